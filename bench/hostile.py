"""What planctl takes to read or refuse a mebibyte of each thing that is made to hurt it: `python -m bench.hostile`."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

from bench.measure import Case, document, machine, measured, table
from tests.bombs import BOMBS, MEBIBYTE

_BASELINE = "python -c pass"
_TURNS = 3


def main() -> None:
    """Measure, print the costliest, and write the JSON of all if asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--most", type=int, default=10, metavar="COUNT", help="how many of the costliest are shown")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the figures of all to this file")
    options = parser.parse_args()
    planctl = str(Path(sys.executable).with_name("planctl"))
    cases = [Case(_BASELINE, (sys.executable, "-c", "pass"))]
    with tempfile.TemporaryDirectory() as scratch:
        for number, (name, bomb) in enumerate(BOMBS.items()):
            file = Path(scratch) / f"{number}.yaml"
            file.write_text(bomb.text(MEBIBYTE), encoding="utf-8", newline="")
            cases.append(Case(name, (planctl, "validate", str(file)), codes=(0, 1)))
        costs = measured(cases, _TURNS)
    by_time = sorted(costs, key=lambda name: cost.seconds if (cost := costs[name]) else float("inf"), reverse=True)
    print(table({MEBIBYTE: {name: costs[name] for name in [_BASELINE, *by_time[: options.most]]}}))
    if options.json:
        report = {"machine": machine(), "costs": document(costs)}
        options.json.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
