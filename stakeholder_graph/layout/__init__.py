"""How is a place drawn? Place and results become a scene: positions, shapes, colours, names and facts."""

from stakeholder_graph.layout.drawing import build_scene, build_scenes_beside
from stakeholder_graph.layout.large import LARGE_PLACE

__all__ = ["LARGE_PLACE", "build_scene", "build_scenes_beside"]
