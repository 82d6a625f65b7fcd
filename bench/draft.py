"""How well `planctl draft` reads a report that a plan was recorded from by hand: `python -m bench.draft PLAN REPORT`.

Each number of the plan that stands in the report is looked up there; of the proposal for the same characters it is told which
fields are the same. A proposal for characters that the plan holds no figure of is counted as invented.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from pathlib import Path

from planctl.assess.source.locate import Claim, locate
from planctl.draft import Proposal, draft
from planctl.numbers.units import PERCENTAGE_POINTS
from planctl.problems import Problem
from planctl.read import read
from planctl.read.source_text import read_report
from tests.draft.scores import alike, key, lines

_POINTS = {PERCENTAGE_POINTS: "个百分点", "μg/m³": "微克/立方米"}


def compare(plan_path: Path, report_path: Path) -> Counter[str]:
    """How many of a plan's figures were found in its report, and of how many each field is the same."""
    plan, report = read(plan_path).plan, read_report(report_path)
    if plan is None or isinstance(report, Problem):
        sys.exit("the plan or the report can't be read")
    claimed: dict[tuple[int, int], list[Claim]] = defaultdict(list)
    for claim, span in locate(plan, report).spans:
        if span is not None:
            claimed[span.paragraph, span.start].append(claim)
    proposed = {(each.paragraph, each.quantity.start): each for each in draft(report.paragraphs).proposals}
    told = Counter(
        quantities=len(claimed), found=len(claimed.keys() & proposed.keys()), invented=len(proposed.keys() - claimed.keys())
    )
    for place in claimed.keys() & proposed.keys():
        told.update(_right(proposed[place], claimed[place]))
    return told


def _right(proposal: Proposal, claims: list[Claim]) -> list[str]:
    quantity, figures = proposal.quantity, [claim.figure for claim in claims]
    names = [name for claim in claims for name in claim.names]
    right = {
        "number": quantity.number in {figure.number for figure in figures},
        "unit": _unit(quantity.unit) in {_unit(claim.unit) for claim in claims},
        "bound": quantity.bound in {figure.bound for figure in figures},
        "form": quantity.form in {figure.form for figure in figures},
        "role": proposal.role in {figure.role for figure in figures},
        "period": proposal.period in {figure.period for figure in figures},
        "name": any(alike(proposal.name, name) for name in names),
        "name in full": any(key(proposal.name) == key(name) for name in names),
    }
    right["all three"] = right["number"] and right["unit"] and right["bound"]
    return [field for field, is_right in right.items() if is_right]


def _unit(unit: str) -> str:
    return _POINTS.get(unit, unit)


if __name__ == "__main__":
    print(*lines(compare(Path(sys.argv[1]), Path(sys.argv[2]))), sep="\n")
