"""The verdicts in words: what a target asks is no verdict on it, and a distance says which way it goes."""

from __future__ import annotations

from typing import Any

import pytest

from planctl.assess.verdict import FAMILIES, Family, Verdict
from planctl.render.verdicts import LOOKS, Tone
from tests.conftest import Run, one_indicator, results


def compared(run: Run, actual: str, target: str, observed: str | None = None, **fields: Any) -> tuple[str, str]:  # noqa: ANN401 the builder's own fields
    """The comparison of a plan of one indicator as a screen shows it, in English and in Chinese."""
    plan = one_indicator(
        actual=f"{{2023: [{{{actual}, at: 1}}]}}" if actual else "{}",
        target=f"{{2024: [{{{target}, at: 2}}]}}" if target else "{}",
        observed=observed and f"{{2024: [{{{observed}, source: press}}]}}",
        **fields,
    )
    said = [run("status", "--format", "md", "--lang", language, plan=plan).out.splitlines()[2] for language in ("en", "zh")]
    english, chinese = (line.split("|")[-2].strip().replace("\\<", "<") for line in said)
    return english, chinese


@pytest.mark.parametrize(
    ("actual", "target", "fields", "words"),
    [
        # A level beside last year's, in numbers as they are, whichever way is better.
        ("value: 170.2", "value: 180", {}, ("9.8 above 2023", "比2023年高9.8")),
        ("value: 42.6", "value: 20, bound: at_least", {}, ("22.6 below 2023", "比2023年低22.6")),
        ("value: 97", "value: 97", {"unit": "%", "nature": "rate"}, ("same as 2023", "与2023年持平")),
        (
            "value: 5.2",
            "value: 5.5, bound: at_most",
            {"unit": "%", "nature": "rate", "direction": "lower"},
            ("already met, 0.3 points above 2023", "上年已达到，比2023年高0.3个百分点"),
        ),
        # From a mere bound the distance is one.
        ("value: 175, bound: over", "value: 200, bound: over", {}, ("<25 above 2023", "比2023年高不足25")),
        # A growth beside last year's, as rates.
        ("growth: 5.8", "growth: 8", {}, ("2.2 points faster than 2023", "比2023年快2.2个百分点")),
        ("growth: 18.3", "growth: 10", {}, ("8.3 points slower than 2023", "比2023年慢8.3个百分点")),
        ("growth: 7.0", "growth: 7", {}, ("same rate as 2023", "增速同2023年")),
        ("growth: -2", "growth: 3", {}, ("5 points faster than 2023", "比2023年快5个百分点")),
        # Two falls by their size.
        (
            "growth: -50",
            "growth: -20, bound: at_most",
            {"direction": "lower"},
            ("a fall 30 points smaller than in 2023", "降幅比2023年小30个百分点"),
        ),
        (
            "growth: -20",
            "growth: -25",
            {"direction": "lower"},
            ("a fall 5 points larger than in 2023", "降幅比2023年大5个百分点"),
        ),
        ("growth: -3", "growth: -3", {"direction": "lower"}, ("the same fall as in 2023", "降幅同2023年")),
        # A yearly change is measured from where the last one ended.
        (
            "change: -3",
            "change: -3",
            {"unit": "μg/m³", "nature": "ratio", "direction": "lower"},
            ("a further fall of 3 μg/m³", "再下降3μg/m³"),
        ),
        (
            "change: 2",
            "change: -3",
            {"unit": "μg/m³", "nature": "ratio", "direction": "lower"},
            ("a fall of 3 μg/m³", "下降3μg/m³"),
        ),
        (
            "change: 0.5",
            "change: 0.8",
            {"unit": "%", "nature": "rate"},
            ("a further rise of 0.8 points", "再上升0.8个百分点"),
        ),
        ("change: -5", "change: 10", {"unit": "个"}, ("a rise of 10", "上升10个")),
        # What can't be said, and why.
        ("value: 5", "", {}, ("no target", "没有目标")),
        ("", "value: 5", {}, ("no earlier figure", "无上年数")),
        ("growth: 5", "value: 2400", {}, ("no earlier figure", "无上年数")),
        ("value: 5", "text: {zh: 同步}", {}, ("in words", "目标是文字")),
        ("value: 5", "value: 6", {"direction": "none"}, ("no direction", "未定方向")),
        (
            "value: 5, scope: {zh: 全县, en: the whole county}",
            "value: 6, scope: {zh: 四街四镇, en: four towns}",
            {},
            ("not comparable", "不可比"),
        ),
    ],
)
def test_what_a_target_asks_in_words(run: Run, actual: str, target: str, fields: dict[str, str], words: tuple[str, str]) -> None:
    assert compared(run, actual, target, **fields) == words


