"""Libraries that come with an extra: asked for where a file needs them, with one sentence on how to get them."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from planctl.language import Bilingual
from planctl.problems import RefusedError


def needed(module: str, extra: str, package: str) -> Any:  # noqa: ANN401 a library's module
    """A library; raises RefusedError with the extra's name when it is not installed."""
    try:
        return import_module(module)
    except ImportError:
        zh = f"写这种文件需要 {package}：pip install 'planctl[{extra}]'"
        en = f"this kind of file needs {package}: pip install 'planctl[{extra}]'"
        raise RefusedError(Bilingual(zh, en)) from None
