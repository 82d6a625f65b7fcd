"""How far a long run is, as a bar on the screen while it lasts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from planctl.language import Bilingual

VALIDATED = Bilingual("已校验", "validated")

Item = TypeVar("Item")


def shown(items: Iterable[Item], total: int, description: str) -> Iterator[Item]:
    """The items as they come, with a bar on standard error that is gone when they are all there.

    Drawn anew once in a hundredth, by no thread of its own: other processes may be started while it is on the screen.
    """
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), auto_refresh=False, transient=True) as progress:
        task = progress.add_task(description, total=total)
        for number, item in enumerate(items, start=1):
            yield item
            progress.update(task, completed=number, refresh=number * 100 // total > (number - 1) * 100 // total)
