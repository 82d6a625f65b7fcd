"""Paragraphs in the manner of reports, and every proposal that they give."""

from __future__ import annotations

from pathlib import Path

import pytest

from planctl.draft import draft, grammar_of
from planctl.draft.entries import entries
from planctl.language import Language
from tests.draft.scores import HERE, scores

TITLE = "某县2024年国民经济和社会发展计划执行情况与2025年计划草案的报告"
DONE = "一、2024年计划执行情况"
AHEAD = "二、2025年主要目标"


def read(*paragraphs: str, title: str = TITLE) -> list[str]:
    """The proposals of some paragraphs under a plan report's title, a line each."""
    return [
        f"{each.role} {each.period} {each.name}: {each.quantity.form} {each.quantity.bound} {each.quantity.number}"
        f"{'' if each.quantity.to is None else f' to {each.quantity.to}'} {each.quantity.unit}"
        for each in draft([title, *paragraphs]).proposals
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


def test_a_target_that_is_strived_for_and_attributes() -> None:
    title = "某县2025年计划草案"
    text = "地区生产总值增长6%，力争达到6.5%；森林覆盖率（约束性）达到58%，失业率5.5%（预期性）。单位能耗等7项为约束性指标。"
    read = draft([title, text])
    assert [(each.name, str(each.quantity.number), each.stretch, each.attribute) for each in read.proposals] == [
        ("地区生产总值", "6", False, None),
        ("地区生产总值", "6.5", True, None),
        ("森林覆盖率", "58", False, "binding"),
        ("失业率", "5.5", False, "expected"),
        ("约束性指标", "7", False, None),
    ]
    assert read.stated == (("单位能耗", "binding"),)


def test_works_that_the_clause_before_names() -> None:
    assert read(AHEAD, "开工建设县医院新院区，概算投资4.2亿元、规划床位500张；新签约项目46个，协议资金9亿元，资金到位率33%。") == [
        "target 2025 县医院新院区概算投资: value exact 4.2 亿元",
        "target 2025 县医院新院区床位: value exact 500 张",
        "target 2025 新签约项目: value exact 46 个",
        "target 2025 项目协议资金: value exact 9 亿元",
        "target 2025 项目资金到位率: value exact 33 %",
    ]


def test_a_very_long_paragraph_is_read_as_its_sentences() -> None:
    text = "粮食产量20.5万吨，增长5.2%。" * 400
    proposals = draft([TITLE, DONE, text]).proposals
    assert {(each.name, str(each.quantity.number)) for each in proposals} == {("粮食产量", "20.5"), ("粮食产量", "5.2")}
    assert all(text[each.quantity.start : each.quantity.end] == each.quantity.printed for each in proposals)
    assert len(proposals) == 800


def test_a_text_without_a_title() -> None:
    text = [
        "2023年，植树4.2万株，用水强度比2020年累计下降10.1%。",
        "2024年，植树5万株以上；到2025年，用水强度下降13.5%；新建公园2个。",
    ]
    assert [(each.role, each.period, str(each.quantity.number)) for each in draft(text).proposals] == [
        ("actual", "2023", "4.2"),
        ("actual", "2023", "-10.1"),
        ("target", "2024", "5"),
        ("target", "2025", "-13.5"),
        ("target", "2024", "2"),
    ]
    assert [(each.role, each.period) for each in draft(text[:1]).proposals] == [("actual", "2023")] * 2


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
    ("title", "heading"),
    [("政府工作报告（二〇二六年一月十八日）", "二、今年工作安排"), ("政府工作报告", "二、2026年工作安排")],
)
def test_the_year_of_a_report_is_in_words_or_in_the_heading_of_what_is_planned(title: str, heading: str) -> None:
    assert read("一、过去五年工作回顾", "全市绿地率由2020年的31%提高到34%。", heading, "新建公园12个。", title=title) == [
        "actual 2020 绿地率: value exact 31 %",
        "actual 2025 绿地率: value exact 34 %",
        "target 2026 新建公园: value exact 12 个",
    ]


