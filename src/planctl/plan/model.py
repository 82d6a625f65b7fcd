"""The records of a plan: if one exists, it is well formed. The data format in docs/ says what each field means."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, NamedTuple, TypeVar

from planctl.characters import is_han
from planctl.numbers.formulas import HUNDRED
from planctl.numbers.periods import (
    JANUARY,
    SplitYear,
    end_of,
    first_year_of,
    in_years_from,
    is_span,
    is_whole_year,
    last_day,
    year_of,
)
from planctl.numbers.printed import digits_of
from planctl.numbers.units import has_prices, named
from planctl.plan.fields import (
    TAG,
    Address,
    Attribute,
    Basis,
    Bound,
    Clock,
    Compared,
    Date,
    Direction,
    Flag,
    Id,
    Key,
    Licence,
    Locator,
    Measure,
    Month,
    Nature,
    Number,
    Pace,
    Paragraph,
    Part,
    Period,
    PlanPeriod,
    Prices,
    Region,
    Shares,
    Stage,
    Text,
    Trust,
    Year,
)
from planctl.plan.vocabulary import (
    FORMS,
    NATURE_WORDS,
    OF_ITS_NATURE,
    Annexes,
    Extent,
    Form,
    Inferable,
    SetAsideReason,
    SubjectType,
    choice,
)

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic_core import CoreSchema


class Record:
    """What all records share: a field that the model does not know is refused, not dropped."""

    __slots__ = ()
    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}


def forms_given(fields: Collection[str]) -> list[str]:
    """The forms among a statement's fields, an index being one way to write a growth, another's figure one to write a target.

    Who sets a target stands for its number while that is not known.
    """
    given = [form for form in (*FORMS, "index", "value_of", "growth_of") if form in fields]
    return given or [form for form in ("set_by",) if form in fields]


class ExactlyOneForm:
    """An annotation: of a statement's forms exactly one is given."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:  # noqa: ANN401, D105 the library's protocol
        from pydantic_core import PydanticCustomError, core_schema

        def one_form(statement: object) -> object:
            if isinstance(statement, dict):
                given = forms_given(statement)
                if len(given) != 1:
                    raise PydanticCustomError("one-form", "not one form", {"given": ", ".join(given) or "—"})
            return statement

        return core_schema.no_info_before_validator_function(one_form, handler(source))


def _named_in_what_there_is(name: object) -> object:
    """A name as written, a plain text or one in another language alone also standing where its Chinese would."""
    if isinstance(name, str):
        return {"zh": name} if any(map(is_han, name)) else {"zh": name, "en": name}
    if not isinstance(name, dict) or "zh" in name:
        return name
    if "en" in name:
        return {**name, "zh": name["en"]}
    tags = [key for key in name if isinstance(key, str) and re.fullmatch(TAG, key)]
    if len(tags) != 1:
        return name
    return {"zh": name[tags[0]], "en": name[tags[0]], **{key: value for key, value in name.items() if key != tags[0]}}


class InAnyLanguage:
    """An annotation: a name needs one of its languages, and may be a plain text."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:  # noqa: ANN401, D105 the library's protocol
        from pydantic_core import core_schema

        return core_schema.no_info_before_validator_function(_named_in_what_there_is, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:  # noqa: D105 the library's protocol
        named = {key: each for key, each in handler.resolve_ref_schema(handler(schema)).items() if key != "required"}
        text = named["properties"]["zh"]
        alone = {name: each for name, each in named["properties"].items() if name not in ("zh", "en")}
        other = {"properties": alone, "patternProperties": {f"^{TAG}$": text}, "additionalProperties": False, "type": "object"}
        return {"anyOf": [text, {**named, "required": ["zh"]}, {**named, "required": ["en"]}, other]}


@dataclass(frozen=True, slots=True)
class Name(Record):
    """A name in at least one language: where Chinese is not given, `zh` holds the language that is."""

    zh: Text
    en: Text | None = None


AnyName = Annotated[Name, InAnyLanguage()]


@dataclass(frozen=True, slots=True)
class Inference(Name):
    """Why something is taken to be so that the text does not say, and from which documents, where they are known."""

    sources: tuple[Key, ...] = ()


@dataclass(frozen=True, slots=True)
class Area(Name):
    """A part of the plan's subject, which may lie within another area."""

    within: Key | None = None


