"""A place as it may be shown to anybody: nothing private, no notes, and no post that one person holds.

What is private keeps its place in the structure, so that routes stay true, but is called by its kind alone; where
nothing rests on it, it is left out. The place that was is left as it is.
"""

from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from stakeholder_graph.model.lines import AddStakeholder, Edit
from stakeholder_graph.model.phrases import PhraseBook, fold, replace_phrase
from stakeholder_graph.model.place import Place
from stakeholder_graph.model.records import Channel, KindOfStakeholder, Message, Terms
from stakeholder_graph.results.withheld import Withheld
from stakeholder_graph.scenarios.disguises import Disguises, find_own_kinds, say_unnamed
from stakeholder_graph.scenarios.ledger import Ledger, LeftOut, find_notes
from stakeholder_graph.scenarios.public_records import UNNAMED_SOURCE, Publisher, rename
from stakeholder_graph.scenarios.public_scenarios import tell_scenarios
from stakeholder_graph.scenarios.said import find_texts

SHORTEST_SECRET = 4
SHORTEST_IN_OTHER_SCRIPTS = 2


class PublicPlace(Struct, frozen=True, kw_only=True):
    """The public copy of a place, and what was done to make it.

    ``ids`` and ``scenarios`` give the new id of whatever has one. ``secrets`` are the texts that no output may hold;
    ``unsearched`` are withheld names that are too short, or too ordinary, to be looked for.
    """

    place: Place
    ids: Mapping[str, str]
    scenarios: Mapping[str, str]
    left_out: tuple[LeftOut, ...]
    withheld: tuple[Withheld, ...]
    secrets: tuple[str, ...]
    unsearched: tuple[str, ...]

    def rename(self, id_: str) -> str:
        """Return what an id of the place, or a channel ``a:b`` of it, is in the copy."""
        return rename(id_, self.ids)


def make_public_place(place: Place, *, is_ordinary: Callable[[str], bool]) -> PublicPlace:
    """Make the public copy of a place.

    Parameters
    ----------
    place
        A place without errors; it is not changed.
    is_ordinary
        Says of a folded phrase whether the program itself writes it, so that finding it in an output proves nothing.

    Returns
    -------
    The copy. A place that marks nothing as private still loses its notes and the names of its posts.
    """
    return _Copying(place, is_ordinary).copy()


