"""SVG by construction: every text is escaped on its way in, so that no name can become markup."""

from __future__ import annotations

from html import escape


class Markup(str):
    """Text that is markup already."""

    __slots__ = ()

    def __html__(self) -> str:
        """The text itself: a template that escapes leaves it as it is."""
        return self


def element(tag: str, *children: str | None, **attributes: str | None) -> Markup:
    """An element; texts among its children are escaped. Children and attributes that are None are left out.

    An attribute's name is written with a hyphen for each underscore.
    """
    written = [f' {name.replace("_", "-")}="{escape(value)}"' for name, value in attributes.items() if value is not None]
    return Markup(f"<{tag}{''.join(written)}>{join(*children)}</{tag}>")


def join(*parts: str | None) -> Markup:
    """Parts one after another, as markup."""
    return Markup("".join(part if isinstance(part, Markup) else escape(part, quote=False) for part in parts if part is not None))
