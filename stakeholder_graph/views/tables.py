"""An answer as one flat CSV table: a row for each finding, each with what is needed to trace it."""

from collections.abc import Callable, Iterator, Sequence

from stakeholder_graph.documents.table_writing import render_table
from stakeholder_graph.results.answers import Answer, AnswerBack, Chance, Delivery, MessageAnswer, Silos
from stakeholder_graph.views import sentences
from stakeholder_graph.views.headlines import find_headlines
from stakeholder_graph.views.silo_sentences import list_broker_roles
from stakeholder_graph.views.words import Names

Cell = str | int | float | bool | None
Row = tuple[Cell, ...]

JOIN = " | "
ORIGIN = (
    *("place", "as_of", "scenario", "model_sha256", "tool_version"),
    *("assumed_existence", "assumed_people", "assumed_level", "assumed_timing", "assumed_reliability"),
)
"""The last columns of every row: which model, in which state, gave the figure, and how much of it is assumed."""

WAY = (
    "hops",
    "route",
    "independent_routes",
    "best_days",
    "typical_days",
    "worst_days",
    "chance",
    "level",
    "basis",
)
COLUMNS = {
    "analyse": ("record", "message", "id", "name", "count", "of", "people", "value", "detail"),
    "trace": (
        *("message", "sender", "sender_name", "receiver", "receiver_name", "reached"),
        *WAY,
        *("loop", "answer_reached"),
        *(f"answer_{column}" for column in WAY),
    ),
    "weak-points": (
        *("record", "message", "type", "id", "name", "cuts_off_count", "people", "cuts_off"),
        *("delivery_count", "reached_count", "basis"),
    ),
    "silos": ("record", "by", "group", "id", "name", "measure", "value"),
}


def render_csv(answer: Answer) -> str:
    """Write an answer of analyse, trace, weak-points or silos as CSV with a header row.

    Empty cells are unknown or do not apply, never 0. Texts that a spreadsheet would run get an apostrophe.
    """
    scenario, share = answer.options.get("scenario"), answer.assumed_share
    origin: Row = (
        answer.place,
        answer.as_of,
        scenario if isinstance(scenario, str) else None,
        answer.model_sha256[:12],
        answer.tool_version,
        share.existence,
        share.people,
        share.level,
        share.timing,
        share.reliability,
    )
    rows = ROWS[answer.command](answer, Names(answer.stakeholders))
    columns = (*COLUMNS[answer.command], *ORIGIN)
    return render_table(columns, [tuple(map(_write_cell, (*row, *origin))) for row in rows])


def _write_cell(cell: Cell) -> str | int | float:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return float(f"{cell:.12g}") + 0.0 if isinstance(cell, float) else cell


def _list_deliveries(answer: Answer, names: Names) -> Iterator[Row]:
    for message in answer.messages or ():
        for each in message.deliveries or ():
            sender, receiver = each.sender, each.receiver
            yield (
                message.message,
                sender,
                _name_or_nothing(sender, names),
                receiver,
                _name_or_nothing(receiver, names),
                each.reached,
                *_list_way(each),
                each.loop,
                each.answer.reached if each.answer is not None else None,
                *(_list_way(each.answer) if each.answer is not None else (None,) * len(WAY)),
            )


def _name_or_nothing(id_: str | None, names: Names) -> str | None:
    return names.find_name(id_) if id_ is not None else None


def _list_way(way: Delivery | AnswerBack) -> Row:
    chance: Chance | None = way.chance
    return (
        way.hops,
        JOIN.join(way.route),
        way.independent_routes,
        way.best_days,
        way.typical_days,
        way.worst_days,
        chance.value if chance is not None else None,
        way.level,
        way.basis if way.reached else None,
    )


def _list_weak_points(answer: Answer, names: Names) -> Iterator[Row]:
    for message in answer.messages or ():
        counts = (message.delivery_count, message.reached_count)
        for each in message.weak_points or ():
            cut = (len(each.cuts_off), each.people, JOIN.join(each.cuts_off))
            who = (each.type, each.id, names.find_name(each.id))
            yield ("weak-point", message.message, *who, *cut, *counts, each.basis)
        if not message.weak_points:
            record = "no-weak-point" if message.reached_count else "nothing-reached"
            yield (record, message.message, None, None, None, 0, None, None, *counts, None)
        for pair in message.pairs or ():
            who = ("stakeholder", JOIN.join(pair.ids), JOIN.join(map(names.find_name, pair.ids)))
            cut = (len(pair.cuts_off), pair.people, JOIN.join(pair.cuts_off))
            yield ("pair", message.message, *who, *cut, *counts, pair.basis)


