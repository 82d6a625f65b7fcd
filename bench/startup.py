"""What each command costs at start-up, as a multiple of `python -c pass` measured in the same run: `python -m bench.startup`."""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import NamedTuple

LEAST_RUNS = 20
DATA = Path(__file__).parent.parent / "data"


class Case(NamedTuple):
    """A command line to measure, and what the cache knows when it runs."""

    name: str
    command: tuple[str, ...]
    cold: bool = False


def cases(python: str, faulty: Path) -> list[Case]:
    """The baseline first, then planctl as it stands beside the interpreter; `faulty` is a plan that is not valid."""
    planctl = str(Path(python).with_name("planctl"))
    completing = ("env", "_PLANCTL_COMPLETE=complete_bash", "COMP_CWORD=2")
    return [
        Case("python -c pass", (python, "-c", "pass")),
        Case("gap GDP --json", (planctl, "gap", "GDP", "--json")),
        Case("gap GDP as a table", (planctl, "gap", "GDP", "--format", "table")),
        Case("status --json", (planctl, "status", "--json")),
        Case("status as a table", (planctl, "status", "--format", "table")),
        Case("projects --category industry --json", (planctl, "projects", "--category", "industry", "--json")),
        Case("status --json, cold", (planctl, "status", "--json"), cold=True),
        Case("--version", (planctl, "--version")),
        Case("--help", (planctl, "--help")),
        Case("completion of options", (*completing, "COMP_WORDS=planctl gap --", planctl)),
        Case("completion of ids", (*completing, "COMP_WORDS=planctl gap G", planctl)),
        Case("completion of ids, a plan with faults", (*completing, "COMP_WORDS=planctl gap G", f"PLANCTL_DATA={faulty}", planctl)),
        Case("python -c 'import typer'", (python, "-c", "import typer")),
        Case("python -c 'import planctl.commands.gap'", (python, "-c", "import planctl.commands.gap")),
    ]


def seconds(case: Case, cache: Path) -> float:
    """How long one run takes, by the wall clock."""
    with tempfile.TemporaryDirectory() as empty:
        environment = os.environ | {"PLANCTL_CACHE": empty if case.cold else str(cache)}
        start = time.perf_counter()
        subprocess.run(case.command, env=environment, stdout=subprocess.DEVNULL, check=True)
        return time.perf_counter() - start


def measured(every: list[Case], runs: int) -> dict[str, float]:
    """The median cost of each case as a multiple of the first one's.

    The cases take turns, so that whatever else the machine does falls on all of them alike; the first turn only warms up.
    """
    spent: dict[str, list[float]] = {case.name: [] for case in every}
    with tempfile.TemporaryDirectory() as cache:
        for turn in range(runs + 1):
            for case in every:
                took = seconds(case, Path(cache))
                if turn:
                    spent[case.name].append(took)
    baseline = median(spent[every[0].name])
    return {name: median(times) / baseline for name, times in spent.items()}


def make_faulty(folder: Path) -> None:
    """Copy the shipped plan into a folder, with words in it that there are not, and a file that is no YAML."""
    for file in sorted(DATA.glob("*.yaml")):
        text = file.read_text(encoding="utf-8").replace("nature: flow", "nature: flew")
        (folder / file.name).write_text(f"{text}\nareas: {{" if file.stem == "projects" else text, encoding="utf-8")


def main() -> None:
    """Measure, print the table, and write the JSON if asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=LEAST_RUNS, help=f"runs of each command, {LEAST_RUNS} or more")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the multiples to this file")
    options = parser.parse_args()
    if options.runs < LEAST_RUNS:
        parser.error(f"a median of fewer than {LEAST_RUNS} runs says little")
    with tempfile.TemporaryDirectory() as faulty:
        make_faulty(Path(faulty))
        multiples = measured(cases(sys.executable, Path(faulty)), options.runs)
    widest = max(map(len, multiples))
    for name, multiple in multiples.items():
        print(f"{name:<{widest}}  {multiple:5.1f}")
    if options.json:
        rounded = {name: round(multiple, 2) for name, multiple in multiples.items()}
        report = {"python": platform.python_version(), "runs": options.runs, "multiples": rounded}
        options.json.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
