"""What codes are called in the two languages."""

from __future__ import annotations

from planctl.language import Bilingual, Language
from planctl.numbers import units
from planctl.plan.vocabulary import (
    ATTRIBUTE_WORDS,
    BASIS_WORDS,
    DIRECTION_WORDS,
    MEASURE_WORDS,
    NATURE_WORDS,
    PRICES_WORDS,
    STAGE_WORDS,
)

NOTHING = "—"
LIST = Bilingual("、", ", ")
"""What stands between the items of a list."""

CODES: dict[str, Bilingual] = {
    **ATTRIBUTE_WORDS,
    **BASIS_WORDS,
    **NATURE_WORDS,
    **DIRECTION_WORDS,
    **PRICES_WORDS,
    **STAGE_WORDS,
    **MEASURE_WORDS,
    # reasons
    "no_target": Bilingual("没有目标", "no target"),
    "not_in_text": Bilingual("正文未列", "not in the text"),
    "no_result": Bilingual("没有目标当年的同类结果", "no result in the target's form"),
    "scope_differs": Bilingual("范围不同", "the scopes differ"),
    "no_width": Bilingual(
        "“左右”未定宽度，可用 about_width 或 --tolerance", "“about” has no width; about_width or --tolerance gives one"
    ),
    "no_baseline": Bilingual("没有同类基期数", "no earlier figure of the same form"),
    "text_target": Bilingual("目标不是数字", "the target is in words"),
    "mark_missing": Bilingual("目标所比的数字没有收录", "the figure that the target goes by is not recorded"),
    "set_later": Bilingual("上级确定的目标数没有收录", "the target's figure, set from above, is not recorded"),
    "only_ranks": Bilingual("位次只比先后，没有比率", "places in an order have no rate"),
    "zero_base": Bilingual("基数为零", "the base is zero"),
    "units_differ": Bilingual("单位不同，不能换算", "the units can't be converted into one another"),
    "negative_base": Bilingual("基数为负", "the base is negative"),
    "sign_change": Bilingual("正负相反", "the sign changes"),
    "no_way_to_go": Bilingual("起点即目标", "the start is the target"),
    "not_whole_years": Bilingual("相隔不是整年", "not whole years apart"),
    "no_years": Bilingual("没有剩余年数", "no years remain"),
    "in_points": Bilingual("百分数之差以百分点计", "a difference in points"),
    "growth_target": Bilingual("目标本身是增速", "the target is itself a rate"),
    "price_basis_differs": Bilingual("水平为现价，增速为不变价", "level at current, growth at constant prices"),
    "bound_only": Bilingual("只给出界限", "known only by a bound"),
    "no_direction": Bilingual("未定方向", "no direction is declared"),
    "base_differs": Bilingual("两年进度的基数不同", "the two percentages have different wholes"),
    "out_of_range": Bilingual("结果大得不合理", "the answer is larger than any figure"),
    "year_missing": Bilingual("其中有的年份没有结果", "a year between has no result"),
    "uneven": Bilingual("不随时间均匀完成", "does not run evenly over the year"),
    "no_profile": Bilingual("没有上年同期数或全年数", "the year before has no figure of the same part, or of the whole"),
    "no_level": Bilingual("没有本期水平数", "no level of the period"),
    "not_additive": Bilingual("各时期的数不能相加", "parts of the year do not add up"),
    "no_growth": Bilingual("没有公布的增速", "no published growth"),
    "figures_differ": Bilingual("各来源的数字不同", "the sources differ"),
    "set_aside": Bilingual("表中这一行不合要求", "its row does not fit the table"),
    "too_many_missing": Bilingual("缺数过多", "too much is missing"),
    "no_increase": Bilingual("总量没有增长", "the whole did not grow"),
    "one_year": Bilingual("不足两年的水平", "fewer than two years of levels"),
    "part_year": Bilingual("目标不是整年的", "the target is not for a whole year"),
    "latest_bound_only": Bilingual("最新数只给出界限", "the latest figure is only a bound"),
    "to_zero": Bilingual("降到零没有年均增速", "no yearly rate leads to zero"),
    "within_rounding": Bilingual("起点与目标之差在四舍五入误差之内", "start and target differ within rounding"),
    "beyond_at_start": Bilingual("起点已越过目标", "the start is beyond the target"),
    "not_a_reduction": Bilingual("目标不是降低", "the target is no reduction"),
    "no_threshold": Bilingual("没有可查证的分档标准", "no threshold that could be verified"),
    # methods of others and their categories, which are not planctl's verdicts
    "open-sdg": Bilingual("Open SDG（加拿大统计局）", "Open SDG (Statistics Canada)"),
    "eurostat": Bilingual("欧盟统计局（近5年）", "Eurostat, over five years"),
    "eurostat-15": Bilingual("欧盟统计局（近15年）", "Eurostat, over fifteen years"),
    "unsd": Bilingual("联合国统计司", "the United Nations Statistics Division"),
    "nbs": Bilingual("国家统计局", "China's National Bureau of Statistics"),
    "target_achieved": Bilingual("已实现目标", "target achieved"),
    "on_track": Bilingual("进展顺利", "on track"),
    "acceleration_needed": Bilingual("须加快", "acceleration needed"),
    "limited_progress": Bilingual("进展有限", "limited progress"),
    "deterioration": Bilingual("恶化", "deterioration"),
    "target_met": Bilingual("已达目标", "target met"),
    "progress_significant": Bilingual("进展显著", "significant progress"),
    "progress_moderate": Bilingual("进展中等", "moderate progress"),
    "progress_insufficient": Bilingual("进展不足", "insufficient progress"),
    "movement_away": Bilingual("偏离目标", "movement away"),
    "movement_away_moderate": Bilingual("中度偏离", "moderate movement away"),
    "movement_away_significant": Bilingual("显著偏离", "significant movement away"),
    "on_track_or_met": Bilingual("进展顺利或已达标", "on track or target met"),
    "moderate_progress": Bilingual("进展中等", "moderate progress"),
    "marginal_progress": Bilingual("进展微小", "marginal progress"),
    "stagnation": Bilingual("停滞", "stagnation"),
    "regression": Bilingual("倒退", "regression"),
    "reduction_made": Bilingual("降低目标已完成", "reduction made"),
    "step_made": Bilingual("达到年度进度", "yearly step made"),
    "step_missed": Bilingual("未达年度进度", "yearly step missed"),
    # derived numbers and their inputs
    "gap": Bilingual("差距", "gap"),
    "relative_gap": Bilingual("相对差距", "relative gap"),
    "required_rate": Bilingual("年均需增", "required rate"),
    "growth_rate": Bilingual("增速", "growth rate"),
    "implied_base": Bilingual("隐含上年数", "implied base"),
    "implied_level": Bilingual("隐含水平", "implied level"),
    "baseline": Bilingual("基期", "baseline"),
    "level": Bilingual("水平", "level"),
    "years": Bilingual("年数", "years"),
    # kinds of pace, findings
    "within_year": Bilingual("年内", "within the year"),
    "schedule": Bilingual("逐年", "over years"),
    "cumulative": Bilingual("累计", "cumulative"),
    "sum": Bilingual("各年合计", "sum of the years"),
    "average": Bilingual("年均", "average"),
    "known": Bilingual("已知", "known"),
    # kinds of rate
    "implied": Bilingual("隐含", "implied"),
    "required": Bilingual("所需", "required"),
    # forms and roles
    "value": Bilingual("数值", "value"),
    "growth": Bilingual("增速", "growth"),
    "average_growth": Bilingual("年均增长", "average growth"),
    "change": Bilingual("增减量", "change"),
    "progress": Bilingual("进度", "progress"),
    "text": Bilingual("文字", "words"),
    "reached": Bilingual("是否实现", "reached or not"),
    "stage": Bilingual("阶段", "stage"),
    "investment_to_date": Bilingual("累计完成投资", "investment to date"),
    "shares": Bilingual("构成", "composition"),
    "composition": Bilingual("构成", "composition"),
    "share_of_plan": Bilingual("占年计划", "share of the plan"),
    "actual": Bilingual("实际", "actual"),
    "target": Bilingual("目标", "target"),
    # subjects
    "indicator": Bilingual("指标", "indicator"),
    "project": Bilingual("项目", "project"),
    "total": Bilingual("合计", "total"),
    "programme": Bilingual("工程包", "programme"),
    # what a progress is of
    "works": Bilingual("总工程量", "whole works"),
    "main_works": Bilingual("主体工程", "main works"),
    # numbers of a report
    "missing": Bilingual("缺失", "missing"),
    "without_stage": Bilingual("未注明阶段", "no stage given"),
    "aside.year": Bilingual("年份", "year"),
    "aside.date": Bilingual("日期", "date"),
    "aside.duration": Bilingual("时长", "duration"),
    "aside.name": Bilingual("名称", "name"),
    "aside.slogan": Bilingual("口号", "slogan"),
    "aside.ordinal": Bilingual("序号", "ordinal"),
    "aside.rank": Bilingual("位次", "rank"),
    "aside.threshold": Bilingual("门槛", "threshold"),
    "aside.repeated": Bilingual("重复", "repeated"),
    "aside.elsewhere": Bilingual("外地数字", "elsewhere"),
    "aside.unit": Bilingual("单位", "part of a unit"),
    "aside.document": Bilingual("附件编号", "document"),
    # flags
    "estimate": Bilingual("预计", "estimate"),
    "stretch": Bilingual("力争", "stretch"),
    "true": Bilingual("是", "yes"),
    "false": Bilingual("否", "no"),
    "error": Bilingual("错误", "error"),
    "warning": Bilingual("警告", "warning"),
}


