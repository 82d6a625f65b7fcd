"""The overview on a screen: a line a row under the heads of the attributes, names cut to fit and no number ever."""

from __future__ import annotations

import re

import pytest
from rich.cells import cell_len

from tests.conftest import Golden, Run

PLAN = """
about: {id: town, name: {zh: 某镇计划, en: A town's plan}, year: 2024, source: report, extent: excerpt}
sources: {report: {title: {zh: 报告}}, press: {title: {zh: 公报}, published: 2025-03}}
indicators:
  FOREST:
    name: {zh: 森林覆盖率, en: Forest coverage}
    unit: "%"
    nature: rate
    direction: higher
    attribute: binding
    basis: stated
    actual: {2023: [{value: 61.3, at: 1}]}
    target: {2024: [{value: 61.5, bound: at_least, at: 2}]}
  GDP:
    name: {zh: 地区生产总值, en: Gross domestic product of the town and of all of its villages}
    unit: 亿元
    nature: flow
    direction: higher
    attribute: expected
    basis: stated
    actual: {2023: [{growth: 6.8, at: 1}]}
    target: {2024: [{growth: 7, at: 2}]}
  INVESTMENT:
    name: {zh: 固定资产投资, en: Fixed-asset investment}
    unit: 亿元
    nature: flow
    direction: higher
    attribute: expected
    basis: inferred
    reason: guidance
    actual: {2023: [{value: 170.2, at: 1}]}
    target: {2024: [{value: 180, bound: at_least, at: 2}]}
inferences: {guidance: {zh: 按惯例, en: by custom}}
observations:
  GDP: {2024: [{growth: 5.1, source: press}]}
"""


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("width", ["60", "80"])
def test_the_overview_of_a_town(run: Run, golden: Golden, monkeypatch: pytest.MonkeyPatch, language: str, width: str) -> None:
    monkeypatch.setenv("COLUMNS", width)
    golden(f"status-{width}-{language}.txt", run("status", "--format", "table", "--lang", language, plan=PLAN).out)


def test_rows_of_which_nothing_can_be_said_are_counted(run: Run) -> None:
    more = "".join(
        f"  X{n}: {{name: {{zh: 某项{n}}}, unit: 个, nature: flow, direction: higher, actual: {{2023: [{{value: 5, at: 1}}]}}}}\n"
        for n in range(4)
    )
    plan = PLAN.replace("inferences:", more + "inferences:")
    said = run("status", "--format", "table", plan=plan).out
    assert "Unstated 4: can't be said 4\n· 4 more: not in the text 4 (--format wide lists them)\n" in said
    fewer = plan.replace(more, more[: more.index("  X3")])
    assert re.search(r"^· 某项2 +5 +— +— +not in the text$", run("status", "--format", "table", plan=fewer).out, re.MULTILINE)


@pytest.mark.parametrize("width", [60, 80, 100, 120])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_line_is_wider_than_the_screen(run: Run, monkeypatch: pytest.MonkeyPatch, language: str, width: int) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    said = run("status", "--format", "table", "--lang", language).out
    assert max(map(cell_len, said.splitlines())) <= width
    monkeypatch.setenv("COLUMNS", "400")
    numbers = re.compile(r"[+<≥≤-]*[0-9][0-9.]*%?")
    wide = set(numbers.findall(run("status", "--format", "table", "--lang", language).out))
    assert set(numbers.findall(said)) - wide == set()


@pytest.mark.parametrize(("width", "language"), [("44", "en"), ("40", "zh")])
def test_a_screen_too_narrow_for_columns_has_records(
    run: Run, golden: Golden, monkeypatch: pytest.MonkeyPatch, language: str, width: str
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    golden(f"status-{width}-{language}.txt", run("status", "--format", "table", "--lang", language, plan=PLAN).out)


def test_rows_that_would_be_tall_are_records(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "44")
    assert run("gap", "--format", "table", plan=PLAN).out == TALL


def test_rows_about_one_thing_stand_under_its_name(run: Run) -> None:
    assert run("gap", "--format", "table", plan=PLAN).out == UNDER_NAMES


def test_contradictions_are_sentences(run: Run) -> None:
    plan = PLAN + "findings: {GDP: [{rule: words-keep, explanation: {zh: 无, en: none}}]}\n"
    assert run("check", "--format", "table", plan=plan).out == SENTENCES


def test_an_empty_answer_says_so(run: Run) -> None:
    for language, said in (("en", "nothing in the plan fits what was asked for\n"), ("zh", "计划中没有符合条件的内容\n")):
        for format_, before in (("table", ""), ("md", "- ")):
            ran = run("gap", "--attribute", "unstated", "--format", format_, "--lang", language, plan=PLAN)
            assert ran.out.splitlines(keepends=True)[0] == before + said


TALL = """\
Forest coverage (%)
  From 2023: 61.3%  Target: ≥61.5% (2024)
  Gap: +0.2 points  Verdict: ↗ asks more
Gross domestic product of the town and of
all of its villages (growth)
  From 2023: +6.8%  Target: +7% (2024)
  Result: +5.1%  Gap: +0.2 points
  Verdict: ✗ missed
Fixed-asset investment (100m yuan)
  From 2023: 170.2  Target: ≥180 (2024)
  Gap: +9.8  Relative: +5.8%
  A year: 5.7 to 5.8%  Verdict: ↗ asks more
"""
UNDER_NAMES = """\
  From 2023  Target 2024  Result          Gap       A year  Verdict
───────────────────────────────────────────────────────────────────────
Forest coverage (%)
      61.3%       ≥61.5%       —  +0.2 points            —  ↗ asks more
Gross domestic product of the town and of all of its villages (growth)
      +6.8%          +7%   +5.1%  +0.2 points            —  ✗ missed
Fixed-asset investment (100m yuan)
      170.2         ≥180       —         +9.8  5.7 to 5.8%  ↗ asks more
"""
SENTENCES = """\
Gross domestic product of the town and of all of its villages
  the known finding words-keep no longer occurs (warning, finding-gone)

1 contradiction, 0 known to be the source's own
"""
