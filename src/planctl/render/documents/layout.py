"""An answer of `annex` laid out: for each annex a sheet with a title, columns, rows and the remarks under them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from planctl.assess.annex import AnnexSummary
from planctl.assess.annex_rows import PROJECTS, RESULTS, TARGETS, AnnexRow, KeyProjectRow, ResultRow, TargetRow
from planctl.assess.answers import Answer, Named
from planctl.assess.key_projects import Group
from planctl.characters import width
from planctl.language import Bilingual, Language
from planctl.render import cells
from planctl.render.documents import columns
from planctl.render.documents.cells import SheetCell, count, figure
from planctl.render.documents.columns import Align, Column, figures_of, title_of
from planctl.render.documents.notes import note_text, ranges, stages_text
from planctl.render.head import head_line
from planctl.render.words import NOTHING, name, word

AnnexAnswer = Answer[AnnexRow, AnnexSummary]
Years = dict[str, int | str]
Row = TypeVar("Row")


class SheetColumn(NamedTuple):
    """The head of a column, which may share what stands `over` it with the next; `whole` is both, to stand alone.

    `folded` is that in two lines, for Chinese has no spaces to break it at.
    """

    key: str
    heading: str
    over: str
    whole: str
    folded: str
    width: int
    align: Align
    wide: bool
    numeric: bool


class SheetRow(NamedTuple):
    """A line of an annex; `level` is 0 for a line of the list, 1 and 2 for a heading over parts of it, which is one cell.

    `groups` are the parts that it belongs to, as a column each would name them.
    """

    cells: tuple[SheetCell, ...]
    level: int = 0
    groups: tuple[str, ...] = ()


class Sheet(NamedTuple):
    """One annex, ready to set; `label` says which, `title` what it holds, `groups` what its parts are called.

    That it is `rebuilt` its subtitle says too. `places` says in a line where the figures of each line stand.
    """

    number: int
    label: str
    title: str
    subtitle: str
    rebuilt: str | None
    columns: tuple[SheetColumn, ...]
    groups: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    remarks: tuple[str, ...]
    places: str


_LABEL = Bilingual("附件{number}", "Annex {number}")
_FULL = Bilingual("{label} {title}", "{label}. {title}")
_TITLES = {
    RESULTS: Bilingual("{base}年国民经济和社会发展计划执行情况", "Results of {base} against the plan"),
    TARGETS: Bilingual("{year}年国民经济和社会发展计划{main}指标", "{main}indicators of the plan for {year}"),
    PROJECTS: Bilingual("{year}年重点项目", "Key projects of {year}"),
}
_WITHOUT_PLAN = Bilingual("{base}年国民经济和社会发展{main}指标", "{main}indicators: results of {base}")
_NAMED = Bilingual("{year}年计划报告点名的项目", "Projects that the report on the plan for {year} names")
_MAIN, _EVERY = Bilingual("主要", "main "), Bilingual("", "")
_REBUILT = Bilingual("按报告正文重建，非官方附表", "Rebuilt from the report's text, not the official annex")
_COMPILED = Bilingual("按计划之后公布的结果编制，非官方附表", "Compiled from the results published since, not the official annex")
_SUBTITLE = Bilingual("{head}（{rebuilt}）", "{head}. {rebuilt}")


def sheets(answer: AnnexAnswer, language: Language, *, alone: bool = False, ledger: bool = False) -> list[Sheet]:
    """The annexes that an answer holds, in their order; none without lines.

    A table that is to stand `alone` has its notes in its rows. Beside a `ledger`, which names each figure's paragraph, no row does.
    """
    last = () if ledger else (columns.WHERE,)
    return [_sheet(answer, number, language, alone, last) for number in answer.summary.annexes if answer.summary.lines[number]]


def full_title(sheet: Sheet, language: Language) -> str:
    """Which annex it is and what it holds, in one line."""
    return _FULL.filled(label=sheet.label, title=sheet.title).text(language)


def file_title(answer: AnnexAnswer, laid: Sequence[Sheet], language: Language) -> str:
    """What a file of annexes is called: as its only annex, or by the plan."""
    plan = answer.plan
    return full_title(laid[0], language) if len(laid) == 1 or not plan else name(plan.name_zh, plan.name_en, language)


def _sheet(answer: AnnexAnswer, number: int, language: Language, alone: bool, last: tuple[Column[AnnexRow], ...]) -> Sheet:
    head = head_line(answer, language) or NOTHING
    since = number == RESULTS and answer.summary.results_year != answer.summary.base_year
    made = _COMPILED if since else _REBUILT if answer.summary.kind == "rebuilt" else None
    rebuilt = made.text(language) if made else None
    stages = stages_text(answer.summary.stages, language) if number == PROJECTS else None
    lines = [row for row in answer.rows if row.annex == number]
    notes = {} if alone else _numbers(lines, language)
    filled = list(_columns(answer, number, (columns.remark(notes), *last), language))
    heads, parts = _parts(answer, lines, language)
    rows = [
        SheetRow(row_cells, groups=groups)
        for row_cells, groups in zip(zip(*(cells_ for _, cells_ in filled), strict=True), parts, strict=True)
    ]
    return Sheet(
        number=number,
        label=_LABEL.filled(number=number).text(language),
        title=_title(answer, number).text(language),
        subtitle=_SUBTITLE.filled(head=head, rebuilt=rebuilt).text(language) if rebuilt else head,
        rebuilt=rebuilt,
        columns=tuple(head for head, _ in filled),
        groups=tuple(head.text(language) for head in heads),
        rows=tuple(_with_headings(answer, lines, rows, heads, language)),
        remarks=(
            *(columns.numbered(at, note) for note, at in notes.items()),
            *(note_text(note, language) for note in answer.summary.notes if note.annex == number),
            *([stages] if stages else []),
        ),
        places=_places_text(lines, language),
    )


_PLACES_TEXT = Bilingual("各行数字的出处：{places}。", "Where the figures of each line stand: {places}.")
_PLACE_OF_LINES = Bilingual("{lines}：{place}", "{lines}: {place}")
_PLACES_LIST = Bilingual("；", "; ")


def _places_text(lines: Sequence[AnnexRow], language: Language) -> str:
    """Where the figures of each line stand; lines that have the same place together."""
    together: dict[str, list[int]] = {}
    for row in lines:
        together.setdefault(cells.paragraph(*(shown for _, shown in figures_of(row))), []).append(row.number)
    said = [
        _PLACE_OF_LINES.filled(lines=ranges(numbers), place=place).text(language)
        for place, numbers in together.items()
        if place != NOTHING
    ]
    return _PLACES_TEXT.filled(places=_PLACES_LIST.text(language).join(said)).text(language)


def _title(answer: AnnexAnswer, number: int) -> Bilingual:
    """An annex's title: a choice of indicators is called so, and no plan or list promised that the text does not give."""
    planned = any(row.target is not None for row in answer.rows if isinstance(row, ResultRow))
    template = _TITLES[number]
    if number == RESULTS and not planned:
        template = _WITHOUT_PLAN
    if number == PROJECTS and answer.summary.kind == "rebuilt":
        template = _NAMED
    main = _MAIN if answer.summary.headline else _EVERY
    title = template.filled(**_years(answer, number), main=main)
    return title._replace(en=title.en[:1].upper() + title.en[1:])


