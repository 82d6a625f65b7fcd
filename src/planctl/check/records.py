"""Sense: what must hold between the fields of a record and between records, once each is well formed.

A check is a small function that yields findings; its name, with hyphens, is not the rule's: one check may tell several rules apart.
`CHECKS` is all of them.
"""

from __future__ import annotations

from calendar import month_name
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal

from planctl.characters import code_point
from planctl.language import Bilingual, enumerated
from planctl.numbers import units
from planctl.numbers.periods import (
    JANUARY,
    calendar_for,
    end_of,
    is_span,
    is_split,
    is_whole_year,
    last_day,
    part_of_year,
    span_of,
    split_for,
    whole_year_of,
    year_of,
)
from planctl.plan.fields import LAST_YEAR, shares_in
from planctl.plan.lookup import as_it_looks, did_you_mean_hint, normalized
from planctl.plan.model import Indicator, Plan, Project, Series, Statement, Subject, Total
from planctl.plan.vocabulary import MONEY_FORMS, NATURE_WORDS, Form
from planctl.problems import Details, Finding, Path

ALLOWED_FORMS: dict[type, tuple[Form, ...]] = {
    Indicator: ("value", "growth", "average_growth", "change", "text", "reached", "share_of_plan", "shares"),
    Project: ("value", "progress", "stage", "text", *MONEY_FORMS),
    Total: ("value", "growth"),
}
_WHOLE = 100
_LISTED = (("area", "areas"), ("chain", "chains"), ("category", "categories"))


def _sections(plan: Plan) -> Iterator[tuple[str, str, Subject]]:
    for section in ("indicators", "projects", "totals"):
        for id_, subject in getattr(plan, section).items():
            yield section, id_, subject


def _all_series(plan: Plan) -> Iterator[tuple[Path, Series, Subject]]:
    for section, id_, subject in _sections(plan):
        yield (section, id_, "actual"), subject.actual, subject
        yield (section, id_, "target"), subject.target, subject
    for id_, series in plan.observations.items():
        observed = plan.subject(id_)
        if observed is not None:
            yield ("observations", id_), series, observed


def _statements(plan: Plan) -> Iterator[tuple[Path, Statement, Subject]]:
    for path, series, subject in _all_series(plan):
        for period, statements in series.items():
            for number, statement in enumerate(statements):
                yield (*path, period, number), statement, subject


def _missing(path: Path, section: str, found: str, known: Iterable[str]) -> Finding:
    return Finding("unknown-reference", path, {"section": section, "found": found, **did_you_mean_hint(found, known)})


def references_are_known(plan: Plan) -> Iterator[Finding]:
    """A key of areas, chains, categories or inferences is one of them, and the source of the plan itself one of its sources."""
    if plan.about and plan.about.source is not None and plan.about.source not in plan.sources:
        yield _missing(("about", "source"), "sources", plan.about.source, plan.sources)
    for key, area in plan.areas.items():
        if area.within is not None and area.within not in plan.areas:
            yield _missing(("areas", key, "within"), "areas", area.within, plan.areas)
    for section, id_, subject in _sections(plan):
        keys = [(field, getattr(subject, field, None), listed) for field, listed in _LISTED]
        keys += [(ground.fields[1], ground.reason, "inferences") for ground in subject.grounds]
        for field, found, listed in keys:
            known = getattr(plan, listed)
            if found is not None and found not in known:
                yield _missing((section, id_, field), listed, found, known)


def areas_lie_one_within_another(plan: Plan) -> Iterator[Finding]:
    """An area that another lies within lies itself within none."""
    for key, area in plan.areas.items():
        outer = plan.areas.get(area.within or "")
        if outer is not None and outer.within is not None:
            yield Finding("area-too-deep", ("areas", key, "within"), {"outer": area.within or "", "within": outer.within})


def ids_exist(plan: Plan) -> Iterator[Finding]:
    """A part, and what an observation is of, is a record."""
    for section, id_, subject in _sections(plan):
        for label, parts in getattr(subject, "parts", {}).items():
            for number, part in enumerate(parts):
                if part not in getattr(plan, section):
                    yield _missing((section, id_, "parts", label, number), section, part, getattr(plan, section))
        in_days = getattr(subject, "in_days", None)
        if in_days is not None and in_days not in plan.indicators:
            yield _missing((section, id_, "in_days"), "indicators", in_days, plan.indicators)
    for id_ in plan.observations:
        if plan.subject(id_) is None:
            yield _missing(("observations", id_), "indicators, projects, totals", id_, dict(plan.subjects()))


