"""The command line describes itself: each command, argument and option in both languages, and what can't be understood."""

from __future__ import annotations

import re
import shlex
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
import typer
import xlsxwriter

import planctl
from planctl.cli import _application
from planctl.commands import command_names
from tests.conftest import Golden, Run, one_indicator

WORDS: dict[str, Any] = tomllib.loads((Path(planctl.__file__).parent / "help" / "help.toml").read_text(encoding="utf-8"))
HAN = re.compile(r"[\u4e00-\u9fff]")
QUOTED = {"约束性", "新开工", "流量"}
"""What an English text shows as something that can be typed."""


def options_of(command: str | None) -> set[str]:
    """The names of a command's arguments and options, or of planctl's own."""
    group = _application(command_names()[:1] if command is None else [command], "en")
    described = group if command is None else group.commands[command]
    assert isinstance(described, typer.core.TyperGroup | typer.core.TyperCommand)
    return {str(each.name) for each in described.params} | {"help"}


@pytest.mark.parametrize("command", command_names())
def test_each_command_argument_and_option_has_its_words(command: str) -> None:
    own = WORDS["commands"][command].get("options", {})
    assert options_of(command) - own.keys() - WORDS["options"].keys() == set()
    assert own.keys() - options_of(command) == set()


def test_no_words_are_left_over() -> None:
    in_groups = [name for group in WORDS["groups"].values() for name in group["commands"]]
    assert sorted(in_groups) == sorted(WORDS["commands"]) == sorted(command_names())
    known = options_of(None).union(*map(options_of, command_names()))
    assert WORDS["options"].keys() - known == set()


def texts(entry: Any) -> list[tuple[str, str]]:  # noqa: ANN401 a part of a document
    """Every text below a part of the words, with its language."""
    if isinstance(entry, list):
        return [text for each in entry for text in texts(each)]
    if not isinstance(entry, dict):
        return []
    own = [(language, entry[language]) for language in ("zh", "en") if language in entry]
    assert len(own) in (0, 2), entry
    return own + [text for each in entry.values() for text in texts(each)]


def test_each_language_is_written_in_its_own_characters() -> None:
    said = texts(WORDS)
    assert len(said) > 100
    assert [text for language, text in said if language == "en" and set(re.findall(f"{HAN.pattern}+", text)) - QUOTED] == []
    assert [text for language, text in said if language == "zh" and not HAN.search(text)] == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_planctl_alone_says_what_it_can_do(run: Run, golden: Golden, language: str) -> None:
    ran = run("--lang", language)
    assert (ran.code, ran.err) == (0, "")
    golden(f"overview-{language}.txt", ran.out)


