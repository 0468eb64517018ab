"""Every key of a standard in one table: reading and the reference are made from it."""

from typing import Any, Literal

from msgspec import Struct

from stakeholder_graph.documents.fields import SELECTOR, SOURCE, Field, FieldType, RecordType
from stakeholder_graph.model.vocabulary import RELATIONS
from stakeholder_graph.standards import rules
from stakeholder_graph.standards.rules import GROUPINGS, HANDS, MEASURES
from stakeholder_graph.units import LADDER

FORMAT = "stakeholder-graph/standard/1"

Takes = Literal["source", "ends", "part", "parts", "narrowings", "gone", "words", "wishes", "expectations"]


class RuleField(Field, frozen=True, kw_only=True):
    """A key that takes what only standards have; ``takes`` says what."""

    takes: Takes


def _field(name: str, kind: FieldType, says: str, **more: Any) -> Field:
    return Field(name=name, type=kind, says=says, **more)


def _own(name: str, takes: Takes, says: str, **more: Any) -> RuleField:
    return RuleField(name=name, type="text", takes=takes, says=says, **more)


_SINCE = _field("since", "date", "The first day on which it holds.", default="always")
_UNTIL = _field("until", "date", "The last day on which it holds.", default="always")
_NOTE = _field("note", "text", "Anything a reader should know.")

STANDARD = RecordType(
    name="standard",
    says="A standard: what it is called, when it holds, and its rules.",
    fields=(
        _field("format", "text", f"Always {FORMAT}.", required=True),
        _field("standard", "id", "Its id.", required=True),
        _field("title", "text", "What it is called.", required=True),
        _field("about", "text", "What it is, in a sentence or two."),
        _SINCE,
        _UNTIL,
        _field("sources", "values", "The works its rules come from, by id.", required=True),
        _field("cast", "values", "The parts its rules speak of, by id.", required=True),
        _field("rules", "values", "Its rules, by id.", required=True),
    ),
)

PART = RecordType(
    name="part",
    says="Somebody that rules speak of, whatever they are called in a place.",
    fields=(
        _field("name", "text", "What to call them in a sentence.", required=True),
        _own(
            "who",
            "narrowings",
            "How to find who plays it: one narrowing, or a list of which the first that finds anybody counts.",
            required=True,
        ),
        _NOTE,
    ),
)

NARROWING = RecordType(
    name="narrowing",
    says="One way to find who plays a part: all that is said must hold.",
    fields=(
        *(each for each in SELECTOR.fields if each.name != "part_of"),
        _own("part_of", "part", "They are below somebody who plays this part, at any depth."),
    ),
)

RULE = RecordType(
    name="rule",
    says="One thing the standard asks of a place.",
    fields=(
        _field("question", "text", "What it asks, as a chair would.", required=True),
        _field("why", "text", "The reason, as its source gives it.", required=True),
        _own("source", "source", "The work it comes from.", required=True),
        _field("where", "text", "Where in that work: a page, section or paragraph."),
        _field(
            "severity",
            "word",
            "How much it matters.",
            words=("high", "medium", "low"),
            default="medium",
        ),
        _own(
            "applies_to", "part", "It is asked of each who plays this part, called `it` in what it expects."
        ),
        _SINCE,
        _UNTIL,
        _own("expects", "expectations", "What must hold: all of them."),
        _field("says", "text", "What it means for people if it is not met.", required=True),
        _field("remedy", "text", "One step that would mend it.", required=True),
        _field("beyond_structure", "text", "What of the rule no structure can show."),
        _NOTE,
    ),
)

_FROM = _own("from", "ends", "Who sends.", required=True, attribute="sender")
_TO = _own("to", "ends", "Who should hear.", required=True, attribute="receiver")
_ANYBODY_FROM = _own("from", "ends", "Who sends.", default="anybody", attribute="sender")
_ANYBODY_TO = _own("to", "ends", "Who hears.", default="anybody", attribute="receiver")
_BOTH = _field("both_ways", "yes or no", "Whether also the other way round.", default="false")
_OF = _own("of", "ends", "Of whom.", required=True)
_WITH = _own("with", "ends", "Only to and from these.", default="anybody", attribute="partner")