class _Copying:
    """The making of one copy, step by step."""

    def __init__(self, place: Place, is_ordinary: Callable[[str], bool]) -> None:
        self.place = place
        self.disguises = Disguises(place)
        self.ledger = Ledger(place.kinds)
        self._is_ordinary = is_ordinary
        self._place_name = fold(place.name)
        self._public_names: dict[str, Callable[[], str]] = {}
        self._unsearched: dict[str, None] = {}
        for phrase, public_name in self._find_names():
            if self._can_be_searched(phrase):
                self._public_names.setdefault(phrase, public_name)
            else:
                self._unsearched.setdefault(phrase)
        self._book = PhraseBook(self._public_names)
        self._cleaned: dict[str, str] = {}
        self.publisher = Publisher(place, self.disguises, self.clean)

    def copy(self) -> PublicPlace:
        """Go through the place, and list all that is withheld."""
        self.disguises.name_posts(self._call)
        self._rename_telling_ids()
        public = self._tell_place()
        scenarios = tell_scenarios(self.place, public, self.publisher)
        self.ledger.enter(
            "scenario", "left-out", (each for each in self.place.scenarios if each not in scenarios)
        )
        public = replace(
            public,
            complete=self.place.complete and not self.ledger.has_gaps,
            scenarios={each.id: each for each in scenarios.values()},
            sources=dict(self.publisher.sources),
            drawn_as=self._find_drawn(public),
        )
        changed = sum(text != cleaned for text, cleaned in self._cleaned.items())
        return PublicPlace(
            place=public,
            ids=self.publisher.ids,
            scenarios={old: each.id for old, each in scenarios.items()},
            left_out=tuple(self.ledger.entries),
            withheld=self.ledger.count(changed, self.publisher.undated_count),
            secrets=self._find_secrets(public),
            unsearched=tuple(self._unsearched),
        )

    def clean(self, text: str) -> str:
        """Take withheld names out of a text; what stands for each of them is put in its place."""
        if text not in self._cleaned:
            cleaned = text
            for phrase in sorted(self._book.find_in(text), key=len, reverse=True):
                cleaned = replace_phrase(cleaned, phrase, self._public_names[phrase]())
            self._cleaned[text] = cleaned
        return self._cleaned[text]

    def _can_be_searched(self, phrase: str) -> bool:
        """Say whether finding a phrase proves anything: a few letters, or a word of every page, do not."""
        folded = fold(phrase)
        enough = SHORTEST_SECRET if folded.isascii() else SHORTEST_IN_OTHER_SCRIPTS
        return (
            len(folded) >= enough
            and any(map(str.isalpha, folded))
            and f" {folded} " not in f" {self._place_name} "
            and not self._is_ordinary(folded)
        )

    def _find_names(self) -> Iterator[tuple[str, Callable[[], str]]]:
        """Find every name that is withheld, with what to call it in public."""
        place, disguises = self.place, self.disguises
        added = (each.stakeholder for each in self._find_edits() if isinstance(each, AddStakeholder))
        for stakeholder in (*place.stakeholders.values(), *place.removed.values(), *added):
            hidden = stakeholder.id in disguises.stakeholders
            if hidden or stakeholder.id in disguises.left_out:
                for phrase in (stakeholder.name, stakeholder.id, *stakeholder.aliases):
                    yield phrase, lambda id_=stakeholder.id: self._call(id_)  # type: ignore[misc]
        for shared in place.shared.values():
            if shared.id in disguises.shared or shared.id in disguises.left_out:
                for phrase in (shared.name, shared.id):
                    yield phrase, lambda id_=shared.id: self._call(id_)  # type: ignore[misc]
        for source in place.sources.values():
            if source.private:
                yield source.title, lambda: UNNAMED_SOURCE
                yield source.id, lambda: UNNAMED_SOURCE

    def _find_edits(self) -> Iterator[Edit]:
        for scenario in self.place.scenarios.values():
            yield from scenario.edits

    def _call(self, id_: str) -> str:
        """Call somebody as in public."""
        disguise = self.disguises.stakeholders.get(id_) or self.disguises.shared.get(id_)
        if disguise is not None:
            return disguise.name
        known = self.place.stakeholders.get(id_) or self.place.removed.get(id_)
        if known is None or id_ in self.disguises.left_out:
            return say_unnamed("stakeholder")
        return self.clean(known.name)

    def _rename_telling_ids(self) -> None:
        """Give a new id to whatever is called by its own name but has a withheld one in its id."""
        ids = self.publisher.ids
        everything = (*self.place.stakeholders, *self.place.removed, *self.place.shared)
        for each in everything:
            if each not in ids and each not in self.disguises.left_out and self.clean(each) != each:
                ids[each] = self.disguises.take_id("renamed")

    def _tell_place(self) -> Place:
        place, tell, rename = self.place, self.publisher.tell, self.publisher.rename
        gone, keep_public = self.disguises.left_out, self.ledger.keep_public
        self._enter_lines()
        channels = self._tell_channels()
        messages = tuple(map(self._tell_message, keep_public(place.messages, "message")))
        public = Place(
            name=place.name,
            as_of=place.as_of,
            about=None if place.about is None else self.clean(place.about),
            complete=place.complete,
            sectors=place.sectors,
            roles=place.roles,
            stakeholders={
                rename(each.id): tell(each) for each in place.stakeholders.values() if each.id not in gone
            },
            channels=channels,
            ties=tuple(map(tell, keep_public(place.ties, "tie"))),
            shared={rename(each.id): tell(each) for each in place.shared.values() if each.id not in gone},
            messages=messages,
            known_absent=tuple(map(tell, keep_public(place.known_absent, "absence"))),
            absent_stakeholders=tuple(map(tell, keep_public(place.absent_stakeholders, "absence"))),
            removed={rename(each.id): tell(each) for each in place.removed.values() if each.id not in gone},
            checked=tuple(map(tell, place.checked)),
            spoke_for={rename(each): rename(whole) for each, whole in place.spoke_for.items()},
        )
        return replace(public, kinds=self._tell_kinds(public), sources=dict(self.publisher.sources))

    def _find_drawn(self, public: Place) -> dict[str, str]:
        """Find by which ids and lines of the whole model the luck of the renamed ones is drawn."""
        drawn = {new: old for old, new in self.publisher.ids.items()}
        drawn |= dict(self.publisher.list_lines())
        told = zip(public.channels, self.place.channels, strict=True)
        return drawn | {new.id: old.id for new, old in told if new.id != old.id}

    def _enter_lines(self) -> None:
        """Enter what is withheld wherever it stands: names, sources, notes, and the corrections that were made."""
        place, enter = self.place, self.ledger.enter
        self.ledger.enter_disguises(place, self.disguises)
        enter("source", "unnamed", (each.id for each in place.sources.values() if each.private))
        enter("note", "left-out", find_notes(place))
        enter("channel", "unnamed", (each.id for each in place.channels if each.terms.private))
        enter("correction", "left-out", (f"number {number}" for number, _ in enumerate(place.corrections, 1)))

    def _tell_kinds(self, public: Place) -> dict[str, KindOfStakeholder]:
        """Return the kinds; one of the model's own only where somebody in public is of it."""
        used = {each.kind for each in (*public.stakeholders.values(), *public.removed.values())}
        own = find_own_kinds(self.place)
        return {
            kind: replace(said, name=self.clean(said.name), plural=self.clean(said.plural))
            if kind in own
            else said
            for kind, said in self.place.kinds.items()
            if kind in used or kind not in own
        }

    def _tell_channels(self) -> tuple[Channel, ...]:
        """Tell every channel; those of one line go on sharing what it says."""
        told: dict[int, Terms] = {}
        channels = []
        for channel in self.place.channels:
            key = id(channel.terms)
            if key not in told:
                told[key] = self.publisher.tell(channel.terms)
            channels.append(
                Channel(
                    id=self.publisher.rename(channel.id),
                    sender=self.publisher.rename(channel.sender),
                    receiver=self.publisher.rename(channel.receiver),
                    twin=None if channel.twin is None else self.publisher.rename(channel.twin),
                    terms=told[key],
                )
            )
        return tuple(channels)

    def _tell_message(self, message: Message) -> Message:
        told = self.publisher.tell(message)
        id_ = self.clean(message.id)
        return replace(told, id=message.id if id_ == message.id else self.disguises.take_id("message"))

    def _find_secrets(self, public: Place) -> tuple[str, ...]:
        """Find every text that the copy no longer holds and no output may hold: names, and what went with them."""
        told = set(find_texts(public))
        lost = [
            each for each in dict.fromkeys(find_texts(self.place)) if each not in told and "->" not in each
        ]
        candidates = [each for each in lost if self._can_be_searched(each)]
        book = PhraseBook(candidates)
        said = {phrase for text in told for phrase in book.find_in(text)}
        names = [each for each in self._public_names if each not in told]
        return tuple(dict.fromkeys((*names, *(each for each in candidates if each not in said))))
