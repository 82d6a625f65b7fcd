"""Long answers on a terminal go through the pager of its user; nothing else does."""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path

import pytest

from planctl.pager import pager_line
from tests.test_output import on_terminal

READER = "import pathlib, sys; pathlib.Path(sys.argv[1]).write_bytes(sys.stdin.buffer.read()); print('READ')"


@pytest.fixture
def read(tmp_path: Path) -> Path:
    """What the pager of the test keeps."""
    return tmp_path / "read"


def through(read: Path, *arguments: str, **settings: str) -> tuple[int, str, str | None]:
    """How a command ends on a terminal of 10 lines, what the terminal gets, and what the pager got."""
    pager = shlex.join([sys.executable, "-c", READER, str(read)])
    code, shown = on_terminal(*arguments, **{"PLANCTL_PAGER": pager, "TERM": "xterm", "LINES": "10", "NO_COLOR": "1"} | settings)
    return code, shown.decode(), read.read_text(encoding="utf-8") if read.exists() else None


def test_a_long_answer_goes_through_the_pager(read: Path) -> None:
    code, shown, paged = through(read, "status")
    plain = on_terminal("status", "--no-pager", TERM="xterm", NO_COLOR="1")[1].decode().replace("\r\n", "\n")
    assert code == 0
    assert shown.endswith("READ\r\n")
    assert paged is not None
    assert "Forest coverage" in paged
    assert plain.endswith(paged)


def test_a_colour_reaches_the_pager(read: Path) -> None:
    assert "\x1b[" in (through(read, "status", NO_COLOR="")[2] or "")


@pytest.mark.parametrize(
    "line", ["status --no-pager", "status --json", "status -f csv", "status -f tsv", "explain tab --json", "gap GDP", "schema"]
)
def test_what_is_short_or_for_a_program_does_not(read: Path, line: str) -> None:
    lines = "100" if line == "gap GDP" else "10"
    code, shown, paged = through(read, *line.split(), LINES=lines)
    assert (code, paged) == (0, None)
    assert len(shown) > 100


def test_the_exit_code_is_the_command_s(read: Path, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text("indicators: {GDP: {}}\n", encoding="utf-8")
    assert through(read, "check", "--data", str(tmp_path / "plan.yaml"))[0] == 1


def test_a_pager_that_reads_nothing_harms_nothing() -> None:
    code, shown = on_terminal("figures", PLANCTL_PAGER="true", TERM="xterm", LINES="10")
    assert (code, b"rror" in shown) == (0, False)


def test_a_pager_that_is_not_there_is_no_reason_to_be_silent(read: Path) -> None:
    code, shown, _ = through(read, "status", PLANCTL_PAGER="no-such-program")
    assert (code, "Forest coverage" in shown) == (0, True)


LESS = ["less"]
PAGERS = {
    "less by default": ({"TERM": "xterm"}, LESS),
    "the one of other programs": ({"TERM": "xterm", "PAGER": "cat -n"}, ["cat", "-n"]),
    "its own first": ({"TERM": "xterm", "PAGER": "more", "PLANCTL_PAGER": "cat -A"}, ["cat", "-A"]),
    "none": ({"TERM": "xterm", "PLANCTL_PAGER": ""}, []),
    "cat is none": ({"TERM": "xterm", "PAGER": "cat"}, []),
    "a terminal that can do nothing": ({"TERM": "dumb"}, []),
    "no terminal named": ({}, []),
    "half a quote": ({"TERM": "xterm", "PAGER": "less '"}, []),
    "not installed": ({"TERM": "xterm", "PAGER": "no-such-program"}, []),
}


@pytest.mark.parametrize("case", PAGERS)
def test_which_pager(case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "less").write_text("#!/bin/sh\n", encoding="utf-8")
    (tmp_path / "less").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    settings, line = PAGERS[case]
    assert pager_line(settings) == line


def test_less_is_told_to_show_colours_and_to_leave_what_was_read(tmp_path: Path, read: Path) -> None:
    script = tmp_path / "less"
    script.write_text(f'#!/bin/sh\ncat >/dev/null\necho "$LESS $LESSCHARSET" >{shlex.quote(str(read))}\n', encoding="utf-8")
    script.chmod(0o755)
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    assert through(read, "status", PLANCTL_PAGER="less", PATH=path)[2] == "FRX utf-8\n"
    assert through(read, "status", PLANCTL_PAGER="less", PATH=path, LESS="S")[2] == "S utf-8\n"
