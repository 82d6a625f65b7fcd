"""Formulas over columns: a formula's guards and body, run over SQL text that DuckDB and Apache Spark both speak.

Numbers are doubles there, so each carries the noise that the binary arithmetic behind it can have made, worked out beside it: what
rounds otherwise within its noise is for the decimals to decide.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any, NamedTuple, cast

from planctl.numbers.formulas import Formula

_NOISE = "2.3e-16"
"""What one step in doubles can be off by, relative to its result: twice the unit roundoff."""
_NONE = "0e0"
_WHOLE = "6755399441055744e0"
"""1.5 × 2 ** 52: doubles of this size are whole numbers."""


class Sql:
    """A number or a condition as SQL text; operators on it make a larger one. `noise` is how far a number can be off."""

    __slots__ = ("noise", "text")
    __hash__ = None  # type: ignore[assignment] # equality makes a condition

    def __init__(self, text: str, noise: str = _NONE) -> None:
        self.text = text
        self.noise = noise

    def __str__(self) -> str:
        """The text."""
        return self.text

    def __add__(self, other: Sql | Decimal | int) -> Sql:
        """The sum."""
        return _summed("+", self, other)

    def __radd__(self, other: Decimal | int) -> Sql:
        """The sum, a number first."""
        return _summed("+", other, self)

    def __sub__(self, other: Sql | Decimal | int) -> Sql:
        """The difference."""
        return _summed("-", self, other)

    def __rsub__(self, other: Decimal | int) -> Sql:
        """The difference, a number first."""
        return _summed("-", other, self)

    def __mul__(self, other: Sql | Decimal | int) -> Sql:
        """The product."""
        text = f"({self} * {(by := number(other))})"
        return Sql(text, f"(2 * (abs({self}) * {by.noise} + abs({by}) * {self.noise}) + {_step(text)})")

    def __rmul__(self, other: Decimal | int) -> Sql:
        """The product, a number first."""
        return self * other

    def __truediv__(self, other: Sql | Decimal | int) -> Sql:
        """The quotient."""
        text = f"({self} / {(by := number(other))})"
        return Sql(text, f"(2 * ({self.noise} + abs({text}) * {by.noise}) / abs({by}) + {_step(text)})")

    def __rtruediv__(self, other: Decimal | int) -> Sql:
        """The quotient, a number first."""
        return number(other) / self

    def __pow__(self, other: Sql | Decimal | int) -> Sql:
        """The power, of a number above zero."""
        to = number(other)
        text = f"power({self}, {to})"
        off = f"2 * (abs({to}) * {self.noise} / {self} + abs(ln({self})) * {to.noise})"
        return Sql(text, f"(abs({text}) * ({off} + 4 * {_NOISE}))")

    def __abs__(self) -> Sql:
        """The number without its sign."""
        return Sql(f"abs({self})", self.noise)

    def ln(self) -> Sql:
        """The natural logarithm, of a number above zero."""
        text = f"ln({self})"
        return Sql(text, f"(2 * {self.noise} / {self} + 4 * {_step(text)})")

    def __eq__(self, other: object) -> Sql:  # type: ignore[override]
        """Whether they are equal."""
        return _compared("=", self, other)

    def __ne__(self, other: object) -> Sql:  # type: ignore[override]
        """Whether they differ."""
        return _compared("<>", self, other)

    def __lt__(self, other: object) -> Sql:
        """Whether it is less."""
        return _compared("<", self, other)

    def __le__(self, other: object) -> Sql:
        """Whether it is at most so much."""
        return _compared("<=", self, other)

    def __gt__(self, other: object) -> Sql:
        """Whether it is more."""
        return _compared(">", self, other)

    def __ge__(self, other: object) -> Sql:
        """Whether it is at least so much."""
        return _compared(">=", self, other)

    def __and__(self, other: object) -> Sql:
        """Whether both conditions hold."""
        return _compared("AND", self, other)

    __rand__ = __and__

    def __or__(self, other: object) -> Sql:
        """Whether one of two conditions holds."""
        return _compared("OR", self, other)

    __ror__ = __or__


class Answered(NamedTuple):
    """A formula's answer in SQL: the number, null where there is none, and the reason for that, null where there is one."""

    value: Sql
    reason: Sql


