"""A formula as it is written, and step by step as a pocket calculator takes it: its body, run over symbols instead of decimals."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple, cast

_SIGNS = {"+": "+", "-": "−", "*": "×", "/": "/", "^": "^"}
_RANKS = {"+": 1, "-": 1, "*": 2, "/": 2, "^": 3}
_ATOM = 4
_WORKED: Mapping[str, Callable[[Decimal, Decimal], Decimal]] = {
    "+": Decimal.__add__,
    "-": Decimal.__sub__,
    "*": Decimal.__mul__,
    "/": Decimal.__truediv__,
    "^": Decimal.__pow__,
}
_ANSWER = "ANS"
"""What a calculator calls the result of the step before."""


class Step(NamedTuple):
    """One line for the calculator, and what it shows."""

    expression: str
    value: Decimal


class Expression:
    """A symbol, a number, or two of them with an operator between; operators on it make a larger one."""

    __slots__ = ("left", "right", "sign", "value")

    def __init__(self, sign: str, value: Decimal, left: Expression | None = None, right: Expression | None = None) -> None:
        self.sign = sign
        self.value = value
        self.left = left
        self.right = right

    def __add__(self, other: Expression | Decimal | int) -> Expression:
        """The sum."""
        return _joined("+", self, other)

    def __radd__(self, other: Decimal | int) -> Expression:
        """The sum, a number first."""
        return _joined("+", other, self)

    def __sub__(self, other: Expression | Decimal | int) -> Expression:
        """The difference."""
        return _joined("-", self, other)

    def __mul__(self, other: Expression | Decimal | int) -> Expression:
        """The product."""
        return _joined("*", self, other)

    def __truediv__(self, other: Expression | Decimal | int) -> Expression:
        """The quotient."""
        return _joined("/", self, other)

    def __rtruediv__(self, other: Decimal | int) -> Expression:
        """The quotient, a number first."""
        return _joined("/", other, self)

    def __pow__(self, other: Expression | Decimal | int) -> Expression:
        """The power."""
        return _joined("^", self, other)

    def __str__(self) -> str:
        """The expression as it is written, in as few brackets as it takes."""
        if self.left is None or self.right is None:
            return self.sign
        rank = _RANKS[self.sign]
        return f"{_within(self.left, rank)} {_SIGNS[self.sign]} {_within(self.right, rank + 1)}"

    @property
    def rank(self) -> int:
        """How closely its parts hold together: products more than sums."""
        return _ATOM if self.left is None else _RANKS[self.sign]


def symbol(name: str, value: Decimal) -> Expression:
    """A named input with its value."""
    return Expression(name, value)


def written(body: Callable[..., Decimal], inputs: Mapping[str, Decimal]) -> Expression:
    """A formula's body over named inputs, in the order in which it takes them."""
    return cast("Callable[..., Expression]", body)(*(symbol(name, value) for name, value in inputs.items()))


def steps(expression: Expression) -> Iterator[Step]:
    """The lines to key in one after another; each takes up the answer of the one before."""
    whole = _with_numbers(expression)
    while (inner := _innermost(whole)) is not whole:
        yield Step(str(inner), inner.value)
        whole = _replaced(whole, inner, Expression(_ANSWER, inner.value))
    yield Step(str(whole), whole.value)


def _joined(sign: str, left: Expression | Decimal | int, right: Expression | Decimal | int) -> Expression:
    one, other = (part if isinstance(part, Expression) else Expression(f"{part}", Decimal(part)) for part in (left, right))
    return Expression(sign, _WORKED[sign](one.value, other.value), one, other)


def _within(part: Expression, rank: int) -> str:
    return str(part) if part.rank >= rank else f"({part})"


def _with_numbers(expression: Expression) -> Expression:
    """The same with values in the place of names; one below zero stands in brackets."""
    if expression.left is None or expression.right is None:
        value = expression.value
        return Expression(f"({value:f})" if value < 0 else f"{value:f}", value)
    return Expression(expression.sign, expression.value, _with_numbers(expression.left), _with_numbers(expression.right))


def _innermost(expression: Expression) -> Expression:
    """The first part that has to be worked before the rest: a power and its base, and what stands in brackets; else all of it."""
    for part, rank in ((expression.left, expression.rank), (expression.right, expression.rank + 1)):
        if part is None or part.left is None or (expression.sign == "^" and part is expression.right):
            continue
        inner = _innermost(part)
        if inner is not part or part.sign == "^" or ((part.rank < rank or expression.sign == "^") and not _has_answer(part)):
            return inner
    return expression


def _has_answer(part: Expression | None) -> bool:
    return part is not None and (part.sign == _ANSWER or _has_answer(part.left) or _has_answer(part.right))


def _replaced(whole: Expression, old: Expression, new: Expression) -> Expression:
    if whole is old:
        return new
    if whole.left is None or whole.right is None:
        return whole
    return Expression(whole.sign, whole.value, _replaced(whole.left, old, new), _replaced(whole.right, old, new))
