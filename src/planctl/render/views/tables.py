"""What a reader of tables has to be told: cells that were not read, and cells that contradict each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from planctl.draft.columns import Layout
from planctl.language import Bilingual
from planctl.problems import Place
from planctl.read.grids import Table, letters
from planctl.write.flow import mapping
from planctl.write.gathered import Cell, Conflict, Told, record_rows
from planctl.write.into import Clash, Into

_CLASH = Bilingual(
    "矛盾 {place}：{what} 已记为 {there}，{at} 写“{text}”；未改",
    "conflict: {place}: {what} is {there}, {at} says “{text}”; nothing is changed",
)
_ADDED = Bilingual("{place}：新增 {id}", "{place}: added {id}")
_TAKEN = Bilingual("{place}：已写入 {what} {text}", "{place}: recorded {what} {text}")
_STOOD = Bilingual("原已有 {count} 个数字，没有再写", "figures that are there already, not written again: {count}")
_PARAGRAPH = Bilingual("第{line}段", "paragraph {line}")
_LEFT = Bilingual("未读 {place} “{text}”：{why}", "not read: {place} “{text}”: {why}")
_OVER = Bilingual("没有读的列：{columns}；要读，在 --map 里写 field", "columns passed over: {columns}; --map can give them a field")
_CONFLICT = Bilingual(
    "矛盾 {name} {period} {form}：{at} “{text}”，{other_at} “{other}”；取前者",
    "conflict: {name} {period} {form}: {at} “{text}”, {other_at} “{other}”; the first is taken",
)


def left_out(unread: Iterable[Told], conflicts: Iterable[Conflict]) -> list[Bilingual]:
    """A line for each cell that was left out; in a report it is told by its paragraph."""
    lines = [_LEFT.filled(place=_place(each.cell), text=each.cell.text, why=each.why) for each in unread]
    lines += [
        _CONFLICT.filled(
            name=each.name,
            period=each.period,
            form=each.form,
            at=_place(each.taken),
            text=each.taken.text,
            other_at=_place(each.left),
            other=each.left.text,
        )
        for each in conflicts
    ]
    return lines


def passed_over(tables: Iterable[Table], layouts: Mapping[str, Layout]) -> list[Bilingual]:
    """A line that names the columns with texts that were taken for nothing; none where there are none."""
    over = []
    for table in tables:
        layout = layouts.get(table.name)
        rows = record_rows(table, layout) if layout else []
        for at, column in enumerate(layout.columns if layout and rows else ()):
            if not column.field and any(table.printed(row)[at] for row in rows):
                over.append(f"{table.name}!{letters(at)} “{column.heading}”")
    named = Bilingual("、".join(each.replace(" “", "“") for each in over), ", ".join(over))
    return [_OVER.filled(columns=named)] if over else []


def clash(each: Clash) -> Bilingual:
    """That a cell contradicts what stands in a plan, with both places."""
    return _CLASH.filled(
        place=_where(each.place),
        what=f"{each.id} {each.period}".rstrip(),
        there=each.there,
        at=_place(each.cell),
        text=each.cell.text,
    )


def put_in(made: Into) -> list[Bilingual]:
    """A line for each record and each figure that was put into a plan, and one for those that stood there."""
    stood = sum(each.stood for each in made.taken)
    return [
        *(_ADDED.filled(place=_where(place), id=id_) for id_, place in made.added),
        *(
            _TAKEN.filled(place=_where(each.place), what=f"{each.id} {each.period}".rstrip(), text=mapping(each.fields))
            for each in made.taken
            if not each.stood
        ),
        *([_STOOD.filled(count=stood)] if stood else []),
    ]


def _where(place: Place) -> str:
    return f"{place.file}:{place.line}"


def _place(cell: Cell) -> Bilingual:
    line = cell.line
    return Bilingual(cell.place, cell.place) if line is None else _PARAGRAPH.filled(line=line)
