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


_DONE = (
    "(?:新增|净增|新[建改修开签设登认]|改[建造]|扩建|整[治修]|治理|修复|建成(?!区)|建设(?!用地)|完成|实现|销售|成交|出让|供应|播种|种植|造林|绿化造"
    "|施工|竣工|开工|签约|培[训育]|发放|栽|收获|受灾|恢复|改善|招|引进|创建|认定|出生|死亡|转移|消除|淘汰|清退|惠及|受益|服务|开展|打造|完善|新投)"
)
"""What of a thing is done in a year is summed up: 新增床位 and not the 床位 that there are."""
_STANDS = (
    "(?:资产(?!投资)|负债|人口|存栏|床位|学位|托位|[车泊]位|装机|容量|库容|能力|里程|面积|蓄积|库存|拥有|在[校园册岗编库]|人均.*(?:面积|水资源)"
    "|每[百千万亿].*|(?:经营主体|市场主体|企业|人口|资源|职工|党员)总量|教师|教职工|医师|护士|技术人员|基站|用户|汽车|主体|企业|机构|学校|医院"
    "|卫生院|幼儿园|水库|景区|合作社|农场)"
)
"""What there is of at a date: areas, lengths, capacities, and so much to a thousand people."""


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
        level=re.compile("率$|强度$|浓度|系数|指数|寿命|年限|气温|水位|密度|平均住院日|时限$|满意度$"),
        stock=re.compile(f"余额|累计|保有量|总数|^(?!.*{_DONE}).*{_STANDS}"),
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
