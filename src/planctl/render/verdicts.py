"""How each verdict looks, in one table that every output uses: its words, its sign and its tone; and the distance in words."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

from planctl.assess.answers import Figure, Quantity
from planctl.assess.quantities import flipped
from planctl.assess.status import StatusRow
from planctl.assess.verdict import Family, Verdict
from planctl.language import Bilingual, Language
from planctl.numbers.periods import is_whole_year, year_of
from planctl.numbers.units import RANK
from planctl.plan.vocabulary import Direction
from planctl.render import cells
from planctl.render.words import NOTHING, word


class Tone(StrEnum):
    """What a colour says of a verdict; only a known result is praised or blamed."""

    GOOD = "good"
    NEAR = "near"
    BAD = "bad"
    ASKS = "asks"
    UNKNOWN = "unknown"


class Look(NamedTuple):
    """A verdict's words, those that a binding and an expected target have for it, its sign and its tone.

    The sign stands beside the words, so that neither colour nor words alone carry a verdict.
    """

    words: Bilingual
    sign: str
    tone: Tone
    binding: Bilingual | None = None
    expected: Bilingual | None = None


COLOURS = {Tone.GOOD: "green", Tone.NEAR: "yellow", Tone.BAD: "red", Tone.ASKS: "cyan", Tone.UNKNOWN: "dim"}
"""What a terminal shows a tone in."""
LOOKS: dict[Verdict, Look] = {
    # result
    Verdict.EXCEEDED: Look(
        Bilingual("好于目标", "better"), "✓", Tone.GOOD, Bilingual("超额完成", "better"), Bilingual("好于预期", "better")
    ),
    Verdict.MET: Look(Bilingual("达到目标", "met"), "✓", Tone.GOOD, Bilingual("完成", "met"), Bilingual("达到预期", "met")),
    Verdict.NEARLY: Look(Bilingual("基本达到", "nearly met"), "≈", Tone.NEAR),
    Verdict.MISSED: Look(
        Bilingual("未达目标", "missed"), "✗", Tone.BAD, Bilingual("未完成", "missed"), Bilingual("未达预期", "missed")
    ),
    Verdict.DONE_EARLY: Look(Bilingual("提前完成", "done early"), "✓", Tone.GOOD),
    Verdict.ON_SCHEDULE: Look(Bilingual("达到时序进度", "on schedule"), "→", Tone.GOOD),
    Verdict.BEHIND: Look(Bilingual("滞后", "behind"), "!", Tone.BAD),
    Verdict.SO_FAR_REACHED: Look(Bilingual("目前达到目标", "reached so far"), "→", Tone.GOOD),
    Verdict.SO_FAR_SHORT: Look(Bilingual("目前未达目标", "short so far"), "!", Tone.NEAR),
    Verdict.ABOVE_REQUIRED: Look(Bilingual("优于应达水平", "ahead of the path"), "→", Tone.GOOD),
    Verdict.BELOW_REQUIRED: Look(Bilingual("未到应达水平", "short of the path"), "!", Tone.BAD),
    # asks
    Verdict.ASKS_MORE: Look(Bilingual("要求高于{base}", "asks more"), "↗", Tone.ASKS),
    Verdict.ASKS_SAME: Look(Bilingual("要求与{base}持平", "asks the same"), "=", Tone.ASKS),
    Verdict.ASKS_LESS: Look(Bilingual("要求低于{base}", "asks less"), "↘", Tone.ASKS),
    Verdict.ALREADY_MET: Look(Bilingual("{base}已达到", "already met"), "↘", Tone.ASKS),
    Verdict.ASKS_BETTER_RATE: Look(Bilingual("速度要求高于{base}", "asks a better rate"), "↗", Tone.ASKS),
    Verdict.ASKS_SAME_RATE: Look(Bilingual("速度要求同{base}", "asks the same rate"), "=", Tone.ASKS),
    Verdict.ASKS_LESSER_RATE: Look(Bilingual("速度要求低于{base}", "asks a lesser rate"), "↘", Tone.ASKS),
    Verdict.ASKS_WITHIN: Look(Bilingual("{base}在目标区间内", "within the range"), "=", Tone.ASKS),
    # unknown
    Verdict.NO_TARGET: Look(Bilingual("没有目标", "no target"), "·", Tone.UNKNOWN),
    Verdict.NOT_IN_TEXT: Look(Bilingual("正文未列", "not in the text"), "·", Tone.UNKNOWN),
    Verdict.NO_BASELINE: Look(Bilingual("无上年数", "no earlier figure"), "·", Tone.UNKNOWN),
    Verdict.NO_RESULT: Look(Bilingual("尚无同类数字", "no such figure yet"), "·", Tone.UNKNOWN),
    Verdict.IN_WORDS: Look(Bilingual("目标是文字", "in words"), "·", Tone.UNKNOWN),
    Verdict.NO_MARK: Look(Bilingual("目标数未收录", "mark not known yet"), "·", Tone.UNKNOWN),
    Verdict.NO_WIDTH: Look(Bilingual("“左右”未定宽度", "“about”: no width given"), "·", Tone.UNKNOWN),
    Verdict.NO_PACE: Look(Bilingual("不计时序进度", "no pace"), "·", Tone.UNKNOWN),
    Verdict.NO_DIRECTION: Look(Bilingual("未定方向", "no direction"), "·", Tone.UNKNOWN),
    Verdict.NOT_COMPARABLE: Look(Bilingual("不可比", "not comparable"), "·", Tone.UNKNOWN),
    Verdict.NOT_COMPUTABLE: Look(Bilingual("无法计算", "can't be worked out"), "·", Tone.UNKNOWN),
}
FAMILY_WORDS: dict[Family, Bilingual] = {
    Family.RESULT: Bilingual("已有结果", "with a result"),
    Family.ASKS: Bilingual("目标的要求", "what targets ask"),
    Family.UNKNOWN: Bilingual("无法判断", "can't be said"),
}
"""What the verdicts of a family are about, before their counts."""
YEAR_BEFORE = Bilingual("上年", "the year before")
_OF_YEAR = Bilingual("{year}年", "{year}")
_OF_PERIOD = Bilingual("{year}", "{year}")


def verdict_word(verdict: Verdict, attribute: str, language: Language, base: Bilingual = YEAR_BEFORE) -> str:
    """A verdict in the words that go with the attribute: 完成 for binding, 达到预期 for expected; `base` names the year before."""
    look = LOOKS[verdict]
    of_attribute = {"binding": look.binding, "expected": look.expected}.get(attribute)
    return (of_attribute or look.words).filled(base=base).text(language)


def verdicts_called(word: str) -> list[Verdict]:
    """The verdicts that a word is for: their code, or what is printed of them in either language; none for any other word."""
    sought = of_year_before(word).casefold()
    return [verdict for verdict in LOOKS if sought in (verdict, *(word.casefold() for words in called(verdict) for word in words))]


def called(verdict: Verdict) -> tuple[Bilingual, ...]:
    """What a verdict is called: in general, of a binding target and of an expected one, beside the year before."""
    look = LOOKS[verdict]
    return tuple(words.filled(base=YEAR_BEFORE) for words in (look.words, look.binding, look.expected) if words is not None)


def of_year_before(word: str) -> str:
    """A verdict's words beside another year, as they are beside the year before: 要求高于2023年."""
    return re.sub("[0-9]{4}年", YEAR_BEFORE.zh, word)


