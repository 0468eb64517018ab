"""Small shared measures: the ladder of engagement, certainty words, and what holds on a day."""

from datetime import date
from typing import Literal, TypeAlias

Basis: TypeAlias = Literal["stated", "partly", "assumed"]
"""What a figure rests on: sources vouch for all of it, for part of it, or for nothing."""

LADDER = ("tokenistic", "inform", "consult", "involve", "collaborate", "empower")
"""The ladder of engagement, lowest rung first. Ordinal: rungs are compared, never averaged."""

RUNG = {level: rung for rung, level in enumerate(LADDER)}

SEED = 1
"""What is drawn from where nobody names a seed."""

CERTAINTY_WORDS = {"certain": 1.0, "likely": 0.8, "unsure": 0.5, "doubtful": 0.2}


def stands_on(day: date | None, since: date | None, until: date | None) -> bool:
    """Say whether something that holds from ``since`` to ``until``, both included, holds on ``day``.

    An open end (None) has no limit; without a day there is nothing to leave out.
    """
    if day is None:
        return True
    return (since is None or since <= day) and (until is None or day <= until)
