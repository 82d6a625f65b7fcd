"""planctl in a program: `planctl.load` gives a plan whose methods answer with the rows that the commands print, typed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, cast

from planctl.assess.answers import Answer, Quantity, Row, Summary
from planctl.assess.as_of import known_by
from planctl.assess.proposals import decided
from planctl.assess.selection import Selection, select
from planctl.assess.verdict import Judged
from planctl.language import Bilingual, Language
from planctl.numbers.periods import JANUARY, in_years_from, last_day
from planctl.plan.lookup import find_subjects
from planctl.plan.model import Plan
from planctl.plan.vocabulary import Attribute, Nature, Stage, SubjectType
from planctl.problems import Problem, RefusedError
from planctl.read import Reading, read
from planctl.read.settings import plan_of_settings, settings_of
from planctl.render import delimited, rounding, values
from planctl.render.problem import problem_text
from planctl.render.verdicts import verdict_word

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

    from planctl.assess.chains import ChainRow, ChainsSummary
    from planctl.assess.check import CheckRow, CheckSummary
    from planctl.assess.contributions import ContributionRow, ContributionSummary
    from planctl.assess.figures import FigureRow, FiguresSummary
    from planctl.assess.gap import GapRow, GapSummary
    from planctl.assess.growth import GrowthRow, GrowthSummary
    from planctl.assess.pace import PaceRow, PaceSummary
    from planctl.assess.path import PathRow, PathSummary
    from planctl.assess.projects import ProjectRow, ProjectsSummary
    from planctl.assess.review import ReviewRow, ReviewSummary
    from planctl.assess.show import ShowRow, ShowSummary
    from planctl.assess.status import StatusRow, StatusSummary

Day = date | str
"""A day, or what `--as-of` takes: 2024-06-30, 2024-06, 2024-H1, 2024."""


class PlanError(Exception):
    """A plan that can't be used; `problems` are all that is wrong, each with its rule and its place."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(problem_text(problem, "en") for problem in problems))
        self.problems = problems


@dataclass(frozen=True, repr=False)
class Result(Generic[Row, Summary]):
    """What a question is answered with: `rows`, typed as the command's, and what is counted over them in `summary`.

    A derived number is a `Quantity`: its value, unit, interval, and the reason where there is none; a recorded one a `Figure` with
    its source and paragraph. Values are exact decimals, not rounded; `to_dicts` and the tables round as the commands do.
    """

    answer: Answer[Row, Summary]

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows, in the command's order."""
        return self.answer.rows

    @property
    def summary(self) -> Summary:
        """What is counted over the rows."""
        return self.answer.summary

    @property
    def as_of(self) -> date | None:
        """The day up to which figures were used; None of a plan without results."""
        return date.fromisoformat(self.answer.as_of) if self.answer.as_of else None

    def __repr__(self) -> str:
        """What was asked, how many rows answer it, and the day up to which figures were used: the rows themselves are many."""
        return f"<{len(self)} rows of {self.answer.command}, known by {self.answer.as_of}>"

    def __iter__(self) -> Iterator[Row]:
        """The rows one by one."""
        return iter(self.rows)

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self.rows)

    def to_dicts(self) -> list[dict[str, Any]]:
        """The rows as `--json` writes them under `results`: plain values, rounded as they print."""
        return cast("list[dict[str, Any]]", values.rows(self.answer))

    def to_pandas(self) -> pd.DataFrame:
        """A table with the columns of `--format tsv` (`target.value`); raises ImportError without pandas."""
        import pandas as pd

        return pd.DataFrame(self._columns())

    def to_polars(self) -> pl.DataFrame:
        """A table with the columns of `--format tsv` (`target.value`); raises ImportError without polars."""
        import polars as pl

        return pl.DataFrame(self._columns(), infer_schema_length=None)

    def _columns(self) -> dict[str, list[str | float | bool | None]]:
        rows = [values.tabular(row) for row in values.rows(self.answer)]
        return {column: [row.get(column) for row in rows] for column in delimited.columns(self.answer, rows)}


