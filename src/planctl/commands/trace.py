"""planctl trace."""

from planctl.assess import trace as assess
from planctl.assess.answers import Answer, Unanswered
from planctl.commands import command
from planctl.commands.options import ReportOption, SomeNames, parse_report
from planctl.plan.lookup import find_ids
from planctl.plan.model import Plan
from planctl.problems import Problem
from planctl.read.source_text import read_report
from planctl.render.views import trace as view


@command(view.blocks, follow=False, dated=False, drafts=True)
def trace(
    plan: Plan,
    names: SomeNames,
    report: ReportOption = None,
) -> Answer[assess.TraceRow, assess.TraceSummary] | Unanswered:
    """The sentences of the report behind each figure of a subject."""
    text = read_report(parse_report(report))
    return Unanswered("trace", (text,)) if isinstance(text, Problem) else assess.trace(plan, find_ids(plan, names), text)
