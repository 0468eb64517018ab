"""How is a result said? The home of wording: plain words for a board, made from results and nothing else.

Sentences are plain text, names included as the model gives them: each view makes them safe in its own way.
"""

from collections.abc import Sequence

from stakeholder_graph.results.deliveries import Delivery
from stakeholder_graph.results.journeys import RoundTrip
from stakeholder_graph.results.messages import MessageAnswer
from stakeholder_graph.units import Basis
from stakeholder_graph.views.messages.time_sentences import NO_TIMES, say_briefly
from stakeholder_graph.views.words import (
    Names,
    join_words,
    list_some,
    say_all,
    say_number,
    say_steps,
    start_sentence,
)

BETWEEN = "between"
PEOPLE_UNKNOWN = "people not known"
NO_ROUTE = "no route recorded"
HINTS: dict[Basis, str] = {"stated": "", "partly": "partly assumed", "assumed": "assumed"}
"""What a figure rests on, in brackets behind a sentence: only what is assumed needs saying."""


def find_counted(message: MessageAnswer, delivery: Delivery) -> str | None:
    """Return the counted member of a delivery: its receiver, its sender or both."""
    if message.counted == "receivers":
        return delivery.receiver
    if message.counted == "senders":
        return delivery.sender
    return f"{delivery.sender}->{delivery.receiver}"


def find_members(message: MessageAnswer, *, reached: bool | None = None) -> tuple[str, ...]:
    """Return the counted members, all or only those that are reached or not, in the order of the deliveries.

    Empty where the deliveries were not asked for.
    """
    kept = (each for each in message.deliveries or () if reached is None or each.reached == reached)
    return tuple(member for each in kept if (member := find_counted(message, each)) is not None)


def find_loops(message: MessageAnswer, loop: str) -> tuple[str, ...]:
    """Return the counted members whose delivery ends in this kind of loop."""
    kept = (each for each in message.deliveries or () if each.loop == loop)
    return tuple(member for each in kept if (member := find_counted(message, each)) is not None)


def count_people(people: int | None) -> str:
    """Count people: "520,000 people", or say that they are not known."""
    if people is None:
        return PEOPLE_UNKNOWN
    return "1 person" if people == 1 else f"{say_number(people)} people"


def describe_message(message: MessageAnswer) -> str:
    """Name a message: what it says, with its id."""
    if message.message == BETWEEN and message.says is None:
        return "Anything one tells the other (no message of the model joins them)"
    return f"{message.says.rstrip('.')} ({message.message})" if message.says else message.message


def describe_reach(message: MessageAnswer, names: Names) -> str:
    """Say how many hear or are heard, in how many steps, and to how many an answer can come back."""
    reached, total = message.reached_count, message.delivery_count
    if total == 0:
        return "nobody is named at one end of it, so nothing can be said"
    if reached == 0:
        return f"{_say_who(message, names)}: {NO_ROUTE}"
    loop = describe_loop(message)
    who = _say_who(message, names) + _say_steps(message) + _say_time(message)
    return f"{who}; {loop}" if loop else who


def _say_who(message: MessageAnswer, names: Names, behind: str = "") -> str:
    """Say who of how many hear or are heard; ``behind`` stands behind them, before the verb."""
    reached, total = message.reached_count, message.delivery_count
    members = find_members(message)
    kind = say_counted(message, members, names)
    if total == 1:
        who = names.call(members[0]) if members else f"the one {kind}"
        return who + behind + say_verb(message, one=names.are_single(members), no=not reached)
    if reached == 0:
        return f"none of the {say_number(total)} {kind}{behind}{say_verb(message, one=True)}"
    share = say_all(total) if reached == total else f"{say_number(reached)} of {say_number(total)}"
    return f"{share} {kind}{behind}{say_verb(message, one=reached == 1)}"


def say_counted(message: MessageAnswer, members: Sequence[str], names: Names) -> str:
    """Say what is counted: by kind where that is one, else by its part in the message."""
    one = message.delivery_count == 1
    if message.counted == "pairs":
        return "delivery" if one else "deliveries (one sender, one receiver)"
    if names.are_of_one_kind(members) or (members and message.counted == "receivers"):
        return names.say_kind(members, message.delivery_count)
    part = "voice" if message.counted == "senders" else "receiver"
    return part if one else f"{part}s"


