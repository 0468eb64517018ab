import subprocess
import sys
from pathlib import Path

import pytest

import stakeholder_graph.graph
from stakeholder_graph.graph.networkx_form import to_networkx


def test_vertices_arcs_and_attributes_keep_their_order_and_values():
    form = to_networkx(
        ["b", "a", "c"],
        [("a", "b", "letter", {"delay_days": 2}), ("a", "b", "meeting", {})],
        {"a": {"kind": "board"}},
    )
    assert list(form.nodes(data=True)) == [("b", {}), ("a", {"kind": "board"}), ("c", {})]
    assert list(form.edges(keys=True, data=True)) == [
        ("a", "b", "letter", {"delay_days": 2}),
        ("a", "b", "meeting", {}),
    ]


def test_a_misspelt_end_is_refused():
    with pytest.raises(ValueError, match="'letter' joins 'a' and 'B'"):
        to_networkx(["a", "b"], [("a", "B", "letter", {})], {})


MANY_WORLDS = {"arrivals", "cascade", "compiled", "draws", "first_arcs", "first_routes", "many_versions"}


def test_the_kernels_of_one_world_import_nothing_heavy():
    """Those that sweep many worlds at once need numpy, and only commands that ask for days or chances use them."""
    folder = Path(stakeholder_graph.graph.__file__).parent
    apart = {"networkx_form", *MANY_WORLDS}
    modules = sorted(file.stem for file in folder.glob("[a-z]*.py") if file.stem not in apart)
    heavy = "{'numpy', 'networkx', 'numba'}"
    lines = [f"import stakeholder_graph.graph.{module}" for module in modules]
    lines.append(f"import sys; print(sorted({heavy} & set(sys.modules)))")
    code = "\n".join(lines)
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
