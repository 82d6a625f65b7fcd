"""An answer as a reader sees it: tables and lines of text, before a format sets them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Any, NamedTuple, cast, overload

from planctl.assess.answers import Answer
from planctl.assess.path import Horizon
from planctl.assess.show import ShowRow
from planctl.assess.status import StatusRow
from planctl.assess.working import Explanation
from planctl.check.sums import Sum
from planctl.language import Language
from planctl.render import cells, rounding
from planctl.render.views import chains, source
from planctl.render.views.columns import Align, columns
from planctl.render.words import name, unit_words, verdict_word, word


class Table(NamedTuple):
    """Headings, how each column is aligned, and the cells."""

    title: str | None
    headings: tuple[str, ...]
    aligns: tuple[Align, ...]
    rows: Sequence[tuple[str, ...]]
    about: Sequence[Any] = ()
    """The rows of the answer that the cells are composed of, where they are."""


class Cells(Sequence[tuple[str, ...]]):
    """The cells of a table's rows, composed as they are asked for: a format that sets only some of them pays for no others."""

    def __init__(self, rows: Iterable[Any], compose: Callable[[Any], tuple[str, ...]]) -> None:
        self._rows = tuple(rows)
        self._compose = compose

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self._rows)

    @overload
    def __getitem__(self, at: int) -> tuple[str, ...]: ...

    @overload
    def __getitem__(self, at: slice) -> Cells: ...

    def __getitem__(self, at: int | slice) -> tuple[str, ...] | Cells:
        """One row's cells, or some rows, still to be composed."""
        return Cells(self._rows[at], self._compose) if isinstance(at, slice) else self._compose(self._rows[at])


class Lines(NamedTuple):
    """Lines of text."""

    lines: tuple[str, ...]


class Code(NamedTuple):
    """Lines to show as they are."""

    lines: tuple[str, ...]


Block = Table | Lines | Code


def page(result: Answer, language: Language, wide: bool) -> list[Block]:
    """The blocks of an answer, in the order to read them."""
    if result.command == "show":
        sheets: Any = result.results
        return [block for row in sheets for block in _sheet(row, language, wide)]
    if result.command == "annex":
        from planctl.render.views.annex import blocks as annexes

        return annexes(result, language, wide)
    if result.command == "chart":
        from planctl.render.views.chart import blocks as pictures

        return pictures(result, language)
    if result.command == "explain" and not result.summary["all"]:
        from planctl.render.views.explain import blocks as rules

        return rules(result, language)
    if result.command == "trace":
        return [Lines(lines) for lines in source.passages(result, language)]
    shown = "method" if "method" in result.summary else result.command
    blocks: list[Block] = []
    if result.command == "projects":
        blocks += _totals(result, language, wide)
    if result.results or result.command != "coverage":
        title = chains.title(result, language) if result.command == "chains" else None
        blocks.append(table(shown, result.results, language, wide, _year(result), title))
    lines = _FOOTERS[shown](result, language) if shown in _FOOTERS else []
    return [*blocks, Lines(tuple(lines))] if lines else blocks


def table(
    command: str, rows: Iterable[Any], language: Language, wide: bool, year: int | None = None, title: str | None = None
) -> Table:
    """Rows under a command's columns, for a plan of a year."""
    shown, about = columns(command, wide), tuple(rows)
    return Table(
        title,
        tuple(column.titled(language, year) for column in shown),
        tuple(column.align for column in shown),
        Cells(about, lambda row: tuple(column.text(row, language, year) for column in shown)),
        about,
    )


def _year(result: Answer) -> int | None:
    return result.plan.year if result.plan else None


def _totals(result: Answer, language: Language, wide: bool) -> list[Block]:
    totals: Any = result.summary["totals"]
    sums: Any = result.summary["sums"]
    lines = [_sum(each, language) for each in sums]
    blocks: list[Block] = [table("totals", totals, language, wide, _year(result))] if totals else []
    return [*blocks, Lines(tuple(lines))] if lines else blocks


