"""planctl beside other programs that do the same work, in the same run, on made plans of several sizes: `python -m bench.peers`."""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Iterator
from pathlib import Path

from bench import made
from bench.measure import Case, Costs, document, machine, measured, table

SIZES = (50, 500, 5_000, 50_000)
PACKAGES = ("pandas", "sqlite-utils", "frictionless")
BASELINE = "python -c pass"
_SMALL, _TURNS, _TURNS_OF_LARGE = 1_000, 15, 5
_SQL = "select id, name, round(target - actual, 1) as gap, round((target - actual) / actual * 100, 1) as relative_gap from plan"

_PANDAS = """
import sys
import pandas as pd

table = pd.read_csv(sys.argv[1])
table["gap"] = (table.target - table.actual).round(1)
table["relative_gap"] = (table.gap / table.actual * 100).round(1)
table["already_met"] = (table.actual >= table.target).where(table.direction == "higher", table.actual <= table.target)
table.to_json(sys.stdout, orient="records", force_ascii=False)
"""


def installed(folder: Path) -> Path:
    """The commands of a virtual environment with the peers of the package index; those that it can't install are left out."""
    commands = folder / "bin"
    if not commands.exists():
        venv.create(folder, with_pip=True)
        for package in PACKAGES:
            subprocess.run([commands / "pip", "install", "--quiet", package], check=False)
    return commands


def versions(commands: Path) -> dict[str, str | None]:
    """The version of each program that is measured; null for one that is not installed."""
    asked = {
        "planctl": [str(Path(sys.executable).with_name("planctl")), "--version"],
        "hledger": ["hledger", "--version"],
        "ledger": ["ledger", "--version"],
        **{package: [str(commands / "pip"), "show", package] for package in PACKAGES},
    }
    return {name: _version(command) for name, command in asked.items()}


def _version(command: list[str]) -> str | None:
    if shutil.which(command[0]) is None:
        return None
    said = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    words = said.replace(",", " ").split()
    return next((word for word in words if word[0].isdigit()), None)


def inputs(folder: Path, count: int) -> None:
    """The same targets and results as a plan, as a table and as journals."""
    made.plan(folder / "plan.yaml", count)
    made.table(folder / "plan.csv", count)
    made.journal(folder / "hledger.journal", count, "yearly from 2024-01-01 to 2025-01-01")
    made.journal(folder / "ledger.journal", count, "Yearly")


def cases(folder: Path, commands: Path, count: int) -> Iterator[Case]:
    """Gaps between targets and results by each program, then the checking of a file; the baseline first."""
    planctl, table, last = str(Path(sys.executable).with_name("planctl")), str(folder / "plan.csv"), made.last_id(count)
    plan, schema = str(folder / "plan.yaml"), str(folder / "plan.schema.json")
    yield Case(BASELINE, (sys.executable, "-c", "pass"))
    yield Case("planctl gap, first run", (planctl, "gap", "--json", "--data", plan), last)
    yield Case("planctl gap, plan known", (planctl, "gap", "--json", "--data", plan), last, known=True)
    yield Case("pandas", (str(commands / "python"), "-c", _PANDAS, table), last)
    yield Case("sqlite-utils memory", (str(commands / "sqlite-utils"), "memory", table, _SQL), last)
    hledger, ledger = ("hledger", "-f", str(folder / "hledger.journal")), ("ledger", "-f", str(folder / "ledger.journal"))
    yield Case("hledger balance --budget", (*hledger, "balance", "--budget", "--yearly", "-O", "csv", "plan"), last)
    yield Case("ledger budget", (*ledger, "--begin", "2024-01-01", "--end", "2025-01-01", "budget", "plan"), last)
    yield Case("planctl validate", (planctl, "validate", plan))
    yield Case("frictionless validate", (str(commands / "frictionless"), "validate", "--trusted", table, "--schema", schema))


def main() -> None:
    """Measure every size, print the table, and write the JSON if asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, metavar="COUNT", help="how many indicators")
    parser.add_argument("--peers", type=Path, metavar="FOLDER", help="keep the peers' virtual environment here")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the figures to this file")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        commands = installed(options.peers or Path(scratch) / "peers")
        found = versions(commands)
        for program, version in found.items():
            print(f"{program}: {version or 'not installed, left out'}")
        costs = {count: _measured(Path(scratch) / str(count), commands, found, count) for count in options.sizes}
    print(table(costs))
    if options.json:
        report = {"machine": machine(), "versions": found, "sizes": {count: document(each) for count, each in costs.items()}}
        options.json.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")


def _measured(folder: Path, commands: Path, found: dict[str, str | None], count: int) -> Costs:
    folder.mkdir()
    inputs(folder, count)
    every = [case for case in cases(folder, commands, count) if found.get(case.name.split()[0], "") is not None]
    return measured(every, turns=_TURNS if count <= _SMALL else _TURNS_OF_LARGE)


if __name__ == "__main__":
    main()
