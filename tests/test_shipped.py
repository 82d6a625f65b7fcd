"""The shipped plan: it passes its own strictest checks, and its numbers are those of a pocket calculator."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from planctl.read import shipped_plan
from tests.conftest import Run

Row = dict[str, Any]


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty folder, where no plan lies but the shipped one."""
    monkeypatch.chdir(tmp_path)


def rows(run: Run, *arguments: str) -> list[Row]:
    ran = run(*arguments, "--json")
    assert (ran.code, ran.err) == (0, "")
    found: list[Row] = ran.json["results"]
    return found


def gap_to(run: Run, id_: str, period: str) -> Row:
    (row,) = [row for row in rows(run, "gap", id_) if row["target"]["period"] == period and row["baseline"]["role"] == "actual"]
    return row


def test_it_validates_in_silence(run: Run) -> None:
    ran = run("validate", str(shipped_plan()), "--json")
    assert (ran.code, ran.err, ran.json["problems"]) == (0, "", [])


def test_its_contradictions_are_all_explained(run: Run) -> None:
    ran = run("check", "--strict", "--json")
    assert (ran.code, ran.err) == (0, "")
    assert all(row["known"] and row["explanation_zh"] and row["explanation_en"] for row in ran.json["results"])


# The worked numbers


@pytest.mark.parametrize(
    ("period", "gap", "relative", "years", "rate"),
    [("2025", 98.3, 16.3, 2, 7.86), ("2027", 248.3, 41.3, 4, 9.02)],
)
def test_gdp(run: Run, period: str, gap: float, relative: float, years: int, rate: float) -> None:
    row = gap_to(run, "GDP", period)
    assert (row["baseline"]["value"], row["baseline"]["period"]) == (601.7, "2023")
    assert (row["gap"]["value"], row["gap"]["unit"]) == (gap, "亿元")
    assert (row["relative_gap"]["value"], row["years"], row["required_rate"]["value"]) == (relative, years, rate)


def test_fixed_asset_investment_implies_its_base(run: Run) -> None:
    (row,) = [row for row in rows(run, "growth", "FAI") if row["to_period"] == "2024"]
    assert (row["rate"]["value"], row["paragraphs"]) == (10, [107])
    # 392.7 / 1.10; at least 392.7 / 1.105
    assert row["implied_base"] == {"value": 357.0, "unit": "亿元", "bound": "at_least", "interval": [355.38, None], "reason": None}


def test_trade_grows_by_a_third_or_anything_up_to_four_fifths(run: Run) -> None:
    row = gap_to(run, "TRADE", "2024")
    assert (row["baseline"]["value"], row["target"]["value"]) == (3, 4)
    assert (row["relative_gap"]["value"], row["relative_gap"]["interval"]) == (33.3, [0, 80])


@pytest.mark.parametrize(
    ("id_", "points", "verdict", "attribute", "basis"),
    [
        ("FOREST-COVERAGE", 0.2, "asks_more", "binding", "stated"),
        ("UNEMPLOYMENT", 0.3, "already_met", "expected", "inferred"),
        ("RETAIL-SALES", -0.2, "asks_lesser_rate", "expected", "inferred"),
    ],
)
def test_percentages_are_points_apart(run: Run, id_: str, points: float, verdict: str, attribute: str, basis: str) -> None:
    row = gap_to(run, id_, "2024")
    assert (row["gap"]["value"], row["gap"]["unit"]) == (points, "percentage_points")
    assert row["relative_gap"]["value"] is None
    assert (row["verdict"], row["attribute"], row["basis"]) == (verdict, attribute, basis)


def test_stated_attributes_of_the_shipped_plan(run: Run) -> None:
    stated = {row["id"] for row in rows(run, "status", "--all") if row["basis"] == "stated"}
    assert stated == {"GDP", "FOREST-COVERAGE"}


def test_the_official_totals_against_their_parts(run: Run) -> None:
    sums = run("projects", "--json").json["summary"]["sums"]
    found = {(each["id"], each["division"]): each for each in sums}
    counts = found["KEY-COUNT", "category"]
    assert (counts["total"], counts["parts"], counts["sum"]) == (227, [112, 60, 51, 4], 227)
    stages = found["KEY-COUNT", "stage"]
    assert (stages["total"], stages["parts"], stages["sum"]) == (227, [85, 142], 227)
    money = found["KEY-INVESTMENT", "category"]
    assert (money["total"], money["parts"], money["sum"]) == (928.6, [306.1, 412.3, 209, 1.1], 928.5)
    # Five figures, ± 0.05 each
    assert (money["difference"], money["allowance"], money["explained"]) == (0.1, 0.25, True)


