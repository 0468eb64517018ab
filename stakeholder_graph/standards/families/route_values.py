"""Is a route that was found as good as it should be: in level, in second routes, in days?"""

from functools import partial

from msgspec.structs import replace

from stakeholder_graph.analysis.place.basis import is_value_assumed, weigh
from stakeholder_graph.analysis.place.deliveries import Asked
from stakeholder_graph.model.records import Channel
from stakeholder_graph.results.audits import Evidence
from stakeholder_graph.results.deliveries import Delivery
from stakeholder_graph.standards.evidence import Scribe
from stakeholder_graph.standards.possible import (
    could_go_otherwise,
    could_have_routes,
    find_absences_at,
    find_possibly_reached,
)
from stakeholder_graph.standards.records import Level, Records, Way
from stakeholder_graph.standards.verdicts import Result, Verdict
from stakeholder_graph.units import LADDER, RUNG


def judge_level(records: Records, asked: Asked, way: Way, kind: str | None, wanted: str) -> Verdict:
    """Judge whether a route keeps a level all the way; where a channel does not state its own, ask for that.

    That all routes on record fall short settles it only where there can be no other.
    """
    senders, receivers = asked.senders, asked.receivers
    kept = records.find_way(senders, receivers, kind, level=Level(RUNG[wanted], sure=True))
    if kept is not None:
        return Verdict("met", (_show_level(records, "met", kept, wanted),))
    may = Level(RUNG[wanted], sure=False)
    maybe = records.find_way(senders, receivers, kind, level=may)
    if maybe is None:
        possible = find_possibly_reached(records, senders, kind, goals=receivers, level=may)
        shown = partial(_show_level, records, way=way, wanted=wanted)
        if possible.intersection(receivers):
            return _doubt(records, asked, shown("cannot-tell"))
        return _settle(records, asked, shown("not-met"))
    scribe = Scribe(records.place)
    unsaid = [each for each in maybe.channels if each.terms.level is None]
    asking = (
        scribe.say_silent((each.sender, each.receiver), aspect="level", wanted=wanted) for each in unsaid
    )
    return Verdict("cannot-tell", tuple(asking))


def _doubt(records: Records, asked: Asked, shown: Evidence) -> Verdict:
    """Doubt that there is nothing better than what is on record: somebody may know of another route."""
    ends = (shown.ids[0], shown.ids[-1]) if shown.ids else (asked.senders[0], asked.receivers[0])
    aspect = shown.aspect if shown.aspect == "heard_within" else "route"
    silent = Scribe(records.place).say_silent(ends, aspect=aspect, found=shown.found, wanted=shown.wanted)
    return Verdict("cannot-tell", (silent, shown))


def _settle(records: Records, asked: Asked, shown: Evidence) -> Verdict:
    """Settle that there is nothing better: with what is known to be absent, unless the place is complete."""
    scribe = Scribe(records.place)
    absences = [] if records.place.complete else find_absences_at(records, asked.senders, asked.receivers)
    pieces = (
        scribe.show_absence(each, ids=(each.sender, each.receiver), aspect="channel") for each in absences
    )
    return Verdict("not-met", (shown, *pieces))


def _show_level(records: Records, supports: Result, way: Way, wanted: str) -> Evidence:
    """Show a route with the lowest rung on it that is known."""
    known = [each for each in way.channels if each.terms.level is not None]
    lowest = LADDER[min(RUNG[each.terms.level or wanted] for each in known)] if known else None
    shown = show_route(records, supports, way, aspect="level", said=(lowest, wanted))
    doubts = (is_value_assumed(records.place, each.terms, "level") for each in known)
    return replace(shown, basis=weigh([way.basis == "assumed", *doubts]))


def judge_routes(records: Records, asked: Asked, way: Way, kind: str | None, wanted: int) -> Verdict:
    """Judge the number of routes that share nobody; that there is no other is known only where there can be none."""
    found = records.count_routes(asked.senders, asked.receivers, kind)
    said = (str(found), str(wanted))
    if found >= wanted:
        return Verdict("met", (show_route(records, "met", way, aspect="routes", said=said),))
    if could_have_routes(records, asked.senders, asked.receivers, kind, wanted):
        ends = (way.stakeholders[0], way.stakeholders[-1])
        silent = Scribe(records.place).say_silent(ends, aspect="routes", found=said[0], wanted=said[1])
        return Verdict(
            "cannot-tell", (silent, show_route(records, "cannot-tell", way, aspect="routes", said=said))
        )
    return _settle(records, asked, show_route(records, "not-met", way, aspect="routes", said=said))


def judge_days(records: Records, asked: Asked, delivery: Delivery, kind: str | None) -> Verdict:
    """Judge the days a route takes; that it is too slow settles it only where there can be no other.

    Nobody can tell where a channel says neither how often it can be used nor how long it takes; in a complete place
    it can be used every day then, and takes no time.
    """
    expected = next(each for each in delivery.expectations if each.expectation == "heard_within")
    said = (f"{expected.found} days" if expected.found is not None else None, expected.wanted)
    way = records.show_way(delivery)
    untimed = [] if records.place.complete else find_untimed(way)
    result = "cannot-tell" if expected.result == "met" and untimed else expected.result
    shown = show_route(records, result, way, aspect="heard_within", said=said)
    shown = replace(shown, basis=delivery.days_basis or "assumed")
    if result == "not-met":
        if could_go_otherwise(records, asked.senders, asked.receivers, kind):
            return _doubt(records, asked, replace(shown, supports="cannot-tell"))
        return _settle(records, asked, shown)
    scribe = Scribe(records.place)
    asking = (scribe.say_silent((each.sender, each.receiver), aspect="every") for each in untimed)
    return Verdict(result, (*asking, shown) if result == "cannot-tell" else (shown,))


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
