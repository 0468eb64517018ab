"""What do returned check sheets make of the channels they speak of? Weighed end by end, never by who is right."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from msgspec import Struct

from stakeholder_graph.analysis.agreement.sheets import find_first_ways
from stakeholder_graph.model.cadence import Cadence
from stakeholder_graph.model.place import Place
from stakeholder_graph.model.records import Channel, Terms
from stakeholder_graph.model.replies import Reply

BY_ONE_END = 0.9
BY_BOTH_ENDS = 0.95
DENIED_BY_ONE_END = 0.2
CONTRADICTED = 0.5

Outcome = Literal["confirmed", "removed", "denied", "contradicted", "open"]
Value = Cadence | str

_SHEET = "check-sheet-"
_ID_ROOM = 85  # of the hundred characters an id may have, with the day behind it


class Weighed(Struct, frozen=True, kw_only=True):
    """What replies make of one channel.

    ``votes`` say for each end whether it holds that there is such a channel; an end that said so on an earlier
    sheet counts too. ``before`` is how certain it was, ``certainty`` how certain it becomes, None where nobody voted.
    ``agreed`` are values that all who spoke of them told alike, each with who did; ``disputed`` those they did not,
    which stay as they are.
    """

    channel: Channel
    replies: tuple[Reply, ...]
    outcome: Outcome
    before: float
    votes: Mapping[str, bool]
    certainty: float | None = None
    agreed: tuple[tuple[str, Value, tuple[str, ...]], ...] = ()
    disputed: tuple[tuple[str, tuple[tuple[str, Value], ...]], ...] = ()


def name_source(body: str, day: str) -> str:
    """Name the source that a sheet becomes which ``body`` returned on a day; an empty body stands for both ends."""
    who = body[:_ID_ROOM].rstrip("-")
    return f"{_SHEET}{who}-{day}" if who else f"check-sheets-{day}"


def weigh_replies(place: Place, replies: Iterable[Reply]) -> tuple[Weighed, ...]:
    """Weigh what was said of each channel, in the order of the model.

    Where one end says that a channel is there it is likely, where both do more than that, and never less certain
    than it was. Where one end says that it is not, it is doubtful; where both do, it goes. Where the two contradict
    each other it is as likely as not.

    Parameters
    ----------
    place
        The place the sheets asked about; it is not changed.
    replies
        At most one of each body about a channel.
    """
    first_ways = find_first_ways(place)
    by_channel: dict[str, list[Reply]] = {}
    for reply in replies:
        by_channel.setdefault(first_ways[reply.channel], []).append(reply)
    return tuple(
        _weigh(place, channel, by_channel[channel.id])
        for channel in place.channels
        if channel.id in by_channel
    )


def _weigh(place: Place, channel: Channel, replies: Sequence[Reply]) -> Weighed:
    replies = tuple(sorted(replies, key=lambda each: each.body))
    ends = (channel.sender, channel.receiver)
    votes = {end: vote for end in ends if (vote := _find_earlier_vote(channel.terms, end)) is not None}
    votes |= {each.body: each.said != "not so" for each in replies if each.said != "don't know"}
    before = place.find_certainty(channel.terms)
    said_anything = any(each.said != "don't know" for each in replies)
    outcome = _judge(votes) if said_anything else "open"
    agreed, disputed = _gather_values(channel.terms, replies) if outcome == "confirmed" else ((), ())
    return Weighed(
        channel=channel,
        replies=replies,
        outcome=outcome,
        before=before,
        votes=votes,
        certainty=_weigh_certainty(before, outcome, len(votes)),
        agreed=agreed,
        disputed=disputed,
    )


def _judge(votes: Mapping[str, bool]) -> Outcome:
    if len(set(votes.values())) == 2:
        return "contradicted"
    if all(votes.values()):
        return "confirmed"
    return "removed" if len(votes) == 2 else "denied"


def _weigh_certainty(before: float, outcome: Outcome, voters: int) -> float | None:
    if outcome == "confirmed":
        return max(before, BY_BOTH_ENDS if voters == 2 else BY_ONE_END)
    return {"denied": DENIED_BY_ONE_END, "contradicted": CONTRADICTED}.get(outcome)


def _find_earlier_vote(terms: Terms, end: str) -> bool | None:
    """Find what an end said on a sheet that was returned before; None if it said nothing.

    Nobody can tell who said what where the two ends contradicted each other then.
    """
    source = terms.vouching.values.get("certainty") or ""
    confirmed = terms.vouching.existence == source
    if _is_sheet(source, end):
        return confirmed
    return True if confirmed and _is_sheet(source, "") else None


def _is_sheet(source: str, body: str) -> bool:
    return re.fullmatch(re.escape(name_source(body, "")) + r"\d{4}-\d{2}-\d{2}(-\d+)?", source) is not None


def _gather_values(
    terms: Terms, replies: Sequence[Reply]
) -> tuple[
    tuple[tuple[str, Value, tuple[str, ...]], ...], tuple[tuple[str, tuple[tuple[str, Value], ...]], ...]
]:
    """Gather what was told of how often and at which level; what is true as it stood tells what stood there."""
    agreed: list[tuple[str, Value, tuple[str, ...]]] = []
    disputed: list[tuple[str, tuple[tuple[str, Value], ...]]] = []
    for key in ("every", "level"):
        told: list[tuple[str, Value]] = []
        for reply in replies:
            value: Value | None = getattr(reply, key)
            if value is None and reply.said == "true":
                value = getattr(terms, key)
            if value is not None:
                told.append((reply.body, value))
        if len({str(value) for _, value in told}) > 1:
            disputed.append((key, tuple(told)))
        elif told:
            agreed.append((key, told[0][1], tuple(body for body, _ in told)))
    return tuple(agreed), tuple(disputed)
