r"""The smallest file that breaks each rule, and its mend: lines before and after, as in a diff.

Lines that begin with - are only in the broken file, lines with + only in the mended one. Rules without an example are not about
what a plan's file says.
"""

from __future__ import annotations

from typing import NamedTuple


class Example(NamedTuple):
    """A file that breaks a rule, and the same mended."""

    broken: str
    mended: str


def example(rule: str) -> Example | None:
    """The smallest file that breaks a rule, and its mend; None for a rule that is not about what a plan's file says."""
    lines = _EXAMPLES.get(rule)
    if lines is None:
        return None
    each = [line for line in lines.removeprefix("\n").split("\n") if line]
    return Example(_without("+", each), _without("-", each))


def _without(mark: str, lines: list[str]) -> str:
    return "".join(line[2:] + "\n" for line in lines if not line.startswith(mark))


_EXAMPLES: dict[str, str] = {
    "unseen-character": """
  areas:
-   economy: {zh: "经济\\u200b"}
+   economy: {zh: 经济}
""",
    "not-yaml": """
- areas：
+ areas:
    economy: {zh: 经济}
""",
    "unclosed-quote": """
  areas:
-   economy: {zh: "经济}
+   economy: {zh: "经济"}
""",
    "unclosed-bracket": """
  areas:
-   economy: {zh: 经济
+   economy: {zh: 经济}
""",
    "reserved-character": """
  indicators:
    RATE:
      name: {zh: 城镇化率}
-     unit: %
+     unit: "%"
      nature: rate
      direction: higher
""",
    "bad-escape": """
  areas:
-   economy: {zh: "经济\\贸易"}
+   economy: {zh: '经济\\贸易'}
""",
    "directive": """
- %YAML 1.2
- ---
  areas:
    economy: {zh: 经济}
""",
    "tab": """
  areas:
- \teconomy: {zh: 经济}
+   economy: {zh: 经济}
""",
    "empty-file": """
- # areas:
- #   economy: {zh: 经济}
+ areas:
+   economy: {zh: 经济}
""",
    "wrong-root": """
- - economy
+ areas:
+   economy: {zh: 经济}
""",
    "several-documents": """
  areas:
    economy: {zh: 经济}
- ---
  chains:
    food: {zh: 食品}
""",
    "alias": """
  areas:
-   economy: &name {zh: 经济}
+   economy: {zh: 经济}
""",
    "tag": """
  areas:
-   economy: {zh: !!str 经济}
+   economy: {zh: 经济}
""",
    "merge-key": """
  areas:
    economy:
-     <<: {zh: 经济}
+     zh: 经济
""",
    "complex-key": """
  areas:
-   [economy]: {zh: 经济}
+   economy: {zh: 经济}
""",
    "duplicate-key": """
  areas:
    economy: {zh: 经济}
-   economy: {en: Economy}
""",
    "wrong-type": """
  areas:
-   economy: 经济
+   economy: {zh: 经济}
""",
    "missing-field": """
  areas:
-   economy: {en: Economy}
+   economy: {zh: 经济, en: Economy}
""",
    "unknown-field": """
  areas:
-   economy: {zh: 经济, english: Economy}
+   economy: {zh: 经济, en: Economy}
""",
    "not-a-choice": """
  indicators:
    GDP:
      name: {zh: 生产总值}
      unit: 亿元
      nature: flow
-     direction: up
+     direction: higher
""",
    "not-a-number": """
  indicators:
    GDP:
      name: {zh: 生产总值}
      unit: 亿元
      nature: flow
      direction: higher
-     target: {2024: [{growth: 7%, at: 38}]}
+     target: {2024: [{growth: 7, at: 38}]}
""",
    "not-a-period": """
  indicators:
    GDP:
      name: {zh: 生产总值}
      unit: 亿元
      nature: flow
      direction: higher
-     target: {2024年: [{growth: 7, at: 38}]}
+     target: {2024: [{growth: 7, at: 38}]}
""",
    "not-an-id": """
  indicators:
-   Gdp:
+   GDP:
      name: {zh: 生产总值}
      unit: 亿元
      nature: flow
      direction: higher
""",
    "not-a-key": """
  areas:
-   Economy: {zh: 经济}
+   economy: {zh: 经济}
""",
    "not-a-paragraph": """
  indicators:
    GDP:
      name: {zh: 生产总值}
      unit: 亿元
      nature: flow
      direction: higher
-     target: {2024: [{growth: 7, at: P38}]}
+     target: {2024: [{growth: 7, at: 38}]}
""",
    "not-a-year": """
- about: {id: plan, name: {zh: 计划}, year: 2024年}
+ about: {id: plan, name: {zh: 计划}, year: 2024}
""",
    "not-a-date": """
  sources:
-   report: {title: {zh: 报告}, published: 2025/08}
+   report: {title: {zh: 报告}, published: 2025-08}
""",
    "not-a-flag": """
  indicators:
    GDP:
      name: {zh: 生产总值}
      unit: 亿元
      nature: flow
      direction: higher
-     headline: yes
+     headline: true
""",
    "empty-text": """
  areas:
-   economy: {zh: 经济, en: —}
+   economy: {zh: 经济}
""",
    "space-about": """
  areas:
-   economy: {zh: " 经济"}
+   economy: {zh: 经济}
""",
    "one-form": """
  indicators:
    GDP:
      name: {zh: 生产总值}
      unit: 亿元
      nature: flow
      direction: higher
-     target: {2024: [{value: 636, growth: 7, at: 38}]}
+     target: {2024: [{value: 636, at: 38}, {growth: 7, at: 38}]}
""",
    "unknown-reference": """
  areas:
    economy: {zh: 经济}
  indicators:
    GDP:
      name: {zh: 生产总值}
-     area: trade
+     area: economy
      unit: 亿元
      nature: flow
      direction: higher
""",
    "unknown-unit": """
  indicators:
    GDP:
      name: {zh: 生产总值}
-     unit: 亿圆
+     unit: 亿元
      nature: flow
      direction: higher
""",
    "duplicate-id": """
  indicators:
    GDP:
      name: {zh: 生产总值}
      unit: 亿元
      nature: flow
      direction: higher
  totals:
-   GDP: {name: {zh: 项目数}, measure: count, unit: 个}
+   COUNT: {name: {zh: 项目数}, measure: count, unit: 个}
""",
    "duplicate-name": """
  indicators:
    GDP:
      name: {zh: 生产总值}
      unit: 亿元
      nature: flow
      direction: higher
  totals:
-   ALL: {name: {zh: 生产总值}, measure: count, unit: 个}
+   ALL: {name: {zh: 项目数}, measure: count, unit: 个}
""",
    "two-figures": """
  indicators:
    GDP:
      name: {zh: 生产总值}
      unit: 亿元
      nature: flow
      direction: higher
-     actual: {2023: [{value: 601.7, at: 7}, {value: 602, at: 8}]}
+     actual: {2023: [{value: 601.7, at: 7}]}
""",
    "basis-missing": """
  indicators:
    GDP:
      name: {zh: 生产总值}
      unit: 亿元
      nature: flow
      direction: higher
      attribute: expected
+     basis: stated
""",
    "reason-missing": """
+ inferences:
+   peers: {zh: 同类计划如此}
  indicators:
    GDP:
      name: {zh: 生产总值}
      unit: 亿元
      nature: flow
      direction: higher
      attribute: expected
      basis: inferred
+     reason: peers
""",
    "misplaced-form": """
  indicators:
    GDP:
      name: {zh: 生产总值}
      unit: 亿元
      nature: flow
      direction: higher
-     actual: {2023: [{progress: 31, at: 24}]}
+     actual: {2023: [{value: 31, at: 24}]}
""",
    "misplaced-field": """
  indicators:
    GDP:
      name: {zh: 生产总值}
      unit: 亿元
      nature: flow
      direction: higher
-     actual: {2023: [{value: 31, of: works, at: 24}]}
+     actual: {2023: [{value: 31, at: 24}]}
""",
    "since-not-before": """
  indicators:
    GDP:
      name: {zh: 生产总值}
      unit: 亿元
      nature: flow
      direction: higher
-     target: {2025: [{growth: 30, since: 2025, at: 38}]}
+     target: {2025: [{growth: 30, since: 2020, at: 38}]}
""",
    "locator-missing": """
  indicators:
    GDP:
      name: {zh: 生产总值}
      unit: 亿元
      nature: flow
      direction: higher
-     target: {2024: [{growth: 7}]}
+     target: {2024: [{growth: 7, at: 38}]}
""",
    "unit-missing": """
  projects:
    DAM:
      name: {zh: 水库}
+     unit: 亿元
      actual: {2023: [{value: 3, at: 24}]}
""",
    "progress-beyond": """
  projects:
    DAM:
      name: {zh: 水库}
-     actual: {2023: [{progress: 310, at: 24}]}
+     actual: {2023: [{progress: 31, at: 24}]}
""",
    "finding-gone": """
  indicators:
    GDP:
      name: {zh: 生产总值}
      unit: 亿元
      nature: flow
      direction: higher
- findings:
-   GDP: [{rule: words-keep, explanation: {zh: 来源如此}}]
""",
    "parts-and-total": """
  totals:
    ALL:
      name: {zh: 项目数}
      measure: count
      unit: 个
      parts: {stage: [NEW, OLD]}
-     target: {2024: [{value: 228, at: 39}]}
+     target: {2024: [{value: 227, at: 39}]}
    NEW: {name: {zh: 新建}, measure: count, unit: 个, target: {2024: [{value: 85, at: 39}]}}
    OLD: {name: {zh: 续建}, measure: count, unit: 个, target: {2024: [{value: 142, at: 39}]}}
""",
    "level-and-growth": """
  indicators:
    GDP:
      name: {zh: 生产总值}
      unit: 亿元
      nature: flow
      direction: higher
      growth_prices: current
      actual:
        2022: [{value: 100, at: 7}]
-       2023: [{value: 110, at: 7}, {growth: 20, at: 7}]
+       2023: [{value: 110, at: 7}, {growth: 10, at: 7}]
""",
    "share-over-whole": """
  indicators:
    COVER:
      name: {zh: 森林覆盖率}
      unit: "%"
      nature: rate
      direction: higher
-     actual: {2023: [{value: 613, at: 7}]}
+     actual: {2023: [{value: 61.3, at: 7}]}
""",
    "two-units": """
  indicators:
    DAYS:
      name: {zh: 优良天数}
      unit: 天
      nature: flow
      direction: higher
      actual: {2023: [{value: 345, at: 7}]}
    AIR:
      name: {zh: 优良天数比率}
      unit: "%"
      nature: rate
      direction: higher
      in_days: DAYS
-     actual: {2023: [{value: 96, at: 7}]}
+     actual: {2023: [{value: 94.5, at: 7}]}
""",
    "words-keep": """
  indicators:
    GDP:
      name: {zh: 生产总值}
      unit: 亿元
      nature: flow
      direction: higher
      actual: {2023: [{value: 94.5, at: 7}]}
-     target: {2024: [{value: 96, intent: keep, at: 38}]}
+     target: {2024: [{value: 96, at: 38}]}
""",
    "words-raise": """
  indicators:
    GDP:
      name: {zh: 生产总值}
      unit: 亿元
      nature: flow
      direction: higher
      actual: {2023: [{value: 94.5, at: 7}]}
-     target: {2024: [{value: 90, intent: raise, at: 38}]}
+     target: {2024: [{value: 96, intent: raise, at: 38}]}
""",
    "words-cut": """
  indicators:
    GDP:
      name: {zh: 生产总值}
      unit: 亿元
      nature: flow
      direction: higher
      actual: {2023: [{value: 94.5, at: 7}]}
-     target: {2024: [{value: 96, intent: cut, at: 38}]}
+     target: {2024: [{value: 90, intent: cut, at: 38}]}
""",
    "bound-and-direction": """
  indicators:
    GDP:
      name: {zh: 生产总值}
      unit: 亿元
      nature: flow
      direction: higher
-     target: {2024: [{value: 96, bound: at_most, at: 38}]}
+     target: {2024: [{value: 96, bound: at_least, at: 38}]}
""",
    "progress-back": """
  projects:
    DAM:
      name: {zh: 水库}
      actual: {2023: [{progress: 45, of: works, at: 24}]}
-     target: {2024: [{progress: 31, of: works, at: 47}]}
+     target: {2024: [{progress: 60, of: works, at: 47}]}
""",
    "stage-order": """
  projects:
    DAM:
      name: {zh: 水库}
-     actual: {2023: [{stage: completed, at: 24}]}
+     actual: {2023: [{stage: new, at: 24}]}
      target: {2024: [{stage: completed, at: 47}]}
""",
    "declared-count": """
  indicators:
    GDP:
      name: {zh: 生产总值}
      unit: 亿元
      nature: flow
      direction: higher
      headline: true
  totals:
    COUNT:
      name: {zh: 主要指标数}
      measure: indicators
      unit: 个
-     target: {2024: [{value: 0, at: 37}]}
+     target: {2024: [{value: 1, at: 37}]}
""",
    "impossible-unit": """
  indicators:
    POWER:
      name: {zh: 装机容量}
-     unit: 万千瓦时
+     unit: 万千瓦
      nature: stock
      direction: higher
""",
}
