"""planctl diff."""

from pathlib import Path
from typing import Annotated

import typer

from planctl.assess import diff as assess
from planctl.assess.answers import Answer, Unanswered
from planctl.commands import command
from planctl.language import Bilingual
from planctl.problems import RefusedError
from planctl.read import followed
from planctl.read.revisions import read_named
from planctl.render.views import diff as view

_NO_KIND = Bilingual("--fail-on：没有“{word}”；可选：{kinds}", "--fail-on: there is no “{word}”; one or more of: {kinds}")


@command(view.blocks, plan=False)
def diff(
    old: Annotated[str, typer.Argument(metavar="OLD")],
    new: Annotated[str, typer.Argument(metavar="NEW")],
    fail_on: Annotated[str | None, typer.Option("--fail-on", metavar="KIND,…")] = None,
) -> Answer[assess.DiffRow, assess.DiffSummary] | Unanswered:
    """What changed between two plans, or two states of one."""
    kinds = [_kind(word.strip()) for word in fail_on.split(",")] if fail_on else []
    before, after = read_named(old), read_named(new)
    problems = (*before.problems, *after.problems)
    if before.plan is None or after.plan is None:
        return Unanswered("diff", problems)
    follows = followed(Path(new), after.plan) == Path(old).resolve()
    return assess.diff(before.plan, after.plan, kinds, follows=follows)._replace(problems=problems)


def _kind(word: str) -> assess.Kind | assess.Ambition:
    """A word of `--fail-on`, lowered for target_lowered too; raises RefusedError for one that names no kind."""
    found = next((kind for of in (word, f"target_{word}") for kind in assess.GATES if kind == of), None)
    if found is None:
        raise RefusedError(_NO_KIND.filled(word=word, kinds=", ".join(assess.GATES)))
    return found
