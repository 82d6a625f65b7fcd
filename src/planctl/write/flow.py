"""Values as YAML on one line, as they can stand between brackets or behind a key."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from planctl.read.tree import Tree

_PLAIN = re.compile(r"(?!-(?!\d))[\w.+/-]+")
"""What needs no quotes, wherever it stands."""


def mapping(fields: Mapping[str, str]) -> str:
    """Fields between brackets."""
    return "{" + ", ".join(f"{key}: {scalar(value)}" for key, value in fields.items()) + "}"


def on_one_line(tree: Tree) -> str:
    """A value of any kind between brackets."""
    if isinstance(tree, dict):
        return "{" + ", ".join(f"{key}: {on_one_line(value)}" for key, value in tree.items()) + "}"
    return scalar(tree) if isinstance(tree, str) else f"[{', '.join(map(on_one_line, tree))}]"


def scalar(text: str) -> str:
    """A text, between quotes where it needs them."""
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)
