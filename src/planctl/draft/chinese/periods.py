"""The years of a report, and what its title and headings say of every paragraph."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from planctl.draft.reading import Document, Role, Standing

YEAR = r"(?:19|20|21)\d\d"
DASH = r"[—–\-~～－至]+"
_SHORT = 45
"""A paragraph of no more characters that ends without a full stop is a heading."""
_AHEAD = re.compile(
    "目标|安排|任务|重点工作|总体要求|思路|举措|打算|部署|计划草案|主要措施|工作建议|预期|远景|展望|下步|下一步|下半年|下阶段|工作要点|工作计划"
)
_BEHIND = re.compile(
    "执行情况|完成情况|回顾|成效|成绩|成就|运行|发展情况|开展情况|工作总结|实施情况|基础|进展|现状|统计公报|主要工作|环境质量|运输服务|总结|汇报|通报"
)
_REPORTS_ON = re.compile("总结|汇报|通报|公报|运行情况|情况分析|情况报告|情况的报告|评估报告|中期|工作报告|执行情况|形势分析|情况$")
FIVE_YEARS = {"十二五": 2015, "十三五": 2020, "十四五": 2025, "十五五": 2030, "十六五": 2035}
NAMED = re.compile("第?(?P<name>十[二三四五六])(?:个五年|五)")
PART = (
    (re.compile("下半年"), "H2"),
    (re.compile(rf"上半年|1\s*{DASH}\s*6月|前6个月|前两季度"), "H1"),
    (re.compile("前三季度|三季度末|前9个月|九月末"), "Q3"),
    (re.compile("一季度|首季"), "Q1"),
    (
        re.compile(
            rf"(?<!\d)1\s*{DASH}\s*(?P<month>\d{{1,2}})月|截[至止](?:{YEAR}年)?(?P<until>\d{{1,2}})月|前(?P<first>\d{{1,2}})个月"
            r"|(?<!\d)(?P<only>\d{1,2})月(?:当月|份(?!前)|末，|底，)"
        ),
        "",
    ),
)
_PLANNED = re.compile(rf"^[^，。]{{0,8}}{YEAR}年[^，。年]{{0,12}}(?:工作|任务|安排|重点|目标|打算|部署|计划)")
"""A heading over what is planned for a year."""
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_OPENING = re.compile(rf"\W*(?:建议|初步考虑)?(?P<year>{YEAR})年(?:全[县市省区州]|，|[^，。]{{0,12}}(?:目标|计划|安排|将|拟))")
"""A paragraph that opens with the year that is planned: what follows is planned too."""
_PAST = re.compile(r"\W*(?:刚刚?)?(?:过去的?一年|过去的(?:19|20|21)\d\d年|一年来，)(?!.*。今年)")
"""A paragraph that opens with the year that is over and looks back alone: what follows is done, up to one that opens with 今年."""
_COMING = re.compile(r"\W*(?:综上，)?(?:新的一年|今年(?:工作|发展|政府|经济|，(?:我们)?(?:要|将)|[^，。]{0,16}目标)|做好今年)")


def read_document(paragraphs: Sequence[str], year: int | None = None) -> Document:
    """What the title and the headings say of every paragraph."""
    head = "".join(paragraphs[:6])[:300]
    first = next((text for text in paragraphs if text.strip()), "")
    title = "" if first.rstrip().endswith(("。", "；")) else first
    if title and len([text for text in paragraphs[:3] if text.strip()]) > 1 and len(paragraphs[1]) < _SHORT:
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
        elif five is None and ahead != behind and _PAST.match(text):
            now = Standing("actual", str(behind))
        elif five is None and ahead != behind and _COMING.match(text):
            now = Standing("target", str(ahead))
        standing.append(now)
    return Document(ahead, behind, _first_year(title, five), tuple(standing))


def _is_heading(text: str) -> bool:
    bare = text.strip()
    return bool(bare) and not text.startswith((" ", "\t")) and len(bare) <= _SHORT and not bare.endswith(("。", "；", "，"))


def _years_in(text: str) -> list[int]:
    """The years that a text names, in figures, or as 二〇二六年."""
    return [int(each) for each in re.findall(rf"({YEAR})年", text.translate(_DIGITS))]


def _planned_under(paragraphs: Sequence[str]) -> list[int]:
    """The years of the headings under which work is planned."""
    ahead = (text for text in paragraphs if _is_heading(text) and _PLANNED.search(text))
    return [year for text in ahead for year in _years_in(text)]


def _opened(paragraphs: Sequence[str]) -> list[int]:
    """The years that paragraphs begin with, in order."""
    years = {int(match["year"]) for text in paragraphs if (match := re.match(rf"\W*(?P<year>{YEAR})年", text))}
    return sorted(years)


def _years(title: str, head: str, paragraphs: Sequence[str], five: int | None) -> tuple[int, int]:
    """The year that is planned and the one looked back on."""
    if not title and (opened := _opened(paragraphs)):
        *_, behind, ahead = opened if len(opened) > 1 else (opened[0], opened[0] + 1)
        return ahead, behind
    if five:
        return five, (_first_year(title, five) or five) - 1
    years = _years_in(title) or _planned_under(paragraphs) or _years_in(head)
    if not years:
        every = Counter(int(each) for text in paragraphs for each in re.findall(rf"({YEAR})年", text))
        years = [max(every, key=every.__getitem__)] if every else [2000]
    if re.search("评估|总结", title) and "中期" not in title and (named := NAMED.search(title)) and not re.search(YEAR, title):
        latest = FIVE_YEARS[named["name"] + "五"]
        return latest, latest
    if re.search("中期|评估", title):
        ends = [
            int(each)
            for text in paragraphs
            for each in re.findall(rf"{DASH}({YEAR})年|(?<![比较距到])(?:^|[^由从比较距到])({YEAR})年末?(?!底)", text)
            for each in each
            if each
        ]
        until = [int(each) for text in paragraphs for each in re.findall(rf"截[至止]({YEAR})年", text)]
        latest = max((each for each in until or ends if each < max(FIVE_YEARS.values())), default=years[0])
        return latest, latest
    latest = max(years)
    if part_of(title):
        return latest, latest
    looks_back_only = (
        _REPORTS_ON.search(title)
        and "政府工作报告" not in title
        and not re.search(
            rf"{YEAR}年[^年]{{0,20}}(?:草案|计划|要点|打算|安排)(?!执行)", re.sub(rf"{YEAR}年[^年]{{0,30}}执行情况", "", title)
        )
    )
    return (latest + 1, latest) if looks_back_only else (latest, latest - 1)


def _last_of_five_years(title: str) -> int | None:
    is_of_years = re.search("规划|纲要", title) or re.search(rf"(?:计划|方案)[^，。]{{0,4}}{YEAR}年?\s*{DASH}", title)
    if not is_of_years or re.search("执行情况|年度计划|中期|评估|情况报告|实施情况", title):
        return None
    if span := re.search(rf"{YEAR}\s*{DASH}\s*({YEAR})年", title):
        return int(span[1])
    named = NAMED.search(title)
    return FIVE_YEARS[named["name"] + "五"] if named else None


def _under(text: str, now: Standing, ahead: int, behind: int, five: int | None) -> Standing:
    """What stands under a heading."""
    years = [int(each) for each in re.findall(rf"({YEAR})年", text)]
    looks_ahead, looks_back = _AHEAD.search(text), _BEHIND.search(text)
    part = part_of(text)
    if looks_back and not (looks_ahead and looks_ahead.start() > looks_back.start()):
        year = years[-1] if years else behind
        if (named := NAMED.search(text)) and not years:
            year = min(behind, FIVE_YEARS[named["name"] + "五"])
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
    for pattern, part in PART:
        if match := pattern.search(text):
            months = [month for month in match.groupdict().values() if month]
            return part or f"{int(months[0]):02}"
    return None


def _first_year(title: str, five: int | None) -> int | None:
    """The first year of a plan of several: that of its title, else that of five."""
    if five is None:
        return None
    span = re.search(rf"({YEAR})年?\s*{DASH}\s*{five}年", title)
    return int(span[1]) if span else five - 4
