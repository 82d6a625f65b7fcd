"""What is built by the annotations alone is what the validation library builds, and what the one refuses the other does."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from planctl.model import Plan
from planctl.read.build import UnfitError, build
from planctl.read.shape import adapter
from planctl.read.tree import parse
from tests.test_cases import FOLDER
from tests.test_fuzz import BUDGETS, TREE, Node, Steps, paths

LEAVES = [
    "", " ", "0", "-3.2", "1e5", "2023", "2024-H1", "38", "true", "null", "GDP", "economy", "地区", "亿元", "over", "binding",
    "higher", "flow", "count", "new", "name", "\u3164", "a\n",
]  # fmt: skip
KEYS = [*LEAVES, "value", "growth", "text", "stage", "at", "zh", "unit", "actual", "target", "parts", "indicators", "set_aside"]
TREES = st.recursive(
    st.sampled_from(LEAVES),
    lambda inner: st.lists(inner, max_size=2).map(tuple) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=2),
    max_leaves=3,
)


def by_library(tree: Node) -> Plan | None:
    try:
        return adapter().validate_python(tree)
    except ValidationError:
        return None


def by_annotations(tree: Node) -> Plan | None:
    try:
        plan: Plan = build(Plan, tree)
    except UnfitError:
        return None
    return plan


def changed(tree: Node, path: Steps, new: Node, key: str | None) -> Node:
    """A tree with another value at a path, and under another key if one is given."""
    if not path:
        return new
    step, *rest = path
    inner = changed(tree[step], tuple(rest), new, key)
    if isinstance(tree, tuple):
        return (*tree[:step], inner, *tree[step + 1 :])
    return {(key if name == step and key and not rest else name): (inner if name == step else old) for name, old in tree.items()}


@pytest.mark.parametrize("budget", BUDGETS)
def test_a_plan_changed_anywhere_fits_both_or_neither(budget: int) -> None:
    @settings(max_examples=budget * 5)
    @given(st.sampled_from(list(paths(TREE))), TREES | st.none(), st.sampled_from(KEYS) | st.none())
    def holds(path: Steps, new: Node, key: str | None) -> None:
        old = TREE
        for step in path:
            old = old[step]
        tree = changed(TREE, path, old if new is None else new, key)
        assert by_annotations(tree) == by_library(tree)

    holds()


@pytest.mark.parametrize("leaf", LEAVES)
def test_each_value_put_in_each_place_fits_both_or_neither(leaf: str) -> None:
    for path in paths(TREE):
        tree = changed(TREE, path, leaf, None)
        assert by_annotations(tree) == by_library(tree), path


def test_a_field_left_out_anywhere_is_missed_by_both_or_neither() -> None:
    for path in paths(TREE):
        if path and isinstance(path[-1], str):
            tree = changed(TREE, path, None, None)
            within = tree
            for step in path[:-1]:
                within = within[step]
            del within[path[-1]]
            assert by_annotations(tree) == by_library(tree), path


def test_every_bad_input_that_is_well_formed_yaml_fits_both_or_neither() -> None:
    trees = [parse(file.read_text("utf-8", "replace"))[0] for file in sorted(Path(FOLDER).rglob("*.yaml"))]
    read = [tree for tree in trees if tree is not None]
    assert len(read) > 100
    assert [by_annotations(tree) for tree in read] == [by_library(tree) for tree in read]


def test_a_good_plan_fits() -> None:
    assert by_annotations(TREE) == by_library(TREE)
    assert by_annotations(TREE) is not None
