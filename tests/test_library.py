"""planctl in a program: the same rows as the commands', typed."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import planctl
from planctl.library import LoadedPlan, Result
from planctl.read import shipped_plan
from tests.conftest import Run, one_indicator, slow_but
from tests.test_filters import PLAN as OF_OWNERS

PLANS = [shipped_plan(), *sorted((Path(__file__).parent / "plans").glob("*.yaml"))]
QUESTIONS = {
    "status": lambda plan, day: plan.status(everything=True, as_of=day),
    "gap": lambda plan, day: plan.gap(everything=True, as_of=day),
    "growth": lambda plan, day: plan.growth(everything=True, as_of=day),
    "growth --parts": lambda plan, day: plan.contributions(everything=True, as_of=day),
    "pace": lambda plan, day: plan.pace(everything=True, as_of=day),
    "review": lambda plan, day: plan.review(everything=True, as_of=day),
    "projects": lambda plan, day: plan.projects(as_of=day),
    "chains": lambda plan, day: plan.chains(as_of=day),
    "figures": lambda plan, day: plan.figures(as_of=day),
}
ALL = ("status", "gap", "growth", "growth --parts", "pace", "review")


@pytest.mark.parametrize("path", slow_but(*PLANS[:5], of=PLANS), ids=lambda path: path.stem)
@pytest.mark.parametrize("question", QUESTIONS)
def test_a_program_gets_the_rows_that_the_command_prints(run: Run, path: Path, question: str) -> None:
    plan = planctl.load(path)
    for day in (None, "2023-12-31", "2025-Q3"):
        line = [*question.split(), "--data", str(path), *(["--all"] if question in ALL else []), *(["--as-of", day] if day else [])]
        ran = run(*line, "--json", "--lang", "en")
        if ran.code == 2:
            with pytest.raises(planctl.RefusedError, match=ran.err.removeprefix("planctl: ").strip()):
                QUESTIONS[question](plan, day)
            continue
        result: Result[Any, Any] = QUESTIONS[question](plan, day)
        printed = ran.json
        assert _as_json(result.to_dicts()) == printed["results"]
        assert (result.as_of and result.as_of.isoformat()) == printed["as_of"]


FILTERS: tuple[dict[str, str], ...] = (
    {"attribute": "expected"},
    {"nature": "rate"},
    {"area": "economy"},
    {"owner": "发展改革委"},
    {"owner": "林业局", "attribute": "binding", "nature": "rate", "area": "生态"},
    {"owner": "nobody"},
)


@pytest.mark.parametrize("wanted", FILTERS, ids=str)
@pytest.mark.parametrize("question", ALL)
def test_a_program_chooses_indicators_as_a_line_does(run: Run, tmp_path: Path, question: str, wanted: dict[str, Any]) -> None:
    file = tmp_path / "plan.yaml"
    file.write_text(OF_OWNERS, encoding="utf-8")
    options = [word for name, value in wanted.items() for word in (f"--{name}", value)]
    ran = run(*question.split(), *options, "--data", str(file), "--json", "--lang", "en")
    ask = getattr(planctl.load(file), "contributions" if question == "growth --parts" else question)
    if ran.code == 2:
        with pytest.raises(planctl.RefusedError, match=re.escape(ran.err.removeprefix("planctl: ").strip())):
            ask(**wanted)
    else:
        assert _as_json(ask(**wanted).to_dicts()) == ran.json["results"]


def test_projects_have_owners_too(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(OF_OWNERS, encoding="utf-8")
    assert [row.id for row in planctl.load(tmp_path).projects(owner="水利局")] == ["DAM"]


def test_the_settings_beside_a_plan_count(run: Run, tmp_path: Path) -> None:
    plan = one_indicator(
        target="{2024: [{value: 100, at: 1}]}", observed="{2024: [{value: 99, source: press}]}", attribute="expected"
    )
    (tmp_path / "made").mkdir()
    (tmp_path / "made" / "plan.yaml").write_text(plan, encoding="utf-8")
    (tmp_path / "planctl.toml").write_text('data = "made"\ntolerance = 2\n', encoding="utf-8")
    for place in (tmp_path, tmp_path / "made"):
        assert [row.verdict.value for row in planctl.load(place).status()] == ["nearly"]
        assert [row["verdict"] for row in run("status", "--data", str(place), "--json").json["results"]] == ["nearly"]
    assert [row.verdict.value for row in planctl.load(tmp_path).status(tolerance=0)] == ["missed"]


def test_a_notebook_shows_what_a_value_is_and_not_all_that_it_holds() -> None:
    plan = planctl.load(shipped_plan())
    assert repr(plan) == "<plan yunyang-2024: 403 indicators, 274 projects, 44 totals>"
    assert repr(plan.gap("GDP", as_of="2023-12-31")) == "<4 rows of gap, known by 2023-12-31>"


def _as_json(value: Any) -> Any:  # noqa: ANN401 a JSON value
    """A value as it comes back from JSON: decimals that binary numbers can't print are floats there."""
    if isinstance(value, dict):
        return {key: _as_json(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_as_json(each) for each in value]
    return float(value) if isinstance(value, Decimal) else value


def test_one_indicator_on_one_day() -> None:
    plan = planctl.load(shipped_plan())
    growth, level, *_ = plan.gap("gdp", as_of=date(2023, 12, 31))
    assert (growth.measures, growth.target and growth.target.value, level.gap.value) == ("growth", Decimal(7), Decimal("98.3"))
    assert [row.year for row in plan.path("GDP", growth="7.5")][:1] == [2024]
    assert [row.id for row in plan.show("GDP", "FAI")] == ["GDP", "FAI"]
    assert {row.id for row in plan.check()} >= {"GDP", "PM25"}
    assert plan.problems == ()


def test_tables_have_all_the_columns_of_tsv(run: Run) -> None:
    result = planctl.load(shipped_plan()).gap("GDP")
    header, first, *_ = [line.split("\t") for line in run("gap", "GDP", "--fields", "all").out.splitlines()]
    for table in (result.to_pandas(), result.to_polars()):
        assert list(table.columns) == header
        assert [float(value) for value in table["target.value"]] == [7, 700, 850, 850]
    assert first[header.index("target.value")] == "7"


def test_what_is_wrong_is_told(tmp_path: Path) -> None:
    file = tmp_path / "plan.yaml"
    file.write_text("indicators: {X: {name: 甲}}\n", encoding="utf-8")
    with pytest.raises(planctl.PlanError) as told:
        planctl.load(file)
    assert [problem.rule for problem in told.value.problems] == ["missing-field"] * 3
    assert str(told.value).startswith(f"{file}:1:14: ")
    with pytest.raises(planctl.RefusedError, match="there is no “nowhere”"):
        planctl.load(shipped_plan()).status("nowhere")
    with pytest.raises(planctl.RefusedError, match="soon is not a day"):
        planctl.load(shipped_plan()).status(as_of="soon")


def test_importing_planctl_loads_nothing() -> None:
    code = "import sys, planctl; print([name for name in sys.modules if name.startswith('planctl.')])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_a_plan_that_follows_another_has_its_results(tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    (tmp_path / "new").mkdir()
    head = "about: {{id: p{year}, name: 甲, year: {year}{more}}}\nindicators:\n"
    head += "  X:\n    {{name: 甲, unit: 个, nature: flow, direction: higher"
    old = (
        head.format(year=2024, more="")
        + ", target: {2024: [{value: 5, at: 1}]}}\nobservations: {X: {2024: [{value: 6, source: s}]}}\n"
    )
    old += "sources: {s: {title: 乙}}\n"
    (tmp_path / "old" / "plan.yaml").write_text(old, encoding="utf-8")
    new = head.format(year=2025, more=", follows: ../old") + ", target: {2025: [{value: 7, at: 1}]}}\n"
    (tmp_path / "new" / "plan.yaml").write_text(new, encoding="utf-8")
    plan = planctl.load(tmp_path / "new")
    assert isinstance(plan, LoadedPlan)
    assert [row.baseline.value for row in plan.gap() if row.baseline] == [Decimal(6)]
    assert [row.figure.value for row in plan.figures()] == [Decimal(7)]
