"""planctl draft: a plan proposed from a report, and how the other commands treat what is only proposed."""

from __future__ import annotations

from pathlib import Path

import pytest

import planctl
from tests.conftest import Run
from tests.draft.scores import HERE, documents_of
from tests.report_texts import written

REPORT = """\
甲县2024年国民经济和社会发展计划执行情况与2025年计划草案的报告

一、2024年计划执行情况
全县粮食产量达20.5万吨，社会消费品零售总额增长5.2%。东河水库完成总工程量的40%。
二、2025年主要目标
全县粮食产量达21万吨以上，森林覆盖率达61%。深入实施“百十”工程。
"""

TITLE = "甲县2024年国民经济和社会发展计划执行情况与2025年计划草案的报告"
PLAN = f"""\
# 由报告起草，尚未核对：每条都标有 proposed，写明依据的字词。逐条核对后，对的去掉 proposed。
about: {{id: draft, name: {{zh: "{TITLE}"}}, year: 2025, source: report, extent: excerpt}}
sources: {{report: {{title: {{zh: "{TITLE}"}}}}}}

units:
  待定: {{en: not printed}}

indicators:
  粮食产量:
    name: {{zh: 粮食产量}}
    unit: 万吨
    nature: 流量
    direction: 越高越好
    actual:
      2024:
        - {{value: 20.5, at: 4, proposed: "前文、达"}}
    target:
      2025:
        - {{value: 21, bound: 以上, at: 6, proposed: "前文、达、以上"}}
  社会消费品零售总额:
    name: {{zh: 社会消费品零售总额}}
    unit: 待定
    nature: 流量
    direction: 无方向
    actual:
      2024:
        - {{growth: 5.2, at: 4, proposed: "前文、增长"}}
  森林覆盖率:
    name: {{zh: 森林覆盖率}}
    unit: "%"
    nature: 比率
    direction: 越高越好
    target:
      2025:
        - {{value: 61, bound: 达, at: 6, proposed: "前文、达"}}

projects:
  东河水库:
    name: {{zh: 东河水库}}
    actual:
      2024:
        - {{progress: 40, of: works, at: 4, proposed: "前文、总工程量"}}

set_aside:
  1: [{{printed: "2024", reason: year}}, {{printed: "2025", reason: year}}]
  3: [{{printed: "2024", reason: year}}]
  5: [{{printed: "2025", reason: year}}]
"""


def test_a_report_becomes_a_plan_of_proposals(run: Run, tmp_path: Path) -> None:
    assert run("draft", written(tmp_path, REPORT)) == (0, PLAN, "")


def test_it_is_written_into_a_folder_and_never_over_another(run: Run, tmp_path: Path) -> None:
    report, folder = written(tmp_path, REPORT), tmp_path / "plan"
    ran = run("draft", report, "-o", str(folder), "--lang", "en")
    assert ran.out.splitlines()[:3] == [
        f"{folder}/plan.yaml: 5 figures, 4 records, all marked `proposed`",
        "results: 3; targets: 2; projects: 1",
        "set aside, as they measure nothing: 4 (year 4)",
    ]
    assert (folder / "plan.yaml").read_text(encoding="utf-8") == PLAN
    assert run("validate", str(folder)).code == 0
    assert run("draft", report, "-o", str(folder)).code == 2