def base_words(baseline: Figure | None, target: Figure | None) -> Bilingual:
    """The period that a target is set beside: the year before, or which other."""
    if baseline is None or target is None or year_of(baseline.period) == year_of(target.period) - 1:
        return YEAR_BEFORE
    return _period(baseline)


def _period(figure: Figure) -> Bilingual:
    return (_OF_YEAR if is_whole_year(figure.period) else _OF_PERIOD).filled(year=figure.period)


_WITHIN = Bilingual("在目标区间内", "within the target's range")
_ABOVE_RANGE = Bilingual("高于区间上限{by}", "{by} above the range")
_BELOW_RANGE = Bilingual("低于区间下限{by}", "{by} below the range")
_BASE_WITHIN = Bilingual("{base}在目标区间内", "{base} is within the range")
_SHORT = Bilingual("差{by}", "{by} short")
_OVER = Bilingual("超出{by}", "{by} over")
_BEYOND = Bilingual("优于目标{by}", "better by {by}")
_EQUAL = Bilingual("等于目标", "equal to the target")


class Beside(NamedTuple):
    """How a target differs from another figure, with the period of that, and without it where a heading says it."""

    period: Bilingual
    alone: Bilingual


_ABOVE = Beside(Bilingual("比{base}高{by}", "{by} above {base}"), Bilingual("高{by}", "{by} above"))
_BELOW = Beside(Bilingual("比{base}低{by}", "{by} below {base}"), Bilingual("低{by}", "{by} below"))
_SAME = Beside(Bilingual("与{base}持平", "same as {base}"), Bilingual("持平", "same"))
_PLACES_UP = Beside(Bilingual("比{base}前进{by}", "{by} up on {base}"), Bilingual("前进{by}", "{by} up"))
_PLACES_DOWN = Beside(Bilingual("比{base}后退{by}", "{by} down on {base}"), Bilingual("后退{by}", "{by} down"))
_FASTER = Beside(Bilingual("比{base}快{by}", "{by} faster than {base}"), Bilingual("快{by}", "{by} faster"))
_SLOWER = Beside(Bilingual("比{base}慢{by}", "{by} slower than {base}"), Bilingual("慢{by}", "{by} slower"))
_SAME_RATE = Beside(Bilingual("增速同{base}", "same rate as {base}"), Bilingual("增速相同", "same rate"))
_LARGER_FALL = Beside(
    Bilingual("降幅比{base}大{by}", "a fall {by} larger than in {base}"), Bilingual("降幅大{by}", "a fall {by} larger")
)
_SMALLER_FALL = Beside(
    Bilingual("降幅比{base}小{by}", "a fall {by} smaller than in {base}"), Bilingual("降幅小{by}", "a fall {by} smaller")
)
_SAME_FALL = Beside(Bilingual("降幅同{base}", "the same fall as in {base}"), Bilingual("降幅相同", "the same fall"))
_RISE = Bilingual("上升{by}", "a rise of {by}")
_FALL = Bilingual("下降{by}", "a fall of {by}")
_FURTHER_RISE = Bilingual("再上升{by}", "a further rise of {by}")
_FURTHER_FALL = Bilingual("再下降{by}", "a further fall of {by}")


