"""Which numbers of a report are recorded, set aside or missing, and which locators it does not bear out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planctl.assess.coverage import coverage
from planctl.plan.model import Indicator, Name, Plan, Statement
from planctl.read import read, shipped_plan
from planctl.read.source_text import Report, read_report
from tests.conftest import Ran, Run, calls_of, slow_but
from tests.report_texts import REPORT, indicator, needs_report, plan, written

Cover = Callable[..., Ran]

COUNTY = plan(
    indicator("GDP", "地区生产总值", "亿元", "{2023: [{value: 601.7, at: 2}, {growth: 6.8, at: 2}]}"),
    indicator("INCOME-RATIO", "城乡收入差距", "∶1", "{2023: [{value: 2.09, at: 3}]}"),
    indicator("PARKING", "新增停车泊位", "个", "{2023: [{value: 3000, bound: over, at: 3}]}"),
    more="""\
set_aside:
  1: [{printed: "2023年", reason: year}]
  2: [{printed: "2023年", reason: year}]
  3: [{printed: "∶1", reason: unit}]
""",
)
COUNTY_REPORT = """\
2023年计划执行情况
2023年甲县地区生产总值总计601.7亿元、增长6.8%，税收收入增长10.2%。
城乡收入差距缩小到2.09∶1，新增停车泊位3000余个、充电桩132个。
"""


@pytest.fixture
def cover(run: Run, tmp_path: Path) -> Cover:
    """Hold a plan against a report, both written in the test."""
    return lambda plan, report, *options: run("coverage", "--report", written(tmp_path, report), *options, plan=plan)


def states(ran: Ran) -> list[tuple[int, str, str, list[str]]]:
    """The numbers of an answer: where, printed how, in what state, whose."""
    return [(row["paragraph"], row["printed"], row["state"], row["subjects"]) for row in ran.json["results"]]


def rules(ran: Ran) -> list[str]:
    return [problem["rule"] for problem in ran.json["problems"]]


def test_what_is_missing_and_the_counts(cover: Cover) -> None:
    ran = cover(COUNTY, COUNTY_REPORT, "--format", "table")
    assert (ran.code, ran.err) == (0, "")
    assert (
        ran.out
        == """Where  Status   In the text
───────────────────────────────────────────────────
P2     missing  、增长6.8%，税收收入增长【10.2】%。
P3     missing  停车泊位3000余个、充电桩【132】个。

9 numbers in the report: 4 recorded, 3 set aside, 2 missing
set aside: year 2, part of a unit 1
4 figures in the data: 0 printed in words; numbers that serve several figures: 0
not matched: 0 locators, and of what is set aside 0
"""
    )


def test_every_number_in_chinese(cover: Cover) -> None:
    assert (
        cover(COUNTY, COUNTY_REPORT, "--all", "--format", "table", "--lang", "zh").out
        == """出处  归属          原文
───────────────────────────────────────────────────────────────────────────
P1    年份          【2023】年计划执行情况
P2    年份          【2023】年甲县地区生产总值总计
P2    GDP           年甲县地区生产总值总计【601.7】亿元、增长6.8%，税收收入
P2    GDP           总值总计601.7亿元、增长【6.8】%，税收收入增长10.2%。
P2    缺失          、增长6.8%，税收收入增长【10.2】%。
P3    INCOME-RATIO  城乡收入差距缩小到【2.09】∶1，新增停车泊位3000余
P3    单位          城乡收入差距缩小到2.09∶【1】，新增停车泊位3000余个、
P3    PARKING       到2.09∶1，新增停车泊位【3000】余个、充电桩132个。
P3    缺失          停车泊位3000余个、充电桩【132】个。