@pytest.mark.parametrize(
    ("target", "observed", "fields", "words"),
    [
        ("growth: 7", "growth: 5.1", {"attribute": "expected"}, ("missed, 1.9 points short", "未达预期，差1.9个百分点")),
        ("value: 110", "value: 111", {"attribute": "binding"}, ("better by 1", "超额完成，优于目标1")),
        ("value: 110", "value: 110", {}, ("met", "达到目标")),
        # Less is better: beyond is below.
        ("value: 110, bound: at_most", "value: 108", {"direction": "lower"}, ("better by 2", "好于目标，优于目标2")),
        ("value: 110, bound: at_most", "value: 112", {"direction": "lower"}, ("missed, 2 over", "未达目标，超出2")),
        ("value: 5, bound: about", "value: 4.9", {}, ("0.1 short; “about”: no width given", "差0.1，“左右”未定宽度")),
    ],
)
def test_what_became_of_a_target_in_words(
    run: Run, target: str, observed: str, fields: dict[str, str], words: tuple[str, str]
) -> None:
    assert compared(run, "value: 100", target, observed, **fields) == words


def test_only_a_result_is_praised_or_blamed() -> None:
    asking = [LOOKS[verdict] for verdict in (*FAMILIES[Family.ASKS], *FAMILIES[Family.UNKNOWN])]
    assert {look.tone for look in asking} == {Tone.ASKS, Tone.UNKNOWN}
    assert not {look.sign for look in asking} & {"✓", "✗", "≈", "!"}
    assert "改进" not in "".join(look.words.zh for look in LOOKS.values())
    assert set(LOOKS) == set(Verdict)


@pytest.mark.parametrize(
    ("verdict_from", "sign", "colour"),
    [
        (("value: 100", "value: 90", None), "↘", "36"),
        (("value: 100", "value: 110", "value: 109"), "✗", "31"),
        (("value: 100", "value: 110", "value: 110"), "✓", "32"),
        (("", "value: 110", None), "·", "2"),
    ],
)
def test_sign_and_colour_follow_the_verdict(run: Run, verdict_from: tuple[str, str, str | None], sign: str, colour: str) -> None:
    actual, target, observed = verdict_from
    plan = one_indicator(
        actual=f"{{2023: [{{{actual}, at: 1}}]}}" if actual else "{}",
        target=f"{{2024: [{{{target}, at: 2}}]}}",
        observed=observed and f"{{2024: [{{{observed}, source: press}}]}}",
        nature="flow",
    )
    said = run("status", "--format", "table", "--colour", "--lang", "zh", plan=plan).out
    assert f"\x1b[{colour}m{sign} " in said


def test_the_margin_never_flips_with_the_direction(run: Run) -> None:
    for direction, reached, target in (("higher", 90, 100), ("lower", 110, 100)):
        plan = one_indicator(
            actual=f"{{2023: [{{value: {reached}, at: 1}}]}}", target=f"{{2024: [{{value: {target}, at: 2}}]}}", direction=direction
        )
        (row,) = results(run, "status", plan=plan)
        assert (row["distance"]["value"], row["margin"]["value"]) == (target - reached, -10)


def test_growth_is_not_shown_under_the_unit_of_the_level(run: Run) -> None:
    plan = one_indicator(actual="{2023: [{change: -3, at: 1}]}", target="{2024: [{growth: 7, at: 2}]}", unit="亿元")
    header, _, row = run("status", "--format", "md", plan=plan).out.splitlines()[:3]
    assert (header.split("|")[1].strip(), row.split("|")[1].strip()) == ("Indicator (unit)", "Something (growth)")


def test_a_plan_s_excerpt_does_not_say_that_there_is_no_target(run: Run) -> None:
    plan = one_indicator(actual="{2023: [{value: 5, at: 1}]}")
    for extent, verdict in (("excerpt", "not_in_text"), ("whole", "no_target")):
        (row,) = results(run, "status", plan=plan.replace("source: report}", f"source: report, extent: {extent}}}"))
        assert (row["family"], row["verdict"], row["reason"]) == ("unknown", verdict, verdict)


