"""What can be looked at beside a place: its own scenarios, or other places."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from stakeholder_graph.assess.questions import find_only_ways
from stakeholder_graph.assess.setting import Choice, Setting
from stakeholder_graph.assess.wires import wire
from stakeholder_graph.compare.aligning import align_parts
from stakeholder_graph.compare.parts import find_parts
from stakeholder_graph.documents.document import Document
from stakeholder_graph.layout import build_scene, build_scenes_beside
from stakeholder_graph.layout.beside import is_version
from stakeholder_graph.results.answers import Answer
from stakeholder_graph.results.beside import Beside
from stakeholder_graph.results.comparisons import PartAligned

MOST_STAKEHOLDERS = 1000
"""Up to this size a place's own scenarios are offered without being asked for."""


class Other(Struct, frozen=True, kw_only=True):
    """Another side: a model and how it is looked at, and what it is called in the address of the page."""

    key: str
    document: Document
    choice: Choice


def find_own_scenarios(document: Document, choice: Choice) -> tuple[Other, ...]:
    """Find the scenarios that a place is offered beside: all others of its own, unless the place is very large."""
    place = document.place
    if place is None or len(place.stakeholders) > MOST_STAKEHOLDERS:
        return ()
    return tuple(
        Other(key=name, document=document, choice=replace(choice, scenario=name))
        for name in place.scenarios
        if name != choice.scenario
    )


def build_besides(
    document: Document, choice: Choice, answer: Answer, others: Sequence[Other]
) -> tuple[Beside, ...]:
    """Build what a page sets beside its own place.

    Parameters
    ----------
    document, choice
        The page's own place, and how it is looked at; a model without errors, which is not changed.
    answer
        What was found of it, with its weak points.
    others
        The sides to set beside it, in the order in which they are offered.

    Raises
    ------
    UsageError
        If a model has no such scenario, or nothing to be asked.
    """
    own = Setting(document, choice)
    scene = build_scene(own.place, answer)
    found = []
    for other in others:
        setting = Setting(other.document, other.choice)
        ways = find_only_ways(other.document, other.choice)
        here, there = build_scenes_beside((own.place, answer), (setting.place, ways))
        same_place = is_version(own.place, setting.place)
        found.append(
            Beside(
                key=other.key,
                label=setting.choice.scenario or setting.place.name,
                says=setting.says,
                same_place=same_place,
                here=here if here != scene else None,
                there=there,
                messages=ways.messages or (),
                parts=() if same_place else _align(own, setting),
                wiring=wire(setting),
            )
        )
    return tuple(found)


def _align(own: Setting, other: Setting) -> tuple[PartAligned, ...]:
    """Align two places by who plays which part in each."""
    return tuple(align_parts(find_parts(each.structure) for each in (own, other)))
