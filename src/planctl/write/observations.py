"""Many observations at once: a CSV of which each row has a subject, a period and fields of observations."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

from planctl.language import Bilingual
from planctl.plan.model import Plan, Statement, forms_given
from planctl.problems import Problem, RefusedError
from planctl.read.files import decode_table, read_bytes
from planctl.rules import unreadable
from planctl.write.edition import Fields
from planctl.write.record import Observed, observed

HEADINGS = {
    "编号": "id",
    "指标": "id",
    "指标名称": "id",
    "项目": "id",
    "项目名称": "id",
    "名称": "id",
    "indicator": "id",
    "project": "id",
    "name": "id",
    "时期": "period",
    "数值": "value",
    "增速": "growth",
    "增减": "change",
    "完成年计划": "share_of_plan",
    "进度": "progress",
    "阶段": "stage",
    "本年投资": "year_investment",
    "累计投资": "investment_to_date",
    "来源": "source",
    "备注": "note",
}
"""What else columns are called; every field of an observation may also be called as in the plan."""
_FIELDS = frozenset(("id", "period", *(field.name for field in fields(Statement))))
_NO_COLUMN = Bilingual("{path}：没有“{heading}”这种列；有：{known}", "{path}: there is no column “{heading}”; there is: {known}")
_TWICE = Bilingual("{path}：“{heading}”与另一列是同一种", "{path}: the column “{heading}” is the same as another one")
_MISSING = Bilingual("{path}：缺少 {heading} 列", "{path}: the column {heading} is missing")
_ROW = Bilingual("{path}:{row}：{why}", "{path}:{row}: {why}")
_NO_FIGURE = Bilingual("没有数字", "there is no figure")
_TOO_LONG = Bilingual("比标题多出几格", "it has more cells than there are headings")


def observations_in(path: Path, plan: Plan, source: str | None = None) -> list[Observed]:
    """The observations of a CSV, of a `source` where a row names none; raises RefusedError with every row that can't be taken."""
    content = read_bytes(path)
    sheet = content if isinstance(content, Problem) else decode_table(content, path)
    if isinstance(sheet, Problem):
        raise RefusedError(unreadable(path, sheet))
    rows = csv.reader(io.StringIO(sheet.text))
    headings = [heading.strip() for heading in next(rows, [])]
    columns = [_column(path, heading) for heading in headings]
    for at, heading in enumerate(headings):
        if columns[at] in columns[:at]:
            raise RefusedError(_TWICE.filled(path=path, heading=heading))
    for needed in ("id", "period"):
        if needed not in columns:
            raise RefusedError(_MISSING.filled(path=path, heading=needed))
    found, faults = list[Observed](), list[Bilingual]()
    for row in rows:
        try:
            found += _observations(plan, columns, row, source)
        except RefusedError as refused:
            faults.append(_ROW.filled(path=path, row=rows.line_num, why=refused.message))
    if faults:
        raise RefusedError(Bilingual(*["\n".join(lines) for lines in zip(*faults, strict=True)]))
    return found


def _column(path: Path, heading: str) -> str:
    column = HEADINGS.get(heading.lower(), heading)
    if column not in _FIELDS:
        known = Bilingual(
            "编号或名称、时期、数值、增速、增减、来源、备注", "id or name, period, value, growth, change, source, note"
        )
        raise RefusedError(_NO_COLUMN.filled(path=path, heading=heading, known=known))
    return column


def _observations(plan: Plan, columns: list[str], row: list[str], source: str | None) -> Iterator[Observed]:
    """What a row says, one observation a form; nothing of an empty row."""
    if len(row) > len(columns):
        raise RefusedError(_TOO_LONG)
    given = {column: cell.strip() for column, cell in zip(columns, row, strict=False) if cell.strip()}
    if not given:
        return
    word, period = given.pop("id", ""), given.pop("period", "")
    forms = forms_given(given)
    if not forms or not word or not period:
        raise RefusedError(_NO_FIGURE)
    beside: Fields = {
        **({"source": source} if source else {}),
        **{field: text for field, text in given.items() if field not in forms},
    }
    for form in forms:
        yield observed(plan, word, period, {form: given[form], **beside})
