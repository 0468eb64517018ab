"""Places full of calendars, drawn by chance as the text of a model and read the way a user's file is.

Everything lies between 2012 and 2014, where the bank holidays of England (the Jubilee of 5 June 2012, Easter,
Christmas) and the ends of months matter.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import permutations
from pathlib import Path

from stakeholder_graph.model.place import Place
from stakeholder_graph.readers.place_file import Tables, build_document
from tests.analysis.day_by_day import find_periods

LAST_DAY = date(2014, 12, 31)
# Ids whose code-point order is not the order in which they are drawn, and is not alphabetical either.
IDS = ("b", "a-2", "L85004", "a", "a2", "Z9", "a-10")
KINDS = ("board", "forum", "practice", "patient-group", "federation", "group")
MESSAGE_KINDS = (None, "decision", "concern")
CARRIES = ("[decision]", "[concern]", "[decision, concern]")
DURATIONS = (
    "0 days",
    "1 day",
    "3 days",
    "10 days",
    "1 week",
    "2 weeks",
    "1 month",
    "2 months",
    "0 working days",
    "1 working day",
    "3 working days",
    "10 working days",
)
UNANCHORED = (
    "day",
    "2 days",
    "10 days",
    "50 days",
    "week",
    "2 weeks",
    "3 weeks",
    "month",
    "2 months",
    "5 months",
    "quarter",
    "year",
    "twice a year",
    "5 times a year",
    "26 times a year",
    "73 times a year",
    "250 times a year",
    "366 times a year",
)
RULES = (
    "FREQ=DAILY;INTERVAL=5",
    "FREQ=WEEKLY;BYDAY=MO,FR",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE;WKST=SU",
    "FREQ=WEEKLY;COUNT=30",
    "FREQ=MONTHLY",
    "FREQ=MONTHLY;BYDAY=-1TH",
    "FREQ=MONTHLY;BYMONTHDAY=31",
    "FREQ=MONTHLY;BYMONTHDAY=-1,15",
    "FREQ=MONTHLY;UNTIL=20130630",
    "FREQ=YEARLY;BYMONTH=3,6,12;BYMONTHDAY=24",
)
# Days near which working days, or the ends of months, are apt to be got wrong.
AWKWARD_DAYS = (
    date(2012, 1, 31),
    date(2012, 2, 29),
    date(2012, 6, 1),
    date(2012, 6, 5),
    date(2012, 8, 31),
    date(2012, 12, 24),
    date(2012, 12, 31),
    date(2013, 1, 31),
    date(2013, 2, 28),
    date(2013, 3, 28),
    date(2013, 4, 1),
    date(2013, 5, 31),
)


@dataclass(frozen=True)
class Question:
    """What to ask of a drawn place: who says something of which kind on which day."""

    message_kind: str | None
    senders: tuple[str, ...]
    start: date


def build_timed_place(seed: int) -> Place:
    """Build a place of 3 to 7 stakeholders in which every rule about days may bite."""
    return read_text(write_timed_place(seed))


def draw_phases(place: Place, seed: int) -> dict[str, int]:
    """Draw one phase for every calendar whose days are unknown, each as likely as any other."""
    dice = random.Random(f"phases {seed}")
    return {name: dice.randrange(period.numerator) for name, period in find_periods(place).items()}


def draw_question(place: Place, seed: int) -> Question:
    """Draw what to ask: mostly of one sender, in the year from ``as_of``, often on the last day of something."""
    dice = random.Random(f"question {seed}")
    senders = tuple(dice.sample(list(place.stakeholders), dice.choice((1, 1, 1, 2))))
    last_start = place.as_of + timedelta(days=364)
    ends = [day for day in find_last_days(place) if place.as_of <= day <= last_start]
    start = dice.choice(ends) if ends and dice.random() < 0.3 else draw_day(dice, place.as_of, last_start)
    return Question(dice.choice(MESSAGE_KINDS), senders, start)


def find_last_days(place: Place) -> list[date]:
    """The days after which something of a place does not act any more, for a time or for ever."""
    records = [*place.stakeholders.values(), *(each.terms for each in place.channels)]
    windows = [window for each in place.channels for window in each.terms.open]
    return sorted({each.until for each in [*records, *windows] if each.until is not None})


def read_text(text: str) -> Place:
    """Read a model from its text, as it would be from a file."""
    path = Path("timed.yaml")
    document = build_document(path, text.encode(), Tables(path.parent, str(path)))
    assert document.place is not None, (text, document.problems)
    return document.place


def write_timed_place(seed: int) -> str:
    """Write the text of the place, to be looked at where two ways of counting disagree."""
    dice = random.Random(f"place {seed}")
    as_of = draw_day(dice, date(2012, 1, 1), date(2012, 12, 31))
    ids = dice.sample(IDS, dice.randint(3, 7))
    lines = ["format: stakeholder-graph/1", f"place: Timed {seed}", f"as_of: {as_of}", "stakeholders:"]
    for each in ids:
        said = {"name": f"The {each}", "kind": dice.choice(KINDS)} | draw_stakeholder(dice, as_of)
        lines.append(f"  {each}: {{{write(said)}}}")
    lines.append("channels:")
    ring = [*zip(ids, [*ids[1:], ids[0]], strict=True)]  # so that most hear of most things, sooner or later
    spare = dice.choices(list(permutations(ids, 2)), k=dice.randint(0, len(ids) + 2))
    for sender, receiver in dice.sample(ring, dice.randint(len(ring) - 1, len(ring))) + spare:
        said = {"from": sender, "to": receiver, "by": "post"} | draw_channel(dice, as_of)
        lines.append(f"  - {{{write(said)}}}")
    return "\n".join(lines) + "\n"


def write(said: dict[str, str]) -> str:
    return ", ".join(f"{key}: {value}" for key, value in said.items())


def draw_stakeholder(dice: random.Random, as_of: date) -> dict[str, str]:
    said = draw_dates(dice, as_of)
    if dice.random() < 0.4:
        said["meets"] = draw_cadence(dice, as_of)
    if dice.random() < 0.4:
        said["papers_due"] = dice.choice(DURATIONS)  # without meetings it means nothing
    if dice.random() < 0.12:
        said["relays"] = "false"
    return said


def draw_channel(dice: random.Random, as_of: date) -> dict[str, str]:
    said = draw_dates(dice, as_of)
    if dice.random() < 0.35:
        said["both_ways"] = "true"
    if dice.random() < 0.65:
        said["every"] = draw_cadence(dice, as_of)
    if dice.random() < 0.5:
        said["takes"] = dice.choice(DURATIONS)
    if dice.random() < 0.2:
        windows = [draw_window(dice, as_of) for _ in range(dice.randint(1, 3))]
        said["open"] = f"[{', '.join(windows)}]"
    if dice.random() < 0.25:
        said["carries"] = dice.choice(CARRIES)
    return said


def draw_dates(dice: random.Random, as_of: date) -> dict[str, str]:
    """Draw from when and until when something holds: mostly always."""
    said = {}
    if dice.random() < 0.15:
        said["since"] = f"{draw_day(dice, as_of - timedelta(days=90), as_of + timedelta(days=400))}"
    if dice.random() < 0.15:
        first = date.fromisoformat(said["since"]) if "since" in said else as_of
        said["until"] = f"{draw_day(dice, first, first + timedelta(days=dice.choice((30, 200, 600))))}"
    return said


def draw_window(dice: random.Random, as_of: date) -> str:
    first = draw_day(dice, as_of - timedelta(days=60), as_of + timedelta(days=500))
    return f"{first} to {first + timedelta(days=dice.choice((0, 6, 30, 90, 200)))}"


def draw_cadence(dice: random.Random, as_of: date) -> str:
    return dice.choice(WAYS_TO_WRITE)(dice, as_of)


def draw_unanchored(dice: random.Random, as_of: date) -> str:
    return dice.choice(UNANCHORED)


def draw_weekday(dice: random.Random, as_of: date) -> str:
    nth = dice.choice(("first", "second", "third", "fourth", "last"))
    weekdays = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    return f"monthly on the {nth} {dice.choice(weekdays)}"


def draw_interval(dice: random.Random, as_of: date) -> str:
    interval = dice.choice(("day", "5 days", "week", "2 weeks", "6 weeks", "month", "2 months", "5 months"))
    return f"{interval} from {draw_start(dice, as_of)}"


def draw_rule(dice: random.Random, as_of: date) -> str:
    start = f"DTSTART:{draw_start(dice, as_of):%Y%m%d} " if dice.random() < 0.4 else ""
    return f'"{start}RRULE:{dice.choice(RULES)}"'


def draw_list(dice: random.Random, as_of: date) -> str:
    last = as_of + timedelta(days=700)
    return f"[{', '.join(str(draw_day(dice, as_of, last)) for _ in range(dice.randint(1, 14)))}]"


def draw_start(dice: random.Random, as_of: date) -> date:
    return draw_day(dice, as_of - timedelta(days=60), as_of + timedelta(days=300))


def draw_day(dice: random.Random, first: date, last: date) -> date:
    """Draw a day from one to another, often an awkward one, so that things begin, end and happen on one day."""
    awkward = [day for day in AWKWARD_DAYS if first <= day <= last]
    if awkward and dice.random() < 0.5:
        return dice.choice(awkward)
    return first + timedelta(days=dice.randint(0, (last - first).days))


WAYS_TO_WRITE: tuple[Callable[[random.Random, date], str], ...] = (
    draw_unanchored,
    draw_unanchored,
    draw_unanchored,
    draw_weekday,
    draw_interval,
    draw_interval,
    draw_rule,
    draw_list,
)
