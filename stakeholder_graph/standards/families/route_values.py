"""Is a route that was found as good as it should be: in level, in second routes, in days?"""

from collections.abc import Callable

from msgspec.structs import replace

from stakeholder_graph.analysis.place.basis import weigh_route
from stakeholder_graph.analysis.place.deliveries import Asked
from stakeholder_graph.graph.reach import Route, find_shortest_route
from stakeholder_graph.model.records import Channel
from stakeholder_graph.results.answers import Delivery
from stakeholder_graph.results.audits import Evidence
from stakeholder_graph.standards.evidence import Scribe
from stakeholder_graph.standards.records import Records
from stakeholder_graph.standards.rules import RouteWanted
from stakeholder_graph.standards.verdicts import Result, Verdict, judge_all
from stakeholder_graph.units import LADDER, RUNG


def judge_values(
    records: Records,
    wanted: RouteWanted,
    asked: Asked,
    delivery: Delivery,
    *,
    aspect: str | None,
    role: str | None,
) -> Verdict:
    """Judge a delivery that arrives (and is answered) against what is asked of its route.

    A level that is too low and days that are too many are facts about the routes that are recorded; that there is no
    second route is known only where the place is complete.
    """
    judged = []
    if wanted.level is not None:
        judged.append(judge_level(records, asked, delivery, wanted.carries, wanted.level))
    if wanted.routes is not None:
        judged.append(judge_routes(records, delivery, wanted.routes))
    if wanted.heard_within is not None:
        judged.append(judge_days(records, delivery))
    if not judged or aspect is not None:
        shown = [show_route(records, "met", delivery, aspect=aspect, role=role)]
        if wanted.both_ways and delivery.answer is not None:
            shown.append(show_answer(records, delivery))
        judged.insert(0, Verdict("met", tuple(shown)))
    return judge_all(judged)


def judge_level(records: Records, asked: Asked, delivery: Delivery, kind: str | None, wanted: str) -> Verdict:
    """Judge whether a route keeps a level all the way; where a channel does not state its own, ask for that."""
    rung = RUNG[wanted]
    sure = _find_route(records, asked, kind, lambda found: found is not None and found >= rung)
    if sure is not None:
        return Verdict("met", (_show_kept(records, sure, wanted),))
    maybe = _find_route(records, asked, kind, lambda found: found is None or found >= rung)
    scribe = Scribe(records.place)
    if maybe is None:
        shown = show_route(records, "not-met", delivery, aspect="level", said=(delivery.level, wanted))
        return Verdict("not-met", (shown,))
    unsaid = [each for each in _name_channels(records, maybe) if each.terms.level is None]
    asking = [
        scribe.say_silent((each.sender, each.receiver), aspect="level", wanted=wanted) for each in unsaid
    ]
    return Verdict("cannot-tell", tuple(asking))


def _find_route(
    records: Records, asked: Asked, kind: str | None, keeps: Callable[[int | None], bool]
) -> Route | None:
    """Find a shortest route along channels that carry a kind of message and whose rung will do."""
    structure = records.structure
    shut = bytearray(
        not (each.terms.can_carry(kind) and keeps(rung))
        for each, rung in zip(structure.channels, structure.rungs, strict=True)
    )
    return find_shortest_route(
        structure.graph,
        structure.find_numbers(asked.senders),
        structure.find_numbers(asked.receivers),
        blocked_arcs=shut,
        relays=structure.relays,
    )


def _name_channels(records: Records, route: Route) -> list[Channel]:
    return [records.structure.channels[each] for each in route.arcs]


def _show_kept(records: Records, route: Route, wanted: str) -> Evidence:
    """Show a route that keeps a level, with the lowest rung on it."""
    structure = records.structure
    lowest = min(RUNG[each.terms.level or wanted] for each in _name_channels(records, route))
    piece = Evidence(
        supports="met",
        kind="route",
        ids=tuple(structure.ids[each] for each in route.vertices),
        aspect="level",
        found=LADDER[lowest],
        wanted=wanted,
        basis=weigh_route(structure, route.vertices, route.arcs, level=True),
    )
    return Scribe(records.place).vouch_for_route(piece, _name_channels(records, route))


def judge_routes(records: Records, delivery: Delivery, wanted: int) -> Verdict:
    """Judge the number of routes that share nobody in between."""
    found = delivery.independent_routes
    said = (str(found), str(wanted))
    if found >= wanted or records.place.complete:
        result: Result = "met" if found >= wanted else "not-met"
        return Verdict(result, (show_route(records, result, delivery, aspect="routes", said=said),))
    ends = (delivery.sender or "", delivery.receiver or "")
    silent = Scribe(records.place).say_silent(ends, aspect="routes", found=said[0], wanted=said[1])
    return Verdict(
        "cannot-tell", (silent, show_route(records, "cannot-tell", delivery, aspect="routes", said=said))
    )


def judge_days(records: Records, delivery: Delivery) -> Verdict:
    """Judge the days a route takes; nobody can tell where a channel says neither how often nor how long."""
    expected = next(each for each in delivery.expectations if each.expectation == "heard_within")
    said = (f"{expected.found} days" if expected.found is not None else None, expected.wanted)
    untimed = find_untimed(records, delivery)
    if expected.result == "not-met" or (expected.result == "met" and not untimed):
        shown = show_route(records, expected.result, delivery, aspect="heard_within", said=said)
        return Verdict(expected.result, (replace(shown, basis=delivery.days_basis or "assumed"),))
    scribe = Scribe(records.place)
    asking = [scribe.say_silent((each.sender, each.receiver), aspect="every") for each in untimed]
    shown = show_route(records, "cannot-tell", delivery, aspect="heard_within", said=said)
    return Verdict("cannot-tell", (*asking, shown))


def find_untimed(records: Records, delivery: Delivery) -> list[Channel]:
    """Find the channels of a route that say neither how often they can be used nor how long they take."""
    channels = _find_channels(records, delivery)
    return [each for each in channels if each.terms.every is None and each.terms.takes is None]


def show_route(
    records: Records,
    supports: Result,
    delivery: Delivery,
    *,
    aspect: str | None = None,
    role: str | None = None,
    said: tuple[str | None, str | None] = (None, None),
) -> Evidence:
    """Show a route as the chain of those who pass it on, with what vouches for its least certain channel."""
    piece = Evidence(
        supports=supports,
        kind="route",
        ids=delivery.route,
        role=role,
        aspect=aspect,
        found=said[0],
        wanted=said[1],
        basis=delivery.basis,
    )
    return Scribe(records.place).vouch_for_route(piece, _find_channels(records, delivery))


def show_answer(records: Records, delivery: Delivery) -> Evidence:
    """Show the way back of a delivery that is answered."""
    answer = delivery.answer
    if answer is None:
        raise ValueError("this delivery has no answer")
    piece = Evidence(supports="met", kind="route", ids=answer.route, aspect="both_ways", basis=answer.basis)
    known = records.structure.channel_number_of
    return Scribe(records.place).vouch_for_route(
        piece, [records.structure.channels[known[each]] for each in answer.channels]
    )


def _find_channels(records: Records, delivery: Delivery) -> list[Channel]:
    known = records.structure.channel_number_of
    return [records.structure.channels[known[each]] for each in delivery.channels]
