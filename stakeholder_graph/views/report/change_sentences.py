"""What is one change, what does it do on paper, and what does it add? Short sentences for a board."""

from stakeholder_graph.results.messages import MessageAnswer
from stakeholder_graph.results.reports import ChangeEffect, TriedChange
from stakeholder_graph.views.messages.sentences import count_people, find_members, say_counted
from stakeholder_graph.views.words import Names, end_sentence, say_number, start_sentence

OWN_TRIAL = "this program's own trial"
OF_MODEL = "from the model"
ON_PAPER = "What would help, on paper. Each change would have to be agreed in the place."
NOTHING_HELPS = "No change that was tried helps anybody, on paper."


def describe_change(change: TriedChange, names: Names) -> str:
    """Say what would be done."""
    if change.kind == "scenario":
        return end_sentence(change.says or f"The scenario {change.scenario}")
    beside = names.call(change.beside[0]) if change.beside else ""
    if change.kind == "direct-channel":
        who = names.tell(change.beside)
        return f"Open a direct channel between {names.call(change.to or '')} and {who}."
    return {
        "second-body": f"Put a second body or post beside {beside}. It has the same channels.",
        "second-source": f"Find a second source beside {beside}.",
        "second-channel": f"Open a second channel beside the one from {beside}.",
    }[change.kind]


def describe_maker(change: TriedChange) -> str:
    """Say whose idea it is."""
    return OF_MODEL if change.kind == "scenario" else OWN_TRIAL


def describe_now(effect: ChangeEffect, message: MessageAnswer, names: Names) -> str:
    """Say how one figure stands without the change."""
    return _describe(effect, message, names, effect.before_count, effect.before_people)


def describe_then(effect: ChangeEffect, message: MessageAnswer, names: Names) -> str:
    """Say how the same figure stands with the change."""
    return _describe(effect, message, names, effect.after_count, effect.after_people)


def _describe(
    effect: ChangeEffect, message: MessageAnswer, names: Names, count: int, people: int | None
) -> str:
    who = _count(message, names, count)
    told = people and count and effect.before_people != effect.after_people
    behind = f" ({count_people(people)})" if told else ""
    one = count in (0, 1)
    if effect.kind == "reached":
        does = {"receivers": "hears" if one else "hear", "senders": "is heard" if one else "are heard"}
        return f"{start_sentence(who)}{behind} {does.get(message.counted, 'arrives' if one else 'arrive')}."
    if effect.kind == "answered":
        can = {"receivers": "can answer", "senders": "can be answered"}.get(
            message.counted, "can be answered"
        )
        return f"{start_sentence(who)}{behind} {can}."
    point = names.call(effect.id or "")
    without = f"Without {'the channel from ' if effect.type == 'channel' else ''}{point}"
    return f"{without}, {who}{behind} {'is' if one else 'are'} cut off."


def _count(message: MessageAnswer, names: Names, count: int) -> str:
    """Count members of a message: "76 communities", "nobody"."""
    if not count:
        return "nobody" if message.counted != "pairs" else "nothing"
    members = find_members(message)
    if message.counted == "pairs":
        return f"{say_number(count)} {'delivery' if count == 1 else 'deliveries'}"
    if message.delivery_count == 1:
        return names.call(members[0]) if members else "1"
    if count == 1:
        return f"1 of {say_number(message.delivery_count)}"
    return (
        f"{say_number(count)} of {say_number(message.delivery_count)} {say_counted(message, members, names)}"
    )


def describe_harm(count: int) -> str:
    """Say how many figures get worse."""
    return "1 figure gets worse." if count == 1 else f"{say_number(count)} figures get worse."
