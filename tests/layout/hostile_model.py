"""A model, as somebody could send it, in which every text tries to run as script.

It is made from the table of fields: every key that takes a text of one's own holds every payload in turn, and a key
or a sort of record that is added is filled, or missed by the test, by itself.
"""

from itertools import count

from stakeholder_graph.documents import fields
from stakeholder_graph.documents.fields import Field, RecordType
from tests.layout.hostile import PAYLOADS

SHORT = [each for each in PAYLOADS if (len(each) < 1_000 and each.isprintable()) or "\u202e" in each]
"""The payloads that a model may hold: the reader refuses control characters and half characters."""
TEXT_TYPES = {"text", "texts", "address"}
HUB = "s0"
BY_TYPE = {
    "certainty": "likely",
    "cadence": "month",
    "channels": "s1:s0",
    "date": "2012-01-01",
    "duration": "2 days",
    "kind": "k0",
    "moment": "2012-02-01",
    "narrowing": {"kind": "board", "part_of": "s1"},
    "number": 2,
    "reference": HUB,
    "references": ["s1", "s2"],
    "roles": ["r0"],
    "sector": "t0",
    "selector": HUB,
    "share": 0.9,
    "shared references": ["h0"],
    "vouching": "o0",
    "whole number": 3,
    "windows": ["2012-10-01 to 2013-09-30"],
    "yes or no": True,
}
"""A value that fits for every type that takes no text of one's own."""
FEW = 16
"""So many messages share the payloads among them."""
LEFT_OUT = {"for_each", "since", "until", "private", "relays", "all_seats", "confirms", "one_way"}
"""Keys that would make a line stand for none, or that a page does not tell."""


class Filler:
    """Fills records: every text of a field is another payload than the one before."""

    def __init__(self) -> None:
        self.filled: set[tuple[str, str]] = set()
        self._counts: dict[tuple[str, str], count] = {}

    def take(self, record: RecordType, field: Field) -> str:
        key = record.name, field.name
        self.filled.add(key)
        return SHORT[next(self._counts.setdefault(key, count())) % len(SHORT)]

    def fill(self, record: RecordType, **given: object) -> dict[str, object]:
        """Fill a record; what is given stands, and None leaves a key out."""
        filled = dict(given)
        for field in record.fields:
            if field.name not in given and field.name not in LEFT_OUT:
                filled[field.name] = self._find_value(record, field)
        return {name: value for name, value in filled.items() if value is not None}

    def _find_value(self, record: RecordType, field: Field) -> object:
        if field.type == "text":
            return self.take(record, field)
        if field.type == "texts":
            return [self.take(record, field), self.take(record, field)]
        if field.type == "address":
            return f"javascript:{self.take(record, field)}"
        if field.type == "word":
            return field.words[0]
        if field.type == "seats":
            return [self.fill(fields.SEAT)]
        return BY_TYPE[field.type]


def build_hostile_model() -> tuple[dict[str, object], Filler]:
    """Build the model as plain values, and say what of it was filled with payloads."""
    filler = Filler()
    fill, numbers = filler.fill, range(len(SHORT))
    tags = {number: SHORT[number] for number in numbers}
    stakeholders = {
        f"s{number}": fill(
            fields.STAKEHOLDER,
            kind=f"k{number}",
            sector=f"t{number}",
            roles=[f"r{number}"],
            part_of=HUB if number else None,
            tags=[tags[number]],
            source=f"o{number}",
            speaks_for=None if number else "s1",
        )
        for number in numbers
    }
    filler.filled.add(("stakeholder", "tags"))
    pairs = [(f"s{number}", f"s{(number + 1) % len(SHORT)}") for number in numbers]
    channels = [fill(fields.CHANNEL, both_ways=False, **{"from": one, "to": other}) for one, other in pairs]
    channels += [
        {"from": f"s{number}", "to": HUB, "both_ways": True, "by": SHORT[number]} for number in numbers[2::2]
    ]
    others = [number for number in numbers if number]
    return {
        "format": fields.FORMAT,
        "place": " ".join(SHORT[:40]),
        "as_of": "2012-10-01",
        "about": " ".join(SHORT),
        "kinds": {f"k{number}": fill(fields.KIND) for number in numbers},
        "sectors": {f"t{number}": fill(fields.TERM) for number in numbers},
        "roles": {f"r{number}": fill(fields.TERM) for number in numbers},
        "sources": {f"o{number}": fill(fields.SOURCE, kind="public") for number in numbers},
        "stakeholders": stakeholders,
        "channels": channels,
        "ties": [fill(fields.TIE, **{"from": one, "to": other}) for one, other in pairs],
        "shared": {f"h{number}": fill(fields.SHARED) for number in numbers},
        "messages": {
            "all": {
                "from": [f"s{number}" for number in others[:FEW]],
                "to": HUB,
                "says": SHORT[0],
                "answered": True,
            },
            **{f"m{number}": fill_message(filler, number) for number in range(FEW)},
        },
        "known_absent": [
            *(fill(fields.ABSENCE, **{"from": f"s{number}", "to": HUB, "is": "elects"}) for number in others),
            *(fill(fields.ABSENT_STAKEHOLDER) for _ in numbers),
        ],
        "checked": [fill(fields.CHECKED, **{"with": {"every": {"tag": tag}}}) for tag in tags.values()],
        "scenarios": {f"w{number}": fill_scenario(filler, number) for number in range(2)},
    }, filler


def fill_message(filler: Filler, number: int) -> dict[str, object]:
    """Fill a message with its share of all payloads: the page tells each message of everybody."""
    share = " ".join(SHORT[number::FEW])
    ends = {"from": f"s{number + 1}", "to": HUB}
    return filler.fill(fields.MESSAGE, **ends, says=share, kind=share, note=share)


def fill_scenario(filler: Filler, number: int) -> dict[str, object]:
    """Fill a scenario with half of all payloads, and with edits that add, change and merge."""
    fill = filler.fill
    changed = {
        "name": SHORT[number],
        "aliases": SHORT[number::2],
        "note": SHORT[number],
        "town": SHORT[-number],
    }
    return fill(
        fields.SCENARIO,
        says=" ".join(SHORT[number::2]),
        note=" ".join(SHORT[number::2]),
        edits=[
            {"add_stakeholder": fill(fields.ADD_STAKEHOLDER, id="new", part_of=None, speaks_for=None)},
            {"add_shared": fill(fields.ADD_SHARED, id="newer")},
            {"add_channel": fill(fields.CHANNEL, **{"from": "new", "to": HUB})},
            {"add_tie": fill(fields.TIE, **{"from": "new", "to": HUB})},
            {"change": {"stakeholder": "s3", "set": changed}},
            {"merge": {"stakeholders": ["s4", "s5"], "into": fill(fields.MERGED, id="one", part_of=None)}},
        ],
    )


def write_hostile_model() -> str:
    """Write the model as YAML: JSON is YAML, once what would break its lines is escaped."""
    import json

    text = json.dumps(build_hostile_model()[0], ensure_ascii=False, indent=1)
    for character in "\u2028\u2029\u0085\u202e\ufeff":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text
