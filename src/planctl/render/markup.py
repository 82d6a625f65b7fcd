"""HTML and SVG by construction: every text is escaped on its way in, so that no name can become markup."""

from __future__ import annotations

from html import escape

VOID = frozenset({"br", "meta", "input", "link", "hr", "col"})


class Markup(str):
    """Text that is markup already."""

    __slots__ = ()


def element(tag: str, *children: str | None, **attributes: str | float | bool | None) -> Markup:
    """An element; texts among its children are escaped, None left out.

    An attribute's name is written with a hyphen for each underscore, and without one at its end (`class_`); None and False leave it
    out, True writes its name alone.
    """
    opened = tag + "".join(_attribute(name, value) for name, value in attributes.items())
    if tag in VOID:
        return Markup(f"<{opened}>")
    return Markup(f"<{opened}>{join(*children)}</{tag}>")


def join(*parts: str | None) -> Markup:
    """Parts one after another, as markup."""
    return Markup("".join(part if isinstance(part, Markup) else escape(part, quote=False) for part in parts if part is not None))


def _attribute(name: str, value: str | float | bool | None) -> str:
    if value is None or value is False:
        return ""
    name = name.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escape(str(value))}"'
