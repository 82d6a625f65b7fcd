"""Named projects with their stages and progress, and official totals against their parts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Golden, Run

PLAN = """
about: {id: county-2024, name: {zh: 某县2024年计划}, year: 2024, source: report}
sources: {report: {title: {zh: 计划报告}}}
chains: {food: {zh: 食品加工, en: Food processing}}
categories: {city: {zh: 现代化城市, en: Modern city}, rural: {zh: 现代化农业农村, en: Modern countryside}}
projects:
  HEHUA:
    name: {zh: 荷花水库, en: Hehua Reservoir}
    category: rural
    unit: 亿元
    actual: {2023: [{stage: continuing, at: 24}, {progress: 31, of: works, at: 24}, {value: 7.7, at: 24}]}
    target: {2024: [{stage: completed, at: 47}, {progress: 45, of: main_works, at: 47}]}
  LIUYUAN:
    name: {zh: 柳园水库, en: Liuyuan Reservoir}
    category: rural
    actual: {2023: [{progress: 78, of: works, at: 24}]}
    target: {2024: [{progress: 95, of: works, at: 47}]}
  MILL:
    name: {zh: 面粉厂}
    category: city
    chain: food
    place: {zh: 水口, en: Shuikou}
    kind: programme
    target: {2024: [{stage: new, at: 43}]}
totals:
  COUNT:
    name: {zh: 项目数, en: Projects}
    measure: count
    unit: 个
    parts: {category: [COUNT-CITY, COUNT-RURAL]}
    target: {2024: [{value: 172, at: 39}]}
  COUNT-CITY: {name: {zh: 城市项目数}, measure: count, unit: 个, category: city, target: {2024: [{value: 112, at: 39}]}}
  COUNT-RURAL: {name: {zh: 农村项目数}, measure: count, unit: 个, category: rural, target: {2024: [{value: 60, at: 39}]}}
  NEW: {name: {zh: 新开工数}, measure: count, unit: 个, stage: new, target: {2024: [{value: 85, at: 107}]}}
  BINDING: {name: {zh: 约束性指标数}, measure: indicators, unit: 项, attribute: binding, target: {2024: [{value: 7, at: 37}]}}
"""


def ids(run: Run, *options: str) -> list[str]:
    return [row["id"] for row in run("projects", "--json", *options, plan=PLAN).json["results"]]


def total_ids(run: Run, *options: str) -> list[str]:
    return [row["id"] for row in run("projects", "--json", *options, plan=PLAN).json["summary"]["totals"]]


def rows(run: Run) -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in run("projects", "--json", plan=PLAN).json["results"]}


def test_progress_of_one_whole_has_points_to_go(run: Run) -> None:
    row = rows(run)["LIUYUAN"]
    assert (row["progress"]["value"], row["progress_planned"]["value"]) == (78, 95)
    # 94.5 - 78.5 to 95.5 - 77.5
    assert row["points_to_go"] == {
        "value": 17,
        "unit": "percentage_points",
        "bound": "exact",
        "interval": [16, 18],
        "reason": None,
    }


def test_shares_of_different_wholes_have_none(run: Run) -> None:
    row = rows(run)["HEHUA"]
    assert (row["progress"]["value"], row["progress"]["of"]) == (31, "works")
    assert (row["progress_planned"]["value"], row["progress_planned"]["of"]) == (45, "main_works")
    assert row["points_to_go"] == {
        "value": None,
        "unit": "percentage_points",
        "bound": None,
        "interval": None,
        "reason": "base_differs",
    }


def test_a_project_without_a_planned_progress_has_nothing_to_go(run: Run) -> None:
    row = rows(run)["MILL"]
    assert (row["progress"], row["progress_planned"], row["points_to_go"]) == (None, None, None)


def test_stages_investment_and_names(run: Run) -> None:
    row = rows(run)["HEHUA"]
    assert (row["stage"]["stage"], row["stage"]["paragraph"]) == ("continuing", 24)
    assert (row["stage_planned"]["stage"], row["stage_planned"]["paragraph"]) == ("completed", 47)
    assert (row["investment"]["value"], row["investment"]["unit"]) == (7.7, "亿元")
    assert (row["category"], row["category_zh"], row["category_en"]) == ("rural", "现代化农业农村", "Modern countryside")
    mill = rows(run)["MILL"]
    assert (mill["stage"], mill["investment"]) == (None, None)
    assert (mill["kind"], mill["chain"], mill["chain_zh"], mill["chain_en"]) == ("programme", "food", "食品加工", "Food processing")
    assert (mill["place_zh"], mill["place_en"], mill["name_en"]) == ("水口", "Shuikou", None)


def test_words_stand_where_a_project_has_no_stage(run: Run) -> None:
    plan = """
