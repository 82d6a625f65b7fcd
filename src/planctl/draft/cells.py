"""What a cell of a table says: a number as printed with its bound, sign and form, words, or nothing."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import NamedTuple

from planctl.draft.cell_units import UNIT_MARK, marked
from planctl.numbers.printed import Bound, parse_number
from planctl.numbers.units import PERCENT, is_percent

_BOUNDS: dict[Bound, str] = {
    "at_least": "不低于|不少于|不小于|至少|>=|≥|⩾|以上|及以上|at least|or more|minimum|min",
    "over": "突破|超过|超|高于|大于|>|余|多|over|more than|above",
    "at_most": "不高于|不超过|不大于|至多|<=|≤|⩽|以内|以下|之内|at most|no more than|or less|up to|maximum|max",
    "under": "低于|不足|不到|小于|<|近|under|below|less than|nearly",
    "about": "左右|上下|约|大约|about|around|approximately|approx.|approx|circa|ca.|c.|~|≈",
    "reach": "达到|达|实现|稳定在|保持在|保持|reach|stay at",
}
_WITHIN = "控制在"
_FALLS = "下降|降低|减少|降幅|压减|负增长|降|down|fall of|decrease of|falls by|reduced by|cut by"
_ON_AVERAGE = "年均增长|年均|a year on average|annual average|average"
_RISES = "同比增长|增长|提高|上升|增加|增|up|growth of|growth|rise of|increase of"
_MIRRORED: dict[Bound, Bound] = {"at_least": "at_most", "over": "under", "at_most": "at_least", "under": "over"}
_WORDS = {word: bound for bound, words in _BOUNDS.items() for word in words.split("|")}
_ANY = "|".join(
    re.escape(word)
    for word in sorted(
        (*_WORDS, _WITHIN, *_FALLS.split("|"), *_RISES.split("|"), *_ON_AVERAGE.split("|"), "力争"), key=len, reverse=True
    )
)
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_CELL = re.compile(
    rf"(?P<before>(?:{_ANY}|\s)*)(?P<sign>[-−+]?)(?P<number>{_NUMBER})\s*(?P<unit>%|‰|(?!{_ANY})(?:[μu]g/m[³3]|[^\W\d_∶:][^\d\s〔\[(~-]*?))?"
    rf"(?:\s*(?:-|—|–|~|至|到|to)\s*(?P<to>{_NUMBER})\s*(?P<unit_to>%|‰)?)?\s*(?P<behind>(?:{_ANY}|\s)*)(?P<more>\+?)",
    re.IGNORECASE,
)
_NOTHING = re.compile(r"[\s\-−–—/／\\…·]*|无|暂无|空|n/?a|none|nil", re.IGNORECASE)
_REFERENCE = re.compile(r"\s*(?:〔\d+〕|\[\d+\]|\(注?\d+\)|[①-⑳]|\*)+$")
_TOGETHER = re.compile(rf"[〔\[【]\s*(?P<inner>{_NUMBER}[^〕\]】]*)[〕\]】]")
_POINTS = re.compile("个?百分点|percentage points?|points?|pp", re.IGNORECASE)
_PARTS = re.compile("[，；、（(]|[,;] |(?<=[\\d%％元人家个])(?=(?:同比|年均)?(?:增长|下降))")
_SET_BY = re.compile(r"\(\s*(?:set by (?P<by>[^()]+)|(?P<who>[^()\d]{1,8})定)\s*\)$", re.IGNORECASE)
_HUNDRED = 100
_PARTS_OF_WHOLE = re.compile(r"\d+(?:\.\d+)?(?::\d+(?:\.\d+)?)+")
_RANK = re.compile(r"(?P<best>前)?第?(?P<place>\d+)(?:位|名|st|nd|rd|th)?|top (?P<top>\d+)", re.IGNORECASE)
RANKS = ("位次", "排名", "名次", "rank", "place")
"""What tables give as the unit of a place in an order."""
_LONGEST_WORDS = 60


class CellFigure(NamedTuple):
    """What a cell says: a number in its form and unit with its bound, or words; `together` of several years (〔50〕).

    `unit` is what the cell itself prints; None where it prints none. `set_by` is who set the number, as （市定） says.
    """

    form: str
    number: str | None
    to: str | None
    bound: Bound
    unit: str | None
    words: str | None
    stretch: bool
    together: bool
    set_by: str | None = None


class Unread(NamedTuple):
    """A cell that holds something else: why it can't be read, as a key of the words for it."""

    why: str


def read_cell(text: str, form: str, unit: str | None) -> list[CellFigure] | Unread:
    """What a cell in a column of a form says of something measured in a unit; nothing of an empty one.

    A fall that is told in words is negative, and so its bound is the other way round: 下降20%以上 is at most -20. A level and a
    growth may stand together: 达到705亿元，增长7%以上.
    """
    if _NOTHING.fullmatch(_normal(text)):
        return []
    whole = _figure(text, form, unit)
    if isinstance(whole, CellFigure):
        return [whole]
    parts = [part for part in _PARTS.split(text.strip().rstrip(")）")) if part and part.strip()]
    figures = [each for part in parts if isinstance(each := _figure(part, form, unit), CellFigure) and each.number is not None]
    apart = len(figures) == len(parts) > 1 and len({each.form for each in figures}) == len(figures)
    return figures if apart else whole