报告有 9 个数字：已收录 4，已搁置 3，缺失 2
搁置：年份 2、单位 1
数据有 4 个数字：以汉字写出 0；一数多用 0 处
未对上：出处 0 处，搁置条目 0 条
"""
    )


def test_the_document(cover: Cover) -> None:
    document = cover(COUNTY, COUNTY_REPORT, "--json").json
    assert document["results"][0] == {
        "paragraph": 2,
        "column": 37,
        "printed": "10.2",
        "state": "missing",
        "subjects": [],
        "reason": None,
        "before": "、增长6.8%，税收收入增长",
        "after": "%。",
    }
    assert document["summary"] == {
        "numbers": 9,
        "recorded": 4,
        "set_aside": 3,
        "missing": 2,
        "set_aside_by_reason": {"year": 2, "unit": 1},
        "figures": 4,
        "in_words": 0,
        "shared": 0,
        "unmatched": 0,
        "set_aside_unmatched": 0,
        "without_paragraph": 0,
    }


def test_rows_alone_leave_the_counts_to_standard_error(cover: Cover) -> None:
    ran = cover(COUNTY, COUNTY_REPORT)
    assert [line.split("\t")[:4] for line in ran.out.splitlines()] == [
        ["paragraph", "column", "printed", "state"],
        ["2", "37", "10.2", "missing"],
        ["3", "33", "132", "missing"],
    ]
    assert ran.err.startswith("9 numbers in the report: 4 recorded, 3 set aside, 2 missing\n")


def test_nothing_missing_is_a_heading_alone(cover: Cover) -> None:
    ran = cover(plan(indicator("A", "甲", "个", "{2023: [{value: 5, at: 1}]}")), "甲5个。\n")
    assert (ran.code, ran.out) == (0, "paragraph\tcolumn\tprinted\tstate\tsubjects\treason\tbefore\tafter\n")


def test_a_number_is_never_cut_in_two(cover: Cover) -> None:
    ran = cover(
        plan(indicator("A", "甲", "个", "{2023: [{value: 12, at: 1}]}")), "甲512个，12.5个，120个，12个。\n", "--all", "--json"
    )
    assert [state for _, _, state, _ in states(ran)] == ["missing", "missing", "missing", "recorded"]


def test_digits_as_printed_are_the_number(cover: Cover) -> None:
    ran = cover(plan(indicator("A", "甲", "个", "{2023: [{value: 12, at: 1}]}")), "甲12.0个。\n", "--json")
    assert (ran.code, rules(ran)) == (1, ["number-not-printed"])


def test_a_fall_is_printed_without_its_sign(cover: Cover) -> None:
    ran = cover(plan(indicator("A", "事故", "起", "{2023: [{growth: -50, at: 1}]}")), "事故下降50%。\n", "--all", "--json")
    assert states(ran) == [(1, "50", "recorded", ["A"])]


def test_one_occurrence_is_set_aside(cover: Cover) -> None:
    once = plan(more="  {}\nset_aside: {1: [{printed: 3年, reason: year}]}\n")
    ran = cover(once, "2023年，第3年，又3年。\n", "--all", "--json")
    assert [state for _, _, state, _ in states(ran)] == ["missing", "set_aside", "missing"]
    twice = plan(more="  {}\nset_aside: {1: [{printed: 3年, reason: year}, {printed: 3年, reason: year}]}\n")
    assert cover(twice, "2023年，第3年，又3年。\n", "--json").json["summary"]["set_aside"] == 2
    assert rules(cover(twice, "2023年，第3年。\n", "--json")) == ["set-aside-not-printed"]


def test_an_entry_sets_every_number_in_it_aside(cover: Cover) -> None:
    aside = plan(more='  {}\nset_aside: {1: [{printed: "8+17", reason: slogan}]}\n')
    assert cover(aside, "“8+17+N”体系。\n", "--json").json["summary"]["set_aside"] == 2


def test_what_is_set_aside_can_not_be_a_figure(cover: Cover) -> None:
    aside = plan(
        indicator("A", "甲", "%", "{2023: [{value: 7, at: 1}]}"), more='set_aside: {1: [{printed: "7%", reason: repeated}]}\n'
    )
    ran = cover(aside, "甲7%。\n", "--json")
    assert (ran.code, rules(ran)) == (1, ["number-not-printed"])


def whose(ran: Ran) -> list[list[str]]:
    return [subjects for _, _, _, subjects in states(ran)]


TOGETHER = "{2023: [{value: 10, at: 1}]}"


def test_figures_of_one_number_are_told_apart_by_unit(cover: Cover) -> None:
    both = plan(indicator("ROUTES", "线路", "条", TOGETHER), indicator("AREA", "面积", "万平方米", TOGETHER))
    ran = cover(both, "线路和面积共10万余平方米，10条。\n", "--all", "--json")
    assert whose(ran) == [["AREA"], ["ROUTES"]]


def test_then_by_the_nearest_name(cover: Cover) -> None:
    both = plan(indicator("STUDIOS", "大师工作室", "个", TOGETHER), indicator("BASES", "培训基地", "个", TOGETHER))
    ran = cover(both, "建成培训基地10个、大师工作室10个。\n", "--all", "--json")
    assert whose(ran) == [["BASES"], ["STUDIOS"]]


def test_a_name_in_the_sentence_counts_before_one_elsewhere(cover: Cover) -> None:
    both = plan(indicator("RESERVOIR", "柳园水库", "%", TOGETHER), indicator("ROAD", "江龙高速", "%", TOGETHER))
    ran = cover(both, "江龙高速、巫云高速完成10%、65%。荷花、柳园水库达31%、10%。\n", "--all", "--json")
    assert whose(ran) == [["ROAD"], [], [], ["RESERVOIR"]]


@pytest.mark.parametrize(
    ("name", "unit", "report", "expected"),
    [
        ("基地", "个", "建基地用了10个月，建成基地10个。", [[], ["A"]]),
        ("就业", "%", "税收增长10%、就业增长10%。", [[], ["A"]]),
        ("荷花水库", "%", "荷花水库开工。道路完成10%。水库完成10%。", [[], ["A"]]),
    ],
    ids=["the nearest mention", "before the number", "in its sentence"],
)
def test_which_mention_of_a_name_counts(cover: Cover, name: str, unit: str, report: str, expected: list[list[str]]) -> None:
    assert whose(cover(plan(indicator("A", name, unit, TOGETHER)), report, "--all", "--json")) == expected


def test_a_unit_that_begins_another_takes_no_number_from_it(cover: Cover) -> None:
    both = plan(
        indicator("VILLAGES", "主粮保险村", "个", TOGETHER), indicator("COVER", "覆盖率", "%", "{2023: [{change: 10, at: 1}]}")
    )
    ran = cover(both, "主粮保险村覆盖率增长10个百分点，达10个。\n", "--all", "--json")
    assert whose(ran) == [["COVER"], ["VILLAGES"]]


def test_a_subject_named_after_its_number(cover: Cover) -> None:
    both = plan(indicator("STAFF", "劳动生产率", "%", TOGETHER), indicator("FIRMS", "扭亏企业占比", "%", TOGETHER))
    ran = cover(both, "10%的企业扭亏，劳动生产率提升10%。\n", "--all", "--json")
    assert whose(ran) == [["FIRMS"], ["STAFF"]]


def test_one_number_serves_several_figures_of_a_period(cover: Cover) -> None:
    both = plan(indicator("STARS", "新增“星”", "个", TOGETHER), indicator("GRADES", "新增“A”", "个", TOGETHER))
    ran = cover(both, "新增“星”“A”各10个。\n", "--all", "--json")
    assert (ran.code, whose(ran), ran.json["summary"]["shared"]) == (0, [["STARS", "GRADES"]], 1)


def test_but_not_where_another_number_is_free(cover: Cover) -> None:
    both = plan(indicator("ACCIDENTS", "事故", "起", TOGETHER), indicator("DEATHS", "另一事故", "起", TOGETHER))
    assert cover(both, "事故10起，事故10起。\n", "--json").json["summary"]["shared"] == 0


def test_nor_does_a_shared_number_hide_one_of_another_unit(cover: Cover) -> None:
    both = plan(indicator("STARS", "新增“星”", "个", TOGETHER), indicator("GRADES", "新增“A”", "个", TOGETHER))
    ran = cover(both, "新增“星”“A”各10个，线路10条。\n", "--all", "--json")
    assert whose(ran) == [["STARS", "GRADES"], []]


def test_nor_figures_of_two_periods(cover: Cover) -> None:
    ran = cover(plan(indicator("A", "甲", "个", TOGETHER, "{2024: [{value: 10, at: 1}]}")), "甲10个。\n", "--json")
    assert (ran.code, rules(ran)) == (1, ["number-not-printed"])


def test_numerals_in_words_are_found_and_take_no_number(cover: Cover) -> None:
    words = plan(indicator("TIERS", "管理层级", "级", "{2023: [{value: 2, printed: 两, at: 1}]}"))
    summary = cover(words, "“两高”项目2个，管理层级压至两级。\n", "--json").json["summary"]
    assert (summary["in_words"], summary["missing"], summary["unmatched"]) == (1, 1, 0)


def test_a_number_printed_with_separators(cover: Cover) -> None:
    ran = cover(
        plan(
            indicator("A", "甲", "元", '{2023: [{value: 12345, printed: "12,345", at: 1}]}'),
            indicator("B", "乙", "元", "{2023: [{value: 12, at: 1}]}"),
        ),
        "甲12,345元，另12。\n",
        "--all",
        "--json",
    )
    assert whose(ran) == [["A"], ["B"]]


def test_thousands_and_lakhs_are_one_number_each(cover: Cover) -> None:
    ran = cover(
        plan(indicator("A", "甲", "元", "{2023: [{value: 345, at: 1}]}")),
        "1,140 and 1,48,650.5; 12,345,678; 345, 2024,6.\n",
        "--all",
        "--json",
    )
    assert [printed for _, printed, *_ in states(ran)] == ["1,140", "1,48,650.5", "12,345,678", "345", "2024", "6"]
    assert whose(ran) == [[], [], [], ["A"], [], []]


def test_locators_that_the_report_does_not_bear_out(cover: Cover, tmp_path: Path) -> None:
    wrong = plan(
        indicator("A", "甲", "个", "{2023: [{value: 6, at: 1}]}"),
        indicator("B", "乙", "个", "{2023: [{value: 5, at: 9}]}"),
        indicator("C", "丙", "个", target="{2024: [{text: {zh: 同步}, at: 8}]}"),
        more="set_aside: {1: [{printed: 6月, reason: date}]}\n",
    )
    ran = cover(wrong, "甲5个。\n", "--format", "table")
    assert ran.code == 1
    assert ran.out.endswith("not matched: 3 locators, and of what is set aside 1\n")
    assert (
        ran.err.replace(f"{tmp_path}/", "")
        == """\