class Ground(NamedTuple):
    """Whether the text states what a record's field holds or it is inferred, and then why: a key of the inferences."""

    field: Inferable
    basis: Basis | None
    reason: str | None

    @property
    def fields(self) -> tuple[str, str]:
        """What the record calls the two."""
        return ("basis", "reason") if self.field == "attribute" else (f"{self.field}_basis", f"{self.field}_reason")


@dataclass(frozen=True, slots=True)
class Counted(Record):
    """What a measure word counts."""

    en: Text


@dataclass(frozen=True, slots=True)
class Statement(Record):
    """One claim of a source about one subject in one period: exactly one of the forms is given."""

    value: Number | None = None
    growth: Number | None = None
    change: Number | None = None
    progress: Number | None = None
    text: AnyName | None = None
    stage: Stage | None = None
    bound: Bound = "exact"
    of: Literal["works", "main_works", "investment"] | None = None
    at: Locator | None = None
    source: Key | None = None
    estimate: Flag = False
    stretch: Flag = False
    intent: Literal["keep", "raise", "cut"] | None = None
    cumulative: Flag = True
    since: Year | None = None
    scope: AnyName | None = None
    printed: Text | None = None
    unit_printed: Text | None = None
    note: AnyName | None = None
    year_investment: Number | None = None
    investment_to_date: Number | None = None
    to: Number | None = None
    average_growth: Number | None = None
    share_of_plan: Number | None = None
    index: Number | None = None
    reached: Flag | None = None
    value_of: Compared | None = None
    growth_of: Compared | None = None
    set_by: AnyName | None = None
    shares: Shares | None = None
    proposed: Text | None = None

    def __post_init__(self) -> None:
        """An index (the year before = 100) is a growth that is printed in another way."""
        if self.index is not None:
            object.__setattr__(self, "growth", self.index - HUNDRED)

    @property
    def form(self) -> Form:
        """Which of the forms is given; of a target that goes by another figure that of both."""
        if self.goes_by is not None:
            return "growth" if self.growth_of is not None else "value"
        return next((form for form in FORMS if getattr(self, form) is not None), "value")

    @property
    def goes_by(self) -> str | None:
        """The indicator whose figure a target goes by, or that it is the year before; None of a target that has its own number."""
        return self.value_of or self.growth_of

    @property
    def number(self) -> Decimal | None:
        """The number, whatever the form; None for words and stages."""
        for number in (
            self.value,
            self.growth,
            self.average_growth,
            self.change,
            self.progress,
            self.year_investment,
            self.investment_to_date,
            self.share_of_plan,
        ):
            if number is not None:
                return number
        return None

    @property
    def as_printed(self) -> str | None:
        """The number's characters in the source, without a sign, or those of shares; None for words and stages."""
        if self.shares is not None:
            return self.printed or self.shares
        number = self.number if self.index is None else self.index
        return self.printed if self.printed is not None or number is None else digits_of(number)


Series = dict[Period, tuple[Annotated[Statement, ExactlyOneForm()], ...]]
"""Statements by period."""


@dataclass(frozen=True, slots=True)
class Indicator(Record):
    """One thing measured, with its results and targets."""

    name: AnyName
    unit: Text
    nature: Nature
    direction: Direction
    unit_basis: Basis = "stated"
    unit_reason: Text | None = None
    counts: Counted | None = None
    aliases: tuple[Text, ...] = ()
    area: Key | None = None
    chain: Key | None = None
    attribute: Attribute = "unstated"
    basis: Basis | None = None
    reason: Key | None = None
    growth_prices: Prices = "unstated"
    growth_prices_basis: Basis = "stated"
    growth_prices_reason: Text | None = None
    headline: Flag = False
    parts: dict[Key, tuple[Id, ...]] = field(default_factory=dict)
    within: Id | None = None
    in_days: Id | None = None
    note: AnyName | None = None
    actual: Series = field(default_factory=dict)
    target: Series = field(default_factory=dict)
    base: Year | None = None
    pace: Pace = "even"
    schedule: dict[Part, Number] = field(default_factory=dict)
    owner: AnyName | None = None
    shares_of: tuple[AnyName, ...] = ()

    def __post_init__(self) -> None:
        """An attribute of which nothing is said is stated."""
        if self.attribute != "unstated" and self.basis is None:
            object.__setattr__(self, "basis", "stated")

    @property
    def grows_as_its_levels(self) -> bool:
        """Whether growth is that of the levels: at current prices, or unstated of what has no prices. Unstated is not nominal."""
        return self.growth_prices == "current" or (self.growth_prices == "unstated" and not has_prices(self.unit))

    @property
    def grounds(self) -> tuple[Ground, ...]:
        """What its attribute, unit and price basis rest on."""
        return (
            Ground("attribute", self.basis, self.reason),
            Ground("unit", self.unit_basis, self.unit_reason),
            Ground("growth_prices", self.growth_prices_basis, self.growth_prices_reason),
        )


