"""planctl diff: what changed between two plans, kind by kind."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from dataclasses import fields
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

from planctl.assess.diff import KINDS as CODES
from planctl.assess.diff import Kind
from planctl.assess.diff import diff as diff_of
from planctl.plan.model import About, Indicator, Name, Plan, Statement
from planctl.render.views.diff import KINDS
from tests.conftest import Run

Change = tuple[str, str | None, str | None, str | None]
Changes = Callable[..., list[Change]]
OLD = """
about: {id: old, name: {zh: 甲县计划, en: A county's plan}, year: 2024, source: report}
sources: {report: {title: {zh: 报告, en: The report}}}
indicators:
  GDP:
    name: {zh: 地区生产总值, en: GDP}
    unit: 亿元
    nature: flow
    direction: higher
    actual:
      2023: [{value: 601.7, at: 1}]
    target:
      2024: [{growth: 7, at: 2}]
      2027: [{value: 850, bound: over, at: 2}]
  PM25:
    name: {zh: 细颗粒物, en: Fine particles}
    unit: 微克/立方米
    nature: rate
    direction: lower
    target:
      2024: [{value: 30, at: 3}]
"""


@pytest.fixture
def diff(run: Run, tmp_path: Path) -> Changes:
    """The changes that a plan has after something in it is replaced: kind, id, what asks more or less, the field."""

    def changes(*replaced: tuple[str, str]) -> list[Change]:
        new = OLD
        for before, after in replaced:
            assert before in new
            new = new.replace(before, after)
        for name, text in (("old", OLD), ("new", new)):
            (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
        rows = run("diff", str(tmp_path / "old.yaml"), str(tmp_path / "new.yaml"), "--json").json["results"]
        return [(row["kind"], row["id"], row["asks"], row["field"]) for row in rows]

    return changes


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        ("growth: 7,", "growth: 6.5,", ("target_lowered", "GDP", "less", None)),
        ("growth: 7,", "growth: 7.5,", ("target_raised", "GDP", "more", None)),
        ("value: 30,", "value: 28,", ("target_lowered", "PM25", "more", None)),
        ("value: 30,", "value: 32,", ("target_raised", "PM25", "less", None)),
        ("growth: 7,", "growth: 7, bound: at_least,", ("bound_changed", "GDP", None, None)),
        ("growth: 7,", "growth: 7, to: 8,", ("target_raised", "GDP", "more", None)),
        ("2027: [", "2026: [", ("period_moved", "GDP", None, None)),
        ("      2027: [{value: 850, bound: over, at: 2}]\n", "", ("target_dropped", "GDP", None, None)),
        ("2027: [", "2026: [{value: 800, at: 2}]\n      2027: [", ("target_added", "GDP", None, None)),
        ("value: 601.7,", "value: 610.2,", ("result_revised", "GDP", None, None)),
        ("value: 601.7,", "value: 601.72,", ("result_restated", "GDP", None, None)),
        ("value: 601.7,", "value: 601.70,", ("result_restated", "GDP", None, None)),
        ("{value: 601.7, at: 1}", "{value: 601.7, at: 1}, {growth: 6.8, at: 1}", ("result_added", "GDP", None, None)),
        ("{value: 601.7, at: 1}", "{growth: 6.8, at: 1}", ("result_dropped", "GDP", None, None)),
        ("value: 601.7,", "value: 601.7, estimate: true,", ("terms_changed", "GDP", None, "estimate")),
        ("value: 601.7, at: 1", "value: 601.7, at: 5", ("source_changed", "GDP", None, "at")),
        ("direction: lower", "direction: lower\n    attribute: binding", ("attribute_changed", "PM25", None, "attribute")),
        ("direction: lower", "direction: none", ("direction_changed", "PM25", None, "direction")),
        ("en: Fine particles", "en: PM2.5", ("wording", "PM25", None, "name")),
        ("nature: rate", "nature: ratio", ("record_changed", "PM25", None, "nature")),
        ("  PM25:", "  DUST:", ("id_changed", "DUST", None, "id")),
        ("year: 2024, source", "year: 2024, extent: whole, source", ("record_changed", None, None, "about.extent")),
    ],
)
def test_each_change_is_of_one_kind(diff: Changes, before: str, after: str, change: Change) -> None:
    assert change in diff((before, after))


@pytest.mark.parametrize(
    ("field", "before", "after"),
    [
        ("value", "value: 5", "value: 6"),
        ("growth", "growth: 5", "growth: 6"),
        ("average_growth", "average_growth: 5", "average_growth: 6"),
        ("change", "change: 5", "change: 6"),
        ("progress", "progress: 5", "progress: 6"),
        ("text", "text: 甲", "text: 乙"),
        ("stage", "stage: new", "stage: completed"),
        ("year_investment", "year_investment: 5", "year_investment: 6"),
        ("investment_to_date", "investment_to_date: 5", "investment_to_date: 6"),
        ("share_of_plan", "share_of_plan: 5", "share_of_plan: 6"),
        ("index", "growth: 5", "index: 105"),
        ("reached", "reached: true", "reached: false"),
        ("value_of", "value_of: last_year", "value_of: B"),
        ("growth_of", "growth_of: C", "growth_of: B"),
        ("set_by", "value: 5", "value: 5, set_by: 市"),
        ("bound", "value: 5", "value: 5, bound: about"),
        ("to", "value: 5", "value: 5, to: 6"),
        ("of", "progress: 5", "progress: 5, of: works"),
        ("at", "value: 5", "value: 5, at: 2"),
        ("source", "value: 5", "value: 5, source: s"),
        ("estimate", "value: 5", "value: 5, estimate: true"),
        ("stretch", "value: 5", "value: 5, stretch: true"),
        ("intent", "value: 5", "value: 5, intent: keep"),
        ("cumulative", "value: 5", "value: 5, cumulative: false"),
        ("since", "growth: 5", "growth: 5, since: 2020"),
        ("scope", "value: 5", "value: 5, scope: 城区"),
        ("printed", "value: 5", "value: 5, printed: 五"),
        ("unit_printed", "value: 5", "value: 5, unit_printed: 只"),
        ("note", "value: 5", "value: 5, note: 甲"),
        ("shares", 'shares: "40:60"', 'shares: "45:55"'),
        ("proposed", "value: 5", "value: 5, proposed: 达"),
    ],
)
def test_no_field_of_a_statement_changes_unseen(field: str, before: str, after: str) -> None:
    one, other = (_plan_of(yaml.safe_load(f"{{{text}}}")) for text in (before, after))
    assert diff_of(one, other).rows != ()
    assert diff_of(one, one).rows == ()
    assert f"{field}:" in after


def test_each_field_of_a_statement_is_tried() -> None:
    (tried,) = (mark.args[1] for mark in test_no_field_of_a_statement_changes_unseen.pytestmark)  # type: ignore[attr-defined]  # pytest's own
    assert {name for name, *_ in tried} == {each.name for each in fields(Statement)}


def _plan_of(written: dict[str, Any], period: str = "2024") -> Plan:
    """A plan of one target that is written so."""
    names = ("text", "scope", "note", "set_by")
    given: dict[str, Any] = {
        key: Name(value) if key in names else Decimal(value) if type(value) is int else value for key, value in written.items()
    }
    indicator = Indicator(Name("甲"), "只", "flow", "higher", target={period: (Statement(**given),)})
    return Plan(about=About("a", Name("甲"), "2024"), indicators={"A": indicator})


def test_a_target_that_goes_by_another_moves_to_no_other_one() -> None:
    one, other = _plan_of({"value_of": "B"}), _plan_of({"value_of": "C"}, "2025")
    assert {row.kind for row in diff_of(one, other).rows} >= {"target_dropped", "target_added"}


def test_the_same_plan_has_no_changes(run: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(OLD, encoding="utf-8")
    ran = run("diff", str(tmp_path / "plan.yaml"), str(tmp_path / "plan.yaml"), "--format", "table", "--lang", "en")
    assert (ran.code, ran.out.splitlines()[-1]) == (0, "The two plans do not differ.")


def test_an_indicator_that_goes_and_one_that_comes(diff: Changes) -> None:
    assert diff(("  PM25:\n    name: {zh: 细颗粒物, en: Fine particles}", "  NOX:\n    name: {zh: 氮氧化物, en: NOx}")) == [
        ("dropped", "PM25", None, None),
        ("added", "NOX", None, None),
    ]


def test_the_targets_of_each_plan_s_own_year_are_compared(diff: Changes) -> None:
    moved = diff(
        ("year: 2024", "year: 2025"), ("2024: [{growth: 7,", "2025: [{growth: 6,"), ("2024: [{value: 30", "2025: [{value: 30")
    )
    assert moved == [("target_lowered", "GDP", "less", None), ("record_changed", None, None, "about.year")]


REPEATED = """\
about: {{id: a, name: 某县, year: {year}}}
indicators:
  GDP:
    name: 生产总值
    unit: 亿元
    nature: flow
    direction: higher
    target:
      {before}: [{{value: {was}, at: 1}}]
      {year}: [{{value: {now}, at: 1}}]
"""


@pytest.mark.parametrize(
    ("repeated", "changes"),
    [
        ("450", []),
        ("430", [("target_lowered", "GDP", "less", None)]),
    ],
)
def test_a_target_of_the_year_before_that_a_plan_repeats_is_held_against_the_plan_before(
    run: Run, tmp_path: Path, repeated: str, changes: list[Change]
) -> None:
    (tmp_path / "a.yaml").write_text(REPEATED.format(before=2024, was=430, year=2025, now=450), encoding="utf-8")
    (tmp_path / "b.yaml").write_text(REPEATED.format(before=2025, was=repeated, year=2026, now=475), encoding="utf-8")
    ran = run("diff", str(tmp_path / "a.yaml"), str(tmp_path / "b.yaml"), "--json").json["results"]
    assert [(row["kind"], row["id"], row["asks"], row["field"]) for row in ran if row["id"]] == [
        *changes,
        ("target_raised", "GDP", "more", None),
    ]
    (raised,) = [row for row in ran if row["kind"] == "target_raised"]
    assert (raised["old"]["period"], raised["new"]["period"]) == ("2025", "2026")


def test_the_same_amount_in_another_unit_is_no_other_target(diff: Changes) -> None:
    kinds = [kind for kind, *_ in diff(("亿元", "万元"), ("value: 601.7,", "value: 6017000,"), ("value: 850,", "value: 8600000,"))]
    assert kinds == ["target_raised", "result_restated", "unit_changed"]


def test_what_a_user_asks_not_to_happen_closes_the_gate(run: Run, tmp_path: Path) -> None:
    (tmp_path / "old.yaml").write_text(OLD, encoding="utf-8")
    (tmp_path / "new.yaml").write_text(OLD.replace("value: 30,", "value: 32,"), encoding="utf-8")
    line = ("diff", str(tmp_path / "old.yaml"), str(tmp_path / "new.yaml"), "--fail-on")
    assert [run(*line, kinds).code for kinds in ("dropped", "target_raised", "dropped,asks_less")] == [0, 1, 1]
    assert [run(*line, kinds).code for kinds in ("lowered", "lowered,raised")] == [0, 1]
    refused = run(*line, "smaller", "--lang", "en")
    assert (refused.code, refused.out) == (2, "")
    assert refused.err.startswith("planctl: --fail-on: there is no “smaller”; one or more of: dropped, added, target_dropped,")


def test_a_revision_is_read_from_its_repository(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "indicators.yaml").write_text(OLD, encoding="utf-8")
    git = ("git", "-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    for arguments in (("init", "-q"), ("add", "."), ("commit", "-q", "-m", "a")):
        subprocess.run([*git, *arguments], check=True)
    (tmp_path / "plan" / "indicators.yaml").write_text(OLD.replace("growth: 7,", "growth: 6,"), encoding="utf-8")
    for old in ("HEAD:plan", "HEAD:plan/", "HEAD:plan/indicators.yaml", "HEAD:./plan"):
        assert [row["kind"] for row in run("diff", old, "plan", "--json").json["results"]] == ["target_lowered"]
    monkeypatch.chdir(tmp_path / "plan")
    for old in ("HEAD:.", "HEAD:./", "HEAD:./indicators.yaml"):
        assert [row["kind"] for row in run("diff", old, ".", "--json").json["results"]] == ["target_lowered"]
    monkeypatch.chdir(tmp_path)
    for old, said in {
        "HEAD:nowhere": "planctl: HEAD:nowhere: git says: fatal: path 'nowhere' does not exist in 'HEAD'",
        "gone:plan": "planctl: gone:plan: git says: fatal: invalid object name 'gone'.",
    }.items():
        ran = run("diff", old, "plan", "--lang", "en")
        assert (ran.code, ran.err.splitlines()[0]) == (2, said)


def test_a_broken_plan_is_told_with_its_place(run: Run, tmp_path: Path) -> None:
    (tmp_path / "old.yaml").write_text(OLD, encoding="utf-8")
    (tmp_path / "new.yaml").write_text(OLD.replace("value: 30,", "value: many,"), encoding="utf-8")
    ran = run("diff", str(tmp_path / "old.yaml"), str(tmp_path / "new.yaml"), "--lang", "en")
    assert (ran.code, ran.out) == (1, "")
    assert "new.yaml:21:22: not-a-number" in ran.err


def test_each_kind_has_its_words() -> None:
    assert tuple(KINDS) == CODES == get_args(Kind)


def test_what_a_following_plan_takes_over_is_not_dropped(run: Run, tmp_path: Path) -> None:
    later = OLD
    for before, after in (
        ("id: old", "id: new, follows: {}"),
        ("year: 2024", "year: 2025"),
        ("    actual:\n      2023: [{value: 601.7, at: 1}]\n", ""),
        ("2024: [{growth", "2025: [{growth"),
    ):
        later = later.replace(before, after)
    (tmp_path / "old.yaml").write_text(OLD.replace("sources: {", "sources: {q1: {title: {zh: 快报}}, "), encoding="utf-8")
    found = {}
    for named in ("old.yaml", "elsewhere.yaml"):
        (tmp_path / "new.yaml").write_text(later.replace("{}", named, 1), encoding="utf-8")
        rows = run("diff", str(tmp_path / "old.yaml"), str(tmp_path / "new.yaml"), "--json").json["results"]
        found[named] = [(row["kind"], row["field"]) for row in rows if not (row["field"] or "").startswith("about")]
    assert found == {"old.yaml": [], "elsewhere.yaml": [("result_dropped", None), ("record_changed", "sources.q1")]}


@pytest.mark.parametrize(
    ("figure", "kinds"),
    [
        ("value: 12.0", []),
        ("value: 12", ["result_restated"]),
        ("value: 13.0", ["result_revised"]),
        ("growth: 5", ["result_dropped", "result_added"]),
    ],
)
def test_a_result_that_was_observed_and_that_the_next_plan_has_itself_is_the_same(
    run: Run, tmp_path: Path, figure: str, kinds: list[str]
) -> None:
    old = OLD + "observations: {GDP: {2024: [{value: 12.0, source: press, note: early}]}}\n"
    old = old.replace("sources: {", "sources: {press: {title: {zh: 快报}}, ")
    new = OLD.replace("      2023: [", f"      2024: [{{{figure}, at: 1}}]\n      2023: [")
    for name, text in (("old", old), ("new", new)):
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    rows = run("diff", str(tmp_path / "old.yaml"), str(tmp_path / "new.yaml"), "--json").json["results"]
    assert [row["kind"] for row in rows if row["id"]] == kinds
