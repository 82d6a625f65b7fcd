"""How everything about one subject reads: its facts, its figures, its gaps and rates, and the working behind them."""

from __future__ import annotations

import re

from planctl.assess.answers import Answer, Figure
from planctl.assess.show import ShowRow, ShowSummary
from planctl.assess.working import Explanation, GivenInput
from planctl.language import Bilingual
from planctl.numbers.units import with_unit
from planctl.plan.vocabulary import OF_ITS_NATURE, Inferable
from planctl.render import cells, rounding
from planctl.render.blocks import Block, Cell, Column, Layout, lines, table
from planctl.render.inferred import INFERRED, reason
from planctl.render.sources import source_lines
from planctl.render.views import MEASURE, OWNER, days, gap, growth, pace, review, without_name, word_cell
from planctl.render.views.figures import flags
from planctl.render.words import CODES, LIST, name, name_and_unit, unit_words, word

FIGURES: tuple[Column[Figure], ...] = (
    Column("period", Bilingual("时期", "Period"), lambda figure, layout: Cell(cells.period(figure).text(layout.language))),
    Column("role", Bilingual("性质", "Role"), lambda figure, layout: word_cell(figure.role, layout)),
    Column("form", Bilingual("形式", "Form"), lambda figure, layout: word_cell(figure.form, layout)),
    Column(
        "figure",
        Bilingual("数字", "Figure"),
        lambda figure, layout: Cell(cells.figure_with_unit(figure, layout.language), figure.value),
        "right",
    ),
    Column("flags", Bilingual("备注", "Flags"), flags),
    Column("where", Bilingual("出处", "Where"), lambda figure, _: Cell(cells.paragraph(figure))),
)
_TITLE = Bilingual("{zh}（{en}）", "{en} ({zh})")
_FACT = Bilingual("{fact}：{value}", "{fact}: {value}")
_WITH_BASIS = Bilingual("{value}（{basis}）", "{value} ({basis})")
_COLON = Bilingual("∶", " : ")
_SYMBOL = re.compile("[a-z]+")
_GAPS = Bilingual("差距", "Gaps")
_SO_FAR = Bilingual("本年进展", "The year so far")
_RATES = Bilingual("增速", "Rates of growth")
_PACE = Bilingual("进度", "Pace")


def blocks(answer: Answer[ShowRow, ShowSummary], layout: Layout) -> list[Block]:
    """Each subject in full, one after another."""
    return [block for row in answer.rows for block in _subject(row, layout)]


def _subject(row: ShowRow, layout: Layout) -> list[Block]:
    language = layout.language
    title = _TITLE.filled(zh=row.name_zh, en=row.name_en).text(language) if row.name_en not in (None, row.name_zh) else row.name_zh
    paces = [each for each in row.paces if each.kind != "within_year"]  # those are in what is so far of the year
    dated = layout._replace(year=None)  # without a usual year every period is named
    return [
        *lines(title, *facts(row, layout)),
        table(FIGURES, row.figures, dated),
        *lines(*(days.said(each, language) for each in row.days)),
        *source_lines(row.sources, language),
        *([table((MEASURE, *without_name(gap.COLUMNS)), row.gaps, dated, _GAPS.text(language))] if row.gaps else []),
        *lines(gap.said_of_implied(row.gaps, layout)),
        *([table((MEASURE, *without_name(review.COLUMNS)), row.so_far, dated, _SO_FAR.text(language))] if row.so_far else []),
        *([table(without_name(pace.COLUMNS), paces, dated, _in_unit(_PACE, row, layout))] if paces else []),
        *([table(without_name(growth.COLUMNS), row.rates, dated, _RATES.text(language))] if row.rates else []),
        *(block for explanation in row.explain for block in lines(*working(explanation, layout))),
    ]


def _in_unit(title: Bilingual, row: ShowRow, layout: Layout) -> str:
    return name_and_unit(title, row.unit).text(layout.language)


