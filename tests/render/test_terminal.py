"""How an answer reads: whole outputs of every format in both languages, and the rounding and the wording of single cells.

A file in tests/transcripts is a plan and, after each command line, what that prints. `PLANCTL_UPDATE=1 pytest` rewrites what is
printed; a new file with a plan and command lines is a new test.
"""

from __future__ import annotations

import re
import shlex
from collections import Counter
from decimal import Decimal
from pathlib import Path
from unicodedata import east_asian_width

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from planctl.assess.answers import Figure, Quantity, recorded_figure
from planctl.assess.quantities import derive, flipped, rounded_operand, target_operand
from planctl.language import Language
from planctl.numbers.formulas import growth_rate, implied_base
from planctl.numbers.printed import Bound, Interval
from planctl.plan.model import Plan, Statement
from planctl.render import cells, rounding
from planctl.render.terminal import column_widths
from tests.conftest import UPDATE, Run, level, one_indicator, slow_but

D = Decimal

TRANSCRIPTS = sorted((Path(__file__).parent.parent / "transcripts").glob("*.txt"))
PROMPT = "$ planctl "


@pytest.mark.parametrize("file", TRANSCRIPTS, ids=lambda file: file.stem)
def test_commands_print_what_the_transcript_says(run: Run, file: Path) -> None:
    expected = file.read_text(encoding="utf-8")
    replayed = replay(run, expected)
    if UPDATE:
        file.write_text(replayed, encoding="utf-8")
    assert replayed == (replayed if UPDATE else expected)


def replay(run: Run, transcript: str) -> str:
    """The transcript as it comes out now."""
    plan, *parts = re.split(rf"^(?={re.escape(PROMPT)})", transcript, flags=re.MULTILINE)
    lines = [part.split("\n", 1)[0] for part in parts]
    outputs = [run(*shlex.split(line.removeprefix(PROMPT)), plan=plan) for line in lines]
    assert {output.code for output in outputs} == {0}
    return plan + "".join(f"{line}\n{output.err}{output.out}" for line, output in zip(lines, outputs, strict=True))


# Rounding


@pytest.mark.parametrize(
    ("number", "decimals", "shown"),
    [
        ("0.5", 0, "0"),
        ("1.5", 0, "2"),
        ("2.5", 0, "2"),
        ("2.51", 0, "3"),
        ("7.865", 2, "7.86"),
        ("7.875", 2, "7.88"),
        ("7.8651", 2, "7.87"),
        ("-2.5", 0, "-2"),
        ("-0.04", 1, "0.0"),
        ("-0.05", 1, "0.0"),
        ("-0.06", 1, "-0.1"),
        ("688.88633", 1, "688.9"),
        ("7", 2, "7.00"),
    ],
)
def test_rounding_half_even_without_minus_zero(number: str, decimals: int, shown: str) -> None:
    assert rounding.text(rounding.rounded(D(number), decimals)) == shown


def test_a_difference_of_two_shares_is_rounded_once_at_its_end() -> None:
    # 629.0 / 647.4 = 97.158 % less 10 / 12 = 83.333 % is 13.824; 97.2 less 83.3 would be 13.9
    difference = D("629.0") / D("647.4") * 100 - D(10) / D(12) * 100
    assert rounding.text(rounding.rounded(difference, 1)) == "13.8"


@pytest.mark.parametrize(
    ("low", "high", "decimals", "shown"),
    [
        ("7.8163", "7.9021", 2, ("7.81", "7.91")),
        ("7.81", "7.91", 2, ("7.81", "7.91")),
        ("-0.349", "0.751", 1, ("-0.4", "0.8")),
        ("-0.01", "0.01", 0, ("-1", "1")),
        ("0.01", "0.99", 0, ("0", "1")),
    ],
)
def test_an_interval_is_rounded_outwards(low: str, high: str, decimals: int, shown: tuple[str, str]) -> None:
    ends = rounding.widened(Interval(D(low), D(high)), decimals)
    assert ends == Interval(*map(D, shown))
    assert rounding.widened(Interval(None, D(high)), decimals) == Interval(None, D(shown[1]))
    assert rounding.widened(Interval(D(low), None), decimals) == Interval(D(shown[0]), None)


