"""What an expectation is judged from: a place, the parts as they are played in it, and whom the rule is asked of."""

from collections.abc import Callable, Sequence

from msgspec import Struct

from stakeholder_graph.standards.casting import Cast
from stakeholder_graph.standards.evidence import Scribe
from stakeholder_graph.standards.records import Records
from stakeholder_graph.standards.rules import ITSELF, Ends, Gone, Group
from stakeholder_graph.standards.verdicts import Result, Verdict, judge_all, judge_any

JudgePair = Callable[[str, str], Verdict]
Side = tuple[Group, tuple[str, ...]]
"""One group of an end, with its members."""


class Loss(Struct, frozen=True, kw_only=True):
    """What is lost.

    ``gone`` are those who are gone for sure; ``doubtful`` may be gone as well, as nobody is known to run or to pay
    for them. ``severed`` are the pairs between which nothing passes any more.
    """

    gone: frozenset[str] = frozenset()
    doubtful: frozenset[str] = frozenset()
    severed: frozenset[tuple[str, str]] = frozenset()


class Inquiry:
    """One rule asked of one subject, or of the place as a whole where ``subject`` is None.

    ``peers`` are all of whom the rule is asked. What is lost with somebody, and who is a part with all that belongs
    to it, is worked out once for all of them.
    """

    def __init__(
        self, records: Records, cast: Cast, subject: str | None = None, peers: frozenset[str] = frozenset()
    ) -> None:
        self.records = records
        self.cast = cast
        self.subject = subject
        self.peers = peers
        self.structure = records.structure
        self.place = records.place
        self.scribe = Scribe(records.place)
        self.losses: dict[Gone, Loss] = {}
        self.wholes: dict[tuple[str, ...], frozenset[str]] = {}

    def ask_of(self, subject: str, peers: frozenset[str]) -> "Inquiry":
        """Return the same inquiry about one who plays a part; what was worked out for one serves them all."""
        asked = Inquiry(self.records, self.cast, subject, peers)
        asked.losses, asked.wholes = self.losses, self.wholes
        return asked

    @property
    def is_complete(self) -> bool:
        """Whether what the model leaves out is known to be absent."""
        return self.place.complete

    def find_members(self, group: Group) -> tuple[str, ...]:
        """Find who is meant by one group of an end."""
        if group.part == ITSELF:
            return (self.subject,) if self.subject is not None else ()
        members = self.cast.find(group.part).members
        return self._find_own(members) if group.own and self.subject is not None else members

    def _find_own(self, members: Sequence[str]) -> tuple[str, ...]:
        """Find those that are part of the one asked of, or else of the smallest whole it is in that has any.

        Where no whole tells, all of them but those that are part of another of whom the rule is asked.
        """
        whole = self.subject
        seen: set[str] = set()
        while whole is not None and whole in self.structure.number_of and whole not in seen:
            seen.add(whole)
            below = self.cast.find_below(whole)
            own = tuple(each for each in members if each in below and not self._is_of_another(each))
            if own:
                return own
            whole = self.place.stakeholders[whole].part_of
        return tuple(each for each in members if not self._is_of_another(each))

    def _is_of_another(self, member: str) -> bool:
        own = self.subject is not None and member in self.cast.find_below(self.subject)
        return not own and self.cast.is_below(member, self.peers)

    def find_all(self, ends: Ends) -> tuple[str, ...]:
        """Find everybody that is meant by an end, each once."""
        return tuple(dict.fromkeys(each for group in ends for each in self.find_members(group)))

    def judge_lack(self, part: str, *, absent: Result = "not-met") -> Verdict:
        """Judge that nobody plays a part: ``absent`` where that is known, else nobody can tell."""
        played = self.cast.find(part)
        if not played.is_known_absent:
            return Verdict("cannot-tell", (self.scribe.say_silent(role=part),))
        piece = self.scribe.show_absence(played.absence, role=part, supports=absent)
        return Verdict(absent, (piece,))

    def judge_lacks(self, ends: Ends, *, absent: Result = "not-met") -> list[Verdict]:
        """Judge each group of an end that nobody plays."""
        return [
            self._judge_nobody(each, absent)
            for each in ends
            if each.part != ITSELF and not self.find_members(each)
        ]

    def _judge_nobody(self, group: Group, absent: Result) -> Verdict:
        """Judge that nobody is meant by a group; somebody may play the part who does not belong to the subject."""
        if not self.cast.find(group.part).members:
            return self.judge_lack(group.part, absent=absent)
        ids = (self.subject,) if self.subject is not None else ()
        if self.is_complete:
            piece = self.scribe.show_absence(None, ids=ids, role=group.part, supports=absent)
            return Verdict(absent, (piece,))
        return Verdict("cannot-tell", (self.scribe.say_silent(ids, role=group.part),))

    def judge_each(
        self, ends: Ends, judge: Callable[[str], Verdict], *, absent: Result = "not-met"
    ) -> Verdict:
        """Judge one after the other of an end: every one of its groups, of a group every one or any one."""
        found = self.judge_lacks(ends, absent=absent)
        for group in ends:
            members = self.find_members(group)
            if members:
                verdicts = (judge(each) for each in members)
                found.append(judge_any(verdicts) if group.quantity == "any" else judge_all(verdicts))
        return judge_all(found)

    def judge_pairs(self, senders: Ends, receivers: Ends, judge: JudgePair) -> Verdict:
        """Judge what must hold between two sides.

        Where one side is any of a group, every one of the other must find one there; nobody is paired with
        themselves. Where that leaves no pair, nothing is asked if the place is complete, and else nobody can tell.
        """
        found = self.judge_lacks(senders) + self.judge_lacks(receivers)
        for sender, receiver in self.find_sides(senders, receivers):
            found.append(self._judge_groups(sender, receiver, judge))
        return judge_all(found)

    def find_sides(self, senders: Ends, receivers: Ends) -> list[tuple[Side, Side]]:
        """Find each group of one side with each of the other, where somebody plays both.

        Where one and the same stands on both sides they are left out, unless nothing else is asked.
        """
        sides = [
            ((sender, froms), (receiver, tos))
            for sender in senders
            for receiver in receivers
            if (froms := self.find_members(sender)) and (tos := self.find_members(receiver))
        ]
        apart = [each for each in sides if len({*each[0][1], *each[1][1]}) > 1]
        return apart or sides

    def _judge_groups(self, sender: Side, receiver: Side, judge: JudgePair) -> Verdict:
        (from_group, froms), (to_group, tos) = sender, receiver
        pairs = [(s, r) for s in froms for r in tos if s != r]
        if not pairs:
            return self.judge_nobody_else(froms)
        any_from, any_to = from_group.quantity == "any", to_group.quantity == "any"
        if any_from and any_to:
            return judge_any(judge(s, r) for s, r in pairs)
        if any_from:
            return judge_all(
                judge_any(judge(s, r) for s in froms if s != r) for r in tos if _others(froms, r)
            )
        if any_to:
            return judge_all(judge_any(judge(s, r) for r in tos if s != r) for s in froms if _others(tos, s))
        return judge_all(judge(s, r) for s, r in pairs)

    def judge_nobody_else(self, alone: Sequence[str]) -> Verdict:
        """Judge that there is nobody but one and the same on both sides."""
        if self.is_complete:
            return Verdict(
                "not-applicable",
                (self.scribe.show_absence(None, ids=(alone[0],), supports="not-applicable"),),
            )
        return Verdict("cannot-tell", (self.scribe.say_silent((alone[0],), aspect="others"),))


def _others(members: Sequence[str], one: str) -> bool:
    return any(each != one for each in members)