def _list_silos(answer: Answer, names: Names) -> Iterator[Row]:
    silos = answer.silos
    if silos is None:
        return
    yield from _list_members(silos, names)
    for group in silos.groups:
        start = ("group", group.by, group.group)
        for member in group.members:
            yield ("group-member", group.by, group.group, member, names.find_name(member), None, None)
        yield (*start, None, None, "ei_index", group.ei_index)
        yield (*start, None, None, "expected_ei_index", group.expected_ei_index)
        for measure, way in (("only_way_in", group.only_way_in), ("only_way_out", group.only_way_out)):
            if way is not None:
                yield (*start, way, names.find_name(way), measure, None)
    roles = ("coordinator", "itinerant", "gatekeeper", "representative", "liaison")
    for broker in silos.brokers:
        for role, count in zip(roles, list_broker_roles(broker), strict=True):
            yield ("broker", broker.by, None, broker.id, names.find_name(broker.id), role, count)


def _list_members(silos: Silos, names: Names) -> Iterator[Row]:
    lists = {
        "isolated": silos.isolated,
        "not_reached": silos.not_reached,
        "no_way_up": silos.no_way_up,
        "one_way": silos.one_way,
    }
    for record, ids in lists.items():
        for id_ in ids:
            yield (record, None, None, id_, names.find_name(id_), None, None)
    for each in silos.siblings:
        for member in each.members:
            yield ("siblings", each.kind, each.parent, member, names.find_name(member), "hub", each.hub)


def _list_findings(answer: Answer, names: Names) -> Iterator[Row]:
    for message in answer.messages or ():
        yield from _list_of_message(message, names)
    silos = answer.silos
    if silos is not None:
        for id_ in silos.isolated:
            yield ("isolated", None, id_, names.find_name(id_), None, None, None, None, None)
        for each in silos.siblings:
            row = (len(each.members), None, None, each.kind, JOIN.join(each.members))
            yield ("siblings", None, each.hub, names.find_name(each.hub), *row)
        for group in silos.groups:
            for record, way in (("only-way-in", group.only_way_in), ("only-way-out", group.only_way_out)):
                if way is not None:
                    row = (
                        len(group.members),
                        None,
                        None,
                        f"{group.by}: {group.group}",
                        JOIN.join(group.members),
                    )
                    yield (record, None, way, names.find_name(way), *row)
    for number, headline in enumerate(find_headlines(answer), start=1):
        yield ("headline", None, None, None, number, None, None, headline.sentence, headline.command)
    shares = answer.assumed_share
    for field in ("existence", "people", "level", "timing", "reliability"):
        yield ("assumed_share", None, field, None, None, None, None, getattr(shares, field), None)


def _list_of_message(message: MessageAnswer, names: Names) -> Iterator[Row]:
    total, id_ = message.delivery_count, message.message
    people = (("asked", total, message.people), ("reached", message.reached_count, message.people_of_reached))
    for record, count, known in people:
        yield (record, id_, None, None, count, total, known, None, message.says)
    yield ("people-unknown", id_, None, None, message.people_unknown_count, total, None, None, None)
    lists: tuple[tuple[str, Sequence[str]], ...] = (
        ("no-route", sentences.find_members(message, reached=False)),
        ("two-way", sentences.find_loops(message, "two-way")),
        ("one-way", sentences.find_loops(message, "one-way")),
    )
    for record, members in lists:
        for member in members:
            yield (record, id_, member, names.find_name(member), None, None, None, None, None)
    for each in message.weak_points or ():
        row = (len(each.cuts_off), total, each.people, each.type, JOIN.join(each.cuts_off))
        yield ("weak-point", id_, each.id, names.find_name(each.id), *row)


ROWS: dict[str, Callable[[Answer, Names], Iterator[Row]]] = {
    "analyse": _list_findings,
    "trace": _list_deliveries,
    "weak-points": _list_weak_points,
    "silos": _list_silos,
}
