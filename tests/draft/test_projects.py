"""Projects that reports name with their stage: each entry of the words stands with an example of what it reads."""

from __future__ import annotations

import tomllib
from importlib import resources
from pathlib import Path

import pytest

from planctl.draft import draft
from planctl.draft.projects import chinese, english
from planctl.language import Language
from tests.conftest import Run
from tests.documents import Block, in_word
from tests.draft.projects import scores
from tests.report_texts import written

READERS = {"chinese": chinese.named_projects, "english": english.named_projects}
EXAMPLES = [
    (language, entry["example"])
    for language in READERS
    for entries in tomllib.loads((resources.files("planctl.draft.projects") / f"{language}.toml").read_text("utf-8")).values()
    if isinstance(entries, list)
    for entry in entries
]


@pytest.mark.parametrize(("language", "example"), EXAMPLES)
def test_what_its_example_says_is_read(language: str, example: str) -> None:
    sentence, meant = example.split(" → ")
    assert "; ".join(f"{each.name} {each.stage}" for each in READERS[language](sentence)) == meant


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("完工甲河水库5座", []),
        ("建成农村公路120公里、口袋公园6个", []),
        ("加快推进重点项目建设", []),
        ("谋划一批重大项目、乙江大桥", []),
        ("实施“双百”工程、质量提升工程", []),
        ("力争甲河高速主体完工", []),
        ("完成甲河水库总工程量的40%", []),
        ("加快打造乙江新城", []),
        ("开工建设甲河水库主体工程和丙沟、丁湾水库", ["甲河水库主体工程", "丙沟水库", "丁湾水库"]),
        ("建成甲河、丁湾水库", ["甲河水库", "丁湾水库"]),
        ("完成甲河镇、乙湾镇天然气管网建设", ["甲河镇天然气管网", "乙湾镇天然气管网"]),
        ("建成甲河中学和治理中心", ["甲河中学"]),
        ("投产甲乙电子、丙丁塑业再生项目", ["甲乙电子项目", "丙丁塑业再生项目"]),
        ("总投资12亿元的丙丁产业园（5亿元）开工", ["丙丁产业园"]),
        ("实施甲湾沥青回收等项目3个", ["甲湾沥青回收项目"]),
    ],
)
def test_what_is_named_in_chinese(sentence: str, names: list[str]) -> None:
    assert [each.name for each in chinese.named_projects(sentence)] == names


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("The council will complete two new health centres.", []),
        ("Construction of classrooms was completed.", []),
        ("Hope Street primary school was opened; work went on.", ["Hope Street primary school"]),
        ("The county completed 12 km of the Tala road.", []),
        ("The road to Kemba was completed.", []),
    ],
)
def test_what_is_named_in_english(sentence: str, names: list[str]) -> None:
    assert [each.name for each in english.named_projects(sentence)] == names


@pytest.mark.parametrize(("language", "found", "invented"), [("zh", 0.75, 5), ("en", 0.85, 0)])
def test_sentences_that_the_rules_were_not_made_for(language: Language, found: float, invented: int) -> None:
    told, _ = scores(language)
    assert told["found"] >= found * told["named"]
    assert told["stage"] == told["found"]
    assert told["invented"] <= invented


TITLE = "丙县2024年国民经济和社会发展计划执行情况与2025年计划草案的报告"
REPORT: list[Block] = [
    TITLE,
    "一、2024年计划执行情况",
    "（一）基础设施加快建设。",
    "云岭水库、长岭大道竣工，城南大桥（总投资3.2亿元）顺利开工，东河水库完成总工程量的40%。",
    "二、2025年重点工作",
    "（一）完善交通网络",
    "加快推进城南大桥、滨河三路等项目建设，力争东河水库完工。城南大桥完成投资1.2亿元。",
    "加快城南大桥前期工作。",
    "附件2 重点项目表",
    [
        ["项目名称", "2025年计划投资（亿元）", "2025年计划阶段", "责任单位"],
        ["滨河三路", "0.8", "续建", "交通局"],
        ["西区医院", "2.0", "开工", "卫健委"],
    ],
]
PROJECTS = """\
projects:
  东河水库:
    name: {zh: 东河水库}
    category: 基础设施加快建设
    actual:
      2024:
        - {progress: 40, of: works, at: 4, proposed: "前文、总工程量"}
    target:
      2025:
        - {stage: 完工, at: 7, proposed: 完工}
  云岭水库:
    name: {zh: 云岭水库}
    category: 基础设施加快建设
    actual:
      2024:
        - {stage: 完工, at: 4, proposed: 竣工}
  长岭大道:
    name: {zh: 长岭大道}
    category: 基础设施加快建设
    actual:
      2024:
        - {stage: 完工, at: 4, proposed: 竣工}
  城南大桥:
    name: {zh: 城南大桥}
    category: 基础设施加快建设
    unit: 亿元
    actual:
      2024:
        - {stage: 新开工, at: 4, proposed: 开工}
        - {value: 3.2, at: 4, proposed: 前文}
    target:
      2025:
        - {stage: 续建, at: 7, proposed: 推进}
        - {stage: 前期, at: 8, proposed: 前期工作}
        - {year_investment: 1.2, at: 7, proposed: 前文}
  滨河三路:
    name: {zh: 滨河三路}
    category: 完善交通网络
    owner: 交通局
    unit: 亿元
    target:
      2025:
        - {year_investment: 0.8, at: 11, proposed: "2025年计划投资（亿元）"}
        - {stage: 续建, at: 11, proposed: "2025年计划阶段"}
  西区医院:
    name: {zh: 西区医院}
    owner: 卫健委
    unit: 亿元
    target:
      2025:
        - {year_investment: 2.0, at: 12, proposed: "2025年计划投资（亿元）"}
        - {stage: 新开工, at: 12, proposed: "2025年计划阶段"}
"""


def test_projects_with_their_stages_money_and_category(run: Run, tmp_path: Path) -> None:
    """Each is one record, whether sentences or a table name it; two stages for one year stand both."""
    report, folder = in_word(tmp_path / "r.docx", REPORT), tmp_path / "plan"
    ran = run("draft", report)
    assert ran.out.partition("projects:\n")[1] + ran.out.partition("projects:\n")[2].partition("\n\n")[0] + "\n" == PROJECTS
    run("draft", report, "-o", str(folder))
    assert run("validate", str(folder)).code == 0
    assert run("coverage", "--data", str(folder), "--report", report, "--json").json["summary"]["missing"] == 0


ENGLISH = """\
Hill County: annual report 2024 and plan for 2025

1. Review of 2024
Roads and water
The Kemba dam was completed, and construction of the Molo ring road started.
2. Targets for 2025
Roads and water
We will complete the Molo ring road.
"""


def test_english_projects(tmp_path: Path) -> None:
    report = written(tmp_path, ENGLISH)
    read = draft(Path(report).read_text(encoding="utf-8").splitlines())
    assert [(each.name, each.stage, each.role, each.period, read.headings[each.paragraph - 1]) for each in read.projects] == [
        ("Kemba dam", "completed", "actual", "2024", "Roads and water"),
        ("Molo ring road", "new", "actual", "2024", "Roads and water"),
        ("Molo ring road", "completed", "target", "2025", "Roads and water"),
    ]
