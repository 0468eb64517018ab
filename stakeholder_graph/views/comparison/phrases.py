"""What is each figure of a comparison called, written and said? One phrase a measure, the same for every side."""

from collections.abc import Callable, Mapping

from msgspec import Struct

from stakeholder_graph.results.comparisons import Criterion, Measure, Reading
from stakeholder_graph.views.words import say_all, say_days, say_number, say_share, say_steps

NOT_KNOWN = "–"
CRITERIA: tuple[tuple[Criterion, str], ...] = (
    ("effective", "Effective: what arrives, and is answered"),
    ("inclusive", "Inclusive: who is left out"),
    ("efficient", "Efficient: with how much"),
)
SIDES_AS_COLUMNS = 4
"""Up to so many sides stand as columns, and are named; more stand as rows, and are counted."""


class Told(Struct, frozen=True, kw_only=True):
    """What a phrase says beside a figure.

    ``people`` are those whom it stands for, in brackets. With ``lacks`` the figure is said as what is not recorded:
    what a model that is not complete leaves out may be there all the same.
    """

    people: str = ""
    lacks: bool = False


class MeasureWords(Struct, frozen=True, kw_only=True):
    """What a measure is called in a table, and in the narrow heading of a column."""

    name: str
    short: str


MEASURE_WORDS: Mapping[str, MeasureWords] = {
    code: MeasureWords(name=name, short=short)
    for code, name, short in (
        ("reached", "Arrives", "Arrives"),
        ("answered", "Can be answered", "Answered"),
        ("second-route", "Have a second route", "2 routes"),
        ("cut-off", "Cut off by one absence", "Cut off"),
        ("people-cut-off", "People cut off by one absence", "People cut"),
        ("typical-days", "Typical days", "Days"),
        ("worst-days", "Days at worst", "At worst"),
        ("typical-days-back", "Typical days, there and back", "And back"),
        ("chance", "Expected to arrive, as far as stated", "Expected"),
        ("patient-groups-heard", "Patient groups with a way up", "Groups up"),
        ("patient-groups-answered", "Patient groups that can be answered", "Groups back"),
        ("communities-heard", "Communities with a way up", "People up"),
        ("communities-answered", "Communities that can be answered", "People back"),
        ("seldom-heard-heard", "Seldom heard, with a way up", "Seldom up"),
        ("seldom-heard-answered", "Seldom heard, can be answered", "Seldom back"),
        ("off-list-heard", "On no list or no user, with a way up", "On no list"),
        ("people-left-out", "People with no route recorded", "Left out"),
        ("one-way", "Heard, with no way back", "One way"),
        ("isolated", "Stakeholders without any channel", "Alone"),
        ("closed-groups", "Groups with one only way in or out", "Closed groups"),
        ("cost-hours", "Hours of work a year, as far as recorded", "Hours"),
        ("cost-per-thousand", "Hours a year per thousand people", "Hours/1,000"),
        ("channels", "Channels", "Channels"),
        ("channels-per-thousand", "Channels per thousand people", "Ch./1,000"),
        ("standing-channels", "Channels that are there to stay", "To stay"),
        ("standing-per-thousand", "Channels to stay, per thousand people", "Stay/1,000"),
        ("steps", "Steps on the way", "Steps"),
    )
}


def describe_value(measure: Measure, reading: Reading) -> str:
    """Write one figure for a table; a question mark says that it may change, or is about others."""
    if reading.value is None:
        if reading.bar == "never":
            return "not always" if measure.measure == "worst-days" else "mostly never"
        return NOT_KNOWN
    is_open = reading.bar in ("assumed", "silent", "other-members") or reading.low != reading.high
    is_open = is_open or reading.basis == "assumed"
    return f"{write_value(measure, reading)}{' ?' if is_open else ''}"


def write_value(measure: Measure, reading: Reading) -> str:
    """Write one figure with its unit."""
    value = reading.value or 0.0
    if measure.unit == "share" and reading.of is not None:
        return f"{round(value * reading.of):,} of {reading.of:,}"
    if measure.unit == "people-share" and reading.of is not None:
        return f"{round(value * reading.of):,} ({say_share(value)})"
    written = {
        "days": lambda: say_days(round(value)),
        "steps": lambda: say_steps(round(value)),
        "per-thousand": lambda: f"{value:,.2f} per thousand",
        "hours": lambda: f"{say_number(round(value, 1))} hours",
        "count": lambda: f"{say_number(value)} in all",
    }
    write = written.get(measure.unit)
    return write() if write is not None else say_share(value)


