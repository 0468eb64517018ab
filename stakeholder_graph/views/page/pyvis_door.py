"""The one door to pyvis: a scene becomes a pyvis Network.

pyvis holds the stakeholders and channels, for the page and for a notebook; positions, colours and the page itself
are ours, and its physics, its templates and its way of writing files are never used (docs/design-choices.md says
why).
"""

from typing import TYPE_CHECKING

from stakeholder_graph.results.json_form import Json
from stakeholder_graph.results.scene import Scene, SceneChannel, SceneStakeholder

if TYPE_CHECKING:
    from pyvis.network import Network

__all__ = ["Network", "build_network", "describe_channel", "describe_stakeholder"]

Values = dict[str, Json]

VIS_SHAPES = {
    "square": "square",
    "diamond": "diamond",
    "hexagon": "hexagon",
    "circle": "dot",
    "triangle": "triangle",
    "ellipse": "dot",
    "star": "star",
}


def build_network(scene: Scene) -> "Network":
    """Build a directed pyvis network from a scene: every position fixed, physics off.

    What pyvis knows nothing of (kind, tier, weak points, what is assumed) is kept under names of our own,
    never under ``group`` or ``title``: the first makes pyvis drop the colours, the second can run as markup.
    """
    from pyvis.network import Network

    network = Network(directed=True, notebook=False, cdn_resources="in_line", height="800px")
    network.toggle_physics(False)
    for each in scene.stakeholders:
        values = describe_stakeholder(each)
        network.add_node(values.pop("id"), physics=False, fixed=True, shape=VIS_SHAPES[each.shape], **values)
    for channel in scene.channels:
        values = describe_channel(channel)
        network.add_edge(values.pop("from"), values.pop("to"), **values)
    return network


def describe_stakeholder(stakeholder: SceneStakeholder) -> Values:
    """Return what the page knows of a stakeholder, by the names it has there; nothing that is empty."""
    each = stakeholder
    return _leave_out_empty(
        id=each.id,
        label=each.label,
        color=each.fill,
        x=each.x,
        y=each.y,
        size=each.size / 2,
        look=each.shape,
        name=each.name,
        kind=each.kind,
        tier=each.tier,
        search=list(each.search),
        rests_on=each.rests_on,
        lane=each.lane,
        label_shown=each.label_shown,
        assumed=each.assumed,
        isolated=each.isolated,
        cuts_off=each.cuts_off_count,
        people=each.people,
        part_of=each.part_of,
    )


def describe_channel(channel: SceneChannel) -> Values:
    """Return what the page knows of a channel, by the names it has there; nothing that is empty."""
    ends: Values = {"from": channel.sender, "to": channel.receiver}
    return ends | _leave_out_empty(
        id=channel.id,
        by=channel.label,
        rests_on=channel.rests_on,
        twin=channel.twin,
        bend=channel.bend,
        assumed=channel.assumed,
        cuts_off=channel.cuts_off_count,
        dashes=channel.assumed,
    )


def _leave_out_empty(**attributes: Json) -> Values:
    """Keep what says something: half of the page would otherwise be the word null."""
    return {name: value for name, value in attributes.items() if value is not None and value is not False}
