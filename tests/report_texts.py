"""Small plans for the tests that read a report beside a plan."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

REPORT = os.environ.get("PLANCTL_REPORT")
"""The report that the shipped plan was recorded from, where there is a copy of it."""
needs_report = pytest.mark.skipif(REPORT is None, reason="PLANCTL_REPORT names no copy of the shipped plan's report")


def plan(*indicators: str, more: str = "") -> str:
    """A plan of these indicators, and whatever else."""
    head = "about: {id: county, name: {zh: 某县计划}, year: 2024, source: report}\nsources: {report: {title: {zh: 计划报告}}}\n"
    return head + "indicators:\n" + "".join(indicators) + more


def indicator(id_: str, name: str, unit: str, actual: str = "{}", target: str = "{}") -> str:
    """An indicator with results and targets, as YAML."""
    what = f'name: {{zh: {name}}}, unit: "{unit}", nature: flow, direction: higher'
    return f"  {id_}: {{{what},\n    actual: {actual},\n    target: {target}}}\n"


def written(folder: Path, report: str) -> str:
    """The path of a file that holds a report."""
    file = folder / "report.txt"
    file.write_text(report, encoding="utf-8")
    return str(file)
