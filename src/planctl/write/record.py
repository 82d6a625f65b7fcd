"""Observations put into a plan's files: each is spliced in, and the new text is read again and must hold just that more."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from planctl.language import Bilingual
from planctl.plan.lookup import find_ids
from planctl.plan.model import Indicator, Plan, Project, Subject, forms_given
from planctl.plan.vocabulary import STAGE_WORDS, choice
from planctl.problems import Place, RefusedError
from planctl.read import Reading
from planctl.write.edition import Edition, Fields, Standing, Stated, places, same
from planctl.write.flow import mapping

_WORDS_FOR_REACHED = {"true": "true", "yes": "true", "是": "true", "false": "false", "no": "false", "否": "false"}
_GROUPED = re.compile(r"-?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?")
"""A number whose thousands are set apart by commas, as spreadsheets write it: they are no digits."""
_WHICH_FORM = Bilingual(
    "{id} 是项目：{value} 是什么？写 --form progress、year_investment、investment_to_date 或 value（总投资）",
    "{id} is a project: what is {value}? --form progress, year_investment, investment_to_date or value (in all)",
)
_REACHED = Bilingual(
    "{id} 是节点：写 true 或 false（是、否），不能写“{value}”", "{id} is a milestone: true or false, not “{value}”"
)
_CONFLICT = Bilingual(
    "{place}：{id} {period} 来源 {source} 的 {form} 已记为 {there}，不是 {given}；没有写入",
    "{place}: {id} {period} has {form} {there} of {source}, not {given}; nothing is written",
)
_IS_A_SOURCE = Bilingual("来源 {source} 已有；不写 --title", "there is a source {source} already; leave out --title")


class Observed(NamedTuple):
    """An observation to be put down: of what, of which period, and its fields."""

    id: str
    period: str
    fields: Fields

    @property
    def stated(self) -> Stated:
        """The statement that it is."""
        return Stated(("observations", self.id), self.period, self.fields)

    @property
    def text(self) -> str:
        """The observation as it stands in a file."""
        return self.stated.text


class Entry(NamedTuple):
    """Where an observation stands after all, and whether it stood there before."""

    observed: Observed
    place: Place
    stood: bool


class Recorded(NamedTuple):
    """The files as they are to be, those that change; what became of each observation; what is wrong with the plan then."""

    contents: dict[Path, bytes]
    entries: list[Entry]
    reading: Reading


def observed(plan: Plan, word: str, period: str, given: Fields) -> Observed:
    """An observation of what a user names, its number or word as `value` where its form is not said.

    Raises RefusedError for a name of nothing, and where what is given can't be told.
    """
    (id_,) = find_ids(plan, [word])
    figures = {form: given[form].replace(",", "") for form in forms_given(given) if _GROUPED.fullmatch(given[form])}
    fields = {**given, **figures}
    subject = plan.subject(id_)
    if subject is not None and "value" in fields:
        fields = {**_in_its_form(id_, subject, fields.pop("value")), **fields}
    return Observed(id_, period, fields)


def _in_its_form(id_: str, subject: Subject, value: str) -> Fields:
    """What is said of a subject without a form: a milestone is reached or not, a project at a stage, all others have a level.

    That of a composition is its shares.
    """
    if isinstance(subject, Indicator) and subject.nature == "composition":
        return {"shares": value}
    if isinstance(subject, Indicator) and subject.nature == "milestone":
        if value not in _WORDS_FOR_REACHED:
            raise RefusedError(_REACHED.filled(id=id_, value=value))
        return {"reached": _WORDS_FOR_REACHED[value]}
    if isinstance(subject, Project):
        if choice(value, STAGE_WORDS) not in STAGE_WORDS:
            raise RefusedError(_WHICH_FORM.filled(id=id_, value=value))
        return {"stage": value}
    return {"value": value}


def recorded(
    contents: Mapping[Path, bytes], path: Path, plan: Plan, observations: Sequence[Observed], sources: Mapping[str, Fields]
) -> Recorded:
    """A plan's files with observations put in, and with sources that are not there yet.

    Raises RefusedError when another figure of the same subject, span, form and source stands there, and when the new text would say
    anything else than that more: then nothing is to be written.
    """
    edition = Edition(contents, plan)
    add_sources(edition, plan, sources)
    entered, conflicts = list[tuple[Observed, int, bool]](), list[Bilingual]()
    for each in observations:
        there = edition.standing(each.stated)
        if there is None:
            entered.append((each, edition.state(each.stated, file_for(edition, each)), False))
        elif same(there.fields, each.fields):
            entered.append((each._replace(period=there.period), there.number, True))
        else:
            conflicts.append(_conflict(edition, each, there))
    if conflicts:
        raise RefusedError(Bilingual(*["\n".join(lines) for lines in zip(*conflicts, strict=True)]))
    changed, reading = edition.finished(path)
    found = places(reading, [("observations", each.id, each.period, number) for each, number, _ in entered])
    return Recorded(changed, [Entry(each, place, stood) for (each, _, stood), place in zip(entered, found, strict=True)], reading)


def add_sources(edition: Edition, plan: Plan, sources: Mapping[str, Fields]) -> None:
    """Put in sources by their keys; raises RefusedError for one that the plan has already."""
    for key, fields in sources.items():
        if key in plan.sources:
            raise RefusedError(_IS_A_SOURCE.filled(source=key))
        edition.put(("sources", key), dict(fields), mapping(fields))


def _conflict(edition: Edition, each: Observed, there: Standing) -> Bilingual:
    """That another figure stands there, and where; one that is given twice stands nowhere yet."""
    form, given = forms_given(there.fields)[0], forms_given(each.fields)[0]
    at = edition.place(("observations", each.id, there.period, there.number))
    where = ":".join(map(str, filter(None, (at.file, at.line, at.column))))
    values = {"there": there.fields[form], "given": each.fields[given]}
    return _CONFLICT.filled(place=where, id=each.id, period=each.period, form=form, source=there.fields.get("source"), **values)


def file_for(edition: Edition, each: Observed) -> Path | None:
    """The file that an observation goes into.

    That of its subject's period, or else of others of the period, of its subject's observations, of any, or of the subject.
    """
    return (
        edition.writer("observations", each.id, each.period)
        or edition.last_of_period("observations", each.period)
        or edition.writer("observations", each.id)
        or edition.last(("observations",))
        or next(filter(None, (edition.writer(section, each.id) for section in ("indicators", "projects", "totals"))), None)
    )
