"""The line above a table, which says what plan it is of."""

from __future__ import annotations

import pytest

from tests.conftest import Run, one_indicator

PLAN = one_indicator(actual="{2023: [{value: 10, at: 1}]}", target="{2024: [{value: 12, at: 2}]}")
EN = "某县计划; known by 2023-12-31; source: 计划报告"
ZH = "某县计划；数字截至2023-12-31；来源：《计划报告》"


@pytest.mark.head
@pytest.mark.parametrize(
    ("format_", "language", "first"),
    [("table", "en", EN), ("wide", "zh", ZH), ("md", "zh", f"- {ZH}"), ("tsv", "zh", "id\t"), ("json", "en", "{")],
)
def test_a_table_says_which_plan_it_is_of(run: Run, format_: str, language: str, first: str) -> None:
    out = run("gap", "X", "--format", format_, "--lang", language, plan=PLAN).out
    assert out.split("\n")[0][: len(first)] == first


@pytest.mark.head
def test_a_plan_without_a_name_has_no_line(run: Run) -> None:
    plan = one_indicator(actual="{2023: [{value: 10}]}", target="{2024: [{value: 12}]}", year=None)
    assert "known by" not in run("gap", "X", "--format", "table", "--lang", "en", plan=plan.replace("value:", "at: 1, value:")).out


def test_json_has_the_source_in_its_envelope(run: Run) -> None:
    about = run("gap", "X", "--json", plan=PLAN).json["plan"]
    assert about == {
        "id": "county",
        "name_zh": "某县计划",
        "name_en": None,
        "year": 2024,
        "period": "2024",
        "base": 2023,
        "source_zh": "计划报告",
        "source_en": None,
        "areas": {},
        "sources": {
            "report": {"title_zh": "计划报告", "title_en": None, "trust": "A", "published": None, "url": None},
            "press": {"title_zh": "公报", "title_en": None, "trust": "A", "published": "2025-03", "url": None},
            "yearbook": {"title_zh": "年鉴", "title_en": None, "trust": "A", "published": "2026-10", "url": None},
        },
    }