def sources_exist(plan: Plan) -> Iterator[Finding]:
    """The source of an observation, and what an inference is from, is one of `sources`."""
    named = [((*path, "source"), statement.source) for path, statement, _ in _statements(plan) if statement.source is not None]
    for key, inference in plan.inferences.items():
        named += [(("inferences", key, "sources", number), source) for number, source in enumerate(inference.sources)]
    for path, source in named:
        if source not in plan.sources:
            yield _missing(path, "sources", source, plan.sources)


def wholes_exist(plan: Plan) -> Iterator[Finding]:
    """What a subject is within is an indicator or a total."""
    known = {**plan.indicators, **plan.totals}
    for section, id_, subject in _sections(plan):
        within = getattr(subject, "within", None)
        if within is not None and within not in known:
            yield _missing((section, id_, "within"), "indicators, totals", within, known)


def parts_are_others(plan: Plan) -> Iterator[Finding]:
    """A part stands once in a division, and nothing is a part of itself, however far down."""
    for section in ("indicators", "totals"):
        records: Mapping[str, Indicator | Total] = getattr(plan, section)
        for id_, whole in records.items():
            for label, parts in whole.parts.items():
                first: dict[str, int] = {}
                for number, part in enumerate(parts):
                    if first.setdefault(part, number) != number:
                        path = (section, id_, "parts", label)
                        yield Finding("part-twice", (*path, number), {"found": part}, first=(*path, first[part]))
        yield from (Finding("part-of-itself", (section, *path), {"found": str(path[0])}) for path in _circles(records))


def _circles(records: Mapping[str, Indicator | Total]) -> Iterator[Path]:
    """Where a record has a part that it is a part of: each record is gone through once, its parts before it."""
    open_, done = dict[str, Iterator[tuple[str, Path]]](), set[str]()
    for start in records:
        open_[start] = _parts_of(records, start)
        while open_:
            id_, parts = next(reversed(open_.items()))
            part, path = next(parts, (None, ()))
            if part is None:
                done.add(id_)
                del open_[id_]
            elif part in open_:
                yield path
            elif part not in done and part in records:
                open_[part] = _parts_of(records, part)


def _parts_of(records: Mapping[str, Indicator | Total], id_: str) -> Iterator[tuple[str, Path]]:
    for label, parts in records[id_].parts.items():
        yield from ((part, (id_, "parts", label, number)) for number, part in enumerate(parts))


def units_are_known(plan: Plan) -> Iterator[Finding]:
    """No unit is another spelling of one that planctl knows, or the plan declares."""
    for section, id_, subject in _sections(plan):
        meant = None if subject.unit is None else units.misspelt(subject.unit, plan.units)
        if meant is not None:
            hint = {"hint": Bilingual("写 {meant}", "write {meant}").filled(meant=meant)} if meant else {}
            yield Finding("unknown-unit", (section, id_, "unit"), {"found": str(subject.unit), **hint})


def ids_are_unique(plan: Plan) -> Iterator[Finding]:
    """An id names one subject, whether indicator, project or total."""
    seen: dict[str, str] = {}
    for section, id_, _ in _sections(plan):
        if id_ in seen:
            yield Finding("duplicate-id", (section, id_), {"found": id_, "section": seen[id_]})
        seen.setdefault(id_, section)


def names_are_unique(plan: Plan) -> Iterator[Finding]:
    """An id, a name or an alias names one subject, in either language and however it is spelled: users look subjects up by them."""
    seen: dict[str, tuple[str, str]] = {}
    for section, id_, _ in _sections(plan):
        other, meant = seen.setdefault(as_it_looks(id_), (id_, id_))
        if other != id_:
            yield Finding("look-alike-name", (section, id_), _look_alikes(id_, meant, other), at_key=True)
    for section, id_, subject in _sections(plan):
        for path, name in _names(subject):
            other, meant = seen.setdefault(as_it_looks(name), (id_, name))
            if other != id_ and normalized(name) == normalized(meant):
                yield Finding("duplicate-name", (section, id_, *path), {"found": name, "other": other})
            elif other != id_:
                yield Finding("look-alike-name", (section, id_, *path), _look_alikes(name, meant, other))