def describe_measure(measure: Measure) -> str:
    """Name a measure, with the message it is about."""
    name = MEASURE_WORDS[measure.measure].name
    return f"{name} [{measure.message}]" if measure.message is not None else name


def _count(measure: Measure, reading: Reading, verb_one: str, verb_many: str) -> str:
    """Say how many of how many: "all 4 communities are heard", "none of the 76 practices hears"."""
    total, who = reading.of or 0, _call(measure, reading)
    so = round((reading.value or 0.0) * total)
    if total == 1:
        return f"the one {call_one(who)} {verb_one if so else _negate(verb_one)}"
    if so == 0:
        return f"none of the {say_number(total)} {who} {verb_one}"
    if so == total:
        return f"{say_all(total)} {who} {verb_many}"
    return f"{say_number(so)} of {say_number(total)} {who} {verb_one if so == 1 else verb_many}"


def call_one(who: str) -> str:
    """Return the singular of a kind: "community", "voice body"."""
    return f"{who.removesuffix('ies')}y" if who.endswith("ies") else who.removesuffix("s")


def _call(measure: Measure, reading: Reading) -> str:
    """Say what is counted: by its kind where that is one."""
    sides = {"receivers": "receivers", "senders": "voices", "pairs": "deliveries"}
    return reading.counted or sides.get(measure.goes or "", "stakeholders")


def _negate(verb: str) -> str:
    """Say that one does not: "is not heard", "does not hear"."""
    first, _, rest = verb.partition(" ")
    plain = {"hears": "does not hear", "arrives": "does not arrive", "has": "does not have"}
    return f"{plain.get(first, f'{first} not')} {rest}".strip()


Phrase = Callable[[Measure, Reading, Told], str]
LACKS: Mapping[str, str] = {
    "reached": "no route",
    "answered": "no way there and back",
    "second-route": "no second route",
    "patient-groups-heard": "no way up",
    "patient-groups-answered": "no way there and back",
    "communities-heard": "no way up",
    "communities-answered": "no way there and back",
    "seldom-heard-heard": "no way up",
    "seldom-heard-answered": "no way there and back",
    "off-list-heard": "no way up",
}
"""What is not recorded of those of whom a measure is not true."""


def _phrase(verb_one: str, verb_many: str, lead: str = "") -> Phrase:
    def say(measure: Measure, reading: Reading, told: Told) -> str:
        said = _say_lack(measure, reading) if told.lacks else _count(measure, reading, verb_one, verb_many)
        return f"{lead}{said}{told.people}"

    return say


def _say_lack(measure: Measure, reading: Reading) -> str:
    """Say for how many nothing is recorded: "no route recorded for 78 of 81 communities"."""
    total, who = reading.of or 0, _call(measure, reading)
    lacking = total - round((reading.value or 0.0) * total)
    if total == 1:
        whom = f"the one {call_one(who)}"
    elif lacking == total:
        whom = f"any of the {say_number(total)} {who}"
    else:
        whom = f"{say_number(lacking)} of {say_number(total)} {who}"
    return f"{LACKS[measure.measure]} recorded for {whom}"


def say_lack_before(reading: Reading) -> str:
    """Say for how many nothing was recorded, after it was said for how many nothing is: "for 2 of 81"."""
    total = reading.of or 0
    lacking = total - round((reading.value or 0.0) * total)
    return f"for {say_number(lacking)} of {say_number(total)}" if lacking else "for none"


def say_plainly(measure: Measure, reading: Reading, told: Told) -> str:
    """Say a figure by its name, where it has no phrase of its own."""
    return f"{MEASURE_WORDS[measure.measure].name.lower()}, {write_value(measure, reading)}"


