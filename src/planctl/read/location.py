"""Where things are: the plan to read, its files, and planctl's cache. It imports next to nothing: every run asks it first."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

DATA = "PLANCTL_DATA"
"""The environment variable that names the plan to read."""
CACHE = "PLANCTL_CACHE"
"""The environment variable that moves the cache; empty switches it off."""
INDICATORS = "indicators.yaml"
_SUFFIXES = (".yaml", ".yml")


def plan_path(environment: Mapping[str, str]) -> str:
    """The plan to read when none is named: `PLANCTL_DATA`, then `data` here if it holds a plan, then the shipped one."""
    named = environment.get(DATA)
    if named:
        return named
    return "data" if os.path.isfile(os.path.join("data", INDICATORS)) else shipped_plan()


def shipped_plan() -> str:
    """The plan inside the package; in a checkout, the repository's `data`."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    inside = os.path.join(package, "data")
    return inside if os.path.isdir(inside) else os.path.join(os.path.dirname(os.path.dirname(package)), "data")


def plan_files(path: str) -> list[str]:
    """The files of a plan in the order to read them: the file itself, or all YAML files of a folder by name; raises OSError."""
    if not os.path.isdir(path):
        return [path]
    names = sorted(name for name in os.listdir(path) if name.lower().endswith(_SUFFIXES) and not name.startswith("."))
    return [os.path.join(path, name) for name in names]


def cache_folder(environment: Mapping[str, str]) -> str | None:
    """Where planctl keeps what it need not work out again: the user's cache folder; None when that is switched off or unknown."""
    named = environment.get(CACHE)
    if named is not None:
        return named or None
    if sys.platform == "win32":
        base = environment.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        base = os.path.expanduser("~/Library/Caches")
    else:
        base = environment.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return os.path.join(base, "planctl") if os.path.isabs(base) else None
