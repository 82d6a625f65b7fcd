"""What a plan records, by id and name."""

from __future__ import annotations

import pytest

from tests.conftest import Golden, Run, results

PLAN = """
about: {id: town-2024, name: {zh: 某镇2024年计划, en: A town's plan for 2024}, year: 2024, source: plan}
sources:
  plan: {title: {zh: 年度计划, en: Annual plan}}
  communique: {title: {zh: 统计公报, en: Communique}, trust: B}
areas: {ecology: {zh: 生态, en: Ecology}}
categories: {rural: {zh: 农村, en: Countryside}}
indicators:
  FOREST:
    name: {zh: 森林覆盖率, en: Forest coverage}
    aliases: [林覆率]
    unit: "%"
    area: ecology
    owner: {zh: 林业局, en: Forestry bureau}
    nature: rate
    direction: higher
    actual: {2023: [{value: 61.3, at: 3}]}
  GDP: {name: {zh: 地区生产总值, en: GDP}, unit: 亿元, nature: flow, direction: higher, target: {2024: [{growth: 7, at: 4}]}}
projects:
  BELT: {name: {zh: 森林带, en: Forest belt}, category: rural, target: {2024: [{stage: new, at: 5}]}}
totals:
  COUNT: {name: {zh: 项目数, en: Projects}, measure: count, unit: 个, target: {2024: [{value: 3, at: 6}]}}
observations:
  FOREST: {2024: [{value: 61.6, source: communique}]}
"""


def test_every_subject_with_what_it_is(run: Run) -> None:
    rows = results(run, "list", plan=PLAN)
    assert [row["id"] for row in rows] == ["FOREST", "GDP", "BELT", "COUNT"]
    assert rows[0] == {
        "id": "FOREST",
        "type": "indicator",
        "name_zh": "森林覆盖率",
        "name_en": "Forest coverage",
        "aliases": ["林覆率"],
        "unit": "%",
        "unit_en": "%",
        "area": "ecology",
        "area_zh": "生态",
        "area_en": "Ecology",
        "category": None,
        "category_zh": None,
        "category_en": None,
        "owner_zh": "林业局",
        "owner_en": "Forestry bureau",
        "sources": ["plan", "communique"],
    }


@pytest.mark.parametrize(
    ("line", "ids"),
    [
        (("森林",), ["FOREST", "BELT"]),
        (("forest",), ["FOREST", "BELT"]),
        (("林覆",), ["FOREST"]),
        (("forest", "--type", "project"), ["BELT"]),
        (("--type", "total"), ["COUNT"]),
        (("gd",), ["GDP"]),
    ],
)
def test_a_word_or_a_type_narrows_the_list(run: Run, line: tuple[str, ...], ids: list[str]) -> None:
    assert [row["id"] for row in results(run, "list", *line, plan=PLAN)] == ids


def test_a_word_that_nothing_has_is_refused_with_what_is_near(run: Run) -> None:
    ran = run("list", "forset", "--type", "total", plan=PLAN)
    assert (ran.code, ran.out, ran.err) == (2, "", "planctl: there is no “forset”; near it: FOREST, Forest belt\n")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_screen(run: Run, golden: Golden, language: str) -> None:
    ran = run("list", "--format", "table", "--lang", language, plan=PLAN)
    golden(f"list-table-{language}.txt", ran.out)
