"""How many digits arithmetic is done with: more within a formula than its answer keeps."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal, localcontext
from functools import wraps
from typing import ParamSpec, TypeVar, cast

_GUARD_DIGITS = 12

Inputs = ParamSpec("Inputs")
Answer = TypeVar("Answer")


def with_guard_digits(formula: Callable[Inputs, Answer]) -> Callable[Inputs, Answer]:
    """A formula whose answer has lost the noise of roots and logarithms: what comes out even on paper comes out even here."""

    @wraps(formula)
    def worked_out(*inputs: Inputs.args, **named: Inputs.kwargs) -> Answer:
        with localcontext() as context:
            context.prec += _GUARD_DIGITS
            answer = formula(*inputs, **named)
        return cast("Answer", +answer) if isinstance(answer, Decimal) else answer

    return worked_out
