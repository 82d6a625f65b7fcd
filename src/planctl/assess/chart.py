"""The data of a picture: an indicator's figures over the years with the roads to its targets, or bars to be compared."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import Literal, NamedTuple, get_args

from planctl.assess.annex import Group, groups
from planctl.assess.annex_notes import named
from planctl.assess.answers import Answer, Figure, Quantity, answer_about, recorded_figures
from planctl.assess.chains import ChainRow, chains
from planctl.assess.path import Horizon, PathRow, path
from planctl.assess.results import results_as_of
from planctl.assess.status import StatusRow
from planctl.assess.verdict import Verdict
from planctl.language import Bilingual
from planctl.numbers.periods import is_whole_year, year_of
from planctl.plan.model import Indicator, Name, Plan
from planctl.plan.vocabulary import Attribute, Basis, Direction, Form
from planctl.problems import RefusedError

MOST_BARS = 500
"""How many bars a picture holds: more can't be told apart."""

Series = Literal["recorded", "target", "required", "stated"]


class PointRow(NamedTuple):
    """A point of a trajectory: a recorded result or a target (`figure`), or a level on the road to a horizon (`derived`).

    The road that is required leads to each target; the one at the stated rate is the same for all of them.
    """

    id: str
    name_zh: str
    name_en: str | None
    unit: str
    series: Series
    horizon: str | None
    year: int
    value: Decimal
    figure: Figure | None
    derived: Quantity | None


class BarRow(NamedTuple):
    """A bar of a comparison: a figure, and where it is judged the baseline, the result and the verdict beside it."""

    id: str
    name_zh: str
    name_en: str | None
    measure: str
    unit: str
    direction: Direction
    attribute: Attribute
    basis: Basis | None
    baseline: Figure | None
    target: Figure | None
    result: Figure | None
    verdict: Verdict | None
    projects: int | None


_UNJUDGED: tuple[Direction, Attribute] = ("none", "unstated")

ChartRow = PointRow | BarRow


def trajectory(plan: Plan, id_: str, indicator: Indicator) -> Answer:
    """An indicator's yearly figures, results then targets; with the roads to its targets where it has levels to lead there.

    Levels where it has two or more, or else growths or changes. Raises RefusedError when there is no yearly figure to draw.
    """
    figures = [
        *results_as_of(plan, id_),
        *(each for each in recorded_figures(plan, indicator, single=False) if each.role == "target"),
    ]
    yearly = [each for each in figures if is_whole_year(each.period) and each.value is not None and each.since is None]
    form = _form(yearly)
    points = [_quoted(id_, indicator, each) for each in yearly if each.form == form]
    if not points:
        raise RefusedError(Bilingual(f"{id_} 没有可画的年度数字", f"{id_} has no yearly figure to draw"))
    roads, about = _roads(plan, id_, indicator) if form == "value" else ([], {})
    summary: dict[str, object] = {"kind": "trajectory", "form": form, "growth": None, "required": {}, **about}
    elsewhere = {str(point.year): point.figure.source for point in points if point.figure and point.figure.paragraph is None}
    summary["sources"] = {year: named(plan.sources[source].title) for year, source in elsewhere.items() if source in plan.sources}
    return answer_about(plan, "chart", [*points, *roads], summary)


def _form(figures: list[Figure]) -> Form:
    """What to draw: the form that shows a course, with two figures or more, or else the one that has any."""
    counts = Counter(each.form for each in figures)
    order: tuple[Form, ...] = ("value", "growth", "change")
    return next((form for least in (2, 1) for form in order if counts[form] >= least), "value")


def _quoted(id_: str, indicator: Indicator, figure: Figure) -> PointRow:
    value = figure.value or Decimal(0)
    series: Series = "recorded" if figure.role == "actual" else "target"
    horizon = figure.period if figure.role == "target" else None
    name = indicator.name
    unit = figure.unit or indicator.unit
    year = year_of(figure.period)
    return PointRow(id_, name.zh, name.en, unit, series, horizon, year, value, figure, None)


def _roads(plan: Plan, id_: str, indicator: Indicator) -> tuple[list[PointRow], dict[str, object]]:
    """The levels on the way to each target; the stated growth that one road follows, and the rate that each of the others needs."""
    try:
        answer = path(plan, id_, indicator)
    except RefusedError:
        return [], {}
    rows = [row for row in answer.results if isinstance(row, PathRow)]
    last = max((row.horizon for row in rows), default=None)
    points = [_level(indicator, row, "required", row.horizon, row.required) for row in rows]
    points += [_level(indicator, row, "stated", None, row.stated) for row in rows if row.horizon == last]
    horizons = answer.summary["horizons"]
    needed = (
        {each.period: each.required_rate for each in horizons if isinstance(each, Horizon)} if isinstance(horizons, tuple) else {}
    )
    about = {"growth": answer.summary["growth_stated"], "growth_prices": answer.summary["growth_prices"], "required": needed}
    return [point for point in points if point is not None], about


