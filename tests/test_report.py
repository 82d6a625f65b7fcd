"""The page: whole in itself, both languages in it, and usable in a browser."""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest

from planctl.assess.verdict import Verdict
from tests.conftest import Run

PLAN = """
about: {id: demo, name: {zh: 演示计划, en: Demo plan}, year: 2024, source: report}
sources: {report: {title: {zh: 演示报告, en: Demo report}}}
areas: {economy: {zh: 经济, en: Economy}}
inferences: {guess: {zh: 按惯例, en: By custom}}
indicators:
  GDP:
    name: {zh: 地区生产总值, en: Gross domestic product}
    unit: 亿元
    nature: flow
    direction: higher
    attribute: expected
    basis: stated
    headline: true
    actual: {2023: [{value: 100, at: 2}]}
    target: {2024: [{growth: 10, at: 3}], 2025: [{value: 125, bound: over, at: 4}]}
  SCRIPT:
    name: {zh: "<script>alert(1)</script>", en: "</style><img src=x onerror=alert(1)>"}
    unit: "%"
    nature: rate
    direction: lower
    attribute: binding
    basis: inferred
    reason: guess
    headline: true
    actual: {2023: [{value: 5.2, at: 5}]}
    target: {2024: [{value: 5.5, bound: at_most, at: 6}]}
  LESSER: {name: {zh: 其他一项, en: A lesser one}, unit: 个, nature: flow, direction: higher, target: {2024: [{value: 3, at: 9}]}}
projects:
  BRIDGE: {name: {zh: 大桥, en: Bridge}, actual: {2023: [{stage: new, at: 7}]}}
"""

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


class Outline(HTMLParser):
    """The tags of a page with their attributes, and what stands in one language."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.tags.append((tag, dict(attrs)))


def page_of(run: Run, tmp_path: Path, *arguments: str, plan: str | None = PLAN) -> str:
    file = tmp_path / "report.html"
    ran = run("report", "-o", str(file), "--force", *arguments, plan=plan)
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    return file.read_text(encoding="utf-8")


def test_the_page_has_its_sections_in_order(run: Run, tmp_path: Path) -> None:
    outline = Outline(page_of(run, tmp_path))
    sections = [attributes["id"] for tag, attributes in outline.tags if tag == "section"]
    assert sections == ["overview", "headline", "roads", "projects", "findings", "others", "meanings", "notes"]
    links = [attributes["href"] for tag, attributes in outline.tags if tag == "a"]
    assert links == ["#main", *(f"#{section}" for section in sections[1:])]


def test_nothing_is_fetched(run: Run, tmp_path: Path) -> None:
    page = page_of(run, tmp_path)
    addresses = [
        value for _, attributes in Outline(page).tags for name, value in attributes.items() if name in ("src", "href") and value
    ]
    assert all(address.startswith(("#", "data:")) for address in addresses)
    assert "url(" not in page
    assert "@import" not in page


def test_names_stay_text(run: Run, tmp_path: Path) -> None:
    page = page_of(run, tmp_path)
    assert [tag for tag, _ in Outline(page).tags].count("script") == 1
    assert "<img" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_binding_and_expected_are_counted_apart(run: Run, tmp_path: Path) -> None:
    page = page_of(run, tmp_path)
    cards = page.split('<section id="overview"')[1].split("</section>")[0].split('<div class="card">')[1:]
    words = [re.sub(r"<i lang=zh>.*?</i>|<[^>]+>|\n", "", card) for card in cards]
    assert words == [
        "0 of 2headline indicators with a result so far",
        "1binding (1 inferred)what targets ask 1↘ already met 1",
        "1expectedcan&#39;t be said 1· no earlier figure 1",
    ]


def test_every_figure_of_the_page_has_its_paragraph(run: Run, tmp_path: Path) -> None:
    page = page_of(run, tmp_path)
    rows = dict(re.findall(r'<tr id="([A-Z]+)"(?:(?!<tr).)*<td>(P[^<\n]*)', page))
    assert rows == {"LESSER": "P9", "BRIDGE": "P7"}
    opened = re.findall(r'<details id="([A-Z]+)">.*?<div lang="en">(.*?)</div>', page, re.DOTALL)
    assert {id_: re.findall(r"<td>(P\d+)", figures) for id_, figures in opened} == {
        "GDP": ["P2", "P3", "P4"],
        "SCRIPT": ["P5", "P6"],
    }


def headline(run: Run, tmp_path: Path, plan: str) -> tuple[str, str]:
    """The page's headline in Chinese and in English, its parts one after another."""
    page = page_of(run, tmp_path, plan=plan)
    (found,) = re.findall(r'<h1 id="overview-title">(.*?)</h1>', page)
    zh, en = re.fullmatch(r"<i lang=zh>(.*)</i><i lang=en>(.*)</i>", found).groups()  # type: ignore[union-attr]
    return zh, en


