"""Contradictions between a plan's figures, the known ones with their explanations."""

from __future__ import annotations

from typing import NamedTuple

from planctl.assess.answers import Answer, answer_about
from planctl.check.figures import contradictions
from planctl.plan.model import KnownFinding, Plan
from planctl.problems import Finding, Problem
from planctl.read import Located
from planctl.rules import Severity, message, severity


class CheckRow(NamedTuple):
    """One contradiction; `known` when the plan's own `findings` explain it."""

    rule: str
    severity: Severity
    id: str
    name_zh: str | None
    name_en: str | None
    file: str
    line: int | None
    column: int | None
    message_zh: str
    message_en: str
    known: bool
    explanation_zh: str | None
    explanation_en: str | None


class CheckSummary(NamedTuple):
    """How many contradictions there are, how many of them are known, and how many of the others are errors or warnings."""

    findings: int
    known: int
    errors: int
    warnings: int


def check(plan: Plan, located: Located, strict: bool = False, gone: bool = True) -> Answer[CheckRow, CheckSummary]:
    """Every contradiction at the place where it is written; those that are not known are problems.

    A `strict` reader counts warnings as failures too. With `gone`, also each explanation whose contradiction no longer occurs.
    """
    found = contradictions(plan)
    findings = [*found, *(_stale(plan, found) if gone else ())]
    problems = located(findings)
    rows = [_row(plan, finding, problem) for finding, problem in zip(findings, problems, strict=True)]
    new = tuple(problem for row, problem in zip(rows, problems, strict=True) if not row.known)
    summary = CheckSummary(
        findings=len(rows),
        known=sum(row.known for row in rows),
        errors=sum(severity(problem) == "error" for problem in new),
        warnings=sum(severity(problem) == "warning" for problem in new),
    )
    return answer_about(plan, "check", rows, summary)._replace(problems=new, gate_closed=strict and bool(new))


def _stale(plan: Plan, found: list[Finding]) -> list[Finding]:
    """The known contradictions that no longer occur."""
    occurring = {(str(finding.path[1]), finding.rule) for finding in found}
    return [
        Finding("finding-gone", ("findings", id_, number), {"rule": known.rule})
        for id_, several in plan.findings.items()
        for number, known in enumerate(several)
        if (id_, known.rule) not in occurring
    ]


def _row(plan: Plan, finding: Finding, problem: Problem) -> CheckRow:
    id_ = str(finding.path[1])
    subject, known = plan.subject(id_), _known(plan, id_, finding.rule)
    return CheckRow(
        rule=finding.rule,
        severity=severity(problem),
        id=id_,
        name_zh=subject.name.zh if subject else None,
        name_en=subject.name.en if subject else None,
        file=problem.place.file,
        line=problem.place.line,
        column=problem.place.column,
        message_zh=message(problem, "zh"),
        message_en=message(problem, "en"),
        known=known is not None,
        explanation_zh=known.explanation.zh if known else None,
        explanation_en=known.explanation.en if known else None,
    )


def _known(plan: Plan, id_: str, rule: str) -> KnownFinding | None:
    return next((known for known in plan.findings.get(id_, ()) if known.rule == rule), None)
