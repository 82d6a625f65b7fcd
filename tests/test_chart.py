"""Pictures: what is drawn, at which place, and in which words."""

from __future__ import annotations

import struct
import sys
from decimal import Decimal
from pathlib import Path
from typing import Literal
from xml.etree import ElementTree as ET

import pytest

from planctl.assess.beside import Beside
from planctl.render.chart.canvas import PAPER, STRONG, wrapped
from planctl.render.chart.dots import characters
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


def number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


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


def labelled(picture: ET.Element) -> list[str]:
    return [mark.get("aria-label") or "" for mark in picture.iter(f"{SVG}g") if mark.get("role") == "img"]


def test_a_picture_says_what_there_is_to_be_seen(run: Run, tmp_path: Path) -> None:
    picture = drawn(run, tmp_path, "GDP")
    said = {tag: picture.findtext(f"{SVG}{tag}") for tag in ("title", "desc")}
    assert said == {
        "title": "Gross domestic product (100m yuan)",
        "desc": "2 results, from 2023 100 P2 to 2024 108. Targets: 2025 >125 P4.",
    }
    assert labelled(picture) == ["2025 target >125 P4", "2025 at the planned rate 121", "2023 100 P2", "2024 108"]
    assert told(picture)[1:3] == ["Demo plan; known by 2025-02-28; source: Demo report", "100m yuan · higher is better ↑"]


