"""The units that plans are printed in, taken apart and put into English."""

from __future__ import annotations

from decimal import Decimal

import pytest

from planctl.numbers.units import BASE_UNITS, Unit, is_count, is_known, is_percent, split
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
        ("万", 1, "万"),
        ("亿", 1, "亿"),
    ],
)
def test_a_unit_is_a_power_of_ten_and_a_base_unit(unit: str, factor: int, base: str) -> None:
    assert split(unit) == (Decimal(factor), base)


@pytest.mark.parametrize("unit", ["亿元", "万千瓦时", "个", "%", "载重吨", "万载重吨", "∶1"])
def test_a_unit_that_planctl_knows(unit: str) -> None:
    assert is_known(unit, {})


@pytest.mark.parametrize("unit", ["", "亿", "万", "元人", "亿亿元", "克", "万克", "yuan", "％"])
def test_a_unit_that_it_does_not_know(unit: str) -> None:
    assert not is_known(unit, {})


def test_declared_units() -> None:
    assert is_known("克", {"克": None})
    assert is_known("万克", {"克": None})
    assert is_known("万克", {"万克": None})
    assert not is_known("克", {"万克": None})


def test_things_are_counted_one_by_one() -> None:
    assert [unit for unit in ("家", "人次", "天", "万家", "千人", "吨", "%", "个/年") if is_count(unit)] == ["家", "人次", "天"]
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
        ("克", "克", "克"),
        (None, "", ""),
    ],
)
def test_a_unit_reads_in_both_languages(unit: str | None, chinese: str, english: str) -> None:
    assert (unit_words(unit, "zh"), unit_words(unit, "en")) == (chinese, english)


def test_every_base_unit_stays_itself() -> None:
    assert [split(unit) for unit in BASE_UNITS] == [(Decimal(1), unit) for unit in BASE_UNITS]
