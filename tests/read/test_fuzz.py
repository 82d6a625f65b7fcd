"""Whatever a plan's files hold and whatever is typed after `planctl`, a run ends in order; a fixed budget, the same every time."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st

from planctl.characters import invisible
from planctl.cli import main
from planctl.read import read, snapshot
from planctl.read.tree import parse
from planctl.render.problem import problem_text
from planctl.rules import severity
from tests.strategies import tried

GOOD = """\
about: {id: county-2024, name: {zh: 某县计划, en: A plan}, year: 2024, source: report}
sources: {report: {title: {zh: 报告}}, profile: {title: {zh: 县情}, trust: B, published: 2025-08}}
areas: {economy: {zh: 经济}}
chains: {food: {zh: 食品}}
categories: {city: {zh: 城市}}
inferences: {peers: {zh: 邻县如此}}
indicators:
  GDP:
    name: {zh: 地区生产总值, en: Gross domestic product}
    unit: 亿元
    area: economy
    nature: flow
    direction: higher
    attribute: expected
    basis: inferred
    reason: peers
    headline: true
    growth_prices: constant
    actual: {2022: [{value: 560, at: 7}], 2023: [{value: 601.7, at: 7}, {growth: -6.8, at: 7}]}
    target: {2024: [{growth: 7, bound: at_least, at: 38}], 2025: [{value: 700, bound: over, at: 38}]}
  POOR:
    name: {zh: 城乡收入比}
    unit: ∶1
    chain: food
    nature: ratio
    direction: lower
    actual: {2023: [{value: 0, at: 7}]}
    target: {2024: [{value: -2.1, bound: at_most, at: 38}], 2027: [{text: {zh: 同步}, at: 38}]}
  HALF:
    name: {zh: 半年数}
    unit: 个
    nature: flow
    direction: higher
    actual: {2023-H1: [{value: 10.5, at: 8, estimate: true}], 2023-Q3: [{value: 3, at: 8, cumulative: false}]}
    target: {2024: [{growth: 8, at: 9}], 2025-H1: [{value: 21, bound: about, at: 9}], 2026-H1: [{value: 30, stretch: true, at: 9}]}
  CUT:
    name: {zh: 降幅}
    unit: "%"
    nature: rate
    direction: lower
    actual: {2022: [{change: -1.5, at: 10}], 2023: [{growth: -7.5, since: 2020, at: 10}, {value: 50, at: 10}]}
    target: {2024: [{value: 49, intent: cut, at: 10}], 2025: [{growth: -13.5, since: 2020, at: 10}]}
  AIR:
    name: {zh: 优良天数比例}
    unit: "%"
    nature: rate
    direction: higher
    in_days: DAYS
    actual: {2023: [{value: 96.4, at: 11}]}
    target: {2024: [{value: 96, bound: at_least, at: 12}]}
  DAYS: {name: {zh: 优良天数}, unit: 天, nature: flow, direction: higher, actual: {2023: [{value: 352, at: 11}]}}
units: {吨标煤: {en: tce}}
set_aside: {40: [{printed: "5", reason: ordinal}]}
findings: {AIR: [{rule: words-raise, explanation: {zh: 原文如此}}]}
projects:
  DAM: {name: {zh: 水库}, category: city, actual: {2023: [{stage: new, at: 24}, {progress: 31, of: works, at: 24}]}}
totals:
  COUNT: {name: {zh: 项目数}, measure: count, unit: 个, parts: {kind: [PART]}, target: {2024: [{value: 4, at: 39}]}}
  PART: {name: {zh: 新建项目数}, measure: count, unit: 个, target: {2024: [{value: 3, at: 39}]}}
observations:
  GDP: {2024-Q3: [{value: 450, source: profile}], 2024: [{value: 636, source: profile}]}
