"""What becomes of one message, over all its deliveries?"""

from typing import Literal

from msgspec import Struct

from stakeholder_graph.results.chances import TippingPoint
from stakeholder_graph.results.deliveries import Delivery
from stakeholder_graph.results.expectations import ExpectationCount
from stakeholder_graph.results.journeys import RoundTrip
from stakeholder_graph.results.simulations import Simulation
from stakeholder_graph.results.stability import Stability
from stakeholder_graph.results.weak_points import CutPair, WeakPoint


class Voices(Struct, frozen=True, kw_only=True):
    """How many voices there are of one sort, and how many people they speak for, as in a `MessageAnswer`."""

    count: int
    people: int | None
    people_unknown_count: int


class Loops(Struct, frozen=True, kw_only=True):
    """The voices of a message: answered on paper, heard with no way back, and not heard.

    ``round_trip`` holds the days over all the two-way voices: the best of the best, the median of the typical
    and the worst of the worst; None if there is none.
    """

    two_way: Voices
    one_way: Voices
    no_route: Voices
    round_trip: RoundTrip | None = None


class MessageAnswer(Struct, frozen=True, kw_only=True):
    """What becomes of one message.

    ``counted`` says over what deliveries are counted. ``people`` is the known sum over all counted members, None if
    it is unknown for every one of them; ``people_unknown_count`` says for how many it is unknown. ``deliveries``,
    ``weak_points``, ``pairs`` and ``simulation`` are None where the question was not asked, and are then left out
    of the JSON form; an empty list is a finding. ``loops`` is None where no answer is asked for. ``days`` sums up
    the outward journeys as `Loops` does the round trips; ``tipping`` is None where no reliability is only assumed.
    ``reach_stability`` is about who is reached: that everyone still is, or that half of those left out still are;
    ``heard_stability`` is that half of those reached still are; ``loop_stability`` is about voices that get no
    answer, ``one_route_stability`` about those with one route only. They are None where there are no such members,
    or where they were not asked.
    """

    message: str
    says: str | None
    kind: str | None
    counted: Literal["receivers", "senders", "pairs"]
    asks_answer: bool
    delivery_count: int
    reached_count: int
    people: int | None
    people_of_reached: int | None
    people_unknown_count: int
    loops: Loops | None = None
    days: RoundTrip | None = None
    expectations: tuple[ExpectationCount, ...] = ()
    tipping: TippingPoint | None = None
    reach_stability: Stability | None = None
    loop_stability: Stability | None = None
    heard_stability: Stability | None = None
    one_route_stability: Stability | None = None
    deliveries: tuple[Delivery, ...] | None = None
    weak_points: tuple[WeakPoint, ...] | None = None
    pairs: tuple[CutPair, ...] | None = None
    simulation: Simulation | None = None