def _say_reached(measure: Measure, reading: Reading, told: Told) -> str:
    if told.lacks:
        return f"{_say_lack(measure, reading)}{told.people}"
    verbs = {"senders": ("is heard", "are heard"), "pairs": ("arrives", "arrive")}
    one, many = verbs.get(measure.goes or "", ("hears", "hear"))
    return f"{_count(measure, reading, one, many)}{told.people}"


def _say_cut_off(measure: Measure, reading: Reading, told: Told) -> str:
    if not reading.value:
        return "no single absence cuts anybody off"
    total, who = reading.of or 0, _call(measure, reading)
    so = round(reading.value * total)
    if total == 1:
        whom = f"the one {call_one(who)}"
    else:
        whom = f"{say_all(total) if so == total else f'{say_number(so)} of {say_number(total)}'} {who}"
    return f"one absence would cut off {whom}{told.people}"


def _say_days(measure: Measure, reading: Reading, told: Told) -> str:
    behind = {"typical-days": "typically", "worst-days": "at worst"}
    return f"{say_days(round(reading.value or 0))} {behind.get(measure.measure, 'there and back, typically')}"


def _say_steps(measure: Measure, reading: Reading, told: Told) -> str:
    return f"{say_steps(round(reading.value or 0))} on the way"


def _say_people(measure: Measure, reading: Reading, told: Told) -> str:
    count = round((reading.value or 0.0) * (reading.of or 0))
    no_route = measure.measure == "people-left-out"
    behind = "have no route recorded" if no_route else "would be cut off by one absence"
    return f"{say_number(count)} of {say_number(reading.of or 0)} people {behind}"


def _say_groups(measure: Measure, reading: Reading, told: Told) -> str:
    total = reading.of or 0
    so = round((reading.value or 0.0) * total)
    what = f"{say_number(so) if so else 'none'} of {say_number(total)} groups"
    return f"{what} {'have' if so > 1 else 'has'} one only way in or out"


def _say_isolated(measure: Measure, reading: Reading, told: Told) -> str:
    return (
        _count(measure, reading, "has no channel", "have no channel")
        if reading.value
        else "nobody lacks a channel"
    )


def _say_number_only(measure: Measure, reading: Reading, told: Told) -> str:
    behind = {
        "channels": "channel" if reading.value == 1 else "channels",
        "standing-channels": "of the channels are there to stay",
        "cost-hours": "hours of work a year are recorded",
        "cost-per-thousand": "hours of work a year per thousand people are recorded",
        "channels-per-thousand": "channels per thousand people",
        "standing-per-thousand": "channels to stay, per thousand people",
    }[measure.measure]
    number = (
        f"{reading.value or 0.0:,.2f}" if measure.unit == "per-thousand" else say_number(reading.value or 0)
    )
    return f"{number} {behind}"


_HEARD, _ANSWERED = ("has a way up", "have a way up"), ("can be answered", "can be answered")
_SELDOM, _OFF_LIST = "of those seldom heard or disadvantaged, ", "of those on no list or using no service, "
PHRASES: Mapping[str, Phrase] = {
    "reached": _say_reached,
    "answered": _phrase(*_ANSWERED),
    "second-route": _phrase("has a second route", "have a second route"),
    "cut-off": _say_cut_off,
    "people-cut-off": _say_people,
    "people-left-out": _say_people,
    **dict.fromkeys(("typical-days", "worst-days", "typical-days-back"), _say_days),
    "patient-groups-heard": _phrase(*_HEARD),
    "patient-groups-answered": _phrase(*_ANSWERED),
    "communities-heard": _phrase(*_HEARD),
    "communities-answered": _phrase(*_ANSWERED),
    "seldom-heard-heard": _phrase(*_HEARD, _SELDOM),
    "seldom-heard-answered": _phrase(*_ANSWERED, _SELDOM),
    "off-list-heard": _phrase(*_HEARD, _OFF_LIST),
    "one-way": _phrase("is heard with no way back", "are heard with no way back"),
    "isolated": _say_isolated,
    "closed-groups": _say_groups,
    **dict.fromkeys(("channels", "standing-channels", "cost-hours"), _say_number_only),
    **dict.fromkeys(
        ("channels-per-thousand", "standing-per-thousand", "cost-per-thousand"), _say_number_only
    ),
    "steps": _say_steps,
}
