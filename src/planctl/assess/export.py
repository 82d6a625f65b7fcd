"""A plan as tables that others can use without planctl: what is measured, every figure, and what is said of the targets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from planctl.assess.answers import Figure, Quantity, recorded_figure
from planctl.assess.gap import GapRow, gap
from planctl.assess.pace import Kind, PaceRow, pace
from planctl.assess.projects import ProjectRow, project_row
from planctl.assess.sources import SourceNote, all_sources
from planctl.assess.status import StatusRow, status
from planctl.assess.verdict import Family, Verdict
from planctl.numbers.formulas import Reason
from planctl.numbers.periods import end_of, in_standard_form, span_of
from planctl.numbers.printed import Bound, decimals
from planctl.numbers.ucum import ucum_code
from planctl.numbers.units import powers_apart
from planctl.plan.fields import shares_in
from planctl.plan.model import About, Indicator, Plan, Project, Series, Statement, Subject, Total, type_of
from planctl.plan.vocabulary import Attribute, Basis, Direction, Form, Measure, Nature, Prices, Role, Stage, SubjectType

ObservationStatus = Literal["A", "E"]
"""SDMX's codes of a value that is normal, and of an estimate."""
Assessed = Literal["status", "gap", "pace"]
"""The commands whose rows are assessments."""
Derived = Literal[
    "distance",
    "margin",
    "level_growth",
    "gap",
    "relative_gap",
    "required_rate",
    "implied_level",
    "done",
    "share_of_target",
    "share_of_time",
    "share_due",
    "required",
    "left",
    "needed",
]
"""Their fields that hold derived numbers."""


class SubjectEntry(NamedTuple):
    """One indicator, project or official total, which figures are of.

    `ucum` is its unit in the Unified Code for Units of Measure. `within` is what it is an of-which of.
    """

    id: str
    type: SubjectType
    name_zh: str
    name_en: str | None
    unit: str | None
    unit_basis: Basis | None
    ucum: str | None
    nature: Nature | None
    direction: Direction | None
    attribute: Attribute | None
    basis: Basis | None
    headline: bool | None
    growth_prices: Prices | None
    growth_prices_basis: Basis | None
    measure: Measure | None
    stage: Stage | None
    area: str | None
    area_zh: str | None
    area_en: str | None
    chain: str | None
    chain_zh: str | None
    chain_en: str | None
    category: str | None
    category_zh: str | None
    category_en: str | None
    within: str | None
    owner_zh: str | None
    owner_en: str | None
    note_zh: str | None
    note_en: str | None


class FigureEntry(NamedTuple):
    """One recorded figure, or one part of a composition, with all that its source says of it.

    Names in capitals are those of SDMX's concepts, and mean what they mean there: a figure since the start of its year is of a
    span, and the value times ten to the UNIT_MULT is in the UNIT_MEASURE. `observed` is what was published elsewhere or later.
    """

    figure: str
    REF_AREA: str | None
    INDICATOR: str
    TIME_PERIOD: str | None
    OBS_VALUE: Decimal | None
    OBS_STATUS: ObservationStatus | None
    UNIT_MEASURE: str | None
    UNIT_MULT: int | None
    DECIMALS: int | None
    role: Role
    form: Form
    observed: bool
    period: str | None
    start: date | None
    end: date | None
    cumulative: bool
    since: int | None
    bound: Bound | None
    to: Decimal | None
    unit: str | None
    ucum: str | None
    text_zh: str | None
    text_en: str | None
    stage: Stage | None
    reached: bool | None
    part: int | None
    part_zh: str | None
    part_en: str | None
    of: Literal["works", "main_works", "investment"] | None
    scope_zh: str | None
    scope_en: str | None
    estimate: bool
    stretch: bool
    intent: Literal["keep", "raise", "cut"] | None
    goes_by: str | None
    set_by_zh: str | None
    set_by_en: str | None
    as_index: Decimal | None
    printed: str | None
    unit_printed: str | None
    source: str | None
    published: str | None
    paragraph: int | None
    locator: str | None
    note_zh: str | None
    note_en: str | None
    proposed: bool


