"""A place in the form of other libraries, for those who want to go on with it there."""

from typing import TYPE_CHECKING

from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.model.place import Place

if TYPE_CHECKING:
    from stakeholder_graph.graph.networkx_form import NetworkxForm
    from stakeholder_graph.views.page.pyvis_door import Network


def to_networkx(place: Place) -> "NetworkxForm[str]":
    """Build the networkx form of a place as it stands on its day: a directed multigraph keyed by channel id.

    Stakeholders carry ``name``, ``kind``, ``sector``, ``part_of`` and ``people``, channels ``by``, ``every``
    and ``level``; what is unknown is left out. The place is not changed.
    """
    from stakeholder_graph.graph.networkx_form import to_networkx as build

    structure = Structure(place)
    stakeholders = {}
    for each in structure.ids:
        known = place.stakeholders[each]
        said = {
            "name": known.name,
            "kind": known.kind,
            "sector": known.sector,
            "part_of": known.part_of,
            "people": known.people,
        }
        stakeholders[each] = {key: value for key, value in said.items() if value is not None}
    channels = []
    for channel in structure.channels:
        terms = channel.terms
        carried = {"by": terms.by, "every": terms.every and str(terms.every), "level": terms.level}
        told = {key: value for key, value in carried.items() if value is not None}
        channels.append((channel.sender, channel.receiver, channel.id, told))
    return build(structure.ids, channels, stakeholders)


def to_pyvis(place: Place) -> "Network":
    """Build the pyvis network of a place, positions set and physics off, for a notebook."""
    from stakeholder_graph.layout import build_scene
    from stakeholder_graph.views.page.pyvis_door import build_network

    return build_network(build_scene(place, None))
