"""A place in one line, for tests, doctests and docs."""

from itertools import pairwise

from stakeholder_graph.model.lines import Numbering, build_channels_between
from stakeholder_graph.model.place import Place
from stakeholder_graph.model.records import Channel, Stakeholder, Terms
from stakeholder_graph.model.vocabulary import KINDS, ROLES, SECTORS, SOURCES


def example_place(structure: str, *, kinds: dict[str, str] | None = None) -> Place:
    """Build a place from who passes messages to whom.

    Parameters
    ----------
    structure
        Statements parted by semicolons: ``a -> b, c`` is a channel from a to b and one from a to c, ``a <-> b``
        one each way; ``a -> b -> c`` goes on. A name alone is a stakeholder without channels.
    kinds
        The kind of single stakeholders; the others are groups.

    Returns
    -------
    Place
        A complete place on no particular day: what is not in it is known to be absent.

    Raises
    ------
    ValueError
        If a statement has no name where there should be one.

    Examples
    --------
    >>> place = example_place("board -> forum -> practice-1, practice-2; practice-1 <-> practice-2")
    >>> [channel.id for channel in place.channels][:3]
    ['board->forum', 'forum->practice-1', 'forum->practice-2']
    >>> len(place.channels)
    5
    """
    numbering = Numbering()
    names: dict[str, None] = {}
    channels: list[Channel] = []
    for statement in structure.split(";"):
        words = statement.replace("<->", " <-> ").replace("->", " -> ").replace("< ->", "<->").split()
        groups = _read_groups(words, statement)
        names.update(dict.fromkeys(name for group, _ in groups for name in group))
        for (senders, _), (receivers, arrow) in pairwise(groups):
            for sender in senders:
                for receiver in receivers:
                    terms = Terms(by="meeting")
                    channels += build_channels_between(
                        sender, receiver, terms, numbering, both_ways=arrow == "<->"
                    )
    stakeholders = {
        name: Stakeholder(
            id=name, name=name, kind=(kinds or {}).get(name, "group"), line=f"stakeholders.{name}"
        )
        for name in names
    }
    return Place(
        name="Example",
        complete=True,
        kinds=KINDS,
        sectors=SECTORS,
        roles=ROLES,
        sources=SOURCES,
        stakeholders=stakeholders,
        channels=tuple(channels),
    )


def _read_groups(words: list[str], statement: str) -> list[tuple[list[str], str]]:
    """Part a statement into its groups of names, each with the arrow before it."""
    groups: list[tuple[list[str], str]] = [([], "")]
    for word in words:
        if word in {"->", "<->"}:
            groups.append(([], word))
        else:
            groups[-1][0].extend(name for name in word.split(",") if name)
    if len(groups) > 1 and not all(group for group, _ in groups):
        raise ValueError(f"a name is missing in {statement.strip()!r}")
    return groups
