"""What joins stakeholders in a model: channels, ties, known absences and messages, their selectors resolved."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from stakeholder_graph.documents import fields as language
from stakeholder_graph.documents.edits import build_channel_line, build_tie_line
from stakeholder_graph.documents.nodes import Node
from stakeholder_graph.documents.sections import Line, SectionReader
from stakeholder_graph.documents.stakeholders import StakeholderReader
from stakeholder_graph.model.lines import (
    NOBODY,
    PAIR_LIMIT,
    TOO_MANY_HINT,
    AbsenceLine,
    MessageLine,
    Numbering,
    build_absences,
    build_channels,
    build_message,
    build_ties,
)
from stakeholder_graph.model.records import (
    AbsentStakeholder,
    Channel,
    CheckedWith,
    KnownAbsence,
    Message,
    Tie,
)
from stakeholder_graph.model.selectors import SelectionError

T = TypeVar("T")


class JoinReader:
    """Reads the sections whose lines name stakeholders at two ends."""

    def __init__(self, sections: SectionReader, stakeholders: StakeholderReader) -> None:
        self.sections = sections
        self.reader = sections.reader
        self.stakeholders = stakeholders
        self.words = stakeholders.words

    def read_channels(self, section: Node | None) -> tuple[Channel, ...]:
        """Read the channels, in the order in which their lines make them."""
        numbering = Numbering()
        channels: list[Channel] = []
        for line in self.sections.read_lines(section, "channels", language.CHANNEL):
            if len(channels) > PAIR_LIMIT:
                self.reader.report(
                    "too-many",
                    f"this model has more than {PAIR_LIMIT:,} channels",
                    TOO_MANY_HINT,
                    node=line.node,
                )
                break
            written = build_channel_line(line.values, line.name, line.origin)
            channels += self._resolve(line, build_channels, written, self.words.directory, numbering)
        return tuple(channels)

    def read_ties(self, section: Node | None) -> tuple[Tie, ...]:
        """Read the ties."""
        ties: list[Tie] = []
        for line in self.sections.read_lines(section, "ties", language.TIE):
            if len(ties) > PAIR_LIMIT:
                self.reader.report(
                    "too-many", f"this model has more than {PAIR_LIMIT:,} ties", TOO_MANY_HINT, node=line.node
                )
                break
            written = build_tie_line(line.values, line.name, line.origin)
            ties += self._resolve(line, build_ties, written, self.words.directory)
        return tuple(ties)

    def read_absences(
        self, section: Node | None
    ) -> tuple[tuple[KnownAbsence, ...], tuple[AbsentStakeholder, ...]]:
        """Read which channels and ties, and who, are known to be absent."""
        absences: list[KnownAbsence] = []
        nobody: list[AbsentStakeholder] = []
        lines = self.sections.read_lines(
            section, "known_absent", language.ABSENCE, other=language.ABSENT_STAKEHOLDER
        )
        for line in lines:
            if "stakeholder" in line.values:
                said = line.values.pop("stakeholder")
                nobody.append(AbsentStakeholder(**said, **line.values, line=line.name, origin=line.origin))
                continue
            sender, receiver = line.values.pop("from"), line.values.pop("to")
            absence = KnownAbsence(sender="", receiver="", **line.values, line=line.name, origin=line.origin)
            written = AbsenceLine(sender=sender, receiver=receiver, absence=absence)
            absences += self._resolve(line, build_absences, written, self.words.directory)
        return tuple(absences), tuple(nobody)

    def read_checked(self, section: Node | None) -> tuple[CheckedWith, ...]:
        """Read when the model was checked, and with whom."""
        found: list[CheckedWith] = []
        for line in self.sections.read_lines(section, "checked", language.CHECKED):
            values = line.values
            members = self._resolve(line, self.words.directory.find_members, values["with"])
            found.append(
                CheckedWith(
                    on=values["on"],
                    members=tuple(sorted(members)),
                    by=values.get("by"),
                    note=values.get("note"),
                    origin=line.origin,
                )
            )
        return tuple(found)

    def read_messages(self, section: Node | None) -> tuple[Message, ...]:
        """Read the messages, each with its members."""

        def build(line: Line) -> Message | None:
            sender, receiver = line.values.pop("from"), line.values.pop("to")
            message = Message(
                senders=NOBODY, receivers=NOBODY, **line.values, line=line.name, origin=line.origin
            )
            written = MessageLine(sender=sender, receiver=receiver, message=message)
            found = self._resolve(line, build_message, written, self.words.directory)
            return found[0] if found else None

        return tuple(self.sections.read_named(section, "messages", language.MESSAGE, build).values())

    def _resolve(self, line: Line, build: Callable[..., Iterable[T]], *parts: object) -> list[T]:
        """Build what a line stands for; if a selector fails, note it where it was written."""
        try:
            return list(build(*parts))
        except SelectionError as fault:
            self.stakeholders.report_selection(fault, line.node)
            return []