plan.yaml:5:36: number-not-printed: paragraph 1 has no 6 that could be that of A
      actual: {2023: [{value: 6, at: 1}]},
                                     ^
  hint: check the paragraph and the number; if the source spells it otherwise (两), add printed:
plan.yaml:8:36: no-such-paragraph: the report has no paragraph 9; it has 1
      actual: {2023: [{value: 5, at: 9}]},
                                     ^
  hint: check at:; the report must have one paragraph a line, blank lines counted
plan.yaml:12:42: no-such-paragraph: the report has no paragraph 8; it has 1
      target: {2024: [{text: {zh: 同步}, at: 8}]}}
                                             ^
  hint: check at:; the report must have one paragraph a line, blank lines counted
plan.yaml:13:27: set-aside-not-printed: paragraph 1 has no “6月” left to set aside
  set_aside: {1: [{printed: 6月, reason: date}]}
                            ^
  hint: check the paragraph and the characters; an entry takes one occurrence, and its numbers whole
"""
    )


def test_a_missing_number_is_an_answer_unless_strict(cover: Cover) -> None:
    assert cover(COUNTY, COUNTY_REPORT, "--json").code == 0
    ran = cover(COUNTY, COUNTY_REPORT, "--json", "--strict")
    assert ran.code == 1
    assert [problem["message"] for problem in ran.json["problems"]] == ["2 numbers are neither recorded nor set aside"]


def test_strict_is_content_with_all_numbers(cover: Cover) -> None:
    ran = cover(plan(indicator("A", "甲", "个", "{2023: [{value: 5, at: 1}]}")), "甲5个。\n", "--strict", "--json")
    assert (ran.code, ran.json["problems"]) == (0, [])


def test_words_have_no_number_to_find(cover: Cover) -> None:
    ran = cover(plan(indicator("A", "甲", "个", target="{2024: [{text: {zh: 同步}, at: 1}]}")), "甲与经济同步。\n", "--json")
    assert (ran.code, ran.json["summary"]["figures"]) == (0, 0)


def test_observations_are_no_part_of_the_report(cover: Cover) -> None:
    observed = plan(
        indicator("A", "甲", "个", "{2023: [{value: 5, at: 1}]}"),
        more="observations: {A: {2024: [{value: 6, source: report}]}}\n",
    )
    ran = cover(observed, "甲5个。\n", "--json")
    assert (ran.code, ran.json["summary"]["figures"]) == (0, 1)


@pytest.mark.parametrize(
    ("content", "rule", "code"),
    [(None, "no-such-file", 2), ("甲5个".encode("gb18030"), "not-utf8", 1), (b"%PDF-1.7\n\xff\xfe\x81", "not-utf8", 1)],
)
def test_a_report_that_can_not_be_read(run: Run, tmp_path: Path, content: bytes | None, rule: str, code: int) -> None:
    file = tmp_path / "report.txt"
    if content is not None:
        file.write_bytes(content)
    ran = run("coverage", "--report", str(file), "--json", plan=COUNTY)
    assert (ran.code, rules(ran), ran.json["plan"], ran.json["results"]) == (code, [rule], None, [])
    assert run("coverage", "--report", str(file), plan=COUNTY).out == ""


def test_a_folder_is_no_report(run: Run, tmp_path: Path) -> None:
    ran = run("coverage", "--report", str(tmp_path), "--json", plan=COUNTY)
    assert (ran.code, rules(ran)) == (2, ["not-a-plain-file"])
    assert "--report" in ran.json["problems"][0]["hint"]


def test_lines_are_paragraphs_whatever_ends_them(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_bytes("\ufeff一\r\n\r\n三\t四\u202e五".encode())
    assert read_report(file) == Report(str(file), ("一", "", "三 四\N{REPLACEMENT CHARACTER}五"))


@given(st.lists(st.text("年个%、。0123456789.万甲", max_size=12), max_size=4))
def test_every_number_has_one_state_and_stands_where_it_says(paragraphs: list[str]) -> None:
    rows: Any = coverage(Plan(), Report("report.txt", tuple(paragraphs)), everything=True).rows
    for row in rows:
        text = paragraphs[row.paragraph - 1]
        start = row.column - 1
        assert text[start : start + len(row.printed)] == row.printed
        assert text[start - len(row.before) : start] == row.before
        assert text[start + len(row.printed) :].startswith(row.after)
        assert row.state == "missing"
    digits = Counter("".join(paragraphs)) & Counter("0123456789" * 50)
    assert sum(digits.values()) == sum(len(row.printed.replace(".", "")) for row in rows)


@needs_report
def test_the_shipped_plan_covers_its_report() -> None:
    plan, _, _ = read(shipped_plan())
    report = read_report(Path(REPORT or ""))
    assert plan is not None
    assert isinstance(report, Report)
    answer = coverage(plan, report)
    assert (answer.rows, answer.findings) == ((), ())


def test_each_of_many_like_numbers_is_its_own_subject_s(cover: Cover) -> None:
    names = [f"第{number}村" for number in range(100, 200)]
    villages = plan(*(indicator(f"V{name[1:4]}", name, "人", "{2023: [{value: 5, at: 1}]}") for name in reversed(names)))
    rows = cover(villages, "".join(f"{name}有5人。" for name in names), "--all", "--json").json["results"]
    assert [row["subjects"] for row in rows if row["printed"] == "5"] == [[f"V{name[1:4]}"] for name in names]


def test_many_like_numbers_beside_no_name_are_taken_in_turn(cover: Cover) -> None:
    several = plan(*(indicator(f"X{number}", f"某项{number}", "人", "{2023: [{value: 5, at: 1}]}") for number in range(30)))
    rows = cover(several, "5，" * 40, "--all", "--json").json["results"]
    assert [len(row["subjects"]) for row in rows] == [1] * 30 + [0] * 10


def test_more_like_figures_than_numbers_share_them(cover: Cover) -> None:
    several = plan(*(indicator(f"X{number}", f"某项{number}", "人", "{2023: [{value: 5, at: 1}]}") for number in range(60)))
    ran = cover(several, "5，" * 40, "--all", "--json")
    assert (ran.code, ran.json["summary"]["unmatched"], ran.json["summary"]["recorded"]) == (0, 0, 40)


@pytest.mark.parametrize(
    ("report", "message"),
    [
        ("一\n" + "字" * 100_001, "paragraph 2 of the report has more than 100000 characters; write one a line"),
        ("1\n" * 100_001, "the report holds 100001 numbers; 100000 at most"),
    ],
)
def test_what_is_no_report_is_refused(cover: Cover, report: str, message: str) -> None:
    ran = cover(ONE, report)
    assert (ran.code, ran.out, ran.err) == (2, "", f"planctl: {message}\n")


ONE = """
indicators:
  X: {name: {zh: 甲}, unit: 亿元, nature: flow, direction: higher, actual: {2023: [{value: 6, at: 1}]}}
