"""What the page says first, in both languages: a headline, what the targets ask, the counts, and the indicators one a row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from planctl.assess.answers import Answer, Figure, Named
from planctl.assess.front import Detail, Front
from planctl.assess.report import ReportRow, ReportSummary, StatusSection
from planctl.assess.status import AttributeCounts, StatusRow, StatusSummary
from planctl.assess.verdict import FAMILIES, Family, Verdict
from planctl.language import Bilingual, Language
from planctl.numbers.periods import is_whole_year
from planctl.plan.vocabulary import Attribute
from planctl.render import cells, rounding
from planctl.render.blocks import Cell, Heading, Layout, Marked, Table, table
from planctl.render.chart.dots import dots, tone_of
from planctl.render.chart.files import picture
from planctl.render.chart.svg import Markup
from planctl.render.verdicts import (
    FAMILY_WORDS,
    LOOKS,
    YEAR_BEFORE,
    Tone,
    base_words,
    comparison_words,
    margin_words,
    stands_over,
    verdict_word,
)
from planctl.render.views import name_of, show, status, trace
from planctl.render.words import CODES, LIST
from planctl.terms import meanings as meanings_of_terms

LANGUAGES: tuple[Language, Language] = ("zh", "en")
Status = Answer[StatusRow, StatusSummary]
_MOST_NAMED = 3


class Said(NamedTuple):
    """A piece of a sentence, set in a tone where it has one."""

    words: Bilingual
    tone: str = ""


class Card(NamedTuple):
    """The indicators of one attribute: how many, a square for each in the tone of what is said of it, and the counts."""

    title: Bilingual
    indicators: int
    inferred: int
    squares: tuple[tuple[str, Bilingual], ...]
    families: tuple[tuple[Bilingual, int, tuple[tuple[Verdict, Bilingual, int], ...]], ...]


class Opened(NamedTuple):
    """What a row opens to in a language: facts, all figures, the course over the years, and the working."""

    facts: tuple[str, ...]
    figures: Table
    pictures: tuple[Markup, ...]
    working: tuple[str, ...]


class Line(NamedTuple):
    """A row of the list: its cells in both languages, its dots, and what it opens to, but once for each indicator."""

    id: str
    attribute: Attribute
    tone: str
    verdict: Verdict
    cells: tuple[tuple[Cell, Cell], ...]
    dots: Markup | None
    opened: tuple[Opened, ...]
    sentences: tuple[tuple[Bilingual, str | Marked], ...]
    first: bool


class Group(NamedTuple):
    """The rows of an area; `title` is None where the plan names none."""

    title: Bilingual | None
    indicators: int
    rows: tuple[Line, ...]


class List(NamedTuple):
    """The list: its headings in both languages, and its rows by area."""

    headings: tuple[tuple[Heading, Heading], ...]
    groups: tuple[Group, ...]


def both(named: Named) -> Bilingual:
    """A name in both languages."""
    return Bilingual(named.name_zh, named.name_en or named.name_zh)


def overview_of(summary: ReportSummary) -> Status | None:
    """The overview of the headline indicators."""
    found = [part for part in summary.sections if isinstance(part, StatusSection) and part.section == "headline"]
    return found[0].answers[0] if found else None


_NONE = Bilingual("尚未收录指标", "No indicator is recorded")
_NO_RESULT = Bilingual("{period}主要指标尚无结果", "No headline target of {period} has a result so far")
_IN = {True: Bilingual("{period}年", "{period}"), False: Bilingual("{period}", "{period}")}
_GREW = Bilingual("{period}{name}增长{size}", "{name} grew {size} in {period}")
_FELL = Bilingual("{period}{name}下降{size}", "{name} fell {size} in {period}")
_WAS = Bilingual("{period}{name}为{size}", "{name} was {size} in {period}")
_RISE_AIM = Bilingual("增长{size}的目标", "the {size} planned")
_FALL_AIM = Bilingual("下降{size}的目标", "the fall of {size} planned")
_AIM = Bilingual("{size}的目标", "the target of {size}")
_SHORT = Bilingual("{was}，距{aim}{by}", "{was}, {by} of {aim}")
_OVER = Bilingual("{was}，比{aim}高{by}", "{was}, {by} over {aim}")
_MET = Bilingual("{was}，达到{aim}", "{was} and met {aim}")
_BETTER = Bilingual("{was}，比{aim}好{by}", "{was}, {by} better than {aim}")
_JUDGED = Bilingual("{was}（目标{target}）：{verdict}", "{was}, the target being {target}: {verdict}")
_REST = {
    True: Bilingual(
        "另1项主要指标尚无可与目标对照的结果。", "For 1 other headline indicator no result can be set against a target so far."
    ),
    False: Bilingual(
        "其余{rest}项主要指标尚无可与目标对照的结果。",
        "For the other {rest} headline indicators no result can be set against a target so far.",
    ),
}
_OUTCOME = Bilingual("{attribute}目标有结果{all}项：{parts}。", "{attribute} targets: of {all} with a result {parts}.")
_OUTCOMES = {
    Tone.GOOD: Bilingual("达到或按进度{count}项", "{count} met or on course"),
    Tone.NEAR: Bilingual("接近{count}项", "{count} nearly met or short so far"),
    Tone.BAD: Bilingual("未达或滞后{count}项", "{count} missed or behind"),
}
_NAMES = Bilingual("{outcome}（{names}）", "{outcome} ({names})")
_STOP = Bilingual("。", ". ")


def headline(answer: Answer[ReportRow, ReportSummary]) -> Bilingual:
    """The page's headline: what became of the targets that have a result, and how many have none."""
    overview, front = overview_of(answer.summary), answer.summary.front
    if overview is None:
        return _NONE
    if not front.with_result:
        return _NO_RESULT.filled(period=_period(answer.plan.period)) if answer.plan else _NONE
    first = _outcome(front.leading) if front.leading else _outcomes(overview)
    rest = front.indicators - front.with_result
    more = _REST[rest == 1].filled(rest=rest) if rest else Bilingual("", "")
    joined = Bilingual(*(f"{one}{stop}{other}" for one, stop, other in zip(first, _STOP, more, strict=True)))
    return Bilingual(joined.zh, joined.en.strip())


