"""What a question is asked about: a document, with a scenario, absences and a day of one's choice."""

from collections.abc import Iterable, Mapping
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from stakeholder_graph import __version__
from stakeholder_graph.analysis.clock.timing import run_out
from stakeholder_graph.analysis.place.basis import records_doubts
from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.documents.document import Document
from stakeholder_graph.errors import UsageError
from stakeholder_graph.model.place import Place
from stakeholder_graph.model.problem import Problem
from stakeholder_graph.model.quoting import list_some, quote, show
from stakeholder_graph.model.records import Message
from stakeholder_graph.model.selectors import SelectionError, suggest
from stakeholder_graph.readers.place_file import read_place, sort_problems
from stakeholder_graph.results.answers import Answer, AssumedShare, OptionValue
from stakeholder_graph.results.messages import MessageAnswer
from stakeholder_graph.results.names import Named
from stakeholder_graph.results.silos import Silos
from stakeholder_graph.scenarios.apply import apply_edits, apply_scenario, remove
from stakeholder_graph.units import stands_on


class Choice(Struct, frozen=True, kw_only=True):
    """What to change for one question: a scenario of the model, absences, and the day to look at."""

    scenario: str | None = None
    without: tuple[str, ...] = ()
    on: date | None = None


AS_IT_STANDS = Choice()
DATED = ("analyse", "trace", "simulate")
"""The commands that count days."""


def open_model(path: str) -> Document:
    """Read a model, correct it, and try its scenarios, so that everything wrong is known before anything is asked."""
    return try_scenarios(correct(read_place(path)))


def correct(document: Document) -> Document:
    """Make the corrections of a model, once; each that cannot be made is added to its problems."""
    place = document.place
    if place is None or not place.corrections:
        return document
    corrected, found = apply_edits(place, place.corrections, place.correction_origins)
    if found:
        return _refuse(document, map(document.locate, found))
    return replace(document, place=corrected)


def try_scenarios(document: Document) -> Document:
    """Try each scenario of a model, and add what cannot be done to its problems."""
    if document.place is None:
        return document
    found: list[Problem] = []
    for scenario in document.place.scenarios.values():
        found += map(document.locate, apply_scenario(document.place, scenario)[1])
    return _refuse(document, found) if found else document


def _refuse(document: Document, found: Iterable[Problem]) -> Document:
    """Return the document with more problems, so that its place can be asked nothing."""
    return replace(document, problems=sort_problems([*document.problems, *found], document.file), place=None)


class Setting:
    """A place as one question sees it, compiled once.

    Raises
    ------
    UsageError
        If the model has no such scenario, or nothing is called what should be absent.
    """

    def __init__(self, document: Document, choice: Choice) -> None:
        if document.place is None:
            raise UsageError(f"{show(document.file)} cannot be asked anything while it has errors")
        self.document = document
        self.choice = choice
        self.place = _choose(document.place, choice)
        scenario = document.place.scenarios.get(choice.scenario) if choice.scenario is not None else None
        self.says = scenario.says if scenario is not None else None
        self.structure = Structure(self.place, choice.on)

    def find_message(self, given: str) -> Message:
        """Return the message with an id.

        Raises
        ------
        UsageError
            If there is none.
        """
        known = {message.id: message for message in self.find_messages()}
        if given not in known:
            hint = suggest(given, known) or f"its messages: {list_some(known)}"
            raise UsageError(f"the model has no message {quote(given)}", hint)
        return known[given]

    def find_messages(self) -> tuple[Message, ...]:
        """Return the messages of the place that stand on the day.

        Raises
        ------
        UsageError
            If none does, and none could be supplied.
        """
        day = self.structure.day
        messages = tuple(each for each in self.place.messages if stands_on(day, each.since, each.until))
        if not messages:
            lacking = next((each for each in self.document.problems if each.code == "no-messages"), None)
            raise UsageError(
                lacking.message if lacking else "the model defines no messages",
                lacking.hint if lacking else "say under 'messages' what should travel, from whom to whom",
            )
        return messages

    def answer(
        self,
        command: str,
        options: Mapping[str, OptionValue],
        *,
        assumed: AssumedShare,
        messages: tuple[MessageAnswer, ...] | None = None,
        silos: Silos | None = None,
    ) -> Answer:
        """Put what was found into an answer that can be traced back to the model."""
        day = self.structure.day
        supplied = any(message.supplied for message in self.place.messages)
        failing = any(each.reached_count < each.delivery_count for each in messages or ())
        notes = (
            *(("messages-supplied",) if supplied and messages is not None else ()),
            *(("absence-not-recorded",) if failing and not self.place.complete else ()),
            *(("dates-run-out",) if command in DATED and run_out(self.structure) else ()),
            *(("doubts-not-recorded",) if command == "analyse" and not records_doubts(self.place) else ()),
            *(("no-day",) if day is None else ()),
        )
        return Answer(
            command=command,
            place=self.place.name,
            as_of=day.isoformat() if day else None,
            tool_version=__version__,
            model=self.document.file,
            model_sha256=self.document.sha256,
            tables_sha256=self.document.tables_sha256,
            options={
                "scenario": self.choice.scenario,
                "without": self.choice.without,
                "on": self.choice.on.isoformat() if self.choice.on else None,
                **options,
            },
            assumed_share=assumed,
            stakeholders=name_everything(self.structure),
            notes=notes,
            scenario_says=self.says,
            messages=messages,
            silos=silos,
            withheld=self.document.withheld,
        )


def _choose(place: Place, choice: Choice) -> Place:
    if choice.scenario is not None:
        if choice.scenario not in place.scenarios:
            hint = suggest(choice.scenario, place.scenarios)
            hint = hint or (
                f"its scenarios: {list_some(place.scenarios)}" if place.scenarios else "it has none"
            )
            raise UsageError(f"the model has no scenario {quote(choice.scenario)}", hint)
        place, _ = apply_scenario(place, place.scenarios[choice.scenario])
    for absent in dict.fromkeys(choice.without):
        try:
            place = remove(place, absent)
        except SelectionError as fault:
            raise UsageError(fault.message, fault.hint) from None
    return place


def name_everything(structure: Structure) -> tuple[Named, ...]:
    """Name the stakeholders that stand or were removed, and the shared dependencies, in order of id."""
    place = structure.place
    known = [place.stakeholders[each] for each in structure.ids] + list(place.removed.values())
    named = [
        Named(
            id=each.id,
            name=each.name,
            kind=each.kind,
            kind_plural=place.kinds[each.kind].plural,
            part_of=each.part_of,
            people=each.people,
        )
        for each in known
    ]
    named += [
        Named(id=each.id, name=each.name, kind="shared", kind_plural="shared dependencies")
        for each in place.shared.values()
    ]
    return tuple(sorted(named, key=lambda each: each.id))
