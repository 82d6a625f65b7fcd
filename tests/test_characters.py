"""Characters that can't be seen are told from those that can, however quickly."""

from __future__ import annotations

import sys

import pytest

from planctl.characters import escaped, invisible, is_invisible


def test_invisible_characters_are_found_anywhere() -> None:
    alone = {character for character in map(chr, range(0x10000)) if is_invisible(character)}
    assert {character for character in map(chr, range(0x10000)) if invisible(f"a{character}中")} == alone
    assert {"\u3164", "\u200b", "\x00", "\u2028", "\ud800"} <= alone
    assert not alone & set("a 中\u3000\xa0")


def test_each_is_named_once_in_the_order_of_first_places() -> None:
    assert invisible("a\u202eb\x00\u202e\tc", keep="\t") == ["\u202e", "\x00"]


@pytest.mark.parametrize("character", ["\u3164", "\u2800", "\uffa0", "\u034f", "\u202e", "\u200b", "\x1b", "\x00"])
def test_what_cannot_be_seen_is_spelled_out(character: str) -> None:
    assert escaped(f"G{character}DP") == f"G\\u{ord(character):04x}DP"
    assert escaped(f"G{character}DP\n", keep="\n") == f"G\\u{ord(character):04x}DP\n"


def test_what_is_to_be_kept_is_kept() -> None:
    assert escaped("地区\t生产\n总值\x07", keep="\n\t") == "地区\t生产\n总值\\u0007"


def test_the_way_out_finds_what_the_way_in_finds() -> None:
    for number in (*range(0x10000), 0x1F600, 0x20000, 0x2FFFE, 0x30000, 0xE0001, 0xF0000, sys.maxunicode):
        character = chr(number)
        hidden = is_invisible(character)
        assert (invisible(character) != []) is hidden, hex(number)
        assert (escaped(character) != character) is hidden, hex(number)
