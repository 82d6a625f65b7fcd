"""What a quantity measures: the words before it in its clause, what was named before them, or the words behind it."""

from __future__ import annotations

import re
from collections.abc import Callable

from planctl.draft.chinese.clauses import SENTENCE_ENDS, Said, bare, before, behind, clause, outside, without_brackets
from planctl.draft.chinese.continued import (
    as_before,
    as_part,
    at_a_distance,
    in_proportion,
    of_a_list,
    of_a_measure,
    of_a_part,
    of_a_pull,
    of_a_verb,
    of_a_whole,
    of_some,
)
from planctl.draft.chinese.lists import beyond_each, listed, named_before, parts_of, said_before
from planctl.draft.chinese.measures import of_the_whole, plain, starting
from planctl.draft.chinese.named import (
    for_whom,
    in_brackets,
    of_a_kind,
    of_both,
    of_each,
    of_its_purpose,
    of_the_named,
    of_what_follows,
    of_what_it_is,
)
from planctl.draft.chinese.place import Place
from planctl.draft.chinese.topics import of_a_crop, of_a_head, of_a_project, of_some_works, of_the_clause_before
from planctl.draft.chinese.words import grammar
from planctl.draft.reading import Quantity, Subject

_PARTS = ("∶",)
_DONE = re.compile("(?<=[^，、])(?:共|累计)?实现(?=[^，、]{2,6}$)")
_TOLD = re.compile("(?<=[^，、]{2})(?:共|累计)?(?:完成|实现|达成|安排)$")


def subjects(text: str, quantities: list[Quantity]) -> list[Subject]:
    """The subject of each quantity of a paragraph, in order."""
    flat = without_brackets(text)
    said: Said = []
    index = 0
    while index < len(quantities):
        run = [quantities[index]]
        while index + len(run) < len(quantities) and quantities[index + len(run)].listed:
            run.append(quantities[index + len(run)])
        said.extend(zip(run, _of_run(text, flat, run, said), strict=True))
        index += len(run)
    return [subject for _, subject in said]


def _of_run(text: str, flat: str, run: list[Quantity], said: Said) -> list[Subject]:
    """The subjects of quantities that share their words: as many as are named before them, in their order."""
    first, count = run[0], len(run)
    if count == 1:
        return [_of_one(text, flat, first, said)]
    words = bare(before(flat, first, said))
    if first.rests_on == _PARTS:
        names = parts_of(words, count) or [subject.name for _, subject in said[-count:]]
        return [Subject(name, "∶") for name in names]
    if (not words or grammar().manner.fullmatch(words)) and (same := _of_the_last(count, said)):
        return [subject._replace(rests_on="承前") for subject in same]
    if names := beyond_each(first, words, count, said):
        return [Subject(name, "承前") for name in names]
    names = listed(words, count)
    if len(names) != count and (stems := named_before(flat, clause(flat, first), count) or said_before(flat, first, count, said)):
        names = [stem + words for stem in stems]
    if len(names) == count:
        return [_of_whole(flat, first, name, said) for name in names]
    return [_of_one(text, flat, first, said)] * count


def _of_the_last(count: int, said: Said) -> list[Subject]:
    """So many subjects that were named last: those of a list that has as many, else as many different ones."""
    last = [subject for _, subject in said[-count:]]
    if len(last) == count and said[-1][0].listed and len({subject.name for subject in last}) in (1, count):
        return last
    different = list({subject.name: subject for _, subject in said}.values())
    return different[-count:] if len(different) >= count else []


def _of_whole(flat: str, quantity: Quantity, name: str, said: Said) -> Subject:
    """A name of a list, with the measure of the whole that it is a part of, and named after what was named where it has to be."""
    part = as_part(flat, quantity, name, said)
    if not part and name in (*grammar().measures, *grammar().belongings) and (whole := of_the_whole(flat, quantity, said)):
        return Subject(plain(whole[1]) + name, "分别", stem=plain(whole[1]))
    return Subject(part or name, "分别")


def _of_one(text: str, flat: str, quantity: Quantity, said: Said) -> Subject:
    """The subject of a quantity that shares its words with no other: by the first rule that knows it."""
    words = bare(before(flat, quantity, said))
    begin = max(flat.rfind(end, 0, quantity.start) for end in SENTENCE_ENDS)
    place = Place(
        text=text,
        flat=flat,
        quantity=quantity,
        words=words,
        behind=behind(flat, quantity),
        verb=starting(words, grammar().verbs),
        outside=outside(flat, quantity),
        said=said,
        previous=said[-1] if said and said[-1][0].stop > begin else None,
        earlier=of_the_whole(flat, quantity, said),
        chained=bool(said) and said[-1][0].stop > clause(flat, quantity),
    )
    subject = next((subject for rule in RULES if (subject := rule(place))), Subject(words, "前文", place.verb))
    return subject._replace(name=_TOLD.sub("", _DONE.sub("", subject.name)))


RULES: tuple[Callable[[Place], Subject | None], ...] = (
    in_brackets,
    at_a_distance,
    of_a_pull,
    of_a_crop,
    of_a_head,
    of_a_project,
    of_some_works,
    of_the_clause_before,
    for_whom,
    of_what_it_is,
    of_the_named,
    of_its_purpose,
    of_some,
    of_what_follows,
    as_before,
    in_proportion,
    of_a_verb,
    of_each,
    of_a_kind,
    of_both,
    of_a_whole,
    of_a_measure,
    of_a_part,
    of_a_list,
)
"""How a subject is found, the first that knows it; where none does, it is named by the words before the number."""
