"""Values as YAML on one line, as they can stand between brackets or behind a key."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

_PLAIN = re.compile(r"(?!-(?!\d))[\w.+/-]+")
"""What needs no quotes, wherever it stands."""


def mapping(fields: Mapping[str, str]) -> str:
    """Fields between brackets."""
    return "{" + ", ".join(f"{key}: {scalar(value)}" for key, value in fields.items()) + "}"


def scalar(text: str) -> str:
    """A text, between quotes where it needs them."""
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)
