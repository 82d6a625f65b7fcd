"""The ledger: every recorded figure, one row each, with its paragraph."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from planctl.assess.answers import Answer, Figure, answer_about, recorded_figures
from planctl.numbers.printed import Bound
from planctl.plan.model import Indicator, Plan, Project, Subject, Total
from planctl.plan.vocabulary import Form, Measure, Role, SubjectType

_TYPES: dict[type, SubjectType] = {Indicator: "indicator", Project: "project", Total: "total"}


class FigureRow(NamedTuple):
    """One recorded figure; `printed` is the number's characters in the source, `value` the signed number."""

    subject: str
    subject_type: SubjectType
    name_zh: str
    name_en: str | None
    period: str
    role: Role
    form: Form
    value: Decimal | None
    printed: str | None
    unit: str | None
    bound: Bound
    paragraph: int | None
    source: str | None
    measure: Measure | None
    text_zh: str | None
    text_en: str | None
    of: str | None
    estimate: bool
    stretch: bool


def figures(plan: Plan, subjects: dict[str, Subject], kind: SubjectType | None = None) -> Answer:
    """Every figure and worded target of the subjects, of one type if asked for; stages are no figures."""
    rows = [
        _row(id_, subject, figure)
        for id_, subject in subjects.items()
        for figure in recorded_figures(plan, subject)
        if figure.form != "stage" and kind in (None, _TYPES[type(subject)])
    ]
    summary: dict[str, object] = {
        "figures": len(rows),
        "actual": sum(row.role == "actual" for row in rows),
        "target": sum(row.role == "target" for row in rows),
        "subjects": len({row.subject for row in rows}),
    }
    return answer_about(plan, "figures", list(rows), summary)


def _row(id_: str, subject: Subject, figure: Figure) -> FigureRow:
    return FigureRow(
        id_,
        _TYPES[type(subject)],
        subject.name.zh,
        subject.name.en,
        figure.period,
        figure.role,
        figure.form,
        figure.value,
        figure.printed,
        figure.unit,
        figure.bound,
        figure.paragraph,
        figure.source,
        subject.measure if isinstance(subject, Total) else None,
        figure.text_zh,
        figure.text_en,
        figure.of,
        figure.estimate,
        figure.stretch,
    )
