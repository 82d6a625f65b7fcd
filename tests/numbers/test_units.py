"""The units that plans are printed in, taken apart and put into English."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from planctl.numbers.units import BASE_UNITS, Unit, has_prices, is_count, is_known, is_percent, misspelt, named, split, with_unit
from planctl.render.words import unit_words


@pytest.mark.parametrize(
    ("unit", "factor", "base"),
    [
        ("亿元", 10**8, "元"),
        ("万元", 10**4, "元"),
        ("万亿元", 10**12, "元"),
        ("元", 1, "元"),
        ("千瓦", 1, "千瓦"),
        ("千瓦时", 1, "千瓦时"),
        ("万千瓦", 10**4, "千瓦"),
        ("万千瓦时", 10**4, "千瓦时"),
        ("亿千瓦时", 10**8, "千瓦时"),
        ("万亩", 10**4, "亩"),
        ("万亩次", 10**4, "亩次"),
        ("千人", 1000, "人"),
        ("万人次", 10**4, "人次"),
        ("亿美元", 10**8, "美元"),
        ("%", 1, "%"),
        ("‰", 1, "‰"),
        ("μg/m³", 1, "μg/m³"),
        ("元/人", 1, "元/人"),
        ("万元/亩", 10**4, "元/亩"),
        ("千瓦时/人", 1, "千瓦时/人"),
        ("百户", 100, "户"),
        ("million EUR", 10**6, "EUR"),
        ("€ million", 10**6, "€"),
        ("£000", 1000, "£"),
        ("R bn", 10**9, "R"),
        ("trillion VND", 10**12, "VND"),
        ("万", 1, "万"),
        ("亿", 1, "亿"),
    ],
)
def test_a_unit_is_a_power_of_ten_and_a_base_unit(unit: str, factor: int, base: str) -> None:
    assert split(unit) == (Decimal(factor), base)


@pytest.mark.parametrize("unit", ["亿元", "万千瓦时", "个", "%", "载重吨", "万载重吨", "∶1", "million EUR"])
def test_a_unit_that_planctl_knows(unit: str) -> None:
    assert is_known(unit, {})


COUNTY_UNITS = """
    立方米 岁 年 辆 万辆 吨标准煤 万吨标准煤 吨标准煤/万元 元/吨 微克/立方米 毫克/升 公顷 床 平方公里 万立方米 亿立方米 立方米/万元
    元/人 人/平方公里 千瓦时 万千瓦 万元/亩 公里 米 毫米 次 所 张 张/千人 座 册 部 件/万人 1/10万 元/平方米
    平方米/人 辆/百户 元/户 公斤/亩 万吨公里 万人公里 万标准箱 吨二氧化碳 吨二氧化碳/万元
    人年 万工日 标台 总吨 吉焦 立方米/秒 张/千人 公里/百平方公里 分贝 小时 工作日 万只 万尾 兆瓦 倍 分 ‰ 人/户 亿元/平方公里
