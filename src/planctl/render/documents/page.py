"""HTML pages from templates, which escape every text; a page's structure, style and behaviour are each a file in `templates`."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from planctl.language import TAG, Language


def page(template: str, language: Language, **values: object) -> bytes:
    """A whole page that needs nothing beside it, from a template and what it names."""
    return _templates().get_template(template).render(language=TAG.text(language), **values).encode()


@cache
def _templates() -> Environment:
    """The templates, each compiled once."""
    templates = Environment(
        loader=PackageLoader("planctl.render.documents"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    templates.globals["zip"] = zip
    return templates
