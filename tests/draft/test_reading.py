"""Paragraphs in the manner of reports, and every proposal that they give."""

from __future__ import annotations

from pathlib import Path

import pytest

from planctl.draft import draft
from planctl.language import Language
from tests.draft.scores import HERE, scores

TITLE = "某县2024年国民经济和社会发展计划执行情况与2025年计划草案的报告"
DONE = "一、2024年计划执行情况"
AHEAD = "二、2025年主要目标"


def read(*paragraphs: str) -> list[str]:
    """The proposals of some paragraphs under a plan report's title, a line each."""
    return [
        f"{each.role} {each.period} {each.name}: {each.quantity.form} {each.quantity.bound} {each.quantity.number}"
        f"{'' if each.quantity.to is None else f' to {each.quantity.to}'} {each.quantity.unit}"
        for each in draft([TITLE, *paragraphs]).proposals
    ]


def test_headings_say_what_is_done_and_what_is_planned() -> None:
    assert read(DONE, "粮食产量达20.5万吨。", AHEAD, "粮食产量达21万吨。") == [
        "actual 2024 粮食产量: value exact 20.5 万吨",
        "target 2025 粮食产量: value reach 21 万吨",
    ]


def test_a_subject_goes_on_until_another_is_named() -> None:
    assert read(DONE, "社会消费品零售总额86.4亿元，同比增长5.2%；小麦播种面积12万亩、产量5.1万吨。") == [
        "actual 2024 社会消费品零售总额: value exact 86.4 亿元",
        "actual 2024 社会消费品零售总额: growth exact 5.2 %",
        "actual 2024 小麦播种面积: value exact 12 万亩",
        "actual 2024 小麦产量: value exact 5.1 万吨",
    ]


def test_a_list_of_numbers_goes_with_a_list_of_names() -> None:
    assert read(DONE, "批发、零售销售额分别同比增长8.7%、6.1%，东河、西河水库分别完成总工程量的40%、65%。") == [
        "actual 2024 批发销售额: growth exact 8.7 %",
        "actual 2024 零售销售额: growth exact 6.1 %",
        "actual 2024 东河水库: progress exact 40 %",
        "actual 2024 西河水库: progress exact 65 %",
    ]


def test_one_number_for_each_of_several() -> None:
    assert read(AHEAD, "新建小学、幼儿园各3所。") == [
        "target 2025 新建小学: value exact 3 所",
        "target 2025 新建幼儿园: value exact 3 所",
    ]


def test_from_one_level_to_another() -> None:
    assert read(DONE, "城乡居民收入比由上年的2.31∶1缩小到2.28∶1。") == [
        "actual 2023 城乡居民收入比: value exact 2.31 ∶1",
        "actual 2024 城乡居民收入比: value exact 2.28 ∶1",
    ]


def test_the_other_way_round_a_bound_turns() -> None:
    assert read(AHEAD, "单位能耗下降3%以上，失业率控制在5.5%以内，地区生产总值增长6%—6.5%。") == [
        "target 2025 单位能耗: growth at_most -3 %",
        "target 2025 失业率: value at_most 5.5 %",
        "target 2025 地区生产总值: growth exact 6 to 6.5 %",
    ]


def test_numbers_in_words() -> None:
    assert read(DONE, "建成两座水库，物流成本下降两个百分点，企业数量翻一番，覆盖三成以上乡镇，深化三个革命。") == [
        "actual 2024 建成水库: value exact 2 座",
        "actual 2024 物流成本: change exact -2 percentage_points",
        "actual 2024 企业数量: growth exact 100 %",
        "actual 2024 覆盖乡镇: value at_least 30 %",
    ]


def test_a_later_year_is_a_target_and_an_earlier_one_a_result() -> None:
    assert read(AHEAD, "2023年城镇化率为51.2%，到2027年达到55%。") == [
        "actual 2023 城镇化率: value exact 51.2 %",
        "target 2027 城镇化率: value reach 55 %",
    ]


def test_a_measure_of_what_was_named_before() -> None:
    assert read(DONE, "现有养老机构31家，床位4270张，入住率43%；普通中学12所，在校学生1.2万人，专任教师980人。") == [
        "actual 2024 养老机构: value exact 31 家",
        "actual 2024 养老机构床位: value exact 4270 张",
        "actual 2024 养老机构入住率: value exact 43 %",
        "actual 2024 普通中学: value exact 12 所",
        "actual 2024 普通中学在校学生: value exact 1.2 万人",
        "actual 2024 普通中学专任教师: value exact 980 人",
    ]


def test_a_part_is_named_by_the_measure_of_its_whole() -> None:
    assert read(DONE, "限额以上商品零售额中，粮油类增长13.4%，石油类下降5.9%。工业增加值增长6%，其中制造业增长7%。") == [
        "actual 2024 粮油类零售额: growth exact 13.4 %",
        "actual 2024 石油类零售额: growth exact -5.9 %",
        "actual 2024 工业增加值: growth exact 6 %",
        "actual 2024 制造业增加值: growth exact 7 %",
    ]


