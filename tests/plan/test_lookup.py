"""A subject is found by what a user calls it, and a word that is none gets the nearest names."""

from __future__ import annotations

import pytest

from planctl.plan.lookup import find_ids, find_key, nearest, normalized
from planctl.plan.model import Name
from planctl.problems import RefusedError
from tests.conftest import PlanOf, Run

PLAN = """
indicators:
  GDP:
    name: {zh: 地区生产总值, en: Gross domestic product}
    aliases: [经济总量, ＧＤＰ总量]
    unit: 亿元
    nature: flow
    direction: higher
    actual: {2023: [{value: 601.7, at: 7}]}
  FOREST-COVERAGE:
    name: {zh: 森林覆盖率, en: Forest coverage}
    unit: "%"
    nature: rate
    direction: higher
    actual: {2023: [{value: 61.3, at: 25}]}
projects:
  HEHUA-RESERVOIR:
    name: {zh: 荷花水库}
    actual: {2023: [{progress: 31, of: works, at: 24}]}
totals:
  KEY-COUNT:
    name: {zh: 县级重点建设项目数, en: Key construction projects}
    measure: count
    unit: 个
    target: {2024: [{value: 227, at: 39}]}
"""


@pytest.mark.parametrize(
    ("word", "id_"),
    [
        ("GDP", "GDP"),
        ("gdp", "GDP"),
        ("Gdp", "GDP"),
        ("ｇｄｐ", "GDP"),
        (" gdp ", "GDP"),
        ("地区生产总值", "GDP"),
        ("经济总量", "GDP"),
        ("gdp总量", "GDP"),
        ("gross domestic product", "GDP"),
        ("forest-coverage", "FOREST-COVERAGE"),
        ("荷花水库", "HEHUA-RESERVOIR"),
        ("KEY CONSTRUCTION PROJECTS", "KEY-COUNT"),
    ],
)
def test_a_subject_is_found_by_id_name_or_alias(plan_of: PlanOf, word: str, id_: str) -> None:
    assert find_ids(plan_of(PLAN), [word]) == [id_]


@pytest.mark.parametrize(
    ("word", "id_"), [("水库", "HEHUA-RESERVOIR"), ("reservoir", "HEHUA-RESERVOIR"), ("覆盖", "FOREST-COVERAGE"), ("gross", "GDP")]
)
def test_a_part_that_one_alone_has_names_it(plan_of: PlanOf, word: str, id_: str) -> None:
    assert find_ids(plan_of(PLAN), [word]) == [id_]


def test_a_part_of_several_names_is_refused_with_each(plan_of: PlanOf) -> None:
    with pytest.raises(RefusedError) as refused:
        find_ids(plan_of(PLAN), ["co"])
    assert refused.value.message == (
        "“co”可指 2 个，请写其中一个：\n  FOREST-COVERAGE  森林覆盖率\n  KEY-COUNT  县级重点建设项目数",
        "“co” may be any of 2: write one of these:\n  FOREST-COVERAGE  Forest coverage\n  KEY-COUNT  Key construction projects",
    )


def test_a_part_is_sought_among_some_before_others(plan_of: PlanOf) -> None:
    plan = plan_of(PLAN)
    assert find_ids(plan, ["co"], plan.indicators) == ["FOREST-COVERAGE"]
    assert find_ids(plan, ["水库"], plan.indicators) == ["HEHUA-RESERVOIR"]


AREAS = {"economy": Name("经济与内需", "Economy and demand"), "rural-economy": Name("农村经济"), "ecology": Name("生态", "Ecology")}


@pytest.mark.parametrize(
    ("word", "key"),
    [("economy", "economy"), ("生态", "ecology"), ("Demand", "economy"), ("农村", "rural-economy"), ("ecol", "ecology")],
)
def test_a_part_of_the_plan_is_named_by_key_or_name(word: str, key: str) -> None:
    assert find_key(word, AREAS, "area") == key


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("经济", "“经济”可指 2 个，请写其中一个：\n  economy  经济与内需\n  rural-economy  农村经济"),
        ("econmy", "--area：没有“econmy”；是不是想写“economy”“rural-economy”“ecology”？"),
    ],
)
def test_a_part_of_the_plan_that_none_or_several_are(word: str, said: str) -> None:
    with pytest.raises(RefusedError) as refused:
        find_key(word, AREAS, "area")
    assert refused.value.message.zh == said


def test_subjects_come_in_the_order_asked_for_and_once_each(plan_of: PlanOf) -> None:
    assert find_ids(plan_of(PLAN), ["森林覆盖率", "gdp", "经济总量", "GDP"]) == ["FOREST-COVERAGE", "GDP"]


def test_every_unknown_word_is_told_at_once_in_both_languages(plan_of: PlanOf) -> None:
    with pytest.raises(RefusedError) as refused:
        find_ids(plan_of(PLAN), ["森林复盖率", "gdp", "xyzzy"])
    assert refused.value.message == (
        "没有“森林复盖率”，相近的有：森林覆盖率\n没有“xyzzy”",
        "there is no “森林复盖率”; near it: 森林覆盖率\nthere is no “xyzzy”",
    )


@pytest.mark.parametrize(
    ("word", "known", "near"),
    [
        ("森林复盖率", ["森林覆盖率", "地区生产总值"], ["森林覆盖率"]),
        ("colour", ["color", "figure"], ["color"]),
        ("投资", ["固定资产投资", "投资额", "工业投资", "旅游收入"], ["投资额", "工业投资", "固定资产投资"]),
        ("GPD", ["gdp"], ["gdp"]),
        ("stauts", ["states", "status", "start", "statuses", "gap"], ["status", "states", "start"]),
        ("", ["gdp"], []),
        ("xyzzy", ["gdp"], []),
        ("a", ["ab", "abc", "abcd", "abcde"], ["ab", "abc", "abcd"]),
    ],
)
def test_the_nearest_names_come_first_and_are_three_at_most(word: str, known: list[str], near: list[str]) -> None:
    assert nearest(word, known) == near


@pytest.mark.parametrize(("one", "other"), [("GDP", "gdp"), ("ＧＤＰ", "GDP"), ("é", "é"), (" a ", "A"), ("ß", "SS"), ("①", "1")])
def test_names_are_compared_without_case_width_or_composition(one: str, other: str) -> None:
    assert normalized(one) == normalized(other)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("zh", "planctl: 没有“森林复盖率”，相近的有：森林覆盖率\n"),
        ("en", "planctl: there is no “森林复盖率”; near it: 森林覆盖率\n"),
    ],
)
def test_a_miss_on_the_command_line_offers_the_right_name(run: Run, language: str, said: str) -> None:
    assert run("gap", "森林复盖率", "--lang", language, plan=PLAN) == (2, "", said)


def test_a_project_is_no_indicator(run: Run) -> None:
    assert run("gap", "荷花水库", "GDP", plan=PLAN) == (
        2,
        "",
        "planctl: not an indicator but a project or a total: HEHUA-RESERVOIR\n",
    )


def test_an_unknown_area_offers_what_there_is(run: Run) -> None:
    plan = PLAN + "areas: {ecology: {zh: 生态}}\n"
    assert run("gap", "--area", "ecologie", plan=plan) == (
        2,
        "",
        "planctl: --area: there is no “ecologie”; did you mean ecology?\n",
    )
    assert run("gap", "--area", "xyzzy", plan=plan) == (2, "", "planctl: --area: there is no “xyzzy”; there is: ecology\n")
