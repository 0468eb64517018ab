"""How a kind may be written, and that one fault in a line hides no other."""

import pytest

from stakeholder_graph.documents.build import build_place
from stakeholder_graph.documents.yaml_events import read_tree
from stakeholder_graph.model.checks import check_place

MODEL = "format: stakeholder-graph/1\nplace: Vale\nstakeholders:\n  one: {{name: One, kind: {kind}}}\n"


@pytest.mark.parametrize("kind", ["patient-group", "patient-groups", "patient groups", "patient group"])
def test_kind_may_be_written_as_its_plural(kind: str) -> None:
    tree, _ = read_tree(MODEL.format(kind=kind).encode(), "place.yaml")
    assert tree is not None
    place, problems = build_place(tree, "place.yaml", lambda _reference, _node: None)
    assert problems == []
    assert place is not None
    assert place.stakeholders["one"].kind == "patient-group"


def test_line_with_one_fault_is_checked_for_the_others_too() -> None:
    written = (
        MODEL.format(kind="board")
        + "  two: {name: Two, kind: forum, people: -3, part_of: nobody}\n"
        + "channels:\n  - {from: one, to: missing, by: meeting, evry: month}\n"
    )
    tree, _ = read_tree(written.encode(), "place.yaml")
    assert tree is not None
    place, problems = build_place(tree, "place.yaml", lambda _reference, _node: None)
    assert place is not None
    found = sorted(problem.code for problem in (*problems, *check_place(place)))
    assert found == ["out-of-range", "unknown-key", "unknown-stakeholder", "unknown-stakeholder"]
