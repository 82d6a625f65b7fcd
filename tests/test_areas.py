"""Areas within others: what they are called, and that the outer one stands for both."""

from __future__ import annotations

import pytest

from tests.conftest import Run

PLAN = """
about: {id: a, name: 甲县计划, year: 2024}
areas:
  economy: {zh: 经济, en: Economy}
  industry: {zh: 工业, en: Industry, within: economy}
  trade: {zh: 商贸, within: economy}
  life: 民生
indicators:
  A: {name: 甲, unit: 个, nature: flow, direction: higher, area: economy, target: {2024: [{value: 1}]}}
  B: {name: 乙, unit: 个, nature: flow, direction: higher, area: industry, target: {2024: [{value: 1}]}}
  C: {name: 丙, unit: 个, nature: flow, direction: higher, area: trade, target: {2024: [{value: 1}]}}
  D: {name: 丁, unit: 个, nature: flow, direction: higher, area: life, target: {2024: [{value: 1}]}}
"""


@pytest.mark.parametrize(("area", "ids"), [("economy", ["A", "B", "C"]), ("industry", ["B"]), ("life", ["D"])])
def test_an_area_stands_for_those_within_it(run: Run, area: str, ids: list[str]) -> None:
    assert [row["id"] for row in run("status", "--area", area, "--json", plan=PLAN).json["results"]] == ids


def test_an_area_is_named_with_the_one_around_it(run: Run) -> None:
    named = run("list", "--json", plan=PLAN).json["results"]
    assert [(row["area_zh"], row["area_en"]) for row in named] == [
        ("经济", "Economy"),
        ("经济：工业", "Economy: Industry"),
        ("经济：商贸", "Economy: 商贸"),
        ("民生", None),
    ]


def test_the_annex_groups_by_both(run: Run) -> None:
    table = run("annex", "2", "--format", "md", "--lang", "zh", plan=PLAN).out
    heads = [line.split("|")[1].strip() for line in table.splitlines() if line.startswith("| ") and "、" in line]
    assert heads == ["一、经济", "二、经济：工业", "三、经济：商贸", "四、民生"]
