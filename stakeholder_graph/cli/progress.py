"""How far is the work? A bar on standard error, for those who watch a terminal and have to wait."""

import sys
import time
from types import TracebackType
from typing import Any

import click

PATIENCE_SECONDS = 0.8
_STEPS = 1000


class Progress:
    """Shows how much is done, once the work takes longer than one waits for without asking.

    It is called with the share that is done, 0 to 1, and ends its line at 1. Nothing is shown unless standard error
    is a terminal.
    """

    def __init__(self, label: str) -> None:
        self._label = label
        self._began = time.monotonic()
        self._watched = sys.stderr is not None and sys.stderr.isatty()
        self._bar: Any = None
        self._shown = 0

    def __enter__(self) -> "Progress":
        return self

    def __call__(self, share: float) -> None:
        """Show that a share is done."""
        if not self._watched or (
            self._bar is None and (share >= 1 or time.monotonic() - self._began < PATIENCE_SECONDS)
        ):
            return
        if self._bar is None:
            self._bar = click.progressbar(length=_STEPS, label=self._label, file=sys.stderr)
            self._bar.__enter__()
        done = round(share * _STEPS)
        self._bar.update(done - self._shown)
        self._shown = done
        if share >= 1:
            self._end()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._end()

    def _end(self) -> None:
        if self._bar is not None:
            self._bar.__exit__(None, None, None)
            self._bar, self._watched = None, False
