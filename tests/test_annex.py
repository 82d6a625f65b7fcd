"""The annexes: what stands in them, what is left empty, and the files that they are handed over in."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
import sys
from collections import Counter
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import pytest

from planctl.assess.answers import recorded_figure
from planctl.plan.model import Plan, Statement
from planctl.plan.vocabulary import Form
from planctl.render.documents.cells import figure
from tests.conftest import Golden, Run, calls_of

PLAN = """
about: {id: demo, name: {zh: 演示计划, en: Demo plan}, year: 2024, source: report, annexes: rebuilt}
sources: {report: {title: {zh: 演示报告, en: Demo report}}}
categories: {city: {zh: 城市, en: City}, rural: {zh: 乡村}}
inferences: {guess: {zh: 按惯例, en: By custom, sources: [report]}, kind: {zh: 按工程性质, en: By its kind}}
indicators:
  GDP:
    name: {zh: 地区生产总值, en: Gross domestic product}
    unit: 亿元
    nature: flow
    direction: higher
    attribute: expected
    basis: stated
    headline: true
    actual:
      2022: [{value: 90.0, at: 1}]
      2023: [{value: 100.5, at: 2}, {growth: 6, at: 2}]
    target:
      2023: [{value: 100, bound: at_least, at: 3}]
      2024: [{value: 110, bound: over, stretch: true, at: 4}, {growth: -2.50, bound: at_most, at: 4}]
  FOREST:
    name: {zh: "=森林覆盖率", en: "=Forest"}
    unit: "%"
    nature: rate
    direction: higher
    attribute: binding
    basis: inferred
    reason: guess
    headline: true
    actual: {2023: [{value: 61.3, at: 5}, {change: 0.2, at: 5}]}
    target: {2024: [{text: {zh: 稳步提高, en: rise steadily}, at: 6}]}
  OTHER:
    name: {zh: 其他}
    unit: 个
    unit_basis: inferred
    unit_reason: guess
    nature: flow
    direction: higher
    target: {2024: [{value: 3, at: 9}]}
projects:
  BRIDGE:
    name: {zh: 大桥, en: Bridge}
    category: city
    category_basis: inferred
    category_reason: kind
    unit: 亿元
    actual: {2023: [{stage: new, at: 7}, {progress: 20, of: works, at: 7}]}
    target: {2024: [{stage: completed, at: 8}, {value: 3.2, at: 8}]}
  ROAD: {name: {zh: 道路}, kind: programme, actual: {2023: [{stage: continuing, at: 7}]}}
totals:
  ALL: {name: {zh: 合计}, measure: indicators, unit: 项, target: {2024: [{value: 47, at: 1}]}}
  KEY: {name: {zh: 项目数}, measure: count, unit: 个, scope: k, parts: {category: [KEY-CITY]}, target: {2024: [{value: 9, at: 1}]}}
  KEY-CITY: {name: {zh: 城市项目数}, measure: count, unit: 个, scope: k, category: city, target: {2024: [{value: 5, at: 1}]}}
  KEY-NEW: {name: {zh: 新开工}, measure: count, unit: 个, scope: k, stage: new, target: {2024: [{value: 4, at: 1}]}}
