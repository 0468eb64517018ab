"""Which other versions of a model are plausible, given the doubts recorded in it?"""

from collections.abc import Iterator, Mapping

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.graph.draws import Words, build_key, draw_words, draw_working
from stakeholder_graph.graph.many_versions import NO_FURTHER_ARCS, FurtherArcs, ManyVersions
from stakeholder_graph.model.place import Place
from stakeholder_graph.model.records import Channel, Record
from stakeholder_graph.units import SEED, stands_on


class Sampling(Struct, frozen=True, kw_only=True):
    """How plausible versions are drawn.

    ``unlisted_rate`` is how many channels nobody listed there are thought to be for each one listed, 0 to 1; in a
    place that is complete there are none.
    """

    seed: int = SEED
    versions: int = 1000
    unlisted_rate: float = 0.05


class Versions(Struct, frozen=True, kw_only=True):
    """Sampled versions of a place; everything in them is numbered as in the structure it was drawn for.

    ``shared`` gives for each shared dependency the versions that have it. Bit ``v % 64`` of word ``v // 64``
    stands for version *v*.
    """

    count: int
    graph: ManyVersions
    shared: Mapping[str, Words]


def draw_versions(structure: Structure, sampling: Sampling) -> Versions:
    """Draw versions of a place that are plausible under the doubts recorded in it.

    In each version every line of the model holds with its certainty, all of the line or nothing of it; what does
    not stand on the day, or was taken away by an edit, is in none. Each listed channel (a pair both ways counts
    once) is, with the unlisted rate, like one that nobody listed: between two stakeholders of the same kinds, all
    pairs equally likely, carrying what the listed one carries, both ways if that goes both ways. Where a channel
    is listed already, or known to be absent, nothing is added.

    Notes
    -----
    Drawn by the name of the line (of channels, whose lines have none: by the first of their ids), so a version
    does not depend on what other lines there are or in which order. Parts of one line that differ in their
    certainty share its luck: where the less certain hold, so do the more certain.
    """
    place, count = structure.place, sampling.versions
    luck = _Luck(place, sampling.seed, count)
    names = _name_channel_lines(place)
    stakeholders = (place.stakeholders[each] for each in structure.ids)
    there = [
        luck.draw(each, f"stakeholders {_name_line(place, each.line, each.id)}") for each in stakeholders
    ]
    works = [luck.draw(each.terms, f"channels {names[_find_line(each)]}") for each in structure.channels]
    return Versions(
        count=count,
        graph=ManyVersions(
            structure.graph,
            there=_stack(there, luck.word_count),
            works=_stack(works, luck.word_count),
            further=_draw_unlisted(structure, sampling),
        ),
        shared={
            each: luck.draw(place.shared[each], f"shared {_name_line(place, place.shared[each].line, each)}")
            for each in structure.fallen_with
        },
    )


class _Luck:
    """The luck of the lines: each is drawn once, whatever hangs on it."""

    def __init__(self, place: Place, seed: int, count: int) -> None:
        self.place = place
        self.seed = seed
        self.count = count
        self.word_count = (count + 63) // 64
        self._drawn: dict[tuple[str, float], Words] = {}

    def draw(self, record: Record, name: str) -> Words:
        """Return the versions in which a record holds; those with the same name hold together."""
        certainty = self.place.find_certainty(record)
        if (name, certainty) not in self._drawn:
            key = build_key(self.seed, name)
            self._drawn[name, certainty] = draw_working(key, certainty, self.count)
        return self._drawn[name, certainty]


def _stack(rows: list[Words], word_count: int) -> Words:
    return np.array(rows, dtype=np.uint64).reshape(len(rows), word_count)


def _find_line(channel: Channel) -> str:
    """Return what all channels of one line share: the line's name, or if it has none the pair both ways."""
    return channel.terms.line or min(channel.id, channel.twin or channel.id)


def _name_line(place: Place, line: str | None, id_: str) -> str:
    """Name what is drawn together: the line, or what has none by its id."""
    return place.find_drawn_line(line) if line else place.find_drawn(id_)


def _name_channel_lines(place: Place) -> dict[str, str]:
    """Name each line of channels by the first of their ids: the lines themselves are only numbered."""
    names: dict[str, str] = {}
    for channel in place.channels:
        line, drawn = _find_line(channel), place.find_drawn(channel.id)
        names[line] = min(names.get(line, drawn), drawn)
    return names


