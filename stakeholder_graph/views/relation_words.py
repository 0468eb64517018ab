"""How is a formal relationship said: that it is so, that it is not, and as a question?"""

from collections.abc import Mapping

from msgspec import Struct


class RelationWords(Struct, frozen=True):
    """The verb of a relation as it is said of one, and without its ending where "does" stands before it."""

    says: str
    bare: str


_WORDS: Mapping[str, RelationWords] = {
    "funds": RelationWords("funds", "fund"),
    "appoints": RelationWords("appoints", "appoint"),
    "elects": RelationWords("elects", "elect"),
    "pays": RelationWords("pays", "pay"),
    "runs": RelationWords("runs", "run"),
    "hosts": RelationWords("hosts", "host"),
    "commissions": RelationWords("commissions", "commission"),
    "accountable_to": RelationWords("is accountable to", ""),
    "reports_to": RelationWords("reports to", "report to"),
    "member_of": RelationWords("is a member of", ""),
    "represents": RelationWords("speaks for", "speak for"),
    "scrutinises": RelationWords("scrutinises", "scrutinise"),
    "co_leads": RelationWords("leads together with", "lead together with"),
    "chairs": RelationWords("chairs", "chair"),
    "part_of": RelationWords("is part of", ""),
}


def find_words(relation: str) -> RelationWords:
    """Return the words of a relation; one that has none is said as it is written."""
    plain = relation.replace("_", " ")
    return _WORDS.get(relation) or RelationWords(f"has the tie '{plain}' to", f"have the tie '{plain}' to")


def is_relation(word: str | None) -> bool:
    """Say whether a word is a relation of ties, or the belonging of a part to a whole."""
    return word in _WORDS


def say_relation(relation: str, giver: str, taker: str) -> str:
    """Say that a relation holds: "the council funds Healthwatch"."""
    return f"{giver} {find_words(relation).says} {taker}"


def deny_relation(relation: str, giver: str, taker: str) -> str:
    """Say that a relation does not hold."""
    words = find_words(relation)
    if not words.bare:
        return f"{giver} {words.says.replace('is', 'is not', 1)} {taker}"
    return f"{giver} does not {words.bare} {taker}"


def ask_relation(relation: str, giver: str, taker: str, *, one: bool = True) -> str:
    """Ask whether a relation holds; ``one`` says whether the giver is one."""
    words = find_words(relation)
    if not words.bare:
        return f"{'Is' if one else 'Are'} {giver} {words.says.removeprefix('is ')} {taker}?"
    return f"{'Does' if one else 'Do'} {giver} {words.bare} {taker}?"
