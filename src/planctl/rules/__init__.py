"""What data can break: each rule with its wording, hint and example, as data; loaded once there is bad news."""

from __future__ import annotations

from typing import Literal, NamedTuple

from planctl.language import Bilingual, Language
from planctl.problems import Problem

Severity = Literal["error", "warning"]


class Rule(NamedTuple):
    """What a rule's breach is called, and what to do about it; `{…}` are filled from the problem."""

    message: Bilingual
    hint: Bilingual
    severity: Severity = "error"
    unusable: bool = False
    """Whether the input could not be used at all (exit code 2) rather than read and found faulty (1)."""

    @property
    def exit_code(self) -> int:
        """How a run ends that finds it broken: 1 for data with a fault, 2 for an input that can't be read; 0 for a warning."""
        return 0 if self.severity == "warning" else 2 if self.unusable else 1


def broken_rule(problem: Problem) -> Rule:
    """The rule that a problem breaks."""
    from planctl.rules.catalogue import RULES

    return RULES[problem.rule]


def severity(problem: Problem) -> Severity:
    """Whether the data can't be used, or can be with a warning."""
    return broken_rule(problem).severity


def message(problem: Problem, language: Language) -> str:
    """What is wrong, in one sentence."""
    return broken_rule(problem).message.filled(**problem.details).text(language)


def hint(problem: Problem, language: Language) -> str:
    """What to do about it, in one sentence: the problem's own hint, or else the rule's."""
    own = problem.details.get("hint")
    words = own if isinstance(own, Bilingual) else broken_rule(problem).hint.filled(**problem.details)
    return words.text(language)