def test_distances_from_each_of_several() -> None:
    assert read(DONE, "生产总值增长5.7%，分别低于全国、全省0.7个和0.4个百分点；城镇化率56.7%，低于全国约10个百分点。") == [
        "actual 2024 生产总值: growth exact 5.7 %",
        "actual 2024 生产总值增速低于全国: change exact -0.7 percentage_points",
        "actual 2024 生产总值增速低于全省: change exact -0.4 percentage_points",
        "actual 2024 城镇化率: value exact 56.7 %",
        "actual 2024 城镇化率低于全国: change about -10 percentage_points",
    ]


def test_numbers_with_the_unit_of_the_last_one() -> None:
    assert read(DONE, "PM2.5、PM10年均浓度分别为29和68微克/立方米，同比下降6.5%、8.1%。") == [
        "actual 2024 PM2.5浓度: value exact 29 微克/立方米",
        "actual 2024 PM10年均浓度: value exact 68 微克/立方米",
        "actual 2024 PM2.5浓度: growth exact -6.5 %",
        "actual 2024 PM10年均浓度: growth exact -8.1 %",
    ]


def test_a_share_of_what_was_just_named() -> None:
    assert read(
        DONE, "一般公共预算收入14亿元，税收占比62.7%；土地收入同比减收2.4亿元；使用外资同比翻了一番；家庭医生签约21.4万人。"
    ) == [
        "actual 2024 一般公共预算收入: value exact 14 亿元",
        "actual 2024 税收占一般公共预算收入比重: value exact 62.7 %",
        "actual 2024 土地收入: change exact -2.4 亿元",
        "actual 2024 使用外资: growth exact 100 %",
        "actual 2024 家庭医生签约: value exact 21.4 万人",
    ]


def test_a_project_that_a_clause_before_names() -> None:
    assert read(DONE, "青山电站项目，装机120万千瓦，总投资83.5亿元，主体工程完成92%；新城医院总投资6亿元，主体结构完成40%。") == [
        "actual 2024 青山电站项目装机: value exact 120 万千瓦",
        "actual 2024 青山电站项目总投资: value exact 83.5 亿元",
        "actual 2024 青山电站项目主体工程: progress exact 92 %",
        "actual 2024 新城医院总投资: value exact 6 亿元",
        "actual 2024 新城医院主体结构: progress exact 40 %",
    ]


def test_a_clause_before_without_a_number() -> None:
    assert read(
        DONE,
        "经济总量接连跨上新台阶，由2020年的186亿元增加到294亿元。",
        "支出突出民生：教育9.6亿元、农林水5亿元。",
        AHEAD,
        "抓好粮食生产，播种面积稳定在47万亩，总产量不低于19万吨。",
    ) == [
        "actual 2020 经济总量: value exact 186 亿元",
        "actual 2024 经济总量: value exact 294 亿元",
        "actual 2024 教育支出: value exact 9.6 亿元",
        "actual 2024 农林水支出: value exact 5 亿元",
        "target 2025 粮食播种面积: value reach 47 万亩",
        "target 2025 粮食总产量: value at_least 19 万吨",
    ]


def test_a_mark_of_what_was_named() -> None:
    assert read(DONE, "城镇登记失业率3.7%，控制在年度目标4.5%以内。") == [
        "actual 2024 城镇登记失业率: value exact 3.7 %",
        "target 2024 城镇登记失业率: value at_most 4.5 %",
    ]


def test_what_is_done_is_summed_over_a_plan() -> None:
    assert read(
        "第一章 发展基础",
        "“十四五”时期，生产总值年均增长5.6%，2025年达到2860亿元；新建高速公路1320公里。",
        "第二章 目标",
        "到2030年，新建学校9所，城镇化率达到68%，五年提高4个百分点，单位产值能耗累计下降14%。",
        title="某市国民经济和社会发展第十五个五年规划纲要",
    ) == [
        "actual 2021-2025 生产总值: average_growth exact 5.6 %",
        "actual 2025 生产总值: value exact 2860 亿元",
        "actual 2021-2025 新建高速公路: value exact 1320 公里",
        "target 2026-2030 新建学校: value exact 9 所",
        "target 2030 城镇化率: value reach 68 %",
        "target 2026-2030 城镇化率: change exact 4 percentage_points",
        "target 2026-2030 单位产值能耗: growth exact -14 %",
    ]


