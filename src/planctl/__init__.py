"""planctl: gaps, growth rates and verdicts of a development plan held in YAML.

In a program: `planctl.load("plan").status()`. What it gives is in `planctl.library`, and loaded when it is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planctl.library import LoadedPlan, PlanError, Result, load, rounded, words
    from planctl.problems import RefusedError

__all__ = ["LoadedPlan", "PlanError", "RefusedError", "Result", "__version__", "load", "rounded", "words"]

__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    """What a program asks for by name, loaded then: importing planctl costs nothing."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from planctl import library

    return getattr(library, name)
