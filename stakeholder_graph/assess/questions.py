"""The questions that can be asked of a place, each from document to answer."""

from collections.abc import Sequence
from datetime import date
from itertools import product

from msgspec.structs import replace

from stakeholder_graph.analysis.place.basis import measure_assumed_share, records_doubts
from stakeholder_graph.analysis.place.deliveries import Asked, find_asked
from stakeholder_graph.analysis.place.silos import find_silos
from stakeholder_graph.analysis.routes.messages import summarise_message
from stakeholder_graph.analysis.routes.routes import find_deliveries
from stakeholder_graph.analysis.routes.weak_points import find_pairs, find_weak_points
from stakeholder_graph.assess.ends import find_readings
from stakeholder_graph.assess.following import Follower
from stakeholder_graph.assess.setting import AS_IT_STANDS, Choice, Setting
from stakeholder_graph.documents.document import Document
from stakeholder_graph.errors import UsageError
from stakeholder_graph.model.records import End, Message
from stakeholder_graph.results.answers import Answer, OptionValue
from stakeholder_graph.results.messages import MessageAnswer

Ends = tuple[str, ...] | None
"""Who is meant by one end of a trace; None if anybody is."""


def analyse(document: Document, choice: Choice = AS_IT_STANDS, *, dated: bool = False) -> Answer:
    """Answer everything at once: what reaches whom, who has no way up, whose absence cuts off whom, and silos.

    Parameters
    ----------
    document
        A model without errors; it is not changed.
    choice
        What to change for this question.
    dated
        Whether every delivery is also told date by date, for a start on the day of the model.

    Raises
    ------
    UsageError
        If the choice names what the model does not have, or the place has no messages.
    """
    setting = Setting(document, choice)
    structure = setting.structure
    follower = Follower(structure)
    asked = [(message, find_asked(structure, message)) for message in setting.find_messages()]
    found = []
    for message, deliveries_asked in asked:
        deliveries = follower.follow(message, deliveries_asked)
        if dated:
            deliveries = follower.add_itineraries(message, deliveries_asked, deliveries, None)
        answer = summarise_message(
            structure,
            message,
            deliveries_asked,
            deliveries=deliveries,
            weak_points=find_weak_points(structure, message),
        )
        tipping = follower.find_tipping_point(message, deliveries_asked, deliveries)
        found.append(replace(answer, tipping=tipping))
    messages, silos = tuple(found), find_silos(structure, found)
    if records_doubts(structure.place):
        from stakeholder_graph.analysis.stability.stability import estimate_stability

        messages, silos = estimate_stability(structure, asked, messages, silos)
    assumed = measure_assumed_share(structure, asked, whole=True, followed=True)
    return setting.answer("analyse", {}, assumed=assumed, messages=messages, silos=silos)


def trace(
    document: Document,
    choice: Choice = AS_IT_STANDS,
    *,
    message: str | None = None,
    sender: str | None = None,
    receiver: str | None = None,
    start: date | None = None,
) -> Answer:
    """Trace how messages travel and come back, hop by hop.

    Parameters
    ----------
    document, choice
        As for `analyse`.
    message
        The id of one message; all of them if None.
    sender, receiver
        Look only at deliveries from, or to, who is called this: by id, name, alias or town. Between two that
        no message joins, a message of no kind is traced.
    start
        The day on which the journey starts that is told date by date; the model's own if None.

    Raises
    ------
    UsageError
        As for `analyse`, and if nobody is called that, or no delivery joins the two.
    """
    setting = Setting(document, choice)
    senders = find_readings(setting.place, sender) if sender is not None else (None,)
    receivers = find_readings(setting.place, receiver) if receiver is not None else (None,)
    found = _find_traced(setting, message, senders, receivers)
    follower = Follower(setting.structure)
    messages = []
    for each, asked in found:
        deliveries = follower.add_itineraries(each, asked, follower.follow(each, asked), start)
        messages.append(summarise_message(setting.structure, each, asked, deliveries=deliveries))
    assumed = measure_assumed_share(setting.structure, found, followed=True)
    options: dict[str, OptionValue] = {
        "message": message,
        "from": sender,
        "to": receiver,
        "start": start.isoformat() if start is not None else None,
    }
    return setting.answer("trace", options, assumed=assumed, messages=tuple(messages))


