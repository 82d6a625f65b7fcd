"""planctl trace."""

from typing import Annotated, Any

import typer

from planctl.assess.answers import unanswered
from planctl.assess.trace import trace
from planctl.cli import app
from planctl.commands import ReportOption, command
from planctl.plan.lookup import find_ids
from planctl.plan.model import Plan
from planctl.read.source_text import Report, read_report


@app.command("trace")
@command
def trace_(
    plan: Plan,
    names: Annotated[list[str], typer.Argument(metavar="ID...", help="Ids, names or aliases.")],
    report: ReportOption,
) -> Any:  # noqa: ANN401 see `answering`
    """Example: planctl trace GDP --report report.txt

    The sentences of the report behind each figure of a subject, with the figure marked; an error where a paragraph does not
    hold it.
    """
    text = read_report(report)
    return trace(plan, find_ids(plan, names), text) if isinstance(text, Report) else unanswered("trace", text)