def test_without_a_locale_it_speaks_english(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run() == run("--lang", "en")
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert run() == run("--lang", "zh")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_help_adds_options_examples_and_settings(run: Run, golden: Golden, language: str) -> None:
    golden(f"help-{language}.txt", run("help", "--lang", language).out)
    golden(f"help-status-{language}.txt", run("help", "status", "--lang", language).out)


def test_help_by_the_word_and_by_the_option(run: Run) -> None:
    assert run("help") == run("--help") == run("-h")
    assert run("help", "gap", "--lang", "zh") == run("gap", "--help", "--lang", "zh") == run("--lang", "zh", "gap", "-h")


def test_help_fits_a_narrow_screen(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    long = [line for line in run("--lang", "en").out.splitlines() if len(line) > 60]
    assert long == []


def write_workbook(path: Path) -> None:
    """The smallest table of an indicator."""
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["Indicator", "Unit", "2025 plan"])
    sheet.write_row(1, 0, ["Output", "tonnes", 12])
    book.close()


@pytest.mark.parametrize("example", [line for entry in WORDS["commands"].values() for line in entry["examples"]])
def test_the_examples_run(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, example: str) -> None:
    monkeypatch.chdir(tmp_path)
    if example.startswith(("planctl validate", "planctl diff")):
        (tmp_path / "data").mkdir()
        for name in ("data/plan.yaml", "2024.yaml", "2025.yaml"):
            (tmp_path / name).write_text(one_indicator(target="{2024: [{value: 12, at: 1}]}"), encoding="utf-8")
        for line in ("init -q", "add .", "-c user.name=a -c user.email=a@example.org commit -qm a"):
            subprocess.run(["git", *line.split()], check=True)
    if example.startswith("planctl import"):
        for name in ("annex.xlsx", "half.xlsx"):
            write_workbook(tmp_path / name)
        run("import", "annex.xlsx", "-o", "made")
        (tmp_path / "made").rename("county" if "--map" in example or "--into" in example else "other")
    if example.startswith("planctl record"):
        observed = "{2025-Q1: [{value: 157.1, source: press}]}"
        (tmp_path / "plan.yaml").write_text(one_indicator(observed=observed).replace("X:", "GDP:"), encoding="utf-8")
        (tmp_path / "june.csv").write_text("id,period,growth,source\nGDP,2025-H1,5.2,press\n", encoding="utf-8")
    if example.startswith("planctl panel"):
        (tmp_path / "data").mkdir()
        for name in ("counties.csv", "data/2024.csv"):
            (tmp_path / name).write_text("place,indicator,period,value\n甲县,GDP,2023,1\n", encoding="utf-8")
    if example.startswith("planctl rank"):
        (tmp_path / "counties").mkdir()
        figures = "{2023: [{growth: 5.1, at: 1}]}"
        plan = one_indicator(target="{2024: [{growth: 5, at: 1}]}", actual=figures).replace("X:", "GDP:")
        (tmp_path / "counties" / "plan.yaml").write_text(plan, encoding="utf-8")
        rows = [f"甲县,{name},2023,higher,1,2" for name in ("GDP", "REVENUE")]
        text = "\n".join(["place,indicator,period,direction,value,target", *rows, ""])
        (tmp_path / "counties.csv").write_text(text, encoding="utf-8")
    (tmp_path / "report.txt").write_text("一\n", encoding="utf-8")
    assert run(*shlex.split(example)[1:]).code != 2


UNUSABLE = {
    "gap --sort x": (
        "--sort: there is no “x”; one of: name_zh, gap, relative_gap, required_rate",
        "--sort：没有“x”，可选：name_zh, gap, relative_gap, required_rate",
    ),
    "annex": ("missing argument: 1|2|3|all", "缺少参数 1|2|3|all"),
    "annex 1 2 3": ("too many arguments: 2 3", "多出来的：2 3"),
    "gap -x": ("there is no option -x", "没有选项 -x"),
    "gap --dat": (
        "there is no option --dat; did you mean --data or --nature or --format?",
        "没有选项 --dat；是不是想写“--data”“--nature”“--format”？",
    ),
    "gap --json=3": ("--json takes no value", "--json 不带值"),
    "gpa": ("there is no command “gpa”; did you mean gap or path or pace?", "没有命令“gpa”；是不是想写“gap”“path”“pace”？"),
    "help gpa": ("there is no command “gpa”; did you mean gap or path or pace?", "没有命令“gpa”；是不是想写“gap”“path”“pace”？"),
    "gap --format x": (
        "--format: there is no “x”; one of: table, wide, tsv, csv, json, ndjson, md",
        "--format：没有“x”，可选：table, wide, tsv, csv, json, ndjson, md",
    ),
    "pace --as-of x": (
        "--as-of: “x” is not a date: write 2024, 2024-H1, 2024-Q3, 2024-06 or 2024-06-30",
        "--as-of：“x”不是日期，应写作 2024、2024-H1、2024-Q3、2024-06 或 2024-06-30",
    ),
    "path GDP --growth x": ("--growth: “x” is no number", "--growth：“x”不是数字"),
    "growth --parts --sort kind": ("--parts does not go with --sort kind", "--parts 不与 --sort kind 同用"),
    "status --method nbs --tolerance 1": (
        "--method goes with none of --tolerance, --verdict and --fail-on, nor with a --sort other than name_zh",
        "--method 不与 --tolerance、--verdict、--fail-on 同用，--sort 只能是 name_zh",
    ),
    "init --year 10": ("--year: 10 is not within 1000 to 9998", "--year：10 不在 1000 至 9998 之间"),
    "init --year x": ("--year: “x” is no whole number", "--year：“x”不是整数"),
    "schema statsu": ("there is no schema of “statsu”; did you mean status?", "“statsu”没有 schema；是不是想写“status”？"),
}


@pytest.mark.parametrize("line", UNUSABLE)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_line_that_is_not_understood_is_told_in_the_language_of_the_user(run: Run, line: str, language: str) -> None:
    ran = run(*line.split(), "--lang", language)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines()[0] == f"planctl: {UNUSABLE[line][language == 'zh']}"


def test_an_option_without_its_value(run: Run) -> None:
    ran = run("--lang", "zh", "gap", "--sort")
    assert ran.err == "planctl: --sort 后面要有值\n"


def test_a_usage_error_ends_with_how_the_command_is_used(run: Run) -> None:
    assert run("annex").err.splitlines() == [
        "planctl: missing argument: 1|2|3|all",
        "Usage: planctl annex [OPTIONS] {1|2|3|all}",
        "planctl annex --help explains the options",
    ]
    assert run("annex", "--lang", "zh").err.splitlines()[1:] == [
        "用法：planctl annex [选项] {1|2|3|all}",
        "planctl annex --help 说明各个选项",
    ]


def test_the_version(run: Run) -> None:
    assert run("-V").out == run("--version").out == f"planctl {planctl.__version__}\n"
