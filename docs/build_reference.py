"""Write the tables of docs/language.md, docs/report.md and docs/results.md from the program itself.

    python docs/build_reference.py            writes the pages
    python docs/build_reference.py --check    says whether they are up to date (status 1 if not)

In a page, what stands between ``<!-- made: NAME -->`` and ``<!-- end -->`` is made here; the rest is written by
hand and left alone.
"""

import re
import sys
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from pathlib import Path
from typing import get_args

import click
from msgspec import Struct

from stakeholder_graph.cli import COMMANDS
from stakeholder_graph.documents import fields as language
from stakeholder_graph.documents.cover_fields import COVER
from stakeholder_graph.documents.fields import Field, RecordType
from stakeholder_graph.documents.ids import ID_LENGTH_LIMIT
from stakeholder_graph.documents.sources import FILE_SIZE_LIMIT, PROBLEM_LIMIT, TEXT_LENGTH_LIMIT
from stakeholder_graph.documents.tables import COLUMN_LIMIT, ROW_LIMIT
from stakeholder_graph.documents.yaml_events import DEPTH_LIMIT, KEY_LENGTH_LIMIT
from stakeholder_graph.model.cadence import LARGEST_COUNT
from stakeholder_graph.model.media import MEDIA
from stakeholder_graph.model.vocabulary import KINDS, ROLES, SECTORS
from stakeholder_graph.results.answers import LEFT_OUT
from stakeholder_graph.results.expectations import Expectation
from stakeholder_graph.results.meanings import FORMAT_MEANING, find_meaning
from stakeholder_graph.results.schema import describe_type, find_record_types, list_fields, summarise
from stakeholder_graph.units import CERTAINTY_WORDS, LADDER
from stakeholder_graph.views.tables import COLUMNS, ORIGIN

EXPECTATIONS = get_args(Expectation)
DOCS = Path(__file__).parent
PAGES = ("language.md", "report.md", "results.md")
_MADE = re.compile(r"(<!-- made: ([a-z -]+) -->)(.*?)(<!-- end -->)", re.DOTALL)

TAKES = {
    "text": "text",
    "texts": "text, or a list",
    "id": "an id",
    "reference": "the id of a stakeholder",
    "references": "ids of stakeholders",
    "shared references": "id of a shared dependency, or a list",
    "selector": "[who is meant](#who-is-meant-selectors)",
    "narrowing": "keys that [narrow a selector](#who-is-meant-selectors)",
    "kind": "a [kind](#built-in-kinds)",
    "sector": "a [sector](#built-in-sectors-and-roles)",
    "roles": "[roles](#built-in-sectors-and-roles)",
    "whole number": "a whole number",
    "number": "a number",
    "share": "a number",
    "certainty": "a number or a word",
    "yes or no": "`true` or `false`",
    "date": "a date",
    "moment": "a date, month or year",
    "duration": "a [duration](#durations-cadences-and-dates)",
    "cadence": "a [cadence](#durations-cadences-and-dates)",
    "windows": "`DATE to DATE`, or a list",
    "address": "an address",
    "vouching": "the name of a source, or a mapping",
    "seats": "a list of seats",
    "table": "the path of a table",
    "channels": "`sender:receiver`",
    "values": "keys and values",
}
"""What a value of each type looks like to the one who writes it."""

RECORDS = {
    each.name: each
    for each in (
        *(
            language.SOURCE,
            language.KIND,
            language.STAKEHOLDER,
            language.SEAT,
            language.CHANNEL,
            language.WINDOW,
        ),
        *(language.TIE, language.SHARED, language.MESSAGE, language.ABSENCE, language.SELECTOR),
        language.ABSENT_STAKEHOLDER,
        language.CHECKED,
        COVER,
        *(language.SCENARIO, language.CHANGE, language.MERGE),
    )
}

