"""Does a finding survive the doubts recorded in a model?"""

from msgspec import Struct


class Stability(Struct, frozen=True, kw_only=True):
    """The share of sampled plausible versions of the model in which a finding still holds.

    ``low`` and ``high`` are its 90% interval. ``lost_share`` is the share of versions in which it fails because
    those it names are not reached at all, None where that does not apply.
    """

    share: float
    low: float
    high: float
    lost_share: float | None = None
