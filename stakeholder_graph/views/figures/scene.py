"""The drawing as a figure for a paper or a slide: SVG, PNG or PDF, the same bytes on every run.

It draws the scene that the interactive page draws: same positions, shapes and names. Colours help and are
never needed: kinds differ in shape, an assumed outline is dashed, the only way through has a double outline.
"""

import io
import math
import textwrap
import warnings
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal

from stakeholder_graph.results.answers import Answer
from stakeholder_graph.results.scene import Scene, SceneChannel, SceneStakeholder, Shape
from stakeholder_graph.views.figures.shapes import Point, find_arrowhead, find_curve, find_outline
from stakeholder_graph.views.frame import describe_assumed
from stakeholder_graph.views.words import say_date

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

FileFormat = Literal["svg", "png", "pdf"]

INK = "#16202a"
QUIET = "#4c5966"
LINE = "#8a97a4"
BANDS = ("#f3f5f8", "#ffffff")
ALARM = "#a4161a"
DPI = 200
LEGEND_STEP = 15.0
NOTE_STEP = 11.0
ABOUT_LINES = 2
LONGEST_ENTRY = 84
LEAST_WIDTH = 520.0
MARKS = (("weak", "the only way through"), ("assumed", "assumed"), ("line", "channel"))
LONGEST_LABEL = 120
LONGEST_ABOUT = 2_000
SETTINGS: Mapping[Any, Any] = {
    "svg.hashsalt": "stakeholder-graph",
    "svg.fonttype": "path",
    "pdf.fonttype": 42,
    "font.family": "sans-serif",
    "font.sans-serif": ["DejaVu Sans"],
    "text.parse_math": False,
    "text.usetex": False,
    "path.simplify": False,
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
    with mpl.rc_context(dict(SETTINGS)), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"Glyph .* missing from")
        width = max(scene.width, LEAST_WIDTH)
        notes = _describe_notes(scene, answer, width)
        legend_bottom = scene.height + 4.0 + LEGEND_STEP * _count_legend_rows(scene, width)
        height = legend_bottom + NOTE_STEP * len(notes) + 48.0
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
        _draw_legend(axes, scene, width)
        for number, line in enumerate(notes):
            y = legend_bottom + 4.0 + number * NOTE_STEP
            _write(axes, 14.0, y, line, size=8.0, ha="left", va="center", color=QUIET)
        return save_figure(figure, file_format, title)


def save_figure(figure: "Figure", file_format: FileFormat, title: str, said: str = "") -> bytes:
    """Write the file without a date, so that it is the same whenever it is made.

    ``said`` is what the figure shows, in words, for those who do not see it; "" leaves it out.
    """
    maker = "stakeholder-graph"
    metadata: dict[FileFormat, dict[str, str | None]] = {
        "svg": {"Date": None, "Title": title, "Creator": maker, "Description": said or None},
        "png": {"Software": maker, "Title": _write_latin(title)},
        "pdf": {"CreationDate": None, "Title": title, "Creator": maker, "Producer": "matplotlib"},
    }
    if said:
        metadata["png"]["Description"] = _write_latin(said)
        metadata["pdf"]["Subject"] = said
    file = io.BytesIO()
    figure.savefig(file, format=file_format, dpi=DPI, metadata=metadata[file_format], facecolor="white")
    return file.getvalue()


def _write_latin(text: str) -> str:
    """Return text as PNG can hold it."""
    return text.encode("latin-1", "replace").decode("latin-1")


# --- words -------------------------------------------------------------------------------------


def _describe_title(scene: Scene) -> str:
    place = clean_text(scene.place)
    if scene.as_of is None:
        return f"{place}: how messages travel"
    return f"{place}: how messages travel, {say_date(scene.as_of)}"


def _describe_notes(scene: Scene, answer: Answer | None, width: float) -> list[str]:
    """Return the lines below the legend: what the model is about, its size and limits, what is assumed."""
    letters = int((width - 28.0) / 4.9)  # of DejaVu Sans at size 8, as a fair estimate
    counts = f"{len(scene.stakeholders)} stakeholders, {len(scene.channels)} channels."
    said = f"{counts} A graph shows channels, not power, trust or quality."
    if answer is not None:
        said = f"{said} {describe_assumed(answer.assumed_share)}"
    about = clean_text(scene.about, LONGEST_ABOUT)
    return [
        *textwrap.wrap(about, letters, max_lines=ABOUT_LINES, placeholder=" …"),
        *textwrap.wrap(said, letters),
    ]


