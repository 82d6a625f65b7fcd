"""What planctl's words and signs mean: one meaning each, as data in `terms.toml`; read once somebody asks."""

from __future__ import annotations

from functools import cache
from pkgutil import get_data
from typing import Literal

from planctl.language import Bilingual

Kind = Literal[
    "verdict",
    "reason",
    "attribute",
    "basis",
    "nature",
    "direction",
    "bound",
    "stage",
    "prices",
    "form",
    "role",
    "trust",
    "family",
    "mark",
]
"""What a term is: a code of one of the closed sets, or a mark that stands beside numbers and names."""


@cache
def meanings() -> dict[Kind, dict[str, Bilingual]]:
    """What each term means by its code, or as it is printed, in the order of the file; a sentence without its stop."""
    import tomllib  # only who asks needs it

    entries: dict[Kind, dict[str, dict[str, str]]] = tomllib.loads((get_data(__name__, "terms.toml") or b"").decode())  # type: ignore[assignment]
    return {kind: {code: Bilingual(**said) for code, said in of_kind.items()} for kind, of_kind in entries.items()}
