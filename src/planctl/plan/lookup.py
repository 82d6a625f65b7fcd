"""Finding a subject by what a user calls it, and the nearest names to a word that is none."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Mapping
from heapq import nlargest

from planctl.language import Bilingual, enumerated
from planctl.plan.model import Name, Plan, Subject
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
    return _THERE_IS.filled(names=enumerated(names[:MOST_LISTED] + ["…"] * (len(names) > MOST_LISTED)))


_THERE_IS = Bilingual("可用：{names}", "there is: {names}")


def did_you_mean_hint(word: str, known: Iterable[str]) -> dict[str, str | Bilingual]:
    """The same as a problem's hint; none where nothing is known at all."""
    names = list(known)
    return {"hint": did_you_mean(word, names)} if names else {}


def find_subjects(plan: Plan, wanted: Iterable[str]) -> dict[str, Subject]:
    """The subjects that a user names, by id; every subject when none is named."""
    subjects = dict(plan.subjects())
    ids = find_ids(plan, wanted)
    return {id_: subjects[id_] for id_ in ids} if ids else subjects


def find_ids(plan: Plan, wanted: Iterable[str], among: Collection[str] | None = None) -> list[str]:
    """The ids of the subjects that a user names, in the order asked for: by id in any case, name, alias, or a part of these.

    A part names the only one that has it, of those `among` which one is sought before others. Raises RefusedError with the nearest
    names when one or more are not known, and with all that have it when a part is that of several.
    """
    names = _names(plan)
    whole = dict(reversed(names)) | {normalized(id_): id_ for id_, _ in plan.subjects()}
    ids: list[str] = []
    missing: list[str] = []
    for word in wanted:
        found = whole.get(normalized(word)) or _by_part(plan, names, word, among)
        if found is None:
            missing.append(word)
        elif found not in ids:
            ids.append(found)
    if missing:
        raise unknown(plan, missing)
    return ids


def ids_with(plan: Plan, word: str) -> list[str]:
    """The ids of the subjects of whose id, names and aliases one holds a word."""
    part = normalized(word)
    return list(dict.fromkeys(id_ for name, id_ in _names(plan) if part in name))


def _names(plan: Plan) -> list[tuple[str, str]]:
    """What each subject is called, with its id."""
    return [
        (normalized(name), id_)
        for id_, subject in plan.subjects()
        for name in (id_, subject.name.zh, subject.name.en, *subject.aliases)
        if name is not None
    ]


def _by_part(plan: Plan, names: list[tuple[str, str]], word: str, among: Collection[str] | None) -> str | None:
    """The one subject that a part of a name is that of; None when it is that of none."""
    part = normalized(word)
    ids = list(dict.fromkeys(id_ for name, id_ in names if part in name))
    sought = [id_ for id_ in ids if among is None or id_ in among] or ids
    if len(sought) > 1:
        raise _several(word, {id_: subject.name for id_, subject in plan.subjects() if id_ in sought})
    return sought[0] if sought else None


def find_key(word: str, known: Mapping[str, Name], option: str) -> str:
    """The key of a part of the plan (an area, a chain, a category) that a user names by it, by name, or by a part of the name.

    Raises RefusedError for what is none, or that of several.
    """
    if word in known:
        return word
    part = normalized(word)
    called = {key: [normalized(each) for each in (key, name.zh, name.en) if each] for key, name in known.items()}
    keys = [key for key, names in called.items() if part in names] or [
        key for key, names in called.items() if any(part in name for name in names)
    ]
    if len(keys) > 1:
        raise _several(word, {key: known[key] for key in keys})
    if not keys:
        names = [each for name in known.values() for each in (name.zh, name.en) if each]
        near = did_you_mean(word, next((each for each in ([*known], names) if nearest(word, each)), known))
        raise RefusedError(Bilingual(f"--{option}：没有“{word}”；{near.zh}", f"--{option}: there is no “{word}”; {near.en}"))
    return keys[0]


def _several(word: str, called: Mapping[str, Name]) -> RefusedError:
    """That a word is part of several names, with each."""
    listed = list(called.items())[:MOST_LISTED]
    more = ["…"] * (len(called) > MOST_LISTED)
    zh = [f"  {key}  {name.zh}" for key, name in listed]
    en = [f"  {key}  {name.en or name.zh}" for key, name in listed]
    return RefusedError(
        Bilingual(
            "\n".join([f"“{word}”可指 {len(called)} 个，请写其中一个：", *zh, *more]),
            "\n".join([f"“{word}” may be any of {len(called)}: write one of these:", *en, *more]),
        )
    )


def unknown(plan: Plan, words: Iterable[str]) -> RefusedError:
    """That there are no subjects of some names, with the nearest to each."""
    spoken = [name for _, subject in plan.subjects() for name in (subject.name.zh, subject.name.en, *subject.aliases) if name]
    zh, en = [], []
    for word in words:
        near = nearest(word, dict.fromkeys([*spoken, *(id_ for id_, _ in plan.subjects())]))
        zh.append(f"没有“{word}”" + (f"，相近的有：{'、'.join(near)}" if near else ""))
        en.append(f"there is no “{word}”" + (f"; near it: {', '.join(near)}" if near else ""))
    return RefusedError(Bilingual("\n".join(zh), "\n".join(en)))
