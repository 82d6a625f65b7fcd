"""A file is written whole or not at all, and nothing that was there is lost."""

from __future__ import annotations

import errno
import os
import re
import shutil
import signal
import stat
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from planctl.output_files import write_file, write_folder
from planctl.problems import RefusedError
from tests.conftest import Run, without_rights

OLD, NEW = b"old\n", b"new\n" * 5000
WRITE = "import sys; from pathlib import Path; from planctl.output_files import write_file; "
OVERWRITE = WRITE + "write_file(Path('out.md'), b'new\\n' * 5000, force=True)"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def old(folder: Path) -> Path:
    file = folder / "out.md"
    file.write_bytes(OLD)
    return file


def listed(folder: str = ".") -> list[str]:
    return sorted(each.name for each in Path(folder).iterdir())


def refusal(path: Path, content: bytes = NEW, *, force: bool = True) -> tuple[str, str]:
    with pytest.raises(RefusedError) as refused:
        write_file(path, content, force=force)
    message = refused.value.message
    return message.en.replace(f"{path}", "PATH"), message.zh.replace(f"{path}", "PATH")


def test_a_new_file_has_the_mode_of_any_new_file(folder: Path) -> None:
    write_file(folder / "out.md", NEW)
    (folder / "other").touch()
    assert (folder / "out.md").read_bytes() == NEW
    assert (folder / "out.md").stat().st_mode == (folder / "other").stat().st_mode
    assert listed() == ["other", "out.md"]


def test_a_file_is_not_overwritten_unless_told_to(old: Path) -> None:
    assert refusal(old, force=False) == ("PATH exists already; --force overwrites it", "PATH 已存在，加 --force 覆盖")
    assert old.read_bytes() == OLD
    write_file(old, NEW, force=True)
    assert old.read_bytes() == NEW


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o444, 0o755])
def test_the_mode_is_kept(old: Path, mode: int) -> None:
    old.chmod(mode)
    write_file(old, NEW, force=True)
    assert stat.S_IMODE(old.stat().st_mode) == mode


def test_the_file_behind_a_link_is_written_and_the_link_stays(folder: Path, old: Path) -> None:
    (folder / "inner").mkdir()
    link = folder / "inner" / "link.md"
    link.symlink_to("../out.md")
    assert refusal(link, force=False)[0] == "PATH exists already; --force overwrites it"
    write_file(link, NEW, force=True)
    assert link.is_symlink()
    assert old.read_bytes() == NEW
    assert listed("inner") == ["link.md"]


def test_a_link_that_leads_nowhere_yet_leads_to_the_new_file(folder: Path) -> None:
    (folder / "link.md").symlink_to("out.md")
    write_file(folder / "link.md", NEW)
    assert (folder / "link.md").is_symlink()
    assert (folder / "out.md").read_bytes() == NEW


def test_folders_pipes_and_devices_are_not_written(folder: Path) -> None:
    os.mkfifo("pipe")
    for path in (folder, folder / "pipe", Path(os.devnull)):
        assert refusal(path) == ("PATH is not a plain file and can't be written", "PATH 不是普通文件，不能写入")


def test_no_folder_is_made(folder: Path) -> None:
    assert refusal(folder / "no" / "out.md") == (
        "PATH can't be written: No such file or directory",
        "无法写入 PATH：文件夹不存在",
    )
    assert listed() == []


def test_a_name_may_be_as_long_as_the_system_takes(folder: Path) -> None:
    write_file(folder / ("长" * 85), NEW)
    assert refusal(folder / ("长" * 86)) == ("PATH can't be written: File name too long", "无法写入 PATH：名称太长")


@pytest.mark.parametrize("call", ["open", "fsync", "chmod", "replace"])
def test_a_full_disk_leaves_the_old_file_and_nothing_else(old: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, call, full)
        assert refusal(old) == ("PATH can't be written: No space left on device", "无法写入 PATH：磁盘已满")
    assert old.read_bytes() == OLD
    assert listed() == ["out.md"]


def test_a_limit_on_size_leaves_the_old_file(old: Path) -> None:
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000)); "
    ran = subprocess.run([sys.executable, "-c", limit + OVERWRITE], capture_output=True, text=True, check=False)
    assert "RefusedError: out.md can't be written: File too large" in ran.stderr
    assert old.read_bytes() == OLD
    assert listed() == ["out.md"]


def test_a_read_only_folder_leaves_the_old_file(folder: Path, old: Path) -> None:
    folder.chmod(0o555)
    with without_rights():
        assert refusal(old) == ("PATH can't be written: Permission denied", "无法写入 PATH：没有权限")
    assert old.read_bytes() == OLD


def test_the_plan_is_never_overwritten(run: Run, folder: Path) -> None:
    plan = folder / "plan.md"
    plan.write_text("areas: {a: {zh: 甲}}\n", encoding="utf-8")
    ran = run("annex", "1", "--data", str(plan), "-o", str(plan), "--force")
    assert (ran.code, ran.out) == (2, "")
    assert plan.read_text("utf-8") == "areas: {a: {zh: 甲}}\n"


