"""How are numbers, dates, lists and names written? The small change that every sentence is made of."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import date

from stakeholder_graph.results.names import Named
from stakeholder_graph.results.weak_points import WeakPoint

PEOPLE_KINDS = ("community", "membership", "volunteers")
NAMED_ALIKE = ("practice", "patient-group", "commissioner", "voice-body", "federation", "stage")
"""Kinds whose names may end like a plural and are none: "The Meadows", "Community Links"."""
COUNTED_KINDS = {"volunteers": ("group of volunteers", "groups of volunteers")}
"""What to count of kinds whose own name is no one thing."""
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
AFTER_NOUN = re.compile(r" (?:about|across|and|at|for|from|in|of|on|that|to|who|with)\b|,| \(")
"""What ends the first noun of a name: "Lay Members of the Governing Body"."""
NO_PLURAL = ("ss", "us", "is", "'s", "’s")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
BARE_INTERVAL = re.compile(r"(\d+ )?(day|week|month|quarter|year)s?")
"""A cadence that wants an "every" before it to be read."""


def say_all(count: int) -> str:
    """Say that it is all of them: "both", "all 76"."""
    return "both" if count == 2 else f"all {say_number(count)}"


def start_sentence(text: str) -> str:
    """Begin with a capital letter, and leave the rest as it is."""
    return text[:1].upper() + text[1:]


def end_sentence(text: str) -> str:
    """End with a full stop where nothing else ends it."""
    return text if text.endswith((".", "?", "!")) else f"{text}."


def say_number(value: float) -> str:
    """Write a number with thousands separators; a half only where there is one."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"


def say_share(share: float) -> str:
    """Write a share of 0 to 1 in per cent, rounded to 0% or 100% only where it is exactly that."""
    percent = round(share * 100)
    if percent == 0 and share > 0:
        return "under 1%"
    if percent == 100 and share < 1:
        return "over 99%"
    return f"{percent}%"


def say_date(day: str | None) -> str:
    """Write a date as a board reads it; one that is none is given back as it is."""
    if day is None:
        return "date not stated"
    try:
        known = date.fromisoformat(day)
    except ValueError:
        return day
    return f"{known.day} {MONTHS[known.month - 1]} {known.year}"


def say_cadence(text: str) -> str:
    """Say how often, from what a model says: "every 2 weeks", "4 times a year"; set days are not listed."""
    interval = text.partition(" from ")[0]
    if BARE_INTERVAL.fullmatch(interval):
        return f"every {interval}"
    if "RRULE:" in text or re.match(r"\d{4}-", text):
        return "on set days"
    return " ".join(word.capitalize() if word.capitalize() in WEEKDAYS else word for word in text.split())


def say_days(days: float) -> str:
    """Count days: "1 day", "38 days"."""
    return f"{say_number(days)} {'day' if days == 1 else 'days'}"


def say_steps(count: int) -> str:
    """Count steps from one stakeholder to the next: "1 step", "3 steps"."""
    return f"{count} step" if count == 1 else f"{count} steps"


def join_words(words: Sequence[str], last: str = "and") -> str:
    """Join words with commas, and with "and" or another word before the last."""
    return f"{', '.join(words[:-1])} {last} {words[-1]}" if len(words) > 1 else "".join(words)


def list_some(words: Sequence[str], shown: int) -> str:
    """Name the first few and say how many more there are; one more is named rather than counted."""
    if len(words) <= shown + 1:
        return ", ".join(words)
    return f"{', '.join(words[:shown])} and {say_number(len(words) - shown)} more"


def find_ends(channel: str) -> tuple[str, str]:
    """Return the sender and the receiver that the id of a channel or of a delivery names."""
    sender, _, receiver = channel.partition("->")
    return sender, receiver.partition("#")[0]


