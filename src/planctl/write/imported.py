"""The YAML of a plan from the tables of a file: each figure with its cell; what can't be read is told and left out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, get_args

from planctl.characters import is_han
from planctl.draft import grammar_of
from planctl.draft.cells import RANKS, CellFigure, Unread, read_cell
from planctl.draft.columns import PLANNED, Layout
from planctl.language import Bilingual, Language
from planctl.numbers.periods import is_span, year_of
from planctl.numbers.units import is_known, is_percent
from planctl.plan.fields import FieldError, Id, Key
from planctl.plan.lookup import normalized
from planctl.plan.vocabulary import ATTRIBUTE_WORDS, DIRECTION_WORDS, NATURE_WORDS, STAGE_WORDS
from planctl.problems import RefusedError
from planctl.read.tables import Table
from planctl.write.flow import mapping, scalar

PLAN = "plan.yaml"
MAP = "import.toml"
UNSAID = "待定"
"""The unit of what the table gives none of."""
_SOURCE = "table"
_MARKED = "marked"
_SECTION = re.compile(r"^(?:[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十]+[)）]|[IVX]+[.、]|\d+[.、])\s*")
_NOTE = re.compile(r"^[〔\[](\d+)[〕\]]\s*(.+)$")
_REFERENCES = re.compile(r"[〔\[](\d+)[〕\]]")
_MARKS = {"stretch": ("力争", "stretch"), "estimate": ("预计", "estimate"), "programme": ("工程包", "programme")}
"""Words of a column of notes that mark a row's target, its result, or the project itself."""
_OF_WHICH = re.compile(r"^(?:其中|of which)\s*[:：]?\s*|^[#＃]\s*", re.IGNORECASE)
_UNIT_BEHIND = re.compile(r"\s*[（(]([^（()）]+)[)）]$")
_YEARS = re.compile(r"((?:19|20|21)\d\d)\D+((?:19|20|21)\d\d)")
_LOWER = re.compile("unemployment|death|accident|emission|intensity|pm2|debt|crime|poverty|waste", re.IGNORECASE)
_APRIL = 4
"""Where years are written 2024/25, most begin then."""
_LONGEST_ID, _LONGEST_NOTE = 40, 500
_STAGES = {
    "新建": "new",
    "开工": "new",
    "在建": "continuing",
    "续建": "continuing",
    "竣工": "completed",
    "建成": "completed",
    "投产": "completed",
}
_GUESSED = Bilingual("推定", "guessed")
_HEAD = Bilingual(
    "# 由 {file} 导入。标有“{guessed}”的，表中没有写，请核对。\n",
    "# Imported from {file}. What is marked “{guessed}” the table does not say: check it.\n",
)
_REASON = Bilingual("表中带*", "marked with * in the table")
_NAME = Bilingual("{year}年计划", "Plan for {year}")
_NO_YEAR = Bilingual("看不出是哪一年的计划：用 --year 指定", "which year the plan is for can't be told: give --year")
WHY: dict[str, Bilingual] = {
    "no_number": Bilingual("不能读作一个数字", "can't be read as one number"),
    "other_unit": Bilingual(
        "单位与本行不同，或看不出是水平、增速还是增减",
        "its unit is not the row's, or whether it is a level or a change can't be told",
    ),
    "worked_out": Bilingual("带†的是推算的，不是原文", "what is marked † was worked out and is not printed"),
    "together": Bilingual(
        "几年累计的数字，不知是哪几年：在 --map 里写 period",
        "it is of several years together, unknown which: give the period in --map",
    ),
    "no_word": Bilingual("没有这种 {field}", "there is no such {field}"),
    "same_name": Bilingual("同名的另一行单位是{other}", "another row of this name has the unit {other}"),
    "no_unit": Bilingual("没有单位：在 --map 里写 unit", "there is no unit: give it in --map"),
}
"""Why a cell is left out."""


class Told(NamedTuple):
    """A cell that is told of: where it stands, what it says, and why it is left out."""

    place: str
    text: str
    why: Bilingual


class Conflict(NamedTuple):
    """Two cells that say different things of one subject, period and form; the first was taken."""

    name: str
    period: str
    form: str
    taken: tuple[str, str]
    left: tuple[str, str]


