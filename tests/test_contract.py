"""The contract with other programs: the fields and types of the files and of every command's JSON, kept in tests/golden/contract.

A change that takes a field away, or gives it another type, is a new `SCHEMA_VERSION`. `PLANCTL_UPDATE=1` adds to what is kept, and
takes something away only under a new version.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from planctl.assess.answers import SCHEMA_VERSION
from planctl.commands.schema import named, schema_of
from tests.conftest import GOLDEN, UPDATE, Golden, Run

PLAN = """
about: {id: county-2024, name: {zh: 某县2024年计划, en: A county's plan for 2024}, year: 2024, source: report, annexes: rebuilt}
sources: {report: {title: {zh: 计划报告}}, profile: {title: {zh: 县情介绍}, published: 2025-08}}
chains: {food: {zh: 食品加工, en: Food processing}}
indicators:
  GDP:
    name: {zh: 地区生产总值, en: Gross domestic product}
    unit: 亿元
    nature: flow
    direction: higher
    attribute: expected
    basis: stated
    headline: true
    growth_prices: constant
    actual: {2023: [{value: 601.7, at: 7}, {growth: 6.8, at: 7}]}
    target: {2024: [{growth: 7, at: 38}], 2025: [{value: 700, bound: reach, at: 38}], 2027: [{value: 850, bound: over, at: 38}]}
  FOREST:
    name: {zh: 森林覆盖率}
    unit: "%"
    nature: rate
    direction: higher
    attribute: binding
    basis: stated
    actual: {2023: [{value: 61.3, at: 25}]}
  FOOD-OUTPUT:
    name: {zh: 食品产值}
    unit: 亿元
    chain: food
    nature: flow
    direction: higher
    target: {2024: [{value: 30, at: 45}]}
projects:
  MILL:
    name: {zh: 面粉厂}
    chain: food
    actual: {2023: [{stage: new, at: 43}]}
totals:
  COUNT: {name: {zh: 项目数}, measure: count, unit: 个, parts: {category: [PART]}, target: {2024: [{value: 4, at: 39}]}}
  PART: {name: {zh: 农村项目数}, measure: count, unit: 个, target: {2024: [{value: 3, at: 39}]}}
observations:
  GDP: {2024: [{value: 636, source: profile}, {growth: 5.1, source: profile}]}
"""
COMMANDS: dict[str, list[str]] = {
    "status": [],
    "gap": [],
    "growth": [],
    "pace": ["--as-of", "2024"],
    "review": ["--as-of", "2024"],
    "path": ["GDP"],
    "show": ["GDP"],
    "projects": [],
    "figures": [],
    "chains": [],
    "annex": ["all"],
    "check": [],
}
"""The commands that answer about a plan alone, with the arguments that they need."""


@pytest.mark.parametrize("name", named())
def test_the_fields_and_their_types_are_those_of_the_contract(golden: Golden, name: str) -> None:
    leaves = list(fields("", schema_of(name), schema_of(name).get("$defs", {})))
    kinds = dict.fromkeys(f"{path}: {'code' if isinstance(kind, tuple) else kind}" for path, kind in leaves)
    codes = {f"{path.rstrip('?').split('.')[-1]} = {code}" for path, kind in leaves if isinstance(kind, tuple) for code in kind}
    keep(golden, f"contract/{name}.txt", [*kinds, "", *sorted(codes)])


@pytest.mark.parametrize("command", COMMANDS)
def test_a_summary_has_the_fields_of_the_contract(run: Run, golden: Golden, command: str) -> None:
    summary = run(command, *COMMANDS[command], "--json", plan=PLAN).json["summary"]
    keep(golden, f"contract/{command}.summary.txt", sorted(set(found("summary", summary))))


@pytest.mark.parametrize("command", COMMANDS)
def test_what_has_no_number_has_no_bound(run: Run, command: str) -> None:
    def unbound(node: Any) -> Iterator[Any]:  # noqa: ANN401 whatever JSON holds
        children = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
        for child in children:
            yield from unbound(child)
        if isinstance(node, dict) and {"value", "bound"} <= node.keys():
            has_bound = node["value"] is not None or any(node.get(field) for field in ("goes_by", "set_by_zh", "set_by_en"))
            if has_bound != (node["bound"] is not None):
                yield node

    assert list(unbound(run(command, *COMMANDS[command], "--json", plan=PLAN).json)) == []


@pytest.mark.parametrize("command", COMMANDS)
def test_json_is_the_same_in_every_language_and_every_time(run: Run, command: str) -> None:
    line = (command, *COMMANDS[command], "--json")
    chinese = run(*line, "--lang", "zh", plan=PLAN)
    assert chinese.out == run(*line, "--lang", "en", plan=PLAN).out
    assert json.loads(chinese.out)["command"] == command


@pytest.mark.parametrize("command", COMMANDS)
def test_ndjson_holds_the_rows_of_json(run: Run, command: str) -> None:
    line = (command, *COMMANDS[command])
    rows = [json.loads(row) for row in run(*line, "--format", "ndjson", plan=PLAN).out.splitlines()]
    assert rows == run(*line, "--json", plan=PLAN).json["results"]


def keep(golden: Golden, name: str, lines: list[str]) -> None:
    """Compare with what is kept; when that is to be rewritten, nothing may vanish from it under the same version."""
    file = GOLDEN / name
    kept = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    version = f"schema_version: {SCHEMA_VERSION}"
    if UPDATE and version in kept:
        gone = [line for line in kept[1:] if line not in lines]
        assert not gone, f"raise SCHEMA_VERSION, or keep {gone}"
    golden(name, "\n".join([version, *lines]) + "\n")


def fields(path: str, node: dict[str, Any], definitions: dict[str, Any]) -> Iterator[tuple[str, str | tuple[str, ...]]]:
    """Each leaf of a schema with its type, or its codes; a question mark after what may be null or left out."""
    if "$ref" in node:
        yield from fields(path, definitions[node["$ref"].rsplit("/", 1)[-1]], definitions)
    elif "anyOf" in node:
        kinds = [each for each in node["anyOf"] if each.get("type") != "null"]
        for each in kinds:
            yield from fields(path + "?" * (len(kinds) < len(node["anyOf"])), each, definitions)
    elif "properties" in node:
        for name, each in node["properties"].items():
            optional = name not in node.get("required", []) and "anyOf" not in each
            yield from fields(f"{path}.{name}".lstrip(".") + "?" * optional, each, definitions)
    elif "patternProperties" in node or isinstance(node.get("additionalProperties"), dict):
        for each in node.get("patternProperties", {"*": node.get("additionalProperties")}).values():
            yield from fields(f"{path}.*", each, definitions)
    elif "items" in node:
        yield from fields(f"{path}[]", node["items"], definitions)
    elif "enum" in node:
        yield path, tuple(node["enum"])
    else:
        kind = node.get("type", "constant")
        yield path, kind if isinstance(kind, str) else " or ".join(kind)


def found(path: str, node: object) -> Iterator[str]:
    """Each leaf of a document as "path: type"."""
    if isinstance(node, dict):
        for name, each in node.items():
            yield from found(f"{path}.{name}", each)
    elif isinstance(node, list):
        yield from (line for each in node or [None] for line in found(f"{path}[]", each))
    else:
        yield f"{path}: {_JSON_TYPES[type(node)]}"


_JSON_TYPES: dict[type, str] = {str: "string", bool: "boolean", int: "number", float: "number", type(None): "null"}
