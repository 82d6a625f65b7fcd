"""Tables of many places: each row as the figures of one plan are, and none lost."""

from __future__ import annotations

import csv
import signal
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
from hypothesis import strategies as st

from planctl.assess.quantities import OPEN, RATE_DECIMALS, SHARE_DECIMALS, Operand, derive, exact_operand
from planctl.numbers import formulas
from planctl.numbers.formulas import Reason
from planctl.numbers.printed import Bound, decimals, stands_for
from planctl.panel import duckdb_engine
from planctl.panel.columns import IntervalRow, JudgedRow
from planctl.panel.duckdb_engine import REQUIREMENT
from planctl.render import rounding
from planctl.render.rounding import rounded
from tests.conftest import Run, slow_but
from tests.strategies import tried

D = Decimal
BY = ("--by", "indicator")
MORE = pytest.param(20, marks=pytest.mark.slow)
"""How many tables a law is tried with in the slow run, of many rows each."""
COUNTIES = Path(__file__).parent / "panel" / "counties.csv"

HEAD = "place,indicator,period,unit,attribute,direction,value,growth,bound,target"
RESULTS = """\
place,indicator,period,unit,attribute,direction,value,growth,bound,target,base_period,base,implied_growth,implied_growth_reason,\
gap,required_rate,required_rate_reason,share_of_way,share_of_way_reason,verdict,reason
乙县,GDP,2022,亿元,expected,higher,80,,exact,,,,,no_baseline,,,no_target,,no_target,no_target,no_target
乙县,GDP,2023,亿元,expected,higher,78,,at_least,84.0,2022,80,-2.5,,6.0,5.00,,-50.0,,missed,
甲县,GDP,2022,亿元,expected,higher,500,,exact,,,,,no_baseline,,,no_target,,no_target,no_target,no_target
甲县,GDP,2023,亿元,expected,higher,530.0,5.8,at_least,525,2022,500,6.0,,-5.0,5.00,,120.0,,exceeded,
甲县,森林覆盖率,2023,%,binding,higher,61.3,,at_least,61.3,,,,no_baseline,0.0,,no_baseline,,no_baseline,met,
"""
COUNTED = """\
Attr.     Verdict                                             Rows   Share
──────────────────────────────────────────────────────────────────────────
binding   ✓ met                                                  1  100.0%
expected  ✓ better                                               1   50.0%
expected  ✗ missed                                               1   50.0%
expected  · no target                                            2       —
—         set aside: no plain number, or more than 15 digits     1       —

rows judged: 5, written to panel.csv
rows set aside: 1, written to panel.set-aside.csv
"""
COUNTED_ZH = """\
属性    判断                          行数    占比
──────────────────────────────────────────────────
约束性  ✓ 完成                           1  100.0%
预期性  ✓ 好于预期                       1   50.0%
预期性  ✗ 未达预期                       1   50.0%
预期性  · 没有目标                       2       —
—       另列：不是数字，或多于 15 位     1       —

判断的行：5
另列的行：1
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def table(*rows: str, name: str = "rows.csv", head: str = HEAD) -> str:
    Path(name).write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    return name


def written(run: Run, *sources: str, to: str = "panel.csv") -> list[dict[str, str]]:
    ran = run("panel", *sources, "-o", to, "--force", "--json")
    assert (ran.code, ran.err) == (0, "")
    with Path(to).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_each_row_is_measured_and_judged(run: Run) -> None:
    ran = run("panel", str(COUNTIES), "-o", "panel.csv", "--format", "table", "--lang", "en")
    assert (ran.code, ran.out, ran.err) == (0, COUNTED, "")
    assert Path("panel.csv").read_text("utf-8") == RESULTS
    assert (
        Path("panel.set-aside.csv").read_text("utf-8")
        == f"{HEAD},fault\n乙县,森林覆盖率,2023,%,约束性,越高越好,n/a,,at_least,60,not_a_number\n"
    )


def test_without_a_file_rows_are_only_counted(run: Run, folder: Path) -> None:
    assert run("panel", str(COUNTIES), "--format", "table", "--lang", "zh").out == COUNTED_ZH
    assert list(folder.iterdir()) == []


def test_a_pipe_has_beside_the_rows_what_was_set_aside(run: Run) -> None:
    assert run("panel", str(COUNTIES), "--lang", "en").err == "rows judged: 5\nrows set aside: 1\n"


FAULTS = {
    "no_place": ",GDP,2023,亿元,,,1,,,",
    "no_indicator": "甲县,,2023,亿元,,,1,,,",
    "not_a_period": "甲县,GDP,2023年,亿元,,,1,,,",
    "not_a_number": '甲县,GDP,2023,亿元,,,"1,000",,,',
    "unknown_bound": "甲县,GDP,2023,亿元,,,1,,≥,",
    "unknown_direction": "甲县,GDP,2023,亿元,,up,1,,,",
    "unknown_attribute": "甲县,GDP,2023,亿元,mandatory,,1,,,",
}


def test_a_row_that_does_not_fit_is_set_aside_as_it_was_written(run: Run) -> None:
    assert [row["period"] for row in written(run, table(*FAULTS.values(), "甲县,GDP,2022,亿元,,,1,,,"))] == ["2022"]
    head, *aside = Path("panel.set-aside.csv").read_text("utf-8").splitlines()
    assert sorted(aside) == sorted(f"{row},{fault}" for fault, row in FAULTS.items())
    assert head == f"{HEAD},fault"


@pytest.mark.parametrize("fault", slow_but("not_a_number", of=FAULTS))
def test_one_row_that_does_not_fit_is_set_aside(run: Run, fault: str) -> None:
    assert written(run, table(FAULTS[fault], "甲县,GDP,2022,亿元,,,1,,,"))[0]["period"] == "2022"
    assert Path("panel.set-aside.csv").read_text("utf-8") == f"{HEAD},fault\n{FAULTS[fault]},{fault}\n"


NO_NUMBERS = ["01", "1e5", "1_000", "１", "-0", "+1", "inf", "nan", ".5", "1234567890123456", " 1"]


def test_what_is_no_plain_number_is_set_aside(run: Run) -> None:
    rows = [f"甲县,GDP,{year},亿元,,,1,,,{number}" for year, number in enumerate(NO_NUMBERS, 2000)]
    assert written(run, table(*rows)) == []
    assert len(Path("panel.set-aside.csv").read_text("utf-8").splitlines()) == 1 + len(NO_NUMBERS)


@pytest.mark.parametrize("number", slow_but("1e5", of=NO_NUMBERS))
def test_a_column_of_what_is_no_plain_number_is_set_aside(run: Run, number: str) -> None:
    assert written(run, table(f"甲县,GDP,2023,亿元,,,1,,,{number}")) == []


def test_of_rows_with_one_key_none_is_taken(run: Run) -> None:
    twice = [f"甲县,GDP,2023,亿元,,,{value},,," for value in (1, 2)]
    rows = written(run, table("甲县,GDP,2022,亿元,,,8,,,", *twice, "甲县,GDP,2023,%,,,5,,,", "甲县,GDP,2024,亿元,,,9,,,"))
    assert [(row["period"], row["unit"], row["base_period"]) for row in rows] == [
        ("2023", "%", ""),
        ("2022", "亿元", ""),
        ("2024", "亿元", "2022"),
    ]
    assert Path("panel.set-aside.csv").read_text("utf-8").count("repeated") == 2


def test_a_row_is_there_twice_whatever_else_it_says(run: Run) -> None:
    years = [f"甲县,GDP,{year},,,,{year},,," for year in range(1900, 2000)]
    twice = ['甲县,GDP,1999,"",binding,higher,1,,at_least,5', "甲县,GDP,1999-Q1,,,,1,,,", "乙县,GDP,1999,,,,1,,,"]
    rows = written(run, table(*years, *twice))
    assert [(row["place"], row["period"]) for row in rows] == [
        ("乙县", "1999"),
        *(("甲县", str(year)) for year in range(1900, 1999)),
        ("甲县", "1999-Q1"),
    ]


def test_the_base_is_the_latest_earlier_value_of_the_same_part_of_the_year(run: Run) -> None:
    periods = {"2021": 100, "2022-Q1": 20, "2023-Q1": 22, "2023": "", "2024": 121, "2024-Q1": 33}
    rows = written(run, table(*(f"甲县,GDP,{period},亿元,,higher,{value},,,146.41" for period, value in periods.items())))
    assert [
        (row["period"], row["base"], row["implied_growth"] or row["implied_growth_reason"], row["required_rate"]) for row in rows
    ] == [
        ("2021", "", "no_baseline", ""),
        ("2022-Q1", "", "no_baseline", ""),
        ("2023", "100", "no_result", "21.00"),
        ("2023-Q1", "20", "10.0", "632.05"),
        ("2024", "100", "no_baseline", "13.55"),
        ("2024-Q1", "22", "50.0", "565.50"),
    ]


def test_rows_without_a_unit_are_measured_too(run: Run) -> None:
    rows = written(run, table("甲县,X,2022,,,,8,,,", "甲县,X,2023,,,,9,,,10"))
    assert [rows[1][name] for name in ("unit", "implied_growth", "gap", "required_rate", "share_of_way")] == [
        "",
        "12.5",
        "1",
        "25.00",
        "50.0",
    ]


def test_a_gap_of_many_digits_is_that_of_the_decimals(run: Run) -> None:
    figures = [("100000000000000", "0.123"), ("0.0000000000000001", "5"), ("12345678901234.5", "-9876543210987.25")]
    rows = written(run, table(*(f"甲县,X,{2000 + at},,,,{value},,,{target}" for at, (value, target) in enumerate(figures))))
    assert [row["gap"] for row in rows] == [str(D(target) - D(value)) for value, target in figures]


def test_percentages_differ_in_points_and_ranks_have_no_rate(run: Run) -> None:
    rows = written(
        run, table(*(f"甲县,X,{year},{unit},,lower,{year % 100},,,5" for year in (2022, 2023) for unit in ("%", "位次")))
    )
    assert [(row["unit"], row["gap"], row["implied_growth_reason"]) for row in rows if row["period"] == "2023"] == [
        ("%", "-18", "in_points"),
        ("位次", "-18", "only_ranks"),
    ]


# Told apart

MANY = [
    "甲县,GDP,2022,亿元,binding,higher,9.5,,at_least,10",
    "甲县,GDP,2023,亿元,binding,higher,9.75,,at_least,10",
    "甲县,GDP,2024,亿元,binding,higher,11,,at_least,10",
    "乙县,GDP,2022,亿元,expected,higher,9.9,,at_least,10",
    "乙县,GDP,2023,亿元,expected,higher,10,,at_least,10",
    "乙县,GDP,2024,亿元,expected,none,11,,at_least,10",
    "乙县,X,2022,%,expected,lower,7,,at_most,5",
    "乙县,X,2023,%,expected,lower,7,,at_most,4",
    "乙县,X,2024,%,expected,lower,,,at_most,4",
    "乙县,X,2025,%,expected,lower,4.0001,,at_most,4",
]


def test_rows_are_counted_by_place_and_by_period(run: Run) -> None:
    ran = run("panel", table(*MANY), "--by", "place", "--format", "table", "--lang", "en")
    assert (ran.out, ran.err) == (
        """\