COLUMN_MEANINGS = {
    "record": "What the row tells; see below.",
    "message": "The id of the message.",
    "id": "Who or what it is about.",
    "name": "Its name.",
    "count": "How many.",
    "of": "Of how many.",
    "people": "The people they speak for, as far as known.",
    "value": "A number.",
    "low": "The lower end of its interval; empty where it is exact.",
    "high": "The upper end of its interval; empty where it is exact.",
    "exact": "Whether the value is exact; empty where that is no question.",
    "detail": "More, in words or ids.",
    "sender": "Who sends.",
    "sender_name": "The sender's name.",
    "receiver": "Who should hear.",
    "receiver_name": "The receiver's name.",
    "reached": "`true` or `false`.",
    "loop": "`two-way`, `one-way` or `no-route`; empty if no answer is asked for.",
    "answer_reached": "Whether the answer gets back; empty if none is asked for or the question is not heard.",
    "type": "`stakeholder`, `channel` or `shared`.",
    "cuts_off_count": "How many members its absence cuts off.",
    "cuts_off": "Their ids.",
    "delivery_count": "How many deliveries the message asks for.",
    "reached_count": "How many of them are reached.",
    "by": "The grouping.",
    "group": "The group.",
    "measure": "What is measured.",
    "body": "Whose people answered; empty where the sheet does not say.",
    "channel": "The channel they spoke of; empty for what they wrote beside the questions.",
    "channel_name": "From whom to whom it leads.",
    "said": (
        "`true`, `not so`, `don't know`, `instead`, `only we hear` or `only we tell`; `left out` for what they wrote "
        "beside the questions."
    ),
    "key": (
        "What it is about; of a check sheet `certainty`, `source` (what vouches for it), `every`, `level`, `channel` "
        "(it goes) or `left out`."
    ),
    "was": "What the model says; empty where it says nothing.",
    "becomes": "What it becomes; empty for what is taken away or has to be looked into by hand.",
    "note": "What they wrote beside it.",
    "section": "`stakeholder`, `channel`, `tie` or `shared`.",
    "first": "What the first model says, empty where it says nothing; of what only one has, whether it is the first.",
    "second": "What the second says, empty where it says nothing; of what only one has, whether it is the second.",
    "denied": "Whether the other model says that there is none.",
    "start": "The day on which the journey that `trace` tells starts.",
    "heard": "The day on which it is heard; empty if it never is.",
    "answer_start": "The day on which its answer is ready.",
    "answer_heard": "The day on which the answer is heard.",
    "standard": "The id of the standard.",
    "rule": "The id of the rule.",
    "result": "How it came out.",
    "severity": "`high`, `medium` or `low`.",
    "question": "What the rule asks, or what a part is called.",
    "says": "What it means if it is not met.",
    "remedy": "What to do then.",
    "reference": "The work that asks for it.",
    "reference_address": "Where that can be read.",
    "evidence_number": "Which piece of evidence of its check the row tells, from 1; empty where there is none.",
    "supports": "The result the evidence speaks for.",
    "kind": "What the evidence is; see the key of that name.",
    "ids": "Those it is about, in their order.",
    "names": "Their names.",
    "role": "The part of the rule that is spoken of, or the role of seats.",
    "aspect": "What was looked at.",
    "found": "What was found.",
    "wanted": "What was asked for.",
    "source": "The id of the source that vouches for it.",
    "address": "Where that can be read.",
    "certainty": "How certain the model is of it, 0 to 1.",
    "evidence_basis": "Whether sources vouch for the evidence.",
    "waiver_reason": "Why a breach is accepted.",
    "waiver_owner": "The post that accepts it.",
    "criterion": "`effective`, `inclusive` or `efficient`.",
    "unit": "In what it is measured.",
    "more_is": "Whether more of it is `better`, `worse` or `neither`.",
    "side_number": "Which side it is about, from 1, in the order given.",
    "side": "What that side is called; the last columns are about it, too.",
    "bar": "Why there is no figure, or why it may not be said as a finding.",
    "comparable": "Whether every side has a figure that may be said; of a part, whether no model is silent about it.",
    "waiver_until": "The last day on which it does.",
    "baseline": "What the check was in the baseline.",
    "worse": "Whether it is worse than there.",
    "services": "The services it names.",
    "way_count": "How many ways of involving people there are, or use it.",
    "unknown_level_count": "For how many of them no practised level is recorded.",
    "through": "The part or team of the body that keeps the way; empty where it is the body itself.",
    "through_name": "Its name.",
    "partner": "Who is involved; of a voice, who chose, pays or runs it, empty where that is not recorded.",
    "partner_name": "Their name.",
    "hears": "Whether the body hears from them by it.",
    "tells": "Whether they hear from the body by it.",
    "standing": "`false` where it is open at times only, or ends.",
    "claimed_level": "The level claimed; empty if none is recorded. Of a body, the highest by any of its ways.",
    "gap": "How many rungs the claim stands above what is practised; never to be added up.",
    "purpose": "What it is for.",
    "speaks_to": "To whom the voice speaks.",
    "hold": "`chosen`, `paid` or `run`.",
    "relation": "What says so.",
    "share": "The share of the voice's own seats, where it is about these.",
    "in_hands": "Whether the voice is in the hands of an NHS commissioner or a board it holds to account.",
    "in_hands_basis": "Whether a source vouches for that; empty where it is not so.",
    "hand": "Whose hand it is: `commissioner`, `council`, `practice`, `provider`, `other` or `unclear`.",
    "held_by_those": (
        "Whether an NHS commissioner, or a board it speaks to, has that hold; empty where that cannot be told."
    ),
    "evidence": "How well the source knows: `paper`, `one end`, `both ends`, `observed`.",
    "level_basis": "Whether a source vouches for the practised level.",
    "channel_count": "How many channels use it.",
    "advantages": "What is commonly said for it, from memory.",
    "drawbacks": "What is commonly said against it.",
    "use_when": "When it is commonly used.",
    "day": "Days since the start.",
    "mean": "The mean over all worlds.",
    "worlds": "How many worlds were drawn.",
    "seed": "What they were drawn from.",
    "place": "The place's name.",
    "as_of": "The day the answer is about.",
    "scenario": "The scenario that was asked, if any.",
    "model_sha256": "The first 12 characters of the model's SHA-256.",
    "tool_version": "The version of the program.",
}
"""What each column means; the columns of a way mean what the JSON keys of that name do."""

