"""Contradictions: the smallest plan that holds each, and the same plan mended, which is silent."""

from __future__ import annotations

import pytest

from planctl.check.figures import CONTRADICTIONS, contradictions
from planctl.language import Bilingual
from planctl.numbers.units import with_unit
from planctl.problems import Details, Finding
from tests.conftest import PlanOf


def indicator(fields: str, **more: str) -> str:
    """A plan of one indicator, X, with further ones as their fields stand."""
    common = {"name": "{zh: 某项}", "unit": "亿元", "nature": "flow", "direction": "higher"}
    text = "indicators:\n"
    for id_, own in {"X": fields, **more}.items():
        given = dict(field.split(": ", 1) for field in own.split("\n"))
        lines = {**common, "name": f"{{zh: 某项{id_}}}", **given}
        text += f"  {id_}:\n" + "".join(f"    {name}: {value}\n" for name, value in lines.items())
    return text


def total(fields: str, **more: str) -> str:
    """A plan of one total, T, with further ones."""
    text = "totals:\n"
    for id_, own in {"T": fields, **more}.items():
        text += f"  {id_}:\n    name: {{zh: 某总计{id_}}}\n" + "".join(f"    {line}\n" for line in own.split("\n"))
    return text


def project(actual: str = "{}", target: str = "{}") -> str:
    return f"projects:\n  P:\n    name: {{zh: 某项目}}\n    actual: {actual}\n    target: {target}\n"


def levels(period: str, *figures: str, role: str = "actual") -> str:
    return f"{role}: {{{period}: [{', '.join(f'{{{figure}, at: 1}}' for figure in figures)}]}}"


def found(plan_of: PlanOf, plan: str) -> list[tuple[str, tuple[str | int, ...], dict[str, str]]]:
    return [(finding.rule, finding.path, _in_english(finding.details)) for finding in contradictions(plan_of(plan))]


def _in_english(details: Details) -> dict[str, str]:
    return {name: each.en if isinstance(each, Bilingual) else each for name, each in details.items()}


def rules(plan_of: PlanOf, plan: str) -> list[str]:
    return [rule for rule, _, _ in found(plan_of, plan)]


def growing(base: str, level: str, growth: str, prices: str = "current") -> str:
    return indicator(
        f"growth_prices: {prices}\nactual: {{2023: [{{{base}, at: 1}}], 2024: [{{{level}, at: 1}}, {{{growth}, at: 1}}]}}"
    )


def claimed(was: str, goal: str, intent: str, more: str = "") -> str:
    return indicator(
        f'unit: "%"\nnature: rate\n{levels("2023", was)}\n{levels("2024", f"{goal}, intent: {intent}", role="target")}{more}'
    )


def composed(shares: str) -> str:
    fields = 'unit: "%"\ndirection: none\nnature: composition\nshares_of: [a, b, c]'
    return indicator(f"{fields}\n{levels('2023', f'shares: {shares}')}")


def in_days(share: str, days: str, year: str = "2023") -> str:
    x = f'unit: "%"\nnature: rate\nin_days: DAYS\n{levels(year, f"value: {share}")}'
    return indicator(x, DAYS=f"unit: 天\n{levels(year, days)}")


def parted(total: str, *parts: str, unit: str = "亿元", role: str = "actual") -> str:
    ids = [f"P{number}" for number in range(1, len(parts) + 1)]
    x = f"unit: {unit}\nparts: {{sector: [{', '.join(ids)}]}}\n{levels('2023', total, role=role)}"
    own = {id_: f"unit: {unit}\n{levels('2023', part, role=role)}" for id_, part in zip(ids, parts, strict=True)}
    return indicator(x, **own)


