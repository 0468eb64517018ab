"""audit: which standards does the place meet?"""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from stakeholder_graph.cli.options import Call, asks_a_place, writes_an_answer
from stakeholder_graph.cli.output import open_sound, render_answer, tell, write
from stakeholder_graph.errors import UsageError

if TYPE_CHECKING:
    from stakeholder_graph.assess.auditing import AuditFiles
    from stakeholder_graph.documents.document import Document
    from stakeholder_graph.results.answers import Answer


@click.command("audit")
@writes_an_answer
@asks_a_place
@click.option(
    "--write-baseline",
    metavar="FILE",
    help="Write what is accepted now; one that exists may only improve.",
)
@click.option("--baseline", metavar="FILE", help="What was accepted before: only what is worse counts.")
@click.option("--waivers", metavar="FILE", help="What is accepted for now, with reason, owner and last day.")
@click.option(
    "--standard",
    "standards",
    multiple=True,
    metavar="PACK",
    help="A built-in standard, or a YAML file. Repeatable; every built-in one of the day if not given.",
)
def command(
    call: Call,
    standards: tuple[str, ...],
    waivers: str | None,
    baseline: str | None,
    write_baseline: str | None,
) -> None:
    """Hold a place against standards: which rules it meets, which not, and where nobody can tell.

    The exit status is 1 if a rule is not met (with a baseline: if anything is worse than there), or a waiver has
    gone stale.
    """
    from stakeholder_graph.assess.auditing import find_shortcomings, hold, open_files

    targets = [os.path.realpath(each) for each in (call.output, write_baseline) if each is not None]
    if len(set(targets)) < len(targets):
        raise UsageError("'-o' and '--write-baseline' name the same file", "name another for one of them")
    document = open_sound(call.model)
    files = open_files(document, call.choice, standards, waivers, baseline, renews=write_baseline)
    _tell_problems(files)
    answer = hold(document, call.choice, files)
    paths = [Path(each) for each in (*standards, waivers) if each is not None]
    kept = replace(document, files=(*document.files, *paths))
    accepted = [Path(each) for each in (baseline, write_baseline) if each is not None]
    never = replace(kept, files=(*kept.files, *accepted))
    write(render_answer(answer, call.output_format), call.output, never)
    short = find_shortcomings(answer)
    if write_baseline is not None:
        _write_baseline(answer, files, Path(write_baseline), kept)
        short = tuple(each for each in short if each not in ("not-met", "worse"))
    if short:
        tell(f"fell short: {', '.join(short)}", err=True)
        sys.exit(1)


def _tell_problems(files: "AuditFiles") -> None:
    """Write the problems of all files on standard error; stop with status 2 if one is an error."""
    from stakeholder_graph.views.problems import render_problems_text

    for each in files.all:
        if each.problems:
            text = each.data.decode("utf-8", errors="replace").removeprefix("\ufeff")
            lines = {each.file: text.replace("\r\n", "\n").replace("\r", "\n").split("\n")}
            click.echo(render_problems_text(each.problems, lines, file=each.file), err=True, nl=False)
    if any(problem.is_error for each in files.all for problem in each.problems):
        sys.exit(2)


def _write_baseline(answer: "Answer", files: "AuditFiles", target: Path, document: "Document") -> None:
    """Write a new baseline; stop with status 1 if one that was accepted before had something better."""
    from stakeholder_graph.assess.auditing import count_worse, renew_baseline

    for each in files.baselines:
        worse = count_worse(answer, each.value or {})
        if worse:
            checks = "1 check is" if worse == 1 else f"{worse} checks are"
            where = "there" if each is files.renewed else f"in {each.file}"
            tell(f"{target} was not written: {checks} worse than {where}, and it may only improve", err=True)
            sys.exit(1)
    before = files.renewed or files.baseline
    write(renew_baseline(answer, (before.value if before is not None else None) or {}), target, document)
