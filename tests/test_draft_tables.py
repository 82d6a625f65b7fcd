"""planctl draft of documents: the tables of a report are read as tables, whatever kind of file it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from planctl.problems import Problem, RefusedError
from planctl.read.grids import Table
from planctl.read.source_text import read_report
from tests.conftest import Run
from tests.documents import Block, in_html, in_text, in_word, word
from tests.documents import run as words

TITLE = "乙县2024年国民经济和社会发展计划执行情况与2025年计划草案的报告"
REPORT: list[Block] = [
    TITLE,
    "一、2024年计划执行情况",
    "全县地区生产总值增长6.0%，粮食产量达20.5万吨。",
    "附件1 主要指标",
    [
        ["序号", "指标名称", "计量单位", "2024年实际", "2025年计划", "属性", "备注"],
        ["一、经济", "", "", "", "", "", ""],
        ["1", "地区生产总值", "亿元", "1,186.40", "达到1260，增长6.5%左右", "预期性", "〔1〕"],
        ["2", "粮食产量", "万吨", "20.6", "≥21", "约束性", ""],
        ["二、民生", "", "", "", "", "", ""],
        ["3", "城镇调查失业率", "%", "5.2", "5.5以内", "预期性*", ""],
        ["4", "5G基站", "个", "[150]", "200", "预期性", ""],
    ],
    "〔1〕按不变价格计算",
]
PLAN = f"""\
# 由报告起草，尚未核对：每条都标有 proposed，写明依据的字词。逐条核对后，对的去掉 proposed。
about: {{id: draft, name: {{zh: "{TITLE}"}}, year: 2025, source: report, extent: excerpt}}
sources: {{report: {{title: {{zh: "{TITLE}"}}}}}}

inferences:
  marked: "表中带*"

areas:
  经济: 经济
  民生: 民生

indicators:
  地区生产总值:
    name: {{zh: 地区生产总值}}
    unit: 亿元
    nature: 流量
    direction: 越高越好
    attribute: 预期性
    area: 经济
    note: 按不变价格计算
    actual:
      2024:
        - {{value: 1186.40, printed: "1,186.40", at: 7, proposed: "2024年实际"}}
        - {{growth: 6.0, at: 3, proposed: "前文、增长"}}
    target:
      2025:
        - {{value: 1260, bound: 达, at: 7, proposed: "2025年计划"}}
        - {{growth: 6.5, bound: 约, at: 7, proposed: "2025年计划"}}
  粮食产量:
    name: {{zh: 粮食产量}}
    unit: 万吨
    nature: 流量
    direction: 越高越好
    attribute: 约束性
    area: 经济
    actual:
      2024:
        - {{value: 20.6, at: 8, proposed: "2024年实际"}}
    target:
      2025:
        - {{value: 21, bound: 以上, at: 8, proposed: "2025年计划"}}
  粮食产量-2:
    name: {{zh: "粮食产量（P3）"}}
    unit: 万吨
    nature: 流量
    direction: 越高越好
    actual:
      2024:
        - {{value: 20.5, at: 3, proposed: "前文、达"}}
  城镇调查失业率:
    name: {{zh: 城镇调查失业率}}
    attribute: 预期性
    basis: inferred
    reason: marked
    area: 民生
    unit: "%"
    nature: 比率
    direction: 越低越好
    actual:
      2024:
        - {{value: 5.2, at: 10, proposed: "2024年实际"}}
    target:
      2025:
        - {{value: 5.5, bound: 以内, at: 10, proposed: "2025年计划"}}
  G基站:
    name: {{zh: "5G基站"}}
    attribute: 预期性
    area: 民生
    unit: 个
    nature: 存量
    direction: 无方向
    target:
      2025:
        - {{value: 200, at: 11, proposed: "2025年计划"}}

set_aside:
  1: [{{printed: "2024", reason: year}}, {{printed: "2025", reason: year}}]
  2: [{{printed: "2024", reason: year}}]
  4: [{{printed: "1", reason: document}}]
  5: [{{printed: "2024", reason: year}}, {{printed: "2025", reason: year}}]
  7: [{{printed: "1 地", reason: ordinal}}, {{printed: "1〕", reason: repeated}}]
  8: [{{printed: "2", reason: ordinal}}]
  10: [{{printed: "3", reason: ordinal}}]
  11: [{{printed: "4", reason: ordinal}}, {{printed: "5", reason: name}}]
  12: [{{printed: "1", reason: name}}]
