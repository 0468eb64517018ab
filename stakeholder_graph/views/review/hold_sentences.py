"""In whose hands is each voice? Who chose, pays and runs it, said in sentences."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from stakeholder_graph.results.reviews import Hand, Hold, Holder, VoiceReviewed
from stakeholder_graph.views.certainty import say_doubt
from stakeholder_graph.views.relation_words import find_words
from stakeholder_graph.views.review.involving_sentences import NOT_RECORDED
from stakeholder_graph.views.words import Names, join_words, list_some, start_sentence

HOLDS: tuple[Hold, ...] = ("chosen", "paid", "run")
SEATS = {"chosen_by": "fills the seat", "paid_by": "pays the seat", "part_of": "has it as a part"}
"""What a hold is called that is no tie."""


def list_flags(voice: VoiceReviewed) -> tuple[bool | None, bool | None, bool | None]:
    """Return for each hold whether the commissioner, or a board the voice speaks to, has it; as in `HOLDS`."""
    return (voice.chosen_by_those, voice.paid_by_those, voice.run_by_those)


def describe_holds(voice: VoiceReviewed, hold: Hold, names: Names) -> str:
    """Name those who chose, pay or run a voice, with what says so; or say that it is not recorded."""
    return _list_holders((each for each in voice.holders if each.hold == hold), names) or NOT_RECORDED


def _describe_holder(same: Sequence[Holder], names: Names) -> str:
    says = join_words(list(dict.fromkeys(map(_say_relation, same))))
    return f"{names.call(same[0].holder)} ({says}){_mark(same)}"


def _say_relation(holder: Holder) -> str:
    said = SEATS.get(holder.relation) or f"{find_words(holder.relation).says} it"
    if holder.share is None:
        return said
    return said.replace("the seat", "all its seats" if holder.share == 1 else "some of its seats")


HANDS: Mapping[Hand, str] = {
    "commissioner": "commissioner",
    "council": "council",
    "practice": "practice",
    "provider": "provider",
    "other": "others",
}
"""Whose hand it is, in the order in which they are told."""
IN_HANDS_MEANS = (
    "In the hands of the commissioner: chosen, paid or run by an NHS commissioner, a part of it, or a board that the "
    "voice speaks to; of a forum, chosen or run, since several may pay for it together."
)
DASH_MEANS = "A dash: not recorded."
CANNOT_TELL = "cannot tell"


def say_hands(voice: VoiceReviewed, hold: Hold) -> str:
    """Say in short whose hands have a hold on a voice, "" if that is not recorded."""
    found = {each.hand for each in voice.holders if each.hold == hold}
    told = [word for hand, word in HANDS.items() if hand in found]
    return ", ".join(told) or (CANNOT_TELL if found else "")


def say_in_hands(voice: VoiceReviewed) -> str:
    """Say in short whether a voice is in the hands of the commissioner or board it holds to account."""
    if voice.in_hands:
        return "yes" if voice.in_hands_basis != "assumed" else "yes [assumed]"
    return "not known to be" if voice.in_hands is False else CANNOT_TELL


NAMED_AT_MOST = 4
NAMED_TOGETHER = 5
HOLDERS_NAMED = 2
TOLD_ALONE = 3
"""Up to so many voices that are alike are each told by name."""


def group_voices(voices: Iterable[VoiceReviewed], names: Names) -> tuple[tuple[VoiceReviewed, ...], ...]:
    """Gather the voices of one kind that are in the same hands, where they are many, in the order they first come."""
    groups: dict[tuple[object, ...], list[VoiceReviewed]] = {}
    for each in voices:
        kind = names.say_kind([each.voice], 1)
        cells = tuple(say_hands(each, hold) for hold in HOLDS)
        groups.setdefault((kind, cells, bool(each.answers_to), each.in_hands), []).append(each)
    return tuple(
        told
        for same in groups.values()
        for told in ([(each,) for each in same] if len(same) <= TOLD_ALONE else [tuple(same)])
    )


def name_voices(voices: Sequence[VoiceReviewed], names: Names) -> str:
    """Name a voice, or count several."""
    return names.tell([each.voice for each in voices])


def describe_in_hands(voices: Sequence[VoiceReviewed], names: Names) -> str:
    """Say of voices in the hands of the commissioner, or of a board they speak to, by what; "" where none is."""
    first = voices[0]
    if not first.in_hands:
        return ""
    holds = [hold for hold, flag in zip(HOLDS, list_flags(first), strict=True) if flag]
    if len(voices) > 1:
        hint = _hint_at(each.in_hands_basis for each in voices)
        return f"{name_voices(voices, names)} are each {join_words(holds)} by an NHS commissioner{hint}."
    ids = names.call_all(first.answers_to)
    speaks = join_words(ids) if len(ids) <= NAMED_AT_MOST else list_some(ids, NAMED_AT_MOST - 1)
    name = names.call(first.voice)
    told = f"{name} speaks to {speaks}. It" if ids else name
    return f"{told} is {_say_by_whom(first, holds, names)}."


def _hint_at(bases: Iterable[str], doubt: str = "") -> str:
    """Mark what is only assumed, all of it or some, and how doubtful it is."""
    known = set(bases)
    assumed = "" if known == {"stated"} else "assumed" if known == {"assumed"} else "partly assumed"
    told = ", ".join(filter(None, (assumed, doubt)))
    return f" [{told}]" if told else ""


def _mark(holders: Sequence[Holder]) -> str:
    """Mark how those are known who have a hold."""
    doubt = say_doubt([each.certainty for each in holders], [each.source for each in holders])
    return _hint_at((each.basis for each in holders), doubt)


def _say_by_whom(voice: VoiceReviewed, holds: Sequence[Hold], names: Names) -> str:
    """Say by what the commissioner has some holds on a voice, in one go where one body has them all."""
    own = [each for each in voice.holders if each.hold in holds and each.hand == "commissioner"]
    run = [each for each in own if each.hold == "run"]
    if {each.relation for each in run} == {"part_of"}:
        parts = [f"part of {_name_once(run, names)}"]
    else:
        parts = [f"run by {_list_holders(run, names)}"] if run else []
    if len({each.holder for each in own}) == 1 and len(holds) > 1:
        return f"{join_words(list(holds))} by {_describe_holder(own, names)}"
    others = [
        f"{hold} by {_list_holders([each for each in own if each.hold == hold], names)}"
        for hold in holds
        if hold != "run"
    ]
    return join_words([*others, *parts])


def describe_other_hands(voices: Iterable[VoiceReviewed], names: Names) -> tuple[str, ...]:
    """Say of the other voices who has a hand in them: councils apart from practices, providers and others."""
    groups: dict[tuple[Hand, str], list[VoiceReviewed]] = {}
    for each in voices:
        for hand in HANDS:
            held = _say_how_held(each, hand)
            if held and not each.in_hands:
                groups.setdefault((hand, held), []).append(each)
    order = list(HANDS)
    return tuple(
        _describe_hand(hand, held, same, names)
        for (hand, held), same in sorted(groups.items(), key=lambda each: order.index(each[0][0]))
    )


def _say_how_held(voice: VoiceReviewed, hand: Hand) -> str:
    """Say which holds somebody has on a voice: "chosen and paid by", "part of"; "" if none."""
    own = [each for each in voice.holders if each.hand == hand]
    holds = [hold for hold in HOLDS if hold in {each.hold for each in own}]
    relations = {each.relation for each in own if each.hold == "run"}
    if relations == {"part_of"}:
        first = [hold for hold in holds if hold != "run"]
        return f"{join_words(first)} by, and part of," if first else "part of"
    return f"{join_words(holds)} by" if holds else ""


def _describe_hand(hand: Hand, held: str, voices: Sequence[VoiceReviewed], names: Names) -> str:
    ids = [each.voice for each in voices]
    most = TOLD_ALONE if names.are_of_one_kind(ids) else NAMED_TOGETHER
    who = join_words(names.call_all(ids)) if len(ids) <= most else names.count(ids)
    own = [holder for each in voices for holder in each.holders if holder.hand == hand]
    holders = list(dict.fromkeys(each.holder for each in own))
    by = join_words(names.call_all(holders)) if len(holders) <= HOLDERS_NAMED else names.count(holders)
    are = "is" if names.are_single(ids) else "are"
    return f"{start_sentence(who)} {are} {held} {by}{_mark(own)}."


def describe_unclear(voices: Iterable[VoiceReviewed], names: Names) -> Iterator[str]:
    """Say of voices of which it cannot be told whose they are what is recorded."""
    for voice in voices:
        unclear = [each for each in voice.holders if each.hand == "unclear"]
        if unclear and voice.in_hands is None:
            told = _list_holders(unclear, names)
            yield f"{names.call(voice.voice)}: {told}; whether that is a hand in it cannot be told."


def _list_holders(holders: Iterable[Holder], names: Names) -> str:
    """Name some, each with what says so."""
    by_holder: dict[str, list[Holder]] = {}
    for each in holders:
        by_holder.setdefault(each.holder, []).append(each)
    return "; ".join(_describe_holder(same, names) for same in by_holder.values())


def _name_once(holders: Sequence[Holder], names: Names) -> str:
    """Name those who have a hold, marked where it is only assumed."""
    who = join_words(names.call_all(dict.fromkeys(each.holder for each in holders)))
    return f"{who}{_mark(holders)}"


def describe_unheard(voices: Iterable[VoiceReviewed], names: Names, shown: int) -> str:
    """Say of whom it is not recorded to whom they speak; "" if there are none."""
    unheard = [each.voice for each in voices if not each.answers_to]
    if len(unheard) < 2:
        return f"To whom {names.call(unheard[0])} speaks is not recorded." if unheard else ""
    return f"To whom they speak is not recorded: {list_some(names.call_all(unheard), shown)}."
