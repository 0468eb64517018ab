"""Does a finding survive the doubts recorded in the model? Asked again in many plausible versions of it."""

from collections.abc import Iterable

from msgspec.structs import replace

from stakeholder_graph.analysis.place.deliveries import Asked
from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.analysis.stability.asked_again import AskedAgain, find_still_isolated
from stakeholder_graph.analysis.stability.survival import build_stability
from stakeholder_graph.analysis.stability.versions import Sampling, draw_versions
from stakeholder_graph.model.records import Message
from stakeholder_graph.results.messages import MessageAnswer
from stakeholder_graph.results.silos import Silos

POINTS_AT_MOST = 10
"""Of how many weak points of each message the stability is estimated at most: of those that stand first."""


def estimate_stability(
    structure: Structure,
    asked: Iterable[tuple[Message, list[Asked]]],
    messages: Iterable[MessageAnswer],
    silos: Silos,
    sampling: Sampling | None = None,
) -> tuple[tuple[MessageAnswer, ...], Silos]:
    """Estimate in what share of plausible versions of the model each finding survives.

    Parameters
    ----------
    structure
        The place on its day.
    asked
        Each message with its deliveries.
    messages
        What was found about each, in the same order, with its deliveries and weak points.
    silos
        What was found about who stands alone.
    sampling
        How versions are drawn; a thousand of them, with one channel in twenty unlisted, if None.

    Returns
    -------
    messages, silos
        The same with their stability, each with a 90% interval; nothing given is changed. Only the first ten
        weak points of each message are asked again, fewer where each takes many sweeps (of pairs, mostly).

    Notes
    -----
    A finding about some survives in a version in which it is true of at least half of them; it is not true of
    whom the version does not have. A weak point must be there itself, and what is deleted to try it is the weak
    point alone; of a shared dependency, all that depends on it. That everyone is reached survives if everyone is
    whom the version has, and it has somebody. See `draw_versions` for what is plausible.
    """
    versions = draw_versions(structure, Sampling() if sampling is None else sampling)
    estimated = [
        _estimate_message(AskedAgain(structure, versions, message, each), answer)
        for (message, each), answer in zip(asked, messages, strict=True)
    ]
    alone = find_still_isolated(structure, versions, silos.isolated)
    return tuple(estimated), replace(silos, isolated_stability=build_stability(alone))


def _estimate_message(again: AskedAgain, answer: MessageAnswer) -> MessageAnswer:
    deliveries, points = answer.deliveries or (), answer.weak_points
    one_way = [each for each in deliveries if each.loop == "one-way"]
    if points is not None:
        first = [
            replace(point, stability=build_stability(again.find_still_cut_off(point)))
            for point in points[:POINTS_AT_MOST]
        ]
        points = (*first, *points[POINTS_AT_MOST:])
    reached = [each.reached for each in deliveries]
    told = tuple(
        replace(each, stability=build_stability(survival))
        for each, survival in zip(deliveries, again.find_each_still_heard(reached), strict=True)
    )
    return replace(
        answer,
        deliveries=None if answer.deliveries is None else told,
        reach_stability=build_stability(again.find_still_reached(reached)),
        heard_stability=build_stability(again.find_still_heard(reached)),
        loop_stability=build_stability(again.find_still_one_way(one_way)),
        one_route_stability=build_stability(again.find_still_one_route(deliveries, points or ())),
        weak_points=points,
    )
