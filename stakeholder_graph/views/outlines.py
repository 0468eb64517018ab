"""What does the answer of each command say, and in which order? One outline a command, imported when asked for."""

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

from stakeholder_graph.results.answers import Answer
from stakeholder_graph.views import frame
from stakeholder_graph.views.blocks import Outline, Reading, Section
from stakeholder_graph.views.words import Names

_VIEWS = "stakeholder_graph.views"
SECTIONS = {
    "analyse": "analysis.outline:outline_analysis",
    "trace": "trace.outline:outline_trace",
    "weak-points": "analysis.weak_point_outline:outline_weak_points",
    "silos": "analysis.silo_outline:outline_silos",
    "audit": "audit.outline:outline_audit",
    "review": "review.outline:outline_review",
    "check-sheet": "sheets.outline:outline_check_sheet",
    "simulate": "simulation.outline:outline_simulation",
}
"""Where the sections of each command are laid out."""

OPENINGS = {
    "analyse": "frame:describe_opening",
    "simulate": "simulation.sentences:describe_worlds",
    "audit": "audit.sentences:describe_counts",
    "review": "review.sentences:describe_review",
    "check-sheet": "sheets.outline:describe_check_sheet",
}
"""Where the first sentence of a command is made, if it has one."""


def build_outline(answer: Answer, *, full: bool) -> Outline:
    """Lay out what one answer says; ``full`` names everything where a screen names the first few."""
    if answer.comparison is not None:
        from stakeholder_graph.views.comparison.outline import outline_comparison

        return outline_comparison(answer, answer.comparison, full=full)
    if answer.agreement is not None:
        from stakeholder_graph.views.agreement.outline import outline_agreement

        return outline_agreement(answer, answer.agreement, full=full)
    lay_out: Callable[[Reading], Iterator[Section]] = _find(SECTIONS[answer.command])
    open_with: Callable[[Answer], str] | None = (
        _find(OPENINGS[answer.command]) if answer.command in OPENINGS else None
    )
    reading = Reading(answer=answer, names=Names(answer.stakeholders), full=full)
    closing = (
        *map(frame.describe_note, answer.notes),
        frame.CAUTION,
        frame.describe_assumed(answer.assumed_share),
    )
    return Outline(
        title=frame.describe_title(answer),
        opening=open_with(answer) if open_with is not None else "",
        sections=tuple(section for section in lay_out(reading) if section.blocks),
        closing=closing,
    )


def _find(home: str) -> Any:
    """Import what a home of ``SECTIONS`` or ``OPENINGS`` names."""
    module, _, name = home.partition(":")
    return getattr(import_module(f"{_VIEWS}.{module}"), name)
