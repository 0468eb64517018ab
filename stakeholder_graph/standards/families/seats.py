"""Who sits where: seats that are chosen or held in a way, and members."""

from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from stakeholder_graph.analysis.engagement.holds import SITTING, TIES_OF
from stakeholder_graph.model.records import Seats
from stakeholder_graph.results.audits import Evidence
from stakeholder_graph.standards.families.ties import judge_relations
from stakeholder_graph.standards.inquiry import Inquiry
from stakeholder_graph.standards.rules import MembersWanted, SeatsWanted
from stakeholder_graph.standards.verdicts import SLACK, Result, Verdict, judge_all, keep_surest

Judged = Literal["yes", "no", "open"]
"""Whether seats are as wanted; open where the model does not say."""

SUPPORTS: dict[Judged, Result] = {"yes": "met", "no": "not-met", "open": "cannot-tell"}


class _Count(Struct):
    """Seats that count, that may count and that do not: at least and at most so many."""

    sure: int = 0
    possible: float = 0
    other_least: int = 0
    other_most: float = 0

    def add(self, seats: Seats, judged: Judged) -> None:
        """Add seats of one sort."""
        least = 1 if seats.count is None else seats.count
        most = float("inf") if seats.count is None else seats.count
        if judged != "no":
            self.possible += most
            self.sure += least if judged == "yes" else 0
        if judged != "yes":
            self.other_most += most
            self.other_least += least if judged == "no" else 0


def judge_seats(inquiry: Inquiry, wanted: SeatsWanted) -> Verdict:
    """Judge whether there are seats that are chosen, or held, in a way."""
    parts = (*wanted.chosen_by, *wanted.not_chosen_by, *wanted.held_by)
    lacking = [each for each in parts if not inquiry.cast.find(each).members]
    return inquiry.judge_each(wanted.of, lambda holder: _judge_holder(inquiry, wanted, holder, lacking))


def _judge_holder(inquiry: Inquiry, wanted: SeatsWanted, holder: str, lacking: Sequence[str]) -> Verdict:
    seats = inquiry.place.stakeholders[holder].seats
    asked = f"over {wanted.more_than:g}" if wanted.more_than is not None else str(wanted.at_least)
    appointed = _find_appointed(inquiry, wanted, holder)
    if not seats:
        if appointed and wanted.more_than is None and wanted.at_least <= 1:
            return Verdict("met", keep_surest(appointed))
        if inquiry.is_complete:
            piece = inquiry.scribe.show_absence(None, ids=(holder,), aspect="seats", wanted=asked)
            return Verdict("not-met", (piece,))
        return Verdict(
            "cannot-tell", (inquiry.scribe.say_silent((holder,), aspect="seats", wanted=asked), *appointed)
        )
    count = _Count()
    judged = [(each, _judge_sort(inquiry, wanted, each)) for each in seats]
    for each, counts in judged:
        count.add(each, counts)
    result = _weigh_count(count, wanted)
    if result == "not-met" and not _is_whole(inquiry, holder, appointed):
        result = "cannot-tell"
    shown = [_show(inquiry, wanted, holder, each, SUPPORTS[counts]) for each, counts in judged]
    deciding = [piece for piece, (_, counts) in zip(shown, judged, strict=True) if SUPPORTS[counts] == result]
    others = [piece for piece in shown if piece not in deciding]
    total = _tell_total(count, seats, result)
    summary = inquiry.scribe.show_seats(result, holder, None, found=total, wanted=asked)
    lacks = [
        piece for part in lacking for piece in inquiry.judge_lack(part).evidence if result == "cannot-tell"
    ]
    return Verdict(result, (summary, *deciding, *lacks, *appointed, *others))


def _is_whole(inquiry: Inquiry, holder: str, appointed: Sequence[Evidence]) -> bool:
    """Say whether the seats on record are all there are: the place is complete, or the board's record says so.

    Where a tie says that somebody is appointed, and the seats do not say to which of them, they are not whole.
    """
    return inquiry.is_complete or (not appointed and inquiry.place.stakeholders[holder].all_seats)


def _tell_total(count: _Count, seats: Sequence[Seats], result: Result) -> str:
    unknown = any(each.count is None for each in seats)
    total = sum(1 if each.count is None else each.count for each in seats)
    if result == "not-met" and count.possible > count.sure:
        return f"at most {count.possible:g} of {total}"
    return f"{count.sure} of {total}{' or more' if unknown else ''}"


def _weigh_count(count: _Count, wanted: SeatsWanted) -> Result:
    if wanted.more_than is None:
        if count.sure >= wanted.at_least:
            return "met"
        return "cannot-tell" if count.possible >= wanted.at_least else "not-met"
    share = wanted.more_than
    if count.sure and count.sure > share * (count.sure + count.other_most) + SLACK:
        return "met"
    # The most favourable reading: all that may count does, and as many of them as can be.
    most = count.possible
    if most == float("inf") or (most and most > share * (most + count.other_least) + SLACK):
        return "cannot-tell"
    return "not-met"


def _judge_sort(inquiry: Inquiry, wanted: SeatsWanted, seats: Seats) -> Judged:
    """Judge whether seats of one sort are as wanted."""
    found: list[Judged] = []
    choosers = _find_choosers(inquiry, seats)
    if wanted.chosen_by:
        found.append(_is_within(inquiry, wanted.chosen_by, choosers))
    if wanted.not_chosen_by:
        within = _is_within(inquiry, wanted.not_chosen_by, choosers)
        found.append("no" if within == "yes" else "yes" if within == "no" else "open")
    if wanted.held_by:
        # A seat for some other role whose holder nobody names is not theirs.
        known = _is_within(inquiry, wanted.held_by, (seats.held_by,)) if seats.held_by is not None else "no"
        meant = any(_is_for(inquiry, part, seats.role) for part in wanted.held_by)
        found.append("yes" if meant else known)
    return "no" if "no" in found else "open" if "open" in found else "yes"


