"""What does the answer of each command say, and in which order? One function a command."""

from collections.abc import Callable, Iterator, Sequence

from stakeholder_graph.results.answers import Answer
from stakeholder_graph.results.messages import MessageAnswer
from stakeholder_graph.results.silos import Silos
from stakeholder_graph.results.weak_points import WeakPoint
from stakeholder_graph.views import frame
from stakeholder_graph.views.agreement.outline import outline_agreement
from stakeholder_graph.views.analysis import silo_sentences, weak_point_sentences
from stakeholder_graph.views.analysis.outline import outline_analysis
from stakeholder_graph.views.audit.outline import outline_audit
from stakeholder_graph.views.audit.sentences import describe_counts
from stakeholder_graph.views.blocks import Block, Bullets, Outline, Reading, Say, Section, Table
from stakeholder_graph.views.comparison.outline import outline_comparison
from stakeholder_graph.views.messages import sentences
from stakeholder_graph.views.review.outline import outline_review
from stakeholder_graph.views.review.sentences import describe_review
from stakeholder_graph.views.sheets.outline import describe_check_sheet, outline_check_sheet
from stakeholder_graph.views.simulation.outline import outline_simulation
from stakeholder_graph.views.simulation.sentences import describe_worlds
from stakeholder_graph.views.trace.outline import outline_trace
from stakeholder_graph.views.words import Names, list_some, say_number, start_sentence

MEMBERS_IN_TABLE = 3
"""On a screen, groups of fewer members are left out of the table of indices."""


def build_outline(answer: Answer, *, full: bool) -> Outline:
    """Lay out what one answer says; ``full`` names everything where a screen names the first few."""
    if answer.comparison is not None:
        return outline_comparison(answer, answer.comparison, full=full)
    if answer.agreement is not None:
        return outline_agreement(answer, answer.agreement, full=full)
    reading = Reading(answer=answer, names=Names(answer.stakeholders), full=full)
    closing = (
        *map(frame.describe_note, answer.notes),
        frame.CAUTION,
        frame.describe_assumed(answer.assumed_share),
    )
    return Outline(
        title=frame.describe_title(answer),
        opening=OPENINGS[answer.command](answer) if answer.command in OPENINGS else "",
        sections=tuple(section for section in SECTIONS[answer.command](reading) if section.blocks),
        closing=closing,
    )


def _weak_points(reading: Reading) -> Iterator[Section]:
    for message in reading.answer.messages or ():
        reach = sentences.describe_reach(message, reading.names)
        blocks: list[Block] = [Say(text=f"{start_sentence(reach)}.")]
        if not message.weak_points:
            blocks.append(Say(text=weak_point_sentences.describe_no_weak_point(message)))
        elif reading.full:
            blocks.append(_tabulate_weak_points(reading, message.weak_points))
        for type_, title in () if reading.full else WEAK_POINT_TYPES.items():
            points = [each for each in message.weak_points or () if each.type == type_]
            items = [
                f"{weak_point_sentences.describe_weak_point(each, message, reading.names)}"
                f"{_name_cut(reading, each.cuts_off)}"
                for each in points
            ]
            if items:
                blocks.append(Say(text=f"{title}:"))
                blocks.append(
                    Bullets(items=reading.cut(items, 10, "--format markdown or csv lists them all"))
                )
        blocks += _tell_pairs(reading, message)
        yield Section(title=sentences.describe_message(message), blocks=tuple(blocks))


def _tabulate_weak_points(reading: Reading, points: Sequence[WeakPoint]) -> Table:
    names = reading.names
    rows = tuple(
        (
            names.call(each.id),
            "shared dependency" if each.type == "shared" else each.type,
            say_number(len(each.cuts_off)),
            "not known" if each.people is None else say_number(each.people),
            each.basis if each.basis != "partly" else "partly assumed",
            ", ".join(names.call_all(each.cuts_off)),
        )
        for each in points
    )
    columns = ("The only way through", "What it is", "Cuts off", "People", "Stated or assumed", "Who")
    return Table(columns=columns, rows=rows)


WEAK_POINT_TYPES = {
    "stakeholder": "Stakeholders that are the only way through",
    "shared": "Shared dependencies that every route rests on",
    "channel": "Channels that are the only way through",
}


def _name_cut(reading: Reading, cuts_off: Sequence[str]) -> str:
    if len(cuts_off) == 1:
        return "."
    return f": {list_some(reading.names.call_all(cuts_off), reading.limit(5))}."


