"""The rules that data can break: each one's name, its wording in both languages, and what to do about it.

The wording stands beside the name, because a rule without its explanation is half a rule.
"""

from __future__ import annotations

from planctl.language import Bilingual
from planctl.rules import Rule

RULES: dict[str, Rule] = {
    "more-problems": Rule(
        Bilingual("还有更多问题，只列出前 {most} 个", "there are more problems; these are the first {most}"),
        Bilingual("改正后再试", "mend these and try again"),
    ),
    # The file
    "no-such-file": Rule(
        Bilingual("找不到 {path}", "{path} does not exist"),
        Bilingual("检查路径", "check the path"),
        unusable=True,
    ),
    "not-a-plain-file": Rule(
        Bilingual("{path} 不是普通文件", "{path} is not a plain file"),
        Bilingual("只读取普通文件和文件夹，不读设备和管道", "planctl reads plain files and folders, no devices or pipes"),
        unusable=True,
    ),
    "unreadable": Rule(
        Bilingual("无法读取 {path}：{error}", "{path} can't be read: {error}"),
        Bilingual("检查文件的权限", "check the file's permissions"),
        unusable=True,
    ),
    "no-yaml": Rule(
        Bilingual("文件夹 {path} 里没有 .yaml 文件", "the folder {path} holds no .yaml file"),
        Bilingual("用 --data 指定计划所在的文件夹", "name the plan's folder with --data"),
        unusable=True,
    ),
    "too-large": Rule(
        Bilingual(
            "文件有 {size} 字节；一个计划总共还能读 {most} 字节", "the file has {size} bytes; of a plan, {most} more can be read"
        ),
        Bilingual("只留数字：计划的文件都很小", "keep to figures: a plan's files are small"),
        unusable=True,
    ),
    "not-utf8": Rule(
        Bilingual("文件不是 UTF-8 编码：{guess}", "the file is not UTF-8 text: {guess}"),
        Bilingual("另存为 UTF-8", "save it as UTF-8"),
    ),
    "unseen-character": Rule(
        Bilingual("有看不见的字符 {code}", "there is a character that can't be seen, {code}"),
        Bilingual("删去这个字符，或重新输入这段文字", "delete the character, or type the text anew"),
    ),
    # YAML structure
    "not-yaml": Rule(
        Bilingual("这里不是合法的 YAML", "this is not valid YAML"),
        Bilingual(
            "检查缩进、冒号后的空格、引号和括号是否成对",
            "check the indentation, the space after each colon, and that quotes and brackets close",
        ),
    ),
    "unclosed-quote": Rule(
        Bilingual("引号 {character} 没有结束", "the quote {character} is never closed"),
        Bilingual("在文字末尾补上引号；引号内的引号写两遍", "close it after the text; write a quote within quotes twice"),
    ),
    "unclosed-bracket": Rule(
        Bilingual("括号 {character} 没有结束，或其中缺逗号", "the bracket {character} is not closed, or a comma is missing in it"),
        Bilingual("补上对应的括号，各项之间写逗号", "close it, and write a comma between its parts"),
    ),
    "reserved-character": Rule(
        Bilingual("文字不能以 {character} 开头", "a text can't begin with {character}"),
        Bilingual('加引号，如 "{character}"', 'quote it: "{character}"'),
    ),
    "bad-escape": Rule(
        Bilingual("双引号内的 \\ 后面不对", "what follows the \\ between double quotes is not known"),
        Bilingual("用单引号，或把 \\ 写两遍", "use single quotes, or write \\ twice"),
    ),
    "directive": Rule(
        Bilingual("不接受 YAML 指令（%）", "YAML directives (%) are not taken"),
        Bilingual("删去这一行；以 % 开头的文字要加引号", "delete the line; quote a text that begins with %"),
    ),
    "tab": Rule(
        Bilingual("用制表符缩进", "a tab is used to indent"),
        Bilingual("YAML 只用空格缩进", "indent with spaces: YAML takes no tabs"),
    ),
    "empty-file": Rule(
        Bilingual("文件是空的", "the file is empty"),
        Bilingual("写入 indicators: 等顶层键", "write top-level keys such as indicators:"),
    ),
    "wrong-root": Rule(
        Bilingual("文件应当是一组“键: 值”", "the file must be a mapping of keys to values"),
        Bilingual("从顶层键写起，如 indicators:", "begin with a top-level key such as indicators:"),
    ),
    "several-documents": Rule(
        Bilingual("一个文件里有几份 YAML 文档", "the file holds several YAML documents"),
        Bilingual("删去 --- 或 ... 一行", "delete the line --- or ... that divides them"),
    ),
    "alias": Rule(
        Bilingual("不接受 YAML 的锚点和别名（& 和 *）", "YAML anchors and aliases (& and *) are not taken"),
        Bilingual("把内容写全；以 & 或 * 开头的文字要加引号", "write it out; quote a text that begins with & or *"),
    ),
    "tag": Rule(
        Bilingual("不接受 YAML 标签（!）", "YAML tags (!) are not taken"),
        Bilingual("删去标签；以 ! 开头的文字要加引号", "delete the tag; quote a text that begins with !"),
    ),
    "merge-key": Rule(
        Bilingual("不接受合并键 <<", "the merge key << is not taken"),
        Bilingual("把内容写全", "write the fields out"),
    ),
    "complex-key": Rule(
        Bilingual("键必须是文字", "a key must be a text"),
        Bilingual("用文字作键；以 [ 或 {{ 开头的键要加引号", "use a text; quote a key that begins with [ or {{"),
    ),
    "duplicate-key": Rule(
        Bilingual("键“{key}”重复，已见于 {first}", "the key “{key}” stands twice; it is already in {first}"),
        Bilingual("删去一个，或合并两处内容", "delete one of the two, or merge what they say"),
    ),
    "too-deep": Rule(
        Bilingual("嵌套超过 {most} 层", "the nesting is deeper than {most} levels"),
        Bilingual("计划数据不需要这样深的嵌套", "plan data needs no such depth"),
    ),
    "too-many-values": Rule(
        Bilingual("一条记录或一个文件的内容超过 {most} 项", "a record or a file holds more than {most} values"),
        Bilingual("拆成几条记录，或几个文件", "split it into several records, or several files"),
    ),
    # Shape
    "wrong-type": Rule(
        Bilingual("“{field}”应当是{expected}，这里是{found}", "“{field}” must be {expected}; this is {found}"),
        Bilingual("格式见 docs/data-format.md", "docs/data-format.md shows the format"),
    ),
    "missing-field": Rule(
        Bilingual("缺少字段“{field}”", "the field “{field}” is missing"),
        Bilingual("补上 {field}:", "add {field}:"),
    ),
    "unknown-field": Rule(
        Bilingual("没有“{field}”这个字段", "there is no field “{field}”"),
        Bilingual("字段见 docs/data-format.md", "docs/data-format.md lists the fields"),
    ),
    "not-a-choice": Rule(
        Bilingual("“{field}”不能是“{found}”", "“{field}” can't be “{found}”"),
        Bilingual("可选：{choices}", "one of: {choices}"),
    ),
    "not-a-number": Rule(
        Bilingual("“{field}”应当是数字，这里是“{found}”", "“{field}” must be a number; this is “{found}”"),
        Bilingual(
            "只写数字和小数点（如 601.7 或 -3），最多 15 位；单位、百分号、“左右”“以上”另有字段；没有数字就不写",
            "digits and one point only (601.7, -3), fifteen at most; units and bounds stand elsewhere; leave out what is not known",
        ),
    ),
    "not-a-period": Rule(
        Bilingual("“{found}”不是时期", "“{found}” is not a period"),
        Bilingual("写成 2024、2024-H1、2024-Q3 或 2024-06", "write 2024, 2024-H1, 2024-Q3 or 2024-06"),
    ),
    "not-an-id": Rule(
        Bilingual("“{found}”不能作编号", "“{found}” can't be an id"),
        Bilingual(
            "用大写字母、数字和连字符，以字母开头，如 NEW-URBAN-JOBS",
            "use capital letters, digits and hyphens, beginning with a letter: NEW-URBAN-JOBS",
        ),
    ),
    "not-a-key": Rule(
        Bilingual("“{found}”不能作键", "“{found}” can't be a key"),
        Bilingual("用小写字母、数字和连字符，如 big-data", "use small letters, digits and hyphens: big-data"),
    ),
    "not-a-paragraph": Rule(
        Bilingual("“{found}”不是段落号", "“{found}” is not a paragraph number"),
        Bilingual("写报告中的段落号，如 at: 38", "write the number of the report's paragraph: at: 38"),
    ),
    "not-a-year": Rule(
        Bilingual("“{found}”不是年份", "“{found}” is not a year"),
        Bilingual("写 1900 到 2199 的四位年份，如 2024", "write a year from 1900 to 2199: 2024"),
    ),
    "not-a-date": Rule(
        Bilingual("“{found}”不是日期", "“{found}” is not a date"),
        Bilingual("写成 2025、2025-08 或 2025-08-31", "write 2025, 2025-08 or 2025-08-31"),
    ),
    "not-a-flag": Rule(
        Bilingual("“{field}”应当是 true 或 false，这里是“{found}”", "“{field}” must be true or false; this is “{found}”"),
        Bilingual("写 true 或 false", "write true or false"),
    ),
    "empty-text": Rule(
        Bilingual("“{field}”是空的", "“{field}” is empty"),
        Bilingual("写上内容，或删去这个字段", "write it, or leave the field out"),
    ),
    "text-too-long": Rule(
        Bilingual("“{field}”太长", "“{field}” is too long"),
        Bilingual(
            "最多 500 字：数据只记名称和数字，不抄原文", "500 characters at most: the data holds names and figures, not sentences"
        ),
    ),
    "space-about": Rule(
        Bilingual("“{field}”的首尾有空格", "“{field}” begins or ends with a space"),
        Bilingual("删去首尾的空格", "delete the space"),
    ),
    "one-form": Rule(
        Bilingual("一条记录必须恰有一种形式，这里有：{given}", "a statement has exactly one form; this has: {given}"),
        Bilingual(
            "value、growth、change、progress、text、stage 中写一个；另一个数字另记一条",
            "write one of value, growth, change, progress, text, stage; a second number is a second statement",
        ),
    ),
    # Sense
    "unknown-reference": Rule(
        Bilingual("{section} 里没有“{found}”", "there is no “{found}” in {section}"),
        Bilingual("检查写法，或先在 {section} 里写上", "check the spelling, or add it to {section} first"),
    ),
    "unknown-unit": Rule(
        Bilingual("不认识单位“{found}”", "the unit “{found}” is not known"),
        Bilingual("检查写法；新单位写入顶层的 units:", "check the spelling; declare a new unit under the top-level key units:"),
    ),
    "duplicate-id": Rule(
        Bilingual("编号“{found}”也用于 {section}", "the id “{found}” is also used in {section}"),
        Bilingual("每个编号只用一次", "use each id once"),
    ),
    "duplicate-name": Rule(
        Bilingual("名称“{found}”也是 {other} 的名称", "the name “{found}” also names {other}"),
        Bilingual("名称要能区分：查询时按名称找", "tell the names apart: users look subjects up by name"),
    ),
    "two-figures": Rule(
        Bilingual("{period} 有两个同类数字（{form}）", "{period} has two figures of one form ({form})"),
        Bilingual(
            "一个时期每种形式只记一个；口径不同的另立一项",
            "keep one a form and period; what is measured otherwise is a subject of its own",
        ),
    ),
    "basis-missing": Rule(
        Bilingual("属性“{attribute}”没有依据", "the attribute “{attribute}” has no basis"),
        Bilingual(
            "写 basis: stated（原文写明）或 basis: inferred（推断）", "write basis: stated (the text says so) or basis: inferred"
        ),
    ),
    "reason-missing": Rule(
        Bilingual("推断的属性没有理由", "an inferred attribute has no reason"),
        Bilingual("写 reason:，取 inferences 里的一项", "write reason:, a key of inferences"),
    ),
    "misplaced-form": Rule(
        Bilingual("{subject} 不能有 {form}", "{form} is not for {subject}"),
        Bilingual("这里可用：{choices}", "here: {choices}"),
    ),
    "misplaced-field": Rule(
        Bilingual("“{field}”不能和 {form} 一起用", "“{field}” does not go with {form}"),
        Bilingual("删去 {field}", "delete {field}"),
    ),
    "since-not-before": Rule(
        Bilingual("since {since} 不在 {period} 之前", "since {since} is not before {period}"),
        Bilingual("写变化起算的年份", "write the year that the change counts from"),
    ),
    "locator-missing": Rule(
        Bilingual("没有出处", "the statement has no locator"),
        Bilingual(
            "写 at: 段落号；observations 里写 source:", "write at: and the paragraph's number; in observations write source:"
        ),
    ),
    "unit-missing": Rule(
        Bilingual("投资额没有单位", "an investment has no unit"),
        Bilingual("给项目写上 unit:", "give the project its unit:"),
    ),
    # Contradictions between figures
    "parts-and-total": Rule(
        Bilingual(
            "{period} 各部分（{division}）之和 {sum} 与总计 {total} 不符，四舍五入不能解释",
            "in {period} the parts by {division} add to {sum}, not {total}; rounding does not explain it",
        ),
        Bilingual("核对总计和各部分", "check the total and its parts"),
    ),
    "level-and-growth": Rule(
        Bilingual(
            "{period} 的 {level} 和增速 {growth}% 与 {before} 的 {base} 不符",
            "{level} in {period} and a growth of {growth} % do not fit {base} in {before}",
        ),
        Bilingual(
            "核对三个数；口径或价格不同时写明 growth_prices", "check the three figures; if prices differ, say so in growth_prices"
        ),
    ),
    "share-over-whole": Rule(
        Bilingual("比重 {found}% 超过 100%", "a share of {found} % is more than the whole"),
        Bilingual("核对数字和单位；增速应写 growth", "check the figure and its unit; a growth is written as growth"),
    ),
    "two-units": Rule(
        Bilingual(
            "{period} 的 {share}% 与 {days} 天（{meant}%）不符",
            "{share} % in {period} does not fit {days} days, which are {meant} %",
        ),
        Bilingual("核对两个数；分母按日历天数近似", "check both; the denominator is taken as calendar days"),
    ),
    "declared-count": Rule(
        Bilingual("声明 {declared} 项，数据中有 {found} 项", "{declared} are declared, the data holds {found}"),
        Bilingual("核对属性和 headline", "check attributes and headline"),
        "warning",
    ),
    "words-keep": Rule(
        Bilingual(
            "目标称“保持”{target}{unit}，但 {period} 为 {was}", "the target is to keep {target} {unit}, yet {period} had {was}"
        ),
        Bilingual("核对目标和实绩", "check the target and the result"),
        "warning",
    ),
    "words-raise": Rule(
        Bilingual(
            "目标称“提高”到 {target}{unit}，但 {period} 已为 {was}",
            "the target is to raise it to {target} {unit}, yet {period} had {was}",
        ),
        Bilingual("核对目标和实绩", "check the target and the result"),
        "warning",
    ),
    "words-cut": Rule(
        Bilingual(
            "目标称“压降”到 {target}{unit}，但 {period} 已为 {was}",
            "the target is to cut it to {target} {unit}, yet {period} had {was}",
        ),
        Bilingual("核对目标和实绩", "check the target and the result"),
        "warning",
    ),
    "impossible-unit": Rule(
        Bilingual("“{kind}”不能用单位 {unit}", "a quantity of this kind ({kind}) can't be in {unit}"),
        Bilingual("应为：{allowed}", "it would be in {allowed}"),
        "warning",
    ),
    "bound-and-direction": Rule(
        Bilingual("目标的界限 {bound} 与方向 {direction} 相反", "the target's bound {bound} is against its direction {direction}"),
        Bilingual("核对 bound 和 direction", "check bound and direction"),
        "warning",
    ),
    "progress-back": Rule(
        Bilingual(
            "进度从 {earlier} 的 {before}% 退到 {later} 的 {after}%",
            "progress goes back from {before} % in {earlier} to {after} % in {later}",
        ),
        Bilingual("核对两年的进度和基数", "check both figures and what they are shares of"),
        "warning",
    ),
    "stage-order": Rule(
        Bilingual("{was_in} 为 {was}，{is_in} 却计划 {is_to_be}", "{was} in {was_in}, yet {is_to_be} is planned for {is_in}"),
        Bilingual("核对两年的阶段", "check the stages of both years"),
        "warning",
    ),
    "finding-gone": Rule(
        Bilingual("已知问题 {rule} 不再出现", "the known finding {rule} no longer occurs"),
        Bilingual("从 findings 中删去", "delete it from findings"),
        "warning",
    ),
    # The plan against its report
    "no-such-paragraph": Rule(
        Bilingual("报告没有第 {paragraph} 段，只有 {last} 段", "the report has no paragraph {paragraph}; it has {last}"),
        Bilingual(
            "核对 at:；报告须一段一行，空行也算一段",
            "check at:; the report must have one paragraph a line, blank lines counted",
        ),
    ),
    "number-not-printed": Rule(
        Bilingual(
            "第 {paragraph} 段没有可归于 {id} 的数字 {printed}", "paragraph {paragraph} has no {printed} that could be that of {id}"
        ),
        Bilingual(
            "核对段落号和数字；原文写法不同的（如“两”）用 printed: 注明",
            "check the paragraph and the number; if the source spells it otherwise (两), add printed:",
        ),
    ),
    "set-aside-not-printed": Rule(
        Bilingual("第 {paragraph} 段没有可搁置的“{printed}”", "paragraph {paragraph} has no “{printed}” left to set aside"),
        Bilingual(
            "核对段落号和文字；每条只对应一处，并须含完整的数字",
            "check the paragraph and the characters; an entry takes one occurrence, and its numbers whole",
        ),
    ),
    "numbers-missing": Rule(
        Bilingual("{count} 个数字既未收录也未搁置", "{count} numbers are neither recorded nor set aside"),
        Bilingual("收录每个数字，或写入 set_aside 并注明理由", "record each, or set it aside with its reason"),
    ),
    "progress-beyond": Rule(
        Bilingual("进度 {found}% 不在 0 到 100 之间", "a progress of {found} % is not between 0 and 100"),
        Bilingual("进度是已完成的百分比", "progress is the per cent done"),
    ),
}
