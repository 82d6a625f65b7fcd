"""Units by their codes in UCUM: where one means exactly the same, and no other."""

from __future__ import annotations

import pytest

from planctl.numbers import ucum
from planctl.numbers.ucum import ucum_code
from planctl.numbers.units import BASE_UNITS, PERCENTAGE_POINTS, named, powers_apart


@pytest.mark.parametrize(
    ("unit", "code"),
    [
        ("%", "%"),
        ("‰", "[ppth]"),
        ("/10万", "10*-5"),
        ("公顷", "har"),
        ("ha", "har"),
        ("平方公里", "km2"),
        ("万吨", "10*4.t"),
        ("百万吨", "10*6.t"),
        ("Mt", "Mt"),
        ("kt", "kt"),
        ("Mm³", "hm3"),
        ("亿立方米", "10*8.m3"),
        ("度", "kW.h"),
        ("亿千瓦时", "10*8.kW.h"),
        ("kWh/m²", "kW.h/m2"),
        ("kWh per m²", "kW.h/m2"),
        ("克/千瓦时", "g/(kW.h)"),
        ("吨/公顷", "t/har"),
        ("微克/立方米", "ug/m3"),
        ("℃", "Cel"),
    ],
)
def test_a_unit_has_the_code_that_means_the_same(unit: str, code: str) -> None:
    assert ucum_code(unit) == code


COUNTS = ("人", "个", "户", "倍", "位次", "吨/万人", "per 1000 people", "公里/百平方公里")
MONEY = ("元", "亿元", "元/吨", "£ million")
OTHERS = (
    "亩",
    "万亩",
    "吨/亩",
    "斤",
    "年",
    "个月",
    "t/year",
    "吨标准煤",
    "t CO2e",
    "马力",
    "分贝",
    PERCENTAGE_POINTS,
    "%/year",
    None,
)


@pytest.mark.parametrize("unit", [*COUNTS, *MONEY, *OTHERS])
def test_what_has_no_exact_code_has_none(unit: str | None) -> None:
    assert ucum_code(unit) is None


def test_what_a_plan_has_words_of_its_own_for_has_none() -> None:
    assert ucum_code(named("度", {"度": "degrees"}, {})) is None
    assert ucum_code(named("吨", {"斗": "pecks"}, {})) == "t"


def test_the_codes_are_of_units_that_planctl_knows() -> None:
    known = {*BASE_UNITS, *(f"{power}{base}" for power in ("千", "百万") for base in BASE_UNITS)}
    assert vars(ucum)["_CODES"].keys() - known == set()


@pytest.mark.parametrize(
    ("unit", "apart"),
    [("亿元", (8, "元")), ("百万吨", (6, "吨")), ("千瓦", (0, "千瓦")), ("万亿元", (12, "元")), ("£ million", (6, "£"))],
)
def test_a_unit_and_its_power_of_ten(unit: str, apart: tuple[int, str]) -> None:
    assert powers_apart(unit) == apart