def test_a_plan_of_three_years() -> None:
    assert read("目标", "三年新建学校9所，新增学位1.4万个，生均经费年均增长5%。", title="某县教育行动计划（2025—2027年）") == [
        "target 2025-2027 新建学校: value exact 9 所",
        "target 2025-2027 新增学位: value exact 1.4 万个",
        "target 2025-2027 生均经费: average_growth exact 5 %",
    ]


def test_the_coming_five_years() -> None:
    assert read(
        "今后五年，生产总值年均增长6%以上，到2030年突破400亿元；培育产业集群2个，失业率控制在5%以内，各项社会事业全面发展。",
        title="某县2026年政府工作报告",
    ) == [
        "target 2026-2030 生产总值: average_growth at_least 6 %",
        "target 2030 生产总值: value over 400 亿元",
        "target 2026-2030 培育产业集群: value exact 2 个",
        "target 2030 失业率: value at_most 5 %",
    ]


def test_the_year_that_opens_a_sentence_goes_for_its_parts() -> None:
    assert read(AHEAD, "2023年，甲产量5万吨；乙产量6万吨。") == [
        "actual 2023 甲产量: value exact 5 万吨",
        "actual 2023 乙产量: value exact 6 万吨",
    ]


def test_a_list_goes_on_for_the_same_list() -> None:
    assert read(
        DONE,
        "发放小额信贷3860万元；城乡低保标准分别提高5%和8%，达到每人每月780元、620元。",
        "教育支出9.8亿元。安全生产事故起数、死亡人数分别下降12.5%、20%。",
    ) == [
        "actual 2024 发放小额信贷: value exact 3860 万元",
        "actual 2024 城市低保标准: growth exact 5 %",
        "actual 2024 农村低保标准: growth exact 8 %",
        "actual 2024 城市低保标准: value exact 780 元",
        "actual 2024 农村低保标准: value exact 620 元",
        "actual 2024 教育支出: value exact 9.8 亿元",
        "actual 2024 安全生产事故起数: growth exact -12.5 %",
        "actual 2024 安全生产事故死亡人数: growth exact -20 %",
    ]


def test_shares_and_counts_in_words() -> None:
    assert read(
        DONE,
        "新能源汽车销量占比过半，外送电量占发电量的三分之一强，健康管理率百分之九十五；办好十件民生实事，建成东河、西河两座水库，工业产值突破千亿元大关。",
        "两座水库建成，人均水资源量不足全省平均水平的六成。",
        AHEAD,
        "新增养老床位300张，其中护理型不低于三分之二；打造三到五个示范点。",
    ) == [
        "actual 2024 新能源汽车销量占比: value over 50 %",
        "actual 2024 外送电量占发电量: value over 33 %",
        "actual 2024 健康管理率: value exact 95 %",
        "actual 2024 民生实事: value exact 10 件",
        "actual 2024 水库: value exact 2 座",
        "actual 2024 工业产值: value over 1000 亿元",
        "actual 2024 水库: value exact 2 座",
        "actual 2024 人均水资源量不足全省平均水平: value under 60 %",
        "target 2025 新增养老床位: value exact 300 张",
        "target 2025 新增养老床位中护理型占比: value at_least 67 %",
        "target 2025 打造示范点: value exact 3 to 5 个",
    ]


