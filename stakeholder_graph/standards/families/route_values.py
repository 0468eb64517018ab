"""Is a route that was found as good as it should be: in level, in second routes, in days?"""

from msgspec.structs import replace

from stakeholder_graph.analysis.place.basis import is_value_assumed, weigh
from stakeholder_graph.analysis.place.deliveries import Asked
from stakeholder_graph.model.records import Channel
from stakeholder_graph.results.answers import Delivery
from stakeholder_graph.results.audits import Evidence
from stakeholder_graph.standards.evidence import Scribe
from stakeholder_graph.standards.records import Level, Records, Way
from stakeholder_graph.standards.verdicts import Result, Verdict
from stakeholder_graph.units import LADDER, RUNG


def judge_level(records: Records, asked: Asked, way: Way, kind: str | None, wanted: str) -> Verdict:
    """Judge whether a route keeps a level all the way; where a channel does not state its own, ask for that.

    That all routes on record fall short is a fact about them.
    """
    senders, receivers = asked.senders, asked.receivers
    kept = records.find_way(senders, receivers, kind, level=Level(RUNG[wanted], sure=True))
    if kept is not None:
        return Verdict("met", (_show_level(records, "met", kept, wanted),))
    maybe = records.find_way(senders, receivers, kind, level=Level(RUNG[wanted], sure=False))
    if maybe is None:
        return Verdict("not-met", (_show_level(records, "not-met", way, wanted),))
    scribe = Scribe(records.place)
    unsaid = [each for each in maybe.channels if each.terms.level is None]
    asking = (
        scribe.say_silent((each.sender, each.receiver), aspect="level", wanted=wanted) for each in unsaid
    )
    return Verdict("cannot-tell", tuple(asking))


def _show_level(records: Records, supports: Result, way: Way, wanted: str) -> Evidence:
    """Show a route with the lowest rung on it that is known."""
    known = [each for each in way.channels if each.terms.level is not None]
    lowest = LADDER[min(RUNG[each.terms.level or wanted] for each in known)] if known else None
    shown = show_route(records, supports, way, aspect="level", said=(lowest, wanted))
    doubts = (is_value_assumed(records.place, each.terms, "level") for each in known)
    return replace(shown, basis=weigh([way.basis == "assumed", *doubts]))


def judge_routes(records: Records, asked: Asked, way: Way, kind: str | None, wanted: int) -> Verdict:
    """Judge the number of routes that share nobody; that there is no other is known only in a complete place."""
    found = records.count_routes(asked.senders, asked.receivers, kind)
    result: Result = "met" if found >= wanted else "not-met" if records.place.complete else "cannot-tell"
    said = (str(found), str(wanted))
    shown = show_route(records, result, way, aspect="routes", said=said)
    if result != "cannot-tell":
        return Verdict(result, (shown,))
    ends = (way.stakeholders[0], way.stakeholders[-1])
    silent = Scribe(records.place).say_silent(ends, aspect="routes", found=said[0], wanted=said[1])
    return Verdict(result, (silent, shown))


def judge_days(records: Records, delivery: Delivery) -> Verdict:
    """Judge the days a route takes.

    Nobody can tell where a channel says neither how often it can be used nor how long it takes; in a complete place
    it can be used every day then, and takes no time.
    """
    expected = next(each for each in delivery.expectations if each.expectation == "heard_within")
    said = (f"{expected.found} days" if expected.found is not None else None, expected.wanted)
    way = records.show_way(delivery)
    untimed = [] if records.place.complete else find_untimed(way)
    result = "cannot-tell" if expected.result == "met" and untimed else expected.result
    shown = show_route(records, result, way, aspect="heard_within", said=said)
    if result != "cannot-tell":
        return Verdict(result, (replace(shown, basis=delivery.days_basis or "assumed"),))
    scribe = Scribe(records.place)
    asking = (scribe.say_silent((each.sender, each.receiver), aspect="every") for each in untimed)
    return Verdict(result, (*asking, shown))


def find_untimed(way: Way) -> list[Channel]:
    """Find the channels of a route that say neither how often they can be used nor how long they take."""
    return [each for each in way.channels if each.terms.every is None and each.terms.takes is None]


def show_route(
    records: Records,
    supports: Result,
    way: Way,
    *,
    aspect: str | None = None,
    role: str | None = None,
    said: tuple[str | None, str | None] = (None, None),
) -> Evidence:
    """Show a route as the chain of those who pass it on, with what vouches for its least certain channel."""
    piece = Evidence(
        supports=supports,
        kind="route",
        ids=way.stakeholders,
        role=role,
        aspect=aspect,
        found=said[0],
        wanted=said[1],
        basis=way.basis,
    )
    return Scribe(records.place).vouch_for_route(piece, way.channels)
