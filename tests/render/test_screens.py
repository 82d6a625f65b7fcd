"""Every command's screen, at three widths and in both languages: no line is wider than the screen, and none ends in blanks."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.conftest import Run, slow_but

PLANS = Path(__file__).parent.parent / "plans"
OF_A_PLAN = ("status", "gap", "growth", "pace", "review", "projects", "chains", "list", "check", "figures")
SCREENS = [
    *(f"{line} --data {PLANS / plan}.yaml" for plan in ("county-year", "projects", "district-abroad") for line in OF_A_PLAN),
    "status",
    "review",
    "gap",
    "growth",
    "growth GDP --parts",
    "pace",
    "path GDP",
    "show GDP --explain",
    "projects --category industry",
    "chains",
    "list forest",
    "check",
    "annex 1",
    "chart GDP",
    f"chart status --data {PLANS / 'county-year.yaml'}",
    "explain",
    "explain words-keep",
    f"diff {PLANS / 'county-year.yaml'} {PLANS / 'county-next-year.yaml'}",
    f"validate {PLANS / 'county-year.yaml'}",
]
"""What is seen of three plans, and of the one that comes with planctl."""


@pytest.mark.head
@pytest.mark.parametrize("width", slow_but(80, of=[60, 80, 120]))
@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_line_is_wider_than_the_screen_and_none_ends_in_blanks(
    run: Run, monkeypatch: pytest.MonkeyPatch, language: str, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    for line in SCREENS:
        ran = run(*line.split(), "--format", "table", "--lang", language)
        assert ran.code in (0, 1), (line, ran.err)
        wrong = [each for each in ran.out.splitlines() if cell_len(each) > width or each != each.rstrip()]
        assert wrong == [], line