_STATED = _field(
    "stated", "yes or no", "With `carries`: one that does not say what it carries proves nothing."
)

WISHES = RecordType(
    name="wishes",
    says="What is asked of a channel.",
    fields=(
        _field(
            "standing",
            "yes or no",
            "It is there all the time: no windows, no end, no list of dates, and something says that it lasts.",
        ),
        _field("trusted", "yes or no", "Those who use it trust it."),
        _field("purpose", "yes or no", "It says what it is for."),
        _field("level", "word", "It practises at least this rung.", words=LADDER),
        _field("level_at_most", "word", "It practises no higher rung.", words=LADDER),
        _field(
            "carries", "text", "It carries this kind of message; one that does not say carries every kind."
        ),
        _STATED,
    ),
)

GONE = RecordType(
    name="without",
    says="Who is taken away.",
    fields=(
        _own(
            "parts",
            "parts",
            "Those who play these parts, with all that is part of them but practices and people.",
        ),
        _own(
            "run_by",
            "parts",
            "What these run: all that is part of them, or that nobody else is known to run or to pay, and the "
            "channels between themselves, or their boards, and people. Boards, practices, communities and the "
            "part itself stay.",
        ),
    ),
)


class Kind(Struct, frozen=True, kw_only=True):
    """One kind of expectation: its keys, and the value it is read as."""

    record: RecordType
    build: type


def _kind(name: str, build: type, says: str, *fields: Field) -> Kind:
    return Kind(record=RecordType(name=name, says=says, fields=fields), build=build)