class Names:
    """What the ids of an answer are called. An id that the answer does not name is its own name."""

    def __init__(self, stakeholders: Iterable[Named]) -> None:
        self._named = {each.id: each for each in stakeholders}
        times = Counter(each.name for each in self._named.values())
        self._shared_names = frozenset(name for name, count in times.items() if count > 1)

    def call(self, id_: str) -> str:
        """Name one id; with the id behind where the name alone would be hard to look up."""
        if "->" in id_:
            return " to ".join(self.call(end) for end in find_ends(id_))
        named = self._named.get(id_)
        if named is None or named.name == id_:
            return id_
        is_code = any(char.isdigit() or char.isupper() for char in id_)
        return f"{named.name} ({id_})" if is_code or named.name in self._shared_names else named.name

    def call_point(self, point: WeakPoint) -> str:
        """Name a weak point, so that a channel is known for one."""
        return f"the channel from {self.call(point.id)}" if point.type == "channel" else self.call(point.id)

    def find_name(self, id_: str) -> str:
        """Return the bare name, for a table in which the id stands beside it."""
        if "->" in id_:
            return " to ".join(self.find_name(end) for end in find_ends(id_))
        named = self._named.get(id_)
        return named.name if named is not None else id_

    def call_all(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Name several ids, in the order given."""
        return tuple(self.call(each) for each in ids)

    def are_of_one_kind(self, ids: Collection[str]) -> bool:
        """Say whether all of these are of the same known kind."""
        kinds = {self._find_kind(each) for each in ids}
        return len(kinds) == 1 and "" not in kinds

    def has_only_practices(self, ids: Collection[str]) -> bool:
        """Say whether people are registered with all of these."""
        return bool(ids) and {self._find_kind(each) for each in ids} == {"practice"}

    def are_people(self, ids: Collection[str]) -> bool:
        """Say whether each of these is many people: a community, a membership, volunteers."""
        return all(self._find_kind(each) in PEOPLE_KINDS for each in ids)

    def say_kind(self, ids: Collection[str], count: int) -> str:
        """Say what these are, in the number that fits ``count``: "practices", "patient groups and forums"."""
        if any("->" in each for each in ids):
            return "delivery" if count == 1 else "deliveries"
        kinds = [kind for kind, _ in Counter(self._find_kind(each) for each in sorted(ids)).most_common()]
        if not kinds or len(kinds) > 2 or "" in kinds:
            return "stakeholder" if count == 1 else "stakeholders"
        if count == 1:
            return " or ".join(COUNTED_KINDS.get(kind, (kind.replace("-", " "),))[0] for kind in kinds)
        plurals = {each.kind: each.kind_plural for each in self._named.values()}
        plurals |= {kind: words[1] for kind, words in COUNTED_KINDS.items()}
        return join_words([plurals[kind] for kind in kinds])

    def are_single(self, ids: Collection[str]) -> bool:
        """Say whether a verb in the singular fits: one, and not one with a plural name ("Young people")."""
        return len(ids) <= 1 and not (ids and (self.are_people(ids) or any(map(self._is_plural, ids))))

    def _is_plural(self, id_: str) -> bool:
        """Say whether one stakeholder has the name of several: "Schools"; one called "Practices of …" has too."""
        named = self._named.get(id_)
        if named is None or (named.kind in NAMED_ALIKE and not named.name.startswith("Practices ")):
            return False
        noun = AFTER_NOUN.split(named.name, maxsplit=1)[0]
        return noun.endswith("s") and not noun.endswith(NO_PLURAL)

    def tell(self, ids: Sequence[str]) -> str:
        """Name these if it is one, else count them."""
        return self.call(ids[0]) if len(ids) == 1 else self.count(ids)

    def count(self, ids: Collection[str]) -> str:
        """Count these: "76 practices", "6 patient groups and 1 community"."""
        kinds = Counter(self._find_kind(each) for each in sorted(ids))
        if len(kinds) == 2 and "" not in kinds and not any("->" in each for each in ids):
            groups = [
                [each for each in ids if self._find_kind(each) == kind] for kind, _ in kinds.most_common()
            ]
            return " and ".join(map(self.count, groups))
        return f"{say_number(len(ids))} {self.say_kind(ids, len(ids))}"

    def _find_kind(self, id_: str) -> str:
        named = self._named.get(id_)
        return named.kind if named is not None else ""