# Single cells


def quoted(statement: Statement, unit: str = "亿元") -> Figure:
    return recorded_figure(Plan(), unit, "2024", "target", statement)


@pytest.mark.parametrize(
    ("bound", "level", "rate"),
    [
        ("exact", ("850", "850"), ("+7%", "+7%")),
        ("reach", ("达850", "850"), ("+7%", "+7%")),
        ("at_least", ("850以上", "≥850"), ("+7%以上", "≥+7%")),
        ("over", ("超850", ">850"), ("超+7%", ">+7%")),
        ("at_most", ("850以内", "≤850"), ("+7%以内", "≤+7%")),
        ("under", ("不足850", "<850"), ("不足+7%", "<+7%")),
        ("about", ("约850", "~850"), ("约+7%", "~+7%")),
    ],
)
def test_a_figure_reads_with_its_bound(bound: Bound, level: tuple[str, str], rate: tuple[str, str]) -> None:
    value, growth = quoted(Statement(value=D(850), bound=bound)), quoted(Statement(growth=D(7), bound=bound))
    assert (cells.figure(value, "zh"), cells.figure(value, "en")) == level
    assert (cells.figure(growth, "zh"), cells.figure(growth, "en")) == rate


@pytest.mark.parametrize(
    ("statement", "unit", "shown"),
    [
        (Statement(value=D("12.0")), "亿元", "12.0"),
        (Statement(value=D("61.5"), bound="at_least"), "%", "61.5%以上"),
        (Statement(value=D("-3")), "亿元", "-3"),
        (Statement(growth=D("-20")), "亿元", "-20%"),
        # 以上 after a minus would not say which way: a fall in words, as annexes have it.
        (Statement(growth=D("-20"), bound="at_most"), "亿元", "下降20%以上"),
        (Statement(growth=D("-20"), bound="at_least"), "亿元", "下降20%以内"),
        (Statement(growth=D("-20"), bound="over"), "亿元", "下降不足20%"),
        (Statement(growth=D("-20"), bound="about"), "亿元", "约-20%"),
        (Statement(change=D("-3"), bound="under"), "万人", "下降超3"),
        (Statement(growth=D("0")), "亿元", "0%"),
        (Statement(change=D("0.5")), "%", "+0.5个百分点"),
        (Statement(change=D("-3")), "万人", "-3"),
        (Statement(progress=D(45), of="works"), "亿元", "45%"),
        (Statement(stage="completed"), "亿元", "完工"),
    ],
)
def test_a_figure_reads_by_its_form(statement: Statement, unit: str, shown: str) -> None:
    assert cells.figure(quoted(statement, unit), "zh") == shown


@pytest.mark.parametrize(
    ("unit", "shown"),
    [
        ("亿元", ("超850亿元", ">850 (100m yuan)")),
        ("个", ("超850个", ">850")),
        ("%", ("超850%", ">850%")),
    ],
)
def test_a_figure_that_stands_alone_has_its_unit(unit: str, shown: tuple[str, str]) -> None:
    value = quoted(Statement(value=D(850), bound="over"), unit)
    assert (cells.figure_with_unit(value, "zh"), cells.figure_with_unit(value, "en")) == shown


def test_nothing_is_a_dash() -> None:
    assert (cells.figure(None, "zh"), cells.quantity(None, "en"), cells.interval(None, "zh")) == ("—", "—", "—")


def growth(base: str, goal: str, bound: Bound = "exact") -> Quantity:
    inputs = rounded_operand(level(base, bound)), target_operand(level(goal))
    return derive(growth_rate, *inputs, unit="%", decimals=1, bound=flipped(bound))


