"""Where a report prints each recorded figure, so that both can be read side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from planctl.assess.answers import Figure, planned_investment, recorded_figure
from planctl.assess.source.match import Paragraph, Span, followed, nearness
from planctl.language import Bilingual
from planctl.numbers.periods import end_of
from planctl.numbers.printed import digits_of
from planctl.numbers.units import PERCENTAGE_POINTS
from planctl.plan.model import Plan, Series, SetAside, Subject
from planctl.plan.vocabulary import Role, SubjectType
from planctl.problems import Finding, Path, RefusedError
from planctl.read.source_text import Report

_TYPES: dict[str, SubjectType] = {"indicators": "indicator", "projects": "project", "totals": "total"}
_POINTS = "个百分点"
_ANY = ""
"""In the place of a unit: none, which follows every number."""
LONGEST_PARAGRAPH = 100_000
MOST_NUMBERS = 100_000
MOST_NAMES = 20
MOST_COMPARED = 20
"""How many occurrences of a number in one paragraph each figure is compared with: those beside pieces of its names."""
_TOO_LONG = Bilingual(
    "报告第 {at} 段超过 {most} 个字符；报告应一段一行",
    "paragraph {at} of the report has more than {most} characters; write one a line",
)
_TOO_MANY = Bilingual("报告有 {numbers} 个数字，至多 {most} 个", "the report holds {numbers} numbers; {most} at most")


class Claim(NamedTuple):
    """One recorded figure that says in which paragraph it stands; `path` is where the plan holds it."""

    path: Path
    subject: Subject
    figure: Figure
    at: int

    @property
    def id(self) -> str:
        """The subject's id."""
        return str(self.path[1])

    @property
    def subject_type(self) -> SubjectType:
        """Whether the subject is an indicator, a project or a total."""
        return _TYPES[str(self.path[0])]

    @property
    def names(self) -> tuple[str, ...]:
        """What the report may call the subject."""
        return (self.subject.name.zh, *self.subject.aliases)[:MOST_NAMES]

    @property
    def printed(self) -> str:
        """The number's characters in the report; nothing for words and stages."""
        return self.figure.printed or ""

    @property
    def unit(self) -> str:
        """The unit as the report prints it."""
        return _POINTS if self.figure.unit == PERCENTAGE_POINTS else self.figure.unit or ""


class Located(NamedTuple):
    """The numbers of a report in order, and what each is.

    `spans` holds the place of every figure, None where its paragraph does not hold it; `claimed` the figures of each number;
    `set_aside` the entry of each; `lost` the entries that their paragraph does not hold, by paragraph and place in its list.
    """

    numbers: tuple[Span, ...]
    spans: tuple[tuple[Claim, Span | None], ...]
    claimed: dict[Span, list[Claim]]
    set_aside: dict[Span, SetAside]
    lost: tuple[tuple[int, int, SetAside], ...]


def claims(plan: Plan, ids: Iterable[str] | None = None) -> list[Claim]:
    """The statements of some subjects, or of all, that name a paragraph: results before targets, in the order of the periods."""
    sections = {id_: section for section in _TYPES for id_ in getattr(plan, section)}
    subjects = dict(plan.subjects())
    return [
        Claim((sections[id_], id_, *place), subjects[id_], figure, figure.paragraph)
        for id_ in (subjects if ids is None else ids)
        for place, figure in _figures(plan, subjects[id_])
        if figure.paragraph is not None
    ]


def without_paragraph(plan: Plan, ids: Iterable[str] | None = None) -> list[Figure]:
    """The plan's own figures of some subjects, or of all, that say in words where they stand, or nothing: none looked up."""
    subjects = dict(plan.subjects())
    every = (figure for id_ in (subjects if ids is None else ids) for _, figure in _figures(plan, subjects[id_]))
    return [figure for figure in every if figure.paragraph is None]


def _figures(plan: Plan, subject: Subject) -> Iterator[tuple[Path, Figure]]:
    """The figures of a subject, each with its place in the record; a range once for either of its ends."""
    both: tuple[tuple[Role, Series], ...] = (("actual", subject.actual), ("target", subject.target))
    for role, series in both:
        for period in sorted(series, key=end_of):
            for place, statement in enumerate(series[period]):
                figure = recorded_figure(plan, subject.unit, period, role, statement)
                yield (role, period, place), figure
                if figure.to is not None:
                    yield (role, period, place), figure._replace(printed=digits_of(figure.to))
    if investment := planned_investment(plan, subject):
        yield ("planned_investment",), investment