"""


PLANS = Path(__file__).parent / "plans"


def made(run: Run, tmp_path: Path, name: str, *arguments: str, plan: str | None = PLAN) -> Path:
    file = tmp_path / name
    ran = run("annex", *arguments, "-o", str(file), plan=plan)
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    return file


def test_csv_is_the_table_with_the_results_judged(run: Run, tmp_path: Path) -> None:
    assert made(run, tmp_path, "1.csv", "1", "--lang", "zh").read_text(encoding="utf-8") == (
        "序号,指标名称,计量单位,2022年实际,2023年计划,2023年实际,2023年实际增长（%）,完成情况,属性,出处\n"
        "1,地区生产总值,亿元,90.0,100以上,100.5,6,好于预期,预期性,P1 P3 P2\n"
        "2,'=森林覆盖率,%,,,61.3,上升0.2个百分点,—,约束性*,P5\n"
        "演示计划；数字截至2023-12-31；来源：《演示报告》（按报告正文重建，非官方附表）\n"
    )


def test_csv_in_english_lists_targets_with_their_bounds(run: Run, tmp_path: Path) -> None:
    assert made(run, tmp_path, "2.csv", "2", "--all").read_text(encoding="utf-8") == (
        "No.,Indicator,Unit,2023 actual,2023 actual growth (%),2024 plan,2024 plan growth (%),Attribute,Remarks,Where\n"
        "1,Gross domestic product,100m yuan,100.5,6,>110,down ≥2.50,expected,stretch,P2 P4\n"
        "2,'=Forest,%,61.3,up 0.2 points,rise steadily,,binding*,,P5 P6\n"
        "3,其他,number*,,,3,,—,,P9\n"
        '"Demo plan; known by 2023-12-31; source: Demo report. Rebuilt from the report\'s text, not the official annex"\n'
    )


def test_who_is_responsible_stands_in_the_annexes_where_a_plan_says_so(run: Run, tmp_path: Path) -> None:
    owned = PLAN.replace(
        "    headline: true\n    actual:\n", "    headline: true\n    owner: {zh: 发展改革委, en: DRC}\n    actual:\n", 1
    )
    for number, where in (("1", "P1 P3 P2"), ("2", "P2 P4")):
        with_owner = (
            made(run, tmp_path, f"owned-{number}.csv", number, "--lang", "zh", plan=owned).read_text(encoding="utf-8").splitlines()
        )
        without = made(run, tmp_path, f"without-{number}.csv", number, "--lang", "zh").read_text(encoding="utf-8").splitlines()
        assert with_owner[0] == without[0].replace("属性", "属性,责任单位")
        assert with_owner[1] == without[1].replace("预期性", "预期性,发展改革委")
        assert with_owner[1].endswith(where)
        assert with_owner[2] == without[2].replace("约束性*", "约束性*,—")
    row = run("annex", "2", "--json", plan=owned).json["results"][0]
    assert (row["owner_zh"], row["owner_en"]) == ("发展改革委", "DRC")


def test_indicators_stand_under_their_areas_and_remarks_are_numbered(run: Run, tmp_path: Path) -> None:
    plan = """
about: {id: county, name: {zh: 某县计划, en: County plan}, year: 2024, source: report}
sources: {report: {title: {zh: 计划报告, en: Plan report}}}
areas: {economy: {zh: 经济, en: Economy}, safety: {zh: 安全, en: Safety}}
indicators:
  DEATHS:
    name: {zh: 事故死亡人数, en: Deaths in accidents}
    area: safety
    unit: 人
    nature: flow
    direction: lower
    note: {zh: 不含铁路, en: without railways}
    target: {2024: [{growth: -20, bound: at_most, at: 1}]}
  AID: {name: {zh: 对口支援, en: Aid}, unit: 万元, nature: flow, direction: higher, target: {2024: [{value: 3, at: 4}]}}
  JOBS:
    name: {zh: 新增就业, en: New jobs}
    area: economy
    unit: 万人
    nature: flow
    direction: higher
    target: {2024: [{value: 1, bound: at_least, stretch: true, at: 2}]}
"""
    assert made(run, tmp_path, "2.md", "2", "--lang", "zh", plan=plan).read_text(encoding="utf-8") == (
        "- 某县计划；来源：《计划报告》\n\n"
        "**附件2 2024年国民经济和社会发展计划指标**\n\n"
        "| 序号 | 指标名称 | 计量单位 | 2024年计划 | 2024年计划增长（%） | 备注 | 出处 |\n"
        "| ---: | --- | --- | ---: | ---: | --- | --- |\n"
        "|  | 一、经济 |  |  |  |  |  |\n"
        "| 1 | 新增就业 | 万人 | 1以上 |  | 力争 | P2 |\n"
        "|  | 二、安全 |  |  |  |  |  |\n"
        "| 2 | 事故死亡人数 | 人 |  | 下降20以上 | 〔1〕 | P1 |\n"
        "|  | 三、其他 |  |  |  |  |  |\n"
        "| 3 | 对口支援 | 万元 | 3 |  |  | P4 |\n\n"
        "- 〔1〕不含铁路\n"
        "- 属性为“—”的3项，报告没有写明，也没有推断。\n"
        "- 数字来自《计划报告》；P7 指其第7段，从第一段数起。空格表示其中没有这个数字。\n"
    )
    assert made(run, tmp_path, "2.csv", "2", plan=plan).read_text(encoding="utf-8") == (
        "Area,No.,Indicator,Unit,2024 plan,2024 plan growth (%),Remarks,Where\n"
        "Economy,1,New jobs,10k persons,≥1,,stretch,P2\n"
        "Safety,2,Deaths in accidents,persons,,down ≥20,without railways,P1\n"
        "Other,3,Aid,10k yuan,3,,,P4\n"
        "County plan; source: Plan report\n"
    )


def test_projects_finished_stand_apart_from_those_to_be_finished_and_can_be_filtered(run: Run, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    plan = """
about: {id: county, name: {zh: 某县计划}, year: 2024, source: report}
sources: {report: {title: {zh: 计划报告}}}
categories: {city: {zh: 城市}}
projects:
  BRIDGE: {name: {zh: 大桥}, category: city, actual: {2023: [{stage: completed, at: 1}]}}
  ROAD: {name: {zh: 道路}, category: city, target: {2024: [{stage: completed, at: 2}]}}