def _years(answer: AnnexAnswer, annex: int) -> Years:
    """The years that an annex names: annex 1 is of the year whose results it has."""
    base = answer.summary.results_year if annex == RESULTS else answer.summary.base_year
    return {"before": base - 1, "base": base, "year": answer.summary.period}


def _numbers(rows: Iterable[AnnexRow], language: Language) -> dict[str, int]:
    """The notes on an annex's lines, each once, with its number."""
    notes = dict.fromkeys(note for row in rows for note in columns.notes_of(row, language))
    return {note: number for number, note in enumerate(notes, start=1)}


_Filled = Iterator[tuple[SheetColumn, tuple[SheetCell, ...]]]
_ASIDE, _UNDER = Bilingual("", " "), Bilingual("\n", "\n")


def _columns(answer: AnnexAnswer, number: int, last: Iterable[Column[AnnexRow]], language: Language) -> _Filled:
    """The columns of an annex, each with its cells; those left out that no line fills."""
    years = _years(answer, number)
    if number == RESULTS:
        yield from _filled(columns.RESULTS, [row for row in answer.rows if isinstance(row, ResultRow)], years, language)
    elif number == TARGETS:
        yield from _filled(columns.TARGETS, [row for row in answer.rows if isinstance(row, TargetRow)], years, language)
    else:
        yield from _filled(columns.PROJECTS, [row for row in answer.rows if isinstance(row, KeyProjectRow)], years, language)
    yield from _filled(last, [row for row in answer.rows if row.annex == number], years, language)


def _filled(shown: Iterable[Column[Row]], rows: Sequence[Row], years: Years, language: Language) -> _Filled:
    for column in shown:
        cells_ = tuple(_cell(column, row, years, language) for row in rows)
        if any(cell.text not in ("", NOTHING) for cell in cells_):
            yield _head(column, years, language, numeric=any(cell.number is not None for cell in cells_)), cells_


