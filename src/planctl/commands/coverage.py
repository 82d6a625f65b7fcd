"""planctl coverage."""

from typing import Annotated

import typer

from planctl.assess import coverage as assess
from planctl.assess.answers import Answer, Unanswered
from planctl.commands import command
from planctl.commands.options import ReportOption, parse_report
from planctl.plan.model import Plan
from planctl.problems import Problem
from planctl.read.source_text import read_report
from planctl.render.views import coverage as view


@command(view.blocks, follow=False, dated=False, drafts=True, beside_rows=view.counts)
def coverage(
    plan: Plan,
    report: ReportOption = None,
    everything: Annotated[bool, typer.Option("--all")] = False,
    strict: Annotated[bool, typer.Option("--strict")] = False,
) -> Answer[assess.NumberRow, assess.CoverageSummary] | Unanswered:
    """The numbers of the report: recorded, set aside, or missing."""
    text = read_report(parse_report(report))
    return Unanswered("coverage", (text,)) if isinstance(text, Problem) else assess.coverage(plan, text, everything, strict)
