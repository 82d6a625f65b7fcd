"""Which fields of a row a pipe gets unasked: those behind the columns of its table, and the id."""

from __future__ import annotations

_NAME = ("id", "name_zh", "name_en")


def _figure(name: str) -> tuple[str, ...]:
    return tuple(f"{name}.{field}" for field in ("period", "bound", "value", "to", "text_zh", "text_en"))


def _stage(name: str) -> tuple[str, ...]:
    return (f"{name}.period", f"{name}.stage")


def _words(name: str) -> tuple[str, ...]:
    return tuple(f"{name}.{field}" for field in ("period", "text_zh", "text_en"))


def _with_unit(name: str) -> tuple[str, ...]:
    return (*_figure(name), f"{name}.unit")


def _quantity(name: str) -> tuple[str, ...]:
    """With its interval, which says how many of its digits the printed figures support."""
    return tuple(f"{name}.{field}" for field in ("bound", "value", "unit", "interval.low", "interval.high"))


def _stated(name: str) -> tuple[str, ...]:
    fields = ("period", "role", "form", "bound", "value", "to", "unit", "text_zh", "text_en", "stage", "stretch", "source")
    return tuple(f"{name}.{field}" for field in fields)


_PROJECT = (
    *("category_zh", "category_en", "category_basis", "chain_zh", "chain_en", "place_zh", "place_en", "owner_zh", "owner_en"),
    *(*_stage("stage"), *_stage("stage_now"), *_stage("stage_planned")),
    *(*_words("words"), *_words("words_now"), *_words("words_planned")),
    *(*_figure("progress"), *_figure("progress_now"), *_figure("progress_planned"), *_quantity("points_to_go")),
    *(field for money in ("investment", "investment_to_date", "year_planned", "year_done") for field in _with_unit(money)),
    *_quantity("share_done"),
)

_ANNEX = ("annex", "number", *_NAME, "unit", "area", "attribute", "basis", "owner_zh", "owner_en")

SHOWN: dict[str, tuple[str, ...]] = {
    "StatusRow": (
        *(*_NAME, "unit", "measures", "attribute", "basis"),
        *(*_figure("baseline"), *_figure("target"), *_figure("result"), *_quantity("distance")),
        *("verdict", "reason"),
    ),
    "GapRow": (
        *(*_NAME, "unit", "measures"),
        *(*_figure("baseline"), *_figure("target"), *_figure("result")),
        *(*_quantity("gap"), *_quantity("relative_gap"), *_quantity("required_rate")),
        *("verdict", "reason"),
    ),
    "PaceRow": (
        *(*_NAME, "unit", "attribute", "kind"),
        *(*_figure("target"), *_figure("latest")),
        *("share_of_target.value", "share_of_time.value"),
        *(*_quantity("required"), *_quantity("left"), *_quantity("needed")),
        *("verdict", "reason"),
    ),
    "ReviewRow": (
        *(*_NAME, "unit", "measures", "attribute", "basis"),
        *(*_figure("target"), *_figure("latest"), *_figure("before")),
        *("year_on_year.value", "share_of_target.value", "share_of_time.value"),
        *(*_quantity("needed"), *_quantity("distance")),
        *("verdict", "reason"),
    ),
    "GrowthRow": (
        *(*_NAME, "kind", "role", "from_period", "to_period"),
        *(*_quantity("rate"), "prices", "prices_basis"),
        *(*_quantity("implied_base"), "paragraphs", "locators"),
    ),
    "PathRow": ("id", "horizon", "leg_from", "year", *_quantity("required"), *_quantity("stated"), *_figure("recorded")),
    "ProjectRow": (*_NAME, "kind", *_PROJECT),
    "ResultRow": (
        *_ANNEX,
        *(field for name in ("previous", "target", "target_growth", "actual", "growth") for field in _with_unit(name)),
        *("verdict", "reason", "note_zh", "note_en"),
    ),
    "TargetRow": (
        *_ANNEX,
        *(field for name in ("actual", "actual_growth", "target", "target_growth") for field in _with_unit(name)),
        *("note_zh", "note_en"),
    ),
    "KeyProjectRow": (
        *("annex", "number", *_NAME, "stage_now", "stage_period", "stage_planned"),
        *(f"project.{field}" for field in _PROJECT),
        *("note_zh", "note_en"),
    ),
    "FigureRow": (
        *("type", *_NAME),
        *("figure.period", "figure.role", "figure.form", "figure.bound", "figure.value", "figure.to", "figure.unit"),
        *("figure.text_zh", "figure.text_en", "figure.stage", "figure.scope_zh", "figure.scope_en"),
        *("observed", "published", "figure.source", "figure.paragraph", "figure.locator"),
    ),
    "RankRow": (
        *("group", "rank", "range.first", "range.last", "place", "place_en", *_NAME, "period", "measure"),
        *(*_quantity("number"), "reason"),
    ),
    "DiffRow": (
        *("kind", "id", "type", "name_zh", "name_en", "old_id", "asks"),
        *(*_stated("old"), *_stated("new")),
        *("field", "old_text", "new_text"),
    ),
    "CheckRow": (*_NAME, "rule", "severity", "message_zh", "message_en", "known", "file", "line", "column"),
}
"""By the type of the row; of the others a pipe gets all fields, of which they have few."""
