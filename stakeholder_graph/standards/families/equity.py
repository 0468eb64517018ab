"""Are some heard at least as well as the others?"""

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from stakeholder_graph.results.audits import Evidence
from stakeholder_graph.results.deliveries import Delivery
from stakeholder_graph.standards.families.route_values import find_untimed, show_route
from stakeholder_graph.standards.inquiry import Inquiry
from stakeholder_graph.standards.possible import could_go_otherwise, could_have_routes, find_possibly_reached
from stakeholder_graph.standards.records import Way
from stakeholder_graph.standards.rules import Ends, Measure, NoWorse
from stakeholder_graph.standards.verdicts import Result, Verdict, judge_all
from stakeholder_graph.units import RUNG


class _Comparison(Struct, frozen=True):
    """One who sends beside the others: what becomes of what each of them says, to the same receivers."""

    inquiry: Inquiry
    wanted: NoWorse
    receivers: tuple[str, ...]
    own: Delivery
    sender: str
    others: tuple[Delivery, ...]


def judge_no_worse(inquiry: Inquiry, wanted: NoWorse) -> Verdict:
    """Judge whether each of some is heard at least as well as the middle one of the others.

    Of an even number of others the middle one is the worse of the two in the middle. Whoever is to be compared is no
    other; of parts, those that somebody plays are compared. What nobody wrote down may make the others better off: it
    is met only if even then it would hold.
    """
    own = inquiry.find_all(wanted.sender)
    left_out = {member for part in wanted.leaving_out for member in inquiry.cast.find(part).members}
    others = tuple(each for each in inquiry.find_all(wanted.than) if each not in own and each not in left_out)
    lacks = [
        lack
        for ends, found in ((wanted.sender, own), (wanted.than, inquiry.find_all(wanted.than)))
        if not found
        for lack in inquiry.judge_lacks(ends, absent="not-applicable")
    ] + inquiry.judge_lacks(wanted.receiver)
    if lacks:
        return judge_all(lacks)
    if not others:
        return inquiry.judge_nobody_else(own)
    sides = _list_receivers(inquiry, wanted.receiver)
    return judge_all(each for side in sides for each in _compare(inquiry, wanted, side, own, others))


def _list_receivers(inquiry: Inquiry, ends: Ends) -> list[tuple[str, ...]]:
    """List who should hear: all of a group together where any one will do, else each alone."""
    found: list[tuple[str, ...]] = []
    for group in ends:
        members = inquiry.find_members(group)
        found += [members] if group.quantity == "any" else [(each,) for each in members]
    return found


def _compare(
    inquiry: Inquiry,
    wanted: NoWorse,
    receivers: tuple[str, ...],
    own: Sequence[str],
    others: Sequence[str],
) -> list[Verdict]:
    # all of whom the rule is asked at once: the others are then followed once for them all
    senders = (*own, *inquiry.peers, *others)
    found = inquiry.records.follow_each(senders, receivers, wanted.carries, timed=False)
    rest = tuple(found[each] for each in others if each in found)
    if not rest:
        return [inquiry.judge_nobody_else(own)]
    pairs = [
        _Comparison(inquiry, wanted, receivers, found[each], each, rest) for each in own if each in found
    ]
    if "days" in wanted.measures and any(map(_can_tell_days, pairs)):
        found = inquiry.records.follow_each(senders, receivers, wanted.carries, timed=True)
        rest = tuple(found[each] for each in others if each in found)
        pairs = [replace(each, own=found[each.sender], others=rest) for each in pairs]
    return [_MEASURES[measure](each) for each in pairs for measure in wanted.measures]


def _can_tell_days(pair: _Comparison) -> bool:
    """Say whether it is worth counting days: where their times are unsaid anyway, nobody can tell."""
    return pair.own.reached and (pair.inquiry.is_complete or not _is_time_unsaid(pair))


