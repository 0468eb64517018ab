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
    no_route = _say_no_route(message, loops.no_route)
    if loops.one_way.count and not loops.two_way.count:
        heard = _say_heard(message, loops.one_way, names, tells_unknown=tells_unknown)
        return [heard, *filter(None, (no_route,))]
    both = _say_answered(message, loops.two_way, names, tells_unknown=tells_unknown)
    return [both, *filter(None, (_say_one_way(message, loops.one_way), no_route))]


def _say_answered(message: MessageAnswer, voices: Voices, names: Names, *, tells_unknown: bool) -> str:
    return f"{_say_who(message, voices, names, tells_unknown=tells_unknown)} {_say_loop(message, names)}"


def _say_heard(message: MessageAnswer, voices: Voices, names: Names, *, tells_unknown: bool) -> str:
    """Say who is heard where nobody can be answered: that is the lack of a way back, not of a way there."""
    who = _say_who(message, voices, names, tells_unknown=tells_unknown)
    does = {"receivers": "hear", "senders": f"be heard{_say_by(message, names)}", "pairs": "arrive"}
    return f"{who} {does[message.counted]}, but no way back is recorded for an answer"


def _say_who(message: MessageAnswer, voices: Voices, names: Names, *, tells_unknown: bool) -> str:
    """Say how many of them can, with their people in brackets, and of how many these are not known."""
    count, total = voices.count, message.delivery_count
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
    told = tells_unknown or voices.people is not None
    people = f" ({_count_people(voices)})" if count and told and message.counted != "pairs" else ""
    return f"{who}{people} {can}"


def _count_people(voices: Voices) -> str:
    unknown = voices.people_unknown_count
    if voices.people is None or not unknown:
        return count_people(voices.people)
    return f"{count_people(voices.people)}; not known for {say_number(unknown)}"


def _say_loop(message: MessageAnswer, names: Names) -> str:
    if message.counted == "receivers":
        return "hear and send an answer back"
    if message.counted == "pairs":
        return "arrive and be answered"
    return f"be heard{_say_by(message, names)} and answered"


def _say_by(message: MessageAnswer, names: Names) -> str:
    """Say by whom they are heard, with a space before; "" where it is not one and the same."""
    receivers = {each.receiver for each in message.deliveries or () if each.receiver is not None}
    return f" by {names.call(receivers.pop())}" if len(receivers) == 1 else ""


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