GREW = "2023: [{value: 100, at: 2}]}"


@pytest.mark.parametrize(
    ("result", "zh", "en"),
    [
        ("", "2024年主要指标尚无结果", "No headline target of 2024 has a result so far"),
        (
            "{growth: 8, at: 8}",
            "2024年地区生产总值增长8%，距增长10%的目标差2个百分点。另1项主要指标尚无可与目标对照的结果。",
            "Gross domestic product grew 8% in 2024, 2 points short of the 10% planned. "
            "For 1 other headline indicator no result can be set against a target so far.",
        ),
        (
            "{growth: 10, at: 8}",
            "2024年地区生产总值增长10%，达到增长10%的目标。另1项主要指标尚无可与目标对照的结果。",
            "Gross domestic product grew 10% in 2024 and met the 10% planned. "
            "For 1 other headline indicator no result can be set against a target so far.",
        ),
        (
            "{growth: 12, at: 8}",
            "2024年地区生产总值增长12%，比增长10%的目标好2个百分点。另1项主要指标尚无可与目标对照的结果。",
            "Gross domestic product grew 12% in 2024, 2 points better than the 10% planned. "
            "For 1 other headline indicator no result can be set against a target so far.",
        ),
        (
            "{growth: -1, at: 8}",
            "2024年地区生产总值下降1%，距增长10%的目标差11个百分点。另1项主要指标尚无可与目标对照的结果。",
            "Gross domestic product fell 1% in 2024, 11 points short of the 10% planned. "
            "For 1 other headline indicator no result can be set against a target so far.",
        ),
    ],
)
def test_the_headline_says_what_became_of_the_only_result(run: Run, tmp_path: Path, result: str, zh: str, en: str) -> None:
    plan = PLAN.replace(GREW, f"2023: [{{value: 100, at: 2}}], 2024: [{result}]}}" if result else GREW)
    assert headline(run, tmp_path, plan) == (zh, en)


def test_a_headline_of_several_results_keeps_the_attributes_apart(run: Run, tmp_path: Path) -> None:
    plan = PLAN.replace(GREW, "2023: [{value: 100, at: 2}], 2024: [{growth: 12, at: 8}]}")
    plan = plan.replace("2023: [{value: 5.2, at: 5}]", "2023: [{value: 5.2, at: 5}], 2024: [{value: 5.6, at: 8}]")
    plan = plan.replace(
        '{zh: "<script>alert(1)</script>", en: "</style><img src=x onerror=alert(1)>"}', "{zh: 失业率, en: Unemployment}"
    )
    assert headline(run, tmp_path, plan) == (
        "约束性目标有结果1项：未达或滞后1项（失业率）。预期性目标有结果1项：达到或按进度1项。",
        "Binding targets: of 1 with a result 1 missed or behind (Unemployment). "
        "Expected targets: of 1 with a result 1 met or on course.",
    )


def test_the_lead_says_what_the_targets_ask(run: Run, tmp_path: Path) -> None:
    page = page_of(run, tmp_path)
    (lead,) = re.findall(r'<p class="lead">(.*?)</p>', page)
    assert re.sub(r"<i lang=zh>.*?</i>|<[^>]+>", "", lead) == (
        "Of the targets, 1 can be set beside 2023: 1 asks for less. What a target asks is no verdict on it. "
        "Of 1 nothing can be said: no earlier figure 1."
    )
    assert re.sub(r"<i lang=en>.*?</i>|<[^>]+>", "", lead) == (
        "各项目标中，1项可与2023年对照：1项要求更低。目标的要求不是完成情况。另1项无法判断：无上年数1项。"
    )