def _sum(each: Sum, language: Language) -> str:
    parts = " + ".join(rounding.text(part) for part in each.parts)
    unit = unit_words(each.unit, language)
    total, added = rounding.text(each.total), rounding.text(each.sum)
    what = name(each.name_zh, each.name_en, language)
    if each.difference == 0:
        return f"{what}: {total} = {parts}"
    difference, allowance = rounding.text(abs(each.difference)), rounding.text(each.allowance)
    if language == "zh":
        why = f"四舍五入可解释（±{allowance}）" if each.explained else f"四舍五入不能解释（±{allowance}）"
        return f"{what}：{total}，各部分 {parts} = {added}，相差 {difference} {unit}，{why}"
    why = f"which rounding explains (±{allowance})" if each.explained else f"which rounding does not explain (±{allowance})"
    return f"{what}: {total}, the parts {parts} = {added}; {difference} {unit} apart, {why}"


def _sheet(row: ShowRow, language: Language, wide: bool) -> list[Block]:
    """Everything about one subject."""
    facts = [
        ("编号", "Id", row.id),
        ("别名", "Aliases", "、".join(row.aliases) if language == "zh" else ", ".join(row.aliases)),
        ("单位", "Unit", unit_words(row.unit, language)),
        ("领域", "Area", row.area),
        ("产业链", "Chain", row.chain),
        ("类别", "Category", row.category),
        ("性质", "Nature", row.nature and word(row.nature, language)),
        ("方向", "Direction", row.direction and word(row.direction, language)),
        ("属性", "Attribute", row.attribute and _attribute(row, language)),
        ("理由", "Inferred", name(row.reason_zh, row.reason_en, language) if row.reason_zh else None),
        ("增速价格", "Growth prices", row.growth_prices and word(row.growth_prices, language)),
        ("说明", "Note", name(row.note_zh, row.note_en, language) if row.note_zh else None),
    ]
    title = f"{row.name_zh} ({row.name_en})" if row.name_en else row.name_zh
    separator = "：" if language == "zh" else ": "
    lines = [(zh if language == "zh" else en) + separator + value for zh, en, value in facts if value]
    blocks: list[Block] = [Lines((title, *lines)), table("statements", row.figures, language, wide)]
    if row.gaps:
        blocks.append(table("gap", row.gaps, language, wide, title="差距" if language == "zh" else "Gaps"))
    if row.rates:
        blocks.append(table("growth", row.rates, language, wide, title="增速" if language == "zh" else "Rates of growth"))
    return [*blocks, *(_working(each, language) for each in row.explain)]


def _working(each: Explanation, language: Language) -> Lines:
    """One derived number's formula, inputs and steps, to be redone by hand."""
    inputs = [
        f"  {word(given.symbol, language)} = {given.value} {unit_words(given.unit, language)}".rstrip()
        + (f"  [{cells.interval(given.stands_for, language)}]" if given.stands_for else "")
        + (f"  P{given.paragraph}" if given.paragraph else "")
        for given in each.inputs
    ]
    steps = [f"  {step.expression} = {rounding.text(rounding.on_calculator(step.value))}" for step in each.steps]
    answer = cells.quantity(each.answer, language)
    between = cells.interval(rounding.interval(each.answer), language)
    head = f"{word(each.quantity, language)} {each.period}: {answer}  [{between}]"
    return Lines((head, f"  {each.formula}", *inputs, *steps))


def _aside(text: str, language: Language) -> str:
    return f"（{text}）" if language == "zh" else f" ({text})"


def _attribute(row: ShowRow, language: Language) -> str:
    basis = _aside(word(row.basis, language), language) if row.basis else ""
    return word(row.attribute, language) + basis


def _status_footer(result: Answer, language: Language) -> list[str]:
    by_attribute: Any = result.summary["by_attribute"]
    lines = []
    for attribute, counts in by_attribute.items():
        verdicts = counts["verdicts"]
        told = [f"{verdict_word(verdict, attribute, language)} {number}" for verdict, number in verdicts.items()]
        if language == "zh":
            inferred = f"（推断 {counts['inferred']}）" if counts["inferred"] else ""
            lines.append(f"{word(attribute, language)} {counts['indicators']} 项{inferred}：{'，'.join(told)}")
        else:
            inferred = f" ({counts['inferred']} inferred)" if counts["inferred"] else ""
            lines.append(f"{word(attribute, language)}: {counts['indicators']}{inferred}: {', '.join(told)}")
    recorded, shown = cast("int", result.summary["recorded"]), cast("int", result.summary["indicators"])
    hidden = recorded - shown
    if hidden:
        lines.append(
            f"共收录 {recorded} 项，--all 全部列出" if language == "zh" else f"{recorded} are recorded; --all lists them all"
        )
    rows: Any = result.results
    lines += [_level_growth(row, language) for row in rows if getattr(row, "level_growth", None) is not None]
    if any(counts["inferred"] for counts in by_attribute.values()):
        lines.append("* 属性为推断，非原文" if language == "zh" else "* the attribute is inferred, not stated by the plan")
    return lines


