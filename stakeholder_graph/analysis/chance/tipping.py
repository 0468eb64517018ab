"""How reliable would all that is only assumed have to be for a message to arrive as surely as it should?"""

from collections.abc import Callable, Sequence
from math import ceil, exp, log

from stakeholder_graph.analysis.chance.chance import Luck, Question, number_ends
from stakeholder_graph.analysis.place.deliveries import Asked
from stakeholder_graph.model.records import Message
from stakeholder_graph.results.chances import Chance, TippingPoint

EVEN_CHANCE = 0.5
"""What is wanted where a message does not say."""

_STEPS = 1000


def find_tipping_point(
    luck: Luck, message: Message, asked: Sequence[Asked], chances: Sequence[Chance | None]
) -> TippingPoint | None:
    """Find how reliable all that is only assumed would have to be for a message to arrive as surely as it should.

    It is told of one delivery that is reached, the one whose chance is the middle one (the lower of two; among equals
    by member id). All channels, stakeholders and shared dependencies on its routes whose reliability is not stated,
    or only assumed, are taken to be equally reliable; those that are vouched for stay as they are.

    Parameters
    ----------
    luck, message, asked
        As for `measure_chances`.
    chances
        What that found.

    Returns
    -------
    TippingPoint or None
        The least reliability, to three digits and rounded up, for which the chance is as the message asks, or a half
        where it does not say. Where that cannot be told exactly, it is estimated from the first 2,560 worlds. None
        where no delivery is reached, or nothing on its routes is only assumed.
    """
    reached = [
        (chance.value, _name_delivery(one), number)
        for number, (one, chance) in enumerate(zip(asked, chances, strict=True))
        if chance is not None
    ]
    if not reached:
        return None
    _, member, number = sorted(reached)[(len(reached) - 1) // 2]
    ends = number_ends(luck.structure, asked[number])
    used = Question(luck, message).find_used(ends)
    assumed = [number for number in used if luck.reliabilities.assumed[number]]
    if not assumed:
        return None
    question = Question(luck, message).narrow(used)
    wanted = EVEN_CHANCE if message.chance is None else message.chance
    first = question.measure_with(ends, assumed, wanted)

    def measure(step: int) -> float:
        chance = question.measure_with(ends, assumed, step / _STEPS, exactly=first is not None)
        return 0.0 if chance is None else chance

    return TippingPoint(
        member=member,
        chance=wanted,
        reliability=_find_least(measure, wanted, first),
        assumed_count=len(assumed),
    )


def _find_least(measure: Callable[[int], float], wanted: float, first: float | None) -> float | None:
    """Find the least step at which the chance is enough; None if not even the last one is.

    ``first`` is the chance where everything is as reliable as is wanted of the whole, None if it is not known. The
    chance grows with the reliability about as a power of it does, so that the next step to try is guessed from the
    last two; every sixth time the steps that are left are halved, so that wrong guesses cost little.
    """
    before, last = (wanted * _STEPS, first or 0.0), (float(_STEPS), measure(_STEPS))
    if last[1] < wanted:
        return None
    least, most, tries = -1, _STEPS, 0
    while most - least > 1:
        step = _guess(before, last, wanted)
        if step is None or tries % 6 == 5:
            step = (least + most) // 2
        step = min(max(step, least + 1), most - 1)
        before, last = last, (float(step), measure(step))
        tries += 1
        if last[1] >= wanted:
            most = step
        else:
            least = step
    return most / _STEPS


def _guess(one: tuple[float, float], other: tuple[float, float], wanted: float) -> int | None:
    """Guess from two steps and their chances at which step the chance is enough; None if they do not tell."""
    (step, chance), (far_step, far_chance) = one, other
    if min(step, far_step, chance, far_chance, wanted) <= 0 or chance == far_chance or step == far_step:
        return None
    power = log(far_chance / chance) / log(far_step / step)
    return ceil(exp(min(log(far_step) + log(wanted / far_chance) / power, log(_STEPS))))


def _name_delivery(asked: Asked) -> str:
    """Return the member a delivery is counted under; from any to any, who may tell whom."""
    if asked.member is not None:
        return asked.member
    return f"{' or '.join(asked.senders)}->{' or '.join(asked.receivers)}"