_RESULT = Bilingual("{verdict}，{distance}", "{verdict}, {distance}")
_BETTER = Bilingual("{verdict}，{distance}", "{distance}")
NO_WIDTH = Bilingual("{margin}，{verdict}", "{margin}; {verdict}")
"""Where a figure falls short of a target that is “about” one, and nothing says how much that allows."""


def comparison_words(row: StatusRow, language: Language, usual: int | None = None) -> str:
    """What can be said of a row in a few words: the distance, before it what became of the target, or why nothing is said.

    The period that it is set beside is not said where it is the `usual` year, which a heading has.
    """
    distance = distance_words(row, language, usual)
    verdict = verdict_word(row.verdict, row.attribute, language, base_words(row.baseline, row.target))
    if row.verdict == Verdict.NO_WIDTH:
        return NO_WIDTH.filled(verdict=verdict, margin=margin_words(row.margin, language)).text(language)
    if row.family == Family.UNKNOWN or row.distance.value is None or distance == NOTHING:
        return verdict
    if row.family == Family.ASKS and row.verdict != Verdict.ALREADY_MET:
        return distance
    if row.distance.value == 0 or row.verdict == Verdict.MET:
        return verdict
    return (_BETTER if row.verdict == Verdict.EXCEEDED else _RESULT).filled(verdict=verdict, distance=distance).text(language)


