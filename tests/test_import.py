"""planctl import: the tables of a spreadsheet, a document or a CSV as a plan, digits as shown."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Collection
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from planctl.draft.cells import CellFigure, Unread, read_cell
from planctl.draft.columns import PLANNED, guessed
from planctl.plan.model import Indicator
from planctl.plan.vocabulary import BOUND_WORDS, FORMS
from planctl.problems import RefusedError
from planctl.read import read, shipped_plan
from planctl.read.grids import Table
from planctl.read.number_formats import shown
from planctl.read.packages import Package
from planctl.read.tables import read_tables
from tests.conftest import Run, slow_but
from tests.documents import in_html, in_word, word

ANNEX = """\
安禾县2025年国民经济和社会发展计划主要指标,,,,,,,
序号,指标名称,计量单位,2024年实际,,2025年计划,属性,备注
,,,数值,增长（%）,,,
一、经济,,,,,,,
1,地区生产总值,亿元,"1,186.40",6.0,达到1260亿元，增长6.5%左右,预期性,〔1〕
2,其中：旅游收入（亿元）,,12.0,-3.20,增长9%以上,预期性*,力争
二、民生,,,,,,,
3,城镇调查失业率,%,5.2,—,控制在5.5以内,约束性,
4,居民收入增长,%,,,与经济增长同步,预期性,县发展改革委提供
5,万元GDP能耗,吨标准煤,0.42,下降3.2,≤-2.5%,约束性,
6,新增就业,万人,[5],,1.2-1.4,预期性,
〔1〕按不变价格计算,,,,,,,
"""
PLAN = """\
# Imported from annex.csv. What is marked “guessed” the table does not say: check it.
about:
  id: plan-2025
  name: "Plan for 2025"
  year: 2025
  source: table
sources:
  table: {title: annex.csv}
inferences:
  marked: "marked with * in the table"
areas:
  经济: 经济
  民生: 民生

indicators:
  地区生产总值:
    name: 地区生产总值
    attribute: expected
    area: 经济
    note: 按不变价格计算
    unit: 亿元
    nature: flow  # guessed
    direction: higher  # guessed
    actual:
      2024: [{value: 1186.40, at: "annex!D5"}, {growth: 6.0, at: "annex!E5"}]
    target:
      2025: [{value: 1260, bound: reach, at: "annex!F5"}, {growth: 6.5, bound: about, at: "annex!F5"}]
  旅游收入:
    name: 旅游收入
    attribute: expected
    basis: inferred
    reason: marked
    area: 经济
    unit: 亿元
    nature: flow  # guessed
    direction: higher  # guessed
    actual:
      2024: [{value: 12.0, at: "annex!D6"}, {growth: -3.20, at: "annex!E6"}]
    target:
      2025: [{growth: 9, bound: at_least, stretch: true, at: "annex!F6"}]
  城镇调查失业率:
    name: 城镇调查失业率
    attribute: binding
    area: 民生
    unit: "%"
    nature: rate  # guessed
    direction: lower  # guessed
    actual:
      2024: [{value: 5.2, at: "annex!D8"}]
    target:
      2025: [{value: 5.5, bound: at_most, at: "annex!F8"}]
  居民收入增长:
    name: 居民收入增长
    attribute: expected
    area: 民生
    note: 县发展改革委提供
    unit: "%"
    nature: rate  # guessed
    direction: higher  # guessed
    target:
      2025: [{text: 与经济增长同步, at: "annex!F9"}]
  万元GDP能耗:
    name: 万元GDP能耗
    attribute: binding
    area: 民生
    unit: 吨标准煤
    nature: flow  # guessed
    direction: lower  # guessed
    actual:
      2024: [{value: 0.42, at: "annex!D10"}, {growth: -3.2, at: "annex!E10"}]
    target:
      2025: [{growth: -2.5, bound: at_most, at: "annex!F10"}]
  新增就业:
    name: 新增就业
    attribute: expected
    area: 民生
    unit: 万人
    nature: flow  # guessed
    direction: higher  # guessed
    target:
      2025: [{value: 1.2, to: 1.4, at: "annex!F11"}]
