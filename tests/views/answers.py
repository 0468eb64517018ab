"""Answers made by hand, small enough to check on paper: the structure is drawn beside each."""

import itertools

from stakeholder_graph.results.answers import Answer, AssumedShare
from stakeholder_graph.results.deliveries import AnswerBack, Delivery
from stakeholder_graph.results.messages import MessageAnswer
from stakeholder_graph.results.names import Named
from stakeholder_graph.results.silos import Broker, Siblings, SiloGroup, Silos
from stakeholder_graph.results.weak_points import WeakPoint

SHA = "9f2c" * 16

# down: governing-body -> west -> L85001, L85002; governing-body -> east -> L85003 (and by a second route)
# up: L85001-ppg -> L85001 -> west -> governing-body, and back; L85003-ppg and unregistered: no route
NAMED = (
    Named(id="governing-body", name="Vale Governing Body", kind="board", kind_plural="boards"),
    Named(id="west", name="West federation", kind="federation", kind_plural="federations"),
    Named(id="east", name="East federation", kind="federation", kind_plural="federations"),
    Named(
        id="L85001",
        name="Mill Surgery",
        kind="practice",
        kind_plural="practices",
        part_of="west",
        people=8200,
    ),
    Named(
        id="L85002",
        name="Quay Practice",
        kind="practice",
        kind_plural="practices",
        part_of="west",
        people=4100,
    ),
    Named(
        id="L85003",
        name="Hill Surgery",
        kind="practice",
        kind_plural="practices",
        part_of="east",
        people=6000,
    ),
    Named(id="L85001-ppg", name="Mill patient group", kind="patient-group", kind_plural="patient groups"),
    Named(id="L85003-ppg", name="Hill patient group", kind="patient-group", kind_plural="patient groups"),
    Named(id="unregistered", name="People with no GP", kind="community", kind_plural="communities"),
    Named(id="pilot", name="Pilot funding", kind="shared", kind_plural="shared dependencies"),
)


def make_delivery(route: str, *, routes: int = 1, back: str = "", loop=None) -> Delivery:
    """Make a delivery that is reached, from a route written as ``a b c``."""
    ids = tuple(route.split())
    answer = None
    if loop is not None:
        answer = AnswerBack(reached=bool(back), **(_way(back, 1) if back else {}))
    return Delivery(
        sender=ids[0],
        receiver=ids[-1],
        reached=True,
        loop=loop,
        answer=answer,
        independent_routes_by_shared=routes,
        **_way(route, routes),
    )


def _way(route: str, routes: int) -> dict:
    ids = tuple(route.split())
    return {
        "hops": len(ids) - 1,
        "route": ids,
        "channels": tuple(f"{a}->{b}" for a, b in itertools.pairwise(ids)),
        "only_ways": ids[1:-1] if routes == 1 else (),
        "independent_routes": routes,
        "level": "inform",
        "basis": "partly",
    }


DOWN = MessageAnswer(
    message="decision",
    says="A decision reaches every practice",
    kind="decision",
    counted="receivers",
    asks_answer=False,
    delivery_count=3,
    reached_count=3,
    people=18300,
    people_of_reached=18300,
    people_unknown_count=0,
    deliveries=(
        make_delivery("governing-body west L85001"),
        make_delivery("governing-body west L85002"),
        make_delivery("governing-body east L85003", routes=2),
    ),
    weak_points=(
        WeakPoint(
            type="channel",
            id="governing-body->west",
            cuts_off=("L85001", "L85002"),
            people=12300,
            basis="stated",
        ),
        WeakPoint(type="stakeholder", id="west", cuts_off=("L85001", "L85002"), people=12300, basis="partly"),
        WeakPoint(type="channel", id="west->L85001", cuts_off=("L85001",), people=8200),
        WeakPoint(type="shared", id="pilot", cuts_off=("L85003",), people=6000),
        WeakPoint(type="channel", id="west->L85002", cuts_off=("L85002",), people=4100),
    ),
)
UP = MessageAnswer(
    message="concern",
    says="A concern reaches the board and is answered",
    kind="concern",
    counted="senders",
    asks_answer=True,
    delivery_count=3,
    reached_count=1,
    people=14200,
    people_of_reached=8200,
    people_unknown_count=1,
    deliveries=(
        make_delivery(
            "L85001-ppg L85001 west governing-body",
            back="governing-body west L85001 L85001-ppg",
            loop="two-way",
        ),
        Delivery(sender="L85003-ppg", receiver="governing-body", reached=False, loop="no-route"),
        Delivery(sender="unregistered", receiver="governing-body", reached=False, loop="no-route"),
    ),
    weak_points=(
        WeakPoint(type="stakeholder", id="L85001", cuts_off=("L85001-ppg",), people=8200, basis="stated"),
        WeakPoint(type="stakeholder", id="west", cuts_off=("L85001-ppg",), people=8200, basis="stated"),
    ),
)
SILOS = Silos(
    isolated=("unregistered",),
    not_reached=(),
    no_way_up=("L85003-ppg", "unregistered"),
    one_way=(),
    siblings=(Siblings(kind="practice", parent="west", hub="west", members=("L85001", "L85002")),),
    groups=(
        SiloGroup(
            by="kind",
            group="practice",
            members=("L85001", "L85002", "L85003"),
            ei_index=1.0,
            expected_ei_index=0.5,
            only_way_out=None,
            only_way_in=None,
        ),
        SiloGroup(
            by="part_of",
            group="west",
            members=("L85001", "L85002", "west"),
            ei_index=-0.25,
            expected_ei_index=0.5,
            only_way_out="west",
            only_way_in="west",
        ),
    ),
    brokers=(
        Broker(
            by="part_of", id="west", coordinator=0, itinerant=0, gatekeeper=2, representative=2, liaison=0
        ),
    ),
)


def make_answer(command: str = "analyse", **changes) -> Answer:
    """Make the answer of one command about the Vale, with some of it changed."""
    values = {
        "command": command,
        "place": "Vale",
        "as_of": "2012-10-01",
        "tool_version": "0.1.0",
        "model_sha256": SHA,
        "tables_sha256": {"vale/practices.csv": "ab" * 32},
        "options": {},
        "assumed_share": AssumedShare(existence=0.58, people=0.0, level=1.0),
        "stakeholders": NAMED,
        "messages": (DOWN, UP),
        "silos": SILOS if command in ("analyse", "silos") else None,
    }
    return Answer(**{**values, **changes})