@pytest.mark.parametrize(
    ("lang", "written_down", "left_out"),
    [
        (
            "en",
            ": 1 figure and 2 stages of projects, 3 records, all marked `proposed`",
            "planctl: left out, as only proposed: 1 figure and 2 stages of projects; --proposed shows them\n",
        ),
        (
            "zh",
            "：1 个数字和 2 个项目阶段，3 条记录，都标有 proposed，尚未核对",
            "planctl：1 个数字和 2 个项目阶段只是起草，未经核对，不列入；--proposed 列出\n",
        ),
    ],
)
def test_the_stages_of_projects_are_no_numbers(run: Run, tmp_path: Path, lang: str, written_down: str, left_out: str) -> None:
    report = written(tmp_path, f"{TITLE}\n\n一、2024年计划执行情况\n粮食产量20.5万吨，东河大桥竣工通车，开工建设青山水库。\n")
    ran = run("draft", report, "-o", str(tmp_path / "plan"), "--lang", lang)
    assert ran.out.splitlines()[0] == f"{tmp_path}/plan/plan.yaml{written_down}"
    assert run("list", "--data", str(tmp_path / "plan"), "--lang", lang).err == left_out


def test_coverage_finds_every_number_of_the_report_in_the_draft(run: Run, tmp_path: Path) -> None:
    report, folder = written(tmp_path, REPORT), tmp_path / "plan"
    run("draft", report, "-o", str(folder))
    summary = run("coverage", "--data", str(folder), "--report", report, "--json").json["summary"]
    assert (summary["recorded"], summary["set_aside"], summary["missing"], summary["unmatched"]) == (5, 4, 0, 0)


ENGLISH = """\
Hill County: annual plan 2025/26

1. Review of performance, 2023/24
The county planted 1,200 ha of forest and opened 3 clinics, while milk output rose by 4.5 per cent.
2. Targets for 2025/26
At least 30 000 households will be connected to piped water; enrolment is to increase from 45% to 60% by 2027/28.
"""

ENGLISH_PLAN = """\
# Drafted from a report and not reviewed: every entry is marked proposed, with the words that it rests on.
# Review each one, and take the mark off where it is right.
# The month in which the years begin is inferred: check year_start.
about: {id: draft, name: {en: "Hill County: annual plan 2025/26"}, year: 2025/26, year_start: 7, source: report, extent: excerpt}
sources: {report: {title: {en: "Hill County: annual plan 2025/26"}}}

units:
  clinics: {en: clinics, counted: true}
  not printed: {zh: 待定}

indicators:
  FOREST-PLANTED:
    name: {en: Forest planted}
    unit: ha
    nature: flow
    direction: higher
    actual:
      2023/24:
        - {value: 1200, printed: "1,200", at: 4, proposed: what is counted}
  CLINICS-OPENED:
    name: {en: Clinics opened}
    unit: clinics
    nature: flow
    direction: higher
    actual:
      2023/24:
        - {value: 3, at: 4, proposed: what is counted}
  MILK-OUTPUT:
    name: {en: Milk output}
    unit: not printed
    nature: flow
    direction: higher
    actual:
      2023/24:
        - {growth: 4.5, at: 4, proposed: "before the number, rose"}
  HOUSEHOLDS-CONNECTED:
    name: {en: Households connected}
    unit: households
    nature: flow
    direction: higher
    target:
      2025/26:
        - {value: 30000, bound: at_least, printed: "30 000", at: 6, proposed: "what is counted, At least"}
  ENROLMENT:
    name: {en: Enrolment}
    unit: "%"
    nature: rate
    direction: higher
    actual:
      2024/25:
        - {value: 45, at: 6, proposed: "before the number, increase, from"}
    target:
      2027/28:
        - {value: 60, at: 6, proposed: named before}

set_aside:
  1: [{printed: "2025", reason: year}, {printed: "26", reason: year}]
  3: [{printed: "1", reason: ordinal}, {printed: "2023", reason: year}, {printed: "24", reason: year}]
  5: [{printed: "2", reason: ordinal}, {printed: "2025", reason: year}, {printed: "26", reason: year}]
  6: [{printed: "2027", reason: year}, {printed: "28", reason: year}]
"""


