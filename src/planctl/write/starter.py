"""A plan begun: a small commented one of the user's year and name, in the user's language, which validates as it stands."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

from planctl.language import Bilingual, Language
from planctl.problems import RefusedError, system_reason
from planctl.read import read_contents
from planctl.read.location import SETTINGS, plan_files

PLAN = "plan.yaml"
SCHEMA = "planctl.schema.json"
"""The data's JSON Schema, which the plan names for editors."""
_NAME = Bilingual("{year}年计划", "Plan for {year}")
_SETTINGS = Bilingual(
    '# planctl 的设置；命令行上写的优先。\n# report = "report.txt"   # 报告全文，每段一行：trace 和 coverage 用\nlanguage = "zh"\n',
    "# planctl's settings; what the command line says goes before.\n"
    '# report = "report.txt"   # the report, one paragraph a line: for trace and coverage\nlanguage = "en"\n',
)
_THERE = Bilingual("{path} 已存在，不覆盖", "{path} exists already and is not overwritten")
_A_PLAN = Bilingual("{path} 里已有计划：{file}", "{path} holds a plan already: {file}")
_UNREADABLE = Bilingual("{path}：{why}", "{path}: {why}")
_UNFIT = Bilingual("这个名称写不进计划：{name}", "no plan can have this name: {name}")


def starter(folder: Path, year: int, name: str | None, language: Language, schema: str) -> dict[Path, str]:
    """The files of a plan begun in a folder, by their paths, none of which is there yet; `schema` is that of the data.

    Raises RefusedError where the folder holds a plan or one of the files, or the name is none.
    """
    _refuse_a_plan(folder)
    template = (files(__package__) / f"starter.{language}.yaml").read_text(encoding="utf-8")
    called = name or _NAME.filled(year=year).text(language)
    filled = {"YEAR": str(year), "LAST": str(year - 1), "NAME": json.dumps(called, ensure_ascii=False)}
    for key, value in filled.items():
        template = template.replace(f"@{key}@", value)
    reading = read_contents({folder / PLAN: template.encode()}, folder)
    if reading.plan is None or reading.problems:
        raise RefusedError(_UNFIT.filled(name=called))
    made = {folder / PLAN: template, folder / SETTINGS: _SETTINGS.text(language), folder / SCHEMA: schema}
    for path in made:
        if path.exists():
            raise RefusedError(_THERE.filled(path=path))
    return made


def _refuse_a_plan(folder: Path) -> None:
    """Refuse a folder whose YAML files the new one would be read together with."""
    if not folder.exists():
        return
    try:
        there = plan_files(str(folder))
    except OSError as error:
        raise RefusedError(_UNREADABLE.filled(path=folder, why=system_reason(error))) from None
    if there:
        raise RefusedError(_A_PLAN.filled(path=folder, file=there[0]))