class AssessmentEntry(NamedTuple):
    """What one command says of one target: the figures that it looked at, each also by its key, and the verdict.

    The result is the figure of the target's own period, and of `pace` the latest. A figure that no source prints has no key.
    """

    assessment: str
    command: Assessed
    REF_AREA: str | None
    INDICATOR: str
    as_of: date | None
    measures: Form
    kind: Kind | None
    second_step: bool | None
    unit: str | None
    target_figure: str | None
    target_period: str | None
    target_bound: Bound | None
    target_value: Decimal | None
    target_to: Decimal | None
    target_text_zh: str | None
    target_text_en: str | None
    baseline_figure: str | None
    baseline_period: str | None
    baseline_bound: Bound | None
    baseline_value: Decimal | None
    result_figure: str | None
    result_period: str | None
    result_bound: Bound | None
    result_value: Decimal | None
    tolerance: Decimal | None
    family: Family
    verdict: Verdict
    reason: Reason | None


class QuantityEntry(NamedTuple):
    """One derived number of an assessment."""

    assessment: str
    quantity: Derived
    number: Quantity


class ProjectEntry(NamedTuple):
    """What one project is, and the latest that is known of it; each number and stage stands in the figures with its source."""

    id: str
    name_zh: str
    name_en: str | None
    kind: Literal["project", "programme"]
    category_basis: Basis | None
    place_zh: str | None
    place_en: str | None
    content_zh: str | None
    content_en: str | None
    start: int | None
    end: int | None
    stage: Stage | None
    stage_now: Stage | None
    stage_planned: Stage | None
    progress: Decimal | None
    progress_bound: Bound | None
    progress_now: Decimal | None
    progress_now_bound: Bound | None
    progress_planned: Decimal | None
    progress_planned_bound: Bound | None
    unit: str | None
    investment: Decimal | None
    investment_bound: Bound | None
    investment_to_date: Decimal | None
    investment_to_date_bound: Bound | None
    year_planned: Decimal | None
    year_planned_bound: Bound | None
    year_done: Decimal | None
    year_done_bound: Bound | None


class Export(NamedTuple):
    """A plan's tables, in an order in which each refers only to those before it, with what is said of the whole."""

    about: About | None
    period: str
    as_of: date | None
    sources: tuple[SourceNote, ...]
    subjects: tuple[SubjectEntry, ...]
    projects: tuple[ProjectEntry, ...]
    figures: tuple[FigureEntry, ...]
    assessments: tuple[AssessmentEntry, ...]
    quantities: tuple[QuantityEntry, ...]


def export(own: Plan, plan: Plan, tolerance: Decimal | None = None) -> Export:
    """The tables of a plan: the figures of its own files, judged with the results of a plan that it follows.

    `tolerance` is how far an expected target may be missed, as in `status`.
    """
    recorded = {entry.figure: (entry, quoted) for entry, quoted in _figures(own)}
    keys = {quoted: key for key, (_, quoted) in recorded.items() if quoted is not None}
    assessed: list[tuple[Judged, Decimal | None]] = [
        *((row, tolerance) for row in status(plan, plan.indicators, tolerance).rows),
        *((row, None) for row in gap(plan, plan.indicators).rows),
        *((row, None) for row in pace(plan, plan.indicators).rows),
    ]
    numbers: Counter[str] = Counter()
    assessments: list[AssessmentEntry] = []
    quantities: list[QuantityEntry] = []
    for row, width in assessed:
        stem = f"{_command(row)}.{row.id}"
        numbers[stem] += 1
        entry = _assessment(plan, f"{stem}.{numbers[stem]}", row, keys, width)
        assessments.append(entry)
        quantities += _quantities(entry.assessment, row)
    return Export(
        about=own.about,
        period=own.period,
        as_of=plan.latest_day,
        sources=all_sources(own),
        subjects=tuple(_subject(own, id_, subject) for id_, subject in own.subjects()),
        projects=tuple(_project(plan, id_, project) for id_, project in plan.projects.items()),
        figures=tuple(entry for entry, _ in recorded.values()),
        assessments=tuple(assessments),
        quantities=tuple(quantities),
    )


def _region(plan: Plan) -> str | None:
    return plan.about.region if plan.about else None


