"""An answer as one flat CSV table: a row for each finding, each with what is needed to trace it."""

from collections.abc import Callable, Iterator

from stakeholder_graph.documents.table_writing import render_table
from stakeholder_graph.results.answers import Answer
from stakeholder_graph.results.chances import Chance
from stakeholder_graph.results.deliveries import AnswerBack, Delivery
from stakeholder_graph.results.expectations import Expected
from stakeholder_graph.results.silos import Silos
from stakeholder_graph.views.agreement.rows import AGREEMENT_COLUMNS, list_agreement
from stakeholder_graph.views.analysis.rows import FINDING_COLUMNS, list_findings
from stakeholder_graph.views.analysis.silo_sentences import list_broker_roles
from stakeholder_graph.views.audit.rows import AUDIT_COLUMNS, list_checks
from stakeholder_graph.views.cells import JOIN, Row, pick, write_cell
from stakeholder_graph.views.comparison.rows import COMPARISON_COLUMNS, list_comparison
from stakeholder_graph.views.review.rows import REVIEW_COLUMNS, list_review
from stakeholder_graph.views.sheets.rows import EDIT_COLUMNS, list_sheet_edits
from stakeholder_graph.views.simulation.rows import SIMULATION_COLUMNS, list_simulations
from stakeholder_graph.views.words import Names

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
DAYS = ("typical_low_days", "typical_high_days", "days_exact", "days_basis", "heard_share", "worst_start")
CHANCE = ("chance_low", "chance_high", "chance_exact", "chance_basis")
ROUND_TRIP = ("best_days", "typical_days", "worst_days", *DAYS)
EXPECTED = ("heard_within", "answered_within", "routes", "level", "chance")
COLUMNS = {
    "analyse": FINDING_COLUMNS,
    "trace": (
        *("message", "sender", "sender_name", "receiver", "receiver_name", "reached"),
        *WAY,
        *("loop", "answer_reached"),
        *(f"answer_{column}" for column in WAY),
        *DAYS,
        *CHANCE,
        *(f"answer_{column}" for column in (*DAYS, *CHANCE)),
        *(f"round_trip_{column}" for column in ROUND_TRIP),
        *("start", "heard", "answer_start", "answer_heard"),
        *(f"{each}_{part}" for each in EXPECTED for part in ("wanted", "result", "found", "share")),
    ),
    "weak-points": (
        *("record", "message", "type", "id", "name", "cuts_off_count", "people", "cuts_off"),
        *("delivery_count", "reached_count", "basis"),
    ),
    "silos": ("record", "by", "group", "id", "name", "measure", "value"),
    "simulate": SIMULATION_COLUMNS,
    "compare": COMPARISON_COLUMNS,
    "audit": AUDIT_COLUMNS,
    "review": REVIEW_COLUMNS,
    "check-sheet": EDIT_COLUMNS,
    "agree": AGREEMENT_COLUMNS,
}


def render_csv(answer: Answer) -> str:
    """Write the answer of any command but validate as CSV with a header row.

    Of check-sheet these are the changes that returned sheets make; the questions of a sheet that nobody has filled
    in yet are a table of their own, `render_sheet_table`. Empty cells are unknown or do not apply, never 0. Texts
    that a spreadsheet would run get an apostrophe.
    """
    if answer.comparison is not None:
        compared = list_comparison(answer, answer.comparison)
        return render_table((*COMPARISON_COLUMNS, *ORIGIN), [tuple(map(write_cell, row)) for row in compared])
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
    return render_table(columns, [tuple(map(write_cell, (*row, *origin))) for row in rows])


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
                *_list_sureness(each),
                *_list_sureness(each.answer),
                *pick(each.round_trip, ROUND_TRIP),
                *pick(each.itinerary, ("start", "heard")),
                *pick(each.answer.itinerary if each.answer is not None else None, ("start", "heard")),
                *_list_expected(each),
            )


def _list_sureness(way: Delivery | AnswerBack | None) -> Row:
    """Return what the days and the chance of one way rest on."""
    chance = way.chance if way is not None else None
    return (*pick(way, DAYS), *pick(chance, ("low", "high", "exact", "basis")))


def _list_expected(delivery: Delivery) -> Row:
    by_name: dict[str, Expected] = {each.expectation: each for each in delivery.expectations}
    parts = ("wanted", "result", "found", "share")
    return tuple(cell for name in EXPECTED for cell in pick(by_name.get(name), parts))


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


ROWS: dict[str, Callable[[Answer, Names], Iterator[Row]]] = {
    "analyse": list_findings,
    "trace": _list_deliveries,
    "weak-points": _list_weak_points,
    "silos": _list_silos,
    "simulate": list_simulations,
    "audit": list_checks,
    "review": list_review,
    "check-sheet": list_sheet_edits,
    "agree": list_agreement,
}
