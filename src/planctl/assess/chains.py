"""The industrial chains side by side: what each adds to a total of all, its other targets, its projects."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple, get_args

from planctl.assess.answers import Answer, Figure, Mentioned, Quantity, answer_about, mentioned, recorded_figures
from planctl.assess.baselines import headline_target
from planctl.assess.projects import NO_STAGE, TotalRow, project_row, stage_of, total_row
from planctl.assess.quantities import common_bound, no_answer, shown_interval
from planctl.language import Bilingual
from planctl.numbers.formulas import Reason
from planctl.numbers.periods import end_of
from planctl.numbers.printed import Interval, decimals
from planctl.plan.model import Indicator, Name, Plan, Project, Subject
from planctl.plan.vocabulary import Stage
from planctl.problems import RefusedError

DIVISION = "chain"
"""The key of `parts` that divides a total by chain."""
MOST_PARTS = 100_000
"""How many cells there can be, of chains by totals; a few short lines of a file can ask for any number."""
STAGES: tuple[str, ...] = (*get_args(Stage), NO_STAGE)


class ChainTarget(NamedTuple):
    """One indicator of a chain with its targets."""

    id: str
    name_zh: str
    name_en: str | None
    unit: str
    targets: tuple[Figure, ...]


class ChainPart(NamedTuple):
    """A chain's part of a total: the indicator that is the part, and its target for the plan's year."""

    id: str
    name_zh: str
    name_en: str | None
    target: Figure | None


class ChainRow(NamedTuple):
    """One chain; `parts` by the total that it is a part of, null where it has none; `projects` counts named projects by stage."""

    id: str
    name_zh: str
    name_en: str | None
    parts: dict[str, ChainPart | None]
    targets: tuple[ChainTarget, ...]
    projects: dict[str, int]
    programmes: int
    totals: tuple[TotalRow, ...]


class ChainSum(NamedTuple):
    """A total's target of one period against the sum of its chains' targets.

    `bound` of the sum follows from those of its parts: what exceeds 45 and what exceeds 37 exceed 82 together. `difference` is the
    sum less the total, both taken at the marks that they name.
    """

    period: str
    total: Figure
    parts: tuple[Figure, ...]
    sum: Quantity
    difference: Decimal | None


class ChainTotal(NamedTuple):
    """A total that its chains add up to; `without_part` are the chains that give it no part."""

    id: str
    name_zh: str
    name_en: str | None
    unit: str
    note_zh: str | None
    note_en: str | None
    sums: tuple[ChainSum, ...]
    without_part: tuple[Mentioned, ...]


class ChainsSummary(NamedTuple):
    """How many chains and projects there are, and the totals that the chains add up to."""

    chains: int
    projects: int
    totals: tuple[ChainTotal, ...]


def chains(plan: Plan) -> Answer[ChainRow, ChainsSummary]:
    """Every chain of the plan in its order, and each total against the sum of its chains.

    Raises RefusedError when there are more chains by totals than anybody reads.
    """
    names = plan.chains
    wholes = {id_: indicator for id_, indicator in plan.indicators.items() if DIVISION in indicator.parts}
    if len(names) * len(wholes) > MOST_PARTS:
        raise RefusedError(_TOO_MANY.filled(chains=len(names), totals=len(wholes), most=MOST_PARTS))
    parts = {id_: _parts(plan, whole) for id_, whole in wholes.items()}
    indicators, projects, totals = (_members(records) for records in (plan.indicators, plan.projects, plan.totals))
    rows = [_row(plan, key, name, parts, indicators[key], projects[key], totals[key]) for key, name in names.items()]
    summary = ChainsSummary(
        chains=len(rows),
        projects=sum(sum(row.projects.values()) for row in rows),
        totals=tuple(_total(plan, id_, whole, names) for id_, whole in wholes.items()),
    )
    return answer_about(plan, "chains", rows, summary)


_TOO_MANY = Bilingual(
    "{chains} 条链、{totals} 个合计，共超过 {most} 格", "{chains} chains by {totals} totals are more than {most} cells"
)


def _members(records: Mapping[str, Subject]) -> dict[str | None, list[str]]:
    """The ids of each chain's records."""
    members: dict[str | None, list[str]] = defaultdict(list)
    for id_, record in records.items():
        members[record.chain].append(id_)
    return members


def _parts(plan: Plan, whole: Indicator) -> dict[str | None, str]:
    """Each chain's part of a total; of several the first."""
    return {plan.indicators[part].chain: part for part in reversed(whole.parts[DIVISION]) if part in plan.indicators}


