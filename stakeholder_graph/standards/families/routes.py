"""Is there a route, of a certain sort, for those who send?"""

from collections.abc import Sequence
from functools import partial

from msgspec.structs import replace

from stakeholder_graph.analysis.place.deliveries import Asked
from stakeholder_graph.model.records import End, Message
from stakeholder_graph.results.answers import Delivery
from stakeholder_graph.results.audits import Evidence
from stakeholder_graph.standards.families.route_values import judge_values, show_route
from stakeholder_graph.standards.gone import find_gone
from stakeholder_graph.standards.inquiry import Inquiry
from stakeholder_graph.standards.possible import find_cut, find_possibly_reached
from stakeholder_graph.standards.rules import Ends, Group, RouteWanted
from stakeholder_graph.standards.verdicts import Verdict, judge_all, judge_any, judge_share

Sides = tuple[tuple[Group, tuple[str, ...]], tuple[Group, tuple[str, ...]]]
"""The two groups a route leads between, each with its members."""


def judge_route(inquiry: Inquiry, wanted: RouteWanted) -> Verdict:
    """Judge whether there is a route between two sides, for a share of those who send (or of those who hear)."""
    lacks = inquiry.judge_lacks(wanted.sender) + inquiry.judge_lacks(wanted.receiver)
    lacks += _judge_gone_parts(inquiry, wanted)
    court = Court(inquiry, wanted)
    judged = [court.judge(sides) for sides in _list_sides(inquiry, wanted.sender, wanted.receiver)]
    return judge_all([*lacks, *judged])


def _judge_gone_parts(inquiry: Inquiry, wanted: RouteWanted) -> list[Verdict]:
    """Judge that nobody plays what should be gone: where nobody knows who does, nobody knows what is left."""
    gone = wanted.without
    if gone is None or any(inquiry.cast.find(each).members for each in (*gone.parts, *gone.run_by)):
        return []
    return [
        inquiry.judge_lack(each, absent="not-applicable")
        for each in (*gone.parts, *gone.run_by)
        if not inquiry.cast.find(each).is_known_absent
    ][:1]


def _list_sides(inquiry: Inquiry, senders: Ends, receivers: Ends) -> list[Sides]:
    return [
        ((sender, froms), (receiver, tos))
        for sender in senders
        for receiver in receivers
        if (froms := inquiry.find_members(sender)) and (tos := inquiry.find_members(receiver))
    ]


