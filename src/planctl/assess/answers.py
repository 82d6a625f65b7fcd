"""What every command answers with, as values: recorded figures, numbers derived from them, and the whole answer."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any, Generic, NamedTuple, TypeVar

from planctl.numbers.formulas import HUNDRED, Reason
from planctl.numbers.periods import end_of
from planctl.numbers.printed import Bound, Interval, stands_for
from planctl.numbers.units import PERCENT, PERCENTAGE_POINTS, is_percent
from planctl.plan.fields import LAST_YEAR, shares_in
from planctl.plan.model import Name, Plan, Project, Series, Source, Statement, Subject
from planctl.plan.vocabulary import MONEY_FORMS, Direction, Form, Role, Stage, Trust, judged_by
from planctl.problems import Finding, Problem

SCHEMA_VERSION = "4.0"

Row = TypeVar("Row", bound=tuple[object, ...])
Summary = TypeVar("Summary", bound=tuple[object, ...])
Row_co = TypeVar("Row_co", bound=tuple[object, ...], covariant=True)
Summary_co = TypeVar("Summary_co", bound=tuple[object, ...], covariant=True)


class Figure(NamedTuple):
    """One recorded figure (or words) as a row quotes it; `unit` is that of the number.

    It stands in the `paragraph` of the plan's own source, or where the `locator` says in words.
    `scope` is what it covers, where that is less or other than the subject's name says. A figure that no source prints names the
    indicator that it is `worked_out_from`, whose paragraph and source it has.
    `period` is empty where the figure is of none: the planned investment of a project. `to` is the upper end of a target that is a
    range, of which `value` is the lower. `as_index` is what the source prints in the place of a growth (the year before = 100).
    `reached` is whether a target in words is, by the end of the period. What is not
    `cumulative` is of a single quarter, half or month, and not of the year up to its end. A target that
    `goes_by` another indicator's figure (or its own of last_year) has that as its value once it is known, of `goes_by_period`.
    One that is `set_by` somebody above has no value before its figure is known. A composition has the `shares` of its parts, and as
    its text what is printed.
    """

    period: str
    role: Role
    form: Form
    value: Decimal | None
    printed: str | None
    unit: str | None
    bound: Bound
    text_zh: str | None
    text_en: str | None
    stage: Stage | None
    of: str | None
    since: int | None
    scope_zh: str | None
    scope_en: str | None
    estimate: bool
    stretch: bool
    paragraph: int | None
    source: str | None
    worked_out_from: str | None = None
    to: Decimal | None = None
    as_index: Decimal | None = None
    locator: str | None = None
    cumulative: bool = True
    reached: bool | None = None
    goes_by: str | None = None
    goes_by_zh: str | None = None
    goes_by_en: str | None = None
    goes_by_period: str | None = None
    set_by_zh: str | None = None
    set_by_en: str | None = None
    shares: tuple[Decimal, ...] | None = None

    @property
    def number(self) -> Decimal:
        """The value of a figure that is known to be a number; 0.0 stays 0.0, with the precision that it was printed with."""
        assert self.value is not None  # noqa: S101 words have no number: the caller has looked
        return self.value

    @property
    def stands_for(self) -> Interval:
        """The numbers that a number stands for as printed, its bound left closed; of a range those that it holds."""
        if self.to is not None:
            return Interval(self.number, self.to)
        return stands_for(self.number, self.unit, self.bound, share=self.form in ("value", "progress", "share_of_plan"))

    def answers(self, target: Figure) -> bool:
        """Whether it is a figure of what a target asks: of its form, or of one that is judged by it."""
        return self.form in judged_by(target.form) and self.since == target.since

    def mark_for(self, figure: Figure) -> Figure:
        """A target as the whole of the plan where a figure is the share of it that is done; else as it is."""
        if figure.form != "share_of_plan" or self.value is None:
            return self
        return self._replace(form="share_of_plan", value=HUNDRED, to=None, printed=None, unit=PERCENT)

    def holds(self, number: Decimal) -> bool:
        """Whether a number lies within the range that a target is, its ends included."""
        return self.to is not None and self.number <= number <= self.to

    def repeats(self, figure: Figure) -> bool:
        """Whether a target is a result again, whatever that is: the indicator's own of the year before."""
        return self.goes_by == LAST_YEAR and figure.role == "actual" and figure.period == self.goes_by_period

    def nearest(self, number: Decimal) -> Figure:
        """A range as the one of its ends that lies nearer to a number, the number itself within it; any other figure as it is."""
        if self.to is None:
            return self
        mark = min(max(number, self.number), self.to)
        return self._replace(value=mark, to=None, bound="at_most" if mark == self.to else "at_least")

    def least(self, direction: Direction) -> Figure:
        """A range as the end of it that is enough to meet it; any other figure as it is."""
        return self if self.to is None else self.nearest(self.to if direction == "lower" else self.number)


