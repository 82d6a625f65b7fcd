"""The verdicts, each at its edge and on both sides of it, whichever way is better."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planctl.assess.answers import Figure, recorded_figure
from planctl.assess.verdict import (
    FAMILIES,
    Family,
    Verdict,
    family_of,
    is_cap,
    verdict_before,
    verdict_on_pace,
    verdict_on_result,
    verdict_on_road,
    with_width,
)
from planctl.numbers.formulas import Reason
from planctl.numbers.printed import Bound
from planctl.plan.model import About, Name, Plan, Statement
from planctl.plan.vocabulary import Attribute, Direction, Nature, Role

D = Decimal


def quoted(role: Role, number: str | Decimal, bound: Bound = "exact", unit: str = "亿元", form: str = "value") -> Figure:
    forms: dict[str, Any] = {form: D(number)}
    return recorded_figure(Plan(), unit, "2024", role, Statement(**forms, bound=bound))


def result(number: str | Decimal, bound: Bound = "exact", unit: str = "亿元", form: str = "value") -> Figure:
    return quoted("actual", number, bound, unit, form)


def target(number: str | Decimal, bound: Bound = "exact", unit: str = "亿元", form: str = "value") -> Figure:
    return quoted("target", number, bound, unit, form)


WORDS = recorded_figure(Plan(), "亿元", "2024", "target", Statement(text=Name("与经济增长同步")))


# Results against targets


@pytest.mark.parametrize("bound", ["exact", "at_least", "at_most", "reach"])
@pytest.mark.parametrize(
    ("direction", "worse", "better"),
    [("higher", "99.9", "100.1"), ("lower", "100.1", "99.9")],
)
def test_a_result_is_missed_met_or_exceeded(direction: Direction, worse: str, better: str, bound: Bound) -> None:
    verdicts = [verdict_on_result(result(number), target("100", bound), direction) for number in (worse, "100", better)]
    assert verdicts == [(Verdict.MISSED, None), (Verdict.MET, None), (Verdict.EXCEEDED, None)]


@pytest.mark.parametrize(
    ("unit", "number", "verdict"),
    [
        ("亿元", "195.9", Verdict.MISSED),
        ("亿元", "196", Verdict.MET),
        ("亿元", "204", Verdict.MET),
        ("亿元", "204.1", Verdict.EXCEEDED),
        ("%", "197.9", Verdict.MISSED),
        ("%", "198", Verdict.MET),
    ],
)
def test_about_is_met_within_the_width_of_the_plan(unit: str, number: str, verdict: Verdict) -> None:
    about = About("county", Name("某县计划"), "2024", about_width=D(2))
    assert verdict_on_result(result(number, unit=unit), with_width(target("200", "about", unit), about), "higher") == (
        verdict,
        None,
    )


def test_a_width_is_of_about_alone() -> None:
    about = About("county", Name("某县计划"), "2024", about_width=D(2))
    assert [with_width(each, about) for each in (target("200"), WORDS)] == [target("200"), WORDS]


@pytest.mark.parametrize(("number", "verdict"), [("99", Verdict.MISSED), ("100.0", Verdict.MET), ("100.00", Verdict.MET)])
def test_what_is_equal_is_met_however_many_digits_it_prints(number: str, verdict: Verdict) -> None:
    assert verdict_on_result(result(number), target("100"), "higher") == (verdict, None)


@pytest.mark.parametrize(
    ("direction", "strict", "worse", "better"),
    [("higher", "over", "849.9", "850.1"), ("lower", "under", "850.1", "849.9")],
)
def test_a_strict_target_does_not_hold_the_mark_itself(direction: Direction, strict: Bound, worse: str, better: str) -> None:
    beyond = target("850", strict)
    verdicts = [verdict_on_result(result(number), beyond, direction)[0] for number in (worse, "850", better)]
    assert verdicts == [Verdict.MISSED, Verdict.MISSED, Verdict.EXCEEDED]
    assert verdict_on_result(result("850", strict), beyond, direction)[0] is Verdict.MET


@pytest.mark.parametrize(
    ("direction", "bound", "verdict"),
    [
        ("higher", "under", Verdict.MISSED),
        ("higher", "at_most", Verdict.MET),
        ("higher", "about", Verdict.MET),
        ("higher", "at_least", Verdict.MET),
        ("higher", "over", Verdict.MET),
        ("lower", "over", Verdict.MISSED),
        ("lower", "at_least", Verdict.MET),
        ("lower", "about", Verdict.MET),
        ("lower", "at_most", Verdict.MET),
        ("lower", "under", Verdict.MET),
    ],
)
def test_a_result_that_is_a_bound_is_read_at_its_mark(direction: Direction, bound: Bound, verdict: Verdict) -> None:
    floor: Bound = "at_least" if direction == "higher" else "at_most"
    assert verdict_on_result(result("100", bound), target("100", floor), direction) == (verdict, None)


def test_more_than_a_mark_short_of_the_target_is_short_of_it() -> None:
    assert verdict_on_result(result("175", "over"), target("200", "over"), "higher") == (Verdict.MISSED, None)
    assert verdict_on_result(result("225", "over"), target("200", "over"), "higher") == (Verdict.EXCEEDED, None)


def test_where_neither_way_is_better_only_the_same_can_be_told() -> None:
    assert verdict_on_result(result("100"), target("100"), "none") == (Verdict.MET, None)
    for number in ("99", "101"):
        assert verdict_on_result(result(number), target("100"), "none", "expected", D(50)) == (
            Verdict.NO_DIRECTION,
            Reason.NO_DIRECTION,
        )


def test_words_have_no_verdict() -> None:
    assert verdict_on_result(result("100"), WORDS, "higher") == (Verdict.IN_WORDS, Reason.TEXT_TARGET)
    assert verdict_on_result(WORDS, target("100"), "higher") == (Verdict.IN_WORDS, Reason.TEXT_TARGET)


@pytest.mark.parametrize(
    ("number", "attribute", "tolerance", "verdict"),
    [
        ("4.9", "expected", None, Verdict.NO_WIDTH),
        ("4.9", "binding", None, Verdict.NO_WIDTH),
        ("3", "expected", None, Verdict.NO_WIDTH),
        ("5", "expected", None, Verdict.MET),
        ("5.1", "expected", None, Verdict.EXCEEDED),
        ("4.9", "expected", D(2), Verdict.NEARLY),
        ("4.9", "expected", D(1), Verdict.MISSED),
        ("4.9", "binding", D(2), Verdict.MISSED),
    ],
)
def test_about_has_no_width_until_one_is_given(
    number: str, attribute: Attribute, tolerance: Decimal | None, verdict: Verdict
) -> None:
    # 2 % of 5 is 0.1.
    assert verdict_on_result(result(number), target("5", "about"), "higher", attribute, tolerance)[0] is verdict


def test_different_scopes_are_not_compared() -> None:
    towns = target("100")._replace(scope_zh="四街四镇")
    assert verdict_on_result(result("100"), towns, "higher") == (Verdict.NOT_COMPARABLE, Reason.SCOPE_DIFFERS)
    assert verdict_before(result("100"), towns, "higher", "flow") == (Verdict.NOT_COMPARABLE, Reason.SCOPE_DIFFERS)
    assert verdict_before(towns, towns, "higher", "flow") == (Verdict.ASKS_SAME, None)


# Families


def test_each_verdict_is_of_one_family() -> None:
    listed = [verdict for verdicts in FAMILIES.values() for verdict in verdicts]
    assert sorted(listed) == sorted(Verdict)
    assert [family_of(verdict) for verdict in (Verdict.MISSED, Verdict.ALREADY_MET, Verdict.NO_BASELINE)] == [
        Family.RESULT,
        Family.ASKS,
        Family.UNKNOWN,
    ]


# Tolerance


@pytest.mark.parametrize(
    ("unit", "form", "goal", "width", "at_the_edge", "beyond"),
    [
        # Points between percentages: 7 less 1.9, not 7 less 1.9 % of 7.
        ("亿元", "growth", "7", "1.9", "5.1", "5.09"),
        ("%", "value", "96", "1.5", "94.5", "94.4"),
        ("%", "change", "2", "0.5", "1.5", "1.4"),
        # Per cent of the target otherwise: 5 % of 200 is 10.
        ("亿元", "value", "200", "5", "190", "189.9"),
        ("‰", "value", "200", "5", "190", "189.9"),
        ("亿元", "change", "-200", "5", "-210", "-210.1"),
        ("亿元", "value", "200", "0", "200", "199.9"),
        # 5 % of nothing is nothing.
        ("亿元", "value", "0", "5", "0", "-0.1"),
    ],
)
def test_an_expected_target_is_nearly_met_within_a_tolerance(
    unit: str, form: str, goal: str, width: str, at_the_edge: str, beyond: str
) -> None:
    mark = target(goal, "exact", unit, form)

    def verdict(number: str, attribute: Attribute, tolerance: Decimal | None) -> Verdict:
        return verdict_on_result(result(number, "exact", unit, form), mark, "higher", attribute, tolerance)[0]

    edge = Verdict.MET if at_the_edge == goal else Verdict.NEARLY
    assert verdict(at_the_edge, "expected", D(width)) is edge
    assert verdict(beyond, "expected", D(width)) is Verdict.MISSED
    assert verdict(beyond, "expected", None) is Verdict.MISSED
    for attribute in ("binding", "reference", "unstated"):
        assert verdict(at_the_edge, attribute, D(width)) is (edge if edge is Verdict.MET else Verdict.MISSED)


def test_tolerance_where_less_is_better() -> None:
    mark = target("200", "at_most")
    verdicts = [verdict_on_result(result(number), mark, "lower", "expected", D(5))[0] for number in ("199", "200", "210", "210.1")]
    assert verdicts == [Verdict.EXCEEDED, Verdict.MET, Verdict.NEARLY, Verdict.MISSED]


def test_the_mark_of_a_strict_target_is_nearly_met() -> None:
    beyond = target("850", "over")
    assert verdict_on_result(result("849"), beyond, "higher", "expected", D(1))[0] is Verdict.NEARLY
    assert verdict_on_result(result("850"), beyond, "higher", "expected", D(1))[0] is Verdict.NEARLY
    assert verdict_on_result(result("850"), beyond, "higher", "binding", D(1))[0] is Verdict.MISSED


# What a target asks for


@pytest.mark.parametrize(
    ("direction", "baseline", "bound", "verdict"),
    [
        ("higher", "exact", "over", Verdict.ASKS_MORE),
        ("higher", "at_least", "over", Verdict.ASKS_MORE),
        ("higher", "over", "over", Verdict.ASKS_SAME),
        ("higher", "over", "at_least", Verdict.ASKS_SAME),
        ("higher", "under", "at_least", Verdict.ASKS_MORE),
        ("lower", "exact", "under", Verdict.ASKS_MORE),
        ("lower", "under", "under", Verdict.ASKS_SAME),
        ("lower", "under", "at_most", Verdict.ASKS_SAME),
        ("lower", "over", "at_most", Verdict.ASKS_MORE),
    ],
)
def test_the_same_mark_again_or_beyond_it(direction: Direction, baseline: Bound, bound: Bound, verdict: Verdict) -> None:
    assert verdict_before(result("175", baseline), target("175", bound), direction, "flow") == (verdict, None)


@pytest.mark.parametrize(
    ("form", "nature", "verdicts"),
    [
        # What accumulates starts anew each year: last year's plenty meets nothing.
        ("value", "flow", [Verdict.ASKS_MORE, Verdict.ASKS_SAME, Verdict.ASKS_LESS]),
        # What stands, stands.
        ("value", "stock", [Verdict.ASKS_MORE, Verdict.ASKS_SAME, Verdict.ALREADY_MET]),
        ("value", "rate", [Verdict.ASKS_MORE, Verdict.ASKS_SAME, Verdict.ALREADY_MET]),
        ("value", "ratio", [Verdict.ASKS_MORE, Verdict.ASKS_SAME, Verdict.ALREADY_MET]),
        # Of a rate of growth or a yearly change nothing stands, whatever it is of.
        ("growth", "flow", [Verdict.ASKS_BETTER_RATE, Verdict.ASKS_SAME_RATE, Verdict.ASKS_LESSER_RATE]),
        ("growth", "stock", [Verdict.ASKS_BETTER_RATE, Verdict.ASKS_SAME_RATE, Verdict.ASKS_LESSER_RATE]),
        ("change", "ratio", [Verdict.ASKS_BETTER_RATE, Verdict.ASKS_SAME_RATE, Verdict.ASKS_LESSER_RATE]),
    ],
)
def test_a_target_asks_more_the_same_or_less(form: str, nature: Nature, verdicts: list[Verdict]) -> None:
    def asked(number: str, direction: Direction) -> Verdict:
        return verdict_before(result(number, form=form), target("20", form=form), direction, nature)[0]

    assert [asked(number, "higher") for number in ("19.9", "20", "20.1")] == verdicts
    assert [asked(number, "lower") for number in ("20.1", "20", "19.9")] == verdicts


def test_what_can_not_be_asked_says_why() -> None:
    assert verdict_before(result("1"), WORDS, "higher", "flow") == (Verdict.IN_WORDS, Reason.TEXT_TARGET)
    assert verdict_before(None, target("1"), "higher", "flow") == (Verdict.NO_BASELINE, Reason.NO_BASELINE)
    assert verdict_before(WORDS, target("1"), "higher", "flow") == (Verdict.NO_BASELINE, Reason.NO_BASELINE)
    assert verdict_before(result("2"), target("1"), "none", "flow") == (Verdict.NO_DIRECTION, Reason.NO_DIRECTION)
    assert verdict_before(result("1"), target("1"), "none", "flow") == (Verdict.ASKS_SAME, None)
    works = result("31", "exact", "%")._replace(of="works")
    assert verdict_before(works, target("45", "exact", "%")._replace(of="main_works"), "higher", "rate") == (
        Verdict.NOT_COMPARABLE,
        Reason.BASE_DIFFERS,
    )


# Pace


@pytest.mark.parametrize(
    ("share", "verdict"),
    [
        ("49.7", Verdict.BEHIND),
        ("49.8", Verdict.ON_SCHEDULE),
        ("49.9", Verdict.ON_SCHEDULE),
        ("99.9", Verdict.ON_SCHEDULE),
        ("100", Verdict.DONE_EARLY),
        ("100.1", Verdict.DONE_EARLY),
        ("-3", Verdict.BEHIND),
    ],
)
def test_a_target_under_way_is_behind_on_schedule_or_done_early(share: str, verdict: Verdict) -> None:
    assert verdict_on_pace(D(share), D("49.8"), result("4"), target("5", "at_least"), "higher") == (verdict, None)


@pytest.mark.parametrize(
    ("share", "verdict"), [("99.9", Verdict.ON_SCHEDULE), ("100", Verdict.ON_SCHEDULE), ("100.1", Verdict.DONE_EARLY)]
)
def test_a_strict_target_is_done_only_beyond_its_mark(share: str, verdict: Verdict) -> None:
    assert verdict_on_pace(D(share), D(50), result("850"), target("850", "over"), "higher") == (verdict, None)


def test_at_the_mark_the_latest_figure_s_bound_tells_too() -> None:
    assert verdict_on_pace(D(100), D(50), result("100", "under"), target("100"), "higher")[0] is Verdict.ON_SCHEDULE
    assert verdict_on_pace(D(100), D(50), result("100", "over"), target("100", "over"), "higher")[0] is Verdict.DONE_EARLY
    assert verdict_on_pace(D(100), D(50), result("-50", "over"), target("-50"), "lower")[0] is Verdict.ON_SCHEDULE


def test_without_a_direction_nothing_is_on_schedule() -> None:
    unknown = (Verdict.NO_DIRECTION, Reason.NO_DIRECTION)
    assert verdict_on_pace(D(30), D(50), result("30"), target("100"), "none") == unknown
    assert verdict_on_road(D(30), D(50), target("100"), "none", 0) == unknown


@pytest.mark.parametrize(
    ("now", "verdict"),
    [
        ("649.0", Verdict.ON_SCHEDULE),
        ("648.9", Verdict.BELOW_REQUIRED),
        ("649.1", Verdict.ABOVE_REQUIRED),
        ("699.9", Verdict.ABOVE_REQUIRED),
        ("700.0", Verdict.DONE_EARLY),
    ],
)
def test_a_level_beside_its_road(now: str, verdict: Verdict) -> None:
    assert verdict_on_road(D(now), D("648.99"), target("700"), "higher", 1) == (verdict, None)
    assert verdict_on_road(-D(now), -D("648.99"), target("-700"), "lower", 1) == (verdict, None)


def test_the_mark_itself_is_not_done_early() -> None:
    assert verdict_on_road(D(700), D(649), target("700", "over"), "higher", 0)[0] is Verdict.ABOVE_REQUIRED
    assert verdict_on_road(D(20), D(4), target("20", "at_most"), "lower", 0, ceiling=True)[0] is Verdict.BELOW_REQUIRED


@pytest.mark.parametrize(
    ("share", "verdict"),
    [
        ("0", Verdict.ON_SCHEDULE),
        ("49.8", Verdict.ON_SCHEDULE),
        ("49.9", Verdict.BEHIND),
        ("100", Verdict.BEHIND),
        ("120", Verdict.MISSED),  # for good: what accumulates does not become less
    ],
)
def test_cap_is_never_done_early(share: str, verdict: Verdict) -> None:
    assert verdict_on_pace(D(share), D("49.8"), result("19"), target("20", "at_most"), "lower") == (verdict, None)


@pytest.mark.parametrize(
    ("direction", "number", "ceiling"),
    [
        ("lower", "20", True),
        ("lower", "-20", False),
        ("lower", "0", False),
        ("higher", "20", False),
        ("higher", "-20", True),
        ("none", "20", False),
        ("none", "-20", False),
    ],
)
def test_a_ceiling_is_the_most_that_is_allowed_of_what_is_worse(direction: Direction, number: str, ceiling: bool) -> None:
    assert is_cap(target(number), direction) is ceiling
    assert not is_cap(WORDS, direction)


# What holds of all numbers

BOUNDS: tuple[Bound, ...] = get_args(Bound)
MIRRORED: dict[str, Any] = {
    "higher": "lower",
    "lower": "higher",
    "none": "none",
    "at_least": "at_most",
    "at_most": "at_least",
    "over": "under",
    "under": "over",
}
WORST_FIRST = [Verdict.MISSED, Verdict.NO_WIDTH, Verdict.NEARLY, Verdict.MET, Verdict.EXCEEDED]

numbers = st.integers(-200, 200).map(lambda tenths: D(tenths) / 10)
bounds = st.sampled_from(BOUNDS)
directions: st.SearchStrategy[Direction] = st.sampled_from(["higher", "lower", "none"])
attributes: st.SearchStrategy[Attribute] = st.sampled_from(["binding", "expected", "reference", "unstated"])
widths = st.none() | st.integers(0, 300).map(lambda tenths: D(tenths) / 10)
figures = st.tuples(numbers, bounds)
Mark = tuple[Decimal, Bound]


def mirrored(figure: Mark) -> Mark:
    number, bound = figure
    return -number, MIRRORED.get(bound, bound)


@given(figures, figures, directions, attributes, widths)
def test_higher_and_lower_mirror_each_other(
    one: Mark, other: Mark, direction: Direction, attribute: Attribute, width: Decimal | None
) -> None:
    back: Direction = MIRRORED[direction]
    assert verdict_on_result(result(*one), target(*other), direction, attribute, width) == verdict_on_result(
        result(*mirrored(one)), target(*mirrored(other)), back, attribute, width
    )
    assert verdict_before(result(*one), target(*other), direction, "flow") == verdict_before(
        result(*mirrored(one)), target(*mirrored(other)), back, "flow"
    )
    assert is_cap(target(*other), direction) == is_cap(target(*mirrored(other)), back)


@given(figures, figures, directions, attributes, widths, st.integers(-8, 8))
def test_another_unit_changes_no_verdict(
    one: Mark, other: Mark, direction: Direction, attribute: Attribute, width: Decimal | None, power: int
) -> None:
    scaled = [(number.scaleb(power), bound) for number, bound in (one, other)]
    assert verdict_on_result(result(*one), target(*other), direction, attribute, width) == verdict_on_result(
        result(*scaled[0]), target(*scaled[1]), direction, attribute, width
    )
    assert verdict_before(result(*one), target(*other), direction, "flow") == verdict_before(
        result(*scaled[0]), target(*scaled[1]), direction, "flow"
    )


@given(numbers, numbers, figures, attributes, widths)
def test_a_better_result_has_no_worse_verdict(
    one: Decimal, other: Decimal, goal: Mark, attribute: Attribute, width: Decimal | None
) -> None:
    ranks = [
        WORST_FIRST.index(verdict_on_result(result(number), target(*goal), "higher", attribute, width)[0])
        for number in sorted((one, other))
    ]
    assert ranks == sorted(ranks)


@given(figures, figures, directions, attributes, widths)
def test_only_an_expected_target_with_a_tolerance_is_nearly_met(
    one: Mark, other: Mark, direction: Direction, attribute: Attribute, width: Decimal | None
) -> None:
    verdict, _ = verdict_on_result(result(*one), target(*other), direction, attribute, width)
    assert verdict is not Verdict.NEARLY or (attribute == "expected" and width is not None)


# Ranges


@pytest.mark.parametrize(
    ("direction", "verdicts"),
    [
        ("higher", {"5.9": "missed", "6": "met", "6.5": "met", "7.0": "met", "7.1": "exceeded"}),
        ("lower", {"5.9": "exceeded", "6": "met", "6.5": "met", "7.0": "met", "7.1": "missed"}),
        ("none", {"5.9": "missed", "6": "met", "6.5": "met", "7.0": "met", "7.1": "missed"}),
    ],
)
def test_a_range_is_met_within_and_judged_by_its_end(direction: Direction, verdicts: dict[str, str]) -> None:
    goal = target("6", unit="%")._replace(to=D(7))
    assert {number: verdict_on_result(result(number, unit="%"), goal, direction)[0] for number in verdicts} == verdicts
    # 0.1 points of either end are within a tolerance of 0.1.
    nearly = [number for number, verdict in verdicts.items() if verdict == "missed"]
    judged = {verdict_on_result(result(number, unit="%"), goal, direction, "expected", D("0.1"))[0] for number in nearly}
    assert judged == {Verdict.NEARLY}


@pytest.mark.parametrize(
    ("direction", "baselines"),
    [
        ("higher", {"5.9": "asks_more", "6": "asks_within", "6.5": "asks_within", "7": "asks_within", "7.1": "already_met"}),
        ("lower", {"5.9": "already_met", "6": "asks_within", "7": "asks_within", "7.1": "asks_more"}),
        ("none", {"5.9": "no_direction", "6": "asks_within", "7": "asks_within", "7.1": "no_direction"}),
    ],
)
def test_what_a_range_asks_beside_the_year_before(direction: Direction, baselines: dict[str, str]) -> None:
    goal = target("6", unit="%")._replace(to=D(7))
    assert {number: verdict_before(result(number, unit="%"), goal, direction, "rate")[0] for number in baselines} == baselines