def test_dots_stand_beside_the_target(run: Run, tmp_path: Path) -> None:
    plan = PLAN.replace(GREW, "2023: [{value: 100, at: 2}], 2024: [{growth: 5, at: 8}]}")
    page = page_of(run, tmp_path, plan=plan)
    dots = dict(re.findall(r'<details id="(\w+)">.*?<svg viewBox="0 0 200 20" aria-hidden="true">(.*?)</svg>', page, re.DOTALL))
    drawn = {
        id_: re.findall(r'<circle class="(\w+)" cx="([\d.]+)"|cx="([\d.]+)".*?class="(\w+)"', each) for id_, each in dots.items()
    }
    assert drawn == {"GDP": [("", "", "55", "result")], "SCRIPT": [("", "", "102.7", "before")]}  # 5 of 10 points short; 0.3 beyond
    beside = run("report", "--json", plan=plan).json["summary"]["front"]["beside"]
    assert beside == [{"scale": "points", "baseline": None, "result": -5}, {"scale": "points", "baseline": 0.3, "result": None}]


def test_a_dot_beyond_the_axis_is_an_arrow(run: Run, tmp_path: Path) -> None:
    page = page_of(run, tmp_path, plan=PLAN.replace("value: 5.2", "value: 30"))
    assert '<path d="M3 10l9 -6v12z" class="before">' in page


def test_rows_open_to_the_sentences_of_the_report(run: Run, tmp_path: Path) -> None:
    text = tmp_path / "report.txt"
    text.write_text("一\n地区生产总值100亿元。\n增长10%左右。\n达到125亿元。\n失业率5.2%。\n5.5%以内。\n", encoding="utf-8")
    page = page_of(run, tmp_path, "--report", str(text))
    quoted = re.findall(r"<blockquote><p>.*?<i lang=en>(.*?)</i></p><p lang=\"zh-CN\">(.*?)</p></blockquote>", page)
    assert quoted == [
        ("P2  2023 actual 100 (100m yuan)", "地区生产总值<mark>100</mark>亿元。"),
        ("P3  2024 target +10%", "增长<mark>10</mark>%左右。"),
        ("P4  2025 target &gt;125 (100m yuan)", "达到<mark>125</mark>亿元。"),
        ("P5  2023 actual 5.2%", "失业率<mark>5.2</mark>%。"),
        ("P6  2024 target ≤5.5%", "<mark>5.5</mark>%以内。"),
    ]
    assert "<blockquote>" not in page_of(run, tmp_path)


def test_the_notes_say_why_what_is_inferred(run: Run, tmp_path: Path) -> None:
    bridge = "BRIDGE: {name: {zh: 大桥, en: Bridge}, "
    inferred = bridge + "category: city, category_basis: inferred, category_reason: guess, "
    plan = PLAN.replace("en: By custom", "en: By custom, sources: [report]").replace(bridge, inferred)
    prices = "growth_prices: constant\n    growth_prices_basis: inferred\n    growth_prices_reason: guess\n    headline: true"
    unit = "unit_basis: inferred\n    unit_reason: guess\n    nature: rate"  # which has no star on the page
    plan = plan.replace("headline: true", prices, 1).replace("nature: rate", unit) + "categories: {city: {zh: 城市}}\n"
    notes = page_of(run, tmp_path, plan=plan).split('<section id="notes"')[1]
    assert re.findall(r"<i lang=zh>(\* .*?)</i><i lang=en>(.*?)</i>", notes) == [
        ("* 属性为推断：按惯例（据《演示报告》）", "* Attribute inferred: By custom (from: Demo report)"),
        ("* 价格口径为推断：按惯例（据《演示报告》）", "* Price basis inferred: By custom (from: Demo report)"),
        ("* 类别为推断：按惯例（据《演示报告》）", "* Category inferred: By custom (from: Demo report)"),
    ]


def test_a_page_opens_in_the_language_asked_for(run: Run, tmp_path: Path) -> None:
    for language, tag, title in (("zh", "zh-CN", "演示计划"), ("en", "en", "Demo plan")):
        page = page_of(run, tmp_path, "--lang", language)
        assert f'<html lang="{tag}">' in page
        assert f">{title}</title>" in page
        assert f'id="to-{language}" value="{tag}" checked>' in page


