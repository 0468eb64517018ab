"""audit: which standards does the place meet?"""

from functools import partial

import click

from stakeholder_graph.cli.options import Call, asks_a_place, writes_an_answer


@click.command("audit")
@writes_an_answer
@asks_a_place
@click.option(
    "--standard",
    "standards",
    multiple=True,
    metavar="PACK",
    help="A built-in standard, or a YAML file. Repeatable; every built-in one of the day if not given.",
)
def command(call: Call, standards: tuple[str, ...]) -> None:
    """Hold a place against standards: which rules it meets, which not, and where nobody can tell."""
    from stakeholder_graph.assess.auditing import audit

    call.answer(partial(audit, standards=standards))
