"""Every key of the language in one table: reading, the JSON Schema and the reference are all made from it."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any, Literal

from msgspec import Struct

from stakeholder_graph.model.vocabulary import EVIDENCE, RELATIONS, SOURCE_KINDS, TIERS
from stakeholder_graph.units import LADDER

FORMAT = "stakeholder-graph/1"

FieldType = Literal[
    "text",
    "texts",
    "id",
    "reference",
    "references",
    "shared references",
    "selector",
    "narrowing",
    "kind",
    "sector",
    "roles",
    "whole number",
    "number",
    "share",
    "certainty",
    "yes or no",
    "date",
    "moment",
    "duration",
    "cadence",
    "windows",
    "word",
    "address",
    "vouching",
    "seats",
    "table",
    "channels",
    "values",
]


class Field(Struct, frozen=True, kw_only=True):
    """One key of a record: what it takes and what it says, in one sentence.

    ``words`` closes the vocabulary of a ``word``; ``low`` and ``high`` bound a number, both included; ``unit``
    and ``default`` are for people.
    """

    name: str
    type: FieldType
    says: str
    required: bool = False
    default: str = ""
    unit: str = ""
    low: float | None = None
    high: float | None = None
    words: tuple[str, ...] = ()
    attribute: str = ""

    @property
    def target(self) -> str:
        """The attribute of the record that takes the value."""
        return self.attribute or self.name


class RecordType(Struct, frozen=True, kw_only=True, dict=True):
    """One sort of record: what it is called, what it is, and its fields."""

    name: str
    says: str
    fields: tuple[Field, ...]

    @cached_property
    def by_name(self) -> Mapping[str, Field]:
        """Its fields by their names."""
        return {field.name: field for field in self.fields}

    @cached_property
    def required(self) -> tuple[Field, ...]:
        """The fields that may not be left out."""
        return tuple(field for field in self.fields if field.required)


def _field(name: str, kind: FieldType, says: str, **more: Any) -> Field:
    return Field(name=name, type=kind, says=says, **more)


LARGEST_NUMBER = 10_000_000_000

COMMON = (
    _field("note", "text", "Anything a reader should know."),
    _field(
        "source",
        "vouching",
        "Which source vouches for the line: a name, or a mapping from 'all' and single keys to names.",
        default="nothing vouches: the line is assumed",
        attribute="vouching",
    ),
    _field(
        "certainty",
        "certainty",
        "How sure the line is: 0 to 1, or certain, likely, unsure, doubtful.",
        default="1 for a seed or public source, 0.8 from memory, 0.5 for an assumption or no source",
        low=0,
        high=1,
    ),
    _field("private", "yes or no", "Whether to leave it out of pages made for the public.", default="false"),
    _field("since", "date", "The first day on which it holds.", default="always"),
    _field("until", "date", "The last day on which it holds.", default="always"),
)

FOR_EACH = _field("for_each", "table", "A CSV table beside the model: the line repeats for every row of it.")

SOURCE = RecordType(
    name="source",
    says="Where something was learnt. 'memory' and 'assumption' always exist.",
    fields=(
        _field("title", "text", "What it is called.", required=True),
        _field("kind", "word", "What sort of source it is.", required=True, words=SOURCE_KINDS),
        _field("url", "address", "Where it can be read; http, https and mailto become links."),
        _field("author", "text", "Who wrote it, for cited works."),
        _field("published", "moment", "When it came out."),
        _field("accessed", "moment", "When it was looked at."),
        _field("where", "text", "The page or section."),
        _field("evidence", "word", "How well the channel is evidenced.", words=EVIDENCE),
        *(each for each in COMMON if each.name in {"note", "private"}),
    ),
)

KIND = RecordType(
    name="kind",
    says="A kind of stakeholder of your own.",
    fields=(
        _field("plural", "text", "What several of them are called.", required=True),
        _field("name", "text", "What one of them is called.", default="the id"),
        _field("tier", "word", "The row of the drawing they stand on.", words=TIERS, default="place"),
        *(each for each in COMMON if each.name == "note"),
    ),
)

TERM = RecordType(
    name="term",
    says="A sector or a role of your own.",
    fields=(_field("name", "text", "What it is called.", required=True), KIND.fields[-1]),
)

STAKEHOLDER = RecordType(
    name="stakeholder",
    says="An organisation, board, forum, federation, practice, group, post or community. Posts, not people.",
    fields=(
        _field("name", "text", "What it is called.", required=True),
        _field("kind", "kind", "What it is.", required=True),
        _field("part_of", "reference", "The stakeholder it belongs to."),
        _field("sector", "sector", "The sector it works in."),
        _field("roles", "roles", "The roles it has in the place, which standards speak of."),
        _field("aliases", "texts", "Other names it is found by."),
        _field("tags", "texts", "Words of your own to select it by."),
        _field(
            "tier", "word", "The row of the drawing it stands on.", words=TIERS, default="that of its kind"
        ),
        _field("town", "text", "The town it is in; trace finds it by this."),
        _field("services", "texts", "The services it provides or speaks about."),
        _field(
            "people",
            "whole number",
            "How many people are registered with it or represented by it.",
            unit="people",
            low=0,
            high=LARGEST_NUMBER,
            default="unknown, never 0",
        ),
        _field("meets", "cadence", "How often it meets; it takes in and passes on only when it meets."),
        _field(
            "papers_due",
            "duration",
            "How long before a meeting its papers must be in.",
            default="the same day",
        ),
        _field("seats", "seats", "Its seats, by role."),
        _field(
            "all_seats",
            "yes or no",
            "Whether these are all its seats.",
            default="false, unless the place is complete",
        ),
        _field("speaks_for", "selector", "The stakeholders it speaks for."),
        _field(
            "volunteers",
            "whole number",
            "How many volunteers it has.",
            unit="people",
            low=0,
            high=LARGEST_NUMBER,
        ),
        _field(
            "cost_hours",
            "number",
            "The hours of work it costs a year.",
            unit="hours a year",
            low=0,
            high=LARGEST_NUMBER,
        ),
        _field(
            "relays",
            "yes or no",
            "Whether it passes on what it hears; it can always send, hear and answer.",
            default="true",
        ),
        _field(
            "reliability",
            "share",
            "The probability that it does its part.",
            low=0,
            high=1,
            default="1, and counted as assumed",
        ),
        _field("depends_on", "shared references", "The shared dependencies it falls with."),
        *COMMON,
    ),
)

CHANNEL_TERMS = (
    _field(
        "by",
        "text",
        "The medium: meeting, report, newsletter, email, word of mouth, or your own words.",
        required=True,
    ),
    _field("every", "cadence", "How often it departs.", default="open every day"),
    _field("open", "windows", "The stretches of days on which it is open."),
    _field("takes", "duration", "How long a message is under way.", default="0 days, and counted as assumed"),
    _field(
        "reliability",
        "share",
        "The probability that it passes a message on.",
        low=0,
        high=1,
        default="1, and counted as assumed",
    ),
    _field(
        "level", "word", "The rung of the ladder of engagement it practises.", words=LADDER, default="unknown"
    ),
    _field("claimed_level", "word", "The rung it is said to stand on.", words=LADDER, default="unknown"),
    _field("carries", "texts", "The kinds of message it carries.", default="every kind"),
    _field("purpose", "text", "What it is for."),
    _field("formal", "yes or no", "Whether it is laid down somewhere.", default="unknown"),
    _field("trusted", "yes or no", "Whether those who use it trust it.", default="unknown"),
    _field(
        "cost_hours",
        "number",
        "The hours of work it costs a year.",
        unit="hours a year",
        low=0,
        high=LARGEST_NUMBER,
    ),
    _field("depends_on", "shared references", "The shared dependencies it falls with."),
)

CHANNEL = RecordType(
    name="channel",
    says="A directed way to pass a message. Messages travel along channels and along nothing else.",
    fields=(
        _field("from", "selector", "Who passes the message on.", required=True),
        _field("to", "selector", "Who hears it.", required=True),
        _field("both_ways", "yes or no", "Whether there is the same channel back.", default="false"),
        *CHANNEL_TERMS,
        *COMMON,
    ),
)

TIE = RecordType(
    name="tie",
    says="A formal relationship. No message travels on it.",
    fields=(
        _field("from", "selector", "Who does it.", required=True),
        _field("to", "selector", "To whom.", required=True),
        _field(
            "is", "word", "What the relationship is.", required=True, words=RELATIONS, attribute="relation"
        ),
        *COMMON,
    ),
)

SHARED = RecordType(
    name="shared",
    says="What several stakeholders or channels depend on: if it fails, they all do.",
    fields=(
        _field("name", "text", "What it is called.", required=True),
        _field("kind", "text", "What it is, such as funding, post or venue."),
        _field(
            "reliability",
            "share",
            "The probability that it lasts.",
            low=0,
            high=1,
            default="1, and counted as assumed",
        ),
        *COMMON,
    ),
)

MESSAGE = RecordType(
    name="message",
    says="Something that should travel, and what is expected of it.",
    fields=(
        _field("from", "selector", "Who sends it.", required=True),
        _field("to", "selector", "Who should hear it.", required=True),
        _field("says", "text", "What it is, in one sentence."),
        _field("kind", "text", "Its kind; it travels only on channels that carry this kind or do not say."),
        _field("heard_within", "duration", "How soon it should be heard."),
        _field("answered", "yes or no", "Whether an answer is expected.", default="false"),
        _field("answer_takes", "duration", "How long the answer takes to be ready.", default="0 days"),
        _field("answered_within", "duration", "How soon the answer should be back."),
        _field("routes", "whole number", "How many independent routes there should be.", low=1, high=1000),
        _field("level", "word", "The rung it should keep all the way.", words=LADDER),
        _field("chance", "share", "The probability with which it should arrive.", low=0, high=1),
        *COMMON,
    ),
)

ABSENCE = RecordType(
    name="known absence",
    says="A channel (or tie, with 'is') that was looked for and is not there.",
    fields=(
        _field("from", "selector", "From whom there is none.", required=True),
        _field("to", "selector", "To whom there is none.", required=True),
        _field("is", "word", "The relationship, if a tie is meant.", words=RELATIONS, attribute="relation"),
        *COMMON,
    ),
)

ABSENT_STAKEHOLDER = RecordType(
    name="absent stakeholder",
    says="Somebody who was looked for and is not there.",
    fields=(
        _field("stakeholder", "narrowing", "What they would be: all that is said must hold.", required=True),
        *COMMON,
    ),
)

SEAT = RecordType(
    name="seat",
    says="Seats of one sort on a board, committee or forum.",
    fields=(
        _field("role", "text", "Whose seat it is, as a role.", required=True),
        _field("count", "whole number", "How many there are.", low=0, high=1000, default="unknown"),
        _field("voting", "yes or no", "Whether they vote.", default="unknown"),
        _field("chosen_by", "reference", "Who chooses them."),
        _field("held_by", "reference", "Which stakeholder holds them."),
        _field("paid_by", "reference", "Who pays them."),
    ),
)

WINDOW = RecordType(
    name="window",
    says="A stretch of days, both ends included.",
    fields=(
        _field("since", "date", "Its first day.", required=True),
        _field("until", "date", "Its last day.", required=True),
    ),
)

SELECTOR = RecordType(
    name="selector",
    says="What narrows 'every' or 'any': all that is said must hold.",
    fields=(
        _field("kind", "text", "A kind, or its plural."),
        _field("part_of", "text", "The stakeholder they are below, at any depth."),
        _field("sector", "text", "Their sector."),
        _field("role", "text", "A role they have."),
        _field("tag", "text", "A tag they have."),
        _field("service", "text", "A service they provide."),
        _field("tier", "word", "Their tier.", words=TIERS),
    ),
)

CHECKED = RecordType(
    name="check",
    says="A time at which the model was checked with those it maps.",
    fields=(
        _field("on", "date", "The day of the check.", required=True),
        _field("with", "selector", "With whom: those who looked at it.", required=True),
        _field("by", "text", "Who led the check, as a post and never as a person."),
        *(each for each in COMMON if each.name == "note"),
    ),
)

SCENARIO = RecordType(
    name="scenario",
    says="A named what-if: edits, made in their order.",
    fields=(
        _field("says", "text", "What is different, in one sentence."),
        _field(
            "may_be_so",
            "yes or no",
            "Whether it may be so already, because the sources do not say. A paper then asks to find out, and "
            "proposes nothing.",
            default="false",
        ),
        _field("edits", "texts", "The changes.", required=True),
        *(each for each in COMMON if each.name == "note"),
    ),
)

_ID = _field("id", "id", "Its id.", required=True)

CHANGE = RecordType(
    name="change",
    says="Set values of stakeholders, of the channels between two, or of a shared dependency.",
    fields=(
        _field("stakeholder", "selector", "The stakeholders to change."),
        _field("channel", "channels", "The channels to change, as 'sender:receiver'."),
        _field("shared", "text", "The shared dependency to change."),
        _field("set", "values", "The keys of the record and their new values.", required=True),
        _field("source", "text", "Which source vouches for the new values.", default="they are assumed"),
        _field(
            "confirms",
            "yes or no",
            "Whether that source also vouches that what is changed is there, with its ends, name and kind.",
            default="false",
        ),
        _field(
            "one_way",
            "yes or no",
            "Of a channel: whether its way back stays as it was, and is told apart from then on.",
            default="false",
        ),
    ),
)

MERGE = RecordType(
    name="merge",
    says="Make one stakeholder of several; it takes over their channels, ties and parts.",
    fields=(
        _field("stakeholders", "references", "Those that become one.", required=True),
        _field(
            "into", "values", "The new stakeholder, with an id and the keys of a stakeholder.", required=True
        ),
    ),
)

ADD_STAKEHOLDER = RecordType(
    name="add_stakeholder", says="Add a stakeholder.", fields=(_ID, *STAKEHOLDER.fields)
)
MERGED = RecordType(
    name="into",
    says="The stakeholder that several become.",
    fields=tuple(each for each in ADD_STAKEHOLDER.fields if each.name != "speaks_for"),
)
ADD_SHARED = RecordType(name="add_shared", says="Add a shared dependency.", fields=(_ID, *SHARED.fields))

EDITS = {
    "remove": (
        "Take away a stakeholder, a shared dependency with all that depends on it, or the channels "
        "'sender:receiver'; one or a list."
    ),
    "add_stakeholder": "Add a stakeholder: an id and the keys of a stakeholder.",
    "add_shared": "Add a shared dependency: an id and its keys.",
    "add_channel": "Add a channel line.",
    "add_tie": "Add a tie line.",
    "change": "Set values: of a stakeholder, of 'channel: sender:receiver', or of a shared dependency.",
    "merge": "Make one stakeholder of several.",
}
"""Every edit a scenario or a correction may make, with what it does."""

TOP = {
    "format": f"Always {FORMAT}.",
    "place": "What the place is called.",
    "as_of": "The day the model describes; answers are about this day.",
    "about": "What the model is, in a sentence or two.",
    "complete": "true for a designed place: what is not in it is known to be absent.",
    "kinds": "Kinds of stakeholder of your own.",
    "sectors": "Sectors of your own.",
    "roles": "Roles of your own.",
    "sources": "Where things were learnt.",
    "stakeholders": "Who is in the place, by id; a line with for_each stands for a group.",
    "channels": "The ways messages travel.",
    "ties": "Formal relationships, on which no message travels.",
    "shared": "What several depend on.",
    "messages": "What should travel. If there are none, 'down' and 'up' are supplied.",
    "known_absent": "What was looked for and is not there.",
    "checked": "When the model was checked with those it maps, and with whom.",
    "corrections": "Edits that always apply, so that what was written before them can stay as it is.",
    "scenarios": "What-ifs.",
}
"""The keys at the top of a model, in the order they are best written."""

FIRST_LINES = ("format", "place")
