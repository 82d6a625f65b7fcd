"""What planctl computes to read or refuse a mebibyte of each thing that is made to hurt it: `python -m bench.hostile`."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

from bench.measure import LIMIT, Case, document, machine, measured
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
    known = {name: cost for name, cost in costs.items() if cost}
    for name in costs.keys() - known.keys():
        print(f"{name}: over {LIMIT} s")
    by_cost = sorted(known, key=lambda name: known[name].computing, reverse=True)
    for name in [_BASELINE, *by_cost[: options.most]]:
        multiple = known[name].computing / known[_BASELINE].computing
        print(f"{name:<30}{multiple:6.0f} × {known[name].peak:5.0f} MiB")
    if options.json:
        report = {"machine": machine(), "costs": document(costs)}
        options.json.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