def test_the_shipped_page_is_small_and_the_same_each_time(run: Run, tmp_path: Path) -> None:
    page = page_of(run, tmp_path, plan=None)
    assert len(page.encode()) < 600_000
    assert page_of(run, tmp_path, plan=None) == page


def test_an_empty_plan_has_a_page_that_says_so(run: Run, tmp_path: Path) -> None:
    outline = Outline(page_of(run, tmp_path, plan="indicators: {}"))
    assert [attributes["id"] for tag, attributes in outline.tags if tag == "section"] == [
        "overview",
        "findings",
        "meanings",
        "notes",
    ]


def test_without_a_file_or_a_format_it_says_what_to_do(run: Run) -> None:
    ran = run("report", plan=PLAN)
    assert (ran.code, ran.out, ran.err) == (2, "", "planctl: name a file: planctl report -o report.html\n")


def test_json_tells_the_sections(run: Run) -> None:
    rows = run("report", "--json", plan=PLAN).json["results"]
    assert [(row["section"], row["rows"]) for row in rows] == [
        ("headline", 2),
        ("roads", 2),
        ("projects", 1),
        ("findings", 1),
        ("others", 1),
    ]


PROBE = """
<script>
addEventListener("load", () => {
  const told = {};
  const rows = () => [...document.querySelectorAll("#others-0-0 tbody tr")];
  const first = () => rows()[0].cells[0].innerText;
  const heads = document.querySelectorAll("#others-0-0 thead [role=button]");
  document.querySelector("#others details").open = true;
  told.before = first();
  heads[0].dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
  told.sorted = [first(), heads[0].parentNode.getAttribute("aria-sort")];
  heads[0].click();
  told.reversed = [first(), heads[0].parentNode.getAttribute("aria-sort")];
  const at = [...heads].findIndex((head) => head.innerText.startsWith("Target"));
  const number = (row) => Number((row.cells[at].innerText.match(/-?[0-9.]+/) || [NaN])[0]);
  heads[at].click();
  const order = rows().map(number);
  const known = order.filter((each) => !Number.isNaN(each));
  told.numbers = [known.length > 100, known.every((each, at) => !at || known[at - 1] <= each)];
  told.last = order.slice(known.length).every(Number.isNaN);
  const form = document.querySelector("form.tools[data-for=others-0-0]");
  form.querySelector("[data-search]").value = "tourism";
  form.dispatchEvent(new Event("input"));
  told.found = [rows().filter((row) => !row.hidden).length > 0, rows().filter((row) => row.hidden).length > 300];
  form.querySelector("[data-search]").value = "";
  const list = form.querySelector("[data-filter=verdict]");
  list.value = "asks_same";
  form.dispatchEvent(new Event("input"));
  told.filtered = rows().filter((row) => !row.hidden).every((row) => row.dataset.verdict === "asks_same");
  const visible = (text) => document.querySelector("#headline-title").innerText === text;
  told.english = visible("Headline indicators");
  document.getElementById("to-zh").click();
  told.chinese = [visible("主要指标"), document.documentElement.lang, document.title];
  told.wide = document.documentElement.scrollWidth <= innerWidth;
  document.body.innerHTML = "<pre></pre>";
  document.querySelector("pre").textContent = JSON.stringify(told);
});
</script>
"""


@pytest.mark.engines
def test_page_in_a_browser(run: Run, tmp_path: Path) -> None:
    page = page_of(run, tmp_path, plan=None)
    told = json.loads(dumped(page.replace("</body>", PROBE + "</body>"), tmp_path))
    assert told["sorted"][1] == "ascending"
    assert told["reversed"][1] == "descending"
    assert told["sorted"][0].lstrip("“") < told["reversed"][0]
    del told["before"], told["sorted"], told["reversed"]
    assert told == {
        "numbers": [True, True],
        "last": True,
        "found": [True, True],
        "filtered": True,
        "english": True,
        "chinese": [True, "zh-CN", "云阳县2024年国民经济和社会发展计划"],
        "wide": True,
    }


