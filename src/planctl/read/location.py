"""Where things are: the plan to read, its files, and planctl's cache. It imports next to nothing: every run asks it first."""

from __future__ import annotations

import os
import re
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

DATA = "PLANCTL_DATA"
"""The environment variable that names the plan to read."""
CACHE = "PLANCTL_CACHE"
"""The environment variable that moves the cache; empty switches it off."""
SETTINGS = "planctl.toml"
"""The file beside a plan that says how it is to be read."""
KEYS = (
    "about",
    "areas",
    "categories",
    "chains",
    "findings",
    "indicators",
    "inferences",
    "observations",
    "projects",
    "set_aside",
    "sources",
    "totals",
    "units",
)
"""The top-level keys of a plan's files."""
_KEY = re.compile(rb"\{?\s?[\"']?(?:%s)[\"']?\s*:" % "|".join(KEYS).encode())
_MARKS = b"\xef\xbb\xbf\xff\xfe"
_SUFFIXES = (".yaml", ".yml")


def plan_path(environment: Mapping[str, str]) -> str | None:
    """The plan to read when none is named: `PLANCTL_DATA`, or the one about the current folder; None when there is none.

    That is this folder or its `data`, then the same of each parent: within a repository up to its root, elsewhere only where a
    `planctl.toml` says that it is a plan's.
    """
    return environment.get(DATA) or next(filter(None, map(plan_of, _folders())), None)


def _folders() -> Iterator[str]:
    """The folders to look for a plan in, nearest first; this one by no name, so that places in it read short."""
    try:
        parents = [here := os.getcwd()]
    except OSError:
        return  # it has been removed meanwhile
    while (above := os.path.dirname(parents[-1])) != parents[-1]:
        parents.append(above)
    root = next((at for at, folder in enumerate(parents) if os.path.exists(os.path.join(folder, ".git"))), None)
    for at, folder in enumerate(parents[: None if root is None else root + 1]):
        if at == 0 or root is not None or os.path.isfile(os.path.join(folder, SETTINGS)):
            yield "" if folder == here else os.path.relpath(folder)


def plan_of(folder: str) -> str | None:
    """The plan that a folder holds: its own files, or its `data`; where it has a `planctl.toml`, at least itself."""
    inner = os.path.join(folder, "data")
    found = next((each for each in (folder or os.curdir, inner) if os.path.isdir(each) and _holds_plan(each)), None)
    return found or (folder or os.curdir if os.path.isfile(os.path.join(folder, SETTINGS)) else None)


def _holds_plan(folder: str) -> bool:
    """Whether a folder has a file of a plan; one that can't be read may be one, and its reader says why it can't."""
    try:
        return any(_is_of_plan(file) for file in plan_files(folder))
    except OSError:
        return True


def _is_of_plan(path: str) -> bool:
    """Whether a line of a file begins with a top-level key of plans, in whatever encoding."""
    if not os.path.isfile(path):
        return False
    with open(path, "rb") as file:
        return any(_KEY.match(line.replace(b"\0", b"").lstrip(_MARKS)) for line in file)


def shipped_plan() -> str:
    """The plan inside the package; in a checkout, the repository's `data`."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    inside = os.path.join(package, "data")
    return inside if os.path.isdir(inside) else os.path.join(os.path.dirname(os.path.dirname(package)), "data")


def plan_files(path: str) -> list[str]:
    """The files of a plan in the order to read them: the file itself, or all YAML files of a folder by name; raises OSError."""
    if not os.path.isdir(path):
        return [path]
    return [os.path.join(path, name) for name in sorted(os.listdir(path)) if is_yaml(name)]


def is_yaml(name: str) -> bool:
    """Whether a file of a plan's folder is one of the plan's, by its name."""
    return name.lower().endswith(_SUFFIXES) and not name.startswith(".")


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
