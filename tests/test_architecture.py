"""The rooms keep their doors: imports point one way, and a command loads only what it needs."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterable, Set
from dataclasses import fields
from functools import cache
from pathlib import Path

import pytest

import planctl
from planctl.panel import databases, duckdb_engine, spark_engine
from planctl.plan import model
from planctl.render.documents import ANNEX, CHART, REPORT
from tests.conftest import slow_but

SOURCE = Path(planctl.__file__).parent

ORDER = (
    {"language", "characters"},
    {"problems", "output", "output_files", "pager"},
    {"rules", "terms", "numbers"},
    {"plan"},
    {"check", "draft"},
    {"read"},
    {"assess", "write"},
    {"render", "panel"},
    {"commands", "library"},
    {"help"},
    {"cli"},
    {"__main__"},
)
"""The rooms, from those that know nothing to the one that knows all; a room may import from its own line and those above."""


DOORS = {
    "duckdb": {"panel.duckdb_engine"},
    "pyspark": {"panel.spark_engine"},
    "psycopg": {"panel.databases"},
    "py4j": {"panel.spark_engine"},
    "pandas": {"library"},
    "polars": {"library"},
    "jinja2": {"render.documents.page"},
    "markupsafe": {"render.documents.page"},
    "yaml": {"read.tree", "read.places"},
    "pydantic": {"plan.model", "plan.fields", "read.validate"},
    "pydantic_core": {"plan.model", "plan.fields"},
    "subprocess": {"pager", "read.revisions"},
    "rich": {"render.grouped", "render.listing", "render.records", "render.terminal"},
    "typer": {"cli", "commands"},
}
"""The modules that may import a library; all others do without."""

FORBIDDEN = {"http", "pickle", "random", "shelve", "socket", "time", "urllib"}
"""No clock, no network and no pickle; and nothing is run, but the user's pager, and git for a revision's files."""

CLOCK = {"commands.init": {"today"}, "commands.template": {"today"}}
"""What a module may ask the clock: the year of a plan, or of an empty table, that is begun."""

ROUNDING = {"assess.cumulative", "assess.implied", "assess.results", "check.figures", "read.number_formats"}
"""What rounds outside of render: figures that are worked out, judged as they print; the share of a year's days in a message;
what a spreadsheet shows of a number."""

HEAVY = {"openpyxl", "pydantic", "pydantic_core", "rich", "xlsxwriter", "yaml"}


@cache
def code_of(module: str) -> ast.Module:
    file = SOURCE.joinpath(*module.split("."))
    return ast.parse((file / "__init__.py" if file.is_dir() else file.with_suffix(".py")).read_text("utf-8"))


@cache
def imports_of(code: ast.AST) -> frozenset[str]:
    """The full names of the modules that a piece of code imports, at its top or within a function."""
    names: set[str] = set()
    for node in ast.walk(code):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            whole = node.module == "planctl"
            names |= {f"planctl.{alias.name}" for alias in node.names} if whole else {node.module or ""}
    return frozenset(names)


@cache
def calls_of(code: ast.AST) -> frozenset[str]:
    """The last names of what a piece of code calls: quantize, of number.quantize(…)."""
    called = [node.func for node in ast.walk(code) if isinstance(node, ast.Call)]
    return frozenset(ast.unparse(function).rsplit(".", maxsplit=1)[-1] for function in called)


@cache
def attributes_of(code: ast.AST) -> frozenset[str]:
    """The names of the attributes that a piece of code reads or sets."""
    return frozenset(node.attr for node in ast.walk(code) if isinstance(node, ast.Attribute))


def top(name: str) -> str:
    return name.split(".", maxsplit=1)[0]


def line_of(room: str) -> int:
    (line,) = (number for number, rooms in enumerate(ORDER) if room in rooms)
    return line


MODULES = [
    ".".join(file.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__")
    for file in sorted(SOURCE.rglob("*.py"))
    if file != SOURCE / "__init__.py"
]


def broken_by(found: Callable[[str], Set[str]], modules: Iterable[str] = MODULES) -> dict[str, Set[str]]:
    """What breaks a rule, by the module in which it does."""
    return {module: names for module in modules if (names := found(module))}


def test_imports_point_one_way() -> None:
    def upwards(module: str) -> set[str]:
        ours = {name.removeprefix("planctl.") for name in imports_of(code_of(module)) if name.startswith("planctl.")}
        rooms = {top(name) for name in ours} - {"__version__"}
        return {room for room in rooms if line_of(room) > line_of(top(module))}

    assert broken_by(upwards) == {}


def test_a_library_comes_in_by_its_own_door() -> None:
    def by_no_door(module: str) -> set[str]:
        libraries = {top(name) for name in imports_of(code_of(module))}
        elsewhere = {each for each in libraries & DOORS.keys() if module not in DOORS[each] and top(module) not in DOORS[each]}
        return elsewhere | libraries & FORBIDDEN

    assert broken_by(by_no_door) == {}


def test_nothing_reads_the_clock_or_runs_code() -> None:
    forbidden = {"now", "today", "utcnow", "fromtimestamp", "eval", "exec", "system", "popen"}
    assert broken_by(lambda module: (calls_of(code_of(module)) - CLOCK.get(module, set())) & forbidden) == {}


def test_only_render_rounds() -> None:
    others = [module for module in MODULES if top(module) != "render" and module not in ROUNDING]
    assert broken_by(lambda module: calls_of(code_of(module)) & {"quantize", "round", "float"}, others) == {}


def test_what_a_kind_of_file_needs_is_an_extra_of_the_distribution() -> None:
    project = tomllib.loads((SOURCE.parent.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = {each for extra, needed in project["optional-dependencies"].items() if extra != "dev" for each in needed}
    kinds = [kind for kinds in (ANNEX, CHART, REPORT) for kind in kinds.values()]
    of_panels = {duckdb_engine.REQUIREMENT, spark_engine.REQUIREMENT, databases.REQUIREMENT}
    assert {kind.requirement for kind in kinds if kind.library} | of_panels == extras


RECORDS = [
    model.About,
    model.Indicator,
    model.KnownFinding,
    model.Project,
    model.SetAside,
    model.Source,
    model.Statement,
    model.Total,
]


@pytest.mark.parametrize("field", sorted({field.name for record in RECORDS for field in fields(record)}))
def test_each_field_of_the_data_is_read(field: str) -> None:
    readers = [
        module for module in MODULES if module not in ("plan.model", "plan.fields") and (top(module) != "read" or module == "read")
    ]
    assert any(field in attributes_of(code_of(module)) for module in [*readers, "plan.model"])


@pytest.mark.parametrize("command", slow_but("status", "projects", of=["status", "gap", "growth", "projects", "figures"]))
def test_json_of_a_known_plan_loads_nothing_heavy(command: str, tmp_path: Path) -> None:
    loaded_by(tmp_path, command, "--json")
    warm = loaded_by(tmp_path, command, "--json")
    assert {top(name) for name in warm} & HEAVY == set()
    assert {name for name in warm if name.startswith("planctl.commands.")} == {
        "planctl.commands.options",
        "planctl.commands.completion",
        f"planctl.commands.{command}",
    }


def test_help_loads_nothing_heavy(tmp_path: Path) -> None:
    assert {top(name) for name in loaded_by(tmp_path, "--help")} & HEAVY <= {"yaml"}


def test_a_table_needs_no_validation_once_the_plan_is_known(tmp_path: Path) -> None:
    loaded_by(tmp_path, "status", "--format", "table")
    assert {top(name) for name in loaded_by(tmp_path, "status", "--format", "table")} & HEAVY == {"rich"}


def loaded_by(cache: Path, *arguments: str) -> set[str]:
    """The modules that a run of the command line has loaded by its end."""
    script = (
        "import atexit, os, sys\n"
        "atexit.register(lambda: os.write(2, ' '.join(sys.modules).encode()))\n"
        "from planctl.cli import main\n"
        "sys.exit(main(sys.argv[1:]))\n"
    )
    environment = os.environ | {"PLANCTL_CACHE": str(cache)}
    ran = subprocess.run(
        [sys.executable, "-c", script, *arguments], cwd=cache, env=environment, capture_output=True, text=True, check=True
    )
    return set(ran.stderr.split())
