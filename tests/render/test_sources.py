"""A source with its date and its address, wherever sources are shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Run

PLAN = """
about: {id: county, name: {zh: 某县计划, en: County plan}, year: 2024, source: report}
sources:
  press: {title: {zh: 公报, en: Communique}, trust: B, published: 2025-03, url: "https://example.org/a?b=1&c=2"}
  report: {title: {zh: 计划报告, en: Plan report}, url: http://example.org/计划}
  unused: {title: {zh: 其他文件}}
indicators:
  GDP:
    name: {zh: 地区生产总值, en: GDP}
    unit: 亿元
    nature: flow
    direction: higher
    headline: true
    actual: {2023: [{value: 601.7, at: 7}]}
    target: {2024: [{growth: 7, at: 38}]}
observations:
  GDP: {2024: [{value: 636, source: press}]}
"""
REPORT_EN = "report: Plan report (the government's own text) http://example.org/计划"
PRESS_EN = "press: Communique (a communique, or the press; published 2025-03) https://example.org/a?b=1&c=2"


def test_show_and_figures_list_their_sources(run: Run) -> None:
    shown = run("show", "GDP", "--lang", "zh", "--format", "md", plan=PLAN).out
    assert "- report：计划报告（政府文件） http" in shown
    assert "- press：公报（统计公报或媒体，2025-03发布） https" in shown
    assert "其他文件" not in shown
    (row,) = run("show", "GDP", "--json", plan=PLAN).json["results"]
    assert [(source["id"], source["published"], source["url"]) for source in row["sources"]] == [
        ("report", None, "http://example.org/计划"),
        ("press", "2025-03", "https://example.org/a?b=1&c=2"),
    ]
    for said in (REPORT_EN, PRESS_EN):
        assert said in " ".join(run("show", "GDP", "--lang", "en", "--format", "table", plan=PLAN).out.split())
    ledger = " ".join(run("figures", "--lang", "en", "--format", "table", plan=PLAN).out.split())
    assert REPORT_EN in ledger
    assert PRESS_EN in ledger


def test_the_page_links_to_its_sources(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    assert run("report", "-o", str(file), plan=PLAN).code == 0
    page = file.read_text(encoding="utf-8")
    link = '<a href="https://example.org/a?b=1&amp;c=2">https://example.org/a?b=1&amp;c=2</a></li>'
    assert f"<i lang=en>press: Communique (a communique, or the press; published 2025-03)</i> {link}" in page
    assert page.count('<a href="http') == 2


def test_an_annex_says_where_the_report_stands(run: Run) -> None:
    assert "该文件见 http://example.org/计划" in run("annex", "1", "--lang", "zh", "--format", "md", plan=PLAN).out
    without = PLAN.replace(", url: http://example.org/计划", "")
    assert "该文件见" not in run("annex", "1", "--lang", "zh", "--format", "md", plan=without).out


@pytest.mark.parametrize(
    "address", ["www.example.org", "javascript:alert(1)", "ftp://example.org", "https://", "https:// a", 'https://a"b']
)
def test_only_a_web_address_is_one(run: Run, address: str) -> None:
    plan = PLAN.replace("http://example.org/计划", f"'{address}'")
    assert [problem["rule"] for problem in run("show", "GDP", "--json", plan=plan).json["problems"]] == ["not-an-address"]