class Imported(NamedTuple):
    """A plan's YAML, how many records and figures it has, in how many of them something was guessed, and what was left out."""

    text: str
    records: int
    figures: int
    guessed: int
    unread: list[Told]
    conflicts: list[Conflict]


@dataclass
class _Record:
    """An indicator or a project as it is put together."""

    id: str
    kind: str
    unit: str | None
    fields: dict[str, str] = field(default_factory=dict)
    guessed: dict[str, str] = field(default_factory=dict)
    figures: dict[tuple[str, str, str], tuple[dict[str, str], str, str]] = field(default_factory=dict)
    """By role, period and form: the statement, where it stands, and what stands there."""


class _Import:
    """What the tables of a file hold, gathered row by row."""

    def __init__(self, language: Language, year: str) -> None:
        self.language = language
        self.year = year
        self.records: dict[tuple[str, str], _Record] = {}
        self.areas: dict[str, dict[str, str]] = {"areas": {}, "categories": {}}
        self.ids: set[str] = set()
        self.unread: list[Told] = []
        self.conflicts: list[Conflict] = []

    def add(self, table: Table, layout: Layout) -> None:
        """Take in the rows of a table."""
        notes = {
            match[1]: match[2] for text in (*(row[0] for row in table.rows if row), *table.after) if (match := _NOTE.match(text))
        }
        last = max((at for at, row in enumerate(table.rows) if at >= layout.first and _is_record(row, layout)), default=-1)
        area = ""
        for at in range(layout.first, last + 1):
            row = table.rows[at]
            texts = {cell for cell in row[: len(layout.columns)] if cell}
            if _is_record(row, layout):
                self._row(table, layout, at, area, notes)
            elif len(texts) == 1:
                area = _SECTION.sub("", texts.pop().partition("：")[0]).strip()

    def _row(self, table: Table, layout: Layout, at: int, area: str, notes: Mapping[str, str]) -> None:
        row = [cell if cell.strip("—–-/ ") else "" for cell in table.rows[at]]
        cells = {column.field: row[number] for number, column in enumerate(layout.columns) if column.field and number < len(row)}

        def tell(field: str, why: Bilingual) -> None:
            number = next(number for number, column in enumerate(layout.columns) if column.field == field)
            self.unread.append(Told(table.place(at, number), cells[field], why))

        name, unit = self._name_and_unit(layout, cells)
        record = self._record(layout.kind, name, cells.get("id", ""))
        if record.unit is not None and unit is not None and record.unit != unit:
            tell("name", WHY["same_name"].filled(other=record.unit))
            return
        record.unit = record.unit or unit
        self._attributes(record, cells, cells.get("area", area), tell)
        noted, marks = _note(cells.get("note", ""), notes)
        if noted:
            record.fields.setdefault("note", scalar(noted[:_LONGEST_NOTE]))
        if "programme" in marks and layout.kind == "projects":
            record.fields["kind"] = "programme"
        for number, column in enumerate(layout.columns):
            text = row[number] if number < len(row) else ""
            if text and ("." in column.field or column.field == PLANNED):
                role, _, form = column.field.partition(".")
                self._figures(record, (role, column.period or "", form or "value"), text, table.place(at, number), marks)

    def _name_and_unit(self, layout: Layout, cells: Mapping[str, str]) -> tuple[str, str | None]:
        name = _OF_WHICH.sub("", _REFERENCES.sub("", cells["name"])).strip().rstrip("*").strip()
        unit: str | None = cells.get("unit", "").rstrip("*").strip() or None
        behind = _UNIT_BEHIND.search(name)
        if unit is None and behind and is_known(behind[1], {}):
            name, unit = name[: behind.start()], behind[1]
        heading = next((column.unit for column in layout.columns if column.unit), None)
        return name, unit or heading

    def _record(self, kind: str, name: str, id_: str) -> _Record:
        key = (kind, normalized(name))
        if key not in self.records:
            record = _Record(self._id(id_ or name), kind, None)
            record.fields["name"] = scalar(name)
            self.records[key] = record
        return self.records[key]

    def _id(self, name: str) -> str:
        """An id of the letters and digits of a name that no other record has."""
        folded = unicodedata.normalize("NFKC", name).upper()
        joint = "-" if folded.isascii() else ""
        letters = re.sub(r"^[\d-]+", "", re.sub(r"[\W_]+", joint, folded))[:_LONGEST_ID].strip("-")
        whole = letters if _is_valid(Id, letters) else "ITEM"
        id_, number = whole, 1
        while id_ in self.ids:
            number += 1
            id_ = f"{whole}-{number}"
        self.ids.add(id_)
        return id_

    def _attributes(self, record: _Record, cells: Mapping[str, str], area: str, tell: Callable[[str, Bilingual], None]) -> None:
        """Take what a row says of the thing itself; the first row that says it counts."""
        given = record.fields
        if (english := cells.get("name_en")) and not given["name"].startswith("{"):
            given["name"] = f"{{zh: {given['name']}, en: {scalar(english)}}}"
        if record.kind == "indicators":
            _classify(record, cells, tell)
        if area:
            given.setdefault("area" if record.kind == "indicators" else "category", self._area(record.kind, area))
        for name in ("owner", "place", "content") if record.kind == "projects" else ("owner",):
            if text := cells.get(name):
                given.setdefault(name, scalar(text))
        if (years := _YEARS.search(cells.get("years", ""))) and record.kind == "projects":
            given |= {"start": years[1], "end": years[2]}

    def _area(self, kind: str, name: str) -> str:
        """The key of a part of the plan, by its name."""
        areas = self.areas["areas" if kind == "indicators" else "categories"]
        key = next((key for key, called in areas.items() if called == name), None)
        if key is None:
            letters = re.sub(r"[\W_]+", "-" if name.isascii() else "", name.lower()).strip("-")
            key = letters if _is_valid(Key, letters) and letters not in areas else f"part-{len(areas) + 1}"
            areas[key] = name
        return key

    def _figures(self, record: _Record, what: tuple[str, str, str], text: str, place: str, marks: set[str]) -> None:
        """Take the figures of a cell; a figure that is there already is the same, or a conflict."""
        role, period, form = what
        if form == "stage":
            code = _STAGES.get(text) or _chosen(text, STAGE_WORDS)
            given = {"stage": code} if code else {"text": text}
            self._take(record, (role, period, next(iter(given))), given, text, place)
            return
        record.unit = record.unit or _own_unit(text)
        if record.unit is None and record.kind == "projects" and form not in ("progress", "share_of_plan"):
            self.unread.append(Told(place, text, WHY["no_unit"]))
            return
        read = read_cell(text, form, record.unit)
        if isinstance(read, Unread):
            self.unread.append(Told(place, text, WHY[read.why]))
            return
        for each in read:
            years = _years_of(each, period, self.year)
            if years is None:
                self.unread.append(Told(place, text, WHY["together"]))
                continue
            if role == PLANNED and each.number is None:
                self.unread.append(Told(place, text, WHY["no_number"]))
                continue
            self._take(record, (role, years, each.form), _statement(each, role, marks), text, place)

    def _take(self, record: _Record, key: tuple[str, str, str], given: dict[str, str], text: str, place: str) -> None:
        there = record.figures.setdefault(key, (given, place, text))
        if there[0] != given:
            self.conflicts.append(Conflict(record.id, key[1], key[2], (there[1], there[2]), (place, text)))


