"""planctl accept."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, cast

import typer

from planctl.assess.source.locate import claims
from planctl.assess.trace import trace
from planctl.commands import Request, print_problems
from planctl.commands.options import LanguageOption, ReportOption, on_terminal
from planctl.commands.record import difference
from planctl.language import Bilingual, Language
from planctl.output import Exit
from planctl.output_files import digest, write_file
from planctl.plan.lookup import find_ids
from planctl.plan.model import Plan
from planctl.problems import Problem, RefusedError
from planctl.read import contents_of, read_contents
from planctl.read.source_text import read_report
from planctl.render.views.accept import ANSWERS, QUESTION, sentence, shown
from planctl.rules import message
from planctl.write.accept import Decided, Decision, Place, Proposed, changed, decided, matching, proposed, written

_NONE = Bilingual("没有起草待核的数字", "there is nothing proposed")
_WHICH = Bilingual(
    "不在终端上：写出编号，或 --rests-on 字词，或 --all", "this is no terminal: name ids, or --rests-on WORD, or --all"
)
_DONE = Bilingual("{decision} {count} 个，还有 {left} 个待核", "{decision}: {count}; still proposed: {left}")
_DECISIONS = {"accept": Bilingual("接受", "accepted"), "drop": Bilingual("删去", "dropped")}
_MISSING = Bilingual(
    "删去的数字不再收录：planctl coverage 会列为缺失，可写入 set_aside",
    "what is dropped is recorded no more: planctl coverage lists it as missing, set it aside there",
)
_LEFT = Bilingual("还有 {left} 个待核", "still proposed: {left}")
_NOT_TAKEN = Bilingual("没有写入：{why}", "not written: {why}")


def accept(
    plan: Annotated[Path, typer.Argument(metavar="PLAN")],
    names: Annotated[list[str] | None, typer.Argument(metavar="[ID]...")] = None,
    report: ReportOption = None,
    rests_on: Annotated[str | None, typer.Option("--rests-on", metavar="WORD")] = None,
    everything: Annotated[bool, typer.Option("--all")] = False,
    drop: Annotated[bool, typer.Option("--drop")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run")] = False,
    lang: LanguageOption = None,
) -> int:
    """Decide what a draft proposes."""
    request = Request(None, False, lang, None, True, plan)
    language = request.language
    contents, unread = contents_of(plan)
    reading = read_contents(contents, plan)
    if reading.plan is None or unread:
        print_problems([*unread, *reading.problems], language)
        return Exit.PROBLEMS
    every = proposed(reading.plan)
    if not every:
        sys.stdout.write(_NONE.text(language) + "\n")
        return Exit.RAN
    if names or rests_on or everything:
        ids = find_ids(reading.plan, names) if names else []
        decision: Decision = "drop" if drop else "accept"
        chosen = dict.fromkeys(matching(every, ids, rests_on), decision)
        made = decided(contents, plan, chosen)
        if dry_run:
            sys.stdout.writelines(line for path, new in made.contents.items() for line in difference(path, contents[path], new))
            return Exit.RAN
        _write(contents, made, language)
        counts = {"decision": _DECISIONS[decision].text(language), "count": len(chosen), "left": len(every) - len(chosen)}
        sys.stdout.write(_DONE.filled(**counts).text(language) + "\n")
        if drop:
            sys.stdout.write(_MISSING.text(language) + "\n")
        return Exit.RAN
    if not sys.stdin.isatty() or not on_terminal():
        raise RefusedError(_WHICH)
    return _one_by_one(plan, _sentences(reading.plan, report or request.settings.get("report")), language)


def _write(contents: Mapping[Path, bytes], made: Decided, language: Language) -> None:
    for path, content in made.contents.items():
        write_file(path, content, replaces=digest(contents[path]))
    print_problems(made.reading.problems, language)


def _sentences(plan: Plan, report: object) -> dict[Place, str]:
    """The sentence behind each figure, its number marked; none without a report."""
    if not isinstance(report, Path):
        return {}
    text = read_report(report)
    if isinstance(text, Problem):
        raise RefusedError(Bilingual(message(text, "zh"), message(text, "en")))
    ids = list(dict.fromkeys(each.id for each in proposed(plan)))
    rows = trace(plan, ids, text).rows
    statements = {each.path: each.place for each in proposed(plan)}
    return {
        statements[claim.path]: sentence(row)
        for claim, row in zip(claims(plan, ids), rows, strict=True)
        if claim.path in statements
    }


def _one_by_one(path: Path, sentences: Mapping[Place, str], language: Language) -> int:
    """Ask about one proposal after another; each decision is written before the next is asked for."""
    skipped: set[Place] = set()
    while True:
        contents, _ = contents_of(path)
        plan = read_contents(contents, path).plan
        every = proposed(plan) if plan else []
        left = [each for each in every if each.place not in skipped]
        if plan is None or not left:
            break
        each = left[0]
        sys.stdout.write("\n".join((*shown(plan, each, len(left), language), sentences.get(each.place, ""))).rstrip() + "\n")
        answer = _asked(language)
        if answer == "quit":
            break
        if answer == "skip":
            skipped.add(each.place)
            continue
        try:
            made = _decided(contents, path, each, answer)
            _write(contents, made, language)
        except RefusedError as refused:
            sys.stdout.write(_NOT_TAKEN.filled(why=refused.message.text(language)).text(language) + "\n")
    sys.stdout.write("\n" + _LEFT.filled(left=len(every)).text(language) + "\n")
    return Exit.RAN


def _decided(contents: Mapping[Path, bytes], path: Path, each: Proposed, answer: str) -> Decided:
    """The files after an answer; raises RefusedError where they can't be."""
    if answer != "change":
        return decided(contents, path, {each: cast("Decision", answer)})
    sys.stdout.write(f"{written(contents, each)}\n> ")
    return changed(contents, path, each, sys.stdin.readline().strip())


def _asked(language: Language) -> str:
    """The answer to what is to become of a proposal: by its letter; the end of the input ends the questions."""
    while True:
        sys.stdout.write(QUESTION.text(language) + " ")
        sys.stdout.flush()
        line = sys.stdin.readline()
        if not line:
            return "quit"
        if line.strip().lower() in ANSWERS:
            return ANSWERS[line.strip().lower()]
