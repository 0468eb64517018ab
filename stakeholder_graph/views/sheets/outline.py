"""A check sheet, and what returned ones change, laid out as text and Markdown."""

from collections.abc import Iterator

from stakeholder_graph.results.agreements import SheetEdit
from stakeholder_graph.results.answers import Answer
from stakeholder_graph.views.blocks import Block, Bullets, Reading, Say, Section, Table
from stakeholder_graph.views.sheets.sentences import (
    LEFT_OUT_QUESTION,
    ONE_WAY_HINT,
    ask,
    describe_edits,
    describe_sheet,
    join_answers,
    say_key,
)
from stakeholder_graph.views.words import Names, find_ends

SHOWN_BODIES = 5
SHOWN_EDITS = 40
SHOWN_LENGTH = 44
VOUCHING_TITLE = "Who says so"
VOUCHING = (
    "Each channel that is called true, or is so in another way, has the sheet as its source from then on."
)
MORE = "--format markdown or csv lists them all"


def describe_check_sheet(answer: Answer) -> str:
    """Say what an answer of check-sheet holds: questions for whom, or what returned sheets change."""
    names = Names(answer.stakeholders)
    if answer.sheet is not None:
        return describe_sheet(answer.sheet.bodies, len(answer.sheet.questions), names)
    return describe_edits(answer.sheet_edits or (), names, applied=answer.options.get("apply") is True)


def outline_check_sheet(reading: Reading) -> Iterator[Section]:
    """Lay out the questions body by body, or the changes one by one."""
    if reading.answer.sheet is None:
        yield from _outline_edits(reading)
        return
    sheet, names = reading.answer.sheet, reading.names
    shown = sheet.bodies[: reading.limit(SHOWN_BODIES)]
    for body in shown:
        items = [ask(each, names) for each in sheet.questions if each.body == body]
        how = f"Each is answered by one of: {join_answers()}. {ONE_WAY_HINT}"
        blocks: list[Block] = [Say(text=how)]
        blocks += (
            [Bullets(items=tuple(items), numbered=True)] if items else [Say(text="No channel is recorded.")]
        )
        yield Section(title=names.call(body), blocks=(*blocks, Say(text=LEFT_OUT_QUESTION)))
    if len(sheet.bodies) > len(shown):
        rest = len(sheet.bodies) - len(shown)
        more = f"{rest:,} more: --format csv or html writes every sheet."
        yield Section(title="And", blocks=(Say(text=more),))


def _outline_edits(reading: Reading) -> Iterator[Section]:
    edits = [each for each in reading.answer.sheet_edits or () if each.key != "left out"]
    names = reading.names
    bodies = sorted({each.body for each in edits})
    if any(each.key == "source" and each.was != each.becomes for each in edits) and not reading.full:
        yield Section(title=VOUCHING_TITLE, blocks=(Say(text=VOUCHING),))
    for body in bodies[: reading.limit(SHOWN_BODIES)]:
        told = [each for each in edits if each.body == body and (reading.full or each.key != "source")]
        rows = [_tabulate(each, reading) for each in told]
        shown = rows[: reading.limit(SHOWN_EDITS)]
        columns = ("Said", "Of the way", "What", "Was", "Becomes")
        blocks: list[Block] = [Table(columns=columns, rows=tuple(shown))]
        if len(rows) > len(shown):
            blocks.append(Say(text=f"and {len(rows) - len(shown):,} more: {MORE}."))
        yield Section(title=names.call(body), blocks=tuple(blocks))
    if len(bodies) > reading.limit(SHOWN_BODIES):
        rest = Say(text=f"{len(bodies) - SHOWN_BODIES:,} more: {MORE}.")
        yield Section(title="And", blocks=(rest,))
    written = [
        f"{names.find_name(each.body) if each.body else 'On the sheet'}{_say_where(each, names)}: {each.note}"
        for each in reading.answer.sheet_edits or ()
        if each.note is not None
    ]
    if written:
        items = reading.cut(tuple(dict.fromkeys(written)), SHOWN_EDITS, MORE)
        yield Section(title="What they wrote, to be looked into by hand", blocks=(Bullets(items=items),))


def _say_where(edit: SheetEdit, names: Names) -> str:
    return f", of the way {_say_channel(edit, names)}" if edit.channel else ""


def _tabulate(edit: SheetEdit, reading: Reading) -> tuple[str, ...]:
    if edit.key == "channel":
        was, becomes = ("there", "taken away") if edit.was is not None else ("taken away", "taken away")
    else:
        was, becomes = edit.was or "not stated", edit.becomes or "not stated"
    if edit.key == "source":
        was = edit.was or "nobody"
    becomes = "as it was" if was == becomes else becomes
    way = _say_channel(edit, reading.names)
    if not reading.full and len(way) > SHOWN_LENGTH:
        way = f"{way[: SHOWN_LENGTH - 1]}…"
    return (edit.said, way, say_key(edit.key), was, becomes)


def _say_channel(edit: SheetEdit, names: Names) -> str:
    """Name a channel as the one sees it who answered: by the other end."""
    sender, receiver = find_ends(edit.channel)
    partner = names.find_name(receiver if sender == edit.body else sender)
    way = "to" if sender == edit.body else "from"
    return f"{'with' if edit.both_ways else way} {partner}"