def facts(row: ShowRow, layout: Layout) -> list[str]:
    """What is recorded of a subject beside its figures, a fact a line."""
    return [_FACT.filled(fact=fact, value=value).text(layout.language) for fact, value in _facts(row, layout) if value]


def _facts(row: ShowRow, layout: Layout) -> list[tuple[Bilingual, str | None]]:
    language, numeric = layout.language, row.nature not in OF_ITS_NATURE
    facts = [
        (Bilingual("编号", "Id"), row.id),
        (Bilingual("别名", "Aliases"), LIST.text(language).join(row.aliases)),
        (Bilingual("单位", "Unit"), _marked(row, "unit", unit_words(row.unit, language), layout) if numeric else None),
        (Bilingual("领域", "Area"), row.area_zh and name(row.area_zh, row.area_en, language)),
        (Bilingual("产业链", "Chain"), row.chain_zh and name(row.chain_zh, row.chain_en, language)),
        (
            Bilingual("类别", "Category"),
            row.category_zh and _marked(row, "category", name(row.category_zh, row.category_en, language), layout),
        ),
        (Bilingual("指标类型", "Nature"), row.nature and word(row.nature, language)),
        (Bilingual("各部分", "Shares of"), _COLON.text(language).join(name(*each, language) for each in row.shares_of)),
        (Bilingual("方向", "Direction"), word(row.direction, language) if row.direction and numeric else None),
        (Bilingual("属性", "Attribute"), row.attribute and _attribute(row, layout)),
        (
            Bilingual("增速价格", "Growth prices"),
            _marked(row, "growth_prices", word(row.growth_prices, language), layout) if row.growth_prices and numeric else None,
        ),
        (OWNER.heading, name(row.owner_zh, row.owner_en, language) if row.owner_zh else None),
        (Bilingual("涵盖", "Covers"), name(row.covers_zh, row.covers_en, language) if row.covers_zh else None),
        (Bilingual("说明", "Note"), name(row.note_zh, row.note_en, language) if row.note_zh else None),
    ]
    return facts + [(INFERRED[inferred.field], reason(inferred.reason, inferred.sources, language)) for inferred in row.inferred]


def _marked(row: ShowRow, field: Inferable, value: str | None, layout: Layout) -> str | None:
    """A value, and that it is inferred where it is."""
    if value and any(inferred.field == field for inferred in row.inferred):
        return _WITH_BASIS.filled(value=value, basis=CODES["inferred"]).text(layout.language)
    return value


def _attribute(row: ShowRow, layout: Layout) -> str:
    attribute = word(row.attribute, layout.language)
    if row.basis is None:
        return attribute
    return _WITH_BASIS.filled(value=attribute, basis=word(row.basis, layout.language)).text(layout.language)


def working(explanation: Explanation, layout: Layout) -> list[str]:
    """One derived number's formula, inputs and steps, to be redone by hand."""
    language = layout.language
    answer = cells.quantity(explanation.answer, language, signed=explanation.quantity not in ("implied_base", "implied_level"))
    interval = rounding.interval(explanation.answer)
    between = f"  [{cells.interval(interval, language)}]" if interval else ""
    steps = [f"  {step.expression} = {rounding.text(rounding.on_calculator(step.value))}" for step in explanation.steps]
    return [
        f"{word(explanation.quantity, language)} {explanation.period}: {answer}{between}",
        "  " + _SYMBOL.sub(lambda symbol: word(symbol[0], language), explanation.formula),
        *(_input(given, layout) for given in explanation.inputs),
        *steps,
    ]


def _input(given: GivenInput, layout: Layout) -> str:
    number = f"  {word(given.symbol, layout.language)} = {with_unit(str(given.value), given.unit).text(layout.language)}"
    between = f"  [{cells.interval(given.stands_for, layout.language)}]" if given.stands_for else ""
    where = cells.place(given.paragraph, given.locator)
    return number + between + (f"  {where}" if where else "")
