"""Every command finds its outline, and only its own is imported."""

import subprocess
import sys
from importlib import import_module

import pytest

from stakeholder_graph.views.outlines import OPENINGS, SECTIONS

HOMES = {*SECTIONS.values(), *OPENINGS.values()}


@pytest.mark.parametrize("home", sorted(HOMES))
def test_what_lays_out_an_answer_is_where_the_table_says(home):
    module, _, name = home.partition(":")
    assert callable(getattr(import_module(f"stakeholder_graph.views.{module}"), name))


def test_the_outlines_of_other_commands_are_not_imported():
    code = (
        "import sys\n"
        "from tests.views.answers import make_answer\n"
        "from stakeholder_graph.views.text import render_text\n"
        "render_text(make_answer('silos'))\n"
        "names = (each for each in sys.modules if each.startswith('stakeholder_graph.views.'))\n"
        "print(sorted(each for each in names if each.endswith('outline')))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['stakeholder_graph.views.analysis.silo_outline']"
