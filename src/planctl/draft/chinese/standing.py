"""When a quantity of a paragraph stands, and whether it is a result or a target: what years and moods of verbs say."""

from __future__ import annotations

import re

from planctl.draft.chinese.periods import DASH, FIVE_YEARS, NAMED, PART, YEAR, part_of
from planctl.draft.chinese.spans import in_coming_years, over_years
from planctl.draft.chinese.words import grammar
from planctl.draft.reading import Document, Quantity, Read, Role, Standing

_WISH = re.compile(
    "力争|确保|目标(?:是|为|：|值)|预期目标|将达到|要达到|拟安排|计划(?:完成|实施|新建|建成|新增|安排)|预计到|规划(?:建设|到)|努力实现|必须"
)
_DONE = re.compile("已|截至|目前|去年|累计完成|实际完成|同比")
_GOAL_BEHIND = re.compile(
    "的?(?:年初|预期|规划|增长|年度|全年|既定|总体)*(?:预期|增长|规划|工作|控制|约束性?)?(?:目标|计划数)(?!任务)"
)
_GOAL_BEFORE = re.compile(
    "(?:目标|目标值|目标任务|全年任务|年度任务)(?:为|是|：|（)?(?:增长|下降|提高)?$|(?:年度|今年|本年|年)计划(?:完成)?投资$"
)
_SENTENCE_END = re.compile("[。；]")
_SAYS_YEAR = re.compile(
    rf"(?P<span>(?P<first>{YEAR})年?{DASH}(?P<last>{YEAR})年)|(?P<to>到|至)?(?P<year>{YEAR})年(?:末|底)?|(?P<word>今年|去年|明年|本年|过去一年)"
)
_COMPARED = re.compile("(?:比|较|与|相比|以|距|自|由|从|于|获|获评|荣获|入选|列入|[“（(《])$")
_NO_DATE = re.compile("度|版|“|—|远景|的?[^，]{0,4}(?:基础|水平|为基数)|的$")
_PLAIN_FROM = re.compile("[由从]$")
_WHAT_IS_LEFT = re.compile("下半年|下一步|下阶段|接下来|后[一二两三四\\d]个月")
_SIGNS = re.compile(r"\W*")
_OF_THE_TIME = re.compile("五”?(?:规划)?(?:时期|期间|末)的$")
"""What stands before how many times as much as in years before something is that was just named."""
_FROM = re.compile(rf"(?:由|从)(?:(?P<year>{YEAR})年(?:末|底)?|(?P<before>上年|去年))(?:末|底)?的?$")


def standing_of(text: str, quantity: Quantity, previous: Read | None, under: Standing, document: Document) -> Standing:
    """Whether a quantity of a paragraph is a result or a target, and of when; `previous` is the one before it."""
    if previous is not None and (quantity.listed or _OF_THE_TIME.search(text[: quantity.start])):
        return previous.standing
    sentence = max((match.end() for match in _SENTENCE_END.finditer(text, 0, quantity.start)), default=0)
    before = text[sentence : quantity.start]
    if came_from := _FROM.search(before):
        return Standing("actual", came_from["year"] or str(_year_of(under.period) - 1))
    if _PLAIN_FROM.search(before):
        return Standing("actual", str(_came_from(text[: quantity.start], under, document)))
    is_of_plan = quantity.form == "share_of_plan"
    dated = _dated(
        text[: quantity.start],
        text[sentence : quantity.lead] if is_of_plan else before,
        in_coming_years(text[: quantity.start], document) or under,
        document,
    )
    clause = re.split("[，：]", before)[-1]
    is_beside = quantity.form == "change" and bool(quantity.rests_on) and quantity.rests_on[0] not in grammar().moves
    if is_of_plan or is_beside:
        role, period = under.role, dated.period
    elif _GOAL_BEHIND.match(text[quantity.stop : quantity.stop + 10]) or _GOAL_BEFORE.search(clause):
        role, period = "target", _year_aimed_at(clause) or str(_year_of(dated.period))
    else:
        goes_on = previous is not None and previous.quantity.start >= sentence and _is_wish(text, previous)
        role, period = _in_its_mood(clause, dated, document, goes_on=goes_on or _WHAT_IS_LEFT.search(before) is not None)
    return Standing(role, over_years(period, text[: quantity.start], before, quantity, document))


def _year_aimed_at(clause: str) -> str | None:
    """The year that is named with a goal, and not as that of a result: 距2025年65%的目标, 与“十四五”末4.6个的目标."""
    named = list(re.finditer(rf"(?P<year>{YEAR})年|{NAMED.pattern}”?(?:规划)?(?:末|目标)", clause))
    return None if not named else named[-1]["year"] or str(FIVE_YEARS[named[-1]["name"] + "五"])


def _dated(text: str, before: str, under: Standing, document: Document) -> Standing:
    """What the years that are named up to a quantity say of it, in its paragraph's `text` and in its sentence."""
    role, period = _named_before(text, document) or under
    if opening := _opening_year(text):
        role, period = _as_said(opening, Standing(role, period), document)
    said = [match for match in _SAYS_YEAR.finditer(before) if _dates(before, match) or (match["to"] and before.endswith("的"))]
    if said:
        role, period = _as_said(said[-1], Standing(role, period), document)
    if (part := _part_said(text, before, role)) is not None:
        period = f"{_year_of(period)}-{part}" if part else str(_year_of(period))
    return Standing(role, period)