"""
QUESTIONS = [
    ("status", "--all"), ("gap", "--all"), ("growth", "--all"), ("pace",), ("path", "GDP"), ("show", "GDP", "POOR", "DAM"),
    ("show", "GDP", "--explain"), ("projects",), ("figures",), ("chains",), ("check",), ("annex", "all"), ("chart", "GDP"),
    ("validate",), ("report",),
]  # fmt: skip
TOKENS = [
    "", "0", "-", "-0", "1e5", "9" * 16, "99", "0.0", "-3.2", ".", ":", ": ", "：", "#", '"', "'", "[", "]", "{", "}", ",",
    "，", "\n", "\n  ", "\t", " ", "&a", "*a", "!a", "%", "@", "|", ">", "~", "null", "true", "2023", "2024", "2024-H1",
    "binding", "expected", "lower", "none", "rate", "stock", '"%"', "个", "元", "over", "under", "about", "reach", "growth",
    "2024-12", "2024-Q2", "cumulative: false", "source: profile", "parts: {kind: [PART, COUNT]}", "GDP",
    "value", "change", "progress: 101", "stage: completed", "\0", "\r", "\u202e", "\u2028", "\ud800",
]  # fmt: skip
BUDGETS = [10, pytest.param(500, marks=pytest.mark.slow)]
"""How many examples are tried: few with every run of the suite, many in the slow one."""

Ran = tuple[int, str, str]
Node = Any
"""A tree or a part of one."""
Steps = tuple[Any, ...]
"""A path in a tree: keys and indexes."""


def line(*arguments: str) -> Ran:
    """How a command line ends, and what it writes."""
    out, err = io.TextIOWrapper(io.BytesIO(), newline=""), io.TextIOWrapper(io.BytesIO(), newline="")
    with redirect_stdout(out), redirect_stderr(err):
        code = main(list(arguments))
    for stream in (out, err):
        stream.seek(0)
    return code, out.read(), err.read()


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("PLANCTL_CACHE", "")
    with tempfile.TemporaryDirectory() as name:
        monkeypatch.chdir(name)
        yield Path(name)


def read_in_order(content: bytes) -> None:
    """Read a plan: it comes out whole, or problems do that can be told; and it answers every question in order."""
    file = Path("plan.yaml")
    file.write_bytes(content)
    plan, problems, _ = read(file)
    for problem in problems:
        told = problem_text(problem, "en") + problem_text(problem, "zh")
        assert not invisible(told, keep="\n")
    assert any(severity(problem) == "error" for problem in problems) == (plan is None)
    if plan is not None:
        Path("cache").mkdir(exist_ok=True)
        snapshot.save(Path("cache"), {file: content}, plan)
        assert repr(snapshot.load(Path("cache"), {file: content})) == repr(plan)
        answered_in_order()


def answered_in_order() -> None:
    for question in QUESTIONS:
        data = ("plan.yaml",) if question == ("validate",) else ("--data", "plan.yaml")
        code, out, err = line(*question, *data, "--json")
        assert code in (0, 1, 2), (question, err)
        assert "a fault of its own" not in err, (question, err)
        if out:
            assert json.loads(out)["command"] == question[0]
        if question[0] != "report":  # which is a file, not a table
            shown = line(*question, *data, "--format", "table", "--lang", "zh")
            assert shown[0] == code, (question, shown[2])


@pytest.mark.parametrize("budget", BUDGETS)
def test_any_bytes(budget: int) -> None:
    tried(budget, st.binary(max_size=200), read_in_order)


@pytest.mark.parametrize("budget", BUDGETS)
def test_any_text(budget: int) -> None:
    pieces = st.lists(st.sampled_from([*TOKENS, *GOOD.split()]) | st.text(max_size=5), max_size=40)
    tried(budget, pieces, lambda words: read_in_order(" ".join(words).encode("utf-8", "surrogatepass")))


@pytest.mark.parametrize("budget", BUDGETS)
def test_a_good_plan_with_something_changed_in_it(budget: int) -> None:
    change = st.tuples(st.integers(0, len(GOOD)), st.integers(0, 6), st.sampled_from(TOKENS))

    def changed(changes: list[tuple[int, int, str]]) -> None:
        text = GOOD
        for place, length, token in changes:
            text = text[:place] + token + text[place + length :]
        read_in_order(text.encode("utf-8", "surrogatepass"))

    tried(budget, st.lists(change, max_size=4), changed)


NUMBERS = st.sampled_from(["0", "-1", "1", "3", "601.7", "-3.2", "0.001", "999999999999999", "-0.00000000000001", "100", "1000"])
VALUES = ["560", "601.7", "-6.8", "growth: 7", "700", "value: 0", "-2.1", "progress: 31", "value: 4", "value: 3", "450", "636"]


@pytest.mark.parametrize("budget", BUDGETS)
def test_a_good_plan_with_any_numbers_in_it(budget: int) -> None:
    def numbered(numbers: list[str]) -> None:
        text = GOOD
        for value, number in zip(VALUES, numbers, strict=True):
            name, _, _ = value.rpartition(": ")
            text = text.replace(value, f"{name}: {number}" if name else number, 1)
        read_in_order(text.encode())

    tried(budget, st.lists(NUMBERS, min_size=len(VALUES), max_size=len(VALUES)), numbered)


@pytest.mark.parametrize("budget", BUDGETS)
def test_any_tree_of_known_words(budget: int) -> None:
    words = st.sampled_from([word.strip("{}[],:") or "x" for word in GOOD.split()])
    trees = st.recursive(
        words, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=4), max_leaves=20
    )
    tried(
        budget, st.dictionaries(words, trees, max_size=4), lambda tree: read_in_order(json.dumps(tree, ensure_ascii=False).encode())
    )


def paths(tree: Node, path: Steps = ()) -> Iterator[Steps]:
    """The paths of all values in a tree, each before those within it."""
    yield path
    steps = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, (list, tuple)) else ()
    for step, inner in steps:
        yield from paths(inner, (*path, step))


def without(tree: Node, left_out: set[Steps], path: Steps = ()) -> Node:
    """A tree without what stands at some paths."""
    if isinstance(tree, dict):
        return {key: without(each, left_out, (*path, key)) for key, each in tree.items() if (*path, key) not in left_out}
    if isinstance(tree, (list, tuple)):
        return [without(each, left_out, (*path, at)) for at, each in enumerate(tree) if (*path, at) not in left_out]
    return tree


TREE: Node = parse(GOOD)[0]
FIELDS = [path for path in paths(TREE) if path and isinstance(path[-1], str)]


@pytest.mark.parametrize("budget", BUDGETS)
def test_a_good_plan_with_anything_left_out(budget: int) -> None:
    def left_out(fields: set[Steps]) -> None:
        read_in_order(json.dumps(without(TREE, fields), ensure_ascii=False).encode())

    tried(budget, st.sets(st.sampled_from(FIELDS), max_size=5), left_out)


@pytest.mark.slow
def test_a_good_plan_with_one_thing_left_out() -> None:
    for field in FIELDS:
        read_in_order(json.dumps(without(TREE, {field}), ensure_ascii=False).encode())


def test_a_good_plan() -> None:
    read_in_order(GOOD.encode())
    plan, problems, _ = read(Path("plan.yaml"))
    assert (plan is not None, problems) == (True, [])


@pytest.mark.parametrize("section", list(TREE))
def test_a_plan_of_one_section(section: str) -> None:
    read_in_order(json.dumps({section: TREE[section]}, ensure_ascii=False).encode())


def test_a_plan_that_says_nothing_of_its_subjects() -> None:
    bare = {path for path in FIELDS if path[-1] in ("about", "actual", "target", "observations")}
    read_in_order(json.dumps(without(TREE, bare), ensure_ascii=False).encode())


OPTIONS = [
    "status", "gap", "growth", "pace", "path", "show", "projects", "figures", "chains", "check", "validate", "explain",
    "schema", "annex", "chart", "report", "coverage", "trace", "--json", "--format", "table", "md", "csv", "ndjson", "wide",
    "--lang", "zh", "en", "--data", "plan.yaml", "nowhere", "--report", "--as-of", "2024", "2024-13", "--tolerance", "0.1",
    "-1", "--sort", "verdict", "--reverse", "--method", "open-sdg", "nbs", "--all", "--headline", "--area", "economy",
    "--attribute", "binding", "--stage", "new", "--category", "--growth", "1e9", "GDP", "gdp", "地区生产总值", "X", "all", "1",
    "tab", "--strict", "--explain", "--version", "--help", "--", "-", "", "--colour", "--no-colour", "-o", "out.csv",
    "out.html", "no/out.md", "--force", "--debug",
]  # fmt: skip


@pytest.mark.parametrize("budget", BUDGETS)
def test_any_command_line(budget: int) -> None:
    Path("plan.yaml").write_text(GOOD, encoding="utf-8")
    words = st.lists(st.sampled_from(OPTIONS) | st.text(max_size=4), max_size=6)

    tried(budget, words, typed_in_order)


def typed_in_order(arguments: list[str]) -> None:
    """Run a command line: it answers, or says in words why not."""
    code, out, err = line(*arguments)
    assert code in (0, 1, 2), arguments
    assert "a fault of its own" not in err, (arguments, err)
    assert "Traceback" not in err, (arguments, err)
    assert not invisible(err, keep="\n"), arguments
    if "--json" in arguments and out.startswith("{"):
        json.loads(out)


GUIDED = {"plan": 30_000, "line": 300}
"""How many inputs are tried."""


@pytest.mark.slow
@pytest.mark.skipif(find_spec("atheris") is None, reason="atheris is not built for this system")
@pytest.mark.parametrize("target", GUIDED)
def test_whatever_the_code_reaches_from_bad_inputs(target: str, folder: Path) -> None:
    corpus, root = folder / "corpus", Path(__file__).parent.parent.parent
    corpus.mkdir()
    for case in (root / "tests" / "cases").rglob("*.yaml") if target == "plan" else ():
        shutil.copy(case, corpus / f"{case.parent.name}-{case.name}")
    budget = [f"-runs={GUIDED[target]}", "-seed=1", "-max_len=2000", "-timeout=600"]
    command = [sys.executable, "-m", "tests.fuzz_guided", target, str(corpus), *budget]
    ran = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr[-4000:]
    assert f"Done {GUIDED[target]} runs" in ran.stderr
