"""What a report says that a target is: its attribute, and whether it is only strived for."""

from __future__ import annotations

import re
from functools import cache

from planctl.draft.chinese.clauses import bare
from planctl.draft.chinese.words import grammar
from planctl.draft.reading import Quantity, Stated, any_of
from planctl.plan.vocabulary import Attribute

_LONGEST = 20


def stretches(text: str, quantity: Quantity) -> bool:
    """Whether the words before a quantity in its clause say that it is strived for, and not promised: 力争达到7%."""
    before = re.split("[，；。：]", text[: quantity.start])[-1]
    return grammar().stretch.search(before) is not None


def attribute_of(text: str, quantity: Quantity) -> Attribute | None:
    """What brackets behind a quantity, or behind its name, call it: 58.3%（约束性）, 森林覆盖率（约束性）达到58.3%."""
    before = re.split("[，；。：、]", text[: quantity.start])[-1]
    told = _in_brackets().match(text, quantity.stop) or _in_brackets().search(before)
    return grammar().attributes[told["attribute"]] if told else None


def stated(text: str) -> list[Stated]:
    """The subjects that a text calls so by name: 森林覆盖率等7项为约束性指标; 约束性指标：森林覆盖率、粮食产能."""
    found = [(match["names"], match["attribute"]) for match in _named().finditer(text)]
    found += [(match["names"], match["attribute"]) for match in _listed().finditer(text)]
    return [
        Stated(name, grammar().attributes[attribute])
        for names, attribute in found
        for each in re.split("、|和(?!美|谐|平)", names)
        if 1 < len(name := bare(each)) <= _LONGEST
    ]


@cache
def _in_brackets() -> re.Pattern[str]:
    return re.compile(rf"\s*[（(](?P<attribute>{any_of(grammar().attributes)})(?:指标|目标)?[）)]")


@cache
def _named() -> re.Pattern[str]:
    attribute = f"(?P<attribute>{any_of(grammar().attributes)})"
    return re.compile(rf"(?P<names>[^，。；：]+?)等?\d*项?(?:指标)?(?:均)?(?:为|是|属于){attribute}(?:指标|目标)")


@cache
def _listed() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<attribute>{any_of(grammar().attributes)})指标(?:（[^）]*）)?[：:](?P<names>[^，。；：]+?)(?:等?\d*项?)?[。；]"
    )
