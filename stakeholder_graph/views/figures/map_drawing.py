"""Who stands where on a map, and which line goes from whom to whom: the structure itself, drawn.

The whole of it, or only what some messages use, with everybody else pale.
"""

from collections.abc import Sequence

from stakeholder_graph.results.scene import Scene, SceneChannel, SceneStakeholder
from stakeholder_graph.views.figures.arrangement import Arrangement, Trunk
from stakeholder_graph.views.figures.figure import INK, LINE, PALE
from stakeholder_graph.views.figures.marks import (
    ASSUMED_OUTLINE,
    SHAPE,
    draw_alarm,
    draw_arrowhead,
    draw_cross,
    draw_curve,
    draw_line,
    draw_shaft,
    draw_shape,
    draw_tick,
    find_edge,
    write_name,
)
from stakeholder_graph.views.figures.pen import Pen
from stakeholder_graph.views.figures.shapes import Point
from stakeholder_graph.views.figures.ways import Ways

ARC = 0.2
HIGHEST_ARC = 16.0
LEAST_ALARMED = 4.0
"""Smaller shapes have no room for an exclamation mark beside their double outline."""
PALE_NAME = "#79838d"
BANDS = ("#f2f4f7", "#ffffff")
"""The colours of the bands, by turns."""


class Drawer:
    """Draws the stakeholders and channels of one scene."""

    def __init__(self, pen: Pen, scene: Scene, arrangement: Arrangement, ways: Ways | None) -> None:
        self.pen = pen
        self.scene = scene
        self.spots = arrangement.spots
        self.trunks = arrangement.trunks
        self.bands = arrangement.bands
        self.ways = ways
        self.fine = len(scene.channels) > 80

    def draw(self) -> None:
        """Draw lines, shapes and names, one above the other."""
        left = self._draw_trunks()
        drawn: set[str] = set()
        for channel in self.scene.channels:
            if channel.id in left or (channel.twin in drawn and self._shows_back(channel)):
                continue
            if self._is_used(channel):
                drawn.add(channel.id)
                self._draw_channel(channel)
        for each in self.scene.stakeholders:
            self._draw_stakeholder(each)

    def _is_used(self, channel: SceneChannel) -> bool:
        return self.ways is None or channel.id in self.ways.channels

    def _shows_back(self, channel: SceneChannel) -> bool:
        """Whether a line that is drawn already shows this way as well."""
        return self.ways is None or channel.twin in self.ways.channels

    def _is_weak(self, id_: str, cuts_off_count: int) -> bool:
        if self.ways is None:
            return cuts_off_count >= self.scene.marked_from
        return id_ in self.ways.only_ways

    def _draw_trunks(self) -> set[str]:
        """Draw the lines that channels share, and return the ids of these channels."""
        between: dict[tuple[str, str], list[SceneChannel]] = {}
        for channel in self.scene.channels:
            if self._is_used(channel):
                between.setdefault((channel.sender, channel.receiver), []).append(channel)
        done: set[str] = set()
        for trunk in self.trunks:
            out = {each: between.get((trunk.body, each), []) for each in trunk.ticks}
            back = {each: between.get((each, trunk.body), []) for each in trunk.ticks}
            here = [channel for each in trunk.ticks for channel in out[each] + back[each]]
            if here:
                self._draw_trunk(trunk, here)
            done.update(channel.id for channel in here)
        return done

    def _draw_trunk(self, trunk: Trunk, here: Sequence[SceneChannel]) -> None:
        """Draw one line that channels share, with a tick for each stakeholder at its other end."""
        color, width = (LINE, 0.6) if self.ways is None else (INK, 0.9)
        assumed = all(channel.assumed for channel in here)
        told = {channel.receiver for channel in here} - {trunk.body}
        telling = {channel.sender for channel in here} - {trunk.body}
        low = max(self.spots[each].y for each in told | telling)
        corners = [*trunk.corners[:-1], (trunk.corners[-1][0], low)]
        draw_line(self.pen, corners, color=color, width=width, assumed=assumed)
        for each in sorted(told | telling):
            spot, x = self.spots[each], trunk.ticks[each]
            tip = find_edge(spot, (x, spot.y), 0.8)
            draw_line(self.pen, [(x, spot.y), tip], color=color, width=width)
            if each in told:
                draw_arrowhead(self.pen, tip, (x, spot.y), 2.6, color)
        if telling:
            draw_arrowhead(self.pen, trunk.corners[0], trunk.corners[1], 4.0, color)
            draw_shaft(self.pen, trunk.corners[0], trunk.corners[1], 4.0, color=color, width=width)

    def _draw_channel(self, channel: SceneChannel) -> None:
        one, other = self.spots[channel.sender], self.spots[channel.receiver]
        weak = self._is_weak(channel.id, channel.cuts_off_count)
        strong = weak or self.ways is not None
        color = INK if strong else LINE
        middle = self._find_middle(channel)
        start, finish = find_edge(one, middle), find_edge(other, middle)
        width = 1.3 if weak else 0.9 if self.ways is not None else 0.45 if self.fine else 0.6
        draw_curve(self.pen, (start, middle, finish), color=color, width=width, assumed=channel.assumed)
        size = min(4.6, 0.9 * min(one.r, other.r)) + (0.8 if strong else 0.0)
        both = channel.twin and (self.ways is None or channel.twin in self.ways.channels)
        for tip in (finish, start) if both else (finish,):
            draw_arrowhead(self.pen, tip, middle, size, color)
            draw_shaft(self.pen, tip, middle, size, color=color, width=width)

    def _find_middle(self, channel: SceneChannel) -> Point:
        """Return the control point of a line: aside for parallel ones, above for what stands in one row."""
        one, other = self.spots[channel.sender], self.spots[channel.receiver]
        dx, dy = other.x - one.x, other.y - one.y
        middle = ((one.x + other.x) / 2, (one.y + other.y) / 2)
        length = abs(dx)
        if abs(dy) < 1.0 and self._stands_between(one.x, other.x, one.y):
            return (middle[0], middle[1] - 2 * min(ARC * length, HIGHEST_ARC))
        if abs(dy) < 1.0:
            return middle if channel.twin else (middle[0], middle[1] - (1.0 if dx > 0 else -1.0) * 4.0)
        return (middle[0] + dy * channel.bend, middle[1] - dx * channel.bend)

    def _stands_between(self, x: float, other_x: float, y: float) -> bool:
        low, high = sorted((x, other_x))
        return any(abs(each.y - y) < 1.0 and low + 1 < each.x < high - 1 for each in self.spots.values())

    def _draw_stakeholder(self, each: SceneStakeholder) -> None:
        spot, centre = self.spots[each.id], (self.spots[each.id].x, self.spots[each.id].y)
        ways = self.ways
        part = ways is None or each.id in ways.passing | ways.reached | ways.left_out | ways.sources
        weak = self._is_weak(each.id, each.cuts_off_count)
        ink = INK if part else PALE
        if weak:
            ring = {"facecolor": "white", "edgecolor": INK, "linewidth": 0.8, "zorder": SHAPE - 0.5}
            draw_shape(self.pen, each.shape, centre, spot.r + min(2.4, 0.45 * spot.r), **ring)
        draw_shape(
            self.pen,
            each.shape,
            centre,
            spot.r,
            facecolor=(each.fill, 0.5 if each.assumed else 1.0) if part else "white",
            edgecolor=ink,
            linewidth=0.5 if spot.r < 5 else 0.7,
            linestyle=ASSUMED_OUTLINE if each.assumed else "solid",
            zorder=SHAPE,
        )
        if weak and spot.r > LEAST_ALARMED:
            draw_alarm(self.pen, spot)
        if ways is not None and each.id in ways.left_out:
            draw_cross(self.pen, *centre, 1.15 * spot.r)
        elif ways is not None and each.id in ways.reached:
            draw_tick(self.pen, *centre, spot.r)
        write_name(self.pen, spot, self._find_ground(spot.y), INK if part else PALE_NAME)

    def _find_ground(self, y: float) -> str:
        """Return the colour of the band at a height."""
        within = (number for number, band in enumerate(self.bands) if band.top <= y < band.bottom)
        return BANDS[next(within, 1) % 2]
