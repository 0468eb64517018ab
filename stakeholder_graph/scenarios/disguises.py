"""Who is not to be named in a public copy, and what stands in their place?

Withheld are stakeholders and shared dependencies that the model marks as private, and posts held by one person. A
post is held by several only where its seats say so: a file that is silent about it may mean one.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

from msgspec import Struct

from stakeholder_graph.model.lines import NAMED_CHANNELS, AddShared, AddStakeholder, Edit, Merge
from stakeholder_graph.model.place import Place
from stakeholder_graph.model.records import KindOfStakeholder, SharedDependency, Stakeholder
from stakeholder_graph.model.vocabulary import KINDS
from stakeholder_graph.scenarios.said import find_texts

POST = "post"
ANY_KIND = "group"
"""What a withheld stakeholder of a kind of the model's own counts as: the kind may tell who it is."""
_CALLED = {"scrutiny": "scrutiny body", "volunteers": "group of volunteers"}


class Disguise(Struct, frozen=True, kw_only=True):
    """What stands in the place of one that is not named; ``is_post`` where it is withheld only as a post."""

    old: str
    id: str
    name: str
    kind: str
    is_post: bool


class Disguises:
    """Everybody who is not named, under a new id that tells nothing.

    Parameters
    ----------
    place
        The place; also those whom edits took away, and those whom its scenarios would add, are looked at.
    """

    def __init__(self, place: Place) -> None:
        self._place = place
        everybody = _find_everybody(place)
        added = (each for each in _find_added(place) if isinstance(each, SharedDependency))
        shared = (*place.shared.values(), *added)
        self._taken = {each.id for each in everybody} | {each.id for each in shared}
        self.left_out = _find_unused(place)
        self.stakeholders: dict[str, Disguise] = {}
        self.shared: dict[str, Disguise] = {}
        hidden = [each for each in everybody if is_withheld(each) and each.id not in self.left_out]
        for stakeholder in hidden:
            if stakeholder.id not in self.stakeholders:
                self.stakeholders[stakeholder.id] = self._disguise(stakeholder)
        for dependency in shared:
            if is_withheld_shared(dependency) and dependency.id not in {*self.shared, *self.left_out}:
                self.shared[dependency.id] = self._disguise_shared(dependency)

    def name_posts(self, call: Callable[[str], str]) -> None:
        """Name each post by whom it is part of, as that is called in public."""
        wholes = {each.id: each.part_of for each in _find_everybody(self._place)}
        for old, each in self.stakeholders.items():
            whole = wholes.get(old)
            if each.is_post and whole is not None and whole in wholes:
                named = Disguise(
                    old=old, id=each.id, name=f"a post of {call(whole)}", kind=each.kind, is_post=True
                )
                self.stakeholders[old] = named

    def take_id(self, stem: str) -> str:
        """Return an id that nobody has: the stem and a number."""
        number = 1
        while f"{stem}-{number}" in self._taken:
            number += 1
        self._taken.add(f"{stem}-{number}")
        return f"{stem}-{number}"

    def _disguise(self, stakeholder: Stakeholder) -> Disguise:
        own = stakeholder.kind not in KINDS
        kind = ANY_KIND if own else stakeholder.kind
        is_post = not stakeholder.private
        called = "a post" if is_post else say_unnamed(_CALLED.get(kind, KINDS[kind].name))
        stem = "post" if is_post else "not-named"
        return Disguise(old=stakeholder.id, id=self.take_id(stem), name=called, kind=kind, is_post=is_post)

    def _disguise_shared(self, shared: SharedDependency) -> Disguise:
        is_post = not shared.private
        name = "a post that others depend on" if is_post else say_unnamed("shared dependency")
        stem = "post" if is_post else "not-named"
        return Disguise(old=shared.id, id=self.take_id(stem), name=name, kind="shared", is_post=is_post)


def say_unnamed(kind: str) -> str:
    """Call something by its kind alone: "a forum that is not named here"."""
    return f"{'an' if kind[:1] in 'aeiou' else 'a'} {kind} that is not named here"


def is_withheld(stakeholder: Stakeholder) -> bool:
    """Say whether a stakeholder is private, or a post that one person may hold."""
    if stakeholder.private:
        return True
    return stakeholder.kind == POST and sum(each.count or 0 for each in stakeholder.seats) < 2


def is_withheld_shared(shared: SharedDependency) -> bool:
    """Say whether a shared dependency is private, or a post."""
    return shared.private or (shared.kind or "").casefold() == POST


def find_own_kinds(place: Place) -> Mapping[str, KindOfStakeholder]:
    """Return the kinds that the model itself defines."""
    return {kind: said for kind, said in place.kinds.items() if KINDS.get(kind) != said}


def _find_everybody(place: Place) -> Iterable[Stakeholder]:
    added = (each for each in _find_added(place) if isinstance(each, Stakeholder))
    return (*place.stakeholders.values(), *place.removed.values(), *added)


def _find_added(place: Place) -> Iterator[Stakeholder | SharedDependency]:
    """Find what the scenarios of a place would add."""
    for scenario in place.scenarios.values():
        for edit in scenario.edits:
            yield from _find_made(edit)


def _find_made(edit: Edit) -> Iterator[Stakeholder | SharedDependency]:
    if isinstance(edit, AddStakeholder):
        yield edit.stakeholder
    elif isinstance(edit, AddShared):
        yield edit.shared
    elif isinstance(edit, Merge):
        yield edit.into


def _find_unused(place: Place) -> frozenset[str]:
    """Find what is private and what nothing that is told rests on: no channel, part, message, tie or scenario."""
    private = {each.id for each in place.stakeholders.values() if each.private}
    private |= {each.id for each in place.shared.values() if each.private}
    if not private:
        return frozenset()
    rested_on: set[str] = set()
    for stakeholder in place.stakeholders.values():
        seats = (end for each in stakeholder.seats for end in (each.chosen_by, each.held_by, each.paid_by))
        own = (stakeholder.part_of, *stakeholder.speaks_for, *stakeholder.depends_on, *seats)
        rested_on.update(each for each in own if each is not None)
    for channel in place.channels:
        rested_on.update((channel.sender, channel.receiver, *channel.terms.depends_on))
    rested_on.update(end for each in place.ties if not each.private for end in (each.sender, each.receiver))
    rested_on.update(
        end for each in place.known_absent if not each.private for end in (each.sender, each.receiver)
    )
    rested_on.update(each.part_of for each in place.absent_stakeholders if each.part_of and not each.private)
    for message in place.messages:
        if not message.private:
            rested_on.update(message.senders.members)
            rested_on.update(message.receivers.members)
            rested_on.update(find_texts(message.partners))
    for text in find_texts(tuple(each.edits for each in place.scenarios.values())):
        ends = NAMED_CHANNELS.fullmatch(text)
        rested_on.update(ends.group(1, 2) if ends else (text,))
    rested_on.update(place.spoke_for.values())
    rested_on.update(each for one in place.checked for each in one.members)
    return frozenset(private - rested_on)
