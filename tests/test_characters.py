"""Characters that can't be seen are told from those that can, however quickly."""

from __future__ import annotations

from planctl.characters import is_unseen, unseen


def test_a_text_holds_what_is_unseen_in_it_whatever_stands_beside_it() -> None:
    alone = {character for character in map(chr, range(0x10000)) if is_unseen(character)}
    assert {character for character in map(chr, range(0x10000)) if unseen(f"a{character}中")} == alone
    assert {"\u3164", "\u200b", "\x00", "\u2028", "\ud800"} <= alone
    assert not alone & set("a 中\u3000\xa0")


def test_each_is_named_once_in_the_order_of_first_places() -> None:
    assert unseen("a\u202eb\x00\u202e\tc", keep="\t") == ["\u202e", "\x00"]