def say_verb(message: MessageAnswer, *, one: bool, no: bool = False) -> str:
    """Say that one or several are heard, hear or arrive, or that they do not; with a space before."""
    if message.counted == "senders":
        return (" is" if one else " are") + (" not" if no else "") + " heard"
    plain = "hear" if message.counted == "receivers" else "arrive"
    if no:
        return f" does not {plain}" if one else f" do not {plain}"
    return f" {plain}s" if one else f" {plain}"


def _say_steps(message: MessageAnswer) -> str:
    steps = {each.hops for each in message.deliveries or () if each.reached and each.hops is not None}
    if not steps:
        return ""
    return f", in {say_steps(max(steps))}" + (" at most" if len(steps) > 1 else "")


def _say_time(message: MessageAnswer) -> str:
    """Say how long it takes; that times are assumed is left to the round trip where it tells the same."""
    back = find_round_trip(message)
    same = (
        back is not None
        and message.days is not None
        and (back.days_basis, back.untimed) == (message.days.days_basis, message.days.untimed)
    )
    days = say_briefly(message.days, tells_basis=not (same and say_briefly(back)))
    return f", {days}" if days else ""


def find_round_trip(message: MessageAnswer) -> RoundTrip | None:
    """Return the days there and back over all two-way voices; None where there is none."""
    return message.loops.round_trip if message.loops is not None else None


def describe_left_out(
    message: MessageAnswer, members: Sequence[str], count: int, people: int | None, names: Names
) -> str:
    """Say in few words who does not hear or is not heard: "78 of 81 communities (548,997 people) are not heard"."""
    behind = f" ({count_people(people)})" if people else ""
    if len(members) == count == 1:
        who, one = names.call(members[0]), names.are_single(members)
    else:
        kind = say_counted(message, find_members(message), names)
        total = say_number(message.delivery_count)
        who = (
            f"none of the {total} {kind}"
            if count == message.delivery_count
            else f"{say_number(count)} of {total} {kind}"
        )
        one = count in (1, message.delivery_count)
    return (
        f"{who}{behind}{say_verb(message, one=one, no=count < message.delivery_count or len(members) == 1)}"
    )


def describe_no_answer(
    message: MessageAnswer, members: Sequence[str], people: int | None, names: Names
) -> str:
    """Say in few words who can be given no answer, or from whom none can come back."""
    behind = f" ({count_people(people)})" if people else ""
    who = f"{names.tell(members)}{behind}"
    if message.counted == "senders":
        return f"{who}{say_verb(message, one=names.are_single(members))}, but can be given no answer"
    return f"no answer can come back from {who}"


def describe_people(message: MessageAnswer, names: Names) -> str:
    """Say how many people stand behind those that are reached and those that are not; "" for pairs."""
    if message.counted == "pairs" or message.delivery_count == 0:
        return ""
    if message.people is None:
        return PEOPLE_UNKNOWN
    sentence = _say_registered(message, names)
    unknown = message.people_unknown_count
    if not unknown:
        return sentence
    all_heard = ", all those heard among them" if message.reached_count and _is_reach_unknown(message) else ""
    total = say_number(message.delivery_count)
    return f"{sentence}; {PEOPLE_UNKNOWN} for {say_number(unknown)} of the {total}{all_heard}"


def _is_reach_unknown(message: MessageAnswer) -> bool:
    """Say whether some are reached, others not, and of none that is reached the people are known."""
    return message.people_of_reached is None and message.reached_count < message.delivery_count