@pytest.mark.parametrize(("name", "done", "planned"), [("荷花水库", 31, 45), ("幸福水库", 50, 75), ("柳园水库", 78, 95)])
def test_the_reservoirs(run: Run, name: str, done: int, planned: int) -> None:
    (row,) = [row for row in rows(run, "projects") if row["name_zh"] == name]
    assert (row["progress"]["value"], row["progress"]["period"], row["progress"]["of"]) == (done, "2023", "works")
    assert (row["progress_planned"]["value"], row["progress_planned"]["period"]) == (planned, "2024")
    assert (row["progress_planned"]["of"], row["points_to_go"]["reason"]) == ("main_works", "base_differs")


def test_what_the_report_does_not_print_is_inferred(run: Run) -> None:
    shown = rows(run, "show", *(row["id"] for row in rows(run, "figures")))
    counts = Counter(inferred["field"] for row in shown for inferred in row["inferred"])
    assert counts["unit"] == 47
    assert counts["growth_prices"] == sum(row["growth_prices"] not in (None, "unstated") for row in shown) == 35
    assert sum(row["category_basis"] == "inferred" for row in rows(run, "projects")) == 17


# The ledger's contract


@pytest.fixture
def ledger(run: Run) -> list[Row]:
    """What the report itself says."""
    return [row for row in rows(run, "figures") if not row["observed"]]


def test_every_figure_has_what_later_work_builds_on(ledger: list[Row]) -> None:
    promised = {"id", "type", "name_zh", "name_en", "measure", "figure"}
    of_figures = {"period", "role", "form", "value", "printed", "unit", "bound", "paragraph", "source"}
    figures = [row["figure"] for row in ledger]
    assert all(promised <= row.keys() for row in ledger)
    assert all(of_figures <= figure.keys() for figure in figures)
    assert {row["type"] for row in ledger} == {"indicator", "project", "total"}
    assert {figure["role"] for figure in figures} == {"actual", "target"}
    assert {figure["form"] for figure in figures} == {"value", "growth", "change", "progress", "stage", "text"}
    assert all(isinstance(figure["paragraph"], int) and figure["source"] == "plan-report" for figure in figures)


def test_a_figure_s_value_is_what_is_printed_of_it(ledger: list[Row]) -> None:
    def as_number(printed: str) -> Decimal | None:
        return Decimal(printed) if printed.replace(".", "", 1).isascii() and printed.replace(".", "", 1).isdigit() else None

    for figure in (row["figure"] for row in ledger):
        if figure["form"] == "text":
            assert figure["value"] is figure["printed"] is figure["unit"] is None
            assert figure["text_zh"]
        elif figure["form"] == "stage":
            assert figure["value"] is figure["printed"] is figure["unit"] is None
            assert figure["stage"]
        else:
            assert as_number(figure["printed"]) in (None, abs(Decimal(str(figure["value"])))), figure
            assert figure["unit"]


def test_ids_and_periods_point_at_what_is_there(run: Run, ledger: list[Row]) -> None:
    known = {row["id"] for row in rows(run, "status", "--all")} | {row["id"] for row in rows(run, "projects")}
    totals = {row["id"] for row in ledger if row["type"] == "total"}
    assert {row["id"] for row in ledger} - totals <= known
    periods = {role: {row["figure"]["period"] for row in ledger if row["figure"]["role"] == role} for role in ("actual", "target")}
    assert periods == {"actual": {"2023"}, "target": {"2024", "2025", "2027", ""}}


# On a screen


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    "command",
    [
        ("status", "--all"),
        ("gap", "--all"),
        ("growth", "--all"),
        ("projects",),
        ("figures",),
        ("show", "GDP", "FAI", "荷花水库", "KEY-COUNT"),
    ],
    ids=lambda command: command[0],
)
def test_a_table_fits_eighty_columns(run: Run, command: tuple[str, ...], language: str) -> None:
    ran = run(*command, "--format", "table", "--lang", language)
    assert (ran.code, ran.err) == (0, "")
    assert {line for line in ran.out.splitlines() if cell_len(line) > 80} == set()
    assert len(ran.out.splitlines()) > 10
