"""Files made to hurt: one thing over and over until the file is full, for the tests and for what they cost."""

from __future__ import annotations

from itertools import count
from typing import NamedTuple

MEBIBYTE = 1 << 20
RECORD = "indicators:\n A: {name: {zh: a}, unit: 个, nature: flow, direction: none"


class Bomb(NamedTuple):
    """What is repeated until a file is full, between a beginning and an end; each № becomes another number.

    Each ¤ becomes another character that can't be seen.
    """

    piece: str
    before: str = ""
    after: str = ""

    def text(self, size: int) -> str:
        """A file of so many bytes."""
        room = size - len(self.before.encode()) - len(self.after.encode())
        pieces = []
        for number in count(1):
            piece = self.piece.replace("№", str(number)).replace("¤", chr(0xF0000 + number % 0xFFFE))
            room -= len(piece.encode())
            if room < 0:
                break
            pieces.append(piece)
        return self.before + "".join(pieces) + self.after


TOKENS = [
    "[", "]", "{", "}", "- ", "? ", ": ", "-\n", "a: 1\n", "a,", '"', "'", "#", "\n", " ", "%", "&a ", "*a ", "!", "!!a ", "|\n",
    ">\n", "---\n", "--- a\n", "...\n", "a", "a\n", "a b ", "a:\n ", "[]", "[],", "{},", "\t", "\\", '"\\', "- - ", "中", "[a: ",
    "- a\n", "? a\n: b\n", "@", "`", "<<: ", '"a": ', "|", "-", "\0", "\r", "\u2028", "\u202e", "\ue000", "：", "，", "“", "\u3000",
    "０", "\U0001f600",
]  # fmt: skip
BOMBS = {
    "levels in brackets": Bomb("[", "areas: "),
    "a scalar": Bomb("甲", "areas: {a: {zh: ", "}}"),
    "a quoted scalar": Bomb("x", 'areas: {a: {zh: "', '"}}'),
    "a scalar of many lines": Bomb("   x\n", "areas:\n a:\n  zh: |\n"),
    "escapes": Bomb("\\u4e00", 'areas: {a: {zh: "', '"}}'),
    "unseen characters": Bomb("¤"),
    "numbers of a thousand digits": Bomb(f"{{value: {'1' * 1000}, at: 1}},", f"{RECORD}, target: {{2024: [", "]}}"),
    "a number": Bomb("1", f"{RECORD}, target: {{2024: [{{value: ", "}]}}"),
    "a key": Bomb("a", "? ", "\n: b"),
    "a unit": Bomb("u", RECORD.replace("个", '"'), '"}'),
    "a choice": Bomb("f", RECORD.replace("nature: flow, direction: none", "direction: none, nature: "), "}"),
    "tag directives": Bomb("%TAG !№! b\n", after="---\na"),
    "top-level keys": Bomb("a№:\n"),
    "top-level keys in braces": Bomb("a№,", "{", "}"),
    "ids that are none": Bomb("№,", "indicators: {", "}"),
    "ids without records": Bomb("A№,", "indicators: {", "}"),
    "empty records": Bomb("A№: {},", "indicators: {", "}"),
    "unknown fields": Bomb("a№,", "indicators: {A: {", "}}"),
    "unknown fields of the plan": Bomb("a№: {},", "about: {", "}"),
    "periods that are none": Bomb("№,", f"{RECORD}, target: {{", "}}"),
    "statements that are none": Bomb("a,", f"{RECORD}, target: {{2024: [", "]}}"),
    "aliases": Bomb("a№,", f"{RECORD}, aliases: [", "]}"),
    "units": Bomb("a№: {},", "units: {", "}"),
    "numbers set aside": Bomb("№: [{}],", "set_aside: {", "}"),
    "observations of nothing": Bomb("A№: {},", "observations: {", "}"),
    "parts that are none": Bomb("A№,", f"{RECORD}, parts: {{a: [", "]}}"),
    "units that are none": Bomb(" A№: {name: {zh: a№}, unit: 亿圆, nature: flow, direction: none}\n", "indicators:\n"),
    "one name": Bomb(" A№: {name: {zh: 甲}, unit: 个, nature: flow, direction: none}\n", "indicators:\n"),
    "areas that are none": Bomb(
        " A№: {name: {zh: a№}, unit: 个, area: b№, nature: flow, direction: none}\n", "areas: {aa: {zh: 甲}}\nindicators:\n"
    ),
    "references among many": Bomb(
        "A№: {name: {zh: a№}, unit: 个, nature: flow, direction: none, parts: {a: [B№]}}, ", "indicators: {", "}"
    ),
    "indicators": Bomb(" A№: {name: {zh: a№}, unit: 个, nature: flow, direction: none}\n", "indicators:\n"),
    "targets": Bomb(
        "A№: {name: {zh: a№}, unit: 个, nature: flow, direction: none, target: {2024: [{value: 1, at: 1}]}}, ", "indicators: {", "}"
    ),
    "areas": Bomb("a№: {zh: a},", "areas: {", "}"),
    "chains": Bomb("c№: {zh: c№},", f"{RECORD}, parts: {{chain: [A]}}}}\nchains: {{", "}"),
    "roads": Bomb(
        "A№: {name: {zh: a№}, unit: 个, nature: flow, direction: higher, actual: {2023: [{value: 1, at: 1}]}, "
        "target: {2024: [{growth: 7, at: 1}], 2025: [{value: 2, at: 1}]}}, ",
        "indicators: {",
        "}",
    ),
    "findings": Bomb(
        'A№: {name: {zh: a№}, unit: "%", nature: rate, direction: higher, actual: {2023: [{value: 101, at: 1}]}}, ',
        "indicators: {",
        "}",
    ),
    **{f"{token!r} without end": Bomb(token) for token in TOKENS},
}
