"""The remarks under an annex, in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from planctl.assess.answers import Answer
from planctl.language import Language
from planctl.render.cells import figure, paragraph
from planctl.render.words import name, word

_MOST_NAMED = 12


def remarks(result: Answer, number: int, language: Language) -> list[str]:
    """What must be said under an annex, a sentence or two each."""
    notes: Any = result.summary["notes"]
    lines = [line for note in notes if note.annex == number for line in _worded(note.code, note.details, language)]
    return [*lines, *_stages(result, language)] if number == 3 else lines  # noqa: PLR2004 the annex of projects


def _worded(code: str, details: dict[str, Any], language: Language) -> list[str]:
    return _WORDS[code](details, language)


def _official(details: dict[str, Any], language: Language) -> list[str]:
    official = details["official"]
    where = paragraph(*official.values())
    parts = [(word(key, language), figure(term, language)) for key, term in official.items() if key != "all"]
    total, listed, stated = figure(official["all"], language), details["listed"], details["stated"]
    if language == "zh":
        told = "、".join(f"{kind}{number}项" for kind, number in parts)
        return [
            f"报告说年度计划指标共{total}项（其中{told}，{where}），但清单在附表里，正文没有。本表按正文的数字重建，列{listed}项，"
            f"与官方清单不是同一份；其中属性由正文写明的只有{stated}项。"
        ]
    told = ", ".join(f"{number} {kind}" for kind, number in parts)
    return [
        f"The report counts {total} indicators in the plan ({told}; {where}), but lists them in an annex that is not in its text. "
        f"This table of {listed} is rebuilt from the figures in the text and is not that list; "
        f"the text itself names the attribute of {stated} of them."
    ]


def _no_targets(details: dict[str, Any], language: Language) -> list[str]:
    year, missing, lines = details["year"], details["missing"], details["lines"]
    if language == "zh":
        return [f"{_of(missing, lines)}正文没有给出{year}年的目标，“目标”和“完成情况”留空，不作推算。"]
    return [f"{_for(missing, lines)} the text gives no target for {year}: target and result are left empty, not guessed."]


def _of(missing: int, lines: int) -> str:
    return f"全部{lines}项，" if missing == lines else f"{lines}项中有{missing}项，"


def _for(missing: int, lines: int) -> str:
    return f"For all {lines}" if missing == lines else f"For {missing} of the {lines}"


def _no_previous(details: dict[str, Any], language: Language) -> list[str]:
    year, missing, lines = details["year"], details["missing"], details["lines"]
    if language == "zh":
        return [f"{_of(missing, lines)}没有记录{year}年的实际数，留空；不由增速倒推。"]
    return [f"{_for(missing, lines)} no level of {year} is recorded; it is left empty, not worked back from the growth."]


def _left_out(details: dict[str, Any], language: Language) -> list[str]:
    year, names = details["year"], details["names"]
    shown = [name(each.name_zh, each.name_en, language) for each in names[:_MOST_NAMED]]
    rest = len(names) - len(shown)
    if language == "zh":
        more = f"等{len(names)}项" if rest else ""
        return [f"主要指标中，正文没有{year}年数字的不列入：{'、'.join(shown)}{more}。"]
    more = f" and {rest} more" if rest else ""
    return [f"Headline indicators for which the text has no figure of {year} are left out: {'; '.join(shown)}{more}."]


def _more(details: dict[str, Any], language: Language) -> list[str]:
    year, listed, having = details["year"], details["listed"], details["having"]
    if language == "zh":
        return [f"本表只列主要指标{listed}项；正文有{year}年数字的指标共{having}项，加 --all 全部列出。"]
    return [f"Only the {listed} headline indicators are listed; {having} have a figure of {year}, and --all lists them."]


def _inferred(details: dict[str, Any], language: Language) -> list[str]:
    lines = details["lines"]
    told = []
    for each in details["reasons"]:
        why = name(each["reason"].name_zh, each["reason"].name_en, language)
        told.append((why, _ranges(each["numbers"])))
    if language == "zh":
        return [f"带*的属性为推断，不是原文，共{lines}项。" + "".join(f"{why}：第{numbers}项。" for why, numbers in told)]
    return [f"* The attribute of {lines} is inferred, not stated. " + " ".join(f"{why}: no. {numbers}." for why, numbers in told)]


def _ranges(numbers: tuple[int, ...]) -> str:
    """Numbers as ranges: 1-3, 7."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(low) if low == high else f"{low}-{high}" for low, high in runs)


def _unstated(details: dict[str, Any], language: Language) -> list[str]:
    lines = details["lines"]
    return [
        f"属性为“—”的{lines}项，报告没有写明，也没有推断。"
        if language == "zh"
        else f"The attribute of {lines} is neither stated nor inferred: “—”."
    ]


def _named(details: dict[str, Any], language: Language) -> list[str]:
    listed, programmes, base = details["listed"], details["programmes"], details["base_year"]
    if language == "zh":
        return [
            f"官方重点项目名单不在正文里。本表列正文点名的{listed}个项目（其中工程包{programmes}个），包括{base}年已完工的；"
            "它们不都是重点项目，也不是官方合计的组成部分，个数不可与合计相比。"
        ]
    return [
        f"The official list of key projects is not in the text. These are the {listed} projects that the text names "
        f"({programmes} of them programmes), those completed in {base} included; not all are key projects, and they do not add up "
        "to the official totals."
    ]


def _without_stage(details: dict[str, Any], language: Language) -> list[str]:
    lines = details["lines"]
    return [f"{lines}个项目，正文没有写明阶段。" if language == "zh" else f"For {lines} projects the text states no stage."]


def _investments(details: dict[str, Any], language: Language) -> list[str]:
    given, lines = details["given"], details["lines"]
    if language == "zh":
        return [f"{lines}个项目中，正文给出总投资的只有{given}个；年度投资都没有给出。"]
    return [f"Of the {lines} projects the text gives the total investment of {given}, and the year's investment of none."]


def _source(details: dict[str, Any], language: Language) -> list[str]:
    title = name(details["source_zh"], details["source_en"], language)
    if language == "zh":
        return [f"数字来自《{title}》；P 后为段落号，从第一段数起。“—”表示正文没有给出。"]
    return [f"Figures are from: {title}. P7 is its paragraph 7, counted from the first. “—”: the text gives none."]


def _stages(result: Answer, language: Language) -> list[str]:
    stages: Any = result.summary["stages"]
    told = []
    for each in stages:
        for term in (each.actual, each.target):
            if term is not None:
                told.append((word(each.stage, language), term.period, figure(term, language), paragraph(term)))
    if not told:
        return []
    if language == "zh":
        listed = "；".join(f"{period}年{stage}{number}个（{where}）" for stage, period, number, where in told)
        return [f"官方合计按阶段：{listed}。"]
    listed = "; ".join(f"{stage} {period}: {number} ({where})" for stage, period, number, where in told)
    return [f"Official totals by stage: {listed}."]


_WORDS: dict[str, Callable[[dict[str, Any], Language], list[str]]] = {
    "official_list": _official,
    "no_targets": _no_targets,
    "no_previous": _no_previous,
    "left_out": _left_out,
    "more": _more,
    "inferred_attributes": _inferred,
    "unstated_attributes": _unstated,
    "named_projects": _named,
    "without_stage": _without_stage,
    "few_investments": _investments,
    "source": _source,
}