def traced(*injected: str) -> tuple[int, list[str]]:
    """Overwrite out.md under strace; its exit code and the names of the system calls, from the first look at the file on."""
    options = [option for each in injected for option in ("-e", each)]
    command = ["strace", "-f", "-qq", "-o", "trace", *options, sys.executable, "-c", OVERWRITE]
    code = subprocess.run(command, capture_output=True, check=False, env=os.environ | {"PYTHONHASHSEED": "0"}).returncode
    names = re.findall(r"^\d+ +(\w+)\(", Path("trace").read_text(errors="replace"), re.MULTILINE)
    return code, names


def deaths() -> Iterator[tuple[str, int]]:
    """Every system call of an overwriting run after its start: its name, and which of its name it is."""
    Path("out.md").write_bytes(OLD)
    _, names = traced()
    text = Path("trace").read_text(errors="replace")
    calls = [line for line in text.splitlines() if re.match(r"^\d+ +\w+\(", line)]
    first = next(number for number, line in enumerate(calls) if "out.md" in line and "execve" not in line)
    seen: Counter[str] = Counter(names[:first])
    for name in names[first:]:
        seen[name] += 1
        yield name, seen[name]


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
def test_kill_at_any_system_call() -> None:
    left = Counter[bytes]()
    for name, number in list(deaths()):
        if name == "exit_group":
            continue
        Path("out.md").write_bytes(OLD)
        for left_lying in Path().glob(".planctl-*"):
            left_lying.unlink()  # with a lock there already, fewer calls would be made
        code, _ = traced(f"inject={name}:signal=KILL:when={number}")
        assert code == -signal.SIGKILL, (name, number)
        left[Path("out.md").read_bytes()] += 1
    assert left.keys() == {OLD, NEW}
    write_file(Path("out.md"), b"last", force=True)
    assert listed() == ["out.md", "trace"]


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
@pytest.mark.parametrize("error", ["ENOSPC", "EIO", "EROFS", "EDQUOT"])
def test_failure_of_any_system_call(error: str) -> None:
    calls = {"openat", "write", "fsync", "fchmod", "rename", "fchown", "flock"}
    for name, number in [each for each in deaths() if each[0] in calls]:
        Path("out.md").write_bytes(OLD)
        traced(f"inject={name}:error={error}:when={number}")
        assert Path("out.md").read_bytes() in (OLD, NEW), (name, number)


def test_a_folder_that_can_t_be_listed_takes_a_file() -> None:
    with TemporaryDirectory() as top:  # which every user may enter, as pytest's own folders are not
        Path(top).chmod(0o755)
        drop = Path(top) / "drop"
        drop.mkdir()
        drop.chmod(0o333)
        with without_rights():
            write_file(drop / "x.md", NEW)
        assert (drop / "x.md").read_bytes() == NEW


FOLDER = {"one.csv": b"1\n", "two.csv": b"2\n" * 5000}


def test_a_new_folder_appears_with_all_its_files(folder: Path) -> None:
    write_folder(folder / "a" / "b", FOLDER)
    assert {path.name: path.read_bytes() for path in (folder / "a" / "b").iterdir()} == FOLDER
    (folder / "a" / "b" / "other").touch()
    assert len({path.stat().st_mode for path in (folder / "a" / "b").iterdir()}) == 1
    assert (listed(), listed("a")) == (["a"], ["b"])


def test_files_join_what_else_is_in_a_folder(folder: Path) -> None:
    (folder / "mine").write_bytes(OLD)
    write_folder(folder, FOLDER)
    assert listed() == ["mine", "one.csv", "two.csv"]
    assert (folder / "mine").read_bytes() == OLD


def test_where_one_file_is_there_none_is_written(folder: Path) -> None:
    (folder / "two.csv").write_bytes(OLD)
    with pytest.raises(RefusedError) as refused:
        write_folder(folder, FOLDER)
    assert refused.value.message.en == f"{folder}/two.csv exists already; --force overwrites it"
    assert listed() == ["two.csv"]
    write_folder(folder, FOLDER, force=True)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == FOLDER


@pytest.mark.parametrize("there", [False, True])
def test_where_one_file_fails_none_is_written(folder: Path, monkeypatch: pytest.MonkeyPatch, there: bool) -> None:
    if there:
        (folder / "out").mkdir()
        (folder / "out" / "one.csv").write_bytes(OLD)

    def full(path: Path, content: bytes) -> int:
        if content == FOLDER["two.csv"]:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        with path.open("wb") as file:
            return file.write(content)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(RefusedError) as refused:
        write_folder(folder / "out", FOLDER, force=True)
    assert refused.value.message.en == f"{folder}/out can't be written: No space left on device"
    assert listed() == (["out"] if there else [])
    assert not there or (listed("out"), (folder / "out" / "one.csv").read_bytes()) == (["one.csv"], OLD)
