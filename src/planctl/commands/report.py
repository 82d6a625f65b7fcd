"""planctl report."""

from planctl.assess import report as assess
from planctl.assess.answers import Answer
from planctl.assess.check import check
from planctl.commands import command
from planctl.language import Bilingual
from planctl.plan.model import Plan
from planctl.read import Located
from planctl.render.documents import REPORT
from planctl.render.views import report as view

FILE_ONLY = Bilingual("用 -o 指定文件：planctl report -o report.html", "name a file: planctl report -o report.html")


@command(view.blocks, places=True, files=REPORT, file_only=FILE_ONLY)
def report(plan: Plan, located: Located) -> Answer[assess.ReportRow, assess.ReportSummary]:
    """Example: planctl report -o report.html

    One page with everything: verdicts, pictures, the road to later targets, chains, projects, contradictions. It opens from the
    disk in either language, prints, and needs nothing else.
    """
    return assess.report(plan, check(plan, located, gone=False))
