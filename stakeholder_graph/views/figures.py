"""The drawing as a figure for a paper or a slide: SVG, PNG or PDF, the same bytes on every run.

It draws the scene that the interactive page draws: same positions, shapes and names. Colours help and are
never needed: kinds differ in shape, an assumed outline is dashed, the only way through has a double outline.
"""

import io
import math
import warnings
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Literal

from stakeholder_graph.results.answers import Answer, AssumedShare
from stakeholder_graph.results.scene import Scene, SceneChannel, SceneStakeholder, Shape
from stakeholder_graph.views.words import say_date, say_share

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.path import Path

FileFormat = Literal["svg", "png", "pdf"]
Point = tuple[float, float]

INK = "#16202a"
QUIET = "#4c5966"
LINE = "#8a97a4"
BANDS = ("#f3f5f8", "#ffffff")
ALARM = "#a4161a"
DPI = 200
LEGEND_STEP = 15.0
LONGEST_LABEL = 120
SETTINGS: Mapping[str, object] = {
    "svg.hashsalt": "stakeholder-graph",
    "svg.fonttype": "path",
    "pdf.fonttype": 42,
    "font.family": "sans-serif",
    "font.sans-serif": ["DejaVu Sans"],
    "text.parse_math": False,
    "text.usetex": False,
    "path.simplify": False,
}
SIDES: Mapping[Shape, tuple[int, float, float]] = {
    "square": (4, math.pi / 4, 1.25),
    "diamond": (4, 0.0, 1.3),
    "hexagon": (6, 0.0, 1.15),
    "triangle": (3, -math.pi / 2, 1.3),
}


def render_figure(scene: Scene, file_format: FileFormat, *, answer: Answer | None = None) -> bytes:
    """Draw a scene as one file.

    Parameters
    ----------
    scene
        The drawing.
    file_format
        ``svg``, ``png`` or ``pdf``.
    answer
        The answer the scene was drawn with; the footnote then says how much of it is assumed.

    Returns
    -------
    The bytes of the file; the same for the same scene and the same version of matplotlib.
    """
    import matplotlib as mpl
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    title = _describe_title(scene)
    with mpl.rc_context(dict(SETTINGS)), warnings.catch_warnings():  # type: ignore[arg-type]
        warnings.filterwarnings("ignore", message=r"Glyph .* missing from")
        width, height = max(scene.width, 520.0), scene.height + 54.0 + _find_legend_height(scene)
        figure = Figure(figsize=(width / 72, height / 72))
        FigureCanvasAgg(figure)
        axes = figure.add_axes((0.0, 0.0, 1.0, 1.0))
        axes.set_xlim(0.0, width)
        axes.set_ylim(height - 40.0, -40.0)
        axes.set_axis_off()
        _draw_bands(axes, scene, width)
        _draw_channels(axes, scene)
        for each in scene.stakeholders:
            _draw_stakeholder(axes, each, weak=each.cuts_off_count >= scene.marked_from)
        _write(axes, 14.0, -18.0, title, size=15.0, weight="bold", ha="left", va="center")
        _draw_legend(axes, scene)
        footnote = _describe_footnote(scene, answer.assumed_share if answer else None)
        _write(axes, 14.0, height - 50.0, footnote, size=8.0, ha="left", color=QUIET)
        return _save(figure, file_format, title)


def _save(figure: "Figure", file_format: FileFormat, title: str) -> bytes:
    """Write the file without a date, so that it is the same whenever it is made."""
    maker = "stakeholder-graph"
    metadata: dict[FileFormat, dict[str, str | None]] = {
        "svg": {"Date": None, "Title": title, "Creator": maker},
        "png": {"Software": maker, "Title": title.encode("latin-1", "replace").decode("latin-1")},
        "pdf": {"CreationDate": None, "Title": title, "Creator": maker, "Producer": "matplotlib"},
    }
    file = io.BytesIO()
    figure.savefig(file, format=file_format, dpi=DPI, metadata=metadata[file_format], facecolor="white")
    return file.getvalue()


# --- words -------------------------------------------------------------------------------------


def _describe_title(scene: Scene) -> str:
    place = _clean(scene.place)
    if scene.as_of is None:
        return f"{place}: how messages travel"
    return f"{place}: how messages travel, {say_date(scene.as_of)}"


def _describe_footnote(scene: Scene, shares: AssumedShare | None) -> str:
    parts = [f"{len(scene.stakeholders)} stakeholders, {len(scene.channels)} channels"]
    if shares is not None:
        known = (("existence", shares.existence), ("timing", shares.timing), ("level", shares.level))
        said = [f"{words} {say_share(share)}" for words, share in known if share is not None]
        if said:
            parts.append(f"assumed: {', '.join(said)}")
    parts.append("a graph shows channels, not power, trust or quality")
    return "; ".join(parts) + "."


