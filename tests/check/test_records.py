"""Each rule of sense with the smallest plan that breaks it, and everything that is said about it."""

from __future__ import annotations

import ast
import inspect
from pathlib import Path
from textwrap import dedent

import pytest

from planctl.check import records
from tests.conftest import Run

CASES = {
    "unknown-reference, an area": (
        """
        areas: {economy: {zh: 经济}}
        indicators:
          GDP:
            name: {zh: 地区生产总值}
            unit: 亿元
            area: economi
            nature: flow
            direction: higher
        """,
        """
        plan.yaml:7:11: unknown-reference: there is no “economi” in areas
              area: economi
                    ^
          hint: did you mean economy?
        """,
    ),
    "unknown-reference, an area that another is to lie in": (
        """
        areas: {industry: {zh: 工业, within: economi}, economy: 经济}
        """,
        """
        plan.yaml:2:36: unknown-reference: there is no “economi” in areas
          areas: {industry: {zh: 工业, within: economi}, economy: 经济}
                                               ^
          hint: did you mean economy?
        """,
    ),
    "area-too-deep": (
        """
        areas:
          economy: 经济
          industry: {zh: 工业, within: economy}
          mining: {zh: 采矿, within: industry}
        """,
        """
        plan.yaml:5:28: area-too-deep: “industry” lies within “economy” itself; areas have two levels at most
            mining: {zh: 采矿, within: industry}
                                       ^
          hint: let `within` name an area of the first level
        """,
    ),
    "unknown-reference, a chain": (
        """
        chains: {food: {zh: 食品}}
        indicators:
          FOOD-OUTPUT:
            name: {zh: 食品产值}
            unit: 亿元
            chain: drink
            nature: flow
            direction: higher
        """,
        """
        plan.yaml:7:12: unknown-reference: there is no “drink” in chains
              chain: drink
                     ^
          hint: there is: food
        """,
    ),
    "unknown-reference, a category": (
        """
        categories: {rural: {zh: 农村}}
        projects:
          HEHUA:
            name: {zh: 荷花水库}
            category: city
        """,
        """
        plan.yaml:6:15: unknown-reference: there is no “city” in categories
              category: city
                        ^
          hint: there is: rural
        """,
    ),
    "unknown-reference, a reason": (
        """
        inferences: {peer: {zh: 据此推断}}
        indicators:
          GDP:
            name: {zh: 地区生产总值}
            unit: 亿元
            nature: flow
            direction: higher
            attribute: expected
            basis: inferred
            reason: pier
        """,
        """
        plan.yaml:11:13: unknown-reference: there is no “pier” in inferences
              reason: pier
                      ^
          hint: did you mean peer?
        """,
    ),
    "unknown-reference, a category's reason": (
        """
        inferences: {kind: {zh: 按工程性质}}
        categories: {rural: {zh: 农业农村}}
        projects:
          ROAD:
            name: {zh: 公路}
            category: rural
            category_basis: inferred
            category_reason: kin
        """,
        """
        plan.yaml:9:22: unknown-reference: there is no “kin” in inferences
              category_reason: kin
                               ^
          hint: did you mean kind?
        """,
    ),
    "unknown-reference, what an inference is from": (
        """
        sources: {outline: {title: {zh: 规划纲要}}}
        inferences: {peer: {zh: 据此推断, sources: [outlines]}}
        """,
        """
        plan.yaml:3:41: unknown-reference: there is no “outlines” in sources
          inferences: {peer: {zh: 据此推断, sources: [outlines]}}
                                                      ^
          hint: did you mean outline?
        """,
    ),
    "unknown-reference, a part": (
        """
        totals:
          ALL:
            name: {zh: 项目数}
            measure: count
            unit: 个
            parts: {category: [CITY]}
        """,
        """
        plan.yaml:7:24: unknown-reference: there is no “CITY” in totals
              parts: {category: [CITY]}
                                 ^
          hint: there is: ALL
        """,
    ),
    "unknown-reference, days": (
        """
        indicators:
          GOOD-AIR-RATIO:
            name: {zh: 空气质量优良天数比率}
            unit: "%"
            nature: rate
            direction: higher
            in_days: GOOD-AIR-DAYS
        """,
        """
        plan.yaml:8:14: unknown-reference: there is no “GOOD-AIR-DAYS” in indicators
              in_days: GOOD-AIR-DAYS
                       ^
          hint: did you mean GOOD-AIR-RATIO?
        """,
    ),
    "unknown-reference, an observation": (
        """
        indicators:
          GDP: {name: {zh: 地区生产总值}, unit: 亿元, nature: flow, direction: higher}
        observations:
          GPD: {2024: [{value: 636, source: profile}]}
        sources: {profile: {title: {zh: 县情介绍}}}
        """,
        """
        plan.yaml:5:8: unknown-reference: there is no “GPD” in indicators, projects, totals
            GPD: {2024: [{value: 636, source: profile}]}
                 ^
          hint: did you mean GDP?
        """,
    ),
    "unknown-reference, a source": (
        """
        sources: {profile: {title: {zh: 县情介绍}}}
        indicators:
          GDP:
            name: {zh: 地区生产总值}
            unit: 亿元
            nature: flow
            direction: higher
        observations:
          GDP: {2024: [{value: 636, source: profil}]}
        """,
        """
        plan.yaml:10:37: unknown-reference: there is no “profil” in sources
            GDP: {2024: [{value: 636, source: profil}]}
                                              ^
          hint: did you mean profile?
        """,
    ),
    "unknown-unit": (
        """
        indicators:
          GDP:
            name: {zh: 地区生产总值}
            unit: 亿圆
            nature: flow
            direction: higher
        """,
        """
        plan.yaml:5:11: unknown-unit: the unit “亿圆” is not known
              unit: 亿圆
                    ^
          hint: write 亿元
        """,
    ),
    "duplicate-id": (
        """
        projects:
          HEHUA:
            name: {zh: 荷花水库}
        totals:
          HEHUA:
            name: {zh: 荷花水库总投资}
            measure: investment
            unit: 亿元
        """,
        """
        plan.yaml:7:5: duplicate-id: the id “HEHUA” is also used in projects
              name: {zh: 荷花水库总投资}
              ^
          hint: use each id once
        """,
    ),
    "duplicate-name": (
        """
        projects:
          HEHUA:
            name: {zh: 荷花水库}
          LOTUS:
            name: {zh: 荷花水庫}
            aliases: [荷花水库]
        """,
        """
        plan.yaml:7:15: duplicate-name: the name “荷花水库” also names HEHUA
              aliases: [荷花水库]
                        ^
          hint: tell the names apart: users look subjects up by name
        """,
    ),
    "two-figures": (
        """
        indicators:
          GDP:
            name: {zh: 地区生产总值}
            unit: 亿元
            nature: flow
            direction: higher
            actual:
              2023: [{value: 601.7, at: 7}, {value: 601.7, at: 8}]
        """,
        """
        plan.yaml:9:37: two-figures: 2023 has two figures of one form (value); the other is in plan.yaml:9:14
                2023: [{value: 601.7, at: 7}, {value: 601.7, at: 8}]
                                              ^
          hint: keep one for each form and period; a figure on another basis is a subject of its own
        """,
    ),
    "two-observations": (
        """
        sources: {profile: {title: {zh: 县情介绍}}}
        indicators:
          GDP: {name: {zh: 地区生产总值}, unit: 亿元, nature: flow, direction: higher}
        observations:
          GDP:
            2024: [{value: 636, source: profile}, {value: 637.2, source: profile}]
        """,
        """
        plan.yaml:7:43: two-observations: 2024 has two figures (value) that no date puts in order; the other is in plan.yaml:7:12
              2024: [{value: 636, source: profile}, {value: 637.2, source: profile}]
                                                    ^
          hint: keep one of a source; give two sources the dates on which they were published:
        """,
    ),
    "part-twice": (
        """
        indicators:
          GDP: {name: {zh: 总值}, unit: 亿元, nature: flow, direction: higher, parts: {s: [A, A]}}
          A: {name: {zh: 部分}, unit: 亿元, nature: flow, direction: higher}
        """,
        """
        plan.yaml:3:83: part-twice: “A” is twice among the parts; the other place is plan.yaml:3:80
          , nature: flow, direction: higher, parts: {s: [A, A]}}
                                                            ^
          hint: name each part once
        """,
    ),
    "part-of-itself": (
        """
        indicators:
          A: {name: {zh: 甲}, unit: 亿元, nature: flow, direction: higher, parts: {s: [B]}}
          B: {name: {zh: 乙}, unit: 亿元, nature: flow, direction: higher, parts: {s: [C]}}
          C: {name: {zh: 丙}, unit: 亿元, nature: flow, direction: higher, parts: {s: [B]}}
        """,
        """
        plan.yaml:5:77: part-of-itself: “C” has itself for a part, or something that it is a part of
           亿元, nature: flow, direction: higher, parts: {s: [B]}}
                                                              ^
          hint: take it out of parts
        """,
    ),
    "result-after-plan": (
        """
        about: {id: county, name: {zh: 某县计划}, year: 2024}
        indicators:
          GDP:
            name: {zh: 地区生产总值}
            unit: 亿元
            nature: flow
            direction: higher
            actual:
              2032: [{value: 601.7, at: 7}]
        """,
        """
        plan.yaml:10:7: result-after-plan: a plan for 2024 has a result of 2032
                2032: [{value: 601.7, at: 7}]
                ^
          hint: check the year; what was published later stands in observations, with its source
        """,
    ),
    "published-before": (
        """
        sources: {profile: {title: {zh: 县情介绍}, published: 2024-06}}
        indicators:
          GDP: {name: {zh: 地区生产总值}, unit: 亿元, nature: flow, direction: higher}
        observations:
          GDP: {2024-H1: [{value: 300, source: profile}], 2025-H1: [{value: 310, source: profile}]}
        """,
        """
        plan.yaml:6:61: published-before: a figure of 2025-H1, yet its source was published in 2024-06
          24-H1: [{value: 300, source: profile}], 2025-H1: [{value: 310, source: profile}]}
                                                            ^
          hint: check the period, and the date of its source
        """,
    ),
    "misplaced-field, cumulative": (
        """
        indicators:
          GDP:
            name: {zh: 地区生产总值}
            unit: 亿元
            nature: flow
            direction: higher
            actual: {2023: [{value: 601.7, cumulative: false, at: 7}]}
        """,
        """
        plan.yaml:8:48: misplaced-field: “cumulative” does not go with a whole year (2023)
              actual: {2023: [{value: 601.7, cumulative: false, at: 7}]}
                                                         ^
          hint: delete cumulative
        """,
    ),
    "unknown-reference, the plan's source": (
        """
        about: {id: county, name: {zh: 某县计划}, year: 2024, source: repot}
        sources: {report: {title: {zh: 计划报告}}}
        """,
        """
        plan.yaml:2:59: unknown-reference: there is no “repot” in sources
          id: county, name: {zh: 某县计划}, year: 2024, source: repot}
                                                                ^
          hint: did you mean report?
        """,
    ),
    "unknown-reference, of what the plan does not list": (
        """
        indicators:
          GDP:
            name: {zh: 地区生产总值}
            unit: 亿元
            nature: flow
            direction: higher
            area: economy
            attribute: expected
            basis: inferred
            reason: peers
        """,
        """
        plan.yaml:8:11: unknown-reference: there is no “economy” in areas
              area: economy
                    ^
          hint: check the spelling, or add it to areas first
        plan.yaml:11:13: unknown-reference: there is no “peers” in inferences
              reason: peers
                      ^
          hint: check the spelling, or add it to inferences first
        """,
    ),
    "unknown-unit, a power of ten of per cent": (
        """
        indicators:
          A: {name: {zh: 甲}, unit: 万%, nature: rate, direction: higher}
          B: {name: {zh: 乙}, unit: 亿‰, nature: rate, direction: higher}
        """,
        """
        plan.yaml:3:28: unknown-unit: the unit “万%” is not known
            A: {name: {zh: 甲}, unit: 万%, nature: rate, direction: higher}
                                      ^
          hint: no 万 or 亿 goes before %
        plan.yaml:4:28: unknown-unit: the unit “亿‰” is not known
            B: {name: {zh: 乙}, unit: 亿‰, nature: rate, direction: higher}
                                      ^
          hint: no 万 or 亿 goes before ‰
        """,
    ),
    "duplicate-name, in English, and another's id": (
        """
        indicators:
          OUTPUT: {name: {zh: 产值, en: Output}, aliases: [rate], unit: 亿元, nature: flow, direction: higher}
          PRODUCT: {name: {zh: 产量, en: output}, unit: 吨, nature: flow, direction: higher}
        totals:
          RATE: {name: {zh: 项目数}, measure: count, unit: 个}
        """,
        """
        plan.yaml:3:50: duplicate-name: the name “rate” also names RATE
            OUTPUT: {name: {zh: 产值, en: Output}, aliases: [rate], unit: 亿元, nature: flow, direction: higher}
                                                             ^
          hint: tell the names apart: users look subjects up by name
        plan.yaml:4:32: duplicate-name: the name “output” also names OUTPUT
            PRODUCT: {name: {zh: 产量, en: output}, unit: 吨, nature: flow, direction: higher}
                                           ^
          hint: tell the names apart: users look subjects up by name
        """,
    ),
    "look-alike-name": (
        """
        indicators:
          GDP: {name: {zh: 地区生产总值}, unit: 亿元, nature: flow, direction: higher}
          GVP:
            name: {zh: 产值}
            aliases: ["ＧDР"]
            unit: 亿元
            nature: flow
            direction: higher
        """,
        """
        plan.yaml:6:15: look-alike-name: the name “ＧDР” looks like “GDP”, which names GDP: U+0420 is a letter of another script
              aliases: ["ＧDР"]
                        ^
          hint: type the name again; if it is the same, tell the two apart
        """,
    ),
    "alias-with-a-comma": (
        """
        projects:
          HEHUA:
            name: {zh: 荷花水库}
            aliases: [荷花库，荷花坝]
        """,
        """
        plan.yaml:5:15: alias-with-a-comma: “荷花库，荷花坝” is one alias, not several
              aliases: [荷花库，荷花坝]
                        ^
          hint: type a half-width comma and a space: [荷花库, 荷花坝]
        """,
    ),
    "reason-missing": (
        """
        indicators:
          GDP:
            name: {zh: 地区生产总值}
            unit: 亿元
            nature: flow
            direction: higher
            attribute: expected
            basis: inferred
        """,
        """
        plan.yaml:9:12: reason-missing: inferred, yet without a reason
              basis: inferred
                     ^
          hint: write reason:, a key of inferences
        """,
    ),
    "reason-missing, of a unit": (
        """
        indicators:
          GDP:
            name: {zh: 地区生产总值}
            unit: 亿元
            unit_basis: inferred
            nature: flow
            direction: higher
        """,
        """
        plan.yaml:6:17: reason-missing: inferred, yet without a reason
              unit_basis: inferred
                          ^
          hint: write unit_reason:, a key of inferences
        """,
    ),
    "unit-missing, of a planned investment": (
        """
        projects:
          PARK:
            name: {zh: 光伏产业园}
            planned_investment: {value: 120, at: 12}
        """,
        """
        plan.yaml:5:25: unit-missing: an investment has no unit
              planned_investment: {value: 120, at: 12}
                                  ^
          hint: give the project its unit:
        """,
    ),
    "ends-before-start": (
        """
        projects:
          BRIDGE: {name: {zh: 大桥}, start: 2024, end: 2022}
        """,
        """
        plan.yaml:3:46: ends-before-start: end 2022 is before start 2024
            BRIDGE: {name: {zh: 大桥}, start: 2024, end: 2022}
                                                         ^
          hint: write the years in which it is built
        """,
    ),
    "misplaced-form, an indicator's": (
        """
        indicators:
          GDP:
            name: {zh: 地区生产总值}
            unit: 亿元
            nature: flow
            direction: higher
            actual: {2023: [{stage: new, at: 7}]}
        """,
        """
        plan.yaml:8:29: misplaced-form: stage is not for indicators
              actual: {2023: [{stage: new, at: 7}]}
                                      ^
          hint: use one of: value, growth, average_growth, change, text, reached, share_of_plan, shares
        """,
    ),
    "reached-target": (
        """
        indicators:
          HEALTHY-COUNTY:
            name: {zh: 国家卫生县城}
            nature: milestone
            target: {2024: [{reached: true, at: 24}]}
        """,
        """
        plan.yaml:6:31: reached-target: reached is what became of a target: a result, no target
              target: {2024: [{reached: true, at: 24}]}
                                        ^
          hint: write the target as words (text: {en: passes acceptance}), and its result as reached: true or false
        """,
    ),
    "milestone-in-numbers": (
        """
        indicators:
          HEALTHY-COUNTY:
            name: {zh: 国家卫生县城}
            nature: 节点
            actual: {2023: [{value: 1, at: 24}]}
        """,
        """
        plan.yaml:6:29: milestone-in-numbers: a milestone is in words; it has no value
              actual: {2023: [{value: 1, at: 24}]}
                                      ^
          hint: write its target as text and its result as reached: true or false, or choose a nature that has numbers
        """,
    ),
    "composition-in-numbers": (
        """
        indicators:
          STRUCTURE:
            name: 三次产业结构
            nature: 构成
            actual: {2023: [{value: 33.1, at: 7}]}
        """,
        """
        plan.yaml:6:29: composition-in-numbers: a composition is written as shares; it has no value
              actual: {2023: [{value: 33.1, at: 7}]}
                                      ^
          hint: write it as printed, shares: 22.8:44.1:33.1, or as text; a part with a target of its own is an indicator of its own
        """,
    ),
    "shares-of-no-composition": (
        """
        indicators:
          STRUCTURE:
            name: 三次产业结构
            unit: "%"
            nature: rate
            direction: none
            actual: {2023: [{shares: 22.8:44.1:33.1, at: 7}]}
        """,
        """
        plan.yaml:8:30: shares-of-no-composition: a rate is no composition, and has no shares
              actual: {2023: [{shares: 22.8:44.1:33.1, at: 7}]}
                                       ^
          hint: its nature is composition; a single number is a value
        """,
    ),
    "shares-of-other-parts": (
        """
        indicators:
          STRUCTURE:
            name: 三次产业结构
            nature: composition
            shares_of: [第一产业, 第二产业]
            actual: {2023: [{shares: 22.8:44.1:33.1, at: 7}]}
        """,
        """
        plan.yaml:7:30: shares-of-other-parts: 3 shares of 2 parts in shares_of
              actual: {2023: [{shares: 22.8:44.1:33.1, at: 7}]}
                                       ^
          hint: name each part in shares_of, in the order in which the shares are printed
        """,
    ),
    "misplaced-comparison": (
        """
        indicators:
          INCOME:
            name: {zh: 居民收入}
            unit: 元
            nature: flow
            direction: higher
            actual: {2023: [{growth_of: 上年, bound: at_least, at: 7}]}
        """,
        """
        plan.yaml:8:33: misplaced-comparison: growth_of is for an indicator's target
              actual: {2023: [{growth_of: 上年, bound: at_least, at: 7}]}
                                          ^
          hint: write a result as its own number
        """,
    ),
    "compared-with-itself": (
        """
        indicators:
          INCOME:
            name: {zh: 居民收入}
            unit: 元
            nature: flow
            direction: higher
            target: {2024: [{value_of: INCOME, bound: at_least, at: 7}]}
        """,
        """
        plan.yaml:8:32: compared-with-itself: the target of INCOME goes by its own figure
              target: {2024: [{value_of: INCOME, bound: at_least, at: 7}]}
                                         ^
          hint: write last_year for the year before, or the id of another indicator
        """,
    ),
    "compared-units-differ": (
        """
        indicators:
          INCOME:
            name: {zh: 居民收入}
            unit: 元
            nature: flow
            direction: higher
            target: {2024: [{value_of: PROVINCE, bound: at_least, at: 7}]}
          PROVINCE:
            name: {zh: 全省居民收入}
            unit: 万元
            nature: flow
            direction: higher
        """,
        """
        plan.yaml:8:32: compared-units-differ: the indicator that it goes by is in 万元, not in 元
              target: {2024: [{value_of: PROVINCE, bound: at_least, at: 7}]}
                                         ^
          hint: choose one of the same unit; growth_of compares rates of growth
        """,
    ),
    "rank-is-a-place": (
        """
        indicators:
          CLIMATE:
            name: {zh: 营商环境位次}
            nature: rank
            direction: higher
            target: {2024: [{value: 3, bound: at_most, at: 24}]}
        """,
        """
        plan.yaml:6:16: rank-is-a-place: a rank has no direction of its own: it is in places, and the smaller the better
              direction: higher
                         ^
          hint: delete direction
        """,
    ),
    "not-a-place": (
        """
        indicators:
          CLIMATE:
            name: {zh: 营商环境位次}
            nature: rank
            actual: {2023: [{value: 4.5, at: 24}]}
        """,
        """
        plan.yaml:6:29: not-a-place: “4.5” is no place in an order
              actual: {2023: [{value: 4.5, at: 24}]}
                                      ^
          hint: write a whole number from 1: the first three are value: 3, bound: at_most; the fifth is value: 5
        """,
    ),
    "share-of-plan-target": (
        """
        indicators:
          REVENUE:
            name: {zh: 一般公共预算收入}
            unit: 亿元
            nature: flow
            direction: higher
            target: {2024: [{share_of_plan: 100, at: 24}]}
        """,
        """
        plan.yaml:8:37: share-of-plan-target: share_of_plan is how much of the year's plan is done: a result, no target
              target: {2024: [{share_of_plan: 100, at: 24}]}
                                              ^
          hint: record the plan's level as a value; without it no target is needed: results are judged by 100 %
        """,
    ),
    "misplaced-form, a project's": (
        """
        projects:
          HEHUA:
            name: {zh: 荷花水库}
            actual: {2023: [{growth: 7, at: 24}]}
        """,
        """
        plan.yaml:5:30: misplaced-form: growth is not for projects
              actual: {2023: [{growth: 7, at: 24}]}
                                       ^
          hint: use one of: value, progress, stage, text, year_investment, investment_to_date
        """,
    ),
    "misplaced-form, a total's": (
        """
        totals:
          ALL:
            name: {zh: 项目数}
            measure: count
            unit: 个
            target: {2024: [{progress: 50, at: 39}]}
        """,
        """
        plan.yaml:7:32: misplaced-form: progress is not for totals
              target: {2024: [{progress: 50, at: 39}]}
                                         ^
          hint: use one of: value, growth
        """,
    ),
    "not-over-years": (
        """
        indicators:
          FOREST:
            name: {zh: 森林覆盖率}
            unit: "%"
            nature: rate
            direction: higher
            target: {2021-2025: [{value: 61, at: 24}]}
        """,
        """
        plan.yaml:8:34: not-over-years: 2021-2025 is several years together, which have no value
              target: {2021-2025: [{value: 61, at: 24}]}
                                           ^
          hint: write it under the last year; several years together have a flow's value (their sum), an average_growth or a text
        """,
    ),
    "average-of-one-year": (
        """
        indicators:
          GDP:
            name: {zh: 生产总值}
            unit: 亿元
            nature: flow
            direction: higher
            target: {2025: [{average_growth: 6, at: 24}]}
        """,
        """
        plan.yaml:8:38: average-of-one-year: an average growth is of several years, which 2025 is not
              target: {2025: [{average_growth: 6, at: 24}]}
                                               ^
          hint: write the period as 2021-2025; the growth of one year is growth
        """,
    ),
    "misplaced-range": (
        """
        indicators:
          GDP:
            name: {zh: 生产总值}
            unit: 亿元
            nature: flow
            direction: higher
            target: {2024: [{growth: 6, to: 7, bound: at_least, at: 38}]}
        """,
        """
        plan.yaml:8:37: misplaced-range: only a number that is an indicator's target is a range, and it has no bound
              target: {2024: [{growth: 6, to: 7, bound: at_least, at: 38}]}
                                              ^
          hint: take `to` away, or the bound
        """,
    ),
    "range-not-upwards": (
        """
        indicators:
          GDP:
            name: {zh: 生产总值}
            unit: 亿元
            nature: flow
            direction: higher
            target: {2024: [{growth: 7, to: 6, at: 38}]}
        """,
        """
        plan.yaml:8:37: range-not-upwards: the range from 7 to 6 does not go upwards
              target: {2024: [{growth: 7, to: 6, at: 38}]}
                                              ^
          hint: write the lower number first: -8 to -5 is growth: -8, to: -5
        """,
    ),
    "pace-without-flow": (
        """
        indicators:
          FOREST:
            name: {zh: 森林覆盖率}
            unit: "%"
            nature: rate
            direction: higher
            pace: uneven
        """,
        """
        plan.yaml:8:5: pace-without-flow: pace: what does not accumulate has no pace, its nature is rate
              pace: uneven
              ^
          hint: leave pace out; of what accumulates over the year write nature: flow
        """,
    ),
    "schedule-not-rising": (
        """
        indicators:
          REVENUE:
            name: {zh: 一般公共预算收入}
            unit: 亿元
            nature: flow
            direction: higher
            schedule: {H1: 20, Q1: 25, 2021: 40}
        """,
        """
        plan.yaml:8:20: schedule-not-rising: 20 % is due by H1: it must be from 25 to 100
              schedule: {H1: 20, Q1: 25, 2021: 40}
                             ^
          hint: write what is done up to then, in per cent: {Q1: 20, H1: 45, Q3: 75}
        """,
    ),
    "not-of-these-years": (
        """
        about: {id: council, name: {en: Council plan}, year: 2024/25, year_start: 4}
        indicators:
          HOMES:
            name: {en: Affordable homes built}
            unit: homes
            nature: flow
            direction: higher
            target: {2024-H1: [{value: 180, at: 3}], 2024/25: [{value: 400, at: 3}], 2026-2028: [{value: 1300, at: 3}]}
        """,
        """
        plan.yaml:9:14: not-of-these-years: “2024-H1” is no period of this plan, whose years begin in April
              target: {2024-H1: [{value: 180, at: 3}], 2024/25: [{value: 400, at: 3}], 2026-2028: [{value: 130
                       ^
          hint: write 2024/25-H1; where years begin in April, about: {year_start: 4}
        plan.yaml:9:78: not-of-these-years: “2026-2028” is no period of this plan, whose years begin in April
          ue: 180, at: 3}], 2024/25: [{value: 400, at: 3}], 2026-2028: [{value: 1300, at: 3}]}
                                                            ^
          hint: write 2026/27-2028/29; where years begin in April, about: {year_start: 4}
        """,
    ),
    "not-of-these-years, a split one": (
        """
        about: {id: county, name: {en: A plan}, year: 2024/25}
        """,
        """
        plan.yaml:2:47: not-of-these-years: “2024/25” is no period of this plan, whose years begin in January
          about: {id: county, name: {en: A plan}, year: 2024/25}
                                                        ^
          hint: write 2024; where years begin in April, about: {year_start: 4}
        """,
    ),
    "width-not-positive": (
        """
        about:
          id: county
          name: {zh: 某县计划}
          year: 2024
          about_width: 0
        """,
        """
        plan.yaml:6:16: width-not-positive: the width 0 is not more than nothing
            about_width: 0
                         ^
          hint: write how far off `about` allows, such as 2
        """,
    ),
    "since-not-before": (
        """
        indicators:
          GDP:
            name: {zh: 生产总值}
            unit: 亿元
            nature: flow
            direction: higher
            target: {2025: [{growth: 30, since: 2025, at: 38}]}
        """,
        """
        plan.yaml:8:41: since-not-before: since 2025 is not before 2025
              target: {2025: [{growth: 30, since: 2025, at: 38}]}
                                                  ^
          hint: write the year that the change counts from
        """,
    ),
    "misplaced-field, of": (
        """
        projects:
          HEHUA:
            name: {zh: 荷花水库}
            actual: {2023: [{stage: new, of: works, at: 24}]}
        """,
        """
        plan.yaml:5:38: misplaced-field: “of” does not go with stage
              actual: {2023: [{stage: new, of: works, at: 24}]}
                                               ^
          hint: delete of
        """,
    ),
    "misplaced-field, bound": (
        """
        indicators:
          GDP:
            name: {zh: 地区生产总值}
            unit: 亿元
            nature: flow
            direction: higher
            target: {2024: [{text: {zh: 同步}, bound: at_least, at: 38}]}
        """,
        """
        plan.yaml:8:45: misplaced-field: “bound” does not go with text
              target: {2024: [{text: {zh: 同步}, bound: at_least, at: 38}]}
                                                        ^
          hint: delete bound
        """,
    ),
    "misplaced-field, since": (
        """
        indicators:
          GDP:
            name: {zh: 地区生产总值}
            unit: 亿元
            nature: flow
            direction: higher
            target: {2025: [{value: 700, since: 2020, at: 38}]}
        """,
        """
        plan.yaml:8:41: misplaced-field: “since” does not go with value
              target: {2025: [{value: 700, since: 2020, at: 38}]}
                                                  ^
          hint: delete since
        """,
    ),
    "unit-missing": (
        """
        projects:
          HEHUA:
            name: {zh: 荷花水库}
            actual: {2023: [{value: 7.7, at: 24}]}
        """,
        """
        plan.yaml:5:29: unit-missing: an investment has no unit
              actual: {2023: [{value: 7.7, at: 24}]}
                                      ^
          hint: give the project its unit:
        """,
    ),
    "locator-missing": (
        """
        about: {id: plan, name: {zh: 计划}, year: 2024, source: report}
        sources: {report: {title: {zh: 计划报告}}}
        projects:
          HEHUA:
            name: {zh: 荷花水库}
            unit: 亿元
            planned_investment: {value: 7.7}
            actual: {2023: [{stage: new}]}
        """,
        """
        plan.yaml:8:25: locator-missing: it is not said where in the source this stands
              planned_investment: {value: 7.7}
                                  ^
          hint: write at: and the paragraph's number, or another place (p. 14); or leave source: out of about
        plan.yaml:9:21: locator-missing: it is not said where in the source this stands
              actual: {2023: [{stage: new}]}
                              ^
          hint: write at: and the paragraph's number, or another place (p. 14); or leave source: out of about
        """,
    ),
    "source-missing": (
        """
        indicators:
          GDP:
            name: {zh: 地区生产总值}
            unit: 亿元
            nature: flow
            direction: higher
        observations:
          GDP: {2024: [{value: 636, at: 7}]}
        """,
        """
        plan.yaml:9:16: source-missing: the observation has no source
            GDP: {2024: [{value: 636, at: 7}]}
                         ^
          hint: write source: and a key of sources
        """,
    ),
    "progress-beyond, below": (
        """
        projects:
          HEHUA:
            name: {zh: 荷花水库}
            actual: {2023: [{progress: -0.1, at: 24}]}
        """,
        """
        plan.yaml:5:32: progress-beyond: a progress of -0.1% is not between 0 and 100
              actual: {2023: [{progress: -0.1, at: 24}]}
                                         ^
          hint: progress is the percentage done
        """,
    ),
    "progress-beyond, above": (
        """
        projects:
          HEHUA:
            name: {zh: 荷花水库}
            actual: {2023: [{progress: 100.1, at: 24}]}
        """,
        """
        plan.yaml:5:32: progress-beyond: a progress of 100.1% is not between 0 and 100
              actual: {2023: [{progress: 100.1, at: 24}]}
                                         ^
          hint: progress is the percentage done
        """,
    ),
}
"""The rule and what breaks it; the plan; the complaint."""


