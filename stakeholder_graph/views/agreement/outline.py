"""Two models of one place, laid out side by side as text and Markdown."""

from collections.abc import Iterator

from stakeholder_graph.results.agreements import Agreement
from stakeholder_graph.results.answers import Answer
from stakeholder_graph.views.agreement.sentences import (
    CLOSING,
    NOT_COMPARED,
    describe_agreement,
    describe_only,
    name_record,
    place_beside_nothing,
    say_what,
    shorten_files,
)
from stakeholder_graph.views.blocks import Block, Bullets, Outline, Reading, Say, Section, Table
from stakeholder_graph.views.frame import describe_title
from stakeholder_graph.views.words import Names, say_share

SHOWN = 15
SHOWN_LENGTH = 16
MORE = "--format markdown or csv lists them all"
_TITLES = {
    "stakeholder": "Stakeholders",
    "channel": "Channels",
    "tie": "Ties",
    "shared": "Shared dependencies",
}


def outline_agreement(answer: Answer, agreement: Agreement, *, full: bool) -> Outline:
    """Lay out where two models agree, what they tell otherwise, and what only one of them says or has."""
    reading = Reading(answer=answer, names=Names(answer.stakeholders), full=full)
    first, second = files = shorten_files(agreement.models)
    share = answer.assumed_share.existence
    assumed = "none" if not share else "all" if share == 1 else say_share(share)
    sections = (
        Section(title="Told otherwise", blocks=tuple(_tabulate_told(reading, agreement, files))),
        Section(title="Said by one only", blocks=tuple(_tabulate_said(reading, agreement, files))),
        Section(title=f"Only in {first}", blocks=tuple(_list_only(reading, agreement, 0, second))),
        Section(title=f"Only in {second}", blocks=tuple(_list_only(reading, agreement, 1, first))),
        Section(title="Taken for the same by their names", blocks=tuple(_tell_matched(agreement, files))),
    )
    return Outline(
        title=f"{describe_title(answer)}: {first} beside {second}",
        opening=describe_agreement(agreement),
        sections=tuple(each for each in sections if each.blocks),
        closing=(
            CLOSING,
            NOT_COMPARED,
            f"Only assumed: {assumed} of the stakeholders and channels of the two.",
        ),
    )


def _tabulate_told(reading: Reading, agreement: Agreement, files: tuple[str, str]) -> Iterator[Block]:
    rows = [
        (name_record(each.section, each.id, reading.names), say_what(each), each.first, each.second)
        for each in agreement.told_otherwise
    ]
    yield from _tabulate(reading, rows, files)


def _tabulate_said(reading: Reading, agreement: Agreement, files: tuple[str, str]) -> Iterator[Block]:
    rows = [
        (
            name_record(each.section, each.id, reading.names),
            say_what(each),
            *place_beside_nothing(each, "not said"),
        )
        for each in agreement.said_by_one
    ]
    yield from _tabulate(reading, rows, files)


def _tabulate(
    reading: Reading, rows: list[tuple[str, str, str, str]], files: tuple[str, str]
) -> Iterator[Block]:
    if not rows:
        return
    shown = [
        (*row[:2], *(_shorten(each, reading) for each in row[2:])) for row in rows[: reading.limit(SHOWN)]
    ]
    said = files if reading.full else ("The first says", "The second says")
    yield Table(columns=("Of", "What", *said), rows=tuple(shown))
    if len(rows) > len(shown):
        yield Say(text=f"and {len(rows) - len(shown):,} more: {MORE}.")


def _shorten(value: str, reading: Reading) -> str:
    """Cut on a screen what two columns have no room for."""
    return value if reading.full or len(value) <= SHOWN_LENGTH else f"{value[: SHOWN_LENGTH - 1]}…"


def _list_only(reading: Reading, agreement: Agreement, side: int, other: str) -> Iterator[Block]:
    for section, title in _TITLES.items():
        items = [
            describe_only(each, other, reading.names)
            for each in agreement.only_in_one
            if each.side == side and each.section == section
        ]
        if items:
            yield Say(text=f"{title}:")
            yield Bullets(items=reading.cut(items, SHOWN, MORE))


def _tell_matched(agreement: Agreement, files: tuple[str, str]) -> Iterator[Block]:
    if agreement.matched_names:
        first, second = files
        items = tuple(f"{one} in {first}, {other} in {second}" for one, other in agreement.matched_names)
        yield Bullets(items=items)
