"""Answers given before are given again only while nothing that they depend on has changed, and only if they are whole."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from planctl import answers, cache, entry

PLAN = """\
indicators:
  JOBS:
    name: {zh: 就业}
    unit: 人
    nature: flow
    direction: higher
    actual: {2023: [{value: 10, at: 1}]}
    target: {2024: [{value: 12, at: 2}]}
"""
Key = Callable[..., str | None]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a plan in it, its cache apart."""
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "indicators.yaml").write_text(PLAN, encoding="utf-8")
    monkeypatch.setenv("PLANCTL_CACHE", str(tmp_path / "cache"))
    return tmp_path


@pytest.fixture
def key(folder: Path) -> Key:
    """The key of a command line about the folder's plan."""

    def of(*arguments: str, screen: object = None, **environment: str) -> str | None:
        return answers.key([*arguments, "--data", str(folder / "plan")], environment, screen)

    return of


def ask(*arguments: str) -> tuple[int, str, str]:
    """What the whole way in answers."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = entry.main(arguments)
    return code, out.getvalue(), err.getvalue()


def kept(folder: Path) -> list[Path]:
    return sorted((folder / "cache").glob("*.answer"))


def test_the_second_answer_is_the_first_without_working_it_out(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    line = ("gap", "JOBS", "--json", "--data", str(folder / "plan"))
    first = ask(*line)
    assert first[0] == 0
    assert '"value": 2,' in first[1]
    monkeypatch.setattr("planctl.cli.run", lambda _: pytest.fail("worked out anew"))
    assert ask(*line) == first


@pytest.mark.parametrize("line", [("--help",), ("-h",), ("--version",), ("gap", "--help")])
def test_help_is_the_same_the_second_time(line: tuple[str, ...], folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = ask(*line)
    assert first[0] == 0
    assert first[1].startswith(("Usage: planctl", "planctl "))
    assert len(kept(folder)) == 1
    monkeypatch.setattr("planctl.cli.run", lambda _: pytest.fail("worked out anew"))
    assert ask(*line) == first


def test_what_planctl_says_of_itself_depends_on_no_plan(folder: Path) -> None:
    (folder / "plan" / "indicators.yaml").unlink()
    os.mkfifo(folder / "plan" / "pipe.yaml")
    assert answers.key(["--version"], {"PLANCTL_DATA": str(folder / "plan")}, None) is not None


def test_a_changed_plan_is_answered_anew(folder: Path) -> None:
    line = ("gap", "JOBS", "--json", "--data", str(folder / "plan"))
    ask(*line)
    (folder / "plan" / "indicators.yaml").write_text(PLAN.replace("value: 12", "value: 13"), encoding="utf-8")
    assert '"value": 3,' in ask(*line)[1]


@pytest.mark.parametrize(
    "spoil", [lambda whole: whole[:-1], lambda whole: whole.replace(b"12", b"99"), lambda _: b"", lambda _: b"\xff\n\xff"]
)
def test_a_spoilt_answer_is_worked_out_anew(folder: Path, spoil: Callable[[bytes], bytes]) -> None:
    line = ("gap", "JOBS", "--json", "--data", str(folder / "plan"))
    first = ask(*line)
    (answer,) = kept(folder)
    answer.write_bytes(spoil(answer.read_bytes()))
    assert ask(*line) == first


def test_an_answer_of_another_question_is_not_taken(folder: Path) -> None:
    ask("gap", "JOBS", "--json", "--data", str(folder / "plan"))
    (gap,) = kept(folder)
    status = ask("status", "JOBS", "--json", "--data", str(folder / "plan"))
    (other,) = set(kept(folder)) - {gap}
    other.write_bytes(gap.read_bytes())
    assert ask("status", "JOBS", "--json", "--data", str(folder / "plan")) == status


def test_what_an_answer_depends_on_is_in_its_key(folder: Path, key: Key) -> None:
    keys = [
        key("gap"),
        key("gap", "JOBS"),
        key("status"),
        key("gap", LANG="zh_CN.UTF-8"),
        key("gap", NO_COLOR="1"),
        key("gap", COLUMNS="60"),
        key("gap", screen=(80, 24)),
        key("gap", _PLANCTL_COMPLETE="complete_bash"),
    ]
    (folder / "plan" / "more.yaml").write_text("areas: {a: {zh: 甲}}\n", encoding="utf-8")
    keys.append(key("gap"))
    assert None not in keys
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize(
    "line",
    [("validate", "x"), ("annex", "1", "-o", "a.csv"), ("chart", "GDP"), (), ("gap", "--data"), ("coverage",), ("GDP", "--help")],
)
def test_some_answers_are_never_kept(line: tuple[str, ...]) -> None:
    assert answers.key(line, {}, None) is None


def test_a_plan_that_cannot_be_read_has_no_key(folder: Path, key: Key) -> None:
    os.mkfifo(folder / "plan" / "pipe.yaml")
    assert key("gap") is None
    assert answers.key(["gap", "--data", str(folder / "nowhere")], {}, None) is None


def test_a_complaint_is_not_kept(folder: Path) -> None:
    (folder / "plan" / "indicators.yaml").write_text("indicators: []\n", encoding="utf-8")
    assert ask("gap", "--json", "--data", str(folder / "plan"))[0] == 1
    assert kept(folder) == []


def test_an_unwritable_cache_changes_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("PLANCTL_CACHE", str(folder / "file"))
    assert ask("gap", "JOBS", "--data", str(folder / "plan"))[0] == 0


def test_the_oldest_answers_make_room(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "_MOST_ANSWERS", 2)
    for number in range(4):
        answers.remember(f"{number:064x}", str(folder / "cache"), "x")
        os.utime(folder / "cache" / f"{number:064x}.answer", ns=(number, number))
    assert [each.name.lstrip("0") for each in kept(folder)] == ["2.answer", "3.answer"]


def test_nothing_and_very_much_are_not_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "_LONGEST", 3)
    for text in ("", "xxx", "xxxx"):
        answers.remember("0" * 64, str(folder / "cache"), text)
        assert [each.read_text("utf-8").partition("\n")[2] for each in kept(folder)] == ([] if text == "" else ["xxx"])


@pytest.mark.usefixtures("folder")
def test_a_help_that_could_not_be_heard_is_not_kept() -> None:
    script = f"import pty, sys; sys.exit(pty.spawn([{sys.executable!r}, '-m', 'planctl', '--version']))"
    environment = os.environ | {"PYTHONIOENCODING": "ascii"}
    for _ in range(2):
        ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, env=environment)
        assert ran.stdout.startswith("planctl ")


def test_a_folder_named_by_nothing_is_not_the_default_plan(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder / "plan")
    assert answers.key(["gap", "--data", ""], {}, None) is None
    assert answers.key(["gap", "--data="], {}, None) is None
    assert answers.key(["gap", "--data=indicators.yaml"], {}, None) not in (None, answers.key(["gap"], {}, None))
    assert answers.key(["gap", "--data", "indicators.yaml", "--data", "x"], {}, None) is None


def test_another_version_of_a_library_makes_another_key(key: Key, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    libraries = tmp_path / "libraries"
    libraries.mkdir()
    monkeypatch.syspath_prepend(str(libraries))
    cache.program.cache_clear()
    before = key("gap")
    (libraries / "rich-16.0.0.dist-info").mkdir()
    os.utime(libraries, ns=(1, 1))
    cache.program.cache_clear()
    assert key("gap") != before
    cache.program.cache_clear()


def test_giving_an_answer_again_loads_next_to_nothing(folder: Path) -> None:
    line = ["gap", "JOBS", "--json", "--data", str(folder / "plan")]
    program = "import sys; from planctl.entry import main; main(sys.argv[1:]); sys.stderr.write(' '.join(sorted(sys.modules)))"
    _, ran = (subprocess.run([sys.executable, "-c", program, *line], capture_output=True, text=True, check=True) for _ in range(2))
    loaded = {name for name in ran.stderr.split() if name.partition(".")[0] == "planctl"}
    assert loaded == {"planctl", "planctl.answers", "planctl.cache", "planctl.entry", "planctl.location", "planctl.streams"}
    assert not {"typer", "pathlib", "typing", "json", "decimal"} & set(ran.stderr.split())
