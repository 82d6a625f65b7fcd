"""The only place that judges: a result against its target or, before there is one, what the target asks beside the year before.

Every threshold is here. Numbers are compared as printed, so what prints as equal is equal. A figure that is itself a bound ("over
175") is read at its bound: a plan names the highest mark that it passed. Only at an equal mark does the bound tell: "under 100" is
short of 100.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from decimal import Decimal
from enum import StrEnum
from typing import Literal, Protocol, TypeVar, runtime_checkable

from planctl.assess.answers import Figure
from planctl.numbers.formulas import HUNDRED, Reason
from planctl.numbers.periods import end_of
from planctl.numbers.printed import Bound, prints_equal
from planctl.numbers.units import PERCENT, PERCENTAGE_POINTS
from planctl.plan.model import About
from planctl.plan.vocabulary import RATES, Attribute, Direction, Nature


class Family(StrEnum):
    """What kind of thing a verdict says; the families are never counted together."""

    RESULT = "result"
    """The target's period has a result, or is under way: what became of the target."""
    ASKS = "asks"
    """There is no result yet: what the target asks, beside the year before. Neither praise nor blame."""
    UNKNOWN = "unknown"
    """Nothing can be said; a reason says why."""


class Verdict(StrEnum):
    """The closed set of verdicts; the words for them depend on the attribute: 完成 is binding's, 达到预期 expected's."""

    # Result: the target's period is over.
    EXCEEDED = "exceeded"
    """Better than the target."""
    MET = "met"
    """Equal to the target as printed (and strictly beyond it where the target says over or under)."""
    NEARLY = "nearly"
    """Missed by no more than the tolerance that the user gives; expected targets only, binding has no nearly."""
    MISSED = "missed"
    """Worse than the target."""
    # Result: its period is running.
    DONE_EARLY = "done_early"
    """The whole target, or what its words say, is reached before the period's end."""
    ON_SCHEDULE = "on_schedule"
    """The share of a flow's target that is done is at least the share of time passed; a level stands on the road to its target."""
    BEHIND = "behind"
    """The share of a flow's target that is done is less than the share of time passed."""
    SO_FAR_REACHED = "so_far_reached"
    """What does not accumulate stands at its target or beyond it, by the latest figure of the target's year."""
    SO_FAR_SHORT = "so_far_short"
    """It stands short of it."""
    ABOVE_REQUIRED = "above_required"
    """A level on its way over years is better than the road to its target requires by now."""
    BELOW_REQUIRED = "below_required"
    """It is worse."""
    # Asks: no result yet; a level beside that of the year before.
    ASKS_MORE = "asks_more"
    """The target is better than the figure of the year before."""
    ASKS_SAME = "asks_same"
    """The target is the figure of the year before again."""
    ASKS_LESS = "asks_less"
    """A floor: the target is less than the year before brought."""
    ALREADY_MET = "already_met"
    """The same for a stock, a rate or a ratio: its level stands beyond the target already."""
    # Asks: a growth or a yearly change beside that of the year before, as rates.
    ASKS_BETTER_RATE = "asks_better_rate"
    """The target is a better rate than that of the year before."""
    ASKS_SAME_RATE = "asks_same_rate"
    """It is the rate of the year before again."""
    ASKS_LESSER_RATE = "asks_lesser_rate"
    """It is a lesser rate than that of the year before."""
    # Asks: of a range, whatever it is of.
    ASKS_WITHIN = "asks_within"
    """The figure of the year before lies within the range that the target asks for."""
    # Unknown.
    NO_TARGET = "no_target"
    """No target is recorded."""
    NOT_IN_TEXT = "not_in_text"
    """No target is recorded, and the plan's source holds only some of the plan's targets."""
    NO_BASELINE = "no_baseline"
    """There is no figure of the year before in the target's form."""
    NO_RESULT = "no_result"
    """There is no result of the target's period in its form."""
    IN_WORDS = "in_words"
    """The target, or its result, is words."""
    NO_MARK = "no_mark"
    """The figure that the target goes by, or that is set from above, is not recorded."""
    NO_WIDTH = "no_width"
    """The result is worse than a target that is only "about" a figure, and no tolerance says how much that allows."""
    NO_PACE = "no_pace"
    """A flow that runs unevenly is on its way, and nothing says how much of it is due by now."""
    NO_DIRECTION = "no_direction"
    """Neither more nor less is declared to be better."""
    NOT_COMPARABLE = "not_comparable"
    """Target and figure have different scopes, or are shares of different wholes."""
    NOT_COMPUTABLE = "not_computable"
    """The number to judge by can't be worked out."""


