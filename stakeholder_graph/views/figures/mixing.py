"""Which groups tell which, as a table of shades: a number in every cell, so that the shade is never needed."""

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from stakeholder_graph.results.answers import Answer
from stakeholder_graph.results.mixing import Mixing
from stakeholder_graph.views.figures.arrangement import A4_LANDSCAPE
from stakeholder_graph.views.figures.figure import (
    INK,
    PALE,
    QUIET,
    TWO_COLUMNS,
    Figure,
    FileFormat,
    save_figure,
)
from stakeholder_graph.views.figures.lettering import break_lines, measure_lines
from stakeholder_graph.views.figures.marks import write
from stakeholder_graph.views.figures.mixing_words import describe_mixing, describe_mixing_notes, title_mixing
from stakeholder_graph.views.figures.sheet import (
    MARGIN,
    NOTE_STEP,
    break_notes,
    break_title,
    open_chart,
    write_notes,
    write_title,
)
from stakeholder_graph.views.words import say_number, say_share

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST_GROUPS = 18
NAMES, INDEX, HEAD = 128.0, 58.0, 84.0
CELL, LEAST_CELL, WIDEST_CELL = 24.0, 29.0, 46.0
SIZE, SMALL, LINE_STEP = 6.8, 5.4, 7.8
DARK = (11, 60, 93)
"""The darkest shade: light to dark of one colour, so that it is the same order in grey."""
WHITE_FROM = 0.66


def render_mixing(answer: Answer, mixing: Mixing, file_format: FileFormat) -> Figure:
    """Draw which groups tell which, as SVG, PNG or PDF.

    Parameters
    ----------
    answer
        Whose place it is: names the place, the day and what is assumed.
    mixing
        The counts; of more groups than fit the largest are drawn, and it is said how many are not.
    file_format
        ``svg``, ``png`` or ``pdf``.

    Returns
    -------
    The figure; the same bytes for the same counts and the same version of matplotlib.
    """
    shown = _choose(mixing)
    count = len(shown.groups)
    width = TWO_COLUMNS if NAMES + INDEX + count * LEAST_CELL + 2 * MARGIN <= TWO_COLUMNS else A4_LANDSCAPE
    cell = min(WIDEST_CELL, (width - 2 * MARGIN - NAMES - INDEX) / max(1, count))
    title = title_mixing(answer, mixing)
    lines = break_title(title, width)
    notes = break_notes(describe_mixing_notes(answer, mixing, len(mixing.groups) - count), width)
    head = _find_head(shown) if count else 0.0
    height = 2 * MARGIN + 13.0 * len(lines) + head + CELL * count + 8.0 + NOTE_STEP * len(notes)
    with open_chart(width, height) as (sheet, axes):
        top = write_title(axes, lines) + head
        _draw_names(axes, shown, cell, top)
        _draw_cells(axes, shown, cell, top)
        write_notes(axes, notes, top + CELL * count + 6.0)
        return save_figure(sheet, file_format, title, describe_mixing(answer, mixing))


def _choose(mixing: Mixing) -> Mixing:
    """Choose the groups there is room for, the largest, in their order."""
    ranked = sorted(range(len(mixing.groups)), key=lambda each: (-mixing.groups[each].member_count, each))
    kept = sorted(ranked[:MOST_GROUPS])
    return replace(
        mixing,
        groups=tuple(mixing.groups[each] for each in kept),
        joined=tuple(tuple(mixing.joined[i][j] for j in kept) for i in kept),
        possible=tuple(tuple(mixing.possible[i][j] for j in kept) for i in kept),
    )


def _break_head(name: str) -> tuple[str, ...]:
    return break_lines(name, HEAD, 2, SIZE)


def _find_head(mixing: Mixing) -> float:
    """Return the height of the names of the columns, which stand upright."""
    return max(measure_lines(_break_head(each.name), SIZE) for each in mixing.groups) + 10.0


def _draw_names(axes: "Axes", mixing: Mixing, cell: float, top: float) -> None:
    """Write the groups down the left and upright above, and the index of each at the right."""
    left = MARGIN + NAMES
    right = left + cell * len(mixing.groups) + 8.0
    quiet: dict[str, Any] = {"size": SMALL + 0.6, "color": QUIET, "va": "center"}
    if mixing.groups:
        write(axes, right, top - 7.0, "E-I (chance)", **quiet)
        write(axes, left - 6.0, top - 7.0, "tells ↓   hears →", ha="right", **quiet)
    for number, each in enumerate(mixing.groups):
        y = top + (number + 0.5) * CELL
        lines = break_lines(f"{each.name} ({say_number(each.member_count)})", NAMES - 8.0, 2, SIZE)
        for line, text in enumerate(lines):
            at = y + (line - (len(lines) - 1) / 2) * LINE_STEP
            write(axes, left - 6.0, at, text, size=SIZE, ha="right", va="center")
        head = _break_head(each.name)
        for line, text in enumerate(head):
            x = left + (number + 0.5) * cell + (line - (len(head) - 1) / 2) * LINE_STEP
            write(axes, x, top - 4.0, text, size=SIZE, rotation=90, ha="center", va="bottom")
        said = f"{_say_index(each.ei_index)} ({_say_index(each.expected_ei_index)})"
        write(axes, right, y, said, **quiet)


def _say_index(value: float | None) -> str:
    return "none" if value is None else f"{value:+.2f}"


def _draw_cells(axes: "Axes", mixing: Mixing, cell: float, top: float) -> None:
    from matplotlib.patches import Rectangle

    shares = [
        [joined / possible if possible else 0.0 for joined, possible in zip(*rows, strict=True)]
        for rows in zip(mixing.joined, mixing.possible, strict=True)
    ]
    most = max([1e-9, *(share for row in shares for share in row)])
    for tells, row in enumerate(shares):
        for hears, share in enumerate(row):
            x, y = MARGIN + NAMES + hears * cell, top + tells * CELL
            depth = (share / most) ** 0.5
            color = tuple((255 - (255 - each) * depth) / 255 for each in DARK)
            inside = tells == hears
            edge, width, above = (INK, 1.2, 3) if inside else (PALE, 0.5, 2)
            box = Rectangle(
                (x, y), cell, CELL, facecolor=color, edgecolor=edge, linewidth=width, zorder=above
            )
            axes.add_patch(box)
            ink = "white" if depth > WHITE_FROM else INK
            centred: dict[str, Any] = {"ha": "center", "va": "center", "zorder": 5}
            if mixing.joined[tells][hears]:
                count = say_number(mixing.joined[tells][hears])
                write(axes, x + cell / 2, y + 8.5, count, size=SIZE + 0.4, color=ink, **centred)
                write(axes, x + cell / 2, y + 17.5, say_share(share), size=SMALL, color=ink, **centred)
            else:
                said = "0" if mixing.possible[tells][hears] else "–"
                write(axes, x + cell / 2, y + CELL / 2, said, size=SMALL, color=QUIET, **centred)