def complaint(run: Run, folder: Path, language: str, plan: str) -> str:
    ran = run("figures", "--lang", language, plan=plan)
    assert (ran.code, ran.out) == (1, "")
    return "\n" + ran.err.replace(f"{folder}/", "")


@pytest.mark.parametrize(("plan", "said"), CASES.values(), ids=CASES)
def test_a_broken_rule_is_told_with_its_place_and_what_to_do(run: Run, tmp_path: Path, plan: str, said: str) -> None:
    assert complaint(run, tmp_path, "en", plan) == dedent(said)


def test_every_rule_of_the_checks_has_a_case() -> None:
    calls = [node for node in ast.walk(ast.parse(inspect.getsource(records))) if isinstance(node, ast.Call)]
    rules = {call.args[0].value for call in calls if ast.unparse(call.func) == "Finding" and isinstance(call.args[0], ast.Constant)}
    assert rules == {name.split(",")[0] for name in CASES}


def test_all_problems_in_one_run(run: Run, tmp_path: Path) -> None:
    plan = """
        about: {id: plan, name: {zh: 计划}, year: 2024, source: report}
        sources: {report: {title: {zh: 计划报告}}}
        projects:
          HEHUA:
            name: {zh: 荷花水库}
            unit: 亿圆
            actual: {2023: [{progress: 131}]}
        """
    said = """
        plan.yaml:7:11: unknown-unit: 不认识单位“亿圆”
              unit: 亿圆
                    ^
          提示：写 亿元
        plan.yaml:8:21: locator-missing: 没有写明在来源中的位置
              actual: {2023: [{progress: 131}]}
                              ^
          提示：写 at: 段落号，或别的位置，如 at: 附件2第3行；不是录入的计划，about 里不写 source:
        plan.yaml:8:32: progress-beyond: 进度 131% 不在 0 到 100 之间
              actual: {2023: [{progress: 131}]}
                                         ^
          提示：进度是已完成的百分比
        """
    assert complaint(run, tmp_path, "zh", plan) == dedent(said)