projects:
  FILM: {name: {zh: 薄膜技改}, target: {2024: [{stage: continuing, at: 53}, {text: {zh: 达产, en: reaches design output}, at: 69}]}}
  PARK: {name: {zh: 农旅产业园, en: Farm park}, actual: {2023: [{text: {zh: 开门迎客, en: open to visitors}, at: 21}]}}
"""
    english, chinese = (run("projects", "--format", "md", "--lang", language, plan=plan).out for language in ("en", "zh"))
    assert english == (
        "| Group | Projects |\n"
        "| --- | ---: |\n"
        "| All | 2 |\n"
        "| ·continuing | 1 |\n"
        "| ·no stage given | 1 |\n\n"
        "| Project | Stage | Planned |\n"
        "| --- | --- | --- |\n"
        "| 薄膜技改 | — | continuing, reaches design output |\n"
        "| Farm park | open to visitors | — |\n\n"
        "- 2 projects\n"
    )
    assert chinese.splitlines()[8:10] == [
        "| 薄膜技改 | — | 续建、达产 |",
        "| 农旅产业园 | 开门迎客 | — |",
    ]
    film, park = run("projects", "--json", plan=plan).json["results"]
    assert (park["stage"], park["words"]["text_zh"], park["words_planned"]) == (None, "开门迎客", None)
    assert (film["stage_planned"]["stage"], film["words_planned"]["text_en"]) == ("continuing", "reaches design output")


PLANNED = """
about: {id: county, name: {zh: 某县计划}, year: 2024, source: report}
sources: {report: {title: {zh: 计划报告}}}
projects:
  PARK:
    name: {zh: 光伏产业园, en: Solar park}
    unit: 亿元
    planned_investment: {value: 120, bound: over, at: 12}
    actual: {2023: [{text: {zh: 落地, en: landed}, at: 11}]}
"""


def test_a_planned_investment_is_of_no_year(run: Run) -> None:
    shown = {language: run("show", "PARK", "--format", "md", "--lang", language, plan=PLANNED).out for language in ("zh", "en")}
    assert shown["en"].splitlines()[-4:-2] == [
        "| 2023 | actual | words | landed | P11 |",
        "| — | target | value | \\>120 (100m yuan) | P12 |",
    ]
    assert shown["zh"].splitlines()[-3] == "| — | 目标 | 数值 | 超120亿元 | P12 |"
    (row,) = run("projects", "--json", plan=PLANNED).json["results"]
    assert {name: row["investment"][name] for name in ("period", "role", "value", "bound", "unit", "paragraph")} == {
        "period": "",
        "role": "target",
        "value": 120,
        "bound": "over",
        "unit": "亿元",
        "paragraph": 12,
    }


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("zh", "PARK 光伏产业园 落地 超120亿元（计划） P11 P12"),
        ("en", "PARK Solar park landed >120 (100m yuan), planned P11 P12"),
    ],
)
def test_a_planned_investment_is_marked(run: Run, language: str, line: str) -> None:
    wide = run("projects", "-f", "wide", "--lang", language, plan=PLANNED).out
    assert line in [" ".join(each.split()) for each in wide.splitlines()]


def test_an_inferred_category_has_a_star_and_a_line(run: Run) -> None:
    plan = """
categories: {rural: {zh: 农业农村, en: Countryside}}
inferences: {kind: {zh: 按工程性质, en: by its kind}}
projects:
  PARK:
    name: {zh: 产业园, en: Park}
    category: rural
    category_basis: inferred
    category_reason: kind
    target: {2024: [{stage: new, at: 10}]}
  ROAD: {name: {zh: 公路, en: Road}, category: rural, target: {2024: [{stage: new, at: 24}]}}