@dataclass(frozen=True, repr=False)
class LoadedPlan:
    """A plan to ask. Each question takes what its command takes, and `as_of`: only what was known by then.

    `names` are ids in any case, names or aliases; none stands for the headline indicators, or with `everything` for all. Of these,
    those of an `attribute`, a `nature`, an `area` and an `owner`, the last two by a part of their names too. A name, area, owner or
    day that is none raises `RefusedError`.
    """

    plan: Plan
    """The records, with the results of a plan that it follows."""
    own: Plan
    """The records of its own files."""
    reading: Reading
    tolerance: Decimal | None = None
    """How far an expected target may be missed and be nearly met, as its `planctl.toml` says."""

    def __repr__(self) -> str:
        """Which plan it is, and how much it records."""
        about, plan = self.own.about, self.own
        records = f"{len(plan.indicators)} indicators, {len(plan.projects)} projects, {len(plan.totals)} totals"
        return f"<plan {about.id if about else plan.year}: {records}>"

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The warnings about the files."""
        return tuple(self.reading.problems)

    def status(
        self,
        *names: str,
        attribute: Attribute | None = None,
        nature: Nature | None = None,
        area: str | None = None,
        owner: str | None = None,
        everything: bool = False,
        tolerance: Decimal | int | str | None = None,
        as_of: Day | None = None,
    ) -> Result[StatusRow, StatusSummary]:
        """Each indicator beside its target, with a verdict; `tolerance` is in points for percentages, else in per cent.

        Without one it is that of the `planctl.toml` beside the plan.
        """
        from planctl.assess.status import status

        plan = _known_by(self.plan, as_of)
        width = self.tolerance if tolerance is None else Decimal(tolerance)
        return Result(status(plan, select(plan, Selection(names, attribute, nature, area, owner, everything)), width))

    def gap(
        self,
        *names: str,
        attribute: Attribute | None = None,
        nature: Nature | None = None,
        area: str | None = None,
        owner: str | None = None,
        everything: bool = False,
        as_of: Day | None = None,
    ) -> Result[GapRow, GapSummary]:
        """The distance to each target, and the yearly rate that it needs."""
        from planctl.assess.gap import gap

        plan = _known_by(self.plan, as_of)
        return Result(gap(plan, select(plan, Selection(names, attribute, nature, area, owner, everything))))

    def growth(
        self,
        *names: str,
        attribute: Attribute | None = None,
        nature: Nature | None = None,
        area: str | None = None,
        owner: str | None = None,
        everything: bool = False,
        as_of: Day | None = None,
    ) -> Result[GrowthRow, GrowthSummary]:
        """Rates of growth: stated, implied by two levels, or required by a target."""
        from planctl.assess.growth import growth

        plan = _known_by(self.plan, as_of)
        return Result(growth(plan, select(plan, Selection(names, attribute, nature, area, owner, everything))))

    def contributions(
        self,
        *names: str,
        attribute: Attribute | None = None,
        nature: Nature | None = None,
        area: str | None = None,
        owner: str | None = None,
        everything: bool = False,
        as_of: Day | None = None,
    ) -> Result[ContributionRow, ContributionSummary]:
        """What each part of a whole adds to its growth."""
        from planctl.assess.contributions import contributions

        plan = _known_by(self.plan, as_of)
        return Result(contributions(plan, select(plan, Selection(names, attribute, nature, area, owner, everything))))

    def pace(
        self,
        *names: str,
        attribute: Attribute | None = None,
        nature: Nature | None = None,
        area: str | None = None,
        owner: str | None = None,
        everything: bool = False,
        as_of: Day | None = None,
    ) -> Result[PaceRow, PaceSummary]:
        """Targets under way: the share done against the share of the time passed."""
        from planctl.assess.pace import pace

        plan = _known_by(self.plan, as_of)
        return Result(pace(plan, select(plan, Selection(names, attribute, nature, area, owner, everything))))

    def review(
        self,
        *names: str,
        attribute: Attribute | None = None,
        nature: Nature | None = None,
        area: str | None = None,
        owner: str | None = None,
        everything: bool = False,
        as_of: Day | None = None,
    ) -> Result[ReviewRow, ReviewSummary]:
        """The running year: each target of the plan's year beside the latest figure."""
        from planctl.assess.review import review

        plan = _known_by(self.plan, as_of)
        return Result(review(plan, select(plan, Selection(names, attribute, nature, area, owner, everything))))

    def path(
        self, name: str, growth: Decimal | int | str | None = None, *, as_of: Day | None = None
    ) -> Result[PathRow, PathSummary]:
        """The road to each horizon of an indicator, year by year; `growth` is per cent a year, by default the plan's own."""
        from planctl.assess.path import path

        plan = _known_by(self.plan, as_of)
        ((id_, indicator),) = select(plan, Selection([name])).items()
        return Result(path(plan, id_, indicator, None if growth is None else Decimal(growth)))

    def projects(
        self,
        category: str | None = None,
        stage: Stage | None = None,
        chain: str | None = None,
        owner: str | None = None,
        *,
        as_of: Day | None = None,
    ) -> Result[ProjectRow, ProjectsSummary]:
        """Projects by category, with their stages and money; in the summary the official totals and the sums of each group."""
        from planctl.assess.projects import projects

        return Result(projects(_known_by(self.plan, as_of), category, stage, chain, owner))

    def chains(self, *, as_of: Day | None = None) -> Result[ChainRow, ChainsSummary]:
        """The industrial chains side by side."""
        from planctl.assess.chains import chains

        return Result(chains(_known_by(self.plan, as_of)))

    def figures(self, *names: str, kind: SubjectType | None = None, as_of: Day | None = None) -> Result[FigureRow, FiguresSummary]:
        """Every recorded figure, a row each."""
        from planctl.assess.figures import figures

        own = _known_by(self.own, as_of)
        return Result(figures(own, find_subjects(own, names), kind))

    def show(self, *names: str, explain: bool = False, as_of: Day | None = None) -> Result[ShowRow, ShowSummary]:
        """Everything about some indicators, projects or totals; with `explain` the working behind each number."""
        from planctl.assess.show import show

        plan = _known_by(self.plan, as_of)
        return Result(show(plan, find_subjects(plan, names), explain))

    def check(self) -> Result[CheckRow, CheckSummary]:
        """Contradictions between figures, each at its place; known ones with their explanations."""
        from planctl.assess.check import check

        return Result(check(self.own, self.reading.located))


