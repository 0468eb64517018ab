"""Call the command line in this process, as a shell would: status, and the bytes of both streams."""

import gc
import io
import os
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from stakeholder_graph.cli import main

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Said:
    status: int
    data: bytes
    error: str

    @property
    def text(self) -> str:
        return self.data.decode("utf-8")


@contextmanager
def standing_in(folder: Path):
    here = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(here)


def call(*words: object, folder: Path = ROOT) -> Said:
    """Run one command in a folder; an exception that would be a traceback is raised here."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    before = sys.argv, sys.stdout, sys.stderr
    sys.argv, sys.stdout, sys.stderr = ["stakeholder-graph", *map(str, words)], out, err
    status = 0
    try:
        with standing_in(folder):
            main()
    except SystemExit as end:
        status = int(end.code or 0)
    finally:
        sys.argv, sys.stdout, sys.stderr = before
        gc.enable()  # a command that ends with its process need not collect; tests go on
    out.flush()
    err.flush()
    return Said(status, out.buffer.getvalue(), err.buffer.getvalue().decode("utf-8"))
