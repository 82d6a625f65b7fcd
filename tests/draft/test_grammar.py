"""Each entry of the grammar stands with an example of what it reads."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

import pytest

from planctl.draft import draft
from planctl.draft.chinese.quantities import read_quantities

GRAMMAR: dict[str, Any] = tomllib.loads((resources.files("planctl.draft.chinese") / "chinese.toml").read_text(encoding="utf-8"))
READ = [each["example"] for section in ("before", "behind", "moves") for each in GRAMMAR[section]]
READ += [GRAMMAR["progress"]["example"], GRAMMAR["plan"]["example"]]


@pytest.mark.parametrize("example", READ)
def test_what_its_example_says_is_read(example: str) -> None:
    sentence, meant = example.split(" → ")
    (proposal,) = draft(["二、2025年主要目标", sentence]).proposals
    quantity = proposal.quantity
    assert f"{proposal.name} {quantity.bound} {quantity.number} {quantity.unit} {quantity.form}" == meant


@pytest.mark.parametrize("section", ["manner", "when", "mark", "belongings"])
def test_what_its_example_names_is_named(section: str) -> None:
    sentence, name = GRAMMAR[section]["example"].split(" → ")
    assert draft(["某县2024年工作总结", sentence]).proposals[-1].name == name


def test_a_level_arrives() -> None:
    sentence, meant = GRAMMAR["arrives"]["example"].split(" → ")
    first, second = draft(["二、2025年主要目标", sentence]).proposals
    quantity = first.quantity
    assert f"{first.name} {quantity.bound} {quantity.number} {quantity.unit} {quantity.form}" == meant
    assert (second.name, str(second.quantity.number), second.quantity.form) == (first.name, "5", "value")


@pytest.mark.parametrize("entry", GRAMMAR["aside"], ids=lambda entry: entry["example"])
def test_what_measures_nothing_is_set_aside_with_its_reason(entry: dict[str, str]) -> None:
    quantities, asides = read_quantities(entry["example"])
    assert {each.reason for each in asides} == {entry["reason"]}
    assert len(quantities) == entry["example"].count("个")
