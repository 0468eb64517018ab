"""Is there one route, as good as it should be, and what is known where there is none?"""

from collections.abc import Mapping
from functools import cached_property, partial

from msgspec.structs import replace

from stakeholder_graph.analysis.place.deliveries import Asked
from stakeholder_graph.model.records import End, Message
from stakeholder_graph.results.audits import Evidence
from stakeholder_graph.results.deliveries import Delivery
from stakeholder_graph.standards.families.route_values import (
    judge_days,
    judge_level,
    judge_routes,
    show_route,
)
from stakeholder_graph.standards.gone import find_whole
from stakeholder_graph.standards.inquiry import Inquiry, Loss
from stakeholder_graph.standards.possible import (
    could_have_routes,
    find_absences_at,
    find_cut,
    find_possibly_reached,
)
from stakeholder_graph.standards.records import Level, Records, Way
from stakeholder_graph.standards.rules import RouteWanted
from stakeholder_graph.standards.verdicts import Result, Verdict, judge_all
from stakeholder_graph.units import RUNG


class Court:
    """Judges single routes that one expectation asks for.

    Parameters
    ----------
    inquiry, wanted
        What is asked, and of whom.
    loss
        What is taken away before a route is looked for.
    """

    def __init__(self, inquiry: Inquiry, wanted: RouteWanted, loss: Loss) -> None:
        self.inquiry = inquiry
        self.wanted = wanted
        silent = find_whole(inquiry, wanted.not_via)
        change = partial(inquiry.records.change, silent=silent, severed=loss.severed)
        self.sure = change(gone=loss.gone)
        self.careful = change(gone=loss.gone | loss.doubtful) if loss.doubtful else self.sure
        self._timed: dict[Records, Mapping[tuple[tuple[str, ...], tuple[str, ...]], Delivery]] = {}

    @cached_property
    def aspect(self) -> str | None:
        """What sort of route was asked for, as a code."""
        wanted = self.wanted
        if wanted.without is not None:
            return "run_by" if wanted.without.run_by else "without"
        return "not_via" if wanted.not_via else None

    @cached_property
    def role(self) -> str | None:
        """The part that is gone, or that may not pass it on."""
        gone = self.wanted.without
        parts = (*gone.run_by, *gone.parts) if gone is not None else self.wanted.not_via
        return parts[0] if parts else None

    def time(self, asked: list[Asked]) -> None:
        """Follow all that is asked at once in days: calendars are gone through once for all that share an end."""
        message = Message(
            id="asked",
            kind=self.wanted.carries,
            senders=_join_ends([each.senders for each in asked]),
            receivers=_join_ends([each.receivers for each in asked]),
            heard_within=self.wanted.heard_within,
        )
        for records in dict.fromkeys((self.sure, self.careful)):
            followed = records.follow(message, asked, timed=True)
            self._timed[records] = {(one.senders, one.receivers): delivery for one, delivery in followed}

    def judge(self, asked: Asked) -> Verdict:
        """Judge one route; and again, more carefully, where nobody knows who else would be gone."""
        verdict = self._judge(self.sure, asked)
        if verdict.result != "met" or self.careful is self.sure:
            return verdict
        careful = self._judge(self.careful, asked)
        return careful if careful.result == "met" else self._doubt(asked, verdict, careful)

    def judge_taken_away(self, asked: Asked) -> Verdict:
        """Judge that one of the ends itself is gone: nothing is sent, or nobody is there to hear it."""
        ends = (asked.senders[0], asked.receivers[0])
        piece = self.inquiry.scribe.show_absence(None, ids=ends, role=self.role, aspect=self.aspect)
        return Verdict("not-met", (replace(piece, kind="known-absent"),))

    def _judge(self, records: Records, asked: Asked) -> Verdict:
        wanted = self.wanted
        way = records.find_way(asked.senders, asked.receivers, wanted.carries)
        judged = [] if way is not None else [self._judge_lost(asked, wanted)]
        if wanted.both_ways:
            judged.append(self._judge_back(records, Asked(asked.receivers, asked.senders, None)))
        if way is None:
            return judge_all(judged)
        if wanted.stated:
            told = records.find_way(asked.senders, asked.receivers, wanted.carries, stated=True)
            if told is None:
                return judge_all([*judged, self._doubt_carried(records, way)])
            way = told
        if wanted.level is not None:
            judged.append(judge_level(records, asked, way, wanted.carries, wanted.level))
        if wanted.routes is not None:
            judged.append(judge_routes(records, asked, way, wanted.carries, wanted.routes))
        if wanted.heard_within is not None:
            delivery = self._timed[records][asked.senders, asked.receivers]
            judged.append(judge_days(records, asked, delivery, wanted.carries))
        if not judged or self.aspect is not None or wanted.both_ways:
            shown = show_route(records, "met", way, aspect=self.aspect, role=self.role)
            judged.insert(0, Verdict("met", (shown,)))
        return judge_all(judged)

    @cached_property
    def _back(self) -> RouteWanted:
        """What is asked of the way back: that there is one, however high it is and without a second."""
        return replace(self.wanted, level=None, routes=None)

    def _judge_back(self, records: Records, asked: Asked) -> Verdict:
        way = records.find_way(asked.senders, asked.receivers, self.wanted.carries)
        if way is None:
            return self._judge_lost(asked, self._back)
        if self.wanted.stated:
            told = records.find_way(asked.senders, asked.receivers, self.wanted.carries, stated=True)
            if told is None:
                return self._doubt_carried(records, way)
            way = told
        return Verdict("met", (show_route(records, "met", way, aspect="both_ways"),))

    def _doubt_carried(self, records: Records, way: Way) -> Verdict:
        """Doubt a route of which not every channel says what it carries: ask for that."""
        unsaid = [each for each in way.channels if each.terms.carries is None]
        asking = (
            self.inquiry.scribe.say_silent(
                (each.sender, each.receiver), aspect="carries", wanted=self.wanted.carries
            )
            for each in unsaid
        )
        return Verdict("cannot-tell", (*asking, show_route(records, "cannot-tell", way)))

    def _doubt(self, asked: Asked, sure: Verdict, careful: Verdict) -> Verdict:
        """Doubt a route that passes by somebody nobody is known to run or to pay for: ask who does.

        Shown are the routes by them that would do if they stayed, and what is left if they went.
        """
        left = [each for each in careful.evidence if each.kind == "route" and each.supports != "met"]
        stays = self.careful.structure.number_of
        routes = [each for each in sure.evidence if each.kind == "route"]
        shown = [each for each in routes if not all(who in stays for who in each.ids)] or routes
        passing = dict.fromkeys(each for piece in shown for each in piece.ids if each not in stays)
        scribe = self.inquiry.scribe
        asking = (scribe.say_silent((each,), aspect="run") for each in passing or self._find_between(asked))
        pieces = (replace(each, supports="cannot-tell") for each in (*shown, *left))
        return Verdict("cannot-tell", (*asking, *dict.fromkeys(pieces)))

    def _find_between(self, asked: Asked) -> list[str]:
        """Find who may be gone and lies on some way between the two ends, or back, in the order of the place."""
        kind, stays = self.wanted.carries, self.careful.structure.number_of
        ways = [(asked.senders, asked.receivers)]
        ways += [(asked.receivers, asked.senders)] if self.wanted.both_ways else []
        return [
            each
            for each in self.sure.structure.ids
            if each not in stays
            and any(
                self.sure.find_way(froms, (each,), kind) is not None
                and self.sure.find_way((each,), tos, kind) is not None
                for froms, tos in ways
            )
        ]

    def _judge_lost(self, asked: Asked, wanted: RouteWanted) -> Verdict:
        """Judge that no route is recorded: is it known that there is none such as is wanted?"""
        scribe, kind = self.inquiry.scribe, self.wanted.carries
        ends, aspect = (asked.senders[0], asked.receivers[0]), self.aspect or "route"
        if self.inquiry.is_complete:
            piece = scribe.show_absence(None, ids=ends, role=self.role, aspect=aspect)
            return Verdict("not-met", (piece, *self._show_lost(asked, "not-met")))
        may = Level(RUNG[wanted.level], sure=False) if wanted.level is not None else None
        reached = find_possibly_reached(self.sure, asked.senders, kind, goals=asked.receivers, level=may)
        if reached.intersection(asked.receivers) and self._could_have_enough(asked, wanted.routes):
            piece = scribe.say_silent(ends, role=self.role, aspect=aspect)
            return Verdict("cannot-tell", (piece, *self._show_lost(asked, "cannot-tell")))
        cut = find_cut(self.sure, reached) or find_absences_at(self.sure, asked.senders, asked.receivers)
        pieces = tuple(
            scribe.show_absence(each, ids=(each.sender, each.receiver), aspect="channel") for each in cut
        )
        return Verdict("not-met", (*pieces, *self._show_lost(asked, "not-met")))

    def _could_have_enough(self, asked: Asked, wanted: int | None) -> bool:
        """Say whether there could be as many routes as are wanted."""
        return wanted is None or could_have_routes(
            self.sure, asked.senders, asked.receivers, self.wanted.carries, wanted
        )

    def _show_lost(self, asked: Asked, supports: Result) -> tuple[Evidence, ...]:
        """Show the route there is as things are, which is lost with those who are gone or may pass nothing on."""
        records = self.inquiry.records
        if self.sure is records:
            return ()
        way = records.find_way(asked.senders, asked.receivers, self.wanted.carries)
        return (
            (show_route(records, supports, way, aspect=self.aspect, role=self.role),)
            if way is not None
            else ()
        )


def _join_ends(ends: list[tuple[str, ...]]) -> End:
    """Join the ends of all that is asked; where one of them is several, any of these will do."""
    members = tuple(dict.fromkeys(each for end in ends for each in end))
    return End(members=members, quantity="any" if any(len(end) > 1 for end in ends) else "every")