Place  Attr.     Verdict               Rows  Share
──────────────────────────────────────────────────
乙县   expected  ✓ met                    1  20.0%
乙县   expected  ✗ missed                 4  80.0%
乙县   expected  · no direction           1      —
乙县   expected  · no such figure yet     1      —
甲县   binding   ✓ better                 1  33.3%
甲县   binding   ✗ missed                 2  66.7%

rows judged: 10
""",
        "",
    )
    rows = run("panel", table(*MANY), "--by", "period,indicator", "--json").json["results"]
    shown = ("indicator", "unit", "period", "attribute", "verdict", "rows", "share", "gap")
    assert [" ".join(map(str, (row[name] for name in shown))) for row in rows] == [
        "GDP 亿元 2022 binding missed 1 100.0 0.5",
        "GDP 亿元 2022 expected missed 1 100.0 0.1",
        "GDP 亿元 2023 binding missed 1 100.0 0.25",
        "GDP 亿元 2023 expected met 1 100.0 0.0",
        "GDP 亿元 2024 binding exceeded 1 100.0 -1.0",
        "GDP 亿元 2024 expected no_direction 1 None -1.0",
        "X % 2022 expected missed 1 100.0 -2",
        "X % 2023 expected missed 1 100.0 -3",
        "X % 2024 expected no_result 1 None None",
        "X % 2025 expected missed 1 100.0 None",
    ]


def test_groups_are_written_to_a_file(run: Run) -> None:
    source = table(*MANY)
    rows = written(run, source, "--by", "indicator")
    assert [" ".join(row.values()) for row in rows] == [
        "GDP 亿元 binding exceeded 1 33.3 -1.00",
        "GDP 亿元 binding missed 2 66.7 0.38",
        "GDP 亿元 expected met 1 50.0 0.00",
        "GDP 亿元 expected missed 1 50.0 0.10",
        "GDP 亿元 expected no_direction 1  -1.00",
        "X % expected missed 3 100.0 ",
        "X % expected no_result 1  ",
    ]
    assert run("panel", source, "--by", "indicator", "-o", "panel.parquet").code == 0
    as_numbers = duckdb.execute("SELECT share, gap FROM 'panel.parquet'").fetchall()
    assert as_numbers == [tuple(float(row[name]) if row[name] else None for name in ("share", "gap")) for row in rows]


def test_what_rows_can_not_be_told_apart_by_is_refused(run: Run) -> None:
    said = "planctl: --by: there is no column value; there are: place, indicator, unit, period\n"
    assert run("panel", str(COUNTIES), "--by", "value", "--lang", "en").err == said


pairs = st.lists(st.tuples(st.decimals(-50, 50, places=2), st.decimals(-50, 50, places=1)), min_size=1, max_size=15)


@pytest.mark.parametrize("budget", [2, MORE])
def test_shares_and_mean_gaps_are_those_of_the_decimals(run: Run, budget: int) -> None:
    tried(budget, st.lists(pairs, min_size=30, max_size=60), lambda series: counted_alike(run, series))


def counted_alike(run: Run, series: list[list[tuple[Decimal, Decimal]]]) -> None:
    rows, answers = [], {}
    for indicator, figures in enumerate(series):
        sides: dict[str, list[Decimal]] = {}
        for step, (value, target) in enumerate(figures):
            rows.append(f"甲县,{indicator:02},{2000 + step},亿元,,higher,{value},,,{target}")
            verdict = "missed" if value < target else "met" if value == target else "exceeded"
            sides.setdefault(verdict, []).append(target - value)
        finest = max(decimals(sum(side, D(0)).normalize()) for side in sides.values())
        for verdict, side in sides.items():
            share = rounded(D(100 * len(side)) / len(figures), 1)
            answers[f"{indicator:02}", verdict] = [str(len(side)), str(share), str(rounded(sum(side) / D(len(side)), finest))]
    source = table(*rows)
    duckdb.execute(f"COPY (SELECT * REPLACE (value::DOUBLE AS value) FROM read_csv('{source}')) TO 'of.parquet'")  # noqa: S608 names of this test
    for file in (source, "of.parquet"):
        found = written(run, file, "--by", "indicator")
        assert {(row["indicator"], row["verdict"]): [row["rows"], row["share"], row["gap"]] for row in found} == answers


# As the decimals say


values = st.one_of(
    st.decimals(-50, 2000, places=1),
    st.sampled_from(["0", "-8", "16", "20", "40", "80", "125", "200", "601.7", "0.05"]).map(D),
    st.decimals(D(10) ** 10, D(10) ** 10 + 1, places=3),
)
ties = st.integers(-2000, 2000).map(lambda steps: [(D(80), None), (80 + steps * D("0.04"), D(120))])
"""Two years, whose growth is half way between two tenths as often as not."""
series = st.lists(st.tuples(values, values | st.none()), min_size=2, max_size=12)


def expected(base: Decimal | None, value: Decimal, target: Decimal | None) -> dict[str, str]:
    """What the decimals' formulas say of a row, printed as a plan prints it."""
    measured: dict[str, Decimal | Reason] = dict.fromkeys(("implied_growth", "required_rate", "share_of_way"), Reason.NO_BASELINE)
    if base is not None:
        measured["implied_growth"] = formulas.growth_rate(base, value)
        if target is not None:
            measured["required_rate"] = formulas.required_rate(base, target, D(1))
            measured["share_of_way"] = formulas.share_of_way(base, value, target)
    if target is None:
        measured["required_rate"] = measured["share_of_way"] = Reason.NO_TARGET
    shown = {"gap": "" if target is None else str(rounded(target - value, max(decimals(value), decimals(target))))}
    for name, answer in measured.items():
        reason = answer if isinstance(answer, Reason) else Reason.OUT_OF_RANGE if abs(answer) >= D(10) ** 15 else None
        digits = RATE_DECIMALS if name == "required_rate" else SHARE_DECIMALS
        shown[name] = "" if reason or isinstance(answer, Reason) else str(rounded(answer, digits))
        shown[f"{name}_reason"] = reason or ""
    return shown