def _period(period: str) -> Bilingual:
    return _IN[is_whole_year(period)].filled(period=period)


def _outcome(row: StatusRow) -> Bilingual:
    """What became of one target, in a sentence without its stop."""
    result, target = row.result, row.target
    if result is None or target is None:
        return Bilingual(*(f"{name_of(row, each)}: {verdict_word(row.verdict, row.attribute, each)}" for each in LANGUAGES))
    name = Bilingual(row.name_zh, row.name_en or row.name_zh)
    was = _moved(result, _GREW, _FELL, _WAS, period=_period(result.period), name=name)
    aim = _moved(target, _RISE_AIM, _FALL_AIM, _AIM)
    by = Bilingual(*(cells.amount(row.margin, each) for each in LANGUAGES))
    if row.margin.value is not None and row.verdict == Verdict.MISSED and stands_over(target, row.direction):
        return _OVER.filled(was=was, aim=aim, by=by)
    if row.margin.value is not None and row.verdict == Verdict.MISSED:
        return _SHORT.filled(was=was, aim=aim, by=Bilingual(*(margin_words(row.margin, each) for each in LANGUAGES)))
    if row.margin.value is not None and row.verdict == Verdict.EXCEEDED:
        return _BETTER.filled(was=was, aim=aim, by=by)
    if row.verdict == Verdict.MET:
        return _MET.filled(was=was, aim=aim)
    verdict = Bilingual(*(verdict_word(row.verdict, row.attribute, each, base_words(row.baseline, target)) for each in LANGUAGES))
    return _JUDGED.filled(was=was, target=_size(target), verdict=verdict)


def _moved(figure: Figure, rise: Bilingual, fall: Bilingual, otherwise: Bilingual, **values: Bilingual) -> Bilingual:
    """A template filled with a figure's size: of a rise or fall in per cent without its sign, of anything else as it is printed."""
    if figure.form == "growth" and figure.value and figure.bound == "exact" and figure.to is None:
        return (fall if figure.value < 0 else rise).filled(size=f"{rounding.text(abs(figure.value))}%", **values)
    return otherwise.filled(size=_size(figure), **values)


def _size(figure: Figure) -> Bilingual:
    return Bilingual(*(cells.figure_with_unit(figure, each) for each in LANGUAGES))