def column(name: str) -> Sql:
    """A column of doubles that were decimals of fifteen digits at the most; of texts, where it is compared with words."""
    return Sql(name, _step(name))


def number(given: Sql | Decimal | int) -> Sql:
    """A number as a literal double; what is SQL already as it is."""
    if isinstance(given, Sql):
        return given
    return Sql(f"({given}e0)", _NONE if given == int(given) else _step(f"({given}e0)"))


def answered(formula: Formula[Any], *inputs: Sql) -> Answered:
    """A formula over columns: its guards and its body as they stand, over text in the place of decimals."""
    guards = [(cast("Sql", holds), reason) for holds, reason in formula.guards(*inputs)]
    body = number(cast("Callable[..., Sql]", formula.body)(*inputs))
    if not guards:
        return Answered(body, Sql("NULL"))
    any_holds = " OR ".join(str(holds) for holds, _ in guards)
    return Answered(
        Sql(*(f"CASE WHEN {any_holds} THEN NULL ELSE {text} END" for text in (body.text, body.noise))), first_case(guards)
    )


def first_case(cases: Iterable[tuple[Sql, str | None]], otherwise: str | None = None) -> Sql:
    """The word of the first condition that holds."""
    when = " ".join(f"WHEN {holds} THEN {_word(word)}" for holds, word in cases)
    return Sql(f"CASE {when} ELSE {_word(otherwise)} END")


def near_a_tie(answer: Sql, decimals: int) -> Sql:
    """Whether a number may round otherwise than the decimals behind it do: half way between two numbers, within its noise."""
    scaled = f"(abs({answer}) * 1e{decimals})"
    return Sql(f"abs({scaled} - floor({scaled}) - 5e-1) <= {answer.noise} * 1e{decimals} + {_step(scaled)}")


def rounded(answer: Sql, decimals: int) -> str:
    """A number that is not near a tie as the double of what is printed of it."""
    return f"round({answer} * 1e{decimals}) / 1e{decimals}"


def quotient(dividend: str, divisor: str, decimals: int | str, *, as_text: bool) -> str:
    """One whole number by another above zero, in units of the last of so many decimals: half-even, as a double or a text."""
    size = f"abs({dividend})"
    whole = f"CAST(({size} - {size} % ({divisor})) / ({divisor}) AS BIGINT)"
    twice = f"2 * ({size} % ({divisor}))"
    up = f"CASE WHEN {twice} > {divisor} OR ({twice} = {divisor} AND {whole} % 2 = 1) THEN 1 ELSE 0 END"
    answer = f"sign({dividend}) * ({whole} + {up}) / power(1e1, {decimals}) + 0e0"
    return f"printf('%.' || {decimals} || 'f', {answer})" if as_text else answer


def in_thousandths(name: str) -> str:
    """Whether a column of doubles has at most three decimals and ten digits before them: no text has to be made of it to see that.

    To add a power of two and take it away again leaves the nearest whole number, which over a thousand is the double itself just
    where that stands for a whole number of thousandths.
    """
    thousandths = f"(({name} * 1e3 + {_WHOLE}) - {_WHOLE})"
    return f"(abs({name}) < 1e10 AND {thousandths} / 1e3 = {name})"


def _word(word: str | None) -> str:
    return "NULL" if word is None else f"'{word}'"


def _step(text: str) -> str:
    return f"{_NOISE} * abs({text})"


def _summed(sign: str, one: Sql | Decimal | int, other: Sql | Decimal | int) -> Sql:
    left, right = number(one), number(other)
    text = f"({left} {sign} {right})"
    return Sql(text, f"({left.noise} + {right.noise} + {_step(text)})")


def _compared(sign: str, one: Sql, other: object) -> Sql:
    if isinstance(other, bool):
        return Sql(f"({one} {sign} {str(other).upper()})")
    right = _word(other) if isinstance(other, str) else number(cast("Sql | Decimal | int", other))
    return Sql(f"({one} {sign} {right})")
