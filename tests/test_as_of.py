"""What was known by a day: every command that answers about figures takes one, and uses no figure that was not known by then."""

from __future__ import annotations

import inspect
from html import unescape
from pathlib import Path
from typing import Any
from zipfile import ZipFile, is_zipfile

import pytest

from planctl.commands import command_names, command_of
from planctl.render.documents import ANNEX, CHART, REPORT
from tests.conftest import Run

PLAN = """
about: {id: town-2024, name: {zh: 某镇2024年计划, en: A town's plan for 2024}, year: 2024, source: report}
sources:
  report: {title: {zh: 计划报告, en: Plan report}}
  h1: {title: {zh: 半年快报, en: Half-year}, published: 2024-07-20}
  later: {title: {zh: 公报, en: Communique}, published: 2026-03-10}
chains: {food: {zh: 食品加工, en: Food processing}}
categories: {roads: {zh: 道路, en: Roads}}
indicators:
  OUTPUT:
    name: {zh: 产值, en: Output}
    unit: 亿元
    nature: flow
    direction: higher
    attribute: expected
    headline: true
    chain: food
    actual: {2022: [{value: 91.1, at: 1}], 2023: [{value: 100.1, at: 1}]}
    target: {2024: [{value: 120.1, at: 2}], 2027: [{value: 150.1, at: 2}, {growth: 9, at: 2}]}
projects:
  ROAD:
    name: {zh: 某路, en: A road}
    unit: 亿元
    category: roads
    chain: food
    target: {2024: [{year_investment: 88.8, at: 3}, {stage: new, at: 3}]}
observations:
  OUTPUT: {2024-H1: [{value: 77.7, source: h1}, {growth: 7.77, source: h1}], 2025: [{value: 199.9, source: later}]}
  ROAD: {2024-H1: [{year_investment: 77.7, source: h1}]}
"""
UNDATED = {
    "accept",
    "check",
    "coverage",
    "diff",
    "draft",
    "explain",
    "import",
    "init",
    "record",
    "schema",
    "template",
    "trace",
    "validate",
}
"""What is asked about the files or about a report's text."""
ARGUMENTS = {"annex": ["all"], "chart": ["OUTPUT"], "export": ["package.zip"], "path": ["OUTPUT"], "show": ["OUTPUT"]}
DATED = [name for name in command_names() if "as_of" in inspect.signature(command_of(name)).parameters]
ANSWERING = [name for name in DATED if name != "export"]
"""What answers on the screen: the tables of `export` have tests of their own."""
OF_TABLES = {"panel", "rank"}
"""What is asked about tables, and not about a plan."""
OF_THE_RUNNING_YEAR = {"annex", "figures", "pace", "projects", "report", "review", "show"}
"""What shows how far the year is."""


def sources(node: Any) -> set[str]:  # noqa: ANN401 any part of a document
    """Where the figures come from that a document quotes."""
    if isinstance(node, list):
        return {source for each in node for source in sources(each)}
    if not isinstance(node, dict):
        return set()
    return {node["source"]} if {"form", "source"} <= node.keys() else sources(list(node.values()))


def test_every_command_about_figures_takes_a_day() -> None:
    assert set(command_names()) - set(DATED) == UNDATED | OF_TABLES


@pytest.mark.parametrize("command", ANSWERING)
def test_only_what_was_known_by_the_day_is_used(run: Run, command: str) -> None:
    line = (command, *ARGUMENTS.get(command, []), "--json")
    before = run(*line, "--as-of", "2024-07-19", plan=PLAN)
    assert (before.code, before.err) == (0, "")
    assert before.json["as_of"] == "2024-07-19"
    assert sources(before.json) <= {"report"}
    after = run(*line, "--as-of", "2024-07-20", plan=PLAN)
    assert after.json["as_of"] == "2024-07-20"
    assert sources(after.json) - {"report"} == ({"h1"} if command in OF_THE_RUNNING_YEAR else set())


