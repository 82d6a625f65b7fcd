"""Input made to hurt, generated here because it is too large or too odd to keep: each is told in words, and at a bounded cost."""

from __future__ import annotations

import json
import os
import random
import re
import socket
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from planctl.assess import bars, chains, path
from planctl.assess.source import locate
from planctl.numbers import printed
from planctl.plan import fields, lookup
from planctl.problems import MOST_PROBLEMS
from planctl.read import files, read, snapshot, tree
from planctl.read.hints import LONGEST_VALUE, hint_for
from planctl.render import MOST_ROWS, terminal
from planctl.render.json import MOST_SPREAD
from planctl.rules import hint, message
from planctl.write import drafted
from tests.bombs import BOMBS, MEBIBYTE
from tests.conftest import Run, calls_of, without_rights

PLANCTL = str(Path(sys.executable).with_name("planctl"))
MOST_MEMORY = 300 * MEBIBYTE
OF_ONE_RECORD = ["unknown fields", "periods that are none", "statements that are none"]
"""Bombs in one record: of a larger one, all is refused at once."""


@pytest.mark.parametrize("name", BOMBS)
def test_a_file_full_of_anything_is_read_or_told(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANCTL_CACHE", "")
    file = tmp_path / "plan.yaml"
    file.write_text(BOMBS[name].text(MEBIBYTE // 16), encoding="utf-8", newline="")
    plan, problems, _ = read(file)
    assert (plan is None) == bool(problems)
    assert len(problems) <= MOST_PROBLEMS + 1
    for problem in problems:
        assert len(message(problem, "en")) < 300
        assert len(hint(problem, "zh")) < 300


def test_what_is_not_told_is_not_worked_out(tmp_path: Path) -> None:
    file = tmp_path / "plan.yaml"
    file.write_text(BOMBS["unseen characters"].text(MEBIBYTE // 16), encoding="utf-8")
    assert calls_of(lambda: read(file)) < 5 * MEBIBYTE // 16 // len("\U000f0000".encode())


def test_a_value_s_beginning_says_what_was_meant() -> None:
    plain = hint_for("not-a-number", "1" * LONGEST_VALUE)
    assert hint_for("not-a-number", "1" * LONGEST_VALUE + "以上") == plain != hint_for("not-a-number", "1" * 10 + "以上")


def test_levels_in_lines_are_bounded(run: Run) -> None:
    ran = run("status", plan="\n".join(" " * depth + "a:" for depth in range(1400)))
    assert (ran.code, ran.err.splitlines()[0].split(": ")[1]) == (1, "too-deep")


@pytest.mark.parametrize(
    ("name", "size"),
    [
        pytest.param(name, MEBIBYTE // 128, marks=pytest.mark.slow) if name in OF_ONE_RECORD else (name, MEBIBYTE // 64)
        for name in BOMBS
    ],
)
def test_twice_the_file_is_twice_the_work(name: str, size: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANCTL_CACHE", "")
    file = tmp_path / "plan.yaml"

    def calls(size: int) -> int:
        file.write_text(BOMBS[name].text(size), encoding="utf-8", newline="")
        return calls_of(lambda: read(file))

    calls(size // 64)  # what is loaded and built once
    few, more = calls(size), calls(2 * size)
    assert more < 2.5 * few


class Ended(NamedTuple):
    """How a program ended: its exit code, what it complained of, and the bytes that it held at most."""

    code: int
    err: str
    peak: int


def ended(folder: Path, *line: str) -> Ended:
    """How planctl ends in a folder; a small program starts it, for a process begins with the peak of the one that starts it."""
    watch = (
        "import resource, subprocess, sys; code = subprocess.call(sys.argv[1:], stdout=subprocess.DEVNULL); "
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss); sys.exit(code)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", watch, PLANCTL, *line],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PLANCTL_CACHE": ""},
    )
    return Ended(ran.returncode, ran.stderr, int(ran.stdout) * 1024)


@pytest.mark.slow
@pytest.mark.parametrize("name", BOMBS)
def test_a_mebibyte_of_anything_is_told_within_bounded_memory(name: str, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(BOMBS[name].text(MEBIBYTE), encoding="utf-8", newline="")
    ran = [ended(tmp_path, "validate", "plan.yaml")]
    if ran[0].code == 0:  # what is refused is refused by every command when it is read
        ran += [ended(tmp_path, "status", *form, "--data", "plan.yaml") for form in (["--json"], ["--format", "table"])]
    for each in ran:
        assert each.code in (0, 1, 2)
        assert "Traceback" not in each.err
        assert "a fault of its own" not in each.err
        assert each.peak < MOST_MEMORY


of_answers = pytest.mark.parametrize(
    "line",
    ["gap --json", "growth --format table", "chains --json", "check --json", "report --json", "report --force -o page.html"],
)
of_plans = pytest.mark.parametrize("name", ["targets", "roads", "chains", "findings"])


@pytest.mark.slow
@of_answers
@of_plans
def test_an_answer_about_a_mebibyte_is_given_within_bounded_memory(name: str, line: str, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(BOMBS[name].text(MEBIBYTE), encoding="utf-8")
    ran = ended(tmp_path, *line.split(), "--data", "plan.yaml")
    assert ran.code in (0, 1), ran.err  # refused, or a fault of its own, it would be 2
    assert ran.peak < MOST_MEMORY


@pytest.mark.slow
@of_answers
@of_plans
def test_about_twice_the_file_an_answer_is_twice_the_work(
    name: str, line: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PLANCTL_CACHE", "")

    def calls(size: int) -> int:
        text = BOMBS[name].text(size)
        return calls_of(lambda: run(*line.split(), plan=text))

    calls(MEBIBYTE // 1024)
    few, more = calls(MEBIBYTE // 64), calls(MEBIBYTE // 32)
    assert more < 2.5 * few


def test_what_is_no_plain_file_is_not_read(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    os.mkfifo("pipe")
    Path("folder.yaml").mkdir()
    Path("folder.yaml/inner.yaml").mkdir()
    Path("link").symlink_to("link")
    Path("nowhere").symlink_to("gone")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket")
        for path, rule in {
            "pipe": "not-a-plain-file",
            "/dev/zero": "not-a-plain-file",
            "/dev/null": "not-a-plain-file",
            "folder.yaml": "not-a-plain-file",
            "socket": "unreadable",
            "link": "unreadable",
            "nowhere": "no-such-file",
            "gone": "no-such-file",
            "pipe/x": "unreadable",
            "x" * 300: "unreadable",
        }.items():
            ran = run("validate", path, "--json")
            assert (ran.code, [problem["rule"] for problem in ran.json["problems"]]) == (2, [rule]), path
            assert run("status", "--data", path).code == 2


def test_a_sparse_file_of_ten_gigabytes_is_not_read(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "plan.yaml"
    file.touch()
    os.truncate(file, 10 * 1024**3)
    ran = run("validate", str(file))
    assert ran.code == 2
    assert ran.err == (
        f"{file}: too-large: the file has 10737418240 bytes; of a plan, 67108864 more can be read\n"
        "  hint: keep to figures: a plan's files are small\n"
    )


def test_many_files_together_are_no_larger_than_one(run: Run, tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.yaml").touch()
        os.truncate(tmp_path / f"{number}.yaml", 40 * MEBIBYTE)
    ran = run("validate", str(tmp_path), "--json")
    assert (ran.code, [problem["rule"] for problem in ran.json["problems"]]) == (2, ["too-large", "too-large"])


def test_a_file_that_says_it_is_empty_and_is_not_is_bounded(run: Run) -> None:
    assert run("validate", "/proc/self/maps").code in (1, 2)


def test_a_file_without_permission_is_told(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    tmp_path.chmod(0o755)
    Path("plan.yaml").write_text("areas: {a: {zh: 甲}}\n", encoding="utf-8")
    Path("plan.yaml").chmod(0)
    question = ("--format", "table", "--lang", "zh")
    run("validate", "missing.yaml", *question)  # loads what the run needs: without rights, a private folder's modules can't be
    with without_rights():
        ran = run("validate", "plan.yaml", *question)
    assert (ran.code, ran.err) == (2, "plan.yaml: unreadable: 无法读取 plan.yaml：没有权限\n  提示：检查文件的权限\n")


def test_the_highest_exit_code_wins_and_all_are_told(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("good.yaml").write_text("areas: {a: {zh: 甲}}\n", encoding="utf-8")
    Path("bad.yaml").write_text("areas: {a: [甲]}\n", encoding="utf-8")
    assert run("validate", "good.yaml").code == 0
    assert run("validate", "good.yaml", "bad.yaml").code == 1
    ran = run("validate", "gone.yaml", "bad.yaml", "good.yaml", "--json")
    assert (ran.code, [row["valid"] for row in ran.json["results"]]) == (2, [False, False, True])
    assert [problem["file"] for problem in ran.json["problems"]] == ["gone.yaml", "bad.yaml"]


@pytest.mark.parametrize("seed", range(20))
def test_random_bytes_are_told(seed: int, run: Run, tmp_path: Path) -> None:
    file = tmp_path / "plan.yaml"
    file.write_bytes(random.Random(seed).randbytes(4096))  # noqa: S311 the same bytes every time
    assert run("validate", str(file)).code == 1


ENCODINGS = {
    "utf-8-sig": None, "utf-16": "UTF-16", "utf-16-le": "UTF-16LE", "utf-16-be": "UTF-16BE", "utf-32": "UTF-32",
    "gb18030": "GB18030", "gbk": "GB18030", "gb2312": "GB18030",
}  # fmt: skip


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_another_encoding_is_named_and_how_to_convert_it(encoding: str, run: Run, tmp_path: Path) -> None:
    file = tmp_path / "plan.yaml"
    file.write_bytes(("areas:\n  economy: {zh: 经济与内需, en: Economy}\n" * 1).encode(encoding))
    ran, named = run("validate", str(file)), ENCODINGS[encoding]
    assert ran.code == (0 if named is None else 1)
    assert f"convert it: iconv -f {named} -t UTF-8" in ran.err or named is None


def test_line_ends_of_windows_are_line_ends(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "plan.yaml"
    file.write_bytes("\ufeffareas:\r\n  economy: {zh: 经济}\r\n  trade: [贸易]\r\n".encode())
    assert run("validate", str(file)).err.startswith(f"{file}:3:10: wrong-type: ")


@pytest.mark.parametrize("name", ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "＝1+1", "-inf", "-1_000", "=cmd|/C calc!A0"])
def test_a_spreadsheet_takes_no_name_for_a_formula(name: str, run: Run) -> None:
    record = f"  A: {{name: {{zh: {json.dumps(name)}}}, unit: 个, nature: stock, direction: none,"
    plan = f"indicators:\n{record} actual: {{2023: [{{value: -3.2, at: 1}}]}}}}\n"
    (row,) = run("figures", "--format", "csv", plan=plan).out.splitlines()[1:]
    assert row.split(",")[2] == f"'{name}"
    assert "-3.2" in row.split(",")


NAUGHTY: list[str] = json.loads(Path(__file__).parent.parent.joinpath("naughty.json").read_text("utf-8"))
"""Names that have hurt other programs, escaped, for they hurt editors too."""


@pytest.mark.parametrize("name", NAUGHTY, ids=ascii)
def test_a_name_of_any_kind_is_shown_or_refused(name: str, run: Run) -> None:
    record = f"  A: {{name: {{zh: {json.dumps(name)}}}, unit: 个, nature: stock, direction: none,"
    plan = f"indicators:\n{record} actual: {{2023: [{{value: 1, at: 1}}]}}}}\n"
    outputs = [
        run(*line, plan=plan) for line in (("show", "A", "--format", "table"), ("status", "--json"), ("status", "--format", "md"))
    ]
    assert {ran.code for ran in outputs} in ({0}, {1})
    if outputs[0].code == 0:
        assert outputs[1].json["results"][0]["name_zh"] == name
    assert not any(character in ran.out + ran.err for ran in outputs for character in "\x1b\x00\x08\u200b\ufeff\r")


def test_a_plan_is_read_within_little_memory(tmp_path: Path) -> None:
    limited = f"ulimit -v {600 * 1024}; exec {PLANCTL} validate {tmp_path}/plan.yaml"
    (tmp_path / "plan.yaml").write_text(BOMBS["indicators"].text(MEBIBYTE), encoding="utf-8")
    ran = subprocess.run(["bash", "-c", limited], capture_output=True, check=False, env=os.environ | {"PLANCTL_CACHE": ""})
    assert ran.returncode in (0, 2)
    assert b"Traceback" not in ran.stderr


BOUNDS = {
    "bytes of a plan": files.MOST_BYTES,
    "values (keys": tree.MOST_NODES,
    "values of one record": tree.MOST_IN_RECORD,
    "levels of nesting": tree.MOST_LEVELS,
    "characters of a name": fields.LONGEST_TEXT,
    "digits of a number": printed.SIGNIFICANT_DIGITS,
    "digits of an answer": printed.SIGNIFICANT_DIGITS,
    "problems told at once": MOST_PROBLEMS,
    "names compared": lookup.MOST_COMPARED,
    "rows of an answer on a screen": MOST_ROWS,
    "rows of an answer as JSON": MOST_SPREAD,
    "bars of a picture": bars.MOST_BARS,
    "years of the roads": path.MOST_YEARS,
    "chains by totals": chains.MOST_PARTS,
    "characters of a value": LONGEST_VALUE,
    "numbers of a report": locate.MOST_NUMBERS,
    "characters of a report's": locate.LONGEST_PARAGRAPH,
    "characters of a paragraph that": drafted.LONGEST_PARAGRAPH,
    "occurrences of one number": locate.MOST_COMPARED,
    "names of a subject": locate.MOST_NAMES,
    "columns of a screen": terminal.WIDEST,
    "validated plans kept": snapshot.MOST_SNAPSHOTS,
}


@pytest.mark.parametrize("bound", BOUNDS)
def test_the_limits_are_those_of_the_document(bound: str) -> None:
    text = (Path(__file__).parent.parent.parent / "docs" / "limits.md").read_text("utf-8")
    (row,) = [line for line in text.splitlines() if line.startswith(f"| {bound}")]
    assert f"{BOUNDS[bound]:,}" in row.split("|")[2]


def test_a_link_out_of_a_plan_s_folder_is_not_followed(run: Run, tmp_path: Path) -> None:
    secret, folder = tmp_path / "secret", tmp_path / "plan"
    secret.write_text("hidden:x:0\n", encoding="utf-8")
    folder.mkdir()
    (folder / "own").write_text("areas: {a: {zh: 甲}}\n", encoding="utf-8")
    (folder / "a.yaml").symlink_to("own")
    (folder / "b.yaml").symlink_to(secret)
    (folder / "c.yaml").symlink_to("c.yaml")
    ran = run("validate", str(folder))
    assert (ran.code, "hidden:" in ran.out + ran.err) == (2, False)
    assert "b.yaml: leads-out" in ran.err
    assert "hidden:" not in run("status", "--data", str(folder)).err
    assert run("validate", str(folder / "a.yaml")).code == 0


ONE_RECORD = """
    areas: {economy: {zh: 经济}}
    indicators:
      GDP:
        name: {zh: 地区生产总值}
        unit: 亿圆
        nature: flows
        direction: higher
        attribute: binding
        actual: {2023: [{value: abc, at: 1}, {value: 5, at: 1}, {value: 6, at: 2}], 2024: [{value: 5, growth: 6, at: 1}]}
    """


def test_one_fault_of_a_record_hides_no_other(run: Run) -> None:
    err = run("figures", plan=ONE_RECORD).err
    assert re.findall(r"plan\.yaml:(\d+:\d+): ([a-z-]+): ", err) == [
        ("6:11", "unknown-unit"),
        ("7:13", "not-a-choice"),
        ("10:29", "not-a-number"),
        ("10:61", "two-figures"),
        ("10:88", "one-form"),
    ]


@pytest.mark.parametrize("field", ["reason: No Key", "reason: [guidance]", "reason:guidance"])
def test_what_is_blank_is_not_missed(run: Run, field: str) -> None:
    plan = (
        ONE_RECORD.replace("亿圆", "亿元")
        .replace("flows", "flow")
        .replace("attribute: binding", f"attribute: binding\n        basis: inferred\n        {field}")
    )
    assert "reason-missing" not in run("validate", plan=plan).err
