"""The documents, run: each transcript replayed, each worked number recomputed, each command told of."""

from __future__ import annotations

import doctest
import io
import os
import re
import shlex
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from unittest.mock import patch

import pytest

from planctl.assess.verdict import Verdict
from planctl.cli import main
from planctl.commands import command_names
from planctl.numbers import formulas
from planctl.numbers.formulas import Reason
from planctl.numbers.units import BASE_UNITS, CURRENCIES, ENGLISH_UNITS, MAGNITUDES
from planctl.panel import progress
from planctl.read import read, shipped_plan
from planctl.render.verdicts import verdict_word
from planctl.render.words import word
from tests.conftest import UPDATE

ROOT = Path(__file__).parent.parent
DOCUMENTS = {path.relative_to(ROOT).as_posix(): path for path in sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])}

FILE = re.compile(r"^<!-- ((?:[a-z0-9]+/)?[a-z0-9]+\.[a-z]+) -->\n```[a-z]+\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_WORKED = re.compile(r"^```pycon\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")
_SHELL = re.compile(r"[|<>;$]")


class Screen(io.TextIOWrapper):
    """A terminal: what a command writes to either stream, in the order written."""

    def isatty(self) -> bool:
        """As it tells whoever asks."""
        return True

    def shown(self) -> str:
        """All that was written."""
        self.flush()
        self.seek(0)
        return self.read()


def _on_screen(line: str) -> str:
    """What a planctl command shows on a terminal."""
    screen = Screen(io.BytesIO(), encoding="utf-8", newline="")
    with redirect_stdout(screen), redirect_stderr(screen), patch.object(progress, "AFTER", 3600):
        main(shlex.split(line)[1:])
    return screen.shown()


def _in_shell(line: str) -> str:
    """What a line of shell writes, with planctl and python3 those of this environment; no program of it may fail.

    planctl at the head of a pipe runs in this process, for a Python of its own is most of what it takes.
    """
    head, _, others = line.partition(" | ")
    given = _into_a_pipe(head) if others and head.startswith("planctl ") else None
    surroundings = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    command = ["bash", "-o", "pipefail", "-c", line if given is None else others]
    return subprocess.run(command, input=given, stdout=subprocess.PIPE, check=True, env=surroundings).stdout.decode()


def _into_a_pipe(line: str) -> bytes:
    """What a planctl command writes into a pipe."""
    written = io.BytesIO()
    pipe = io.TextIOWrapper(written, encoding="utf-8", newline="")
    with redirect_stdout(pipe), redirect_stderr(io.StringIO()):
        assert main(shlex.split(line)[1:]) == 0
    pipe.flush()
    return written.getvalue()


def _written(line: str) -> str:
    """What a line writes: a change of folder nothing, and from then on the plan is the one of the folder."""
    if line.startswith("cd "):
        os.chdir(line.removeprefix("cd "))
        os.environ.pop("PLANCTL_DATA", None)
        return ""
    return _in_shell(line) if _SHELL.search(line) else _on_screen(line)


def _replayed(block: re.Match[str]) -> str:
    """A transcript with the same commands and what they write now."""
    lines = [line.removeprefix("$ ") for line in block[1].splitlines() if line.startswith("$ ")]
    return "```console\n" + "".join(f"$ {line}\n{_written(line)}" for line in lines) + "```"


def _retold(text: str, folder: Path) -> str:
    """A document with its transcripts as they are now, each run with the files that stand before it."""

    def told(part: re.Match[str]) -> str:
        if part[0].startswith("```console"):
            return _CONSOLE.sub(_replayed, part[0])
        for name, content in FILE.findall(part[0]):
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_text(content, encoding="utf-8")
        return part[0]

    return re.sub(f"{FILE.pattern}|{_CONSOLE.pattern}", told, text, flags=re.DOTALL | re.MULTILINE)


@pytest.fixture
def beside_the_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that holds the shipped plan as `data`, as a clone does."""
    (tmp_path / "data").symlink_to(shipped_plan())
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("PLANCTL_DATA", "data")  # a document's own files make the folder a plan
    return tmp_path


@pytest.mark.head
@pytest.mark.parametrize("document", DOCUMENTS)
def test_transcripts_are_what_the_commands_write(document: str, beside_the_data: Path) -> None:
    text = DOCUMENTS[document].read_text(encoding="utf-8")
    now = _retold(text, beside_the_data)
    if UPDATE:
        DOCUMENTS[document].write_text(now, encoding="utf-8")
    assert now == DOCUMENTS[document].read_text(encoding="utf-8")


@pytest.mark.parametrize("document", DOCUMENTS)
def test_worked_numbers_come_out_as_written(document: str) -> None:
    text = DOCUMENTS[document].read_text(encoding="utf-8")
    worked = "\n".join(_WORKED.findall(text))
    failures: list[str] = []
    examples = doctest.DocTestParser().get_doctest(worked, {}, document, None, None)
    doctest.DocTestRunner(verbose=False).run(examples, out=failures.append)
    assert not failures, "".join(failures)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_links_lead_somewhere(document: str) -> None:
    text = DOCUMENTS[document].read_text(encoding="utf-8")
    assert [link for link in _LINK.findall(text) if not (DOCUMENTS[document].parent / link).exists()] == []


def test_the_guide_tells_of_every_command() -> None:
    guide = "".join(_CONSOLE.findall(DOCUMENTS["docs/guide.md"].read_text(encoding="utf-8")))
    told = set(re.findall(r"^\$ planctl ([a-z]+)", guide, re.MULTILINE))
    assert "status" in told
    assert [command for command in command_names() if command not in told] == []


def test_the_method_works_every_formula() -> None:
    worked = "".join(_WORKED.findall(DOCUMENTS["docs/method.md"].read_text(encoding="utf-8")))
    names = [name for name, formula in vars(formulas).items() if isinstance(formula, formulas.Formula)]
    assert "required_rate" in names
    assert [name for name in names if f"{name}(" not in worked] == []


def test_the_method_gives_every_verdict_in_its_words() -> None:
    method = DOCUMENTS["docs/method.md"].read_text(encoding="utf-8")
    rows = [_verdict_row(verdict) for verdict in Verdict]
    assert [row for row in rows if row not in method] == []


def _verdict_row(verdict: Verdict) -> str:
    """The beginning of a verdict's row: its code, its English word, and its Chinese ones by attribute."""
    if verdict is Verdict.NEARLY:
        return f"| `nearly` | {verdict_word(verdict, 'expected', 'en')} | — | {verdict_word(verdict, 'expected', 'zh')} | — |"
    words = (verdict_word(verdict, attribute, "zh") for attribute in ("binding", "expected", "unstated"))
    return f"| `{verdict}` | {verdict_word(verdict, 'unstated', 'en')} | {' | '.join(words)} |"


def test_the_method_gives_every_reason_in_its_words() -> None:
    method = DOCUMENTS["docs/method.md"].read_text(encoding="utf-8")
    rows = [f"| `{reason}` | {word(reason, 'en')} | {word(reason, 'zh')} |" for reason in Reason]
    assert [row for row in rows if row not in method] == []


def test_the_units_page_lists_every_unit() -> None:
    page = DOCUMENTS["docs/units.md"]
    head, end, _ = page.read_text(encoding="utf-8").partition("-->\n")
    listed = f"{head}{end}{_units_listed()}"
    if UPDATE:
        page.write_text(listed, encoding="utf-8")
    assert page.read_text(encoding="utf-8") == listed


def _units_listed() -> str:
    powers = [f"| {before.strip()} | {factor:,f} | {words} |" for before, (factor, words) in MAGNITUDES.items() if before]
    bases = [f"| {unit} | {words} |" for unit, words in BASE_UNITS.items() if words and unit not in ENGLISH_UNITS | CURRENCIES]
    english = [f"| {unit} | {zh} |" for unit, zh in ENGLISH_UNITS.items()]
    money = [f"| {unit} | {zh or '—'} |" for unit, zh in CURRENCIES.items()]
    counting = [unit for unit, words in BASE_UNITS.items() if not words]
    return (
        "\n## Powers of ten\n| before a unit | means | English |\n|---|---|---|\n" + "\n".join(powers) + "\n"
        "\n## Units\n| unit | English |\n|---|---|\n" + "\n".join(bases) + "\n"
        "\n## Measure words\n" + " ".join(counting) + "\n"
        "\n## Units of a plan in English\n| unit | Chinese |\n|---|---|\n" + "\n".join(english) + "\n"
        "\n## Money\n| code or sign | Chinese |\n|---|---|\n" + "\n".join(money) + "\n"
    )


def test_the_changelog_counts_what_is_held() -> None:
    plan, _, _ = read(shipped_plan())
    assert plan is not None
    headline = sum(indicator.headline for indicator in plan.indicators.values())
    changelog = " ".join(DOCUMENTS["CHANGELOG.md"].read_text(encoding="utf-8").split())
    assert f"{len(plan.indicators)} indicators, {headline} of them headline ones" in changelog
    assert f"{len(plan.projects)} projects and {len(plan.totals)} official totals" in changelog


@pytest.mark.parametrize("name", ["main", "tests"])
def test_the_readme_has_the_commands_that_the_gate_runs(name: str) -> None:
    text = DOCUMENTS["README.md"].read_text(encoding="utf-8")
    assert re.search(rf"^<!-- {name} -->\n```sh\npython3 -m venv .*\n```$", text, re.MULTILINE)
