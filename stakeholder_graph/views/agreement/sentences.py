"""Where two models of one place agree and where they do not, in sentences that call neither of them right."""

from typing import TypeVar

from stakeholder_graph.results.agreements import Agreement, OnlyInOne, SaidByOne, ToldOtherwise
from stakeholder_graph.views.words import Names, join_words, say_number

CLOSING = (
    "Neither model is called right here. Where they differ, the people who are in the place can say how it is: "
    "check-sheet writes the questions."
)
NOT_COMPARED = (
    "Not compared: notes, purposes, tags, other names, sources, messages and scenarios, and certainties that are "
    "less than 0.3 apart."
)
_PLURALS = {
    "stakeholder": "stakeholders",
    "channel": "channels",
    "tie": "ties",
    "shared": "shared dependencies",
}
_KEYS = {
    "part_of": "what it is part of",
    "people": "people",
    "every": "how often",
    "meets": "how often it meets",
    "takes": "how long it takes",
    "by": "by what",
    "level": "level",
    "claimed_level": "claimed level",
    "papers_due": "when papers are due",
    "depends_on": "what it depends on",
    "cost_hours": "hours a year",
    "relays": "whether it passes on",
    "certainty": "how sure",
    "open": "when it is open",
    "carries": "what it carries",
    "speaks_for": "for whom it speaks",
}


def describe_agreement(agreement: Agreement) -> str:
    """Say how much of what either model has is in both."""
    only = dict.fromkeys(_PLURALS, 0)
    for each in agreement.only_in_one:
        only[each.section] += 1
    both = {
        "stakeholder": agreement.both_stakeholder_count,
        "channel": agreement.both_channel_count,
        "tie": agreement.both_tie_count,
    }
    told = [
        f"{_say_part(count, count + only[section])} {_PLURALS[section]}"
        for section, count in both.items()
        if count + only[section]
    ]
    if not told:
        return "Neither model has any stakeholder."
    otherwise, alone = len(agreement.told_otherwise), len(agreement.said_by_one)
    if not agreement.only_in_one and not otherwise and not alone:
        return (
            f"The two models agree in all that was compared: {join_words(told)} that either has are in both."
        )
    values = [f"{_say_values(otherwise)} told otherwise"]
    values += [f"{_say_values(alone)} said by one only"] if alone else []
    return f"Both models have {join_words(told)} that either has; of what both have, {join_words(values)}."


def _say_values(count: int) -> str:
    return "1 value is" if count == 1 else f"{say_number(count) if count else 'no'} values are"


def _say_part(count: int, total: int) -> str:
    return f"all {say_number(total)}" if count == total else f"{say_number(count)} of the {say_number(total)}"


def shorten_files(files: tuple[str, str]) -> tuple[str, str]:
    """Name two files without their folders, where that tells them apart."""
    first, second = (each.replace("\\", "/").rpartition("/")[2] for each in files)
    return (first, second) if first != second else files


def name_record(section: str, given: str, names: Names) -> str:
    """Name what one model has, or both: a stakeholder, a channel, a tie with its relation, a dependency."""
    if section == "tie":
        ends, _, relation = given.rpartition(": ")
        sender, _, receiver = ends.partition("->")
        return f"{names.find_name(sender)} {relation.replace('_', ' ')} {names.find_name(receiver)}"
    named = names.find_name(given)
    number = f" ({given.rpartition('#')[2]})" if section == "channel" and "#" in given else ""
    return f"{named}{number}"


def describe_only(one: OnlyInOne, other_file: str, names: Names) -> str:
    """Name what only one model has, and whether the other says that there is none."""
    denied = f"; {other_file} says that there is none" if one.denied else ""
    return f"{name_record(one.section, one.id, names)}{denied}"


N = TypeVar("N", str, None)


def place_beside_nothing(said: SaidByOne, nothing: N) -> tuple[str | N, str | N]:
    """Set what one model says beside ``nothing`` for the other, the first model's first."""
    return (said.value, nothing) if said.side == 0 else (nothing, said.value)


def say_what(told: ToldOtherwise | SaidByOne) -> str:
    """Name the value that is told otherwise, or by one only."""
    return _KEYS.get(told.key, told.key.replace("_", " "))
