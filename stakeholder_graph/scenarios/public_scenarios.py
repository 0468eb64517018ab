"""Which scenarios can be told in a public copy, and as what?"""

from collections.abc import Iterator, Set

from msgspec import Struct
from msgspec.structs import replace

from stakeholder_graph.model.lines import Change, Edit, TieLine
from stakeholder_graph.model.place import Place, Scenario
from stakeholder_graph.model.selectors import Directory, Selector
from stakeholder_graph.scenarios.apply import apply_scenario
from stakeholder_graph.scenarios.disguises import find_own_kinds
from stakeholder_graph.scenarios.public_records import Publisher


def tell_scenarios(place: Place, public: Place, publisher: Publisher) -> dict[str, Scenario]:
    """Tell each scenario that comes to the same in public, by its old id; the others are not there.

    Left out is one that chooses somebody withheld by what is not told of them, that makes something private, or
    that could not be made in the public copy.
    """
    hidden = publisher.disguises.stakeholders.keys()
    told: dict[str, Scenario] = {}
    for old, scenario in place.scenarios.items():
        if any(_chooses(hidden, each, place) or _makes_private(each) for each in scenario.edits):
            continue
        new = Scenario(
            id=old if publisher.clean(old) == old else publisher.disguises.take_id("scenario"),
            says=None if scenario.says is None else publisher.clean(scenario.says),
            may_be_so=scenario.may_be_so,
            edits=tuple(map(publisher.tell, scenario.edits)),
        )
        if not apply_scenario(replace(public, sources=dict(publisher.sources)), new)[1]:
            told[old] = new
    return told


def _makes_private(edit: Edit) -> bool:
    """Say whether an edit makes a private tie, or marks something as private."""
    if isinstance(edit, TieLine):
        return edit.tie.private
    return isinstance(edit, Change) and ("private", True) in edit.values


def _chooses(hidden: Set[str], edit: Edit, place: Place) -> bool:
    """Say whether an edit chooses somebody withheld by a word that the copy does not tell of them."""
    directory = Directory(place.stakeholders, place.kinds)
    own = find_own_kinds(place)
    for selector in _find_selectors(edit):
        narrowed = (selector.sector, selector.role, selector.tag, selector.service)
        by_own_kind = selector.kind is not None and directory.find_kind(selector.kind) in own
        by_group = selector.way in {"every", "any"} and (any(narrowed) or by_own_kind)
        if by_group and not hidden.isdisjoint(directory.find_fitting(selector)):
            return True
    return False


def _find_selectors(value: object) -> Iterator[Selector]:
    """Find every selector in an edit, also those in a list."""
    if isinstance(value, Selector):
        yield value
    if isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from _find_selectors(getattr(value, name))
    elif isinstance(value, tuple):
        for each in value:
            yield from _find_selectors(each)