@pytest.mark.parametrize("command", ANSWERING)
def test_all_that_is_recorded_is_known_by_its_latest_day(run: Run, command: str) -> None:
    assert run(command, *ARGUMENTS.get(command, []), "--json", plan=PLAN).json["as_of"] == "2026-03-10"


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2024", "2024-12-31"),
        ("2024-H1", "2024-06-30"),
        ("2024-Q3", "2024-09-30"),
        ("2024-02", "2024-02-29"),
        ("2024-06-29", "2024-06-29"),
    ],
)
def test_a_day_is_the_last_of_what_is_written(run: Run, written: str, day: str) -> None:
    assert run("gap", "--as-of", written, "--json", plan=PLAN).json["as_of"] == day


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "--as-of: “2024-Q5” is not a date: write 2024, 2024-H1, 2024-Q3, 2024-06 or 2024-06-30\n"),
        ("zh", "--as-of：“2024-Q5”不是日期，应写作 2024、2024-H1、2024-Q3、2024-06 或 2024-06-30\n"),
    ],
)
@pytest.mark.parametrize("command", DATED)
def test_what_is_no_day_is_refused(run: Run, command: str, language: str, said: str) -> None:
    ran = run(
        command,
        *ARGUMENTS.get(command, ["-o", "page.html"] if command == "report" else []),
        "--as-of",
        "2024-Q5",
        "--lang",
        language,
    )
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.endswith(said)


def test_a_plan_that_does_not_say_its_year_keeps_it(run: Run) -> None:
    """It is the year after the latest result, also where that is not known yet."""
    plan = """
indicators:
  OUTPUT:
    name: {zh: 产值}
    unit: 亿元
    nature: flow
    direction: higher
    actual: {2023: [{value: 100.1, at: 1}]}
    target: {2024: [{value: 120.1, at: 2}], 2020: [{value: 50.1, at: 2}]}
"""
    ran = run("review", "--json", "--all", "--as-of", "2022-06", plan=plan)
    assert (ran.json["plan"]["year"], [row["target"]["period"] for row in ran.json["results"]]) == (2024, ["2024"])


DOCUMENTS = [
    (command, ending)
    for command, kinds in ((("annex", "2"), ANNEX), (("report", "--brief"), REPORT), (("chart", "OUTPUT"), CHART))
    for ending in kinds
    if ending not in (".png", ".pdf")  # the same picture as in .svg, the same words as in .docx
] + [(("report",), ".html")]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("zh", ["某镇2024年计划", "数字截至2024-09-30；来源：《计划报告》"]),
        ("en", ["A town's plan for 2024", "nown by 2024-09-30; source: Plan report"]),
    ],
)
@pytest.mark.parametrize(("command", "ending"), DOCUMENTS)
def test_every_document_says_by_which_day_it_is_known(
    run: Run, tmp_path: Path, command: tuple[str, ...], ending: str, language: str, said: list[str]
) -> None:
    file = tmp_path / f"document{ending}"
    assert run(*command, "-o", str(file), "--as-of", "2024-Q3", "--lang", language, plan=PLAN).code == 0
    written = file.read_bytes()
    if is_zipfile(file):
        with ZipFile(file) as parts:
            written = b"".join(parts.read(part) for part in parts.namelist())
    assert [words for words in said if words not in unescape(written.decode(errors="replace"))] == []


def contradictions(run: Run, plan: str, *options: str) -> list[tuple[str, int, int]]:
    """Those on the page, with their places."""
    sections = run("report", "--json", *options, plan=plan).json["summary"]["sections"]
    (findings,) = (section["answers"][0]["results"] for section in sections if section["section"] == "findings")
    return [(row["rule"], row["line"], row["column"]) for row in findings]


def test_a_page_of_a_day_has_its_contradictions_at_their_places(run: Run) -> None:
    """The figure that contradicts stands second, after one that was not known yet."""
    plan = PLAN.replace("{value: 91.1, at: 1}]", "{value: 91.1, source: h1, at: 1}, {growth: 6, printed: '6.1', at: 1}]")
    assert contradictions(run, plan) == contradictions(run, plan, "--as-of", "2024-03") == [("printed-otherwise", 18, 76)]


def test_an_explanation_is_not_out_of_date_before_its_figures_are_known(run: Run) -> None:
    plan = PLAN + "findings: {OUTPUT: [{rule: outside-series, explanation: {zh: 按原文, en: As printed}}]}\n"
    assert [each["rule"] for each in run("check", "--json", plan=plan).json["problems"]] == ["finding-gone"]
    assert contradictions(run, plan, "--as-of", "2024-03") == []
