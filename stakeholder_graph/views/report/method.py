"""How was it worked out? Definitions, versions, options, sources, what was assumed, and how to cite it."""

from collections import Counter
from collections.abc import Iterator

from stakeholder_graph.results.answers import OptionValue
from stakeholder_graph.results.reports import SourceUsed
from stakeholder_graph.views.frame import describe_assumed, describe_title
from stakeholder_graph.views.report.blocks_of_paper import plain, tabulate
from stakeholder_graph.views.report.material import Material
from stakeholder_graph.views.report.paper import Block, Grid, Listed, Paragraph, Part, Run, Words
from stakeholder_graph.views.words import join_words, say_date, say_number

DEFINITIONS = (
    (
        "Stakeholder",
        "An organisation, board, forum, federation, practice, group, post or community of the place. Never a person.",
    ),
    (
        "Channel",
        "A way to pass a message, from one stakeholder to another. Messages travel on channels only.",
    ),
    ("Reached", "A message is heard if channels lead from who sends it to who should hear it."),
    (
        "Two-way",
        "A voice is answered if channels also lead back to the same people. That is on paper, as all this.",
    ),
    (
        "Weak point",
        "The only way through: a stakeholder, a channel or something shared without which somebody reached is cut "
        "off. In graph terms an immediate dominator, or its like for what several share.",
    ),
    (
        "Days",
        "Counted over a year of days to start, from the meetings and delays in the model. Typical is the median. "
        "Where the days of a meeting are not known, every place in its interval is as likely.",
    ),
    (
        "Level",
        "The rung kept all the way: tokenistic, inform, consult, involve, collaborate or empower.",
    ),
    (
        "People",
        "Those registered with, or represented by, the stakeholders counted. Not people who were in fact reached. "
        "Unknown is never taken as none.",
    ),
    (
        "Assumed",
        "No source vouches for it. A source vouches for a line, and for its numbers only where the model says so.",
    ),
    (
        "Plausible versions",
        "The model drawn again 1,000 times. Each line of it is kept as often as it is certain: always where it is "
        "certain or a source vouches for it, in 8 of 10 draws where it is likely or from memory, in 5 of 10 where it "
        "is unsure or nothing vouches for it. A line that stands for many channels is kept or left out whole. Of "
        "several, what is told is in how many draws at least half of them are still served. Unless the model "
        "is complete, each draw also has channels that nobody listed, one for every twenty listed, between "
        "stakeholders of kinds that are joined already.",
    ),
)
KINDS = {
    "seed": "texts the model starts from",
    "public": "public sources",
    "memory": "from memory",
    "assumption": "assumptions",
}
KINDS_OF_ONE = {"seed": "a text the model starts from"}
CITATION = (
    "The stakeholder-graph maintainers. stakeholder-graph: trace how messages travel between the organisations of a "
    "place. Version {}. Licence MIT."
)


MODEL_CITED = "The model: {}. File {}, SHA-256 beginning {}."
SOURCES_CITED = (
    "The sources: each by itself, as listed above; what they say is theirs, and what is assumed is not."
)
CITED_DIGITS = 12


def build_method(material: Material, number: str) -> Iterator[Part]:
    """Build the annex on method; by itself it is the note on methods."""
    proofs = material.proofs
    yield Part(
        title="Method",
        number=number,
        anchor=proofs.find_annex("method"),
        new_page=True,
        blocks=(tabulate("What the words mean", ("Word", "Meaning"), DEFINITIONS),),
    )
    yield Part(title="What was asked, and with what", level=2, blocks=(_tell_run(material),))
    yield Part(title="Where it was learnt", level=2, blocks=tuple(_tell_sources(material)))
    yield Part(
        title="What was assumed",
        level=2,
        blocks=(
            Paragraph(words=plain(describe_assumed(material.answer.assumed_share))),
            Listed(items=tuple(map(plain, ASSUMPTIONS))),
        ),
    )
    yield Part(title="How to cite", level=2, blocks=tuple(_cite(material)))


ASSUMPTIONS = (
    "A reliability that is not stated counts as 1, and a delay that is not stated as no days.",
    "A level or a number of people that is not stated is unknown.",
    "A channel without a calendar is open every day.",
    "What is not in the model may be there all the same, unless the model says that it is complete.",
)


def _cite(material: Material) -> Iterator[Block]:
    """Say how to cite the program, the model that was read, and what the model was learnt from."""
    answer = material.answer
    model = MODEL_CITED.format(describe_title(answer), answer.model, answer.model_sha256[:CITED_DIGITS])
    yield Paragraph(words=plain(f"The program: {CITATION.format(answer.tool_version)}"))
    yield Paragraph(words=plain(model))
    yield Paragraph(words=plain(SOURCES_CITED))


def _tell_run(material: Material) -> Grid:
    answer, report = material.answer, material.report
    told = [
        f"{key}: {_say_option(value)}"
        for key, value in sorted(answer.options.items())
        if value not in (None, ())
    ]
    rows = [
        ("The place", describe_title(answer)),
        ("What the model is", report.about or "It does not say."),
        ("Complete", "Yes: what it leaves out is known to be absent." if report.complete else "No."),
        ("Day", say_date(answer.as_of)),
        ("Left out", _say_left_out(report.scene.left_out_count)),
        ("Options", "; ".join(told) or "none"),
        ("Model, SHA-256", answer.model_sha256),
        *((f"Table {name}, SHA-256", digest) for name, digest in sorted(answer.tables_sha256.items())),
        ("Program", f"stakeholder-graph {answer.tool_version}"),
        ("Libraries", ", ".join(f"{name} {version}" for name, version in sorted(report.libraries.items()))),
        ("Draws", f"begun at {report.seed} (the seed), so that they come out the same again"),
        ("Standards", _list_standards(material)),
    ]
    return tabulate("What is needed to work it out again", ("What", "Which"), rows)


def _say_left_out(count: int) -> str:
    """Say how many lines of the model do not stand on its day."""
    if not count:
        return "Nothing: all that is in the model stands on the day."
    return f"{say_number(count)} stakeholders and channels that do not stand on the day"


def _say_option(value: OptionValue) -> str:
    if isinstance(value, tuple):
        return ", ".join(value)
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def _list_standards(material: Material) -> str:
    audit = material.answer.audit
    told = [
        f"{each.title} ({each.standing_rule_count} of {each.rule_count} rules stand on the day)"
        for each in (audit.standards if audit is not None else ())
    ]
    return "; ".join(told) or "none"


def _tell_sources(material: Material) -> Iterator[Block]:
    sources = material.report.sources
    counts = Counter(each.kind for each in sources)
    told = [f"{KINDS.get(kind, kind)}: {say_number(count)}" for kind, count in sorted(counts.items())]
    yield Paragraph(
        words=plain(f"Sources by kind: {join_words(told)}." if told else "The model names no source.")
    )
    if sources:
        yield tabulate(
            "Sources, and of how many lines each vouches that they are so",
            ("Source", "Kind", "Evidence", "Stakeholders", "Channels"),
            [_tell_source(each) for each in sources],
        )


def _tell_source(source: SourceUsed) -> tuple[Words, ...]:
    by = f"{source.author}. " if source.author else ""
    when = f" ({source.published})" if source.published else ""
    return (
        (Run(text=f"{by}{source.title}{when}", address=source.address or ""),),
        plain(KINDS_OF_ONE.get(source.kind, source.kind)),
        plain(source.evidence or "not stated"),
        plain(say_number(source.stakeholder_count)),
        plain(say_number(source.channel_count)),
    )
