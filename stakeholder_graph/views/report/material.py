"""What every part of a paper is written from: the answer, what everybody is called, and where findings are proved."""

from functools import cached_property

from stakeholder_graph.results.answers import Answer
from stakeholder_graph.results.messages import MessageAnswer
from stakeholder_graph.results.reports import Report, TriedChange
from stakeholder_graph.views.blocks import Reading
from stakeholder_graph.views.report.proofs import Proofs
from stakeholder_graph.views.report.spoken import SpokenNames
from stakeholder_graph.views.words import Names


class Material:
    """One answer to be told as a paper.

    ``names`` have their codes behind them, as in the annexes; ``spoken`` have none, as on the page read first.
    """

    def __init__(self, answer: Answer, report: Report, proofs: Proofs) -> None:
        self.answer = answer
        self.report = report
        self.proofs = proofs
        added = (named for each in (*report.changes, *report.idle_changes) for named in each.adds)
        known = (*added, *answer.stakeholders)
        self.names = Names(known)
        self.spoken = SpokenNames(known)
        self.messages: tuple[MessageAnswer, ...] = answer.messages or ()

    @property
    def told_changes(self) -> tuple[TriedChange, ...]:
        """What is put before a board, of all that was tried."""
        return self.report.changes[: self.report.told_change_count]

    @cached_property
    def by_id(self) -> dict[str, MessageAnswer]:
        """The messages by their ids."""
        return {each.message: each for each in self.messages}

    def read(self, *, full: bool) -> Reading:
        """Return the answer as the views of other commands read it."""
        return Reading(answer=self.answer, names=self.names, full=full)
