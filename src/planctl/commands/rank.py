"""planctl rank."""

import re
from decimal import Decimal
from typing import Annotated

import typer

from planctl.assess.answers import Answer, Unanswered
from planctl.commands import command
from planctl.commands.options import parse_number_option
from planctl.language import Bilingual
from planctl.panel import rank as engine
from planctl.panel.rank_measures import By
from planctl.panel.rank_rows import RankRow
from planctl.problems import RefusedError
from planctl.render.documents import RANK
from planctl.render.views import rank as view

_WEIGHT = Bilingual("--weights：“{text}”应写作 GDP=2,INVEST=1", "--weights: “{text}” is none: write GDP=2,INVEST=1")


@command(view.blocks, plan=False, files=RANK, beside_rows=view.said)
def rank(
    words: Annotated[list[str], typer.Argument(metavar="INDICATOR... SOURCE...")],
    by: Annotated[By, typer.Option("--by")] = "level",
    period: Annotated[str | None, typer.Option("--period", metavar="PERIOD")] = None,
    group: Annotated[str | None, typer.Option("--group", metavar="COLUMN")] = None,
    weights: Annotated[str | None, typer.Option("--weights", metavar="ID=NUMBER,…")] = None,
    top: Annotated[int | None, typer.Option("--top", metavar="N", min=1)] = None,
    place: Annotated[str | None, typer.Option("--place", metavar="NAME,…")] = None,
) -> Answer[RankRow, engine.RankSummary] | Unanswered:
    """Places in order."""
    wanted = engine.Wanted(by, period, group, _weights(weights), top, _listed(place))
    return engine.rank(words, wanted)


def _listed(text: str | None) -> list[str]:
    return [] if text is None else [each.strip() for each in re.split("[,，、]", text)]


def _weights(text: str | None) -> dict[str, Decimal] | None:
    if text is None:
        return None
    given: dict[str, Decimal] = {}
    for each in _listed(text):
        name, stroke, number = each.rpartition("=")
        weight = parse_number_option(number.strip(), "--weights") if stroke else None
        if weight is None or name.strip() in given:
            raise RefusedError(_WEIGHT.filled(text=each))
        given[name.strip()] = weight
    return given