@pytest.mark.parametrize("budget", [3, MORE])
def test_its_digits_and_reasons_are_those_of_the_decimals(run: Run, budget: int) -> None:
    tried(budget, st.lists(series | ties, min_size=40, max_size=80), lambda places: answered_alike(run, places))


def answered_alike(run: Run, places: list[list[tuple[Decimal, Decimal | None]]]) -> None:
    rows, answers = [], []
    for place, figures in enumerate(places):
        for step, (value, target) in enumerate(figures):
            rows.append(f"{place:03},GDP,{2000 + step},亿元,,higher,{value},,,{'' if target is None else target}")
            answers.append(expected(figures[step - 1][0] if step else None, value, target))
    source = table(*rows)
    as_text = written(run, source)
    assert [{name: row[name] for name in answers[0]} for row in as_text] == answers
    assert run("panel", source, "-o", "panel.parquet", "--force", "--json").code == 0
    names = ("implied_growth", "required_rate", "share_of_way", "gap")
    numbers = duckdb.execute(f"SELECT {', '.join(names)} FROM 'panel.parquet'").fetchall()  # noqa: S608 names of columns
    assert numbers == [tuple(float(answer[name]) if answer[name] else None for name in names) for answer in answers]


units = st.sampled_from(["亿元", "个", "%", ""])
bounds = st.sampled_from(["exact", "at_least", "about"])
figures = st.one_of(values, st.sampled_from(["3", "4", "100", "100.0", "99.9", "0", "1", "-2"]).map(D))


