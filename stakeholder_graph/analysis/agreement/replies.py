"""What do returned check sheets make of the channels they speak of? Weighed end by end, never by who is right."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from stakeholder_graph.analysis.agreement.sheets import find_first_ways
from stakeholder_graph.model.cadence import Cadence
from stakeholder_graph.model.place import Place
from stakeholder_graph.model.records import Channel, Terms
from stakeholder_graph.model.replies import ONE_WAY, Reply

BY_ONE_END = 0.9
BY_BOTH_ENDS = 0.95
DENIED_BY_ONE_END = 0.2
CONTRADICTED = 0.5

Outcome = Literal["confirmed", "removed", "denied", "contradicted", "open"]
Value = Cadence | str
SayVotes = Callable[[Mapping[str, bool]], str]

_SHEET = "check-sheet-"
_ID_ROOM = 85  # of the hundred characters an id may have, with the day behind it


class Weighed(Struct, frozen=True, kw_only=True):
    """What replies make of one channel.

    ``votes`` say for each end whether it holds that there is such a channel; an end that said so on an earlier
    sheet counts too. ``before`` is how certain it was, ``certainty`` how certain it becomes, None where nobody voted.
    ``one_way`` says that they speak of this way alone, and not of the way back that the channel was written with.
    ``agreed`` are values that all who spoke of them told alike, each with who did; ``disputed`` those they did not,
    which stay as they are.
    """

    channel: Channel
    replies: tuple[Reply, ...]
    outcome: Outcome
    before: float
    votes: Mapping[str, bool]
    certainty: float | None = None
    one_way: bool = False
    agreed: tuple[tuple[str, Value, tuple[str, ...]], ...] = ()
    disputed: tuple[tuple[str, tuple[tuple[str, Value], ...]], ...] = ()


def name_source(body: str, day: str) -> str:
    """Name the source that a sheet becomes which ``body`` returned on a day; an empty body stands for both ends."""
    who = body[:_ID_ROOM].rstrip("-")
    return f"{_SHEET}{who}-{day}" if who else f"check-sheets-{day}"


def weigh_replies(
    place: Place, replies: Iterable[Reply], say_votes: SayVotes = lambda votes: ""
) -> tuple[Weighed, ...]:
    """Weigh what was said of each channel, in the order of the model.

    Where one end says that a channel is there it is likely, where both do more than that, and never less certain
    than it was. Where one end says that it is not, it is doubtful; where both do, it goes. Where the two contradict
    each other it is as likely as not. A channel and its way back are weighed as one, unless somebody says that only
    one of the two is so: then each is weighed by itself.

    Parameters
    ----------
    place
        The place the sheets asked about; it is not changed.
    replies
        At most one of each body about a channel.
    say_votes
        Says in the words of a channel's note which of its ends said that it is there: where the two contradicted
        each other on earlier sheets, their note tells who said what.
    """
    first_ways = find_first_ways(place)
    by_channel: dict[str, list[Reply]] = {}
    for reply in replies:
        by_channel.setdefault(first_ways[reply.channel], []).append(reply)
    twins = {channel.id: channel for channel in place.channels}
    weighed: list[Weighed] = []
    for channel in place.channels:
        said = by_channel.get(channel.id)
        if said is None:
            continue
        back = twins.get(channel.twin) if channel.twin is not None else None
        one_way = back is not None and any(each.said in ONE_WAY for each in said)
        earlier = _find_earlier_votes(channel, say_votes)
        weighed.append(_weigh(place, channel, said, earlier, one_way=one_way))
        if back is not None and one_way:
            noted_once = [replace(each, note=None) for each in said]
            earlier = _find_earlier_votes(back, say_votes)
            weighed.append(_weigh(place, back, noted_once, earlier, one_way=True))
    return tuple(weighed)


def find_vote(reply: Reply, channel: Channel) -> bool | None:
    """Return whether a reply says that one way of what it speaks of is there; None if it does not know."""
    if reply.said == "don't know":
        return None
    if reply.said in ONE_WAY:
        return (reply.said == "only we hear") == (channel.receiver == reply.body)
    return reply.said != "not so"


def _weigh(
    place: Place, channel: Channel, replies: Sequence[Reply], earlier: Mapping[str, bool], *, one_way: bool
) -> Weighed:
    replies = tuple(sorted(replies, key=lambda each: each.body))
    told = {each.body: vote for each in replies if (vote := find_vote(each, channel)) is not None}
    votes = {**earlier, **told}
    before = place.find_certainty(channel.terms)
    outcome = _judge(votes) if told else "open"
    agreed, disputed = _gather_values(channel.terms, replies) if outcome == "confirmed" else ((), ())
    return Weighed(
        channel=channel,
        replies=replies,
        outcome=outcome,
        before=before,
        votes=votes,
        certainty=_weigh_certainty(before, outcome, len(votes)),
        one_way=one_way,
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


def _find_earlier_votes(channel: Channel, say_votes: SayVotes) -> dict[str, bool]:
    """Find what the ends of a channel said on sheets that were returned before, of those that said something."""
    ends = (channel.sender, channel.receiver)
    vouching = channel.terms.vouching
    source = vouching.values.get("certainty") or ""
    confirmed = vouching.existence == source
    if not _is_sheet(source, ""):
        return {end: confirmed for end in ends if _is_sheet(source, end)}
    if confirmed:
        return dict.fromkeys(ends, True)
    possible = [{end: end == yes for end in ends} for yes in ends]
    told = [(channel.terms.note or "").rfind(say_votes(votes) or "\0") for votes in possible]
    return possible[told.index(max(told))] if max(told) >= 0 else {}


def is_from_sheets(source: str | None, bodies: Sequence[str]) -> bool:
    """Say whether a source is a sheet that these bodies returned before, or one of both ends."""
    who = ("", *bodies) if len(bodies) == 1 else ("",)
    return any(_is_sheet(source or "", each) for each in who)


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
