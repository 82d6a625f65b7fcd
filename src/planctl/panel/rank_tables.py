"""Tables as a source of ranks: the rows of some indicators and periods, taken from the panel's view of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from planctl.assess.answers import Figure
from planctl.assess.schedule import time_share
from planctl.language import Bilingual
from planctl.numbers.formulas import Reason
from planctl.numbers.periods import by_its_end, end_of, is_period, start_of
from planctl.numbers.printed import Bound, digits_of
from planctl.numbers.units import PERCENT
from planctl.panel import duckdb_engine, fit, sources
from planctl.panel.engine import NO_LIMITS, Engine
from planctl.panel.rank_places import Said, Series, combined
from planctl.plan.vocabulary import ATTRIBUTE_WORDS, BOUND_WORDS, DIRECTION_WORDS, Form, Role, choice
from planctl.problems import RefusedError

_NO_COLUMN = Bilingual("--group：表中没有“{column}”列", "--group: the tables have no column “{column}”")

_IN_SEVERAL = Bilingual("--group：{place}既在{one}，又在{other}", "--group: {place} is in {one} and in {other}")


class Row(NamedTuple):
    """A row as it was written, with the fault of one that does not fit."""

    place: str
    indicator: str
    period: str
    unit: str | None
    attribute: Any
    direction: Any
    value: str | None
    growth: str | None
    bound: Any
    target: str | None
    fault: str | None


class Tables:
    """The tables of a line, loaded once."""

    def __init__(self, engine: Engine, files: list[Path], group: str | None) -> None:
        self.unused = [name for name in sources.load(engine, files) if name != (group or "").lower()]
        fit.sort_out(engine)
        self._engine = engine
        self._groups = dict(_groups(engine, files, group)) if group else {}

    def groups(self) -> dict[str, str | None]:
        """Every place, with the group that it is in."""
        return {
            place: self._groups.get(place)
            for (place,) in self._engine.rows("SELECT DISTINCT place FROM aside_ WHERE place IS NOT NULL ORDER BY place")
        }

    def set_aside(self) -> int:
        """How many rows do not fit."""
        count: int = self._engine.rows("SELECT count(*) FROM aside_ WHERE fault IS NOT NULL")[0][0]
        return count

    def indicators(self) -> list[str]:
        """What they call their indicators."""
        return [
            name for (name,) in self._engine.rows("SELECT DISTINCT indicator FROM aside_ WHERE indicator IS NOT NULL ORDER BY 1")
        ]

    def periods(self, called: Iterable[str]) -> set[str]:
        """The periods of which some indicators have figures."""
        of_these = f"indicator IN ({_listed(called)}) AND fault IS NULL"
        found = self._engine.rows(
            f"SELECT DISTINCT period FROM aside_ WHERE {of_these} AND (value IS NOT NULL OR growth IS NOT NULL)"
        )
        return {period for (period,) in found}

    def rows(self, called: Iterable[str], spans: Collection[str]) -> list[Row]:
        """The rows of some indicators and of the periods that have some spans, also those that do not fit."""
        of_these = f"indicator IN ({_listed(called)}) AND place IS NOT NULL"
        every = self._engine.rows(f"SELECT DISTINCT period FROM aside_ WHERE {of_these} AND period IS NOT NULL")
        periods = [period for (period,) in every if is_period(period) and by_its_end(period) in spans]
        which = f"{of_these} AND period IN ({_listed(periods)})"
        return [
            _coded(Row(*row))
            for row in self._engine.rows(f"SELECT {', '.join(Row._fields)} FROM aside_ WHERE {which} ORDER BY ALL")
        ]


def _coded(row: Row) -> Row:
    """A row with the codes of its words."""
    return row._replace(
        direction=_code(row.direction, DIRECTION_WORDS, "none"),
        attribute=_code(row.attribute, ATTRIBUTE_WORDS, "unstated"),
        bound=_code(row.bound, BOUND_WORDS, "exact"),
    )


def _code(word: str | None, words: dict[str, Bilingual], without: str) -> str:
    """The code of a word; that of none where there is none, or a row does not fit because of it."""
    code = choice(word or without, words)
    return code if code in words else without


@contextmanager
def opened(files: list[Path], group: str | None) -> Iterator[Tables | None]:
    """The tables in some files; None, and no engine, where there are none."""
    if not files:
        yield None
        return
    with duckdb_engine.opened(NO_LIMITS) as engine:
        yield Tables(engine, files, group)


def _groups(engine: Engine, files: list[Path], column: str) -> Iterator[tuple[str, str]]:
    """Each place with what all its rows have in a column; raises RefusedError where they differ, or there is no such column."""
    found = False
    for ending in sources.KINDS:
        of_kind = [file for file in files if file.suffix.lower() == ending]
        if of_kind and column.lower() in engine.columns(table := engine.scan(ending, of_kind)):
            found = True
            name = '"' + column.replace('"', '""') + '"'
            of_place = f"min(CAST({name} AS VARCHAR)), max(CAST({name} AS VARCHAR))"
            query = (
                f"SELECT CAST(place AS VARCHAR), {of_place} FROM {table} WHERE place IS NOT NULL AND {name} IS NOT NULL GROUP BY 1"
            )
            for place, group, other in engine.rows(query):
                if group != other:
                    raise RefusedError(_IN_SEVERAL.filled(place=place, one=group, other=other))
                yield place, group
    if not found:
        raise RefusedError(_NO_COLUMN.filled(column=column))


def _listed(texts: Iterable[str]) -> str:
    """Texts as SQL lists them; one that nothing is called where there are none."""
    return ", ".join("'" + text.replace("'", "''") + "'" for text in texts) or "''"


def series_of_tables(rows: Iterable[Row], id_of: Callable[[str], str]) -> dict[str, dict[str, Series]]:
    """What the rows of tables say, by indicator and place.

    An indicator with rows of another unit beside % has its growth, and what was aimed at for that, in those of %.
    """
    of_indicator: dict[str, list[Row]] = {}
    for row in rows:
        of_indicator.setdefault(id_of(row.indicator), []).append(row)
    together: dict[str, dict[str, Series]] = {}
    for id_, several in of_indicator.items():
        in_levels = any(row.unit != PERCENT for row in several)
        places = together.setdefault(id_, {})
        for row in several:
            of_growth = in_levels and row.unit == PERCENT
            before = places.get(row.place) or _series(row)
            period = by_its_end(row.period)
            before.said[period] = combined(before.said.get(period, Said()), _said(row, period, of_growth))
            places[row.place] = before if of_growth else before._replace(unit=row.unit, **_of_level(row))
    return together


def _of_level(row: Row) -> dict[str, Any]:
    """What a row says of its indicator, where it says something."""
    stated = {"direction": (row.direction, "none"), "attribute": (row.attribute, "unstated")}
    return {name: said for name, (said, nothing) in stated.items() if said not in (nothing, None)}


def _series(row: Row) -> Series:
    return Series(
        unit=row.unit,
        direction=row.direction,
        attribute=row.attribute,
        basis=None,
        nature=None,
        prices="unstated",
        due=lambda target, latest: time_share(start_of(target.period), end_of(target.period), end_of(latest.period)),
        said={},
    )


def _said(row: Row, period: str, of_growth: bool) -> Said:
    if row.fault is not None:
        return Said(unfit=Reason.SET_ASIDE)
    form: Form = "growth" if of_growth else "value"
    result = _figure(row.value, period, "actual", form, row.unit)
    target = _figure(row.target, period, "target", form, row.unit, row.bound)
    if of_growth:
        return Said(growth=result, growth_target=target)
    return Said(level=result, level_target=target, growth=_figure(row.growth, period, "actual", "growth", PERCENT))


def _figure(text: str | None, period: str, role: Role, form: Form, unit: str | None, bound: Bound = "exact") -> Figure | None:
    if text is None:
        return None
    number = Decimal(text)
    return Figure(
        period=period,
        role=role,
        form=form,
        value=number,
        printed=digits_of(number),
        unit=unit,
        bound=bound,
        text_zh=None,
        text_en=None,
        stage=None,
        of=None,
        since=None,
        scope_zh=None,
        scope_en=None,
        estimate=False,
        stretch=False,
        paragraph=None,
        source=None,
    )