"""
    page = openpyxl.load_workbook(made(run, tmp_path, "a.xlsx", "3", "--lang", "zh", plan=plan))["附件3"]
    assert [[cell.value for cell in row] for row in page.iter_rows(min_row=4, max_row=10)] == [
        ["序号", "项目名称", "2023年", "2024年计划", None, None],
        [None, None, "阶段", "阶段", "类别", "阶段"],
        ["城市", None, None, None, "城市", None],
        ["2024年计划完工（列出1个）", None, None, None, "城市", "2024年计划完工"],
        [1, "道路", None, "完工", "城市", "2024年计划完工"],
        ["2023年完工（列出1个）", None, None, None, "城市", "2023年完工"],
        [2, "大桥", "完工", None, "城市", "2023年完工"],
    ]
    assert (page.auto_filter.ref, page.print_area) == ("A5:F10", "'附件3'!$A$1:$D$13")


def test_a_long_list_breaks_its_pages_before_a_heading(run: Run, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    file = tmp_path / "a.xlsx"
    assert run("annex", "3", "--lang", "zh", "-o", str(file)).code == 0
    page = openpyxl.load_workbook(file)["附件3"]
    with ZipFile(file) as parts:
        ends = re.findall(r'<brk id="(\d+)"', parts.read("xl/worksheets/sheet1.xml").decode())
    lasts = [page.cell(int(row), 1).value for row in ends]
    assert len(lasts) >= 4
    assert all(isinstance(last, int) for last in lasts)


def test_cumulative_change_is_a_note(run: Run) -> None:
    plan = """
indicators:
  CO2:
    name: {zh: 单位能耗}
    unit: 吨
    nature: ratio
    direction: lower
    headline: true
    target: {2024: [{growth: -14, since: 2020, at: 3}]}
