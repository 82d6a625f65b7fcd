"""A plan as a revision of its git repository holds it: REV:PATH, as git names one. Nothing is checked out or written."""

from __future__ import annotations

import subprocess
from pathlib import Path

from planctl.language import Bilingual
from planctl.problems import RefusedError
from planctl.read import Reading, read, read_contents
from planctl.read.files import MOST_BYTES
from planctl.read.location import is_yaml

_SECONDS = 60
_NOT_THERE = Bilingual("{named}：git 说：{said}", "{named}: git says: {said}")
_NO_GIT = Bilingual("{named}：没有这个文件；要读 REV:PATH，需要 git", "{named}: no such file; to read REV:PATH takes git")
_NO_YAML = Bilingual("{named} 里没有 YAML 文件", "{named} holds no YAML file")
_TOO_LARGE = Bilingual("{named}：超过 {most} 字节", "{named}: more than {most} bytes")


def read_named(named: str) -> Reading:
    """The plan in a folder or a file, or in a folder or a file of a revision; raises RefusedError where git can't give that one."""
    revision, colon, inside = named.partition(":")
    if Path(named).exists() or not (revision and colon):
        return read(Path(named), keep=False)
    if inside == ".":  # git knows this folder by ./ alone
        named, inside = f"{named}/", "./"
    return read_contents(_contents(named, inside), Path(named))


def _contents(named: str, inside: str) -> dict[Path, bytes]:
    """What each of a plan's files held, by the name that problems give as their place."""
    if _git(named, "cat-file", "-t", named).strip() != b"tree":
        return {Path(named): _blob(named, named)}
    files = [
        name
        for name in _git(named, "ls-tree", "--full-tree", "--name-only", "-z", named).decode("utf-8", "replace").split("\0")
        if name
    ]
    whole = named if named.endswith(":") or inside.endswith("/") else f"{named}/"
    blobs = [f"{whole}{name}" for name in sorted(files) if is_yaml(name)]
    if not blobs:
        raise RefusedError(_NO_YAML.filled(named=named))
    return {Path(blob): _blob(named, blob) for blob in blobs}


def _blob(named: str, blob: str) -> bytes:
    """One file of a revision; raises RefusedError for one that is larger than a plan may be."""
    if int(_git(named, "cat-file", "-s", blob)) > MOST_BYTES:
        raise RefusedError(_TOO_LARGE.filled(named=blob, most=str(MOST_BYTES)))
    return _git(named, "cat-file", "blob", blob)


def _git(named: str, *arguments: str) -> bytes:
    """What git writes; raises RefusedError with its own words where it fails."""
    command = ["git", "--no-pager", *arguments]
    try:
        ran = subprocess.run(command, capture_output=True, check=False, stdin=subprocess.DEVNULL, timeout=_SECONDS)  # noqa: S603 a fixed program, its arguments no shell's
    except FileNotFoundError:
        raise RefusedError(_NO_GIT.filled(named=named)) from None
    except subprocess.TimeoutExpired:
        raise RefusedError(_NOT_THERE.filled(named=named, said="timeout")) from None
    if ran.returncode:
        said = ran.stderr.decode("utf-8", "replace").strip().splitlines()
        raise RefusedError(_NOT_THERE.filled(named=named, said=said[0] if said else "?"))
    return ran.stdout
