"""The overview: each indicator's attribute, baseline, target, result, distance and verdict, binding and expected counted apart."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple, Protocol, get_args

from planctl.assess.answers import Answer, Figure, Quantity, answer_about
from planctl.assess.baselines import TargetAndBaseline, headline_targets, is_second_step
from planctl.assess.gap import absolute_gap, margin, result_of_target, verdict_on_target
from planctl.assess.quantities import SHARE_DECIMALS, derive, is_one_sided, no_answer, rounded_operand
from planctl.assess.results import result_of_period, results_of
from planctl.assess.verdict import FAMILIES, Family, Verdict, family_of, verdict_without_target, with_verdicts
from planctl.language import Bilingual
from planctl.numbers import formulas
from planctl.numbers.formulas import Reason
from planctl.numbers.periods import first_year_of, is_whole_year, year_before, year_of
from planctl.numbers.units import PERCENT
from planctl.plan.model import Indicator, Plan
from planctl.plan.vocabulary import FORMS, Attribute, Basis, Direction, Form, Nature
from planctl.problems import RefusedError

_NEGATIVE_TOLERANCE = Bilingual("--tolerance 不能为负：{tolerance}", "--tolerance can't be negative: {tolerance}")


class StatusRow(NamedTuple):
    """One indicator at a glance, by one of its targets of the year.

    `measures` is the form that the row is about, its target's or else its baseline's. `result` is the figure of the target's own
    period, once known; `distance` is the target less that, or before that less the baseline; `margin` is the same in the direction
    of what is better: beyond the target, or below zero short of it. `level_growth` is the growth of the level over the same year
    where that is another measure than the target's (current against constant prices). A `second_step` is
    striven for beyond the firm target of the row before, by which the indicator is counted.
    """

    id: str
    name_zh: str
    name_en: str | None
    unit: str
    measures: Form
    area: str | None
    chain: str | None
    attribute: Attribute
    basis: Basis | None
    headline: bool
    nature: Nature
    direction: Direction
    owner_zh: str | None
    owner_en: str | None
    baseline: Figure | None
    target: Figure | None
    result: Figure | None
    distance: Quantity
    margin: Quantity
    family: Family
    verdict: Verdict
    reason: Reason | None
    level_growth: Quantity | None
    second_step: bool


class AttributeCounts(NamedTuple):
    """The indicators of one attribute: how many, how many of them by inference, and of each family how many rows have each verdict.

    An indicator has a row for each of its targets of the year; what is striven for beyond a firm target is not counted.
    """

    indicators: int
    inferred: int
    verdicts: dict[Family, dict[Verdict, int]]


class Outcomes(NamedTuple):
    """What became of the indicators of one attribute, each by all its firm targets; of how many the attribute is inferred.

    Those `met` have every target met, those `better` among them exceeded each; `nearly` none missed but one only nearly met; those
    `missed` one at least. Of the `open` ones a result is still to come, and of the `unjudged` ones nothing can be said.
    """

    indicators: int
    inferred: int
    met: int
    better: int
    nearly: int
    missed: int
    open: int
    unjudged: int


class StatusSummary(NamedTuple):
    """How many indicators are shown and recorded; the counts of each attribute, which are never mixed, and its outcomes.

    Of the indicators without a result, `under_way` have figures of a part of their target's year, which `review` looks at.
    """

    indicators: int
    recorded: int
    under_way: int
    by_attribute: dict[Attribute, AttributeCounts]
    outcomes: dict[Attribute, Outcomes]


def status(
    plan: Plan,
    indicators: dict[str, Indicator],
    tolerance: Decimal | None = None,
    verdicts: Collection[Verdict] | None = None,
) -> Answer[StatusRow, StatusSummary]:
    """The state of each indicator, or of those with some verdicts, with counts by attribute that are never mixed.

    Raises RefusedError when the tolerance is below zero.
    """
    if tolerance is not None and tolerance < 0:
        raise RefusedError(_NEGATIVE_TOLERANCE.filled(tolerance=tolerance))
    every = [row for id_, indicator in indicators.items() for row in status_rows(plan, id_, indicator, tolerance)]
    rows = with_verdicts(every, verdicts)
    counts = {attribute: counts_of([row for row in rows if row.attribute == attribute]) for attribute in get_args(Attribute)}
    summary = StatusSummary(
        indicators=len({row.id for row in rows}),
        recorded=len(plan.indicators),
        under_way=len({row.id for row in rows if _is_under_way(plan, row)}),
        by_attribute={attribute: count for attribute, count in counts.items() if count.indicators},
        outcomes=outcomes_by_attribute(every) if verdicts is None else {},
    )
    return answer_about(plan, "status", rows, summary)


def _is_under_way(plan: Plan, row: StatusRow) -> bool:
    """Whether the year of a target without a result has figures of its parts, and none of it all."""
    if row.target is None or row.result is not None or not is_whole_year(row.target.period):
        return False
    known = (*plan.indicators[row.id].actual, *plan.observations.get(row.id, {}))
    of_year = [period for period in known if year_of(period) == year_of(row.target.period)]
    return bool(of_year) and not any(map(is_whole_year, of_year))


class _Counted(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def attribute(self) -> Attribute: ...
    @property
    def basis(self) -> Basis | None: ...
    @property
    def verdict(self) -> Verdict: ...
    @property
    def second_step(self) -> bool: ...


def counts_of(rows: Sequence[_Counted]) -> AttributeCounts:
    """The counts of the rows of one attribute."""
    counts = Counter(row.verdict for row in rows if not row.second_step)
    of_families = {
        family: {verdict: counts[verdict] for verdict in verdicts if counts[verdict]} for family, verdicts in FAMILIES.items()
    }
    return AttributeCounts(
        indicators=len({row.id for row in rows}),
        inferred=len({row.id for row in rows if row.basis == "inferred"}),
        verdicts={family: verdicts for family, verdicts in of_families.items() if verdicts},
    )


def outcomes_by_attribute(rows: Iterable[_Counted]) -> dict[Attribute, Outcomes]:
    """The outcomes of each attribute that has indicators with a target."""
    firm = [row for row in rows if not row.second_step and row.verdict not in _WITHOUT_TARGET]
    by_attribute = {attribute: [row for row in firm if row.attribute == attribute] for attribute in get_args(Attribute)}
    return {attribute: _outcomes(of_one) for attribute, of_one in by_attribute.items() if of_one}


_WITHOUT_TARGET = (Verdict.NO_TARGET, Verdict.NOT_IN_TEXT)
_MET = (Verdict.EXCEEDED, Verdict.MET, Verdict.DONE_EARLY)
_NO_RESULT_YET = (Verdict.NO_RESULT, Verdict.NO_BASELINE, Verdict.NO_PACE)


def _outcomes(rows: Collection[_Counted]) -> Outcomes:
    verdicts: dict[str, set[Verdict]] = defaultdict(set)
    for row in rows:
        verdicts[row.id].add(row.verdict)
    counts = Counter(map(_outcome, verdicts.values()))
    return Outcomes(
        indicators=len(verdicts),
        inferred=len({row.id for row in rows if row.basis == "inferred"}),
        met=counts["met"],
        better=sum(each == {Verdict.EXCEEDED} for each in verdicts.values()),
        nearly=counts["nearly"],
        missed=counts["missed"],
        open=counts["open"],
        unjudged=counts["unjudged"],
    )


def _outcome(verdicts: set[Verdict]) -> Literal["met", "nearly", "missed", "open", "unjudged"]:
    """What became of an indicator with these verdicts on its targets: the worst of them tells."""
    if Verdict.MISSED in verdicts:
        return "missed"
    if any(_is_open(verdict) for verdict in verdicts):
        return "open"
    if not verdicts <= {*_MET, Verdict.NEARLY}:
        return "unjudged"
    return "nearly" if Verdict.NEARLY in verdicts else "met"


def _is_open(verdict: Verdict) -> bool:
    running = family_of(verdict) == Family.RESULT and verdict not in (*_MET, Verdict.NEARLY, Verdict.MISSED)
    return running or family_of(verdict) == Family.ASKS or verdict in _NO_RESULT_YET


def status_rows(plan: Plan, id_: str, indicator: Indicator, tolerance: Decimal | None = None) -> list[StatusRow]:
    """One indicator at a glance: by each of its targets of the current year, or by its latest result when it has none."""
    known = results_of(plan, id_)
    pairs = headline_targets(plan, indicator, _current_year(plan, known))
    return [_row(plan, id_, indicator, pair, known, tolerance) for pair in pairs or (None,)]


def _current_year(plan: Plan, known: list[Figure]) -> int:
    """The plan's year; of a plan of several that of an indicator's latest result."""
    latest = max((year_of(figure.period) for figure in known), default=0)
    return min(max(latest, first_year_of(plan.period)), plan.year)


def _row(
    plan: Plan,
    id_: str,
    indicator: Indicator,
    pair: TargetAndBaseline | None,
    known: list[Figure],
    tolerance: Decimal | None,
) -> StatusRow:
    result = result_of_target(id_, indicator, pair.target, known) if pair else None
    if pair:
        verdict, reason = verdict_on_target(indicator, pair, result, plan.about, tolerance)
        distance = absolute_gap(TargetAndBaseline(pair.target, result or pair.baseline))
    else:
        verdict, reason = verdict_without_target(plan.about)
        distance = no_answer(reason or Reason.NO_TARGET)
    baseline = (pair and pair.baseline) or latest_result(indicator, known, plan.year)
    if pair and baseline and pair.target.value is not None and not baseline.answers(pair.target):
        baseline = None  # a level would read as a growth, or the other way round
    leading = pair.target if pair else baseline
    second_step = pair is not None and is_second_step(indicator, pair.target)
    return StatusRow(
        id=id_,
        name_zh=indicator.name.zh,
        name_en=indicator.name.en,
        unit=indicator.unit,
        measures=leading.form if leading else "value",
        area=indicator.area,
        chain=indicator.chain,
        attribute=indicator.attribute,
        basis=indicator.basis,
        headline=indicator.headline,
        nature=indicator.nature,
        direction=indicator.direction,
        owner_zh=indicator.owner.zh if indicator.owner else None,
        owner_en=indicator.owner.en if indicator.owner else None,
        baseline=baseline,
        target=pair.target if pair else None,
        result=result,
        distance=distance,
        margin=margin(distance, indicator.direction),
        family=family_of(verdict),
        verdict=verdict,
        reason=reason,
        level_growth=_level_growth(indicator, known, pair.target) if pair and result and not second_step else None,
        second_step=second_step,
    )


def latest_result(indicator: Indicator, known: list[Figure], year: int) -> Figure | None:
    """The figure to show for an indicator without a comparable one: its last full year's before the plan's year, level first.

    Beside a target only of a year that the plan itself reports on, since targets are measured from the plan's own results.
    """
    before = [
        figure
        for figure in known
        if year_of(figure.period) < year
        and is_whole_year(figure.period)
        and figure.since is None
        and (figure.period in indicator.actual or not indicator.target)
    ]
    if not before:
        return None
    return next((figure for form in FORMS if (figure := result_of_period(before, before[-1].period, form))), None)


def _level_growth(indicator: Indicator, known: list[Figure], target: Figure) -> Quantity | None:
    """The level's growth over the same time as a target for real growth: at current prices, so another measure."""
    if target.form != "growth" or target.since is not None or indicator.growth_prices != "constant":
        return None
    levels = [result_of_period(known, period, "value") for period in (year_before(target.period), target.period)]
    inputs = [rounded_operand(level) for level in levels if level and level.value is not None and not is_one_sided(level.bound)]
    return derive(formulas.growth_rate, *inputs, unit=PERCENT, decimals=SHARE_DECIMALS) if len(inputs) == len(levels) else None
