"""Places and messages to ask about: builders in one line, every small structure, and many drawn by chance."""

import random
from collections.abc import Iterator
from datetime import date
from itertools import permutations

from stakeholder_graph.model.example import example_place
from stakeholder_graph.model.lines import Numbering
from stakeholder_graph.model.place import Place
from stakeholder_graph.model.records import Channel, End, Message, SharedDependency, Stakeholder, Terms
from stakeholder_graph.model.vocabulary import KINDS, ROLES, SECTORS, SOURCES
from tests.analysis.oracle import LADDER

DAY = date(2012, 10, 1)


def one(member: str) -> End:
    return End(members=(member,), quantity="every", is_group=False)


def every(*members: str) -> End:
    return End(members=members, quantity="every")


def any_of(*members: str) -> End:
    return End(members=members, quantity="any")


def message(senders: str | End, receivers: str | End, **said) -> Message:
    """A message between ends; a text is one stakeholder, or every one of several with commas between."""
    return Message(id="m", senders=_read_end(senders), receivers=_read_end(receivers), **said)


def _read_end(end: str | End) -> End:
    if isinstance(end, End):
        return end
    names = end.replace(",", " ").split()
    return one(names[0]) if len(names) == 1 else every(*names)


class PlaceDraft:
    """A place in the making: starts healthy, one thing is added at a time."""

    def __init__(self, structure: str = "", **kinds: str) -> None:
        place = example_place(structure, kinds=kinds) if structure else example_place("a -> b")
        self.stakeholders = dict(place.stakeholders) if structure else {}
        self.channels = list(place.channels) if structure else []
        self.shared: dict[str, SharedDependency] = {}
        self.numbering = Numbering()
        for each in self.channels:
            self.numbering.take_id(each.sender, each.receiver)

    def add(self, stakeholder: str, **said) -> "PlaceDraft":
        said = {"name": stakeholder, "kind": "group"} | said
        self.stakeholders[stakeholder] = Stakeholder(id=stakeholder, **said)
        return self

    def join(self, sender: str, receiver: str, **said) -> "PlaceDraft":
        channel = self.numbering.take_id(sender, receiver)
        terms = Terms(**({"by": "meeting"} | said))
        self.channels.append(Channel(id=channel, sender=sender, receiver=receiver, terms=terms))
        return self

    def share(self, shared: str, **said) -> "PlaceDraft":
        self.shared[shared] = SharedDependency(id=shared, name=shared, **said)
        return self

    def build(self, as_of: date | None = None) -> Place:
        return Place(
            name="Draft",
            as_of=as_of,
            kinds=KINDS,
            sectors=SECTORS,
            roles=ROLES,
            sources=SOURCES,
            stakeholders=self.stakeholders,
            channels=tuple(self.channels),
            shared=self.shared,
        )


def every_structure(count: int) -> Iterator[Place]:
    """Every labelled structure of so many stakeholders, with at most one channel each way between two."""
    ids = "abcd"[:count]
    stakeholders = {each: Stakeholder(id=each, name=each, kind="group") for each in ids}
    terms = Terms(by="meeting")
    possible = [Channel(id=f"{s}->{r}", sender=s, receiver=r, terms=terms) for s, r in permutations(ids, 2)]
    for chosen in range(1 << len(possible)):
        channels = tuple(each for number, each in enumerate(possible) if chosen >> number & 1)
        yield Place(
            name=str(chosen), kinds=KINDS, sources=SOURCES, stakeholders=stakeholders, channels=channels
        )


# Ids whose code-point order is not the order in which they are drawn, and is not alphabetical either.
IDS = ("b", "a-2", "L85004", "a", "a2", "Z9", "a-10")
SHARED = ("pot", "Post")
MESSAGE_KINDS = ("decision", "concern")


def random_places(count: int, seed: int, *, largest: int = 7) -> Iterator[tuple[Place, Message]]:
    """Places with everything in them that changes an answer, each with a message to ask about."""
    dice = random.Random(seed)
    for _ in range(count):
        place = _draw_place(dice, largest)
        yield place, _draw_message(dice, place)


def _draw_dates(dice: random.Random) -> dict[str, date]:
    said = {}
    if dice.random() < 0.08:
        said["since"] = date(2012, dice.choice((9, 10, 11)), 1)
    if dice.random() < 0.08:
        said["until"] = dice.choice((date(2012, 9, 30), DAY, date(2012, 10, 2)))
    return said


def _draw_shared(dice: random.Random) -> tuple[str, ...]:
    return tuple(each for each in SHARED if dice.random() < 0.15)


def _draw_place(dice: random.Random, largest: int) -> Place:
    ids = dice.sample(IDS, dice.randint(2, largest))
    draft = PlaceDraft()
    for shared in SHARED:
        draft.share(shared, **_draw_dates(dice))
    for number, each in enumerate(ids):
        kind = dice.choice(("practice", "patient-group", "patient-group", "forum", "board"))
        practices = [known for known in ids[:number] if draft.stakeholders[known].kind == "practice"]
        wholes = practices if kind == "patient-group" and practices else ids[:number]
        draft.add(
            each,
            kind=kind,
            part_of=dice.choice(wholes) if wholes and dice.random() < 0.6 else None,
            sector=dice.choice((None, "voice", "vcs")),
            services=tuple(s for s in ("mental-health", "children") if dice.random() < 0.3),
            people=dice.choice((None, None, 0, 100, 3000)),
            relays=dice.random() < 0.85,
            depends_on=_draw_shared(dice),
            **_draw_dates(dice),
        )
    pairs = list(permutations(ids, 2))
    for s, r in dice.choices(pairs, k=dice.randint(0, 2 * len(ids) + 2)):
        carries = dice.choice((None, None, ("decision",), ("concern",), ("decision", "concern"), ()))
        draft.join(
            s,
            r,
            level=dice.choice((None, *LADDER[:3])),
            carries=carries,
            depends_on=_draw_shared(dice),
            **_draw_dates(dice),
        )
    return draft.build(as_of=dice.choice((None, DAY, DAY)))


def _draw_message(dice: random.Random, place: Place) -> Message:
    said = {"kind": dice.choice((None, *MESSAGE_KINDS)), "answered": dice.random() < 0.5}
    if dice.random() < 0.15:
        return _draw_own(dice, place, **said)
    return message(_draw_end(dice, place), _draw_end(dice, place), **said)


def _draw_own(dice: random.Random, place: Place, **said) -> Message:
    """A message from each to its own, or the other way round."""
    ids = list(place.stakeholders)
    counted = dice.sample(ids, dice.randint(1, len(ids)))
    partners = {each: tuple(dice.sample(ids, dice.randint(1, min(2, len(ids))))) for each in counted}
    own = {each: None for members in partners.values() for each in members}
    sides = [every(*counted), End(members=tuple(own), quantity="every", is_group=False)]
    return message(*(sides if dice.random() < 0.5 else sides[::-1]), partners=partners, **said)


def _draw_end(dice: random.Random, place: Place) -> End:
    ids = list(place.stakeholders)
    members = dice.sample(ids, dice.randint(1, min(4, len(ids))))
    return dice.choice((one(members[0]), every(*members), any_of(*members)))