def _with_what_its_nature_says(record: object) -> object:
    """An indicator as written, with the fields that its nature fills."""
    if not isinstance(record, dict) or not isinstance(nature := record.get("nature"), str):
        return record
    return OF_ITS_NATURE.get(choice(nature, NATURE_WORDS), {}) | record


class OfItsNature:
    """An annotation: what the nature of an indicator says of it need not be written."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:  # noqa: ANN401, D105 the library's protocol
        from pydantic_core import core_schema

        return core_schema.no_info_before_validator_function(_with_what_its_nature_says, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:  # noqa: D105 the library's protocol
        whole = handler(schema)
        some = dict(handler.resolve_ref_schema(whole))
        words = [*OF_ITS_NATURE, *(NATURE_WORDS[nature].zh for nature in OF_ITS_NATURE)]
        some["properties"] = {**some["properties"], "nature": {"type": "string", "enum": words}}
        some["required"] = [field for field in some["required"] if field not in ("unit", "direction")]
        return {"anyOf": [whole, some]}


@dataclass(frozen=True, slots=True)
class PlannedInvestment(Record):
    """What a project is to cost in all, as the text says it: of no period."""

    value: Number
    bound: Bound = "exact"
    at: Locator | None = None

    @property
    def statement(self) -> Statement:
        """The same as a statement, as those of a period are."""
        return Statement(value=self.value, bound=self.bound, at=self.at)


@dataclass(frozen=True, slots=True)
class Project(Record):
    """A named construction or investment project, or an umbrella programme over several."""

    name: AnyName
    aliases: tuple[Text, ...] = ()
    category: Key | None = None
    category_basis: Basis = "stated"
    category_reason: Text | None = None
    chain: Key | None = None
    place: AnyName | None = None
    kind: Literal["project", "programme"] = "project"
    unit: Text | None = None
    planned_investment: PlannedInvestment | None = None
    note: AnyName | None = None
    actual: Series = field(default_factory=dict)
    target: Series = field(default_factory=dict)
    owner: AnyName | None = None
    content: AnyName | None = None
    start: Year | None = None
    end: Year | None = None

    @property
    def grounds(self) -> tuple[Ground, ...]:
        """What its category rests on."""
        return (Ground("category", self.category_basis, self.category_reason),)


@dataclass(frozen=True, slots=True)
class Total(Record):
    """An official total as printed: of projects, of their money, or of the plan's own indicators."""

    name: AnyName
    measure: Measure
    unit: Text
    aliases: tuple[Text, ...] = ()
    scope: Key | None = None
    category: Key | None = None
    category_basis: Basis = "stated"
    category_reason: Text | None = None
    stage: Stage | None = None
    chain: Key | None = None
    attribute: Attribute | None = None
    parts: dict[Key, tuple[Id, ...]] = field(default_factory=dict)
    within: Id | None = None
    covers: AnyName | None = None
    note: AnyName | None = None
    actual: Series = field(default_factory=dict)
    target: Series = field(default_factory=dict)

    @property
    def grounds(self) -> tuple[Ground, ...]:
        """What its category rests on."""
        return (Ground("category", self.category_basis, self.category_reason),)


@dataclass(frozen=True, slots=True)
class About(Record):
    """What plan this is."""

    id: Key
    name: AnyName
    year: PlanPeriod
    source: Key | None = None
    place: AnyName | None = None
    extent: Extent | None = None
    follows: Text | None = None
    base: Year | None = None
    annexes: Annexes | None = None
    notes: tuple[AnyName, ...] = ()
    about_width: Number | None = None
    time: Clock = "days"
    year_start: Month = 1
    region: Region | None = None
    licence: Licence | None = None


