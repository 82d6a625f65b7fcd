"""What the tests share: a plan from the YAML in a test, a run of the command line, and whole outputs kept in files."""

from __future__ import annotations

import functools
import gc
import io
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from cProfile import Profile
from decimal import Decimal
from pathlib import Path
from textwrap import dedent
from typing import Any, NamedTuple, Protocol

import pytest
from _pytest.mark import ParameterSet
from hypothesis import HealthCheck, settings

from planctl import cli
from planctl.assess.answers import Figure, recorded_figure
from planctl.cli import main
from planctl.language import Language
from planctl.numbers.printed import Bound
from planctl.output import COMPLETING
from planctl.plan.model import Plan, Statement
from planctl.read import read, snapshot

settings.register_profile(
    "planctl",
    deadline=None,
    derandomize=True,
    # how long examples take says how fast the machine is; a plan's file, which the next example writes over, may be shared by them
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("planctl")

GOLDEN = Path(__file__).parent / "golden"
UPDATE = os.environ.get("PLANCTL_UPDATE") == "1"
"""Whether outputs kept in files are rewritten instead of compared: `PLANCTL_UPDATE=1 pytest`, then read the diff."""

_NOBODY = 65534
_build = cli._application
_load = snapshot.load
_MOVED_BY = (
    "PLANCTL_DATA",
    "PLANCTL_AMBIGUOUS_WIDTH",
    "NO_COLOR",
    "FORCE_COLOR",
    "CLICOLOR",
    "CLICOLOR_FORCE",
    "LC_ALL",
    "LC_MESSAGES",
    "LANG",
    "PYTHONDONTWRITEBYTECODE",  # every program that a test starts would be compiled anew
)
sys.dont_write_bytecode = False  # and so would the tests, by every worker of every run


class Ran(NamedTuple):
    """How a command line ended: its exit code and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:  # noqa: ANN401 whatever the document holds
        """The document that it wrote."""
        return json.loads(self.out)


class Run(Protocol):
    """Run a command line in this process; `plan` is the YAML of the plan to run it on, by default the shipped one."""

    def __call__(self, *arguments: str, plan: str | None = None) -> Ran:
        """How it ended."""


@contextmanager
def without_rights() -> Iterator[None]:
    """As a user to whom permissions apply: to root they do not."""
    user = os.geteuid()
    os.seteuid(user or _NOBODY)
    try:
        yield
    finally:
        os.seteuid(user)


def slow_but(*representatives: object, of: Iterable[object]) -> list[ParameterSet]:
    """Every case of a sweep, of which the plain run takes those that stand for the others, and the slow one the rest."""
    return [pytest.param(case, marks=() if case in representatives else pytest.mark.slow) for case in of]


PlanOf = Callable[[str], Plan]
Golden = Callable[[str, str], None]


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache that no other run, and no user, shares."""
    return tmp_path_factory.mktemp("cache")


@functools.cache
def built_once(commands: tuple[str, ...], language: Language, completing: bool) -> Any:  # noqa: ANN401, ARG001 typer's own; what it depends on
    """The application with some commands, which takes half of a short run to build, and is the same each time."""
    return _build(commands, language)


_known: dict[tuple[tuple[Path, bytes], ...], Plan] = {}


def loaded_once(cache: Path, folder: Path, contents: Mapping[Path, bytes]) -> Plan | None:
    """A plan as it is kept in the tests' own cache: its records are frozen, and runs may share them."""
    if folder != cache:
        return _load(folder, contents)
    key = tuple(contents.items())
    plan = _known.get(key) or _load(folder, contents)
    if plan is not None:
        _known[key] = plan
    return plan


def pytest_collection_finish() -> None:
    """What is loaded by then stays: looking through it for what could go took a twelfth of the time."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def surroundings(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, cache: Path) -> None:
    """The same surroundings for every test: no settings, no locale, a private cache, a screen of 80 columns.

    Tables come without the line that says which plan they are of, but in tests that are marked with `head`.
    """
    for name in _MOVED_BY:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PLANCTL_CACHE", str(cache))
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("PLANCTL_PAGER", "cat")
    monkeypatch.setattr(
        cli, "_application", lambda commands, language: built_once((*commands,), language, COMPLETING in os.environ)
    )
    monkeypatch.setattr(snapshot, "load", functools.partial(loaded_once, cache))
    monkeypatch.setattr(os, "fsync", lambda _: None)  # nobody pulls the plug, and the disk takes its time
    if not request.node.get_closest_marker("head"):
        monkeypatch.setattr("planctl.render.head_line", lambda *_: None)


@pytest.fixture
def plan_of(tmp_path: Path) -> PlanOf:
    """Read a plan written in the test; a problem in it fails the test."""

    def read_text(text: str) -> Plan:
        file = tmp_path / "plan.yaml"
        file.write_text(dedent(text), encoding="utf-8")
        plan, problems, _ = read(file)
        assert plan is not None, problems
        return plan

    return read_text


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run a command line with its streams captured, as into a pipe."""

    def run_line(*arguments: str, plan: str | None = None) -> Ran:
        if plan is not None:
            file = tmp_path / "plan.yaml"
            file.write_text(dedent(plan), encoding="utf-8")
            arguments = (*arguments, "--data", str(file))
        out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="") for _ in range(2))
        with redirect_stdout(out), redirect_stderr(err):
            code = main(list(arguments))
        return Ran(code, _written(out), _written(err))

    return run_line


