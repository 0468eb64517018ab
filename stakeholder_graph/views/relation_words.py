"""How is a formal relationship said: that it is so, that it is not, and as a question?"""

from collections.abc import Mapping

from msgspec import Struct


class RelationWords(Struct, frozen=True):
    """The verb of a relation as it is said of one and of several; ``asks_is`` where no "does" stands before it."""

    says: str
    say: str
    asks_is: bool = False


_WORDS: Mapping[str, RelationWords] = {
    "funds": RelationWords("funds", "fund"),
    "appoints": RelationWords("appoints", "appoint"),
    "elects": RelationWords("elects", "elect"),
    "pays": RelationWords("pays", "pay"),
    "runs": RelationWords("runs", "run"),
    "hosts": RelationWords("hosts", "host"),
    "commissions": RelationWords("commissions", "commission"),
    "accountable_to": RelationWords("is accountable to", "are accountable to", asks_is=True),
    "reports_to": RelationWords("reports to", "report to"),
    "member_of": RelationWords("is a member of", "are members of", asks_is=True),
    "represents": RelationWords("speaks for", "speak for"),
    "scrutinises": RelationWords("scrutinises", "scrutinise"),
    "co_leads": RelationWords("leads together with", "lead together with"),
    "chairs": RelationWords("chairs", "chair"),
    "part_of": RelationWords("is part of", "are part of", asks_is=True),
}


def find_words(relation: str) -> RelationWords:
    """Return the words of a relation; one that has none is said as it is written."""
    plain = relation.replace("_", " ")
    return _WORDS.get(relation) or RelationWords(f"has the tie '{plain}' to", f"have the tie '{plain}' to")


def is_relation(word: str | None) -> bool:
    """Say whether a word is a relation of ties, or the belonging of a part to a whole."""
    return word in _WORDS


def say_relation(relation: str, giver: str, taker: str, *, one: bool = True) -> str:
    """Say that a relation holds: "the council funds Healthwatch"; ``one`` says whether the giver is one."""
    words = find_words(relation)
    return f"{giver} {words.says if one else words.say} {taker}"


def deny_relation(relation: str, giver: str, taker: str, *, one: bool = True) -> str:
    """Say that a relation does not hold."""
    words = find_words(relation)
    if words.asks_is:
        verb, _, rest = (words.says if one else words.say).partition(" ")
        return f"{giver} {verb} not {rest} {taker}"
    return f"{giver} {'does' if one else 'do'} not {words.say} {taker}"


def ask_relation(relation: str, giver: str, taker: str, *, one: bool = True) -> str:
    """Ask whether a relation holds."""
    words = find_words(relation)
    if words.asks_is:
        verb, _, rest = (words.says if one else words.say).partition(" ")
        return f"{verb.capitalize()} {giver} {rest} {taker}?"
    return f"{'Does' if one else 'Do'} {giver} {words.say} {taker}?"
