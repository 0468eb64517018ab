"""How far may a share that was counted lie from the true one?"""

from math import sqrt

NORMAL_90 = 1.6448536269514722
NORMAL_95 = 1.959963984540054
"""Within so many standard deviations lie 90%, and 95%, of a normal distribution."""


def measure_interval(successes: int, trials: int, width: float = NORMAL_95) -> tuple[float, float]:
    """Measure between what a share may truly lie when so many of some trials succeed.

    Parameters
    ----------
    successes, trials
        What was counted, at least one trial.
    width
        The confidence, in standard deviations of a normal distribution; 95% if not told.

    Returns
    -------
    low, high
        Between 0 and 1; they hold ``successes / trials``.

    Notes
    -----
    The score interval: the shares under which what was counted would not be surprising. Unlike the usual
    plus-or-minus it keeps its promise near 0 and 1 too.

    References
    ----------
    Wilson 1927, Journal of the American Statistical Association 22:209-212. Brown, Cai & DasGupta 2001, Statistical
    Science 16:101-133.

    >>> [round(each, 3) for each in measure_interval(9, 10)]
    [0.596, 0.982]
    >>> [round(each, 3) for each in measure_interval(800, 1000, NORMAL_90)]
    [0.778, 0.82]
    """
    share, weight = successes / trials, width * width / trials
    middle = (share + weight / 2) / (1 + weight)
    spread = width / (1 + weight) * sqrt(share * (1 - share) / trials + weight / (4 * trials))
    low = 0.0 if successes == 0 else max(0.0, middle - spread)
    high = 1.0 if successes == trials else min(1.0, middle + spread)
    return low, high