"""
Writer = Callable[[Path, Sequence[Block]], str]
KINDS = pytest.mark.parametrize(("name", "write"), [("r.docx", in_word), ("r.html", in_html), ("r.txt", in_text)])


@KINDS
def test_a_table_is_read_through_the_columns_that_its_headings_say(run: Run, tmp_path: Path, name: str, write: Writer) -> None:
    ran = run("draft", write(tmp_path / name, REPORT), "--lang", "en")
    assert ran.out == PLAN
    assert (ran.code, ran.err) == (1, "not read: paragraph 11 “[150]”: it is of several years together, unknown which\n")


@KINDS
def test_what_is_not_read_is_all_that_coverage_misses(run: Run, tmp_path: Path, name: str, write: Writer) -> None:
    report, folder = write(tmp_path / name, REPORT), tmp_path / "plan"
    run("draft", report, "-o", str(folder))
    assert run("validate", str(folder)).code == 0
    told = run("coverage", "--data", str(folder), "--report", report, "--json").json
    assert [(row["paragraph"], row["printed"]) for row in told["results"]] == [(11, "150")]
    assert (told["summary"]["recorded"], told["summary"]["unmatched"], told["summary"]["set_aside_unmatched"]) == (10, 0, 0)


@KINDS
def test_a_proposal_is_shown_beside_the_row_of_its_table(run: Run, tmp_path: Path, name: str, write: Writer) -> None:
    report, folder = write(tmp_path / name, REPORT), tmp_path / "plan"
    run("draft", report, "-o", str(folder))
    assert run("accept", str(folder), "--rests-on", "2024年实际", "--lang", "en").out == "accepted: 3; still proposed: 7\n"
    out = run("trace", "城镇调查失业率", "--data", str(folder), "--report", report, "--format", "table", "--lang", "en").out
    assert "3 城镇调查失业率 % 【5.2】 5.5以内 预期性*" in out


PROJECTS: list[Block] = [
    "Hill County: development plan 2025",
    "Annex 2: key projects",
    [
        ["No.", "Project", "Content", "Total investment (£ million)", "2025 planned investment (£ million)", "2025 planned stage"],
        ["1", "North bridge", "1.2 km of road", "1,234.5", "80", "new"],
        ["2", "Mill", "", "12", "", "continuing"],
    ],
]


def test_projects_with_their_money_and_stage(run: Run, tmp_path: Path) -> None:
    report, folder = in_word(tmp_path / "r.docx", PROJECTS), tmp_path / "plan"
    ran = run("draft", report)
    assert (ran.code, ran.err) == (0, "")
    assert (
        ran.out.partition("\n\n")[2]
        == """\
projects:
  NORTH-BRIDGE:
    name: {en: North bridge}
    content: "1.2 km of road"
    unit: "£ million"
    target:
      2025:
        - {value: 1234.5, printed: "1,234.5", at: 4, proposed: "Total investment (£ million)"}
        - {year_investment: 80, at: 4, proposed: "2025 planned investment (£ million)"}
        - {stage: new, at: 4, proposed: "2025 planned stage"}
  MILL:
    name: {en: Mill}
    unit: "£ million"
    target:
      2025:
        - {value: 12, at: 5, proposed: "Total investment (£ million)"}
        - {stage: continuing, at: 5, proposed: "2025 planned stage"}

set_aside:
  1: [{printed: "2025", reason: year}]
  2: [{printed: "2", reason: document}]
  3: [{printed: "2025 planned i", reason: year}, {printed: "2025 planned s", reason: year}]
  4: [{printed: "1 N", reason: ordinal}, {printed: "1.2", reason: repeated}]
  5: [{printed: "2", reason: ordinal}]
