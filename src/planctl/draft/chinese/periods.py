"""When a quantity of a report stands, and whether it is a result or a target: what headings, years and moods of verbs say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from planctl.draft.chinese.words import grammar
from planctl.draft.reading import Document, Quantity, Read, Role, Standing

_YEAR = r"(?:19|20|21)\d\d"
_DASH = r"[—–\-~～－至]+"
_SHORT = 45
"""A paragraph of no more characters that ends without a full stop is a heading."""
_AHEAD = re.compile(
    "目标|安排|任务|重点工作|总体要求|思路|举措|打算|部署|计划草案|主要措施|工作建议|预期|远景|展望|下步|下一步|下半年|下阶段|工作要点|工作计划"
)
_BEHIND = re.compile(
    "执行情况|完成情况|回顾|成效|成绩|成就|运行|发展情况|开展情况|工作总结|实施情况|基础|进展|现状|统计公报|主要工作|环境质量|运输服务|总结|汇报|通报"
)
_REPORTS_ON = re.compile("总结|汇报|通报|公报|运行情况|情况分析|情况报告|情况的报告|评估报告|中期|工作报告|执行情况|形势分析|情况$")
_FIVE_YEARS = {"十二五": 2015, "十三五": 2020, "十四五": 2025, "十五五": 2030, "十六五": 2035}
_NAMED = re.compile("第?(?P<name>十[二三四五六])(?:个五年|五)")
_PART = (
    (re.compile("下半年"), "H2"),
    (re.compile(rf"上半年|1\s*{_DASH}\s*6月|前6个月|前两季度"), "H1"),
    (re.compile("前三季度|三季度末|前9个月|九月末"), "Q3"),
    (re.compile("一季度|首季"), "Q1"),
    (re.compile(rf"1\s*{_DASH}\s*(?P<month>\d{{1,2}})月|截至{_YEAR}年(?P<until>\d{{1,2}})月|截至(?P<end>\d{{1,2}})月"), ""),
)
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
    rf"(?P<span>(?P<first>{_YEAR})年?{_DASH}(?P<last>{_YEAR})年)|(?P<to>到|至)?(?P<year>{_YEAR})年(?:末|底)?|(?P<word>今年|去年|明年|本年|过去一年)"
)
_COMPARED = re.compile("(?:比|较|与|相比|以|距|自|由|从|获|获评|荣获|入选|列入|[“（(《])$")
_NO_DATE = re.compile("度|版|“|—|远景|的?[^，]{0,4}(?:基础|水平|为基数)|的$")
_PLAIN_FROM = re.compile("[由从]$")
_OPENING = re.compile(rf"\W*(?:建议|初步考虑)?(?P<year>{_YEAR})年(?:全[县市省区州]|，|[^，。]{{0,12}}(?:目标|计划|安排|将|拟))")
"""A paragraph that opens with the year that is planned: what follows is planned too."""
_WHAT_IS_LEFT = re.compile("下半年|下一步|下阶段|接下来|后[一二两三四\\d]个月")
_SUMMED = re.compile("五年(?:来)?(?:累计|投入|共)|累计(?:新增|完成|实现|下降|降低|城镇)|^累计")
_FROM = re.compile(rf"(?:由|从)(?:(?P<year>{_YEAR})年(?:末|底)?|(?P<before>上年|去年))(?:末|底)?的?$")


def read_document(paragraphs: Sequence[str], year: int | None = None) -> Document:
    """What the title and the headings say of every paragraph."""
    head = "".join(paragraphs[:6])[:300]
    title = next((text for text in paragraphs if text.strip()), "")
    if len([text for text in paragraphs[:3] if text.strip()]) > 1 and len(paragraphs[1]) < _SHORT:
        title += paragraphs[1]
    five = _last_of_five_years(title)
    ahead, behind = (year, year - 1) if year else _years(title, head, paragraphs, five)
    now = Standing("actual", str(behind))
    if five:
        now = Standing("target", str(five))
    elif part := part_of(title):
        now = Standing("actual", f"{behind}-{part}")
    standing: list[Standing] = []
    both_ways = _AHEAD.search(title) is not None and _BEHIND.search(title) is not None
    for text in paragraphs:
        is_title = both_ways and text in title and not re.match("[一二三四五六七八九十（(第]", text)
        if _is_heading(text) and not is_title:
            now = _under(text, now, ahead, behind, five)
        elif lead := re.match(r"[一二三四五六七八九十]、[^。]{2,20}。", text):
            now = _under(lead[0], now, ahead, behind, five)
        elif (opening := _OPENING.match(text)) and five is None and int(opening["year"]) == ahead != behind:
            now = Standing("target", str(ahead))
        standing.append(now)
    return Document(ahead, behind, five, tuple(standing))


def _is_heading(text: str) -> bool:
    bare = text.strip()
    return bool(bare) and not text.startswith((" ", "\t")) and len(bare) <= _SHORT and not bare.endswith(("。", "；", "，"))


def _years(title: str, head: str, paragraphs: Sequence[str], five: int | None) -> tuple[int, int]:
    """The year that is planned and the one looked back on."""
    if five:
        return five, five - 5
    years = [int(each) for each in re.findall(rf"({_YEAR})年", title)] or [int(each) for each in re.findall(rf"({_YEAR})年", head)]
    if not years:
        every = Counter(int(each) for text in paragraphs for each in re.findall(rf"({_YEAR})年", text))
        years = [max(every, key=every.__getitem__)] if every else [2000]
    if re.search("中期|评估", title):
        ends = [
            int(each)
            for text in paragraphs
            for each in re.findall(rf"{_DASH}({_YEAR})年|(?<![比较距到])(?:^|[^由从比较距到])({_YEAR})年末?(?!底)", text)
            for each in each
            if each
        ]
        until = [int(each) for text in paragraphs for each in re.findall(rf"截[至止]({_YEAR})年", text)]
        latest = max((each for each in until or ends if each < max(_FIVE_YEARS.values())), default=years[0])
        return latest, latest
    latest = max(years)
    if part_of(title):
        return latest, latest
    looks_back_only = (
        _REPORTS_ON.search(title)
        and "政府工作报告" not in title
        and not re.search(
            rf"{_YEAR}年[^年]{{0,20}}(?:草案|计划|要点|打算|安排)(?!执行)", re.sub(rf"{_YEAR}年[^年]{{0,30}}执行情况", "", title)
        )
    )
    return (latest + 1, latest) if looks_back_only else (latest, latest - 1)


def _last_of_five_years(title: str) -> int | None:
    if not re.search("规划|纲要", title) or re.search("执行情况|年度计划|中期|评估|情况报告|实施情况", title):
        return None
    if span := re.search(rf"{_YEAR}\s*{_DASH}\s*({_YEAR})年", title):
        return int(span[1])
    named = _NAMED.search(title)
    return _FIVE_YEARS[named["name"] + "五"] if named else None


def _under(text: str, now: Standing, ahead: int, behind: int, five: int | None) -> Standing:
    """What stands under a heading."""
    years = [int(each) for each in re.findall(rf"({_YEAR})年", text)]
    looks_ahead, looks_back = _AHEAD.search(text), _BEHIND.search(text)
    part = part_of(text)
    if looks_back and not (looks_ahead and looks_ahead.start() > looks_back.start()):
        year = years[-1] if years else behind
        if (named := _NAMED.search(text)) and not years:
            year = _FIVE_YEARS[named["name"] + "五"]
        kept = now.period if now.role == "actual" and not years and "-" in now.period else str(year)
        return Standing("actual", f"{year}-{part}" if part else kept)
    if looks_ahead:
        year = years[-1] if years else (five or ahead)
        return Standing("target", f"{year}-{part}" if part else str(year))
    if len(years) == 1:
        role: Role = "target" if years[0] >= ahead and behind != ahead else "actual"
        return Standing(role, f"{years[0]}-{part}" if part else str(years[0]))
    return now


def part_of(text: str) -> str | None:
    """The part of a year that words name: H1, Q3, or the month up to which it counts; None of a whole year."""
    for pattern, part in _PART:
        if match := pattern.search(text):
            months = [month for month in match.groupdict().values() if month]
            return part or f"{int(months[0]):02}"
    return None


def standing_of(text: str, quantity: Quantity, previous: Read | None, under: Standing, document: Document) -> Standing:
    """Whether a quantity of a paragraph is a result or a target, and of when; `previous` is the one before it."""
    if quantity.listed and previous is not None:
        return previous.standing
    sentence = max((match.end() for match in _SENTENCE_END.finditer(text, 0, quantity.start)), default=0)
    before = text[sentence : quantity.start]
    if came_from := _FROM.search(before):
        return Standing("actual", came_from["year"] or str(_year_of(under.period) - 1))
    if _PLAIN_FROM.search(before):
        return Standing("actual", str(_came_from(text[: quantity.start], under, document)))
    dated = _dated(text[: quantity.start], before, under, document)
    clause = re.split("[，：]", before)[-1]
    is_beside = quantity.form == "change" and bool(quantity.rests_on) and quantity.rests_on[0] not in grammar().moves
    if quantity.form == "share_of_plan" or is_beside:
        role, period = under.role, dated.period
    elif _GOAL_BEHIND.match(text[quantity.stop : quantity.stop + 10]) or _GOAL_BEFORE.search(clause):
        role, period = "target", str(_year_of(dated.period))
    else:
        goes_on = previous is not None and previous.quantity.start >= sentence and _is_wish(text, previous)
        role, period = _in_its_mood(clause, dated, document, goes_on=goes_on or _WHAT_IS_LEFT.search(before) is not None)
    return Standing(role, _over_years(period, clause, before, quantity.form, document))


def _dated(text: str, before: str, under: Standing, document: Document) -> Standing:
    """What the years that are named up to a quantity say of it, in its paragraph's `text` and in its sentence."""
    role, period = _named_before(text, document) or under
    said = [match for match in _SAYS_YEAR.finditer(before) if _dates(before, match) or (match["to"] and before.endswith("的"))]
    if said:
        role, period = _as_said(said[-1], Standing(role, period), document)
    if (part := _part_said(text, before)) is not None:
        period = f"{_year_of(period)}-{part}" if part else str(_year_of(period))
    return Standing(role, period)


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
        return min(document.base_year, document.five_years - 5) if document.five_years else document.base_year
    if named := list(re.finditer(rf"[由从]({_YEAR})年", before)):
        return int(named[-1][1])
    is_of_five = document.five_years is not None or re.search(
        "五年来|过去五年|五年间|“?十[二三四五六]五”?(?:时期|期间|以来)", before
    )
    return _year_of(now.period) - (5 if is_of_five else 1)


