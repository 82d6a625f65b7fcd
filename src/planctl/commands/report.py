"""planctl report."""

from planctl.assess.check import check, found
from planctl.assess.report import report
from planctl.cli import app
from planctl.commands import (
    ColourOption,
    DataOption,
    ForceOption,
    FormatOption,
    JsonOption,
    LanguageOption,
    OutputOption,
    default_path,
    exit_code,
    format_of,
    language_of,
    print_problems,
    save,
    unanswered,
    write,
)
from planctl.language import Bilingual
from planctl.problems import RefusedError
from planctl.read import located, read


@app.command("report")
def report_(
    output: OutputOption = None,
    force: ForceOption = False,
    data: DataOption = None,
    format_: FormatOption = None,
    json_: JsonOption = False,
    lang: LanguageOption = None,
    colour: ColourOption = None,
) -> int:
    """Example: planctl report -o report.html

    One page with everything: verdicts, pictures, the road to later targets, chains, projects, contradictions. It opens from the
    disk in either language, prints, and needs nothing else.
    """
    language, chosen, where = language_of(lang), format_of(format_, json_), data or default_path()
    if output is None and (not (format_ or json_) or chosen in ("table", "wide", "md")):
        raise RefusedError(Bilingual("用 -o 指定文件：planctl report -o report.html", "name a file: planctl report -o report.html"))
    plan, problems = read(where)
    print_problems(problems, language)
    if plan is None:
        return unanswered("report", problems, chosen, language)
    findings = found(plan)
    result = report(plan, check(plan, findings, located(where, findings)))
    if output is not None:
        save(result, output, where, language, force)
    else:
        write(result, chosen, language, colour)
    return exit_code(problems)