def locate(plan: Plan, report: Report) -> Located:
    """Every figure of a plan among the report's numbers.

    What is set aside goes first, each entry taking one occurrence. Then figures of one printed number and paragraph are told apart
    by their unit, then by their subject's name; one number serves several figures of one period only when they outnumber it.
    """
    paragraphs = _paragraphs(report)
    set_aside, lost = _set_aside(plan, paragraphs)
    figures = [claim for claim in claims(plan) if claim.figure.value is not None or claim.figure.shares]
    found: dict[Path, Span] = {}
    claimed: dict[Span, list[Claim]] = defaultdict(list)
    taken = set(set_aside)
    for (at, printed), group in _groups(figures):
        if paragraph := paragraphs.get(at):
            free = [span for span in paragraph.occurrences(printed) if not paragraph.within(span) & taken]
            placed = _assigned(paragraph, free, group)
            found |= placed
            for claim in group:
                for number in paragraph.within(placed[claim.path]) if claim.path in placed else ():
                    claimed[number].append(claim)
            taken.update(*map(paragraph.within, placed.values()))
    spans = tuple((claim, found.get(claim.path)) for claim in figures)
    numbers = tuple(number for paragraph in paragraphs.values() for number in paragraph.numbers)
    return Located(numbers, spans, dict(claimed), set_aside, lost)


def _paragraphs(report: Report) -> dict[int, Paragraph]:
    """The paragraphs of a report by their numbers; refused when it has more to look through than a report can have."""
    paragraphs = {at: Paragraph(at, text) for at, text in enumerate(report.paragraphs, 1) if len(text) <= LONGEST_PARAGRAPH}
    if len(paragraphs) < len(report.paragraphs):
        at = next(at for at in range(1, len(report.paragraphs) + 1) if at not in paragraphs)
        raise RefusedError(_TOO_LONG.filled(at=at, most=LONGEST_PARAGRAPH))
    numbers = sum(len(paragraph.numbers) for paragraph in paragraphs.values())
    if numbers > MOST_NUMBERS:
        raise RefusedError(_TOO_MANY.filled(numbers=numbers, most=MOST_NUMBERS))
    return paragraphs


def _set_aside(plan: Plan, paragraphs: dict[int, Paragraph]) -> tuple[dict[Span, SetAside], tuple[tuple[int, int, SetAside], ...]]:
    found: dict[Span, SetAside] = {}
    lost = []
    for at, entries in plan.set_aside.items():
        paragraph = paragraphs.get(at) or Paragraph(at, "")
        inside = {entry.printed: map(paragraph.within, paragraph.occurrences(entry.printed)) for entry in entries}
        for place, entry in enumerate(entries):
            free = next((several for several in inside[entry.printed] if several and not several & found.keys()), None)
            if free is None:
                lost.append((at, place, entry))
            else:
                found |= dict.fromkeys(free, entry)
    return found, tuple(lost)


def _groups(figures: list[Claim]) -> list[tuple[tuple[int, str], list[Claim]]]:
    """Figures by paragraph and printed number, the longest first: "12,345" is one number before its parts can be others."""
    groups: dict[tuple[int, str], list[Claim]] = defaultdict(list)
    for claim in figures:
        groups[claim.at, claim.printed].append(claim)
    return sorted(groups.items(), key=lambda group: -len(group[0][1]))


def _assigned(paragraph: Paragraph, spans: list[Span], group: list[Claim]) -> dict[Path, Span]:
    """The span of each claim, among those that its unit follows, or else among all.

    The best evidence chooses first; who finds none free of those compared takes the next, or else shares one of the same period.
    """
    pools = {unit: pool for unit, pool in followed(paragraph.text, spans, {each.unit for each in group}).items() if pool}
    pools.setdefault(_ANY, spans)
    units = {claim.path: claim.unit if claim.unit in pools else _ANY for claim in group}
    choices = sorted(
        (_evidence(paragraph.text, span, claim, units[claim.path]), number, claim, span)
        for number, claim in enumerate(group)
        for span in paragraph.nearest(pools[units[claim.path]], claim.names, MOST_COMPARED)
    )
    placed: dict[Path, Span] = {}
    periods: dict[Span, str] = {}
    rest = {unit: (span for span in pool if span not in periods) for unit, pool in pools.items()}
    for _, _, claim, span in choices:
        if claim.path not in placed and span not in periods:
            placed[claim.path], periods[span] = span, claim.figure.period
    for claim in group:
        if claim.path not in placed and (free := next(rest[units[claim.path]], None)):
            placed[claim.path], periods[free] = free, claim.figure.period
    for _, _, claim, span in choices:
        if periods.get(span) == claim.figure.period:
            placed.setdefault(claim.path, span)
    shared = {(unit, periods[span]): span for unit, pool in pools.items() for span in reversed(pool) if span in periods}
    last = ((claim.path, shared.get((units[claim.path], claim.figure.period))) for claim in group)
    return {path: span for path, span in last if span} | placed


def _evidence(text: str, span: Span, claim: Claim, unit: str) -> tuple[int, int, int, int]:
    """How well a claim fits a span, the best lowest: a longer unit that follows, then a nearer name."""
    return (-len(unit), *min(nearness(text, span, name) for name in claim.names))


def finding(claim: Claim, report: Report) -> Finding:
    """That a claim's paragraph does not hold it."""
    rule = "no-such-paragraph" if report.paragraph(claim.at) is None else "number-not-printed"
    told = {"id": claim.id, "paragraph": str(claim.at), "printed": claim.printed, "last": str(len(report.paragraphs))}
    return Finding(rule, (*claim.path, "at"), told)
