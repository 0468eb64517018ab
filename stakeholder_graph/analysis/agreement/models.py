"""Where do two people's models of one place agree, and what does only one of them have? Never who is right."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from stakeholder_graph.analysis.agreement.matching import match_stakeholders
from stakeholder_graph.analysis.agreement.values import (
    Difference,
    Rename,
    Side,
    tell_channels,
    tell_shared,
    tell_stakeholders,
    tell_ties,
)
from stakeholder_graph.analysis.place.basis import is_channel_assumed, is_record_assumed
from stakeholder_graph.model.place import Place
from stakeholder_graph.model.records import Channel, Tie
from stakeholder_graph.model.selectors import Directory, SelectionError
from stakeholder_graph.results.agreements import Agreement, OnlyInOne, SaidByOne, Section, ToldOtherwise

SECTIONS: tuple[Section, ...] = ("stakeholder", "channel", "tie", "shared")


def compare_models(first: Place, second: Place, files: tuple[str, str]) -> Agreement:
    """Lay two models of one place side by side.

    Stakeholders and shared dependencies are the same by their id, else by their name; channels are, if they lead from
    the same to the same, those by the same medium first; ties, if they are the same relation between the same. Of
    what both have, every value is laid beside the other's, and how certain each model is of it.

    Parameters
    ----------
    first, second
        The two models; they are not changed.
    files
        What they are called.
    """
    matched = match_stakeholders(first, second)
    sides = (Side(first, 0, str), Side(second, 1, lambda given: matched.get(given, given)))
    both = sum(each in matched for each in second.stakeholders)
    channels, unlike = _pair_channels(sides)
    ties = _pair_ties(sides)
    counts = {
        "stakeholder": (both, len(first.stakeholders), len(second.stakeholders)),
        "channel": (len(channels), len(first.channels), len(second.channels)),
        "tie": (len(ties[2]), len(ties[2]) + len(ties[0]), len(ties[2]) + len(ties[1])),
    }
    found = _find_differences(sides, matched, channels, ties[2])
    return Agreement(
        models=files,
        both_stakeholder_count=counts["stakeholder"][0],
        stakeholder_share=_share(*counts["stakeholder"]),
        both_channel_count=counts["channel"][0],
        channel_share=_share(*counts["channel"]),
        both_tie_count=counts["tie"][0],
        tie_share=_share(*counts["tie"]),
        matched_names=tuple(sorted((one, other) for other, one in matched.items() if one != other)),
        only_in_one=_sort_only(
            [
                *_find_only_stakeholders(sides, matched),
                *_find_only_channels(sides, unlike),
                *_find_only_ties(sides, ties[:2]),
                *_find_only_shared(sides, matched),
            ]
        ),
        told_otherwise=tuple(each for each in found if isinstance(each, ToldOtherwise)),
        said_by_one=tuple(each for each in found if isinstance(each, SaidByOne)),
    )


def _find_differences(
    sides: tuple[Side, Side],
    matched: Mapping[str, str],
    channels: Iterable[tuple[Channel, Channel]],
    ties: Iterable[tuple[str, Tie, Tie]],
) -> list[Difference]:
    """Find what is told otherwise, or by one only, of all that both have."""
    first, second = (side.place for side in sides)
    people = [
        (first.stakeholders[one], second.stakeholders[other])
        for other, one in matched.items()
        if other in second.stakeholders
    ]
    shared = [
        (first.shared[one], second.shared[other]) for other, one in matched.items() if other in second.shared
    ]
    found = [*tell_stakeholders(sides, people), *tell_channels(sides, channels)]
    found += [*tell_ties(sides, ties), *tell_shared(sides, shared)]
    return sorted(found, key=lambda each: (SECTIONS.index(each.section), each.id, each.key))


def measure_assumed_existence(places: Iterable[Place]) -> float | None:
    """Measure, of all stakeholders and channels of some models, the share that no source vouches for."""
    doubts: list[bool] = []
    for place in places:
        doubts += [is_record_assumed(place, each) for each in place.stakeholders.values()]
        doubts += [is_channel_assumed(place, each) for each in place.channels]
    return sum(doubts) / len(doubts) if doubts else None


def _share(both: int, first: int, second: int) -> float | None:
    either = first + second - both
    return both / either if either else None


def _sort_only(found: Iterable[OnlyInOne]) -> tuple[OnlyInOne, ...]:
    return tuple(sorted(found, key=lambda each: (each.side, SECTIONS.index(each.section), each.id)))


# ---------------------------------------------------------------- pairing


def _pair_channels(
    sides: tuple[Side, Side],
) -> tuple[list[tuple[Channel, Channel]], tuple[list[Channel], list[Channel]]]:
    """Pair channels between the same two: those by the same medium first, then in the order written."""
    by_ends: dict[tuple[str, str], tuple[list[Channel], list[Channel]]] = {}
    for side in sides:
        for channel in side.place.channels:
            ends = side.rename(channel.sender), side.rename(channel.receiver)
            by_ends.setdefault(ends, ([], []))[side.number].append(channel)
    paired: list[tuple[Channel, Channel]] = []
    only: tuple[list[Channel], list[Channel]] = ([], [])
    for left, right in by_ends.values():
        free = {each.id: each for each in right}
        unlike: list[Channel] = []
        for one in left:
            medium = one.terms.by.casefold()
            alike = next((each for each in free.values() if each.terms.by.casefold() == medium), None)
            if alike is None:
                unlike.append(one)
            else:
                paired.append((one, free.pop(alike.id)))
        rest = list(free.values())
        paired += zip(unlike, rest, strict=False)
        only[0].extend(unlike[len(rest) :])
        only[1].extend(rest[len(unlike) :])
    return paired, only


def _name_tie(tie: Tie, rename: Rename = str) -> str:
    return f"{rename(tie.sender)}->{rename(tie.receiver)}: {tie.relation}"


def _pair_ties(
    sides: tuple[Side, Side],
) -> tuple[list[Tie], list[Tie], list[tuple[str, Tie, Tie]]]:
    """Return the ties only the first has, those only the second has, and those both have under their names."""
    named = [{_name_tie(tie, side.rename): tie for tie in side.place.ties} for side in sides]
    both = [(name, tie, named[1][name]) for name, tie in named[0].items() if name in named[1]]
    shared = {name for name, _, _ in both}
    first, second = ([tie for name, tie in each.items() if name not in shared] for each in named)
    return first, second, both


# ---------------------------------------------------------------- only in one


def _find_only_stakeholders(sides: Sequence[Side], matched: Mapping[str, str]) -> Iterator[OnlyInOne]:
    known = (set(matched.values()), set(matched))
    for side, other in (sides, tuple(reversed(sides))):
        denied = _find_denied(side, other)
        for each in side.place.stakeholders:
            if each not in known[side.number]:
                yield OnlyInOne(section="stakeholder", id=each, side=side.number, denied=each in denied)


def _find_denied(side: Side, other: Side) -> set[str]:
    """Find whom of one model the other calls absent."""
    if other.place.complete:
        return set(side.place.stakeholders)
    directory = Directory(side.place.stakeholders, side.place.kinds)
    own = {side.rename(each): each for each in side.place.stakeholders}
    denied: set[str] = set()
    for absence in other.place.absent_stakeholders:
        whole = own.get(other.rename(absence.part_of)) if absence.part_of is not None else None
        if absence.part_of is None or whole is not None:
            try:
                denied |= set(directory.find_fitting(replace(absence, part_of=whole)))
            except SelectionError:
                continue  # a kind that this model does not know: nobody here is of it
    return denied


def _find_only_channels(
    sides: Sequence[Side], only: tuple[Sequence[Channel], Sequence[Channel]]
) -> Iterator[OnlyInOne]:
    for side, other in (sides, tuple(reversed(sides))):
        denied = _find_absent(other)
        for channel in only[side.number]:
            ends = side.rename(channel.sender), side.rename(channel.receiver), None
            is_denied = other.place.complete or ends in denied
            yield OnlyInOne(section="channel", id=channel.id, side=side.number, denied=is_denied)


def _find_only_ties(sides: Sequence[Side], only: tuple[Sequence[Tie], Sequence[Tie]]) -> Iterator[OnlyInOne]:
    for side, other in (sides, tuple(reversed(sides))):
        denied = _find_absent(other)
        for tie in only[side.number]:
            said = side.rename(tie.sender), side.rename(tie.receiver), tie.relation
            is_denied = other.place.complete or said in denied
            yield OnlyInOne(section="tie", id=_name_tie(tie), side=side.number, denied=is_denied)


def _find_absent(side: Side) -> set[tuple[str, str, str | None]]:
    return {
        (side.rename(each.sender), side.rename(each.receiver), each.relation)
        for each in side.place.known_absent
    }


def _find_only_shared(sides: Sequence[Side], matched: Mapping[str, str]) -> Iterator[OnlyInOne]:
    known = (set(matched.values()), set(matched))
    for side, other in (sides, tuple(reversed(sides))):
        for each in side.place.shared:
            if each not in known[side.number]:
                yield OnlyInOne(section="shared", id=each, side=side.number, denied=other.place.complete)
