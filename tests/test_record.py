"""planctl record: observations put into a plan's files, which otherwise stay as they are to the byte."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planctl.output_files import write_file
from planctl.plan.model import Plan
from planctl.problems import RefusedError
from planctl.read import read, read_contents, shipped_plan
from planctl.write.record import Observed, recorded
from planctl.write.splice import added
from tests.conftest import Run

HEAD = """\
# 某县
about: {id: a, name: 某县, year: 2024}
sources:
  q1: {title: 快报, published: 2024-04}   # 第一季度
  h1: {title: "上半年", published: 2024-07}
indicators:
  GDP: {name: 地区生产总值, unit: 亿元, nature: flow, direction: higher}
  BRIDGE: {name: 大桥, nature: milestone, target: {2024: [{text: 通车}]}}
  RANK: {name: 位次, nature: rank}
projects:
  ROAD: {name: 公路, unit: 亿元}
totals:
  COUNT: {name: 项目数, measure: count, unit: 个}
"""
ENTRY = "{value: 12.0, source: h1}"


def record(run: Run, tmp_path: Path, text: str, *arguments: str) -> str:
    """What a plan's file holds after a figure of its first half is recorded, line ends as they are."""
    file = tmp_path / "plan.yaml"
    file.write_bytes(text.encode())
    ran = run("record", *(arguments or ("GDP", "2024-H1", "12.0", "--source", "h1")), "--data", str(file))
    assert (ran.code, ran.err) == (0, "")
    return file.read_bytes().decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", f"observations:\n  GDP:\n    2024-H1: [{ENTRY}]\n"),
        ("observations: {}\n", f"observations: {{GDP: {{2024-H1: [{ENTRY}]}}}}\n"),
        ("observations: {GDP: {}}\n", f"observations: {{GDP: {{2024-H1: [{ENTRY}]}}}}\n"),
        ("observations:\n  GDP: {2024-H1: []}  # 无\n", f"observations:\n  GDP: {{2024-H1: [{ENTRY}]}}  # 无\n"),
        (
            "observations:\n  GDP:\n    2024-Q1: [{value: 6, source: q1}]  # 一季度\n\n# 完\n",
            f"observations:\n  GDP:\n    2024-Q1: [{{value: 6, source: q1}}]  # 一季度\n    2024-H1: [{ENTRY}]\n\n# 完\n",
        ),
        (
            "observations:\n  GDP: {2024-Q1: [{value: 6, source: q1}]}\n  RANK: {}\n",
            f"observations:\n  GDP: {{2024-Q1: [{{value: 6, source: q1}}], 2024-H1: [{ENTRY}]}}\n  RANK: {{}}\n",
        ),
        (
            "observations:\n  GDP:\n    2024-H1:\n    - growth: 6.0\n      source: h1\n      note: |\n        一\n\n\n  RANK: {}\n",
            "observations:\n  GDP:\n    2024-H1:\n    - growth: 6.0\n      source: h1\n      note: |\n        一\n"
            f"    - {ENTRY}\n\n\n  RANK: {{}}\n",
        ),
        (
            "observations:\n  GDP:\n    2024-Q1:\n      - growth: 6.0\n        source: h1\n        note: >+\n          一\n",
            "observations:\n  GDP:\n    2024-Q1:\n      - growth: 6.0\n        source: h1\n        note: >+\n          一\n"
            f"    2024-H1: [{ENTRY}]\n",
        ),
        (
            "observations:\n  GDP:\n    2024-H1: [\n      {growth: 6.0, source: h1}  # 增速\n    ]\n",
            f"observations:\n  GDP:\n    2024-H1: [\n      {{growth: 6.0, source: h1}},  # 增速\n      {ENTRY}\n    ]\n",
        ),
        (
            "observations:\n  GDP:\n    2024-H1: [\n      {growth: 6.0, source: h1},\n    ]\n",
            f"observations:\n  GDP:\n    2024-H1: [\n      {{growth: 6.0, source: h1}},\n      {ENTRY},\n    ]\n",
        ),
        (
            "observations:\n  GDP:\n    2024-H1: [{growth: 6.0,\n      source: h1}]\n",
            f"observations:\n  GDP:\n    2024-H1: [{{growth: 6.0,\n      source: h1}}, {ENTRY}]\n",
        ),
        (
            'observations:\n  RANK: {2024: [{value: 9, source: h1, note: "甲\\"：乙"}]}',
            f'observations:\n  RANK: {{2024: [{{value: 9, source: h1, note: "甲\\"：乙"}}]}}\n  GDP:\n    2024-H1: [{ENTRY}]',
        ),
    ],
)
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_what_stands_there_stays(run: Run, tmp_path: Path, before: str, after: str, mark: str, newline: str) -> None:
    text = record(run, tmp_path, mark + (HEAD + before).replace("\n", newline))
    assert text == mark + (HEAD + after).replace("\n", newline)


