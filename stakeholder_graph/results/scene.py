"""A drawing of a place as values: positions, shapes, colours and labels, computed once for every output.

The interactive page and the figures draw the same scene, so they agree. Positions are in points, x to the
right and y downwards.
"""

from typing import Literal

from msgspec import Struct

Shape = Literal["square", "diamond", "hexagon", "circle", "triangle", "ellipse", "star"]


class SceneFact(Struct, frozen=True, kw_only=True):
    """One line of a details panel: what is said, by which source, and whether that is an assumption.

    ``source`` is empty where nothing vouches for the value, which then counts as assumed, and where the value
    is the model's own remark, which does not. ``link`` is None unless the source has an address that is safe to
    follow.
    """

    label: str
    text: str
    source: str
    assumed: bool
    link: str | None = None


class SceneStakeholder(Struct, frozen=True, kw_only=True):
    """A stakeholder as drawn.

    ``label`` is the name broken into lines; it stands below the shape, ``label_width`` by ``label_height``
    points, and ``label_shown`` says whether there is room for it when the whole drawing is looked at.
    ``cuts_off_count`` is 0 unless it is a weak point of some message; ``cuts_off_people`` and ``people`` are
    None where unknown. ``rests_on`` names the sort of source that vouches for it: "seed", "public", "memory" or
    "assumed", and that of its name where it differs. ``search`` is what it can be found by besides its name:
    aliases, code and town. ``lane`` is where, from left to right, the lines run that reach it from above: beside
    its block of practices; None where they come straight.
    """

    id: str
    name: str
    label: str
    label_width: float
    label_height: float
    label_shown: bool
    kind: str
    kind_name: str
    tier: str
    x: float
    y: float
    size: float
    lane: float | None = None
    shape: Shape
    fill: str
    assumed: bool
    rests_on: str
    isolated: bool
    cuts_off_count: int
    cuts_off_people: int | None
    people: int | None
    part_of: str | None
    search: tuple[str, ...]
    facts: tuple[SceneFact, ...]


class SceneChannel(Struct, frozen=True, kw_only=True):
    """A channel as drawn, from sender to receiver.

    ``twin`` is the channel back where the two are one line both ways; ``bend`` sets parallel channels apart:
    how far the middle of the line is pushed to the left of its direction, as a share of its length (0 is
    straight). ``rests_on`` is the sort of source that vouches for it, as for a stakeholder.
    """

    id: str
    sender: str
    receiver: str
    label: str
    twin: str | None
    bend: float
    assumed: bool
    rests_on: str
    cuts_off_count: int
    facts: tuple[SceneFact, ...]


class SceneTie(Struct, frozen=True, kw_only=True):
    """A formal relationship, told in details and table and not drawn as a way for messages."""

    sender: str
    receiver: str
    label: str
    assumed: bool
    source: str


class SceneShared(Struct, frozen=True, kw_only=True):
    """A shared dependency, with the stakeholders and channels that fail when it does."""

    id: str
    name: str
    assumed: bool
    cuts_off_count: int
    stakeholders: tuple[str, ...]
    channels: tuple[str, ...]


class SceneSource(Struct, frozen=True, kw_only=True):
    """One source of the model: where something was learnt.

    ``kind`` is "seed", "public", "memory" or "assumption". ``evidence`` is how well it evidences what it vouches for:
    "paper", "one end", "both ends" or "observed". ``published`` and ``accessed`` are dates as the model has them,
    ``where`` the page or section. All these are None where the model does not say; ``link`` also where the address is
    not safe to follow.
    """

    id: str
    title: str
    kind: str
    link: str | None = None
    author: str | None = None
    published: str | None = None
    accessed: str | None = None
    where: str | None = None
    evidence: str | None = None


class SceneTier(Struct, frozen=True, kw_only=True):
    """One row band of the drawing, from ``top`` to ``bottom``."""

    tier: str
    name: str
    top: float
    bottom: float


class SceneGroup(Struct, frozen=True, kw_only=True):
    """What is drawn as one card while a large place is looked at as a whole: its box, its middle at x and y."""

    id: str
    name: str
    x: float
    y: float
    width: float
    height: float
    members: tuple[str, ...]


class SceneKind(Struct, frozen=True, kw_only=True):
    """One entry of the legend, which is also the filter."""

    kind: str
    name: str
    plural: str
    shape: Shape
    fill: str
    count: int


class Scene(Struct, frozen=True, kw_only=True):
    """Everything a drawing of one place needs.

    Stakeholders stand in reading order: top row first, each from left to right.
    ``left_out_count`` is the number of stakeholders and channels that do not stand on ``as_of``. What is the
    only way through for ``marked_from`` members or more is marked as such; in a large place that leaves out
    those that cut off nobody but one group of their own. ``sources`` are those that vouch for something in it, in
    the order of the model.
    """

    place: str
    about: str
    as_of: str | None
    width: float
    height: float
    tiers: tuple[SceneTier, ...]
    kinds: tuple[SceneKind, ...]
    stakeholders: tuple[SceneStakeholder, ...]
    channels: tuple[SceneChannel, ...]
    ties: tuple[SceneTie, ...]
    shared: tuple[SceneShared, ...] = ()
    sources: tuple[SceneSource, ...] = ()
    groups: tuple[SceneGroup, ...] = ()
    left_out_count: int = 0
    marked_from: int = 1
