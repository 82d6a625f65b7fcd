"""How a source reads wherever it is named: its title, what kind of text it is, when it was published and where it stands."""

from __future__ import annotations

from collections.abc import Iterable

from planctl.assess.sources import SourceNote
from planctl.language import Bilingual, Language
from planctl.plan.vocabulary import TRUST_WORDS
from planctl.render.blocks import Block, lines

SOURCE = Bilingual("来源", "Source")
_LINE = Bilingual("{label}：{title}（{trust}{published}）", "{label}: {title} ({trust}{published})")
_PUBLISHED = Bilingual("，{date}发布", "; published {date}")


def source_line(source: SourceNote, label: Bilingual | str = SOURCE) -> Bilingual:
    """A source in a line, but for its address; under the word for a source, or the id that figures name it by."""
    title = Bilingual(source.title_zh, source.title_en or source.title_zh)
    published = _PUBLISHED.filled(date=source.published) if source.published else ""
    return _LINE.filled(label=label, title=title, trust=TRUST_WORDS[source.trust], published=published)


def source_lines(sources: Iterable[SourceNote], language: Language) -> list[Block]:
    """The sources of a table's figures, each under the id that its rows name it by, with its address where it has one."""
    named = [(source_line(source, source.id).text(language), source.url) for source in sources]
    return lines(*(f"{line} {url}" if url else line for line, url in named))