def _row(
    plan: Plan,
    key: str,
    name: Name,
    parts: Mapping[str, Mapping[str | None, str]],
    indicators: Iterable[str],
    projects: Iterable[str],
    totals: Iterable[str],
) -> ChainRow:
    own = {whole: _part(plan, of_whole.get(key)) for whole, of_whole in parts.items()}
    taken = {part.id for part in own.values() if part is not None}
    named = {id_: plan.projects[id_] for id_ in projects}
    return ChainRow(
        id=key,
        name_zh=name.zh,
        name_en=name.en,
        parts=own,
        targets=tuple(_target(plan, id_) for id_ in indicators if id_ not in taken and plan.indicators[id_].target),
        projects=_by_stage(plan, {id_: project for id_, project in named.items() if project.kind == "project"}),
        programmes=sum(project.kind == "programme" for project in named.values()),
        totals=tuple(total_row(plan, id_, plan.totals[id_]) for id_ in totals),
    )


def _part(plan: Plan, id_: str | None) -> ChainPart | None:
    if id_ is None:
        return None
    indicator = plan.indicators[id_]
    pair = headline_target(plan, indicator)
    return ChainPart(id=id_, name_zh=indicator.name.zh, name_en=indicator.name.en, target=pair.target if pair else None)


def _target(plan: Plan, id_: str) -> ChainTarget:
    indicator = plan.indicators[id_]
    targets = tuple(figure for figure in recorded_figures(plan, indicator, single=False) if figure.role == "target")
    return ChainTarget(id=id_, name_zh=indicator.name.zh, name_en=indicator.name.en, unit=indicator.unit, targets=targets)


def _by_stage(plan: Plan, projects: dict[str, Project]) -> dict[str, int]:
    counts = Counter(stage_of(project_row(plan, id_, project)) or NO_STAGE for id_, project in projects.items())
    return {stage: counts[stage] for stage in STAGES}


def _total(plan: Plan, id_: str, whole: Indicator, names: Mapping[str, Name]) -> ChainTotal:
    parts = [plan.indicators[part] for part in whole.parts[DIVISION] if part in plan.indicators]
    given = {part.chain for part in parts}
    return ChainTotal(
        id=id_,
        name_zh=whole.name.zh,
        name_en=whole.name.en,
        unit=whole.unit,
        note_zh=whole.note.zh if whole.note else None,
        note_en=whole.note.en if whole.note else None,
        sums=tuple(_sums(plan, whole, parts)),
        without_part=tuple(mentioned(key, name) for key, name in names.items() if key not in given),
    )


def _sums(plan: Plan, whole: Indicator, parts: list[Indicator]) -> Iterator[ChainSum]:
    totals, of_parts = _levels(plan, whole, whole.unit), [_levels(plan, part, whole.unit) for part in parts]
    for period in sorted(whole.target, key=end_of):
        total, levels = totals.get(period), [of_part.get(period) for of_part in of_parts]
        given = tuple(level for level in levels if level is not None)
        if total is not None and total.value is not None and given:
            added = sum_of(given, whole.unit) if len(given) == len(parts) else no_answer(Reason.NO_TARGET, whole.unit)
            yield ChainSum(
                period=period,
                total=total,
                parts=given,
                sum=added,
                difference=None if added.value is None else added.value - total.value,
            )


def _levels(plan: Plan, indicator: Indicator, unit: str) -> dict[str, Figure]:
    """An indicator's target levels by period, without those in another unit, which must not be added."""
    targets = [each for each in recorded_figures(plan, indicator, single=False) if each.role == "target" and each.form == "value"]
    return {figure.period: figure for figure in reversed(targets) if figure.unit == unit}


def sum_of(parts: tuple[Figure, ...], unit: str) -> Quantity:
    """What the targets of several parts add to, with the bound that theirs give it.

    No answer where their bounds point both ways: what exceeds 5 and what stays below 5 may add to anything.
    """
    bound = common_bound(*(part.bound for part in parts))
    if bound is None:
        return no_answer(Reason.BOUND_ONLY, unit)
    numbers = [part for part in parts if part.value is not None]
    most = max(decimals(part.number) for part in numbers)
    low, high = (sum((part.stands_for[end] or Decimal(0) for part in numbers), Decimal(0)) for end in (0, 1))
    added = sum((part.number for part in numbers), Decimal(0))
    return Quantity(added, unit, bound, shown_interval(Interval(low, high), bound), most, most, None)
