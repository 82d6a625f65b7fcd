"""A unit reads in English as the plan says, wherever it stands: by `units`, and by what an indicator counts."""

from __future__ import annotations

from tests.conftest import Run

PLAN = """
units: {吨标煤: {en: tonnes of coal equivalent}}
indicators:
  ENERGY:
    name: {zh: 能源消费量, en: Energy}
    unit: 万吨标煤
    nature: flow
    direction: lower
    headline: true
    actual: {2023: [{value: 50, at: 1}], 2024-06: [{value: 20, at: 1}]}
    target: {2024: [{value: 48, bound: at_most, at: 2}]}
"""


def test_the_english_of_a_declared_unit(run: Run) -> None:
    for command in ("status", "gap", "pace", "show", "figures"):
        out = " ".join(run(command, *(["ENERGY"] if command == "show" else []), "--format", "md", plan=PLAN).out.split())
        assert "10k tonnes of coal equivalent" in out, command
        assert "吨标煤" not in out, command


def test_a_declared_unit_may_count(run: Run) -> None:
    def gap(fields: str, unit: str = "眼") -> object:
        plan = PLAN.replace("吨标煤: {", f"眼: {{{fields}").replace("万吨标煤", unit)
        return run("gap", "--json", plan=plan).json["results"][0]["gap"]["interval"]

    assert gap("counted: true, ") is None
    assert (gap(""), gap("counted: true, ", "万眼")) == ([-2.5, -1.5], [-2.5, -1.5])


def test_the_unit_itself_in_chinese(run: Run) -> None:
    assert "万吨标煤" in run("status", "--lang", "zh", "--format", "md", plan=PLAN).out


COUNTED = """
units: {斗: {en: pecks}}
chains: {food: {zh: 食品, en: Food}}
indicators:
  PATENTS:
    name: {zh: 万人发明专利拥有量, en: Patents per 10 000 people}
    unit: 件
    counts: {en: patents}
    nature: ratio
    direction: higher
    actual: {2023: [{value: 6.3, at: 1}]}
    target: {2024: [{value: 6.0, intent: raise, at: 2}]}
  SIGNS:
    name: {zh: 路牌数, en: Road signs}
    unit: 万个
    nature: stock
    direction: higher
    actual: {2023: [{value: 6.3, at: 1}]}
    target: {2024: [{value: 6.0, intent: keep, at: 2}]}
  GRAIN:
    name: {zh: 亩均粮食, en: Grain per mu}
    unit: 斗/亩
    nature: ratio
    direction: higher
    parts: {chain: [FOOD-GRAIN]}
    actual: {2023: [{value: 6.3, at: 1}]}
    target: {2024: [{value: 6.0, intent: raise, at: 2}]}
  FOOD-GRAIN:
    name: {zh: 食品链粮食, en: Food}
    chain: food
    unit: 斗/亩
    nature: ratio
    direction: higher
    target: {2024: [{value: 7.0, at: 2}]}
totals:
  ALL: {name: {zh: 项目数, en: Projects}, measure: count, unit: 个, target: {2024: [{value: 85, at: 3}]}}
"""


def test_what_an_indicator_counts(run: Run) -> None:
    shown = run("show", "PATENTS", "--lang", "en", "--format", "md", plan=COUNTED).out
    assert "Unit: patents" in shown
    assert "| 6.3 patents |" in shown
    assert "| 6.3件 |" in run("show", "PATENTS", "--lang", "zh", "--format", "md", plan=COUNTED).out


def test_each_indicator_counts_its_own_in_json_too(run: Run) -> None:
    two = """
        indicators:
          FIRMS: {name: 企业, unit: 户, counts: {en: firms}, nature: stock, direction: higher, actual: {2023: [{value: 5, at: 1}]}}
          USERS: {name: 用户, unit: 户, counts: {en: users}, nature: stock, direction: higher, actual: {2023: [{value: 6, at: 1}]}}
          HOMES: {name: 住户, unit: 户, nature: stock, direction: higher, actual: {2023: [{value: 7, at: 1}]}}
    """
    assert [row["unit_en"] for row in run("list", "--json", plan=two).json["results"]] == ["firms", "users", None]


def test_a_measure_word_alone_has_no_english(run: Run) -> None:
    shown = run("show", "SIGNS", "--lang", "en", "--format", "md", plan=COUNTED).out
    assert "| 6.3 (10k) |" in shown
    gaps = run("gap", "--all", "--lang", "en", "--format", "md", plan=COUNTED.replace("unit: 万个", "unit: 个")).out
    assert "| Road signs |" in gaps


def test_a_total_counts_projects(run: Run) -> None:
    assert "| Projects | projects |" in run("projects", "--lang", "en", "--format", "md", plan=COUNTED).out


def test_a_message_has_units_in_its_own_language(run: Run) -> None:
    rows = run("check", "--json", plan=COUNTED).json["results"]
    assert [row["message_en"] for row in rows if row["rule"].startswith("words")] == [
        "the target is to raise it to 6.0 patents, yet 2023 had 6.3 patents",
        "the target is to keep 6.0 (10k), yet 2023 had 6.3 (10k)",
        "the target is to raise it to 6.0 pecks per mu, yet 2023 had 6.3 pecks per mu",
    ]
    assert [row["message_zh"] for row in rows if row["rule"].startswith("words")] == [
        "目标称“提高”到6.0件，但 2023 已为 6.3件",
        "目标称“保持”在6.0万个，但 2023 为 6.3万个",
        "目标称“提高”到6.0斗/亩，但 2023 已为 6.3斗/亩",
    ]


def test_chains_apart_from_a_total_say_so_in_the_unit(run: Run) -> None:
    said = " ".join(run("chains", "--lang", "en", "--format", "md", plan=COUNTED).out.split())
    assert "7.0 pecks per mu, 1.0 pecks per mu more than the total" in said
    assert "斗" not in said
