"""A pen that gathers what looks alike and sets it on the sheet at once, which is far quicker than one by one."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.path import Path


class Pen:
    """Draws on one sheet. What was traced is there only after `finish`; words are written at once."""

    def __init__(self, axes: "Axes") -> None:
        self.axes = axes
        self._traced: dict[tuple[tuple[str, Any], ...], list[Path]] = {}

    def trace(self, path: "Path", **look: Any) -> None:
        """Trace an outline or a line, with the look that a patch of matplotlib takes."""
        self._traced.setdefault(tuple(sorted(look.items())), []).append(path)

    def finish(self) -> None:
        """Set everything that was traced on the sheet, in the order in which each look was first used."""
        from matplotlib.patches import PathPatch
        from matplotlib.path import Path

        for look, paths in self._traced.items():
            self.axes.add_artist(PathPatch(Path.make_compound_path(*paths), **dict(look)))
        self._traced = {}