def _head(column: Column[Row], years: Years, language: Language, *, numeric: bool) -> SheetColumn:
    return SheetColumn(
        key=column.key,
        heading=column.heading.filled(**years, fold=_ASIDE).text(language),
        over=column.over.filled(**years, fold=_ASIDE).text(language) if column.over else "",
        whole=column.whole.filled(**years, fold=_ASIDE).text(language),
        folded=column.whole.filled(**years, fold=_UNDER).text(language),
        width=column.width,
        align=column.align,
        wide=column.wide,
        numeric=numeric,
    )


def _cell(column: Column[Row], row: Row, years: Years, language: Language) -> SheetCell:
    """A row's cell in a column, with the period of a figure that is of another than the heading says."""
    cell, shown = column.cell(row, language), column.figure(row) if column.figure else None
    if column.usual is None or shown is None or not shown.period or shown.period == str(years.get(column.usual)):
        return cell
    return SheetCell(f"{cell.text} ({shown.period})")


_CATEGORY, _STAGE, _AREA = Bilingual("类别", "Category"), Bilingual("阶段", "Stage"), Bilingual("领域", "Area")
_ALL = Bilingual("重点建设项目合计", "All key construction projects")
_PARTS = {RESULTS: (_AREA,), TARGETS: (_AREA,), PROJECTS: (_CATEGORY, _STAGE)}
"""What the lines of each annex are parted by."""
_IN_NONE = {
    _AREA: Bilingual("其他", "Other"),
    _CATEGORY: Bilingual("报告未归类", "In no category of the report"),
    _STAGE: Bilingual("报告未写明阶段", "stage not stated"),
}
_REACHED = Bilingual("{period}年{stage}", "{stage} in {period}")
_TO_REACH = Bilingual("{period}年计划{stage}", "to be {stage} in {period}")
_LISTED = Bilingual("{stage}（列出{count}个）", "{stage} ({count} listed)")
_OFFICIAL = Bilingual("{heading}：官方合计{totals}（{where}）", "{heading}: official total {totals} ({where})")
_PROJECTS = Bilingual("{total}", "{total}")
_INVESTMENT = Bilingual("总投资{total}", "investment {total}")
_AND = Bilingual("、", ", ")
_ORDINAL = Bilingual("{ordinal}、{heading}", "{heading}")
_DIGITS = "一二三四五六七八九"


def _parts(
    answer: AnnexAnswer, rows: Sequence[AnnexRow], language: Language
) -> tuple[tuple[Bilingual, ...], list[tuple[str, ...]]]:
    """What an annex is parted by, and the part of each line; nothing by which no line is in a part."""
    heads = _PARTS[rows[0].annex] if rows else ()
    every = [_parts_of(answer, row, language) for row in rows]
    used = [at for at, _ in enumerate(heads) if any(parts[at] for parts in every)]
    named = [tuple(parts[at] or _IN_NONE[heads[at]].text(language) for at in used) for parts in every]
    return tuple(heads[at] for at in used), named


def _parts_of(answer: AnnexAnswer, row: AnnexRow, language: Language) -> tuple[str | None, ...]:
    """An indicator's area, a project's category and stage; None where it is in none."""
    if not isinstance(row, KeyProjectRow):
        return (_named(answer.summary.areas, row.area, language),)
    stage = None
    if row.stage_now is not None:
        template = _TO_REACH if row.stage_planned else _REACHED
        stage = template.filled(period=row.stage_period, stage=word(row.stage_now, language)).text(language)
    return _named(answer.summary.categories, row.project.category, language), stage


def _named(names: Mapping[str, Named], key: str | None, language: Language) -> str | None:
    known = names.get(key or "")
    return name(known.name_zh, known.name_en, language) if known else key


def _with_headings(
    answer: AnnexAnswer, lines: Sequence[AnnexRow], rows: Sequence[SheetRow], heads: Sequence[Bilingual], language: Language
) -> Iterator[SheetRow]:
    """The lines of an annex under headings for their parts; categories of projects with their official totals."""
    totals = {group.category: group for group in answer.summary.groups}
    if _CATEGORY in heads and None in totals:
        yield _heading(_official(_ALL.text(language), totals[None], language), 1)
    listed, ordinal, above = Counter(row.groups for row in rows), 0, tuple[str, ...]()
    for line, row in zip(lines, rows, strict=True):
        for level, (head, part) in enumerate(zip(heads, row.groups, strict=True), start=1):
            if row.groups[:level] == above[:level]:
                continue
            text = part
            if head is _AREA:
                ordinal += 1
                text = _ORDINAL.filled(ordinal=_chinese(ordinal), heading=part).text(language)
            elif head is _STAGE:
                text = _LISTED.filled(stage=part, count=listed[row.groups]).text(language)
            elif isinstance(line, KeyProjectRow):
                text = _official(part, totals.get(line.project.category or ""), language)
            yield _heading(text, level, row.groups[:level])
        above = row.groups
        yield row