"""
VILLAGES = (
    ("甲6亿元，", ""),
    ("甲6亿元，", "actual: {{2023: [{{value: 6, at: 1}}]}}"),
    ("第{n}村6亿元。", "actual: {{2023: [{{value: 6, at: 1}}]}}"),
    ("第{n}村6亿元，", "actual: {{2023: [{{value: 6, printed: 6亿, at: 1}}]}}"),
    ("第{n}村", "target: {{2024: [{{text: {{zh: 与全县同步}}, at: 1}}]}}"),
    ("{n}", "actual: {{2023: [{{value: {n}, at: 1}}]}}"),
)
"""What a report's one paragraph says again and again, and what a plan records as often."""


@pytest.mark.parametrize("command", slow_but("coverage", of=["coverage", "trace X"]))
@pytest.mark.parametrize("village", slow_but(*VILLAGES[2:4], of=VILLAGES))
def test_twice_the_like_numbers_are_twice_the_work(run: Run, tmp_path: Path, command: str, village: tuple[str, str]) -> None:
    said, recorded = village
    report = tmp_path / "report.txt"
    record = f"  X{{n}}: {{{{name: {{{{zh: 第{{n}}村}}}}, unit: 亿元, nature: flow, direction: higher, {recorded}}}}}\n"

    def work(count: int) -> int:
        report.write_text("".join(said.format(n=1000 + number) for number in range(count)), encoding="utf-8")
        villages = "".join(record.format(n=1000 + number) for number in range(count)) if recorded else ""
        return calls_of(lambda: run(*command.split(), "--report", str(report), "--json", plan=ONE + villages))

    work(1)
    few, more = work(100), work(200)
    assert more < 2.3 * few


