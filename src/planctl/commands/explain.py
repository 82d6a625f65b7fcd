"""planctl explain."""

from typing import Annotated

import typer

from planctl.assess import explain as assess
from planctl.assess.answers import Answer
from planctl.commands import command
from planctl.render.terms import called
from planctl.render.verdicts import of_year_before
from planctl.render.views import explain as view


@command(view.blocks, plan=False)
def explain(
    words: Annotated[list[str] | None, typer.Argument(metavar="[WORD]...")] = None,
) -> Answer[assess.TermRow | assess.RuleRow, assess.ExplainSummary]:
    """What a verdict, a reason, a mark or another word of planctl's means; of a rule, with the smallest file that breaks it."""
    return assess.explain([of_year_before(word) for word in words or []], called())