def interval(formula: Callable[..., Decimal | Reason], digits: int, *operands: Operand) -> tuple[str, str]:
    """What a plan's row shows of how far an answer can vary."""
    found = rounding.interval(derive(formula, *operands, unit=None, decimals=digits))
    return ("", "") if found is None else (str(found.low), str(found.high))


@pytest.mark.parametrize("budget", [2, MORE])
def test_intervals_are_those_of_the_plans_figures(run: Run, budget: int) -> None:
    tried(
        budget,
        st.lists(st.tuples(units, bounds, figures, figures, figures), min_size=80, max_size=120),
        lambda rows: varied_alike(run, rows),
    )


def varied_alike(run: Run, rows: list[tuple[str, Bound, Decimal, Decimal, Decimal]]) -> None:
    lines, answers = [], []
    for at, (unit, bound, base, value, target) in enumerate(rows):
        lines += [f"{at:03},X,2022,{unit},,,{base},,,", f"{at:03},X,2023,{unit},,,{value},,{bound},{target}"]
        start, now = (Operand(number, stands_for(number, unit or None, share=True), OPEN) for number in (base, value))
        aim = Operand(target, stands_for(target, unit or None, bound, share=True), OPEN)
        gap = interval(formulas.gap, max(decimals(value), decimals(target)), now, aim)
        rates = [
            interval(formulas.growth_rate, SHARE_DECIMALS, start, now),
            interval(formulas.required_rate, RATE_DECIMALS, start, aim, exact_operand(1)),
        ]
        none = [("", "")] * 2
        answers.append([gap, *(none if unit == "%" else rates), interval(formulas.share_of_way, SHARE_DECIMALS, start, now, aim)])
    found = [row for row in written(run, table(*lines), "--intervals") if row["period"] == "2023"]
    names = ("gap", "implied_growth", "required_rate", "share_of_way")
    assert [[(row[f"{name}_low"], row[f"{name}_high"]) for name in names] for row in found] == answers
    assert (
        run("panel", "rows.csv", "--columns", "period,gap_low,gap_high,share_of_way_low", "-o", "panel.parquet", "--force").code
        == 0
    )
    numbers = duckdb.execute("SELECT gap_low, gap_high, share_of_way_low FROM 'panel.parquet' WHERE period = '2023'").fetchall()
    assert numbers == [tuple(float(end) if end else None for end in (*gap, share[0])) for gap, *_, share in answers]


