"""What was probably meant by a text that is no YAML, or that its field can't take: tables from what was found to what to write.

The first pattern that is found in a text says what to do; a rule's own patterns come before the slips that any text can have.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from planctl.characters import code_point
from planctl.language import Bilingual

LONGEST = 1000
"""How much of a text is looked at: what is longer was not typed."""


class Hint(NamedTuple):
    """A pattern to find, and what to do; the group `slip` of a pattern of `SLIPS` is the place to mend."""

    pattern: str
    hint: Bilingual

    def found_in(self, text: str) -> re.Match[str] | None:
        """The pattern in the beginning of a text; compiled only then, for a good plan needs none of them."""
        return re.search(self.pattern, text[:LONGEST], re.ASCII)


def _table(*rows: tuple[str, str, str]) -> tuple[Hint, ...]:
    return tuple(Hint(pattern, Bilingual(zh, en)) for pattern, zh, en in rows)


_IS_NAME = ("写成 {zh: …, en: …}", "write it as {zh: …, en: …}")
_QUOTES = ("引号要用半角（\" 或 '）", "use straight, half-width quotes (\" or ')")
_COMMA = ("逗号要用半角加空格（, ）", "type a half-width comma and a space (, )")
_KEY_BEFORE = r"(?:^|[\[{,，]|- )\s*[\"']?[A-Za-z0-9][\w-]*[\"']?"
_ODD_SPACE = "[\u00a0\u2000-\u200a\u202f\u205f\u3000]"

TYPOS = _table(
    (_KEY_BEFORE + r"\s*(?P<slip>：)", "冒号要用半角加空格（: ）", "type a half-width colon and a space (: )"),
    (r":(?P<slip>" + _ODD_SPACE + ")", "冒号后要用半角空格", "type a plain half-width space after the colon"),
    (r"^\s*(?P<slip>" + _ODD_SPACE + ")", "前面要用半角空格", "use plain half-width spaces before it"),
    (r"^[^:\s]*(?P<slip>" + _ODD_SPACE + ")$", "删去末尾的全角空格", "delete the wide space at the end"),
    (r"(?:^|\s)(?P<slip>＃)", "注释要用半角 #", "begin a comment with a half-width #"),
    (r"(?:^|[:：\[{,，]\s*|- )(?P<slip>[“＂])[^”＂]*[”＂]\s*(?:$|[,，}\]])", *_QUOTES),
    (r"(?:^|[:：\[{,，]\s*|- )(?P<slip>[‘＇])[^’＇]*[’＇]\s*(?:$|[,，}\]])", *_QUOTES),
    (r"^(?P<slip>[“‘＂＇])[^”’]*$", *_QUOTES),
    (r"^[^“‘]*(?P<slip>[”’])$", *_QUOTES),
    (r"(?:^|[:：,，]\s*|- )(?P<slip>[［｛【])", "括号要用半角（[ ] { }）", "use half-width brackets ([ ] { })"),
    (r"(?P<slip>[，、])(?=\s*[A-Za-z_]+\s*[:：])", *_COMMA),
    (r"[A-Z0-9}\]\"'](?P<slip>[，、])(?=\s*[A-Z0-9{\[\"'])", *_COMMA),
    (_KEY_BEFORE + r"(?P<slip>:)(?=[^\s:/])", "冒号后要有空格", "put a space after the colon"),
    (r"^\s*(?P<slip>-)(?=[^\s\d-])", "列表的 - 后要有空格", "put a space after the - of a list"),
    (r":\s+(?P<slip>-)\s+[0-9]", "负号紧接数字，如 -3.2", "the minus sign stands right before the digits: -3.2"),
    (r":\s+(?P<slip>:)\S", "只写一个冒号", "one colon is enough"),
    (
        r":\s+(?P<slip>[<>]=?)\s*[0-9]",
        "只写数字，另加 bound: over、at_least、under 或 at_most",
        "write the number alone, with bound: over, at_least, under or at_most",
    ),
)
IN_BRACKETS = _table(
    (
        r"[{\[][^}\]#\"']*\s(?P<slip>#)",
        "空格后的 # 是注释的开头：给文字加引号，或删去 #",
        "a # after a space begins a comment: quote the text, or leave the # out",
    ),
    (
        r"[{,]\s*[a-z_]+:\s+[^\s\"'{\[,}\]#][^,}\]:]*(?P<slip>:)\s",
        "含冒号加空格的文字要加引号",
        "quote a text that holds a colon and a space",
    ),
    (r"[:,\[{]\s*'[^']*(?P<slip>')(?=\w)", "单引号内的 ' 写两个", "double a quote within quotes of its kind"),
)
"""Slips that only matter where a bracket is said to be left open."""

_BOUND_WORDS = (
    ("at_least", "以上|不低于|不少于|至少|≥|>=|＞="),
    ("at_most", "以内|以下|不超过|不高于|至多|控制|≤|<=|＜="),
    ("under", "不到|不足|近|<|＜"),
    ("over", "突破|超|余|多|>|＞"),
    ("about", "左右|上下|约|大概|≈|~|～|±"),
    ("reach", "达"),
)

_NUMBERS = _table(
    (
        r"^(?:~|(?i:null|none|nil|n/?a|tbd|\.?nan)|[-–—―/\\.…*?？]+|无|空|待定|暂无|)$",
        "没有数字就不写：删去这一条",
        "what is not known is not written: delete the statement",
    ),
    (r"^[-+]?(?i:\.?inf(?:inity)?)$|∞", "无穷大不是数字：删去这一条", "infinity is no figure: delete the statement"),
    (r"^(?i:true|false|yes|no|on|off)$", "写数字本身，不写是或否", "write the number itself, not yes or no"),
    (r"^[-+]?0[xXoObB]", "用十进制书写", "write it in the decimal system"),
    (
        r"^[-+]?[0-9.]+[eE][-+]?[0-9]+$",
        "把各位数字写全，如 100000",
        "write all the digits out: 100000",
    ),
    (r"^[0-9]{4}-[0-9]{1,2}(?:-[0-9]{1,2})?$", "这是日期，不是数字", "this is a date, not a figure"),
    (
        r"^[-−]?[0-9.]+%?\s*(?:-|–|—|~|～|至|到)\s*[0-9.]+",
        "区间不是一个数：写作为目标的一端，另加 bound: at_least 或 at_most",
        "a range is not one figure: write the end that counts, with bound: at_least or at_most",
    ),
    (
        r"^(?:下降|减少|降低|下滑)\s*[0-9.]+\s*[%％]?$",
        "下降写成负数，如 growth: -5",
        "a fall is a negative growth: growth: -5",
    ),
    *(
        (
            f"[0-9０-９].*(?:{words})|(?:{words}).*[0-9０-９]",
            f"只写数字，另加 bound: {bound}",
            f"write the number alone, with bound: {bound}",
        )
        for bound, words in _BOUND_WORDS
    ),
    (
        r"[%％‰]|百分点",
        "去掉百分号：growth 本来就是百分数，水平的单位写在 unit:",
        "leave the sign out: a growth is per cent already, a level's unit stands in unit:",
    ),
    (r"^[-−]?[0-9]{1,3}(?:[,，][0-9]{3})+(?:\.[0-9]+)?$", "去掉千分位逗号", "leave out the commas between thousands"),
    (r"^-?[0-9]+[,，][0-9]+$", "小数点用半角句点，如 12.5", "the decimal sign is a point: 12.5"),
    (r"^[−－–—﹣‐‑]\s*[0-9.０-９]", "负号用半角连字符，如 -3.2", "the minus sign is a plain hyphen: -3.2"),
    (r"^[+＋]", "正数前不写加号", "leave out the plus sign"),
    (r"[０-９．]", "数字和小数点要用半角", "type half-width digits and points"),
    (r"^-?[0-9]+(?:_[0-9]+)+", "数字之间不写下划线", "leave out the underscores"),
    (r"^-?0[0-9]", "前面不写零；不是八进制", "leave out the leading zeros; planctl knows no octal numbers"),
    (r"^-0(?:\.0+)?$", "零没有负号", "zero has no sign"),
    (
        r"^[0-9.]+(?:[:：∶][0-9.]+)+$",
        "数字里没有冒号；比值如 2.2∶1 写 2.2，单位写 ∶1",
        "a number has no colon; a ratio such as 2.2∶1 is 2.2 in the unit ∶1",
    ),
    (r"^[0-9]+/[0-9]+$", "分数写成小数", "write a fraction as a decimal number"),
    (r"^[0-9]+(?: [0-9]+)+$", "数字之间不空格", "leave out the spaces between digits"),
    (r"^-?(?:\.[0-9]+|[0-9]+\.)$", "小数点两边都要有数字，如 0.5", "write digits on both sides of the point: 0.5"),
    (r"^-?[0-9]+(?:\.[0-9]+)?\n", "写在一行里，不加引号", "write it in one line, without quotes"),
    (r"^-?[0-9]+(?:\.[0-9]+)?…?\Z", "最多 15 位数字", "fifteen digits at most"),
    (
        r"^-?[0-9]+(?:\.[0-9]+)?\s*[\u00a0\u2000-\u200a\u202f\u205f\u3000]+$",
        "删去末尾的全角空格",
        "delete the wide space at the end",
    ),
    (r"^-?[0-9]+(?:\.[0-9]+)?\s*[。，、；．]+$", "删去末尾的标点", "delete the mark at the end"),
    (
        r"^[〇零一二两三四五六七八九十百千万亿]+",
        "写阿拉伯数字；原文的写法另记 printed:",
        "write digits; keep the source's own characters in printed:",
    ),
    (r"^[¥￥$€]|^-?[0-9]+(?:\.[0-9]+)?\s*[^\W\d_]", "去掉单位：单位写在 unit:", "leave out the unit: it stands in unit:"),
    (r"^-?[0-9]+(?:\.[0-9]+)?\s*[^\x00-\x7f]+$", "去掉单位：单位写在 unit:", "leave out the unit: it stands in unit:"),
)

_PERIODS = _table(
    (r"^[0-9]{4}年$", "去掉“年”，如 2024", "leave out 年: 2024"),
    (r"[０-９]", "数字要用半角", "type half-width digits"),
    (r"^[0-9]{4}-?[qh][0-9]$", "用大写，如 2024-Q3、2024-H1", "use capitals: 2024-Q3, 2024-H1"),
    (r"^[0-9]{4}[QH][0-9]$", "写连字符，如 2024-Q3、2024-H1", "write the hyphen: 2024-Q3, 2024-H1"),
    (r"^[0-9]{4}-Q[0-9]$", "季度只有 Q1 到 Q4", "quarters are Q1 to Q4"),
    (r"^[0-9]{4}-H[0-9]$", "半年只有 H1 和 H2", "halves are H1 and H2"),
    (r"^[0-9]{4}-[0-9]$", "月份写两位，如 2024-06", "write two digits for the month: 2024-06"),
    (r"^[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}$", "时期到月为止，不写日", "a period has no day: write its month, 2024-06"),
    (r"^[0-9]{4}-[0-9]{2}$", "月份是 01 到 12", "months are 01 to 12"),
    (r"^[0-9]{4}[/.]?[0-9]{1,2}$", "年月之间写连字符，如 2024-06", "write a hyphen before the month: 2024-06"),
    (
        r"^[0-9]{4}\s*[-–—~～至到]+\s*[0-9]{4}",
        "一次写一个时期；几年的目标记在最后一年",
        "one period a key; a target of several years belongs to the last of them",
    ),
    (r"^[0-9]{4}年?\s*(?:上半年|1[-—~～至到]6月)", "写 2024-H1", "write 2024-H1"),
    (r"^[0-9]{4}$", "年份在 1900 到 2199 之间", "years are 1900 to 2199"),
)

_IDS = _table(
    (
        r"^[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*$(?<![A-Z])(?<=[a-z])|^[A-Z0-9-]*[a-z][A-Za-z0-9-]*$",
        "只用大写字母",
        "use capital letters only",
    ),
    (
        r"[\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]",
        "里面有看不见的字符：重新输入",
        "there is a character that can't be seen: type it anew",
    ),
    (
        r"[\u0370-\u03ff\u0400-\u04ff]",
        "里面有形似拉丁字母的希腊或西里尔字母：重新输入",
        "there is a Greek or Cyrillic letter that looks like a Latin one: type it anew",
    ),
    (r"[Ａ-Ｚａ-ｚ０-９－]", "字母、数字和连字符要用半角", "type half-width letters, digits and hyphens"),
    (r"[\u00c0-\u024f\u0300-\u036f\u1e00-\u1eff]", "只用不带符号的字母 A 到 Z", "use the letters A to Z, without accents"),
    (r"[‐‑‒–—−]", "连字符用半角 -", "use the plain hyphen -"),
    (
        r"[\u2e80-\u2fdf\u3400-\ua4cf\uac00-\ud7a3\uf900-\ufaff]",
        "编号用拉丁字母；中文写在 name:",
        "an id is in Latin letters; the Chinese belongs to name:",
    ),
    (r"_", "用连字符，不用下划线", "use hyphens, not underscores"),
    (r"\s", "用连字符，不用空格", "use hyphens, not spaces"),
    (r"^[0-9]", "以字母开头", "begin with a letter"),
    (r"^-|-$|--", "连字符只用在字母或数字之间", "a hyphen stands between letters or digits only"),
)

_FLAGS = _table((r"^(?i:yes|y|on|1|true|是)$", "写 true", "write true"), (r"^(?i:no|n|off|0|false|否)$", "写 false", "write false"))

_PARAGRAPHS = _table(
    (r"^[Pp第]\s*[0-9]+", "只写数字", "write the number alone"),
    (r"^[0-9]+\s*[-–—,，、~～]", "只写这个数字所在的一段", "write the one paragraph that has the figure"),
    (r"[０-９]", "数字要用半角", "type half-width digits"),
    (r"^0", "段落从 1 数起，前面不写零", "paragraphs count from 1, without leading zeros"),
)

_MISSING = _table(
    (
        r"^direction$",
        "写 direction: higher、lower 或 none；方向要写明，不猜",
        "write direction: higher, lower or none; it is declared, never guessed",
    ),
    (r"^nature$", "写 nature: flow、stock、rate 或 ratio", "write nature: flow, stock, rate or ratio"),
    (r"^unit$", "写原文的单位，如 unit: 亿元", "write the source's unit: unit: 亿元"),
    *((f"^{field}$", f"写 {field}: {{zh: …}}", f"write {field}: {{zh: …}}") for field in ("name", "title", "explanation")),
    (r"^zh$", "写中文名称 zh:", "write the Chinese name: zh:"),
    (
        r"^measure$",
        "写 measure: count、investment、year_investment 或 indicators",
        "write measure: count, investment, year_investment or indicators",
    ),
)

_ARE_STATEMENTS = ("写成列表，如 2024: [{growth: 7, at: 38}]", "write a list of statements: 2024: [{growth: 7, at: 38}]")

_MISSHAPEN = _table(
    (r"^mapping /.*/(?:name|title|note|place|covers|text|explanation)$", *_IS_NAME),
    (r"^mapping /(?:areas|chains|categories|inferences)/[^/]*$", *_IS_NAME),
    (r"^mapping /.*/(?:actual|target)$|^mapping /observations/[^/]*$", *_ARE_STATEMENTS),
    (r"^sequence /.*/(?:actual|target)/[^/]*$|^sequence /observations/[^/]*/[^/]*$", *_ARE_STATEMENTS),
    (r"^mapping /.*/[0-9]+$", "写成 {value: 636, at: 38}", "write it as {value: 636, at: 38}"),
    (r"^sequence /.*/(?:aliases|parts/[^/]*)$", "写成列表，如 [甲, 乙]", "write a list: [one, another]"),
    (r"^mapping /about$", "写成 {id: …, name: {zh: …}, year: 2024}", "write it as {id: …, name: {zh: …}, year: 2024}"),
    (r"^mapping /[^/]*$", "每条记录写在编号下，缩进两格", "write each record under its id, indented by two spaces"),
)
"""By what is expected at which path."""

_UNSEEN = _table(
    (r"\n", "写成一行", "write it in one line"),
    (r"\r", "换行要用 LF 或 CRLF：另存为普通文本", "end lines with LF or CRLF: save the file as plain text anew"),
    (
        "[\u0085\u2028\u2029]",
        "这是另一种换行符：删去，或改为普通换行",
        "it is a line end of another kind: delete it, or type a plain one",
    ),
    (
        "[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]",
        "它改变文字的方向，看到的和读到的不同：删去",
        "it turns the direction of the text, so that one sees other than is read: delete it",
    ),
    ("\ufeff", "多余的字节顺序标记：删去", "it is a byte order mark in the wrong place: delete it"),
    (
        "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u200b-\u200d\u2060-\u2064\u2800\u3164\uffa0]",
        "它没有宽度或没有形状：删去",
        "it has no width or no shape: delete it",
    ),
    ("[\ud800-\udfff]", "这是半个字符：重新输入", "it is half of a character: type the text anew"),
    (
        "[\ue000-\uf8ff]",
        "这是私用区字符，别处显示不同：改用通用的字",
        "it is a private character, which shows otherwise elsewhere: use a common one",
    ),
)

_UNITS = _table(
    ("\u00b5", "用希腊字母 μ（U+03BC），不用微符号（U+00B5）", "use the Greek letter μ (U+03BC), not the micro sign (U+00B5)"),
    ("％", '百分号要用半角 "%"', 'use a half-width "%"'),
    (
        "[㎡㎢㎞㎏]|(?i:(?:km|m)[2²])$",
        "写原文的单位，如 平方米、平方公里、公里、吨",
        "write the source's unit: 平方米, 平方公里, 公里, 吨",
    ),
    ("^[:：]1$", "比值的单位写 ∶1（U+2236）", "the unit of a ratio is ∶1 (U+2236)"),
)

_FIELDS = _table(
    (r"^[0-9]{3}$", "去掉千分位逗号", "leave out the commas between thousands"),
    (r"^[0-9]+$", "逗号结束一个值：只写一个数", "a comma ends a value: write one number"),
)

CUT_OFF: dict[str, str | Bilingual] = {"hint": Bilingual("含逗号的文字要加引号", "quote a text that holds a comma")}
"""What to do about a field of a name that is no field: what follows a comma within braces."""

ADVICE: dict[str, tuple[Hint, ...]] = {
    "unknown-field": _FIELDS,
    "not-a-number": _NUMBERS,
    "not-a-period": _PERIODS,
    "not-an-id": _IDS,
    "not-a-flag": _FLAGS,
    "not-a-paragraph": _PARAGRAPHS,
    "missing-field": _MISSING,
    "wrong-type": _MISSHAPEN,
    "unseen-character": _UNSEEN,
    "unknown-unit": _UNITS,
}


def hint_for(rule: str, text: str) -> dict[str, str | Bilingual]:
    """The hint, as a problem's detail, for a text that breaks a rule; nothing where the rule's own hint says it all."""
    return _first(ADVICE.get(rule, ()), text)


def typo_hint(text: str) -> dict[str, str | Bilingual]:
    """The hint, as a problem's detail, for a slip of typing in a text; nothing where none is found."""
    return _first(TYPOS, text)


def _first(table: tuple[Hint, ...], text: str) -> dict[str, str | Bilingual]:
    return next(({"hint": each.hint} for each in table if each.found_in(text)), {})


def unseen_character(character: str) -> dict[str, str | Bilingual]:
    """A character that can't be seen, as a problem's details: which it is, and what to do about it."""
    return {"code": code_point(character), **hint_for("unseen-character", character)}