COUNTED = "measure: count\nunit: 个\nparts: {category: [A, B]}\n"
CASES: dict[str, tuple[str, str, tuple[str | int, ...], dict[str, str]]] = {
    "parts-and-total": (
        total(COUNTED + "target: {2024: [{value: 227, at: 1}]}",
              A="measure: count\nunit: 个\ntarget: {2024: [{value: 85, at: 1}]}",
              B="measure: count\nunit: 个\ntarget: {2024: [{value: 141, at: 1}]}"),
        total(COUNTED + "target: {2024: [{value: 227, at: 1}]}",
              A="measure: count\nunit: 个\ntarget: {2024: [{value: 85, at: 1}]}",
              B="measure: count\nunit: 个\ntarget: {2024: [{value: 142, at: 1}]}"),
        ("totals", "T", "target", "2024"),
        {"period": "2024", "total": "227 projects", "division": "category", "how": "", "sum": "226 projects"},
    ),
    "parts-not-compared": (
        indicator("unit: 万亩\nparts: {kind: [A, B]}", A="unit: 公顷", B="unit: 亩"),
        indicator("unit: 万亩\nparts: {kind: [A, B]}", A="unit: 千亩", B="unit: 亩"),
        ("indicators", "X", "parts", "kind"),
        {"division": "kind", "unit": "万亩", "units": "公顷"},
    ),
    "level-and-growth": (
        growing("value: 100.0", "value: 107.0", "growth: 8.0"),
        growing("value: 100.0", "value: 107.0", "growth: 7.0"),
        ("indicators", "X", "actual", "2024"),
        {"level": "107.0 (100m yuan)", "growth": "8.0", "period": "2024", "base": "100.0 (100m yuan)", "before": "2023"},
    ),
    "declared-count": (
        indicator("headline: true") + total(f"measure: indicators\nunit: 项\n{levels('2024', 'value: 0', role='target')}"),
        indicator("headline: true") + total(f"measure: indicators\nunit: 项\n{levels('2024', 'value: 1', role='target')}"),
        ("totals", "T", "target", "2024"),
        {"declared": "0", "found": "1"},
    ),
    "share-over-whole": (
        indicator(f'unit: "%"\nnature: rate\n{levels("2023", "value: 100.1")}'),
        indicator(f'unit: "%"\nnature: rate\n{levels("2023", "value: 100.0")}'),
        ("indicators", "X", "actual", "2023", 0, "value"),
        {"found": "100.1%", "whole": "100%"},
    ),
    "shares-and-whole": (
        composed("22.8:44.1:33.3"),
        # 99.9, and 100.1: three figures of one decimal can be 0.15 off together.
        composed("22.8:44.1:33.2"),
        ("indicators", "X", "actual", "2023", 0, "shares"),
        {"shares": "22.8:44.1:33.3", "sum": "100.2"},
    ),
    "share-below-nothing": (
        indicator(f'unit: "%"\nnature: rate\n{levels("2023", "value: -5")}'),
        indicator(f'unit: "%"\nnature: rate\n{levels("2023", "change: -5")}'),
        ("indicators", "X", "actual", "2023", 0, "value"),
        {"found": "-5%"},
    ),
    "printed-otherwise": (
        indicator(levels("2023", 'value: 100, printed: "999"')),
        indicator(levels("2023", 'value: 1.5016, printed: "１5,016人"')),
        ("indicators", "X", "actual", "2023", 0, "printed"),
        {"printed": "999", "number": "100"},
    ),
    "words-keep": (
        claimed("value: 94.5", "value: 96", "keep"),
        claimed("value: 95.5", "value: 96", "keep"),
        ("indicators", "X", "target", "2024", 0),
        {"target": "96%", "was": "94.5%", "period": "2023"},
    ),
    "words-raise": (
        claimed("value: 94.5", "value: 94.4", "raise"),
        claimed("value: 94.5", "value: 94.6", "raise"),
        ("indicators", "X", "target", "2024", 0),
        {"target": "94.4%", "was": "94.5%", "period": "2023"},
    ),
    "words-cut": (
        claimed("value: 5.4", "value: 5.5", "cut"),
        claimed("value: 5.6", "value: 5.5", "cut"),
        ("indicators", "X", "target", "2024", 0),
        {"target": "5.5%", "was": "5.4%", "period": "2023"},
    ),
    "two-units": (
        in_days("94.6", "value: 345"),
        in_days("94.5", "value: 345"),
        ("indicators", "X", "actual", "2023"),
        {"share": "94.6", "days": "345", "meant": "94.5", "period": "2023"},
    ),
    "impossible-unit": (
        indicator("name: {zh: 新增装机容量}\nunit: 万千瓦时"),
        indicator("name: {zh: 新增装机容量}\nunit: 万千瓦"),
        ("indicators", "X", "unit"),
        {"kind": "an installed capacity", "unit": "10k kWh", "allowed": "kW, MW, GW, %"},
    ),
    "bound-and-direction": (
        indicator(levels("2024", "value: 5, bound: at_most", role="target")),
        indicator(levels("2024", "value: 5, bound: at_least", role="target")),
        ("indicators", "X", "target", "2024", 0, "bound"),
        {"bound": "at most", "direction": "higher is better"},
    ),
    "progress-back": (
        project("{2023: [{progress: 31, of: works, at: 1}]}", "{2024: [{progress: 29, of: works, at: 1}]}"),
        project("{2023: [{progress: 31, of: works, at: 1}]}", "{2024: [{progress: 31, of: works, at: 1}]}"),
        ("projects", "P", "target", "2024"),
        {"earlier": "2023", "before": "31", "later": "2024", "after": "29"},
    ),
    "stage-order": (
        project("{2023: [{stage: completed, at: 1}]}", "{2024: [{stage: completed, at: 1}]}"),
        project("{2023: [{stage: continuing, at: 1}]}", "{2024: [{stage: completed, at: 1}]}"),
        ("projects", "P", "target", "2024"),
        {"was": "completed", "was_in": "2023", "is_to_be": "completed", "is_in": "2024"},
    ),
    "two-stages": (
        project(target="{2024: [{stage: completed, at: 107}, {stage: new, at: 44}]}"),
        project(target="{2024: [{stage: completed, at: 107}, {progress: 100, at: 44}], 2023: [{stage: new, at: 44}]}"),
        ("projects", "P", "target", "2024"),
        {"period": "2024", "stage": "completed", "at": " (paragraph 107)", "other": "new", "other_at": " (paragraph 44)"},
    ),
    "done-before-start": (
        project("{2023: [{progress: 15.5, of: investment, at: 1}]}", "{2024: [{stage: new, at: 1}]}"),
        project("{2023: [{progress: 15.5, of: investment, at: 1}]}", "{2024: [{stage: continuing, at: 1}]}"),
        ("projects", "P", "target", "2024"),
        {"before": "2023", "progress": "15.5", "period": "2024", "stage": "new"},
    ),
    "parts-floor": (
        parted("value: 40, bound: over", "value: 37, bound: over", "value: 9, bound: over", role="target"),
        parted("value: 46, bound: over", "value: 37, bound: over", "value: 9, bound: over", role="target"),
        ("indicators", "X", "target", "2023"),
        {"period": "2023", "division": "sector", "how": "", "sum": "46", "total": "40"},
    ),
    "part-over-whole": (
        indicator(levels("2023", "value: 35"), Y=f"within: X\n{levels('2023', 'value: 40')}"),
        indicator(levels("2023", "value: 35"), Y=f"within: X\n{levels('2023', 'value: 4')}"),
        ("indicators", "Y", "actual", "2023"),
        {"period": "2023", "found": "40 100m yuan", "total": "35 100m yuan", "whole": "某项X"},
    ),
    "part-falls": (
        indicator(levels("2024", "growth: 10", role="target"),
                  Y=f"within: X\n{levels('2023', 'value: 260.4')}\n{levels('2024', 'value: 254.1', role='target')}"),
        indicator(levels("2024", "growth: 10", role="target"),
                  Y=f"within: X\n{levels('2023', 'value: 260.4')}\n{levels('2024', 'value: 260.4', role='target')}"),
        ("indicators", "Y", "target", "2024"),
        {"period": "2024", "after": "254.1", "was_in": "2023", "before": "260.4", "whole": "某项X", "growth": "10"},
    ),
    "rate-and-horizon": (
        indicator("growth_prices: constant\nactual: {2023: [{value: 601.7, at: 1}]}\n"
                  "target: {2024: [{growth: 7, at: 1}], 2025: [{value: 700, at: 1}]}"),
        indicator("growth_prices: constant\nactual: {2023: [{value: 601.7, at: 1}]}\n"
                  "target: {2024: [{growth: 8, at: 1}], 2025: [{value: 700, at: 1}]}"),
        ("indicators", "X", "target", "2025"),
        {"growth": "7", "base": "601.7", "before": "2023", "target": "700", "period": "2025", "id": "X"},
    ),
    "growth-of-share": (
        indicator(f'unit: "%"\nnature: rate\n{levels("2024", "growth: 5", role="target")}'),
        indicator(f'unit: "%"\nnature: rate\n{levels("2024", "change: 5", role="target")}'),
        ("indicators", "X", "target", "2024", 0, "growth"),
        {"found": "5", "period": "2024"},
    ),
    "two-spellings": (
        indicator(f"unit: μg/m³\n{levels('2023', 'change: -3, unit_printed: ug/m³')}\n{levels('2024', 'value: 3', role='target')}"),
        indicator(f"unit: μg/m³\n{levels('2023', 'change: -3, unit_printed: ug/m³')}"),
        ("indicators", "X", "unit"),
        {"unit": "μg/m³", "spellings": "ug/m³, μg/m³"},
    ),
    "known-unit": (
        "units: {元: {en: dollars}}\n", "units: {元: {en: yuan}}\n", ("units", "元"),
        {"found": "元", "known": "yuan", "declared": "dollars"},
    ),
    "unit-of-its-own": (
        indicator("unit: 万眼"), "units: {眼: {}}\n" + indicator("unit: 万眼"), ("indicators", "X", "unit"), {"found": "万眼"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("rule", CASES)
def test_the_smallest_plan_with_a_contradiction_is_told(plan_of: PlanOf, rule: str) -> None:
    broken, _, path, details = CASES[rule]
    assert found(plan_of, broken) == [(rule, path, details)]


@pytest.mark.parametrize("rule", CASES)
def test_its_mended_twin_is_silent(plan_of: PlanOf, rule: str) -> None:
    assert found(plan_of, CASES[rule][1]) == []


def test_every_look_finds_something_in_one_of_them(plan_of: PlanOf) -> None:
    plans = [plan_of(broken) for broken, *_ in CASES.values()]
    assert [look.__name__ for look in CONTRADICTIONS if not any(list(look(plan)) for plan in plans)] == []


def test_of_several_contradictions_all_are_told(plan_of: PlanOf) -> None:
    both = CASES["share-over-whole"][0] + CASES["progress-back"][0]
    assert [finding.rule for finding in contradictions(plan_of(both)) if isinstance(finding, Finding)] == [
        "share-over-whole",
        "progress-back",
    ]


# Parts and totals


@pytest.mark.parametrize(
    ("whole", "parts", "rules_found"),
    [
        # Four figures of a tenth explain 0.2.
        ("value: 30.2", ("value: 10.0", "value: 10.0", "value: 10.0"), []),
        ("value: 30.3", ("value: 10.0", "value: 10.0", "value: 10.0"), ["parts-and-total"]),
        ("value: 29.8", ("value: 10.0", "value: 10.0", "value: 10.0"), []),
        ("value: 29.7", ("value: 10.0", "value: 10.0", "value: 10.0"), ["parts-and-total"]),
        # A part that is a bound may be what is wanting, one that is missing adds up to nothing.
        ("value: 40.0", ("value: 10.0", "value: 10.0, bound: over"), []),
        ("value: 40.0, bound: over", ("value: 10.0", "value: 10.0"), ["parts-and-total"]),
        ("value: 40.0", ("value: 10.0", "growth: 10.0"), []),
        ("growth: 40.0", ("value: 10.0", "value: 10.0"), []),
    ],
)
def test_parts_add_up_within_rounding(plan_of: PlanOf, whole: str, parts: tuple[str, ...], rules_found: list[str]) -> None:
    assert rules(plan_of, parted(whole, *parts)) == rules_found
    assert rules(plan_of, parted(whole, *parts, role="target")) == rules_found


@pytest.mark.parametrize(
    ("unit", "total", "part_unit", "part", "sum_"),
    [
        ("亿元", "6", "万元", "60000", None),
        ("亿元", "6.0000", "万元", "60001", None),
        ("亿元", "6.0000", "万元", "60002", "6.0002"),
        # 6亿元 stands for 55,000 to 65,000.
        ("万元", "65000", "亿元", "6", None),
        ("万元", "65001", "亿元", "6", "60000"),
    ],
)
def test_parts_are_converted(plan_of: PlanOf, unit: str, total: str, part_unit: str, part: str, sum_: str | None) -> None:
    plan = indicator(
        f"unit: {unit}\nparts: {{sector: [A]}}\n{levels('2023', f'value: {total}')}",
        A=f"unit: {part_unit}\n{levels('2023', f'value: {part}')}",
    )
    told = found(plan_of, plan)
    expected = [("parts-and-total", with_unit(sum_, unit).en)] if sum_ else []
    assert [(rule, details["sum"]) for rule, _, details in told] == expected


# Levels and growth


@pytest.mark.parametrize(
    ("base", "told"),
    [("99.4", True), ("99.5", False), ("100.0", False), ("100.5", False), ("100.6", True)],
)
def test_a_growth_implies_a_span_of_bases(plan_of: PlanOf, base: str, told: bool) -> None:
    # 109.95 / 1.105 = 99.502 to 110.05 / 1.095 = 100.502, against the base ± 0.05
    plan = growing(f"value: {base}", "value: 110.0", "growth: 10")
    assert rules(plan_of, plan) == ["level-and-growth"] * told


@pytest.mark.parametrize(
    "plan",
    [
        growing("value: 100.0", "value: 107.0", "growth: 20.0", prices="constant"),
        growing("value: 100.0", "value: 107.0", "growth: 20.0", prices="comparable"),
        growing("value: 100.0", "value: 107.0", "growth: 20.0", prices="unstated"),
        growing("value: 100.0, bound: over", "value: 107.0", "growth: 20.0"),
        growing("value: 100.0", "value: 107.0, bound: at_least", "growth: 20.0"),
        growing("value: 100.0", "value: 107.0", "growth: 20.0, bound: over"),
        growing("value: 100.0", "value: 107.0", "growth: 20.0, since: 2019"),
        growing("growth: 100.0", "value: 107.0", "growth: 20.0"),
        growing("value: 100.0", "value: 107.0", "growth: -100"),
    ],
)
def test_what_does_not_compare_does_not_contradict(plan_of: PlanOf, plan: str) -> None:
    assert rules(plan_of, plan) == []


@pytest.mark.parametrize(("unit", "told"), [("万吨", True), ("人", True), ("万元/亩", False), ("吨标准煤/万元", False)])
def test_only_what_has_prices_needs_a_stated_basis(plan_of: PlanOf, unit: str, told: bool) -> None:
    plan = growing("value: 100", "value: 107", "growth: 20.0", prices="unstated").replace("亿元", unit)
    declared = "units: {吨标准煤/万元: {en: tce per 10k yuan}, 万元/亩: {en: 10k yuan per mu}}"
    assert rules(plan_of, f"{plan}\n{declared}") == ["level-and-growth"] * told


def test_level_and_growth_of_a_target(plan_of: PlanOf) -> None:
    plan = indicator(
        f"growth_prices: current\n{levels('2023', 'value: 100.0')}\n"
        + levels("2024", "value: 110.0, bound: reach", "growth: 20", role="target")
    )
    assert [(rule, path) for rule, path, _ in found(plan_of, plan)] == [("level-and-growth", ("indicators", "X", "target", "2024"))]
    half = indicator("actual: {2023: [{value: 100, at: 1}], 2024-H1: [{value: 50, at: 1}, {growth: 20, at: 1}]}")
    assert rules(plan_of, half) == []


# Counts


def declared(attribute: str, number: str, *headlines: str) -> str:
    own = {f"X{place}": f"headline: true\nattribute: {each}\nbasis: stated" for place, each in enumerate(headlines)}
    who = f"attribute: {attribute}\n" if attribute else ""
    return indicator("headline: false\nattribute: binding\nbasis: stated", **own) + total(
        f"measure: indicators\nunit: 项\n{who}{levels('2024', number, role='target')}"
    )


@pytest.mark.parametrize(
    ("attribute", "number", "told"),
    [
        ("", "value: 3", True),
        ("", "value: 4", False),
        ("", "value: 5", True),
        ("binding", "value: 1", True),
        ("binding", "value: 2", False),
        # One of no stated attribute can be of any; a bound declares no number.
        ("binding", "value: 3", False),
        ("binding", "value: 4", True),
        ("reference", "value: 0", False),
        ("", "value: 2, bound: over", False),
    ],
)
def test_as_many_headlines_are_recorded_as_declared(plan_of: PlanOf, attribute: str, number: str, told: bool) -> None:
    plan = declared(attribute, number, "binding", "binding", "expected", "unstated")
    assert rules(plan_of, plan) == ["declared-count"] * told


# Shares


@pytest.mark.parametrize(
    ("plan", "told"),
    [
        (indicator(f'unit: "%"\nnature: rate\n{levels("2024", "value: 101", role="target")}'), True),
        (indicator(f'unit: "%"\nnature: ratio\n{levels("2023", "value: 120")}'), False),
        (indicator(f'unit: "%"\nnature: rate\n{levels("2023", "growth: 120")}'), False),
        (indicator(f"unit: ‰\nnature: rate\n{levels('2023', 'value: 1000')}"), False),
        (indicator(f"unit: ‰\nnature: rate\n{levels('2023', 'value: 1500')}"), True),
        (indicator(f"unit: 1/万\nnature: rate\n{levels('2023', 'value: 10001')}"), True),
        (indicator(f'name: {{zh: 价格涨幅}}\nunit: "%"\nnature: rate\n{levels("2023", "value: 120")}'), False),
    ],
)
def test_only_a_share_is_no_more_than_the_whole(plan_of: PlanOf, plan: str, told: bool) -> None:
    assert [rule for rule in rules(plan_of, plan) if rule != "growth-of-share"] == ["share-over-whole"] * told


def test_a_change_may_be_less_than_nothing(plan_of: PlanOf) -> None:
    plan = f'unit: "%"\nnature: rate\n{levels("2023", "value: -0.3")}'
    assert rules(plan_of, indicator(f"name: {{zh: 价格涨幅}}\n{plan}")) == []
    assert rules(plan_of, indicator(plan.replace("nature: rate", "nature: ratio"))) == []


@pytest.mark.parametrize("printed", ["两", "1", "1.00亿", "10的2次方", "近１００万", "100%"])
def test_what_is_printed_may_be_of_another_power_of_ten(plan_of: PlanOf, printed: str) -> None:
    assert rules(plan_of, indicator(levels("2023", f'value: 100, printed: "{printed}"'))) == []


# Words


@pytest.mark.parametrize(
    ("was", "goal", "intent", "told"),
    [
        # Kept, as printed: 6.45 to 6.55 and 6.25 to 6.35 have nothing in common, 6 (5.5 to 6.5) and 6.3 have.
        ("value: 6.5", "value: 6.3", "keep", True),
        ("value: 6.3", "value: 6.5", "keep", True),
        ("value: 6", "value: 6.3", "keep", False),
        ("value: 6.5", "value: 6.5", "keep", False),
        # 6.5 or more may be anything above, so no level below is kept; to stay at 6.3 or more breaks nothing.
        ("value: 6.5, bound: at_least", "value: 6.3", "keep", True),
        ("value: 6.5, bound: at_least", "value: 6.3, bound: at_least", "keep", False),
        ("value: 6.5, bound: at_least", "value: 9.0, bound: at_least", "keep", False),
        # A limit is exact: what was short of it is not kept, though it rounds to it.
        ("value: 35.9", "value: 36", "keep", False),
        ("value: 35.9", "value: 36, bound: at_least", "keep", True),
        ("value: 36.0", "value: 36, bound: at_least", "keep", False),
        ("value: 40", "value: 36, bound: at_least", "keep", False),
        ("value: 5.2", "value: 9.0, bound: about", "keep", False),
        ("value: 6.5, bound: under", "value: 6.3", "keep", False),
        # Raised: beyond what was, as printed.
        ("value: 6.5", "value: 6.4", "raise", True),
        ("value: 6.5", "value: 6.5", "raise", False),
        ("value: 6.5", "value: 6.46", "raise", False),
        ("value: 6.5", "value: 6.45", "raise", True),
        ("value: 6.5, bound: at_most", "value: 1.0", "raise", False),
        # Cut.
        ("value: 6.5", "value: 6.6", "cut", True),
        ("value: 6.5", "value: 6.5", "cut", False),
        ("value: 6.5", "value: 6.54", "cut", False),
        ("value: 6.5", "value: 6.55", "cut", True),
        ("value: 6.5, bound: over", "value: 9.0", "cut", False),
        # No level before, or none to come.
        ("change: 6.5", "value: 6.3", "keep", False),
        ("value: 6.5", "change: 6.3", "keep", False),
    ],
)
def test_words_are_held_to_their_numbers(plan_of: PlanOf, was: str, goal: str, intent: str, told: bool) -> None:
    assert rules(plan_of, claimed(was, goal, intent)) == [f"words-{intent}"] * told


def test_a_number_without_a_claim_claims_nothing(plan_of: PlanOf) -> None:
    assert rules(plan_of, indicator(f"{levels('2023', 'value: 6.5')}\n{levels('2024', 'value: 1', role='target')}")) == []


@pytest.mark.parametrize(("nature", "told"), [("flow", False), ("stock", True)])
def test_half_a_year_s_sum_is_not_what_a_year_keeps(plan_of: PlanOf, nature: str, told: bool) -> None:
    actual = "actual: {2023: [{value: 10.0, at: 1}], 2024-H1: [{value: 5.0, at: 1}]}"
    plan = indicator(f"nature: {nature}\n{actual}\n{levels('2024', 'value: 10.0, intent: keep', role='target')}")
    assert rules(plan_of, plan) == ["words-keep"] * told


def test_a_share_that_is_given_in_days_alone_is_worked_out(plan_of: PlanOf) -> None:
    def kept(days: str) -> str:
        target = levels("2024", "value: 96, bound: at_least, intent: keep", role="target")
        x = f'unit: "%"\nnature: rate\nin_days: DAYS\n{target}'
        return indicator(x, DAYS=f"unit: 天\n{levels('2023', days)}")

    # 96 % of 365 is 350.4
    assert rules(plan_of, kept("value: 351")) == []
    assert rules(plan_of, kept("value: 350")) == ["words-keep"]
    assert found(plan_of, kept("value: 345")) == [
        (
            "words-keep",
            ("indicators", "X", "target", "2024", 0),
            {"target": "96%", "was": "345/365 = 94.5%", "period": "2023"},
        )
    ]
    assert rules(plan_of, kept("value: 345, bound: over")) == []


# Days and shares


@pytest.mark.parametrize(
    ("share", "days", "year", "told"),
    [
        # 345 / 365 = 94.5205, 345 / 366 = 94.2623
        ("94.4", "value: 345", "2023", True),
        ("95", "value: 345", "2023", False),
        ("94.52", "value: 345", "2023", False),
        ("94.53", "value: 345", "2023", True),
        ("94.3", "value: 345", "2024", False),
        ("94.5", "value: 345", "2024", True),
        ("99.0", "value: 345, bound: over", "2023", False),
        ("99.0", "value: 345", "2023-H1", False),
    ],
)
def test_days_are_shares_of_their_own_year(plan_of: PlanOf, share: str, days: str, year: str, told: bool) -> None:
    assert rules(plan_of, in_days(share, days, year)) == ["two-units"] * told


# Units


@pytest.mark.parametrize(
    ("name", "unit", "told"),
    [
        ("光伏装机容量", "千瓦", False),
        ("装机容量增长率", '"%"', False),
        ("年发电量", "亿千瓦时", False),
        ("年发电量", "万度", False),
        ("年发电量", "万千瓦", True),
        ("播种面积", "万亩", False),
        ("播种面积", "万吨", True),
        ("人均公园绿地面积", "平方米/人", False),
        ("公路里程", "公里", False),
        ("公路里程", "平方公里", True),
        ("粮食产量", "千瓦时", False),
        ("装机容量", "GW", False),
        ("年发电量", "GW", True),
    ],
)
def test_a_kind_of_quantity_has_a_kind_of_unit(plan_of: PlanOf, name: str, unit: str, told: bool) -> None:
    plan = indicator(f"name: {{zh: {name}}}\nunit: {unit}") + "units: {平方米/人: {en: m² per person}}\n"
    assert rules(plan_of, plan) == ["impossible-unit"] * told


# Bounds and directions


@pytest.mark.parametrize(("direction", "wrong"), [("higher", ["at_most", "under"]), ("lower", ["at_least", "over"]), ("none", [])])
def test_a_target_bounds_the_side_that_is_worse(plan_of: PlanOf, direction: str, wrong: list[str]) -> None:
    bounds = ["exact", "reach", "about", "at_least", "over", "at_most", "under"]
    told = [
        bound
        for bound in bounds
        if rules(plan_of, indicator(f"direction: {direction}\n{levels('2024', f'value: 5, bound: {bound}', role='target')}"))
    ]
    assert sorted(told) == sorted(wrong)
    for bound in wrong:
        assert rules(plan_of, indicator(f"direction: {direction}\n{levels('2023', f'value: 5, bound: {bound}')}")) == []


# Projects


def progress(**periods: str) -> str:
    """A series of progress of the whole works: p2023 is the period 2023."""
    return "{" + ", ".join(f"{period[1:]}: [{{progress: {number}, of: works, at: 1}}]" for period, number in periods.items()) + "}"


@pytest.mark.parametrize(
    ("actual", "target", "told"),
    [
        # Within rounding nothing falls: 31 may be 30.5.
        (progress(p2023="31.4"), progress(p2024="31"), False),
        (progress(p2023="31.6"), progress(p2024="31"), True),
        # A result beyond its own plan is no fall, nor is a new plan below one that was missed.
        (progress(p2023="31", p2024="50"), progress(p2024="45"), False),
        (progress(p2023="31"), progress(p2023="50", p2024="45"), False),
        (progress(p2023="31"), progress(p2024="45", p2025="40"), True),
        (progress(p2023="31", p2024="30"), "{}", False),
        (progress(p2023="31", p2024="29"), "{}", True),
        # Shares of two wholes do not compare; of three in a row, like is set against like.
        (progress(p2023="31"), "{2024: [{progress: 12, of: main_works, at: 1}]}", False),
        (progress(p2022="40", p2024="35"), "{2023: [{progress: 30, of: investment, at: 1}]}", True),
        (progress(p2022="30", p2024="35"), "{2023: [{progress: 40, of: investment, at: 1}]}", False),
        # A bound lies beyond its mark.
        ("{2023: [{progress: 31, bound: under, of: works, at: 1}]}", progress(p2024="29"), False),
        ("{2023: [{progress: 31, bound: over, of: works, at: 1}]}", progress(p2024="29"), True),
        (progress(p2023="31"), "{2024: [{progress: 29, bound: at_least, of: works, at: 1}]}", False),
    ],
)
def test_progress_of_one_whole_does_not_fall(plan_of: PlanOf, actual: str, target: str, told: bool) -> None:
    assert rules(plan_of, project(actual, target)) == ["progress-back"] * told


STAGES = ["planning", "signed", "preliminary", "new", "continuing", "completed"]


@pytest.mark.parametrize("was", STAGES)
def test_a_project_does_not_fall_back_nor_begin_after_its_end(plan_of: PlanOf, was: str) -> None:
    told = [
        to_be
        for to_be in STAGES
        if rules(plan_of, project(f"{{2023: [{{stage: {was}, at: 1}}]}}", f"{{2024: [{{stage: {to_be}, at: 1}}]}}"))
    ]
    assert told == (STAGES if was == "completed" else STAGES[: STAGES.index(was)])


@pytest.mark.parametrize("year", ["2022", "2023"])
def test_only_what_was_before_contradicts(plan_of: PlanOf, year: str) -> None:
    plan = project("{2023: [{stage: completed, at: 1}]}", f"{{{year}: [{{stage: new, at: 1}}]}}")
    assert rules(plan_of, plan) == []


def test_stage_contradiction_is_reported_once(plan_of: PlanOf) -> None:
    actual = "{2023: [{stage: completed, at: 1}], 2022: [{stage: continuing, at: 1}], 2021: [{stage: completed, at: 1}]}"
    (told,) = found(plan_of, project(actual, "{2024: [{stage: new, at: 1}]}"))
    assert told[2] == {"was": "completed", "was_in": "2023", "is_to_be": "new", "is_in": "2024"}