def _subject(plan: Plan, id_: str, subject: Subject) -> SubjectEntry:
    indicator = subject if isinstance(subject, Indicator) else None
    total = subject if isinstance(subject, Total) else None
    owner = None if isinstance(subject, Total) else subject.owner
    area = plan.areas.get(indicator.area or "") if indicator else None
    category = None if isinstance(subject, Indicator) else subject.category
    group, chain = plan.categories.get(category or ""), plan.chains.get(subject.chain or "")
    return SubjectEntry(
        id=id_,
        type=type_of(subject),
        name_zh=subject.name.zh,
        name_en=subject.name.en,
        unit=subject.unit,
        unit_basis=indicator.unit_basis if indicator else None,
        ucum=ucum_code(subject.unit),
        nature=indicator.nature if indicator else None,
        direction=indicator.direction if indicator else None,
        attribute=None if isinstance(subject, Project) else subject.attribute,
        basis=indicator.basis if indicator else None,
        headline=indicator.headline if indicator else None,
        growth_prices=indicator.growth_prices if indicator else None,
        growth_prices_basis=indicator.growth_prices_basis if indicator else None,
        measure=total.measure if total else None,
        stage=total.stage if total else None,
        area=indicator.area if indicator else None,
        area_zh=area.zh if area else None,
        area_en=area.en if area else None,
        chain=subject.chain,
        chain_zh=chain.zh if chain else None,
        chain_en=chain.en if chain else None,
        category=category,
        category_zh=group.zh if group else None,
        category_en=group.en if group else None,
        within=None if isinstance(subject, Project) else subject.within,
        owner_zh=owner.zh if owner else None,
        owner_en=owner.en if owner else None,
        note_zh=subject.note.zh if subject.note else None,
        note_en=subject.note.en if subject.note else None,
    )


def _figures(plan: Plan) -> Iterator[tuple[FigureEntry, Figure | None]]:
    """Each figure with what answers quote for it; of a composition each part, the first with that of them all."""
    for id_, subject in plan.subjects():
        series: tuple[tuple[Role, bool, Series], ...] = (
            ("actual", False, subject.actual),
            ("target", False, subject.target),
            ("actual", True, plan.observations.get(id_, {})),
        )
        for role, observed, statements in series:
            for period in sorted(statements, key=end_of):
                for number, statement in enumerate(statements[period], start=1):
                    key = f"{id_}.{'observed' if observed else role}.{period}.{number}"
                    quoted = recorded_figure(plan, subject.unit, period, role, statement)
                    entry = _figure(plan, key, id_, quoted, statement, observed)
                    parts = _parts(entry, subject, statement)
                    yield parts[0], quoted
                    yield from ((part, None) for part in parts[1:])
        if isinstance(subject, Project) and subject.planned_investment is not None:
            statement = subject.planned_investment.statement
            quoted = recorded_figure(plan, subject.unit, "", "target", statement)
            yield _figure(plan, f"{id_}.target.1", id_, quoted, statement, False), quoted


def _parts(entry: FigureEntry, subject: Subject, statement: Statement) -> list[FigureEntry]:
    """A figure, or of a composition each of its parts with its own share."""
    if statement.shares is None or not isinstance(subject, Indicator):
        return [entry]
    named = dict(enumerate(subject.shares_of, start=1))
    return [
        entry._replace(
            figure=f"{entry.figure}.{number}",
            OBS_VALUE=share,
            OBS_STATUS=_status(entry.role, entry.estimate),
            DECIMALS=None if share is None else decimals(share),
            bound=statement.bound,
            text_zh=None,
            text_en=None,
            part=number,
            part_zh=named[number].zh if number in named else None,
            part_en=named[number].en if number in named else None,
        )
        for number, share in enumerate(shares_in(statement.shares), start=1)
    ]


def _status(role: Role, estimate: bool) -> ObservationStatus | None:
    """SDMX's code for a result; none of a target, which is no forecast."""
    return None if role == "target" else "E" if estimate else "A"


def _figure(plan: Plan, key: str, id_: str, figure: Figure, statement: Statement, observed: bool) -> FigureEntry:
    first, last = span_of(figure.period, figure.cumulative) if figure.period else (None, None)
    exponent, base = powers_apart(figure.unit) if figure.unit else (None, None)
    value = figure.value
    return FigureEntry(
        figure=key,
        REF_AREA=_region(plan),
        INDICATOR=id_,
        TIME_PERIOD=in_standard_form(figure.period, figure.cumulative) if figure.period else None,
        OBS_VALUE=value,
        OBS_STATUS=None if value is None else _status(figure.role, figure.estimate),
        UNIT_MEASURE=base,
        UNIT_MULT=exponent,
        DECIMALS=None if value is None else decimals(value),
        role=figure.role,
        form=figure.form,
        observed=observed,
        period=figure.period or None,
        start=first,
        end=last,
        cumulative=figure.cumulative,
        since=figure.since,
        bound=_bound(figure),
        to=figure.to,
        unit=figure.unit,
        ucum=ucum_code(figure.unit),
        text_zh=figure.text_zh,
        text_en=figure.text_en,
        stage=figure.stage,
        reached=figure.reached,
        part=None,
        part_zh=None,
        part_en=None,
        of=statement.of,
        scope_zh=figure.scope_zh,
        scope_en=figure.scope_en,
        estimate=figure.estimate,
        stretch=figure.stretch,
        intent=statement.intent,
        goes_by=figure.goes_by,
        set_by_zh=figure.set_by_zh,
        set_by_en=figure.set_by_en,
        as_index=figure.as_index,
        printed=statement.printed,
        unit_printed=statement.unit_printed,
        source=figure.source,
        published=plan.published(statement),
        paragraph=figure.paragraph,
        locator=figure.locator,
        note_zh=statement.note.zh if statement.note else None,
        note_en=statement.note.en if statement.note else None,
        proposed=statement.proposed is not None,
    )


