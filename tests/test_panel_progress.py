"""The bar at a terminal."""

from __future__ import annotations

import io
import sys
from threading import Event

import pytest

from planctl.panel.progress import bar


class Terminal(io.StringIO):
    """A stream that says that it is a terminal."""

    def isatty(self) -> bool:
        """It is."""
        return True


def test_a_terminal_shows_how_much_is_done_and_then_nothing_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal, asked = Terminal(), Event()

    def done() -> float:
        asked.set()
        return 50.0

    monkeypatch.setattr(sys, "stderr", terminal)
    with bar(done, after=0):
        asked.wait()
    shown = f"{'█' * 20}{'░' * 20}  50%"
    assert terminal.getvalue().startswith(f"\r{shown}")
    assert terminal.getvalue().endswith(f"\r{' ' * len(shown)}\r")


def test_nothing_is_shown_where_there_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with bar(lambda: 50.0, after=0):
        pass
    assert capsys.readouterr() == ("", "")
