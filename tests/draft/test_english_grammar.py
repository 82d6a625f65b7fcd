"""Each entry of the English grammar stands with an example of what it reads."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

import pytest

from planctl.draft import draft
from planctl.draft.english.numerals import masked
from planctl.draft.english.quantities import read_quantities

GRAMMAR: dict[str, Any] = tomllib.loads((resources.files("planctl.draft.english") / "english.toml").read_text(encoding="utf-8"))
READ = [each["example"] for section in ("before", "behind", "moves") for each in GRAMMAR[section]]
READ += [GRAMMAR[section]["example"] for section in ("grown", "progress")]


@pytest.mark.parametrize("example", READ)
def test_what_its_example_says_is_read(example: str) -> None:
    sentence, meant = example.split(" → ")
    (proposal,) = draft(["Annual plan 2025", "Targets for 2025", sentence]).proposals
    quantity = proposal.quantity
    assert f"{proposal.name} {quantity.bound} {quantity.number} {quantity.unit} {quantity.form}" == meant


def test_a_share_of_the_plan_is_told_by_the_words_behind_it() -> None:
    sentence, meant = GRAMMAR["plan"]["example"].split(" → ")
    proposals = draft(["Annual report 2024", sentence]).proposals
    assert [f"{each.name} {each.quantity.number} {each.quantity.unit} {each.quantity.form}" for each in proposals] == meant.split(
        "; "
    )


@pytest.mark.parametrize("entry", GRAMMAR["aside"], ids=lambda entry: entry["example"])
def test_what_measures_nothing_is_set_aside_with_its_reason(entry: dict[str, str]) -> None:
    hidden, asides = masked(entry["example"])
    assert ({each.reason for each in asides}, read_quantities(hidden)) == ({entry["reason"]}, [])