def _look_alikes(name: str, meant: str, other: str) -> dict[str, str | Bilingual]:
    foreign = [letter for letter in dict.fromkeys(name + meant) if as_it_looks(letter) != normalized(letter)]
    return {"found": name, "other": other, "meant": meant, "letters": ", ".join(map(code_point, foreign))}


def _names(subject: Subject) -> Iterator[tuple[Path, str]]:
    if subject.name.zh != subject.name.en:
        yield ("name", "zh"), subject.name.zh
    if subject.name.en is not None:
        yield ("name", "en"), subject.name.en
    yield from ((("aliases", number), alias) for number, alias in enumerate(subject.aliases))


def aliases_are_divided(plan: Plan) -> Iterator[Finding]:
    """A full-width comma divides nothing: [甲，乙] is one alias."""
    for section, id_, subject in _sections(plan):
        for number, alias in enumerate(subject.aliases):
            if "，" in alias:
                details = {"found": alias, "meant": alias.replace("，", ", ")}
                yield Finding("alias-with-a-comma", (section, id_, "aliases", number), details)


def one_figure_per_form_and_span(plan: Plan) -> Iterator[Finding]:
    """A span of a subject has one figure of a form, whatever the span is called, and one change since a year.

    Two different stages of a span are no two figures: whether they agree is for `check` to say. Nor are a target and its stretch.
    """
    for path, first, details in _doubles(plan, observed=False):
        yield Finding("two-figures", path, details, first=first)


def observations_are_in_order(plan: Plan) -> Iterator[Finding]:
    """Of several observations of one span and form the dates of their sources tell which is later, unless the sources agree."""
    for path, first, details in _doubles(plan, observed=True):
        if not _same_claim(plan, path, first):
            yield Finding("two-observations", path, details, first=first)


def _doubles(plan: Plan, observed: bool) -> Iterator[tuple[Path, Path, dict[str, str | Bilingual]]]:
    """The figures of a span and form that has one already, of observations known since the same day: where both stand."""
    seen: dict[tuple[object, ...], Path] = {}
    for path, statement, _ in _statements(plan):
        *series, period, _number = path
        if (series[0] == "observations") == observed:
            known = plan.known_from(str(period), statement) if observed else None
            alike = statement.form, statement.since, statement.stage, statement.stretch
            figure = (span_of(str(period), statement.cumulative), *alike, known)
            first = seen.setdefault((*series, *figure), path)
            if first != path:
                yield path, first, {"period": _called(str(period), str(first[-2])), "form": statement.form}


def _same_claim(plan: Plan, *paths: Path) -> bool:
    """Whether two sources say the same."""
    one, other = (plan.observations[str(id_)][str(period)][int(number)] for _, id_, period, number in paths)
    claims = [(str(each.number), each.bound, each.text) for each in (one, other)]
    return claims[0] == claims[1] and one.source != other.source


def _called(period: str, first: str) -> str | Bilingual:
    """A period, with the other name of its span where it has two."""
    return (
        period
        if period == first
        else Bilingual("同一时期的 {other} 和 {one}", "{one} (the same span as {other})").filled(one=period, other=first)
    )


def inferences_have_reasons(plan: Plan) -> Iterator[Finding]:
    """Whatever is inferred says why."""
    for section, id_, subject in _sections(plan):
        for ground in subject.grounds:
            if ground.basis == "inferred" and ground.reason is None:
                basis, reason = ground.fields
                yield Finding("reason-missing", (section, id_, basis), {"reason": reason})