def clean_text(text: str, longest: int = LONGEST_LABEL) -> str:
    """Return text without what no font can draw: control characters and lone surrogates."""
    kept = "".join(each if each.isprintable() else " " for each in text[:longest])
    return kept.encode("utf-8", "replace").decode("utf-8")


def _write(axes: "Axes", x: float, y: float, text: str, *, size: float, **how: Any) -> None:
    written = axes.text(x, y, text, fontsize=size, **{"color": INK, **how})
    written.set_parse_math(False)


# --- shapes ------------------------------------------------------------------------------------


def _draw_shape(axes: "Axes", shape: Shape, centre: Point, r: float, **how: object) -> None:
    from matplotlib.patches import PathPatch

    axes.add_patch(PathPatch(find_outline(shape, *centre, r), **how))


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
        _write(axes, each.x, y, clean_text(line), size=8.6, ha="center", va="top", zorder=7, bbox=ground)


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

    start, control, finish = find_curve(sender, receiver, channel.bend)
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
        axes.add_patch(Polygon(find_arrowhead(tip, back, size), facecolor=color, edgecolor="none", zorder=2))


# --- around the drawing ------------------------------------------------------------------------


def _draw_bands(axes: "Axes", scene: Scene, width: float) -> None:
    from matplotlib.patches import Rectangle

    for number, tier in enumerate(scene.tiers):
        color, height = BANDS[number % 2], tier.bottom - tier.top
        axes.add_patch(Rectangle((0.0, tier.top), width, height, facecolor=color, zorder=0))
        how = {"weight": "bold", "color": QUIET, "ha": "left", "zorder": 8}
        _write(axes, 14.0, tier.top + 14.0, tier.name, size=9.5, **how)


def _group_kinds(scene: Scene) -> list[tuple[Shape, str, str]]:
    """Return shape, colour and words of each entry of the legend: kinds that look alike share one."""
    alike: dict[tuple[Shape, str], list[str]] = {}
    for each in scene.kinds:
        alike.setdefault((each.shape, each.fill), []).append(clean_text(each.plural))
    return [
        (shape, fill, textwrap.shorten(", ".join(kinds), LONGEST_ENTRY, placeholder=" …"))
        for (shape, fill), kinds in alike.items()
    ]


def _find_legend_step(scene: Scene) -> float:
    """Return how far apart its columns stand: as far as the longest entry is wide."""
    longest = max([len(words) for *_, words in _group_kinds(scene)] + [len(words) for _, words in MARKS])
    return 30.0 + 5.3 * longest


def _count_legend_columns(scene: Scene, width: float) -> int:
    return max(1, int((width - 14.0) // _find_legend_step(scene)))


def _count_legend_rows(scene: Scene, width: float) -> int:
    entry_count = len(_group_kinds(scene)) + len(MARKS)
    return math.ceil(entry_count / _count_legend_columns(scene, width))


def _draw_legend(axes: "Axes", scene: Scene, width: float) -> None:
    columns, step = _count_legend_columns(scene, width), _find_legend_step(scene)
    entries = _group_kinds(scene)
    for number in range(len(entries) + len(MARKS)):
        x = 22.0 + number % columns * step
        y = scene.height + 4.0 + number // columns * LEGEND_STEP
        if number < len(entries):
            shape, fill, text = entries[number]
            _draw_shape(axes, shape, (x, y), 5.0, facecolor=fill, edgecolor=INK, linewidth=0.8)
        else:
            mark, text = MARKS[number - len(entries)]
            _draw_mark(axes, mark, (x, y))
        _write(axes, x + 12.0, y, text, size=8.6, ha="left", va="center")


def _draw_mark(axes: "Axes", mark: str, centre: Point) -> None:
    from matplotlib.patches import Polygon

    if mark == "line":
        x, y = centre
        axes.plot([x - 9.0, x + 4.0], [y, y], color=LINE, linewidth=0.9)
        axes.add_patch(Polygon(find_arrowhead((x + 8.0, y), (x, y), 6.0), facecolor=LINE))
        return
    if mark == "weak":
        _draw_shape(axes, "circle", centre, 6.5, facecolor="white", edgecolor=INK, linewidth=1.0)
    style = (0, (2.2, 1.6)) if mark == "assumed" else "solid"
    fill = ("#5b6670", 0.5 if mark == "assumed" else 1.0)
    _draw_shape(axes, "circle", centre, 4.0, facecolor=fill, edgecolor=INK, linewidth=0.9, linestyle=style)
