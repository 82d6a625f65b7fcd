"""The YAML of a plan from the tables of a file: each figure with its cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from planctl.characters import is_han
from planctl.draft.cells import RANKS
from planctl.draft.columns import PLANNED, Layout
from planctl.language import Bilingual, Language
from planctl.numbers.periods import is_span, year_of
from planctl.numbers.units import is_known
from planctl.problems import RefusedError
from planctl.read.grids import Table
from planctl.write.flow import mapping, scalar
from planctl.write.gathered import MARKED, REASON, Conflict, Gathered, Record, Told
from planctl.write.guesses import guess

PLAN = "plan.yaml"
MAP = "import.toml"
UNSAID = "待定"
"""The unit of what the table gives none of."""
_SOURCE = "table"
_APRIL = 4
"""Where years are written 2024/25, most begin then."""
_GUESSED = Bilingual("推定", "guessed")
_HEAD = Bilingual(
    "# 由 {file} 导入。标有“{guessed}”的，表中没有写，请核对。\n",
    "# Imported from {file}. What is marked “{guessed}” the table does not say: check it.\n",
)
_NAME = Bilingual("{year}年计划", "Plan for {year}")
_NO_YEAR = Bilingual("看不出是哪一年的计划：用 --year 指定", "which year the plan is for can't be told: give --year")


class Imported(NamedTuple):
    """A plan's YAML, how many records and figures it has, in how many of them something was guessed, and what was left out."""

    text: str
    records: int
    figures: int
    guessed: int
    unread: list[Told]
    conflicts: list[Conflict]


def imported(
    tables: list[Table], layouts: Mapping[str, Layout], file: str, language: Language, year: str | None, name: str | None
) -> Imported:
    """The plan that the tables of a file make, as their columns are laid out.

    `year` and `name` are the plan's, where the tables do not tell or should not. Raises RefusedError where its year can't be told.
    """
    of = year or _year_of(layouts)
    if of is None:
        raise RefusedError(_NO_YEAR)
    gathered = Gathered(language, of)
    for table in tables:
        if table.name in layouts:
            gathered.add(table, layouts[table.name])
    records = [record for record in gathered.records.values() if record.figures]
    for record in records:
        guess(record, UNSAID)
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


def _text(gathered: Gathered, records: list[Record], file: str, year: str, name: str) -> Iterator[str]:
    language = gathered.language
    guessed = _GUESSED.text(language)
    yield _HEAD.filled(file=file, guessed=guessed).text(language)
    about = {"id": f"plan-{year[:4]}", "name": scalar(name), "year": year, "source": _SOURCE}
    if "/" in year:
        about["year_start"] = f"{_APRIL}  # {guessed}"
    yield "".join(["about:\n", *(f"  {field}: {text}\n" for field, text in about.items())])
    yield f"sources:\n  {_SOURCE}: {{title: {scalar(file)}}}\n"
    if any(MARKED in record.fields.values() for record in records):
        yield f"inferences:\n  {MARKED}: {scalar(REASON.text(language))}\n"
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


def _record_text(record: Record, guessed: str) -> str:
    lines = [f"  {record.id}:", *(f"    {name}: {value}" for name, value in record.fields.items())]
    lines += [f"    {name}: {value}  # {guessed}" for name, value in record.guessed.items()]
    for (role, _, _), (given, cell) in record.figures.items():
        if role == PLANNED:
            lines.append(f"    {PLANNED}: {mapping({**given, 'at': cell.place})}")
    for role in ("actual", "target"):
        periods = dict.fromkeys(period for of, period, _ in record.figures if of == role)
        lines += [f"    {role}:"] if periods else []
        for period in periods:
            statements = [
                mapping({**given, "at": cell.place})
                for (of, each, _), (given, cell) in record.figures.items()
                if (of, each) == (role, period)
            ]
            lines.append(f"      {period}: [{', '.join(statements)}]")
    return "".join(f"{line}\n" for line in lines)
