"""What would each change do? Scenarios of the model, and small trials of our own, run and set beside the place."""

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from stakeholder_graph.analysis.place.coverage import Coverage
from stakeholder_graph.analysis.place.deliveries import find_asked
from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.analysis.routes.messages import summarise_message
from stakeholder_graph.analysis.routes.routes import find_deliveries
from stakeholder_graph.analysis.routes.weak_points import find_weak_points
from stakeholder_graph.assess.setting import Setting
from stakeholder_graph.model.place import Place
from stakeholder_graph.results.messages import MessageAnswer
from stakeholder_graph.results.reports import ChangeEffect, ChangeKind, TriedChange, WeakPlace
from stakeholder_graph.results.weak_points import WeakPoint, WeakPointType
from stakeholder_graph.scenarios.apply import apply_scenario
from stakeholder_graph.scenarios.beside import (
    add_first_channels,
    add_second_body,
    add_second_channel,
    add_second_source,
)
from stakeholder_graph.views.messages.sentences import find_members

WANTED = 3
"""How many changes a paper proposes."""
EFFECTS_KEPT = 8

BY_LAW = ("board", "commissioner", "council", "practice", "provider", "regulator", "scrutiny")
"""Kinds of which nobody can simply have a second one: a channel that goes past them is tried instead."""

Changes = tuple[tuple[TriedChange, ...], tuple[TriedChange, ...]]
_TRIALS: dict[str, tuple[ChangeKind, Callable[[Place, str], Place]]] = {
    "stakeholder": ("second-body", add_second_body),
    "shared": ("second-source", add_second_source),
    "channel": ("second-channel", add_second_channel),
}


class _Trial(Struct, frozen=True, kw_only=True):
    """A change that has been made, before anything is asked of it."""

    change: TriedChange
    place: Place


def try_changes(setting: Setting, messages: Sequence[MessageAnswer], weakest: Sequence[WeakPlace]) -> Changes:
    """Try every scenario of the model, and then what would mend the weakest places, until there are enough.

    Only who is reached, who can be answered and whom an absence cuts off is measured: no days and no chance.

    Parameters
    ----------
    setting
        The place as it is asked about; it is not changed.
    messages
        What was found of it, with deliveries and weak points.
    weakest
        What to mend, the weakest first; what comes after the first few is looked at only if changes are lacking.

    Returns
    -------
    helping, idle
        Those that help somebody, first one for each of the weakest places where there is one: of the model's own
        if it harms nobody. Then those that were tried and help nobody.
    """
    first, later = weakest[:WANTED], weakest[WANTED:]
    trials = [*_make_scenarios(setting), *_make_trials(setting, messages, first)]
    tried = [_measure(setting, messages, first, each) for each in trials]
    for trial in _make_trials(setting, messages, later):
        if sum(_is_sound(each) for each in tried) >= WANTED:
            break
        tried.append(_measure(setting, messages, first, trial))
    helping = sorted((each for each in tried if each.better_count), key=_rank)
    chosen: list[TriedChange] = []
    for number in range(len(first)):
        mending = [each for each in helping if number in each.mends and each not in chosen]
        chosen += mending[:1]
    rest = [each for each in helping if each not in chosen]
    return (*chosen, *rest), tuple(each for each in tried if not each.better_count)


def _is_sound(change: TriedChange) -> bool:
    return bool(change.better_count) and not change.worse_count


def _make_scenarios(setting: Setting) -> Iterator[_Trial]:
    """Make each scenario but the one that is asked about; one that cannot be made upon it is left out."""
    place = setting.place
    for scenario in place.scenarios.values():
        if scenario.id == setting.choice.scenario:
            continue
        changed, problems = apply_scenario(place, scenario)
        if not problems:
            yield _Trial(
                change=TriedChange(
                    kind="scenario",
                    scenario=scenario.id,
                    says=scenario.says,
                    channel_count=_count_new(place, changed),
                ),
                place=changed,
            )


def _make_trials(
    setting: Setting, messages: Sequence[MessageAnswer], weakest: Sequence[WeakPlace]
) -> Iterator[_Trial]:
    """Make what would mend each of the weakest places: a second one beside it, or a channel that goes past it."""
    by_id = {each.message: each for each in messages}
    made: set[tuple[str, ...]] = set()
    for weak in weakest:
        trial = _join_directly(setting, by_id[weak.message], weak) if _needs_channel(setting, weak) else None
        if trial is None and weak.type is not None and weak.id is not None:
            trial = _double(setting, weak.type, weak.id)
        if trial is not None and _name_trial(trial) not in made:
            made.add(_name_trial(trial))
            yield trial


def _needs_channel(setting: Setting, weak: WeakPlace) -> bool:
    known = setting.place.stakeholders.get(weak.id or "")
    return weak.type is None or (known is not None and known.kind in BY_LAW)


def _name_trial(trial: _Trial) -> tuple[str, ...]:
    known = trial.place.channels[len(trial.place.channels) - trial.change.channel_count :]
    return (trial.change.kind, *(each.id for each in known), *trial.change.beside)


def _double(setting: Setting, type_: WeakPointType, given: str) -> _Trial:
    kind, change = _TRIALS[type_]
    changed = change(setting.place, given)
    count = _count_new(setting.place, changed)
    return _Trial(change=TriedChange(kind=kind, beside=(given,), channel_count=count), place=changed)


