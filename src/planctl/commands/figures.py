"""planctl figures."""

from typing import Annotated, Literal

import typer

from planctl.assess.answers import Answer
from planctl.assess.figures import figures
from planctl.assess.sort import ordered
from planctl.cli import app
from planctl.commands import SORT, Names, ReverseOption, command
from planctl.plan.lookup import find_subjects
from planctl.plan.model import Plan
from planctl.plan.vocabulary import SubjectType


@app.command("figures")
@command
def figures_(
    plan: Plan,
    names: Names = None,
    kind: Annotated[SubjectType | None, typer.Option("--type", help="Only figures of indicators, projects or totals.")] = None,
    sort: Annotated[Literal["name_zh", "paragraph", "period"] | None, SORT] = None,
    reverse: ReverseOption = False,
) -> Answer:
    """Example: planctl figures --json

    The ledger: every recorded figure, one row each, with its period, bound and paragraph.
    """
    return ordered(figures(plan, find_subjects(plan, names or []), kind), sort, reverse)