def _classify(record: _Record, cells: Mapping[str, str], tell: Callable[[str, Bilingual], None]) -> None:
    """Take an indicator's attribute, nature and direction; what is marked * was inferred by whoever made the table."""
    given = record.fields
    for name, words in (("attribute", ATTRIBUTE_WORDS), ("nature", NATURE_WORDS), ("direction", DIRECTION_WORDS)):
        text = cells.get(name, "").rstrip("*").strip()
        code = _chosen(text, words)
        if text and code is None:
            tell(name, WHY["no_word"].filled(field=name))
        elif code is not None:
            given.setdefault(name, code)
    if cells.get("attribute", "").endswith("*") and "attribute" in given:
        given |= {"basis": "inferred", "reason": _MARKED}
    if cells.get("unit", "").endswith("*"):
        given |= {"unit_basis": "inferred", "unit_reason": _MARKED}


def _is_record(row: list[str], layout: Layout) -> bool:
    """Whether a row has a name and something beside it that is not the same words, as a merged heading has everywhere."""
    name = next((at for at, column in enumerate(layout.columns) if column.field == "name"), None)
    if name is None or name >= len(row) or not row[name]:
        return False
    others = {
        cell for at, cell in enumerate(row[: len(layout.columns)]) if cell and at != name and layout.columns[at].field != "area"
    }
    return bool(others - {row[name]})


