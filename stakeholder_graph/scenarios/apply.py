"""Apply edits to a place: the place that was is left as it is."""

from collections.abc import Callable, Iterable, Mapping

from msgspec.structs import replace

from stakeholder_graph.model.checks import check_place
from stakeholder_graph.model.lines import (
    NAMED_CHANNELS,
    AddShared,
    AddStakeholder,
    Change,
    ChannelLine,
    Edit,
    Merge,
    Numbering,
    Remove,
    TieLine,
    build_channels,
    build_ties,
)
from stakeholder_graph.model.place import Place, Scenario
from stakeholder_graph.model.problem import Origin, Problem
from stakeholder_graph.model.quoting import quote
from stakeholder_graph.model.records import Stakeholder
from stakeholder_graph.model.selectors import Directory, SelectionError, suggest
from stakeholder_graph.scenarios.change import change, find_channels
from stakeholder_graph.scenarios.merge import merge


def apply_scenario(place: Place, scenario: Scenario) -> tuple[Place, tuple[Problem, ...]]:
    """Apply a scenario's edits in their order; an edit that cannot be made is a problem and changes nothing."""
    return apply_edits(place, scenario.edits, scenario.edit_origins)


def apply_edits(
    place: Place, edits: Iterable[Edit], origins: Iterable[Origin | None] = ()
) -> tuple[Place, tuple[Problem, ...]]:
    """Apply edits in their order.

    Parameters
    ----------
    place
        The place as it is; it is not changed.
    edits
        What to change. Whom an edit names is looked up in the place as the edits before it left it; the
        selectors of the model itself have been resolved before.
    origins
        Where each edit was written, for its problems; none if they were not read from a file.

    Returns
    -------
    place, problems
        The place after all edits that could be made, and one problem for each that could not.
    """
    edits = tuple(edits)
    where = (*origins, *(None,) * len(edits))
    problems: list[Problem] = []
    for edit, origin in zip(edits, where, strict=False):
        try:
            edited = _end_absences(place, _APPLIERS[type(edit)](place, edit))
        except SelectionError as fault:
            problems.append(Problem(code=fault.code, message=fault.message, hint=fault.hint, origin=origin))
            continue
        breach = _find_breach(place, edited) if _may_break(edit) else None
        if breach is None:
            place = edited
        else:
            problems.append(replace(breach, origin=origin, field=None))
    return place, tuple(problems)


def _may_break(edit: Edit) -> bool:
    """Say whether an edit may leave something that makes no sense; other values of channels are sound as read."""
    if isinstance(edit, Change) and edit.channel is not None:
        return not {"depends_on", "since", "until"}.isdisjoint(name for name, _ in edit.values)
    return not isinstance(edit, Remove)


def _find_breach(before: Place, after: Place) -> Problem | None:
    """Find what makes sense no longer, such as a stakeholder that an edit made part of itself."""
    errors = [each for each in check_place(after) if each.is_error]
    if not errors:
        return None
    known = {(each.code, each.message) for each in check_place(before)}
    return next((each for each in errors if (each.code, each.message) not in known), None)


def _end_absences(before: Place, after: Place) -> Place:
    """Drop what was known of somebody's absence where an edit made somebody whom it fits."""
    if not after.absent_stakeholders or after.stakeholders is before.stakeholders:
        return after
    directory = Directory(after.stakeholders, after.kinds)
    made = {each for each, said in after.stakeholders.items() if said is not before.stakeholders.get(each)}
    kept = tuple(each for each in after.absent_stakeholders if made.isdisjoint(directory.find_fitting(each)))
    return replace(after, absent_stakeholders=kept)


def name_target(edit: Edit) -> str:
    """Name what an edit is about, as it was written."""
    if isinstance(edit, Remove):
        return edit.target
    if isinstance(edit, Change):
        return edit.channel or edit.shared or str(edit.stakeholder)
    if isinstance(edit, ChannelLine | TieLine):
        return f"{edit.sender}->{edit.receiver}"
    if isinstance(edit, AddShared):
        return edit.shared.id
    return edit.into.id if isinstance(edit, Merge) else edit.stakeholder.id