def forms_fit_subjects(plan: Plan) -> Iterator[Finding]:
    """A statement's form is one that its subject can have, and the fields beside it go with the form."""
    for path, statement, subject in _statements(plan):
        form, allowed = statement.form, ALLOWED_FORMS[type(subject)]
        if form not in allowed:
            details: Details = {"subject": str(path[0]), "form": form, "choices": enumerated(allowed)}
            yield Finding("misplaced-form", (*path, form), details)
        if statement.of is not None and form != "progress":
            yield Finding("misplaced-field", (*path, "of"), {"field": "of", "form": form})
        if statement.bound != "exact" and statement.number is None and not (statement.goes_by or statement.set_by):
            yield Finding("misplaced-field", (*path, "bound"), {"field": "bound", "form": form})
        if statement.since is not None and form != "growth":
            yield Finding("misplaced-field", (*path, "since"), {"field": "since", "form": form})
        elif statement.since is not None and statement.since >= year_of(period := str(path[-2])):
            yield Finding("since-not-before", (*path, "since"), {"since": str(statement.since), "period": period})
        if not statement.cumulative and is_whole_year(period := str(path[-2])):
            year = Bilingual("全年（{period}）", "a whole year ({period})").filled(period=period)
            yield Finding("misplaced-field", (*path, "cumulative"), {"field": "cumulative", "form": year})
        if form in ("value", *MONEY_FORMS) and subject.unit is None:
            yield Finding("unit-missing", (*path, form), {})


def only_results_are(plan: Plan) -> Iterator[Finding]:
    """The share of the year's plan that is done is no target, nor is that one was reached."""
    for path, statement, _ in _statements(plan):
        if statement.share_of_plan is not None and path[2] == "target":
            yield Finding("share-of-plan-target", (*path, "share_of_plan"), {})
        if statement.reached is not None and path[2] == "target":
            yield Finding("reached-target", (*path, "reached"), {})


def milestones_are_in_words(plan: Plan) -> Iterator[Finding]:
    """A milestone has no number: it is words, and reached or not."""
    for path, statement, subject in _statements(plan):
        if isinstance(subject, Indicator) and subject.nature == "milestone" and statement.form not in ("text", "reached"):
            yield Finding("milestone-in-numbers", (*path, statement.form), {"form": statement.form})


def compositions_are_shares(plan: Plan) -> Iterator[Finding]:
    """A composition is the shares of the parts that it names, or words, and nothing else has shares."""
    for path, statement, subject in _statements(plan):
        composed = isinstance(subject, Indicator) and subject.nature == "composition"
        if composed and statement.form not in ("shares", "text"):
            yield Finding("composition-in-numbers", (*path, statement.form), {"form": statement.form})
        elif statement.shares is not None and isinstance(subject, Indicator):
            found, parts = len(shares_in(statement.shares)), len(subject.shares_of)
            if not composed and not parts:
                yield Finding("shares-of-no-composition", (*path, "shares"), {"nature": NATURE_WORDS[subject.nature]})
            elif composed and found != parts:
                yield Finding("shares-of-other-parts", (*path, "shares"), {"found": str(found), "parts": str(parts)})
    for id_, indicator in plan.indicators.items():
        if indicator.shares_of and indicator.nature != "composition":
            yield Finding(
                "shares-of-no-composition",
                ("indicators", id_, "shares_of"),
                {"nature": NATURE_WORDS[indicator.nature]},
                at_key=True,
            )


def ranks_are_places(plan: Plan) -> Iterator[Finding]:
    """A rank is a place in an order: a whole number from 1, smaller being better, exact or at most so much."""
    for id_, indicator in plan.indicators.items():
        if indicator.nature != "rank":
            continue
        if (indicator.direction, indicator.unit) != ("lower", units.RANK):
            field = "direction" if indicator.direction != "lower" else "unit"
            yield Finding("rank-is-a-place", ("indicators", id_, field), {"field": field})
    for path, statement, subject in _statements(plan):
        if isinstance(subject, Indicator) and subject.nature == "rank" and not _is_place(statement):
            field = statement.form if statement.goes_by is None else _comparison(statement)
            yield Finding("not-a-place", (*path, field), {"found": field if statement.number is None else str(statement.number)})
        elif isinstance(subject, Indicator) and subject.nature == "rank" and statement.bound not in _PLACE_BOUNDS:
            yield Finding("not-a-place", (*path, "bound"), {"found": statement.bound})


_PLACE_BOUNDS = ("exact", "reach", "at_most", "under")


def _is_place(statement: Statement) -> bool:
    if statement.form in ("text", "reached"):
        return True
    if statement.form != "value" or statement.to is not None:
        return False
    if statement.value is None:
        return True
    return statement.value == statement.value.to_integral_value() and statement.value >= 1


