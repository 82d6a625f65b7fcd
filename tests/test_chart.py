"""Pictures: what is drawn, at which place, and in which words."""

from __future__ import annotations

import struct
import sys
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from planctl.render.chart.canvas import wrapped
from planctl.render.views.chart import bar
from tests.conftest import Golden, Run

PLAN = """
about: {id: demo, name: {zh: 演示计划, en: Demo plan}, year: 2024, source: report}
sources:
  report: {title: {zh: 演示报告, en: Demo report}}
  paper: {title: {zh: 报纸, en: The paper}, trust: B, published: 2025-02}
chains: {steel: {zh: 钢铁, en: Steel}, data: {zh: 数据, en: Data}}
categories: {city: {zh: 城市, en: City}}
inferences: {custom: {zh: 惯例, en: Custom}}
indicators:
  GDP:
    name: {zh: 地区生产总值, en: Gross domestic product}
    unit: 亿元
    nature: flow
    direction: higher
    attribute: expected
    basis: stated
    growth_prices: constant
    headline: true
    actual: {2023: [{value: 100, at: 2}]}
    target:
      2024: [{growth: 10, at: 3}]
      2025: [{value: 125, bound: over, at: 4}]
  JOBLESS:
    name: {zh: "<失业率>", en: "<Unemployment>"}
    unit: "%"
    nature: rate
    direction: lower
    attribute: binding
    basis: inferred
    reason: custom
    headline: true
    actual: {2023: [{value: 5.2, at: 5}]}
    target: {2024: [{value: 5.5, bound: at_most, at: 6}]}
  WORDS: {name: {zh: 文字}, unit: 个, nature: flow, direction: higher, headline: true, target: {2024: [{text: {zh: 好}, at: 9}]}}
  OUTPUT:
    name: {zh: 产值, en: Output}
    unit: 亿元
    nature: flow
    direction: higher
    parts: {chain: [STEEL]}
    target: {2024: [{value: 50, at: 7}]}
  STEEL:
    name: {zh: 钢铁产值}
    unit: 亿元
    nature: flow
    direction: higher
    chain: steel
    target: {2024: [{value: 40, bound: over, at: 8}]}
observations:
  GDP: {2024: [{value: 108, source: paper}]}
totals:
  KEY: {name: {zh: 项目数}, measure: count, unit: 个, parts: {category: [KEY-CITY]}, target: {2024: [{value: 9, at: 1}]}}
  KEY-CITY: {name: {zh: 城市项目数}, measure: count, unit: 个, category: city, target: {2024: [{value: 5, at: 1}]}}
"""

SVG = "{http://www.w3.org/2000/svg}"


def drawn(run: Run, tmp_path: Path, what: str, *arguments: str) -> ET.Element:
    file = tmp_path / "a.svg"
    ran = run("chart", what, "-o", str(file), "--force", *arguments, plan=PLAN)
    assert (ran.code, ran.err) == (0, "")
    return ET.fromstring(file.read_text(encoding="utf-8"))  # noqa: S314 planctl's own file


def told(picture: ET.Element) -> list[str]:
    return [text.text or "" for text in picture.iter(f"{SVG}text")]


def test_a_trajectory_on_the_screen(run: Run, golden: Golden) -> None:
    golden("chart-gdp-table-en.txt", run("chart", "gdp", "-f", "table", plan=PLAN).out)


def test_a_trajectory_is_drawn_with_its_labels(run: Run, tmp_path: Path) -> None:
    picture = drawn(run, tmp_path, "GDP", "--lang", "zh")
    words = told(picture)
    assert "地区生产总值（亿元）" in words
    assert {"100 P2", "108", "2025年目标 超125 P4", "2025年按计划增速 121"} <= set(words)
    assert [line.get("stroke-dasharray") for line in picture.iter(f"{SVG}polyline") if line.get("stroke-dasharray")] == [
        "7 4",
        "2 4",
    ]
    dots = [(float(dot.get("cx", 0)), float(dot.get("cy", 0))) for dot in picture.iter(f"{SVG}circle")]
    assert dots[0][0] < dots[1][0]
    assert dots[0][1] > dots[1][1]  # 108 stands above 100
    diamond, arrow = (
        [float(pair.split(",")[1]) for pair in shape.get("points", "").split()] for shape in picture.iter(f"{SVG}polygon")
    )
    assert max(arrow) < min(diamond)  # over 125: the arrow stands above the target and points up
    assert arrow[0] == min(arrow)


def test_bars_keep_attributes_apart(run: Run, tmp_path: Path) -> None:
    words = told(drawn(run, tmp_path, "status"))
    assert words[1:] == [
        "Demo plan; known by 2025-02-28; source: Demo report",
        "binding",
        "<Unemployment>*",
        "already met: 2023 5.2% P5; target 2024 ≤5.5% P6",
        "Each row has a scale of its own; the upright line is the target. 2 more have no figures to compare, or are ranks. "
        "* The attribute is inferred.",
        "Light bars are earlier figures, dark ones the target's own year; arrows point to the side that the bound allows.",
    ]


