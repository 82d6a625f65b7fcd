"""Finding a subject by what a user calls it, and the nearest names to a word that is none."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from heapq import nlargest

from planctl.language import Bilingual
from planctl.plan.model import Plan, Subject
from planctl.problems import RefusedError

MOST_OFFERED = 3
MOST_LISTED = 30
MOST_COMPARED = 100
"""How many words are compared letter by letter: those that share the most letters, for the comparison is slow."""
LONGEST = 100
"""How much of a word is looked at."""


def normalized(name: str) -> str:
    """A name as names are compared: without regard to case, width or composition."""
    return unicodedata.normalize("NFKC", name).casefold().strip()


_LOOK_ALIKES = str.maketrans("аеорсухіјѕкмтвнαβεζηικμνορτυχ", "aeopcyxijskmtbhabezhikmvoptyx")
"""Cyrillic and Greek letters, in lower case, that look like Latin ones in one case or the other."""


def as_it_looks(name: str) -> str:
    """A name as a reader sees it: two that only look alike are the same."""
    return normalized(name).translate(_LOOK_ALIKES)


def nearest(word: str, known: Iterable[str]) -> list[str]:
    """The known words nearest to one that is not known, best first; words that contain it count as near."""
    from difflib import get_close_matches  # only a miss needs it

    by_fold = {normalized(candidate): candidate for candidate in known}
    target = normalized(word[:LONGEST])
    letters = set(target)
    alike = nlargest(MOST_COMPARED, by_fold, key=lambda name: len(letters.intersection(name)))
    close = get_close_matches(target, alike, n=MOST_OFFERED, cutoff=0.5)
    within = sorted((name for name in by_fold if target and target in name and name not in close), key=len)
    return [by_fold[name] for name in [*close, *within][:MOST_OFFERED]]


def did_you_mean(word: str, known: Iterable[str]) -> Bilingual:
    """What was perhaps meant by a word that is not known, or else all that there is."""
    names = list(known)
    near = nearest(word, names)
    if near:
        return Bilingual(f"是不是想写“{'”“'.join(near)}”？", f"did you mean {' or '.join(near)}?")
    listed = ", ".join(names[:MOST_LISTED] + ["…"] * (len(names) > MOST_LISTED))
    return Bilingual(f"可用：{listed}", f"there is: {listed}")


def did_you_mean_hint(word: str, known: Iterable[str]) -> dict[str, str | Bilingual]:
    """The same as a problem's hint; none where nothing is known at all."""
    names = list(known)
    return {"hint": did_you_mean(word, names)} if names else {}


def find_subjects(plan: Plan, wanted: Iterable[str]) -> dict[str, Subject]:
    """The subjects that a user names, by id; every subject when none is named."""
    subjects = dict(plan.subjects())
    ids = find_ids(plan, wanted)
    return {id_: subjects[id_] for id_ in ids} if ids else subjects


def find_ids(plan: Plan, wanted: Iterable[str]) -> list[str]:
    """The ids of the subjects that a user names by id in any case, by name or by alias, in the order asked for.

    Raises RefusedError with the nearest names when one or more are not known.
    """
    index = _index(plan)
    ids: list[str] = []
    unknown: list[str] = []
    for word in wanted:
        found = index.get(normalized(word))
        if found is None:
            unknown.append(word)
        elif found not in ids:
            ids.append(found)
    if unknown:
        raise _unknown(plan, unknown)
    return ids


def _index(plan: Plan) -> dict[str, str]:
    index: dict[str, str] = {}
    for id_, subject in plan.subjects():
        for name in (subject.name.zh, subject.name.en, *subject.aliases):
            if name is not None:
                index.setdefault(normalized(name), id_)
    return index | {normalized(id_): id_ for id_, _ in plan.subjects()}


def _unknown(plan: Plan, words: list[str]) -> RefusedError:
    names = [*_index(plan).values()]
    spoken = [name for _, subject in plan.subjects() for name in (subject.name.zh, subject.name.en, *subject.aliases) if name]
    zh, en = [], []
    for word in words:
        near = nearest(word, dict.fromkeys([*spoken, *names]))
        zh.append(f"没有“{word}”" + (f"，相近的有：{'、'.join(near)}" if near else ""))
        en.append(f"there is no “{word}”" + (f"; near it: {', '.join(near)}" if near else ""))
    return RefusedError(Bilingual("\n".join(zh), "\n".join(en)))
