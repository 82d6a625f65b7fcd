"""What data can break: each rule with its wording, hint and example, as data in `rules.toml`; read once there is bad news."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from pkgutil import get_data
from typing import Literal, NamedTuple

from planctl.language import Bilingual, Language
from planctl.problems import Problem

Severity = Literal["error", "warning"]


class Example(NamedTuple):
    """The smallest file that breaks a rule, and the same file fixed."""

    broken: str
    fixed: str


class Rule(NamedTuple):
    """What a rule's breach is called, and what to do about it; `{…}` are filled in from the problem."""

    message: Bilingual
    hint: Bilingual
    severity: Severity
    unusable: bool
    """Whether the input could not be used at all (exit code 2) rather than read and found faulty (1)."""
    example: Example | None
    """None for a rule that is not about what a plan's file says."""

    @property
    def exit_code(self) -> int:
        """How a run ends that finds it broken: 1 for data with a fault, 2 for an input that can't be read; 0 for a warning."""
        return 0 if self.severity == "warning" else 2 if self.unusable else 1


@cache
def rules() -> dict[str, Rule]:
    """Every rule by its name, in the order of the file."""
    import tomllib  # a plan without a problem needs no rule

    entries = tomllib.loads((get_data(__name__, "rules.toml") or b"").decode())
    return {
        name: Rule(
            message=Bilingual(entry["zh"], entry["en"]),
            hint=Bilingual(entry["hint_zh"], entry["hint_en"]),
            severity=entry.get("severity", "error"),
            unusable=entry.get("unusable", False),
            example=_example(entry["example"]) if "example" in entry else None,
        )
        for name, entry in entries.items()
    }


def _example(difference: str) -> Example:
    """The two files of an example: lines with a minus are only in the broken one, lines with a plus only in the fixed one."""
    lines = [line for line in difference.split("\n") if line]
    broken, fixed = ("".join(f"{line[2:]}\n" for line in lines if line[0] != mark) for mark in "+-")
    return Example(broken, fixed)


def broken_rule(problem: Problem) -> Rule:
    """The rule that a problem breaks."""
    return rules()[problem.rule]


def severity(problem: Problem) -> Severity:
    """Whether the data can't be used, or can be with a warning."""
    return broken_rule(problem).severity


def message(problem: Problem, language: Language) -> str:
    """What is wrong, in one sentence."""
    return broken_rule(problem).message.filled(**problem.details).text(language)


def unreadable(path: Path, problem: Problem) -> Bilingual:
    """That a file beside the plan can't be read, and what to do about it."""
    return Bilingual(
        f"{path}：{message(problem, 'zh')}；{hint(problem, 'zh')}", f"{path}: {message(problem, 'en')}; {hint(problem, 'en')}"
    )


def hint(problem: Problem, language: Language) -> str:
    """What to do about it, in one sentence: the problem's own hint, or else the rule's."""
    own = problem.details.get("hint")
    words = own if isinstance(own, Bilingual) else broken_rule(problem).hint.filled(**problem.details)
    return words.text(language)