def _say_registered(message: MessageAnswer, names: Names) -> str:
    """Say how many people are registered with, or represented by, those that are reached and those not."""
    members = find_members(message)
    how = "registered with" if names.has_only_practices(members) else "registered with or represented by"
    if message.reached_count in (0, message.delivery_count):
        them = "it" if names.are_single(members or ("",) * message.delivery_count) else "them"
        return _say_behind(message.people, how, them)
    if message.counted == "senders":
        heard, unheard = "those heard", "those not heard"
    else:
        heard, unheard = f"{names.say_kind(members, message.delivery_count)} that hear", "those that do not"
    rest = find_rest(message)
    if message.people_of_reached is None:
        return _say_behind(rest, how, unheard)
    sentence = _say_behind(message.people_of_reached, how, heard)
    return f"{sentence}, {say_number(rest)} {how.rsplit(maxsplit=1)[-1]} {unheard}" if rest else sentence


def _say_behind(people: int | None, how: str, whom: str) -> str:
    return f"{count_people(people)} {'is' if people == 1 else 'are'} {how} {whom}"


def find_rest(message: MessageAnswer) -> int:
    """Return how many people are known to stand behind none of those that are reached."""
    return (message.people or 0) - (message.people_of_reached or 0)


def describe_loop(message: MessageAnswer) -> str:
    """Say to how many an answer can come back, and when; "" where none is asked for or none is heard."""
    both, one_way = len(find_loops(message, "two-way")), len(find_loops(message, "one-way"))
    if not message.asks_answer or not both + one_way:
        return ""
    if not both:
        return "no way back is recorded for an answer"
    round_trip = say_briefly(find_round_trip(message), way=" there and back")
    days = f", {round_trip}" if round_trip not in ("", NO_TIMES) else ""
    if message.delivery_count == 1:
        return f"an answer can come back{days}"
    count = say_all(both) if both == message.reached_count > 1 else say_number(both)
    if message.counted == "senders":
        return f"{count} can be answered{days}"
    return f"an answer can come back {'from' if message.counted == 'receivers' else 'for'} {count}{days}"


def describe_verdict(message: MessageAnswer, names: Names) -> str:
    """Say whether a message does what is asked of it, and give the numbers that show it."""
    people = describe_people(message, names)
    sentence = f"{_say_verdict(message)}: {describe_reach(message, names)}."
    return f"{sentence} {start_sentence(people)}." if people else sentence


def describe_in_short(message: MessageAnswer, names: Names) -> str:
    """Say the verdict in one line, with people in brackets; those left out are for the caller to name."""
    if message.counted == "pairs" or 0 in (message.reached_count, message.delivery_count):
        return describe_verdict(message, names)
    verdict = "Yes" if gets_through(message) else "In part"
    people = f" ({count_people(message.people_of_reached)}{_say_registered_there(message, names)})"
    loop = describe_loop(message)
    who = _say_who(message, names, people) + _say_steps(message) + _say_time(message)
    unknown = ""
    if message.people_unknown_count and message.people is not None:
        total = say_number(message.delivery_count)
        unknown = f" {start_sentence(PEOPLE_UNKNOWN)} for {say_number(message.people_unknown_count)} of the {total}."
    return f"{verdict}: {who}{f'; {loop}' if loop else ''}.{unknown}"


def _say_registered_there(message: MessageAnswer, names: Names) -> str:
    """Say that it is practices with which people are registered, so that nobody reads that these people hear."""
    known = message.people_of_reached is not None
    return " registered there" if known and names.has_only_practices(find_members(message)) else ""


def gets_through(message: MessageAnswer) -> bool:
    """Say whether every delivery arrives and, where an answer is asked for, can be answered."""
    arrives = 0 < message.delivery_count == message.reached_count
    return arrives and not (message.asks_answer and find_loops(message, "one-way"))


def _say_verdict(message: MessageAnswer) -> str:
    """Say yes, in part or no; what arrives does so on paper, as every structure here is on paper."""
    if message.delivery_count == 0:
        return "Nothing to check"
    if message.reached_count == 0:
        return "No"
    return f"{'Yes' if gets_through(message) else 'In part'}, on paper"


def describe_isolated(ids: Sequence[str], names: Names, shown: int) -> str:
    """Say who has no channel at all."""
    verb = "has" if names.are_single(ids) else "have"
    called = names.call_all(ids)
    who = join_words(called) if len(called) <= 2 else list_some(called, shown)
    return f"{who} {verb} no channel in and none out."
