"""A place as large as Somerset, its answer written by rule: nine federations, 76 practices, their groups."""

from stakeholder_graph.results.answers import Answer
from stakeholder_graph.results.deliveries import Delivery
from stakeholder_graph.results.messages import MessageAnswer
from stakeholder_graph.results.names import Named
from stakeholder_graph.results.silos import Siblings, SiloGroup, Silos
from stakeholder_graph.results.weak_points import WeakPoint
from tests.views.answers import make_answer, make_delivery

TOWNS = ("Bath", "Bridgwater", "Chard", "Frome", "Mendip", "Taunton", "Wellington", "West Somerset", "Yeovil")
FEDERATIONS = tuple(town.lower().replace(" ", "-") for town in TOWNS)
PRACTICES = tuple(
    (f"L85{n:03}", f"Practice number {n}", FEDERATIONS[n % 9], 5000 + 61 * n) for n in range(76)
)
TOP = "governing-body"


def _members(federation: str) -> tuple[str, ...]:
    return tuple(code for code, _, of, _ in PRACTICES if of == federation)


def _people(codes) -> int:
    return sum(people for code, _, _, people in PRACTICES if code in codes)


def _name() -> tuple[Named, ...]:
    top = [
        Named(id=TOP, name="Somerset CCG Governing Body", kind="board", kind_plural="boards"),
        Named(id="managers", name="Patient Engagement Managers", kind="post", kind_plural="posts"),
        Named(
            id="pilot", name="Pilot funding for the posts", kind="shared", kind_plural="shared dependencies"
        ),
        Named(id="unregistered", name="People with no GP", kind="community", kind_plural="communities"),
    ]
    for town, id_ in zip(TOWNS, FEDERATIONS, strict=True):
        top.append(Named(id=id_, name=f"{town} federation", kind="federation", kind_plural="federations"))
        top.append(
            Named(
                id=f"{id_}-forum",
                name=f"{town} Health Forum",
                kind="forum",
                kind_plural="forums",
                part_of=id_,
            )
        )
    for code, name, of, people in PRACTICES:
        top.append(
            Named(id=code, name=name, kind="practice", kind_plural="practices", part_of=of, people=people)
        )
        group = f"{name} patient group"
        top.append(
            Named(
                id=f"{code}-ppg", name=group, kind="patient-group", kind_plural="patient groups", part_of=code
            )
        )
    return tuple(sorted(top, key=lambda each: each.id))


def _down(message: str, says: str) -> MessageAnswer:
    weak = [
        WeakPoint(type="stakeholder", id=id_, cuts_off=_members(id_), people=_people(_members(id_)))
        for id_ in FEDERATIONS
    ]
    total = _people([code for code, *_ in PRACTICES])
    return MessageAnswer(
        message=message,
        says=says,
        kind=None,
        counted="receivers",
        asks_answer=False,
        delivery_count=76,
        reached_count=76,
        people=total,
        people_of_reached=total,
        people_unknown_count=0,
        deliveries=tuple(make_delivery(f"{TOP} {of} {code}") for code, _, of, _ in PRACTICES),
        weak_points=tuple(weak),
    )


def _up(message: str, says: str, *, unheard: int) -> MessageAnswer:
    deliveries = []
    for number, (code, _, of, _) in enumerate(PRACTICES):
        if number < unheard:
            deliveries.append(Delivery(sender=f"{code}-ppg", receiver=TOP, reached=False, loop="no-route"))
            continue
        route = f"{code}-ppg {of}-forum managers {TOP}"
        back = f"{TOP} managers {of}-forum {code}-ppg" if number % 8 else ""
        deliveries.append(make_delivery(route, back=back, loop="two-way" if back else "one-way"))
    deliveries.append(Delivery(sender="unregistered", receiver=TOP, reached=False, loop="no-route"))
    heard = tuple(f"{code}-ppg" for code, *_ in PRACTICES[unheard:])
    people = _people([code for code, *_ in PRACTICES[unheard:]])
    return MessageAnswer(
        message=message,
        says=says,
        kind=None,
        counted="senders",
        asks_answer=True,
        delivery_count=77,
        reached_count=len(heard),
        people=_people([code for code, *_ in PRACTICES]),
        people_of_reached=people,
        people_unknown_count=1,
        deliveries=tuple(deliveries),
        weak_points=(
            WeakPoint(type="shared", id="pilot", cuts_off=heard, people=people),
            WeakPoint(type="stakeholder", id="managers", cuts_off=heard, people=people),
        ),
    )


def make_big_answer(command: str = "analyse") -> Answer:
    """Make the answer of one command about a place with four messages and some 170 stakeholders."""
    messages = (
        _down("decision", "A commissioning decision reaches every practice"),
        _down("alert", "A safety alert reaches every practice"),
        _up("concern", "A patient's concern reaches the board and is answered", unheard=6),
        _up("idea", "An idea for a new service reaches the board and is answered", unheard=0),
    )
    groups = tuple(
        SiloGroup(
            by="part_of",
            group=id_,
            members=(id_, f"{id_}-forum", *_members(id_)),
            ei_index=-0.2,
            expected_ei_index=0.7,
            only_way_out=id_,
            only_way_in=id_,
        )
        for id_ in FEDERATIONS
    )
    forums = SiloGroup(
        by="kind",
        group="forum",
        members=tuple(f"{id_}-forum" for id_ in FEDERATIONS),
        ei_index=1.0,
        expected_ei_index=0.8,
        only_way_out="managers",
        only_way_in=None,
    )
    silos = Silos(
        isolated=("unregistered",),
        not_reached=(),
        no_way_up=("unregistered",),
        one_way=(),
        siblings=(
            *(Siblings(kind="practice", parent=id_, hub=id_, members=_members(id_)) for id_ in FEDERATIONS),
            Siblings(kind="federation", parent=None, hub=TOP, members=FEDERATIONS),
        ),
        groups=(forums, *groups),
        brokers=(),
    )
    return make_answer(command, place="Somerset", stakeholders=_name(), messages=messages, silos=silos)
