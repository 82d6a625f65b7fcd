"""A bar for who waits at a terminal, on standard error, and nothing of it anywhere else."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread

_AFTER, _EACH = 2.0, 0.2
"""Seconds until there is a bar, and from one state of it to the next."""
_WIDTH = 40


@contextmanager
def bar(done: Callable[[], float], after: float = _AFTER) -> Iterator[None]:
    """Show how much is done, in per cent, while something is worked out that takes so many seconds; below zero is not known."""
    if not sys.stderr.isatty():
        yield
        return
    finished = Event()
    painter = Thread(target=_paint, args=(done, after, finished), daemon=True)
    painter.start()
    try:
        yield
    finally:
        finished.set()
        painter.join()


def _paint(done: Callable[[], float], after: float, finished: Event) -> None:
    shown = ""
    wait = after
    while not finished.wait(wait):
        wait = _EACH
        share = min(max(done(), 0), 100)
        shown = f"{'█' * int(share / 100 * _WIDTH):░<{_WIDTH}} {share:3.0f}%"
        _write(f"\r{shown}")
    if shown:
        _write(f"\r{' ' * len(shown)}\r")


def _write(text: str) -> None:
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except (OSError, ValueError):
        pass  # a terminal that has gone takes no bar
