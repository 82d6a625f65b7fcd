"""What a reader of tables has to be told: cells that were not read, and cells that contradict each other."""

from __future__ import annotations

from collections.abc import Iterable

from planctl.language import Bilingual
from planctl.write.gathered import Cell, Conflict, Told

_PARAGRAPH = Bilingual("第{line}段", "paragraph {line}")
_LEFT = Bilingual("未读 {place} “{text}”：{why}", "not read: {place} “{text}”: {why}")
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


def _place(cell: Cell) -> Bilingual:
    line = cell.line
    return Bilingual(cell.place, cell.place) if line is None else _PARAGRAPH.filled(line=line)