"""
    )
    run("draft", report, "-o", str(folder))
    assert run("validate", str(folder)).code == 0
    assert run("coverage", "--data", str(folder), "--report", report, "--json").json["summary"]["missing"] == 0


def test_a_table_of_numbers_without_headings_is_told_and_no_sentence(run: Run, tmp_path: Path) -> None:
    report: list[Block] = [TITLE, [["", "甲", "乙"], ["产量", "12.5", "30%"]], [["专栏1", "粮食产量达20.5万吨。"]]]
    ran = run("draft", in_word(tmp_path / "r.docx", report), "--lang", "en")
    assert (ran.code, ran.err) == (
        1,
        "not read: paragraph 2 “甲”: no headings say what its columns hold: this table is not read\n",
    )
    assert "12.5" not in ran.out
    assert "value: 20.5" in ran.out


def test_a_merged_cell_is_printed_once(run: Run, tmp_path: Path) -> None:
    page = f"""<h1>{TITLE}</h1><table><tr><th rowspan=2>指标<th rowspan=2>单位<th colspan=2>2025年计划
    <tr><th>数值<th>增长（%）<tr><td>甲产量<td>万吨<td>12<td rowspan=2>5以上<tr><td>乙产量<td>万吨<td>3</table>"""
    file = tmp_path / "r.html"
    file.write_text(page, encoding="utf-8")
    report = read_report(file)
    assert not isinstance(report, Problem)
    assert report.paragraphs == (TITLE, "指标 单位 2025年计划", "  数值 增长（%）", "甲产量 万吨 12 5以上", "乙产量 万吨 3")
    folder = tmp_path / "plan"
    run("draft", str(file), "-o", str(folder))
    assert "{growth: 5, bound: 以上, at: 4" in (folder / "plan.yaml").read_text(encoding="utf-8").partition("乙产量")[2]
    summary = run("coverage", "--data", str(folder), "--report", str(file), "--json").json["summary"]
    assert (summary["missing"], summary["unmatched"], summary["shared"]) == (0, 0, 1)


def test_what_a_change_puts_in_is_read_and_what_it_strikes_is_not(tmp_path: Path) -> None:
    body = (
        f"<w:p>{words('粮食产量达')}<w:del><w:r><w:delText>19</w:delText></w:r></w:del><w:ins>{words('20.5')}</w:ins>{words('万吨')}</w:p>"
        f"<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>上行</w:t><w:br/><w:t>下行</w:t><w:br/><w:t>12</w:t></w:r></w:p><w:p/>"
        f"<w:ins><w:p><w:moveFrom>{words('甲')}</w:moveFrom><w:moveTo>{words('乙')}</w:moveTo></w:p></w:ins>"
    )
    report = read_report(Path(word(tmp_path / "r.docx", body)))
    assert not isinstance(report, Problem)
    assert report.paragraphs == ("粮食产量达20.5万吨", "上行下行 12", "", "乙")


PAGE = """<html><head><meta charset="gbk"><title>12</title><style>p {}</style><body><table><tr><td>
<p>第一段<span> 完</span><s>3</s><br>第二段<div>第三&nbsp;段</div><font><p>第四段</font>
<table><tr><td>甲<td>1<tr><td>乙<td>2<p>3</table>
<ul><li>五<li>六</ul></table><script>7</script>尾"""


def test_a_page_is_read_as_it_is_shown(tmp_path: Path) -> None:
    file = tmp_path / "r.html"
    file.write_bytes(PAGE.encode("gbk"))
    report = read_report(file)
    assert not isinstance(report, Problem)
    assert report == report._replace(
        paragraphs=("第一段 完", "第二段", "第三 段", "第四段", "甲 1", "乙 2 3", "五", "六", "尾"),
        tables=(Table("T1", [["甲", "1"], ["乙", "2 3"]], report.paragraphs[:4], ("五", "六", "尾"), lines=(5, 6)),),
    )


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("r.docx", b"PK", "r.docx is no .docx file, or is damaged"),
        ("r.html", b"<b>" * 300, "its elements lie more than 256 deep"),
        ("r.html", b"<table><tr><td>1<td colspan=999999>2</table>", "has more than 200000 cells"),
    ],
)
def test_what_can_not_be_read_is_refused(run: Run, tmp_path: Path, name: str, content: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(content)
    for command in (["draft"], ["coverage", "--report"]):
        ran = run(*command, str(tmp_path / name), "--lang", "en")
        assert (ran.code, ran.out) == (2, "")
        assert said in ran.err


def test_elements_without_end_in_a_document_are_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match=r"is no \.docx file, or is damaged"):
        read_report(Path(word(tmp_path / "r.docx", "<w:p>" * 300 + "</w:p>" * 300)))
