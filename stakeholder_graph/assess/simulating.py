"""Many worlds at once: from document to answer."""

from collections.abc import Callable
from functools import partial

from msgspec.structs import replace

from stakeholder_graph.analysis.place.basis import measure_assumed_share
from stakeholder_graph.analysis.place.deliveries import find_asked
from stakeholder_graph.analysis.routes.messages import summarise_message
from stakeholder_graph.assess.following import check_day
from stakeholder_graph.assess.setting import AS_IT_STANDS, Choice, Setting
from stakeholder_graph.documents.document import Document
from stakeholder_graph.errors import UsageError
from stakeholder_graph.model.selectors import SelectionError
from stakeholder_graph.results.answers import Answer, OptionValue
from stakeholder_graph.scenarios.apply import remove
from stakeholder_graph.scenarios.change import find_channels
from stakeholder_graph.units import SEED

WORLDS = 1000


def simulate(
    document: Document,
    choice: Choice = AS_IT_STANDS,
    *,
    message: str | None = None,
    worlds: int = WORLDS,
    seed: int = SEED,
    lose: str | None = None,
    advance: Callable[[float], None] = lambda share: None,
) -> Answer:
    """Simulate how messages spread in many worlds: who has heard by which day, and what the loss of somebody does.

    Parameters
    ----------
    document, choice
        As for `analyse`.
    message
        The id of one message; all of them if None.
    worlds, seed
        How many worlds to draw, and from what. Each has a day to start, calendars and failures of its own.
    lose
        A stakeholder, shared dependency or channel ``a:b`` to lose in the same worlds; if None, the few that most
        journeys pass through are tried one after the other.
    advance
        Is told from time to time which share of the work is done, 0 to 1.

    Raises
    ------
    UsageError
        As for `analyse`, and if there is no such message, or nothing is called what should be lost.
    """
    from stakeholder_graph.analysis.simulation.simulation import simulate_message
    from stakeholder_graph.analysis.simulation.trials import Trials, find_lost

    setting = Setting(document, choice)
    structure = setting.structure
    channels = _find_lost_channels(setting, lose) if lose is not None else []
    chosen = setting.find_messages() if message is None else (setting.find_message(message),)
    asked = [(each, find_asked(structure, each)) for each in chosen]
    check_day(structure.day)
    trials = Trials(structure, worlds, seed)
    found = []
    for number, (each, deliveries) in enumerate(asked):
        simulation = simulate_message(
            trials,
            each,
            deliveries,
            lost=find_lost(structure, lose, channels) if lose is not None else None,
            advance=partial(_advance, advance, number, len(asked)),
        )
        found.append(replace(summarise_message(structure, each, deliveries), simulation=simulation))
    assumed = measure_assumed_share(structure, asked, followed=True)
    options: dict[str, OptionValue] = {"message": message, "worlds": worlds, "seed": seed, "lose": lose}
    return setting.answer("simulate", options, assumed=assumed, messages=tuple(found))


def _advance(advance: Callable[[float], None], number: int, count: int, share: float) -> None:
    """Tell which share of several messages is done."""
    advance((number + share) / count)


def _find_lost_channels(setting: Setting, lose: str) -> list[str]:
    """Find the channels that a name means; none if it means a stakeholder or a shared dependency."""
    place = setting.place
    if lose in place.stakeholders or lose in place.shared:
        return []
    try:
        remove(place, lose)  # says what is wrong with a name that means nothing
        return find_channels(place, lose)
    except SelectionError as fault:
        raise UsageError(fault.message, fault.hint) from None