class Quantity(NamedTuple):
    """A derived number, or null and the `reason` why there is none.

    `interval` holds every result that the printed figures allow, null where they allow but one; `bound` says on which side of the
    value the result lies when a figure behind it is itself only a bound. `decimals` is how many digits to print by convention,
    `supported` how many the figures carry (null: not even whole units), the target being taken as the exact mark that it is.
    """

    value: Decimal | None
    unit: str | None
    bound: Bound
    interval: Interval | None
    decimals: int
    supported: int | None
    reason: Reason | None


class Named(NamedTuple):
    """What something is called."""

    name_zh: str
    name_en: str | None


class PlanSource(NamedTuple):
    """A source of a plan: the government's own text (`trust` A), or a communique or the press (B)."""

    title_zh: str
    title_en: str | None
    trust: Trust
    published: str | None
    url: str | None


class Mentioned(NamedTuple):
    """A subject, or a chain, that an answer names."""

    id: str
    name_zh: str
    name_en: str | None


def mentioned(id_: str, name: Name) -> Mentioned:
    """A subject as an answer names it."""
    return Mentioned(id=id_, name_zh=name.zh, name_en=name.en)


class PlanInfo(NamedTuple):
    """Which plan an answer is about; `year` is the last of its period, `base` the year that it sets out from.

    Its areas and its sources stand by the keys that rows have for them.
    """

    id: str | None
    name_zh: str | None
    name_en: str | None
    year: int
    period: str
    base: int
    source_zh: str | None
    source_en: str | None
    areas: dict[str, Named]
    sources: dict[str, PlanSource]


class Answer(NamedTuple, Generic[Row_co, Summary_co]):
    """A command's whole answer, before it is text.

    `problems` stand at a place already; `findings` are about the plan, and get the places where the plan's files state the facts.
    `gate_closed` says that what the user asked not to happen did: the run then ends with exit code 1. `row_type` is the rows' type
    where there are none to tell it, for their heading.
    """

    command: str
    plan: PlanInfo | None
    as_of: str | None
    rows: tuple[Row_co, ...]
    summary: Summary_co
    problems: tuple[Problem, ...] = ()
    findings: tuple[Finding, ...] = ()
    gate_closed: bool = False
    row_type: Any = None


AnyAnswer = Answer[tuple[object, ...], tuple[object, ...]]


class Unanswered(NamedTuple):
    """No answer, and why: what was asked about can't be read."""

    command: str
    problems: tuple[Problem, ...]


