"""Which ties put somebody into the hands of somebody else, for a review and for an audit alike."""

from collections.abc import Iterable, Mapping

from stakeholder_graph.model.records import Stakeholder, Tie
from stakeholder_graph.results.reviews import Hold

TIES_OF: Mapping[Hold, tuple[str, ...]] = {
    "chosen": ("appoints", "elects"),
    "paid": ("funds", "pays"),
    "run": ("runs",),
}
"""The ties by which somebody chose, pays or runs somebody else."""

LENT_BY: Mapping[Hold, tuple[str, ...]] = {"chosen": (), "paid": ("commissions",), "run": ("hosts",)}
"""The ties that may come with as much, but are no clear hand: who buys a piece of work, or lends a room."""

LENDING = frozenset(relation for relations in LENT_BY.values() for relation in relations)
HOLD_OF: Mapping[str, Hold] = {
    relation: hold for hold, relations in TIES_OF.items() for relation in (*relations, *LENT_BY[hold])
}
"""What a tie from one to another gives them, clear or not."""

SITTING = ("member_of", "chairs")
"""The ties by which somebody sits somewhere."""


def find_sitting(stakeholder: Stakeholder, ties: Iterable[Tie]) -> list[str]:
    """Find who holds a seat of a stakeholder, has chosen who does, or sits there by one of some ties."""
    sitting = [
        who for seats in stakeholder.seats for who in (seats.held_by, seats.chosen_by) if who is not None
    ]
    return sitting + [
        tie.sender for tie in ties if tie.receiver == stakeholder.id and tie.relation in SITTING
    ]
