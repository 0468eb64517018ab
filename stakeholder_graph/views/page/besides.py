"""What the page is given of the sides it can set beside its own: only what differs from what it has already.

A side is told as whom and what it lacks, what it has besides, and which values differ; the script puts it together
again from the page's own. The facts of all sides stand in one list, and are referred to by their number.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol, TypeVar

from stakeholder_graph.results.answers import Answer
from stakeholder_graph.results.beside import Beside
from stakeholder_graph.results.json_form import Json, build_json
from stakeholder_graph.results.messages import MessageAnswer
from stakeholder_graph.results.scene import Scene, SceneFact
from stakeholder_graph.views.page.pyvis_door import describe_channel, describe_stakeholder
from stakeholder_graph.views.page.ways import build_ways
from stakeholder_graph.views.words import say_date

Row = dict[str, Json]
Pool = dict[SceneFact, int]
NAMES = ("id", "from", "to", "twin")


class Drawn(Protocol):
    """What is drawn: it has a name of its own, and facts."""

    @property
    def id(self) -> str: ...  # noqa: D102 - see the values of a scene

    @property
    def facts(self) -> tuple[SceneFact, ...]: ...  # noqa: D102


Each = TypeVar("Each", bound=Drawn)


def build_besides(scene: Scene, answer: Answer, own_ways: Json, besides: Sequence[Beside]) -> Json:
    """Build the island of the sides that can be set beside a place, in the order in which they are offered.

    Parameters
    ----------
    scene, answer, own_ways
        What the page has of its own place: the drawing, what was found, and the wiring as its island has it.
    besides
        The other sides.
    """
    pool: Pool = {}
    sides: list[Json] = [_build_side(scene, answer, own_ways, each, pool) for each in besides]
    return {
        "sides": sides,
        "facts": [[each.label, each.text, each.source, each.assumed, each.link] for each in pool],
    }


def _build_side(scene: Scene, answer: Answer, own_ways: Json, beside: Beside, pool: Pool) -> Json:
    there = beside.there
    own = {each.message: each for each in answer.messages or ()}
    return {
        "key": beside.key,
        "label": beside.label,
        "says": beside.says,
        "as_of": say_date(there.as_of) if there.as_of else "",
        "same_place": beside.same_place,
        "here": None if beside.here is None else _build_scene(scene, beside.here, pool),
        "there": _build_scene(scene, there, pool),
        "ways": None if beside.wiring is None else _leave_out_same(own_ways, build_ways(beside.wiring)),
        "messages": [_build_message(own.get(each.message), each) for each in beside.messages],
        "parts": build_json(beside.parts),
    }


def _build_scene(known: Scene, scene: Scene, pool: Pool) -> Json:
    """Build what a scene has otherwise than one that is known."""
    return {
        "width": scene.width,
        "height": scene.height,
        "tiers": build_json(scene.tiers),
        "groups": build_json(scene.groups),
        "kinds": build_json(tuple(each for each in scene.kinds if each not in known.kinds)),
        "shared": build_json(tuple(each for each in scene.shared if each not in known.shared)),
        "stakeholders": _find_differences(known.stakeholders, scene.stakeholders, describe_stakeholder, pool),
        "channels": _find_differences(known.channels, scene.channels, describe_channel, pool),
    }


def _find_differences(
    before: Iterable[Each],
    after: Iterable[Each],
    describe: Callable[[Each], Mapping[str, Json]],
    pool: Pool,
) -> Json:
    """Find who is gone, who is new, and of whoever is on both sides the values that differ (None: no value).

    Those that are alike but for their names and ends are gathered: their values once, then who they are.
    """

    def pooled(each: Each) -> Json:
        return [pool.setdefault(fact, len(pool)) for fact in each.facts]

    known = {each.id: each for each in before}
    gone = dict(known)
    new: list[Row] = []
    changed: list[Row] = []
    for each in after:
        was = gone.pop(each.id, None)
        if was is None:
            new.append({**describe(each), "facts": pooled(each)})
        elif was != each:
            earlier, now = describe(was), describe(each)
            values = {
                name: now.get(name) for name in {**earlier, **now} if now.get(name) != earlier.get(name)
            }
            facts: Row = {} if was.facts == each.facts else {"facts": pooled(each)}
            changed.append({"id": each.id, **values, **facts})
    return {"gone": list(gone), "new": _gather(new, NAMES), "changed": _gather(changed, ("id",))}


def _gather(rows: Iterable[Row], names: Sequence[str]) -> Json:
    """Gather rows that differ in nothing but some values: what they have alike, then those values of each."""
    gathered: dict[str, tuple[Row, list[Json]]] = {}
    for each in rows:
        alike = {name: value for name, value in each.items() if name not in names}
        key = json.dumps(alike, sort_keys=True)
        gathered.setdefault(key, (alike, []))[1].append([each.get(name) for name in names])
    return [[alike, own] for alike, own in gathered.values()]


def _leave_out_same(own: Json, other: Json) -> Json:
    """Leave out what another side's wiring has in common with the page's own."""
    if not isinstance(own, dict) or not isinstance(other, dict):
        return other
    return {
        name: _leave_out_same(own.get(name), value)
        for name, value in other.items()
        if name not in own or own[name] != value
    }


def _build_message(own: MessageAnswer | None, message: MessageAnswer) -> Json:
    """Build a message of another side, its weak points as what was cleared and what arose there."""
    mine = [(each.type, each.id) for each in (own.weak_points if own is not None else None) or ()]
    theirs = {(each.type, each.id): each for each in message.weak_points or ()}
    return {
        "message": message.message,
        "says": message.says,
        "counted": message.counted,
        "asks_answer": message.asks_answer,
        "cleared": [list(each) for each in mine if each not in theirs],
        "arisen": [[*each, len(point.cuts_off)] for each, point in theirs.items() if each not in mine],
    }