def remove(place: Place, target: str) -> Place:
    """Take away a stakeholder, a shared dependency with all that depends on it, or channels ``a:b``.

    A stakeholder's channels and ties go with it and its parts are lifted to what it was part of; nothing is
    joined up again. Its own deliveries stay counted, as not reached.

    Raises
    ------
    SelectionError
        If nothing is called that.
    """
    if target in place.stakeholders:
        return _remove_stakeholders(place, {target})
    if target in place.shared:
        fallen = {each.id for each in place.stakeholders.values() if target in each.depends_on}
        kept = tuple(each for each in place.channels if target not in each.terms.depends_on)
        return _remove_stakeholders(replace(place, channels=kept), fallen)
    gone = set(find_channels(place, target)) if NAMED_CHANNELS.fullmatch(target) else None
    if gone is None:
        known = [*place.stakeholders, *place.shared]
        raise SelectionError(
            "unknown-stakeholder",
            f"there is no stakeholder or shared dependency {quote(target)}",
            suggest(target, known) or "a channel is named 'sender:receiver'",
        )
    left = tuple(
        replace(each, twin=None) if each.twin in gone else each
        for each in place.channels
        if each.id not in gone
    )
    return replace(place, channels=left)


def _remove_stakeholders(place: Place, gone: set[str]) -> Place:
    if not gone:
        return place
    kept: dict[str, Stakeholder] = {}
    spoke_for = dict(place.spoke_for)
    for each in place.stakeholders.values():
        if each.id in gone:
            continue
        kept[each.id] = each
        if each.part_of in gone:
            kept[each.id] = replace(each, part_of=_find_whole_that_stays(place, each, gone))
            if each.kind == "patient-group" and place.stakeholders[each.part_of].kind == "practice":
                spoke_for[each.id] = each.part_of
    return replace(
        place,
        stakeholders=kept,
        channels=tuple(each for each in place.channels if not {each.sender, each.receiver} & gone),
        ties=tuple(each for each in place.ties if not {each.sender, each.receiver} & gone),
        known_absent=tuple(each for each in place.known_absent if not {each.sender, each.receiver} & gone),
        absent_stakeholders=tuple(each for each in place.absent_stakeholders if each.part_of not in gone),
        removed={**place.removed, **{each: one for each, one in place.stakeholders.items() if each in gone}},
        spoke_for=spoke_for,
    )


def _find_whole_that_stays(place: Place, part: Stakeholder, gone: set[str]) -> str | None:
    """Climb from a part that has lost its whole to the nearest one above that stays."""
    whole = part.part_of
    while whole is not None and whole in gone:
        whole = place.stakeholders[whole].part_of
    return whole


def _apply_remove(place: Place, edit: Remove) -> Place:
    return remove(place, edit.target)


def _check_free(place: Place, given: str) -> None:
    if given in place.stakeholders or given in place.shared:
        raise SelectionError("duplicate-id", f"the id {quote(given)} is used already", "choose another id")


def _apply_add_stakeholder(place: Place, edit: AddStakeholder) -> Place:
    added = edit.stakeholder
    _check_free(place, added.id)
    stakeholders = {**place.stakeholders, added.id: added}
    if edit.speaks_for is not None:
        voices = Directory(stakeholders, place.kinds).find_members(edit.speaks_for, of=added.id)
        stakeholders[added.id] = replace(added, speaks_for=voices)
    return replace(place, stakeholders=stakeholders, removed=_forget(place.removed, added.id))


def _forget(removed: Mapping[str, Stakeholder], back: str) -> dict[str, Stakeholder]:
    """Leave out whoever is there again."""
    return {each: stakeholder for each, stakeholder in removed.items() if each != back}


def _apply_add_shared(place: Place, edit: AddShared) -> Place:
    _check_free(place, edit.shared.id)
    return replace(place, shared={**place.shared, edit.shared.id: edit.shared})


def _apply_add_channels(place: Place, edit: ChannelLine) -> Place:
    numbering = Numbering()
    for channel in place.channels:
        numbering.note(channel)
    added = tuple(build_channels(edit, Directory(place.stakeholders, place.kinds), numbering))
    return replace(place, channels=place.channels + added)


def _apply_add_ties(place: Place, edit: TieLine) -> Place:
    return replace(
        place, ties=place.ties + tuple(build_ties(edit, Directory(place.stakeholders, place.kinds)))
    )


def _apply_merge(place: Place, edit: Merge) -> Place:
    directory = Directory(place.stakeholders, place.kinds)
    merged = {directory.check_id(each) for each in edit.stakeholders}
    if edit.into.id not in merged:
        _check_free(place, edit.into.id)
    return replace(merge(place, merged, edit.into), removed=_forget(place.removed, edit.into.id))


_APPLIERS: dict[type, Callable[..., Place]] = {
    Remove: _apply_remove,
    AddStakeholder: _apply_add_stakeholder,
    AddShared: _apply_add_shared,
    ChannelLine: _apply_add_channels,
    TieLine: _apply_add_ties,
    Change: change,
    Merge: _apply_merge,
}
