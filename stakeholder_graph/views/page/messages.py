"""What does the page's script know of messages? Routes by number, and every sentence as a trace tells it.

Nothing is worded in the script: it looks sentences up by their number, and puts in the names that stand in them
between two marks, so that each can lead to whom it names.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from stakeholder_graph.results.answers import Answer
from stakeholder_graph.results.deliveries import AnswerBack, Delivery
from stakeholder_graph.results.json_form import Json
from stakeholder_graph.results.messages import MessageAnswer
from stakeholder_graph.results.names import Named
from stakeholder_graph.results.stability import Stability
from stakeholder_graph.results.weak_points import WeakPoint
from stakeholder_graph.views.analysis import weak_point_sentences
from stakeholder_graph.views.blocks import Bullets, Say
from stakeholder_graph.views.messages import time_sentences
from stakeholder_graph.views.messages.doubt_sentences import describe_stability
from stakeholder_graph.views.trace import delivery_sentences
from stakeholder_graph.views.trace.delivery_outline import is_dated, tell_delivery
from stakeholder_graph.views.words import Names, say_share

MOST_STORIES = 3000
"""Of more deliveries than this none is told in sentences: the page follows each by itself."""

NAME_OPENS, NAME_CLOSES = "\ue000", "\ue001"
"""What stands around the number of a name in a sentence: two characters that no script or font uses."""


class NumberedNames(Names):
    """Names that stand in a sentence as their number, between two marks."""

    def __init__(self, stakeholders: Sequence[Named]) -> None:
        super().__init__(stakeholders)
        self._numbers = {each.id: number for number, each in enumerate(stakeholders)}

    def call(self, id_: str) -> str:
        """Name one id by its number; a channel by the numbers of its ends."""
        number = self._numbers.get(id_)
        return super().call(id_) if number is None else f"{NAME_OPENS}{number}{NAME_CLOSES}"

    def find_number(self, id_: str) -> int | str:
        """Return the number of an id, or the id itself where the answer does not name it."""
        return self._numbers.get(id_, id_)


class Messages:
    """The messages of an answer, made ready for the page.

    Parameters
    ----------
    answer
        What was found.
    channels
        The ids of the channels as they are drawn, in their order.
    """

    def __init__(self, answer: Answer, channels: Iterable[str]) -> None:
        self._answer = answer
        self._plain = Names(answer.stakeholders)
        self._names = NumberedNames(answer.stakeholders)
        self._channels: Mapping[str, int] = {each: number for number, each in enumerate(channels)}
        self._sentences: dict[str, int] = {}
        self._tells_stories = sum(each.delivery_count for each in answer.messages or ()) <= MOST_STORIES

    def list_names(self) -> list[Json]:
        """List id and name of everything, and what it is called in sentences where that differs."""
        rows: list[Json] = []
        for each in self._answer.stakeholders:
            called = self._plain.call(each.id)
            rows.append([each.id, each.name, *([called] if called != each.name else [])])
        return rows

    def build(self) -> dict[str, Json]:
        """Build the messages and the sentences that they refer to by number."""
        messages: list[Json] = [self._build_message(each) for each in self._answer.messages or ()]
        return {"messages": messages, "sentences": list(self._sentences)}

    def _build_message(self, message: MessageAnswer) -> Json:
        points = message.weak_points
        return _keep_known(
            message=message.message,
            says=message.says,
            counted=message.counted,
            asks_answer=message.asks_answer,
            delivery_count=message.delivery_count,
            deliveries=[self._build_delivery(message, each) for each in message.deliveries or ()],
            typical=None if (typical := describe_typical(message)) is None else self._number(typical),
            weak_points=None if points is None else [self._build_point(message, each) for each in points],
        )

    def _build_delivery(self, message: MessageAnswer, delivery: Delivery) -> Json:
        back = delivery.answer
        chance = delivery.chance if delivery.reached else None
        return _keep_known(
            sender=delivery.sender,
            receiver=delivery.receiver,
            reached=delivery.reached or None,
            **self._build_way(delivery),
            independent_routes=delivery.independent_routes or None,
            loop=delivery.loop,
            days=_build_days(delivery),
            round_trip=_build_days(delivery.round_trip),
            chance=chance.value if chance is not None and chance.basis != "assumed" else None,
            answer=self._build_way(back) if back is not None and back.reached else None,
            holds=_build_stability(delivery.stability),
            story=self._tell_story(message, delivery) if self._tells_stories else None,
        )

    def _tell_story(self, message: MessageAnswer, delivery: Delivery) -> Json:
        story = tell_delivery(message, delivery, self._names)
        back = delivery.answer
        dated_back = back is not None and is_dated(back.itinerary)
        return _keep_known(
            short=self._number(delivery_sentences.describe_in_short(delivery)) if delivery.reached else None,
            there=self._tell(story.there, dated=is_dated(delivery.itinerary)),
            back=self._tell(story.back, dated=dated_back),
            asked=self._tell(story.asked, dated=True),
        )

    def _build_way(self, way: Delivery | AnswerBack) -> dict[str, Json]:
        """Build a route, and the journey that is told where it goes another way than the fewest steps."""
        legs = way.itinerary.legs if way.itinerary is not None else ()
        journey = tuple(each.channel for each in legs)
        return _keep_known(
            route=[self._names.find_number(each) for each in way.route] or None,
            channels=self._find_channels(way.channels) or None,
            journey=self._find_channels(journey) if journey and journey != way.channels else None,
            level=way.level,
        )

    def _find_channels(self, ids: Iterable[str]) -> list[Json]:
        return [self._channels.get(each, each) for each in ids]

    def _build_point(self, message: MessageAnswer, point: WeakPoint) -> Json:
        loss = weak_point_sentences.describe_loss(point, message, self._names)
        return _keep_known(
            type=point.type,
            id=point.id,
            cuts_off=list(point.cuts_off),
            people=point.people,
            loss=self._number(loss + describe_stability(point.stability, message.counted)),
            holds=_build_stability(point.stability),
        )

    def _tell(self, blocks: Iterable[Say | Bullets], *, dated: bool) -> list[Json] | None:
        """Build the blocks of a story; a way without dates has its steps from the channels, and no lead."""
        return list(self._tell_blocks(blocks, dated=dated)) or None

    def _tell_blocks(self, blocks: Iterable[Say | Bullets], *, dated: bool) -> Iterator[Json]:
        for each in blocks:
            if isinstance(each, Say):
                if dated or each.indent:
                    yield ["figure" if each.indent else "say", self._number(each.text)]
            elif dated:
                yield ["steps" if each.numbered else "list", *map(self._number, each.items)]
            else:
                yield ["way"]

    def _number(self, sentence: str) -> int:
        return self._sentences.setdefault(sentence, len(self._sentences))


def describe_typical(message: MessageAnswer) -> str | None:
    """Say how long it takes of all that a message reaches, there and back where answers come; None if unknown."""
    back = message.loops.round_trip if message.loops is not None else None
    told, span, way = "Of all that get through", message.days, ""
    if back is not None and time_sentences.has_days(back):
        told, span, way = "Of all that are answered", back, " there and back"
    if span is None or not time_sentences.has_days(span) or time_sentences.is_untimed(span):
        return None
    return f"{told}: {time_sentences.say_briefly(span, way=way)}."


def _build_days(span: time_sentences.Span | None) -> list[Json] | None:
    """Build the typical and the worst days, None for never, and what they rest on; None where not known."""
    if span is None or not time_sentences.has_days(span) or time_sentences.is_untimed(span):
        return None
    return [span.typical_days, span.worst_days, time_sentences.say_times(span)]


def _build_stability(stability: Stability | None) -> list[Json] | None:
    return None if stability is None else [stability.share, say_share(stability.share)]


def _keep_known(**values: Json) -> dict[str, Json]:
    """Leave out what is None: the script fills it in again."""
    return {name: value for name, value in values.items() if value is not None}
