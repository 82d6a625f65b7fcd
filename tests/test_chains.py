"""The industrial chains side by side, and what their parts of a total add to."""

from __future__ import annotations

from decimal import Decimal
from itertools import product
from typing import get_args

import pytest

from planctl.assess.quantities import common_bound
from planctl.numbers.printed import Bound
from tests.conftest import Run
from tests.report_texts import plan

COUNTY = plan(
    more="""\
  OUTPUT:
    name: {zh: 各链产值, en: Output of the chains}
    unit: 亿元
    nature: flow
    direction: higher
    parts: {chain: [OUTPUT-FOOD, OUTPUT-CARS]}
    note: {zh: 大数据只有收入, en: Big data has revenue only}
    actual: {2023: [{value: 70, at: 1}]}
    target: {2024: [{value: 80, bound: over, at: 2}]}
  OUTPUT-FOOD:
    name: {zh: 食品加工产业链产值, en: "Output, food chain"}
    unit: 亿元
    chain: food
    nature: flow
    direction: higher
    target: {2024: [{value: 37, bound: over, at: 3}]}
  TAX-FOOD:
    name: {zh: 食品加工产业链税收, en: "Tax, food chain"}
    unit: 万元
    chain: food
    nature: flow
    direction: higher
    target: {2024: [{value: 500, at: 3}, {growth: 20, bound: at_least, at: 3}]}
  OUTPUT-CARS:
    name: {zh: 汽车产业链产值, en: "Output, cars chain"}
    unit: 亿元
    chain: cars
    nature: flow
    direction: higher
    target: {2024: [{value: 45.5, at: 4}]}
  REVENUE:
    name: {zh: 大数据营业收入, en: "Revenue, big-data chain"}
    unit: 亿元
    chain: big-data
    nature: flow
    direction: higher
    target: {2024: [{value: 30, bound: over, at: 5}]}
  PAST: {name: {zh: 汽车旧产值}, unit: 亿元, chain: cars, nature: flow, direction: higher, actual: {2023: [{value: 9, at: 1}]}}
chains:
  cars: {zh: 汽车, en: Cars}
  food: {zh: 食品加工, en: Food processing}
  big-data: {zh: 大数据}
projects:
  MILL: {name: {zh: 面粉厂}, chain: food, target: {2024: [{stage: new, at: 3}]}}
  BAKERY: {name: {zh: 面包厂}, chain: food, actual: {2023: [{stage: new, at: 1}]}, target: {2024: [{stage: completed, at: 3}]}}
  DAIRY: {name: {zh: 奶厂}, chain: food, actual: {2023: [{stage: continuing, at: 1}]}}
  CANNERY: {name: {zh: 罐头厂}, chain: food, target: {2024: [{text: {zh: 落地}, at: 3}]}}
  FACTORIES: {name: {zh: 卫星工厂}, chain: food, kind: programme, target: {2024: [{stage: new, at: 3}]}}
totals:
  COUNT: {name: {zh: 食品项目数}, measure: count, unit: 个, chain: food, target: {2024: [{value: 10, at: 3}]}}
""",
)


def test_the_chains_side_by_side(run: Run) -> None:
    ran = run("chains", "--format", "table", "--lang", "zh", plan=COUNTY)
    assert (ran.code, ran.err) == (0, "")
    assert (
        ran.out
        == """\
分项：各链产值（亿元）
汽车
  分项：45.5
食品加工
  分项：超37
  其他目标：税收：500万元、+20%以上
  项目：新开工 1、续建 1、完工 1、未注明阶段 1、工程包 1、原文共 10个
大数据
  其他目标：营业收入：超30亿元

各链产值
  2024：目标超80亿元；2 条链合计超82.5亿元，比总目标高2.5亿元
  = 超37 + 45.5
  没有分项：大数据
  大数据只有收入
"""
    )


def test_in_english(run: Run) -> None:
    assert (
        run("chains", "--format", "table", plan=COUNTY).out
        == """\
Parts of: Output of the chains (100m yuan)
Cars
  Part: 45.5
Food processing
  Part: >37
  Other targets: Tax: 500 (10k yuan), ≥+20%
  Projects: new 1, continuing 1, completed 1, no stage given 1, programme 1, in
  all 10 projects
大数据
  Other targets: Revenue: >30 (100m yuan)

Output of the chains
  2024: target >80 (100m yuan); 2 chains together >82.5 (100m yuan), 2.5 (100m
  yuan) more than the total
  = >37 + 45.5
  without a part: 大数据
  Big data has revenue only
"""
    )


def test_the_row_of_a_chain(run: Run) -> None:
    document = run("chains", "--json", plan=COUNTY).json
    assert [row["id"] for row in document["results"]] == ["cars", "food", "big-data"]
    row = document["results"][1]
    assert row["parts"]["OUTPUT"]["id"] == "OUTPUT-FOOD"
    assert [(each["id"], len(each["targets"])) for each in row["targets"]] == [("TAX-FOOD", 2)]
    assert row["projects"] == {
        "planning": 0,
        "signed": 0,
        "preliminary": 0,
        "new": 1,
        "continuing": 1,
        "completed": 1,
        "without_stage": 1,
    }
    assert row["programmes"] == 1
    assert [total["id"] for total in row["totals"]] == ["COUNT"]
    assert document["results"][2]["parts"] == {"OUTPUT": None}