def test_results_from_the_press_are_hollow_and_missing_years_dotted(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.svg"
    earlier = PLAN.replace("{2023: [{value: 100, at: 2}]}", "{2020: [{value: 80, at: 1}], 2023: [{value: 100, at: 2}]}")
    assert run("chart", "GDP", "-o", str(file), plan=earlier).code == 0
    picture = ET.fromstring(file.read_text(encoding="utf-8"))  # noqa: S314 planctl's own file
    assert [dot.get("fill") for dot in picture.iter(f"{SVG}circle")] == [STRONG, STRONG, PAPER]
    dashes = [line.get("stroke-dasharray") for line in picture.iter(f"{SVG}polyline") if line.get("stroke-width") == "2.5"]
    assert dashes == ["2 5", None]


BOUNDED = """
indicators:
  SHARE:
    name: {zh: 占比, en: Share}
    unit: "%"
    nature: ratio
    direction: higher
    actual: {2022: [{value: 50, bound: over, at: 1}], 2023: [{value: 55, at: 1}]}
    target: {2024: [{value: 60, to: 65, at: 2}]}
"""


def test_a_bound_is_an_arrow_and_a_range_a_line(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.svg"
    assert run("chart", "SHARE", "-o", str(file), plan=BOUNDED).code == 0
    picture = ET.fromstring(file.read_text(encoding="utf-8"))  # noqa: S314 planctl's own file
    marks = {mark.get("aria-label"): mark for mark in picture.iter(f"{SVG}g") if mark.get("role") == "img"}
    shapes = {label: [each.tag.removeprefix(SVG) for each in mark] for label, mark in marks.items()}
    assert shapes == {
        "2024 target 60 to 65% P2": ["polyline", "polygon", "polyline", "text"],
        "2022 >50% P1": ["polygon", "circle", "text"],
        "2023 55% P1": ["polyline", "circle", "text"],
    }


QUARTERS = """
indicators:
  REVENUE:
    name: {zh: 收入, en: Revenue}
    unit: 亿元
    nature: flow
    direction: higher
    actual: {2023-H1: [{value: 6.5, at: 1}], 2023: [{value: 14.0, at: 1}]}
    target: {2024: [{value: 15.0, at: 2}]}
sources: {bulletin: {title: {zh: 快报, en: Bulletin}}}
observations: {REVENUE: {2024-Q1: [{value: 3.0, source: bulletin}], 2024-H1: [{value: 7.0, source: bulletin}]}}
"""


def test_quarters_stand_within_their_year(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.svg"
    assert run("chart", "REVENUE", "-o", str(file), plan=QUARTERS).code == 0
    picture = ET.fromstring(file.read_text(encoding="utf-8"))  # noqa: S314 planctl's own file
    # The half year of 2023, alone, is no course of an amount that adds up within its year.
    assert labelled(picture) == ["2024 target 15.0 P2", "2023 14.0 P1", "2024-Q1 3.0", "2024-H1 7.0"]
    places = [float(dot.get("cx", 0)) for dot in picture.iter(f"{SVG}circle")]
    goal = float(next(picture.iter(f"{SVG}polygon")).get("points", "").split(",")[0])
    quarter = (goal - places[0]) / 4
    assert [round((place - places[0]) / quarter) for place in places] == [0, 1, 2]


RANK = """
indicators:
  CLIMATE:
    name: {zh: 营商环境位次, en: Business climate}
    nature: rank
    actual: {2021: [{value: 7, at: 1}], 2022: [{value: 8, at: 1}], 2023: [{value: 5, at: 1}]}
    target: {2024: [{value: 3, bound: at_most, at: 2}]}
"""


def test_a_place_in_an_order_is_told(run: Run, tmp_path: Path) -> None:
    ran = run("chart", "CLIMATE", "-f", "table", plan=RANK)
    assert (
        ran.out
        == """\
Business climate
Period  Role    Form   Figure  Where
────────────────────────────────────
2021    actual  value     7th  P1
2022    actual  value     8th  P1
2023    actual  value     5th  P1
2024    target  value   top 3  P2

Places in an order have no distances: they are not drawn.
"""
    )
    file = tmp_path / "a.svg"
    assert run("chart", "CLIMATE", "-o", str(file), plan=RANK).code == 0
    picture = ET.fromstring(file.read_text(encoding="utf-8"))  # noqa: S314 planctl's own file
    assert told(picture)[1:] == [
        "2021 actual: 7th P1",
        "2022 actual: 8th P1",
        "2023 actual: 5th P1",
        "2024 target: top 3 P2",
        "Places in an order have no distances: they are not drawn.",
    ]


def test_two_figures_are_set_beside_each_other(run: Run, golden: Golden) -> None:
    golden("chart-jobless-table-en.txt", run("chart", "JOBLESS", "-f", "table", plan=PLAN).out)


def test_dots_keep_attributes_apart(run: Run, tmp_path: Path) -> None:
    words = told(drawn(run, tmp_path, "status"))
    assert [*words[1:6], *words[-2:]] == [
        "Demo plan; known by 2025-02-28; source: Demo report",
        "binding",
        "short ← target → beyond",
        "<Unemployment>*",
        "already met: 2023 5.2% P5; target 2024 ≤5.5% P6",
        "* The attribute is inferred.",
        "2 more have no figures to compare.",
    ]


def test_what_is_better_lies_to_the_right_of_the_target(run: Run, tmp_path: Path) -> None:
    picture = drawn(run, tmp_path, "status")
    assert labelled(picture) == ["<Unemployment>*: already met: 2023 5.2% P5; target 2024 ≤5.5% P6"]
    (dot,) = picture.iter(f"{SVG}circle")
    assert float(dot.get("cx", 0)) == pytest.approx(100 + 90 * 0.3 / 10)  # 0.3 of 10 points


def test_chains_and_projects(run: Run, tmp_path: Path) -> None:
    assert told(drawn(run, tmp_path, "chains", "--lang", "zh"))[:6] == [
        "产值：2024年目标（亿元）",
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
    plan = PLAN.replace("    actual: {2023: [{value: 5.2, at: 5}]}\n", "")
    plan = plan.replace("    target: {2024: [{value: 5.5, bound: at_most, at: 6}]}\n", "")
    ran = run("chart", "JOBLESS", plan=plan)
    assert (ran.code, ran.out, ran.err) == (2, "", "planctl: JOBLESS has no figure to draw\n")
    for what in ("status", "chains", "projects"):
        ran = run("chart", what, plan="indicators: {}")
        assert (ran.code, ran.out, ran.err) == (2, "", "planctl: there are no figures to draw\n")


@pytest.mark.parametrize(
    ("value", "mark", "low", "high", "side", "expected"),
    [
        ("10", "20", "0", "20", 0, "████████········┃·"),
        ("-10", None, "-10", "10", 0, "████████··········"),
        ("5", "5", "0", "5", 0, "████████████████┃·"),
        ("0", None, "0", "0", 0, "··················"),
        ("5", None, "0", "5", 1, "████████████████▶·"),
        (None, "5", "0", "5", 1, "················┃▶"),
        (None, "5", "0", "5", -1, "···············◀┃·"),
        (None, "0", "0", "5", -1, "◀·················"),
    ],
)
def test_a_bar_of_characters(value: str | None, mark: str | None, low: str, high: str, side: int, expected: str) -> None:
    assert bar(number(value), number(mark), Decimal(low), Decimal(high), 18, side) == expected


@pytest.mark.parametrize(
    ("scale", "baseline", "result", "expected"),
    [
        ("points", "0", None, "·····○·····"),
        ("points", "-0.1", None, "····○┃·····"),  # not at the target, and shown so
        ("points", "5", "-2.5", "····●┃·○···"),
        ("percent", "50", None, "·····┃━━━○·"),
        ("percent", None, "-51", "◀━━━━┃·····"),
    ],
)
def test_dots_of_characters(scale: Literal["points", "percent"], baseline: str | None, result: str | None, expected: str) -> None:
    assert characters(Beside(scale, number(baseline), number(result)), 11) == expected


@pytest.mark.parametrize("width", [60, 80, 120])
def test_a_picture_is_as_wide_as_the_screen(run: Run, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    lines = run("chart", "chains", "-f", "table", plan=PLAN).out.split("\n")
    (ruled,) = (line for line in lines if line.startswith("─"))
    assert len(ruled) == width


def test_a_long_name_wraps_and_loses_nothing() -> None:
    name = "与县级数字化城市运行和治理中心融合的指挥调度系统数"
    assert wrapped(name, 200, 13) == ["与县级数字化城市运行和治理中", "心融合的指挥调度系统数"]
    assert wrapped("Prefabricated building and green", 120, 13) == ["Prefabricated", "building and", "green"]


def test_more_bars_than_anybody_compares_are_refused(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planctl.assess.bars.MOST_BARS", 0)
    ran = run("chart", "status", plan=PLAN)
    assert (ran.code, ran.out, ran.err) == (2, "", "planctl: too many bars for a picture: 1, of 0 at most\n")


ROADS = """
indicators:
  GDP:
    name: {zh: 地区生产总值, en: GDP}
    unit: 亿元
    nature: flow
    direction: higher
    growth_prices: constant
    actual: {2023: [{value: 600.0, at: 1}]}
    target: {2024: [{growth: 7, at: 1}], 2026: [{value: 750.0, bound: over, at: 1}]}
  TRADE:
    name: {zh: 进出口, en: Trade}
    unit: 亿元
    nature: flow
    direction: higher
    actual: {2023: [{value: 100.0, at: 1}]}
    target: {2024: [{growth: 6, at: 1}, {value: 106.0, at: 1}], 2025: [{value: 112.0, at: 1}]}
  PARKS:
    name: {zh: 公园, en: Parks}
    unit: 个
    nature: stock
    direction: higher
    actual: {2023: [{value: 10, at: 1}]}
    target: {2025: [{value: 12, at: 1}]}
"""


def test_all_roads_stand_on_one_axis_with_a_sentence(run: Run, tmp_path: Path, golden: Golden) -> None:
    golden("chart-roads-table-en.txt", run("chart", "roads", "-f", "table", plan=ROADS).out)
    golden("chart-roads-table-zh.txt", run("chart", "roads", "-f", "table", "--lang", "zh", plan=ROADS).out)
    file = tmp_path / "a.svg"
    assert run("chart", "roads", "-o", str(file), plan=ROADS).code == 0
    picture = ET.fromstring(file.read_text(encoding="utf-8"))  # noqa: S314 planctl's own file
    assert labelled(picture) == [
        "GDP: >750.0 (100m yuan) in 2026: needs +7.72% a year; planned +7%",
        "Trade: 112.0 (100m yuan) in 2025: needs +5.8% a year; planned +6%",
        "Parks: 12 in 2025: needs +9.54% a year",
    ]


def test_without_later_levels_there_are_no_roads(run: Run) -> None:
    ran = run("chart", "roads", plan=RANK)
    assert (ran.code, ran.out, ran.err) == (2, "", "planctl: there is no road to a later target level\n")