def distance_words(row: StatusRow, language: Language, usual: int | None = None) -> str:
    """How far a target is from what it is compared with, as a sentence would say it; why not, where that can't be said."""
    target, baseline, distance, margin = row.target, row.baseline, row.distance, row.margin
    if row.result is not None and row.result.reached is not None:
        return NOTHING
    if row.family == Family.UNKNOWN or target is None or distance.value is None:
        return NOTHING if row.reason is None else word(row.reason, language)
    if target.to is not None and (row.margin.value is None or distance.value == 0):
        return _filled(_of_range(row.family, distance), distance, baseline, language)
    if row.family == Family.RESULT:
        known = margin.value is not None
        return margin_words(margin, language, stands_over(target, row.direction)) if known else apart_words(distance, language)
    assert baseline is not None  # noqa: S101 what a target asks is told beside a baseline
    if target.form == "change":
        return _change(baseline, target, language)
    beside = (_of_growth if target.form in ("growth", "average_growth") else _of_level)(distance, baseline, target)
    return _filled(beside.alone if baseline.period == str(usual) else beside.period, distance, baseline, language)


def _of_range(family: Family, distance: Quantity) -> Bilingual:
    """Where a figure stands to a range that it lies within, or of which neither side is better."""
    if distance.value == 0:
        return _WITHIN if family == Family.RESULT else _BASE_WITHIN
    return _BELOW_RANGE if (distance.value or 0) > 0 else _ABOVE_RANGE


def _filled(template: Bilingual, distance: Quantity, baseline: Figure | None, language: Language) -> str:
    by = cells.amount(distance, language)
    if by == NOTHING:
        return NOTHING
    return template.filled(by=by, base=_period(baseline) if baseline else "").text(language)


def stands_over(target: Figure, direction: Direction) -> bool:
    """Whether a figure that is worse than its target is one above a ceiling: not a rate that falls too little, nor a place."""
    return direction == "lower" and target.form == "value" and target.unit != RANK


def apart_words(distance: Quantity, language: Language) -> str:
    """How far a figure is from a target of which neither side is better, above it or below."""
    where = _ABOVE if (distance.value or 0) < 0 else _BELOW
    return _EQUAL.text(language) if distance.value == 0 else _filled(where.alone, distance, None, language)


def margin_words(margin: Quantity, language: Language, over: bool = False) -> str:
    """How far a figure is beyond its target, or short of it; above it where that is a ceiling."""
    worse = _OVER if over else _SHORT
    return _filled(_EQUAL if margin.value == 0 else _BEYOND if (margin.value or 0) > 0 else worse, margin, None, language)


def _of_level(distance: Quantity, _: Figure, __: Figure) -> Beside:
    if distance.unit == RANK and distance.value != 0:
        return _PLACES_UP if (distance.value or 0) < 0 else _PLACES_DOWN
    return _SAME if distance.value == 0 else _ABOVE if (distance.value or 0) > 0 else _BELOW


def _of_growth(distance: Quantity, baseline: Figure, target: Figure) -> Beside:
    """A rate beside another; two falls are compared by their size."""
    falls = baseline.number < 0 and target.number < 0
    if distance.value == 0:
        return _SAME_FALL if falls else _SAME_RATE
    rises = (distance.value or 0) > 0
    if falls:
        return _SMALLER_FALL if rises else _LARGER_FALL
    return _FASTER if rises else _SLOWER


def _change(baseline: Figure, target: Figure, language: Language) -> str:
    """A yearly change, which is measured from where the year before ended, so that it needs no distance."""
    falls = target.number < 0
    again = (baseline.number < 0) == falls
    template = (_FURTHER_FALL if again else _FALL) if falls else (_FURTHER_RISE if again else _RISE)
    size = target._replace(value=abs(target.number), form="value", bound=flipped(target.bound) if falls else target.bound)
    return template.filled(by=cells.figure_with_unit(size, language)).text(language)
