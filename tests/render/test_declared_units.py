"""A unit that a plan declares reads as the plan says, wherever it stands."""

from __future__ import annotations

from tests.conftest import Run

PLAN = """
units: {吨标煤: {en: tonnes of coal equivalent}}
indicators:
  ENERGY:
    name: {zh: 能源消费量, en: Energy}
    unit: 万吨标煤
    nature: flow
    direction: lower
    headline: true
    actual: {2023: [{value: 50, at: 1}], 2024-06: [{value: 20, at: 1}]}
    target: {2024: [{value: 48, bound: at_most, at: 2}]}
"""


def test_the_english_of_a_declared_unit(run: Run) -> None:
    for command in ("status", "gap", "pace", "show", "figures"):
        out = " ".join(run(command, *(["ENERGY"] if command == "show" else []), "--format", "md", plan=PLAN).out.split())
        assert "10k tonnes of coal equivalent" in out, command
        assert "吨标煤" not in out, command


def test_a_declared_unit_may_count(run: Run) -> None:
    def gap(fields: str, unit: str = "眼") -> object:
        plan = PLAN.replace("吨标煤: {", f"眼: {{{fields}").replace("万吨标煤", unit)
        return run("gap", "--json", plan=plan).json["results"][0]["gap"]["interval"]

    assert gap("counted: true, ") is None
    assert (gap(""), gap("counted: true, ", "万眼")) == ([-2.5, -1.5], [-2.5, -1.5])


def test_the_unit_itself_in_chinese(run: Run) -> None:
    assert "万吨标煤" in run("status", "--lang", "zh", "--format", "md", plan=PLAN).out
