"""planctl accept: what a person decides of a draft, and that nothing else of the file changes."""

from __future__ import annotations

import io
import sys
from contextlib import redirect_stdout
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planctl.cli import main
from planctl.read import contents_of, read_contents
from planctl.write.accept import changed, decided, proposed, written
from tests.conftest import Run

PLAN = """\
# head
about: {id: a, name: 甲县计划, year: 2025, source: report}
sources: {report: {title: 甲县报告}}
indicators:
  粮食产量:  # the first
    name: 粮食产量
    unit: 万吨
    nature: flow
    direction: higher
    actual:
      2024:
        - {value: 20.5, at: 1, proposed: "前文、达"}  # a comment
        - growth: 2.1
          proposed: 增长
          at: 1
    target:
      2025: [{proposed: 达, value: 21, at: 2}]
  森林覆盖率:
    {name: 森林覆盖率, unit: "%", nature: rate, direction: higher,
     target: {2025: [{value: 61, at: 2, proposed: 达}]}}
projects:
  东河水库:
    name: 东河水库
    actual: {2024: [{progress: 40, of: works, at: 1, proposed: 总工程量}]}
"""
REPORT = "粮食产量达20.5万吨、增长2.1%，东河水库完成总工程量的40%。\n粮食产量达21万吨，森林覆盖率达61%。\n"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    file = tmp_path / "plan.yaml"
    file.write_text(PLAN, encoding="utf-8")
    return file


def test_by_its_id_the_marks_go_and_nothing_else(run: Run, plan: Path) -> None:
    assert run("accept", str(plan), "粮食产量", "--lang", "en") == (0, "accepted: 3; still proposed: 2\n", "")
    accepted = PLAN.replace(', proposed: "前文、达"', "").replace("          proposed: 增长\n", "")
    assert plan.read_text(encoding="utf-8") == accepted.replace("proposed: 达, value: 21", "value: 21")


def test_by_a_word_that_it_rests_on(run: Run, plan: Path) -> None:
    assert run("accept", str(plan), "--rests-on", "达", "--lang", "zh").out == "接受 3 个，还有 2 个待核\n"
    left = [each.id for each in proposed(read_contents(*_contents(plan)).plan)]  # type: ignore[arg-type]  # it is one
    assert left == ["粮食产量", "东河水库"]


def test_what_is_dropped_takes_with_it_what_would_be_empty(run: Run, plan: Path) -> None:
    ran = run("accept", str(plan), "森林覆盖率", "东河水库", "--drop", "--lang", "en")
    assert ran.out.splitlines() == [
        "dropped: 2; still proposed: 3",
        "what is dropped is recorded no more: planctl coverage lists it as missing, set it aside there",
    ]
    assert plan.read_text(encoding="utf-8") == PLAN[: PLAN.index("\n  森林覆盖率")] + "\n"


def test_a_dry_run_shows_the_difference(run: Run, plan: Path) -> None:
    out = run("accept", str(plan), "--rests-on", "增长", "--dry-run").out
    assert [line for line in out.splitlines()[2:] if line[0] in "+-"] == ["-          proposed: 增长"]
    assert plan.read_text(encoding="utf-8") == PLAN