def _method_footer(result: Answer, language: Language) -> list[str]:
    """How many of each category, and whose categories these are."""
    method = word(cast("str", result.summary["method"]), language)
    categories = cast("dict[str, int]", result.summary["categories"])
    told = [f"{word(category, language)} {number}" for category, number in categories.items()]
    without = result.summary["without_category"]
    if language == "zh":
        return ["，".join([*told, f"无档次 {without}"]), f"按{method}的方法，不是 planctl 的判断"]
    return ["; ".join([*told, f"without a category {without}"]), f"By the method of {method}; these are not planctl's verdicts"]


def _level_growth(row: StatusRow, language: Language) -> str:
    """What the level did in the same year, said apart because it is another measure."""
    grown = cells.quantity(row.level_growth, language)
    what = name(row.name_zh, row.name_en, language)
    if language == "zh":
        return f"{what}：水平按现价{grown}，与不变价增速不是同一口径，不可互比"
    return f"{what}: the level changed by {grown} at current prices, which is not the same measure as growth at constant prices"


def _path_footer(result: Answer, language: Language) -> list[str]:
    horizons: Any = result.summary["horizons"]
    rate, prices = cast("Decimal", result.summary["growth"]), cast("str", result.summary["growth_prices"])
    stated = f"{rounding.text(rate)}%" + (_aside(word(prices, language), language) if prices != "unstated" else "")
    return [_horizon(each, stated, language) for each in horizons]


def _horizon(each: Horizon, stated: str, language: Language) -> str:
    target, required = cells.figure_with_unit(each.target, language), cells.quantity(each.required_rate, language)
    reached = cells.quantity(each.reached, language, signed=False)
    short = cells.quantity(each.shortfall, language, signed=False)
    if each.shortfall.value is None or each.shortfall.value <= 0:
        return (
            f"{each.period}：{target}；按{stated}达{reached}"
            if language == "zh"
            else f"{each.period}: {target}: at {stated} it is {reached}"
        )
    if language == "zh":
        return f"{each.period}：{target}；年均需{required}，按{stated}为{reached}，差{short}" + _reconciled(each, language)
    said = f"{each.period}: {target} needs {required} a year; {stated} reaches {reached}, {short} short"
    return said + _reconciled(each, language)


def _reconciled(each: Horizon, language: Language) -> str:
    """What change of prices would make both true, where growth is at constant prices."""
    if each.price_change is None:
        return ""
    price = cells.quantity(each.price_change, language)
    return f"；年均价格变动{price}可使两者相合" if language == "zh" else f"; prices changing by {price} a year would reconcile them"


def _check_footer(result: Answer, language: Language) -> list[str]:
    counts = result.summary
    if language == "zh":
        return [f"{counts['findings']} 处矛盾，其中 {counts['known']} 处为原文已知"]
    found = "1 contradiction" if counts["findings"] == 1 else f"{counts['findings']} contradictions"
    return [f"{found}, {counts['known']} of them known to be the source's own"]


def _gap_footer(result: Answer, language: Language) -> list[str]:
    without: Any = result.summary["without_target"]
    if not without:
        return []
    listed = ", ".join(without)
    return [f"没有目标：{listed}" if language == "zh" else f"without a target: {listed}"]


def _growth_footer(result: Answer, language: Language) -> list[str]:
    silent: Any = result.summary["without_rate"]
    if not silent:
        return []
    listed = ", ".join(silent)
    return [f"没有增速：{listed}" if language == "zh" else f"without a rate: {listed}"]


def _projects_footer(result: Answer, language: Language) -> list[str]:
    count = result.summary["projects"]
    return [f"共 {count} 个项目" if language == "zh" else f"{count} projects"]


_FOOTERS = {
    "status": _status_footer,
    "method": _method_footer,
    "gap": _gap_footer,
    "growth": _growth_footer,
    "projects": _projects_footer,
    "path": _path_footer,
    "check": _check_footer,
    "chains": chains.footer,
    "coverage": source.counts,
}
