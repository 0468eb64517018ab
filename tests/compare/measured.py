"""Small places measured as sides, for the tests of comparing them."""

from msgspec.structs import replace

from stakeholder_graph.analysis.place.basis import measure_assumed_share
from stakeholder_graph.analysis.place.silos import find_silos
from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.analysis.routes.messages import summarise_message
from stakeholder_graph.analysis.routes.weak_points import find_weak_points
from stakeholder_graph.assess.following import Follower
from stakeholder_graph.compare.changes import find_changes
from stakeholder_graph.compare.gone import find_still_asked
from stakeholder_graph.compare.sides import Labelled, measure_side
from stakeholder_graph.model.example import example_place
from stakeholder_graph.model.records import End, Message, Vouching

STATED = Vouching(existence="memory", rest="memory")
KINDS = {"ccg": "commissioner", "board": "board", "forum": "forum", "link": "voice-body"} | {
    f"{lead}{number}": kind
    for number in range(1, 5)
    for lead, kind in (("p", "practice"), ("g", "patient-group"), ("c", "community"))
}


def make_place(structure, *, stated=True, complete=True, people=None, messages=(), **fields):
    """Build a place that sources vouch for, with the kinds its names stand for."""
    place = example_place(structure, kinds=KINDS)
    vouching = STATED if stated else Vouching()
    stakeholders = {
        each.id: replace(each, vouching=vouching, people=(people or {}).get(each.id))
        for each in place.stakeholders.values()
    }
    channels = tuple(replace(each, terms=replace(each.terms, vouching=vouching)) for each in place.channels)
    return replace(
        place,
        complete=complete,
        stakeholders=stakeholders,
        channels=channels,
        messages=tuple(messages),
        **fields,
    )


def make_down(*receivers, sender="board"):
    return Message(
        id="down",
        senders=End(members=(sender,), quantity="every", is_group=False),
        receivers=End(members=receivers, quantity="every"),
    )


def make_up(*senders, receiver="board"):
    return Message(
        id="up",
        senders=End(members=senders, quantity="every"),
        receivers=End(members=(receiver,), quantity="every", is_group=False),
        answered=True,
    )


def measure(place, label="side", *, before=None):
    """Measure a place as one side, as the recipe does."""
    structure = Structure(place)
    follower = Follower(structure)
    followed = []
    for message in place.messages:
        asked = find_still_asked(structure, message)
        answer = summarise_message(
            structure,
            message,
            asked,
            deliveries=follower.follow(message, asked),
            weak_points=find_weak_points(structure, message),
        )
        followed.append((message, asked, answer))
    return measure_side(
        structure,
        Labelled(label=label, scenario=None, scenario_says=None, model="x.yaml", model_sha256="0" * 64),
        followed,
        find_silos(structure, [answer for _, _, answer in followed]),
        measure_assumed_share(structure, [(message, asked) for message, asked, _ in followed], whole=True),
        changes=find_changes(Structure(before), structure) if before is not None else None,
    )


def read(side, measure_code, message=None):
    """Return one reading of a side."""
    return next(
        each.reading for each in side.readings if (each.measure, each.message) == (measure_code, message)
    )