def comparisons_are_targets(plan: Plan) -> Iterator[Finding]:
    """What goes by another figure, or is set from above, is a target of an indicator."""
    for path, statement, subject in _statements(plan):
        field = "set_by" if statement.set_by is not None else _comparison(statement) if statement.goes_by is not None else None
        if field is not None and not (isinstance(subject, Indicator) and path[2] == "target"):
            yield Finding("misplaced-comparison", (*path, field), {"field": field})


def _comparison(statement: Statement) -> str:
    """The field that says what a target goes by."""
    return "value_of" if statement.value_of is not None else "growth_of"


def comparisons_fit(plan: Plan) -> Iterator[Finding]:
    """What a target goes by is another indicator, for a level one of the same unit."""
    for path, statement, subject in _statements(plan):
        other = plan.indicators.get(statement.goes_by or "")
        at = (*path, _comparison(statement))
        if statement.goes_by not in (None, LAST_YEAR) and other is None:
            yield _missing(at, "indicators", str(statement.goes_by), plan.indicators)
        elif other is subject:
            yield Finding("compared-with-itself", at, {"found": str(statement.goes_by)})
        elif other is not None and statement.value_of is not None and other.unit != subject.unit:
            yield Finding("compared-units-differ", at, {"unit": str(subject.unit), "other": str(other.unit)})


def ranges_fit(plan: Plan) -> Iterator[Finding]:
    """A range is a target of an indicator, from a lower to a higher number that have no bound of their own."""
    for path, statement, subject in _statements(plan):
        if statement.to is None:
            continue
        target = isinstance(subject, Indicator) and path[2] == "target"
        if not target or statement.number is None or statement.bound != "exact":
            yield Finding("misplaced-range", (*path, "to"), {})
        elif statement.index is not None:
            yield Finding("misplaced-field", (*path, "to"), {"field": "to", "form": "index"})
        elif statement.to <= statement.number:
            yield Finding("range-not-upwards", (*path, "to"), {"low": str(statement.number), "high": str(statement.to)})


def width_is_positive(plan: Plan) -> Iterator[Finding]:
    """What "about" allows is more than nothing."""
    width = plan.about.about_width if plan.about else None
    if width is not None and width <= 0:
        yield Finding("width-not-positive", ("about", "about_width"), {"found": str(width)})


def only_flows_have_a_pace(plan: Plan) -> Iterator[Finding]:
    """How it runs over the year is said of what accumulates over it."""
    for id_, indicator in plan.indicators.items():
        declared = "schedule" if indicator.schedule else "pace" if indicator.pace != "even" else None
        if declared and indicator.nature != "flow":
            details = {"field": declared, "nature": indicator.nature}
            yield Finding("pace-without-flow", ("indicators", id_, declared), details, at_key=True)


def schedules_rise(plan: Plan) -> Iterator[Finding]:
    """A schedule's shares are of the whole, and none is less than an earlier one."""
    year = whole_year_of(plan.about.year) if plan.about else "2000"
    for id_, indicator in plan.indicators.items():
        for several in (False, True):
            parts = [part for part in indicator.schedule if is_whole_year(part) == several]
            least = Decimal(0)
            for part in sorted(parts, key=lambda part: end_of(part if several else part_of_year(year, part))):
                share = indicator.schedule[part]
                if not least <= share <= _WHOLE:
                    details = {"part": part, "share": str(share), "least": str(least)}
                    yield Finding("schedule-not-rising", ("indicators", id_, "schedule", part), details)
                least = max(least, share)


def periods_are_of_the_plans_years(plan: Plan) -> Iterator[Finding]:
    """Periods are written as those of the plan's years: 2024/25 where they begin within a calendar year, else 2024."""
    starts = plan.about.year_start if plan.about else JANUARY
    split = starts != JANUARY
    written = [(path, str(period)) for path, series, _ in _all_series(plan) for period in series]
    if plan.about:
        written.append((("about",), plan.about.year))
    for path, period in written:
        if is_split(period) in (None, split):
            continue
        details: dict[str, str | Bilingual] = {
            "found": period,
            "starts": Bilingual(f"{starts}月", month_name[starts]),
            "meant": split_for(period) if split else calendar_for(period),
        }
        at_key = path != ("about",)
        yield Finding("not-of-these-years", (*path, period if at_key else "year"), details, at_key=at_key)


