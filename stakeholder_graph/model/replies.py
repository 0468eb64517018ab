"""What people wrote on a check sheet, before anybody makes something of it."""

from typing import Literal

from msgspec import Struct

from stakeholder_graph.model.cadence import Cadence
from stakeholder_graph.model.problem import Span

Said = Literal["true", "not so", "don't know", "instead", "only we hear", "only we tell"]
ONE_WAY: tuple[Said, ...] = ("only we hear", "only we tell")
"""What may be said of a channel of which the model believes that it runs both ways."""


class Reply(Struct, frozen=True, kw_only=True):
    """What the people of ``body`` said of one channel.

    ``every`` and ``level`` are what they wrote of how often and at which level, None where they wrote nothing;
    ``question`` is what they had been asked. ``span`` is where the answer stands, ``question_span`` the question.
    """

    body: str
    channel: str
    said: Said
    every: Cadence | None = None
    level: str | None = None
    note: str | None = None
    question: str = ""
    span: Span | None = None
    question_span: Span | None = None


class Remark(Struct, frozen=True, kw_only=True):
    """What the people of ``body`` wrote that is no answer to a question, such as whom the model left out.

    ``body`` is empty where the sheet does not say whose people they are. ``span`` is where it stands.
    """

    body: str
    text: str
    span: Span | None = None


class ReturnedSheet(Struct, frozen=True, kw_only=True):
    """One returned check sheet, or several together.

    ``settled`` are answers that deny a channel which the model's corrections have taken away already.
    """

    replies: tuple[Reply, ...] = ()
    settled: tuple[Reply, ...] = ()
    remarks: tuple[Remark, ...] = ()