def test_of_gaps_in_fine_steps_only_the_mean_that_they_are_in_is_left_out(run: Run) -> None:
    rows = written(run, table(*(f"甲县,X,{year},,,higher,{value},,,1" for year, value in enumerate(("1.0001", "0.5"), 2000))), *BY)
    assert [(row["verdict"], row["gap"]) for row in rows] == [("exceeded", ""), ("missed", "0.5")]


# Sources


@pytest.mark.parametrize("few", [0, 2, 1000])
def test_words_in_parquet_are_those_of_the_source_in_its_order(run: Run, monkeypatch: pytest.MonkeyPatch, few: int) -> None:
    monkeypatch.setattr(duckdb_engine, "_FEW", few)
    keys = [("a", "X", "2022", None), ("a", "X", "2021-Q1", "it's"), ("B", "Y", "2021", "亿元"), ("乙", "X", "2021", "%")]
    source = table(*(f"{place},{indicator},{period},{unit or ''},,,1,,," for place, indicator, period, unit in keys))
    assert run("panel", source, "--columns", "place,indicator,period,unit,bound", "-o", "panel.parquet").code == 0
    found = duckdb.execute("FROM 'panel.parquet'").fetchall()
    assert found == [(*key, "exact") for key in (keys[2], keys[1], keys[0], keys[3])]