def _draw_unlisted(structure: Structure, sampling: Sampling) -> FurtherArcs:
    """Draw for every version the channels that nobody listed.

    One number is drawn for each listed channel and version. Below the rate it says that there is another, and
    how far below, between whom: the part below the rate is shared out equally among all pairs.
    """
    if structure.place.complete or not sampling.unlisted_rate:
        return NO_FURTHER_ARCS
    share_of_all = min(int(sampling.unlisted_rate * 2**64), 2**64 - 1)
    kinds = _Kinds(structure)
    found: list[tuple[NDArray[np.int64], ...]] = []
    for number, back in _find_pairs_both_ways(structure):
        pair_count = kinds.count_pairs(number)
        drawn = structure.place.find_drawn(structure.channels[number].id)
        draws = draw_words(build_key(sampling.seed, f"unlisted {drawn}"), sampling.versions)
        versions = np.flatnonzero(draws < np.uint64(share_of_all))
        pairs = (draws[versions] // np.uint64(max(1, share_of_all // pair_count))).astype(np.int64)
        tails, heads = kinds.find_pairs(number, np.minimum(pairs, pair_count - 1))
        found.append((tails, heads, versions, np.full(versions.size, number)))
        if back is not None:
            found.append((heads, tails, versions, np.full(versions.size, back)))
    if not found:
        return NO_FURTHER_ARCS
    tails, heads, versions, likes = (np.concatenate(each) for each in zip(*found, strict=True))
    width = len(structure.ids)
    known = [tail * width + head for tail, head in _find_known_pairs(structure)]
    new = ~np.isin(tails * width + heads, np.array(known, dtype=np.int64))
    return FurtherArcs(tails[new], heads[new], versions[new], likes[new])


class _Kinds:
    """The pairs of stakeholders that a channel between two kinds could join, by number."""

    def __init__(self, structure: Structure) -> None:
        self.graph = structure.graph
        self.kinds = [structure.place.stakeholders[each].kind for each in structure.ids]
        members: dict[str, list[int]] = {}
        drawn = [structure.place.find_drawn(each) for each in structure.ids]
        for number in sorted(range(len(drawn)), key=drawn.__getitem__):
            members.setdefault(self.kinds[number], []).append(number)
        self.members = {kind: np.array(numbers, dtype=np.int64) for kind, numbers in members.items()}

    def _find_ends(self, channel: int) -> tuple[NDArray[np.int64], NDArray[np.int64], bool]:
        """Return whom a channel like this one could start at and end at, and whether these are the same."""
        tail, head = self.kinds[self.graph.tails[channel]], self.kinds[self.graph.heads[channel]]
        return self.members[tail], self.members[head], tail == head

    def count_pairs(self, channel: int) -> int:
        """Count the pairs that a channel like this one could join, none of them of one with itself."""
        tails, heads, same = self._find_ends(channel)
        return len(tails) * (len(heads) - same)

    def find_pairs(
        self, channel: int, pairs: NDArray[np.int64]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return the senders and receivers of pairs given by number."""
        tails, heads, same = self._find_ends(channel)
        first, second = np.divmod(pairs, len(heads) - same)
        if same:
            second += second >= first
        return tails[first], heads[second]


def _find_pairs_both_ways(structure: Structure) -> Iterator[tuple[int, int | None]]:
    """Yield every listed channel with its way back, each pair both ways once; None for those one way only."""
    number_of = {channel.id: number for number, channel in enumerate(structure.channels)}
    drawn = [structure.place.find_drawn(channel.id) for channel in structure.channels]
    for number, channel in enumerate(structure.channels):
        back = number_of.get(channel.twin) if channel.twin is not None else None
        if back is None or drawn[number] < drawn[back]:
            yield number, back


def _find_known_pairs(structure: Structure) -> Iterator[tuple[int, int]]:
    """Yield between whom it is known whether there is a channel: it is listed, or was looked for in vain."""
    place, number_of = structure.place, structure.number_of
    ends: list[tuple[str, str]] = [(each.sender, each.receiver) for each in place.channels]
    ends += [
        (each.sender, each.receiver)
        for each in place.known_absent
        if each.relation is None and stands_on(structure.day, each.since, each.until)
    ]
    for sender, receiver in ends:
        if sender in number_of and receiver in number_of:
            yield number_of[sender], number_of[receiver]