FAMILIES: dict[Family, tuple[Verdict, ...]] = {
    Family.RESULT: (
        Verdict.EXCEEDED,
        Verdict.MET,
        Verdict.NEARLY,
        Verdict.MISSED,
        Verdict.DONE_EARLY,
        Verdict.ON_SCHEDULE,
        Verdict.BEHIND,
        Verdict.SO_FAR_REACHED,
        Verdict.SO_FAR_SHORT,
        Verdict.ABOVE_REQUIRED,
        Verdict.BELOW_REQUIRED,
    ),
    Family.ASKS: (
        Verdict.ASKS_MORE,
        Verdict.ASKS_SAME,
        Verdict.ASKS_LESS,
        Verdict.ALREADY_MET,
        Verdict.ASKS_BETTER_RATE,
        Verdict.ASKS_SAME_RATE,
        Verdict.ASKS_LESSER_RATE,
        Verdict.ASKS_WITHIN,
    ),
    Family.UNKNOWN: (
        Verdict.NO_TARGET,
        Verdict.NOT_IN_TEXT,
        Verdict.NO_BASELINE,
        Verdict.NO_RESULT,
        Verdict.IN_WORDS,
        Verdict.NO_MARK,
        Verdict.NO_WIDTH,
        Verdict.NO_PACE,
        Verdict.NO_DIRECTION,
        Verdict.NOT_COMPARABLE,
        Verdict.NOT_COMPUTABLE,
    ),
}
"""The verdicts of each family, in the order in which a summary counts them."""
SHORT = (Verdict.MISSED, Verdict.BEHIND, Verdict.SO_FAR_SHORT, Verdict.BELOW_REQUIRED)
"""A target that is missed, or under way and not kept up with."""


@runtime_checkable
class Judged(Protocol):
    """A row with a verdict on the target of an indicator."""

    @property
    def attribute(self) -> Attribute:
        """What the indicator is to the plan."""

    @property
    def verdict(self) -> Verdict:
        """What the numbers say."""


JudgedRow = TypeVar("JudgedRow", bound=Judged)


def with_verdicts(rows: Iterable[JudgedRow], verdicts: Collection[Verdict] | None) -> list[JudgedRow]:
    """The rows that have one of some verdicts; all where none are named."""
    return [row for row in rows if verdicts is None or row.verdict in verdicts]


_FAMILY_OF = {verdict: family for family, verdicts in FAMILIES.items() for verdict in verdicts}
_STRICT = ("over", "under")
_INCOMPARABLE = (Reason.BASE_DIFFERS, Reason.SCOPE_DIFFERS)
Order = Literal["more", "same", "less"]
_ASKED: dict[Order, tuple[Verdict, Verdict]] = {
    "more": (Verdict.ASKS_MORE, Verdict.ASKS_BETTER_RATE),
    "same": (Verdict.ASKS_SAME, Verdict.ASKS_SAME_RATE),
    "less": (Verdict.ASKS_LESS, Verdict.ASKS_LESSER_RATE),
}

VerdictAndReason = tuple[Verdict, Reason | None]
MISSED: VerdictAndReason = (Verdict.MISSED, None)
"""What is left of a result beside its mark where no case holds."""


def family_of(verdict: Verdict) -> Family:
    """The family that a verdict belongs to."""
    return _FAMILY_OF[verdict]


def verdict_without_target(about: About | None) -> VerdictAndReason:
    """What can be said where no target is recorded: of a source that holds only some of the targets, no more than that."""
    if about is not None and about.extent == "excerpt":
        return Verdict.NOT_IN_TEXT, Reason.NOT_IN_TEXT
    return Verdict.NO_TARGET, Reason.NO_TARGET


def verdict_without_number(reason: Reason | None) -> VerdictAndReason:
    """What can be said where the number to judge by has no answer."""
    return (Verdict.NOT_COMPARABLE if reason in _INCOMPARABLE else Verdict.NOT_COMPUTABLE), reason


def verdict_without_mark(target: Figure) -> VerdictAndReason:
    """What can be said of a target that has no number: it is in words, or its figure is another's or set from above."""
    if target.goes_by is not None:
        return Verdict.NO_MARK, Reason.MARK_MISSING
    if target.shares is not None:
        return Verdict.NO_DIRECTION, Reason.NO_DIRECTION
    return (Verdict.IN_WORDS, Reason.TEXT_TARGET) if target.set_by_zh is None else (Verdict.NO_MARK, Reason.SET_LATER)