def _known_by(plan: Plan, day: Day | None) -> Plan:
    """A plan as it was known on a day."""
    if day is None:
        return plan
    starts = plan.about.year_start if plan.about else JANUARY
    try:
        return known_by(plan, last_day(in_years_from(day, starts)) if isinstance(day, str) else day)
    except ValueError:
        raise RefusedError(_NO_DAY.filled(day=day)) from None


def rounded(number: Quantity | None) -> Decimal | None:
    """A derived number with the digits that commands print; None where there is none."""
    return None if number is None else rounding.value(number)


def words(row: Judged, language: Language = "en") -> str:
    """A row's verdict as commands print it, in the words that go with its attribute: 未完成 or 未达预期 for missed."""
    return verdict_word(row.verdict, row.attribute, language)


_NO_DAY = Bilingual("{day} 不是日期", "{day} is not a day")


def load(path: str | PathLike[str]) -> LoadedPlan:
    """The plan in a folder or a file, or that the `planctl.toml` in a folder names, without what is only proposed.

    Raises PlanError when it, or a plan that it follows, can't be used, and RefusedError when its settings can't.
    """
    place = plan_of_settings(Path(path))
    own = decided(read(place))
    follows = own.plan is not None and own.plan.about is not None and own.plan.about.follows is not None
    whole = decided(read(place, follow=True)) if follows else own
    if own.plan is None or whole.plan is None:
        raise PlanError(tuple(whole.problems))
    width = settings_of(place).tolerance
    return LoadedPlan(whole.plan, own.plan, whole, None if width is None else Decimal(width))