def _clean(text: str) -> str:
    """Return text without what no font can draw: control characters and lone surrogates."""
    kept = "".join(each if each.isprintable() else " " for each in text[:LONGEST_LABEL])
    return kept.encode("utf-8", "replace").decode("utf-8")


def _write(axes: "Axes", x: float, y: float, text: str, *, size: float, **how: object) -> None:
    written = axes.text(x, y, text, fontsize=size, **{"color": INK, **how})  # type: ignore[arg-type]
    written.set_parse_math(False)


# --- shapes ------------------------------------------------------------------------------------


def _find_outline(shape: Shape, x: float, y: float, r: float) -> "Path":
    from matplotlib.path import Path
    from matplotlib.transforms import Affine2D

    if shape in SIDES:
        count, turn, reach = SIDES[shape]
        corners = [_on_circle(x, y, turn + 2 * math.pi * side / count, reach * r) for side in range(count)]
    elif shape == "star":
        reaches = [(1.4 if side % 2 == 0 else 0.58) * r for side in range(10)]
        corners = [_on_circle(x, y, -math.pi / 2 + math.pi * i / 5, each) for i, each in enumerate(reaches)]
    else:
        wide, tall = (1.25 * r, 0.78 * r) if shape == "ellipse" else (r, r)
        return Affine2D().scale(wide, tall).translate(x, y).transform_path(Path.unit_circle())
    return Path([*corners, corners[0]], closed=True)


def _on_circle(x: float, y: float, angle: float, r: float) -> Point:
    return (x + r * math.cos(angle), y + r * math.sin(angle))


def _draw_shape(axes: "Axes", shape: Shape, centre: Point, r: float, **how: object) -> None:
    from matplotlib.patches import PathPatch

    axes.add_patch(PathPatch(_find_outline(shape, *centre, r), **how))


def _draw_stakeholder(axes: "Axes", each: SceneStakeholder, *, weak: bool) -> None:
    r = each.size / 2
    centre = (each.x, each.y)
    if weak:
        ring = r + 3.6
        _draw_shape(axes, each.shape, centre, ring, facecolor="white", edgecolor=INK, linewidth=1.0, zorder=3)
    style = (0, (2.2, 1.6)) if each.assumed else "solid"
    _draw_shape(
        axes,
        each.shape,
        centre,
        r,
        facecolor=(each.fill, 0.5 if each.assumed else 1.0),
        edgecolor=INK,
        linewidth=0.9,
        linestyle=style,
        zorder=4,
    )
    if each.cuts_off_count > 1:
        badge = (each.x + 1.05 * r + 2, each.y - 1.05 * r - 1)
        size = max(4.2, r * 0.55)
        _draw_shape(axes, "circle", badge, size, facecolor=ALARM, edgecolor="white", linewidth=0.6, zorder=5)
        _write(axes, *badge, "!", size=size * 1.4, color="white", ha="center", va="center_baseline", zorder=6)
    if each.label_shown:
        _write_name(axes, each)


def _write_name(axes: "Axes", each: SceneStakeholder) -> None:
    ground = {"facecolor": "white", "edgecolor": "none", "alpha": 0.75, "boxstyle": "square,pad=0.05"}
    for number, line in enumerate(each.label.split("\n")):
        y = each.y + each.size / 2 + 2.5 + number * 10.5
        # DejaVu Sans is a wide face: at this size it takes the room that the layout kept for the name.
        _write(axes, each.x, y, _clean(line), size=8.6, ha="center", va="top", zorder=7, bbox=ground)


# --- lines -------------------------------------------------------------------------------------


def _draw_channels(axes: "Axes", scene: Scene) -> None:
    """Draw every channel; a line both ways once, with an arrowhead at either end."""
    by_id = {each.id: each for each in scene.stakeholders}
    drawn: set[str] = set()
    for channel in scene.channels:
        if channel.twin in drawn:
            continue
        drawn.add(channel.id)
        weak = channel.cuts_off_count >= scene.marked_from
        _draw_channel(axes, channel, by_id[channel.sender], by_id[channel.receiver], weak=weak)