_PROPOSED = {
    (True, False): Bilingual("{figures} 个数字", "{figures}"),
    (False, True): Bilingual("{stages} 个项目阶段", "{stages} of projects"),
    (True, True): Bilingual("{figures} 个数字和 {stages} 个项目阶段", "{figures} and {stages} of projects"),
}


def figures_and_stages(figures: int, stages: int) -> Bilingual:
    """How many figures and how many stages of projects are proposed; of none only that there is no figure."""
    return _PROPOSED[figures > 0 or not stages, stages > 0].filled(
        figures=numbered(figures, "figure"), stages=numbered(stages, "stage")
    )


def word(code: str | None, language: Language) -> str:
    """A code in a language; "—" for none."""
    return NOTHING if code is None else CODES[code].text(language)


def unit_words(unit: str | None, language: Language) -> str:
    """A unit by itself: 亿元, or 100m yuan; of a measure word that nothing explains, that it is a number."""
    return units.unit_words(unit).text(language) or ("number" if unit else "")


def name_and_unit(name: Bilingual | str, unit: str | None) -> Bilingual:
    """A name with its unit in brackets, in each language that has a word for the unit."""
    words = units.unit_words(unit)
    both = name if isinstance(name, Bilingual) else Bilingual(name, name)
    return Bilingual(f"{both.zh}（{words.zh}）" if words.zh else both.zh, f"{both.en} ({words.en})" if words.en else both.en)


def name(zh: str | None, en: str | None, language: Language) -> str:
    """A name in a language, or in the other when it has none in that."""
    return (zh if language == "zh" or not en else en) or NOTHING


def numbered(number: int, what: str) -> Bilingual:
    """A number alone, and in English with what it counts: 1 project, 2 projects."""
    return Bilingual(str(number), f"{number} {what}{'' if number == 1 else 's'}")