def test_without_a_terminal_something_has_to_be_named(run: Run, plan: Path) -> None:
    ran = run("accept", str(plan), "--lang", "en")
    assert (ran.code, ran.err) == (2, "planctl: this is no terminal: name ids, or --rests-on WORD, or --all\n")


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_one_after_another_on_a_terminal(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    report = plan.parent / "report.txt"
    report.write_text(REPORT, encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", _Terminal("x\na\ns\nd\nc\n{value: 22, bound: about, at: 2}\n"))
    screen = _Terminal()
    with redirect_stdout(screen):
        assert main(["accept", str(plan), "--report", str(report), "--lang", "en"]) == 0
    asked = "a accept  c change  d drop  s skip  q quit: "
    assert screen.getvalue() == (
        "\n5 left  P1  粮食产量\n2024 actual 20.5 (10k t) (value; rests on: 前文、达)\n"
        f"粮食产量达【20.5】万吨、增长2.1%，东河水库完成总工程量的40%。\n{asked}{asked}"
        "\n4 left  P1  粮食产量\n2024 actual +2.1% (growth; rests on: 增长)\n"
        f"粮食产量达20.5万吨、增长【2.1】%，东河水库完成总工程量的40%。\n{asked}"
        "\n3 left  P1  东河水库\n2024 actual 40% (progress; rests on: 总工程量)\n"
        f"粮食产量达20.5万吨、增长2.1%，东河水库完成总工程量的【40】%。\n{asked}"
        "\n2 left  P2  粮食产量\n2025 target 21 (10k t) (value; rests on: 达)\n"
        f"粮食产量达【21】万吨，森林覆盖率达61%。\n{asked}{{proposed: 达, value: 21, at: 2}}\n> "
        "\n1 left  P2  森林覆盖率\n2025 target 61% (value; rests on: 达)\n"
        f"粮食产量达21万吨，森林覆盖率达【61】%。\n{asked}"
        "\nstill proposed: 2\n"
    )
    kept = PLAN[: PLAN.index("projects:")].replace(', proposed: "前文、达"', "")
    assert plan.read_text(encoding="utf-8") == kept.replace("{proposed: 达, value: 21, at: 2}", "{value: 22, bound: about, at: 2}")


def test_what_is_typed_and_no_figure_is_refused_and_asked_again(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", _Terminal("c\n{value: x}\nc\n5}, {value: 6\nq\n"))
    screen = _Terminal()
    with redirect_stdout(screen):
        assert main(["accept", str(plan), "--lang", "en"]) == 0
    assert screen.getvalue().count("not written: ") == 2
    assert plan.read_text(encoding="utf-8") == PLAN


@settings(max_examples=40)
@given(
    st.lists(st.sampled_from(["accept", "drop", "leave"]), min_size=5, max_size=5), st.sampled_from(["\n", "\r\n"]), st.booleans()
)
def test_whatever_is_decided_the_rest_stays(tmp_path: Path, decisions: list[str], newline: str, has_mark: bool) -> None:
    text = ("\ufeff" if has_mark else "") + PLAN.replace("\n", newline)
    file = tmp_path / "any.yaml"
    contents = {file: text.encode()}
    every = proposed(read_contents(contents, file).plan)  # type: ignore[arg-type]  # it is one
    chosen = {each: decision for each, decision in zip(every, decisions, strict=True) if decision != "leave"}
    after = decided(contents, file, chosen)  # type: ignore[arg-type]  # two of the three words
    new = after.contents.get(file, contents[file]).decode()
    assert after.reading.plan is not None
    assert len(proposed(after.reading.plan)) == decisions.count("leave")
    assert new.startswith("\ufeff") == has_mark
    assert newline != "\r\n" or "\n" not in new.replace("\r\n", "")


@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["", "byte order mark"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_a_change_touches_its_entry_alone(tmp_path: Path, newline: str, mark: str) -> None:
    """Each proposal is shown as it stands, and changed where it stands."""
    text = mark + PLAN.replace("\n", newline)
    file = tmp_path / "any.yaml"
    contents = {file: text.encode()}
    every = proposed(read_contents(contents, file).plan)  # type: ignore[arg-type]  # it is one
    shown = {(each.id, each.statement.form, each.period): written(contents, each) for each in every}
    assert shown == {
        ("粮食产量", "value", "2024"): '{value: 20.5, at: 1, proposed: "前文、达"}',
        ("粮食产量", "growth", "2024"): "growth: 2.1 proposed: 增长 at: 1",
        ("粮食产量", "value", "2025"): "{proposed: 达, value: 21, at: 2}",
        ("森林覆盖率", "value", "2025"): "{value: 61, at: 2, proposed: 达}",
        ("东河水库", "progress", "2024"): "{progress: 40, of: works, at: 1, proposed: 总工程量}",
    }
    for each in every:
        entry = f"{{{each.statement.form}: 7, {'of: works' if each.id == '东河水库' else 'bound: about'}, at: 1}}"
        after = changed(contents, file, each, entry).contents[file].decode()
        stood = f"growth: 2.1{newline}          proposed: 增长{newline}          at: 1"
        if each.statement.form != "growth":
            stood = written(contents, each)
        assert after == text.replace(stood, entry)


def _contents(file: Path) -> tuple[dict[Path, bytes], Path]:
    return contents_of(file)[0], file