@dataclass(frozen=True, slots=True)
class Source(Record):
    """Where figures come from."""

    title: AnyName
    trust: Trust = "A"
    published: Date | None = None
    url: Address | None = None


@dataclass(frozen=True, slots=True)
class UnitName(Record):
    """A unit that planctl does not know of itself, in the other language; things may be counted in it one by one."""

    en: Text | None = None
    counted: Flag = False
    zh: Text | None = None


@dataclass(frozen=True, slots=True)
class SetAside(Record):
    """A number of the report that measures nothing, and why."""

    printed: Text
    reason: SetAsideReason


@dataclass(frozen=True, slots=True)
class KnownFinding(Record):
    """A contradiction that the source itself holds, explained."""

    rule: Key
    explanation: AnyName


Subject = Indicator | Project | Total
Kind = TypeVar("Kind", Indicator, Project, Total)
_COUNTED: dict[Measure, str] = {"count": "projects", "indicators": "indicators"}
"""What the official totals count."""


class _UnitWords(NamedTuple):
    """What a plan says of units: their words in each language, and which of them things are counted in."""

    english: dict[str, str]
    chinese: dict[str, str]
    counted: set[str]


def _with_named_unit(record: Kind, words: _UnitWords) -> Kind:
    """The same record, its unit with what the plan says of it: its words, and whether things are counted in it."""
    counts = _COUNTED.get(record.measure) if isinstance(record, Total) else None
    if isinstance(record, Indicator) and record.counts:
        counts = record.counts.en
    if record.unit is None or not (words.english or counts):
        return record
    unit = named(record.unit, words.english, words.chinese, counts, counted=record.unit in words.counted)
    return replace(record, unit=unit)


def _split(year: int | None, starts: int) -> int | None:
    return None if year is None else SplitYear(year, starts)


def _series_in_years(series: Series, starts: int) -> Series:
    return {
        in_years_from(period, starts): tuple(
            replace(each, since=_split(each.since, starts)) if each.since is not None else each for each in statements
        )
        for period, statements in series.items()
    }


def _in_years(record: Kind, starts: int) -> Kind:
    """The same record with the periods of years that begin in a month."""
    record = replace(record, actual=_series_in_years(record.actual, starts), target=_series_in_years(record.target, starts))
    return replace(record, base=_split(record.base, starts)) if isinstance(record, Indicator) else record


def type_of(subject: Subject) -> SubjectType:
    """What a subject is called in the files, on the command line and in JSON."""
    return "indicator" if isinstance(subject, Indicator) else "project" if isinstance(subject, Project) else "total"


