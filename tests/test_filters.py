"""Which rows a line asks about, and which of them end a run with exit code 1."""

from __future__ import annotations

import pytest

from tests.conftest import Run, results

PLAN = """
about: {id: county-2024, name: {zh: 某县2024年计划, en: A county's plan for 2024}, year: 2024, source: report}
sources:
  report: {title: {zh: 计划报告}}
  communique: {title: {zh: 统计公报}}
areas: {economy: {zh: 经济与内需, en: Economy}, ecology: {zh: 生态, en: Ecology}}
indicators:
  GDP:
    name: {zh: 地区生产总值, en: GDP}
    unit: 亿元
    nature: flow
    direction: higher
    area: economy
    attribute: expected
    owner: {zh: 县发展改革委, en: Development and Reform Commission}
    actual: {2023: [{growth: 6.8, at: 7}]}
    target: {2024: [{growth: 7, at: 38}, {growth: 9, stretch: true, at: 38}]}
  FOREST:
    name: {zh: 森林覆盖率, en: Forest coverage}
    unit: "%"
    nature: rate
    direction: higher
    area: ecology
    attribute: binding
    owner: {zh: 县林业局、县发展改革委, en: Forestry Bureau}
    actual: {2023: [{value: 61.3, at: 7}]}
    target: {2024: [{value: 61.5, at: 38}]}
  JOBLESS:
    name: {zh: 失业率, en: Unemployment}
    unit: "%"
    nature: rate
    direction: lower
    area: economy
    attribute: expected
    actual: {2023: [{value: 5.2, at: 7}]}
    target: {2024: [{value: 5.5, bound: at_most, at: 38}]}
observations:
  GDP: {2024: [{growth: 5.1, source: communique}]}
  FOREST: {2024: [{value: 61.6, source: communique}]}
projects:
  DAM: {name: 水库, owner: 县水利局, target: {2024: [{stage: new, at: 40}]}}
  ROAD: {name: 公路, target: {2024: [{stage: new, at: 40}]}}
"""


def ids(run: Run, *line: str) -> list[str]:
    return [row["id"] for row in results(run, *line, plan=PLAN)]


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (("--nature", "rate"), ["FOREST", "JOBLESS"]),
        (("--nature", "流量"), ["GDP", "GDP"]),
        (("--owner", "发展改革"), ["GDP", "GDP", "FOREST"]),
        (("--owner", "forestry"), ["FOREST"]),
        (("--area", "生态"), ["FOREST"]),
        (("--area", "econ"), ["GDP", "GDP", "JOBLESS"]),
        (("--nature", "rate", "--attribute", "binding", "--owner", "林业"), ["FOREST"]),
        (("--verdict", "missed"), ["GDP", "GDP"]),
        (("--verdict", "exceeded,already_met"), ["FOREST", "JOBLESS"]),
        (("--verdict", "超额完成、未达预期"), ["GDP", "GDP", "FOREST"]),
        (("--verdict", "Better"), ["FOREST"]),
        (("--verdict", "behind"), []),
        (("--limit", "1"), ["GDP"]),
        (("--sort", "name_zh", "--limit", "1"), ["GDP"]),
        (("--reverse", "--limit", "2"), ["JOBLESS", "FOREST"]),
    ],
)
def test_rows_that_fit(run: Run, options: tuple[str, ...], found: list[str]) -> None:
    assert ids(run, "status", *options) == found


@pytest.mark.parametrize("command", ["gap", "review"])
def test_the_others_take_the_same(run: Run, command: str) -> None:
    assert ids(run, command, "--verdict", "missed", "--owner", "改革", "--limit", "1") == ["GDP"]


def test_growth_takes_what_selects(run: Run) -> None:
    assert set(ids(run, "growth", "--owner", "改革")) == {"GDP"}
    assert run("growth", "--verdict", "missed", plan=PLAN).code == 2


def test_counts_are_of_the_rows_that_are_shown(run: Run) -> None:
    summary = run("status", "--verdict", "exceeded", "--json", plan=PLAN).json["summary"]
    assert summary == {
        "indicators": 1,
        "recorded": 3,
        "under_way": 0,
        "by_attribute": {"binding": {"indicators": 1, "inferred": 0, "verdicts": {"result": {"exceeded": 1}}}},
        "outcomes": {},
    }
    review = run("review", "--verdict", "exceeded", "--json", plan=PLAN).json["summary"]
    assert (review["indicators"], review["without_figure"], review["without_target"]) == (1, [], [])


def test_projects_of_an_owner(run: Run) -> None:
    assert ids(run, "projects", "--owner", "水利") == ["DAM"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            ("status", "--owner", "财政局"),
            "--owner：没有“财政局”；可用：县发展改革委、Development and Reform Commission、县林业局、县发展改革委、Forestry Bureau",
        ),
        (("projects", "--owner", "水利厅"), "--owner：没有“水利厅”；是不是想写“县水利局”？"),
        (("status", "--nature", "speed"), "--nature：没有“speed”，可选：流量（flow）、存量（stock）、比率（rate）、比值（ratio）"),
        (
            ("status", "--method", "nbs", "--fail-on", "any"),
            "--method 不与 --tolerance、--verdict、--fail-on 同用，--sort 只能是 name_zh",
        ),
    ],
)
def test_what_there_is_none_of_is_refused(run: Run, line: tuple[str, ...], said: str) -> None:
    ran = run(*line, "--lang", "zh", plan=PLAN)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_a_verdict_that_is_none_is_refused_with_all(run: Run) -> None:
    ran = run("status", "--verdict", "missed,bad", plan=PLAN)
    assert (ran.code, ran.err[:64]) == (2, "planctl: --verdict: there is no “bad”; one of: exceeded, met, ne")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (("status", "--fail-on", "missed"), 1),
        (("status", "--fail-on", "any"), 1),
        (("status", "--fail-on", "binding"), 0),
        (("status", "FOREST", "JOBLESS", "--fail-on", "any"), 0),
        (("status", "--verdict", "exceeded", "--fail-on", "any"), 0),
        (("status", "--reverse", "--limit", "1", "--fail-on", "missed"), 1),
        (("review", "--fail-on", "missed"), 1),
        (("gap", "--fail-on", "missed"), 1),
        (("pace", "--fail-on", "any"), 0),
        (("status",), 0),
    ],
)
def test_a_gate_for_scripts(run: Run, line: tuple[str, ...], code: int) -> None:
    assert run(*line, plan=PLAN).code == code


def test_a_binding_target_that_is_missed_closes_its_gate(run: Run) -> None:
    missed = PLAN.replace("value: 61.6", "value: 61.4")
    assert run("status", "--fail-on", "binding", plan=missed).code == 1


def test_a_stretch_alone_closes_no_gate(run: Run) -> None:
    firm_met = PLAN.replace("growth: 5.1", "growth: 7.5")
    assert run("status", "GDP", "--fail-on", "any", plan=firm_met).code == 0