def test_tables_come_as_text_as_decimals_and_as_doubles(run: Run) -> None:
    as_text = table("甲县,GDP,2022,亿元,,,500.50,,,", "甲县,GDP,2023,亿元,,,530.0,,,525")
    assert [row["value"] for row in written(run, as_text)] == ["500.50", "530.0"]
    for kind, shown in (("DECIMAL(9, 2)", ["500.50", "530.00"]), ("DOUBLE", ["500.5", "530"])):
        duckdb.execute(f"COPY (SELECT * REPLACE (value::{kind} AS value) FROM '{as_text}') TO 'of.parquet'")  # noqa: S608 names of this test
        assert [row["value"] for row in written(run, "of.parquet")] == shown


def test_folders_and_patterns_stand_for_their_files_and_folders_for_columns(run: Run, folder: Path) -> None:
    head = HEAD.removeprefix("place,")
    for place in ("place=甲县", "place=乙县"):
        (folder / "all" / place).mkdir(parents=True)
        table("GDP,2023,亿元,,,1,,,", name=f"all/{place}/1.csv", head=head)
    assert {row["place"] for row in written(run, "all")} == {"甲县", "乙县"}
    assert {row["place"] for row in written(run, "all/*甲*/*.csv")} == {"甲县"}


def test_a_file_has_the_columns_that_are_asked_for(run: Run) -> None:
    (*_, row) = written(run, str(COUNTIES), "--columns", "verdict,place,gap")
    assert row == {"verdict": "met", "place": "甲县", "gap": "0.0"}
    assert run("panel", str(COUNTIES), "--columns", "place,gaps", "--lang", "en").err.startswith(
        "planctl: --columns: there is no column gaps; there are: place, indicator, period, unit,"
    )


