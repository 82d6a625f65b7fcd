"""From a well-formed tree to records, by the model's annotations alone; what is wrong with any other, `shape` tells.

To load the validation library and to build its validator takes longer than to read a whole plan. A plan that has nothing wrong with
it needs neither: each annotation of the model says how a value of its kind is made, and this room only follows it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from planctl.model import ExactlyOneForm, forms_given
from planctl.read.tree import Tree
from planctl.scalars import BrokenScalarError, FromText

Maker = Callable[[Any], Any]
"""Makes a value of a tree; raises UnfitError where it is not that kind of value."""


class UnfitError(Exception):
    """A tree is not what the model asks for."""


def build(kind: object, tree: Tree) -> Any:  # noqa: ANN401 a value of that kind
    """The value of a kind, as the model annotates it, that a tree describes; raises UnfitError when it describes none."""
    try:
        return _maker(kind)(tree)
    except (BrokenScalarError, KeyError, TypeError) as error:  # a scalar, a name or a number of fields that does not fit
        raise UnfitError from error


@cache
def _maker(kind: Any) -> Maker:  # noqa: ANN401 an annotation can be anything
    """What makes values of a kind."""
    if is_dataclass(kind):
        return _record(kind)
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _marked(*inner)
    if origin is Literal:
        return {choice: choice for choice in inner}.__getitem__
    if origin in (Union, UnionType):  # of a kind with None: a field that may be left out
        return _maker(inner[0])
    if origin is dict:
        return _mapping(*map(_maker, inner))
    if origin is tuple:
        return _sequence(_maker(inner[0]))
    raise NotImplementedError(kind)


def _marked(kind: object, marker: object) -> Maker:
    if isinstance(marker, FromText):
        return _scalar(marker.parse)
    if isinstance(marker, ExactlyOneForm):
        return _statement(_maker(kind))
    raise NotImplementedError(marker)


def _scalar(parse: Callable[[str], object]) -> Maker:
    def make(tree: Tree) -> object:
        if type(tree) is not str:
            raise UnfitError
        return parse(tree)

    return make


def _statement(make_record: Maker) -> Maker:
    def make(tree: Tree) -> object:
        if type(tree) is not dict or len(forms_given(tree)) != 1:
            raise UnfitError
        return make_record(tree)

    return make


def _mapping(key: Maker, value: Maker) -> Maker:
    def make(tree: Tree) -> object:
        if type(tree) is not dict:
            raise UnfitError
        return {key(name): value(node) for name, node in tree.items()}

    return make


def _sequence(item: Maker) -> Maker:
    def make(tree: Tree) -> object:
        if type(tree) is not tuple:
            raise UnfitError
        return tuple([item(node) for node in tree])

    return make


def _record(kind: Any) -> Maker:  # noqa: ANN401 a dataclass
    makers: dict[str, Maker] = {}

    def make(tree: Tree) -> object:
        if type(tree) is not dict:
            raise UnfitError
        return kind(**{name: makers[name](node) for name, node in tree.items()})

    hints = get_type_hints(kind, include_extras=True)
    makers.update({field.name: _maker(hints[field.name]) for field in fields(kind)})
    return make