def _level(indicator: Indicator, row: PathRow, series: Series, horizon: str | None, level: Quantity) -> PointRow | None:
    if level.value is None:
        return None
    name = indicator.name
    return PointRow(row.id, name.zh, name.en, indicator.unit, series, horizon, row.year, level.value, None, level)


def bars_of_status(answer: Answer) -> Answer:
    """Of each row of `status`, the result, or else the baseline, against the target; those without two such figures are named."""
    rows = [row for row in answer.results if isinstance(row, StatusRow)]
    drawn = [
        row
        for row in rows
        if row.target and row.target.value is not None and _reached(row) and row.verdict != Verdict.NOT_COMPARABLE
    ]
    shown = {row.id for row in drawn}
    left_out = tuple(row.id for row in rows if row.id not in shown)
    order = get_args(Attribute)
    bars = [_bar(row) for row in sorted(drawn, key=lambda row: order.index(row.attribute))]
    return answer._replace(command="chart", results=_some(bars), summary={"kind": "status", "left_out": left_out})


def _some(bars: list[BarRow]) -> tuple[BarRow, ...]:
    """The bars of a picture; raises RefusedError when there are none, or more than anybody can compare."""
    if not bars:
        raise RefusedError(Bilingual("没有可画的数字", "there are no figures to draw"))
    if len(bars) > MOST_BARS:
        zh = f"有 {len(bars)} 条，一张图至多画 {MOST_BARS} 条"
        raise RefusedError(Bilingual(zh, f"too many bars for a picture: {len(bars)}, of {MOST_BARS} at most"))
    return tuple(bars)


def _reached(row: StatusRow) -> Figure | None:
    """The figure to compare with the target: of the same form, and not only words."""
    for figure in (row.result, row.baseline):
        if (
            figure
            and row.target
            and figure.value is not None
            and figure.form == row.target.form
            and figure.since == row.target.since
        ):
            return figure
    return None


def _bar(row: StatusRow) -> BarRow:
    comparable = row.baseline if row.baseline and row.target and row.baseline.form == row.target.form else None
    about = (row.id, row.name_zh, row.name_en, "status", row.unit, row.direction, row.attribute, row.basis)
    return BarRow(*about, comparable, row.target, row.result, row.verdict, None)


def bars_of_chains(plan: Plan) -> Answer:
    """Each chain's part of the totals that the chains add up to, with the number of its named projects."""
    answer = chains(plan)
    rows = [row for row in answer.results if isinstance(row, ChainRow)]
    bars = [_chain_bar(plan, row, total) for row in rows for total in row.parts]
    measures = {id_: (plan.indicators[id_].name.zh, plan.indicators[id_].name.en) for id_ in {bar.measure: None for bar in bars}}
    return answer._replace(command="chart", results=_some(bars), summary={"kind": "chains", "measures": measures})


def _chain_bar(plan: Plan, row: ChainRow, total: str) -> BarRow:
    part = row.parts[total]
    about = (row.id, row.name_zh, row.name_en, total, plan.indicators[total].unit, _UNJUDGED[0], _UNJUDGED[1], None)
    return BarRow(*about, None, part.target if part else None, None, None, sum(row.projects.values()))


def bars_of_projects(plan: Plan) -> Answer:
    """The official totals of key projects by category: their number, and their total investment.

    How many projects the text names is no part of it: they are other projects, and comparing the two numbers would mislead.
    """
    measures: tuple[tuple[str, str], ...] = (("count", "projects"), ("investment", "investment"))
    found = [(measure, group, getattr(group, field)) for measure, field in measures for group in groups(plan) if group.category]
    bars = [_category_bar(plan, measure, group, figure) for measure, group, figure in found if figure is not None]
    return answer_about(plan, "chart", _some(bars), {"kind": "projects"})


def _category_bar(plan: Plan, measure: str, group: Group, figure: Figure) -> BarRow:
    category = group.category or ""
    name = plan.categories.get(category) or Name(category)
    about = (category, name.zh, name.en, measure, figure.unit or "", _UNJUDGED[0], _UNJUDGED[1], None)
    return BarRow(*about, None, figure, None, None, None)
