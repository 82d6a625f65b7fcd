"""What commands cost: time as a multiple of a baseline that took turns with them, and peak memory."""

from __future__ import annotations

import os
import platform
import resource
import signal
import subprocess
import tempfile
import time
from collections.abc import Sequence
from statistics import median, quantiles
from typing import NamedTuple

LIMIT = 180
"""Seconds of computing after which a command is ended."""
LONG = 20.0
"""Seconds from which a command is run once, not in every turn."""


class Case(NamedTuple):
    """A command line to measure; `shows` stands in its answer, so that no error message is measured in its place."""

    name: str
    command: tuple[str, ...]
    shows: str = ""
    known: bool = False
    """Whether planctl's cache knows the plan when the command runs."""
    codes: tuple[int, ...] = (0,)
    """The exit codes of an answer: what is refused has another than 0."""


class Run(NamedTuple):
    """One run: seconds by the wall clock and of processors, and the MiB that its largest process held at most."""

    seconds: float
    computing: float
    peak: float


class Cost(NamedTuple):
    """The medians of several runs; `spread` is the width of the middle half of the times, as a fraction of their median."""

    seconds: float
    spread: float
    computing: float
    peak: float
    runs: int


Costs = dict[str, Cost | None]
"""What each case costs, the baseline first; None for one that was ended at the limit."""


def measured(cases: Sequence[Case], turns: int, long: float = LONG) -> Costs:
    """What each case costs; one that takes `long` seconds is run once.

    The cases take turns, so that whatever else the machine does falls on all of them alike; the first turn only warms up, but for a
    case that takes so long that once is enough.
    """
    with tempfile.TemporaryDirectory() as cache:
        first = {case.name: once(case, cache) for case in cases}
        done = {case.name for case in cases if _is_enough(case, first[case.name], long)}
        runs = {name: [run] for name, run in first.items() if run and name in done}
        for _ in range(turns):
            for case in cases:
                run = None if case.name in done else once(case, cache)
                if run:
                    runs.setdefault(case.name, []).append(run)
    return {case.name: _cost(runs[case.name]) if case.name in runs else None for case in cases}


def _is_enough(case: Case, first: Run | None, long: float) -> bool:
    """Whether a first run says all: it was ended, or took long and began with what the case is about."""
    return first is None or (first.seconds >= long and not case.known)


def once(case: Case, cache: str) -> Run | None:
    """One run of a case; None when it is ended at the limit. Raises RuntimeError when it fails, or does not answer."""
    with tempfile.TemporaryDirectory() as empty, tempfile.TemporaryFile() as answer:
        environment = os.environ | {"PLANCTL_CACHE": cache if case.known else empty}
        start = time.perf_counter()
        child = subprocess.Popen(
            case.command,
            env=environment,
            stdout=answer,
            stderr=subprocess.DEVNULL,
            preexec_fn=_limited,  # noqa: PLW1509 a benchmark has one thread
        )
        _, status, usage = os.wait4(child.pid, 0)
        took = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode == -signal.SIGXCPU:
            return None
        answer.seek(0)
        if child.returncode not in case.codes or case.shows.encode() not in answer.read():
            raise RuntimeError(f"no answer from {' '.join(case.command)}")
    return Run(took, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def _limited() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (LIMIT, resource.RLIM_INFINITY))


def _cost(runs: list[Run]) -> Cost:
    times = [run.seconds for run in runs]
    low, _, high = quantiles(times, n=4) if len(times) > 1 else (times[0],) * 3
    computing, peak = (median(each) for each in ([run.computing for run in runs], [run.peak for run in runs]))
    return Cost(median(times), (high - low) / median(times), computing, peak, len(runs))


def document(costs: Costs) -> dict[str, dict[str, float] | None]:
    """The costs as JSON holds them: times as multiples of the baseline's."""
    first = next(iter(costs.values()))
    return {name: _figures(cost, first) if cost and first else None for name, cost in costs.items()}


def _baseline(costs: Costs) -> float:
    first = next(iter(costs.values()))
    return first.seconds if first else float("nan")


def _figures(cost: Cost, baseline: Cost) -> dict[str, float]:
    return {
        "multiple": round(cost.seconds / baseline.seconds, 2),
        "spread": round(cost.spread, 2),
        "computing": round(cost.computing / baseline.computing, 2),
        "peak_mib": round(cost.peak),
        "runs": cost.runs,
    }


def table(sizes: dict[int, Costs]) -> str:
    """The costs side by side, a row a case: multiples of the baseline and peak memory at each size, and the last step's growth."""
    names = list(dict.fromkeys(name for costs in sizes.values() for name in costs))
    rows = [["", *(f"{size:,}" for size in sizes)], *([name, *(_cell(costs, name) for costs in sizes.values())] for name in names)]
    if len(sizes) > 1:
        rows = [[*row, growth] for row, growth in zip(rows, ["growth", *(_growth(sizes, name) for name in names)], strict=True)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join([row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]).rstrip()
        for row in rows
    )


def _cell(costs: Costs, name: str) -> str:
    cost = costs[name]
    return f"{cost.seconds / _baseline(costs):,.1f} × {cost.peak:5,.0f} MiB" if cost else f"over {LIMIT} s"


def _growth(sizes: dict[int, Costs], name: str) -> str:
    before, last = (costs[name] for costs in list(sizes.values())[-2:])
    return f"× {last.seconds / before.seconds:.1f}" if before and last else ""


def machine() -> dict[str, str | int | None]:
    """What the figures were measured on."""
    return {"python": platform.python_version(), "system": platform.platform(), "cores": os.cpu_count()}