AIR = """
about: {id: county, name: {zh: 某县计划}, year: 2024, source: report}
sources: {report: {title: {zh: 计划报告}}, press: {title: {zh: 公报}, published: 2025-03}}
indicators:
  RATIO:
    name: {zh: 优良天数比例, en: Good-air-day ratio}
    unit: "%"
    nature: rate
    direction: higher
    headline: true
    in_days: DAYS
    target: {2024: [{value: 96, bound: at_least, at: 115}]}
  DAYS:
    name: {zh: 优良天数}
    unit: 天
    nature: flow
    direction: higher
    actual: {2023: [{value: 345, at: 25}]}
observations:
  DAYS: {2024: [{value: 352, source: press}]}
"""


def test_a_share_of_days_is_worked_out_from_the_days(run: Run) -> None:
    (row,) = results(run, "status", "RATIO", "--as-of", "2024", plan=AIR)
    # 345 / 365 = 94.52 %
    assert (row["baseline"]["value"], row["baseline"]["worked_out_from"], row["baseline"]["printed"]) == (94.5, "DAYS", None)
    assert (row["baseline"]["paragraph"], row["verdict"], row["distance"]["value"]) == (25, "asks_more", 1.5)
    # 352 / 366 = 96.17 %
    (row,) = results(run, "status", "RATIO", plan=AIR)
    assert (row["result"]["value"], row["verdict"], row["margin"]["value"]) == (96.2, "exceeded", 0.2)
    said = run("status", "RATIO", "--format", "md", "--as-of", "2024", plan=AIR).out
    assert "| 94.5%† | ≥96% |" in said
    assert "† worked out from DAYS, days of the calendar year 2023; not printed by the plan" in said
    (row,) = results(run, "gap", "RATIO", plan=AIR)
    assert (row["baseline"]["value"], row["gap"]["value"], row["result"]["value"], row["verdict"]) == (94.5, 1.5, 96.2, "exceeded")
    assert "† Worked out from the days" in run("annex", "1", "--format", "table", plan=AIR).out
    (row,) = [row for row in results(run, "annex", "1", plan=AIR) if row["id"] == "RATIO"]
    assert (row["actual"]["value"], row["actual"]["worked_out_from"]) == (94.5, "DAYS")


def test_a_printed_share_is_not_worked_out(run: Run) -> None:
    plan = AIR.replace("    target: {2024", "    actual: {2023: [{value: 94.6, at: 25}]}\n    target: {2024")
    (row,) = results(run, "status", "RATIO", "--as-of", "2024", plan=plan)
    assert (row["baseline"]["value"], row["baseline"]["worked_out_from"]) == (94.6, None)


@pytest.mark.parametrize(
    ("direction", "observed", "words"),
    [
        # Beside last year's 5: to the nearer end, and within it no distance at all.
        ("higher", None, ("1.0 above 2023", "比2023年高1.0")),
        ("higher", "value: 5.5", ("missed, 0.5 short", "未达目标，差0.5")),
        ("higher", "value: 6.4", ("met", "达到目标")),
        ("higher", "value: 7.5", ("better by 0.5", "好于目标，优于目标0.5")),
        ("none", "value: 5.5", ("missed, 0.5 below the range", "未达目标，低于区间下限0.5")),
        ("none", "value: 7.5", ("missed, 0.5 above the range", "未达目标，高于区间上限0.5")),
        ("none", "value: 6.4", ("met", "达到目标")),
    ],
)
def test_a_range_in_words(run: Run, direction: str, observed: str | None, words: tuple[str, str]) -> None:
    assert compared(run, "value: 5.0", "value: 6, to: 7", observed, direction=direction) == words


def test_last_year_within_a_range_is_said(run: Run) -> None:
    assert compared(run, "growth: 6.5", "growth: 6, to: 7") == ("2023 is within the range", "2023年在目标区间内")


@pytest.mark.parametrize(("language", "shown"), [("en", "+6 to +7%"), ("zh", "+6至+7%")])
def test_a_range_is_printed_from_end_to_end(run: Run, language: str, shown: str) -> None:
    plan = one_indicator(target="{2024: [{growth: 6, to: 7, at: 2}]}")
    for command in (["status"], ["gap"], ["figures"], ["show", "X"]):
        assert shown in run(*command, "--lang", language, "--format", "md", plan=plan).out
    assert (
        f"| {shown.replace('+', '').replace('%', '')} |" in run("annex", "2", "--lang", language, "--format", "md", plan=plan).out
    )
