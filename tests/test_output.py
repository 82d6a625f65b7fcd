"""Whatever its streams are, a run ends with an exit code that has a name, and says nothing but plain lines."""

from __future__ import annotations

import errno
import io
import itertools
import os
import pty
import signal
import subprocess
import sys
from contextlib import redirect_stdout
from functools import partial
from pathlib import Path

import pytest

from planctl.cli import main
from planctl.commands.options import shows_colour
from planctl.read import shipped_plan
from tests.conftest import Run, built_once, slow_but

PLANCTL = str(Path(sys.executable).with_name("planctl"))
BROKEN = "indicators:\n  GDP: {unit: 亿圆}\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "broken.yaml").write_text(BROKEN, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PLANCTL_DATA", str(shipped_plan()))
    return tmp_path


def shell(line: str, **settings: str) -> tuple[int, bytes, bytes]:
    """How the first command of a line of shell ends, and what the line writes."""
    whole = f"{line.replace('planctl', PLANCTL)}; exit ${{PIPESTATUS[0]}}"
    ran = subprocess.run(["bash", "-c", whole], capture_output=True, check=False, env=os.environ | settings)
    return ran.returncode, ran.stdout, ran.stderr


COMMANDS = ["status --json", "status --format table", "--help", "explain", "validate broken.yaml"]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_reader_that_has_gone_is_no_failure(command: str) -> None:
    code, _, err = shell(f"planctl {command} 2>err.txt | true; cat err.txt >&2")
    assert code in ((0, 1) if "broken" in command else (0,))
    assert b"Traceback" not in err
    assert b"Broken pipe" not in err


@pytest.mark.parametrize("command", slow_but(*COMMANDS[:2], of=COMMANDS))
@pytest.mark.parametrize(
    ("to", "why"), [(">&-", b"standard output is closed"), (">/dev/full", b"cannot write: No space left on device")]
)
def test_unwritable_answer_is_an_error(command: str, to: str, why: bytes) -> None:
    code, _, err = shell(f"planctl {command} {to}")
    assert (code, err.splitlines()[-1]) == (2, b"planctl: " + why)


def test_that_is_said_in_chinese_too() -> None:
    assert shell("planctl status --lang zh >/dev/full")[2].decode() == "planctl: 无法写入：磁盘已满\n"
    assert shell("planctl status >&-", LANG="zh_CN.UTF-8", LC_ALL="")[2].decode() == "planctl: 标准输出已关闭\n"


@pytest.mark.parametrize("to", slow_but("2>&-", of=["2>&-", "2>/dev/full", "2> >(true)"]))
@pytest.mark.parametrize(
    ("command", "expected"),
    [("validate broken.yaml", 1), ("status --nonsense", 2), ("show NOTHING", 2)],
)
def test_complaints_that_nobody_hears_change_no_exit_code(command: str, expected: int, to: str) -> None:
    assert shell(f"planctl {command} {to}")[0] == expected


def test_no_streams_at_all() -> None:
    assert shell("planctl status <&- >&- 2>&-")[0] == 2
    assert shell("planctl status <&-")[0] == 0


@pytest.mark.parametrize(
    "command", slow_but("validate broken.yaml --lang zh", of=["status --json", "validate broken.yaml --lang zh"])
)
def test_what_goes_to_a_pipe_is_utf_8_whatever_the_locale(command: str) -> None:
    expected = shell(f"planctl {command}")
    for name, value in (
        ("LC_ALL", "C"),
        ("PYTHONIOENCODING", "cp1252"),
        ("PYTHONIOENCODING", "gbk"),
        ("PYTHONIOENCODING", "ascii:strict"),
        ("PYTHONCOERCECLOCALE", "0"),
    ):
        assert shell(f"planctl {command}", **{"LC_ALL": "C", "PYTHONUTF8": "0", name: value}) == expected


@pytest.mark.parametrize("encoding", ["cp1252", "gbk", "ascii", "utf-8"])
def test_a_terminal_of_any_encoding_shows_what_it_can(encoding: str) -> None:
    code, shown = on_terminal("show", "GDP", "--lang", "zh", PYTHONIOENCODING=encoding)
    assert code == 0
    assert ("地区生产总值" if encoding in ("gbk", "utf-8") else "??????") in shown.decode(encoding)


def on_terminal(*arguments: str, **settings: str) -> tuple[int, bytes]:
    """How a command ends on a terminal, and all that the terminal gets."""
    ours, theirs = pty.openpty()
    run = subprocess.Popen([PLANCTL, *arguments], stdin=theirs, stdout=theirs, stderr=theirs, env=os.environ | settings)
    os.close(theirs)
    shown = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:  # how a terminal tells that nobody writes any more
            piece = b""
        if not piece:
            break
        shown += piece
    os.close(ours)
    return run.wait(), shown


def test_ctrl_c_ends_with_130_and_without_a_word() -> None:
    # A shell ignores SIGINT for what it runs in the background, tests among it, and children inherit that.
    heard = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    line = [PLANCTL, "figures", "--json"]
    run = subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=heard)  # noqa: PLW1509 takes no lock
    assert run.stdout is not None
    run.stdout.read(1)  # it is writing, and waits for the pipe that nobody empties
    run.send_signal(signal.SIGINT)
    assert (run.wait(), run.communicate()[1]) == (130, b"")