RECORD_MEANINGS = {
    "analyse": (
        "`asked`, `reached`, `people-unknown`, `no-route`, `two-way`, `one-way`, `loop`, `days`, "
        "`days-there-and-back`, `expectation-met`, `expectation-not-met`, `expectation-cannot-tell`, `tipping`, "
        "`weak-point`, `isolated`, `siblings`, `only-way-in`, `only-way-out`, `headline`, `stability`, "
        "`stability-lost`, `assumed_share`"
    ),
    "weak-points": "`weak-point`, `no-weak-point` (there is none), `nothing-reached`, `pair`",
    "silos": (
        "`isolated`, `not_reached`, `no_way_up`, `one_way`, `siblings`, `group-member`, `group`, `broker`"
    ),
    "audit": (
        "`check` (one row for each piece of evidence), `part` (who was taken to play a part; `result` is "
        "`known-absent` or `nobody-recorded` where nobody does), `stale-waiver`"
    ),
    "review": (
        "`body` (each commissioner and provider), `way` (one way in which `id` involves a partner), `voice` (a row "
        "for each who chose, pays or runs it, and one for each of the three that is not recorded), `medium`"
    ),
    "compare": (
        "`measure` (a row for each measure and side), `part` (`value` is `found`, `absent` or `silent`; `detail` who "
        "plays it), `rule` (one that does not come out alike; `value` is its worst result)"
    ),
    "simulate": (
        "`all` (`heard_share`, `mean_days`), `milestone` (by which day the share under `measure` has it), `curve` "
        "(the share by the end of each `day`), `member`, the same with `answer-` before it, `wait-departure`, "
        "`wait-on-the-way`, `wait-meeting` (`detail`: by what, how often), `loss`, `loss-curve` (`detail`: what is "
        "lost). `low` and `high` hold 90 of 100 worlds between them; a `value` of a share is that of the middle world"
    ),
}


def main(arguments: Sequence[str]) -> int:
    """Write the pages, or check them; return the exit status."""
    stale = [page for page in PAGES if build_page(page) != (DOCS / page).read_text(encoding="utf-8")]
    if "--check" in arguments:
        if stale:
            sys.stderr.write(f"out of date: {', '.join(stale)}; run python docs/build_reference.py\n")
        return 1 if stale else 0
    for page in stale:
        (DOCS / page).write_text(build_page(page), encoding="utf-8", newline="\n")
        sys.stdout.write(f"wrote docs/{page}\n")
    return 0


def build_page(page: str) -> str:
    """Return a page with everything between its markers made anew."""

    def fill(found: re.Match[str]) -> str:
        begin, name, old, end = found.groups()
        made = make(name)
        return f"{begin}\n{made}\n{end}" if "\n" in old else f"{begin}{made}{end}"

    return _MADE.sub(fill, (DOCS / page).read_text(encoding="utf-8"))