def years_fit_forms(plan: Plan) -> Iterator[Finding]:
    """Several years together have a sum, an average growth or words, and no single year has an average growth."""
    for path, statement, subject in _statements(plan):
        form, period = statement.form, str(path[-2])
        together = form in ("average_growth", "text", "reached") or (form == "value" and _adds_up(subject))
        if is_span(period) and not together:
            yield Finding("not-over-years", (*path, form), {"form": form, "period": period})
        if form == "average_growth" and not is_span(period):
            yield Finding("average-of-one-year", (*path, form), {"period": period})


def _adds_up(subject: Subject) -> bool:
    """Whether the figures of several years make one together: a flow does, and money, but no stock and no rate."""
    return subject.nature == "flow" if isinstance(subject, Indicator) else True


def planned_investments_have_a_unit(plan: Plan) -> Iterator[Finding]:
    """A planned investment is in its project's unit."""
    for id_, project in plan.projects.items():
        if project.planned_investment is not None and project.unit is None:
            yield Finding("unit-missing", ("projects", id_, "planned_investment"), {})


def statements_have_locators(plan: Plan) -> Iterator[Finding]:
    """A statement of a plan that was recorded from a source says where it stands in it, an observation names its own."""
    recorded = plan.about is not None and plan.about.source is not None
    for path, statement, _ in _statements(plan):
        if path[0] == "observations" and statement.source is None:
            yield Finding("source-missing", path, {})
        elif path[0] != "observations" and statement.at is None and recorded:
            yield Finding("locator-missing", path, {})
    for id_, project in plan.projects.items():
        if recorded and project.planned_investment and project.planned_investment.at is None:
            yield Finding("locator-missing", ("projects", id_, "planned_investment"), {})


def results_can_be_known(plan: Plan) -> Iterator[Finding]:
    """A result is of a year that the plan's report can tell of, and not published before its span begins."""
    for path, statement, _ in _statements(plan):
        role, period = path[-3] if path[0] != "observations" else "observed", str(path[-2])
        if role == "actual" and plan.about and year_of(period) > plan.year:
            yield Finding("result-after-plan", (*path[:-1],), {"period": period, "year": plan.about.year}, at_key=True)
        published = plan.published(statement)
        if role != "target" and published and last_day(published) < span_of(period, statement.cumulative)[0]:
            yield Finding("published-before", path, {"period": period, "published": published})


def projects_end_after_they_start(plan: Plan) -> Iterator[Finding]:
    """A project does not end before the year that it starts in."""
    for id_, project in plan.projects.items():
        if project.start is not None and project.end is not None and project.end < project.start:
            yield Finding("ends-before-start", ("projects", id_, "end"), {"start": str(project.start), "end": str(project.end)})


def progress_is_a_share(plan: Plan) -> Iterator[Finding]:
    """A progress lies between nothing and all."""
    for path, statement, _ in _statements(plan):
        if statement.progress is not None and not 0 <= statement.progress <= _WHOLE:
            yield Finding("progress-beyond", (*path, "progress"), {"found": str(statement.progress)})


Check = Callable[[Plan], Iterator[Finding]]

OF_RECORDS: tuple[Check, ...] = (
    names_are_unique,
    aliases_are_divided,
    one_figure_per_form_and_span,
    inferences_have_reasons,
    forms_fit_subjects,
    only_results_are,
    milestones_are_in_words,
    compositions_are_shares,
    ranks_are_places,
    comparisons_are_targets,
    ranges_fit,
    width_is_positive,
    only_flows_have_a_pace,
    schedules_rise,
    periods_are_of_the_plans_years,
    years_fit_forms,
    planned_investments_have_a_unit,
    statements_have_locators,
    results_can_be_known,
    progress_is_a_share,
    projects_end_after_they_start,
)
"""Checks whose findings stand, whatever other records a plan should have had."""

CHECKS: tuple[Check, ...] = (
    references_are_known,
    areas_lie_one_within_another,
    ids_exist,
    wholes_exist,
    sources_exist,
    comparisons_fit,
    observations_are_in_order,
    parts_are_others,
    units_are_known,
    ids_are_unique,
    *OF_RECORDS,
)