def _draw_channel(
    axes: "Axes", channel: SceneChannel, sender: SceneStakeholder, receiver: SceneStakeholder, *, weak: bool
) -> None:
    from matplotlib.patches import PathPatch, Polygon
    from matplotlib.path import Path

    start, control, finish = _find_curve(sender, receiver, channel.bend)
    color = INK if weak else LINE
    axes.add_patch(
        PathPatch(
            Path([start, control, finish], [Path.MOVETO, Path.CURVE3, Path.CURVE3]),
            fill=False,
            edgecolor=color,
            linewidth=1.6 if weak else 0.6,
            linestyle=(0, (5, 3)) if channel.assumed else "solid",
            zorder=2,
        )
    )
    size = max(3.6, min(6.5, 0.4 * min(sender.size, receiver.size)))
    for tip, back in [(finish, control)] + ([(start, control)] if channel.twin else []):
        axes.add_patch(Polygon(_find_arrowhead(tip, back, size), facecolor=color, edgecolor="none", zorder=2))


def _find_curve(
    sender: SceneStakeholder, receiver: SceneStakeholder, bend: float
) -> tuple[Point, Point, Point]:
    """Return start, control point and end of a curve that stops short of both shapes."""
    dx, dy = receiver.x - sender.x, receiver.y - sender.y
    middle = ((sender.x + receiver.x) / 2 + dy * bend, (sender.y + receiver.y) / 2 - dx * bend)
    length = math.hypot(dx, dy)
    start, finish = (_step_towards(each, middle, length) for each in (sender, receiver))
    control = (2 * middle[0] - (start[0] + finish[0]) / 2, 2 * middle[1] - (start[1] + finish[1]) / 2)
    return start, control if bend else middle, finish


def _step_towards(each: SceneStakeholder, aim: Point, length: float) -> Point:
    far = math.hypot(aim[0] - each.x, aim[1] - each.y) or 1.0
    gap = min(1.35 * each.size / 2 + 2.0, 0.4 * length)
    return (each.x + (aim[0] - each.x) / far * gap, each.y + (aim[1] - each.y) / far * gap)


def _find_arrowhead(tip: Point, back: Point, size: float) -> Sequence[Point]:
    length = math.hypot(tip[0] - back[0], tip[1] - back[1]) or 1.0
    ux, uy = (tip[0] - back[0]) / length, (tip[1] - back[1]) / length
    half = 0.45 * size
    end = (tip[0] - ux * size, tip[1] - uy * size)
    return [tip, (end[0] - uy * half, end[1] + ux * half), (end[0] + uy * half, end[1] - ux * half)]


# --- around the drawing ------------------------------------------------------------------------


def _draw_bands(axes: "Axes", scene: Scene, width: float) -> None:
    from matplotlib.patches import Rectangle

    for number, tier in enumerate(scene.tiers):
        color, height = BANDS[number % 2], tier.bottom - tier.top
        axes.add_patch(Rectangle((0.0, tier.top), width, height, facecolor=color, zorder=0))
        how = {"weight": "bold", "color": QUIET, "ha": "left", "zorder": 8}
        _write(axes, 14.0, tier.top + 14.0, tier.name, size=9.5, **how)


def _find_legend_columns(scene: Scene) -> int:
    return max(1, int(max(scene.width, 520.0) // 170))


def _find_legend_height(scene: Scene) -> float:
    return LEGEND_STEP * math.ceil((len(scene.kinds) + 3) / _find_legend_columns(scene)) + 40.0


def _draw_legend(axes: "Axes", scene: Scene) -> None:
    columns = _find_legend_columns(scene)
    entries = [(each.shape, each.fill, _clean(each.plural)) for each in scene.kinds]
    marks = [("weak", "the only way through"), ("assumed", "assumed"), ("line", "channel")]
    for number in range(len(entries) + len(marks)):
        x = 22.0 + number % columns * 170.0
        y = scene.height + 4.0 + number // columns * LEGEND_STEP
        if number < len(entries):
            shape, fill, text = entries[number]
            _draw_shape(axes, shape, (x, y), 5.0, facecolor=fill, edgecolor=INK, linewidth=0.8)
        else:
            mark, text = marks[number - len(entries)]
            _draw_mark(axes, mark, (x, y))
        _write(axes, x + 12.0, y, text[:32], size=8.6, ha="left", va="center")


def _draw_mark(axes: "Axes", mark: str, centre: Point) -> None:
    from matplotlib.patches import Polygon

    if mark == "line":
        x, y = centre
        axes.plot([x - 9.0, x + 4.0], [y, y], color=LINE, linewidth=0.9)
        axes.add_patch(Polygon(_find_arrowhead((x + 8.0, y), (x, y), 6.0), facecolor=LINE))
        return
    if mark == "weak":
        _draw_shape(axes, "circle", centre, 6.5, facecolor="white", edgecolor=INK, linewidth=1.0)
    style = (0, (2.2, 1.6)) if mark == "assumed" else "solid"
    fill = ("#5b6670", 0.5 if mark == "assumed" else 1.0)
    _draw_shape(axes, "circle", centre, 4.0, facecolor=fill, edgecolor=INK, linewidth=0.9, linestyle=style)