def make(name: str) -> str:
    """Make what one marker asks for."""
    if name.startswith("fields "):
        return describe_record(RECORDS[name.removeprefix("fields ")])
    return MAKERS[name]()


def draw_table(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Write a Markdown table."""
    columns = tuple(columns)
    lines = [columns, ("---",) * len(columns), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |" for line in lines)


# ---------------------------------------------------------------- the language


def describe_record(record: RecordType) -> str:
    """Write the keys of one record, those that every line may have left to their own table."""
    own = [each for each in record.fields if each not in language.COMMON]
    common = [each.name for each in record.fields if each in language.COMMON]
    table = draw_table(("key", "takes", "if not stated", "what it says"), map(describe_field, own))
    also = f"\n\nAlso {', '.join(f'`{each}`' for each in common)}: see [every line](#every-line)."
    return f"{record.says}\n\n{table}" + (also if common else "")


def describe_field(field: Field) -> tuple[str, str, str, str]:
    """Write the row of one key."""
    told = not field.unit or field.unit.split()[0] in field.says or field.unit == "people"
    says = field.says if told else f"{field.says} ({field.unit})"
    return f"`{field.name}`", describe_value(field), "**required**" if field.required else field.default, says


def describe_value(field: Field) -> str:
    """Say what a key takes: the sort of value, its words or its range."""
    if field.type == "word":
        return ", ".join(f"`{each}`" for each in field.words)
    if field.low is None:
        return TAKES[field.type]
    high = (
        f" to {field.high:g}"
        if field.high is not None and field.high < language.LARGEST_NUMBER
        else " or more"
    )
    return f"{TAKES[field.type]}, {field.low:g}{high}"


def make_top() -> str:
    """Write the sections of a model."""
    return draw_table(("key", "what it says"), ((f"`{key}`", says) for key, says in language.TOP.items()))


def make_limits() -> str:
    """Write how large things may be."""
    rows = (
        ("a file", f"{FILE_SIZE_LIMIT // 1024 // 1024} MiB"),
        ("a text", f"{TEXT_LENGTH_LIMIT:,} characters"),
        ("an id", f"{ID_LENGTH_LIMIT} characters"),
        ("a key", f"{KEY_LENGTH_LIMIT} characters"),
        ("lists and mappings in one another", f"{DEPTH_LIMIT} deep"),
        ("a table", f"{ROW_LIMIT:,} rows, {COLUMN_LIMIT:,} columns"),
        ("problems shown at once", f"{PROBLEM_LIMIT}"),
    )
    return draw_table(("what", "at most"), rows)


def make_kinds() -> str:
    """Write the built-in kinds."""
    rows = ((f"`{each.id}`", each.plural, each.tier) for each in KINDS.values())
    return draw_table(("kind", "plural", "usual tier"), rows)


def make_terms() -> str:
    """Write the built-in sectors and roles."""
    rows = [("sector", f"`{each.id}`", each.name) for each in SECTORS.values()]
    rows += [("role", f"`{each.id}`", each.name) for each in ROLES.values()]
    return draw_table(("", "id", "name"), rows)


def make_media() -> str:
    """Write the known media."""
    rows = ((f"`{each.id}`", each.advantages, each.drawbacks, each.use_when) for each in MEDIA.values())
    return draw_table(("medium", "good", "less good", "use it when"), rows)


def make_edits() -> str:
    """Write the edits of scenarios."""
    return draw_table(("edit", "what it does"), ((f"`{key}`", says) for key, says in language.EDITS.items()))


def make_common() -> str:
    """Write the keys every line may have."""
    return draw_table(("key", "takes", "if not stated", "what it says"), map(describe_field, language.COMMON))


# ---------------------------------------------------------------- commands and answers


def make_commands() -> str:
    """Write every command with its arguments and options."""
    return "\n\n".join(describe_command(name) for name in COMMANDS)


def describe_command(name: str) -> str:
    """Write one command: its help, and a table of its options."""
    command: click.Command = import_module(f"stakeholder_graph.cli.{name.replace('-', '_')}").command
    context = click.Context(command, info_name=f"stakeholder-graph {name}")
    usage = " ".join(command.collect_usage_pieces(context))
    said = re.split(r"\n\s*\n", re.sub(r"\\?\x08\n", "", command.help or ""))
    help_ = "\n\n".join(" ".join(paragraph.split()) for paragraph in said)
    rows = [
        (", ".join(f"`{each}`" for each in option.opts), describe_choice(option, context), option.help or "")
        for option in command.params
        if isinstance(option, click.Option)
    ]
    return f"**`{name}`** {usage.replace('[OPTIONS] ', '')}\n\n{help_}\n\n" + draw_table(
        ("option", "takes", "what it does"), rows
    )


def describe_choice(option: click.Option, context: click.Context) -> str:
    """Say what an option takes, with what holds if it is not given."""
    if option.is_flag:
        return ""
    if not isinstance(option.type, click.Choice):
        return f"`{option.make_metavar(context)}`" if option.metavar is None else f"`{option.metavar}`"
    default = f"; `{option.default}` if not given" if isinstance(option.default, str) else ""
    return ", ".join(f"`{each}`" for each in option.type.choices) + default


def make_keys() -> str:
    """Write every key of the JSON form, by the object it stands in."""
    parts = []
    for record in find_record_types():
        rows = [describe_key(record, key, hint) for key, hint in list_fields(record)]
        if record.__name__ == "Answer":
            rows.insert(0, ("`format`", "text", FORMAT_MEANING))
        parts.append(
            f"### {record.__name__}\n\n{summarise(record)}\n\n{draw_table(('key', 'is', 'means'), rows)}"
        )
    return "\n\n".join(parts)


def describe_key(record: type[Struct], key: str, hint: object) -> tuple[str, str, str]:
    """Write the row of one key of an answer."""
    meaning, kind = find_meaning(record, key), describe_type(hint)
    if key in LEFT_OUT:
        return f"`{key}`", kind.removesuffix(" or null"), f"{meaning} Left out if it was not asked for."
    return f"`{key}`", kind, meaning


def make_columns() -> str:
    """Write the columns of every CSV table."""
    parts = [f"Every row ends with {', '.join(f'`{each}`' for each in ORIGIN)}."]
    for command, columns in COLUMNS.items():
        rows = [(f"`{column}`", mean_column(column)) for column in columns]
        kinds = f"\n\nRecords: {RECORD_MEANINGS[command]}." if command in RECORD_MEANINGS else ""
        parts.append(f"### {command}\n\n{draw_table(('column', 'means'), rows)}{kinds}")
    rows = [(f"`{column}`", mean_column(column)) for column in ORIGIN]
    parts.append(f"### In every table\n\n{draw_table(('column', 'means'), rows)}")
    return "\n\n".join(parts)


def mean_column(column: str) -> str:
    """Say what a column means; those of a way are the JSON keys of that name."""
    if column in COLUMN_MEANINGS:
        return COLUMN_MEANINGS[column]
    records = {each.__name__: each for each in find_record_types()}
    expectation, _, part = column.rpartition("_")
    if part in ("wanted", "result", "found", "share") and expectation in EXPECTATIONS:
        return f"Of `{expectation}`: {find_meaning(records['Expected'], part)}"
    for prefix, record in (("round_trip_", "RoundTrip"), ("chance_", "Chance")):
        if column.startswith(prefix):
            return find_meaning(records[record], column.removeprefix(prefix)).replace("null", "empty")
    if column.startswith("answer_"):
        return f"As `{column.removeprefix('answer_')}`, for the way back."
    if column.startswith("assumed_"):
        share = find_meaning(records["AssumedShare"], column.removeprefix("assumed_"))
        return f"The share, 0 to 1, that is only assumed. {share}"
    meaning = find_meaning(records["Delivery"], column)
    if not meaning:
        raise SystemExit(f"docs/build_reference.py: say in COLUMN_MEANINGS what the column '{column}' means")
    return meaning.replace("null", "empty").replace("Null", "Empty")


MAKERS: dict[str, Callable[[], str]] = {
    "top": make_top,
    "common": make_common,
    "certainty": lambda: ", ".join(f"`{word}` ({value:g})" for word, value in CERTAINTY_WORDS.items()),
    "id-limit": lambda: str(ID_LENGTH_LIMIT),
    "largest-count": lambda: f"{LARGEST_COUNT:,}",
    "ladder": lambda: ", ".join(f"`{each}`" for each in LADDER),
    "kinds": make_kinds,
    "terms": make_terms,
    "media": make_media,
    "edits": make_edits,
    "limits": make_limits,
    "commands": make_commands,
    "keys": make_keys,
    "columns": make_columns,
}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