"""
    english, chinese = (run("projects", "--format", "md", "--lang", language, plan=plan).out for language in ("en", "zh"))
    assert english.splitlines() == [
        "**Countryside**",
        "",
        "| Project | Planned |",
        "| --- | --- |",
        "| Park\\* | new |",
        "| Road | new |",
        "",
        "- 2 projects",
        "- \\* the category is inferred, not stated by the plan",
    ]
    assert chinese.splitlines()[-2:] == ["- 共 2 个项目", "- \\* 类别为推断，非原文"]
    stated = plan.replace("category_basis: inferred", "category_basis: stated")
    assert "\\*" not in run("projects", "--format", "md", plan=stated).out
    bases = [row["category_basis"] for row in run("projects", "--json", plan=plan).json["results"]]
    assert bases == ["inferred", "stated"]


@pytest.mark.parametrize(
    ("options", "found", "totals"),
    [
        ((), ["MILL", "HEHUA", "LIUYUAN"], ["COUNT", "COUNT-CITY", "COUNT-RURAL", "NEW"]),
        (("--category", "rural"), ["HEHUA", "LIUYUAN"], ["COUNT-RURAL"]),
        (("--category", "city"), ["MILL"], ["COUNT-CITY"]),
        (("--chain", "food"), ["MILL"], []),
        (("--stage", "new"), ["MILL"], ["NEW"]),
        (("--stage", "continuing"), ["HEHUA"], []),
        (("--stage", "completed"), ["HEHUA"], []),
        (("--stage", "signed"), [], []),
        (("--category", "rural", "--stage", "new"), [], []),
    ],
)
def test_filters_hold_for_projects_and_totals(run: Run, options: tuple[str, ...], found: list[str], totals: list[str]) -> None:
    assert ids(run, *options) == found
    assert total_ids(run, *options) == totals


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--category", "rurel"), "planctl: --category: there is no “rurel”; did you mean rural?\n"),
        (("--chain", "steel"), "planctl: --chain: there is no “steel”; there is: food\n"),
    ],
)
def test_a_part_that_the_plan_does_not_have_is_refused(run: Run, options: tuple[str, ...], said: str) -> None:
    assert run("projects", *options, plan=PLAN) == (2, "", said)


def test_rows_are_sorted_with_the_unknown_last(run: Run) -> None:
    assert ids(run, "--sort", "progress") == ["HEHUA", "LIUYUAN", "MILL"]
    assert ids(run, "--sort", "progress", "--reverse") == ["LIUYUAN", "HEHUA", "MILL"]
    assert ids(run, "--sort", "points_to_go") == ["LIUYUAN", "MILL", "HEHUA"]
    assert ids(run, "--reverse") == ["LIUYUAN", "HEHUA", "MILL"]


def sums(run: Run, measure: str, total: str, *parts: str, bound: str = "exact") -> list[dict[str, Any]]:
    """The sums of a plan whose total T has these parts."""
    names = [f"P{number}" for number in range(len(parts))]
    unit = "个" if measure == "count" else "亿元"
    records = [
        f"  {name}: {{name: {{zh: {name}}}, measure: {measure}, unit: {unit}, target: {{2024: [{part}]}}}}\n"
        for name, part in zip(names, parts, strict=True)
    ]
    whole = f"""
totals:
  T:
    name: {{zh: 总数}}
    measure: {measure}
    unit: {unit}
    parts: {{category: [{", ".join(names)}]}}
    target: {{2024: [{{value: {total}, bound: {bound}, at: 1}}]}}
"""
    found: list[dict[str, Any]] = run("projects", "--json", plan=whole + "".join(records)).json["summary"]["sums"]
    return found


def value(number: str) -> str:
    return f"{{value: {number}, at: 1}}"


def test_the_four_categories_add_up(run: Run) -> None:
    assert sums(run, "count", "227", *map(value, ("112", "60", "51", "4"))) == [
        {
            "id": "T",
            "name_zh": "总数",
            "name_en": None,
            "unit": "个",
            "unit_en": "projects",
            "period": "2024",
            "role": "target",
            "division": "category",
            "total": 227,
            "parts": [112, 60, 51, 4],
            "sum": 227,
            "difference": 0,
            "allowance": 0,
            "explained": True,
        }
    ]


@pytest.mark.parametrize(
    ("total", "difference", "explained"),
    [
        ("928.2", -0.3, False),
        ("928.3", -0.2, True),
        ("928.5", 0, True),
        ("928.6", 0.1, True),
        ("928.7", 0.2, True),
        ("928.8", 0.3, False),
    ],
)
def test_rounding_of_five_figures_explains_a_quarter(run: Run, total: str, difference: float, explained: bool) -> None:
    # 306.1 + 412.3 + 209 + 1.1 = 928.5, and the total: ± 0.05 each
    (found,) = sums(run, "investment", total, *map(value, ("306.1", "412.3", "209", "1.1")))
    assert (found["sum"], found["difference"], found["allowance"], found["explained"]) == (928.5, difference, 0.25, explained)


@pytest.mark.parametrize(
    ("total", "difference", "explained"),
    [("2.5", -1.5, False), ("3.85", -0.15, True), ("4", 0, True), ("5", 1, True), ("6", 2, False)],
)
def test_the_edges_of_what_rounding_explains(run: Run, total: str, difference: float, explained: bool) -> None:
    (found,) = sums(run, "year_investment", total, value("1"), value("3"))
    assert (found["difference"], found["explained"]) == (difference, explained)


def test_a_difference_of_all_that_rounding_allows_is_explained(run: Run) -> None:
    # ± 0.5 each
    (found,) = sums(run, "investment", "12", *map(value, ("1", "3", "5")))
    assert (found["difference"], found["allowance"], found["explained"]) == (3, 2, False)
    (found,) = sums(run, "investment", "11", *map(value, ("1", "3", "5")))
    assert (found["difference"], found["allowance"], found["explained"]) == (2, 2, True)


def test_counts_are_not_rounded(run: Run) -> None:
    (found,) = sums(run, "count", "228", *map(value, ("112", "60", "51", "4")))
    assert (found["difference"], found["allowance"], found["explained"]) == (1, 0, False)


@pytest.mark.parametrize("part", ["{value: 60, bound: at_least, at: 1}", "{growth: 7, at: 1}"])
def test_no_sum_with_a_bound_or_missing_part(run: Run, part: str) -> None:
    assert sums(run, "count", "172", value("112"), part) == []


def test_there_is_no_sum_to_a_total_that_is_a_bound(run: Run) -> None:
    assert sums(run, "count", "172", value("112"), value("60"), bound="at_least") == []
    assert len(sums(run, "count", "172", value("112"), value("60"), bound="reach")) == 1


LIST = Path(__file__).parent / "plans" / "projects.yaml"
"""A city's list of key projects with its quarters; the answers, worked by hand, are in the comment that it opens with."""


