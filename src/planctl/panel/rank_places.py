"""What plans and tables say of an indicator, place by place and period by period: what ranks are worked out from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from planctl.assess.answers import Figure
from planctl.assess.results import results_of
from planctl.assess.schedule import due_by_now
from planctl.numbers.formulas import Reason
from planctl.panel.plans import PlanRow
from planctl.plan.vocabulary import Attribute, Basis, Direction, Nature, Prices

Due = Callable[[Figure, Figure], Decimal | Reason]
"""How much of a target, in per cent, is due by the end of a figure's period."""


class Said(NamedTuple):
    """What is said of one period: the level and the published growth, what was aimed at for either, or how much of that is done.

    `unfit` is why there is nothing where something was written.
    """

    level: Figure | None = None
    growth: Figure | None = None
    level_target: Figure | None = None
    growth_target: Figure | None = None
    share_of_plan: Figure | None = None
    unfit: Reason | None = None


class Series(NamedTuple):
    """One indicator in one place."""

    unit: str | None
    direction: Direction
    attribute: Attribute
    basis: Basis | None
    nature: Nature | None
    prices: Prices
    due: Due
    said: dict[str, Said]

    def at(self, period: str) -> Said:
        """What is said of a period."""
        return self.said.get(period, Said())

    def with_said(self, said: Mapping[str, Said]) -> Series:
        """The same with what another source says too."""
        return self._replace(said=self.said | {period: combined(self.at(period), other) for period, other in said.items()})


def series_of_plans(rows: Iterable[PlanRow]) -> dict[str, dict[str, Series]]:
    """What the rows of plans say, by indicator and place; of two plans of a place the later one's indicator counts."""
    together: dict[str, dict[str, Series]] = {}
    for row in rows:
        places = together.setdefault(row.indicator, {})
        before = places.get(row.place.zh)
        said = {} if before is None else before.said
        said[row.period] = combined(said.get(row.period, Said()), _said(row))
        places[row.place.zh] = _series(row, said)
    return together


def _series(row: PlanRow, said: dict[str, Said]) -> Series:
    subject = row.subject
    return Series(
        unit=str(subject.unit),
        direction=subject.direction,
        attribute=subject.attribute,
        basis=subject.basis,
        nature=subject.nature,
        prices=subject.growth_prices,
        due=lambda target, latest: _due(row, target, latest),
        said=said,
    )


def _due(row: PlanRow, target: Figure, latest: Figure) -> Decimal | Reason:
    known = results_of(row.plan, row.plan.id_of(row.subject))
    return due_by_now(row.plan, row.subject, target, latest, known).share


def _said(row: PlanRow) -> Said:
    figures = [figure for figure in (row.result, row.growth) if figure and figure.since is None]
    results = {figure.form: figure for figure in figures}
    target = row.target if row.target and not row.target.stretch and row.target.since is None else None
    return Said(
        level=results.get("value"),
        growth=results.get("growth"),
        level_target=target if target and target.form == "value" else None,
        growth_target=target if target and target.form == "growth" else None,
        share_of_plan=results.get("share_of_plan"),
    )


def combined(one: Said, other: Said) -> Said:
    """What two sources say of one period together; nothing of what they say differently."""
    level, growth, level_target, growth_target, share_of_plan = map(_either, one[:-1], other[:-1])
    differ = any(a and b and not _same(a, b) for a, b in zip(one[:-1], other[:-1], strict=True))
    unfit = one.unfit or other.unfit or (Reason.FIGURES_DIFFER if differ else None)
    return Said(level, growth, level_target, growth_target, share_of_plan, unfit)


def _either(one: Figure | None, other: Figure | None) -> Figure | None:
    return other or one if one is None or other is None or _same(one, other) else None


def _same(one: Figure, other: Figure) -> bool:
    said, again = ((each.value, each.to, each.bound, each.unit, each.text_zh) for each in (one, other))
    return said == again


NOTHING_SAID = Series(
    unit=None,
    direction="none",
    attribute="unstated",
    basis=None,
    nature=None,
    prices="unstated",
    due=lambda *_: Reason.NO_TARGET,
    said={},
)
"""A place of which no source says anything."""
