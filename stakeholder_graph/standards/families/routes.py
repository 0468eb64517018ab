"""Is there a route, of a certain sort, for those who send?"""

from collections.abc import Collection

from msgspec.structs import replace

from stakeholder_graph.analysis.place.deliveries import Asked
from stakeholder_graph.results.audits import Evidence
from stakeholder_graph.standards.families.court import Court
from stakeholder_graph.standards.gone import find_loss
from stakeholder_graph.standards.inquiry import Inquiry, Loss, Side
from stakeholder_graph.standards.rules import Ends, Gone, RouteWanted
from stakeholder_graph.standards.verdicts import Verdict, judge_all, judge_any, judge_share


def judge_route(inquiry: Inquiry, wanted: RouteWanted) -> Verdict:
    """Judge whether there is a route between two sides, for a share of those who send (or of those who hear)."""
    lacks = inquiry.judge_lacks(wanted.sender) + inquiry.judge_lacks(wanted.receiver)
    if wanted.without is not None:
        lacks += _judge_unknown_gone(inquiry, wanted.without)
    sides = inquiry.find_sides(wanted.sender, wanted.receiver)
    return judge_all([*lacks, *(_judge_sides(inquiry, wanted, *each) for each in sides)])


def judge_onward(inquiry: Inquiry, sender: str, receivers: Ends, kind: str | None) -> Verdict:
    """Judge whether somebody can pass on what they hear; who is meant by one of the ends need not."""
    lacks = inquiry.judge_lacks(receivers)
    court = Court(inquiry, RouteWanted(sender=(), receiver=receivers, carries=kind), Loss())
    groups = [(group, inquiry.find_members(group)) for group in receivers]
    found = [
        judge_any(court.judge(Asked((sender,), (each,), None)) for each in members)
        if group.quantity == "any"
        else judge_all(court.judge(Asked((sender,), (each,), None)) for each in members if each != sender)
        for group, members in groups
        if members and (group.quantity != "any" or sender not in members)
    ]
    return judge_all([*lacks, *found])


def _judge_unknown_gone(inquiry: Inquiry, gone: Gone) -> list[Verdict]:
    """Judge that nobody is known to play what should be gone: then nobody knows what would be left."""
    parts = [inquiry.cast.find(each) for each in (*gone.parts, *gone.run_by)]
    if any(each.members for each in parts):
        return []
    return [inquiry.judge_lack(each.part.id) for each in parts if not each.is_known_absent][:1]


def _judge_sides(inquiry: Inquiry, wanted: RouteWanted, sender: Side, receiver: Side) -> Verdict:
    """Judge the routes between two groups: one verdict for each who sends, or hears, joined by the share.

    Whoever is gone stays counted, as not reached; only where any will do another may stand in.
    """
    froms, tos = sender[1], receiver[1]
    if all(s == r for s in froms for r in tos):
        return inquiry.judge_nobody_else(froms)
    loss = find_loss(inquiry, wanted.without) if wanted.without is not None else Loss()
    court = Court(inquiry, wanted, replace(loss, doubtful=loss.doubtful - {*froms, *tos}))
    units = _list_units(sender, receiver, each_pair=wanted.both_ways)
    left = [_find_left(unit, loss.gone) for unit in units]
    if wanted.heard_within is not None and any(left):
        court.time([asked for unit in left for asked in unit])
    verdicts = [
        judge_any(map(court.judge, staying)) if staying else court.judge_taken_away(unit[0])
        for unit, staying in zip(units, left, strict=True)
    ]
    if wanted.share >= 1:
        return judge_all(verdicts)
    said = Evidence(supports="met", kind="route", aspect="share", basis="stated")
    return judge_share(verdicts, wanted.share, said=said)


def _list_units(sender: Side, receiver: Side, *, each_pair: bool) -> list[list[Asked]]:
    """List what must hold, one for each who sends (or hears), each with the ways in which it may.

    Where any will do, one search finds them all; but who hears may not be the one who answers, so that for a way back
    each pair is a way of its own, and so it is where the same stand on both sides.
    """
    (from_group, froms), (to_group, tos) = sender, receiver
    any_from, any_to = from_group.quantity == "any", to_group.quantity == "any"
    if not each_pair and any_from != any_to:
        if any_to:
            found = [Asked((s,), left, None) for s in froms if (left := _leave_out(tos, s))]
        else:
            found = [Asked(left, (r,), None) for r in tos if (left := _leave_out(froms, r))]
        return [[each] for each in found]
    pairs = [Asked((s,), (r,), None) for s in froms for r in tos if s != r]
    if not any_from and not any_to:
        return [[each] for each in pairs]
    if any_from and any_to:
        return [pairs] if each_pair or set(froms) & set(tos) else [[Asked(froms, tos, None)]]
    units: dict[tuple[str, ...], list[Asked]] = {(end,): [] for end in (froms if any_to else tos)}
    for each in pairs:
        units[each.senders if any_to else each.receivers].append(each)
    return [each for each in units.values() if each]


def _find_left(unit: list[Asked], gone: Collection[str]) -> list[Asked]:
    """Find the ways in which something may still hold once some are gone; none if one of its sides is gone."""
    if not gone:
        return unit
    left = (
        Asked(
            tuple(each for each in asked.senders if each not in gone),
            tuple(each for each in asked.receivers if each not in gone),
            asked.member,
        )
        for asked in unit
    )
    return [each for each in left if each.senders and each.receivers]


def _leave_out(members: tuple[str, ...], one: str) -> tuple[str, ...]:
    return tuple(each for each in members if each != one) if one in members else members