def _join_directly(setting: Setting, message: MessageAnswer, weak: WeakPlace) -> _Trial | None:
    """Give those that a message leaves out, would lose or cannot answer a channel to its other end.

    None where a message goes from several to several: nobody could say who should be joined to whom.
    """
    asked = setting.find_message(message.message)
    outward = message.counted == "receivers"
    ends = asked.senders if outward else asked.receivers
    if message.counted == "pairs" or len(ends.members) != 1:
        return None
    (other,) = ends.members
    standing = setting.structure.number_of
    members = tuple(each for each in weak.members if each in standing and each != other)
    if other not in standing or not members:
        return None
    ways = [*([outward] if weak.kind != "one-way" else []), *([not outward] if message.asks_answer else [])]
    pairs = [(other, each) if out else (each, other) for each in members for out in ways]
    return _Trial(
        change=TriedChange(kind="direct-channel", beside=members, to=other, channel_count=len(pairs)),
        place=add_first_channels(setting.place, pairs),
    )


def _count_new(before: Place, after: Place) -> int:
    known = {each.id for each in before.channels}
    return sum(each.id not in known for each in after.channels)


def _measure(
    setting: Setting, before: Sequence[MessageAnswer], weakest: Sequence[WeakPlace], trial: _Trial
) -> TriedChange:
    """Ask again of the changed place who is reached, answered and cut off, and keep what differs."""
    structure = Structure(trial.place, setting.choice.on)
    known = {each.id: each for each in trial.place.messages}
    effects: list[ChangeEffect] = []
    for message in before:
        if message.message not in known:
            continue
        asked = find_asked(structure, known[message.message])
        deliveries = find_deliveries(structure, known[message.message], asked)
        points = find_weak_points(structure, known[message.message])
        after = summarise_message(
            structure, known[message.message], asked, deliveries=deliveries, weak_points=points
        )
        effects += _find_effects(message, after, Coverage(trial.place))
    better = [each for each in effects if each.better]
    worse = sorted((each for each in effects if not each.better), key=_rank_effect)
    better.sort(key=lambda each: (not any(_mends(each, weak) for weak in weakest), _rank_effect(each)))
    return replace(
        trial.change,
        mends=tuple(
            number for number, weak in enumerate(weakest) if any(_mends(each, weak) for each in better)
        ),
        effects=(*better[: EFFECTS_KEPT // 2], *worse[: EFFECTS_KEPT // 2]),
        better_count=len(better),
        worse_count=len(worse),
    )


def _mends(effect: ChangeEffect, weak: WeakPlace) -> bool:
    """Say whether an effect is for the better of one of the weakest places."""
    kinds = {"nobody": "reached", "missing": "reached", "one-way": "answered", "weak-point": "cut-off"}
    same = (effect.kind, effect.message) == (kinds[weak.kind], weak.message)
    return same and (weak.type, weak.id) == (effect.type, effect.id)


def _find_effects(before: MessageAnswer, after: MessageAnswer, coverage: Coverage) -> Iterator[ChangeEffect]:
    if (before.reached_count, before.people_of_reached) != (after.reached_count, after.people_of_reached):
        yield ChangeEffect(
            kind="reached",
            message=before.message,
            before_count=before.reached_count,
            after_count=after.reached_count,
            before_people=before.people_of_reached,
            after_people=after.people_of_reached,
            better=after.reached_count > before.reached_count,
        )
    first = before.loops.two_way if before.loops is not None else None
    then = after.loops.two_way if after.loops is not None else None
    if first is not None and then is not None and first.count != then.count:
        yield ChangeEffect(
            kind="answered",
            message=before.message,
            before_count=first.count,
            after_count=then.count,
            before_people=first.people,
            after_people=then.people,
            better=then.count > first.count,
        )
    yield from _find_freed(before, after, coverage)


def _find_freed(before: MessageAnswer, after: MessageAnswer, coverage: Coverage) -> Iterator[ChangeEffect]:
    """Find whom one absence cuts off no longer, or now does, of those who are reached before and after."""
    both = set(find_members(before, reached=True)) & set(find_members(after, reached=True))
    first = {(each.type, each.id): each for each in before.weak_points or ()}
    then = {(each.type, each.id): each for each in after.weak_points or ()}
    for key in sorted({*first, *then}):
        was, is_ = _keep(first.get(key), both), _keep(then.get(key), both)
        if was == is_:
            continue
        yield ChangeEffect(
            kind="cut-off",
            message=before.message,
            before_count=len(was),
            after_count=len(is_),
            before_people=coverage.count_people(sorted(was)),
            after_people=coverage.count_people(sorted(is_)),
            better=len(is_) < len(was),
            type=key[0],
            id=key[1],
        )


def _keep(point: WeakPoint | None, members: set[str]) -> set[str]:
    return members.intersection(point.cuts_off) if point is not None else set()


def _rank_effect(effect: ChangeEffect) -> tuple[int, int, int, str, str]:
    """Return a key that sorts most people first, then most members; a stakeholder before its channels."""
    people = abs((effect.after_people or 0) - (effect.before_people or 0))
    count = abs(effect.after_count - effect.before_count)
    return (-people, -count, effect.type == "channel", effect.message, effect.id or "")


def _rank(change: TriedChange) -> tuple[bool, bool, tuple[int, int, int, str, str], int]:
    """Return a key that sorts changes that harm nobody first, then the model's own, then those that help most."""
    own = change.kind == "scenario"
    return (change.worse_count > 0, not own, _rank_effect(change.effects[0]), change.channel_count)
