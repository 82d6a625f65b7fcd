"""What a plan's record infers where the text does not say it, and why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from planctl.assess.answers import Named, named
from planctl.plan.model import Plan, Subject
from planctl.plan.vocabulary import Inferable


class Inferred(NamedTuple):
    """What of a record is inferred, the reason, and the documents behind that as far as they are known."""

    field: Inferable
    reason: Named
    sources: tuple[Named, ...]


def inferences(plan: Plan, subject: Subject) -> Iterator[Inferred]:
    """What is inferred of a subject, each with the reason among `inferences` that its record names."""
    for ground in subject.grounds:
        if ground.basis == "inferred" and ground.reason is not None:
            reason = plan.inferences[ground.reason]
            sources = tuple(named(plan.sources[source].title) for source in reason.sources if source in plan.sources)
            yield Inferred(field=ground.field, reason=named(reason), sources=sources)
