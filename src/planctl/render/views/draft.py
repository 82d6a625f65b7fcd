"""What a draft holds, in a few lines."""

from __future__ import annotations

import os
import shlex
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from planctl.language import Bilingual, Language
from planctl.plan.vocabulary import SetAsideReason
from planctl.render.words import LIST, figures_and_stages, numbered, word
from planctl.write.asides import SetAsides
from planctl.write.drafted import Drafted

_WRITTEN = Bilingual(
    "{path}：{proposed}，{records} 条记录，都标有 proposed，尚未核对",
    "{path}: {proposed}, {records}, all marked `proposed`",
)
_ROLES = Bilingual(
    "结果 {results} 个，目标 {targets} 个；项目 {projects} 个", "results: {results}; targets: {targets}; projects: {projects}"
)
_ASIDE = Bilingual("搁置 {count} 个不度量什么的数字：{reasons}", "set aside, as they measure nothing: {count} ({reasons})")
_NOTHING = Bilingual("没有可搁置的", "nothing to set aside")
_MISSING = Bilingual("仍缺失 {count} 个：planctl coverage", "still missing: {count}; see planctl coverage")
_NEXT = Bilingual("下一步：planctl accept {folder} --report {report}", "next: planctl accept {folder} --report {report}")


def summary(made: Drafted, path: Path, report: Path, language: Language) -> list[str]:
    """How many figures, stages of projects and records were written where, what was set aside, and what to do next."""
    proposed = [each for record in made.records for each in record.statements]
    stages = sum("stage" in each.said for each in proposed)
    roles = Counter(each.role for each in proposed)
    projects = sum(record.kind == "projects" for record in made.records)
    lines = [
        _WRITTEN.filled(
            path=path, proposed=figures_and_stages(len(proposed) - stages, stages), records=numbered(len(made.records), "record")
        ),
        _ROLES.filled(results=roles["actual"], targets=roles["target"], projects=projects),
        *([_aside(made.reasons, language)] if made.reasons else []),
        _NEXT.filled(folder=shlex.quote(os.fspath(path.parent)), report=shlex.quote(os.fspath(report))),
    ]
    return [line.text(language) for line in lines]


def aside_summary(made: SetAsides, language: Language) -> list[str]:
    """How many numbers were set aside for what reasons, and how many are missing still."""
    lines = [
        _aside(made.reasons, language) if made.reasons else _NOTHING,
        *([_MISSING.filled(count=made.missing)] if made.missing else []),
    ]
    return [line.text(language) for line in lines]


def _aside(reasons: Sequence[SetAsideReason], language: Language) -> Bilingual:
    counted = Counter(reasons)
    listed = LIST.text(language).join(f"{word(f'aside.{reason}', language)} {number}" for reason, number in counted.most_common())
    return _ASIDE.filled(count=counted.total(), reasons=listed)
