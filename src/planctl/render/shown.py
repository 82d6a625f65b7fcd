"""Which fields of its rows a command writes into a pipe unasked: those behind its table's columns, and the id."""

from __future__ import annotations

_NAME = ("id", "name_zh", "name_en")


def _figure(name: str) -> tuple[str, ...]:
    return tuple(f"{name}.{field}" for field in ("period", "bound", "value", "to", "text_zh", "text_en"))


def _quantity(name: str) -> tuple[str, ...]:
    """With its interval, which says how many of its digits the printed figures support."""
    return tuple(f"{name}.{field}" for field in ("bound", "value", "unit", "interval.low", "interval.high"))


SHOWN: dict[str, tuple[str, ...]] = {
    "status": (
        *(*_NAME, "unit", "measures", "attribute", "basis"),
        *(*_figure("baseline"), *_figure("target"), *_figure("result"), *_quantity("distance")),
        *("verdict", "reason"),
    ),
    "gap": (
        *(*_NAME, "unit", "measures"),
        *(*_figure("baseline"), *_figure("target"), *_figure("result")),
        *(*_quantity("gap"), *_quantity("relative_gap"), *_quantity("required_rate")),
        *("verdict", "reason"),
    ),
    "pace": (
        *(*_NAME, "unit", "attribute", "kind"),
        *(*_figure("target"), *_figure("latest")),
        *("share_of_target.value", "share_of_time.value"),
        *(*_quantity("required"), *_quantity("left"), *_quantity("needed")),
        *("verdict", "reason"),
    ),
    "review": (
        *(*_NAME, "unit", "measures", "attribute", "basis"),
        *(*_figure("target"), *_figure("latest"), *_figure("before")),
        *("year_on_year.value", "share_of_target.value", "share_of_time.value"),
        *(*_quantity("needed"), *_quantity("distance")),
        *("verdict", "reason"),
    ),
    "growth": (
        *(*_NAME, "kind", "role", "from_period", "to_period"),
        *(*_quantity("rate"), "prices", "prices_basis"),
        *(*_quantity("implied_base"), "paragraphs", "locators"),
    ),
    "figures": (
        *("type", *_NAME),
        *("figure.period", "figure.role", "figure.form", "figure.bound", "figure.value", "figure.to", "figure.unit"),
        *("figure.text_zh", "figure.text_en", "figure.stage", "figure.scope_zh", "figure.scope_en"),
        *("observed", "published", "figure.source", "figure.paragraph", "figure.locator"),
    ),
    "check": (*_NAME, "rule", "severity", "message_zh", "message_en", "known", "file", "line", "column"),
}
"""By command; the others write all fields, of which they have few."""
