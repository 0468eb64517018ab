"""Who can raise something and get an answer? The loop of a message, in the sentence that opens the analysis."""

from collections.abc import Sequence

from stakeholder_graph.results.messages import Loops, MessageAnswer, Voices
from stakeholder_graph.views.messages.sentences import count_people, find_members, say_counted
from stakeholder_graph.views.messages.time_sentences import say_range
from stakeholder_graph.views.words import Names, say_all, say_number


def find_leading_loop(messages: Sequence[MessageAnswer]) -> MessageAnswer | None:
    """Return the message whose loop to tell first: most voices without an answer, then most voices.

    None where no message has its loops counted.
    """
    counted = [each for each in messages if each.loops is not None and each.delivery_count]
    return max(counted, key=_rank_loop, default=None)


def _rank_loop(message: MessageAnswer) -> tuple[int, int]:
    answered = message.loops.two_way.count if message.loops is not None else 0
    return (message.delivery_count - answered, message.delivery_count)


def describe_loops(message: MessageAnswer, loops: Loops, names: Names) -> str:
    """Say how many can be heard and answered, how long that takes there and back, and who cannot."""
    days = say_range(loops.round_trip)
    both, *rest = list_loops(message, loops, names)
    return "; ".join((f"{both}{f', {days}' if days else ''}", *rest))


def list_loops(
    message: MessageAnswer, loops: Loops, names: Names, *, tells_unknown: bool = True
) -> list[str]:
    """Say how many can be heard and answered, then who is heard only, then who is not heard: each by itself.

    ``tells_unknown`` says whether to say of those answered that their people are not known.
    """
    both = _say_answered(message, loops, names, tells_unknown=tells_unknown)
    rest = (_say_one_way(message, loops.one_way), _say_no_route(message, loops.no_route))
    return [both, *filter(None, rest)]


def _say_answered(message: MessageAnswer, loops: Loops, names: Names, *, tells_unknown: bool) -> str:
    count, total = loops.two_way.count, message.delivery_count
    members = find_members(message)
    if total == 1:
        who = names.call(members[0]) if members else f"the one {say_counted(message, members, names)}"
        can = "can" if count else "cannot"
    else:
        share = say_all(total) if count == total else f"{say_number(count)} of {say_number(total)}"
        who = (
            f"{share if count else f'none of the {say_number(total)}'} {say_counted(message, members, names)}"
        )
        can = "can"
    told = tells_unknown or loops.two_way.people is not None
    people = (
        f" ({count_people(loops.two_way.people)})" if count and told and message.counted != "pairs" else ""
    )
    return f"{who}{people} {can} {_say_loop(message, names)}"


def _say_loop(message: MessageAnswer, names: Names) -> str:
    if message.counted == "receivers":
        return "hear and send an answer back"
    if message.counted == "pairs":
        return "arrive and be answered"
    receivers = {each.receiver for each in message.deliveries or () if each.receiver is not None}
    by = f" by {names.call(receivers.pop())}" if len(receivers) == 1 else ""
    return f"be heard{by} and answered"


def _say_one_way(message: MessageAnswer, voices: Voices) -> str:
    if not voices.count or message.delivery_count == 1:
        return ""
    people = f" ({count_people(voices.people)})" if voices.people else ""
    one = voices.count == 1
    if message.counted == "senders":
        does = f"{'is' if one else 'are'} heard but can be given no answer"
    else:
        does = f"{'has' if one else 'have'} no way back for an answer"
    return f"{say_number(voices.count)}{people} {does}"


def _say_no_route(message: MessageAnswer, voices: Voices) -> str:
    if not voices.count or message.delivery_count == 1:
        return ""
    people = f" ({count_people(voices.people)})" if voices.people else ""
    one = voices.count == 1
    does = {
        "senders": f"{'has' if one else 'have'} no way up",
        "receivers": f"{'does' if one else 'do'} not hear",
        "pairs": f"{'does' if one else 'do'} not arrive",
    }[message.counted]
    return f"{say_number(voices.count)}{people} {does}"