def test_a_mark_that_a_result_is_held_against_is_a_target() -> None:
    assert read(
        DONE, "地区生产总值增长5.8%，低于年初确定的6.5%预期目标0.7个百分点；外贸进出口89亿元，完成全年任务100亿元的89%。"
    ) == [
        "actual 2024 地区生产总值: growth exact 5.8 %",
        "target 2024 地区生产总值: growth exact 6.5 %",
        "actual 2024 地区生产总值增速低于年初确定预期目标: change exact -0.7 percentage_points",
        "actual 2024 外贸进出口: value exact 89 亿元",
        "target 2024 外贸进出口: value exact 100 亿元",
        "actual 2024 外贸进出口: share_of_plan exact 89 %",
    ]


def test_how_far_from_another_and_what_it_adds() -> None:
    assert read(DONE, "服务业增长5.4%，比全省平均快1.2个百分点，拉动经济增长2.6个百分点，较上半年加快0.5个百分点。") == [
        "actual 2024 服务业: growth exact 5.4 %",
        "actual 2024 服务业增速快于全省平均: change exact 1.2 percentage_points",
        "actual 2024 服务业增速快于全省平均拉动经济增长: change exact 2.6 percentage_points",
        "actual 2024 服务业增速快于全省平均拉动经济增长: change exact 0.5 percentage_points",
    ]


def test_a_list_whose_last_number_has_its_own_verb() -> None:
    assert read(DONE, "全年发生事故11起、死亡9人，同比分别减少4起和3人；教育、卫生、住房支出分别增长2.3%、5.9%和下降4.1%。") == [
        "actual 2024 事故: value exact 11 起",
        "actual 2024 事故死亡: value exact 9 人",
        "actual 2024 事故: change exact -4 起",
        "actual 2024 事故死亡: change exact -3 人",
        "actual 2024 教育支出: growth exact 2.3 %",
        "actual 2024 卫生支出: growth exact 5.9 %",
        "actual 2024 住房支出: growth exact -4.1 %",
    ]


def test_money_for_what_is_named_behind_it() -> None:
    assert read(
        DONE, "总投资56亿元的启辰电池项目开工，投资1.1亿元新建护理院，安排2亿元用于农田建设，为8万名妇女开展“两癌”筛查。"
    ) == [
        "actual 2024 启辰电池项目总投资: value exact 56 亿元",
        "actual 2024 护理院: value exact 1.1 亿元",
        "actual 2024 农田建设资金: value exact 2 亿元",
        "actual 2024 妇女“两癌”筛查: value exact 8 万名",
    ]


def test_a_report_on_a_year_and_plan_for_the_next_without_headings() -> None:
    title = "某局2024年工作总结和2025年工作计划"
    proposals = draft([title, "完成投资18亿元。", "2025年，计划完成投资20亿元。", "新建公路15公里。"]).proposals
    assert [(each.role, each.period) for each in proposals] == [("actual", "2024"), ("target", "2025"), ("target", "2025")]


def test_a_plan_of_five_years_looks_back_on_the_five_before() -> None:
    title = "某市国民经济和社会发展第十五个五年规划纲要"
    text = "“十四五”期间，累计造林126万亩。到2030年，绿地率由46%提高至55%。"
    assert [(each.role, each.period, str(each.quantity.number)) for each in draft([title, text]).proposals] == [
        ("actual", "2021-2025", "126"),
        ("actual", "2025", "46"),
        ("target", "2030", "55"),
    ]


def test_parts_of_a_year() -> None:
    title = "某县2025年上半年国民经济和社会发展计划执行情况的报告"
    (proposal,) = draft([title, "一、执行情况", "一般公共预算收入完成8.2亿元。"]).proposals
    assert (proposal.role, proposal.period) == ("actual", "2025-H1")


@pytest.mark.parametrize(
    ("file", "language", "least"),
    [
        ("seen/first.yaml", "zh", {"found": 99, "all three": 99, "role": 99, "name": 92}),
        ("seen/second.yaml", "zh", {"found": 99, "all three": 98, "role": 98, "name": 89}),
        ("seen/first.yaml", "en", {"found": 99, "all three": 98, "role": 99, "name": 90}),
        ("seen/second.yaml", "en", {"found": 96, "all three": 91, "role": 91, "name": 62}),
    ],
)
def test_whole_documents_are_read_as_well_as_they_were(file: str, language: Language, least: dict[str, int]) -> None:
    told, _ = scores(Path(HERE / file), language)
    shares = {"found": 100 * told["found"] / told["quantities"]} | {
        field: 100 * told[field] / told["found"] for field in ("all three", "role", "name")
    }
    assert {field: share for field, share in shares.items() if share < least[field]} == {}
    assert told["invented"] < 0.03 * told["found"]
