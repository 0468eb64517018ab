"""A slow twin of the analyses, written from what DESIGN says and from places and messages only.

It lists every route that visits nobody twice and answers everything by looking at that list: what is deleted
takes the routes it lies on with it. Nothing here is shared with the code it checks, except the values of the model.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations, permutations

from stakeholder_graph.model.place import Place
from stakeholder_graph.model.records import Message

LADDER = ["tokenistic", "inform", "consult", "involve", "collaborate", "empower"]


@dataclass(frozen=True)
class Way:
    """One route: the stakeholders from sender to receiver, and the channels between them."""

    ids: tuple[str, ...]
    channels: tuple[str, ...]


@dataclass(frozen=True)
class Expected:
    """What must be answered about one delivery. ``cuts`` and ``pairs`` are what its routes all need."""

    member: str | None
    sender: str | None
    receiver: str | None
    reached: bool
    hops: int | None = None
    route: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    independent_routes: int = 0
    by_shared: int = 0
    level: str | None = None
    loop: str | None = None
    answer: "Expected | None" = None
    cuts: frozenset[tuple[str, str]] = frozenset()
    pairs: frozenset[tuple[str, str]] = frozenset()


@dataclass
class Twin:
    """A place on a day, asked the slow way."""

    place: Place
    day: date | None = None
    _next: dict[str | None, dict[str, list[tuple[str, str]]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.day = self.day or self.place.as_of
        self.standing = {each.id for each in self.place.stakeholders.values() if self.holds(each)}
        self.channels = {
            each.id: each
            for each in self.place.channels
            if {each.sender, each.receiver} <= self.standing and self.holds(each.terms)
        }
        self.shared = {each.id for each in self.place.shared.values() if self.holds(each)}

    def holds(self, record) -> bool:
        if self.day is None:
            return True
        return (record.since or date.min) <= self.day <= (record.until or date.max)

    # --- routes ---

    def steps(self, kind: str | None) -> dict[str, list[tuple[str, str]]]:
        """Whom everybody can tell, and by which channel, where a message of this kind may travel."""
        if kind not in self._next:
            steps: dict[str, list[tuple[str, str]]] = {each: [] for each in self.standing}
            for each in self.channels.values():
                if kind is None or each.terms.carries is None or kind in each.terms.carries:
                    steps[each.sender].append((each.receiver, each.id))
            self._next[kind] = steps
        return self._next[kind]

    def list_ways(self, kind: str | None, senders: Iterable[str], receivers: Iterable[str]) -> list[Way]:
        steps, goals = self.steps(kind), set(receivers) & self.standing
        found: list[Way] = []

        def walk(ids: tuple[str, ...], channels: tuple[str, ...]) -> None:
            if len(ids) > 1 and ids[-1] in goals:
                found.append(Way(ids, channels))
                return
            if len(ids) > 1 and not self.place.stakeholders[ids[-1]].relays:
                return
            for head, channel in steps[ids[-1]]:
                if head not in ids:
                    walk((*ids, head), (*channels, channel))

        for sender in senders:
            if sender in self.standing:
                walk((sender,), ())
        return found

    # --- what a message asks for ---

    def present(self, end) -> list[str]:
        """Of a group, those that stand on the day or were removed by an edit; one named alone always."""
        known = self.place.stakeholders
        return [
            each for each in end.members if not end.is_group or each in self.standing or each not in known
        ]

    def list_asked(self, message: Message) -> Iterator[tuple[tuple[str, ...], tuple[str, ...], str | None]]:
        froms, tos = self.present(message.senders), self.present(message.receivers)
        any_from, any_to = message.senders.quantity == "any", message.receivers.quantity == "any"
        if message.partners is not None:
            yield from self._list_partnered(message)
        elif message.receivers.is_group and not any_to:
            if message.senders.is_group and not any_from:
                yield from (((s,), (r,), f"{s}->{r}") for s in froms for r in tos if s != r)
            else:
                for r in tos:
                    others = tuple(s for s in froms if s != r)
                    if others or not froms:  # nobody needs to tell himself
                        yield others, (r,), r
        elif any_from:
            others = tuple(s for s in froms if s not in tos)
            if others:
                yield others, tuple(tos), tos[0] if len(tos) == 1 else None
        else:
            for s in froms:
                others = tuple(r for r in tos if r != s)
                if others or not tos:
                    yield (s,), others, s

    def _list_partnered(self, message: Message):
        up = message.senders.is_group
        several = any(len(own) > 1 for own in message.partners.values())
        for member in self.present(message.senders if up else message.receivers):
            for other in message.partners.get(member, ()):
                s, r = (member, other) if up else (other, member)
                if s != r:
                    yield (s,), (r,), f"{s}->{r}" if several else member

    # --- what becomes of it ---

    def expect(self, message: Message, *, pairs: bool = True) -> list[Expected]:
        return [
            self.expect_one(
                message.kind,
                senders,
                receivers,
                member,
                any_from=message.senders.quantity == "any" and message.partners is None,
                any_to=message.receivers.quantity == "any" and message.partners is None,
                answered=message.answered,
                pairs=pairs,
            )
            for senders, receivers, member in self.list_asked(message)
        ]

    def expect_one(
        self, kind, senders, receivers, member, *, any_from=False, any_to=False, answered=False, pairs=True
    ) -> Expected:
        ways = self.list_ways(kind, senders, receivers)
        loop = "no-route" if answered else None
        if not ways:
            sender, receiver = (ends[0] if len(ends) == 1 else None for ends in (senders, receivers))
            return Expected(member, sender, receiver, reached=False, loop=loop)
        best = min(ways, key=lambda way: (len(way.ids), way.ids, [self.rank(each) for each in way.channels]))
        sender, receiver = best.ids[0], best.ids[-1]
        member = member or sender
        own = (set() if any_from else set(senders)) | (set() if any_to else set(receivers))
        cuts = self.find_cuts(ways, own)
        answer = None
        if answered:
            answer = self.expect_one(kind, (receiver,), (sender,), None, pairs=False)
            loop = "two-way" if answer.reached else "one-way"
        return Expected(
            member,
            sender,
            receiver,
            reached=True,
            hops=len(best.channels),
            route=best.ids,
            channels=best.channels,
            independent_routes=most_apart([self.between(way, own) for way in ways]),
            by_shared=most_apart([self.between(way, own) | self.needs(way, own) for way in ways]),
            level=self.find_level(ways),
            loop=loop,
            answer=answer,
            cuts=cuts,
            pairs=self.find_pairs(ways, own, cuts) if pairs else frozenset(),
        )

    def rank(self, channel: str) -> str:
        return channel

    def between(self, way: Way, own: set[str]) -> frozenset[tuple[str, str]]:
        """Whom a route uses up. A direct channel is one route, so parallel direct channels use up one thing."""
        used = {("stakeholder", each) for each in way.ids if each not in own}
        return frozenset(used or {("direct", "channel")})

    def needs(self, way: Way, own: set[str]) -> frozenset[tuple[str, str]]:
        """On which shared dependencies a route rests; what both ends rest on, every route does."""
        needed = {each for channel in way.channels for each in self.channels[channel].terms.depends_on}
        for each in way.ids:
            if each not in own:
                needed.update(self.place.stakeholders[each].depends_on)
        return frozenset(("shared", each) for each in needed & self.shared)

    def falls(self, way: Way, shared: str) -> bool:
        """Whether a route breaks when a shared dependency fails, its ends included."""
        return any(shared in self.place.stakeholders[each].depends_on for each in way.ids) or any(
            shared in self.channels[each].terms.depends_on for each in way.channels
        )

    def find_cuts(self, ways: list[Way], own: set[str]) -> frozenset[tuple[str, str]]:
        """Delete each thing in turn and ask again."""
        cuts = {("stakeholder", x) for x in self.standing - own if all(x in way.ids for way in ways)}
        cuts |= {("channel", x) for x in self.channels if all(x in way.channels for way in ways)}
        cuts |= {("shared", x) for x in self.shared if all(self.falls(way, x) for way in ways)}
        return frozenset(cuts)

    def find_pairs(self, ways, own, cuts) -> frozenset[tuple[str, str]]:
        free = sorted(x for x in self.standing - own if ("stakeholder", x) not in cuts)
        return frozenset(
            (x, y) for x, y in combinations(free, 2) if all(x in way.ids or y in way.ids for way in ways)
        )

    def find_level(self, ways: list[Way]) -> str | None:
        """The best rung that is sure; unknown if a route with unknown rungs might do better."""
        sure, possible = -1, -1
        for way in ways:
            said = [self.channels[each].terms.level for each in way.channels]
            rungs = [LADDER.index(each) for each in said if each is not None]
            weakest = min(rungs, default=len(LADDER) - 1)
            possible = max(possible, weakest)
            if None not in said:
                sure = max(sure, weakest)
        return LADDER[sure] if sure == possible else None

    # --- people ---

    def register(self, member: str):
        known = {**self.place.removed, **self.place.stakeholders}
        one = known.get(member.rpartition("->")[2])
        if one is not None and one.kind == "patient-group" and one.people is None and one.part_of in known:
            practice = known[one.part_of]
            if practice.kind == "practice":
                return practice
        return one

    def people(self, members: Iterable[str]) -> int | None:
        members = list(members)
        found = {
            one.id: one.people for each in members if (one := self.register(each)) and one.people is not None
        }
        return sum(found.values()) if found or not members else None

    def unknown(self, members: Iterable[str]) -> int:
        return sum((one := self.register(each)) is None or one.people is None for each in members)

    # --- silos ---

    def joined(self) -> set[tuple[str, str]]:
        return {(each.sender, each.receiver) for each in self.channels.values()}

    def groups(self, by: str) -> dict[str, set[str]]:
        groups: dict[str, set[str]] = {}
        for each in sorted(self.standing):
            for name in self.names(each, by):
                groups.setdefault(name, set()).add(each)
        if by == "organisation":
            groups = {name: members for name, members in groups.items() if len(members) > 1}
        return dict(sorted(groups.items()))

    def names(self, each: str, by: str) -> tuple[str, ...]:
        one = self.place.stakeholders[each]
        if by == "organisation":
            while one.part_of in self.place.stakeholders:
                one = self.place.stakeholders[one.part_of]
            return (one.id,)
        if by == "service":
            return tuple(sorted(set(one.services)))
        name = getattr(one, by)
        return () if name is None else (name,)

    def ei(self, members: set[str]) -> float | None:
        pairs = self.joined()
        outside = sum((s in members) != (r in members) for s, r in pairs)
        inside = sum(s in members and r in members for s, r in pairs)
        return (outside - inside) / (outside + inside) if outside + inside else None

    def expected_ei(self, members: set[str]) -> float | None:
        """Every ordered pair that touches the group is as likely as any other."""
        pairs = list(permutations(sorted(self.standing), 2))
        outside = sum((s in members) != (r in members) for s, r in pairs)
        inside = sum(s in members and r in members for s, r in pairs)
        return (outside - inside) / (outside + inside) if outside + inside else None

    def only_way(self, members: set[str], *, out: bool) -> str | None:
        """The outsider, else the member of several, without whom no channel crosses the border."""
        crossing = {(s, r) if out else (r, s) for s, r in self.joined()}
        crossing = {(m, o) for m, o in crossing if m in members and o not in members}
        for side in (self.standing - members, members if len(members) > 1 else set()):
            for each in sorted(side):
                if crossing and not any(each not in pair for pair in crossing):
                    return each
        return None

    def broker_roles(self, by: str) -> dict[str, tuple[int, ...]]:
        group = {each: names[0] for each in self.standing if (names := self.names(each, by))}
        if len(set(group.values())) < 2:
            return {}
        pairs = self.joined()
        roles = {each: [0] * 5 for each in self.standing}
        for a, b, c in permutations(sorted(group), 3):
            if (a, b) in pairs and (b, c) in pairs and (a, c) not in pairs:
                same_ab, same_bc, same_ac = group[a] == group[b], group[b] == group[c], group[a] == group[c]
                number = {(1, 1, 1): 0, (0, 0, 1): 1, (0, 1, 0): 2, (1, 0, 0): 3, (0, 0, 0): 4}[
                    int(same_ab), int(same_bc), int(same_ac)
                ]
                roles[b][number] += 1
        return {each: tuple(counts) for each, counts in sorted(roles.items()) if any(counts)}

    def hubs(self) -> dict[tuple[str, str | None], set[str]]:
        """For each family of siblings, those without whom no sibling hears another, though some now do."""
        families: dict[tuple[str, str | None], list[str]] = {}
        for each in sorted(self.standing):
            one = self.place.stakeholders[each]
            families.setdefault((one.kind, one.part_of), []).append(each)
        hubs: dict[tuple[str, str | None], set[str]] = {}
        for family, members in families.items():
            ways = [way for s, r in permutations(members, 2) for way in self.list_ways(None, (s,), (r,))]
            found = {x for x in self.standing - set(members) if all(x in way.ids for way in ways)}
            if ways and found:
                hubs[family] = found
        return hubs


def most_apart(uses: list[frozenset[tuple[str, str]]]) -> int:
    """The most routes of which no two use the same thing, by trying every selection."""
    smallest = sorted({use for use in uses if not any(other < use for other in uses)}, key=sorted)

    def choose(first: int, taken: frozenset[tuple[str, str]]) -> int:
        best = 0
        for number in range(first, len(smallest)):
            if not smallest[number] & taken:
                best = max(best, 1 + choose(number + 1, taken | smallest[number]))
        return best

    return choose(0, frozenset())