def _written(stream: io.TextIOWrapper) -> str:
    stream.seek(0)
    return stream.read()


@pytest.fixture
def golden() -> Golden:
    """Compare a text with the file of that name under tests/golden, or rewrite the file when asked to."""

    def compare(name: str, text: str) -> None:
        file = GOLDEN / name
        if UPDATE:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        assert text == (file.read_text(encoding="utf-8") if file.exists() else "nothing is kept: PLANCTL_UPDATE=1 pytest")

    return compare


def calls_of(work: Callable[[], object]) -> int:
    """How many functions some work calls, Python's own included: what it costs, the same on every machine."""
    counting = Profile()
    counting.runcall(work)
    return sum(each.callcount for each in counting.getstats())


def one_indicator(
    *,
    actual: str = "{}",
    target: str = "{}",
    observed: str | None = None,
    year: int | None = 2024,
    unit: str = "亿元",
    nature: str = "flow",
    direction: str = "higher",
    attribute: str | None = None,
    prices: str = "unstated",
) -> str:
    """The YAML of a plan of one indicator, X, with what was published later, if anything."""
    about = f"about: {{id: county, name: {{zh: 某县计划}}, year: {year}, source: report}}\n" if year else ""
    later = "" if observed is None else f"observations: {{X: {observed}}}\n"
    return (
        f"{about}sources: {{report: {{title: {{zh: 计划报告}}}}, press: {{title: {{zh: 公报}}, published: 2025-03}},\n"
        "  yearbook: {title: {zh: 年鉴}, published: 2026-10}}\n"
        f"indicators:\n  X:\n    name: {{zh: 某项, en: Something}}\n    unit: '{unit}'\n    nature: {nature}\n"
        f"    direction: {direction}\n    growth_prices: {prices}\n"
        + (f"    attribute: {attribute}\n    basis: stated\n" if attribute else "")
        + f"    actual: {actual}\n    target: {target}\n{later}"
    )


def level(number: str, bound: Bound = "exact", unit: str = "亿元") -> Figure:
    """A level as printed."""
    return recorded_figure(Plan(), unit, "2023", "actual", Statement(value=Decimal(number), bound=bound))


def results(run: Run, command: str, *options: str, plan: str | None = None) -> list[dict[str, Any]]:
    """The rows of a command that answers without a problem."""
    ran = run(command, *options, "--json", plan=plan)
    assert (ran.code, ran.err) == (0, "")
    rows: list[dict[str, Any]] = ran.json["results"]
    return rows


def quantity(value: float | None, unit: str | None, *interval: float | None, bound: str = "exact") -> dict[str, Any]:
    """A derived number as JSON has it."""
    return {"value": value, "unit": unit, "bound": bound, "interval": list(interval) or None, "reason": None}


def no_answer(unit: str | None, reason: str) -> dict[str, Any]:
    """A derived number that there is none of, as JSON has it."""
    return {"value": None, "unit": unit, "bound": None, "interval": None, "reason": reason}