def test_numbers_without_a_unit_and_hours() -> None:
    assert read(
        DONE,
        "亿元产值事故死亡率0.027，收入比由2.37缩小到2.15，减税降费2.8亿，门急诊人次达到1,286万。",
        "日照时数1,214小时，平均通勤时间缩短到35分钟，审批时限由15个工作日压缩至5个工作日，15分钟生活圈24小时服务；处理污水5万吨/日。",
    ) == [
        "actual 2024 亿元产值事故死亡率: value exact 0.027 ",
        "actual 2023 收入比: value exact 2.37 ",
        "actual 2024 收入比: value exact 2.15 ",
        "actual 2024 减税降费: value exact 2.8 亿元",
        "actual 2024 门急诊人次: value exact 1286 万人次",
        "actual 2024 日照时数: value exact 1214 小时",
        "actual 2024 平均通勤时间: value exact 35 分钟",
        "actual 2023 审批时限: value exact 15 工作日",
        "actual 2024 审批时限: value exact 5 工作日",
        "actual 2024 处理污水: value exact 5 万吨/日",
    ]


def test_a_part_of_the_year_goes_on_until_another() -> None:
    title = "某县2025年经济运行情况的报告"
    assert read(
        "1—8月，产值387亿元；企业营业收入增长11%。8月当月，零售总额21亿元，增长5%。前8个月，固定资产投资4亿元，占全年计划的60%。",
        title=title,
    ) == [
        "actual 2025-08 产值: value exact 387 亿元",
        "actual 2025-08 企业营业收入: growth exact 11 %",
        "actual 2025-08 零售总额: value exact 21 亿元",
        "actual 2025-08 零售总额: growth exact 5 %",
        "actual 2025-08 固定资产投资: value exact 4 亿元",
        "actual 2025-08 固定资产投资: share_of_plan exact 60 %",
    ]


def test_a_government_report_looks_back_before_it_looks_ahead() -> None:
    assert read(
        "过去一年，生产总值增长5.6%。",
        "新建学校9所。",
        "今年发展主要预期目标是：生产总值增长5.5%左右。",
        title="2026年某市政府工作报告",
    ) == [
        "actual 2025 生产总值: growth exact 5.6 %",
        "actual 2025 新建学校: value exact 9 所",
        "target 2026 生产总值: growth about 5.5 %",
    ]


def test_a_goal_is_of_the_year_that_is_named_with_it() -> None:
    assert read(DONE, "城镇化率61.9%，距2027年65%的目标还有差距；托位数3.9个，与“十四五”末4.6个的目标仍有差距。") == [
        "actual 2024 城镇化率: value exact 61.9 %",
        "target 2027 城镇化率: value exact 65 %",
        "actual 2024 托位数: value exact 3.9 个",
        "target 2025 托位数: value exact 4.6 个",
    ]


def test_parts_of_a_whole_are_named_by_it() -> None:
    assert read(
        DONE,
        "普通中小学142所，在校学生5.27万人，其中高中、初中、小学分别为0.93万人、1.62万人、2.72万人。产业营业收入4860亿元，其中汽车及零部件、生物医药分别为1270亿元和418亿元。",
        "新建、改扩建学校各5所；热线响应率100%，解决率和满意率均达到95%；20项指标中，13项达到进度，5项基本达到。",
    ) == [
        "actual 2024 普通中小学: value exact 142 所",
        "actual 2024 普通中小学在校学生: value exact 5.27 万人",
        "actual 2024 高中在校学生: value exact 0.93 万人",
        "actual 2024 初中在校学生: value exact 1.62 万人",
        "actual 2024 小学在校学生: value exact 2.72 万人",
        "actual 2024 产业营业收入: value exact 4860 亿元",
        "actual 2024 汽车及零部件营业收入: value exact 1270 亿元",
        "actual 2024 生物医药营业收入: value exact 418 亿元",
        "actual 2024 新建学校: value exact 5 所",
        "actual 2024 改扩建学校: value exact 5 所",
        "actual 2024 热线响应率: value exact 100 %",
        "actual 2024 热线解决率: value exact 95 %",
        "actual 2024 热线满意率: value exact 95 %",
        "actual 2024 指标: value exact 20 项",
        "actual 2024 达到进度指标: value exact 13 项",
        "actual 2024 基本达到指标: value exact 5 项",
    ]


