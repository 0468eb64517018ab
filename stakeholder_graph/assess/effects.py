"""What does a change do? Who is reached, answered and cut off, before it and after it, and for how long."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from stakeholder_graph.analysis.clock.timing import START_COUNT
from stakeholder_graph.analysis.place.coverage import Coverage
from stakeholder_graph.analysis.place.deliveries import find_asked
from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.analysis.routes.messages import summarise_message
from stakeholder_graph.analysis.routes.routes import find_deliveries
from stakeholder_graph.analysis.routes.weak_points import find_weak_points
from stakeholder_graph.model.place import Place
from stakeholder_graph.results.messages import MessageAnswer
from stakeholder_graph.results.reports import ChangeEffect
from stakeholder_graph.results.weak_points import WeakPoint
from stakeholder_graph.units import stands_on
from stakeholder_graph.views.messages.sentences import find_loops, find_members

ONE_DAY = timedelta(days=1)


def ask_again(structure: Structure, ids: Collection[str]) -> dict[str, MessageAnswer]:
    """Ask of the messages with these ids, of those that stand, who is reached, answered and cut off."""
    found: dict[str, MessageAnswer] = {}
    for message in structure.place.messages:
        if message.id in ids and stands_on(structure.day, message.since, message.until):
            asked = find_asked(structure, message)
            deliveries = find_deliveries(structure, message, asked)
            points = find_weak_points(structure, message)
            found[message.id] = summarise_message(
                structure, message, asked, deliveries=deliveries, weak_points=points
            )
    return found


def find_effects(
    messages: Sequence[MessageAnswer],
    after: Mapping[str, MessageAnswer],
    coverage: Coverage,
    heirs: Mapping[str, str],
) -> Iterator[ChangeEffect]:
    """Find every figure that a change makes better or worse for somebody.

    Parameters
    ----------
    messages
        What was found before the change.
    after
        What was found with it, by message.
    coverage
        Counts the people of the place before the change.
    heirs
        What those that a change merges have become. A merge that leaves everybody as they were has no effect.
    """
    for before in messages:
        then = after.get(before.message)
        if then is None:
            continue
        turn = _Turn(before, then, coverage, heirs)
        yield from _find_reached(turn)
        yield from _find_answered(turn)
        yield from _find_freed(turn)


class _Turn:
    """What becomes of each counted member of a message, as it was called before a change."""

    def __init__(
        self, before: MessageAnswer, after: MessageAnswer, coverage: Coverage, heirs: Mapping[str, str]
    ) -> None:
        self.before = before
        self.after = after
        self.coverage = coverage
        self.members = find_members(before)
        later = find_members(after)
        same = len(later) == len(self.members)
        heir_of = (_find_heir(each, heirs) for each in self.members)
        self.heir_of = dict(zip(self.members, later if same else heir_of, strict=True))
        touched = {*heirs, *heirs.values()}
        self.unmerged = {each for each in self.members if touched.isdisjoint(each.split("->"))}

    def trace_back(self, later: Collection[str]) -> set[str]:
        """Return who of the members before is, or has become, one of those."""
        return {each for each, heir in self.heir_of.items() if heir in later}

    def judge(self, gained: Collection[str], lost: Collection[str]) -> bool | None:
        """Say whether it is for the better that some gain and others lose; None if nobody does either."""
        if not gained and not lost:
            return None
        return self._weigh(gained) > self._weigh(lost)

    def _weigh(self, members: Collection[str]) -> tuple[int, int]:
        return (len(members), self.coverage.count_people(sorted(members)) or 0)


def _find_heir(member: str, heirs: Mapping[str, str]) -> str:
    return "->".join(heirs.get(each, each) for each in member.split("->"))


def _find_reached(turn: _Turn) -> Iterator[ChangeEffect]:
    before, after = turn.before, turn.after
    was = set(find_members(before, reached=True))
    is_ = turn.trace_back(find_members(after, reached=True))
    better = turn.judge(is_ - was, was - is_)
    if better is not None:
        yield ChangeEffect(
            kind="reached",
            message=before.message,
            before_count=before.reached_count,
            after_count=after.reached_count,
            after_total=after.delivery_count,
            before_people=before.people_of_reached,
            after_people=after.people_of_reached,
            better=better,
        )


def _find_answered(turn: _Turn) -> Iterator[ChangeEffect]:
    before, after = turn.before, turn.after
    if before.loops is None or after.loops is None:
        return
    was = set(find_loops(before, "two-way"))
    is_ = turn.trace_back(find_loops(after, "two-way"))
    better = turn.judge(is_ - was, was - is_)
    if better is not None:
        yield ChangeEffect(
            kind="answered",
            message=before.message,
            before_count=before.loops.two_way.count,
            after_count=after.loops.two_way.count,
            after_total=after.delivery_count,
            before_people=before.loops.two_way.people,
            after_people=after.loops.two_way.people,
            better=better,
        )


def _find_freed(turn: _Turn) -> Iterator[ChangeEffect]:
    """Find whom one absence cuts off no longer, or now does.

    It is judged by those who are reached before and after and are not merged: what a merge renames is no gain.
    """
    before, after = turn.before, turn.after
    both = turn.unmerged.intersection(find_members(before, reached=True))
    both &= turn.trace_back(find_members(after, reached=True))
    first = {(each.type, each.id): each for each in before.weak_points or ()}
    then = {(each.type, each.id): each for each in after.weak_points or ()}
    for key in sorted({*first, *then}):
        old, new = first.get(key), then.get(key)
        was = _keep(old, both)
        is_ = both & turn.trace_back(new.cuts_off) if new is not None else set[str]()
        better = turn.judge(was - is_, is_ - was)
        if better is not None:
            yield ChangeEffect(
                kind="cut-off",
                message=before.message,
                before_count=len(old.cuts_off) if old is not None else 0,
                after_count=len(new.cuts_off) if new is not None else 0,
                after_total=after.delivery_count,
                before_people=old.people if old is not None else 0,
                after_people=new.people if new is not None else 0,
                better=better,
                type=key[0],
                id=key[1],
            )


def _keep(point: WeakPoint | None, members: set[str]) -> set[str]:
    return members.intersection(point.cuts_off) if point is not None else set()


# ---------------------------------------------------------------- for how long


def find_days_of_change(place: Place, day: date | None) -> tuple[date, ...]:
    """Find the days within a year after a day on which something begins, or is there no longer; the first first.

    Empty without a day.
    """
    if day is None:
        return ()
    records = [
        *place.stakeholders.values(),
        *(each.terms for each in place.channels),
        *place.shared.values(),
    ]
    days = {each.since for each in records if each.since is not None}
    days |= {each.until + ONE_DAY for each in records if each.until is not None and each.until < date.max}
    return tuple(sorted(each for each in days if 0 < (each - day).days < START_COUNT))


def date_effects(
    effects: Sequence[ChangeEffect],
    before: Sequence[MessageAnswer],
    after: Mapping[str, MessageAnswer],
    structure: Structure,
) -> tuple[ChangeEffect, ...]:
    """Say of each effect for the better until when all who gain by it still do, as the changed place goes on.

    Those who themselves stand no longer, and messages that are no longer sent, are not missed. Days are not counted:
    on each day within the year on which something begins or ends the place is asked again as it then stands.
    """
    asked = {each.message: each for each in before}
    gains = {
        number: _find_served(after[each.message], each) - _find_served(asked[each.message], each)
        for number, each in enumerate(effects)
        if each.better
    }
    if not gains:
        return tuple(effects)
    until: dict[int, str] = {}
    for day in find_days_of_change(structure.place, structure.day):
        then = ask_again(Structure(structure.place, day), after.keys())
        for number in gains.keys() - until.keys():
            answer = then.get(effects[number].message)
            if answer is not None and _is_lost(gains[number], answer, effects[number]):
                until[number] = (day - ONE_DAY).isoformat()
    return tuple(replace(each, until=until.get(number)) for number, each in enumerate(effects))


def _is_lost(gain: set[str], answer: MessageAnswer, effect: ChangeEffect) -> bool:
    return not gain.intersection(find_members(answer)) <= _find_served(answer, effect)


def _find_served(answer: MessageAnswer, effect: ChangeEffect) -> set[str]:
    """Find whom a message serves as an effect counts it: reached, answered, or reached without one absence."""
    if effect.kind == "answered":
        return set(find_loops(answer, "two-way"))
    reached = set(find_members(answer, reached=True))
    if effect.kind == "reached":
        return reached
    points = {(each.type, each.id): each for each in answer.weak_points or ()}
    return reached - _keep(points.get((effect.type or "stakeholder", effect.id or "")), reached)


def find_ending(place: Place, ends: Collection[str], last: str) -> tuple[str, ...]:
    """Find who ends on a day: of those at ``ends`` if any of them does, else of all."""
    known = (each.id for each in place.stakeholders.values() if each.until == date.fromisoformat(last))
    ending = tuple(sorted(known))
    return tuple(each for each in ending if each in ends) or ending