def test_memory_and_threads_have_limits(run: Run) -> None:
    assert written(run, str(COUNTIES), "--memory", "100MB", "--threads", "1") == written(run, str(COUNTIES))
    assert (
        run("panel", str(COUNTIES), "--memory", "much", "--lang", "en").err
        == "planctl: --memory: much is no size such as 800MB or 2GB\n"
    )
    ran = run("panel", str(COUNTIES), "--memory", "1KB", "--lang", "en")
    assert (ran.code, ran.err[:36]) == (2, "planctl: DuckDB says: Out of Memory ")


def test_a_base_is_the_latest_earlier_value_of_the_same_part_of_the_year(run: Run) -> None:
    years = {"2021": "", "2021-Q1": 5, "2022": 100, "2022-Q1": 6, "2023": "", "2023-Q1": "", "2024": 110, "2024-Q1": 9}
    rows = written(run, table(*(f"{place},GDP,{year},,,,{value},,," for place in "乙甲" for year, value in years.items())))
    found = [(row["place"], row["period"], row["base_period"], row["base"]) for row in rows]
    each = ["", "", "", "2021-Q1 5", "2022 100", "2022-Q1 6", "2022 100", "2022-Q1 6"]
    assert found == [
        (place, year, *(based.split() or ["", ""])) for place in "乙甲" for year, based in zip(years, each, strict=True)
    ]


def test_columns_that_nothing_reads_are_told(run: Run) -> None:
    source = table("甲县,GDP,2023,1,2", head="place,indicator,period,value,targets")
    assert run("panel", source, "--format", "table", "--lang", "zh").out.endswith("判断的行：1\n未用的列：targets\n")


def test_of_a_folder_the_files_that_programs_hide_are_left_out(run: Run, folder: Path) -> None:
    (folder / "all" / "_old").mkdir(parents=True)
    for name in ("1.csv", "_2.csv", ".3.csv", "_old/4.csv"):
        table(f"甲县,{name},2023,亿元,,,1,,,", name=f"all/{name}")
    assert [row["indicator"] for row in written(run, "all")] == ["1.csv"]
    assert [row["indicator"] for row in written(run, "all/_2.csv")] == ["_2.csv"]


def test_files_of_one_kind_may_lie_in_folders_of_different_columns(run: Run, folder: Path) -> None:
    (folder / "all" / "place=甲县" / "unit=亿元").mkdir(parents=True)
    table("GDP,2023,1", name="all/place=甲县/unit=亿元/1.csv", head="indicator,period,value")
    table("GDP,2023,2,万元", name="all/place=甲县/2.csv", head="indicator,period,value,unit")
    table("乙县,GDP,2023,3", name="all/3.csv", head="place,indicator,period,value")
    rows = written(run, "all")
    assert [(row["place"], row["unit"], row["value"]) for row in rows] == [
        ("乙县", "", "3"),
        ("甲县", "万元", "2"),
        ("甲县", "亿元", "1"),
    ]


# What is refused


NOT_READ = {
    "甲县,GDP,2023,1,2": "{file}:3：有 5 列，标题行有 4 列",
    "甲县,GDP,2023": "{file}:3：有 3 列，标题行有 4 列",
    '甲县,GDP,2023,"1': "{file}:3：引号没有成对",
    "# 说明": "{file}:3：有 1 列，标题行有 4 列",
}


@pytest.mark.parametrize("line", NOT_READ)
def test_a_line_that_is_no_row_is_told(run: Run, line: str) -> None:
    source = table("甲县,GDP,2022,1", line, head="place,indicator,period,value")
    ran = run("panel", source, "-o", "panel.csv", "--lang", "zh")
    assert (ran.code, ran.err) == (2, f"planctl: {NOT_READ[line].format(file=source)}\n")
    assert not Path("panel.csv").exists()


def test_what_is_no_text_is_told(run: Run) -> None:
    source = table("甲县,GDP,2022,1", head="place,indicator,period,value")
    Path(source).write_bytes(Path(source).read_bytes() + "乙县,GDP,2022,1\n".encode("gb18030"))
    assert (
        run("panel", source, "--lang", "en").err == "planctl: rows.csv:3: no UTF-8 text: save it as UTF-8 (in Excel, CSV UTF-8)\n"
    )