@pytest.mark.parametrize(
    ("file", "language", "least"),
    [
        ("seen/first.yaml", "zh", {"found": 99, "all three": 99, "role": 99, "period": 97, "name": 94}),
        ("seen/second.yaml", "zh", {"found": 99, "all three": 99, "role": 99, "period": 93, "name": 89}),
        ("seen/first.yaml", "en", {"found": 99, "all three": 96, "role": 99, "period": 94, "name": 93}),
        ("seen/second.yaml", "en", {"found": 99, "all three": 99, "role": 97, "period": 83, "name": 83}),
        ("seen/third.yaml", "zh", {"found": 99, "all three": 99, "role": 99, "period": 97, "name": 93}),
        ("seen/third.yaml", "en", {"found": 99, "all three": 97, "role": 98, "period": 91, "name": 90}),
        ("seen/fourth.yaml", "zh", {"found": 99, "all three": 99, "role": 99, "period": 95, "name": 90}),
        ("seen/fourth.yaml", "en", {"found": 100, "all three": 99, "role": 99, "period": 93, "name": 86}),
    ],
)
def test_whole_documents_are_read_as_well_as_they_were(file: str, language: Language, least: dict[str, int]) -> None:
    told, _ = scores(Path(HERE / file), language)
    shares = {"found": 100 * told["found"] / told["quantities"]} | {
        field: 100 * told[field] / told["found"] for field in ("all three", "role", "period", "name")
    }
    assert {field: share for field, share in shares.items() if share < least[field]} == {}
    assert told["invented"] < 0.03 * told["found"]


@pytest.mark.parametrize(
    ("language", "name", "direction"),
    [
        ("zh", "矛盾纠纷", "lower"),
        ("zh", "矛盾纠纷化解率", "higher"),
        ("zh", "单位GDP能耗", "lower"),
        ("zh", "单位GDP能耗降低率", "higher"),
        ("zh", "危险废物", "none"),
        ("zh", "危险废物处置率", "higher"),
        ("en", "complaints", "lower"),
        ("en", "complaints resolved within 30 days", "higher"),
        ("en", "waste per household", "lower"),
        ("en", "waste collected and treated", "higher"),
        ("en", "roads", "none"),
    ],
)
def test_what_of_something_bad_is_dealt_with_is_better_higher(language: Language, name: str, direction: str) -> None:
    names = grammar_of(language).names()
    assert ("lower" if names.lower.search(name) else "higher" if names.higher.search(name) else "none") == direction


@pytest.mark.parametrize(
    ("said", "nature"),
    [
        ("人均公园绿地面积15平方米", "stock"),
        ("人均住房建筑面积48平方米", "stock"),
        ("建成区面积26平方公里", "stock"),
        ("播种面积136万亩", "flow"),
        ("新增造林面积20万亩", "flow"),
        ("高速公路通车里程260公里", "stock"),
        ("新改建农村公路里程300公里", "flow"),
        ("粮食综合生产能力40万吨", "stock"),
        ("每千人口托位4.6个", "stock"),
        ("每万人口发明专利拥有量3.2件", "stock"),
        ("养老床位860张", "stock"),
        ("新增养老床位860张", "flow"),
        ("民用汽车保有量12.8万辆", "stock"),
        ("在校学生总数4.2万人", "stock"),
        ("高新技术企业86家", "stock"),
        ("引进企业12家", "flow"),
        ("人均可支配收入2.7万元", "flow"),
        ("能源消费总量320万吨标准煤", "flow"),
        ("细颗粒物浓度28微克/立方米", "ratio"),
        ("灌溉水有效利用系数0.53", "ratio"),
        ("人均预期寿命79岁", "ratio"),
        ("孕产妇死亡率9/10万", "ratio"),
        ("森林覆盖率61%", "rate"),
        ("游客2.3万人次", "flow"),
    ],
)
def test_what_stands_at_a_date_what_adds_up_and_what_does_neither(said: str, nature: str) -> None:
    read = draft([TITLE, DONE, f"{said}。"])
    (entry,) = entries(read.proposals, grammar_of("zh").names()).records
    assert entry.nature == nature
