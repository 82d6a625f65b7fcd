"""What is read of a project that a report names."""

from __future__ import annotations

from typing import NamedTuple

from planctl.plan.vocabulary import Stage


class Named(NamedTuple):
    """A project that a paragraph names: its stage, where its name begins, and the words that the stage rests on."""

    name: str
    stage: Stage
    start: int
    rests_on: tuple[str, ...]
