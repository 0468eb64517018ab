"""compare: places side by side, or one place beside its scenarios."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click
from msgspec.structs import replace

from stakeholder_graph.cli.options import WRITTEN, add_options, read_day, writes_an_answer
from stakeholder_graph.cli.output import open_sound, render_answer, tell, write
from stakeholder_graph.cli.progress import Progress
from stakeholder_graph.errors import UsageError

if TYPE_CHECKING:
    from stakeholder_graph.views.figures.figure import FileFormat

FORMATS = ("svg", "png", "pdf")


@click.command("compare")
@writes_an_answer
@click.argument("models", type=click.Path(), metavar="MODEL...", nargs=-1, required=True)
@add_options(
    click.option(
        "--figure",
        type=WRITTEN,
        metavar="FILE",
        help="Draw the figures as well: .svg, .png or .pdf.",
    ),
    click.option("--on", callback=read_day, metavar="DATE", help="The day to look at, not each model's own."),
    click.option(
        "--scenario",
        "scenarios",
        multiple=True,
        metavar="NAME",
        help="Set this scenario beside the model as it is. Repeatable; a single model brings all of its own.",
    ),
)
def command(
    *,
    models: tuple[str, ...],
    scenarios: tuple[str, ...],
    on: date | None,
    figure: Path | None,
    output_format: str,
    output: Path | None,
) -> None:
    """Set places side by side, or one place beside its scenarios: is it effective, inclusive, efficient?

    Places are aligned by the parts that are played in them. What differs is said with the structure that causes it;
    what rests on assumptions or on silence is told apart. There is no score and no ranking.
    """
    from stakeholder_graph.assess.comparing import compare_places, draw_comparison

    file_format = figure.suffix.lower().removeprefix(".") if figure is not None else ""
    if figure is not None and file_format not in FORMATS:
        raise UsageError(
            f"'{figure.name}' is no figure", f"end its name in {', '.join('.' + each for each in FORMATS)}"
        )
    if figure is not None and output is not None and figure.resolve() == output.resolve():
        raise UsageError("the answer and the figure cannot be one file", "give them two names")
    documents = [open_sound(model) for model in models]
    with Progress("comparing") as advance:
        answer = compare_places(documents, scenarios, on=on, advance=advance)
    read = replace(documents[0], files=tuple(path for each in documents for path in each.files))
    if figure is not None:
        write(draw_comparison(answer, cast("FileFormat", file_format)).content, figure, read)
        tell(f"wrote {figure}", err=True)
    write(render_answer(answer, output_format), output, read)