def _outcomes(overview: Status) -> Bilingual:
    """The results so far of each attribute, which are never mixed; in it by name what is missed or behind, where that is short."""
    said = []
    for attribute in overview.summary.by_attribute:
        rows = [row for row in overview.rows if row.attribute == attribute and row.family == Family.RESULT and not row.second_step]
        if rows:
            parts = [part for tone in _OUTCOMES if (part := _of_tone(tone, rows))]
            joined = Bilingual(*(between.join(each) for between, each in zip(LIST, zip(*parts, strict=True), strict=True)))
            called = CODES[attribute]
            word = Bilingual(called.zh, called.en.capitalize())
            said.append(_OUTCOME.filled(attribute=word, all=len(rows), parts=joined))
    zh, en = ("".join(each.zh for each in said), " ".join(each.en for each in said))
    return Bilingual(zh.removesuffix("。"), en.removesuffix("."))


def _of_tone(tone: Tone, rows: list[StatusRow]) -> Bilingual | None:
    found = [row for row in rows if LOOKS[row.verdict].tone == tone]
    if not found:
        return None
    outcome = _OUTCOMES[tone].filled(count=len(found))
    if tone == Tone.GOOD or len(found) > _MOST_NAMED:
        return outcome
    names = Bilingual(*(between.join(name_of(row, each) for row in found) for between, each in zip(LIST, LANGUAGES, strict=True)))
    return _NAMES.filled(outcome=outcome, names=names)


_COMPARED = {
    True: Bilingual("尚无结果的目标中，", "Of the targets without a result, "),
    False: Bilingual("各项目标中，", "Of the targets, "),
}
_CAN_BE = Bilingual("{all}项可与{base}对照", "{all} can be set beside {base}")
_EARLIER = Bilingual("以前的数字", "earlier figures")
_YEAR = {True: Bilingual("{period}年", "{period}"), False: Bilingual("{period}", "{period}")}
_ASKS = {
    "more": Bilingual("{count}项要求更高", "{count}{ask} for more"),
    "same": Bilingual("{count}项要求持平", "{count}{ask} for the same"),
    "less": Bilingual("{count}项要求更低", "{count}{ask} for less"),
}
_NO_VERDICT = Bilingual("。目标的要求不是完成情况。", ". What a target asks is no verdict on it.")
_UNKNOWN = Bilingual("另{all}项无法判断：{parts}。", " Of {all} nothing can be said: {parts}.")
_COUNTED = Bilingual("{word}{count}项", "{word} {count}")


def lead(answer: Answer[ReportRow, ReportSummary]) -> list[Said]:
    """What the targets ask beside the figures before, and of how many nothing can be said, as the pieces of a paragraph."""
    front, overview = answer.summary.front, overview_of(answer.summary)
    if overview is None:
        return []
    every = sum(front.asked.values())
    said = []
    if every:
        base = _YEAR[is_whole_year(front.base)].filled(period=front.base) if front.base else _EARLIER
        said = [
            Said(_COMPARED[bool(front.with_result)]),
            Said(_CAN_BE.filled(all=every, base=base), "strong"),
            Said(Bilingual("：", ": ")),
        ]
        for number, (order, count) in enumerate((order, count) for order, count in front.asked.items() if count):
            said += [Said(Bilingual("，", ", "))] if number else []
            said.append(Said(_ASKS[order].filled(count=count, ask="" if number else " asks" if count == 1 else " ask"), order))
        said.append(Said(_NO_VERDICT))
    return [*said, *_unknown(overview)]


def _unknown(overview: Status) -> Iterator[Said]:
    counts = Counter(row.verdict for row in overview.rows if row.family == Family.UNKNOWN and not row.second_step)
    if counts:
        parts = [_COUNTED.filled(word=LOOKS[verdict].words, count=counts[verdict]) for verdict in counts]
        joined = Bilingual(*(between.join(each) for between, each in zip(LIST, zip(*parts, strict=True), strict=True)))
        yield Said(_UNKNOWN.filled(all=counts.total(), parts=joined))


def cards(overview: Status) -> list[Card]:
    """The headline indicators by attribute, which are never mixed."""
    return [
        _card(attribute, counts, [row for row in overview.rows if row.attribute == attribute])
        for attribute, counts in overview.summary.by_attribute.items()
    ]