def difference_of_measure(one: Figure, other: Figure) -> Reason | None:
    """Why two figures of one subject can't be compared: they are shares of different wholes, or cover different things."""
    if one.of != other.of:
        return Reason.BASE_DIFFERS
    return Reason.SCOPE_DIFFERS if (one.scope_zh, one.scope_en) != (other.scope_zh, other.scope_en) else None


def verdict_before(baseline: Figure | None, target: Figure, direction: Direction, nature: Nature) -> VerdictAndReason:
    """What a target asks beside its baseline, or the reason when that can't be told."""
    if target.value is None:
        return verdict_without_mark(target)
    if baseline is None or baseline.value is None:
        return Verdict.NO_BASELINE, Reason.NO_BASELINE
    different = difference_of_measure(baseline, target)
    if different:
        return Verdict.NOT_COMPARABLE, different
    return _asked(baseline, target, direction, nature)


def _asked(baseline: Figure, target: Figure, direction: Direction, nature: Nature) -> VerdictAndReason:
    if target.holds(baseline.number):
        return Verdict.ASKS_WITHIN, None
    target = target.nearest(baseline.number)
    if direction == "none" and baseline.number != target.number:
        return Verdict.NO_DIRECTION, Reason.NO_DIRECTION
    order = _order(baseline, target, direction)
    if order == "less" and target.form == "value" and nature != "flow":
        return Verdict.ALREADY_MET, None
    level, rate = _ASKED[order]
    return (rate if target.form in RATES else level), None


def _order(baseline: Figure, target: Figure, direction: Direction) -> Order:
    """Whether a target is more than its baseline, the same, or less, in the direction of what is better."""
    if baseline.number == target.number:
        return "more" if _short_of_equal(baseline, target, direction) else "same"
    return "less" if _better(baseline.number, target.number, direction) else "more"


def verdict_on_result(
    result: Figure, target: Figure, direction: Direction, attribute: Attribute = "unstated", tolerance: Decimal | None = None
) -> VerdictAndReason:
    """How a result of the target's own period stands to it; outside a range of which neither side is better it is missed.

    `tolerance` is in points between percentages, and in per cent of the target otherwise; it applies to expected targets only.
    """
    if target.value is None or result.value is None:
        return _verdict_on_words(result, target)
    different = difference_of_measure(result, target)
    if different:
        return Verdict.NOT_COMPARABLE, different
    target = target.mark_for(result)
    end = target.nearest(result.value)
    if target.holds(result.value):
        return Verdict.MET, None
    wide = attribute == "expected" and tolerance is not None and abs(end.number - result.value) <= _width(end, tolerance)
    vague = end.bound == "about" and tolerance is None
    cases = cases_on_result(result.value, end.number, end.bound, direction, result.bound, wide=wide, vague=vague)
    of_range = target.to is not None  # which says of either side that it is worse
    return next((said for holds, said in cases if holds and not (of_range and said[0] == Verdict.NO_DIRECTION)), MISSED)


def cases_on_result(
    result: Decimal, mark: Decimal, bound: Bound, direction: Direction, result_bound: Bound = "exact", *, wide: bool, vague: bool
) -> list[tuple[bool, VerdictAndReason]]:
    """What can be said of a number beside its mark, each where its condition holds and none before it; else it is missed.

    `wide` is whether the distance is within a tolerance, `vague` whether nothing says how much "about" allows. The conditions are
    of operators only, so that columns of a database can be judged by them too.
    """
    better = ((direction == "higher") & (result > mark)) | ((direction == "lower") & (result < mark))
    return [
        ((result == mark) & _is_enough(result_bound, bound, direction), (Verdict.MET, None)),
        (direction == "none", (Verdict.NO_DIRECTION, Reason.NO_DIRECTION)),
        (better, (Verdict.EXCEEDED, None)),
        (wide, (Verdict.NEARLY, None)),
        (vague, (Verdict.NO_WIDTH, Reason.NO_WIDTH)),
    ]


def _verdict_on_words(result: Figure, target: Figure) -> VerdictAndReason:
    if target.form != "text" or result.reached is None:
        return verdict_without_mark(target)
    if not result.reached:
        return Verdict.MISSED, None
    return (Verdict.DONE_EARLY if end_of(result.period) < end_of(target.period) else Verdict.MET), None


def with_width(target: Figure, about: About | None) -> Figure:
    """A target of "about" a figure as the range that the width which the plan declares makes of it; any other as it is."""
    if target.value is None or target.bound != "about" or about is None or about.about_width is None:
        return target
    width = _width(target, about.about_width)
    return target._replace(value=target.value - width, to=target.value + width, bound="exact")