def test_an_english_report_becomes_a_plan_in_english(run: Run, tmp_path: Path) -> None:
    report, folder = written(tmp_path, ENGLISH), tmp_path / "plan"
    assert run("draft", report) == (0, ENGLISH_PLAN, "")
    run("draft", report, "-o", str(folder))
    assert run("validate", str(folder)).code == 0
    summary = run("coverage", "--data", str(folder), "--report", report, "--json").json["summary"]
    assert (summary["recorded"], summary["set_aside"]) == (7, 10), "30 000 is two runs of digits"
    assert (summary["missing"], summary["unmatched"]) == (0, 0)


@pytest.mark.parametrize("file", ["seen/first.yaml", "seen/second.yaml", "seen/third.yaml", "seen/fourth.yaml"])
def test_a_draft_of_each_english_document_is_valid(run: Run, tmp_path: Path, file: str) -> None:
    for number, document in enumerate(documents_of(HERE / file)):
        text = "\n".join([document["title"], *document["paragraphs"]])
        if text.isascii() or not any("\u4e00" <= each <= "\u9fff" for each in text):
            folder = tmp_path / str(number)
            run("draft", written(tmp_path, text + "\n"), "-o", str(folder))
            assert run("validate", str(folder)).code == 0


def test_a_flow_of_a_quarter_by_itself_is_marked_as_one(run: Run, tmp_path: Path) -> None:
    text = "Statistical bulletin 2025\nMain indicators, second quarter of 2025\nExports were 9 Mt and the jobless rate was 5%.\n"
    lines = run("draft", written(tmp_path, text)).out.splitlines()
    assert [each.strip() for each in lines if "at: 3" in each] == [
        "- {value: 9, cumulative: false, at: 3, proposed: before the number}",
        "- {value: 5, at: 3, proposed: before the number}",
    ]


@pytest.fixture
def half_accepted(tmp_path: Path) -> Path:
    """A draft of which a person has accepted the grain target."""
    file = tmp_path / "plan.yaml"
    file.write_text(PLAN.replace('以上, at: 6, proposed: "前文、达、以上"', "以上, at: 6"), encoding="utf-8")
    return file


def test_what_is_proposed_is_left_out_and_counted(run: Run, half_accepted: Path) -> None:
    ran = run("status", "--all", "--json", "--data", str(half_accepted), "--lang", "en")
    assert ran.err == "planctl: left out, as only proposed: 4 figures; --proposed shows them\n"
    (row,) = ran.json["results"]
    assert (row["id"], row["baseline"], row["target"]["value"]) == ("粮食产量", None, 21)


def test_proposals_are_shown_when_asked_for_and_marked(run: Run, half_accepted: Path) -> None:
    ran = run("status", "--all", "--json", "--proposed", "--data", str(half_accepted), "--lang", "zh")
    assert ran.err == "planctl：4 个数字只是起草，未经核对，所在各行标“待核”\n"
    assert [row["name_zh"] for row in ran.json["results"]] == [
        "粮食产量（待核）",
        "社会消费品零售总额（待核）",
        "森林覆盖率（待核）",
    ]


def test_a_program_gets_what_is_accepted(half_accepted: Path) -> None:
    assert [row.id for row in planctl.load(half_accepted).status(everything=True)] == ["粮食产量"]


def test_a_finding_stands_where_the_file_says_so(run: Run, tmp_path: Path) -> None:
    """What is left out before a figure does not move the place that is told."""
    file = tmp_path / "plan.yaml"
    file.write_text(
        "about: {id: a, name: 甲, year: 2025}\n"
        "indicators:\n"
        "  A:\n"
        "    {name: 甲率, unit: '%', nature: rate, direction: higher,\n"
        "     actual: {2024: [{growth: 2, proposed: x}, {value: 104}]}}\n",
        encoding="utf-8",
    )
    ran = run("check", "--data", str(file), "--json")
    assert [(each["rule"], each["line"], each["column"]) for each in ran.json["problems"]] == [("share-over-whole", 5, 56)]