@given(st.text("甲乙丙5，。", max_size=120), st.integers(1, 45))
def test_like_figures_take_as_many_numbers_as_there_are(text: str, count: int) -> None:
    said = Statement(value=Decimal(5), at=1)
    alike = {
        f"X{number}": Indicator(Name("甲乙丙"[number % 3]), "个", "flow", "higher", actual={"2023": (said,)})
        for number in range(count)
    }
    answer = coverage(Plan(indicators=alike), Report("report.txt", (text,)), everything=True)
    there = sum(row.printed == "5" for row in answer.rows)
    assert answer.summary.recorded == min(count, there)
    assert answer.summary.unmatched == (0 if there else count)


def test_both_ends_of_a_range_are_recorded(cover: Cover) -> None:
    county = plan(indicator("GDP", "地区生产总值", "亿元", "{}", "{2024: [{growth: 6, to: 7, at: 1}]}"))
    ran = cover(county, "地区生产总值增长6%至7%。\n", "--all", "--json")
    assert states(ran) == [(1, "6", "recorded", ["GDP"]), (1, "7", "recorded", ["GDP"])]


def test_a_composition_takes_each_of_its_numbers(cover: Cover) -> None:
    county = (
        "indicators:\n  STRUCTURE:\n    name: {zh: 三次产业结构}\n    nature: composition\n    shares_of: [甲, 乙, 丙]\n"
        "    actual: {2023: [{shares: 22.8:44.1:33.1, at: 1}]}\n"
    )
    ran = cover(county, "三次产业结构为22.8:44.1:33.1。\n", "--all", "--json")
    assert states(ran) == [(1, number, "recorded", ["STRUCTURE"]) for number in ("22.8", "44.1", "33.1")]
    otherwise = cover(county, "三次产业结构为22.8∶44.1∶33.1。\n", "--json")
    assert "number-not-printed" in otherwise.err