AXE = Path(os.environ.get("PLANCTL_AXE", "node_modules/axe-core/axe.min.js"))
"""The script of axe-core, which `.ci/run` installs."""
FAULTS = """
<script>
const faults = [];
addEventListener("error", (event) => faults.push(event.message));
addEventListener("securitypolicyviolation", (event) => faults.push(event.violatedDirective));
for (const kind of ["error", "warn"]) console[kind] = (...said) => faults.push(said.join(" "));
</script>
"""
ASKS_AXE = """
<script>
addEventListener("load", async () => {
  for (const each of document.querySelectorAll("details")) each.open = true;
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const found = await axe.run(document, { runOnly: tags });
  for (const each of found.violations) faults.push(each.id + ": " + each.nodes.slice(0, 3).map((node) => node.html).join(" "));
  document.body.innerHTML = "<pre></pre>";
  document.querySelector("pre").textContent = JSON.stringify(faults);
});
</script>
"""


@pytest.mark.engines
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    "look", [[], ["--blink-settings=preferredColorScheme=0"], ["--window-size=390,800"]], ids=["light", "dark", "phone"]
)
def test_axe_finds_no_fault_and_the_console_stays_empty(run: Run, tmp_path: Path, language: str, look: list[str]) -> None:
    if not AXE.is_file():
        pytest.skip("axe-core is not installed")
    page = page_of(run, tmp_path, "--lang", language, plan=None).replace("<head>", "<head>" + FAULTS)
    script = "<script>" + AXE.read_text(encoding="utf-8").replace("</script>", "<\\/script>") + "</script>"
    assert json.loads(dumped(page.replace("</body>", script + ASKS_AXE + "</body>"), tmp_path, *look)) == []


def dumped(page: str, tmp_path: Path, *flags: str, after: str = "") -> str:
    """What a page has written of itself into its only <pre> once a browser has shown it."""
    browser = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if browser is None:
        pytest.skip("Chromium is not installed")
    file = tmp_path / "probed.html"
    file.write_text(page, encoding="utf-8")
    usual = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", f"--user-data-dir={tmp_path / 'p'}"]
    command = [browser, *usual, *flags, "--virtual-time-budget=60000", "--dump-dom", file.as_uri() + after]
    out = subprocess.run(command, check=True, capture_output=True, text=True, timeout=240).stdout
    answer = re.search(r"<pre>(.*)</pre>", out, re.DOTALL)
    assert answer is not None
    return html.unescape(answer[1])


ADDRESS = """
<script>
addEventListener("load", () => {
  const told = {};
  const list = document.querySelector("form.tools[data-for=others-0-0] [data-filter=verdict]");
  told.restored = [document.getElementById("GDP").open, document.documentElement.lang, list.value];
  const shown = [...document.querySelectorAll("#others-0-0 tbody tr:not([hidden])")];
  told.rows = shown.every((row) => row.dataset.verdict === "asks_same");
  list.value = "asks_more";
  list.dispatchEvent(new Event("input", { bubbles: true }));
  document.getElementById("to-en").click();
  told.kept = decodeURIComponent(location.hash);
  const file = [...document.querySelectorAll(".file")].find((each) => each.download === "headline.csv");
  file.addEventListener("click", (event) => event.preventDefault());
  file.click();
  told.csv = decodeURIComponent(file.href).split("\\r\\n").slice(0, 2);
  const drawn = [...document.querySelectorAll(".file")].find((each) => each.download.endsWith(".svg"));
  drawn.addEventListener("click", (event) => event.preventDefault());
  drawn.click();
  const picture = decodeURIComponent(drawn.href).split("utf-8,")[1];
  told.svg = new DOMParser().parseFromString(picture, "image/svg+xml").documentElement.tagName;
  document.body.innerHTML = "<pre></pre>";
  document.querySelector("pre").textContent = JSON.stringify(told);
});
</script>
"""


@pytest.mark.engines
def test_the_address_keeps_what_was_chosen_and_files_can_be_kept(run: Run, tmp_path: Path) -> None:
    page = page_of(run, tmp_path, plan=None).replace("</body>", ADDRESS + "</body>")
    told = json.loads(dumped(page, tmp_path, after="#row=GDP&lang=zh-CN&others-0-0.verdict=asks_same"))
    assert told == {
        "restored": [True, "zh-CN", "asks_same"],
        "rows": True,
        "kept": "#row=GDP&others-0-0.verdict=asks_more",
        "csv": [
            'data:text/csv;charset=utf-8,\ufeff"Indicator (unit)","2023","Target 2024","Result","Comparison"',
            '"Gross domestic product (growth)","+6.8%","+7%","+5.1%","missed, 1.9 points short"',
        ],
        "svg": "svg",
    }