def _figure(text: str, form: str, unit: str | None) -> CellFigure | Unread:
    """What a cell with one figure says, or one of its parts."""
    plain = _normal(text)
    if "†" in plain:
        return Unread("worked_out")
    together = _TOGETHER.fullmatch(plain)
    bare = together["inner"] if together else _REFERENCE.sub("", plain)
    set_by = _SET_BY.search(bare)
    bare = bare[: set_by.start()] if set_by else bare
    if unit in RANKS and (rank := _RANK.fullmatch(bare)):
        at_most: Bound = "at_most" if rank["best"] or rank["top"] else "exact"
        return CellFigure(form, rank["place"] or rank["top"], None, at_most, None, None, False, False)
    match = _CELL.fullmatch(marked(_without_unit(bare, unit).strip(), unit and _normal(unit)))
    if match is None:
        return _shares(text.strip(), bare, form, unit) or _words(text, bare)
    return _measured(match, form, unit, bool(together), set_by and (set_by["by"] or set_by["who"]))


def _shares(text: str, bare: str, form: str, unit: str | None) -> CellFigure | None:
    """The parts of a whole, 22.8:44.1:33.1, as they are printed; None of numbers that make no hundred."""
    if form != "value" or unit not in (None, PERCENT) or not _PARTS_OF_WHOLE.fullmatch(bare):
        return None
    whole = sum(map(Decimal, bare.split(":")), start=Decimal(0))
    shares = text if _normal(text) == bare else bare
    return CellFigure("shares", shares, None, "exact", None, None, False, False) if abs(whole - _HUNDRED) < 1 else None


def _measured(match: re.Match[str], form: str, unit: str | None, together: bool, set_by: str | None) -> CellFigure | Unread:
    """The number of a cell with its sign, bound and form."""
    number, to = (each and each.replace(",", "") for each in (match["number"], match["to"]))
    said = f"{match['before']} {match['behind']}"
    falls, has_minus = bool(re.search(_FALLS, said, re.IGNORECASE)), match["sign"] in ("-", "−")
    plainly = [parse_number(each) is not None for each in (number, to) if each is not None]
    if not all(plainly) or (falls and has_minus) or ((falls or has_minus) and to is not None):
        return Unread("no_number")
    own_unit = match["unit"] or match["unit_to"]
    own_unit = unit if own_unit == UNIT_MARK else own_unit
    moves = falls or bool(re.search(_RISES, said, re.IGNORECASE))
    on_average = bool(re.search(_ON_AVERAGE, said, re.IGNORECASE))
    meant = _form("average_growth" if on_average else form, own_unit, unit, moves=moves, signed=bool(match["sign"]))
    if meant is None:
        return Unread("other_unit")
    bound = "at_least" if match["more"] else _bound(match["before"], match["behind"])
    sign = "-" if (falls or has_minus) and str(number).strip("0.") else ""
    return CellFigure(
        form=meant,
        number=f"{sign}{number}",
        to=to,
        bound=_MIRRORED.get(bound, bound) if falls else bound,
        unit=own_unit,
        words=None,
        stretch="力争" in said,
        together=together,
        set_by=set_by,
    )


def _normal(text: str) -> str:
    """A text with the ordinary characters for full-width ones, on one line."""
    kept = text.replace("〔", "\ue000").replace("〕", "\ue001")
    folded = "".join(each if each in "³²①②③④⑤⑥⑦⑧⑨…" else unicodedata.normalize("NFKC", each) for each in kept)
    return " ".join(folded.replace("\ue000", "〔").replace("\ue001", "〕").split())


def _without_unit(bare: str, unit: str | None) -> str:
    """A cell's text without the unit behind it that stands in brackets, 120 (100m yuan), or is ∶1."""
    if unit is None:
        return bare
    plain = _normal(unit)
    return re.sub("[∶:]1$", "", bare) if plain in ("∶1", ":1") else bare.removesuffix(f"({plain})")


def _words(text: str, bare: str) -> CellFigure | Unread:
    """A cell without a number that is plainly one: words, or what can't be read."""
    if re.search(r"\d", bare) or len(bare) > _LONGEST_WORDS or bare.startswith(("=", "#")):
        return Unread("no_number")
    return CellFigure("text", None, None, "exact", None, " ".join(text.split()), False, False)


def _bound(before: str, behind: str) -> Bound:
    """The bound that the words before and behind a number give; of two the stronger, which is the later one."""
    said = [match[0].lower() for part in (before, behind) for match in re.finditer(_ANY, part, re.IGNORECASE)]
    bounds = [_WORDS[word] for word in said if word in _WORDS]
    strong: list[Bound] = [bound for bound in bounds if bound != "reach"]
    if _WITHIN in said and not strong:
        return "at_most"
    return strong[-1] if strong else bounds[-1] if bounds else "exact"


def _form(form: str, own: str | None, unit: str | None, *, moves: bool, signed: bool) -> str | None:
    """The form of a number: its column's, unless its own words or unit say otherwise; None where its unit does not fit.

    Per cent of something that is not measured so is a growth only with a word or a sign: 85% of days is a share of them.
    """
    percent = unit is not None and is_percent(unit)
    if own is not None and _POINTS.fullmatch(own):
        return "change" if percent or form == "change" else None
    if form == "value" and own == PERCENT and not percent:
        return "growth" if moves or signed else None
    if form == "value" and moves:
        return "change" if own is not None and own == unit and not percent else None
    if form in ("growth", "average_growth") and own not in (None, PERCENT):
        return "change" if own == unit or own.replace("3", "³") == unit else None
    return form if own in (None, PERCENT, unit) else None