def _opening_year(text: str) -> re.Match[str] | None:
    """The year that opens the sentence, or a part of it, and goes for the parts behind: 2024年，甲5万吨；乙6万吨."""
    begin = max(text.rfind("。"), text.rfind("：")) + 1
    starts = [begin, *(each.end() for each in re.finditer("；", text) if each.start() > begin)][:-1]
    opened = [match for start in starts if (match := _SAYS_YEAR.match(text, _SIGNS.match(text, start).end()))]  # type: ignore[union-attr]  # matches nothing too
    return next((match for match in reversed(opened) if text[match.end() : match.end() + 1] == "，" and not match["to"]), None)


def _in_its_mood(clause: str, dated: Standing, document: Document, *, goes_on: bool) -> Standing:
    """What the verbs of a clause say against its heading: 力争 is a target's, 目前 a result's; a wish before it `goes_on`."""
    wishes, is_done = _WISH.search(clause) is not None, _DONE.search(clause) is not None
    if dated.role == "actual" and (wishes or goes_on) and not is_done:
        return Standing("target", dated.period)
    if dated.role == "target" and re.search("已(?!有)|截至|目前|去年", clause) and not wishes:
        return Standing("actual", str(document.base_year))
    return dated


def _is_wish(text: str, previous: Read) -> bool:
    """Whether the quantity before is wished for, and no mark that a result is held against."""
    clause = re.split("[，：。；]", text[: previous.quantity.start])[-1]
    return previous.standing.role == "target" and _WISH.search(clause) is not None


def _came_from(before: str, now: Standing, document: Document) -> int:
    """The year of a level that another one came from, 由2.1%提高到3.2%: that of the last one named so, or five years ago."""
    if now.role == "target":
        return document.base_year
    if named := list(re.finditer(rf"[由从]({YEAR})年", before)):
        return int(named[-1][1])
    is_of_five = document.first_year is not None or re.search(
        "五年来|过去五年|五年间|“?十[二三四五六]五”?(?:时期|期间|以来)", before
    )
    return _year_of(now.period) - (5 if is_of_five else 1)


def _named_before(before: str, document: Document) -> Standing | None:
    """What a five-year period that is over says in a plan of the next: “十四五”期间完成造林 is a result's."""
    named = list(re.finditer(rf"(?:^|[。；])[^。；]{{0,6}}{NAMED.pattern}”?(?:规划)?(?:时期|期间|以来|期末|末)", before))
    if not named or document.first_year is None:
        return None
    end = FIVE_YEARS[named[-1]["name"] + "五"]
    return Standing("actual", str(end)) if end < document.plan_year else None


def _part_said(paragraph: str, before: str, role: Role) -> str | None:
    """The part of the year that is named last before a quantity in its sentence, or by a 截至 in its paragraph; empty for 全年."""
    named = [
        (match.start(), part or part_of(match[0]))
        for pattern, part in PART
        for match in pattern.finditer(before)
        if not re.search("[比较与和]$", before[: match.start()])
    ]
    named += [(match.start(), "") for match in re.finditer("全年|年内", before)]
    if named:
        return max(named)[1]
    if role == "target":
        return None
    opened = [
        (match.start(), part or part_of(match[0]))
        for pattern, part in PART
        for match in pattern.finditer(paragraph)
        if _opens(paragraph, match)
    ]
    opened += [(match.start(), None) for match in re.finditer("(?:^|[。；])(?:全年|年末|年底)", paragraph)]
    return max(opened)[1] if opened else None


def _opens(paragraph: str, match: re.Match[str]) -> bool:
    """Whether a part of the year opens a sentence, and so goes for those behind it: 截至6月底，完成8亿元。实施12个."""
    if match[0].startswith("截"):
        return True
    begin = max(paragraph.rfind(each, 0, match.start()) for each in "。；") + 1
    before, behind = paragraph[begin : match.start()], paragraph[match.end() :]
    return (
        re.fullmatch(rf"\W*(?:{YEAR}年)?", before) is not None
        and re.match("(?:[底末份当月]*)，|[^，。；\\d]{2,}", behind) is not None
    )


def _dates(before: str, match: re.Match[str]) -> bool:
    """Whether a year that is named is that of what follows, not one compared with, or a part of a name."""
    return not _COMPARED.search(before[: match.start()]) and not _NO_DATE.match(before[match.end() :])


def _as_said(match: re.Match[str], now: Standing, document: Document) -> Standing:
    """What a year in the sentence says: the year itself, and of one that is still to come that it is a target's."""
    if match["span"]:
        return Standing(now.role, f"{match['first']}-{match['last']}")
    if match["word"] in ("去年", "过去一年"):
        return Standing("actual", str(document.plan_year - 1))
    if match["word"]:
        looks_back = document.plan_year == document.base_year or now.role == "actual"
        return now if looks_back else Standing("target", str(document.plan_year + (match["word"] == "明年")))
    year = int(match["year"])
    if now.period.startswith(str(year)):
        return now
    is_ahead = year > max(document.base_year, _year_of(now.period)) or (match["to"] is not None and year > _year_of(now.period))
    is_past = year < document.plan_year or now.role == "actual"
    return Standing("target" if is_ahead or not is_past else "actual", str(year))


def _year_of(period: str) -> int:
    return int(period[:4])