def _find_traced(
    setting: Setting, message: str | None, senders: Sequence[Ends], receivers: Sequence[Ends]
) -> list[tuple[Message, list[Asked]]]:
    """Find the messages to trace, each with its deliveries between the ends that were named.

    Of several that may be meant, those are taken first that a delivery joins. Where none does, a message of no kind
    is made between the likeliest two.
    """
    known: tuple[Message, ...]
    both = None not in (*senders, *receivers)
    if message is not None:
        known = (setting.find_message(message),)
    else:
        known = setting.place.messages if both else setting.find_messages()
    for froms, tos in product(senders, receivers):
        found = [(each, _narrow(find_asked(setting.structure, each), froms, tos)) for each in known]
        found = [(each, asked) for each, asked in found if asked]
        if found or (froms is None and tos is None):
            return found
    if message is None and both:
        between = _join(senders[0] or (), receivers[0] or ())
        asked = find_asked(setting.structure, between)
        if asked:
            return [(between, asked)]
    named = "this message" if message is not None else "any message"
    raise UsageError(
        f"{named} has no delivery between them",
        "name both '--from' and '--to' to trace a message of no kind between any two",
    )


def _join(senders: tuple[str, ...], receivers: tuple[str, ...]) -> Message:
    """Make a message of no kind between any two."""
    return Message(
        id="between",
        senders=End(members=senders, quantity="every", is_group=len(senders) > 1),
        receivers=End(members=receivers, quantity="every", is_group=len(receivers) > 1),
    )


def _narrow(asked: list[Asked], senders: Ends, receivers: Ends) -> list[Asked]:
    """Keep the deliveries from, and to, those named; where any of several would do, only those named."""
    kept: list[Asked] = []
    for each in asked:
        froms = each.senders if senders is None else tuple(s for s in each.senders if s in senders)
        tos = each.receivers if receivers is None else tuple(r for r in each.receivers if r in receivers)
        if froms and tos:
            kept.append(Asked(froms, tos, each.member))
    return kept


def find_only_ways(
    document: Document, choice: Choice = AS_IT_STANDS, *, message: str | None = None, pairs: bool = False
) -> Answer:
    """Find whose absence cuts whom off, for one message or for all.

    Parameters
    ----------
    document, choice
        As for `analyse`.
    message
        The id of one message; all of them if None.
    pairs
        Whether to look also for two stakeholders whose joint absence cuts somebody off.

    Raises
    ------
    UsageError
        As for `analyse`, and if there is no such message.
    """
    setting = Setting(document, choice)
    structure = setting.structure
    chosen = setting.find_messages() if message is None else (setting.find_message(message),)
    asked = [(each, find_asked(structure, each)) for each in chosen]
    messages: tuple[MessageAnswer, ...] = tuple(
        summarise_message(
            structure,
            each,
            deliveries_asked,
            weak_points=find_weak_points(structure, each),
            pairs=find_pairs(structure, each) if pairs else None,
        )
        for each, deliveries_asked in asked
    )
    assumed = measure_assumed_share(structure, asked)
    options: dict[str, OptionValue] = {"message": message, "pairs": pairs}
    return setting.answer("weak-points", options, assumed=assumed, messages=messages)


def find_who_does_not_hear(document: Document, choice: Choice = AS_IT_STANDS) -> Answer:
    """Find who does not hear whom; a place without messages still has groups, brokers and the isolated.

    Raises
    ------
    UsageError
        If the choice names what the model does not have.
    """
    setting = Setting(document, choice)
    structure = setting.structure
    asked = [(message, find_asked(structure, message)) for message in setting.place.messages]
    messages = [
        summarise_message(structure, message, each, deliveries=find_deliveries(structure, message, each))
        for message, each in asked
    ]
    assumed = measure_assumed_share(structure, asked, whole=True)
    return setting.answer("silos", {}, assumed=assumed, silos=find_silos(structure, messages))
