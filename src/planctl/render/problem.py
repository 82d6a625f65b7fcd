"""Problems for a person: the place, the rule, the sentence, the line with a mark under the place, and what to do."""

from __future__ import annotations

from planctl.characters import escaped, width
from planctl.language import Bilingual, Language
from planctl.problems import Problem
from planctl.rules import hint, message

_LONGEST_EXCERPT = 100
_HINT = Bilingual("  提示：{}", "  hint: {}")


def problem_text(problem: Problem, language: Language) -> str:
    """One problem, as several lines."""
    place = problem.place
    where = ":".join(str(part) for part in (place.file, place.line, place.column) if part is not None)
    lines = [f"{escaped(where)}: {problem.rule}: {escaped(message(problem, language))}"]
    if place.text and place.text.strip() and place.column is not None:
        lines += _excerpt(place.text, place.column - 1)
    return "\n".join([*lines, _HINT.text(language).format(escaped(hint(problem, language)))])


def _excerpt(text: str, column: int) -> list[str]:
    """The part of a line around a column, and a mark under it, placed by display width."""
    start = max(0, column - _LONGEST_EXCERPT // 2)
    shown = escaped(text[start : start + _LONGEST_EXCERPT].replace("\t", " "))
    before = escaped(text[start:column].replace("\t", " "))
    return [f"  {shown.rstrip()}", f"  {' ' * width(before)}^"]
