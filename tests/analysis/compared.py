"""The real analyses beside their slow twin: every figure of every delivery of one message."""

from datetime import date

from stakeholder_graph.analysis.place.deliveries import find_asked
from stakeholder_graph.analysis.place.silos import find_silos
from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.analysis.routes.messages import summarise_message
from stakeholder_graph.analysis.routes.routes import find_deliveries
from stakeholder_graph.analysis.routes.weak_points import find_pairs, find_weak_points
from stakeholder_graph.model.place import Place
from stakeholder_graph.model.records import Message
from stakeholder_graph.results.deliveries import Delivery
from tests.analysis.oracle import Expected, Twin

COUNTED_FIGURES = (
    "sender",
    "receiver",
    "reached",
    "hops",
    "route",
    "channels",
    "independent_routes",
    "level",
    "loop",
)
ANSWER_FIGURES = ("reached", "hops", "route", "channels", "independent_routes", "level")


def compare(place: Place, message: Message, day: date | None = None) -> None:
    """Hold everything that is found about a message against the twin."""
    structure, twin = Structure(place, day), Twin(place, day)
    expected = twin.expect(message)
    found = find_deliveries(structure, message)
    assert [read_delivery(each) for each in found] == [read_expected(each) for each in expected]
    for each, wanted in zip(found, expected, strict=True):
        compare_shared(each, wanted)
    weak = {(w.type, w.id): (w.cuts_off, w.people) for w in find_weak_points(structure, message)}
    assert weak == gather(twin, [(each.member, each.cuts) for each in expected])
    pairs = {pair.ids: (pair.cuts_off, pair.people) for pair in find_pairs(structure, message)}
    assert pairs == gather(twin, [(each.member, each.pairs) for each in expected])
    compare_totals(structure, twin, message, expected)


def read_delivery(delivery: Delivery) -> dict:
    seen = {name: getattr(delivery, name) for name in COUNTED_FIGURES}
    back = delivery.answer
    return seen | {"answer": back and {name: getattr(back, name) for name in ANSWER_FIGURES}}


def read_expected(expected: Expected) -> dict:
    seen = {name: getattr(expected, name) for name in COUNTED_FIGURES}
    back = expected.answer
    return seen | {"answer": back and {name: getattr(back, name) for name in ANSWER_FIGURES}}


def compare_shared(found: Delivery, wanted: Expected) -> None:
    """A figure that calls itself exact is; the others are at most too small."""
    if found.independent_routes_by_shared_exact:
        assert found.independent_routes_by_shared == wanted.by_shared, found.route
    else:
        assert found.independent_routes_by_shared <= wanted.by_shared


def gather(twin: Twin, cuts: list) -> dict:
    """Turn what each delivery rests on into whom each thing cuts off, and their people."""
    members: dict[object, list[str]] = {}
    for member, things in cuts:
        for thing in things:
            members.setdefault(thing, []).append(member)
    return {thing: (tuple(sorted(named)), twin.people(named)) for thing, named in members.items()}


def compare_totals(structure: Structure, twin: Twin, message: Message, expected: list[Expected]) -> None:
    answer = summarise_message(structure, message)
    assert answer.delivery_count == len(expected) == len(find_asked(structure, message))
    assert answer.reached_count == sum(each.reached for each in expected)
    if all(member is not None for _, _, member in twin.list_asked(message)):
        members = [each.member for each in expected]
        assert answer.people == twin.people(members)
        assert answer.people_of_reached == twin.people(each.member for each in expected if each.reached)
        assert answer.people_unknown_count == twin.unknown(members)


def compare_silos(place: Place, message: Message) -> None:
    structure, twin = Structure(place), Twin(place)
    answer = summarise_message(structure, message, deliveries=find_deliveries(structure, message))
    silos = find_silos(structure, [answer])
    touched = {each for pair in twin.joined() for each in pair}
    assert silos.isolated == tuple(sorted(twin.standing - touched))
    expected = twin.expect(message, pairs=False)
    failing = [each for each in expected if not each.reached]
    by_senders = answer.counted == "senders"
    assert silos.not_reached == unique(() if by_senders else (each.receiver for each in failing))
    assert silos.no_way_up == unique((each.sender for each in failing) if by_senders else ())
    assert silos.one_way == unique(each.sender for each in expected if each.loop == "one-way")
    compare_groups(twin, silos)
    brokers: dict[str, dict[str, tuple[int, ...]]] = {}
    for each in silos.brokers:
        roles = (each.coordinator, each.itinerant, each.gatekeeper, each.representative, each.liaison)
        brokers.setdefault(each.by, {})[each.id] = roles
    by_grouping = {by: twin.broker_roles(by) for by in ("kind", "sector", "organisation", "part_of")}
    assert brokers == {by: roles for by, roles in by_grouping.items() if roles}
    compare_siblings(twin, silos)


def unique(ids) -> tuple[str, ...]:
    return tuple(sorted({each for each in ids if each is not None}))


def compare_groups(twin: Twin, silos) -> None:
    found = [(each.by, each.group, set(each.members)) for each in silos.groups]
    wanted = [
        (by, name, members)
        for by in ("kind", "sector", "service", "organisation", "part_of")
        for name, members in twin.groups(by).items()
    ]
    assert found == wanted
    for each in silos.groups:
        members = set(each.members)
        assert each.ei_index == twin.ei(members)
        assert each.expected_ei_index == twin.expected_ei(members)
        assert each.only_way_out == twin.only_way(members, out=True)
        assert each.only_way_in == twin.only_way(members, out=False)


def compare_siblings(twin: Twin, silos) -> None:
    """Where several could be called the hub, the whole that the siblings are part of is."""
    found = {(each.kind, each.parent): each.hub for each in silos.siblings}
    wanted = twin.hubs()
    assert found.keys() == wanted.keys()
    for (kind, parent), hub in found.items():
        assert hub in wanted[kind, parent]
        assert hub == parent or parent not in wanted[kind, parent]
