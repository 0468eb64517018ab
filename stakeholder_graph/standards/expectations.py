"""Every kind of expectation with its keys, and what is asked of a channel or taken away within one."""

from msgspec import Struct

from stakeholder_graph.documents.fields import Field, RecordType
from stakeholder_graph.model.vocabulary import RELATIONS
from stakeholder_graph.standards import rules
from stakeholder_graph.standards.rule_fields import own, plain
from stakeholder_graph.standards.rules import GROUPINGS, HANDS, MEASURES
from stakeholder_graph.units import LADDER

_FROM = own("from", "ends", "Who sends.", required=True, attribute="sender")
_TO = own("to", "ends", "Who should hear.", required=True, attribute="receiver")
_ANYBODY_FROM = own("from", "ends", "Who sends.", default="anybody", attribute="sender")
_ANYBODY_TO = own("to", "ends", "Who hears.", default="anybody", attribute="receiver")
_BOTH = plain("both_ways", "yes or no", "Whether also the other way round.", default="false")
_OF = own("of", "ends", "Of whom.", required=True)
_WITH = own("with", "ends", "Only to and from these.", default="anybody", attribute="partner")

_STATED = plain(
    "stated", "yes or no", "With `carries`: one that does not say what it carries proves nothing."
)

WISHES = RecordType(
    name="wishes",
    says="What is asked of a channel.",
    fields=(
        plain(
            "standing",
            "yes or no",
            "It is there all the time: no windows, no end, no list of dates, and something says that it lasts.",
        ),
        plain("trusted", "yes or no", "Those who use it trust it."),
        plain("purpose", "yes or no", "It says what it is for."),
        plain("level", "word", "It practises at least this rung.", words=LADDER),
        plain("level_at_most", "word", "It practises no higher rung.", words=LADDER),
        plain(
            "carries", "text", "It carries this kind of message; one that does not say carries every kind."
        ),
        _STATED,
    ),
)

GONE = RecordType(
    name="without",
    says="Who is taken away.",
    fields=(
        own(
            "parts",
            "parts",
            "Those who play these parts, with all that is part of them but practices and people.",
        ),
        own(
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
            own("who", "part", "The part.", required=True),
            plain("at_least", "whole number", "How many, at least.", low=0, high=1000, default="1"),
            plain("at_most", "whole number", "How many, at most.", low=0, high=1000),
        ),
        _kind(
            "channel",
            rules.ChannelWanted,
            "There is a direct channel, and it is what the further keys say.",
            _FROM,
            _TO,
            _BOTH,
            *WISHES.fields,
            own(
                "onward_to", "ends", "Who hears can pass it on to these, along channels that carry the same."
            ),
        ),
        _kind(
            "tie",
            rules.TieWanted,
            "There is a tie of one of these relations. `co_leads` is the same either way round.",
            _FROM,
            _TO,
            own("is", "words", "The relations.", required=True, words=RELATIONS, attribute="relations"),
            _BOTH,
        ),
        _kind(
            "route",
            rules.RouteWanted,
            "There is a route along channels, whoever passes it on.",
            _FROM,
            _TO,
            plain("both_ways", "yes or no", "Whether there is also a way back.", default="false"),
            plain("carries", "text", "Only along channels that carry this kind of message."),
            _STATED,
            plain("heard_within", "duration", "It takes no longer, whatever the day it starts."),
            plain("level", "word", "It keeps at least this rung all the way.", words=LADDER),
            plain("routes", "whole number", "There are so many that share nobody.", low=1, high=1000),
            own("not_via", "parts", "Nobody who plays these parts, or is part of them, passes it on."),
            own("without", "gone", "Asked again with these gone: parts, or {run_by: PART}."),
            plain("share", "share", "For which share of those who send.", low=0, high=1, default="1"),
        ),
        _kind(
            "seats",
            rules.SeatsWanted,
            "There are seats that are chosen, or held, in this way.",
            _OF,
            own(
                "chosen_by",
                "parts",
                "Somebody who plays these parts chooses them; ties appoints and elects count.",
            ),
            own("not_chosen_by", "parts", "Nobody who plays these parts, or is part of them, chooses them."),
            own(
                "held_by",
                "parts",
                "Somebody who plays these parts holds them; a seat for the part's role counts.",
            ),
            plain("at_least", "whole number", "How many, at least.", low=0, high=1000, default="1"),
            plain("more_than", "share", "More than this share of all seats.", low=0, high=1),
        ),
        _kind(
            "members",
            rules.MembersWanted,
            "These are members: by a tie member_of or chairs, or by a seat; of a body also through a part of it.",
            _OF,
            own("include", "ends", "Who.", required=True),
        ),
        _kind(
            "funded_by",
            rules.FundedBy,
            "Each of these parts funds them: ties funds, pays and commissions.",
            own("who", "ends", "Who is funded.", required=True),
            own("every", "parts", "By each of these; anyone who plays the part will do.", required=True),
        ),
        _kind(
            "in_other_hands",
            rules.OtherHands,
            "They are not chosen, paid or run by this part or a part of it: independence.",
            own("who", "ends", "Who.", required=True),
            own("than", "parts", "In whose hands they must not be.", required=True),
            own(
                "in", "words", "What is looked at.", words=HANDS, default=", ".join(HANDS), attribute="hands"
            ),
        ),
        _kind(
            "no_worse",
            rules.NoWorse,
            "Each of these is heard at least as well as the middle one of the others.",
            _FROM,
            own("than", "ends", "The others; whoever is in `from` is left out.", required=True),
            own("to", "ends", "Who should hear.", required=True, attribute="receiver"),
            own("leaving_out", "parts", "Who plays these parts is none of the others.", default="nobody"),
            plain("carries", "text", "Only along channels that carry this kind of message."),
            own("in", "words", "What is compared.", words=MEASURES, default="reach", attribute="measures"),
        ),
        _kind(
            "levels",
            rules.LevelsWanted,
            "Every channel of theirs, in and out, practises at least this rung.",
            _OF,
            _WITH,
            plain("at_least", "word", "The rung.", words=LADDER, required=True),
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
            own("of", "ends", "Of these stakeholders, and not of channels."),
            plain(
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
            own("that", "wishes", "What is asked of a channel.", required=True),
            plain("at_least", "share", "The share, at least.", low=0, high=1),
            plain("at_most", "share", "The share, at most.", low=0, high=1),
        ),
        _kind(
            "crosses",
            rules.Crosses,
            "Each group of them hears, and is heard by, another group.",
            own("who", "part", "The part.", required=True),
            plain("by", "word", "What makes the groups.", words=GROUPINGS, required=True),
            own("through", "parts", "Somebody who plays these parts may stand in between.", default="nobody"),
        ),
    )
}
"""Every kind of expectation but `any`, which takes a list of others."""

ANY = "any"
