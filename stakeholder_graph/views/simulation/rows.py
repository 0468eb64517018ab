"""What a simulation found, as the rows of one flat table."""

from collections.abc import Iterator, Sequence

from stakeholder_graph.results.answers import Answer
from stakeholder_graph.results.simulations import CurvePoint, SimulatedMember, Simulation, Spread
from stakeholder_graph.views.cells import JOIN, Cell, Row
from stakeholder_graph.views.words import Names

SIMULATION_COLUMNS = (
    *(
        "record",
        "message",
        "id",
        "name",
        "measure",
        "day",
        "value",
        "low",
        "high",
        "mean",
        "people",
        "detail",
    ),
    *("worlds", "seed"),
)
LOSS_MEASURES = (
    *("heard_share_before", "heard_share", "half_days_before", "half_days", "delay_days"),
    *("answered_share_before", "answered_share"),
)


def list_simulations(answer: Answer, names: Names) -> Iterator[Row]:
    """List the curve, the milestones, the members, the waits and the losses of every message."""
    for message in answer.messages or ():
        if message.simulation is not None:
            for cells in _list_one(message.simulation, names):
                known = {
                    "message": message.message,
                    "worlds": message.simulation.worlds,
                    "seed": message.simulation.seed,
                    **cells,
                }
                yield tuple(known.get(column) for column in SIMULATION_COLUMNS)


def _list_one(simulation: Simulation, names: Names) -> Iterator[dict[str, Cell]]:
    yield from _list_spread("", simulation, names)
    if simulation.answered is not None:
        yield from _list_spread("answer-", simulation.answered, names)
    for wait in simulation.lateness:
        row: dict[str, Cell] = {
            "record": f"wait-{wait.cause}",
            "id": wait.id,
            "name": names.find_name(wait.id),
            "detail": JOIN.join(filter(None, (wait.by, wait.every))),
        }
        yield {**row, "measure": "mean_days", "value": wait.mean_days}
        yield {**row, "measure": "journey_share", "value": wait.journey_share}
    for loss in simulation.losses:
        row = {"id": loss.id, "name": names.find_name(loss.id.replace(":", "->")), "detail": loss.type}
        for measure in LOSS_MEASURES:
            yield {"record": "loss", **row, "measure": measure, "value": getattr(loss, measure)}
        for cells in _list_curve(loss.curve):
            yield {"record": "loss-curve", **row, **cells}


def _list_spread(lead: str, spread: Simulation | Spread, names: Names) -> Iterator[dict[str, Cell]]:
    yield {"record": f"{lead}all", "measure": "heard_share", "value": spread.heard_share}
    yield {"record": f"{lead}all", "measure": "mean_days", "value": spread.mean_days}
    for each in spread.milestones:
        days: dict[str, Cell] = {"value": each.days, "low": each.low_days, "high": each.high_days}
        yield {"record": f"{lead}milestone", "measure": f"{each.share:g}", **days}
    for cells in _list_curve(spread.curve):
        yield {"record": f"{lead}curve", **cells}
    for member in spread.members:
        for cells in _list_member(member, names):
            yield {"record": f"{lead}member", **cells}


def _list_curve(curve: Sequence[CurvePoint]) -> Iterator[dict[str, Cell]]:
    for each in curve:
        yield {
            "measure": "share",
            "day": each.day,
            "value": each.median,
            "low": each.low,
            "high": each.high,
            "mean": each.mean,
            "people": each.people,
        }


def _list_member(member: SimulatedMember, names: Names) -> Iterator[dict[str, Cell]]:
    for measure in ("heard_share", "typical_days", "late_days"):
        yield {
            "id": member.member,
            "name": names.find_name(member.member),
            "measure": measure,
            "value": getattr(member, measure),
        }