def answer_about(plan: Plan, command: str, rows: Iterable[Row], summary: Summary) -> Answer[Row, Summary]:
    """An answer about a plan, from all that it holds: what was known by the latest of its days."""
    about = plan.about
    source = plan.sources.get(about.source or "") if about else None
    info = PlanInfo(
        id=about.id if about else None,
        name_zh=about.name.zh if about else None,
        name_en=about.name.en if about else None,
        year=plan.year,
        period=plan.period,
        base=plan.base_year,
        source_zh=source.title.zh if source else None,
        source_en=source.title.en if source else None,
        areas={key: named(area) for key, area in plan.areas.items()},
        sources={id_: _source(each) for id_, each in plan.sources.items()},
    )
    return Answer(
        command=command,
        plan=info,
        as_of=plan.latest_day.isoformat() if plan.latest_day else None,
        rows=tuple(rows),
        summary=summary,
    )


def _source(source: Source) -> PlanSource:
    return PlanSource(
        title_zh=source.title.zh, title_en=source.title.en, trust=source.trust, published=source.published, url=source.url
    )


def named(name: Name) -> Named:
    """A name as an answer holds it."""
    return Named(name_zh=name.zh, name_en=name.en)


def recorded_figure(plan: Plan, unit: str | None, period: str, role: Role, statement: Statement) -> Figure:
    """A statement as a row quotes it."""
    words, other = statement.text or Name(statement.shares or "", None), plan.indicators.get(statement.goes_by or "")
    return Figure(
        period=period,
        role=role,
        form=statement.form,
        value=statement.number,
        printed=statement.as_printed,
        unit=unit_of(statement.form, unit),
        bound=statement.bound,
        text_zh=words.zh or None,
        text_en=words.en,
        stage=statement.stage,
        of=statement.of,
        since=statement.since,
        scope_zh=statement.scope.zh if statement.scope else None,
        scope_en=statement.scope.en if statement.scope else None,
        estimate=statement.estimate,
        stretch=statement.stretch,
        paragraph=statement.at if statement.source is None and isinstance(statement.at, int) else None,
        source=statement.source or (plan.about.source if plan.about else None),
        to=statement.to,
        as_index=statement.index,
        locator=_locator(statement),
        cumulative=statement.cumulative,
        reached=statement.reached,
        set_by_zh=statement.set_by.zh if statement.set_by else None,
        set_by_en=statement.set_by.en if statement.set_by else None,
        shares=tuple(each for each in shares_in(statement.shares) if each is not None) if statement.shares else None,
        goes_by=statement.goes_by,
        goes_by_zh=other.name.zh if other else None,
        goes_by_en=other.name.en if other else None,
    )


def _locator(statement: Statement) -> str | None:
    """Where a statement stands, in words; in another source than the plan's own with the name of that."""
    if statement.source is None or statement.at is None:
        return statement.at if isinstance(statement.at, str) else None
    return f"{statement.source} {'P' if isinstance(statement.at, int) else ''}{statement.at}"


def planned_investment(plan: Plan, subject: Subject) -> Figure | None:
    """What a project is to cost in all, which is of no period."""
    if not isinstance(subject, Project) or subject.planned_investment is None:
        return None
    return recorded_figure(plan, subject.unit, "", "target", subject.planned_investment.statement)


def unit_of(form: Form, unit: str | None) -> str | None:
    """The unit that a form's number is in, for a subject measured in `unit`."""
    if form in ("growth", "average_growth", "progress", "share_of_plan", "shares"):
        return PERCENT
    if form == "change" and unit is not None and is_percent(unit):
        return PERCENTAGE_POINTS
    return unit if form in ("value", "change", *MONEY_FORMS) else None


def recorded_figures(plan: Plan, subject: Subject, single: bool = True) -> list[Figure]:
    """Every statement of a subject in the order of its periods, results before targets; last what is of no period.

    Without `single` not those of a single quarter or month, which nothing is worked out from.
    """
    series: tuple[tuple[Role, Series], ...] = (("actual", subject.actual), ("target", subject.target))
    figures = [
        recorded_figure(plan, subject.unit, period, role, statement)
        for role, statements in series
        for period in sorted(statements, key=end_of)
        for statement in statements[period]
        if single or statement.cumulative
    ]
    investment = planned_investment(plan, subject)
    return [*figures, investment] if investment else figures
