"""planctl panel."""

from typing import Annotated

import typer

from planctl import panel as engine
from planctl.assess.answers import Answer, Unanswered
from planctl.commands import command
from planctl.commands.options import ForceOption, OutputOption, parse_output
from planctl.render.views import panel as view


@command(view.blocks, plan=False, beside_rows=view.said)
def panel(
    sources: Annotated[list[str], typer.Argument(metavar="SOURCE...")],
    output: OutputOption = None,
    force: ForceOption = False,
    engine_name: Annotated[str, typer.Option("--engine", metavar="duckdb|spark|ADDRESS")] = "duckdb",
) -> Answer[engine.PanelRow, engine.PanelSummary] | Unanswered:
    """Every row of some tables or plans judged as a plan's figures are."""
    return engine.panel(sources, parse_output(output), force, engine_name)
