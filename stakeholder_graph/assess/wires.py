"""How does a page follow messages by itself? From the wiring of its place."""

from stakeholder_graph.analysis.clock.wired_clock import add_clock
from stakeholder_graph.analysis.place.wiring import build_wiring
from stakeholder_graph.assess.setting import Setting
from stakeholder_graph.results.wiring import Wiring


def wire(setting: Setting) -> Wiring:
    """Wire a place for a page that follows its messages by itself, its calendars included."""
    messages = setting.find_messages()
    return add_clock(build_wiring(setting.structure, messages), setting.structure, messages)
