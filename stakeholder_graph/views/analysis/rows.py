"""What `analyse` found, as the rows of one flat table: a row for each finding."""

from collections.abc import Iterator, Sequence

from stakeholder_graph.results.answers import Answer
from stakeholder_graph.results.journeys import RoundTrip
from stakeholder_graph.results.messages import MessageAnswer
from stakeholder_graph.results.silos import Silos
from stakeholder_graph.results.stability import Stability
from stakeholder_graph.views.analysis.headlines import find_headlines
from stakeholder_graph.views.cells import JOIN, Cell, Row
from stakeholder_graph.views.messages import sentences
from stakeholder_graph.views.words import Names

FINDING_COLUMNS = (
    *("record", "message", "id", "name", "count", "of", "people", "value", "detail"),
    *("low", "high", "exact", "basis"),
)
SHARES = ("existence", "people", "level", "timing", "reliability")


def list_findings(answer: Answer, names: Names) -> Iterator[Row]:
    """List the findings of every message, the silos, the headlines and how much is assumed."""
    for message in answer.messages or ():
        yield from _list_of_message(message, names)
        yield from _list_days(message)
        yield from _list_loops(message)
        yield from _list_expectations(message)
        yield from _list_stability(message, names)
    if answer.silos is not None:
        yield from _list_silos(answer.silos, names)
    for number, headline in enumerate(find_headlines(answer), start=1):
        yield _make("headline", count=number, value=headline.sentence, detail=headline.command)
    for field in SHARES:
        yield _make("assumed_share", id=field, value=getattr(answer.assumed_share, field))


def _make(record: str, message: str | None = None, /, **cells: Cell) -> Row:
    """Make a row from the cells it has, by the names of their columns."""
    known = {"record": record, "message": message, **cells}
    return tuple(known.get(column) for column in FINDING_COLUMNS)


def _list_of_message(message: MessageAnswer, names: Names) -> Iterator[Row]:
    total, id_ = message.delivery_count, message.message
    yield _make("asked", id_, count=total, of=total, people=message.people, detail=message.says)
    count, people = message.reached_count, message.people_of_reached
    yield _make("reached", id_, count=count, of=total, people=people, detail=message.says)
    yield _make("people-unknown", id_, count=message.people_unknown_count, of=total)
    lists: tuple[tuple[str, Sequence[str]], ...] = (
        ("no-route", sentences.find_members(message, reached=False)),
        ("two-way", sentences.find_loops(message, "two-way")),
        ("one-way", sentences.find_loops(message, "one-way")),
    )
    for record, members in lists:
        for member in members:
            yield _make(record, id_, id=member, name=names.find_name(member))
    for each in message.weak_points or ():
        yield _make(
            *("weak-point", id_),
            id=each.id,
            name=names.find_name(each.id),
            count=len(each.cuts_off),
            of=total,
            people=each.people,
            value=each.type,
            detail=JOIN.join(each.cuts_off),
            basis=each.basis,
        )


def _list_days(message: MessageAnswer) -> Iterator[Row]:
    spans = (("days", message.days), ("days-there-and-back", sentences.find_round_trip(message)))
    for record, span in spans:
        if span is not None and span.days_basis is not None:
            yield from _list_span(record, message.message, span)


def _list_span(record: str, message: str, span: RoundTrip) -> Iterator[Row]:
    rests = {"exact": span.days_exact, "basis": span.days_basis}
    low, high = span.typical_low_days, span.typical_high_days
    yield _make(record, message, id="best_days", value=span.best_days, **rests)
    yield _make(record, message, id="typical_days", value=span.typical_days, low=low, high=high, **rests)
    yield _make(record, message, id="worst_days", value=span.worst_days, **rests)


def _list_loops(message: MessageAnswer) -> Iterator[Row]:
    if message.loops is None:
        return
    total, loops = message.delivery_count, message.loops
    for loop, those in (("two-way", loops.two_way), ("one-way", loops.one_way), ("no-route", loops.no_route)):
        yield _make("loop", message.message, id=loop, count=those.count, of=total, people=those.people)


def _list_expectations(message: MessageAnswer) -> Iterator[Row]:
    for each in message.expectations:
        counts = {
            "met": each.met_count,
            "not-met": each.not_met_count,
            "cannot-tell": each.cannot_tell_count,
        }
        for result, count in counts.items():
            total = sum(counts.values())
            asked = {"id": each.expectation, "detail": each.wanted}
            yield _make(f"expectation-{result}", message.message, count=count, of=total, **asked)
    tipping = message.tipping
    if tipping is not None:
        yield _make(
            *("tipping", message.message),
            id=tipping.member,
            count=tipping.assumed_count,
            value=tipping.reliability,
            detail=f"for a chance of {tipping.chance:g}",
        )


def _list_stability(message: MessageAnswer, names: Names) -> Iterator[Row]:
    found: list[tuple[str, str | None, Stability | None]] = [
        ("reach", None, message.reach_stability),
        ("loop", None, message.loop_stability),
        *((each.id, names.find_name(each.id), each.stability) for each in message.weak_points or ()),
    ]
    for id_, name, each in found:
        if each is not None:
            ends = {"low": each.low, "high": each.high}
            yield _make("stability", message.message, id=id_, name=name, value=each.share, **ends)
            if each.lost_share is not None:
                yield _make("stability-lost", message.message, id=id_, name=name, value=each.lost_share)


def _list_silos(silos: Silos, names: Names) -> Iterator[Row]:
    for id_ in silos.isolated:
        yield _make("isolated", id=id_, name=names.find_name(id_))
    for each in silos.siblings:
        members: dict[str, Cell] = {
            "count": len(each.members),
            "value": each.kind,
            "detail": JOIN.join(each.members),
        }
        yield _make("siblings", id=each.hub, name=names.find_name(each.hub), **members)
    for group in silos.groups:
        said = f"{group.by}: {group.group}"
        row: dict[str, Cell] = {
            "count": len(group.members),
            "value": said,
            "detail": JOIN.join(group.members),
        }
        for record, way in (("only-way-in", group.only_way_in), ("only-way-out", group.only_way_out)):
            if way is not None:
                yield _make(record, id=way, name=names.find_name(way), **row)
