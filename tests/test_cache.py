"""What is kept between runs counts only when it is the user's own and whole; whatever else lies there changes nothing."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from planctl import cache

NAME, CONTENT = "a.answer", b"601.7\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A cache that holds one thing."""
    cache.keep(str(tmp_path / "cache"), NAME, CONTENT, 9)
    return tmp_path / "cache"


def recalled(folder: Path) -> bytes | None:
    return cache.recall(str(folder), NAME)


def test_what_is_kept_comes_back_and_is_private(folder: Path) -> None:
    assert recalled(folder) == CONTENT
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / NAME).stat().st_mode) == 0o600
    assert [each.name for each in folder.iterdir()] == [NAME]


def test_cut_short_anywhere_it_does_not_count(folder: Path) -> None:
    whole = (folder / NAME).read_bytes()
    for length in range(len(whole)):
        (folder / NAME).write_bytes(whole[:length])
        assert recalled(folder) is None


def test_with_any_byte_changed_it_does_not_count(folder: Path) -> None:
    whole = (folder / NAME).read_bytes()
    for place in range(len(whole)):
        (folder / NAME).write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert recalled(folder) is None


def test_under_another_name_it_does_not_count(folder: Path) -> None:
    (folder / NAME).rename(folder / "b.answer")
    assert cache.recall(str(folder), "b.answer") is None


def foreign(file: Path) -> None:
    os.chown(file, 12345, 12345)


def writable_by_all(file: Path) -> None:
    file.chmod(0o606)


def writable_by_group(file: Path) -> None:
    file.chmod(0o620)


def a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def a_pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


def a_device(file: Path) -> None:
    file.unlink()
    file.symlink_to("/dev/zero")


def endless(file: Path) -> None:
    os.truncate(file, 10 * 1024**3)


@pytest.mark.parametrize("spoil", [foreign, writable_by_all, writable_by_group, a_folder, a_pipe, a_device, endless])
def test_what_another_may_have_written_does_not_count(folder: Path, spoil: Callable[[Path], None]) -> None:
    try:
        spoil(folder / NAME)
    except PermissionError:
        pytest.skip("only root gives a file away")
    assert recalled(folder) is None


def test_a_trap_where_the_scratch_file_goes_is_not_followed(folder: Path, tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_bytes(b"precious")
    (folder / f"{NAME}.{os.getpid()}.tmp").symlink_to(victim)
    cache.keep(str(folder), NAME, b"other", 9)
    assert victim.read_bytes() == b"precious"
    assert recalled(folder) == CONTENT


def test_a_folder_that_is_none_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    cache.keep(str(tmp_path / "file"), NAME, CONTENT, 9)
    assert recalled(tmp_path / "file") is None


def test_what_killed_runs_left_makes_room_too(folder: Path) -> None:
    for number in range(20):
        (folder / f"{number:064x}.answer.1.tmp").touch()
    cache.keep(str(folder), NAME, CONTENT, 3)
    assert len(list(folder.iterdir())) == 4


def test_what_is_not_planctl_s_own_is_left(folder: Path) -> None:
    for name in ("draft.tmp", "town.plan", "my.answer", "0" * 63 + ".answer", "0" * 64):
        (folder / name).touch()
    (folder / f"{0:064x}.answer.2.tmp").mkdir()
    cache.keep(str(folder), NAME, CONTENT, 0)
    assert len(list(folder.iterdir())) == 7


def test_what_lies_in_the_package_and_is_no_file_is_no_part_of_planctl(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "cache.py").touch()
    (tmp_path / ".#cli.py").symlink_to("user@host.1")
    monkeypatch.setattr(cache, "__file__", str(tmp_path / "cache.py"))
    cache.program.cache_clear()
    made_of = [path for path, _, _ in cache.program() if path.startswith(str(tmp_path))]
    cache.program.cache_clear()
    assert made_of == [str(tmp_path / "cache.py")]