class Court:
    """Judges the routes that one expectation asks for."""

    def __init__(self, inquiry: Inquiry, wanted: RouteWanted) -> None:
        self.inquiry = inquiry
        self.wanted = wanted
        self.silent = {each for part in wanted.not_via for each in inquiry.cast.find(part).members}
        gone, doubtful = find_gone(inquiry, wanted.without) if wanted.without is not None else ((), ())
        self.gone = frozenset(gone)
        change = partial(inquiry.records.change, silent=self.silent)
        self.sure = change(gone=self.gone)
        self.careful = change(gone=self.gone | frozenset(doubtful))

    @property
    def aspect(self) -> str | None:
        """What sort of route was asked for, as a code."""
        wanted = self.wanted
        if wanted.without is not None:
            return "run_by" if wanted.without.run_by else "without"
        return "not_via" if wanted.not_via else "both_ways" if wanted.both_ways else None

    @property
    def role(self) -> str | None:
        """The part that is gone, or that may not pass it on."""
        gone = self.wanted.without
        parts = (*gone.run_by, *gone.parts) if gone is not None else self.wanted.not_via
        return parts[0] if parts else None

    def judge(self, sides: Sides) -> Verdict:
        """Judge the routes between two groups: one verdict for each who sends, or hears, joined by the share."""
        (sender, froms), (receiver, tos) = sides
        if all(s == r for s in froms for r in tos):
            return self.inquiry.judge_nobody_else(froms)
        left = (
            (sender, tuple(each for each in froms if each not in self.gone)),
            (receiver, tuple(each for each in tos if each not in self.gone)),
        )
        if not left[0][1] or not left[1][1]:
            ends = (froms[0], tos[0])
            piece = self.inquiry.scribe.show_absence(None, ids=ends, role=self.role, aspect=self.aspect)
            return Verdict("not-met", (replace(piece, kind="known-absent"),))
        units = self._judge_units(left)
        if self.wanted.share >= 1:
            return judge_all(units)
        said = Evidence(supports="met", kind="route", aspect="share", basis="stated")
        return judge_share(units, self.wanted.share, said=said)

    def _judge_units(self, sides: Sides) -> list[Verdict]:
        (sender, froms), (receiver, tos) = sides
        if not self.wanted.both_ways or sender.quantity == receiver.quantity == "every":
            return self._follow(sides)
        # One who hears may not be the one who answers: each pair is looked at, and one pair that does both will do.
        every = ((Group(sender.part), froms), (Group(receiver.part), tos))
        pairs = [(s, r) for s in froms for r in tos if s != r]
        found = dict(zip(pairs, self._follow(every), strict=True))
        if sender.quantity == receiver.quantity:
            return [judge_any(found.values())]
        if sender.quantity == "any":
            return [judge_any(found[s, r] for s in froms if s != r) for r in tos if set(froms) - {r}]
        return [judge_any(found[s, r] for r in tos if s != r) for s in froms if set(tos) - {s}]

    def _follow(self, sides: Sides) -> list[Verdict]:
        """Follow what is asked in the place as it is known, and again where nobody knows who else would be gone."""
        message = self._build_message(sides)
        known = self.sure.follow(message)
        careful = known if self.careful is self.sure else self.careful.follow(message)
        told = {each.name: delivery for each, delivery in careful}
        verdicts = []
        for asked, delivery in known:
            verdict = self._judge_delivery(asked, delivery)
            again = told.get(asked.name)
            if verdict.result == "met" and again is not delivery:
                verdict = self._judge_doubtful(asked, delivery, again, verdict)
            verdicts.append(verdict)
        return verdicts

    def _build_message(self, sides: Sides) -> Message:
        (sender, froms), (receiver, tos) = sides
        wanted = self.wanted
        return Message(
            id="asked",
            kind=wanted.carries,
            senders=End(members=froms, quantity=sender.quantity),
            receivers=End(members=tos, quantity=receiver.quantity),
            answered=wanted.both_ways,
            heard_within=wanted.heard_within,
        )

    def _judge_delivery(self, asked: Asked, delivery: Delivery) -> Verdict:
        if not delivery.reached:
            return self._judge_unreached(asked)
        if self.wanted.both_ways and delivery.loop != "two-way":
            back = Asked((delivery.receiver or "",), (delivery.sender or "",), None)
            return self._judge_unreached(back)
        return judge_values(self.sure, self.wanted, asked, delivery, aspect=self.aspect, role=self.role)

    def _judge_doubtful(
        self, asked: Asked, delivery: Delivery, again: Delivery | None, verdict: Verdict
    ) -> Verdict:
        """Judge a route that passes by somebody nobody is known to run or to pay for."""
        if again is not None and self._judge_delivery(asked, again).result == "met":
            return verdict
        stays = set(self.careful.structure.ids)
        answer = delivery.answer.route if delivery.answer is not None else ()
        doubted = [each for each in dict.fromkeys((*delivery.route, *answer)) if each not in stays]
        scribe = self.inquiry.scribe
        asking = [scribe.say_silent((each,), aspect="run") for each in doubted]
        shown = show_route(self.sure, "cannot-tell", delivery, aspect=self.aspect, role=self.role)
        return Verdict("cannot-tell", (*asking, shown))

    def _judge_unreached(self, asked: Asked) -> Verdict:
        """Judge that no route is recorded: is it known that there is none?"""
        scribe, kind = self.inquiry.scribe, self.wanted.carries
        ends = (asked.senders[0], asked.receivers[0])
        shown = self._show_lost(asked)
        if self.inquiry.is_complete:
            piece = scribe.show_absence(None, ids=ends, role=self.role, aspect=self.aspect or "route")
            return Verdict("not-met", (piece, *(replace(each, supports="not-met") for each in shown)))
        reached = [
            find_possibly_reached(self.sure, each, kind) for each in asked.senders if self._stands(each)
        ]
        if any(each & set(asked.receivers) for each in reached):
            piece = scribe.say_silent(ends, role=self.role, aspect=self.aspect or "route")
            return Verdict("cannot-tell", (piece, *shown))
        cut = [absence for each in reached for absence in find_cut(self.sure, each)]
        pieces = [
            scribe.show_absence(each, ids=(each.sender, each.receiver), aspect="channel") for each in cut
        ]
        return Verdict("not-met", (*pieces, *(replace(each, supports="not-met") for each in shown)))

    def _stands(self, stakeholder: str) -> bool:
        return stakeholder in self.sure.structure.number_of

    def _show_lost(self, asked: Asked) -> Sequence[Evidence]:
        """Show the route that there is as things are, and that is lost with those who are gone or pass nothing on."""
        if self.sure is self.inquiry.records:
            return ()
        message = self._build_message(
            (
                (Group("", "any" if len(asked.senders) > 1 else "every"), asked.senders),
                (Group("", "any" if len(asked.receivers) > 1 else "every"), asked.receivers),
            )
        )
        followed = self.inquiry.records.follow(replace(message, answered=False, heard_within=None))
        return [
            show_route(self.inquiry.records, "cannot-tell", each, aspect=self.aspect, role=self.role)
            for _, each in followed
            if each.reached
        ]
