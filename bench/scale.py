"""What one large plan costs, and a folder of small ones, as a multiple of PyYAML's C loader on them: `python -m bench.scale`."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench import made
from bench.measure import Case, Costs, document, machine, measured, table

SIZES = (1_000, 10_000, 100_000)
PLANS, SMALL = 1_000, 10
"""The small plans, and how many indicators each has."""
BASELINE = "CSafeLoader alone"
_TURNS = 5
_LOAD = "import sys, yaml\nfor name in sys.argv[1:]: yaml.load(open(name, 'rb'), Loader=yaml.CSafeLoader)"
_PLANCTL = str(Path(sys.executable).with_name("planctl"))


def of_one_file(plan: Path, count: int) -> Iterator[Case]:
    """The loader on a plan's file, then commands that read it."""
    last = made.last_id(count)
    yield Case(BASELINE, (sys.executable, "-c", _LOAD, str(plan)))
    yield Case("validate", (_PLANCTL, "validate", str(plan)))
    for command in ("status", "gap", "figures"):
        yield Case(f"{command} --json, first run", (_PLANCTL, command, "--json", "--data", str(plan)), last)
    yield Case("status --json, plan known", (_PLANCTL, "status", "--json", "--data", str(plan)), last, known=True)
    yield Case("check", (_PLANCTL, "check", "--data", str(plan)))


def of_many_files(folder: Path) -> Iterator[Case]:
    """The loader on all plans of a folder in turn, then their validation: on the machine's cores, and on one of them."""
    files = [str(folder / f"{number:04}" / "plan.yaml") for number in range(PLANS)]
    last, validate = f"{PLANS - 1:04}", (_PLANCTL, "validate", str(folder))
    yield Case(BASELINE, (sys.executable, "-c", _LOAD, *files))
    yield Case("validate", validate, last)


def main() -> None:
    """Measure, print the tables, and write the JSON if asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, metavar="COUNT", help="how many indicators")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the figures to this file")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        one = {count: _one(Path(scratch) / f"{count}.yaml", count) for count in options.sizes}
        print(f"One plan, by its indicators\n{table(one)}\n")
        many = _many(Path(scratch) / "plans")
        print(f"Small plans, by their number\n{table({PLANS: many})}")
    if options.json:
        report = {"machine": machine(), "one": {count: document(costs) for count, costs in one.items()}, "many": document(many)}
        options.json.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")


def _one(plan: Path, count: int) -> Costs:
    made.plan(plan, count)
    return measured(list(of_one_file(plan, count)), _TURNS)


def _many(folder: Path) -> Costs:
    for number in range(PLANS):
        (folder / f"{number:04}").mkdir(parents=True)
        made.plan(folder / f"{number:04}" / "plan.yaml", SMALL)
    return measured(list(of_many_files(folder)), _TURNS)


if __name__ == "__main__":
    main()
