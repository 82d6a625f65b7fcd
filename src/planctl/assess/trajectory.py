"""An indicator's figures over the years, with the paths to its targets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from planctl.assess.answers import Answer, Figure, Named, Quantity, answer_about, named, recorded_figures
from planctl.assess.path import PathRow, PathSummary, path
from planctl.assess.results import results_of
from planctl.language import Bilingual
from planctl.numbers.periods import is_whole_year, year_of
from planctl.plan.model import Indicator, Plan
from planctl.plan.vocabulary import Form, Prices
from planctl.problems import RefusedError

Series = Literal["recorded", "target", "required", "stated"]
FORMS: tuple[Form, ...] = ("value", "growth", "change")
"""The forms that a trajectory can be of, in the order in which one is chosen."""


class PointRow(NamedTuple):
    """A point of a trajectory: a recorded result or a target (`figure`), or a level on the path to a horizon (`derived`).

    The path that is required leads to each target; the one at the stated rate is the same for all of them.
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


class TrajectorySummary(NamedTuple):
    """What a trajectory is of, the rates of its paths, and where figures come from that the plan's report does not give."""

    kind: Literal["trajectory"]
    form: Form
    growth: Figure | None
    required: dict[str, Quantity]
    growth_prices: Prices | None
    sources: dict[str, Named]


def trajectory(plan: Plan, id_: str, indicator: Indicator) -> Answer[PointRow, TrajectorySummary]:
    """An indicator's yearly figures, results then targets; with the paths to its targets where it has levels to lead there.

    Levels where it has two or more, or else growths or changes. Raises RefusedError when there is no yearly figure to draw,
    or when the figures have different scopes.
    """
    targets = [figure for figure in recorded_figures(plan, indicator, single=False) if figure.role == "target"]
    yearly = [
        figure
        for figure in [*results_of(plan, id_), *targets]
        if is_whole_year(figure.period) and figure.value is not None and figure.since is None
    ]
    form = _form(yearly)
    points = [_recorded(id_, indicator, figure) for figure in yearly if figure.form == form]
    if not points:
        raise RefusedError(_NO_FIGURE.filled(id=id_))
    if len({(point.figure.scope_zh, point.figure.scope_en) for point in points if point.figure}) > 1:
        raise RefusedError(_SCOPES_DIFFER.filled(id=id_))
    paths = _paths(plan, id_, indicator) if form == "value" else None
    figures = [point.figure for point in points if point.figure]
    elsewhere = {str(year_of(each.period)): each.source for each in figures if each.paragraph is None and each.locator is None}
    summary = TrajectorySummary(
        kind="trajectory",
        form=form,
        growth=paths.summary.growth_stated if paths else None,
        required={horizon.period: horizon.required_rate for horizon in paths.summary.horizons} if paths else {},
        growth_prices=paths.summary.growth_prices if paths else None,
        sources={year: named(plan.sources[source].title) for year, source in elsewhere.items() if source in plan.sources},
    )
    return answer_about(plan, "chart", [*points, *(_levels(indicator, paths.rows) if paths else ())], summary)


_SCOPES_DIFFER = Bilingual(
    "{id} 各年数字的范围不同，不能画在一起", "the figures of {id} have different scopes: they can't be drawn together"
)
_NO_FIGURE = Bilingual("{id} 没有可画的年度数字", "{id} has no yearly figure to draw")


def _form(figures: Iterable[Figure]) -> Form:
    """What to draw: the form that shows a course, with two figures or more, or else the one that has any."""
    counts = Counter(figure.form for figure in figures)
    return next((form for least in (2, 1) for form in FORMS if counts[form] >= least), "value")


def _recorded(id_: str, indicator: Indicator, figure: Figure) -> PointRow:
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
    )


def _paths(plan: Plan, id_: str, indicator: Indicator) -> Answer[PathRow, PathSummary] | None:
    """The paths to an indicator's targets, where there are any."""
    try:
        return path(plan, id_, indicator)
    except RefusedError:
        return None


def _levels(indicator: Indicator, rows: Sequence[PathRow]) -> list[PointRow]:
    """The levels on the way to each target; of those at the stated rate the way to the last, which holds the others."""
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
    )
