"""The chains side by side, and what their parts add to."""

from __future__ import annotations

import re
from typing import Any

from planctl.assess.answers import Answer
from planctl.assess.chains import ChainRow, ChainSum, ChainTarget, ChainTotal
from planctl.language import Bilingual, Language
from planctl.render import cells, rounding
from planctl.render.words import NOTHING, name, unit_words, word

_CHAIN_SUFFIX = re.compile(r", [^,]+ chain$")


def title(result: Answer, language: Language) -> str | None:
    """What the parts are parts of, in the order that a cell gives them."""
    totals: Any = result.summary["totals"]
    around = Bilingual("{}（{}）", "{} ({})").text(language)
    told = [around.format(name(each.name_zh, each.name_en, language), unit_words(each.unit, language)) for each in totals]
    return (Bilingual("分项：", "Parts of: ").text(language) + " / ".join(told)) if told else None


def footer(result: Answer, language: Language) -> list[str]:
    """Each total against the sum of its chains' parts."""
    totals: Any = result.summary["totals"]
    rows: Any = result.results
    names = {row.id: name(row.name_zh, row.name_en, language) for row in rows}
    return [line for each in totals for line in _total(each, names, language)]


def _total(each: ChainTotal, names: dict[str, str], language: Language) -> list[str]:
    without = Bilingual("、", ", ").text(language).join(names[key] for key in each.without_part)
    note = name(each.note_zh, each.note_en, language)
    lines = [line for one in each.sums for line in _sum(one, language)]
    lines += [f"{Bilingual('没有分项：', 'without a part: ').text(language)}{without}"] if without else []
    lines += [note] if note != NOTHING else []
    return [name(each.name_zh, each.name_en, language), *(f"  {line}" for line in lines)]


def _sum(each: ChainSum, language: Language) -> list[str]:
    total, added = cells.figure_with_unit(each.total, language), _added(each, language)
    parts = " + ".join(cells.figure(part, language) for part in each.parts)
    if language == "zh":
        return [f"{each.period}：目标{total}；{len(each.parts)} 条链合计{added}{_more(each, language)}", f"= {parts}"]
    return [f"{each.period}: target {total}; {len(each.parts)} chains together {added}{_more(each, language)}", f"= {parts}"]


def _added(each: ChainSum, language: Language) -> str:
    if each.sum.value is None:
        return f"{NOTHING} ({word(each.sum.reason, language)})"
    number, bound = rounding.text(each.sum.value), cells.BOUNDS[each.sum.bound]
    if language == "zh":
        return bound.zh.format(cells.with_unit(number, each.sum.unit, language))
    return cells.with_unit(bound.en.format(number), each.sum.unit, language)


def _more(each: ChainSum, language: Language) -> str:
    """How far the parts' marks add to more than the total's, or less."""
    if not each.difference:
        return ""
    size = rounding.text(abs(each.difference))
    more = Bilingual("高", "more").text(language) if each.difference > 0 else Bilingual("低", "less").text(language)
    return f"，比总目标{more}{size}{each.total.unit}" if language == "zh" else f", {size} {more} than the total"


def part(row: ChainRow, language: Language) -> str:
    """A chain's parts of the totals, in the totals' order: 超45."""
    return " / ".join(cells.figure(each and each.target, language) for each in row.parts.values()) or NOTHING


def targets(row: ChainRow, language: Language) -> str:
    """A chain's other targets, each by as much of its name as the chain does not say."""
    told = [
        f"{_short(row, each, language)}{Bilingual('：', ': ').text(language)}{_figures(each, language)}" for each in row.targets
    ]
    return ("；" if language == "zh" else "; ").join(told) or NOTHING


def _figures(each: ChainTarget, language: Language) -> str:
    return Bilingual("、", ", ").text(language).join(cells.figure_with_unit(figure, language) for figure in each.targets)


def _short(row: ChainRow, each: ChainTarget, language: Language) -> str:
    if language == "zh" or each.name_en is None:
        return each.name_zh.removeprefix(row.name_zh).removeprefix("产业链") or each.name_zh
    return _CHAIN_SUFFIX.sub("", each.name_en)


def projects(row: ChainRow, language: Language) -> str:
    """Named projects by stage, then programmes, then the counts that the plan itself gives."""
    told = [f"{word(stage, language)} {count}" for stage, count in row.projects.items() if count]
    told += [f"{word('programme', language)} {row.programmes}"] if row.programmes else []
    stated = [cells.figure_with_unit(figure, language) for total in row.totals for figure in total.target]
    if stated:
        told.append(("原文共 " if language == "zh" else "in all ") + ", ".join(stated))
    return ("、" if language == "zh" else ", ").join(told) or NOTHING
