"""Does a place make sense? Run on every place, read or edited; each breach is a Problem that names its record.

What one value may be is checked where it is read; here is what only shows when records are seen together.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from stakeholder_graph.model.persons import HINT, find_person
from stakeholder_graph.model.place import Place
from stakeholder_graph.model.problem import Problem
from stakeholder_graph.model.quoting import quote
from stakeholder_graph.model.records import CheckedWith, Record, Stakeholder
from stakeholder_graph.model.selectors import Directory, suggest


def check_place(place: Place) -> Iterator[Problem]:
    """Check a whole place, in the order of its records; nothing found means that it makes sense."""
    for stakeholder in place.stakeholders.values():
        yield from _check_references(place, stakeholder)
    yield from _check_cycles(place)
    yield from _check_channels(place)
    yield from _check_absences(place)
    yield from _check_absent_stakeholders(place)
    yield from _check_messages(place)
    yield from _check_dates(place)
    yield from _check_persons(place)


def _check_references(place: Place, stakeholder: Stakeholder) -> Iterator[Problem]:
    part_of = stakeholder.part_of
    if part_of is not None and part_of not in place.stakeholders:
        yield _unknown("stakeholder", part_of, place.stakeholders, stakeholder, "part_of")
    for seats in stakeholder.seats:
        for other in (seats.chosen_by, seats.held_by, seats.paid_by):
            if other is not None and other not in place.stakeholders:
                yield _unknown("stakeholder", other, place.stakeholders, stakeholder, "seats")
    for shared in stakeholder.depends_on:
        if shared not in place.shared:
            yield _unknown("shared", shared, place.shared, stakeholder, "depends_on")


def _unknown(what: str, given: str, known: Iterable[str], record: Record, field: str) -> Problem:
    named = "shared dependency" if what == "shared" else what
    hint = suggest(given, known)
    if not hint and what == "shared":
        hint = "define it under 'shared'"
    return Problem(
        code=f"unknown-{what}",
        message=f"there is no {named} {quote(given)}",
        hint=hint,
        origin=record.origin,
        field=field,
    )


def _check_cycles(place: Place) -> Iterator[Problem]:
    """Check that nothing is part of itself, however far round."""
    settled: set[str] = set()
    for start in place.stakeholders:
        climb: dict[str, None] = {}
        here: str | None = start
        while here is not None and here in place.stakeholders and here not in settled:
            if here in climb:
                ring = [*list(climb)[list(climb).index(here) :], here]
                yield Problem(
                    code="part-of-itself",
                    message=f"{quote(here)} is part of itself: {' in '.join(map(quote, ring[:6]))}",
                    hint="take one 'part_of' away",
                    origin=place.stakeholders[here].origin,
                    field="part_of",
                )
                break
            climb[here] = None
            here = place.stakeholders[here].part_of
        settled.update(climb)


def _check_channels(place: Place) -> Iterator[Problem]:
    seen: set[tuple[str, str, int]] = set()
    terms_seen: set[int] = set()
    said: set[tuple[object, ...]] = set()
    for channel in place.channels:
        terms = channel.terms
        if id(terms) not in terms_seen:
            terms_seen.add(id(terms))
            for shared in terms.depends_on:
                if shared not in place.shared:
                    yield _unknown("shared", shared, place.shared, terms, "depends_on")
        key = (channel.sender, channel.receiver, id(terms))
        saying = (
            channel.sender,
            channel.receiver,
            terms.by,
            str(terms.every),
            terms.carries,
            terms.since,
            terms.until,
        )
        if saying in said and key not in seen:
            yield Problem(
                code="duplicate-channel",
                severity="warning",
                message=f"this says again that {quote(channel.sender)} passes messages to "
                f"{quote(channel.receiver)} by {quote(terms.by)}",
                hint="both are kept, as two channels; take one away if they are the same",
                origin=terms.origin,
                field="from",
            )
        said.add(saying)
        seen.add(key)


def _check_absences(place: Place) -> Iterator[Problem]:
    present = {(channel.sender, channel.receiver) for channel in place.channels}
    ties = {(tie.sender, tie.receiver, tie.relation) for tie in place.ties}
    for absence in place.known_absent:
        pair = (absence.sender, absence.receiver)
        if pair in present if absence.relation is None else (*pair, absence.relation) in ties:
            what = "channel" if absence.relation is None else f"tie '{absence.relation}'"
            yield Problem(
                code="absent-and-present",
                severity="warning",
                message=f"the {what} from {quote(pair[0])} to {quote(pair[1])} is known to be absent, "
                "and is in the model",
                hint="take one of the two away",
                origin=absence.origin,
            )


def _check_absent_stakeholders(place: Place) -> Iterator[Problem]:
    directory = Directory(place.stakeholders, place.kinds)
    for absence in place.absent_stakeholders:
        if absence.part_of is not None and absence.part_of not in place.stakeholders:
            yield _unknown("stakeholder", absence.part_of, place.stakeholders, absence, "stakeholder")
            continue
        fitting = (place.stakeholders[each] for each in directory.find_fitting(absence))
        present = next((each for each in fitting if _overlap(each, absence)), None)
        if present is not None:
            yield Problem(
                code="absent-and-present",
                severity="warning",
                message=f"somebody like {quote(present.id)} is known to be absent, and is in the model",
                hint="take one of the two away, or say more of who is absent",
                origin=absence.origin,
                field="stakeholder",
            )


def _overlap(first: Record, second: Record) -> bool:
    """Say whether there is a day on which both hold."""
    since = max(first.since or date.min, second.since or date.min)
    return since <= min(first.until or date.max, second.until or date.max)


def _check_messages(place: Place) -> Iterator[Problem]:
    for message in place.messages:
        if not message.answered and (message.answered_within or message.answer_takes):
            field = "answered_within" if message.answered_within else "answer_takes"
            yield Problem(
                code="no-answer-asked",
                severity="warning",
                message=f"'{field}' has no effect: the message {quote(message.id)} asks for no answer",
                hint="add 'answered: true'",
                origin=message.origin,
                field=field,
            )
        carried = {kind for channel in place.channels for kind in channel.terms.carries or ()}
        if message.kind and carried and message.kind not in carried:
            hint = suggest(message.kind, sorted(carried))
            if hint:
                yield Problem(
                    code="kind-nowhere-carried",
                    severity="warning",
                    message=f"no channel names the kind {quote(message.kind)} among what it carries",
                    hint=hint,
                    origin=message.origin,
                    field="kind",
                )


def _check_persons(place: Place) -> Iterator[Problem]:
    """Check that posts are named and no persons; what practices are called officially is left alone."""
    texts = list(_list_texts(place))
    if find_person("\n".join(text for _, _, text in texts)) is None:
        return
    for record, field, text in texts:
        person = find_person(text)
        if person is not None:
            yield Problem(
                code="person-named",
                severity="warning",
                message=f"this names a person: {quote(person)}",
                hint=HINT,
                origin=record.origin,
                field=field,
            )


def _list_texts(place: Place) -> Iterator[tuple[Record | CheckedWith, str, str]]:
    """List what is written in words, record by record, with the field it stands in."""
    for record in _list_records(place):
        official = isinstance(record, Stakeholder) and _may_be_called_after_a_person(place, record)
        for field in (
            ("purpose", "says", "note") if official else ("name", "aliases", "purpose", "says", "note")
        ):
            value = getattr(record, field, None)
            if value:
                yield record, field, "; ".join(value) if isinstance(value, tuple) else value
    for check in place.checked:
        for field, value in (("by", check.by), ("note", check.note)):
            if value:
                yield check, field, value


def _may_be_called_after_a_person(place: Place, stakeholder: Stakeholder) -> bool:
    whole = place.stakeholders.get(stakeholder.part_of or "")
    of_practice = stakeholder.kind == "patient-group" and whole is not None and whole.kind == "practice"
    return stakeholder.kind == "practice" or of_practice


def _list_records(place: Place) -> Iterator[Record]:
    yield from place.stakeholders.values()
    yield from {id(channel.terms): channel.terms for channel in place.channels}.values()
    yield from place.ties
    yield from place.shared.values()
    yield from place.messages
    yield from place.known_absent
    yield from place.absent_stakeholders


def _check_dates(place: Place) -> Iterator[Problem]:
    first_dated: tuple[Record, date] | None = None
    for record in _list_records(place):
        if record.since is not None and record.until is not None and record.until < record.since:
            yield Problem(
                code="ends-before-it-begins",
                message=f"it holds until {record.until}, before it begins on {record.since}",
                hint="swap 'since' and 'until'",
                origin=record.origin,
                field="until",
            )
        limit = record.since or record.until
        if first_dated is None and limit is not None:
            first_dated = (record, limit)
    if place.as_of is None and first_dated is not None:
        yield Problem(
            code="no-day-to-describe",
            severity="warning",
            message="some lines hold only for a time, and the model does not say which day it describes",
            hint="add 'as_of: DATE' at the top; until then they are taken to hold always",
            origin=first_dated[0].origin,
            field="since" if first_dated[0].since else "until",
        )
