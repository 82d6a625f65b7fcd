"""How a proposal reads that a person is asked about."""

from __future__ import annotations

from planctl.assess.answers import recorded_figure
from planctl.assess.trace import TraceRow
from planctl.language import Bilingual, Language
from planctl.plan.model import Plan
from planctl.render import cells
from planctl.render.blocks import Marked
from planctl.render.words import name, word
from planctl.write.accept import Proposed

QUESTION = Bilingual("a 接受  c 改  d 删去  s 跳过  q 结束：", "a accept  c change  d drop  s skip  q quit:")
ANSWERS = {"a": "accept", "c": "change", "d": "drop", "s": "skip", "q": "quit"}
_HEADING = Bilingual("还有 {left} 个  P{paragraph}  {name}", "{left} left  P{paragraph}  {name}")
_FIGURE = Bilingual(
    "{period} {role} {figure}（{form}；依据：{rests_on}）", "{period} {role} {figure} ({form}; rests on: {rests_on})"
)


def shown(plan: Plan, each: Proposed, left: int, language: Language) -> tuple[str, str, str]:
    """A blank line, which proposal is asked about, and what it says."""
    subject = plan.subject(each.id)
    assert subject is not None  # noqa: S101 it was found in the plan
    figure = recorded_figure(plan, subject.unit, each.period, each.role, each.statement)
    called = name(subject.name.zh, subject.name.en, language)
    said = _FIGURE.filled(
        period=each.period,
        role=word(each.role, language),
        figure=cells.figure_with_unit(figure, language),
        form=word(each.statement.form, language),
        rests_on=each.statement.proposed,
    )
    return "", _HEADING.filled(left=left, paragraph=each.statement.at, name=called).text(language), said.text(language)


def sentence(row: TraceRow) -> str:
    """The sentence that a figure stands in, its number marked."""
    return str(Marked(row.before, row.mark, row.after))