def test_a_brief_has_the_headline_indicators_alone(run: Run, tmp_path: Path) -> None:
    page = page_of(run, tmp_path, "--brief", plan=None)
    sections = [attributes["id"] for tag, attributes in Outline(page).tags if tag == "section"]
    assert sections == ["overview", "headline", "notes"]
    assert "<details" not in page
    assert page.count('id="GDP"') == 1
    assert len(page) < 120_000
    assert [row["section"] for row in run("report", "--brief", "--json").json["results"]] == ["headline"]


def test_cells_have_their_headings_on_a_telephone(run: Run, tmp_path: Path) -> None:
    style = page_of(run, tmp_path).split("<style>")[1].split("</style>")[0]
    labels = re.findall(r'^\[lang=(\S+)\] #others-0-0 td:nth-child\((\d)\)::before \{ content: "(.*)"; \}$', style, re.MULTILINE)
    assert labels == [
        ("zh-CN", "2", "目标 2024"),
        ("en", "2", "Target 2024"),
        ("zh-CN", "3", "比较"),
        ("en", "3", "Comparison"),
        ("zh-CN", "4", "出处"),
        ("en", "4", "Where"),
    ]


def test_each_verdict_has_its_meaning(run: Run, tmp_path: Path) -> None:
    meanings = page_of(run, tmp_path).split('<section id="meanings"')[1].split("</section>")[0]
    assert meanings.count("<dt") == len(Verdict)
    assert "<i lang=en>the result is worse than the target</i>" in meanings


