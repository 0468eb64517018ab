"""new: start a place."""

from pathlib import Path
from typing import cast

import click

from stakeholder_graph.writers.starter import TEMPLATES, Template, show_in_command, write_starter


@click.command("new")
@click.argument("target", type=click.Path(path_type=Path), metavar="TARGET")
@click.option(
    "--template",
    type=click.Choice(TEMPLATES),
    default="ccg",
    show_default=True,
    help="What to start from: a place of 2012 (ccg), of 2026 (icb), or the smallest there can be (blank).",
)
@click.option("--tables", is_flag=True, help="Put rows that repeat into tables that open in a spreadsheet.")
@click.option("--name", metavar="NAME", help="What the place is called; the file's name if not given.")
def command(target: Path, template: str, tables: bool, name: str | None) -> None:
    """Start a place: a small invented one, with comments that say what to change.

    TARGET is the file to write, such as my-place.yaml. Nothing that exists is written over.
    """
    model, *beside = write_starter(target, cast("Template", template), name=name, tables=tables)
    for path in (model, *beside):
        click.echo(f"wrote {path}")
    shown = show_in_command(str(model))
    click.echo("All in it is invented: open it in a text editor and make it yours. Then:")
    click.echo(f"  stakeholder-graph validate {shown}")
    click.echo(f"  stakeholder-graph analyse {shown}")
