"""Is this file right, and what did its selectors become?"""

from collections.abc import Iterable, Iterator

from stakeholder_graph import __version__
from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.assess.setting import name_everything
from stakeholder_graph.documents.document import Document
from stakeholder_graph.model.place import Place
from stakeholder_graph.model.problem import Origin, Problem
from stakeholder_graph.model.records import Record
from stakeholder_graph.results.answers import Answer, AssumedShare
from stakeholder_graph.results.validation import ExpandedLine, ProblemEntry
from stakeholder_graph.scenarios.apply import name_target


def validate(document: Document, *, expanded: bool = False) -> Answer:
    """Tell everything that is wrong in a model.

    Parameters
    ----------
    document
        The model as it was read, with or without errors.
    expanded
        Whether to tell also what each line became; nothing is told of a model with errors.
    """
    place = document.place
    day = place.as_of if place is not None else None
    return Answer(
        command="validate",
        place=place.name if place is not None else None,
        as_of=day.isoformat() if day else None,
        tool_version=__version__,
        model=document.file,
        model_sha256=document.sha256,
        tables_sha256=document.tables_sha256,
        options={"expanded": expanded},
        assumed_share=AssumedShare(),
        stakeholders=name_everything(Structure(place)) if place is not None and expanded else (),
        problems=tuple(map(build_entry, document.problems)),
        expanded=tuple(_expand(document, place)) if place is not None and expanded else None,
    )


def build_entry(problem: Problem) -> ProblemEntry:
    """Build the entry of one problem."""
    span = problem.span
    return ProblemEntry(
        code=problem.code,
        severity=problem.severity,
        message=problem.message,
        hint=problem.hint,
        file=span.file if span else None,
        line=span.line if span else None,
        column=span.column if span else None,
        end_column=span.end_column if span else None,
    )


def _expand(document: Document, place: Place) -> Iterator[ExpandedLine]:
    made: dict[tuple[str, str], tuple[Record, list[str]]] = {}

    def note(section: str, record: Record, *ids: str) -> None:
        made.setdefault((section, record.line), (record, []))[1].extend(ids)

    for stakeholder in place.stakeholders.values():
        note("stakeholders", stakeholder, stakeholder.id)
    for channel in place.channels:
        note("channels", channel.terms, channel.id)
    for tie in place.ties:
        note("ties", tie, f"{tie.sender}->{tie.receiver}")
    for message in place.messages:
        note("messages", message, *message.senders.members, *message.receivers.members)
    for absence in place.known_absent:
        note("known_absent", absence, f"{absence.sender}->{absence.receiver}")
    for nobody in place.absent_stakeholders:
        note("known_absent", nobody)
    for (section, line), (record, ids) in made.items():
        # not the row of a table it repeats over
        yield _locate_line(document, section, line, record.origin.keys if record.origin else (), ids)
    told = {line for _, line in made}
    changed: dict[tuple[str | int, ...], list[str]] = {}
    for edit, origin in zip(place.corrections, place.correction_origins, strict=True):
        changed.setdefault(origin.keys, []).append(name_target(edit))
    for keys, ids in changed.items():
        line = ".".join(map(str, keys))
        if line not in told:  # what it added or confirmed has been told as what it became
            yield _locate_line(document, "corrections", line, keys, ids)


def _locate_line(
    document: Document, section: str, line: str, keys: tuple[str | int, ...], ids: Iterable[str]
) -> ExpandedLine:
    at = document.locate(Problem(code="", message="", origin=Origin(keys) if keys else None)).span
    return ExpandedLine(
        section=section,
        line=line,
        file=at.file if at else None,
        line_number=at.line if at else None,
        ids=tuple(ids),
    )
