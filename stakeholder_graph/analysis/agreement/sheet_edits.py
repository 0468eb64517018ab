"""Which edits do returned sheets become, and how are they shown before they are made?"""

from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

from stakeholder_graph.analysis.agreement.replies import Value, Weighed, find_vote, is_from_sheets
from stakeholder_graph.model.lines import Change, Remove
from stakeholder_graph.model.place import Place
from stakeholder_graph.model.records import Channel, Terms
from stakeholder_graph.model.replies import Remark, Reply
from stakeholder_graph.results.agreements import SheetEdit

SourceOf = Callable[[tuple[str, ...]], str]
"""Names the source that stands for what one body said, or for what several said alike."""


class Correction(Struct, frozen=True, kw_only=True):
    """The edits that one channel becomes, and what its people wrote beside their answers."""

    edits: tuple[Change | Remove, ...]
    remarks: tuple[Remark, ...] = ()


def show_edits(
    weighed: Iterable[Weighed], remarks: Iterable[Remark], settled: Iterable[Reply] = ()
) -> tuple[SheetEdit, ...]:
    """Tell each change with who said what, what was, and what becomes of it; then what was settled before."""
    shown = [edit for each in weighed for reply in each.replies for edit in _show_reply(each, reply)]
    shown += [
        SheetEdit(
            body=each.body,
            channel=each.channel,
            said=each.said,
            key="channel",
            was=None,
            becomes=None,
            note=each.note,
        )
        for each in settled
    ]
    shown += [
        SheetEdit(
            body=each.body,
            channel="",
            said="left out",
            key="left out",
            was=None,
            becomes=None,
            note=each.text,
        )
        for each in remarks
    ]
    return tuple(shown)


def _show_reply(weighed: Weighed, reply: Reply) -> Iterator[SheetEdit]:
    channel = weighed.channel

    def show(key: str, was: object, becomes: object) -> SheetEdit:
        return SheetEdit(
            body=reply.body,
            channel=channel.id,
            said=reply.said,
            key=key,
            was=None if was is None else str(was),
            becomes=None if becomes is None else str(becomes),
            note=reply.note,
            both_ways=channel.twin is not None and not weighed.one_way,
        )

    if weighed.outcome == "removed":
        yield show("channel", channel.id, None)
        return
    before = f"{weighed.before:g}"
    yield show("certainty", before, before if weighed.certainty is None else f"{weighed.certainty:g}")
    if weighed.outcome == "confirmed" and reply.said != "don't know":
        sheets = "check sheet" if len(weighed.votes) == 1 else "check sheets of both ends"
        source = channel.terms.vouching.existence
        yield show("source", source, source if is_from_sheets(source, tuple(weighed.votes)) else sheets)
    told = {key: value for key, value, bodies in weighed.agreed if reply.body in bodies}
    for key in ("every", "level"):
        was = getattr(channel.terms, key)
        if key in told and str(told[key]) != str(was):
            yield show(key, was, told[key])
        elif getattr(reply, key) is not None and key not in told and find_vote(reply, channel):
            yield show(key, was, was)


def build_corrections(
    place: Place,
    weighed: Iterable[Weighed],
    name_source: SourceOf,
    say_dispute: Callable[[Weighed], str],
) -> tuple[Correction, ...]:
    """Build the edits that a model takes up under ``corrections``.

    Parameters
    ----------
    place
        The place as it is.
    weighed
        What was said of each channel.
    name_source
        Names the source of what these bodies said.
    say_dispute
        Says in a sentence where the two ends contradict each other; it is kept as a note of the channel.
    """
    made = (
        Correction(
            edits=tuple(_build_edits(place, each, name_source, say_dispute)),
            remarks=tuple(
                Remark(body=reply.body, text=f"{each.channel.id}: {reply.note}")
                for reply in each.replies
                if reply.note
            ),
        )
        for each in weighed
    )
    return tuple(each for each in made if each.edits or each.remarks)


def _build_edits(
    place: Place, weighed: Weighed, name_source: SourceOf, say_dispute: Callable[[Weighed], str]
) -> Iterator[Change | Remove]:
    channel = weighed.channel
    if weighed.outcome == "removed":
        gone = [channel] if weighed.one_way else _find_both_ways(place, channel)
        yield from (Remove(target=name_channel(place, each)) for each in gone)
        return
    if weighed.certainty is None:
        return
    voters = tuple(sorted(each for each in weighed.votes))
    values: list[tuple[str, object]] = [("certainty", weighed.certainty)]
    rest: dict[tuple[str, ...], list[tuple[str, Value]]] = {}
    for key, value, bodies in weighed.agreed:
        if bodies == voters:
            values.append((key, value))
        else:
            rest.setdefault(bodies, []).append((key, value))
    if weighed.outcome == "contradicted" or weighed.disputed:
        note, dispute = channel.terms.note or "", say_dispute(weighed)
        if not note.endswith(dispute):
            values.append(("note", " ".join(filter(None, (note, dispute)))))
    confirms = weighed.outcome == "confirmed"
    named = name_channel(place, channel)
    if not _is_said_already(channel.terms, values, voters, confirms=confirms):
        yield Change(
            channel=named,
            values=tuple(values),
            source=name_source(voters),
            confirms=confirms,
            one_way=weighed.one_way,
        )
    for bodies, told in rest.items():
        if not _is_said_already(channel.terms, told, bodies, confirms=False):
            yield Change(
                channel=named, values=tuple(told), source=name_source(bodies), one_way=weighed.one_way
            )


def _is_said_already(
    terms: Terms, values: Iterable[tuple[str, object]], bodies: tuple[str, ...], *, confirms: bool
) -> bool:
    """Say whether the model has all this already, from sheets that the same returned before."""
    if confirms and not is_from_sheets(terms.vouching.existence, bodies):
        return False
    return all(
        str(getattr(terms, key)) == str(value) and is_from_sheets(terms.vouching.find_source(key), bodies)
        for key, value in values
    )


def _find_both_ways(place: Place, channel: Channel) -> list[Channel]:
    return [each for each in place.channels if each.id in (channel.id, channel.twin)]


def name_channel(place: Place, channel: Channel) -> str:
    """Name one channel as an edit does: ``sender:receiver``, or with its number where there are several."""
    several = sum(
        (each.sender, each.receiver) == (channel.sender, channel.receiver) for each in place.channels
    )
    if several == 1:
        return f"{channel.sender}:{channel.receiver}"
    return channel.id if "#" in channel.id else f"{channel.id}#1"