def test_a_whole_plan_between_brackets(run: Run, tmp_path: Path) -> None:
    begun = "{about: {id: a, name: 某县, year: 2024}, sources: {h1: {title: 快报}},\n"
    indicators = " indicators: {GDP: {name: 甲, unit: 亿元, nature: flow, direction: higher}}"
    added = f",\n observations: {{GDP: {{2024-H1: [{ENTRY}]}}}}"
    assert record(run, tmp_path, f"{begun}{indicators}\n}}\n") == f"{begun}{indicators}{added}\n}}\n"


@pytest.mark.parametrize(
    ("arguments", "entry"),
    [
        (("地区生产总值", "2024", "-3.20", "--growth", "--source", "h1"), "  GDP:\n    2024: [{growth: -3.20, source: h1}]\n"),
        (("gdp", "2024-06", "0.5", "--change", "--source", "h1"), "  GDP:\n    2024-06: [{change: 0.5, source: h1}]\n"),
        (
            ("GDP", "2024-Q1", "49.6", "--form", "share_of_plan", "--source", "q1", "--note", "占: 年计划"),
            '  GDP:\n    2024-Q1: [{share_of_plan: 49.6, source: q1, note: "占: 年计划"}]\n',
        ),
        (("BRIDGE", "2024-Q1", "否", "--source", "q1"), "  BRIDGE:\n    2024-Q1: [{reached: false, source: q1}]\n"),
        (("RANK", "2024", "9", "--source", "h1"), "  RANK:\n    2024: [{value: 9, source: h1}]\n"),
        (("ROAD", "2024-Q1", "新开工", "--source", "q1"), "  ROAD:\n    2024-Q1: [{stage: 新开工, source: q1}]\n"),
        (
            ("ROAD", "2024-Q1", "0.30", "--form", "year_investment", "--source", "q1"),
            "  ROAD:\n    2024-Q1: [{year_investment: 0.30, source: q1}]\n",
        ),
        (("COUNT", "2024", "85", "--source", "h1"), "  COUNT:\n    2024: [{value: 85, source: h1}]\n"),
        (
            ("GDP", "2024", "-1,234.50", "--source", "h1", "--note", "1,000"),
            '  GDP:\n    2024: [{value: -1234.50, source: h1, note: "1,000"}]\n',
        ),
    ],
)
def test_each_subject_has_its_own_forms(run: Run, tmp_path: Path, arguments: tuple[str, ...], entry: str) -> None:
    assert record(run, tmp_path, HEAD, *arguments) == f"{HEAD}observations:\n{entry}"


def test_a_composition_is_recorded_as_it_is_printed(run: Run, tmp_path: Path) -> None:
    structure = "  STRUCTURE: {name: 产业结构, nature: composition, shares_of: [甲, 乙, 丙]}\n"
    plan = HEAD.replace("indicators:\n", f"indicators:\n{structure}")
    entry = '  STRUCTURE:\n    2024-Q1: [{shares: "21:44:35", source: q1}]\n'
    assert record(run, tmp_path, plan, "STRUCTURE", "2024-Q1", "21:44:35", "--source", "q1") == f"{plan}observations:\n{entry}"


def test_a_source_that_is_not_there_yet(run: Run, tmp_path: Path) -> None:
    line = ("GDP", "2024-Q3", "19", "--source", "q3", "--title", "前三季度", "--date", "2024-10-22")
    last = '  h1: {title: "上半年", published: 2024-07}\n'
    assert record(run, tmp_path, HEAD, *line) == (
        HEAD.replace(last, f"{last}  q3: {{title: 前三季度, published: 2024-10-22}}\n")
        + "observations:\n  GDP:\n    2024-Q3: [{value: 19, source: q3}]\n"
    )