SOUND = {
    "a level and a growth of one year": """
        indicators:
          GDP:
            name: {zh: 地区生产总值}
            unit: 亿元
            nature: flow
            direction: higher
            actual: {2023: [{value: 601.7, at: 7}, {growth: 6.8, at: 7}]}
        """,
    "a figure and its revision elsewhere": """
        sources: {profile: {title: {zh: 县情介绍}}, communique: {title: {zh: 统计公报}, published: 2025-03}}
        indicators:
          GDP: {name: {zh: 地区生产总值}, unit: 亿元, nature: flow, direction: higher}
        observations:
          GDP: {2024: [{value: 636, source: profile}, {value: 637.2, source: communique}]}
        """,
    "two sources that agree, and spans that only end together": """
        sources: {profile: {title: {zh: 县情介绍}}, communique: {title: {zh: 统计公报}}}
        indicators:
          GDP: {name: {zh: 地区生产总值}, unit: 亿元, nature: flow, direction: higher}
        observations:
          GDP:
            2024: [{value: 636, source: profile}, {value: 636, source: communique}]
            2024-Q4: [{value: 160, cumulative: false, source: profile}]
            2024-12: [{value: 60, cumulative: false, source: profile}]
        """,
    "a unit of its own": """
        units: {克: {en: gram}}
        projects:
          GOLD: {name: {zh: 金矿}, unit: 万克}
        """,
    "a name that is also the subject's alias": """
        projects:
          HEHUA: {name: {zh: 荷花水库}, aliases: [荷花水库]}
        """,
    "a progress of nothing and of all": """
        projects:
          HEHUA:
            name: {zh: 荷花水库}
            actual: {2022: [{progress: 0, at: 1}], 2023: [{progress: 100, at: 24}]}
        """,
}


@pytest.mark.parametrize("plan", SOUND.values(), ids=SOUND)
def test_what_is_sound_is_passed_over_in_silence(run: Run, plan: str) -> None:
    ran = run("figures", plan=plan)
    assert (ran.code, ran.err) == (0, "")
