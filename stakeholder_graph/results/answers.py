"""The values every command answers with; their field names are the keys of the JSON form.

Each class says in its docstring what an empty value means. Orders are total and deterministic, so two equal
answers are equal byte for byte.
"""

from collections.abc import Mapping

from msgspec import Struct

from stakeholder_graph.results.agreements import Agreement, CheckSheet, SheetEdit
from stakeholder_graph.results.audits import Audit, Check
from stakeholder_graph.results.comparisons import Comparison
from stakeholder_graph.results.messages import MessageAnswer
from stakeholder_graph.results.names import Named
from stakeholder_graph.results.reports import Report
from stakeholder_graph.results.reviews import Review
from stakeholder_graph.results.silos import Silos
from stakeholder_graph.results.validation import ExpandedLine, ProblemEntry
from stakeholder_graph.results.withheld import Withheld

OptionValue = str | int | bool | tuple[str, ...] | None

FORMAT = "stakeholder-graph/results/1"

LEFT_OUT = frozenset(
    {
        *("deliveries", "weak_points", "pairs", "simulation", "messages", "silos", "problems", "expanded"),
        *("checks", "audit", "review", "comparison", "agreement", "sheet", "sheet_edits", "withheld"),
        "report",
    }
)
"""The fields that are left out of the JSON form where they are None: the question was not asked."""


class AssumedShare(Struct, frozen=True, kw_only=True):
    """The share, 0 to 1, of the values an answer used that the model only assumes; None where it used none."""

    existence: float | None = None
    people: float | None = None
    level: float | None = None
    timing: float | None = None
    reliability: float | None = None


class Answer(Struct, frozen=True, kw_only=True):
    """One answer of one command, with all that is needed to trace a figure back to the model.

    The last ones, from ``messages`` on, are None, and left out of the JSON form, where the command does not ask
    for them. ``place`` is None only where a model cannot be read. ``model`` is the model's file, as the call named
    it. ``notes`` are limits a reader must know, as codes (see docs/results.md), not sentences.
    """

    command: str
    place: str | None
    as_of: str | None
    tool_version: str
    model_sha256: str
    tables_sha256: Mapping[str, str]
    options: Mapping[str, OptionValue]
    assumed_share: AssumedShare
    stakeholders: tuple[Named, ...]
    model: str = "MODEL"
    scenario_says: str | None = None
    notes: tuple[str, ...] = ()
    messages: tuple[MessageAnswer, ...] | None = None
    silos: Silos | None = None
    problems: tuple[ProblemEntry, ...] | None = None
    expanded: tuple[ExpandedLine, ...] | None = None
    checks: tuple[Check, ...] | None = None
    audit: Audit | None = None
    review: Review | None = None
    comparison: Comparison | None = None
    agreement: Agreement | None = None
    sheet: CheckSheet | None = None
    sheet_edits: tuple[SheetEdit, ...] | None = None
    report: Report | None = None
    withheld: tuple[Withheld, ...] | None = None
