"""What codes are called in the two languages."""

from __future__ import annotations

from planctl.language import Language, Words
from planctl.numbers.units import BASE_UNITS, MAGNITUDES, PERCENTAGE_POINTS, split
from planctl.plan.vocabulary import STAGE_WORDS

NOTHING = "—"

CODES: dict[str, Words] = {
    # attributes and their basis
    "binding": Words("约束性", "binding"),
    "expected": Words("预期性", "expected"),
    "reference": Words("参考性", "reference"),
    "unstated": Words("未注明", "unstated"),
    "stated": Words("原文", "stated"),
    "inferred": Words("推断", "inferred"),
    # verdicts
    "exceeded": Words("超过目标", "better"),
    "exceeded.binding": Words("超额完成", "better"),
    "exceeded.expected": Words("好于预期", "better"),
    "met": Words("达到目标", "met"),
    "met.binding": Words("完成", "met"),
    "met.expected": Words("达到预期", "met"),
    "nearly.expected": Words("基本达到", "nearly met"),
    "missed": Words("未达目标", "missed"),
    "missed.binding": Words("未完成", "missed"),
    "missed.expected": Words("未达预期", "missed"),
    "done_early": Words("提前完成", "done early"),
    "on_schedule": Words("达到时序进度", "on schedule"),
    "behind": Words("滞后", "behind"),
    "improve": Words("需改进", "improve"),
    "hold": Words("持平", "hold"),
    "already_met": Words("上年已达", "already met"),
    "not_comparable": Words("不可比", "not comparable"),
    "no_target": Words("无目标", "no target"),
    # reasons
    "no_baseline": Words("没有同类基期数", "no earlier figure of the same form"),
    "text_target": Words("目标不是数字", "the target is words"),
    "zero_base": Words("基数为零", "the base is zero"),
    "negative_base": Words("基数为负", "the base is negative"),
    "sign_change": Words("正负相反", "the sign changes"),
    "no_way_to_go": Words("起点即目标", "the start is the target"),
    "not_whole_years": Words("相隔不是整年", "not whole years apart"),
    "no_years": Words("没有剩余年数", "no years remain"),
    "in_points": Words("百分数之差用个百分点", "a difference in points"),
    "growth_target": Words("目标本身是增速", "the target is itself a rate"),
    "price_basis_differs": Words("水平为现价，增速为不变价", "level at current, growth at constant prices"),
    "bound_only": Words("只知界限", "known only by a bound"),
    "no_direction": Words("未定方向", "no direction is declared"),
    "base_differs": Words("两年进度的基数不同", "the two percentages have different wholes"),
    "out_of_range": Words("结果大得不合理", "the answer is larger than any figure"),
    "one_year": Words("不足两年的水平", "fewer than two years of levels"),
    "part_year": Words("目标不是整年的", "the target is for part of a year"),
    "latest_bound_only": Words("最新数只知界限", "the latest figure is only a bound"),
    "to_zero": Words("降到零没有年均增速", "no yearly rate leads to zero"),
    "within_rounding": Words("起点与目标之差在舍入之内", "start and target differ within rounding"),
    "beyond_at_start": Words("起点已越过目标", "the start is beyond the target"),
    "not_a_reduction": Words("不是降低目标", "the target is no reduction"),
    "no_threshold": Words("没有可查证的分档标准", "no threshold that could be verified"),
    # methods of others and their categories, which are not planctl's verdicts
    "open-sdg": Words("Open SDG（加拿大统计局）", "Open SDG (Statistics Canada)"),
    "eurostat": Words("欧盟统计局", "Eurostat"),
    "unsd": Words("联合国统计司", "the United Nations Statistics Division"),
    "nbs": Words("国家统计局", "China's National Bureau of Statistics"),
    "target_achieved": Words("已实现目标", "target achieved"),
    "on_track": Words("进展顺利", "on track"),
    "acceleration_needed": Words("须加快", "acceleration needed"),
    "limited_progress": Words("进展有限", "limited progress"),
    "deterioration": Words("恶化", "deterioration"),
    "on_track_or_met": Words("进展顺利或已达标", "on track or target met"),
    "moderate_progress": Words("进展中等", "moderate progress"),
    "marginal_progress": Words("进展微小", "marginal progress"),
    "stagnation": Words("停滞", "stagnation"),
    "regression": Words("倒退", "regression"),
    "reduction_made": Words("降低目标已完成", "reduction made"),
    "step_made": Words("达到年度进度", "yearly step made"),
    "step_missed": Words("未达年度进度", "yearly step missed"),
    # derived numbers and their inputs
    "gap": Words("差距", "gap"),
    "relative_gap": Words("相对差距", "relative gap"),
    "required_rate": Words("年均需增", "required rate"),
    "implied_base": Words("隐含上年数", "implied base"),
    "baseline": Words("基期 baseline", "baseline"),
    "level": Words("水平 level", "level"),
    "years": Words("年数 years", "years"),
    # kinds of pace, findings
    "within_year": Words("年内", "within the year"),
    "schedule": Words("逐年", "over years"),
    "cumulative": Words("累计", "cumulative"),
    "known": Words("已知", "known"),
    # kinds of rate, prices
    "implied": Words("隐含", "implied"),
    "required": Words("所需", "required"),
    "constant": Words("不变价", "constant"),
    "current": Words("现价", "current"),
    # natures and directions
    "flow": Words("流量", "flow"),
    "stock": Words("存量", "stock"),
    "rate": Words("比率", "rate"),
    "ratio": Words("比值", "ratio"),
    "higher": Words("越高越好", "higher is better"),
    "lower": Words("越低越好", "lower is better"),
    "none": Words("无方向", "no direction"),
    # forms and roles
    "value": Words("数值", "value"),
    "growth": Words("增速", "growth"),
    "change": Words("增减量", "change"),
    "progress": Words("进度", "progress"),
    "text": Words("文字", "words"),
    "stage": Words("阶段", "stage"),
    "actual": Words("实绩", "actual"),
    "target": Words("目标", "target"),
    # subjects
    "indicator": Words("指标", "indicator"),
    "project": Words("项目", "project"),
    "total": Words("总计", "total"),
    "programme": Words("工程包", "programme"),
    **STAGE_WORDS,
    # what a progress is of
    "works": Words("总工程量", "whole works"),
    "main_works": Words("主体工程", "main works"),
    "investment": Words("总投资", "total investment"),
    # measures
    "count": Words("个数", "count"),
    "year_investment": Words("年度投资", "investment of the year"),
    "indicators": Words("指标数", "indicators"),
    # numbers of a report
    "missing": Words("缺失", "missing"),
    "without_stage": Words("未注明阶段", "no stage given"),
    "aside.year": Words("年份", "year"),
    "aside.date": Words("日期", "date"),
    "aside.duration": Words("时长", "duration"),
    "aside.name": Words("名称", "name"),
    "aside.slogan": Words("口号", "slogan"),
    "aside.ordinal": Words("序号", "ordinal"),
    "aside.rank": Words("位次", "rank"),
    "aside.threshold": Words("门槛", "threshold"),
    "aside.repeated": Words("重复", "repeated"),
    "aside.elsewhere": Words("外地数字", "elsewhere"),
    "aside.unit": Words("单位", "part of a unit"),
    "aside.document": Words("附件编号", "document"),
    # flags
    "estimate": Words("预计", "estimate"),
    "stretch": Words("力争", "stretch"),
    "true": Words("是", "yes"),
    "false": Words("否", "no"),
    "error": Words("错误", "error"),
    "warning": Words("警告", "warning"),
}