def _find_choosers(inquiry: Inquiry, seats: Seats) -> tuple[str, ...]:
    """Find who chose those on seats: as stated, else by ties into whoever holds them."""
    if seats.chosen_by is not None:
        return (seats.chosen_by,)
    ties = inquiry.records.ties_to.get(seats.held_by or "", ())
    return tuple(each.sender for each in ties if each.relation in TIES_OF["chosen"])


def _is_within(inquiry: Inquiry, parts: Sequence[str], who: Sequence[str]) -> Judged:
    """Judge whether one of those named plays one of some parts, or is part of those who do.

    Where nobody is named that is open, unless the place is complete: then there is nobody.
    """
    if not who:
        return "no" if inquiry.is_complete else "open"
    if inquiry.cast.find_family(parts).intersection(who):
        return "yes"
    silent = any(
        not played.members and not played.is_known_absent for played in map(inquiry.cast.find, parts)
    )
    return "open" if silent else "no"


def _is_for(inquiry: Inquiry, part: str, role: str) -> bool:
    """Say whether a seat is for the role, or the kind, by which a part is found."""
    folded = _fold(role)
    cast = inquiry.cast.find(part).part
    roles = inquiry.place.roles
    names = {_fold(cast.name), _fold(part)}
    for narrowing in cast.who:
        for word in (narrowing.role, None if narrowing.role else narrowing.kind):
            if word is not None:
                names |= {_fold(word), _fold(roles[word].name if word in roles else word)}
    return folded in names


def _fold(text: str) -> str:
    return text.strip().casefold().replace("-", " ").replace("_", " ").removeprefix("the ")


def _find_appointed(inquiry: Inquiry, wanted: SeatsWanted, holder: str) -> tuple[Evidence, ...]:
    """Find the ties by which those who should choose appoint or elect into somebody."""
    if not wanted.chosen_by or wanted.held_by:
        return ()
    family = inquiry.cast.find_family(wanted.chosen_by)
    return tuple(
        inquiry.scribe.show_tie("met", each)
        for each in inquiry.records.ties_to.get(holder, ())
        if each.relation in TIES_OF["chosen"] and each.sender in family
    )


def _show(inquiry: Inquiry, wanted: SeatsWanted, holder: str, seats: Seats, supports: Result) -> Evidence:
    """Show seats of one sort, with who chose or holds them; what is asked of them in ``aspect``."""
    held = (seats.held_by,) if seats.held_by is not None else ()
    aspect, who = ("held_by", held) if wanted.held_by else ("chosen_by", _find_choosers(inquiry, seats))
    return inquiry.scribe.show_seats(
        supports,
        holder,
        seats,
        who=who,
        aspect=aspect,
        found=_tell_count(seats),
    )


def _tell_count(seats: Seats) -> str:
    return "unknown" if seats.count is None else str(seats.count)


def judge_members(inquiry: Inquiry, wanted: MembersWanted) -> Verdict:
    """Judge whether somebody has certain members: by a tie, or by a seat, in person or through a part of them."""
    return inquiry.judge_each(wanted.of, lambda holder: judge_all(_judge_groups(inquiry, wanted, holder)))


def _judge_groups(inquiry: Inquiry, wanted: MembersWanted, holder: str) -> Iterator[Verdict]:
    for group in wanted.include:
        seated = _find_seated(inquiry, group.part, holder) if group.part in inquiry.cast.standard.cast else ()
        if seated:
            yield Verdict("met", keep_surest(seated))
        else:
            yield inquiry.judge_each((group,), lambda member: _judge_member(inquiry, member, holder))


def _find_seated(inquiry: Inquiry, part: str, holder: str) -> tuple[Evidence, ...]:
    """Find the seats that are for the role by which a part is found."""
    return tuple(
        inquiry.scribe.show_seats("met", holder, each, aspect="held_by", found=_tell_count(each))
        for each in inquiry.place.stakeholders[holder].seats
        if each.count != 0 and _is_for(inquiry, part, each.role)
    )


def _judge_member(inquiry: Inquiry, member: str, holder: str) -> Verdict:
    """Judge one member; that they are none is known where no tie is there, and no seat that nobody wrote down."""
    if member == holder:
        return inquiry.judge_nobody_else((member,))
    family = (member, *inquiry.cast.find_below(member))
    seats = [
        inquiry.scribe.show_seats("met", holder, each, who=(each.held_by,), aspect="held_by")
        for each in inquiry.place.stakeholders[holder].seats
        if each.held_by in family and each.count != 0
    ]
    ties = [
        inquiry.scribe.show_tie("met", tie)
        for each in family
        for tie in inquiry.records.find_ties(each, holder, SITTING)
    ]
    if seats or ties:
        return Verdict("met", keep_surest((*ties, *seats)))
    absent = judge_relations(inquiry, SITTING, member, holder)
    listed = inquiry.place.stakeholders[holder].seats
    if absent.result == "not-met" and listed and not _is_whole(inquiry, holder, ()):
        asking = inquiry.scribe.say_silent((holder,), aspect="seats")
        pieces = (replace(each, supports="cannot-tell") for each in absent.evidence)
        return Verdict("cannot-tell", (asking, *pieces))
    return absent