def test_bar_ends_at_its_figure(run: Run, tmp_path: Path) -> None:
    picture = drawn(run, tmp_path, "status")
    track, bar_ = list(picture.iter(f"{SVG}rect"))[1:3]
    (line,) = picture.iter(f"{SVG}polyline")
    start, end = float(track.get("x", 0)), float(track.get("x", 0)) + float(track.get("width", 0))
    goal = float(line.get("points", "").split(",")[0])
    assert goal == end  # 5.5 is the furthest figure of the row
    assert float(bar_.get("width", 0)) == pytest.approx((end - start) * 5.2 / 5.5, abs=0.1)
    (arrow,) = picture.iter(f"{SVG}polygon")
    assert float(arrow.get("points", "").split(",")[0]) < goal  # at most 5.5: it points to the smaller side


def test_chains_and_projects(run: Run, tmp_path: Path) -> None:
    assert told(drawn(run, tmp_path, "chains", "--lang", "zh"))[:6] == [
        "产值：2024年目标",
        "演示计划；数字截至2025-02-28；来源：《演示报告》",
        "（亿元）",
        "钢铁",
        "超40 P8 · 点名项目0个",
        "数据",
    ]
    assert told(drawn(run, tmp_path, "projects"))[:5] == [
        "Key projects: official totals by category",
        "Demo plan; known by 2025-02-28; source: Demo report",
        "number of projects",
        "City",
        "5 P1",
    ]


def test_a_page_holds_the_picture_and_its_numbers(run: Run, tmp_path: Path) -> None:
    assert run("chart", "status", "-o", str(tmp_path / "a.html"), plan=PLAN).code == 0
    page = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert "<td>5.2% → ≤5.5%</td>" in page
    assert "&lt;Unemployment&gt;" in page
    assert "<script" not in page


def test_png_is_a_picture_of_twice_the_size(run: Run, tmp_path: Path) -> None:
    pytest.importorskip("resvg_py")
    file = tmp_path / "a.png"
    assert run("chart", "chains", "-o", str(file), plan=PLAN).code in (0, 2)  # 2 where no font has Chinese
    if file.exists():
        content = file.read_bytes()
        assert content[:8] == b"\x89PNG\r\n\x1a\n"
        assert struct.unpack(">I", content[16:20]) == (1800,)


def test_png_without_a_chinese_font_is_refused(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Fontless:
        @staticmethod
        def svg_to_bytes(**_: object) -> bytes:
            return b"blank"

    pytest.importorskip("resvg_py")
    monkeypatch.setattr("planctl.render.chart.png.resvg_py", Fontless)
    ran = run("chart", "status", "--lang", "zh", "-o", str(tmp_path / "a.png"), plan=PLAN)
    assert (ran.code, ran.err) == (2, "planctl: 这台机器没有中文字体，画不出汉字：装一个（如 fonts-noto-cjk），或写 .svg\n")
    assert not (tmp_path / "a.png").exists()


def test_png_names_its_extra(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    ran = run("chart", "status", "-o", str(tmp_path / "a.png"), plan=PLAN)
    assert (ran.code, ran.err) == (2, "planctl: this kind of file needs one more library: pip install 'resvg_py>=0.3'\n")


def test_nothing_to_draw_is_said(run: Run) -> None:
    ran = run("chart", "WORDS", plan=PLAN)
    assert (ran.code, ran.out, ran.err) == (2, "", "planctl: WORDS has no yearly figure to draw\n")
    for what in ("status", "chains", "projects"):
        ran = run("chart", what, plan="indicators: {}")
        assert (ran.code, ran.out, ran.err) == (2, "", "planctl: there are no figures to draw\n")


@pytest.mark.parametrize(
    ("value", "mark", "low", "high", "expected"),
    [
        ("10", "20", "0", "20", "████████········┃"),
        ("-10", None, "-10", "10", "████████·········"),
        ("5", "5", "0", "5", "████████████████┃"),
        ("0", None, "0", "0", "·················"),
    ],
)
def test_a_bar_of_characters(value: str, mark: str | None, low: str, high: str, expected: str) -> None:
    assert bar(Decimal(value), None if mark is None else Decimal(mark), Decimal(low), Decimal(high)) == expected


def test_a_long_name_wraps_and_loses_nothing() -> None:
    name = "与县级数字化城市运行和治理中心融合的指挥调度系统数"
    assert wrapped(name, 200, 13) == ["与县级数字化城市运行和治理中", "心融合的指挥调度系统数"]
    assert wrapped("Prefabricated building and green", 120, 13) == ["Prefabricated", "building and", "green"]


def test_more_bars_than_anybody_compares_are_refused(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planctl.assess.bars.MOST_BARS", 0)
    ran = run("chart", "status", plan=PLAN)
    assert (ran.code, ran.out, ran.err) == (2, "", "planctl: too many bars for a picture: 1, of 0 at most\n")
