"""A simulation by hand: four members, one of whom never hears, a loss, an answer, and all sorts of waits."""

from stakeholder_graph.results.answers import Answer
from stakeholder_graph.results.messages import MessageAnswer
from stakeholder_graph.results.names import Named
from stakeholder_graph.results.simulations import (
    CurvePoint,
    Milestone,
    SimulatedLoss,
    SimulatedMember,
    Simulation,
    Spread,
    Wait,
)
from tests.views.answers import make_answer

PLACES = tuple(
    Named(id=id_, name=name, kind=kind, kind_plural=plural, people=people)
    for id_, name, kind, plural, people in (
        ("board", "Governing Body", "board", "boards", None),
        ("west", "West Federation", "federation", "federations", None),
        ("east", "East Federation", "federation", "federations", None),
        ("managers", "Engagement Managers", "post", "posts", None),
        ("grant", "Pilot grant", "shared", "shared dependencies", None),
        ("L1", "Alder Surgery", "practice", "practices", 4000),
        ("L2", "Birch Surgery", "practice", "practices", 3000),
        ("L3", "Cedar Surgery", "practice", "practices", 2000),
        ("L4", "Dell Surgery", "practice", "practices", None),
    )
)


def make_point(day: int, *shares: float, people: int | None = None) -> CurvePoint:
    low, median, high = shares
    return CurvePoint(day=day, low=low, median=median, high=high, mean=median, people=people)


CURVE = (
    make_point(0, 0.0, 0.0, 0.25, people=0),
    make_point(7, 0.0, 0.25, 0.5, people=4000),
    make_point(20, 0.25, 0.5, 0.75, people=7000),
    make_point(31, 0.5, 0.75, 0.75, people=9000),
)
MEMBERS = (
    SimulatedMember(member="L4", heard_share=0.0, typical_days=None, late_days=None),
    SimulatedMember(member="L3", heard_share=0.8, typical_days=28, late_days=None),
    SimulatedMember(member="L2", heard_share=1.0, typical_days=20, late_days=31),
    SimulatedMember(member="L1", heard_share=1.0, typical_days=7, late_days=12),
)
MILESTONES = (
    Milestone(share=0.5, days=20, low_days=9, high_days=29),
    Milestone(share=0.9, days=None, low_days=None, high_days=None),
    Milestone(share=1.0, days=None, low_days=None, high_days=None),
)
WAITS = (
    Wait(id="west", cause="meeting", by=None, every="month", mean_days=6.0, journey_share=0.6),
    Wait(id="east", cause="meeting", by=None, every="month", mean_days=3.0, journey_share=0.4),
    Wait(id="board", cause="departure", by="report", every="2 weeks", mean_days=4.6, journey_share=1.0),
    Wait(id="board", cause="on-the-way", by="report", every="5 working days", mean_days=2.0, journey_share=1.0),
    Wait(id="west", cause="departure", by="email", every=None, mean_days=0.3, journey_share=0.6),
)  # fmt: skip
BEFORE = {"heard_share_before": 0.7, "half_days_before": 20}
WEST = SimulatedLoss(
    type="stakeholder", id="west", heard_share=0.25, half_days=None, delay_days=3.4, **BEFORE
)
GRANT = SimulatedLoss(type="shared", id="grant", heard_share=0.25, half_days=None, delay_days=3.4, **BEFORE)
EAST = SimulatedLoss(type="stakeholder", id="east", heard_share=0.5, half_days=29, delay_days=0.0, **BEFORE)
NOTHING = SimulatedLoss(
    type="stakeholder", id="managers", heard_share=0.7, half_days=20, delay_days=0.0, **BEFORE
)
SIMULATION = Simulation(
    worlds=1000,
    seed=1,
    heard_share=0.7,
    mean_days=15.9,
    milestones=MILESTONES,
    curve=CURVE,
    members=MEMBERS,
    lateness=WAITS,
    losses=(WEST, GRANT, EAST, NOTHING),
)
ASKED_FOR = SimulatedLoss(
    type="stakeholder",
    id="west",
    heard_share=0.25,
    half_days=None,
    delay_days=3.4,
    curve=(make_point(0, 0.0, 0.0, 0.0, people=0), make_point(20, 0.0, 0.25, 0.25, people=3000)),
    **BEFORE,
)


def make_message(simulation: Simulation = SIMULATION, **changes) -> MessageAnswer:
    values = {
        "message": "decision", "says": "A decision reaches every practice", "kind": "decision",
        "counted": "receivers", "asks_answer": False, "delivery_count": 4, "reached_count": 3, "people": 9000,
        "people_of_reached": 9000, "people_unknown_count": 1, "simulation": simulation,
    }  # fmt: skip
    return MessageAnswer(**{**values, **changes})


def make_voice() -> MessageAnswer:
    """One patient's way up, and the answer to it."""
    asked = SimulatedMember(member="L1", heard_share=0.98, typical_days=31, late_days=52)
    back = SimulatedMember(member="L1", heard_share=0.9, typical_days=60, late_days=75)
    half = Milestone(share=0.5, days=31, low_days=20, high_days=None)
    simulation = Simulation(
        worlds=1000,
        seed=1,
        heard_share=0.98,
        mean_days=30.0,
        milestones=(half,),
        curve=(make_point(0, 0.0, 0.0, 0.0), make_point(60, 0.0, 1.0, 1.0)),
        members=(asked,),
        lateness=(),
        losses=(),
        answered=Spread(
            heard_share=0.9,
            mean_days=60.0,
            milestones=(half,),
            curve=(make_point(0, 0.0, 0.0, 0.0), make_point(90, 0.0, 1.0, 1.0)),
            members=(back,),
        ),
    )
    return make_message(
        simulation,
        message="concern",
        says="A concern is answered",
        counted="senders",
        asks_answer=True,
        delivery_count=1,
        reached_count=1,
    )


def make_simulated_answer(*messages: MessageAnswer, **changes) -> Answer:
    values = {"stakeholders": PLACES, "silos": None, "messages": messages or (make_message(), make_voice())}
    return make_answer("simulate", **{**values, **changes})
