"""Where a report prints each recorded figure, so that both can be read side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from planctl.assess.answers import Figure, planned_investment, recorded_figure
from planctl.assess.source.match import Span, nearness, numbers_in, occurrences, unit_follows, within
from planctl.numbers.periods import end_of
from planctl.numbers.printed import digits_of
from planctl.numbers.units import PERCENTAGE_POINTS
from planctl.plan.model import Plan, Series, SetAside, Subject
from planctl.plan.vocabulary import Role, SubjectType
from planctl.problems import Finding, Path
from planctl.read.source_text import Report

_TYPES: dict[str, SubjectType] = {"indicators": "indicator", "projects": "project", "totals": "total"}
_POINTS = "个百分点"


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
        return (self.subject.name.zh, *self.subject.aliases)

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
    numbers = {at: numbers_in(at, text) for at, text in enumerate(report.paragraphs, 1)}
    set_aside, lost = _set_aside(plan, report, numbers)
    figures = [claim for claim in claims(plan) if claim.figure.value is not None]
    found: dict[Path, Span] = {}
    claimed: dict[Span, list[Claim]] = defaultdict(list)
    for (at, printed), group in _groups(figures):
        text, near = report.paragraph(at) or "", numbers.get(at, [])
        taken = set_aside.keys() | claimed.keys()
        free = [span for span in occurrences(at, text, printed, near) if not within(span, near) & taken]
        placed = _assigned(text, free, group)
        found |= placed
        for claim in group:
            for number in within(placed[claim.path], near) if claim.path in placed else ():
                claimed[number].append(claim)
    spans = tuple((claim, found.get(claim.path)) for claim in figures)
    return Located(tuple(number for at in numbers for number in numbers[at]), spans, dict(claimed), set_aside, lost)


def _set_aside(
    plan: Plan, report: Report, numbers: dict[int, list[Span]]
) -> tuple[dict[Span, SetAside], tuple[tuple[int, int, SetAside], ...]]:
    found: dict[Span, SetAside] = {}
    lost = []
    for at, entries in plan.set_aside.items():
        text, near = report.paragraph(at) or "", numbers.get(at, [])
        for place, entry in enumerate(entries):
            inside = (within(span, near) for span in occurrences(at, text, entry.printed, near))
            free = next((several for several in inside if several and not several & found.keys()), None)
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


def _assigned(text: str, spans: list[Span], group: list[Claim]) -> dict[Path, Span]:
    """The span of each claim: the best evidence chooses first, and who finds none free shares one of the same period."""
    choices = [(claim, span) for claim in group for span in _candidates(text, spans, claim)]
    choices.sort(key=lambda choice: _evidence(text, choice[1], choice[0]))
    placed: dict[Path, Span] = {}
    periods: dict[Span, str] = {}
    for claim, span in choices:
        if claim.path not in placed and span not in periods:
            placed[claim.path], periods[span] = span, claim.figure.period
    for claim, span in choices:
        if periods.get(span) == claim.figure.period:
            placed.setdefault(claim.path, span)
    return placed


def _candidates(text: str, spans: list[Span], claim: Claim) -> list[Span]:
    """The spans that the claim's unit follows, or else all."""
    return [span for span in spans if unit_follows(text, span, claim.unit)] or spans


def _evidence(text: str, span: Span, claim: Claim) -> tuple[int, int, int, int]:
    """How well a claim fits a span, the best lowest: a longer unit that follows, then a nearer name."""
    unit = len(claim.unit) if unit_follows(text, span, claim.unit) else 0
    return (-unit, *min(nearness(text, span, name) for name in claim.names))


def finding(claim: Claim, report: Report) -> Finding:
    """That a claim's paragraph does not hold it."""
    rule = "no-such-paragraph" if report.paragraph(claim.at) is None else "number-not-printed"
    told = {"id": claim.id, "paragraph": str(claim.at), "printed": claim.printed, "last": str(len(report.paragraphs))}
    return Finding(rule, (*claim.path, "at"), told)
