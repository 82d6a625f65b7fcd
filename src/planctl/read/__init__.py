"""The only door for text: files in, a plan or all their problems out. Bad data never raises."""

from __future__ import annotations

import os
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from planctl.plan.model import Plan
from planctl.problems import MOST_PROBLEMS, Place, Problem
from planctl.read import files, location, snapshot

if TYPE_CHECKING:
    from planctl.check.records import Check, Finding
    from planctl.read.merge import Merged, Misfit

__all__ = ["located", "read", "shipped_plan"]


def read(path: Path, keep: bool = True) -> tuple[Plan | None, list[Problem]]:
    """The plan in a folder or a file, and every independent problem at once; no plan when one of them is an error.

    With `keep`, a plan without problems is kept as validated for the next time.
    """
    contents, problems = _contents(path)
    if problems:
        return None, _told(problems, contents, path)
    folder = location.cache_folder(os.environ)
    if folder is None:
        plan, problems = _validated(contents)
        return plan, _told(problems, contents, path)
    cache, key = Path(folder), snapshot.key(contents)
    plan = snapshot.load(cache, key)
    if plan is None:
        plan, problems = _validated(contents)
        if keep and plan is not None and not problems:
            snapshot.save(cache, key, plan)
    return plan, _told(problems, contents, path)


def shipped_plan() -> Path:
    """The plan that comes with planctl."""
    return Path(location.shipped_plan())


def located(path: Path, findings: Iterable[Finding]) -> list[Problem]:
    """Findings about a plan as problems with the places in its files where the facts were written."""
    from planctl.read.merge import Misfit, merged

    misfits = [Misfit(*finding) for finding in findings]
    if not misfits:
        return []
    contents, gone = _contents(path)
    return gone or merged(contents).place(misfits)


def _contents(path: Path) -> tuple[dict[Path, bytes], list[Problem]]:
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


def _validated(contents: dict[Path, bytes]) -> tuple[Plan | None, list[Problem]]:
    """The plan that the files' contents make together, and every problem that does not follow from another."""
    from planctl.read.merge import merged
    from planctl.read.validate import shape

    together = merged(contents)
    plan, misfits = shape(together.tree)
    checks = _checks(together, misfits)
    findings = (_advised(finding) for check in checks for finding in check(plan))
    problems = together.problems + together.place([*misfits, *islice(findings, max(0, MOST_PROBLEMS + 1 - len(misfits)))])
    return (None if any(problem.severity == "error" for problem in problems) else plan), problems


def _checks(together: Merged, misfits: list[Misfit]) -> tuple[Check, ...]:
    """The checks whose findings stand: of a plan of which something is missing, only those that do not ask for it."""
    from planctl.check.records import CHECKS, OF_RECORDS, units_are_known

    if not misfits and not together.problems:
        return CHECKS
    units_may_be_missing = together.problems or any(misfit.path[:1] == ("units",) for misfit in misfits)
    return OF_RECORDS if units_may_be_missing else (*OF_RECORDS, units_are_known)


def _advised(finding: Finding) -> Misfit:
    """A finding with a hint at what was meant by the text that it found, unless it has one."""
    from planctl.read.hints import hint_for, typo_hint
    from planctl.read.merge import Misfit

    found = finding.details.get("found")
    hint = (hint_for(finding.rule, found) or typo_hint(found)) if isinstance(found, str) else {}
    return Misfit(finding.rule, finding.path, {**hint, **finding.details})


def _told(problems: list[Problem], contents: Iterable[Path], path: Path) -> list[Problem]:
    """The problems in the order of the files and their lines; of very many, the first and that there are more."""
    order = {str(file): number for number, file in enumerate(contents)}
    ordered = sorted(problems, key=lambda each: (order.get(each.place.file, 0), each.place.line or 0, each.place.column or 0))
    more = [Problem("more-problems", Place(str(path)), {"most": str(MOST_PROBLEMS)})] if len(ordered) > MOST_PROBLEMS else []
    return ordered[:MOST_PROBLEMS] + more
