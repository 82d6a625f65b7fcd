"""An indicator's figures over the years and within them, with the paths to its targets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from planctl.assess.answers import Answer, Figure, Named, Quantity, answer_about, named, recorded_figures
from planctl.assess.baselines import is_leg
from planctl.assess.path import PathRow, PathSummary, path
from planctl.assess.results import results_of
from planctl.numbers.periods import is_span, is_whole_year, months_to, year_of
from planctl.numbers.units import RANK
from planctl.plan.model import Indicator, Plan
from planctl.plan.vocabulary import Direction, Form, Prices, Trust
from planctl.problems import RefusedError

Series = Literal["recorded", "target", "required", "stated"]
FORMS: tuple[Form, ...] = ("value", "growth", "change")
"""The forms that a trajectory can be of, in the order in which one is chosen."""
MONTHS = 12
FEWEST = 3
"""Fewer points than these are no course: they are told, or set beside their target."""


class PointRow(NamedTuple):
    """A point of a trajectory: a recorded result or a target (`figure`), or a level on the path to a horizon (`derived`).

    The path that is required leads to each target; the one at the stated rate is the same for all of them. Points lie where their
    `period` ends. `trust` is that of a figure's source.
    """

    id: str
    name_zh: str
    name_en: str | None
    unit: str
    series: Series
    horizon: str | None
    year: int
    value: Decimal
    figure: Figure | None = None
    derived: Quantity | None = None
    period: str = ""
    trust: Trust | None = None

    @property
    def months(self) -> int:
        """How many months there are from a fixed day to the end of the period."""
        return (int(self.year) - 1) * MONTHS + months_to(self.period)


class TrajectorySummary(NamedTuple):
    """What a trajectory is of, the rates of its paths, and where figures come from that the plan's report does not give."""

    kind: Literal["trajectory"]
    form: Form
    growth: Figure | None
    required: dict[str, Quantity]
    growth_prices: Prices | None
    sources: dict[str, Named]
    direction: Direction = "none"


def trajectory(plan: Plan, id_: str, indicator: Indicator) -> Answer[PointRow, TrajectorySummary] | None:
    """An indicator's figures, results then targets; with the paths to its targets where it has levels to lead there.

    Levels, or else growths or changes; None where none of these has `FEWEST` points, or they have different scopes. Of an amount
    that adds up within a year, those of two or more parts of a year.
    """
    targets = [figure for figure in recorded_figures(plan, indicator, single=False) if figure.role == "target"]
    known = [figure for figure in [*results_of(plan, id_), *targets] if _is_point(figure)]
    courses = {form: _course(indicator, [figure for figure in known if figure.form == form]) for form in FORMS}
    form = next((form for form, course in courses.items() if len({figure.period for figure in course}) >= FEWEST), None)
    if form is None or len({(figure.scope_zh, figure.scope_en) for figure in courses[form]}) > 1:
        return None
    points = [_recorded(plan, id_, indicator, figure) for figure in courses[form]]
    paths = _paths(plan, id_, indicator) if form == "value" else None
    elsewhere = {each.period: each.source for each in courses[form] if each.paragraph is None and each.locator is None}
    summary = TrajectorySummary(
        kind="trajectory",
        form=form,
        growth=paths.summary.growth_stated if paths else None,
        required={each.period: each.required_rate for each in paths.summary.horizons if not is_leg(each.baseline)} if paths else {},
        growth_prices=paths.summary.growth_prices if paths else None,
        sources={period: named(plan.sources[source].title) for period, source in elsewhere.items() if source in plan.sources},
        direction=indicator.direction,
    )
    return answer_about(plan, "chart", [*points, *(_levels(indicator, paths.rows) if paths else ())], summary)


def _is_point(figure: Figure) -> bool:
    """Whether a figure is a number on a scale, of a year or of the part of it up to a day."""
    return figure.value is not None and figure.unit != RANK and figure.since is None and not is_span(figure.period)


def _course(indicator: Indicator, figures: Sequence[Figure]) -> list[Figure]:
    """The figures of a form that show a course; of an amount that adds up a single half year is none."""
    if indicator.nature != "flow" or any(figure.form != "value" for figure in figures):
        return list(figures)
    parts = Counter(int(year_of(period)) for period in {each.period for each in figures} if not is_whole_year(period))
    return [each for each in figures if is_whole_year(each.period) or parts[int(year_of(each.period))] > 1]


def _recorded(plan: Plan, id_: str, indicator: Indicator, figure: Figure) -> PointRow:
    return PointRow(
        id=id_,
        name_zh=indicator.name.zh,
        name_en=indicator.name.en,
        unit=figure.unit or indicator.unit,
        series="recorded" if figure.role == "actual" else "target",
        horizon=figure.period if figure.role == "target" else None,
        year=year_of(figure.period),
        value=figure.number,
        figure=figure,
        period=figure.period,
        trust=plan.sources[figure.source].trust if figure.source in plan.sources else None,
    )


def _paths(plan: Plan, id_: str, indicator: Indicator) -> Answer[PathRow, PathSummary] | None:
    """The paths to an indicator's targets, where there are any."""
    try:
        return path(plan, id_, indicator)
    except RefusedError:
        return None


def _levels(indicator: Indicator, rows: Sequence[PathRow]) -> list[PointRow]:
    """The levels on the way to each target; of those at the stated rate the way to the last, which holds the others."""
    rows = [row for row in rows if row.leg_from is None]
    last = max((row.horizon for row in rows), default=None)
    points = [_level(indicator, row, "required", row.horizon, row.required) for row in rows]
    points += [_level(indicator, row, "stated", None, row.stated) for row in rows if row.horizon == last]
    return [point for point in points if point is not None]


def _level(indicator: Indicator, row: PathRow, series: Series, horizon: str | None, level: Quantity) -> PointRow | None:
    if level.value is None:
        return None
    return PointRow(
        id=row.id,
        name_zh=indicator.name.zh,
        name_en=indicator.name.en,
        unit=indicator.unit,
        series=series,
        horizon=horizon,
        year=row.year,
        value=level.value,
        derived=level,
        period=str(row.year),
    )
