"""Work grows with the plan and no faster: counted in calls, which are the same on every machine."""

from __future__ import annotations

import pytest

from tests.conftest import Run, calls_of, slow_but

_RECORDS = """\
  NUMBER-{n}:
    name: {{zh: 指标{n}, en: Indicator {n}}}
    unit: "%"
    nature: rate
    direction: higher
    headline: true
    actual: {{2023: [{{value: 10{n}, at: 7}}]}}
    target: {{2024: [{{value: 12{n}, bound: at_least, at: 8}}]}}
"""


def plan(count: int) -> str:
    """A plan of so many indicators, each with findings: more than 100 %, twice."""
    return "indicators:\n" + "".join(_RECORDS.format(n=number) for number in range(100, 100 + count))


def calls(run: Run, line: str, count: int) -> int:
    """How many functions a command line calls, Python's own included."""
    text = plan(count)
    return calls_of(lambda: run(*line.split(), plan=text))


@pytest.mark.parametrize(
    "line",
    slow_but(
        "gap --format tsv",
        "check --json",
        of=["status --json", "gap --format tsv", "figures --json", "growth --format csv", "check --json"],
    ),
)
def test_twice_the_plan_is_twice_the_work(run: Run, line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANCTL_CACHE", "")
    calls(run, line, 1)  # what is loaded and built once
    few, more = calls(run, line, 100), calls(run, line, 200)
    assert more < 2.1 * few


def periods(count: int) -> str:
    """A plan of one indicator and its parts, with results and targets of so many years each."""
    years = range(1900, 1900 + count)
    actual = ", ".join(f"{year}: [{{value: {year}, at: 1}}]" for year in years)
    target = ", ".join(f"{year + 50}: [{{value: 2{year}, at: 1}}]" for year in years)
    record = "{name: {zh: %s}, unit: 个, nature: stock, direction: higher, chain: food%s, actual: {%s}, target: {%s}}"
    parts = ", parts: {chain: [A]}"
    return (
        "about: {id: plan, name: {zh: 计划}, year: 2000}\nchains: {food: {zh: 食品}}\nindicators:\n"
        f"  A: {record % ('甲', '', actual, target)}\n  B: {record % ('乙', parts, actual, target)}\n"
    )


@pytest.mark.parametrize(
    "line",
    slow_but(
        "status",
        "chains",
        of=[
            "status",
            "gap",
            "growth",
            "growth --parts",
            "pace",
            "figures",
            "chains",
            "check",
            "show A",
            "status --method eurostat",
        ],
    ),
)
def test_twice_the_years_are_little_more_than_twice_the_work(run: Run, line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANCTL_CACHE", "")
    monkeypatch.setattr("tests.test_scale.plan", periods)
    calls(run, f"{line} --json", 1)
    few, more = calls(run, f"{line} --json", 40), calls(run, f"{line} --json", 80)
    assert more < 2.7 * few


def months(count: int) -> str:
    """A plan of results that none of so many targets can be measured from, and of as many words and stages beside them."""
    periods = [f"{1950 + number // 12}-{number % 12 + 1:02}" for number in range(2 * count)]
    target = ", ".join(f"{period}: [{{value: 1, at: 1, intent: keep}}]" for period in periods[:count])
    actual = ", ".join(f"{period}: [{{value: 1, at: 1}}]" for period in periods[count:])
    is_to_be = ", ".join(f"{period}: [{{stage: new, at: 1}}]" for period in periods[:count])
    return (
        "indicators:\n"
        f"  A: {{name: {{zh: 甲}}, unit: 个, nature: flow, direction: higher, actual: {{{actual}}}, target: {{{target}}}}}\n"
        f"  B: {{name: {{zh: 乙}}, unit: 个, nature: stock, direction: higher, actual: {{{target}}}, target: {{{actual}}}}}\n"
        f"projects:\n  P: {{name: {{zh: 丙}}, actual: {{{is_to_be}}}, target: {{{is_to_be}}}}}\n"
    )


@pytest.mark.parametrize(
    "line", slow_but("status --all", "check", of=["status --all", "gap --all", "growth --all", "pace", "check", "report"])
)
def test_twice_the_months_are_twice_the_work(run: Run, line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANCTL_CACHE", "")
    monkeypatch.setattr("tests.test_scale.plan", months)
    calls(run, f"{line} --json", 1)
    few, more = calls(run, f"{line} --json", 150), calls(run, f"{line} --json", 300)
    assert more < 2.1 * few


def parts(count: int) -> str:
    """A plan of a total over forty years, and of so many parts without a figure."""
    actual = ", ".join(f"{year}: [{{value: {year}, at: 1}}]" for year in range(1900, 1940))
    record = "{name: {zh: %s}, unit: 个, nature: stock, direction: higher%s}"
    return f"indicators:\n  T: {record % ('总', ', actual: {%s}, parts: {all: [%s]}')}\n" % (
        actual,
        ", ".join(f"P{number}" for number in range(count)),
    ) + "".join(f"  P{number}: {record % (f'分{number}', '')}\n" for number in range(count))


def test_parts_without_figures_cost_no_year(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANCTL_CACHE", "")
    monkeypatch.setattr("tests.test_scale.plan", parts)
    calls(run, "check --json", 1)
    few, more = calls(run, "check --json", 200), calls(run, "check --json", 400)
    assert more < 2.1 * few
    assert (more - few) / 200 < 800
