"""planctl export: what a stranger gets, which is the plan's, and all of it."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

import duckdb
import frictionless
import pandas as pd
import polars as pl
import pytest

import planctl
from planctl.assess.export import Derived
from planctl.assess.gap import GapRow
from planctl.assess.pace import PaceRow
from planctl.assess.status import StatusRow
from planctl.read import shipped_plan
from planctl.render.package.codes import words_of
from planctl.render.package.tables import TABLES, columns_of
from tests.conftest import Golden, Run, one_indicator, slow_but

PLANS = [shipped_plan(), *sorted((Path(__file__).parent / "plans").glob("*.yaml"))]
FILES = ["assessments.csv", "datapackage.json", "dictionary.md", "figures.csv", "projects.csv", "quantities.csv"]
FILES += ["sources.csv", "subjects.csv"]
SMALL = """
about: {id: county, name: {zh: 某县计划, en: County plan}, year: 2024, source: report, region: 010203, licence: CC-BY-4.0}
sources:
  report: {title: {zh: 计划报告, en: Plan report}, published: 2024-01, url: https://www.example.org/report}
  press: {title: {zh: 公报}, trust: B, published: 2025-03-01}
indicators:
  OUTPUT:
    name: {zh: 产量, en: Output}
    unit: 万吨
    nature: flow
    direction: higher
    attribute: binding
    actual: {2023: [{value: 12.0, at: 3}]}
    target: {2024: [{value: 12.50, bound: at_least, at: 4, note: {en: as agreed}}, {value: 13, stretch: true, at: 4}]}
  STRUCTURE:
    name: {zh: 三次产业结构, en: Structure}
    nature: composition
    shares_of: [{zh: 第一产业, en: primary}, {zh: 第二产业}]
    actual: {2023: [{shares: "22.80:77.2", at: 5}]}
projects:
  BRIDGE:
    name: {zh: 大桥}
    unit: 亿元
    planned_investment: {value: 5.60, bound: over, at: 6}
    actual: {2023: [{stage: new, at: 6}, {progress: 40, of: works, bound: about, at: 6}]}
observations:
  OUTPUT: {2024-Q3: [{value: 9.10, source: press}], 2024: [{value: 12.5, source: press, estimate: true}]}
"""


def exported(run: Run, folder: Path, *options: str, data: Path | None = None, plan: str | None = None) -> Path:
    ran = run("export", str(folder), *options, *(["--data", str(data)] if data else []), plan=plan)
    assert (ran.code, ran.err) == (0, "")
    return folder


def table(folder: Path, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((folder / f"{name}.csv").read_text(encoding="utf-8"))))


def test_a_small_plan_whole(run: Run, tmp_path: Path, golden: Golden) -> None:
    folder = exported(run, tmp_path / "out", "--lang", "en", plan=SMALL)
    assert sorted(path.name for path in folder.iterdir()) == FILES
    for name in FILES:
        golden(f"export/{name}", (folder / name).read_text(encoding="utf-8"))
    chinese = exported(run, tmp_path / "zh", "--lang", "zh", plan=SMALL)
    golden("export/dictionary.zh.md", (chinese / "dictionary.md").read_text(encoding="utf-8"))


# what is exported is the plan's


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_every_figure_is_there_as_it_is_recorded(run: Run, tmp_path: Path, path: Path) -> None:
    rows = table(exported(run, tmp_path / "out", data=path), "figures")
    plan = planctl.load(path).own
    wanted: Counter[tuple[str, ...]] = Counter()
    for id_, subject in plan.subjects():
        series = ((subject.actual, "actual", False), (subject.target, "target", False))
        for statements, role, observed in (*series, (plan.observations.get(id_, {}), "actual", True)):
            for period, several in statements.items():
                for each in several:
                    numbers = (
                        re.split("[:∶：]", each.shares) if each.shares else [str(each.number if each.number is not None else "")]
                    )
                    wanted.update((id_, role, str(observed).lower(), period, each.form, number) for number in numbers)
        if (planned := getattr(subject, "planned_investment", None)) is not None:
            wanted[id_, "target", "false", "", "value", str(planned.value)] += 1
    columns = ("INDICATOR", "role", "observed", "period", "form", "OBS_VALUE")
    assert Counter(tuple(row[column] for column in columns) for row in rows) == wanted
    assert wanted.total() > 0


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_the_assessments_are_what_the_commands_say(run: Run, tmp_path: Path, path: Path) -> None:
    folder = exported(run, tmp_path / "out", data=path)
    rows = table(folder, "assessments")
    said = [
        (command, row["id"], row["verdict"], row["reason"] or "", document["as_of"] or "", json_number(row["target"]))
        for command in ("status", "gap", "pace")
        for document in [run(command, "--all", "--json", "--data", str(path)).json]
        for row in document["results"]
    ]
    columns = ("command", "INDICATOR", "verdict", "reason", "as_of")
    assert [(*(row[column] for column in columns), number(row["target_value"])) for row in rows] == said
    assert len(table(folder, "projects")) == len(planctl.load(path).plan.projects)


def number(text: str) -> Decimal | None:
    return Decimal(text) if text else None


def json_number(figure: dict[str, Any] | None) -> Decimal | None:
    return None if figure is None or figure["value"] is None else Decimal(str(figure["value"]))


def test_derived_numbers_are_rounded_as_they_print_and_keep_their_zeros(run: Run, tmp_path: Path) -> None:
    folder = exported(run, tmp_path / "out", "--as-of", "2024-06-30", plan=SMALL)
    (row,) = (each for each in table(folder, "quantities") if (each["assessment"], each["quantity"]) == ("gap.OUTPUT.1", "gap"))
    assert row == {
        "assessment": "gap.OUTPUT.1",
        "quantity": "gap",
        "value": "0.50",
        "unit": "万吨",
        "unit_en": "10k t",
        "bound": "exact",
        "low": "0.450",
        "high": "0.550",
        "reason": "",
    }


def test_the_derived_numbers_are_those_of_the_rows() -> None:
    fields = [
        field for row in (StatusRow, GapRow, PaceRow) for field, kind in row.__annotations__.items() if "Quantity" in str(kind)
    ]
    assert {*get_args(Derived)} == {*fields}


def test_only_what_was_known_by_a_day(run: Run, tmp_path: Path) -> None:
    late, early = (exported(run, tmp_path / day, "--as-of", day, plan=SMALL) for day in ("2025-12-31", "2024-12-31"))
    assert [len(table(folder, "figures")) for folder in (late, early)] == [10, 8]
    assert [json.loads((folder / "datapackage.json").read_text())["as_of"] for folder in (late, early)] == [
        "2025-12-31",
        "2024-12-31",
    ]


def test_what_is_only_proposed_is_left_out_and_counted_or_marked(run: Run, tmp_path: Path) -> None:
    plan = one_indicator(actual="{2023: [{value: 5, at: 1}]}", target="{2024: [{value: 6, at: 2, proposed: 达6}]}")
    ran = run("export", str(tmp_path / "out"), "--lang", "en", plan=plan)
    assert (ran.code, ran.err) == (0, "planctl: left out, as only proposed: 1 figure; --proposed shows them\n")
    assert [row["figure"] for row in table(tmp_path / "out", "figures")] == ["X.actual.2023.1"]
    ran = run("export", str(tmp_path / "all"), "--lang", "en", "--proposed", plan=plan)
    assert (ran.code, ran.err) == (0, "planctl: only proposed, in rows that are marked: 1 figure\n")
    rows = [(row["figure"], row["proposed"]) for row in table(tmp_path / "all", "figures")]
    assert rows == [("X.actual.2023.1", "false"), ("X.target.2024.1", "true")]
    assert [row["name_en"] for row in table(tmp_path / "all", "subjects")] == ["Something (proposed)"]


def test_a_plan_that_follows_another_exports_its_own_figures_judged_with_the_others(run: Run, tmp_path: Path) -> None:
    for name, text in {
        "old": one_indicator(year=2024, actual="{2023: [{value: 5, at: 1}]}", observed="{2024: [{value: 6, source: press}]}"),
        "new": one_indicator(year=2025, target="{2025: [{value: 7, at: 1}]}").replace("year: 2025", "year: 2025, follows: ../old"),
    }.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "plan.yaml").write_text(text, encoding="utf-8")
    folder = exported(run, tmp_path / "out", data=tmp_path / "new")
    assert [row["figure"] for row in table(folder, "figures")] == ["X.target.2025.1"]
    told = [(row["command"], row["verdict"], row["baseline_value"], row["baseline_figure"]) for row in table(folder, "assessments")]
    assert told == [("status", "asks_more", "6", ""), ("gap", "asks_more", "6", "")]


def test_the_width_of_the_settings_is_that_of_status(run: Run, tmp_path: Path) -> None:
    plan = one_indicator(
        target="{2024: [{value: 100, at: 1}]}", observed="{2024: [{value: 99, source: press}]}", attribute="expected"
    )
    (tmp_path / "plan.yaml").write_text(plan, encoding="utf-8")
    (tmp_path / "planctl.toml").write_text("tolerance = 2\n", encoding="utf-8")
    rows = table(exported(run, tmp_path / "out", data=tmp_path), "assessments")
    assert [(row["command"], row["verdict"], row["tolerance"]) for row in rows] == [
        ("status", "nearly", "2"),
        ("gap", "missed", ""),
    ]


# the package


@pytest.mark.parametrize("path", slow_but(*PLANS[:3], of=PLANS), ids=lambda path: path.stem)
def test_frictionless_finds_no_fault(run: Run, tmp_path: Path, path: Path) -> None:
    folder = exported(run, tmp_path / "out", "--lang", "zh" if len(path.stem) % 2 else "en", data=path)
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.flatten(["type", "note", "message"]) == []
    assert report.valid


def test_frictionless_finds_a_fault_that_is_put_in(run: Run, tmp_path: Path) -> None:
    folder = exported(run, tmp_path / "out", plan=SMALL)
    for name, old, new in (
        ("figures", ",actual,value,", ",actual,volume,"),
        ("assessments", "OUTPUT.actual.2023.1", "LOST.actual"),
    ):
        file = folder / f"{name}.csv"
        file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    found = {kind for (kind,) in frictionless.validate(str(folder / "datapackage.json")).flatten(["type"])}
    assert {"constraint-error", "foreign-key", "hash-count"} <= found


def test_another_language_has_other_titles_and_the_same_data(run: Run, tmp_path: Path) -> None:
    english, chinese = (exported(run, tmp_path / language, "--lang", language, plan=SMALL) for language in ("en", "zh"))
    for name in FILES:
        same = (english / name).read_bytes() == (chinese / name).read_bytes()
        assert same == name.endswith(".csv")
    en, zh = (json.loads((folder / "datapackage.json").read_text(encoding="utf-8")) for folder in (english, chinese))
    assert (en["title"], en["title@zh"]) == (zh["title@en"], zh["title"]) == ("County plan", "某县计划")
    assert en["version"] == zh["version"]


def test_the_same_plan_gives_the_same_bytes_and_another_another_version(run: Run, tmp_path: Path) -> None:
    one, two = (exported(run, tmp_path / f"{name}.zip", plan=SMALL) for name in ("one", "two"))
    assert one.read_bytes() == two.read_bytes()
    other = exported(run, tmp_path / "other", plan=SMALL.replace("12.0,", "12.00,"))
    versions = [
        json.loads(zipfile.ZipFile(one).read("datapackage.json"))["version"],
        json.loads((other / "datapackage.json").read_text(encoding="utf-8"))["version"],
    ]
    assert [version.partition("+")[0] for version in versions] == ["2025.3.1", "2025.3.1"]
    assert versions[0] != versions[1]


def test_an_archive_has_the_same_files(run: Run, tmp_path: Path) -> None:
    ran = run("export", str(tmp_path / "plan.zip"), "--lang", "en", plan=SMALL)
    assert ran.out.splitlines()[:4] == [f"{tmp_path}/plan.zip", "  datapackage.json", "  dictionary.md", "  sources.csv: 2 rows"]
    folder = exported(run, tmp_path / "out", "--lang", "en", plan=SMALL)
    archive = zipfile.ZipFile(tmp_path / "plan.zip")
    assert {name: archive.read(name) for name in archive.namelist()} == {name: (folder / name).read_bytes() for name in FILES}
    assert frictionless.validate(str(tmp_path / "plan.zip")).valid


def test_every_column_has_a_title_and_a_meaning_and_every_code_its_words() -> None:
    for each in TABLES:
        for column in columns_of(each):
            assert all((*column.title, *column.meaning)), column.name
            assert all(all(words_of(column.code_kind, code)) for code in column.codes), column.name


def test_a_text_that_a_spreadsheet_would_run_is_marked(run: Run, tmp_path: Path) -> None:
    plan = one_indicator(actual="{2023: [{change: -5, at: 1}]}").replace("Something", "'=1+1'")
    folder = exported(run, tmp_path / "out", plan=plan)
    assert [row["name_en"] for row in table(folder, "subjects")] == ["'=1+1"]
    assert [row["OBS_VALUE"] for row in table(folder, "figures")] == ["-5"]


# as Parquet, and as a stranger reads it


def test_parquet_has_doubles_and_their_digits(run: Run, tmp_path: Path) -> None:
    plan = SMALL.replace("en: Output", "en: =Output")
    folder = exported(run, tmp_path / "out", "--format", "parquet", plan=plan)
    assert sorted(path.name for path in folder.iterdir()) == [name.replace(".csv", ".parquet") for name in FILES]
    read = {path.name: duckdb.read_parquet(str(path)) for path in folder.glob("*.parquet")}
    found = read["figures.parquet"].select("OBS_VALUE", "OBS_VALUE_digits", "REF_AREA", "start").limit(2).fetchall()
    assert [(*row[:3], str(row[3])) for row in found] == [
        (12.0, "12.0", "010203", "2023-01-01"),
        (12.5, "12.50", "010203", "2024-01-01"),
    ]
    assert read["subjects.parquet"].select("name_en").limit(1).fetchall() == [("=Output",)]
    comma = exported(run, tmp_path / "csv", plan=plan)
    described = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    for resource in described["resources"]:
        assert read[resource["path"]].columns == [field["name"] for field in resource["schema"]["fields"]]
        assert len(read[resource["path"]]) == len(table(comma, resource["name"]))


def test_strangers_read_it(run: Run, tmp_path: Path) -> None:
    folder = exported(run, tmp_path / "out", plan=SMALL)
    by_pandas = pd.read_csv(folder / "figures.csv", dtype={"REF_AREA": str})
    by_polars = pl.read_csv(folder / "figures.csv", schema_overrides={"REF_AREA": pl.String})
    by_duckdb = duckdb.read_csv(str(folder / "figures.csv"), dtype={"REF_AREA": "VARCHAR"})
    assert len(by_pandas) == len(by_polars) == len(by_duckdb) == 10
    assert list(by_pandas["REF_AREA"]) == by_polars["REF_AREA"].to_list() == ["010203"] * 10
    assert by_pandas["OBS_VALUE"].sum() == pytest.approx(by_polars["OBS_VALUE"].sum())


# the files


def test_nothing_that_is_there_is_overwritten_unasked(run: Run, tmp_path: Path) -> None:
    folder = exported(run, tmp_path / "out", plan=SMALL)
    (folder / "mine.txt").write_text("mine", encoding="utf-8")
    ran = run("export", str(folder), "--lang", "en", plan=SMALL)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"planctl: {folder}/datapackage.json exists already; --force overwrites it\n"
    exported(run, folder, "--force", plan=SMALL.replace("12.0,", "11.0,"))
    assert table(folder, "figures")[0]["OBS_VALUE"] == "11.0"
    assert (folder / "mine.txt").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("out.csv", "out.csv: what is exported is a folder: name one, or a file that ends in .zip"),
        ("plain/out", "plain can't be written: File exists"),
    ],
)
def test_what_can_be_no_folder(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, said: str) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plain").write_text("", encoding="utf-8")
    assert run("export", path, "--lang", "en", plan=SMALL) == (2, "", f"planctl: {said}\n")


def test_of_a_plan_that_cannot_be_read_nothing_is_written(run: Run, tmp_path: Path) -> None:
    ran = run("export", str(tmp_path / "out"), "--lang", "en", plan="indicators: {X: {name: 甲}}\n")
    assert (ran.code, ran.out, ran.err.count("missing-field")) == (1, "", 3)
    assert not (tmp_path / "out").exists()
