"""What `planctl.toml` beside a plan says: how its user wants it read, where the command line does not say otherwise."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal, NamedTuple, get_args

from planctl.language import Bilingual, Language, enumerated
from planctl.problems import Problem, RefusedError
from planctl.read import location
from planctl.read.files import decode, read_bytes

StatusSort = Literal["name_zh", "attribute", "verdict", "distance"]
"""What the rows of status can be ordered by."""


class Settings(NamedTuple):
    """A plan's settings; None where there is none. `report` is a path from here, not from the file."""

    data: Path | None = None
    report: Path | None = None
    language: Language | None = None
    tolerance: str | None = None
    sort: StatusSort | None = None


_TAKES: dict[str, tuple[object, ...]] = {"language": get_args(Language), "sort": get_args(StatusSort)}
_PATH = Bilingual("路径（加引号）", "a path in quotes")
_SYNTAX = Bilingual("{file}:{line}：不是 TOML：{error}", "{file}:{line}: this is no TOML: {error}")
_UNREADABLE = Bilingual("{file}：读不了", "{file} can't be read as UTF-8 text")
_UNKNOWN = Bilingual("{file}:{line}：没有“{key}”这个设置，可用 {known}", "{file}:{line}: there is no setting {key}: use {known}")
_WRONG = Bilingual("{file}:{line}：{key} 应为{takes}", "{file}:{line}: {key} must be {takes}")
_ONE_OF = Bilingual("{words} 之一（加引号）", "one of {words}, in quotes")
_NUMBER = Bilingual("不小于 0 的数", "a number from 0 on")


def settings_of(plan: Path) -> Settings:
    """The settings of a plan: those beside its files, or in the folder above when that has the plan as its own."""
    for folder in (plan, plan.parent):
        file = folder / location.SETTINGS
        if file.is_file():
            settings = read_settings(file)
            if folder == plan or not plan.is_dir() or _plan_in(folder, settings).resolve() == plan.resolve():
                return settings
    return Settings()


def plan_of_settings(plan: Path) -> Path:
    """The plan that a found folder stands for: the one that its `planctl.toml` names, or itself."""
    file = plan / location.SETTINGS
    return (read_settings(file).data if file.is_file() else None) or plan


def _plan_in(folder: Path, settings: Settings) -> Path:
    return settings.data or Path(location.plan_of(str(folder)) or folder)


def read_settings(file: Path) -> Settings:
    """The settings in a file; raises RefusedError, with the place, for what is none."""
    content = read_bytes(file)
    text = content if isinstance(content, Problem) else decode(content, file)
    if isinstance(text, Problem):
        raise RefusedError(_UNREADABLE.filled(file=file))
    try:
        given: dict[str, Any] = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"at line (\d+)", str(error))
        raise RefusedError(_SYNTAX.filled(file=file, line=at[1] if at else len(text.splitlines()), error=error)) from None
    for key, value in given.items():
        place = {"file": file, "line": _line(text, key), "key": key}
        if key not in Settings._fields:
            raise RefusedError(_UNKNOWN.filled(**place, known=enumerated(Settings._fields)))
        if (takes := _misfit(key, value)) is not None:
            raise RefusedError(_WRONG.filled(**place, takes=takes))
    paths = {key: file.parent / given[key] for key in ("data", "report") if key in given}
    settings = Settings(**(given | paths))
    return settings if settings.tolerance is None else settings._replace(tolerance=str(settings.tolerance))


def _misfit(key: str, value: object) -> Bilingual | None:
    """What a setting takes, where a value is not that."""
    if key == "tolerance":
        fits = isinstance(value, int | Decimal) and not isinstance(value, bool) and Decimal(0) <= value < Decimal("Infinity")
        return None if fits else _NUMBER
    if key in _TAKES:
        return None if value in _TAKES[key] else _ONE_OF.filled(words=enumerated(map(str, _TAKES[key])))
    return None if isinstance(value, str) and value else _PATH


def _line(text: str, key: str) -> int:
    """The line that a key stands in."""
    pattern = re.compile(rf"\s*\[*\s*[\"']?{re.escape(key)}\b")
    return next((number for number, line in enumerate(text.splitlines(), 1) if pattern.match(line)), 1)
