"""In whose hands is each voice? Who chose, pays and runs it, said in sentences."""

from collections.abc import Iterable, Sequence

from stakeholder_graph.results.reviews import Hold, Holder, VoiceReviewed
from stakeholder_graph.views.relation_words import find_words
from stakeholder_graph.views.review.involving_sentences import NOT_RECORDED
from stakeholder_graph.views.words import Names, join_words, list_some

HOLDS: tuple[Hold, ...] = ("chosen", "paid", "run")
SEATS = {"chosen_by": "fills the seat", "paid_by": "pays the seat", "part_of": "has it as a part"}
"""What a hold is called that is no tie."""


def list_flags(voice: VoiceReviewed) -> tuple[bool | None, bool | None, bool | None]:
    """Return for each hold whether those have it to whom the voice speaks, in the order of `HOLDS`."""
    return (voice.chosen_by_those, voice.paid_by_those, voice.run_by_those)


def is_hold_assumed(voice: VoiceReviewed) -> bool:
    """Say whether all that puts a voice into the hands of those it speaks to is only assumed."""
    held = [hold for hold, flag in zip(HOLDS, list_flags(voice), strict=True) if flag]
    return all(each.basis == "assumed" for each in voice.holders if each.hold in held)


def describe_holds(voice: VoiceReviewed, hold: Hold, names: Names) -> str:
    """Name those who chose, pay or run a voice, with what says so; or say that it is not recorded."""
    told = [_describe_holder(each, names) for each in _merge_holders(voice.holders, hold)]
    return "; ".join(told) or NOT_RECORDED


def _merge_holders(holders: Iterable[Holder], hold: Hold) -> tuple[tuple[Holder, ...], ...]:
    by_holder: dict[str, list[Holder]] = {}
    for each in holders:
        if each.hold == hold:
            by_holder.setdefault(each.holder, []).append(each)
    return tuple(map(tuple, by_holder.values()))


def _describe_holder(same: Sequence[Holder], names: Names) -> str:
    says = join_words(list(dict.fromkeys(map(_say_relation, same))))
    bases = {each.basis for each in same}
    hint = " [assumed]" if bases == {"assumed"} else ""
    return f"{names.call(same[0].holder)} ({says}){hint}"


def _say_relation(holder: Holder) -> str:
    said = SEATS.get(holder.relation) or f"{find_words(holder.relation).says} it"
    if holder.share is None:
        return said
    return said.replace("the seat", "all its seats" if holder.share == 1 else "some of its seats")


FLAGS = {True: "by them", False: "by others"}
BY_THEM = "By them: by a body that the voice speaks to, or by the organisation which that belongs to."


def say_flag(voice: VoiceReviewed, hold: Hold) -> str:
    """Say in short whether those have a hold on a voice to whom it speaks."""
    flag = dict(zip(HOLDS, list_flags(voice), strict=True))[hold]
    if flag is not None:
        return FLAGS[flag]
    return "cannot tell" if any(each.hold == hold for each in voice.holders) else NOT_RECORDED


NAMED_AT_MOST = 4
TOLD_ALONE = 3
"""Up to so many voices that are alike are each told by name."""


def group_voices(voices: Iterable[VoiceReviewed], names: Names) -> tuple[tuple[VoiceReviewed, ...], ...]:
    """Gather the voices of one kind that are in the same hands, where they are many, in the order they first come."""
    groups: dict[tuple[object, ...], list[VoiceReviewed]] = {}
    for each in voices:
        kind = names.say_kind([each.voice], 1)
        cells = tuple(say_flag(each, hold) for hold in HOLDS)
        groups.setdefault((kind, cells, bool(each.answers_to)), []).append(each)
    return tuple(
        told
        for same in groups.values()
        for told in ([(each,) for each in same] if len(same) <= TOLD_ALONE else [tuple(same)])
    )


def name_voices(voices: Sequence[VoiceReviewed], names: Names) -> str:
    """Name a voice, or count several."""
    return names.tell([each.voice for each in voices])


def describe_in_hands(voices: Sequence[VoiceReviewed], names: Names) -> str:
    """Say of voices that are in the hands of those they speak to who these are; "" where none is."""
    first = voices[0]
    flags = zip(HOLDS, list_flags(first), strict=True)
    holds = [hold for hold, flag in flags if flag]
    if not holds:
        return ""
    if len(voices) > 1:
        assumed = {is_hold_assumed(each) for each in voices}
        hint = "" if assumed == {False} else " [assumed]" if assumed == {True} else " [partly assumed]"
        return (
            f"{name_voices(voices, names)} are each {join_words(holds)} by a body that they speak to{hint}."
        )
    ids = names.call_all(first.answers_to)
    speaks = join_words(ids) if len(ids) <= NAMED_AT_MOST else list_some(ids, NAMED_AT_MOST - 1)
    return f"{names.call(first.voice)} speaks to {speaks}. It is {_say_by_whom(first, holds, names)}."


def _say_by_whom(voice: VoiceReviewed, holds: Sequence[Hold], names: Names) -> str:
    """Say who has some holds on a voice, in one go where it is one body that has them all."""
    own = [each for each in voice.holders if each.hold in holds]
    if {each.relation for each in own if each.hold == "run"} == {"part_of"}:
        parts = [f"part of {_name_once(own, 'run', names)}"]
    else:
        parts = [f"run by {describe_holds(voice, 'run', names)}"] if "run" in holds else []
    if parts and len({(each.holder, each.basis) for each in own}) == 1 and len(holds) > 1:
        return f"{join_words(list(holds))} by {_describe_holder(own, names)}"
    others = [f"{hold} by {describe_holds(voice, hold, names)}" for hold in holds if hold != "run"]
    return join_words([*others, *parts])


def _name_once(holders: Iterable[Holder], hold: Hold, names: Names) -> str:
    """Name those who have a hold, marked where it is only assumed."""
    same = [each for each in holders if each.hold == hold]
    hint = " [assumed]" if all(each.basis == "assumed" for each in same) else ""
    return f"{join_words(names.call_all(dict.fromkeys(each.holder for each in same)))}{hint}"


def describe_unheard(voices: Iterable[VoiceReviewed], names: Names, shown: int) -> str:
    """Say of whom it is not recorded to whom they speak; "" if there are none."""
    unheard = [each.voice for each in voices if not each.answers_to]
    if len(unheard) < 2:
        return f"To whom {names.call(unheard[0])} speaks is not recorded." if unheard else ""
    return f"To whom they speak is not recorded: {list_some(names.call_all(unheard), shown)}."