def test_what_the_parts_add_to(run: Run) -> None:
    (total,) = run("chains", "--json", plan=COUNTY).json["summary"]["totals"]
    assert total["without_part"] == ["big-data"]
    (one,) = total["sums"]
    assert one["sum"] == {"value": 82.5, "unit": "亿元", "bound": "over", "interval": [82.45, None], "reason": None}
    assert (one["period"], one["total"]["value"], one["difference"]) == ("2024", 80, 2.5)


@pytest.mark.parametrize(
    ("part", "reason"),
    [
        ("{2025: [{value: 45.5, at: 4}]}", "no_target"),
        ("{2024: [{growth: 5, at: 4}]}", "no_target"),
        ("{2024: [{change: 5, at: 4}]}", "no_target"),
        ("{2024: [{value: 45.5, bound: at_most, at: 4}]}", "bound_only"),
    ],
)
def test_no_sum_of_what_can_not_be_added(run: Run, part: str, reason: str) -> None:
    (total,) = run("chains", "--json", plan=COUNTY.replace("{2024: [{value: 45.5, at: 4}]}", part)).json["summary"]["totals"]
    (one,) = total["sums"]
    assert (one["sum"]["value"], one["sum"]["reason"], one["difference"]) == (None, reason, None)


def test_a_part_in_another_unit_is_not_added(run: Run) -> None:
    other = COUNTY.replace('en: "Output, cars chain"}\n    unit: 亿元', 'en: "Output, cars chain"}\n    unit: 万元')
    (total,) = run("chains", "--json", plan=other).json["summary"]["totals"]
    assert total["sums"][0]["sum"]["value"] is None


BOUNDS: tuple[Bound, ...] = get_args(Bound)
SAMPLES: dict[Bound, tuple[int, ...]] = {
    "exact": (50,),
    "reach": (50,),
    "at_least": (50, 51, 90),
    "over": (51, 90),
    "at_most": (50, 49, 10),
    "under": (49, 10),
    "about": (40, 50, 60),
}
HOLDS = {
    "exact": Decimal.__eq__,
    "at_least": Decimal.__ge__,
    "over": Decimal.__gt__,
    "at_most": Decimal.__le__,
    "under": Decimal.__lt__,
}


@pytest.mark.parametrize(("first", "second"), list(product(BOUNDS, BOUNDS)))
def test_the_bound_of_a_sum_holds_for_all_that_its_parts_may_be(first: Bound, second: Bound) -> None:
    bound = common_bound(first, second)
    sums = [Decimal(one + other) for one, other in product(SAMPLES[first], SAMPLES[second])]
    if bound in HOLDS:
        assert all(HOLDS[bound](each, Decimal(100)) for each in sums)
    if bound is None:
        assert any(each > Decimal(100) for each in sums)
        assert any(each < Decimal(100) for each in sums)


def test_bounds_of_sums_are_as_tight_as_can_be() -> None:
    assert common_bound("exact", "reach") == "exact"
    assert common_bound("over", "at_least", "exact") == "over"
    assert common_bound("at_least", "reach") == "at_least"
    assert common_bound("under", "at_most") == "under"
    assert common_bound("about", "exact") == "about"
    assert common_bound("over", "under") is None


def test_a_plan_without_chains(run: Run) -> None:
    document = run("chains", "--json", plan=plan(more="  {}\n")).json
    assert (document["results"], document["summary"]) == ([], {"chains": 0, "projects": 0, "totals": []})
    assert run("chains", "--format", "table", plan=plan(more="  {}\n")).code == 0


def test_tsv_columns_of_chains(run: Run) -> None:
    header, *rows = [line.split("\t") for line in run("chains", plan=COUNTY).out.splitlines()]
    assert header[3:5] == ["parts.OUTPUT.id", "parts.OUTPUT.name_zh"]
    assert [row[header.index("parts.OUTPUT.target.value")] for row in rows] == ["45.5", "37", ""]
    assert [row[header.index("projects.new")] for row in rows] == ["0", "1", "0"]
    targets = [row[header.index("targets")] for row in rows]
    assert targets[0] == ""
    assert targets[2].startswith('[{"id": "REVENUE", ')


def test_the_shipped_chains_add_to_204(run: Run) -> None:
    document = run("chains", "--json").json
    (total,) = document["summary"]["totals"]
    (one,) = total["sums"]
    assert (len(document["results"]), len(one["parts"])) == (10, 9)
    assert (one["sum"]["value"], one["sum"]["bound"], one["total"]["value"], one["total"]["bound"]) == (204, "over", 200, "over")
    assert total["without_part"] == ["big-data"]


def test_more_cells_than_a_table_holds_are_refused(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planctl.assess.chains.MOST_PARTS", 2)
    ran = run("chains", plan=COUNTY)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "planctl: 3 chains by 1 totals are more than 2 cells\n"


def test_of_several_parts_of_one_chain_the_first_is_its_part(run: Run) -> None:
    plan = COUNTY.replace("parts: {chain: [OUTPUT-FOOD, OUTPUT-CARS]}", "parts: {chain: [OUTPUT-FOOD, TAX-FOOD, OUTPUT-CARS]}")
    (food,) = [row for row in run("chains", "--json", plan=plan).json["results"] if row["id"] == "food"]
    assert food["parts"]["OUTPUT"]["id"] == "OUTPUT-FOOD"
