"""planctl.toml beside a plan: what it sets, what the line overrides, and what is refused in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Run, one_indicator

YEAR = one_indicator(
    actual="{2023: [{value: 10, at: 1}]}",
    target="{2024: [{value: 12, at: 2}]}",
    observed="{2024: [{value: 11.9, source: press}]}",
    attribute="expected",
)
REPORT = "某项10亿元。\n某项12亿元。\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "plan.yaml").write_text(YEAR, encoding="utf-8")
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "report.txt").write_text(REPORT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def set_to(folder: Path, text: str) -> None:
    (folder / "planctl.toml").write_text(text, encoding="utf-8")


@pytest.mark.parametrize("line", [["trace", "X"], ["coverage"]])
def test_the_report_is_named_once(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, line: list[str]) -> None:
    missing = "planctl: the report is missing: give --report FILE, or a report in planctl.toml beside the plan\n"
    assert run(*line) == (2, "", missing)
    named = run(*line, "--report", "texts/report.txt", "--json")
    set_to(folder, 'report = "texts/report.txt"\n')
    assert (named.code, run(*line, "--json")) == (0, named)
    (folder / "in").mkdir()
    (folder / "in" / "planctl.toml").write_text('data = "../data"\nreport = "../texts/report.txt"\n', encoding="utf-8")
    monkeypatch.chdir(folder / "in")
    assert run(*line, "--json").out == named.out


def test_the_line_is_before_the_settings(run: Run, folder: Path) -> None:
    exact, wide = (run("status", *more, "--lang", "zh", "--format", "md") for more in ([], ["--tolerance", "5"]))
    assert exact.out != wide.out
    set_to(folder, 'language = "zh"\ntolerance = 5\nsort = "verdict"\n')
    for data in ([], ["--data", "data"], ["--data", "data/../data"]):
        assert run("status", *data, "--format", "md") == wide
    assert run("status", "--tolerance", "0", "--format", "md").out == run("status", "--tolerance", "0.0", "--format", "md").out
    assert "Something" in run("status", "--lang", "en", "--format", "md").out
    assert run("status", "--method", "nbs").code == 0


def test_a_plan_elsewhere_has_its_own_settings(run: Run, folder: Path) -> None:
    (folder / "other").mkdir()
    (folder / "other" / "plan.yaml").write_text(YEAR, encoding="utf-8")
    set_to(folder, 'language = "zh"\n')
    assert "某项" not in run("gap", "X", "--data", "other", "--format", "md").out
    assert "某项" in run("gap", "X", "--format", "md").out


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            '# ours\nlang = "zh"\n',
            "planctl.toml:2: there is no setting lang: use data, report, language, tolerance, sort",
        ),
        ("[report]\nfile = 1\n", "planctl.toml:1: report must be a path in quotes"),
        ('\nlanguage = "fr"\n', "planctl.toml:2: language must be one of zh, en, in quotes"),
        ("tolerance = -1\n", "planctl.toml:1: tolerance must be a number from 0 on"),
        ("tolerance = true\n", "planctl.toml:1: tolerance must be a number from 0 on"),
        ("sort = [1]\n", "planctl.toml:1: sort must be one of name_zh, attribute, verdict, distance, in quotes"),
        ("sort = \n", "planctl.toml:1: this is no TOML: Invalid value (at line 1, column 8)"),
    ],
)
def test_a_setting_that_is_none(run: Run, folder: Path, text: str, message: str) -> None:
    set_to(folder, text)
    assert run("status") == (2, "", f"planctl: {message}\n")
