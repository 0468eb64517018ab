"""Which changes can be tried on a place? Scenarios of the model, and small trials of the program's own."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from stakeholder_graph.assess.added_ways import find_added_ways, find_unsure, name_added
from stakeholder_graph.assess.setting import Setting
from stakeholder_graph.model.place import Place
from stakeholder_graph.results.messages import MessageAnswer
from stakeholder_graph.results.reports import ChangeKind, TriedChange, WeakPlace
from stakeholder_graph.results.weak_points import WeakPointType
from stakeholder_graph.scenarios.apply import apply_scenario
from stakeholder_graph.scenarios.beside import (
    add_first_channels,
    add_second_body,
    add_second_channel,
    add_second_source,
)
from stakeholder_graph.scenarios.merge import find_heirs

DOUBLED = ("post", "practice-role", "group", "network", "volunteers", "infrastructure-body")
"""Kinds beside which a place can simply put a second one. Past all others a channel is tried instead."""

_TRIALS: dict[str, tuple[ChangeKind, Callable[[Place, str], Place]]] = {
    "stakeholder": ("second-body", add_second_body),
    "shared": ("second-source", add_second_source),
    "channel": ("second-channel", add_second_channel),
}


class Trial(Struct, frozen=True, kw_only=True):
    """A change that has been made, before anything is asked of it.

    ``heirs`` says what those that it merges have become.
    """

    change: TriedChange
    place: Place
    heirs: Mapping[str, str] = {}


def make_scenarios(setting: Setting) -> Iterator[Trial]:
    """Make each scenario but the one that is asked about; one that cannot be made upon it is left out."""
    place = setting.place
    for scenario in place.scenarios.values():
        if scenario.id == setting.choice.scenario:
            continue
        changed, problems = apply_scenario(place, scenario)
        if not problems:
            told = TriedChange(
                kind="scenario", scenario=scenario.id, says=scenario.says, may_be_so=scenario.may_be_so
            )
            yield replace(_describe(setting, told, changed), heirs=find_heirs(scenario.edits))


def make_trials(
    setting: Setting, messages: Sequence[MessageAnswer], weakest: Sequence[WeakPlace]
) -> Iterator[Trial]:
    """Make what would mend each of the weakest places: a second one beside it, or a channel that goes past it.

    Nothing is made for a place that neither could mend.
    """
    by_id = {each.message: each for each in messages}
    made: set[tuple[str, ...]] = set()
    for weak in weakest:
        trial = _make_trial(setting, by_id[weak.message], weak)
        if trial is not None and _name_trial(trial) not in made:
            made.add(_name_trial(trial))
            yield trial


def _make_trial(setting: Setting, message: MessageAnswer, weak: WeakPlace) -> Trial | None:
    if weak.type is None or weak.id is None:
        return _join_directly(setting, message, weak)
    known = setting.place.stakeholders.get(weak.id)
    can_be_doubled = known is None or known.kind in DOUBLED
    return _double(setting, weak.type, weak.id) if can_be_doubled else _join_directly(setting, message, weak)


def _name_trial(trial: Trial) -> tuple[str, ...]:
    known = trial.place.channels[len(trial.place.channels) - trial.change.channel_count :]
    return (trial.change.kind, *(each.id for each in known), *trial.change.beside)


def _double(setting: Setting, type_: WeakPointType, given: str) -> Trial:
    kind, change = _TRIALS[type_]
    return _describe(setting, TriedChange(kind=kind, beside=(given,)), change(setting.place, given))


def _join_directly(setting: Setting, message: MessageAnswer, weak: WeakPlace) -> Trial | None:
    """Give those that a message leaves out, would lose or cannot answer a channel to its other end.

    None where a message goes from several to several: nobody could say who should be joined to whom. Unless the
    model is complete there may be such a channel already.
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
    change = TriedChange(
        kind="direct-channel", beside=members, to=other, may_be_so=not setting.place.complete
    )
    return _describe(setting, change, add_first_channels(setting.place, pairs))


def _describe(setting: Setting, change: TriedChange, changed: Place) -> Trial:
    """Say what a change adds, and of whom among those it joins the model is unsure."""
    ways = find_added_ways(setting.place, changed)
    told = TriedChange(
        kind=change.kind,
        scenario=change.scenario,
        says=change.says,
        beside=change.beside,
        to=change.to,
        may_be_so=change.may_be_so,
        unsure=find_unsure(setting.place, ways),
        channel_count=sum(each.channel_count for each in ways),
        ways=ways,
        adds=name_added(setting.place, changed),
    )
    return Trial(change=told, place=changed)
