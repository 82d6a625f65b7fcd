"""How validated plans read."""

from __future__ import annotations

from collections.abc import Callable

from planctl.assess.answers import Answer
from planctl.assess.validate import ValidateRow, ValidateSummary
from planctl.language import Bilingual
from planctl.render.blocks import Block, Cell, Column, Layout, table
from planctl.render.views import word_cell
from planctl.render.words import NOTHING


def _count(key: str, heading: Bilingual, count: Callable[[ValidateRow], int | None]) -> Column[ValidateRow]:
    """A column of counts, which a plan that could not be used has not."""
    return Column(key, heading, lambda row, _: Cell(NOTHING if count(row) is None else str(count(row))), "right")


COLUMNS: tuple[Column[ValidateRow], ...] = (
    Column("path", Bilingual("路径", "Path"), lambda row, _: Cell(row.path)),
    Column("valid", Bilingual("可用", "Valid"), lambda row, layout: word_cell("true" if row.valid else "false", layout)),
    _count("errors", Bilingual("错误", "Errors"), lambda row: row.errors),
    _count("warnings", Bilingual("警告", "Warnings"), lambda row: row.warnings),
    _count("indicators", Bilingual("指标", "Indicators"), lambda row: row.indicators),
    _count("projects", Bilingual("项目", "Projects"), lambda row: row.projects),
    _count("totals", Bilingual("合计", "Totals"), lambda row: row.totals),
    _count("figures", Bilingual("数字", "Figures"), lambda row: row.figures),
)


def blocks(answer: Answer[ValidateRow, ValidateSummary], layout: Layout) -> list[Block]:
    """The plans in a table."""
    return [table(COLUMNS, answer.rows, layout)]