def _bound(figure: Figure | None) -> Bound | None:
    """The bound of a figure that has a number, or goes by another's; none of words and stages."""
    return None if figure is None or (figure.value is None and figure.goes_by is None) else figure.bound


Judged = StatusRow | GapRow | PaceRow


def _command(row: Judged) -> Assessed:
    return "status" if isinstance(row, StatusRow) else "gap" if isinstance(row, GapRow) else "pace"


def _assessment(plan: Plan, key: str, row: Judged, keys: dict[Figure, str], tolerance: Decimal | None) -> AssessmentEntry:
    target = row.target
    baseline, result = (None, row.latest) if isinstance(row, PaceRow) else (row.baseline, row.result)
    leading = target or result or baseline
    return AssessmentEntry(
        assessment=key,
        command=_command(row),
        REF_AREA=_region(plan),
        INDICATOR=row.id,
        as_of=plan.latest_day,
        measures=row.target.form if isinstance(row, PaceRow) else row.measures,
        kind=row.kind if isinstance(row, PaceRow) else None,
        second_step=None if isinstance(row, PaceRow) else row.second_step,
        unit=leading.unit if leading else row.unit,
        target_figure=_key(target, keys),
        target_period=target.period if target else None,
        target_bound=_bound(target),
        target_value=_number(target),
        target_to=target.to if target else None,
        target_text_zh=target.text_zh if target else None,
        target_text_en=target.text_en if target else None,
        baseline_figure=_key(baseline, keys),
        baseline_period=baseline.period if baseline else None,
        baseline_bound=_bound(baseline),
        baseline_value=_number(baseline),
        result_figure=_key(result, keys),
        result_period=result.period if result else None,
        result_bound=_bound(result),
        result_value=_number(result),
        tolerance=tolerance,
        family=row.family,
        verdict=row.verdict,
        reason=row.reason,
    )


def _key(figure: Figure | None, keys: dict[Figure, str]) -> str | None:
    """The key of a figure that an answer quotes: as recorded, what it goes by not yet filled in; none of what is worked out."""
    if figure is None:
        return None
    return keys.get(figure) or keys.get(figure._replace(value=None, printed=None, goes_by_period=None))


def _quantities(assessment: str, row: Judged) -> Iterator[QuantityEntry]:
    """The derived numbers of a row by their fields, those that it has."""
    for name, value in zip(row._fields, row, strict=True):
        if isinstance(value, Quantity):
            yield QuantityEntry(assessment, name, value)  # type: ignore[arg-type]  # a test compares the names with the rows'


def _project(plan: Plan, id_: str, project: Project) -> ProjectEntry:
    row: ProjectRow = project_row(plan, id_, project)
    return ProjectEntry(
        id=id_,
        name_zh=row.name_zh,
        name_en=row.name_en,
        kind=project.kind,
        category_basis=row.category_basis,
        place_zh=row.place_zh,
        place_en=row.place_en,
        content_zh=row.content_zh,
        content_en=row.content_en,
        start=row.start,
        end=row.end,
        stage=_stage(row.stage),
        stage_now=_stage(row.stage_now),
        stage_planned=_stage(row.stage_planned),
        progress=_number(row.progress),
        progress_bound=_bound(row.progress),
        progress_now=_number(row.progress_now),
        progress_now_bound=_bound(row.progress_now),
        progress_planned=_number(row.progress_planned),
        progress_planned_bound=_bound(row.progress_planned),
        unit=project.unit,
        investment=_number(row.investment),
        investment_bound=_bound(row.investment),
        investment_to_date=_number(row.investment_to_date),
        investment_to_date_bound=_bound(row.investment_to_date),
        year_planned=_number(row.year_planned),
        year_planned_bound=_bound(row.year_planned),
        year_done=_number(row.year_done),
        year_done_bound=_bound(row.year_done),
    )


def _number(figure: Figure | None) -> Decimal | None:
    return figure.value if figure else None


def _stage(figure: Figure | None) -> Stage | None:
    return figure.stage if figure else None