def word(code: str | None, language: Language) -> str:
    """A code in a language; "—" for none."""
    return NOTHING if code is None else CODES[code].in_(language)


def verdict_word(verdict: str, attribute: str, language: Language) -> str:
    """A verdict in the words that go with the attribute: 完成 for binding, 达到预期 for expected."""
    return (CODES.get(f"{verdict}.{attribute}") or CODES[verdict]).in_(language)


def unit_words(unit: str | None, language: Language) -> str:
    """A unit as a reader of the language knows it: 亿元, or 100 million yuan."""
    if unit is None:
        return ""
    if unit == PERCENTAGE_POINTS:
        return "个百分点" if language == "zh" else "points"
    for ending, zh, en in (("/year", "/年", " a year"), ("/month", "/月", " a month")):
        if unit.endswith(ending):
            return unit_words(unit.removesuffix(ending), language) + (zh if language == "zh" else en)
    if language == "zh":
        return unit
    factor, base = split(unit)
    magnitude = next(english for power, english in MAGNITUDES.values() if power == factor)
    return f"{magnitude} {BASE_UNITS.get(base, base)}".strip()


def name(zh: str | None, en: str | None, language: Language) -> str:
    """A name in a language, or in the other when it has none in that."""
    return (zh if language == "zh" or not en else en) or NOTHING
