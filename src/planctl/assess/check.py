"""Contradictions between a plan's figures, the known ones with their explanations."""

from __future__ import annotations

from typing import NamedTuple

from planctl.assess.answers import Answer, answer_about
from planctl.check.figures import contradictions
from planctl.plan.model import KnownFinding, Plan, Subject
from planctl.problems import Finding, Problem, Severity


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


def found(plan: Plan) -> list[Finding]:
    """Every contradiction, and every known one that no longer occurs."""
    now = contradictions(plan)
    occurring = {(str(finding.path[1]), finding.rule) for finding in now}
    gone = [
        Finding("finding-gone", ("findings", id_, number), {"rule": known.rule})
        for id_, several in plan.findings.items()
        for number, known in enumerate(several)
        if (id_, known.rule) not in occurring
    ]
    return now + gone


def check(plan: Plan, findings: list[Finding], problems: list[Problem]) -> Answer:
    """The findings with the places where they stand; in `problems`, in the same order, each finding as a problem."""
    subjects = dict(plan.subjects())
    rows = [
        _row(plan, subjects.get(str(finding.path[1])), finding, problem)
        for finding, problem in zip(findings, problems, strict=True)
    ]
    new = tuple(problem for row, problem in zip(rows, problems, strict=True) if not row.known)
    summary: dict[str, object] = {
        "findings": len(rows),
        "known": sum(row.known for row in rows),
        "errors": sum(severity(problem) == "error" for problem in new),
        "warnings": sum(severity(problem) == "warning" for problem in new),
    }
    return answer_about(plan, "check", rows, summary)._replace(problems=new)


def _row(plan: Plan, subject: Subject | None, finding: Finding, problem: Problem) -> CheckRow:
    id_ = str(finding.path[1])
    known = _known(plan, id_, finding.rule)
    return CheckRow(
        finding.rule,
        severity(problem),
        id_,
        subject.name.zh if subject else None,
        subject.name.en if subject else None,
        problem.place.file,
        problem.place.line,
        problem.place.column,
        message(problem, "zh"),
        message(problem, "en"),
        known is not None,
        known.explanation.zh if known else None,
        known.explanation.en if known else None,
    )


def _known(plan: Plan, id_: str, rule: str) -> KnownFinding | None:
    return next((known for known in plan.findings.get(id_, ()) if known.rule == rule), None)
