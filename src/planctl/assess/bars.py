"""Figures to be compared: results beside targets, the parts of the chains, the key projects by category."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple, get_args

from planctl.assess.answers import Answer, Figure, answer_about, recorded_figures
from planctl.assess.beside import Beside, beside_target
from planctl.assess.chains import ChainRow, chains
from planctl.assess.key_projects import groups
from planctl.assess.results import observations_of
from planctl.assess.status import StatusRow, status_rows
from planctl.assess.verdict import Verdict
from planctl.language import Bilingual
from planctl.plan.model import Indicator, Plan
from planctl.plan.vocabulary import Attribute, Basis, Direction, Measure
from planctl.problems import RefusedError

MOST_BARS = 500
"""How many bars a picture holds: more can't be told apart."""


class BarRow(NamedTuple):
    """A row of a picture: a figure to be compared, or a target with its verdict and where figures lie beside it."""

    id: str
    name_zh: str
    name_en: str | None
    measure: str
    unit: str
    direction: Direction = "none"
    attribute: Attribute = "unstated"
    basis: Basis | None = None
    baseline: Figure | None = None
    target: Figure | None = None
    result: Figure | None = None
    verdict: Verdict | None = None
    beside: Beside | None = None
    projects: int | None = None


class StatusBarsSummary(NamedTuple):
    """The indicators that have no two figures to compare."""

    kind: Literal["status"]
    left_out: tuple[str, ...]


class FiguresSummary(NamedTuple):
    """An indicator whose figures are no course: all of them, to be told."""

    kind: Literal["figures"]
    name_zh: str
    name_en: str | None
    figures: tuple[Figure, ...]


class ChainBarsSummary(NamedTuple):
    """The totals that the chains add up to, each with its names in Chinese and English."""

    kind: Literal["chains"]
    measures: dict[str, tuple[str, str | None]]


class ProjectBarsSummary(NamedTuple):
    """Nothing beside the bars."""

    kind: Literal["projects"]


def bars_of_status(plan: Plan, rows: Iterable[StatusRow]) -> Answer[BarRow, StatusBarsSummary]:
    """Of each indicator the result and the figure before beside the target; those that have neither to compare are named.

    By attribute, which is never mixed. Raises RefusedError when there is nothing to draw, or too much.
    """
    every = list(rows)
    bars = [bar for row in every if (bar := _status_bar(row)) is not None]
    drawn = {bar.id for bar in bars}
    left_out = tuple(dict.fromkeys(row.id for row in every if row.id not in drawn))
    bars.sort(key=lambda bar: get_args(Attribute).index(bar.attribute))
    return answer_about(plan, "chart", _some(bars), StatusBarsSummary(kind="status", left_out=left_out))


def bars_of_indicator(plan: Plan, id_: str, indicator: Indicator) -> Answer[BarRow, FiguresSummary]:
    """An indicator's figures beside its targets, where they can be set there, and all of them to be told.

    Raises RefusedError when it has none.
    """
    figures = (*recorded_figures(plan, indicator), *observations_of(plan, id_))
    if not figures:
        raise RefusedError(_NO_FIGURE.filled(id=id_))
    bars = [bar for row in status_rows(plan, id_, indicator) if (bar := _status_bar(row)) is not None]
    return answer_about(plan, "chart", bars, FiguresSummary("figures", indicator.name.zh, indicator.name.en, figures))


def _status_bar(row: StatusRow) -> BarRow | None:
    """A row of the picture; None where no figure can be set beside its target."""
    target, beside = row.target, beside_target(row)
    if target is None or beside is None:
        return None
    return BarRow(
        id=row.id,
        name_zh=row.name_zh,
        name_en=row.name_en,
        measure="status",
        unit=row.unit,
        direction=row.direction,
        attribute=row.attribute,
        basis=row.basis,
        baseline=row.baseline if beside.baseline is not None else None,
        target=target,
        result=row.result if beside.result is not None else None,
        verdict=row.verdict,
        beside=beside,
    )


def bars_of_chains(plan: Plan) -> Answer[BarRow, ChainBarsSummary]:
    """Each chain's part of the totals that the chains add up to, with the number of its named projects."""
    bars = [_chain_bar(plan, row, total) for row in chains(plan).rows for total in row.parts]
    measured = {bar.measure: plan.indicators[bar.measure].name for bar in bars}
    measures = {id_: (name.zh, name.en) for id_, name in measured.items()}
    return answer_about(plan, "chart", _some(bars), ChainBarsSummary(kind="chains", measures=measures))


def _chain_bar(plan: Plan, row: ChainRow, total: str) -> BarRow:
    part = row.parts[total]
    return BarRow(
        id=row.id,
        name_zh=row.name_zh,
        name_en=row.name_en,
        measure=total,
        unit=plan.indicators[total].unit,
        target=part.target if part else None,
        projects=sum(row.projects.values()),
    )


def bars_of_projects(plan: Plan) -> Answer[BarRow, ProjectBarsSummary]:
    """The official totals of key projects by category: their number, and their total investment.

    How many projects the text names is no part of it: they are other projects, and comparing the two numbers would mislead.
    """
    of_categories = [group for group in groups(plan) if group.category]
    counts = [_category_bar(plan, "count", group.category, group.projects) for group in of_categories]
    investments = [_category_bar(plan, "investment", group.category, group.investment) for group in of_categories]
    bars = [bar for bar in (*counts, *investments) if bar is not None]
    return answer_about(plan, "chart", _some(bars), ProjectBarsSummary(kind="projects"))


def _category_bar(plan: Plan, measure: Measure, category: str | None, figure: Figure | None) -> BarRow | None:
    if category is None or figure is None:
        return None
    name = plan.categories[category]
    return BarRow(id=category, name_zh=name.zh, name_en=name.en, measure=measure, unit=figure.unit or "", target=figure)


def _some(bars: list[BarRow]) -> list[BarRow]:
    """The bars of a picture; raises RefusedError when there are none, or more than anybody can compare."""
    if not bars:
        raise RefusedError(_NO_BARS)
    if len(bars) > MOST_BARS:
        raise RefusedError(_TOO_MANY_BARS.filled(bars=len(bars), most=MOST_BARS))
    return bars


_NO_FIGURE = Bilingual("{id} 没有可画的数字", "{id} has no figure to draw")
_NO_BARS = Bilingual("没有可画的数字", "there are no figures to draw")
_TOO_MANY_BARS = Bilingual("有 {bars} 条，一张图至多画 {most} 条", "too many bars for a picture: {bars}, of {most} at most")