def _card(attribute: Attribute, counts: AttributeCounts, rows: list[StatusRow]) -> Card:
    first = {row.id: row for row in reversed(rows)}
    order = [verdict for family in FAMILIES.values() for verdict in family]
    squares = sorted(first.values(), key=lambda row: order.index(row.verdict))
    return Card(
        title=CODES[attribute],
        indicators=counts.indicators,
        inferred=counts.inferred,
        squares=tuple((tone_of(row.verdict), Bilingual(row.name_zh, row.name_en or row.name_zh)) for row in squares),
        families=tuple(
            (FAMILY_WORDS[family], sum(of.values()), tuple(_counted(of, attribute))) for family, of in counts.verdicts.items()
        ),
    )


def _counted(verdicts: dict[Verdict, int], attribute: Attribute) -> Iterator[tuple[Verdict, Bilingual, int]]:
    for verdict, number in verdicts.items():
        yield verdict, Bilingual(*(verdict_word(verdict, attribute, language) for language in LANGUAGES)), number


def meanings() -> list[tuple[Bilingual, list[tuple[Verdict, Bilingual, Bilingual]]]]:
    """Every verdict with its words and when it is said, by family."""
    said = meanings_of_terms()["verdict"]
    return [
        (FAMILY_WORDS[family], [(verdict, LOOKS[verdict].words.filled(base=YEAR_BEFORE), said[verdict]) for verdict in of])
        for family, of in FAMILIES.items()
    ]


def results_of(overview: Status) -> list[tuple[StatusRow, Bilingual]]:
    """The rows that have a result, each with what became of its target."""
    return [
        (row, Bilingual(*(comparison_words(row, each) for each in LANGUAGES)))
        for row in overview.rows
        if row.family == Family.RESULT
    ]


def listed(answer: Answer[ReportRow, ReportSummary], overview: Status, layout: Layout) -> List:
    """The headline indicators one a row, by area in the plan's order."""
    summary = answer.summary
    tables = [table(status.SCREEN, overview.rows, layout._replace(language=each)) for each in LANGUAGES]
    seen: set[str] = set()
    lines = [
        _line(row, pair, summary.front, number, summary.details.get(row.id) if row.id not in seen else None, seen)
        for number, (row, pair) in enumerate(zip(overview.rows, zip(*(each.rows for each in tables), strict=True), strict=True))
    ]
    return List(
        headings=tuple(zip(*(each.headings for each in tables), strict=True)),
        groups=tuple(
            Group(title, len({lines[at].id for at in places}), tuple(lines[at] for at in places))
            for title, places in by_area(overview.rows, summary.areas)
        ),
    )


_NO_AREA = Bilingual("未分领域", "In no area")


def by_area(rows: Sequence[StatusRow], areas: dict[str, Named]) -> Iterator[tuple[Bilingual | None, list[int]]]:
    """The areas in the plan's order, each with the places of its rows; one without a title where the plan names none."""
    found = list(dict.fromkeys(row.area for row in rows))
    for area in [*(key for key in areas if key in found), *(key for key in found if key not in areas)]:
        title = both(areas[area]) if area in areas else _NO_AREA if areas else None
        yield title, [at for at, row in enumerate(rows) if row.area == area]


def _line(
    row: StatusRow, pair: tuple[tuple[Cell, ...], ...], front: Front, number: int, detail: Detail | None, seen: set[str]
) -> Line:
    beside, first = front.beside[number], row.id not in seen
    seen.add(row.id)
    return Line(
        id=row.id,
        attribute=row.attribute,
        tone=tone_of(row.verdict),
        verdict=row.verdict,
        cells=tuple(zip(*pair, strict=True)),
        dots=dots(beside) if beside else None,
        opened=tuple(_opened(detail, each) for each in LANGUAGES) if detail else (),
        sentences=tuple(_sentences(detail)) if detail else (),
        first=first,
    )


def _opened(detail: Detail, language: Language) -> Opened:
    row, layout = detail.shown, Layout(language)
    return Opened(
        facts=tuple(show.facts(row._replace(aliases=(), area_zh=None), layout)),
        figures=table(show.FIGURES, row.figures, layout),
        pictures=tuple(picture(chart, language, alone=False) for chart in detail.pictures),
        working=tuple(line for each in row.explain for line in show.working(each, layout)),
    )


def _sentences(detail: Detail) -> Iterator[tuple[Bilingual, str | Marked]]:
    """The sentences behind the figures, in the report's own language."""
    for each in detail.sentences:
        yield Bilingual(*(trace.figure_line(each, Layout(to)) for to in LANGUAGES)), trace.sentence(each, Layout("zh"))
