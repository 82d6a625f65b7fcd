"""How the chains read side by side, and what their parts add up to."""

from __future__ import annotations

import re

from planctl.assess.answers import Answer
from planctl.assess.chains import ChainRow, ChainsSummary, ChainSum, ChainTarget, ChainTotal
from planctl.language import Bilingual
from planctl.numbers.units import with_unit
from planctl.render import cells, rounding
from planctl.render.blocks import Block, Cell, Column, Layout, Table, lines, paragraphs, table
from planctl.render.views import ID, NAME, name_of
from planctl.render.words import LIST, NOTHING, name, name_and_unit, word

_CHAIN_SUFFIX = re.compile(r", [^,]+ chain$")
_CLAUSES = Bilingual("；", "; ")
_PARTS_OF = Bilingual("分项：{totals}", "Parts of: {totals}")
_TARGET = Bilingual("{name}：{figures}", "{name}: {figures}")
_COUNT = Bilingual("{what} {count}", "{what} {count}")
_IN_ALL = Bilingual("原文共 {figures}", "in all {figures}")
_WITHOUT_PART = Bilingual("没有分项：{names}", "without a part: {names}")
_SUM = Bilingual(
    "{period}：目标{total}；{count} 条链合计{sum}{apart}", "{period}: target {total}; {count} chains together {sum}{apart}"
)
_NO_SUM = Bilingual("— ({reason})", "— ({reason})")
_MORE = Bilingual("，比总目标高{size}", ", {size} more than the total")
_LESS = Bilingual("，比总目标低{size}", ", {size} less than the total")


def _part(row: ChainRow, layout: Layout) -> Cell:
    """A chain's parts of the totals, in the totals' order: 超45."""
    parts = [cells.figure(part and part.target, layout.language) for part in row.parts.values()]
    return Cell(" / ".join(parts) or NOTHING)


def _targets(row: ChainRow, layout: Layout) -> Cell:
    """A chain's other targets, each by as much of its name as the chain does not say."""
    return Cell(_CLAUSES.text(layout.language).join(_target(row, target, layout) for target in row.targets) or NOTHING)


def _target(row: ChainRow, target: ChainTarget, layout: Layout) -> str:
    figures = (cells.figure_with_unit(figure, layout.language) for figure in target.targets)
    short = Bilingual(_short_zh(row, target), _CHAIN_SUFFIX.sub("", target.name_en or _short_zh(row, target)))
    return _TARGET.filled(name=short, figures=LIST.text(layout.language).join(figures)).text(layout.language)


def _short_zh(row: ChainRow, target: ChainTarget) -> str:
    return target.name_zh.removeprefix(row.name_zh).removeprefix("产业链") or target.name_zh


def _projects(row: ChainRow, layout: Layout) -> Cell:
    """Named projects by stage, then programmes, then the counts that the plan itself gives."""
    language = layout.language
    counts = [*row.projects.items(), ("programme", row.programmes)]
    shown = [_COUNT.filled(what=word(what, language), count=count).text(language) for what, count in counts if count]
    stated = [cells.figure_with_unit(figure, language) for total in row.totals for figure in total.target]
    if stated:
        shown.append(_IN_ALL.filled(figures=", ".join(stated)).text(language))
    return Cell(LIST.text(language).join(shown) or NOTHING)


COLUMNS: tuple[Column[ChainRow], ...] = (
    ID,
    Column("name", Bilingual("产业链", "Chain"), NAME.cell),
    Column("part", Bilingual("分项", "Part"), _part, "right"),
    Column("targets", Bilingual("其他目标", "Other targets"), _targets),
    Column("projects", Bilingual("项目", "Projects"), _projects),
)


def blocks(answer: Answer[ChainRow, ChainsSummary], layout: Layout) -> list[Block]:
    """The chains in a table, and each total against the sum of its chains' parts."""
    names = {row.id: name_of(row, layout.language) for row in answer.rows}
    totals = answer.summary.totals
    title = _title(totals, layout)
    return [
        _paragraphs(answer.rows, layout, title) if layout.compact else table(COLUMNS, answer.rows, layout, title),
        *lines(*(line for total in totals for line in _total(total, names, layout))),
    ]


def _paragraphs(rows: tuple[ChainRow, ...], layout: Layout, title: str | None) -> Table:
    """The chains one under another: what each is to add to the totals, its other targets, its projects."""
    told = [
        (
            name_of(row, layout.language),
            [
                _TARGET.filled(name=column.heading, figures=cell.text).text(layout.language)
                for column in COLUMNS[2:]
                if (cell := column.cell(row, layout)).text != NOTHING
            ],
        )
        for row in rows
    ]
    return paragraphs(told)._replace(title=title)


def _title(totals: tuple[ChainTotal, ...], layout: Layout) -> str | None:
    """What the parts are parts of, in the order that a cell gives them."""
    language = layout.language
    named = [name_and_unit(name_of(total, language), total.unit).text(language) for total in totals]
    return _PARTS_OF.filled(totals=" / ".join(named)).text(language) if named else None


def _total(total: ChainTotal, names: dict[str, str], layout: Layout) -> list[str]:
    language = layout.language
    without = LIST.text(language).join(names[key] for key in total.without_part)
    note = name(total.note_zh, total.note_en, language)
    return [
        name_of(total, language),
        *(f"  {line}" for one in total.sums for line in _sum(one, layout)),
        *([f"  {_WITHOUT_PART.filled(names=without).text(language)}"] if without else []),
        *([f"  {note}"] if note != NOTHING else []),
    ]


def _sum(one: ChainSum, layout: Layout) -> list[str]:
    language = layout.language
    filled = _SUM.filled(
        period=one.period,
        total=cells.figure_with_unit(one.total, language),
        count=len(one.parts),
        sum=_added(one, layout),
        apart=_apart(one),
    )
    return [filled.text(language), f"= {' + '.join(cells.figure(part, language) for part in one.parts)}"]


def _added(one: ChainSum, layout: Layout) -> str:
    """What the parts add up to, with its bound and unit; or why that cannot be said."""
    if one.sum.value is None:
        return _NO_SUM.filled(reason=word(one.sum.reason, layout.language)).text(layout.language)
    number, bound = rounding.text(one.sum.value), cells.BOUNDS[one.sum.bound]
    zh = bound.zh.format(with_unit(number, one.sum.unit).zh)
    return Bilingual(zh, with_unit(bound.en.format(number), one.sum.unit).en).text(layout.language)


def _apart(one: ChainSum) -> Bilingual | str:
    """How far the parts' marks add to more than the total's, or less."""
    if not one.difference:
        return ""
    template = _MORE if one.difference > 0 else _LESS
    return template.filled(size=with_unit(rounding.text(abs(one.difference)), one.total.unit))
