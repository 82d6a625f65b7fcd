"""planctl coverage."""

from typing import Annotated, Any

import typer

from planctl.assess.answers import unanswered
from planctl.assess.coverage import coverage
from planctl.cli import app
from planctl.commands import ReportOption, command
from planctl.plan.model import Plan
from planctl.read.source_text import Report, read_report


@app.command("coverage")
@command
def coverage_(
    plan: Plan,
    report: ReportOption,
    everything: Annotated[bool, typer.Option("--all", help="Every number, not only what is missing.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 when a number is missing.")] = False,
) -> Any:  # noqa: ANN401 see `answering`
    """Example: planctl coverage --report report.txt

    The numbers of the report: how many are recorded, how many set aside and why, and which are missing.
    """
    text = read_report(report)
    return coverage(plan, text, everything, strict) if isinstance(text, Report) else unanswered("coverage", text)
