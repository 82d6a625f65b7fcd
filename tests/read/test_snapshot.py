"""A plan that was validated comes back from the cache as it was, or not at all."""

from __future__ import annotations

import json
import os
from decimal import Decimal
from pathlib import Path
from textwrap import dedent

import pytest

from planctl.plan.model import Plan
from planctl.read import files, read, shipped_plan, snapshot

EVERYTHING = """\
about: {id: county-2024, name: {zh: 某县计划, en: A plan}, year: 2024, source: report}
sources: {report: {title: {zh: 报告}, published: 2024-01-31}, profile: {title: {zh: 县情}, trust: B}}
areas: {economy: {zh: 经济}}
chains: {food: {zh: 食品}}
categories: {city: {zh: 城市}}
inferences: {peers: {zh: 邻县如此}}
units: {Statement: {en: a unit with the name of a record}}
indicators:
  GDP:
    name: {zh: 地区生产总值, en: Gross domestic product}
    aliases: [经济总量]
    unit: 亿元
    area: economy
    nature: flow
    direction: higher
    attribute: expected
    basis: inferred
    reason: peers
    headline: true
    parts: {sector: [INDUSTRY]}
    actual: {2023: [{value: 601.70, at: 7, note: {zh: 初步核算}}, {growth: -0.5, at: 7}]}
    target: {2024: [{text: {zh: 同步}, at: 38}], 2025: [{value: 700, bound: reach, stretch: true, at: 38}]}
  INDUSTRY: {name: {zh: 工业}, unit: Statement, nature: flow, direction: higher}
projects:
  DAM: {name: {zh: 水库}, category: city, actual: {2023: [{stage: new, at: 24}, {progress: 31, of: works, at: 24}]}}
totals:
  COUNT: {name: {zh: 项目数}, measure: count, unit: 个, target: {2024: [{value: 4, at: 39}]}}
observations:
  GDP: {2024-Q3: [{value: 450, cumulative: false, source: profile}]}
findings:
  GDP: [{rule: two-units, explanation: {zh: 原文如此}}]
set_aside:
  9: [{printed: 2023重庆, reason: name}]
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "plan.yaml"
    path.write_text(dedent(EVERYTHING), encoding="utf-8")
    return path


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache of its own."""
    folder = tmp_path / "kept"
    monkeypatch.setenv("PLANCTL_CACHE", str(folder))
    return folder


def plan_in(path: Path) -> Plan:
    plan, problems, _ = read(path)
    assert plan is not None, problems
    assert problems == []
    return plan


def contents_of(path: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in files.plan_files(path)[0]}


@pytest.mark.parametrize("shipped", [False, True])
def test_a_plan_comes_back_as_it_was(file: Path, kept: Path, shipped: bool) -> None:
    path = shipped_plan() if shipped else file
    fresh = plan_in(path)
    back = snapshot.load(kept, contents_of(path))
    assert repr(back) == repr(fresh)  # equal values printed with other digits are told apart
    assert back == fresh
    assert plan_in(path) == fresh


def test_every_kind_of_record_is_tried(file: Path) -> None:
    plan = plan_in(file)
    assert all(getattr(plan, section) for section in Plan.__dataclass_fields__)
    assert plan.set_aside.keys() == {9}
    assert str(plan.indicators["GDP"].actual["2023"][0].value) == "601.70"


@pytest.mark.parametrize(
    "oddity",
    [
        "",
        "{",
        "[]",
        "null",
        "\ud800",
        "[" * 100_000,
        '{"": "Name", "zh": "no plan"}',
        '{"": "Plan", "nothing": 1}',
        '{"": "Popen", "args": ["touch", "odd"]}',
        '{"": ["Plan"]}',
        '{"": "Plan", "set_aside": {"nine": []}}',
        '{"": "Plan", "about": {"": "Decimal", "value": "many"}}',
    ],
)
def test_anything_odd_is_as_if_it_were_not_there(file: Path, kept: Path, oddity: str) -> None:
    fresh = plan_in(file)
    (snapshot_file,) = kept.iterdir()
    whole = snapshot_file.read_bytes()
    head = whole[: whole.index(b'{"":"Plan"')]
    for content in (oddity.encode("utf-8", "surrogatepass"), head + oddity.encode("utf-8", "surrogatepass")):
        snapshot_file.write_bytes(content)
        assert snapshot.load(kept, contents_of(file)) is None
        assert plan_in(file) == fresh


def test_a_snapshot_is_of_the_content_and_of_the_names(file: Path, kept: Path) -> None:
    plan_in(file)
    content = file.read_bytes()
    assert snapshot.load(kept, {file: content}) is not None
    for others in (
        {file: content + b"\n"},
        {file.with_name("other.yaml"): content},
        {file: content, file.with_name("other.yaml"): b""},
    ):
        assert snapshot.load(kept, others) is None


def test_a_snapshot_does_not_outlive_the_code_that_made_it(file: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan_in(file)
    monkeypatch.setattr(snapshot, "__version__", "0.0.0")
    assert snapshot.load(kept, contents_of(file)) is None


def test_a_plan_with_a_problem_is_not_kept(file: Path, kept: Path) -> None:
    file.write_text(EVERYTHING.replace("nature: flow", "nature: flood", 1), encoding="utf-8")
    assert read(file).plan is None
    assert not kept.exists()


def test_the_oldest_make_room(file: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshot, "MOST_SNAPSHOTS", 2)
    for number in range(3):
        other = file.with_name(f"{number}.yaml")
        other.write_bytes(file.read_bytes())
        plan_in(other)
        for age, old in enumerate(sorted(kept.iterdir(), key=lambda snapshot_file: snapshot_file.stat().st_mtime_ns)):
            os.utime(old, (age, age))
    assert len(list(kept.iterdir())) == 2
    assert snapshot.load(kept, contents_of(file.with_name("2.yaml"))) is not None


def test_a_cache_that_cannot_be_written_costs_nothing(file: Path, kept: Path) -> None:
    kept.write_text("a file where the folder should be")
    assert plan_in(file).indicators["GDP"].target["2025"][0].value == Decimal(700)


def test_a_snapshot_is_plain_json(file: Path, kept: Path) -> None:
    plan_in(file)
    (snapshot_file,) = kept.iterdir()
    whole = snapshot_file.read_bytes()
    document = json.loads(whole[whole.index(b'{"":"Plan"') :])
    assert document["totals"] == {
        "COUNT": {
            "": "Total",
            "name": {"": "Name", "zh": "项目数"},
            "measure": "count",
            "unit": "个",
            "target": {"2024": [{"": "Statement", "value": {"": "Decimal", "value": "4"}, "at": 39}]},
        }
    }
