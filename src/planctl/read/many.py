"""Many plans in one run: found in a folder, validated on all cores, in order."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from planctl.assess.validate import Validated, validated
from planctl.language import Language
from planctl.read import location

FEWEST = 100
"""The fewest plans for which a core's own process is worth its start."""
_SHARES = 16
"""How many times a process comes back for more, so that none waits long for another."""


def plans_in(path: Path) -> list[Path]:
    """The plans that a path names: itself, or those in the sub-folders of a folder that has no YAML files of its own."""
    try:
        if location.plan_files(str(path)):
            return [path]
        inner = sorted(each for each in path.iterdir() if each.is_dir() and not each.name.startswith("."))
    except OSError:
        return [path]
    return [each for each in inner if _is_plan(each)] or [path]


def _is_plan(folder: Path) -> bool:
    try:
        return bool(location.plan_files(str(folder)))
    except OSError:
        return True  # the reader says why it can't be read


def validated_each(plans: list[Path], language: Language) -> Iterable[Validated]:
    """What each plan holds, in order; where they are many, a terminal shows how far they are."""
    results = _spread(plans)
    if len(plans) < FEWEST or sys.stderr is None or not sys.stderr.isatty():
        return results
    from planctl.render.progress import VALIDATED, shown

    return shown(results, len(plans), VALIDATED.text(language))


def _spread(plans: list[Path]) -> Iterator[Validated]:
    """The plans validated by this process or, where they are many, by one for each core that it may use."""
    processes = min(_cores(), len(plans) // FEWEST)
    if processes <= 1:
        yield from (_validated(plan, keep=len(plans) == 1) for plan in plans)
        return
    from concurrent.futures import ProcessPoolExecutor

    first, *others = plans
    yield _validated(first)  # loads what reading needs, which processes that begin as copies of this one then have
    with ProcessPoolExecutor(processes, initializer=_leave_interrupts) as pool:
        yield from pool.map(_validated, others, chunksize=max(1, len(others) // (processes * _SHARES)))


def _validated(path: Path, keep: bool = False) -> Validated:
    """What a plan holds; of many none is kept as validated, lest they crowd out the user's own."""
    from planctl.read import read

    return validated(str(path), *read(path, keep))


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _leave_interrupts() -> None:
    """Ctrl-C is for the process that the user started, which ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