EXPECTATIONS = {
    each.record.name: each
    for each in (
        _kind(
            "exists",
            rules.Exists,
            "Somebody plays a part.",
            _own("who", "part", "The part.", required=True),
            _field("at_least", "whole number", "How many, at least.", low=0, high=1000, default="1"),
            _field("at_most", "whole number", "How many, at most.", low=0, high=1000),
        ),
        _kind(
            "channel",
            rules.ChannelWanted,
            "There is a direct channel, and it is what the further keys say.",
            _FROM,
            _TO,
            _BOTH,
            *WISHES.fields,
            _own(
                "onward_to", "ends", "Who hears can pass it on to these, along channels that carry the same."
            ),
        ),
        _kind(
            "tie",
            rules.TieWanted,
            "There is a tie of one of these relations. `co_leads` is the same either way round.",
            _FROM,
            _TO,
            _own("is", "words", "The relations.", required=True, words=RELATIONS, attribute="relations"),
            _BOTH,
        ),
        _kind(
            "route",
            rules.RouteWanted,
            "There is a route along channels, whoever passes it on.",
            _FROM,
            _TO,
            _field("both_ways", "yes or no", "Whether there is also a way back.", default="false"),
            _field("carries", "text", "Only along channels that carry this kind of message."),
            _STATED,
            _field("heard_within", "duration", "It takes no longer, whatever the day it starts."),
            _field("level", "word", "It keeps at least this rung all the way.", words=LADDER),
            _field("routes", "whole number", "There are so many that share nobody.", low=1, high=1000),
            _own("not_via", "parts", "Nobody who plays these parts, or is part of them, passes it on."),
            _own("without", "gone", "Asked again with these gone: parts, or {run_by: PART}."),
            _field("share", "share", "For which share of those who send.", low=0, high=1, default="1"),
        ),
        _kind(
            "seats",
            rules.SeatsWanted,
            "There are seats that are chosen, or held, in this way.",
            _OF,
            _own(
                "chosen_by",
                "parts",
                "Somebody who plays these parts chooses them; ties appoints and elects count.",
            ),
            _own("not_chosen_by", "parts", "Nobody who plays these parts, or is part of them, chooses them."),
            _own(
                "held_by",
                "parts",
                "Somebody who plays these parts holds them; a seat for the part's role counts.",
            ),
            _field("at_least", "whole number", "How many, at least.", low=0, high=1000, default="1"),
            _field("more_than", "share", "More than this share of all seats.", low=0, high=1),
        ),
        _kind(
            "members",
            rules.MembersWanted,
            "These are members: by a tie member_of or chairs, or by a seat; of a body also through a part of it.",
            _OF,
            _own("include", "ends", "Who.", required=True),
        ),
        _kind(
            "funded_by",
            rules.FundedBy,
            "Each of these parts funds them: ties funds, pays and commissions.",
            _own("who", "ends", "Who is funded.", required=True),
            _own("every", "parts", "By each of these; anyone who plays the part will do.", required=True),
        ),
        _kind(
            "in_other_hands",
            rules.OtherHands,
            "They are not chosen, paid or run by this part or a part of it: independence.",
            _own("who", "ends", "Who.", required=True),
            _own("than", "parts", "In whose hands they must not be.", required=True),
            _own(
                "in", "words", "What is looked at.", words=HANDS, default=", ".join(HANDS), attribute="hands"
            ),
        ),
        _kind(
            "no_worse",
            rules.NoWorse,
            "Each of these is heard at least as well as the middle one of the others.",
            _FROM,
            _own("than", "ends", "The others; whoever is in `from` is left out.", required=True),
            _own("to", "ends", "Who should hear.", required=True, attribute="receiver"),
            _own("leaving_out", "parts", "Who plays these parts is none of the others.", default="nobody"),
            _field("carries", "text", "Only along channels that carry this kind of message."),
            _own("in", "words", "What is compared.", words=MEASURES, default="reach", attribute="measures"),
        ),
        _kind(
            "levels",
            rules.LevelsWanted,
            "Every channel of theirs, in and out, practises at least this rung.",
            _OF,
            _WITH,
            _field("at_least", "word", "The rung.", words=LADDER, required=True),
        ),
        _kind(
            "claims",
            rules.ClaimsKept,
            "No channel of theirs, in or out, claims a higher rung than it practises.",
            _OF,
            _WITH,
        ),
        _kind(
            "states",
            rules.States,
            "A key is stated, of every channel between them or of stakeholders.",
            _ANYBODY_FROM,
            _ANYBODY_TO,
            _own("of", "ends", "Of these stakeholders, and not of channels."),
            _field(
                "key",
                "word",
                "The key.",
                required=True,
                words=("purpose", "carries", "level", "every", "people", "services", "seats", "speaks_for"),
            ),
        ),
        _kind(
            "share",
            rules.ShareWanted,
            "A share of the channels between them is like this.",
            _ANYBODY_FROM,
            _ANYBODY_TO,
            _own("that", "wishes", "What is asked of a channel.", required=True),
            _field("at_least", "share", "The share, at least.", low=0, high=1),
            _field("at_most", "share", "The share, at most.", low=0, high=1),
        ),
        _kind(
            "crosses",
            rules.Crosses,
            "Each group of them hears, and is heard by, another group.",
            _own("who", "part", "The part.", required=True),
            _field("by", "word", "What makes the groups.", words=GROUPINGS, required=True),
            _own(
                "through", "parts", "Somebody who plays these parts may stand in between.", default="nobody"
            ),
        ),
    )
}
"""Every kind of expectation but `any`, which takes a list of others."""

ANY = "any"

WAIVER = RecordType(
    name="waiver",
    says="A breach that is accepted for now.",
    fields=(
        _field("rule", "text", "The rule that is not met.", required=True),
        _field("reason", "text", "Why that is accepted.", required=True),
        _field("owner", "text", "The post that answers for it; never a person's name.", required=True),
        _field("until", "date", "The last day on which it is accepted.", required=True),
        _field("standard", "text", "The standard that has the rule.", default="any"),
        _field("subject", "text", "Only for this stakeholder.", default="all it is asked of"),
        _NOTE,
    ),
)

__all__ = [
    "ANY",
    "EXPECTATIONS",
    "FORMAT",
    "GONE",
    "NARROWING",
    "PART",
    "RULE",
    "SOURCE",
    "STANDARD",
    "WAIVER",
    "WISHES",
]
