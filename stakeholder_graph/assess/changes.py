"""What would each change do? Each is tried, measured on the day and over the year, and set beside the place."""

from collections.abc import Sequence

from msgspec.structs import replace

from stakeholder_graph.analysis.place.coverage import Coverage
from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.assess.effects import ask_again, date_effects, find_effects, find_ending
from stakeholder_graph.assess.setting import Setting
from stakeholder_graph.assess.trials import Trial, make_scenarios, make_trials
from stakeholder_graph.results.messages import MessageAnswer
from stakeholder_graph.results.reports import ChangeEffect, TriedChange, WeakPlace

WANTED = 3
"""How many changes a paper puts before a board."""
EFFECTS_KEPT = 8

Changes = tuple[tuple[TriedChange, ...], tuple[TriedChange, ...], int]


def try_changes(setting: Setting, messages: Sequence[MessageAnswer], weakest: Sequence[WeakPlace]) -> Changes:
    """Try every scenario of the model, and then what would mend the weakest places, until there are enough.

    Only who is reached, who can be answered and whom an absence cuts off is measured: no days and no chance. It is
    measured on the day, and again on each day within the year on which something begins or ends.

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
    helping, idle, told_count
        Those that help somebody, then those that were tried and help nobody. Of the first, so many come first as
        are put before a board: for each of the weakest places that none before mends one that does, and then further
        sound ones that mend any.
    """
    first, later = weakest[:WANTED], weakest[WANTED:]
    trials = [*make_scenarios(setting), *make_trials(setting, messages, first)]
    tried = [_measure(setting, messages, first, each) for each in trials]
    for trial in make_trials(setting, messages, later):
        if sum(each.is_sound for each in tried) >= WANTED:
            break
        tried.append(_measure(setting, messages, first, trial))
    helping = sorted((each for each in tried if each.better_count), key=_rank)
    told = _choose(helping, first)
    rest = [each for each in helping if each not in told]
    return (*told, *rest), tuple(each for each in tried if not each.better_count), len(told)


def _choose(helping: Sequence[TriedChange], weakest: Sequence[WeakPlace]) -> list[TriedChange]:
    """Choose what to put before a board: no more than it takes for each place, then further sound ones."""
    chosen: list[TriedChange] = []
    left = set(range(len(weakest)))
    wholly = {id(each): _find_wholly_mended(each, weakest) for each in helping}
    for number in range(len(weakest)):
        mending = [each for each in helping if number in each.mends and each not in chosen]
        if number in left and mending:
            best = min(
                mending,
                key=lambda each: (
                    *_weigh(each),
                    number not in wholly[id(each)],
                    -len(left & wholly[id(each)]),
                ),
            )
            chosen.append(best)
            left -= wholly[id(best)]
    further = (each for each in helping if each.is_sound and each.mends and each not in chosen)
    return [*chosen, *further][:WANTED]


def _find_wholly_mended(change: TriedChange, weakest: Sequence[WeakPlace]) -> set[int]:
    """Find the weakest places of which nothing is left with a change."""
    found: set[int] = set()
    for number, weak in enumerate(weakest):
        for each in (each for each in change.effects if each.better and _mends(each, weak)):
            is_whole = each.after_count in (each.before_count + weak.count, each.after_total)
            if each.after_count == 0 if each.kind == "cut-off" else is_whole:
                found.add(number)
    return found


def _weigh(change: TriedChange) -> tuple[bool, bool, bool, bool]:
    """Return a key that sorts first what harms nobody, then what lasts, what is not unsure, and the model's own."""
    return (
        change.worse_count > 0,
        change.until is not None,
        bool(change.unsure) and not change.may_be_so,
        change.kind != "scenario",
    )


def _measure(
    setting: Setting, before: Sequence[MessageAnswer], weakest: Sequence[WeakPlace], trial: Trial
) -> TriedChange:
    """Ask again of the changed place who is reached, answered and cut off, and keep what differs."""
    structure = Structure(trial.place, setting.choice.on)
    after = ask_again(structure, {each.message for each in before})
    found = tuple(find_effects(before, after, Coverage(setting.place), trial.heirs))
    effects = date_effects(found, before, after, structure)
    better = [each for each in effects if each.better]
    worse = sorted((each for each in effects if not each.better), key=_rank_effect)
    mending = [each for each in better if any(_mends(each, weak) for weak in weakest)]
    better.sort(key=lambda each: (each not in mending, _rank_effect(each)))
    until = min((each.until for each in mending or better if each.until is not None), default=None)
    ends = {end for way in trial.change.ways for end in (*way.senders, *way.receivers)}
    return replace(
        trial.change,
        until=until,
        ending=find_ending(trial.place, ends, until) if until is not None else (),
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


def _rank_effect(effect: ChangeEffect) -> tuple[int, int, int, str, str]:
    """Return a key that sorts most people first, then most members; a stakeholder before its channels."""
    people = abs((effect.after_people or 0) - (effect.before_people or 0))
    count = abs(effect.after_count - effect.before_count)
    return (-people, -count, effect.type == "channel", effect.message, effect.id or "")


def _rank(
    change: TriedChange,
) -> tuple[tuple[bool, bool, bool, bool], tuple[int, int, int, str, str], int]:
    """Return a key that sorts changes by what they weigh, then what helps most, then what adds least."""
    return (_weigh(change), _rank_effect(change.effects[0]), change.channel_count)
