"""Fuzzing that is led by what an input reaches in the code: `python -m tests.fuzz_guided plan CORPUS -runs=100000`, or `line`.

Needs atheris, which is not built for every system; `test_fuzz` gives it a fixed budget where it is installed.
"""

from __future__ import annotations

import os
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import atheris

import planctl

with atheris.instrument_imports(include=["planctl"]):
    for module in walk_packages(planctl.__path__, "planctl."):
        import_module(module.name)

from tests.read.test_fuzz import GOOD, OPTIONS, read_in_order, typed_in_order

TARGETS = {
    "plan": read_in_order,
    "line": lambda choices: typed_in_order([OPTIONS[choice % len(OPTIONS)] for choice in choices[:8]]),
}
"""No word of a command line is free: what follows `-o` is written."""


def main() -> None:
    """Fuzz a target until the budget is used up, or something is found."""
    target = TARGETS[sys.argv.pop(1)]
    arguments = [each if each.startswith("-") else str(Path(each).resolve()) for each in sys.argv[1:]]
    os.environ["PLANCTL_CACHE"] = ""
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        Path("plan.yaml").write_text(GOOD, encoding="utf-8")
        atheris.Setup([sys.argv[0], *arguments], target)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
