"""Who was taken to play which part, how they were found, and which parts nobody plays?"""

from collections.abc import Iterable, Sequence

from stakeholder_graph.results.audits import CastMember
from stakeholder_graph.views.words import Names, say_number, start_sentence


def describe_cast(cast: Iterable[CastMember], names: Names, shown: int) -> tuple[str, ...]:
    """Say who was taken to play which part, of those that somebody plays; what several standards say alike once.

    Up to ``shown`` are named, more are counted.
    """
    told = [
        f"{start_sentence(each.name)}: "
        + (
            ", ".join(names.call_all(each.members))
            if len(each.members) <= shown
            else names.count(each.members)
        )
        + (f" (found by {each.by})" if each.by else "")
        + "."
        for each in cast
        if each.members
    ]
    return tuple(dict.fromkeys(told))


def is_guessed(member: CastMember) -> bool:
    """Say whether those who play a part were found without a role that the model gives them: the first to check."""
    return bool(member.members) and "role " not in (member.by or "")


def describe_sure_parts(count: int) -> str:
    """Say how many parts were found by roles, which the model itself gives."""
    parts = "1 part was" if count == 1 else f"{say_number(count)} parts were"
    return f"{parts} found by the roles that the model gives: --format markdown names them all."


def describe_unplayed(cast: Iterable[CastMember], shown: int) -> tuple[str, ...]:
    """Say which parts nobody plays: those that are known to be absent, and those of whom nothing is said.

    Up to ``shown`` of either are named.
    """
    nobody = [each for each in cast if not each.members]
    told = []
    for known, says in ((True, "Known to be absent"), (False, "Nobody is recorded as")):
        names = list(dict.fromkeys(each.name for each in nobody if each.known_absent == known))
        if names:
            told.append(f"{says}: {_list_parts(names, shown)}.")
    return tuple(told)


def _list_parts(names: Sequence[str], shown: int) -> str:
    """Name the first few parts and say how many more there are; one more is named rather than counted."""
    if len(names) <= shown + 1:
        return "; ".join(names)
    return f"{'; '.join(names[:shown])}; and {say_number(len(names) - shown)} more"