"""
ENGLISH_PLAN_UNITS = (
    "households, %, ‰, per 10 000, t CO2e, MWh, km², thousand households, million EUR, kWh/m², EUR/person, £ million, $bn, "
    "R/person, deaths per 100 000 people, per 1000 live births, years of age"
)


@pytest.mark.parametrize("unit", [*COUNTY_UNITS.split(), *ENGLISH_PLAN_UNITS.split(", ")])
def test_a_unit_of_a_county_or_of_an_english_plan(unit: str) -> None:
    assert is_known(unit, {})
    assert not re.search("[\u4e00-\u9fff]", unit_words(unit, "en"))


@pytest.mark.parametrize(
    "unit", ["", "亿", "万", "元人", "亿亿元", "斗", "万斗", "元/", "/人", "元/斗", "㎡", "％", "bushels", "£ milion"]
)
def test_a_unit_that_it_does_not_know(unit: str) -> None:
    assert not is_known(unit, {})


def test_declared_units() -> None:
    assert is_known("斗", {"斗": None})
    assert is_known("万斗", {"斗": None})
    assert is_known("万斗/人", {"斗": None})
    assert is_known("万斗", {"万斗": None})
    assert not is_known("斗", {"万斗": None})


@pytest.mark.parametrize(
    ("unit", "meant"),
    [
        ("万圆", "万元"),
        ("千瓦小时", "千瓦时"),
        ("MWH", "MWh"),
        ("milion USD", "million USD"),
        ("£ billlion", "£ billion"),
        ("househodls/km²", "households/km²"),
        ("元/平米", "平方米"),
        ("µg/m³", ""),
        ("m2", ""),
        ("% of GDP", ""),
        ("万%", ""),
        ("元/", ""),
        ("/人", ""),
        ("", ""),
        ("斗", None),
        ("元/斗", None),
        ("bushels", None),
        ("visitors", None),
        ("household", None),
        ("亿元", None),
    ],
)
def test_what_a_misspelt_unit_is_meant_as(unit: str, meant: str | None) -> None:
    assert misspelt(unit, {}) == meant


def test_what_has_prices_is_money_or_for_money() -> None:
    units = ("亿元", "元/人", "吨标准煤/万元", "£ million", "KES", "USD/MWh", "kWh/€", "户", "R", "t", "$ per person")
    assert [unit for unit in units if not has_prices(unit)] == ["户", "t"]


def test_things_are_counted_one_by_one() -> None:
    units = ("家", "人次", "天", "万家", "千人", "吨", "%", "个/年", "households", "jobs", "km", "thousand people", "live births")
    assert [unit for unit in units if is_count(unit)] == ["家", "人次", "天", "households", "jobs", "live births"]
    assert is_count(Unit("家", "shops"))
    assert not is_count(Unit("万家", "10k shops"))


def test_only_per_cent_differs_in_points() -> None:
    assert [unit for unit in (*BASE_UNITS, "万%", "percentage_points") if is_percent(unit)] == ["%"]


@pytest.mark.parametrize(
    ("unit", "chinese", "english"),
    [
        ("亿元", "亿元", "100m yuan"),
        ("万亿元", "万亿元", "1tn yuan"),
        ("万亩", "万亩", "10k mu"),
        ("千人", "千人", "1k persons"),
        ("千瓦", "千瓦", "kW"),
        ("万千瓦时", "万千瓦时", "10k kWh"),
        ("元", "元", "yuan"),
        ("%", "%", "%"),
        ("%/year", "%/年", "% a year"),
        ("亿元/month", "亿元/月", "100m yuan a month"),
        ("percentage_points", "个百分点", "points"),
        ("percentage_points/month", "个百分点/月", "points a month"),
        ("家", "家", "number"),
        ("万户", "万户", "10k"),
        ("元/人", "元/人", "yuan per person"),
        ("元/件", "元/件", "yuan each"),
        ("元/户", "元/户", "yuan per household"),
        ("万元/亩", "万元/亩", "10k yuan per mu"),
        ("件/万人", "件/万人", "per 10k persons"),
        ("吨标准煤/万元", "吨标准煤/万元", "t of coal equivalent per 10k yuan"),
        ("million EUR", "百万欧元", "million EUR"),
        ("£ million", "百万英镑", "£ million"),
        ("KES bn", "十亿肯尼亚先令", "KES bn"),
        ("$ million", "$ million", "$ million"),
        ("thousand households", "千户", "thousand households"),
        ("£ per household", "英镑/户", "£ per household"),
        ("kWh/m²", "千瓦时/平方米", "kWh per m²"),
        ("per 100 000", "/10万", "per 100 000"),
        ("deaths per 1000 live births", "人/千例活产", "deaths per 1000 live births"),
        ("Mt CO₂e", "百万吨二氧化碳当量", "Mt CO₂e"),
        ("£ million/year", "百万英镑/年", "£ million a year"),
        ("bushels", "bushels", "bushels"),
        ("斗", "斗", "斗"),
        (None, "", ""),
    ],
)
def test_a_unit_reads_in_both_languages(unit: str | None, chinese: str, english: str) -> None:
    assert (unit_words(unit, "zh"), unit_words(unit, "en")) == (chinese, english)


@pytest.mark.parametrize(
    ("unit", "counts", "english"),
    [
        ("件", None, "4.5"),
        ("件", "patents", "4.5 patents"),
        ("件/万人", "patents", "4.5 patents per 10k persons"),
        ("万户", "market entities", "4.5 (10k market entities)"),
        ("斗", None, "4.5 pecks"),
        ("元/斗", None, "4.5 yuan per peck"),
        ("%", None, "4.5%"),
        ("∶1", None, "4.5:1"),
        ("MWh", None, "4.5 MWh"),
        ("£m", None, "£4.5 million"),
        ("KES billion", None, "KES 4.5 billion"),
        ("million KES", None, "4.5 million KES"),
        ("R", None, "R4.5"),
        ("€/household", None, "€4.5 per household"),
    ],
)
def test_a_number_with_what_it_counts(unit: str, counts: str | None, english: str) -> None:
    assert with_unit("4.5", named(unit, {"斗": "pecks"}, {}, counts)).en == english


@pytest.mark.parametrize(("unit", "chinese"), [("1/万", "4.5（1/万）"), ("/万", "4.5/万"), ("‱", "4.5‱"), ("亿元", "4.5亿元")])
def test_the_digits_of_a_unit_do_not_run_into_the_number(unit: str, chinese: str) -> None:
    assert with_unit("4.5", unit).zh == chinese


def test_every_base_unit_stays_itself() -> None:
    assert [split(unit) for unit in BASE_UNITS] == [(Decimal(1), unit) for unit in BASE_UNITS]
