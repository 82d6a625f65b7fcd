"""planctl report."""

from typing import Annotated

import typer

from planctl.assess import report as assess
from planctl.assess.answers import Answer, Unanswered
from planctl.assess.check import check
from planctl.commands import command
from planctl.commands.options import ReportOption
from planctl.language import Bilingual
from planctl.plan.model import Plan
from planctl.problems import Problem
from planctl.read import Located
from planctl.read.source_text import read_report
from planctl.render.documents import REPORT
from planctl.render.views import report as view

FILE_ONLY = Bilingual("用 -o 指定文件：planctl report -o report.html", "name a file: planctl report -o report.html")


@command(view.blocks, places=True, files=REPORT, file_only=FILE_ONLY)
def report(
    plan: Plan,
    located: Located,
    report: ReportOption = None,
    brief: Annotated[bool, typer.Option("--brief")] = False,
) -> Answer[assess.ReportRow, assess.ReportSummary] | Unanswered:
    """One page with everything."""
    text = read_report(report) if report else None
    if isinstance(text, Problem):
        return Unanswered("report", (text,))
    answer = assess.report(plan, check(plan, located, gone=False), text)
    return assess.brief(answer) if brief else answer
