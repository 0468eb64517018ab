"""What does a board read on one page? Three answers, three weak places, three changes, and how much is assumed."""

from collections.abc import Iterator, Sequence

from stakeholder_graph.results.answers import AssumedShare
from stakeholder_graph.results.reports import ChangeEffect, NotedLine, TriedChange, WeakPlace
from stakeholder_graph.views.analysis.headlines import Headline
from stakeholder_graph.views.analysis.three_headlines import DOUBTS, find_three_headlines
from stakeholder_graph.views.messages.sentences import count_people, say_verb
from stakeholder_graph.views.report import change_sentences
from stakeholder_graph.views.report.blocks_of_paper import Numbering, plain, prove, tabulate
from stakeholder_graph.views.report.material import Material
from stakeholder_graph.views.report.paper import Block, Paragraph, Part, Words
from stakeholder_graph.views.words import (
    end_sentence,
    join_words,
    say_date,
    say_number,
    say_share,
    start_sentence,
)

NAMED_AT_MOST = 3
SURE = 0.8
"""From this certainty on nobody is warned that something may not be there."""
ORDINALS = ("first", "second", "third")
MAY_BE_ONE = " There may still be one."
NOTHING_WEAK = (
    "No weak place was found. Each message has two ways or more in the model. That does not prove that people "
    "use them."
)


def build_summary(material: Material, number: str) -> Iterator[Part]:
    """Build the summary: short sentences, each with the place of its proof."""
    numbering = Numbering(number)
    yield Part(title="Summary on one page", blocks=(), number=number, anchor="summary", new_page=True)
    yield Part(
        title="Three answers, and how much is assumed",
        level=2,
        blocks=(
            *(
                numbering.number(prove(each.sentence, *_find_proof(material, each)))
                for each in find_three_headlines(material.answer, material.spoken)
            ),
            numbering.number(_tell_assumed(material)),
        ),
    )
    yield Part(title=_title("weak place", len(material.report.weakest)), level=2, blocks=_tell_weak(material))
    yield Part(title=_head_changes(material.told_changes), level=2, blocks=_tell_changes(material))


def _head_changes(told: Sequence[TriedChange]) -> str:
    """Head what is put before a board: changes, or only what is to be found out."""
    what = "thing to find out" if told and all(each.may_be_so for each in told) else "change that would help"
    return _title(what, len(told))


def _title(what: str, count: int) -> str:
    """Head a list of at most three: "Three weak places"."""
    first, _, rest = what.partition(" that ")
    one, several = first, {"weak place": "weak places", "change": "changes"}.get(first, "things to find out")
    counts = ("No", "One", "Two", "Three")
    return f"{counts[count]} {one if count == 1 else several}{f' that {rest}' if rest else ''}"


def _find_proof(material: Material, headline: Headline) -> tuple[str, str]:
    """Return the anchor that proves one of the three answers, and what it is called."""
    proofs = material.proofs
    if headline.point is not None and headline.message is not None:
        point = headline.point
        return proofs.find_point(headline.message, point.type, point.id), proofs.call("weak")
    if headline.message is not None:
        return proofs.find_message(headline.message), proofs.call("messages")
    return proofs.find_annex("weak"), proofs.call("weak")


# ---------------------------------------------------------------- weak places


def _tell_weak(material: Material) -> tuple[Block, ...]:
    weakest = material.report.weakest
    if not weakest:
        return (
            Paragraph(
                words=prove(NOTHING_WEAK, material.proofs.find_annex("weak"), material.proofs.call("weak"))
            ),
        )
    rows = [_tell_weak_place(material, each) for each in weakest]
    return (
        tabulate(
            "Where it is weakest. People: those registered with them, or whom they speak for.",
            ("Weak place", "What should happen", "What was found", "People"),
            rows,
        ),
        *_tell_notes(material),
    )


def _tell_notes(material: Material) -> Iterator[Block]:
    """Tell what the model notes of those named: that one stands for several, is unsure, or ends within the year."""
    noted = {line.id: line for weak in material.report.weakest for line in weak.noted}
    told = [
        f"{start_sentence(material.spoken.call(each.id))}: {said}"
        for each in noted.values()
        if (said := _say_note(each))
    ]
    if told:
        where, anchor = material.proofs.call("weak"), material.proofs.find_annex("weak")
        yield Paragraph(
            words=prove(f"What the model notes of them. {' '.join(told)}", anchor, where), look="small"
        )


def _say_note(line: NotedLine) -> str:
    told = (
        "The model is unsure whether this is there."
        if line.certainty is not None and line.certainty < SURE
        else "",
        f"It ends on {say_date(line.until)}." if line.until is not None else "",
        end_sentence(line.note) if line.note else "",
    )
    return " ".join(filter(None, told))


def _tell_weak_place(material: Material, weak: WeakPlace) -> tuple[Words, Words, Words, Words]:
    proofs = material.proofs
    if weak.type is not None and weak.id is not None:
        anchor, annex = proofs.find_point(weak.message, weak.type, weak.id), "weak"
    else:
        anchor, annex = proofs.find_message(weak.message), "messages"
    doubt = DOUBTS[weak.basis] if weak.type is not None or weak.basis == "stated" else MAY_BE_ONE
    return (
        plain(start_sentence(name_weak_place(material, weak))),
        plain(say_message(material, weak.message)),
        prove(f"{describe_weak_place(material, weak)}{doubt}", anchor, proofs.call(annex)),
        plain("not known" if weak.people is None else say_number(weak.people)),
    )


