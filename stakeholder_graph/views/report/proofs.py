"""Where in a paper is each finding proved? The annexes, their letters, and the anchors in them."""

from collections.abc import Iterable

from stakeholder_graph.results.answers import Answer
from stakeholder_graph.results.messages import MessageAnswer
from stakeholder_graph.results.weak_points import WeakPoint
from stakeholder_graph.views.audit.groups import HeldRule, group_checks
from stakeholder_graph.views.messages.losses import DIRECTIONS, find_weak_points

ANNEXES = {
    "map": "The map",
    "journeys": "Two journeys, step by step",
    "weak": "Every weak point",
    "messages": "Every message",
    "changes": "What was tried",
    "standards": "Every rule",
    "review": "How people are involved",
    "method": "Method",
    "withheld": "What is left out of this public copy",
}
"""What the annexes are called, in their order."""


class Proofs:
    """Knows for one answer which annexes there are, and where in them something is proved."""

    def __init__(self, answer: Answer, annexes: Iterable[str]) -> None:
        kept = set(annexes)
        self.letters = {
            name: chr(ord("A") + number)
            for number, name in enumerate(each for each in ANNEXES if each in kept)
        }
        self.messages = answer.messages or ()
        self.points = self._list_points()
        self.held: tuple[HeldRule, ...] = group_checks(answer.checks or ())
        self._numbers = {each.message: number for number, each in enumerate(self.messages, start=1)}
        self._point_numbers: dict[tuple[str, str, str], int] = {
            (message.message, point.type, point.id): number
            for number, (message, point) in enumerate(self.points, start=1)
        }

    def _list_points(self) -> tuple[tuple[MessageAnswer, WeakPoint], ...]:
        """List the weak points of each message, message by message, as they are told in the annex.

        A channel is left out where a stakeholder at one of its ends cuts off all that it does.
        """
        return tuple(
            (message, each.point)
            for message in self.messages
            for counted in DIRECTIONS
            for each in find_weak_points([message], counted)
        )

    def call(self, annex: str) -> str:
        """Name an annex as it is printed: "Annex C"."""
        return f"Annex {self.letters[annex]}"

    def find_annex(self, annex: str) -> str:
        """Return the anchor of a whole annex."""
        return f"annex-{annex}"

    def find_message(self, message: str) -> str:
        """Return the anchor of what was found of one message."""
        return f"message-{self._numbers[message]}"

    def find_point(self, message: str, type_: str, id_: str) -> str:
        """Return the anchor of one weak point of a message; of a channel left out there, of the whole annex."""
        number = self._point_numbers.get((message, type_, id_))
        return f"weak-point-{number}" if number is not None else self.find_annex("weak")

    def find_change(self, number: int) -> str:
        """Return the anchor of one change that was tried, counted from 0."""
        return f"change-{number + 1}"

    def find_rule(self, held: HeldRule) -> str:
        """Return the anchor of one rule."""
        return f"rule-{self.held.index(held) + 1}"