@dataclass(frozen=True)
class Plan(Record):
    """Everything that a plan's files hold, by their top-level keys."""

    about: About | None = None
    sources: dict[Key, Source] = field(default_factory=dict)
    areas: dict[Key, Annotated[Area, InAnyLanguage()]] = field(default_factory=dict)
    chains: dict[Key, AnyName] = field(default_factory=dict)
    categories: dict[Key, AnyName] = field(default_factory=dict)
    inferences: dict[Key, Annotated[Inference, InAnyLanguage()]] = field(default_factory=dict)
    units: dict[Text, UnitName] = field(default_factory=dict)
    indicators: dict[Id, Annotated[Indicator, OfItsNature()]] = field(default_factory=dict)
    projects: dict[Id, Project] = field(default_factory=dict)
    totals: dict[Id, Total] = field(default_factory=dict)
    observations: dict[Id, Series] = field(default_factory=dict)
    set_aside: dict[Paragraph, tuple[SetAside, ...]] = field(default_factory=dict)
    findings: dict[Id, tuple[KnownFinding, ...]] = field(default_factory=dict)

    @cached_property
    def period(self) -> str:
        """What the plan is for: as `about` says, or else the year after the latest result, or else the first target's."""
        if self.about:
            return self.about.year
        subjects = [subject for _, subject in self.subjects()]
        results = [year_of(period) for subject in subjects for period in subject.actual if is_whole_year(period)]
        targets = [year_of(period) for subject in subjects for period in subject.target]
        return str(max(results) + 1 if results else min(targets, default=0))

    @property
    def year(self) -> int:
        """The year that the plan is for, the last of several."""
        return year_of(self.period)

    @property
    def clock(self) -> Clock:
        """What its time is counted in."""
        return self.about.time if self.about else "days"

    @property
    def base_year(self) -> int:
        """The year that the plan sets out from: as `about` says, or else the one before it."""
        return (self.about.base if self.about else None) or first_year_of(self.period) - 1

    def base_of(self, subject: Subject) -> int | None:
        """The year whose level an indicator's targets are measured from: its own, or that of a plan which declares one.

        A plan of several years sets out from the one before them. None of another, whose targets have the latest level before.
        """
        if not isinstance(subject, Indicator):
            return None
        declared = is_span(self.period) or (self.about and self.about.base)
        return subject.base or (self.base_year if declared else None)

    def known_from(self, period: str, statement: Statement) -> date:
        """The day from which a figure counts as known: that of its source's publication, or else the end of its period."""
        published = self.published(statement)
        return last_day(published) if published else end_of(period)

    @cached_property
    def latest_day(self) -> date | None:
        """The day by which every result that it holds was known; None when it holds none. Never today."""
        series = [*(subject.actual for _, subject in self.subjects()), *self.observations.values()]
        known = (self.known_from(period, each) for one in series for period, several in one.items() for each in several)
        return max(known, default=None)

    def published(self, statement: Statement) -> str | None:
        """When a figure's source was published: its own, or else the plan's."""
        source = self.sources.get(statement.source or (self.about and self.about.source) or "")
        return source.published if source else None

    def id_of(self, subject: Subject) -> str:
        """The id of a subject of the plan; none of any other."""
        return self._ids.get(id(subject), "")

    @cached_property
    def _ids(self) -> dict[int, str]:
        return {id(subject): id_ for id_, subject in self.subjects()}

    def observations_of(self, subject: Subject) -> Series:
        """What was published elsewhere or later about a subject of the plan."""
        return self.observations.get(self.id_of(subject), {})

    def subject(self, id_: str) -> Subject | None:
        """The indicator, project or total of an id; None when there is none."""
        return self.indicators.get(id_) or self.projects.get(id_) or self.totals.get(id_)

    def with_named_units(self) -> Plan:
        """The same plan, its subjects' units with the English that `units` declares, or with what they count."""
        words = _UnitWords(
            english={unit: name.en or unit for unit, name in self.units.items()},
            chinese={unit: name.zh or unit for unit, name in self.units.items()},
            counted={unit for unit, name in self.units.items() if name.counted},
        )
        return replace(
            self,
            indicators={id_: _with_named_unit(record, words) for id_, record in self.indicators.items()},
            projects={id_: _with_named_unit(record, words) for id_, record in self.projects.items()},
            totals={id_: _with_named_unit(record, words) for id_, record in self.totals.items()},
        )

    def with_whole_area_names(self) -> Plan:
        """The same plan, each area within another named with that: 经济：工业."""

        def whole(area: Area) -> Area:
            outer = self.areas[area.within] if area.within else None
            if outer is None:
                return area
            en = f"{outer.en or outer.zh}: {area.en or area.zh}" if outer.en or area.en else None
            return replace(area, zh=f"{outer.zh}：{area.zh}", en=en)

        return replace(self, areas={key: whole(area) for key, area in self.areas.items()})

    def in_its_years(self) -> Plan:
        """The same plan, where its years begin in another month than January with periods that know it."""
        starts = self.about.year_start if self.about else JANUARY
        if self.about is None or starts == JANUARY:
            return self
        return replace(
            self,
            about=replace(self.about, year=in_years_from(self.about.year, starts), base=_split(self.about.base, starts)),
            indicators={id_: _in_years(record, starts) for id_, record in self.indicators.items()},
            projects={id_: _in_years(record, starts) for id_, record in self.projects.items()},
            totals={id_: _in_years(record, starts) for id_, record in self.totals.items()},
            observations={id_: _series_in_years(series, starts) for id_, series in self.observations.items()},
        )

    def subjects(self) -> list[tuple[str, Subject]]:
        """Indicators, projects and totals with their ids, in the order of the files."""
        return [*self.indicators.items(), *self.projects.items(), *self.totals.items()]