def printed(page: str, tmp_path: Path) -> list[str]:
    """The text of each page that a browser prints."""
    browser = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if browser is None or not shutil.which("pdftotext"):
        pytest.skip("Chromium and poppler are not installed")
    (tmp_path / "printed.html").write_text(page, encoding="utf-8")
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", f"--user-data-dir={tmp_path / 'p'}"]
    command = [browser, *flags, f"--print-to-pdf={tmp_path / 'report.pdf'}", (tmp_path / "printed.html").as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    text = subprocess.run(["pdftotext", "-layout", tmp_path / "report.pdf", "-"], check=True, capture_output=True, text=True).stdout
    return text.removesuffix("\f").split("\f")


@pytest.mark.engines
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_prints_as_a_summary_of_two(run: Run, tmp_path: Path, language: str) -> None:
    pages = printed(page_of(run, tmp_path, "--lang", language, plan=None), tmp_path)
    assert len(pages) == 2
    assert {"zh": "实际使用外资", "en": "Foreign capital actually used"}[language] in pages[1]


@pytest.mark.engines
def test_everything_prints_on_demand_with_repeated_headings(run: Run, tmp_path: Path) -> None:
    page = page_of(run, tmp_path, plan=None)
    pages = printed(page.replace('id="print-all"', 'id="print-all" checked'), tmp_path)
    (first,) = (
        number for number, each in enumerate(pages) if "Other indicators" in each.split("\n\n")[0] or "Other indicators\n" in each
    )
    rows = [each for each in pages[first:] if each.count("no earlier figure") > 2]  # and not only its meaning
    assert len(rows) > 3
    assert all("Comparison" in each and "Where" in each for each in rows)


def test_json_tells_the_findings_as_check_does(run: Run) -> None:
    plan = PLAN.replace("value: 5.2", "value: 105")
    check = run("check", "--json", plan=plan).json
    (told,) = [each for each in run("report", "--json", plan=plan).json["summary"]["sections"] if each["section"] == "findings"]
    assert told["answers"][0]["problems"] == check["problems"] != []


def test_roads_beyond_a_page_are_left_out_and_said_to_be(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = run("report", "--json", plan=PLAN).json
    monkeypatch.setattr("planctl.assess.report.MOST_YEARS", 1)
    short = run("report", "--json", plan=PLAN).json
    assert (whole["summary"]["more_roads"], short["summary"]["more_roads"]) == (False, True)
    assert [row["section"] for row in whole["results"] if row not in short["results"]] == ["roads"]


def test_a_plan_that_asks_for_too_much_still_has_its_page(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for limit in ("chains.MOST_PARTS", "bars.MOST_BARS", "path.MOST_YEARS"):
        monkeypatch.setattr(f"planctl.assess.{limit}", 0)
    divided = PLAN.replace("direction: higher, target", "direction: higher, parts: {chain: [GDP]}, target")
    ran = run("report", "--json", plan=divided + "chains: {food: {zh: 食品}}\n")
    assert (ran.code, ran.err) == (0, "")
    assert [row["section"] for row in ran.json["results"]] == ["headline", "projects", "findings", "others"]


def test_totals_have_no_filters_of_projects(run: Run, tmp_path: Path) -> None:
    each = range(12)
    projects = "".join(
        f"  P{n}: {{name: {{zh: 项目{n}}}, category: city, actual: {{2023: [{{stage: new, at: 7}}]}}}}\n" for n in each
    )
    totals = "".join(
        f"  T{n}: {{name: {{zh: 总数{n}}}, measure: count, unit: 个, category: city, target: {{2024: [{{value: 4, at: 9}}]}}}}\n"
        for n in each
    )
    plan = f"categories: {{city: {{zh: 城市}}}}\nprojects:\n{projects}totals:\n{totals}"
    run("report", "-o", str(tmp_path / "page.html"), plan=plan)
    page = (tmp_path / "page.html").read_text("utf-8")
    assert re.findall(r'<tr id="(\w+)" data-category="city">', page) == [f"P{n}" for n in each]


def test_a_verdict_has_its_sign(run: Run, tmp_path: Path) -> None:
    run("report", "-o", str(tmp_path / "page.html"), plan=PLAN)
    page = (tmp_path / "page.html").read_text("utf-8")
    assert '<span class="said less"><b class="mark" aria-hidden="true">↘</b> <i lang=zh>上年已达到，' in page


def test_a_brief_is_a_document_too(run: Run, tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    file = tmp_path / "brief.docx"
    assert run("report", "--brief", "-o", str(file), plan=PLAN).code == 0
    page = docx.Document(str(file))
    assert [paragraph.text for paragraph in page.paragraphs] == [
        "Demo plan; known by 2023-12-31; source: Demo report",
        "No headline target of 2024 has a result so far",
        "Of the targets, 1 can be set beside 2023: 1 asks for less. What a target asks is no verdict on it. "
        "Of 1 nothing can be said: no earlier figure 1.",
        "Binding 1 (1 inferred): what targets ask 1",
        "Expected 1: can't be said 1",
        "* the attribute is inferred, not stated by the plan",
        "P7 is the report's paragraph 7, counted from the first.",
        "“—”: there is no such figure.",
        "* Attribute inferred: By custom",
        "Source: Demo report (the government's own text)",
    ]
    (table,) = page.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Indicator (unit)", "2023", "Target 2024", "Comparison", "Where"],
        ["In no area"] * 5,  # one cell over all columns
        ["Gross domestic product (growth)", "—", "+10%", "· no earlier figure", "P3"],
        ["</style><img src=x onerror=alert(1)>* (%)", "5.2%", "≤5.5%", "↘ already met, 0.3 points above", "P5 P6"],
    ]
    again = tmp_path / "again.docx"
    assert run("report", "--brief", "-o", str(again), plan=PLAN).code == 0
    assert again.read_bytes() == file.read_bytes()


def test_a_brief_is_a_pdf_with_its_fonts(run: Run, tmp_path: Path) -> None:
    pytest.importorskip("typst")
    file = tmp_path / "brief.pdf"
    ran = run("report", "--brief", "--lang", "zh", "-o", str(file), plan=PLAN)
    if ran.code == 2:
        assert ran.err == "planctl: 这台机器没有中文字体，写不出汉字：装一个（如 fonts-noto-cjk），或写 .docx\n"
        return
    content = file.read_bytes()
    assert content.startswith(b"%PDF-")
    assert b"pdfuaid" in content
    assert b"/CreationDate" not in content


@pytest.mark.parametrize("ending", [".docx", ".pdf"])
def test_everything_is_a_page_alone(run: Run, tmp_path: Path, ending: str) -> None:
    pytest.importorskip({".docx": "docx", ".pdf": "typst"}[ending])
    ran = run("report", "-o", str(tmp_path / f"all{ending}"), plan=PLAN)
    assert (ran.code, ran.err) == (2, "planctl: everything is written as .html; .docx and .pdf hold the brief alone: add --brief\n")
