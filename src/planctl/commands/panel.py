"""planctl panel."""

import re
from collections.abc import Sequence
from typing import Annotated

import typer

from planctl import panel as engine
from planctl.assess.answers import Answer, Unanswered
from planctl.commands import command
from planctl.commands.options import ForceOption, OutputOption, parse_output
from planctl.language import Bilingual
from planctl.panel.columns import COLUMNS
from planctl.panel.engine import Limits
from planctl.panel.groups import BY
from planctl.problems import RefusedError
from planctl.render.views import panel as view

_NO_COLUMN = Bilingual("{option}：没有 {name} 这一列；有：{known}", "{option}: there is no column {name}; there are: {known}")
_NO_SIZE = Bilingual("--memory：{text} 不是大小，应如 800MB、2GB", "--memory: {text} is no size such as 800MB or 2GB")
_SIZE = re.compile(r"[1-9][0-9]*([.][0-9]+)?[KMGT]B", re.IGNORECASE | re.ASCII)


@command(view.blocks, plan=False, beside_rows=view.said)
def panel(
    sources: Annotated[list[str], typer.Argument(metavar="SOURCE...")],
    output: OutputOption = None,
    force: ForceOption = False,
    by: Annotated[str | None, typer.Option("--by", metavar="COLUMN,…")] = None,
    columns: Annotated[str | None, typer.Option("--columns", metavar="COLUMN,…")] = None,
    memory: Annotated[str | None, typer.Option("--memory", metavar="SIZE")] = None,
    threads: Annotated[int | None, typer.Option("--threads", metavar="N", min=1)] = None,
) -> Answer[engine.PanelRow, engine.PanelSummary] | Unanswered:
    """Every row of some tables or plans judged as a plan's figures are."""
    shown = _parse_columns("--columns", columns, COLUMNS) or COLUMNS
    wanted = engine.Wanted(parse_output(output), force, shown, _parse_columns("--by", by, BY), Limits(_parse_size(memory), threads))
    return engine.panel(sources, wanted)


def _parse_columns(option: str, text: str | None, known: Sequence[str]) -> tuple[str, ...]:
    names = () if text is None else tuple(dict.fromkeys(name.strip() for name in text.split(",")))
    for name in names:
        if name not in known:
            raise RefusedError(_NO_COLUMN.filled(option=option, name=name, known=", ".join(known)))
    return names


def _parse_size(text: str | None) -> str | None:
    if text is not None and not _SIZE.fullmatch(text):
        raise RefusedError(_NO_SIZE.filled(text=text))
    return text