NAMED = """\
about: {id: a, name: 甲县计划, year: 2025}
sources: {bulletin: {title: 公报}}
indicators:
  A:
    {name: 甲率, unit: "%", nature: rate, direction: higher,
     actual: {2024: [{value: 5}]}, target: {2025: [{value_of: B}]}}
  B:
    {name: 乙率, unit: "%", nature: rate, direction: higher,
     actual: {2024: [{value: 6, proposed: 达}]}, target: {2025: [{value_of: E, proposed: 达}]}}
  C: {name: 丙率, unit: "%", nature: rate, direction: higher, in_days: D, target: {2025: [{value: 90}]}}
  D: {name: 丁天数, unit: 天, nature: flow, direction: higher, actual: {2024: [{value: 345, proposed: 达}]}}
  E: {name: 戊率, unit: "%", nature: rate, direction: higher, actual: {2024: [{value: 7, proposed: 达}]}}
  F: {name: 己率, unit: "%", nature: rate, direction: higher, actual: {2024: [{value: 8, proposed: 达}]}}
projects:
  G: {name: 庚路, unit: 亿元, planned_investment: {value: 9}, actual: {2024: [{progress: 40, of: works, proposed: 总工程量}]}}
observations:
  F: {2025: [{value: 10, source: bulletin}]}
"""


@pytest.fixture
def named(tmp_path: Path) -> Path:
    """A plan of which much is proposed that what is accepted names."""
    file = tmp_path / "plan.yaml"
    file.write_text(NAMED, encoding="utf-8")
    return file


def test_what_others_go_by_stays_without_its_proposals(run: Run, named: Path) -> None:
    """B and D are looked up by A and C; E is only named by a proposal; of F and G something is said that is none."""
    rows = run("status", "--all", "--json", "--data", str(named)).json["results"]
    assert [(row["id"], (row["baseline"] or {}).get("value"), row["reason"]) for row in rows] == [
        ("A", 5, "mark_missing"),
        ("B", None, "no_target"),
        ("C", None, "no_baseline"),
        ("D", None, "no_target"),
        ("F", None, "no_target"),
    ]
    figures = run("figures", "--json", "--data", str(named)).json["results"]
    assert [(each["id"], each["figure"]["value"]) for each in figures] == [
        ("A", 5),
        ("A", None),
        ("C", 90),
        ("F", 10),
        ("G", 9),
    ]


@pytest.mark.parametrize(
    "words",
    [
        ["gap"],
        ["growth"],
        ["review"],
        ["pace"],
        ["check"],
        ["projects"],
        ["list"],
        ["annex", "all"],
        *(["show", id_] for id_ in "ABCDFG"),
    ],
    ids=" ".join,
)
def test_all_commands_answer_about_what_stays(run: Run, named: Path, words: list[str]) -> None:
    ran = run(*words, "--data", str(named), "--format", "table", "--lang", "en")
    assert (ran.code, ran.err) == (0, "planctl: left out, as only proposed: 6 figures; --proposed shows them\n")


def test_what_no_record_can_hold_is_set_aside_and_ranges_of_results_are_their_lower_end(run: Run, tmp_path: Path) -> None:
    report = f"{TITLE}\n\n一、2024年计划执行情况\n近年来粮食产量年均增长3%，旅客接待40—50万人次。\n"
    out = run("draft", written(tmp_path, report)).out
    assert '  4: [{printed: "3", reason: elsewhere}]\n' in out
    assert '- {value: 40, bound: 以上, printed: "40—50", at: 4, proposed: 前文}' in out
    (tmp_path / "plan.yaml").write_text(out, encoding="utf-8")
    assert run("validate", str(tmp_path / "plan.yaml")).code == 0


def test_a_paragraph_without_end_is_refused(run: Run, tmp_path: Path) -> None:
    ran = run("draft", written(tmp_path, "一" * 100_001), "--lang", "en")
    assert (ran.code, ran.err) == (2, "planctl: paragraph 1 of the report has more than 100000 characters; write one a line\n")
