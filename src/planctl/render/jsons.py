"""JSON and NDJSON: the contract for other programs; the language does not change them."""

from __future__ import annotations

import json

from planctl.assess.result import Result
from planctl.language import Language
from planctl.render import plain


def whole(result: Result, language: Language, width: int, colour: bool) -> str:  # noqa: ARG001 a renderer's signature
    """The whole answer as one JSON document."""
    return json.dumps(plain.document(result), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def lines(result: Result, language: Language, width: int, colour: bool) -> str:  # noqa: ARG001 a renderer's signature
    """One JSON object a row."""
    return "".join(json.dumps(row, ensure_ascii=False, allow_nan=False) + "\n" for row in plain.rows(result))
