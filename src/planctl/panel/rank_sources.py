"""The sources of ranks, plans and tables together: what their indicators are called, their places, and what is said of a period."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from planctl.language import Bilingual, enumerated
from planctl.numbers.periods import by_its_end, end_of, is_span, whole_year_of, year_before
from planctl.panel import databases, sources
from planctl.panel.plans import PlanRows
from planctl.panel.rank_places import Series, series_of_plans
from planctl.panel.rank_tables import Tables, series_of_tables
from planctl.plan.lookup import did_you_mean, normalized
from planctl.plan.model import Name
from planctl.problems import RefusedError

_ENDINGS = (*sources.KINDS, ".yaml", ".yml")

_NO_SOURCE = Bilingual(
    "没有写明来源：先写指标，再写表或计划的文件、文件夹",
    "no source is named: first the indicators, then files or folders of tables or plans",
)
_SEVERAL = Bilingual("“{word}”可指几个：{names}", "“{word}” may be any of {names}")
_NONE = Bilingual("没有“{word}”；{near}", "there is no “{word}”; {near}")


class Indicators:
    """The indicators of all sources: what each is called, and its id."""

    def __init__(self, called: Iterable[tuple[str, Name, Iterable[str]]]) -> None:
        self.names: dict[str, Name] = {}
        self._ids: dict[str, str] = {}
        for id_, name, others in called:
            known = self._ids.get(normalized(id_), id_)
            self.names.setdefault(known, name)
            for each in (id_, name.zh, name.en, *others):
                if each:
                    self._ids.setdefault(normalized(each), known)

    def id_of(self, called: str) -> str:
        """The id of an indicator as a table calls it: that of the plans which have its name, or else that text."""
        return self._ids.get(normalized(called), called)

    def found(self, word: str) -> str:
        """The id of what a user names by id, name, alias or a part of these; raises RefusedError for none and for several."""
        return found(word, self._ids)


def found(word: str, called: Mapping[str, str]) -> str:
    """The one thing of which a user writes a name, or a part that no other has; raises RefusedError for none and for several."""
    part = normalized(word)
    several = [called[part]] if part in called else [*dict.fromkeys(each for name, each in called.items() if part in name)]
    if not several:
        raise RefusedError(_NONE.filled(word=word, near=did_you_mean(word, dict.fromkeys(called.values()))))
    if len(several) > 1:
        raise RefusedError(_SEVERAL.filled(word=word, names=enumerated(several)))
    return several[0]


def split(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """The indicators and the sources of a line: the first word is an indicator, the first after it that may be a file is a source.

    That is what is there, is a pattern of what is there, or has a path's stroke or a file's ending.
    """
    at = next((at for at, word in enumerate(words) if at and _is_source(word)), None)
    if at is None:
        raise RefusedError(_NO_SOURCE)
    return [*words[:at]], [*words[at:]]


def _is_source(word: str) -> bool:
    path = Path(word)
    return os.sep in word or path.suffix.lower() in _ENDINGS or path.exists() or databases.are_tables(word) or bool(glob.glob(word))  # noqa: PTH207 a pattern of the user's


class Sources:
    """Plans and tables together: their indicators, their places with the group of each, and what they say of a period."""

    def __init__(self, planned: PlanRows, tables: Tables | None, grouped: bool) -> None:
        self._planned, self._tables = planned, tables
        called = [(row.indicator, row.subject.name, row.subject.aliases) for row in planned.rows]
        self._in_tables = tables.indicators() if tables else []
        self.names = Indicators([*called, *((name, Name(name), ()) for name in self._in_tables)])
        of_tables = tables.groups() if tables else {}
        self.groups = {**of_tables, **{place.name.zh: place.within if grouped else None for place in planned.places}}
        self.english = {place.name.zh: place.name.en for place in planned.places}

    def periods(self, ids: Sequence[str]) -> list[str]:
        """The periods with figures of some indicators, the latest first."""
        of_plans = {row.period for row in self._planned.rows if row.indicator in ids and (row.result or row.growth)}
        of_tables = map(by_its_end, self._tables.periods(self._called(ids))) if self._tables else ()
        several = {period for period in (*of_plans, *of_tables) if not is_span(period)}
        return sorted(several, key=lambda period: (end_of(period), period), reverse=True)

    def series(self, ids: Sequence[str], period: str) -> dict[str, dict[str, Series]]:
        """What is said of some indicators around a period, by indicator and place."""
        together = series_of_plans(row for row in self._planned.rows if row.indicator in ids)
        if self._tables is None:
            return together
        rows = self._tables.rows(self._called(ids), {period, year_before(period), whole_year_of(period)})
        for id_, places in series_of_tables(rows, self.names.id_of).items():
            known = together.setdefault(id_, {})
            for place, series in places.items():
                known[place] = known[place].with_said(series.said) if place in known else series
        return together

    def _called(self, ids: Sequence[str]) -> list[str]:
        return [name for name in self._in_tables if self.names.id_of(name) in ids]

    def place(self, word: str) -> str:
        """The place that a user names, by a part of its name too; raises RefusedError for none and for several."""
        called = {name: place for place in self.groups for name in (place, self.english.get(place)) if name}
        return found(word, {normalized(name): place for name, place in called.items()})
