"""A whole and what it holds: parts known by bounds, and what is 其中 in it."""

from __future__ import annotations

import pytest

from planctl.check.figures import contradictions
from planctl.language import Bilingual
from planctl.plan.model import Plan
from planctl.problems import Details
from tests.conftest import PlanOf, Run

LARGE = "LARGE: {name: {zh: 其中}, unit: UNIT, nature: flow, direction: none, within: ALL, ROLE: {2024: [{PART, at: 1}]}}"


def parted(total: str, *parts: str) -> str:
    ids = [f"P{number}" for number in range(len(parts))]
    of = "unit: 亿元, nature: flow, direction: none"
    lines = [f"X: {{name: {{zh: 全部}}, {of}, parts: {{chain: [{', '.join(ids)}]}}, target: {{2024: [{{{total}, at: 1}}]}}}}"]
    lines += [
        f"{id_}: {{name: {{zh: 部分{id_}}}, {of}, target: {{2024: [{{{part}, at: 1}}]}}}}"
        for id_, part in zip(ids, parts, strict=True)
    ]
    return "indicators:\n" + "".join(f"  {line}\n" for line in lines)


def found(plan: Plan) -> list[tuple[str, Details]]:
    return [(finding.rule, finding.details) for finding in contradictions(plan)]


# Parts known by bounds


@pytest.mark.parametrize(
    ("total", "parts", "rule"),
    [
        # Floors against a floor: their sum may not pass it.
        ("value: 200, bound: over", ("value: 190, bound: over", "value: 10, bound: at_least"), None),
        ("value: 200, bound: over", ("value: 190, bound: over", "value: 14, bound: at_least"), "parts-floor"),
        ("value: 200, bound: at_least", ("value: 190, bound: over", "value: 14"), None),
        ("value: 200, bound: over", ("value: 190", "value: 14"), None),
        # Floors against a number or a ceiling, ceilings against a number or a floor.
        ("value: 200", ("value: 190, bound: over", "value: 14, bound: at_least"), "parts-and-total"),
        ("value: 200", ("value: 190, bound: over", "value: 10.5"), None),
        ("value: 200, bound: at_most", ("value: 190, bound: over", "value: 14"), "parts-and-total"),
        ("value: 200, bound: at_most", ("value: 180, bound: over", "value: 14"), None),
        ("value: 200", ("value: 180, bound: at_most", "value: 14"), "parts-and-total"),
        ("value: 200, bound: at_least", ("value: 180, bound: at_most", "value: 14"), "parts-and-total"),
        # "About" can be anything; a part that is missing, or in other form, comes to nothing.
        ("value: 200", ("value: 290, bound: about", "value: 14"), None),
        ("value: 200, bound: over", ("value: 290, bound: over", "growth: 14"), None),
    ],
)
def test_bounds_of_parts_and_total(plan_of: PlanOf, total: str, parts: tuple[str, ...], rule: str | None) -> None:
    assert [told for told, _ in found(plan_of(parted(total, *parts)))] == [rule] * bool(rule)


def test_what_bounds_come_to_is_said(plan_of: PlanOf) -> None:
    common = {"period": "2024", "division": Bilingual("产业链", "industrial chain"), "how": "", "total": "200"}
    assert found(plan_of(parted("value: 200", "value: 190, bound: over", "value: 14"))) == [
        ("parts-and-total", {**common, "sum": Bilingual("至少 204", "at least 204")})
    ]
    assert found(plan_of(parted("value: 200", "value: 180, bound: under", "value: 14"))) == [
        ("parts-and-total", {**common, "sum": Bilingual("至多 194", "at most 194")})
    ]


def test_what_bounds_come_to_reads_in_both_languages(run: Run) -> None:
    plan = parted("value: 5, bound: at_most", "value: 3, bound: at_least", "value: 3, bound: at_least")
    english = "in 2024 the parts by industrial chain add to at least 6, not 5; rounding does not explain it"
    chinese = "2024 各部分（按产业链）之和 至少 6 与合计 5 不符，四舍五入不能解释"
    (row,) = run("check", "--json", plan=plan).json["results"]
    assert (row["message_en"], row["message_zh"]) == (english, chinese)


# 其中


def holding(whole: str, part: str, *, unit: str = "个", role: str = "target") -> str:
    large = LARGE.replace("UNIT", unit).replace("ROLE", role).replace("PART", part)
    return (
        f"indicators:\n  ALL: {{name: {{zh: 全部}}, unit: 万个, nature: flow, direction: none,"
        f" {role}: {{2024: [{{{whole}, at: 1}}]}}}}\n  {large}\n"
    )


@pytest.mark.parametrize(
    ("whole", "part", "unit", "told"),
    [
        ("value: 1.0", "value: 10600", "个", True),
        ("value: 1.0", "value: 10500", "个", False),
        ("value: 1.0", "value: 1.2, bound: at_least", "万个", True),
        ("value: 1.0, bound: at_most", "value: 1.2", "万个", True),
        ("value: 1.0, bound: at_least", "value: 1.2", "万个", False),
        ("value: 1.0", "value: 1.2, bound: at_most", "万个", False),
        # Of another kind, or in another form, they do not compare.
        ("value: 1.0", "value: 2.0", "万元", False),
        ("value: 1.0", "growth: 2.0", "万个", False),
    ],
)
@pytest.mark.parametrize("role", ["actual", "target"])
def test_what_is_within_is_no_more(plan_of: PlanOf, whole: str, part: str, unit: str, told: bool, role: str) -> None:
    assert [rule for rule, _ in found(plan_of(holding(whole, part, unit=unit, role=role)))] == ["part-over-whole"] * told


def test_a_total_is_within_an_indicator(plan_of: PlanOf) -> None:
    plan = """\
    indicators:
      FAI: {name: {zh: 投资}, unit: 亿元, nature: flow, direction: none, target: {2024: [{growth: 10, bound: BOUND, at: 1}]}}
    totals:
      KEY:
        name: {zh: 重点项目投资}
        measure: year_investment
        unit: 亿元
        within: FAI
        actual: {2023: [{value: 260.4, at: 1}]}
        target: {2024: [{value: 254.1, at: 1}]}
    """
    told = {bound: [rule for rule, _ in found(plan_of(plan.replace("BOUND", bound)))] for bound in ("exact", "at_least", "at_most")}
    assert told == {"exact": ["part-falls"], "at_least": ["part-falls"], "at_most": []}
    assert found(plan_of(plan.replace("BOUND", "exact").replace("growth: 10", "growth: 0"))) == []
    assert found(plan_of(plan.replace("BOUND", "exact").replace("260.4", "254.15"))) == []
