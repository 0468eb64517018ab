"""Who does not hear whom, and the groups with one only way in or out, laid out as text and Markdown."""

from collections.abc import Iterator, Sequence

from stakeholder_graph.results.silos import Silos
from stakeholder_graph.views.analysis import silo_sentences
from stakeholder_graph.views.blocks import Block, Bullets, Reading, Say, Section, Table
from stakeholder_graph.views.words import list_some

MEMBERS_IN_TABLE = 3
"""On a screen, groups of fewer members are left out of the table of indices."""


def outline_silos(reading: Reading) -> Iterator[Section]:
    """Lay out who is not heard, who hear each other only through a hub, and what researchers ask for."""
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
