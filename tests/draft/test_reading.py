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


def test_parts_of_a_year() -> None:
    title = "某县2025年上半年国民经济和社会发展计划执行情况的报告"
    (proposal,) = draft([title, "一、执行情况", "一般公共预算收入完成8.2亿元。"]).proposals
    assert (proposal.role, proposal.period) == ("actual", "2025-H1")


@pytest.mark.parametrize(
    ("file", "language", "least"),
    [
        ("seen.yaml", "zh", {"found": 98, "all three": 95, "role": 98}),
        ("unseen.yaml", "zh", {"found": 97, "all three": 93, "role": 95}),
        ("seen.yaml", "en", {"found": 99, "all three": 98, "role": 99, "name": 90}),
        ("unseen.yaml", "en", {"found": 96, "all three": 91, "role": 91, "name": 62}),
    ],
)
def test_whole_documents_are_read_as_well_as_they_were(file: str, language: Language, least: dict[str, int]) -> None:
    told, _ = scores(Path(HERE / file), language)
    shares = {"found": 100 * told["found"] / told["quantities"]} | {
        field: 100 * told[field] / told["found"] for field in ("all three", "role")
    }
    assert {field: share for field, share in shares.items() if share < least[field]} == {}
    assert told["invented"] < 0.03 * told["found"]
