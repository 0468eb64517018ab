"""Every key of a standard in one table: reading, the reference and the schema are made from it."""

from stakeholder_graph.documents.fields import SELECTOR, SOURCE, RecordType
from stakeholder_graph.standards.expectations import ANY, EXPECTATIONS, GONE, WISHES
from stakeholder_graph.standards.rule_fields import own, plain

FORMAT = "stakeholder-graph/standard/1"

_SINCE = plain("since", "date", "The first day on which it holds.", default="always")
_UNTIL = plain("until", "date", "The last day on which it holds.", default="always")
_NOTE = plain("note", "text", "Anything a reader should know.")

STANDARD = RecordType(
    name="standard",
    says="A standard: what it is called, when it holds, and its rules.",
    fields=(
        plain("format", "text", f"Always {FORMAT}.", required=True),
        plain("standard", "id", "Its id.", required=True),
        plain("title", "text", "What it is called.", required=True),
        plain("about", "text", "What it is, in a sentence or two."),
        _SINCE,
        _UNTIL,
        plain("sources", "values", "The works its rules come from, by id.", required=True),
        plain("cast", "values", "The parts its rules speak of, by id.", required=True),
        plain("rules", "values", "Its rules, by id.", required=True),
    ),
)

PART = RecordType(
    name="part",
    says="Somebody that rules speak of, whatever they are called in a place.",
    fields=(
        plain("name", "text", "What to call them in a sentence.", required=True),
        own(
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
        own("part_of", "part", "They are below somebody who plays this part, at any depth."),
    ),
)

RULE = RecordType(
    name="rule",
    says="One thing the standard asks of a place.",
    fields=(
        plain("question", "text", "What it asks, as a chair would.", required=True),
        plain("why", "text", "The reason, as its source gives it.", required=True),
        own("source", "source", "The work it comes from.", required=True),
        plain("where", "text", "Where in that work: a page, section or paragraph."),
        plain(
            "severity",
            "word",
            "How much it matters.",
            words=("high", "medium", "low"),
            default="medium",
        ),
        own("applies_to", "part", "It is asked of each who plays this part, called `it` in what it expects."),
        _SINCE,
        _UNTIL,
        own("expects", "expectations", "What must hold: all of them."),
        plain("says", "text", "What it means for people if it is not met.", required=True),
        plain("remedy", "text", "One step that would mend it.", required=True),
        plain("beyond_structure", "text", "What of the rule no structure can show."),
        _NOTE,
    ),
)

WAIVER = RecordType(
    name="waiver",
    says="A breach that is accepted for now.",
    fields=(
        plain("rule", "text", "The rule that is not met.", required=True),
        plain("reason", "text", "Why that is accepted.", required=True),
        plain("owner", "text", "The post that answers for it; never a person's name.", required=True),
        plain("until", "date", "The last day on which it is accepted.", required=True),
        plain("standard", "text", "The standard that has the rule.", default="any"),
        plain("subject", "text", "Only for this stakeholder.", default="all it is asked of"),
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
