"""Observations put into a plan's files: each is spliced in, and the new text is read again and must hold just that more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from planctl.language import Bilingual
from planctl.numbers.periods import JANUARY, in_years_from, is_period, span_of
from planctl.plan.lookup import find_ids
from planctl.plan.model import Indicator, Plan, Project, Subject, forms_given
from planctl.plan.vocabulary import STAGE_WORDS, choice
from planctl.problems import Finding, Place, RefusedError
from planctl.read import Reading, read_contents
from planctl.read.merge import Merged, merged
from planctl.read.tree import Tree
from planctl.write.flow import mapping
from planctl.write.splice import added

Fields = Mapping[str, str]
"""The fields of a statement or of a source, as they are typed."""

_WORDS_FOR_REACHED = {"true": "true", "yes": "true", "是": "true", "false": "false", "no": "false", "否": "false"}
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
OTHERWISE = Bilingual("写入后 {path} 会有别的变化；没有写入", "{path} would change otherwise too; nothing is written")


class Observed(NamedTuple):
    """An observation to be put down: of what, of which period, and its fields."""

    id: str
    period: str
    fields: Fields

    @property
    def text(self) -> str:
        """The observation as it stands in a file."""
        return mapping(self.fields)


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
    fields = dict(given)
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
    before = merged(contents)
    starts = plan.about.year_start if plan.about else JANUARY
    texts = {file: content.decode("utf-8") for file, content in contents.items()}
    meant, entered, conflicts = before.tree, list[tuple[Observed, int, bool]](), list[Bilingual]()
    for key, fields in sources.items():
        if key in plan.sources:
            raise RefusedError(_IS_A_SOURCE.filled(source=key))
        file = _last(before, ("sources",)) or next(iter(texts))
        texts[file] = added(texts[file], ["sources", key], mapping(fields))
        meant = _with(meant, ("sources", key), dict(fields))
    for each in observations:
        there = _same_figure(meant, each, starts)
        if there is None:
            file = _file_for(before, plan, each)
            texts[file] = added(texts[file], ["observations", each.id, each.period], each.text, listed=True)
            meant = _with(meant, ("observations", each.id, each.period), (dict(each.fields),))
            entered.append((each, len(_at(meant, "observations", each.id, each.period)) - 1, False))
        elif _claim(there[2]) == _claim(each.fields):
            entered.append((each._replace(period=there[0]), there[1], True))
        else:
            conflicts.append(_conflict(before, each, *there))
    if conflicts:
        raise RefusedError(Bilingual(*["\n".join(lines) for lines in zip(*conflicts, strict=True)]))
    return _read_again(contents, path, {file: text.encode() for file, text in texts.items()}, meant, entered)


def _read_again(
    contents: Mapping[Path, bytes],
    path: Path,
    new: dict[Path, bytes],
    meant: dict[str, Tree],
    entered: list[tuple[Observed, int, bool]],
) -> Recorded:
    """The new files, once they were read and hold what was meant and nothing else."""
    if merged(new).tree != meant:
        raise RefusedError(OTHERWISE.filled(path=path))
    reading = read_contents(new, path)
    places = reading.located(_here(each, number) for each, number, _ in entered)
    entries = [Entry(each, problem.place, stood) for (each, _, stood), problem in zip(entered, places, strict=True)]
    return Recorded({file: content for file, content in new.items() if content != contents[file]}, entries, reading)


def _here(each: Observed, number: int) -> Finding:
    """Where an observation stands, as the reader places what it finds."""
    return Finding("two-observations", ("observations", each.id, each.period, number), {})


def _same_figure(tree: dict[str, Tree], each: Observed, starts: int) -> tuple[str, int, Fields] | None:
    """The observation of the same subject, span, form and source: its period, which of that it is, and its fields."""
    if not is_period(each.period):
        return None  # the reader says so
    wanted = _identity(each.period, each.fields, starts)
    for period, statements in _at(tree, "observations", each.id).items():
        for number, fields in enumerate(statements):
            if _identity(period, fields, starts) == wanted:
                return period, number, fields
    return None


def _identity(period: str, fields: Fields, starts: int) -> tuple[object, ...]:
    form = "".join(forms_given(fields)).replace("index", "growth")
    span = span_of(in_years_from(period, starts), fields.get("cumulative") != "false")
    return span, form, fields.get("since"), fields.get("source")


def _claim(fields: Fields) -> tuple[object, ...]:
    """What an observation says, however it is noted."""
    forms = forms_given(fields)
    return *((form, choice(str(fields[form]), STAGE_WORDS)) for form in forms), fields.get("bound", "exact")


def _conflict(before: Merged, each: Observed, period: str, number: int, fields: Fields) -> Bilingual:
    """That another figure stands there, and where; one that is given twice stands nowhere yet."""
    form, given = forms_given(fields)[0], forms_given(each.fields)[0]
    (at,) = before.place([_here(each._replace(period=period), number)])
    where = ":".join(map(str, filter(None, (at.place.file, at.place.line, at.place.column))))
    values = {"there": fields[form], "given": each.fields[given]}
    return _CONFLICT.filled(place=where, id=each.id, period=each.period, form=form, source=fields.get("source"), **values)


def _file_for(before: Merged, plan: Plan, each: Observed) -> Path:
    """The file that an observation goes into.

    That of its subject's period, or else of others of the period, of its subject's observations, of any, or of the subject.
    """
    observed = ("observations", each.id)
    periods = [path for path in before.writers if path[0] == "observations" and path[2:] == (each.period,)]
    section = "indicators" if each.id in plan.indicators else "projects" if each.id in plan.projects else "totals"
    nearest = ((*observed, each.period), *periods[-1:], observed)
    found = next((before.writers[path].path for path in nearest if path in before.writers), None)
    return found or _last(before, ("observations",)) or before.writers[section, each.id].path


def _last(before: Merged, above: tuple[str, ...]) -> Path | None:
    """The file that holds the last of the records under a key."""
    return next((source.path for path, source in reversed(before.writers.items()) if path[: len(above)] == above), None)


def _at(tree: dict[str, Tree], *keys: str) -> Any:  # noqa: ANN401 what a valid plan holds there
    """What a tree holds under some keys; nothing where one of them is not there."""
    node: Any = tree
    for key in keys:
        node = node.get(key, {})
    return node


def _with(tree: Any, keys: Sequence[str], value: Tree) -> dict[str, Tree]:  # noqa: ANN401 what a valid plan holds there
    """A tree with a value more under some keys; what stands in a list there comes before it."""
    first, *others = keys
    if others:
        return {**tree, first: _with(tree.get(first, {}), others, value)}
    return {**tree, first: (*tree.get(first, ()), *value) if isinstance(value, tuple) else value}