def _find_middle(values: Sequence[float]) -> float:
    """Find the middle of some values, of which less is better; of an even number the worse of the two."""
    return sorted(values)[len(values) // 2]


def _judge_reach(pair: _Comparison) -> Verdict:
    """Judge whether one is heard where most of the others are."""
    middle = "not reached" if _find_middle([not each.reached for each in pair.others]) else "reached"
    if pair.own.reached:
        return Verdict("met", (_say(pair, "met", "reach", "reached", middle), _show(pair, "met")))
    records = pair.inquiry.records
    known = not find_possibly_reached(
        records, (pair.sender,), pair.wanted.carries, goals=pair.receivers
    ).intersection(pair.receivers)
    if known:
        result: Result = "met" if middle == "not reached" else "not-met"
        if result == "met" and _find_middle([not _may_be_reached(pair, each) for each in pair.others]) == 0:
            silent = _ask_of_others(pair, "route")
            return Verdict("cannot-tell", (silent, _say(pair, "cannot-tell", "reach", "not reached", middle)))
        return Verdict(
            result, (_say(pair, result, "reach", "not reached", middle), *_show_other(pair, result))
        )
    silent = pair.inquiry.scribe.say_silent((pair.sender, pair.receivers[0]), aspect="route")
    return Verdict("cannot-tell", (silent, *_show_other(pair, "cannot-tell")))


def _judge_routes(pair: _Comparison) -> Verdict:
    """Judge the number of independent routes; that there are no more is known only where there can be none."""
    if not pair.own.reached:
        return _judge_reach(pair)
    middle = -int(_find_middle([-each.independent_routes for each in pair.others]))
    found, records = pair.own.independent_routes, pair.inquiry.records
    said = _say(pair, "met", "routes", str(found), str(middle))
    if found >= middle:
        could = [
            found + 1 if _could_have_more(pair, each, found) else each.independent_routes
            for each in pair.others
        ]
        return _hold_met(pair, said, "routes", holds=found >= -_find_middle([-each for each in could]))
    possible = could_have_routes(records, (pair.sender,), pair.receivers, pair.wanted.carries, middle)
    return _find_worse(pair, said, "routes", possible=possible)


def _find_worse(pair: _Comparison, said: Evidence, aspect: str, *, possible: bool) -> Verdict:
    """Find one worse off than the others, unless there may be another route that nobody wrote down."""
    if not possible:
        return Verdict("not-met", (replace(said, supports="not-met"), _show(pair, "not-met")))
    ends = (pair.sender, pair.receivers[0])
    silent = pair.inquiry.scribe.say_silent(ends, aspect=aspect)
    return Verdict("cannot-tell", (silent, replace(said, supports="cannot-tell"), _show(pair, "cannot-tell")))


def _hold_met(pair: _Comparison, said: Evidence, aspect: str, *, holds: bool) -> Verdict:
    """Hold what is met on record, unless the others may be better off by what nobody wrote down."""
    if holds:
        return Verdict("met", (said, _show(pair, "met")))
    pieces = (replace(said, supports="cannot-tell"), _show(pair, "cannot-tell"))
    return Verdict("cannot-tell", (_ask_of_others(pair, aspect), *pieces))


def _ask_of_others(pair: _Comparison, aspect: str) -> Evidence:
    """Ask by what else one of the others is heard."""
    other = next((each for each in pair.others if _could_be_better(pair, each)), pair.others[0])
    ends = (other.sender or pair.sender, other.receiver or pair.receivers[0])
    return pair.inquiry.scribe.say_silent(ends, aspect=aspect)


def _could_be_better(pair: _Comparison, other: Delivery) -> bool:
    """Say whether another may be heard along a channel that nobody wrote down."""
    if other.sender is None:
        return not pair.inquiry.is_complete
    return could_go_otherwise(pair.inquiry.records, (other.sender,), pair.receivers, pair.wanted.carries)


def _may_be_reached(pair: _Comparison, other: Delivery) -> bool:
    return other.reached or _could_be_better(pair, other)


def _could_have_more(pair: _Comparison, other: Delivery, routes: int) -> bool:
    """Say whether another may have more routes than so many."""
    if other.independent_routes > routes or pair.inquiry.is_complete:
        return False
    records, senders = pair.inquiry.records, (other.sender or pair.sender,)
    return could_have_routes(records, senders, pair.receivers, pair.wanted.carries, routes + 1)


def _could_go_otherwise(pair: _Comparison) -> bool:
    return could_go_otherwise(pair.inquiry.records, (pair.sender,), pair.receivers, pair.wanted.carries)


def _judge_days(pair: _Comparison) -> Verdict:
    """Judge the typical days; where they are estimated, one is worse only if the intervals do not meet."""
    if not pair.own.reached:
        return _judge_reach(pair)
    if pair.own.typical_days is None or _is_time_unsaid(pair):
        silent = pair.inquiry.scribe.say_silent((pair.sender, pair.receivers[0]), aspect="heard_within")
        return Verdict("cannot-tell", (silent, _show(pair, "cannot-tell")))
    never = float("inf")
    days = [never if each.typical_days is None else each.typical_days for each in pair.others]
    highs = [never if (high := _find_high(each)) is None else high for each in pair.others]
    middle, middle_high = _find_middle(days), _find_middle(highs)
    own, own_low = pair.own.typical_days, pair.own.typical_low_days
    said = _say(pair, "met", "days", f"{own} days", "never" if middle == never else f"{middle:g} days")
    if own <= middle:
        could = [
            -1 if own > 0 and _could_be_better(pair, each) else day
            for each, day in zip(pair.others, days, strict=True)
        ]
        return _hold_met(pair, said, "heard_within", holds=own <= _find_middle(could))
    overlaps = (own_low if own_low is not None else own) <= middle_high
    return _find_worse(pair, said, "heard_within", possible=overlaps or _could_go_otherwise(pair))


def _is_time_unsaid(pair: _Comparison) -> bool:
    """Say whether a channel that not all of them share says neither how often it can be used nor how long it takes.

    In a complete place it can be used every day then, and takes no time; but where nothing on any of the ways has a
    time at all, there is nothing to compare.
    """
    records = pair.inquiry.records
    ways = [records.show_way(each) for each in (pair.own, *pair.others) if each.reached]
    if not any(_is_timed(pair, way) for way in ways):
        return True
    shared = set[str].intersection(*({each.id for each in way.channels} for way in ways))
    unsaid = {each.id for way in ways for each in find_untimed(way)}
    return not records.place.complete and not unsaid <= shared


def _is_timed(pair: _Comparison, way: Way) -> bool:
    """Say whether a channel on the way has a time, or somebody on it meets now and then."""
    stakeholders = pair.inquiry.place.stakeholders
    meeting = any(stakeholders[each].meets is not None for each in way.stakeholders)
    return (
        meeting or any(each.terms.open for each in way.channels) or len(find_untimed(way)) < len(way.channels)
    )


def _find_high(delivery: Delivery) -> int | None:
    return delivery.typical_days if delivery.typical_high_days is None else delivery.typical_high_days


def _judge_level(pair: _Comparison) -> Verdict:
    """Judge the level kept; nobody can tell where a level that matters is not known."""
    if not pair.own.reached:
        return _judge_reach(pair)
    unknown = [each for each in (pair.own, *pair.others) if each.reached and each.level is None]
    if unknown:
        ends = (unknown[0].sender or "", unknown[0].receiver or "")
        return Verdict(
            "cannot-tell", (pair.inquiry.scribe.say_silent(ends, aspect="level"), _show(pair, "cannot-tell"))
        )
    rungs = [-RUNG[each.level] if each.level is not None else 1 for each in pair.others]
    middle = _find_middle(rungs)
    own = RUNG[pair.own.level or ""]
    told = next((level for level, rung in RUNG.items() if rung == -middle), "not reached")
    said = _say(pair, "met", "level", pair.own.level, told)
    if -own <= middle:
        best = max(RUNG.values())
        could = [
            -best if _could_be_better(pair, each) else rung
            for each, rung in zip(pair.others, rungs, strict=True)
        ]
        return _hold_met(pair, said, "level", holds=-own <= _find_middle(could))
    return _find_worse(pair, said, "route", possible=_could_go_otherwise(pair))


def _say(pair: _Comparison, supports: Result, measure: str, found: str | None, wanted: str) -> Evidence:
    """Say what was found of one, and of the middle one of the others."""
    return Evidence(
        supports=supports,
        kind="value",
        ids=(pair.sender,),
        aspect=measure,
        found=found,
        wanted=f"{wanted}, as the middle one of {len(pair.others)} others",
        basis=pair.own.basis,
    )


def _show(pair: _Comparison, supports: Result) -> Evidence:
    return _show_delivery(pair, supports, pair.own)


def _show_other(pair: _Comparison, supports: Result) -> Sequence[Evidence]:
    """Show the route of one of the others, by which one could be heard as well."""
    heard = next((each for each in pair.others if each.reached), None)
    return (_show_delivery(pair, supports, heard),) if heard is not None else ()


def _show_delivery(pair: _Comparison, supports: Result, delivery: Delivery) -> Evidence:
    records = pair.inquiry.records
    return show_route(records, supports, records.show_way(delivery))


_MEASURES: Mapping[Measure, Callable[[_Comparison], Verdict]] = {
    "reach": _judge_reach,
    "days": _judge_days,
    "routes": _judge_routes,
    "level": _judge_level,
}