@pytest.mark.parametrize(
    ("day", "period", "both", "money", "time", "started"),
    [
        ("2024-03-31", None, 0, None, None, (0, 0, None)),
        ("2024-04-30", "2024-Q1", 4, 18.4, 24.9, (1, 1, 100)),
        ("2024-07-31", "2024-H1", 6, 41.7, 49.7, (2, 3, 66.7)),
        ("2024-10-31", "2024-Q3", 7, 68.4, 74.9, (3, 3, 100)),
        ("2025-01-31", "2024", 7, 101.6, 100, (3, 3, 100)),
    ],
)
def test_money_and_starts_at_each_quarter(
    run: Run,
    day: str,
    period: str | None,
    both: int,
    money: float | None,
    time: float | None,
    started: tuple[int, int, float | None],
) -> None:
    answer = run("projects", "--json", "--data", str(LIST), "--as-of", day).json
    summary, whole = answer["summary"], answer["summary"]["groups"][0]
    assert (answer["as_of"], summary["period"], whole["with_both"]) == (day, period, both)
    assert [share and share["value"] for share in (whole["share_done"], summary["share_of_time"])] == [money, time]
    share = whole["share_started"]
    assert (whole["started"], whole["stage_known"], share and share["value"]) == started
    assert whole["planned_new"] == 4


def test_groups_add_money_and_never_average_shares(run: Run) -> None:
    groups = run("projects", "--json", "--data", str(LIST), "--as-of", "2024-07-31").json["summary"]["groups"]
    seen = {
        (group["category"], group["stage"]): (
            group["projects"],
            *(group[money]["value"] for money in ("investment", "year_planned", "year_done")),
            group["share_done"] and group["share_done"]["value"],
        )
        for group in groups
    }
    assert seen[None, None] == (9, 180000, 55000, 21700, 41.7)
    assert seen["roads", None] == (4, 89000, 22000, 8500, 38.6)
    assert seen["roads", "preliminary"] == (1, 60, None, None, None)
    assert seen["water", "new"] == (2, 9000, 3000, None, None)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_screen_has_the_groups_and_then_a_list_by_stage(run: Run, golden: Golden, language: str) -> None:
    options = ("--lang", language, "--data", str(LIST), "--as-of", "2024-07-31", "--category", "roads")
    golden(f"projects-{language}.txt", run("projects", "-f", "table", *options).out)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_screen_without_money_counts_the_stages_in_words(run: Run, golden: Golden, language: str) -> None:
    golden(f"projects-stages-{language}.txt", run("projects", "-f", "table", "--lang", language, plan=PLAN).out)


def test_an_observed_total_is_a_share_of_the_year(run: Run) -> None:
    (total,) = run("projects", "--json", "--data", str(LIST), "--as-of", "2024-07-31").json["summary"]["totals"]
    assert [figure["period"] for figure in total["actual"]] == ["2024-H1"]
    assert total["share_done"]["value"] == 40
    assert (
        run("projects", "--json", "--data", str(LIST), "--as-of", "2024-06-30").json["summary"]["totals"][0]["share_done"] is None
    )


def test_no_sum_of_units_that_do_not_convert(run: Run) -> None:
    plan = """
projects:
  ONE: {name: {zh: 甲}, unit: 亿元, planned_investment: {value: 2, at: 1}, target: {2024: [{stage: new, at: 1}]}}
  TWO: {name: {zh: 乙}, unit: 亿美元, planned_investment: {value: 3, at: 2}, target: {2024: [{stage: new, at: 2}]}}
"""
    (group,) = run("projects", "--json", plan=plan).json["summary"]["groups"]
    assert group["investment"] == {"value": None, "decimals": 0, "bound": None, "projects": 2, "reason": "units_differ"}
