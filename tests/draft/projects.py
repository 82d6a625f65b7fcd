"""How well projects are read that a report names with their stage: `python -m tests.draft.projects` prints the scores."""

from __future__ import annotations

import sys
from collections import Counter
from typing import Any

import yaml

from planctl.draft.projects import chinese, english
from planctl.draft.projects.named import Named
from planctl.language import Language
from tests.draft.scores import HERE, alike


def scores(language: Language) -> tuple[Counter[str], list[str]]:
    """Of the projects of the sentences in a language how many were named, how many with their stage; what was wrong."""
    told: Counter[str] = Counter()
    wrong: list[str] = []
    sentences: list[dict[str, Any]] = yaml.safe_load((HERE / "projects.yaml").read_text(encoding="utf-8"))[language]
    for sentence in sentences:
        left: list[Named] = (chinese if language == "zh" else english).named_projects(sentence["text"])
        for name, stage in sentence["projects"].items():
            told["named"] += 1
            found = next((each for each in left if alike(each.name, name)), None)
            if found is None:
                wrong.append(f"missing {name}")
                continue
            left.remove(found)
            told.update(["found"] + ["stage"] * (found.stage == stage))
            wrong += [f"stage of {name}: {found.stage}, not {stage}"] * (found.stage != stage)
        told["invented"] += len(left)
        wrong += [f"invented {each.name} {each.stage}" for each in left]
    return told, wrong


if __name__ == "__main__":
    languages: tuple[Language, ...] = ("zh", "en")
    for language in languages:
        found, faults = scores(language)
        print(language, dict(found), *(faults if len(sys.argv) > 1 else ()), sep="\n")  # noqa: T201 a table to read