@pytest.mark.parametrize(
    ("quantity", "language", "shown"),
    [
        # 601.65 to 601.75 leave a tenth certain; 174.5 to 175.5 whole units; 2.5 to 3.5 nothing.
        (growth("601.7", "700"), "zh", "+16.3%"),
        (growth("175", "200"), "zh", "+14%"),
        (growth("3", "4"), "zh", "0至80%"),
        (growth("3", "4"), "en", "0 to 80%"),
        (growth("175", "200", "over"), "zh", "不足+14.3%"),
        (growth("175", "200", "at_most"), "en", "≥+14.3%"),
        (growth("200", "175", "at_most"), "zh", "不低于-12.5%"),
        # 3 / 1.182 = 2.538; between 2.11 and 2.97 a whole 3 would be none of them.
        (derive(implied_base, rounded_operand(level("3")), rounded_operand(level("18.2")), unit="%", decimals=1), "en", "2 to 3%"),
        (growth("601.7", "601.7"), "zh", "0.0%"),
        (growth("601.7", "601.6"), "zh", "0.0%"),
        (growth("601.7", "600.0"), "zh", "-0.3%"),
        (growth("0", "4"), "zh", "—"),
    ],
)
def test_unsupported_digits_are_not_shown(quantity: Quantity, language: Language, shown: str) -> None:
    assert cells.quantity(quantity, language) == shown


@pytest.mark.parametrize("command", ["status", "gap", "growth", "pace", "figures", "chains"])
@pytest.mark.parametrize("language", slow_but("en", of=["zh", "en"]))
def test_eighty_columns_cut_no_number(run: Run, command: str, language: str) -> None:
    wide, narrow = (
        Counter(re.findall(r"[+<≥-]*[0-9][0-9.]*%?", run(command, "--format", format_, "--lang", language).out))
        for format_ in ("wide", "table")
    )
    assert len(narrow) > 10
    assert narrow.keys() - wide.keys() == set()


def test_eighty_columns_cut_no_english_word(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    narrow = set(run("status", "--format", "table").out.split())
    monkeypatch.setenv("COLUMNS", "400")
    assert {
        word for word in narrow - set(run("status", "--format", "table").out.split()) if "─" not in word and "…" not in word
    } == set()


@given(st.lists(st.lists(st.text("ab 1中", max_size=30), min_size=2, max_size=4), min_size=1, max_size=8), st.integers(1, 100))
def test_columns_share_the_room_that_there_is(columns: list[list[str]], room: int) -> None:
    widths = column_widths(columns, room)
    natural = [max([1, *map(cell_len, cells)]) for cells in columns]
    assert sum(widths) <= max(room, len(columns))
    assert all(1 <= width <= widest for width, widest in zip(widths, natural, strict=True))
    assert widths == natural or sum(natural) > room


def test_sixty_columns_cut_no_number(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    long = one_indicator(actual="{2023: [{value: 999999999999999, at: 1}]}", target="{2024: [{value: 999999999999998, at: 1}]}")
    for language in ("en", "zh"):
        out = run("gap", "--format", "table", "--lang", language, plan=long).out
        assert {"999999999999999", "999999999999998"} <= set(re.findall("[0-9]+", out))
        assert max(map(cell_len, out.split("\n"))) <= 60


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_terminal_may_draw_ambiguous_signs_two_wide(run: Run, monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    def drawn(text: str) -> int:
        return max(sum(2 if east_asian_width(each) in "WFA" else 1 for each in line) for line in text.split("\n"))

    line = ("gap", "--all", "--format", "table", "--lang", language)
    assert drawn(run(*line).out) > 80
    monkeypatch.setenv("PLANCTL_AMBIGUOUS_WIDTH", "2")
    assert drawn(run(*line).out) <= 80
    assert "\u0378" not in run(*line).out
