"""What the words of a Chinese name tell: nature, direction, and whether other paragraphs' subjects share it."""

from __future__ import annotations

import re
from functools import cache

from planctl.draft.chinese.words import grammar
from planctl.draft.reading import Names, any_of

_DEALT_WITH = "(?:化解|调处|处置|处理|办结|整改|侦破|破案|结案|回复|治理|收集|削减|降低|下降)率"
"""The more of something bad is dealt with, the better."""
_GENERAL = (
    "(?:新增|新建|建成|完成|引进|培育|打造|实施|开工建设|开工|新开工|竣工|续建|投产|竣工投产|建成投用|谋划)?(?:各类|重点|重大)?"
    "(?:项目|企业|资金|投资|任务|事项|乡镇|村|户|就业|人数)"
)


@cache
def names() -> Names:
    """The words of Chinese names."""
    return Names(
        unprinted="待定",
        apart="{name}（{place}）",
        again="{place}之{number}",
        nameless="{place}：{printed}{unit}",
        noise=re.compile("[“”‘’「」（）()\\s、·,，]"),
        counts=re.compile("(?:总数|数量|个数|数)$"),
        general=re.compile(f"{_GENERAL}|{any_of(grammar().measures)}"),
        rate=re.compile("率|比重|占比|比例|覆盖面|满意度|强度"),
        stock=re.compile("总量|余额|累计|保有量|资产(?!投资)|人口|存栏|床位数$|装机|里程$|库存|总数|拥有量|达到数"),
        lower=re.compile(
            "(?:失业率|死亡|事故|受害率|能耗|排放|浓度|贫困发生率|不良|债务|投诉|发案|案件|负债|漏损|差距|收入比|成本|用水量|降幅|纠纷)"
            f"(?!.*{_DEALT_WITH})"
        ),
        higher=re.compile(
            "新增|新建|建成|增加值|产值|收入|投资|产量|覆盖率|普及率|合格率|达标率|满意|就业|森林|优良|参保率|入驻率|生产总值|利用率|城镇化率|净增|引进|培育|创建"
            f"|{_DEALT_WITH}"
        ),
        counted=re.compile("[个件家座所项处]"),
    )