def _chosen(text: str, words: Mapping[str, Bilingual]) -> str | None:
    """The code of a word in either language; None of a word for nothing."""
    return next((code for code, called in words.items() if text.casefold() in (code, called.zh, called.en.casefold())), None)


def _is_valid(annotated: Any, text: str) -> bool:  # noqa: ANN401 an annotation
    try:
        get_args(annotated)[1].parse(text)
    except FieldError:
        return False
    return True


def _own_unit(text: str) -> str | None:
    """The unit that a cell prints behind its number, where no column has it; none of a share, which can be a growth."""
    if bracketed := re.search(r"\d\s*[（(]([^()（）定]*[^\W\d_][^()（）定]*)[)）]$", text):
        return bracketed[1]
    behind = re.search(r"\d\s*([^\W\d_]+?)(?:以上|以内|以下|左右|余)?$", text)
    return behind[1] if behind and is_known(behind[1], {}) else None


def _note(text: str, notes: Mapping[str, str]) -> tuple[str, set[str]]:
    """The note of a row with those that it refers to, and the words in it that mark a figure or the thing itself."""
    referred = [notes[number] for number in _REFERENCES.findall(text) if number in notes]
    parts = [part.strip() for part in re.split("[；;]", _REFERENCES.sub("；", text)) if part.strip()]
    marks = {mark for mark, words in _MARKS.items() for part in parts if part.casefold() in words}
    own = [part for part in parts if not any(part.casefold() in words for words in _MARKS.values())]
    told = [*own, *referred]
    return ("；" if any(map(is_han, "".join(told))) else "; ").join(told), marks


def _years_of(each: CellFigure, period: str, plan: str) -> str | None:
    """The period of a figure in a column: of several years only what is of them all; None where it can't be told."""
    if each.together and not is_span(period):
        return plan if is_span(plan) else None
    if is_span(period) and not each.together and each.form in ("value", "growth", "change"):
        return period.partition("-")[2]
    return period


def _statement(each: CellFigure, role: str, marks: set[str]) -> dict[str, str]:
    """A figure of a cell as the fields of a statement."""
    given = {each.form: each.number or each.words or ""}
    if each.to is not None:
        given["to"] = each.to
    bound = "exact" if each.bound == "reach" and role == "actual" else each.bound
    if bound != "exact":
        given["bound"] = bound
    if ("stretch" in marks or each.stretch) and role == "target" and each.number is not None:
        given["stretch"] = "true"
    if each.set_by and role == "target":
        given["set_by"] = each.set_by
    if "estimate" in marks and role == "actual":
        given["estimate"] = "true"
    return given


def imported(
    tables: list[Table], layouts: Mapping[str, Layout], file: str, language: Language, year: str | None, name: str | None
) -> Imported:
    """The plan that the tables of a file make, as their columns are laid out.

    `year` and `name` are the plan's, where the tables do not tell or should not. Raises RefusedError where its year can't be told.
    """
    of = year or _year_of(layouts)
    if of is None:
        raise RefusedError(_NO_YEAR)
    gathered = _Import(language, of)
    for table in tables:
        if table.name in layouts:
            gathered.add(table, layouts[table.name])
    records = [record for record in gathered.records.values() if record.figures]
    for record in records:
        _guess(record)
    text = "".join(_text(gathered, records, file, of, name or _NAME.filled(year=of).text(language)))
    figures = sum(len(record.figures) for record in records)
    return Imported(
        text, len(records), figures, sum(bool(record.guessed) for record in records), gathered.unread, gathered.conflicts
    )


def _year_of(layouts: Mapping[str, Layout]) -> str | None:
    """The year that tables plan: several years where one of their targets is of them, or else the last of their targets."""
    columns = [column for layout in layouts.values() for column in layout.columns if column.period]
    targets = [str(column.period) for column in columns if column.field.startswith("target.")]
    spans = [period for period in targets if is_span(period)]
    if spans or not columns:
        return max(spans, default=None)
    results = [str(column.period) for column in columns]
    last = max(targets or results, key=year_of).partition("-")[0]
    return last if targets else str(int(last) + 1) if last.isdecimal() else None


