"""The only door for text: files in, a plan or all their problems out. Bad data never raises."""

from __future__ import annotations

import os
from pathlib import Path

from planctl import location
from planctl.checks import Finding, check
from planctl.model import Plan
from planctl.problems import Problem
from planctl.read import files, snapshot

__all__ = ["located", "read", "shipped_plan"]


def read(path: Path) -> tuple[Plan | None, list[Problem]]:
    """The plan in a folder or a file, and every independent problem at once; no plan when one of them is an error."""
    paths, problems = files.plan_files(path)
    contents = {file: files.read_bytes(file) for file in paths}
    problems += [content for content in contents.values() if isinstance(content, Problem)]
    if problems:
        return None, problems
    good = {file: content for file, content in contents.items() if isinstance(content, bytes)}
    folder = location.cache_folder(os.environ)
    if folder is None:
        return _validated(good)
    cache, key = Path(folder), snapshot.key(good)
    plan = snapshot.load(cache, key)
    if plan is None:
        plan, problems = _validated(good)
        if plan is not None and not problems:
            snapshot.save(cache, key, plan)
    return plan, problems


def shipped_plan() -> Path:
    """The plan that comes with planctl."""
    return Path(location.shipped_plan())


def located(path: Path, findings: list[Finding]) -> list[Problem]:
    """Findings about a plan as problems with the places in its files where the facts were written."""
    from planctl.read.merge import merged

    contents = {file: files.read_bytes(file) for file in files.plan_files(path)[0]}
    together = merged({file: content for file, content in contents.items() if isinstance(content, bytes)})
    return [together.place(finding.rule, finding.path, finding.details, at_key=False) for finding in findings]


def _validated(contents: dict[Path, bytes]) -> tuple[Plan | None, list[Problem]]:
    """The plan that the files' contents make together."""
    from planctl.read.merge import merged
    from planctl.read.shape import shape

    together = merged(contents)
    if together.problems:
        return None, together.problems
    plan = shape(together.tree)
    if not isinstance(plan, Plan):
        return None, [together.place(misfit.rule, misfit.path, misfit.details, misfit.at_key) for misfit in plan]
    findings = check(plan)
    problems = [together.place(finding.rule, finding.path, finding.details, at_key=False) for finding in findings]
    return (None if any(problem.severity == "error" for problem in problems) else plan), problems
