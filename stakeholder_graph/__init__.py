"""Trace how messages travel between the organisations of a place, and who is cut off when one goes quiet.

The public names are imported when they are first used, so that a command pays only for what it needs.
"""

from importlib import import_module
from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from stakeholder_graph.assess.agreeing import agree
    from stakeholder_graph.assess.auditing import audit
    from stakeholder_graph.assess.check_sheets import build_check_sheet
    from stakeholder_graph.assess.comparing import compare_places
    from stakeholder_graph.assess.drawing import build_page
    from stakeholder_graph.assess.figures import draw_figure, draw_mixing, draw_weak_points
    from stakeholder_graph.assess.measures import measure_hierarchy, measure_structural_holes
    from stakeholder_graph.assess.papers import set_paper
    from stakeholder_graph.assess.places import to_networkx, to_pyvis
    from stakeholder_graph.assess.publishing import PublicCopy, make_public
    from stakeholder_graph.assess.questions import analyse, find_only_ways, find_who_does_not_hear, trace
    from stakeholder_graph.assess.reporting import report
    from stakeholder_graph.assess.reviewing import review
    from stakeholder_graph.assess.setting import Choice, open_model
    from stakeholder_graph.assess.showing import Page, show
    from stakeholder_graph.assess.simulating import simulate
    from stakeholder_graph.errors import MachineError, StakeholderGraphError, UsageError
    from stakeholder_graph.model.example import example_place
    from stakeholder_graph.model.place import Place

_HOMES = {
    "Choice": "assess.setting",
    "MachineError": "errors",
    "Page": "assess.showing",
    "Place": "model.place",
    "PublicCopy": "assess.publishing",
    "StakeholderGraphError": "errors",
    "UsageError": "errors",
    "agree": "assess.agreeing",
    "analyse": "assess.questions",
    "audit": "assess.auditing",
    "build_check_sheet": "assess.check_sheets",
    "build_page": "assess.drawing",
    "compare_places": "assess.comparing",
    "draw_figure": "assess.figures",
    "draw_mixing": "assess.figures",
    "draw_weak_points": "assess.figures",
    "example_place": "model.example",
    "find_only_ways": "assess.questions",
    "find_who_does_not_hear": "assess.questions",
    "make_public": "assess.publishing",
    "measure_hierarchy": "assess.measures",
    "measure_structural_holes": "assess.measures",
    "open_model": "assess.setting",
    "report": "assess.reporting",
    "review": "assess.reviewing",
    "set_paper": "assess.papers",
    "show": "assess.showing",
    "simulate": "assess.simulating",
    "to_networkx": "assess.places",
    "to_pyvis": "assess.places",
    "trace": "assess.questions",
}

__all__ = [
    "Choice",
    "MachineError",
    "Page",
    "Place",
    "PublicCopy",
    "StakeholderGraphError",
    "UsageError",
    "__version__",
    "agree",
    "analyse",
    "audit",
    "build_check_sheet",
    "build_page",
    "compare_places",
    "draw_figure",
    "draw_mixing",
    "draw_weak_points",
    "example_place",
    "find_only_ways",
    "find_who_does_not_hear",
    "make_public",
    "measure_hierarchy",
    "measure_structural_holes",
    "open_model",
    "report",
    "review",
    "set_paper",
    "show",
    "simulate",
    "to_networkx",
    "to_pyvis",
    "trace",
]


def __getattr__(name: str) -> object:
    if name in _HOMES:
        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