THERE = HEAD + "observations:\n  GDP:\n    2024-H1: [{value: 12.0, source: h1}]\n"


def test_the_same_figure_is_not_written_again(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "plan.yaml"
    file.write_text(THERE, encoding="utf-8")
    for period in ("2024-H1", "2024-06"):
        ran = run("record", "GDP", period, "12.0", "--source", "h1", "--data", str(file), "--lang", "en")
        told = f"{file}:16: GDP 2024-H1 {ENTRY} is there already; not written again\n"
        assert (*ran, file.read_text(encoding="utf-8")) == (0, told, "", THERE)


@pytest.mark.parametrize("period", ["2024-H1", "2024-06"])
def test_another_figure_of_a_source_is_a_conflict(run: Run, tmp_path: Path, period: str) -> None:
    file = tmp_path / "plan.yaml"
    file.write_text(THERE, encoding="utf-8")
    ran = run("record", "GDP", period, "12.5", "--source", "h1", "--data", str(file), "--lang", "en")
    said = f"planctl: {file}:16:15: GDP {period} has value 12.0 of h1, not 12.5; nothing is written\n"
    assert (*ran, file.read_text(encoding="utf-8")) == (2, "", said, THERE)


def test_what_would_break_the_plan_is_not_written(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "plan.yaml"
    file.write_text(THERE, encoding="utf-8")
    ran = run("record", "GDP", "2024-Q4", "1,2", "--source", "h1", "--data", str(file), "--lang", "en")
    assert (ran.code, ran.out, file.read_text(encoding="utf-8")) == (1, "", THERE)
    assert ran.err.splitlines()[:3] == [
        "nothing is written: the plan would have these problems",
        f"{file}:17:23: not-a-number: “value” must be a number; this is “1,2”",
        '      2024-Q4: [{value: "1,2", source: h1}]',
    ]


def test_a_null_is_told_with_its_place_and_nothing_is_written(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "plan.yaml"
    file.write_text(HEAD + "observations:\n", encoding="utf-8")
    ran = run("record", "GDP", "2024", "12", "--source", "h1", "--data", str(file), "--lang", "en")
    assert (ran.code, ran.out, file.read_text(encoding="utf-8")) == (1, "", HEAD + "observations:\n")
    assert ran.err.startswith(f"{file}:14:14: wrong-type: “observations” must be a mapping")


def test_a_dry_run_shows_the_difference(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "plan.yaml"
    file.write_text(THERE, encoding="utf-8")
    ran = run("record", "GDP", "2024", "25.1", "--source", "h1", "--dry-run", "--data", str(file))
    assert (ran.code, file.read_text(encoding="utf-8")) == (0, THERE)
    assert ran.out.splitlines() == [
        f"--- {file}",
        f"+++ {file}",
        "@@ -14,3 +14,4 @@",
        " observations:",
        "   GDP:",
        "     2024-H1: [{value: 12.0, source: h1}]",
        "+    2024: [{value: 25.1, source: h1}]",
    ]


def test_many_at_once_from_a_csv(run: Run, tmp_path: Path) -> None:
    (tmp_path / "june.csv").write_text(
        "\ufeff编号,时期,数值,增速,来源,备注\nGDP,2024-H1,12.0,-5.10,h1,\n"
        '位次,2024-H1,9,,h1,"甲, 乙"\n,,,,,\nROAD,2024-H1,新开工,,h1,\n',
        encoding="utf-8",
    )
    text = record(run, tmp_path, THERE, "--from", str(tmp_path / "june.csv"))
    assert text == THERE.replace(f"[{ENTRY}]", f"[{ENTRY}, {{growth: -5.10, source: h1}}]") + (
        '  RANK:\n    2024-H1: [{value: 9, source: h1, note: "甲, 乙"}]\n  ROAD:\n    2024-H1: [{stage: 新开工, source: h1}]\n'
    )


@pytest.mark.parametrize("heading", ["指标", "项目名称", "Indicator", "name"])
def test_the_column_of_names_may_be_called_as_in_tables(run: Run, tmp_path: Path, heading: str) -> None:
    (tmp_path / "t.csv").write_text(f'{heading},period,value,source\nGDP,2024-Q3,"1,019.0",h1\n', encoding="utf-8")
    text = record(run, tmp_path, HEAD, "--from", str(tmp_path / "t.csv"))
    assert text.partition("observations:\n")[2] == "  GDP:\n    2024-Q3: [{value: 1019.0, source: h1}]\n"


def test_a_column_that_there_is_not_is_told_with_those_that_there_are(run: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(HEAD, encoding="utf-8")
    (tmp_path / "c.csv").write_text("编号,时间,数值\n", encoding="utf-8")
    line = ("record", "--source", "h1", "--data", str(tmp_path / "plan.yaml"), "--from", str(tmp_path / "c.csv"))
    assert run(*line, "--lang", "zh").err == (
        f"planctl: {tmp_path}/c.csv：没有“时间”这种列；有：编号或名称、时期、数值、增速、增减、来源、备注\n"
    )


def test_rows_that_name_no_source_are_of_the_one_of_the_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "q3.csv").write_text("id,period,value,source\nGDP,2024-Q3,19,\nRANK,2024-H1,9,h1\n", encoding="utf-8")
    line = ("--from", str(tmp_path / "q3.csv"), "--source", "q3", "--title", "前三季度", "--date", "2024-10-22")
    assert record(run, tmp_path, HEAD, *line).partition("projects:")[2].partition("observations:\n")[2] == (
        "  GDP:\n    2024-Q3: [{value: 19, source: q3}]\n  RANK:\n    2024-H1: [{value: 9, source: h1}]\n"
    )


def test_a_column_may_be_called_by_what_it_names_and_stands_once(run: Run, tmp_path: Path) -> None:
    (tmp_path / "h1.csv").write_bytes("指标,时期,数值,来源\r\n位次,2024-H1,9,h1\r\n".encode("gb18030"))
    text = record(run, tmp_path, HEAD, "--from", str(tmp_path / "h1.csv"))
    assert text.endswith("observations:\n  RANK:\n    2024-H1: [{value: 9, source: h1}]\n")
    twice = tmp_path / "twice.csv"
    twice.write_text("id,名称,period,value\nRANK,位次,2024,9\n", encoding="utf-8")
    ran = run("record", "--from", str(twice), "--data", str(tmp_path / "plan.yaml"), "--lang", "en")
    assert (ran.code, ran.err) == (2, f"planctl: {twice}: the column “名称” is the same as another one\n")


def test_rows_that_can_not_be_taken_are_all_told(run: Run, tmp_path: Path) -> None:
    rows = "id,period,value,source\nGDP,2024,,h1\nGDPP,2024,1,h1\nBRIDGE,2024,9,h1\nROAD,2024,3,h1\n"
    (tmp_path / "bad.csv").write_text(rows, encoding="utf-8")
    (tmp_path / "plan.yaml").write_text(HEAD, encoding="utf-8")
    at = str(tmp_path / "bad.csv")
    ran = run("record", "--from", at, "--data", str(tmp_path / "plan.yaml"), "--lang", "en")
    assert (ran.code, ran.err.splitlines()) == (
        2,
        [
            f"planctl: {at}:2: there is no figure",
            f"planctl: {at}:3: there is no “GDPP”; near it: GDP",
            f"planctl: {at}:4: BRIDGE is a milestone: true or false, not “9”",
            f"planctl: {at}:5: ROAD is a project: what is 3? --form progress, year_investment, investment_to_date "
            "or value (in all)",
        ],
    )
    assert (tmp_path / "plan.yaml").read_text(encoding="utf-8") == HEAD


def test_a_quarter_goes_into_the_file_of_its_quarter(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "plan"
    folder.mkdir()
    (folder / "a.yaml").write_text(HEAD, encoding="utf-8")
    (folder / "q1.yaml").write_text("observations:\n  GDP: {2024-Q1: [{value: 6, source: q1}]}\n", encoding="utf-8")
    half = "observations:\n  RANK: {2024-H1: [{value: 9, source: h1}]}\n"
    (folder / "h1.yaml").write_text(half, encoding="utf-8")
    assert run("record", "GDP", "2024-H1", "12.0", "--source", "h1", "--data", str(folder)).code == 0
    assert (folder / "h1.yaml").read_text(encoding="utf-8") == f"{half}  GDP:\n    2024-H1: [{ENTRY}]\n"


def test_what_would_change_otherwise_is_not_written(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def careless(text: str, keys: list[str], entry: str, *, listed: bool) -> str:
        return added(text, keys, entry, listed=listed).replace("unit: 亿元", "unit: 万元")

    monkeypatch.setattr("planctl.write.edition.added", careless)
    file = tmp_path / "plan.yaml"
    file.write_text(HEAD, encoding="utf-8")
    ran = run("record", "GDP", "2024", "12", "--source", "h1", "--data", str(file), "--lang", "en")
    assert ran == (2, "", f"planctl: {file} would change otherwise too; nothing is written\n")
    assert file.read_text(encoding="utf-8") == HEAD


def test_the_example_that_comes_with_planctl_is_not_written(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run("record", "GDP", "2026", "1", "--source", "h1", "--lang", "en")
    assert ran == (2, "", "planctl: no plan here: name yours with --data PATH\n")


def test_a_file_that_was_changed_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text("new", encoding="utf-8")
    with pytest.raises(RefusedError, match="changed by something else"):
        write_file(tmp_path / "plan.yaml", b"mine", replaces="of another content")
    assert (tmp_path / "plan.yaml").read_text(encoding="utf-8") == "new"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("GDP 2024", "give ID PERIOD VALUE, or --from FILE.csv, one of the two"),
        ("GDP 2024 1 --growth --change", "--growth, --change and --form: give one of them"),
        (
            "GDP 2024 1 --form gap",
            "--form: there is no “gap”; one of: value, growth, average_growth, change, progress, text, reached, ",
        ),
        ("GDP 2024 1 --source h2", "there is no source “h2”; did you mean h1? A new one takes --title TITLE [--date DATE]"),
        ("GDP 2024 1 --source h1 --title T", "there is a source h1 already; leave out --title"),
        ("GDP 2024 1 --date 2024", "--date goes with --title, and --title with --source"),
        ("--from x.csv --growth", "--form does not go with --from: give it a column"),
    ],
)
def test_what_can_not_be_meant_is_refused(run: Run, line: str, said: str) -> None:
    ran = run("record", *line.split(), "--lang", "en", plan=HEAD)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"planctl: {said}")


class Held(NamedTuple):
    """A plan and its files."""

    path: Path
    contents: dict[Path, bytes]
    plan: Plan


def held(path: Path) -> Held:
    files = sorted(path.glob("*.yaml")) if path.is_dir() else [path]
    plan = read(path, keep=False).plan
    assert plan is not None
    return Held(path, {file: file.read_bytes() for file in files}, plan)


PLANS = [held(path) for path in (shipped_plan(), *sorted((Path(__file__).parent / "plans").glob("*.yaml")))]


@settings(max_examples=40)
@given(data=st.data())
def test_whatever_is_recorded_all_else_stays_to_the_byte(data: st.DataObject) -> None:
    held = data.draw(st.sampled_from([each for each in PLANS if each.plan.sources]), "plan")
    plan, starts = held.plan, held.plan.about.year_start if held.plan.about else 1
    known = [
        id_ for id_, subject in plan.subjects() if id_ in plan.totals or getattr(subject, "nature", "rank") in ("flow", "stock")
    ]
    figure = st.builds(
        lambda id_, period, value, source: Observed(id_, period, {"value": value, "source": source}),
        st.sampled_from(known),
        st.sampled_from(["2198", "2199"] if starts == 1 else ["2197/98", "2198/99"]),
        st.sampled_from(["12.0", "0.50", "7"]),
        st.sampled_from(sorted(plan.sources)),
    )
    observed = data.draw(st.lists(figure, max_size=4, unique_by=lambda each: (each.id, each.period, each.fields["source"])))
    after = recorded(held.contents, held.path, plan, observed, {})
    new = read_contents({**held.contents, **after.contents}, held.path)
    assert [entry.observed for entry in after.entries] == observed
    for path, content in after.contents.items():
        assert has_only_more(content.decode(), held.contents[path].decode())
    assert {problem.rule for problem in new.problems if new.plan is None} <= {"two-observations", "published-before"}


def has_only_more(new: str, old: str) -> bool:
    """Whether a text is another one with something put in, each of its characters still there in its order."""
    rest = iter(new)
    return all(character in rest for character in old)