def _named_before(before: str, document: Document) -> Standing | None:
    """What a five-year period that is over says in a plan of the next: “十四五”期间完成造林 is a result's."""
    named = list(re.finditer(rf"(?:^|[。；])[^。；]{{0,6}}{_NAMED.pattern}”?(?:规划)?(?:时期|期间|以来|期末|末)", before))
    if not named or document.five_years is None:
        return None
    end = _FIVE_YEARS[named[-1]["name"] + "五"]
    return Standing("actual", str(end)) if end < document.five_years else None


def _part_said(paragraph: str, before: str) -> str | None:
    """The part of the year that is named last before a quantity in its sentence, or by a 截至 in its paragraph; empty for 全年."""
    mentions = [
        (match.start(), part)
        for pattern, part in _PART
        for match in pattern.finditer(before)
        if not re.search("[比较与和]$", before[: match.start()])
    ]
    mentions += [(match.start(), "全年") for match in re.finditer("全年|年内", before)]
    if mentions:
        at, part = max(mentions)
        return "" if part == "全年" else part or part_of(before[at:])
    until = list(re.finditer(rf"截至(?:{_YEAR}年)?\d{{1,2}}月", paragraph))
    return part_of(until[-1][0]) if until else None


def _year_of(period: str) -> int:
    return int(period[:4])


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


def _over_years(period: str, clause: str, before: str, form: str, document: Document) -> str:
    """The years that an average growth or a sum is over, where a plan of several years tells of one."""
    if "-" in period or (document.five_years is None and form != "average_growth"):
        return period
    end = next((year for year in (document.five_years, *_FIVE_YEARS.values()) if year and year == int(period)), None)
    if (named := _NAMED.search(before)) and form == "average_growth":
        end = _FIVE_YEARS[named["name"] + "五"]
    summed = form == "average_growth" or _SUMMED.search(clause)
    return f"{end - 4}-{end}" if end and summed else period