def test_a_file_that_is_no_table_is_told_in_the_words_of_the_engine(run: Run) -> None:
    Path("of.parquet").write_text("place\n", encoding="utf-8")
    ran = run("panel", "of.parquet", "--lang", "en")
    assert (ran.code, ran.err.startswith("planctl: DuckDB says: ")) == (2, True)


def test_what_is_no_source_is_refused(run: Run) -> None:
    Path("notes.txt").write_text("place\n", encoding="utf-8")
    assert run("panel", "notes.txt", "--lang", "en").err == "planctl: notes.txt: there is no such CSV or Parquet file\n"
    lacking = table("甲县,1", head="place,value")
    assert run("panel", lacking, "--lang", "zh").err == "planctl: .csv 文件缺少列：indicator, period\n"


def test_it_says_what_has_to_be_installed(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    ran = run("panel", str(COUNTIES), "--lang", "en")
    assert (ran.code, ran.err) == (2, "planctl: this command needs one more library: pip install 'duckdb>=1.4'\n")


def test_no_file_is_overwritten_unasked_nor_a_source_at_all(run: Run) -> None:
    source = table("甲县,GDP,2023,亿元,,,1,,,")
    before = Path(source).read_bytes()
    assert (
        run("panel", source, "-o", source, "--force", "--lang", "en").err
        == "planctl: rows.csv is one of the sources and is not overwritten\n"
    )
    Path("panel.csv").write_text("mine", encoding="utf-8")
    assert (
        run("panel", source, "-o", "panel.csv", "--lang", "en").err == "planctl: panel.csv exists already; --force overwrites it\n"
    )
    assert (Path(source).read_bytes(), Path("panel.csv").read_text("utf-8")) == (before, "mine")
    assert (
        run("panel", source, "-o", "panel.json", "--lang", "en").err == "planctl: -o: the file's name may end in .parquet, .csv\n"
    )


def test_where_one_file_can_not_be_written_neither_is(run: Run, folder: Path) -> None:
    source = table(FAULTS["no_place"], "甲县,GDP,2022,亿元,,,1,,,")
    Path("panel.set-aside.csv").write_text("mine", encoding="utf-8")
    assert run("panel", source, "-o", "panel.csv").code == 2
    assert sorted(file.name for file in folder.iterdir()) == ["panel.set-aside.csv", "rows.csv"]


@pytest.mark.parametrize("name", ["panel.csv", "panel.parquet"])
def test_a_killed_run_leaves_what_was_there(folder: Path, name: str) -> None:
    duckdb.execute(
        "COPY (SELECT row AS place, 'GDP' AS indicator, 2023 AS period, row AS value FROM range(20000) AS t(row)) TO 'of.parquet'"
    )
    output = folder / name
    output.write_text("mine", encoding="utf-8")
    killing = (  # the system kills it with the byte of a file that is one too many
        "import resource, signal; from planctl.cli import main; resource.setrlimit(resource.RLIMIT_CORE, (0, 0)); "
        "signal.signal(signal.SIGXFSZ, signal.SIG_DFL); resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)); "
        f"main(['panel', 'of.parquet', '-o', '{name}', '--force'])"
    )
    ran = subprocess.run([sys.executable, "-c", killing], cwd=folder, check=False)
    assert ran.returncode == -signal.SIGXFSZ
    assert max(file.stat().st_size for file in folder.glob("*.planctl-*")) == 20_000
    assert output.read_text("utf-8") == "mine"


def test_the_schema_has_the_columns_of_both_tables(run: Run) -> None:
    tables = run("schema", "panel").json["$defs"]
    assert sorted(tables["SourceRow"]["properties"]) == sorted(HEAD.split(","))
    assert [*tables["JudgedRow"]["properties"]] == RESULTS.split("\n", maxsplit=1)[0].split(",")[10:]


def test_every_column_is_documented() -> None:
    told = (Path(__file__).parent.parent / "docs" / "panel.md").read_text("utf-8")
    names = [*HEAD.split(","), *JudgedRow._fields, *IntervalRow._fields, *FAULTS, "repeated", REQUIREMENT.partition(">")[0]]
    assert [name for name in names if f"`{name}`" not in told and name != "duckdb"] == []
