"""What is known of the place where one stakeholder stands, and of the whole drawing while it is being set."""

from dataclasses import dataclass, field

from stakeholder_graph.layout.labels import LINE_HEIGHT, measure_width

NAME_WIDTH = 84.0
UPPER_NAME_WIDTH = 104.0
UPPER_STEP = 116.0
MOST_ROWS = 8
LABEL_GAP = 3.0
SHELF = 5.0
SIZES = {"national": 20, "system": 20, "place": 20, "neighbourhood": 17, "practice": 12, "people": 9}


@dataclass(slots=True)
class Spot:
    """Where one stakeholder stands, how large, and its name in lines below it.

    ``stands_on`` is the tier in whose band it stands, its own unless it stands beside its practice. ``lane`` is how
    far aside the lane runs by which lines reach it, None where they come straight. Names of whoever is not
    ``is_named`` are not tried while the whole is looked at.
    """

    tier: str
    size: float
    lines: tuple[str, ...]
    x: float = 0.0
    row: int = 0
    y: float = 0.0
    label_shown: bool = False
    stands_on: str = ""
    lane: float | None = None
    is_named: bool = True

    def __post_init__(self) -> None:
        """Stand on one's own tier."""
        self.stands_on = self.stands_on or self.tier

    @property
    def is_small(self) -> bool:
        """Whether it stands below the practices, where the shapes are close together."""
        return self.tier == "people" or (self.tier == "practice" and self.row >= MOST_ROWS)

    @property
    def label_width(self) -> float:
        """How wide the name is."""
        return max(measure_width(line) for line in self.lines)

    @property
    def label_height(self) -> float:
        """How tall the name is."""
        return LINE_HEIGHT * len(self.lines)

    @property
    def half_width(self) -> float:
        """How far the shape and its name reach to either side."""
        bold = 1.12 if self.tier == "neighbourhood" else 1.0  # the only way through is written in bold
        return max(self.size, self.label_width * bold) / 2


@dataclass(slots=True)
class Group:
    """One group of a large place: who belongs to it, how large it is, and where its middle is."""

    id: str
    name: str
    members: tuple[str, ...]
    width: float
    height: float
    x: float = 0.0
    y: float = 0.0


@dataclass(slots=True)
class Layout:
    """All spots, the bands of the tiers as (tier, top, bottom), the groups of a large place, the size of it all."""

    spots: dict[str, Spot]
    bands: list[tuple[str, float, float]] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    width: float = 0.0
    height: float = 0.0


def set_spot(spot: Spot, x: float, row: int) -> None:
    """Set x and row; the heights of the rows follow when all are set."""
    spot.x, spot.row = x, row
