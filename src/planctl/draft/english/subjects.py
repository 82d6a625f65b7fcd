"""What a quantity measures: the words before it in its clause, what was named before them, or the words behind it."""

from __future__ import annotations

import re
from collections.abc import Callable

from planctl.draft.english.before import clause_start
from planctl.draft.english.clauses import (
    CLAUSE,
    Said,
    bare,
    before_comma,
    behind,
    head,
    listed,
    named,
    noun,
    outside,
    rest,
    sentence,
)
from planctl.draft.english.continued import (
    a_share_of_them,
    arrived_at,
    as_before,
    at_a_distance,
    beside_a_mark,
    beside_a_plan,
    beside_an_average,
    falling_short,
    for_whom,
    grown_in,
    in_real_terms,
    meant_again,
    of_a_cost,
    of_another,
    of_its_mark,
    of_its_own_kind,
    of_receivers,
    some_of_them,
    with_what,
)
from planctl.draft.english.named import (
    in_apposition,
    in_brackets,
    of_a_change_behind,
    of_a_count,
    of_a_multiple,
    of_a_verb,
    of_growth,
    of_its_money,
    of_money,
    of_money_spent,
    of_some,
    of_what_follows,
    of_what_it_was,
    of_which,
)
from planctl.draft.english.numerals import before_money
from planctl.draft.english.place import Place
from planctl.draft.english.shares import as_a_share, of_a_budget, of_a_share, of_its_noun
from planctl.draft.english.words import grammar, pattern
from planctl.draft.reading import Quantity, Subject, any_of


def subjects(text: str, quantities: list[Quantity]) -> list[Subject]:
    """The subject of each quantity of a paragraph, in order; dates in the text are blotted out."""
    text = pattern(", <aside>,").sub(lambda match: " " * len(match[0]), text)
    said: Said = []
    index = 0
    while index < len(quantities):
        run = [quantities[index]]
        while index + len(run) < len(quantities) and quantities[index + len(run)].listed:
            run.append(quantities[index + len(run)])
        said.extend(zip(run, _of_run(text, run, said), strict=True))
        index += len(run)
    return [subject for _, subject in said]


def _of_run(text: str, run: list[Quantity], said: Said) -> list[Subject]:
    """The subjects of quantities that share their words: as many as are named before them, in their order."""
    if len(run) > 1:
        begin = max(sentence(text, run[0].start), said[-1][0].stop if said else 0)
        words = bare(text[begin : max(begin, run[0].lead)])
        names = listed(words)
        if len(names) == len(run):
            return [Subject(named(name), "respectively") for name in names]
        if not words and len(said) >= len(run):
            return [subject._replace(rests_on="named before") for _, subject in said[-len(run) :]]
    found: list[Subject] = []
    for each in run:
        found.append(_of_one(text, each, [*said[-1:], *zip(run, found, strict=False)]))
    return found


def _of_one(text: str, quantity: Quantity, said: Said) -> Subject:
    """The subject of a quantity that shares its words with no other: by the first rule that knows it."""
    last = said[-1] if said else None
    begin = clause_start(text, quantity.start, last[0] if last else None)
    start = begin
    if last and last[0].stop == begin and (told := _behind_the_last(last[1]).match(text, begin)):
        begin = min(told.end(), max(begin, quantity.lead))
    raw = text[begin : max(begin, quantity.lead)]
    if not raw.strip(" ,") and (text[:begin].endswith(":") or text[quantity.lead : quantity.start].strip(" ,").startswith("at")):
        raw = text[clause_start(text, begin - 1, last[0] if last else None) : begin]
    place = Place(
        quantity=quantity,
        words=bare(raw),
        raw=raw,
        gap=text[start : quantity.start],
        middle=text[quantity.lead : max(quantity.lead, before_money(text, quantity.start))].strip(),
        behind=behind(text, quantity.stop),
        rest=rest(text, quantity.stop),
        noun=noun(text, quantity),
        outside=outside(text, start),
        before_comma=before_comma(text, start, last[0].stop if last else 0),
        last=last,
        previous=last if last and last[0].start >= sentence(text, quantity.start) else None,
    )
    subject = next((subject for rule in RULES if (subject := rule(place))), Subject(head(place.words), "before the number"))
    if (name := named(subject.name)) in ("", "the"):
        verb = re.split(rf"(?i) {any_of(grammar().signs)}\b", place.before_comma)[0]
        name = named(bare(verb)) or (
            "growth" if "growth" in place.middle.lower() else last[1].name if last and last[0].unit == quantity.unit else ""
        )
    return subject._replace(name=name)


def _behind_the_last(subject: Subject) -> re.Pattern[str]:
    """The words behind a quantity that are still its own, so that the next one's subject begins behind them."""
    told = "" if subject.rests_on == "behind the number" else r"(?:<said_behind>\b(?! which| whom)|[a-z]+ed(?= and \d|, \d))"
    return pattern(f" {told}{CLAUSE}")


RULES: tuple[Callable[[Place], Subject | None], ...] = (
    of_its_own_kind,
    in_apposition,
    in_brackets,
    of_a_multiple,
    of_which,
    of_its_mark,
    of_some,
    a_share_of_them,
    some_of_them,
    of_growth,
    of_its_money,
    with_what,
    beside_an_average,
    falling_short,
    in_real_terms,
    meant_again,
    of_a_change_behind,
    at_a_distance,
    beside_a_mark,
    of_another,
    beside_a_plan,
    as_a_share,
    of_a_budget,
    of_receivers,
    arrived_at,
    for_whom,
    grown_in,
    of_a_share,
    of_what_it_was,
    of_its_noun,
    of_a_cost,
    of_money,
    of_money_spent,
    of_a_count,
    as_before,
    of_a_verb,
    of_what_follows,
)
"""How a subject is found, the first that knows it; where none does, it is named by the words before the number."""