"""
    (row,) = run("annex", "2", "--json", plan=plan).json["results"]
    assert (row["target"], row["target_growth"]) == (None, None)
    assert [(each["value"], each["since"]) for each in row["others"]] == [(-14, 2020)]


def test_excel_marks_a_csv_as_utf_8(run: Run, tmp_path: Path) -> None:
    plain, marked = made(run, tmp_path, "a.csv", "2"), made(run, tmp_path, "b.csv", "2", "--excel")
    assert marked.read_bytes() == b"\xef\xbb\xbf" + plain.read_bytes()


THIS_YEAR = """
about: {id: town-2024, name: {zh: 某镇2024年计划, en: A town's plan}, year: 2024, source: report, annexes: rebuilt}
sources:
  report: {title: {zh: 计划报告, en: Plan report}}
  flash: {title: {zh: 快报, en: Flash figures}, published: 2025-01-20}
  communique: {title: {zh: 公报, en: Communique}, published: 2025-03-10}
indicators:
  GDP:
    name: {zh: 生产总值, en: GDP}
    unit: 亿元
    nature: flow
    direction: higher
    attribute: expected
    actual: {2023: [{value: 100, at: 1}]}
    target: {2024: [{growth: 6, at: 2}]}
  DEATHS:
    name: {zh: 死亡人数, en: Deaths}
    unit: 人
    nature: flow
    direction: lower
    attribute: binding
    target: {2024: [{value: 30, bound: at_most, at: 2}]}
  TREES: {name: {zh: 植树, en: Trees}, unit: 株, nature: flow, direction: higher, target: {2024: [{value: 50, at: 2}]}}
observations:
  GDP: {2024: [{value: 107, source: flash}, {value: 108, source: communique}, {growth: 5.8, source: communique}]}
  DEATHS: {2024-H1: [{value: 20, source: flash}], 2024-12: [{value: 28, source: communique}]}
"""


def test_the_annex_of_the_plan_s_own_year_has_the_newest_results(run: Run) -> None:
    assert run("annex", "1", "--year", "2024", "--format", "md", plan=THIS_YEAR).out == (
        "**Annex 1. Results of 2024 against the plan**\n\n"
        "| Indicator | Unit | 2023 actual | 2024 plan | 2024 plan growth (%) | 2024 actual | 2024 actual growth (%) | Result "
        "| Attribute |\n"
        "| --- | --- | ---: | ---: | ---: | ---: | ---: | --- | --- |\n"
        "| GDP | 100m yuan | 100 |  | 6 | 108 | 5.8 | missed | expected |\n"
        "| Deaths | persons |  | ≤30 |  | 28 |  | better | binding |\n"
        "| Trees | plants |  | 50 |  |  |  | no such figure yet | — |\n\n"
        "- Compiled from the results published since, not the official annex\n"
        "- For 1 of the 3 there is no result of 2024 yet; it is left empty.\n"
        "- For 2 of the 3 no level of 2023 is recorded; it is left empty, not worked back from the growth.\n"
        "- Results are from: Communique.\n"
        "- The attribute of 1 is neither stated nor inferred: “—”.\n"
        "- Figures are from: Plan report. P7 is its paragraph 7, counted from the first. An empty cell: it gives none.\n"
    )


def test_the_annex_of_the_plan_s_own_year_before_any_result(run: Run) -> None:
    ran = run("annex", "1", "--year", "2024", "--format", "md", "--lang", "zh", "--as-of", "2025-01-19", plan=THIS_YEAR)
    assert "附件1 2024年国民经济和社会发展计划执行情况" in ran.out
    assert "- 全部3项尚无2024年的结果，留空。\n" in ran.out
    # By default it is of the year that the plan itself reports on.
    assert "**Annex 1. Indicators: results of 2023**" in run("annex", "1", "--format", "md", plan=THIS_YEAR).out


def test_only_annex_1_is_of_another_year(run: Run) -> None:
    ran = run("annex", "2", "--year", "2024", plan=THIS_YEAR)
    assert (ran.code, ran.out, ran.err.count("--year")) == (2, "", 1)
    whole = run("annex", "all", "--year", "2024", "--format", "md", plan=THIS_YEAR).out
    assert "**Annex 1. Results of 2024 against the plan**" in whole
    assert "| Indicator | Unit | 2023 actual | 2024 plan | 2024 plan growth (%) | Attribute |" in whole


def test_screen_groups_projects(run: Run, golden: Golden) -> None:
    golden("annex-3-table-zh.txt", run("annex", "3", "--lang", "zh", "-f", "table", plan=PLAN).out)


def test_words_of_projects_stand_for_their_stages(run: Run, tmp_path: Path) -> None:
    plan = """
about: {id: county, name: {zh: 某县计划}, year: 2024, source: report}
sources: {report: {title: {zh: 计划报告}}}
projects:
  ROAD:
    name: {zh: 江龙高速}
    actual: {2023: [{stage: continuing, at: 24}]}
    target: {2024: [{text: {zh: 主体完工, en: main works completed}, stretch: true, at: 47}]}
  FILM: {name: {zh: 薄膜技改}, target: {2024: [{stage: continuing, at: 53}, {text: {zh: 达产, en: reaches design output}, at: 69}]}}
  PARK: {name: {zh: 农旅产业园}, actual: {2023: [{text: {zh: 开门迎客, en: open to visitors}, at: 21}]}}
"""
    assert made(run, tmp_path, "3.csv", "3", "--lang", "zh", plan=plan).read_text(encoding="utf-8") == (
        "阶段,序号,项目名称,2023年阶段,2024年计划阶段,备注,出处\n"
        "2024年计划续建,1,薄膜技改,,续建,2024年目标：达产,P53 P69\n"
        "2023年续建,2,江龙高速,续建,主体完工,力争,P24 P47\n"
        "报告未写明阶段,3,农旅产业园,开门迎客,,,P21\n"
        "某县计划；数字截至2023-12-31；来源：《计划报告》\n"
    )


def test_a_planned_investment_is_remarked(run: Run, tmp_path: Path) -> None:
    plan = """
about: {id: county, name: {zh: 某县计划}, year: 2024, source: report}
sources: {report: {title: {zh: 计划报告}}}
projects: {PARK: {name: {zh: 光伏产业园, en: Solar park}, unit: 亿元, planned_investment: {value: 120, at: 12}}}
"""
    lines = [
        made(run, tmp_path, f"{language}.csv", "3", "--lang", language, plan=plan).read_text(encoding="utf-8").splitlines()[1]
        for language in ("zh", "en")
    ]
    assert lines == [
        "1,光伏产业园,120亿元,总投资为计划数,P12",
        "1,Solar park,120 (100m yuan),the investment is planned,P12",
    ]


def test_a_project_list_has_the_columns_that_it_fills(run: Run, tmp_path: Path) -> None:
    plan = """
about: {id: city, name: {zh: 某市计划}, year: 2024, source: report}
sources: {report: {title: {zh: 项目表}}, h1: {title: {zh: 上半年进展}}}
projects:
  ROAD:
    name: {zh: 东环路, en: Ring road}
    unit: 万元
    owner: {zh: 交通局, en: Transport bureau}
    start: 2022
    end: 2025
    actual: {2023: [{investment_to_date: 20000, at: 1}]}
    target: {2024: [{stage: continuing, at: 1}, {year_investment: 12000, at: 1}]}
  DIKE: {name: {zh: 江堤, en: Dike}, target: {2024: [{stage: new, at: 2}]}}
observations: {ROAD: {2024-H1: [{year_investment: 6000, source: h1}]}}
"""
    file = made(run, tmp_path, "list.csv", "3", "--lang", "zh", plan=plan)
    assert file.read_text(encoding="utf-8-sig") == (
        "阶段,序号,项目名称,责任单位,建设年限,2024年计划阶段,累计完成投资,2024年计划投资,2024年完成投资,出处\n"
        "2024年计划续建,1,东环路,交通局,2022–2025,续建,20000万元 (2023),12000万元,6000万元 (2024-H1),P1 h1\n"
        "2024年计划新开工,2,江堤,—,,新开工,,,,P2\n"
        "某市计划；数字截至2024-06-30；来源：《项目表》\n"
    )
    notes = run("annex", "3", "--json", plan=plan).json["summary"]["notes"]
    (few,) = (note["details"] for note in notes if note["code"] == "few_investments")
    assert few == {"given": 0, "planned": 1, "lines": 2}


def test_notes_say_what_is_inferred_and_missing(run: Run) -> None:
    summary = run("annex", "all", "--json", plan=PLAN).json["summary"]
    notes = {(note["annex"], note["code"]): note["details"] for note in summary["notes"]}
    assert notes[1, "no_targets"] == {"year": 2023, "missing": 1, "lines": 2}
    assert notes[1, "inferred_attributes"] == {
        "lines": 1,
        "reasons": [
            {
                "reason": {"name_zh": "按惯例", "name_en": "By custom"},
                "sources": [{"name_zh": "演示报告", "name_en": "Demo report"}],
                "numbers": [2],
            }
        ],
    }
    assert (notes[2, "official_list"]["official"]["all"]["value"], notes[2, "official_list"]["listed"]) == (47, 2)
    assert notes[2, "more"] == {"year": 2024, "listed": 2, "having": 3}


def test_shipped_annexes_do_not_pass_for_the_official_ones(run: Run) -> None:
    document = run("annex", "all", "--json").json
    official = next(note for note in document["summary"]["notes"] if note["code"] == "official_list")["details"]
    assert {key: term["value"] for key, term in official["official"].items()} == {"all": 47, "binding": 7, "expected": 40}
    assert official["listed"] != official["official"]["all"]["value"]
    results = [row for row in document["results"] if row["annex"] == 1]
    assert results
    assert all(row["target"] is None and row["verdict"] == "not_in_text" for row in results)


OWN = "annexes: original, notes: [{zh: 单位为试算, en: Units are provisional.}, {zh: 附件二另发}]}"


@pytest.mark.parametrize("about", ["annexes: original}", "extent: whole}"])
def test_only_a_rebuilt_annex_says_that_it_is_one(run: Run, about: str) -> None:
    plan = PLAN.replace("annexes: rebuilt}", about)
    for language, words in (("zh", ("重建", "附表", "清单", "名单")), ("en", ("rebuilt", "official annex", "official list"))):
        out = run("annex", "all", "--lang", language, "--format", "md", plan=plan).out
        assert [word for word in words if word in out] == []


def test_a_plan_has_notes_of_its_own(run: Run, tmp_path: Path) -> None:
    plan = PLAN.replace("annexes: rebuilt}", OWN)
    assert run("annex", "2", "--lang", "en", "--format", "md", plan=plan).out.endswith("- Units are provisional.\n- 附件二另发\n")
    assert run("annex", "1", "--lang", "zh", "--format", "md", plan=plan).out.endswith("- 单位为试算\n- 附件二另发\n")
    page = tmp_path / "page.html"
    assert run("report", "-o", str(page), plan=plan).code == 0
    text = page.read_text(encoding="utf-8")
    assert ("Units are provisional." in text, "附件二另发" in text, "重建" in text) == (True, True, False)


def test_workbook_holds_real_numbers_that_read_as_printed(run: Run, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(made(run, tmp_path, "a.xlsx", "all", "--lang", "zh"))
    assert book.sheetnames == ["附件1", "附件2", "附件3", "出处"]
    row = {cell.column_letter: cell for cell in book["附件2"][6]}
    assert [(row[column].value, row[column].number_format) for column in "DEFG"] == [
        (100.5, "0.0"),
        (6, "0;0"),
        (110, '"超"0'),
        (-2.5, '"下降"0.00"以上";"下降"0.00"以上"'),
    ]
    name = book["附件2"]["B7"]
    assert (name.value, name.data_type) == ("=森林覆盖率", "s")
    page = book["附件2"]
    assert (page.freeze_panes, page.print_title_rows, page.page_setup.orientation, page.page_setup.paperSize) == (
        "C6",
        "$4:$5",
        "portrait",
        9,
    )
    assert [cell.value for cell in book["出处"][2]] == [1, 1, "地区生产总值", "2022年实际", 90, 1]


def test_document_repeats_its_headings(run: Run, tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document(str(made(run, tmp_path, "a.docx", "all", "--lang", "zh")))
    assert [len(table.rows) for table in document.tables] == [4, 4, 9]
    assert all("w:tblHeader" in row._tr.xml for table in document.tables for row in table.rows[:2])
    assert [[cell.text for cell in row.cells] for row in document.tables[2].rows[:2]] == [
        ["序号", "项目名称", "2023年", "2023年", "2024年计划", "总投资", "备注"],
        ["序号", "项目名称", "阶段", "进度", "阶段", "总投资", "备注"],
    ]
    assert [cell.text for cell in document.tables[2].rows[5].cells] == [
        "1",
        "大桥*",
        "新开工",
        "20%",
        "完工",
        "3.2亿元",
        "〔1〕〔2〕",
    ]
    assert [paragraph.text for paragraph in document.paragraphs if paragraph.text.startswith("〔")] == [
        "〔1〕2023年进度按总工程量计算",
        "〔2〕总投资为计划数",
    ]


def test_each_annex_of_a_document_has_room_on_its_own_pages_and_says_where_its_figures_stand(run: Run, tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document(str(made(run, tmp_path, "a.docx", "all", "--lang", "en", plan=None)))
    assert [section.page_width < section.page_height for section in document.sections] == [True, False, False]
    told = [paragraph.text for paragraph in document.paragraphs if paragraph.text.startswith("Where the figures")]
    assert [line[:66] for line in told] == [
        "Where the figures of each line stand: 1-6, 23: P7; 7, 12-13: P9; 8",
        "Where the figures of each line stand: 1: P7 P38; 2: P7 P107; 3: P7",
        "Where the figures of each line stand: 1, 3, 12, 14, 17, 57-61, 64-",
    ]
    chinese = docx.Document(str(made(run, tmp_path, "zh.docx", "all", "--lang", "zh", plan=None)))
    assert [section.page_width < section.page_height for section in chinese.sections] == [True, True, True]


def test_markdown_and_page_hold_every_column(run: Run, tmp_path: Path) -> None:
    assert "| 1 | 大桥\\* | 新开工 | 20% | 完工 | 3.2亿元 | 〔1〕〔2〕 | P7 P8 |" in made(
        run, tmp_path, "a.md", "3", "--lang", "zh"
    ).read_text(encoding="utf-8")
    page = made(run, tmp_path, "a.html", "3").read_text(encoding="utf-8")
    assert '<td class="left">Bridge*</td>' in page
    assert "<script" not in page


@pytest.mark.parametrize("suffix", ["xlsx", "docx", "md", "html"])
def test_the_same_plan_gives_the_same_bytes(run: Run, tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch) -> None:
    first = made(run, tmp_path, f"a.{suffix}", "all").read_bytes()
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    monkeypatch.setattr("time.localtime", lambda *_: __import__("time").gmtime(2_000_000_000))
    assert made(run, tmp_path, f"b.{suffix}", "all").read_bytes() == first


def test_refusals(run: Run, tmp_path: Path) -> None:
    there = tmp_path / "there.md"
    there.write_text("mine")
    (tmp_path / "plan.md").write_text(PLAN, encoding="utf-8")
    refused = {
        "there already": run("annex", "1", "-o", str(there), plan=PLAN),
        "no kind": run("annex", "1", "-o", str(tmp_path / "a.txt"), plan=PLAN),
        "several in a csv": run("annex", "all", "-o", str(tmp_path / "a.csv"), plan=PLAN),
        "not a csv": run("annex", "1", "--excel", "-o", str(tmp_path / "a.md"), plan=PLAN),
        "nothing to list": run("annex", "all", plan="indicators: {}"),
        "the plan itself": run("annex", "1", "--force", "-o", str(tmp_path / "plan.md"), "--data", str(tmp_path / "plan.md")),
    }
    assert {case: (ran.code, ran.out) for case, ran in refused.items()} == dict.fromkeys(refused, (2, ""))
    assert there.read_text() == "mine"
    assert refused["no kind"].err == "planctl: -o: the file's name may end in .xlsx, .docx, .csv, .md, .html\n"
    assert refused["several in a csv"].err == "planctl: a .csv file holds one table: name annex 1, 2 or 3\n"


def test_a_missing_library_is_named_with_its_extra(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    ran = run("annex", "1", "-o", str(tmp_path / "a.xlsx"), "--lang", "zh", plan=PLAN)
    assert (ran.code, ran.err) == (2, "planctl: 写这种文件还需要一个库：pip install 'XlsxWriter>=3.2.5'\n")


@pytest.mark.parametrize(
    ("value", "form", "unit", "expected"),
    [
        ("12.0", "value", "亿元", ("12.0", Decimal("12.0"), "0.0")),
        ("61.5", "value", "%", ("61.5%", Decimal("61.5"), '0.0"%"')),
        ("-3", "change", "μg/m³", ("下降3μg/m³", Decimal(-3), '"下降"0"μg/m³";"下降"0"μg/m³"')),
    ],
)
def test_a_cell_keeps_the_printed_digits(value: str, form: Form, unit: str, expected: tuple[str, Decimal, str]) -> None:
    number = Decimal(value)
    statement = Statement(value=number, at=1) if form == "value" else Statement(change=number, at=1)
    recorded = recorded_figure(Plan(), unit, "2024", "actual", statement)
    assert tuple(figure(recorded, "zh")) == expected


@pytest.mark.engines
@pytest.mark.parametrize("suffix", ["xlsx", "docx"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_printed_pages_cut_nothing_and_repeat_their_heading(run: Run, tmp_path: Path, suffix: str, language: str) -> None:
    if not (shutil.which("soffice") and shutil.which("pdftotext")):
        pytest.skip("LibreOffice and poppler are not installed")
    file = tmp_path / f"a.{suffix}"
    assert run("annex", "3", "--lang", language, "-o", str(file)).code == 0
    own = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"  # two runs at once would share the user's
    subprocess.run(
        ["soffice", own, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, file], check=True, capture_output=True
    )
    text = subprocess.run(["pdftotext", "-layout", tmp_path / "a.pdf", "-"], check=True, capture_output=True, text=True).stdout
    pages = [page for page in text.split("\f") if page.strip()]
    heading = "项目名称" if language == "zh" else "Project"
    tables = [page for page in pages if heading in page]
    assert "###" not in text
    assert len(tables) >= 5
    names = [row[f"name_{language}"] for row in csv.DictReader(io.StringIO(run("annex", "3", "-f", "csv").out))]
    # A name that wraps is not one run of text: its words are counted, and its Chinese characters.
    printed, said = Counter(_WORD.findall(text)), Counter(_WORD.findall(" ".join(names)))
    assert said - printed == Counter()


_WORD = re.compile(r"[^\W_\u4e00-\u9fff]+|[\u4e00-\u9fff]")


def test_the_annexes_on_a_screen_share_its_rows(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = run("annex", "all", "--format", "table", "--all", plan=PLAN).out
    monkeypatch.setattr("planctl.render.MOST_ROWS", 1)
    short = run("annex", "all", "--format", "table", "--all", plan=PLAN).out
    assert short.count("more rows with --format tsv") == len([line for line in whole.split("\n") if "───" in line])


@pytest.mark.parametrize("format_", ["tsv", "csv"])
def test_all_annexes_in_one_table_have_all_their_fields(run: Run, format_: str) -> None:
    written = run("annex", "all", "--format", format_, plan=PLAN).out
    rows = list(csv.DictReader(io.StringIO(written), delimiter="\t" if format_ == "tsv" else ","))
    told = [row.get("project", row)["name_zh"] for row in run("annex", "all", "--json", plan=PLAN).json["results"]]
    assert [(row["name_zh"] or row["name_zh"]).removeprefix("'") for row in rows] == told
    assert {row["annex"] for row in rows} == {"1", "2", "3"}


def test_a_row_of_a_document_costs_what_a_row_of_csv_does(run: Run, tmp_path: Path) -> None:
    pytest.importorskip("docx")
    record = (
        "  A{n}: {{name: {{zh: 指标{n}}}, unit: 个, nature: flow, direction: none, headline: true, "
        "target: {{2024: [{{value: 1, at: 1}}]}}}}\n"
    )

    def calls(suffix: str, count: int) -> int:
        records = "".join(record.format(n=number) for number in range(count))
        about = "about: {id: county, name: {zh: 某县计划}, year: 2024}\nindicators:\n"
        return calls_of(lambda: run("annex", "2", "--force", "-o", str(tmp_path / f"a.{suffix}"), plan=about + records))

    for suffix in ("docx", "csv"):
        calls(suffix, 1)
    document, table = (calls(suffix, 200) - calls(suffix, 100) for suffix in ("docx", "csv"))
    assert document < 1.5 * table


def lines_of(run: Run, plan: str, language: str) -> dict[str, list[str]]:
    """The cells of annex 1 of the plan's year, by the indicator's name."""
    text = (PLANS / f"{plan}.yaml").read_text(encoding="utf-8")
    table = run("annex", "1", "--year", "2024", "--lang", language, "--format", "md", plan=text).out
    rows = ([cell.strip() for cell in line.split("|")[1:-1]] for line in table.splitlines() if line.startswith("|"))
    return {row[0]: row for row in rows}


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "zh",
            {
                "居民收入": "与地区生产总值基本同步（+6.1%）",
                "工业增加值": "增速快于地区生产总值（+6.1%）",
                "调查失业率": "不高于全国调查失业率（5.1）",
                "粮食产量": "不低于上年（1990）",
            },
        ),
        ("en", {"Residents' income": "about in step with GDP (+6.1%)", "Industrial output": "faster than GDP (+6.1%)"}),
    ],
)
def test_a_target_that_goes_by_a_growth_is_one_of_growth(run: Run, language: str, told: dict[str, str]) -> None:
    found = lines_of(run, "province-by-others", language)
    assert {name: next(cell for cell in found[name] if cell == words) for name, words in told.items()} == told


def test_a_range_says_per_cent_no_oftener_than_its_heading() -> None:
    def printed(low: str, high: str, said: str | None = "%", form: Form = "growth") -> str:
        number = {"to": Decimal(high), form: Decimal(low)}
        return figure(recorded_figure(Plan(), "亿元", "2024", "target", Statement(**number)), "zh", said).text  # type: ignore[arg-type]

    assert [printed("8", "9"), printed("-3", "-2"), printed("-1", "2"), printed("8", "9", None)] == [
        "8至9",
        "下降2至3",
        "-1至+2%",
        "8至9%",
    ]
    assert printed("8", "9", "亿元", "value") == "8至9"


def test_what_has_no_column_says_what_it_is(run: Run, tmp_path: Path) -> None:
    def remarks(plan: str, language: str) -> list[str]:
        text = (PLANS / f"{plan}.yaml").read_text(encoding="utf-8")
        arguments = ("1", "--year", "2024", "--lang", language)
        made_file = made(run, tmp_path, f"{plan}-{language}.md", *arguments, plan=text).read_text(encoding="utf-8")
        return re.findall("〔[0-9]〕[^| ].*", made_file)

    assert remarks("province", "zh") == ["〔1〕2024年目标：力争+7%", "〔2〕2024年目标：力争320亿元"]
    assert remarks("province", "en") == ["〔1〕2024 target: stretch +7%", "〔2〕2024 target: stretch 320 (100m yuan)"]
    assert remarks("county-of-words", "zh") == ["〔1〕2024年实际：已上报"]


def test_an_event_has_no_level_that_could_be_missing(run: Run) -> None:
    text = (PLANS / "county-of-words.yaml").read_text(encoding="utf-8")
    notes = run("annex", "1", "--year", "2024", "--json", plan=text).json["summary"]["notes"]
    assert "no_previous" not in {note["code"] for note in notes}


def test_a_heading_over_one_column_has_room_in_one_line(run: Run, tmp_path: Path) -> None:
    text = (PLANS / "county-of-ranks.yaml").read_text(encoding="utf-8")
    file = made(run, tmp_path, "1.docx", "1", "--year", "2024", "--lang", "zh", plan=text)
    document = ZipFile(file).read("word/document.xml").decode()
    widths = [int(each) for each in re.findall(r'<w:gridCol w:w="(\d+)"', document)]
    # “2023年实际” takes ten columns of a terminal, in nine points of which one is half.
    assert widths[3] >= 10 * 90