def _heading(text: str, level: int, groups: tuple[str, ...] = ()) -> SheetRow:
    return SheetRow((SheetCell(text),), level, groups)


def _official(heading: str, group: Group | None, language: Language) -> str:
    """A heading with the official number of projects and their investment."""
    totals = (
        [
            template.filled(total=cells.figure_with_unit(total, language)).text(language)
            for template, total in ((_PROJECTS, group.projects), (_INVESTMENT, group.investment))
            if total is not None
        ]
        if group
        else []
    )
    if group is None or not totals:
        return heading
    where = cells.paragraph(group.projects, group.investment)
    return _OFFICIAL.filled(heading=heading, totals=_AND.text(language).join(totals), where=where).text(language)


def _chinese(number: int) -> str:
    """A number below a hundred in Chinese: 三, 十二, 二十."""
    tens, ones = divmod(number, 10)
    return (_DIGITS[tens - 1] if tens > 1 else "") + ("十" if tens else "") + (_DIGITS[ones - 1] if ones else "")


UPRIGHT, LANDSCAPE = 117, 172
"""How many columns of a terminal, set in 9 points, lie side by side on A4, its margins left free."""
_NAME_AT_LEAST, _PADDING = 24, 2
_SPARE = 2
"""What a number has beyond its width, for a font in the place of the document's own: a number that has no room is not shown.

Latin letters have it too, which are of many widths; a Chinese character is as wide as any other.
"""


def is_upright(sheet: Sheet) -> bool:
    """Whether an annex has room on A4 upright."""
    return _name_needs(sheet) + sum(_needs(sheet)) <= UPRIGHT


def _name_needs(sheet: Sheet) -> int:
    """Room for each name in two lines."""
    at = next((at for at, column in enumerate(sheet.columns) if column.key == "name"), 0)
    return max(_NAME_AT_LEAST, *(_PADDING + width(row.cells[at].text) // 2 for row in sheet.rows if not row.level))


def widths(sheet: Sheet, room: int) -> list[int]:
    """Each column's part of so many terminal columns: what it needs, and the rest for the names."""
    rest = max(_NAME_AT_LEAST, room - sum(_needs(sheet)))
    return [need or rest for need in _needs(sheet)]


def _needs(sheet: Sheet) -> list[int]:
    """What each column needs, up to its greatest width, for words can be broken but numbers can't; names take what is left."""
    lines = [row.cells for row in sheet.rows if not row.level]
    return [
        0 if column.key == "name" else _PADDING + max(_least(column, alone), *(_need(line[at], column) for line in lines))
        for at, (column, alone) in enumerate(zip(sheet.columns, _alone(sheet.columns), strict=True))
    ]


def _alone(columns_: Sequence[SheetColumn]) -> list[bool]:
    """Of each column whether what stands over it stands over no other."""
    return [sum(other.over == column.over for other in columns_) == 1 for column in columns_]


def _least(column: SheetColumn, alone: bool) -> int:
    """What the words of a heading need, and of what stands over it alone; very long ones are broken once."""
    longest = max(map(width, f"{column.heading} {column.over if alone else ''}".split()), default=0)
    return longest + _spare(column.heading) if longest <= column.width else longest // 2 + 1


def _need(cell: SheetCell, column: SheetColumn) -> int:
    if cell.number is not None:
        return width(cell.text) + _SPARE
    return min(width(cell.text) + _spare(cell.text), column.width - _PADDING)


def _spare(text: str) -> int:
    return _SPARE if any(map(str.isascii, filter(str.isalpha, text))) else 0


LEDGER = Bilingual("出处", "Where")
_PLACES = (
    Bilingual("附件", "Annex"),
    Bilingual("序号", "No."),
    Bilingual("名称", "Name"),
    Bilingual("栏目", "Column"),
    Bilingual("数字", "Figure"),
    Bilingual("段落", "Paragraph"),
)


def places(answer: AnnexAnswer, language: Language) -> tuple[tuple[str, ...], list[tuple[SheetCell, ...]]]:
    """Each figure of the annexes with its paragraph: headings, and a line a figure."""
    lines: list[tuple[SheetCell, ...]] = [
        (
            count(row.annex),
            count(row.number),
            title_of(row, language),
            SheetCell(heading.filled(**_years(answer, row.annex), fold=_ASIDE).text(language) if heading else NOTHING),
            figure(shown, language),
            count(shown.paragraph) if shown.paragraph is not None else SheetCell(shown.locator or ""),
        )
        for row in answer.rows
        for heading, shown in figures_of(row)
        if shown.paragraph is not None or shown.locator is not None
    ]
    return tuple(heading.text(language) for heading in _PLACES), lines
