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


@command(view.blocks, follow=False, dated=False, beside_rows=view.counts)
def coverage(
    plan: Plan,
    report: ReportOption = None,
    everything: Annotated[bool, typer.Option("--all", help="Every number, not only what is missing.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 when a number is missing.")] = False,
) -> Answer[assess.NumberRow, assess.CoverageSummary] | Unanswered:
    """Example: planctl coverage --report report.txt

    The numbers of the report: how many are recorded, how many set aside and why, and which are missing.
    """
    text = read_report(parse_report(report))
    return Unanswered("coverage", (text,)) if isinstance(text, Problem) else assess.coverage(plan, text, everything, strict)
