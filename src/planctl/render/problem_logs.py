"""Problems for the machines that show them beside a file's lines: GitHub's workflow commands, and SARIF 2.1.0."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from planctl import __version__
from planctl.characters import escaped
from planctl.language import Language
from planctl.problems import Problem
from planctl.rules import broken_rule, hint, message, rules, severity

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_GAP = re.compile(r"\{[^}]*\}")


def github(problems: Sequence[Problem], language: Language) -> str:
    """A line for each problem, which a GitHub workflow shows at its place: `::error file=…,line=…,col=…,title=…::…`."""
    lines = []
    for problem in problems:
        place = {
            "file": _relative(problem),
            "line": problem.place.line or 1,
            "col": problem.place.column or 1,
            "title": problem.rule,
        }
        fields = ",".join(f"{name}={_property(str(value))}" for name, value in place.items())
        said = f"{message(problem, language)} ({hint(problem, language)})"
        lines.append(f"::{severity(problem)} {fields}::{_data(said)}\n")
    return "".join(lines)


def sarif(problems: Sequence[Problem], language: Language) -> str:
    """All problems as one SARIF log, every one of them at a line and a column; columns count characters."""
    broken = sorted({problem.rule for problem in problems})
    described = [
        {
            "id": rule,
            "shortDescription": {"text": _GAP.sub("…", rules()[rule].message.text(language))},
            "defaultConfiguration": {"level": rules()[rule].severity},
        }
        for rule in broken
    ]
    run = {
        "tool": {"driver": {"name": "planctl", "version": __version__, "rules": described}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, broken.index(problem.rule), language) for problem in problems],
    }
    return (
        escaped(json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2), keep="\n") + "\n"
    )


def _result(problem: Problem, rule: int, language: Language) -> dict[str, object]:
    region = {"startLine": problem.place.line or 1, "startColumn": problem.place.column or 1}
    where = {"artifactLocation": {"uri": _uri(_relative(problem))}, "region": region}
    return {
        "ruleId": problem.rule,
        "ruleIndex": rule,
        "level": broken_rule(problem).severity,
        "message": {"text": f"{message(problem, language)}\n{hint(problem, language)}"},
        "locations": [{"physicalLocation": where}],
    }


def _relative(problem: Problem) -> str:
    """A file as it stands from the folder where planctl runs, which is the repository's in such runs."""
    path = Path(problem.place.file)
    return (path.relative_to(Path.cwd()) if path.is_absolute() and path.is_relative_to(Path.cwd()) else path).as_posix()


def _uri(path: str) -> str:
    """A relative file as a reference of RFC 3986."""
    return PurePosixPath("/", path).as_uri().removeprefix("file:///")


def _data(text: str) -> str:
    return escaped(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
