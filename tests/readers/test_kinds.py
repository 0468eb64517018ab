"""How a kind may be written where a stakeholder names its own."""

import pytest

from stakeholder_graph.documents.build import build_place
from stakeholder_graph.documents.yaml_events import read_tree

MODEL = "format: stakeholder-graph/1\nplace: Vale\nstakeholders:\n  one: {{name: One, kind: {kind}}}\n"


@pytest.mark.parametrize("kind", ["patient-group", "patient-groups", "patient groups", "patient group"])
def test_kind_may_be_written_as_its_plural(kind: str) -> None:
    tree, _ = read_tree(MODEL.format(kind=kind).encode(), "place.yaml")
    assert tree is not None
    place, problems = build_place(tree, "place.yaml", lambda _reference, _node: None)
    assert problems == []
    assert place is not None
    assert place.stakeholders["one"].kind == "patient-group"