def _tell_pairs(reading: Reading, message: MessageAnswer) -> Iterator[Block]:
    if message.pairs is None:
        return
    if not message.pairs:
        yield Say(text="No two stakeholders together are the only way through for anyone.")
        return
    items = [
        weak_point_sentences.describe_pair(each, message, reading.names) + _name_cut(reading, each.cuts_off)
        for each in message.pairs
    ]
    yield Say(text="Pairs that are the only way through together:")
    yield Bullets(items=reading.cut(items, 10, "--format markdown or csv lists them all"))


def _silos(reading: Reading) -> Iterator[Section]:
    silos, names = reading.answer.silos, reading.names
    if silos is None:
        return
    lists = (
        ("Isolated: no channel in and none out", silos.isolated),
        ("Some message does not reach them", silos.not_reached),
        ("No way up: what they say does not arrive", silos.no_way_up),
        ("One way: heard, but with no way back for an answer", silos.one_way),
    )
    for title, ids in lists:
        text = f"{names.count(ids)}: {list_some(names.call_all(ids), reading.limit(10))}." if ids else "None."
        yield Section(title=title, blocks=(Say(text=text),))
    yield _list_section(
        reading,
        "Who hear each other only through a hub",
        [silo_sentences.describe_siblings([each], names, 1) for each in silos.siblings],
    )
    closed = silo_sentences.find_closed_groups(silos.groups)
    ways = [silo_sentences.describe_ways(each, names) for each in closed]
    yield _list_section(reading, "Groups with one only way in or out", ways)
    services = silo_sentences.describe_services(silos.groups, names) or (silo_sentences.NO_SERVICE,)
    yield _list_section(reading, "Within and across services", services)
    yield from _research(reading, silos)


def _list_section(reading: Reading, title: str, items: Sequence[str]) -> Section:
    more = "--format markdown lists them all"
    block = Bullets(items=reading.cut(items, 10, more)) if items else Say(text="None.")
    return Section(title=title, blocks=(block,))


def _research(reading: Reading, silos: Silos) -> Iterator[Section]:
    names = reading.names
    least = 0 if reading.full else MEMBERS_IN_TABLE
    groups = tuple(
        (each.by, each.group, str(len(each.members)), *map(silo_sentences.describe_index, indices))
        for each in silos.groups
        if len(each.members) >= least
        for indices in [(each.ei_index, each.expected_ei_index)]
    )
    brokers = tuple(
        (names.call(each.id), each.by, *map(str, silo_sentences.list_broker_roles(each)))
        for each in silos.brokers
    )
    if silos.groups:
        yield Section(
            title="For researchers: E-I index",
            blocks=tuple(_tell_indices(groups, len(silos.groups) - len(groups))),
        )
    if brokers:
        roles = ("Coordinator", "Itinerant", "Gatekeeper", "Representative", "Liaison")
        limit = reading.limit(20)
        blocks: list[Block] = [Table(columns=("Who", "By", *roles), rows=brokers[:limit])]
        if len(brokers) > limit:
            blocks.append(Say(text=f"and {len(brokers) - limit:,} more: --format csv lists them all."))
        yield Section(title="For researchers: brokers by Gould-Fernandez role", blocks=tuple(blocks))


def _tell_indices(rows: tuple[tuple[str, ...], ...], left_out: int) -> Iterator[Block]:
    """Tabulate the index of each group, and say how many small groups are left out."""
    yield Say(
        text="From -1 (all channels stay inside) to +1 (all go to others); beside it what chance alone gives."
    )
    if rows:
        yield Table(columns=("By", "Group", "Members", "E-I index", "By chance"), rows=rows)
    if left_out:
        groups = "1 group" if left_out == 1 else f"{left_out:,} groups"
        are = "is" if left_out == 1 else "are"
        fewer = f"fewer than {MEMBERS_IN_TABLE} members"
        yield Say(text=f"{groups} of {fewer} {are} left out: --format csv lists them all.")


SECTIONS: dict[str, Callable[[Reading], Iterator[Section]]] = {
    "analyse": outline_analysis,
    "trace": outline_trace,
    "weak-points": _weak_points,
    "silos": _silos,
    "audit": outline_audit,
    "review": outline_review,
    "check-sheet": outline_check_sheet,
    "simulate": outline_simulation,
}
OPENINGS: dict[str, Callable[[Answer], str]] = {
    "analyse": frame.describe_opening,
    "simulate": describe_worlds,
    "audit": describe_counts,
    "review": describe_review,
    "check-sheet": describe_check_sheet,
}
