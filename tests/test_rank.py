"""Places in order: the invented province of the guide, worked by hand, and what each rule makes of the smallest sources."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from planctl.numbers.units import PERCENT
from tests.conftest import Run
from tests.test_docs import FILE, ROOT

PROVINCE, PROVINCE_ZH = (
    dict(FILE.findall((ROOT / "docs" / name).read_text("utf-8")))["province.csv"] for name in ("province.md", "province.zh.md")
)
HEAD = "place,indicator,period,unit,attribute,direction,value,growth,bound,target"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("province.csv").write_text(PROVINCE, encoding="utf-8")
    return tmp_path


def ranked(run: Run, *line: str) -> list[dict[str, Any]]:
    ran = run("rank", *line, "--json")
    assert (ran.code, ran.err) == (0, "")
    rows: list[dict[str, Any]] = ran.json["results"]
    return rows


def order(rows: list[dict[str, Any]]) -> dict[str, tuple[int, int, int] | str]:
    """Each place with its rank and the first and last that it can have, or the reason why it has none."""
    return {
        row["place"]: row["reason"] if row["rank"] is None else (row["rank"], row["range"]["first"], row["range"]["last"])
        for row in rows
    }


def table(*rows: str, head: str = HEAD, name: str = "rows.csv") -> str:
    Path(name).write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    return name


def plan(place: str, indicators: str, **about: str) -> str:
    """A plan of a place with the indicator GDP."""
    folder = Path("plans", place)
    folder.mkdir(parents=True, exist_ok=True)
    more = "".join(f", {name}: {said}" for name, said in about.items())
    text = f"about: {{id: plan-2024, name: 计划, year: 2024, place: {place}{more}}}\nindicators:\n  GDP:\n    {{{indicators}}}\n"
    (folder / "plan.yaml").write_text(text, encoding="utf-8")
    return str(folder)


GDP = "name: 地区生产总值, unit: 亿元, nature: flow, direction: higher"

# Worked by hand. Growth: 6 stands for 5.5 to 6.5, so it may lie below 6.4 (from 6.35 on) and above 5.6 (up to 5.65), not below 5.2.
BY_GROWTH = {
    "Meixi": (1, 1, 1),  # 7.1
    "Fengtai": (2, 2, 2),  # 6.8
    "Anhe": (3, 3, 5),  # 6.4: with Kuixing and 6
    "Kuixing": (3, 3, 5),  # 6.4
    "Changting": (5, 5, 6),  # 6.1: with 6
    "Jingkou": (6, 3, 9),  # 6
    "Baishi": (7, 6, 8),  # 5.9: with Nanping and 6
    "Nanping": (7, 6, 8),  # 5.9
    "Dongpu": (9, 8, 9),  # 5.6: with 6
    "Lingbei": (10, 10, 10),  # 5.2
    "Qingshui": (11, 11, 11),  # 4.8
    "Guanshan": "no_growth",
}
# 2 x the rank by GDP + 1 x that by INDUSTRY, by 3. By INDUSTRY they are 1, 3, 2, 3, 8, 6, 6, 9, 11, 10; the ties 3-4 and 6-7.
BY_SCORE = {
    "Meixi": ("1.00", 1, 1, 1),
    "Fengtai": ("2.33", 2, 2, 2),  # 7/3 to 8/3: at the most as much as Anhe at the least
    "Anhe": ("2.67", 3, 2, 3),  # 8/3 to 12/3
    "Changting": ("4.33", 4, 4, 6),  # 13/3 to 16/3
    "Kuixing": ("4.67", 5, 4, 6),  # 14/3 to 18/3
    "Baishi": ("6.67", 6, 5, 8),  # 18/3 to 23/3: at the least as much as Kuixing at the most
    "Nanping": ("6.67", 6, 5, 8),
    "Jingkou": ("7.00", 8, 4, 8),  # 15/3 to 27/3
    "Dongpu": ("9.67", 9, 8, 9),  # 27/3 to 29/3: at the least as much as Jingkou at the most
    "Lingbei": ("10.00", 10, 10, 10),
}
# Of the year's target, in per cent: the intervals of two or three digits.
BY_COMPLETION = {
    "Meixi": (1, 1, 1),  # 2.98 of 3.7: 80.41 to 80.68
    "Jingkou": (2, 2, 2),  # 8.85 of 11.2: 78.97 to 79.06
    "Nanping": (3, 3, 3),  # 13.9 of 18.0: 76.94 to 77.50
    "Anhe": (4, 4, 4),  # 9.31 of 12.18: 76.40 to 76.48
    "Changting": (5, 5, 6),  # 15.6 of 20.5: 75.85 to 76.34
    "Fengtai": (6, 5, 6),  # 5.02 of 6.6: 75.98 to 76.14
    "Baishi": (7, 7, 7),  # 6.24 of 8.3: 75.12 to 75.24
    "Guanshan": (8, 8, 9),  # 4.10 of 5.5: 74.45 to 74.64
    "Lingbei": (9, 8, 9),  # 4.62 of 6.2: 74.44 to 74.60
    "Dongpu": (10, 10, 10),  # 21.8 of 30: 72.50 to 72.83
    "Kuixing": (11, 11, 11),  # 3.47 of 4.9: 70.71 to 70.92
    "Qingshui": (12, 12, 12),  # 2.10 of 3.2: 65.47 to 65.78
}


def test_the_counties_of_the_province_by_growth(run: Run) -> None:
    rows = ranked(run, "GDP", "province.csv", "--by", "growth")
    assert order(rows) == BY_GROWTH
    assert list(order(rows)) == list(BY_GROWTH)
    assert {(row["measure"], row["number"]["unit"], row["period"]) for row in rows} == {("published_growth", PERCENT, "2025-Q3")}


def test_the_counties_by_the_completion_of_the_years_target(run: Run) -> None:
    rows = ranked(run, "REVENUE", "province.csv", "--by", "completion")
    assert order(rows) == BY_COMPLETION
    assert {row["measure"] for row in rows} == {"completion_of_year"}


def test_the_counties_by_a_score(run: Run) -> None:
    rows = ranked(run, "GDP", "INDUSTRY", "province.csv", "--by", "growth", "--weights", "GDP=2,INDUSTRY=1")
    scores = [row for row in rows if row["measure"] == "score"]
    ranks = {row["place"]: (f"{row['number']['value']:.2f}", *order([row])[row["place"]]) for row in scores if row["rank"]}
    assert ranks == BY_SCORE
    assert {row["place"]: row["reason"] for row in scores if not row["rank"]} == dict.fromkeys(
        ("Guanshan", "Qingshui"), "too_many_missing"
    )


def test_a_group_of_which_too_much_is_missing_has_no_ranks(run: Run) -> None:
    rows = ranked(run, "PM2.5", "province.csv", "--group", "city")
    east = {"Guanshan": 22.0, "Fengtai": 24.6, "Anhe": 28.4, "Baishi": 31.2, "Changting": 33.0, "Dongpu": 35.1}
    assert [(row["place"], row["number"]["value"]) for row in rows if row["group"] == "Dongjiang"] == list(east.items())
    assert [row["rank"] for row in rows] == [*range(1, 7), *[None] * 6]
    assert {row["reason"] for row in rows[6:]} == {"too_many_missing", "no_level"}


def test_the_two_guides_tell_of_the_same_province() -> None:
    numbers = [re.findall(r"[0-9.]{2,}|n/a", text) for text in (PROVINCE, PROVINCE_ZH)]
    assert numbers[0] == numbers[1]


def test_the_first_word_is_an_indicator_and_files_begin_the_sources(run: Run, folder: Path) -> None:
    (folder / "GDP").mkdir()
    assert order(ranked(run, "GDP", "province.csv", "--by", "growth")) == BY_GROWTH
    assert run("rank", "GDP", "--lang", "en").err == (
        "planctl: no source is named: first the indicators, then files or folders of tables or plans\n"
    )
    assert run("rank", "GDP", "none.csv", "--lang", "en").err == "planctl: none.csv: there is no such CSV or Parquet file\n"
    assert run("rank", "GDP", "REVENU", "province.csv").code == 0  # a part of a name
    assert run("rank", "GPD", "province.csv", "--lang", "en").err == "planctl: there is no “GPD”; did you mean GDP?\n"


def test_equal_ranks_are_both_among_the_first(run: Run) -> None:
    rows = ranked(run, "GDP", "province.csv", "--by", "growth", "--top", "3")
    assert [row["place"] for row in rows] == ["Meixi", "Fengtai", "Anhe", "Kuixing"]


def test_a_place_keeps_its_rank_among_all(run: Run) -> None:
    assert order(ranked(run, "GDP", "province.csv", "--by", "growth", "--place", "kuix, Lingbei")) == {
        "Kuixing": (3, 3, 5),
        "Lingbei": (10, 10, 10),
    }
    assert "may be any of Anhe, " in run("rank", "GDP", "province.csv", "--place", "n", "--lang", "en").err
    assert "there is no “zz”" in run("rank", "GDP", "province.csv", "--place", "zz", "--lang", "en").err


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            ["GDP", "PM2.5", "--weights", "GDP=1,PM2.5=1"],
            "indicators of different attributes are not made one score: GDP (expected), PM2.5 (binding)",
        ),
        (["GDP", "REVENUE", "--weights", "GDP=1"], "--weights: give each indicator one weight: GDP, REVENUE"),
        (["GDP", "--weights", "GDP=0"], "--weights: give each indicator one weight: GDP"),
        (["GDP", "--weights", "GDP"], "--weights: “GDP” is none: write GDP=2,INVEST=1"),
        (["GDP", "--weights", "GDP=x"], "--weights: “x” is no number"),
        (["GDP", "--group", "region"], "--group: the tables have no column “region”"),
        (["GDP", "--period", "2021-2025"], "--period: “2021-2025” is none: write 2024, 2024-H1, 2024-Q3 or 2024-06"),
        (["GDP", "--by", "gap"], "there are no figures to rank by: GDP"),
        (["GDP", "-o", "ranks.docx"], "-o: the file's name may end in .svg, .html"),
    ],
)
def test_what_is_refused(run: Run, line: list[str], said: str) -> None:
    at = next((at for at, word in enumerate(line) if word.startswith("-")), len(line))
    ran = run("rank", *line[:at], "province.csv", *line[at:], "--lang", "en")
    assert (ran.code, ran.out, ran.err) == (2, "", f"planctl: {said}\n")


def test_a_place_in_two_groups_is_refused(run: Run) -> None:
    rows = table("甲,GDP,2024,1,东", "甲,GDP,2023,1,西", head="place,indicator,period,value,city")
    assert run("rank", "GDP", rows, "--group", "city", "--lang", "en").err == "planctl: --group: 甲 is in 东 and in 西\n"


def test_without_a_direction_places_stand_by_size_and_have_no_score(run: Run) -> None:
    rows = table(*(f"{place},POP,2024,万人,,,{value},,," for place, value in {"甲": 3, "乙": 40, "丙": 20}.items()))
    assert list(order(ranked(run, "POP", rows))) == ["乙", "丙", "甲"]
    assert "by size only, for neither side is declared to be better" in run("rank", "POP", rows, "-f", "table", "--lang", "en").out
    assert run("rank", "POP", rows, "--weights", "POP=1", "--lang", "en").err == "planctl: no score without a better side: POP\n"


def test_less_comes_first_where_it_is_better(run: Run) -> None:
    rows = table(*(f"{place},X,2024,人,,lower,{value},,," for place, value in {"甲": 3, "乙": 1, "丙": 1}.items()))
    assert order(ranked(run, "X", rows)) == {"丙": (1, 1, 1), "乙": (1, 1, 1), "甲": (3, 3, 3)}  # counts are exact


def test_the_default_period_is_the_latest_with_numbers_and_09_is_three_quarters(run: Run) -> None:
    rows = table("甲,GDP,2024-09,亿元,,higher,5,,,", "乙,GDP,2024-Q3,亿元,,higher,6,,,", "乙,GDP,2024,亿元,,higher,,,,9")
    found = ranked(run, "GDP", rows)
    assert (order(found), found[0]["period"]) == ({"乙": (1, 1, 1), "甲": (2, 2, 2)}, "2024-Q3")
    assert order(ranked(run, "GDP", rows, "--period", "2024-12")) == dict.fromkeys(["乙", "甲"], "no_level")


def test_published_and_implied_growth_are_never_in_one_ranking(run: Run) -> None:
    def rows(published: int) -> str:
        first = [f"{place},GDP,2023,亿元,,higher,100,,," for place in "甲乙丙丁戊"]
        return table(
            *first, *(f"{place},GDP,2024,亿元,,higher,108.0,{'5.0' * (at < published)},," for at, place in enumerate("甲乙丙丁戊"))
        )

    by_published = ranked(run, "GDP", rows(4), "--by", "growth")
    assert ({row["measure"] for row in by_published}, order(by_published)["戊"]) == ({"published_growth"}, "no_growth")
    by_implied = ranked(run, "GDP", rows(3), "--by", "growth")
    assert {(row["measure"], row["number"]["value"]) for row in by_implied} == {("implied_growth", 8.0)}


def test_implied_growth_has_the_interval_of_its_levels(run: Run) -> None:
    rows = table(
        *(
            f"{place},GDP,{year},亿元,,higher,{value},,,"
            for place, two in {"甲": (3, 4), "乙": (30.0, 36.0)}.items()
            for year, value in zip((2023, 2024), two, strict=True)
        )
    )
    found = ranked(run, "GDP", rows, "--by", "growth")
    assert order(found) == {"甲": (1, 1, 2), "乙": (2, 1, 2)}
    assert found[0]["number"]["interval"] == [0.0, 80.0]


def test_a_share_grows_in_points_and_an_order_has_no_rate(run: Run) -> None:
    for unit, reason in {"%": "in_points", "位次": "only_ranks"}.items():
        rows = table(*(f"{place},X,{year},{unit},,higher,{year - 2000},,,30" for place in "甲乙" for year in (2023, 2024)))
        assert set(order(ranked(run, "X", rows, "--by", "growth", "--period", "2024")).values()) == {"no_growth"}
        assert set(order(ranked(run, "X", rows, "--by", "completion", "--period", "2024")).values()) == {reason}


def test_the_gap_is_beyond_the_target_in_the_direction_of_what_is_better(run: Run) -> None:
    rows = table("甲,X,2024,μg/m³,,lower,28.5,,at_most,30", "乙,X,2024,μg/m³,,lower,31,,at_most,30")
    found = ranked(run, "X", rows, "--by", "gap")
    assert [(row["place"], row["number"]["value"], row["rank"]) for row in found] == [("甲", 1.5, 1), ("乙", -1.0, 2)]


def test_a_target_for_growth_is_in_the_rows_of_per_cent(run: Run) -> None:
    rows = table(
        *(
            f"{place},GDP,2024,{unit},,higher,{value},,,{target}"
            for place, growth in {"甲": "6.1", "乙": "5.0"}.items()
            for unit, value, target in (("亿元", 100, ""), ("%", growth, 5.5))
        )
    )
    found = ranked(run, "GDP", rows, "--by", "gap")
    assert [(row["place"], row["number"]["value"], row["number"]["unit"], row["measure"]) for row in found] == [
        ("甲", 0.6, "percentage_points", "gap_of_growth"),
        ("乙", -0.5, "percentage_points", "gap_of_growth"),
    ]
    assert [row["number"]["value"] for row in ranked(run, "GDP", rows, "--by", "growth")] == [6.1, 5.0]


def test_a_row_that_does_not_fit_is_told(run: Run) -> None:
    rows = table('甲,X,2024,亿元,,higher,"1,000",,,', *(f"{place},X,2024,亿元,,higher,5,,," for place in "乙丙丁戊"))
    assert order(ranked(run, "X", rows))["甲"] == "set_aside"
    assert run("rank", "X", rows, "--json").json["summary"]["set_aside"] == 1


def test_over_a_fifth_missing_there_are_no_ranks(run: Run) -> None:
    for having, reasons in ((4, {None}), (3, {"too_many_missing"})):
        known = [f"{place},X,2024,亿元,,higher,{at},,," for at, place in enumerate("甲乙丙丁"[:having])]
        missing = [f"{place},X,2023,亿元,,higher,5,,," for place in ("戊" if having == 4 else "丁戊")]
        found = ranked(run, "X", table(*known, *missing), "--period", "2024")
        assert {row["reason"] for row in found if row["number"]["value"] is not None} == reasons


def test_plans_are_ranked_with_what_they_know_more(run: Run) -> None:
    plan("甲", f"{GDP}, growth_prices: constant, actual: {{2024: [{{value: 5, bound: over}}, {{growth: 6.0}}]}}")
    plan("乙", f"{GDP}, growth_prices: constant, actual: {{2024: [{{value: 90000}}, {{growth: 5.0}}]}}".replace("亿元", "万元"))
    plan("丙", f"{GDP}, growth_prices: current, actual: {{2024: [{{value: 4.0}}, {{growth: 9.0}}]}}")
    plan("丁", f"{GDP}, growth_prices: constant, actual: {{2024: [{{value: 3.0, scope: 四镇}}, {{growth: 4.0}}]}}")
    plan("戊", f"{GDP}, actual: {{2024: [{{value: 2.0}}, {{growth: 7.0}}]}}")
    level = ranked(run, "GDP", "plans")
    assert order(level) == {"乙": (1, 1, 2), "甲": (2, 1, 2), "丙": (3, 3, 3), "戊": (4, 4, 4), "丁": "scope_differs"}
    assert (level[0]["number"]["value"], level[0]["number"]["unit"]) == (9.0, "亿元")
    growth = ranked(run, "GDP", "plans", "--by", "growth")
    assert order(growth) == {"戊": (1, 1, 1), "甲": (2, 2, 2), "乙": (3, 3, 3), "丁": (4, 4, 4), "丙": "price_basis_differs"}


def test_units_that_can_not_be_converted_are_not_compared(run: Run) -> None:
    for place in "甲乙丙丁":
        plan(place, f"{GDP}, actual: {{2024: [{{value: 5}}]}}")
    plan("戊", f"{GDP}, actual: {{2024: [{{value: 6}}]}}".replace("亿元", "亿美元"))
    assert order(ranked(run, "GDP", "plans"))["戊"] == "units_differ"


def test_pace_goes_by_the_schedule_and_only_of_what_adds_up(run: Run) -> None:
    even = plan("甲", f"{GDP}, actual: {{2024-H1: [{{value: 60.0}}]}}, target: {{2024: [{{value: 100}}]}}")
    late = plan("乙", f"{GDP}, schedule: {{H1: 30}}, actual: {{2024-H1: [{{value: 50.0}}]}}, target: {{2024: [{{value: 100}}]}}")
    rows = ranked(run, "GDP", even, late, "--by", "pace")
    assert [(row["place"], row["number"]["value"]) for row in rows] == [("乙", 20.0), ("甲", 10.3)]  # 60 less 182/366
    stock = plan(
        "甲", f"{GDP}, actual: {{2024-H1: [{{value: 60.0}}]}}, target: {{2024: [{{value: 100}}]}}".replace("flow", "stock")
    )
    assert order(ranked(run, "GDP", stock, late, "--by", "pace", "--period", "2024-06"))["甲"] == "not_additive"


def test_plans_are_grouped_by_the_larger_place(run: Run) -> None:
    for place, city in {"甲": "东市", "乙": "西市", "丙": "东市"}.items():
        plan(place, f"{GDP}, actual: {{2024: [{{value: {ord(place)}}}]}}", within=city)
    assert [(row["group"], row["place"], row["rank"]) for row in ranked(run, "GDP", "plans", "--group", "within")] == [
        ("东市", "甲", 1),
        ("东市", "丙", 2),
        ("西市", "乙", 1),
    ]
    assert (
        run("rank", "GDP", "plans", "--group", "city", "--lang", "en").err
        == "planctl: --group: plans are grouped by `within` only\n"
    )


def test_the_order_of_the_sources_changes_nothing(run: Run) -> None:
    named = [
        plan(place, f"{GDP}, actual: {{2024: [{{value: {value}}}]}}")
        for place, value in {"甲": "5", "乙": "5.2", "丙": "5.2"}.items()
    ]
    assert ranked(run, "GDP", *named) == ranked(run, "GDP", *named[::-1])


def test_what_two_plans_of_a_place_say_differently_is_not_ranked(run: Run) -> None:
    first = plan("甲", f"{GDP}, actual: {{2024: [{{value: 5.0}}]}}")
    Path("again").mkdir()
    Path("again", "plan.yaml").write_text(Path(first, "plan.yaml").read_text("utf-8").replace("5.0", "5.1"), encoding="utf-8")
    assert order(ranked(run, "GDP", first, "again", "--period", "2024")) == {"甲": "figures_differ"}


def test_plans_and_tables_are_ranked_together(run: Run) -> None:
    named = plan("甲", f"{GDP}, actual: {{2024: [{{value: 5.0}}]}}")
    rows = table("乙,地区生产总值,2024,亿元,,higher,6.0,,,")
    assert order(ranked(run, "GDP", named, rows)) == {"乙": (1, 1, 1), "甲": (2, 2, 2)}


def test_a_broken_plan_ends_the_run_with_its_place(run: Run) -> None:
    named = plan("甲", f"{GDP}, actual: {{2024: [{{value: 5,0}}]}}")
    ran = run("rank", "GDP", named, "--lang", "en")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("plans/甲/plan.yaml:4:")


def test_a_picture_has_a_dot_and_a_line_for_each_number(run: Run) -> None:
    assert run("rank", "GDP", "province.csv", "--by", "growth", "-o", "ranks.svg", "--lang", "en").code == 0
    picture = Path("ranks.svg").read_text("utf-8")
    assert picture.count("<circle") == 11
    assert 'aria-label="Jingkou: rank 3–9, 6%"' in picture
    assert 'aria-label="Guanshan: rank —, no published growth"' in picture


def test_a_page_has_the_picture_and_the_table(run: Run) -> None:
    assert run("rank", "GDP", "INDUSTRY", "province.csv", "--by", "growth", "-o", "ranks.html", "--lang", "en").code == 0
    page = Path("ranks.html").read_text("utf-8")
    assert page.count("<circle") == 22
    assert "<td>Jingkou</td><td>3–9</td><td>9</td>" in page


def test_a_pipe_gets_what_the_table_shows(run: Run) -> None:
    ran = run("rank", "GDP", "province.csv", "--by", "growth", "--place", "Jingkou", "--lang", "en")
    assert ran.out.splitlines()[1] == "\t".join(
        ["", "6", "3", "9", "Jingkou", "", "GDP", "GDP", "", "2025-Q3", "published_growth", "exact", "6", "%", "5.5", "6.5", ""]
    )
    assert ran.err.splitlines()[0] == "more is better; 11 of 12 places have a number"