def name_weak_place(material: Material, weak: WeakPlace) -> str:
    """Name what is weak: whom everything goes through, or who is left out."""
    names = material.spoken
    if weak.id is not None:
        if weak.type == "channel":
            return f"the channel from {names.call(weak.id)}"
        return names.call(weak.id)
    few = 0 < len(weak.members) <= NAMED_AT_MOST
    return join_words(names.call_all(weak.members)) if few else _count(material, weak)


def describe_weak_place(material: Material, weak: WeakPlace) -> str:
    """Say what is weak there, in short sentences."""
    message, names = material.by_id[weak.message], material.spoken
    one = names.are_single(weak.members)
    if weak.kind == "weak-point":
        who = start_sentence(_count(material, weak) if len(weak.members) != 1 else names.tell(weak.members))
        verb = say_verb(message, one=one)
        way = {
            "stakeholder": "only through here",
            "channel": "only by this way",
            "shared": "only while this lasts",
        }
        also = _say_alike(material, weak)
        return f"{who}{verb} {way[weak.type or 'stakeholder']}.{also}"
    if weak.kind == "one-way":
        does = "hears" if message.counted == "receivers" else "is heard" if one else "are heard"
        it = "It" if one else "They"
        if message.counted == "receivers":
            does = "hears" if one else "hear"
        return f"{it} {does}. No way back for an answer is recorded."
    subject = "It" if one else "They"
    return f"{subject}{say_verb(message, one=one, no=True)}. No way there is recorded."


def _say_alike(material: Material, weak: WeakPlace) -> str:
    """Say what else cuts off the same; "" where nothing does."""
    if not weak.alike:
        return ""
    first, more = material.spoken.call(weak.alike[0]), len(weak.alike) - 1
    others = f" and {'1 other' if more == 1 else f'{say_number(more)} others'}" if more else ""
    return f" The same goes for {first}{others}."


def _count(material: Material, weak: WeakPlace) -> str:
    if weak.members:
        return material.spoken.count(weak.members)
    return f"{say_number(weak.count)} of them"


def say_message(material: Material, message: str) -> str:
    """Say what should happen, in the words of the model; the id as words where it has none."""
    says = material.by_id[message].says
    return f"{says.rstrip('.')}." if says else f"{start_sentence(message.replace('-', ' '))}."


# ---------------------------------------------------------------- changes


def _tell_changes(material: Material) -> tuple[Block, ...]:
    changes = material.told_changes
    proofs = material.proofs
    if not changes:
        needed = (
            change_sentences.NOTHING_HELPS if material.report.weakest else "Nothing weak was found to mend."
        )
        return (Paragraph(words=prove(needed, proofs.find_annex("changes"), proofs.call("changes"))),)
    rows = [
        _tell_change(material, number, change, effect)
        for number, (change, effect) in enumerate(zip(changes, choose_effects(changes), strict=True))
    ]
    columns = ("Change", "Now", "With it, on paper", "What it asks")
    only_asks = all(each.may_be_so for each in changes)
    caption = change_sentences.TO_FIND_OUT if only_asks else change_sentences.ON_PAPER
    return (tabulate(caption, columns, rows),)


def choose_effects(changes: Sequence[TriedChange]) -> tuple[ChangeEffect, ...]:
    """Choose the effect to tell of each change: the first that no change before it has, else its first."""
    chosen: list[ChangeEffect] = []
    for change in changes:
        better = [each for each in change.effects if each.better]
        told = {(each.kind, each.message, each.id) for each in chosen}
        new = [each for each in better if (each.kind, each.message, each.id) not in told]
        chosen.append((new or better)[0])
    return tuple(chosen)


def _tell_change(
    material: Material, number: int, change: TriedChange, effect: ChangeEffect
) -> tuple[Words, Words, Words, Words]:
    message, names, proofs = material.by_id[effect.message], material.spoken, material.proofs
    worse = " Some things get worse." if change.worse_count else ""
    limits = change_sentences.describe_limits(change, names)
    then = change_sentences.describe_then(effect, message, names)
    return (
        plain(
            f"{change_sentences.describe_change(change, names)} ({change_sentences.describe_maker(change)})"
        ),
        plain(change_sentences.describe_now(effect, message, names)),
        prove(
            f"{then}{_say_mended(change)}{limits}{worse}", proofs.find_change(number), proofs.call("changes")
        ),
        plain(change_sentences.describe_asked_briefly(change, names)),
    )


def _say_mended(change: TriedChange) -> str:
    """Say which weak places it helps with where it is more than one."""
    if len(change.mends) < 2:
        return ""
    return f" It helps with the {join_words([ORDINALS[each] for each in change.mends])} weak places."


# ---------------------------------------------------------------- what is assumed


def _tell_assumed(material: Material) -> Words:
    return prove(
        describe_assumed_briefly(material.answer.assumed_share),
        material.proofs.find_annex("method"),
        material.proofs.call("method"),
    )


def describe_assumed_briefly(share: AssumedShare) -> str:
    """Say in one line how much of what the answers rest on is only assumed."""
    told = [
        f"{_say(value)} of the {what}"
        for what, value in (
            ("bodies and channels used", share.existence),
            ("times", share.timing),
            ("numbers of people", share.people),
        )
        if value is not None
    ]
    return f"Only assumed: {join_words(told)}." if told else "Nothing was used that could be assumed."


def _say(share: float) -> str:
    return {0.0: "none", 1.0: "all"}.get(share, say_share(share))


def count_weak_people(weak: WeakPlace) -> str:
    """Say in brackets how many people a weak place concerns; "" where that is not known."""
    return f" ({count_people(weak.people)})" if weak.people else ""
