"""agree: two people's models of one place, side by side."""

from pathlib import Path

import click
from msgspec.structs import replace

from stakeholder_graph.cli.options import writes_an_answer
from stakeholder_graph.cli.output import open_sound, render_answer, write


@click.command("agree")
@writes_an_answer
@click.argument("first", type=click.Path(), metavar="FIRST")
@click.argument("second", type=click.Path(), metavar="SECOND")
def command(first: str, second: str, output_format: str, output: Path | None) -> None:
    """Tell where two people's models of one place agree, what only one has, and what they tell otherwise.

    Nobody is called right: where the two differ, `check-sheet` asks the people who are in the place.
    """
    from stakeholder_graph.assess.agreeing import agree

    documents = open_sound(first), open_sound(second)
    answer = agree(*documents)
    read = replace(documents[0], files=(*documents[0].files, *documents[1].files))
    write(render_answer(answer, output_format), output, read)
