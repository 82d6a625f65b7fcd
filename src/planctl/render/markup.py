"""HTML and SVG by construction: every text is escaped on its way in, so that no name can become markup."""

from __future__ import annotations

from html import escape

from planctl.language import Language

VOID = frozenset({"br", "meta", "input", "link", "hr", "col"})


class Markup(str):
    """Text that is markup already."""

    __slots__ = ()


def element(tag: str, *children: str | None, **attributes: str | float | bool | None) -> Markup:
    """An element; texts among its children are escaped, None left out.

    An attribute's name is written with a hyphen for each underscore, and without one at its end (`class_`); None and False leave it
    out, True writes its name alone.
    """
    opened = tag + "".join([_attribute(name, value) for name, value in attributes.items()])
    if tag in VOID:
        return Markup(f"<{opened}>")
    return Markup(f"<{opened}>{join(*children)}</{tag}>")


def join(*parts: str | None) -> Markup:
    """Parts one after another, as markup."""
    return Markup("".join([part if type(part) is Markup else escape(part, quote=False) for part in parts if part is not None]))


def page(title: str, style: str, body: Markup, language: Language) -> bytes:
    """A whole page that needs nothing beside it: no script, nothing to fetch."""
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", title),
        element("style", Markup(style)),
    )
    return f"<!DOCTYPE html>\n{element('html', head, body, lang=tag(language))}\n".encode()


def tag(language: Language) -> str:
    """A language as HTML names it."""
    return "zh-CN" if language == "zh" else "en"


def _attribute(name: str, value: str | float | bool | None) -> str:
    if value is None or value is False:
        return ""
    name = name.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escape(str(value))}"'
