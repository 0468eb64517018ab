"""The two messages every place is asked about when its model defines none: one down, one up."""

from stakeholder_graph.model.place import Place
from stakeholder_graph.model.problem import Problem
from stakeholder_graph.model.records import End, Message, Stakeholder
from stakeholder_graph.units import stands_on


def supply_messages(place: Place) -> tuple[tuple[Message, ...], Problem | None]:
    """Supply ``down`` and ``up`` for a place that defines no messages, or say why that cannot be done.

    ``down`` goes from the commissioner's board, or the commissioner, to every practice. ``up`` goes to that
    board from every patient group, every community, and every practice that has no patient group; it asks for
    an answer. Only who stands on the place's day is looked at. A place that defines messages of its own gets
    none, and no problem.
    """
    if place.messages:
        return (), None
    standing = [
        each for each in place.stakeholders.values() if stands_on(place.as_of, each.since, each.until)
    ]
    top = _find_top(standing)
    practices = [each.id for each in standing if each.kind == "practice"]
    if top is None or not practices:
        missing = "one commissioner to send them" if top is None else "a practice to receive them"
        return (), Problem(
            code="no-messages",
            severity="warning",
            message=f"the model defines no messages, and there is not {missing}",
            hint="say under 'messages' what should travel, from whom to whom",
        )
    with_group = {each.part_of for each in standing if each.kind == "patient-group" and each.part_of}
    voices = [
        each.id
        for each in standing
        if each.kind in {"patient-group", "community"}
        or (each.kind == "practice" and each.id not in with_group)
    ]
    board = End(members=(top,), quantity="every", is_group=False)
    down = Message(
        id="down",
        says="What the top decides reaches every practice",
        senders=board,
        receivers=End(members=tuple(practices), quantity="every"),
        supplied=True,
    )
    up = Message(
        id="up",
        says="What people say reaches the top and is answered",
        senders=End(members=tuple(voices), quantity="every"),
        receivers=board,
        answered=True,
        supplied=True,
    )
    return (down, up), None


def _find_top(standing: list[Stakeholder]) -> str | None:
    """Find the commissioner's board, else the commissioner; None if there is not exactly one commissioner."""
    commissioners = [each for each in standing if each.kind == "commissioner"]
    if len(commissioners) > 1:
        commissioners = [each for each in commissioners if "place-lead" in each.roles]
    if len(commissioners) != 1:
        return None
    commissioner = commissioners[0].id
    boards = [each.id for each in standing if each.kind == "board" and each.part_of == commissioner]
    return boards[0] if len(boards) == 1 else commissioner
