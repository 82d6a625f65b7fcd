"""What an editor with a YAML language server makes of a plan's files: it completes, underlines and explains by the schema."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from planctl.commands.schema import FILES, schema_of
from planctl.language import Language
from planctl.render.files_schema import DIALECTS, Dialect, in_dialect
from tests.conftest import Run
from tests.language_server import Marked, Server, running

SERVER = Path(os.environ.get("PLANCTL_YAML_LANGUAGE_SERVER", "node_modules/.bin/yaml-language-server"))
"""The server's program, which `.ci/run` installs."""
SCHEMA = "planctl.schema.json"
PLAN = f"""\
# yaml-language-server: $schema={SCHEMA}
indicators:
  GDP:
    name: GDP
    unit: £ million
    nature: flow
    direction: higher
    actual: {{2024: [{{value: 12.0, at: 3}}]}}
    target: {{2025: [{{growth: 5, bound: about, at: 4}}]}}
"""
pytestmark = pytest.mark.engines


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    if not SERVER.is_file():
        pytest.skip("yaml-language-server is not installed")
    with running(SERVER, tmp_path) as server:
        yield server


def put(folder: Path, dialect: Dialect, language: Language) -> None:
    """Put a schema beside the files that are opened."""
    (folder / SCHEMA).write_text(json.dumps(in_dialect(schema_of(FILES, language), dialect)), encoding="utf-8")


@pytest.mark.parametrize("dialect", DIALECTS)
def test_it_underlines_completes_and_explains(server: Server, tmp_path: Path, dialect: Dialect) -> None:
    put(tmp_path, dialect, "en")
    assert server.marked(PLAN) == []
    assert server.marked(PLAN.replace("bound", "bond")) == [Marked("bond", "Property bond is not allowed.")]
    assert server.marked(PLAN.replace("GDP:", "gdp:")) == [Marked("gdp", "Property gdp is not allowed.")]
    assert server.marked(PLAN.replace("flow", "flows")) == [
        Marked(
            "flows",
            'Value is not accepted. Valid values: "flow", "stock", "rate", "ratio", "rank", "milestone", "composition", '
            '"流量", "存量", "比率", "比值", "位次", "节点", "构成".',
        )
    ]
    assert server.marked(PLAN.replace("12.0", "twelve")) == [Marked("twelve", 'Incorrect type. Expected "number".')]
    keys = server.offered(PLAN.replace("    unit", "    ^\n    unit"))
    assert {"attribute", "area", "headline", "note"} <= set(keys)
    assert not {"name", "unit", "actual", "value"} & set(keys), "what stands there already, and what belongs elsewhere"
    assert server.offered(PLAN.replace("direction: higher", "direction: ^")) == [
        "higher",
        "lower",
        "none",
        "越高越好",
        "越低越好",
        "无方向",
    ]
    assert "per cent on the year before; a fall is negative" in server.hover(PLAN.replace("growth", "^growth"))


def test_it_explains_in_the_reader_s_language(server: Server, tmp_path: Path) -> None:
    put(tmp_path, "draft-07", "zh")
    assert "比上年增长的百分数，下降为负" in server.hover(PLAN.replace("growth", "^growth"))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_plan_that_init_begins_names_its_schema(run: Run, tmp_path: Path, server: Server, language: str) -> None:
    assert run("init", str(tmp_path), "--lang", language, "--year", "2025").code == 0
    text = (tmp_path / "plan.yaml").read_text(encoding="utf-8")
    assert server.marked(text) == []
    assert server.marked(text + "\nnotes: {}\n") == [Marked("notes", "Property notes is not allowed.")]
    first, _, rest = text.partition("direction:")
    said = {"zh": "越高越好、越低越好或无方向", "en": "which way is better: higher, lower or none"}
    assert said[language] in server.hover(f"{first}^direction:{rest}")


def test_nothing_is_underlined_in_plans_that_are_valid(tmp_path: Path, server: Server) -> None:
    put(tmp_path, "draft-07", "en")
    top = Path(__file__).parent.parent
    files = [*sorted((top / "data").glob("*.yaml")), *sorted((top / "tests" / "plans").glob("*.yaml"))]
    named = f"# yaml-language-server: $schema={SCHEMA}\n"
    assert {file.name: marked for file in files if (marked := server.marked(named + file.read_text(encoding="utf-8")))} == {}
    assert len(files) > len(list((top / "data").glob("*.yaml")))