def test_ctrl_c_while_starting_ends_with_130(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    class Interrupting:
        def find_spec(self, name: str, *_: object) -> None:
            if name == "planctl.commands.status":
                raise KeyboardInterrupt

    built_once.cache_clear()  # so that the command is imported, whichever tests have run it before
    monkeypatch.delitem(sys.modules, "planctl.commands.status", raising=False)
    monkeypatch.setattr(sys, "meta_path", [Interrupting(), *sys.meta_path])
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    assert main(["status"]) == 130
    assert capfd.readouterr().err == ""


def test_ctrl_c_at_work_ends_with_130(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("planctl.commands.render", interrupted)
    assert run("status") == (130, "", "")


def test_a_fault_of_planctl_is_one_plain_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(*_: object) -> None:
        raise KeyError("\x1b[31mboo")

    monkeypatch.setattr("planctl.commands.render", faulty)
    ran = run("status")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("planctl: a fault of its own (test_output.py:")
    assert ran.err.endswith("): KeyError: '\\x1b[31mboo'; --debug shows the full traceback\n")
    assert run("status", "--lang", "zh").err.endswith("；加 --debug 显示完整的出错过程\n")


@pytest.mark.parametrize("line", [("--debug", "status"), ("status", "--debug")])
def test_who_debugs_sees_all_of_a_fault(run: Run, monkeypatch: pytest.MonkeyPatch, line: tuple[str, ...]) -> None:
    def faulty(*_: object) -> None:
        raise KeyError("boo")

    monkeypatch.setattr("planctl.commands.render", faulty)
    ran = run(*line)
    assert ran.code == 2
    assert ran.err.startswith("Traceback (most recent call last):\n")
    assert ran.err.endswith("KeyError: 'boo'\n")


def test_memory_that_does_not_suffice_is_said(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def greedy(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("planctl.commands.render", greedy)
    assert run("status").code == 2


@pytest.mark.parametrize("columns", slow_but("0", "100000", "many", of=["0", "-5", "100000", "1", "many", "9" * 5000, "²", ""]))
def test_a_width_of_any_kind_is_taken(columns: str) -> None:
    code, out, err = shell("planctl status --format table", COLUMNS=columns, LINES=columns)
    assert (code, err) == (0, b"")
    assert out.strip()
    assert max(len(line) for line in out.decode().splitlines()) <= 2000


SETTINGS = {"NO_COLOR": ("", "1"), "FORCE_COLOR": ("", "1", "0"), "TERM": ("xterm-256color", "dumb", "")}


@pytest.mark.parametrize("values", list(itertools.product((None, True, False), *SETTINGS.values())))
def test_colour_precedence(monkeypatch: pytest.MonkeyPatch, values: tuple[bool | None, str, str, str]) -> None:
    flag, no_color, force_color, term = values
    for name, value in zip(SETTINGS, values[1:], strict=True):
        monkeypatch.setenv(name, str(value))
    for screen in (True, False):
        monkeypatch.setattr("planctl.commands.options.on_terminal", lambda screen=screen: screen)
        expected = flag if flag is not None else not no_color and (force_color not in ("", "0") or (screen and term != "dumb"))
        assert shows_colour(flag) is expected


def test_colour_reaches_the_table_and_nothing_else() -> None:
    assert b"\x1b[" in shell("planctl status --format table", FORCE_COLOR="1")[1]
    for form in ("json", "md"):
        assert b"\x1b" not in shell(f"planctl status --format {form}", FORCE_COLOR="1")[1]
    code, shown = on_terminal("status", TERM="xterm")
    assert (code, b"\x1b[" in shown) == (0, True)
    assert b"\x1b" not in on_terminal("status", TERM="xterm", NO_COLOR="1")[1]
    assert b"\x1b" not in on_terminal("status", TERM="dumb")[1]


def test_nothing_in_a_name_or_a_word_comes_out_raw(run: Run, folder: Path) -> None:
    evil = "\x1b]0;gone\x07\x9b31m\u202e\n\udcff"
    (folder / f"{evil}.yaml").write_text("areas: {a: 甲}\n", encoding="utf-8")
    lines = [
        *(("validate", f"{evil}.yaml", "--format", form) for form in ("table", "wide", "tsv", "csv", "json", "ndjson", "md")),
        ("validate", f"{evil}.yaml", "--format", "table", "--colour"),
        ("status", "--data", evil),
        ("show", evil),
        ("status", "--area", evil),
        ("explain", evil),
        ("status", f"--{evil}"),
        ("--lang", evil),
        (evil,),
        ("status", "--format", evil),
        ("status", "--as-of", evil),
        ("annex", "1", "-o", f"no/{evil}.csv"),
    ]
    for line in lines:
        ran = run(*line)
        for part in ("\x1b]", "\x07", "\x9b", "\u202e", "\r"):
            assert part not in ran.out + ran.err, line
        assert "a fault of its own" not in ran.err, line
        assert ran.code in (0, 1, 2), line
    shown = on_terminal("validate", f"{evil}.yaml", "--json")[1].decode()
    assert not any(part in shown for part in ("\x1b", "\x07", "\x9b", "\u202e"))


def test_json_is_whole_or_absent(run: Run) -> None:
    for line in (
        "status",
        "status --data broken.yaml",
        "check --data broken.yaml",
        "validate broken.yaml",
        "status --data nowhere",
        "check --data nowhere",
    ):
        ran = run(*line.split(), "--json")
        assert ran.json["problems"] or ran.code == 0, line
    for line in ("show NOTHING", "status --area nowhere", "status --nonsense", "explain nothing"):
        assert run(*line.split(), "--json")[:2] == (2, "")


def test_the_same_bytes_whatever_the_surroundings(folder: Path) -> None:
    lines = ["status --json --all", "validate broken.yaml --format wide"]
    seen = set()
    for hashing, zone, locale in (("0", "UTC", "C.UTF-8"), ("1", "Asia/Shanghai", "de_DE.UTF-8")):
        inner = folder / hashing
        inner.mkdir()
        (inner / "broken.yaml").write_text(BROKEN, encoding="utf-8")
        os.chdir(inner)
        settings = {"PLANCTL_CACHE": "", "PYTHONHASHSEED": hashing, "TZ": zone, "LANG": locale}
        seen.add(tuple(shell(f"planctl {line}", **settings) for line in lines))
    assert len(seen) == 1


TRAP = "raise SystemExit('a module of the working folder was run')\n"


@pytest.mark.parametrize("start", [[PLANCTL], [sys.executable, "-m", "planctl"]])
def test_modules_that_lie_in_the_working_folder_are_not_run(folder: Path, start: list[str]) -> None:
    for name in ("yaml", "json", "rich", "typer", "pydantic", "decimal", "hashlib", "unicodedata", "csv", "sitecustomize"):
        (folder / f"{name}.py").write_text(TRAP)
    ran = subprocess.run(
        [*start, "status", "--format", "table"], capture_output=True, check=False, env=os.environ | {"PLANCTL_CACHE": ""}
    )
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert ran.stdout


def test_a_disk_that_fills_up_is_told_also_without_buffers(tmp_path: Path) -> None:
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (2048, 2048)); "
    script = limit + "import sys; from planctl.cli import main; sys.exit(main(['figures', '--json']))"
    with (tmp_path / "out.json").open("wb") as out:
        ran = subprocess.run([sys.executable, "-u", "-c", script], stdout=out, stderr=subprocess.PIPE, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (2, "planctl: cannot write: File too large\n")


@pytest.mark.parametrize("line", ["gap", "growth", "status", "status --method unsd", "pace", "figures", "projects"])
@pytest.mark.parametrize("format_", ["tsv", "csv"])
def test_no_rows_have_the_heading_of_some(run: Run, line: str, format_: str) -> None:
    none, some = run(*line.split(), "--format", format_, plan="indicators: {}\n"), run(*line.split(), "--format", format_)
    assert (none.code, none.out) == (0, some.out.split("\n")[0] + "\n")


def test_a_plan_without_contradictions_is_checked_in_silence(run: Run) -> None:
    assert run("check", "--format", "tsv", plan="indicators: {}\n") == (0, "", "")


class Terminal(io.TextIOWrapper):
    """A terminal that shows ASCII and nothing else."""

    def isatty(self) -> bool:
        """It is one."""
        return True


def test_a_terminal_without_the_signs_shows_two_for_one() -> None:
    screen = Terminal(io.BytesIO(), encoding="ascii", newline="\n")
    with redirect_stdout(screen):
        assert main(["gap", "RETAIL-SALES", "--no-colour"]) == 0
    screen.seek(0)
    shown = screen.read()
    assert ">=+9%" in shown
    assert "?" not in shown
    assert max(map(len, shown.split("\n"))) <= 80


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (MemoryError(), "out of memory"),
        (OSError(errno.EMFILE, "Too many open files"), "too many open files (see ulimit -n)"),
        (OSError(errno.ENFILE, "Too many open files in system"), "too many open files (see ulimit -n)"),
    ],
)
def test_the_machine_s_limits_are_no_fault_of_planctl(
    run: Run, monkeypatch: pytest.MonkeyPatch, error: Exception, said: str
) -> None:
    def limited(*_: object) -> None:
        raise error

    monkeypatch.setattr("planctl.commands.render", limited)
    assert run("status") == (2, "", f"planctl: {said}\n")


@pytest.mark.parametrize("request_", [{}, {"COMP_WORDS": "planctl gap", "COMP_CWORD": "x"}])
def test_a_broken_request_for_completions_is_told(run: Run, monkeypatch: pytest.MonkeyPatch, request_: dict[str, str]) -> None:
    for name, value in ({"_PLANCTL_COMPLETE": "complete_bash"} | request_).items():
        monkeypatch.setenv(name, value)
    assert run() == (2, "", "planctl: the request for completions is incomplete or broken\n")