"""


def test_an_annex_becomes_a_plan(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("annex.csv").write_text("\ufeff" + ANNEX, encoding="utf-8")
    ran = run("import", "annex.csv", "--lang", "en")
    assert ran.out == PLAN
    assert (ran.code, ran.err.splitlines()) == (
        1,
        [
            "records in which something is guessed that the table does not say: 6; check them",
            "not read: annex!D11 “[5]”: it is of several years together, unknown which",
            "the years of a sum and a unit that is not there can be given in --map",
        ],
    )


UNITS = """\
项目名称,总投资（亿元）,2025年计划投资（万元）,累计完成投资,2025年完成投资
公路,2.30,8000,1.0亿元 (2024),0.35 (2025-H1)
大桥,86百万先令,,2百万先令,
"""


def test_a_column_of_another_unit_is_told_and_a_cell_may_say_its_period(run: Run, tmp_path: Path) -> None:
    (tmp_path / "p.csv").write_text(UNITS, encoding="utf-8")
    ran = run("import", str(tmp_path / "p.csv"), "--lang", "zh")
    assert ran.out.partition("projects:\n")[2] == (
        "  公路:\n    name: 公路\n    unit: 亿元\n"
        '    planned_investment: {value: 2.30, at: "p!B2"}\n'
        '    actual:\n      2024: [{investment_to_date: 1.0, at: "p!D2"}]\n'
        '      2025-H1: [{year_investment: 0.35, at: "p!E2"}]\n'
    )
    assert ran.err.splitlines() == [
        "未读 p!C2 “8000”：这一栏的单位是万元，本行是亿元",
        "未读 p!B3 “86百万先令”：单位与本行不同，或看不出是水平、增速还是增减",
        "未读 p!D3 “2百万先令”：没有时期",
    ]


def test_a_page_is_read_as_a_document_is(run: Run, tmp_path: Path) -> None:
    blocks = ["2025年计划", [["指标", "单位", "2024年实际", "2025年计划"], ["粮食产量", "万吨", "20.50", "21以上"]]]
    for name, write in (("a.html", in_html), ("a.docx", in_word)):
        out = run("import", write(tmp_path / name, blocks), "--lang", "en").out
        assert out.partition("    actual:\n")[2] == (
            '      2024: [{value: 20.50, at: "T1!C2"}]\n    target:\n      2025: [{value: 21, bound: at_least, at: "T1!D2"}]\n'
        )


def test_the_map_is_written_edited_and_read_again(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("annex.csv").write_text(ANNEX, encoding="utf-8")
    ran = run("import", "annex.csv", "-o", "county", "--lang", "en")
    assert ran.out.splitlines() == [
        "county/plan.yaml: 6 records, 14 figures",
        "county/import.toml: what each column was taken for; edit it, read it again with --map",
    ]
    assert Path("county/plan.yaml").read_text(encoding="utf-8") == PLAN
    written = Path("county/import.toml").read_text(encoding="utf-8")
    assert written.partition("\n\n")[2] == (
        '["annex"]\nkind = "indicators"\nfirst = 4\n'
        'A = {heading = "序号", field = "number"}\n'
        'B = {heading = "指标名称", field = "name"}\n'
        'C = {heading = "计量单位", field = "unit"}\n'
        'D = {heading = "2024年实际 数值", field = "actual.value", period = "2024"}\n'
        'E = {heading = "2024年实际 增长（%）", field = "actual.growth", period = "2024"}\n'
        'F = {heading = "2025年计划", field = "target.value", period = "2025"}\n'
        'G = {heading = "属性", field = "attribute"}\n'
        'H = {heading = "备注", field = "note"}\n'
    )
    assert run("import", "annex.csv", "--map", "county/import.toml", "--lang", "en").out == PLAN
    edited = written.replace('field = "actual.value", period = "2024"', 'field = "actual.value", period = "2021-2024"')
    Path("county/import.toml").write_text(edited.replace('field = "actual.growth"', 'field = ""'), encoding="utf-8")
    again = run("import", "annex.csv", "--map", "county/import.toml", "--lang", "en")
    assert '      2021-2024: [{value: 5, at: "annex!D11"}]\n' in again.out
    assert "growth: 6.0" not in again.out
    assert run("import", "annex.csv", "-o", "county", "--lang", "en").err.startswith("planctl: county/plan.yaml exists already")


def test_figures_that_contradict_are_shown_and_not_merged(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(
        "Indicator,Unit,2024 actual,2025 plan\nOutput,tonnes,12.0,13\nOutput,tonnes,12,13\nOutput,km,1,2\n", encoding="utf-8"
    )
    ran = run("import", str(tmp_path / "a.csv"), "--lang", "en")
    assert (ran.code, ran.err.splitlines()[1:]) == (
        1,
        [
            "not read: a!A4 “Output”: another row of this name has the unit tonnes",
            "conflict: OUTPUT 2024 value: a!C2 “12.0”, a!C3 “12”; the first is taken",
        ],
    )
    assert '2024: [{value: 12.0, at: "a!C2"}]' in ran.out


OFFICE = """\
澜溪县2025年国民经济和社会发展计划主要指标,,,,,,,,,
序号,指标名称,,单位,2024年,,2025年,,类型,牵头单位
,,,,预计完成,增长（%）,增长（%）,目标,,
1,生产总值〔1〕,,亿元,421.5,6.2,6.5左右,"1,450.0",预期性,发改委
2,人均收入,城镇,元,45678,5.1,5.5以上,,预期性,
,,农村,元,21345,6.8,7以上,,预期性,
3,能耗降低率,,%,下降3.2,,,下降3以上,约束性,
4,优良天数,,天,348,,,85%左右,约束性,
,,,人,5,,,≤6,约束性,
〔1〕增速按可比价计算,,,,,,,,,
"""


def test_two_columns_of_names_years_over_several_columns_and_what_belongs_to_no_row(run: Run, tmp_path: Path) -> None:
    (tmp_path / "o.csv").write_text(OFFICE, encoding="utf-8")
    ran = run("import", str(tmp_path / "o.csv"), "--lang", "zh")
    assert ran.out.partition("indicators:\n")[2] == (
        "  生产总值:\n    name: 生产总值\n    attribute: expected\n    owner: 发改委\n    note: 增速按可比价计算\n    unit: 亿元\n"
        "    nature: flow  # 推定\n    direction: higher  # 推定\n    actual:\n"
        '      2024: [{value: 421.5, estimate: true, at: "o!E4"}, {growth: 6.2, estimate: true, at: "o!F4"}]\n'
        '    target:\n      2025: [{growth: 6.5, bound: about, at: "o!G4"}, {value: 1450.0, at: "o!H4"}]\n'
        '  人均收入城镇:\n    name: "人均收入（城镇）"\n    attribute: expected\n    unit: 元\n'
        "    nature: flow  # 推定\n    direction: higher  # 推定\n    actual:\n"
        '      2024: [{value: 45678, estimate: true, at: "o!E5"}, {growth: 5.1, estimate: true, at: "o!F5"}]\n'
        '    target:\n      2025: [{growth: 5.5, bound: at_least, at: "o!G5"}]\n'
        '  人均收入农村:\n    name: "人均收入（农村）"\n    attribute: expected\n    unit: 元\n'
        "    nature: flow  # 推定\n    direction: higher  # 推定\n    actual:\n"
        '      2024: [{value: 21345, estimate: true, at: "o!E6"}, {growth: 6.8, estimate: true, at: "o!F6"}]\n'
        '    target:\n      2025: [{growth: 7, bound: at_least, at: "o!G6"}]\n'
        '  能耗降低率:\n    name: 能耗降低率\n    attribute: binding\n    unit: "%"\n'
        "    nature: rate  # 推定\n    direction: higher  # 推定\n"
        '    actual:\n      2024: [{value: 3.2, estimate: true, at: "o!E7"}]\n'
        '    target:\n      2025: [{value: 3, bound: at_least, at: "o!H7"}]\n'
        "  优良天数:\n    name: 优良天数\n    attribute: binding\n    unit: 天\n"
        "    nature: flow  # 推定\n    direction: higher  # 推定\n"
        '    actual:\n      2024: [{value: 348, estimate: true, at: "o!E8"}]\n'
    )
    assert ran.err.splitlines() == [
        "5 条有表中没有写的，已推定，请核对",
        "未读 o!H8 “85%左右”：单位与本行不同，或看不出是水平、增速还是增减",
        "未读 o!E9 “5”：本行没有名称",
        "未读 o!H9 “≤6”：本行没有名称",
    ]


AD_HOC = """\
Indicator,Unit,Actual 2024,% chg vs 2023,Target 2025,Growth target,Status,Dept.,Comment,Baseline
GDP,£ million,421.5,+6.2%,c. 450,6.5,Expected,Treasury,,400
Grain,tonnes,31.2,0.4,31.0+,,Binding,Farms,dry year,30
Deaths at work,deaths,4,,<=6,,B,Safety,,5
"""


def test_headings_of_an_office_s_own_and_the_columns_that_are_passed_over(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(AD_HOC, encoding="utf-8")
    ran = run("import", str(tmp_path / "a.csv"), "--lang", "en")
    assert ran.out.partition("indicators:\n")[2] == (
        '  GDP:\n    name: GDP\n    attribute: expected\n    owner: Treasury\n    unit: "£ million"\n'
        "    nature: flow  # guessed\n    direction: higher  # guessed\n"
        '    actual:\n      2024: [{value: 421.5, at: "a!C2"}, {growth: 6.2, at: "a!D2"}]\n'
        '    target:\n      2025: [{value: 450, bound: about, at: "a!E2"}, {growth: 6.5, at: "a!F2"}]\n'
        '  GRAIN:\n    name: Grain\n    attribute: binding\n    owner: Farms\n    note: "dry year"\n    unit: tonnes\n'
        "    nature: flow  # guessed\n    direction: higher  # guessed\n"
        '    actual:\n      2024: [{value: 31.2, at: "a!C3"}, {growth: 0.4, at: "a!D3"}]\n'
        '    target:\n      2025: [{value: 31.0, bound: at_least, at: "a!E3"}]\n'
        '  DEATHS-AT-WORK:\n    name: "Deaths at work"\n    owner: Safety\n    unit: deaths\n'
        "    nature: flow  # guessed\n    direction: lower  # guessed\n"
        '    actual:\n      2024: [{value: 4, at: "a!C4"}]\n'
        '    target:\n      2025: [{value: 6, bound: at_most, at: "a!E4"}]\n'
    )
    assert ran.err.splitlines() == [
        "records in which something is guessed that the table does not say: 3; check them",
        "not read: a!G4 “B”: there is no such attribute",
        "columns passed over: a!J “Baseline”; --map can give them a field",
    ]
    assert ran.code == 1


@pytest.mark.parametrize(
    ("title", "headings", "fields"),
    [
        ("2025年计划", "2024年,2025年", ["actual.value 2024", "target.value 2025"]),
        ("“十四五”规划主要指标", "2020年,2025年", ["actual.value 2020", "target.value 2025"]),
        ("2025年主要指标完成情况", "2024年,2025年", ["actual.value 2024", "actual.value 2025"]),
        ("", "2025年目标,比上年增长（%）", ["target.value 2025", "target.growth 2025"]),
        ("", "2024年实际,同比（%）", ["actual.value 2024", "actual.growth 2024"]),
        ("", "2024 actual,change on 2023,2025 target", ["actual.value 2024", "actual.change 2024", "target.value 2025"]),
        ("", "2024年完成,2025年比2024年增长（%）,2025年目标", ["actual.value 2024", "target.growth 2025", "target.value 2025"]),
    ],
)
def test_what_years_without_a_word_are(title: str, headings: str, fields: list[str]) -> None:
    layout = guessed([["指标", "单位", *headings.split(",")], ["甲", "个", *(["1"] * len(fields))]], [title])
    assert layout is not None
    assert [f"{column.field} {column.period}" for column in layout.columns[2:]] == fields


@pytest.mark.parametrize(
    ("name", "unit", "said"),
    [
        ("PM2.5平均浓度", "微克/立方米", "ratio lower"),
        ("居民消费价格指数", "上年=100", "ratio none"),
        ("人均预期寿命", "岁", "ratio none"),
        ("污水处理能力", "吨/日", "stock none"),
        ("主要污染物排放总量减少", "吨", "flow higher"),
        ("Energy per unit of GDP", "tce per 10,000 yuan", "ratio lower"),
        ("Public revenue", "£ million", "flow higher"),
        ("Maternal mortality", "deaths per 1,000", "ratio lower"),
    ],
)
def test_what_a_name_and_a_unit_are_taken_for(run: Run, tmp_path: Path, name: str, unit: str, said: str) -> None:
    (tmp_path / "g.csv").write_text(f'Indicator,Unit,2024 actual,2025 plan\n{name},"{unit}",2.0,2.1\n', encoding="utf-8")
    out = run("import", str(tmp_path / "g.csv"), "--lang", "en").out
    guesses = dict(re.findall(r"(nature|direction): (\w+)  # guessed", out))
    assert f"{guesses['nature']} {guesses['direction']}" == said


PROJECTS = """\
2025年重点项目表,,,,,,,,
序号,项目名称,建设内容,建设年限,总投资（亿元）,2025年计划投资（亿元）,2025年1-6月完成投资（亿元）,2025年计划 阶段,责任单位
一、交通,,,,,,,,
1,公路,12公里,2024-2026,2.30,0.80,0.35,续建,交通局
2,大桥,,,,"1,0",,开工,
"""


def test_a_table_of_projects(run: Run, tmp_path: Path) -> None:
    (tmp_path / "p.csv").write_text(PROJECTS, encoding="utf-8")
    ran = run("import", str(tmp_path / "p.csv"), "--lang", "zh")
    assert ran.out.partition("\n\n")[2] == (
        "projects:\n  公路:\n    name: 公路\n    category: 交通\n    owner: 交通局\n    content: 12公里\n"
        "    start: 2024\n    end: 2026\n"
        '    unit: 亿元\n    planned_investment: {value: 2.30, at: "p!E4"}\n'
        '    actual:\n      2025-H1: [{year_investment: 0.35, at: "p!G4"}]\n'
        '    target:\n      2025: [{year_investment: 0.80, at: "p!F4"}, {stage: continuing, at: "p!H4"}]\n'
        '  大桥:\n    name: 大桥\n    category: 交通\n    target:\n      2025: [{stage: new, at: "p!H5"}]\n'
    )
    assert (ran.code, ran.err) == (1, "未读 p!F5 “1,0”：不能读作一个数字\n")


def figure(form: str, number: str, bound: str = "exact", to: str | None = None, **others: Any) -> CellFigure:  # noqa: ANN401 any field
    return CellFigure(form, number, to, bound, **{"unit": None, "words": None, "stretch": False, "together": False, **others})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "form", "unit", "says"),
    [
        ("12.0", "value", "亿元", [figure("value", "12.0")]),
        ("1,234.5", "value", "亿元", [figure("value", "1234.5")]),
        ("9以上", "growth", "亿元", [figure("growth", "9", "at_least")]),
        ("≥60", "value", "%", [figure("value", "60", "at_least")]),
        ("＞５０％", "value", "%", [figure("value", "50", "over", unit="%")]),
        ("≤-20", "growth", "亿元", [figure("growth", "-20", "at_most")]),
        ("下降20%以上", "growth", "亿元", [figure("growth", "-20", "at_most", unit="%")]),
        ("下降3.2", "growth", "亿元", [figure("growth", "-3.2")]),
        ("下降0", "growth", "亿元", [figure("growth", "0")]),
        ("下降3μg/m³", "growth", "μg/m³", [figure("change", "-3", unit="μg/m³")]),
        ("2.5个百分点", "growth", "%", [figure("change", "2.5", unit="个百分点")]),
        ("85左右", "value", "%", [figure("value", "85", "about")]),
        ("约 3 亿元", "value", "亿元", [figure("value", "3", "about", unit="亿元")]),
        ("[5]", "value", "万人", [figure("value", "5", together=True)]),
        ("〔50〕", "value", "万人", [figure("value", "50", together=True)]),
        ("392.7以上〔2〕", "value", "亿元", [figure("value", "392.7", "at_least")]),
        ("力争85以上", "value", "%", [figure("value", "85", "at_least", stretch=True)]),
        ("控制在5.5以内", "value", "%", [figure("value", "5.5", "at_most")]),
        ("5000以上（市定）", "value", "人", [figure("value", "5000", "at_least", set_by="市")]),
        ("第8位", "value", "位次", [figure("value", "8")]),
        ("前3名", "value", "位次", [figure("value", "3", "at_most")]),
        ("控制在5.5", "value", "%", [figure("value", "5.5", "at_most")]),
        ("6%—7%", "growth", "亿元", [figure("growth", "6", to="7", unit="%")]),
        ("增长7%", "value", "亿元", [figure("growth", "7", unit="%")]),
        ("7.00%", "value", "%", [figure("value", "7.00", unit="%")]),
        ("2.09∶1", "value", "∶1", [figure("value", "2.09")]),
        ("at least 60%", "value", "%", [figure("value", "60", "at_least", unit="%")]),
        ("—", "value", "亿元", []),
        ("", "value", "亿元", []),
        ("705（增长7%）", "value", "亿元", [figure("value", "705"), figure("growth", "7", unit="%")]),
        ("94.5†", "value", "%", Unread("worked_out")),
        ("3万元", "value", "亿元", Unread("other_unit")),
        ("下降3.2", "value", "%", Unread("other_unit")),
        ("1.2.3", "value", "亿元", Unread("no_number")),
        ("=A1", "value", "亿元", Unread("no_number")),
        ("12.5%，5%", "value", "%", Unread("no_number")),
        ("down 22 legal persons", "growth", "legal persons", [figure("change", "-22", unit="legal persons")]),
        (
            "at least 300 per 1,000 people",
            "value",
            "per 1,000 people",
            [figure("value", "300", "at_least", unit="per 1,000 people")],
        ),
        ("about KES 86.0 million", "value", "KES million", [figure("value", "86.0", "about", unit="KES million")]),
        ("£4.20", "value", "£", [figure("value", "4.20", unit="£")]),
        ("22.8：44.1：33.1", "value", None, [figure("shares", "22.8：44.1：33.1")]),
        ("22.8:44.1", "value", None, Unread("no_number")),
        ("85%左右", "value", "天", Unread("other_unit")),
        ("+7%", "value", "亿元", [figure("growth", "7", unit="%")]),
        ("-3.2", "value", "亿元", [figure("value", "-3.2")]),
        ("ca. 3", "value", "km", [figure("value", "3", "about")]),
        ("31.0+", "value", "km", [figure("value", "31.0", "at_least")]),
        ("下降-3", "growth", "亿元", Unread("no_number")),
    ],
)
def test_what_a_cell_says(text: str, form: str, unit: str | None, says: list[CellFigure] | Unread) -> None:
    assert read_cell(text, form, unit) == says


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        ("12", "0.0", "12.0"),
        ("0.07", "0.00%", "7.00%"),
        ("1234.5", "#,##0.0", "1234.5"),
        ("9.199999999999999", "0.0;0.0", "9.2"),
        ("9.199999999999999", "General", "9.2"),
        ("-3.2", "0.0;0.0", "-3.2"),
        ("-3.2", '"下降"0.0;"下降"0.0', "下降3.2"),
        ("-3.2", "0.0_);[Red](0.0)", "-3.2"),
        ("392.7", '0.0"以上"', "392.7以上"),
        ("0.5", "0.0##", "0.5"),
        ("12", "General", "12"),
        ("1234500", "0.0,", "1234.5"),
        ("45413", "yyyy-mm-dd", "2024-05-01"),
        ("12", "@", "12"),
        ("1e400", "0.0", "1e400"),
        ("nonsense", "0.0", "nonsense"),
    ],
)
def test_what_a_spreadsheet_shows(value: str, code: str, text: str) -> None:
    assert shown(value, code) == text


def test_a_workbook_is_read_as_it_is_shown(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(tmp_path / "a.xlsx")
    sheet, hidden = book.add_worksheet("附件"), book.add_worksheet("草稿")
    hidden.hide()
    sheet.merge_range("A1:A2", "指标")
    sheet.merge_range("B1:C1", "2024年实际")
    for column, (number, code) in enumerate([(12, "0.0"), (0.07, "0.00%"), (1234.5, "#,##0.00")]):
        sheet.write_number(2, column, number, book.add_format({"num_format": code}))
    book.close()
    assert read_tables(tmp_path / "a.xlsx").tables == [
        Table("附件", [["指标", "2024年实际", "2024年实际"], ["指标", "", ""], ["12.0", "7.00%", "1234.50"]])
    ]


def test_tracked_insertions_are_read_and_deletions_are_not(tmp_path: Path) -> None:
    body = """<w:p><w:r><w:t>附件1</w:t></w:r></w:p><w:tbl>
    <w:tr><w:tc><w:p><w:r><w:t>指标</w:t></w:r></w:p></w:tc>
    <w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>2024年</w:t></w:r></w:p></w:tc></w:tr>
    <w:tr><w:sdt><w:sdtContent><w:tc><w:p><w:r><w:t>GDP</w:t></w:r></w:p></w:tc></w:sdtContent></w:sdt>
    <w:tc><w:p><w:r><w:t>达到</w:t></w:r><w:del><w:r><w:delText>600</w:delText></w:r></w:del>
    <w:moveFrom><w:r><w:t>9</w:t></w:r></w:moveFrom><w:ins><w:r><w:t>705</w:t></w:r></w:ins><w:r><w:t>亿元增长</w:t></w:r>
    <w:ins><w:r><w:t>7%</w:t></w:r></w:ins></w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"""
    read = read_tables(Path(word(tmp_path / "a.docx", body)))
    rows = [["指标", "2024年", "2024年"], ["GDP", "达到705亿元增长7%", ""]]
    assert (read.tables, read.tracked) == ([Table("T1", rows, ("附件1",), copies=frozenset({(0, 2)}))], True)


BOMB = '<!DOCTYPE x [<!ENTITY a "ha">]><x>&a;</x>'


@pytest.mark.parametrize("content", [BOMB, BOMB.encode("utf-16"), "<x>", ""], ids=["entity", "utf-16", "cut off", "empty"])
def test_what_is_no_plain_xml_is_refused(tmp_path: Path, content: str | bytes) -> None:
    file = tmp_path / "a.docx"
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("word/document.xml", content)
    with pytest.raises(RefusedError, match=r"is no \.docx file, or is damaged"):
        read_tables(file)


def test_a_part_that_is_too_large_unpacked_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planctl.read.packages.MOST_XML", 1000)
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("a.xml", "<x>" + " " * 1000 + "</x>")
    with pytest.raises(RefusedError, match="more than 1000 bytes unpacked"):
        Package(tmp_path / "a.xlsx", content.getvalue()).part("a.xml")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.pdf", b"", "{file}: .xlsx, .docx, .html and .csv files are read"),
        ("a.xlsx", b"PK", "{file} is no .xlsx file, or is damaged"),
        (
            "a.csv",
            "指标,单位\n".encode(),
            "{file} has no table of indicators or projects: a heading must say Indicator or Project, ",
        ),
        (
            "a.csv",
            "指标,2024年实际\n".encode("gb18030")[:-2] + b"\xff\n",
            "{file}: the file is not UTF-8 text: some of its bytes are damaged",
        ),
    ],
)
def test_what_can_not_be_imported(run: Run, tmp_path: Path, name: str, content: bytes, said: str) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    ran = run("import", str(file), "--lang", "en")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("planctl: " + said.format(file=file))


@pytest.mark.parametrize("encoding", ["GB18030", "UTF-16"])
def test_what_spreadsheets_write_unasked_is_read_and_told(run: Run, tmp_path: Path, encoding: str) -> None:
    table = "指标,单位,2024年实际,2025年目标\r\n粮食产量,万吨,41.10,≥42\r\n"
    (tmp_path / "utf-8.csv").write_bytes(table.encode())
    (tmp_path / "sheet.csv").write_bytes(table.encode(encoding))
    plain, ran = (run("import", str(tmp_path / name), "--lang", "en") for name in ("utf-8.csv", "sheet.csv"))
    assert ran.out == plain.out.replace("utf-8", "sheet")
    assert ran.err == f"the file is not UTF-8; it is read as {encoding}\n" + plain.err.replace("utf-8", "sheet")


PLANS = [shipped_plan(), *sorted((Path(__file__).parent / "plans").glob("*.yaml"))]


PASSED_OVER = ("number", "note", "area", "")
TOLD = re.compile("(?:未读|not read:) (.+?![A-Z]+[0-9]+) “(.*)”")


def printed(file: Path, told: Collection[str] = ()) -> dict[tuple[str, str], dict[str, str]]:
    """What the annexes of a workbook print of each thing, but for notes, for verdicts and for cells that were told."""
    rows: dict[tuple[str, str], dict[str, str]] = {}
    for table in read_tables(file).tables:
        layout = guessed(table.rows, table.before)
        for at, row in enumerate(table.rows if layout else ()):
            cells = {
                column: cell.rstrip("*")
                for number, (column, cell) in enumerate(zip(layout.columns if layout else (), row, strict=True))
                if column.field not in PASSED_OVER and cell not in ("", "—") and table.place(at, number) not in told
            }
            name = next((cell for column, cell in cells.items() if column.field == "name"), "")
            has_figures = any("." in column.field or column.field == PLANNED for column in cells)
            if layout and at >= layout.first and has_figures and len({*cells.values()}) > 1:
                rows[table.name, name] = {
                    column.heading if any(map(str.isdigit, cell)) else column.heading.split()[0]: cell
                    for column, cell in cells.items()
                }
    return rows


WORKED_OUT = re.compile("†|[（(][+-]")
"""What an annex prints that no text says: it is told and left out."""


def test_the_plans_hold_every_kind_of_figure() -> None:
    plans = [plan for each in PLANS if (plan := read(each).plan)]
    subjects = [subject for plan in plans for _, subject in plan.subjects()]
    series = [one for each in subjects for one in (each.actual, each.target)] + [
        one for plan in plans for one in plan.observations.values()
    ]
    figures = [each for one in series for several in one.values() for each in several]
    assert {each.form for each in figures} >= {*FORMS}
    assert {each.bound for each in figures} == {*BOUND_WORDS}
    assert any(each.to is not None for each in figures)
    assert {each.attribute for each in subjects if isinstance(each, Indicator)} >= {"binding", "expected"}


@pytest.mark.parametrize("language", slow_but("zh", of=["zh", "en"]))
@pytest.mark.parametrize("plan", slow_but(*PLANS[:5], of=PLANS), ids=lambda plan: plan.stem)
def test_an_annex_that_is_imported_prints_the_same_again(run: Run, tmp_path: Path, plan: Path, language: str) -> None:
    first, second, made = tmp_path / "first.xlsx", tmp_path / "second.xlsx", tmp_path / "made"
    assert run("annex", "all", "--all", "-o", str(first), "--lang", language, "--data", str(plan)).code == 0
    left = TOLD.findall(run("import", str(first), "-o", str(made), "--lang", language).err)
    assert [text for _, text in left if not WORKED_OUT.search(text)] == []
    assert run("annex", "all", "--all", "-o", str(second), "--lang", language, "--data", str(made)).code == 0
    assert printed(second) == printed(first, [place for place, _ in left])


def test_an_imported_plan_is_not_said_to_be_from_a_text(run: Run, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("指标,单位,2025年实际,2026年目标\n森林覆盖率,%,55.1,55.3以上\n", encoding="utf-8")
    assert run("import", str(tmp_path / "t.csv"), "-o", str(tmp_path / "plan")).code == 0
    notes = run("annex", "2", "--format", "md", "--lang", "zh", "--data", str(tmp_path / "plan")).out.splitlines()[-1]
    assert notes == "- 数字来自《t.csv》。空格表示其中没有这个数字。"
