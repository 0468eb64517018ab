"""How is a place drawn? Place and results become a scene: positions, shapes, colours, names and facts."""

from stakeholder_graph.layout.drawing import build_scene, build_scenes_beside

__all__ = ["build_scene", "build_scenes_beside"]
