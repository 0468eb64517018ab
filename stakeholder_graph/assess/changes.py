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
from stakeholder_graph.results.weak_points import WeakPoint
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
        What to mend, the weakest first.

    Returns
    -------
    helping, idle
        Those that help somebody, the model's own first, those that also harm last among them; and those that were
        tried and help nobody.
    """
    tried = [_measure(setting, messages, each) for each in _make_scenarios(setting)]
    helping = sorted((each for each in tried if each.better_count), key=_rank)
    idle = [each for each in tried if not each.better_count]
    for trial in _make_trials(setting, messages, weakest):
        if sum(not each.worse_count for each in helping) >= WANTED:
            break
        measured = _measure(setting, messages, trial)
        (helping if measured.better_count else idle).append(measured)
    return tuple(sorted(helping, key=lambda each: bool(each.worse_count))), tuple(idle)


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
    """Make what would mend each of the weakest places: a second one beside it, or a first channel."""
    by_id = {each.message: each for each in messages}
    for weak in weakest:
        if weak.type is not None and weak.id is not None:
            kind, change = _TRIALS[weak.type]
            changed = change(setting.place, weak.id)
            change_made = TriedChange(
                kind=kind, beside=(weak.id,), channel_count=_count_new(setting.place, changed)
            )
            yield _Trial(change=change_made, place=changed)
        elif weak.message in by_id:
            yield from _join_directly(setting, by_id[weak.message], weak)


def _join_directly(setting: Setting, message: MessageAnswer, weak: WeakPlace) -> Iterator[_Trial]:
    """Give those that a message leaves out, or who can be given no answer, a channel to the other end.

    Nothing is made where a message goes from several to several: nobody could say who should be joined to whom.
    """
    asked = setting.find_message(message.message)
    ends = asked.senders if message.counted == "receivers" else asked.receivers
    if message.counted == "pairs" or len(ends.members) != 1 or not weak.members:
        return
    (other,) = ends.members
    standing = setting.structure.number_of
    members = tuple(each for each in weak.members if each in standing and each != other)
    if other not in standing or not members:
        return
    there, back = (
        ((other, True), (other, False))
        if message.counted == "receivers"
        else (
            (other, False),
            (other, True),
        )
    )
    wanted = [*([there] if weak.kind != "one-way" else []), *([back] if message.asks_answer else [])]
    pairs = [(end, each) if out else (each, end) for each in members for end, out in wanted]
    yield _Trial(
        change=TriedChange(kind="first-channel", beside=members, to=other, channel_count=len(pairs)),
        place=add_first_channels(setting.place, pairs),
    )


def _count_new(before: Place, after: Place) -> int:
    known = {each.id for each in before.channels}
    return sum(each.id not in known for each in after.channels)


def _measure(setting: Setting, before: Sequence[MessageAnswer], trial: _Trial) -> TriedChange:
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
    effects.sort(key=_rank_effect)
    better = [each for each in effects if each.better]
    worse = [each for each in effects if not each.better]
    kept = (*better[: EFFECTS_KEPT // 2], *worse[: EFFECTS_KEPT // 2])
    return replace(trial.change, effects=kept, better_count=len(better), worse_count=len(worse))


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


def _rank(change: TriedChange) -> tuple[bool, tuple[int, int, int, str, str]]:
    """Return a key that sorts changes that harm nobody first, then those that help most."""
    return (change.worse_count > 0, _rank_effect(change.effects[0]))