def _guess(record: _Record) -> None:
    """What an indicator has to have and the table does not say: unit, nature, direction, by its name and its targets."""
    if record.kind == "projects":
        if record.unit is not None and any(
            form in ("value", "year_investment", "investment_to_date") for _, _, form in record.figures
        ):
            record.fields["unit"] = scalar(record.unit)
        return
    if record.unit is None and {form for _, _, form in record.figures} == {"text"}:
        record.fields.setdefault("nature", "milestone")
        return
    if record.unit in RANKS:
        record.fields.setdefault("nature", "rank")
        return
    names, called = grammar_of("zh").names(), record.fields["name"]
    if record.unit is None:
        record.guessed["unit"] = UNSAID
    else:
        record.fields["unit"] = scalar(record.unit)
    share = record.unit is not None and (is_percent(record.unit) or record.unit == "‰")
    nature = "rate" if share else "ratio" if record.unit in ("∶1", ":1") else "stock" if names.stock.search(called) else "flow"
    targets = [given for (role, _, _), (given, _, _) in record.figures.items() if role == "target"]
    bounds = {given["bound"] for given in targets if "bound" in given and not _falls(given)}
    lower = bounds & {"at_most", "under"} or any(map(_falls, targets)) or names.lower.search(called) or _LOWER.search(called)
    higher = bounds & {"at_least", "over"} or any("growth" in given for given in targets) or names.higher.search(called)
    direction = "lower" if lower else "higher" if higher else "none"
    record.guessed |= {field: code for field, code in (("nature", nature), ("direction", direction)) if field not in record.fields}


def _falls(given: Mapping[str, str]) -> bool:
    return any(given.get(form, "").startswith("-") for form in ("growth", "change", "average_growth"))


def _text(gathered: _Import, records: list[_Record], file: str, year: str, name: str) -> Iterator[str]:
    language = gathered.language
    guessed = _GUESSED.text(language)
    yield _HEAD.filled(file=file, guessed=guessed).text(language)
    about = {"id": f"plan-{year[:4]}", "name": scalar(name), "year": year, "source": _SOURCE}
    if "/" in year:
        about["year_start"] = f"{_APRIL}  # {guessed}"
    yield "".join(["about:\n", *(f"  {field}: {text}\n" for field, text in about.items())])
    yield f"sources:\n  {_SOURCE}: {{title: {scalar(file)}}}\n"
    if any(_MARKED in record.fields.values() for record in records):
        yield f"inferences:\n  {_MARKED}: {scalar(_REASON.text(language))}\n"
    for section, areas in gathered.areas.items():
        if areas:
            yield "".join([f"{section}:\n", *(f"  {key}: {scalar(called)}\n" for key, called in areas.items())])
    units = dict.fromkeys(
        record.unit for record in records if record.unit and not is_known(record.unit, {}) and record.unit not in RANKS
    )
    if units or any(record.guessed.get("unit") == UNSAID for record in records):
        lines = [f"  {scalar(unit)}: {{{'en' if any(map(is_han, unit)) else 'zh'}: {scalar(unit)}}}  # {guessed}" for unit in units]
        lines += [f"  {UNSAID}: {{en: not given}}"] if any(record.guessed.get("unit") == UNSAID for record in records) else []
        yield "units:\n" + "".join(f"{line}\n" for line in lines)
    for kind in ("indicators", "projects"):
        if any(record.kind == kind for record in records):
            yield f"\n{kind}:\n" + "".join(_record_text(record, guessed) for record in records if record.kind == kind)


def _record_text(record: _Record, guessed: str) -> str:
    lines = [f"  {record.id}:", *(f"    {name}: {value}" for name, value in record.fields.items())]
    lines += [f"    {name}: {value}  # {guessed}" for name, value in record.guessed.items()]
    for (role, _, _), (given, place, _) in record.figures.items():
        if role == PLANNED:
            lines.append(f"    {PLANNED}: {mapping({**given, 'at': place})}")
    for role in ("actual", "target"):
        periods = dict.fromkeys(period for of, period, _ in record.figures if of == role)
        lines += [f"    {role}:"] if periods else []
        for period in periods:
            statements = [
                mapping({**given, "at": place})
                for (of, each, _), (given, place, _) in record.figures.items()
                if (of, each) == (role, period)
            ]
            lines.append(f"      {period}: [{', '.join(statements)}]")
    return "".join(f"{line}\n" for line in lines)
