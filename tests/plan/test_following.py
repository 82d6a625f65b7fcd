"""Next year's plan takes the results of the plan that it follows; nothing is typed twice."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from tests.conftest import Ran, Run

EARLIER = """
    about: {id: town-2024, name: {zh: 某镇2024年计划}, year: 2024, source: report}
    sources:
      report: {title: {zh: 2024年报告}}
      communique: {title: {zh: 公报}, published: 2025-03-10}
      revision: {title: {zh: 修订}, published: 2025-12-01}
    indicators:
      TREES:
        name: {zh: 植树, en: Trees planted}
        unit: 万株
        nature: flow
        direction: higher
        actual: {2023: [{value: 4.2, at: 1}]}
        target: {2024: [{value: 5.0, at: 2}], 2027: [{value: 8.0, at: 2}]}
      DROPPED: {name: {zh: 停报项}, unit: 个, nature: flow, direction: higher, actual: {2023: [{value: 7, at: 1}]}}
    observations:
      TREES: {2024: [{value: 4.9, source: communique}, {value: 4.8, source: revision}], 2025-Q1: [{value: 1.1, source: revision}]}
"""
LATER = """
    about: {id: town-2025, name: {zh: 某镇2025年计划}, year: 2025, source: report, follows: ../2024}
    sources: {report: {title: {zh: 2025年报告}}}
    indicators:
      TREES:
        name: {zh: 植树, en: Trees planted}
        unit: 万株
        nature: flow
        direction: higher
        target: {2025: [{value: 5.5, at: 9}]}
"""


@pytest.fixture
def years(tmp_path: Path) -> Path:
    """The folders of two plans, the later following the earlier."""
    for year, text in (("2024", EARLIER), ("2025", LATER)):
        (tmp_path / year).mkdir()
        (tmp_path / year / "plan.yaml").write_text(dedent(text), encoding="utf-8")
    return tmp_path


def ask(run: Run, folder: Path, *line: str) -> Ran:
    return run(*line, "--data", str(folder))


def row_of(run: Run, folder: Path, *line: str) -> dict[str, Any]:
    ran = ask(run, folder, *line, "--json")
    assert (ran.code, ran.err) == (0, "")
    row: dict[str, Any] = ran.json["results"][-1]
    return row


def test_the_newest_result_is_the_base(run: Run, years: Path) -> None:
    row = row_of(run, years / "2025", "status", "TREES")
    assert (row["baseline"]["period"], row["baseline"]["value"], row["baseline"]["source"]) == ("2024", 4.8, "revision")
    assert (row["baseline"]["paragraph"], row["target"]["value"], row["verdict"]) == (None, 5.5, "asks_more")


def test_past_targets_meet_their_results(run: Run, years: Path) -> None:
    rows = ask(run, years / "2025", "gap", "TREES", "--json").json["results"]
    assert [(row["target"]["period"], row["target"]["source"], row["verdict"]) for row in rows] == [
        ("2024", "town-2024-report", "missed"),
        ("2025", "report", "asks_more"),
    ]


def test_the_plan_s_own_year_is_observed(run: Run, years: Path) -> None:
    row = row_of(run, years / "2025", "review", "TREES")
    assert (row["latest"]["period"], row["latest"]["value"], row["share_of_target"]["value"]) == ("2025-Q1", 1.1, 20)


def test_what_the_plan_states_itself_stands(run: Run, years: Path) -> None:
    file = years / "2025" / "plan.yaml"
    file.write_text(dedent(LATER + "        actual: {2024: [{value: 4.7, at: 8}]}\n"), encoding="utf-8")
    row = row_of(run, years / "2025", "status", "TREES")
    assert (row["baseline"]["value"], row["baseline"]["paragraph"]) == (4.7, 8)


def test_the_ledger_is_the_plan_s_own(run: Run, years: Path) -> None:
    assert ask(run, years / "2025", "figures", "--json").json["summary"]["figures"] == 1
    assert ask(run, years / "2025", "check").code == 0
    assert ask(run, years / "2025", "show", "DROPPED").code == 2


def test_a_plan_that_can_not_be_followed_is_told(run: Run, years: Path) -> None:
    earlier, later = years / "2024" / "plan.yaml", years / "2025" / "plan.yaml"
    told = "plan.yaml:2:84: not-followed: the plan that it follows can't be read, or follows this one"

    def said() -> str:
        ran = ask(run, years / "2025", "status")
        assert (ran.code, ran.out) == (1, "")
        assert str(earlier) not in ran.err
        return ran.err

    earlier.write_text("indicators: [secret\n", encoding="utf-8")
    assert told in said()
    assert "secret" not in said()
    earlier.unlink()
    assert told in said()
    # In a circle, of two and of one.
    earlier.write_text(dedent(EARLIER).replace("source: report}", "source: report, follows: ../2025}", 1), encoding="utf-8")
    assert told in said()
    later.write_text(dedent(LATER).replace("../2024", "../2025"), encoding="utf-8")
    assert told in said()