def verdict_on_pace(
    share_of_target: Decimal, share_due: Decimal | Reason, latest: Figure, target: Figure, direction: Direction
) -> VerdictAndReason:
    """How a flow stands within its time: its share that is done (in per cent) against the share that is due by now.

    Of a ceiling, the share is what has been used up: never done early, on schedule as long as what is due is ahead of it, and
    missed for good once it is passed, since what accumulates does not become less. Without a share that is due there is no
    more to say.
    """
    if direction == "none":
        return Verdict.NO_DIRECTION, Reason.NO_DIRECTION
    if is_ceiling_passed(latest, target, direction, share_of_target):
        return Verdict.MISSED, None
    ceiling = is_cap(target, direction)
    reached = share_of_target == HUNDRED and not _short_of_equal(latest, target, direction)
    if not ceiling and (share_of_target > HUNDRED or reached):
        return Verdict.DONE_EARLY, None
    if isinstance(share_due, Reason):
        return Verdict.NO_PACE, share_due
    if ceiling:
        return (Verdict.ON_SCHEDULE if share_of_target <= share_due else Verdict.BEHIND), None
    return (Verdict.ON_SCHEDULE if share_of_target >= share_due else Verdict.BEHIND), None


def verdict_so_far(latest: Figure, target: Figure, direction: Direction) -> VerdictAndReason:
    """Where a level at its date, or a growth so far, stands to the target of its year before the year is over."""
    verdict, reason = verdict_on_result(latest, target, direction)
    if verdict == Verdict.DONE_EARLY or family_of(verdict) != Family.RESULT:
        return verdict, reason
    return (Verdict.SO_FAR_SHORT if verdict == Verdict.MISSED else Verdict.SO_FAR_REACHED), None


def verdict_on_road(
    now: Decimal, required: Decimal, target: Figure, direction: Direction, decimals: int, ceiling: bool = False
) -> VerdictAndReason:
    """How what is reached by now stands to what the road to a later target requires by now, compared at so many decimals.

    What stays under a ceiling is never done early.
    """
    if direction == "none":
        return Verdict.NO_DIRECTION, Reason.NO_DIRECTION
    reached = now == target.number and target.bound not in _STRICT
    if not ceiling and (reached or _better(now, target.number, direction)):
        return Verdict.DONE_EARLY, None
    if prints_equal(now, required, decimals):
        return Verdict.ON_SCHEDULE, None
    return (Verdict.ABOVE_REQUIRED if _better(now, required, direction) else Verdict.BELOW_REQUIRED), None


def is_cap(target: Figure, direction: Direction) -> bool:
    """Whether a target for what starts from zero is the most that is allowed: so many accidents, or a loss, at worst."""
    worse = {"higher": -1, "lower": 1}.get(direction, 0)
    return target.value is not None and target.value * worse > 0


def is_ceiling_passed(latest: Figure, target: Figure, direction: Direction, share_of_target: Decimal) -> bool:
    """Whether more is used up of a ceiling than it allows, whatever the rest of its time brings.

    Not of a loss, which can still be made good, nor of a mark that is only "about" a figure.
    """
    if direction != "lower" or target.number <= 0 or target.bound == "about" or latest.bound == "about":
        return False
    return share_of_target > HUNDRED or (share_of_target == HUNDRED and _short_of_equal(latest, target, direction))


def _short_of_equal(figure: Figure, target: Figure, direction: Direction) -> bool:
    """Whether a figure that prints as its target falls short of it: a strict target does not hold the mark itself."""
    return not _is_enough(figure.bound, target.bound, direction)


def _is_enough(bound: Bound, of_target: Bound, direction: Direction) -> bool:
    """Whether an equal mark meets a target: not "under 100" where 100 are asked for, nor 100 where more than 100 are."""
    strict = (of_target == "over") | (of_target == "under")
    short = ((direction == "higher") & (bound == "under")) | ((direction == "lower") & (bound == "over"))
    return (bound == of_target) | ((strict | short) == False)  # noqa: E712 columns know no "not"


def _better(one: Decimal, other: Decimal, direction: Direction) -> bool:
    return one > other if direction == "higher" else one < other


def _width(target: Figure, tolerance: Decimal) -> Decimal:
    if target.value is None or target.unit in (PERCENT, PERCENTAGE_POINTS):
        return tolerance
    return abs(target.value) * tolerance / HUNDRED
