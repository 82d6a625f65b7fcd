"""The only door for text: files in, a plan or all their problems out. Bad data never raises."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from planctl.plan.following import following
from planctl.plan.model import Plan
from planctl.problems import MOST_PROBLEMS, Finding, Place, Problem
from planctl.problems import Path as PlanPath
from planctl.read import files, location, snapshot

if TYPE_CHECKING:
    from planctl.check.records import Check
    from planctl.read.merge import Merged

__all__ = ["Located", "Reading", "contents_of", "read", "read_contents", "shipped_plan"]

Located = Callable[[Iterable[Finding]], list[Problem]]
"""Findings about a plan as problems at the places in its files where the facts are written."""


class Reading(NamedTuple):
    """What a path holds: the plan, or None when a problem is an error; every independent problem; where its facts are written."""

    plan: Plan | None
    problems: list[Problem]
    located: Located


def read(path: Path, keep: bool = True, follow: bool = False, followers: tuple[Path, ...] = ()) -> Reading:
    """The plan in a folder or a file, and every independent problem at once.

    With `keep`, a plan without problems is kept as validated for the next time. With `follow`, a plan that follows another one has
    its results; `followers` are the plans that lead to this one so.
    """
    contents, unread = contents_of(path)
    text = _Text(contents)
    if unread:
        return Reading(None, _first(unread, contents, path), text.located)
    plan, problems = _kept_or_validated(text, keep)
    if follow and plan and (named := followed(path, plan)):
        earlier = _earlier(path, named, followers)
        plan = following(plan, earlier) if earlier else None
        problems = problems if earlier else [*problems, *text.located([_NOT_FOLLOWED])]
    return Reading(plan and _named(plan), _first(problems, contents, path), text.located)


def read_contents(contents: Mapping[Path, bytes], path: Path) -> Reading:
    """The plan that the contents of some files make, and every independent problem; `path` stands for them all."""
    text = _Text(contents)
    plan, problems = _validated(text.merged)
    return Reading(plan and _named(plan), _first(problems, contents, path), text.located)


def followed(path: Path, plan: Plan) -> Path | None:
    """Where the plan is that a plan at a path follows; None when it follows none."""
    if plan.about is None or plan.about.follows is None:
        return None
    here = path.resolve()
    return ((here if here.is_dir() else here.parent) / plan.about.follows).resolve()


def _earlier(path: Path, earlier: Path, followers: tuple[Path, ...]) -> Plan | None:
    """The plan that a plan follows; None when it can't be read, or follows that plan itself."""
    here = path.resolve()
    return None if earlier in (here, *followers) else read(earlier, follow=True, followers=(here, *followers)).plan


_NOT_FOLLOWED = Finding("not-followed", ("about", "follows"), {})


def shipped_plan() -> Path:
    """The plan that comes with planctl."""
    return Path(location.shipped_plan())


class _Text:
    """The files of a plan as they were read, parsed at most once: after a snapshot only when a finding asks for its place."""

    def __init__(self, contents: Mapping[Path, bytes]) -> None:
        self.contents = contents

    @cached_property
    def merged(self) -> Merged:
        """The tree that the files make together."""
        from planctl.read.merge import merged

        return merged(self.contents)

    def located(self, findings: Iterable[Finding]) -> list[Problem]:
        """The findings with their places, in the same order."""
        listed = list(findings)
        return self.merged.place(listed) if listed else []


def contents_of(path: Path) -> tuple[dict[Path, bytes], list[Problem]]:
    """What each file of a plan holds, and why others can't be read."""
    paths, problems = files.plan_files(path)
    contents: dict[Path, bytes] = {}
    room = files.MOST_BYTES
    for file in paths:
        content = files.read_bytes(file, room)
        if isinstance(content, Problem):
            problems.append(content)
        else:
            contents[file] = content
            room -= len(content)
    return contents, problems


def _named(plan: Plan) -> Plan:
    """A plan whose units and areas are called what it says elsewhere in its files."""
    return plan.with_named_units().with_whole_area_names()


def _kept_or_validated(text: _Text, keep: bool) -> tuple[Plan | None, list[Problem]]:
    """The plan of an earlier run that read the same bytes, or else the one that the files make now."""
    folder = location.cache_folder(os.environ)
    if folder is None:
        return _validated(text.merged)
    cache = Path(folder)
    plan = snapshot.load(cache, text.contents)
    if plan is not None:
        return plan.in_its_years(), []
    plan, problems = _validated(text.merged)
    if keep and plan is not None and not problems:
        snapshot.save(cache, text.contents, plan)
    return plan, problems


def _validated(together: Merged) -> tuple[Plan | None, list[Problem]]:
    """The plan that the files' contents make together, and every problem that does not follow from another."""
    from planctl.read.validate import shape
    from planctl.rules import severity

    shaped, misfits, blanks = shape(together.tree)
    plan = shaped.in_its_years()
    checks = _checks(together, misfits)
    found = (finding for check in checks for finding in check(plan) if not _at_blank(finding, blanks))
    findings = map(_with_hint, found)
    problems = together.problems + together.place([*misfits, *islice(findings, max(0, MOST_PROBLEMS + 1 - len(misfits)))])
    return (None if any(severity(problem) == "error" for problem in problems) else plan), problems


def _checks(together: Merged, misfits: list[Finding]) -> tuple[Check, ...]:
    """The checks whose findings stand: of a plan of which something is missing, only those that do not ask for it."""
    from planctl.check.records import CHECKS, OF_RECORDS, units_are_known

    if not misfits and not together.problems:
        return CHECKS
    units_may_be_missing = together.problems or any(misfit.path[:1] == ("units",) for misfit in misfits)
    return OF_RECORDS if units_may_be_missing else (*OF_RECORDS, units_are_known)


def _at_blank(finding: Finding, blanks: set[PlanPath]) -> bool:
    """Whether a finding is about what a record does not say as it was written, or misses what it may have said."""
    if any(finding.path[:length] in blanks for length in (3, 5)):
        return True
    missing = finding.rule.removesuffix("-missing")
    return missing != finding.rule and any(blank[:2] == finding.path[:2] and str(blank[-1]).endswith(missing) for blank in blanks)


def _with_hint(finding: Finding) -> Finding:
    """A finding with a hint at what was meant by the text that it found, unless it has one."""
    from planctl.read.hints import hint_for, typo_hint

    found = finding.details.get("found")
    hint = (hint_for(finding.rule, found) or typo_hint(found)) if isinstance(found, str) else {}
    return finding._replace(details={**hint, **finding.details})


def _first(problems: list[Problem], contents: Iterable[Path], path: Path) -> list[Problem]:
    """The problems in the order of the files and their lines; of very many, the first and that there are more."""
    order = {str(file): number for number, file in enumerate(contents)}
    ordered = sorted(problems, key=lambda each: (order.get(each.place.file, 0), each.place.line or 0, each.place.column or 0))
    more = [Problem("more-problems", Place(str(path)), {"most": str(MOST_PROBLEMS)})] if len(ordered) > MOST_PROBLEMS else []
    return ordered[:MOST_PROBLEMS] + more
