"""How does a place begin? With a small complete one, invented and commented, to be changed line by line."""

import csv
import io
import json
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from importlib.resources import files
from pathlib import Path
from typing import Literal

from msgspec import Struct

from stakeholder_graph.documents.saving import save
from stakeholder_graph.documents.sources import resolve_beside
from stakeholder_graph.documents.table_writing import render_table
from stakeholder_graph.errors import MachineError, UsageError
from stakeholder_graph.model.problem import Problem, Span
from stakeholder_graph.model.quoting import quote

Template = Literal["ccg", "icb", "blank"]
TEMPLATES: tuple[Template, ...] = ("ccg", "icb", "blank")

NAME_LENGTH_LIMIT = 80
_ENDINGS = (".yaml", ".yml")
_PLACEHOLDER = re.compile(r"<([a-z]+)>")
_BYTE_ORDER_MARK = "\ufeff"  # without it, Excel takes UTF-8 for something older


class Starter(Struct, frozen=True, kw_only=True):
    """The files of a new place: its model, and the tables beside it by their path from the model's folder."""

    model: str
    tables: Mapping[str, str]


def build_starter(template: Template, *, name: str, file: str, tables: bool = False) -> Starter:
    """Build a place to start from; it validates without problems and has something to say.

    Parameters
    ----------
    template
        The era: ``ccg`` (2012), ``icb`` (2026), or the smallest there can be.
    name
        What the place is called.
    file
        The name of the model's file, for the commands in its comments; its stem names the folder of tables.
    tables
        Whether repeated rows stand in CSV tables.

    Raises
    ------
    UsageError
        If the name is empty, too long, or holds characters that cannot be seen.

    Examples
    --------
    >>> starter = build_starter("blank", name="Hill and Vale", file="hill.yaml", tables=True)
    >>> list(starter.tables)
    ['hill/practices.csv']
    """
    _check_name(name)
    folder = Path(file).stem
    values = {"place": _escape(name), "folder": _escape(folder), "MODEL": show_in_command(file)}
    source = files(__package__).joinpath("templates", template)
    text = source.joinpath("model.yaml").read_text(encoding="utf-8")
    rows = {
        each.name.removesuffix(".csv"): list(csv.DictReader(io.StringIO(each.read_text(encoding="utf-8"))))
        for each in source.iterdir()
        if each.name.endswith(".csv")
    }
    lines = _choose_lines(text.splitlines(), rows, tables=tables)
    model = re.sub(r"<(place|folder|MODEL)>", lambda found: values[found[1]], "\n".join(lines))
    beside = {f"{folder}/{each}.csv": _render_rows(rows[each]) for each in sorted(rows)} if tables else {}
    return Starter(model=model + "\n", tables=beside)


def write_starter(
    target: Path, template: Template, *, name: str | None = None, tables: bool = False
) -> tuple[Path, ...]:
    """Write a place to start from; nothing that exists is ever written over.

    Parameters
    ----------
    target
        The model's file; without an ending, ``.yaml`` is added.
    template, tables
        As for `build_starter`.
    name
        What the place is called; made from the file's name if not given.

    Returns
    -------
    tuple of Path
        The files that were written, the model first.

    Raises
    ------
    UsageError
        If the target or the name cannot be used, or one of the files exists already.
    MachineError
        If the machine could not write them; what it had written is taken away again.
    """
    path = _find_path(target)
    if name is None:
        words = re.sub(r"[-_\s]+", " ", path.stem).strip()
        name = words[:1].upper() + words[1:]
    starter = build_starter(template, name=name, file=path.name, tables=tables)
    contents = {path: starter.model}
    for reference, content in starter.tables.items():
        beside = resolve_beside(path.parent, reference, Span(str(path), 1, 1, 1))
        if isinstance(beside, Problem):
            raise UsageError(
                f"no tables can stand beside {quote(path.name)}: {beside.message}", "choose another name"
            )
        contents[path.parent / reference] = _BYTE_ORDER_MARK + content
    in_the_way = [each for each in contents if os.path.lexists(each)]
    in_the_way += [each.parent for each in contents if each.parent.is_file()]
    if in_the_way:
        raise UsageError(
            f"{quote(str(in_the_way[0]))} exists already", "choose another name; nothing was written"
        )
    _save_all(path, contents)
    return tuple(contents)


def show_in_command(file: str) -> str:
    """Write a file's name as it must be typed on a command line."""
    if file.startswith("-"):
        file = f"./{file}"  # or it would be taken for an option
    return file if re.fullmatch(r"[\w./\\:+,=@%-]+", file) else f'"{file}"'


def _check_name(name: str) -> None:
    if not name.strip():
        raise UsageError("the place needs a name", 'give one: --name "My place"')
    if not name.isprintable():
        raise UsageError(
            f"{quote(name)} holds a character that cannot be seen", 'give another: --name "My place"'
        )
    if len(name) > NAME_LENGTH_LIMIT:
        raise UsageError(
            f"the name {quote(name)} is longer than {NAME_LENGTH_LIMIT} characters", "shorten it"
        )
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        raise UsageError(
            f"{quote(name)} contains half a character", 'give another: --name "My place"'
        ) from None


def _escape(text: str) -> str:
    """Write a text so that it stands safely between double quotes, which YAML reads as JSON does."""
    return json.dumps(text, ensure_ascii=False)[1:-1]


def _find_path(target: Path) -> Path:
    """Return the file to write: a name in a folder that exists, with an ending that says what it is."""
    if not target.name or not target.name.isprintable() or '"' in target.name:
        raise UsageError(f"{quote(str(target))} is not a file name", "write, for example, my-place.yaml")
    if target.is_dir():
        raise UsageError(
            f"{quote(str(target))} is a folder", f"name a file in it: {target / 'my-place.yaml'}"
        )
    if not target.suffix:
        target = target.with_name(target.name + _ENDINGS[0])
    if target.suffix.lower() not in _ENDINGS or target.stem.startswith("."):
        raise UsageError(
            f"{quote(target.name)} is no name for a model", f"write '{target.name.strip('.')}.yaml'"
        )
    if not target.parent.is_dir():
        raise UsageError(f"there is no folder {quote(str(target.parent))}", "make it first, or name another")
    return target


def _choose_lines(
    lines: list[str], rows: Mapping[str, list[dict[str, str]]], *, tables: bool
) -> Iterator[str]:
    """Keep the lines of a template that belong to one form.

    ``#? rows NAME`` begins lines for the form without tables: each that has a ``<column>`` is repeated for
    every row. ``#? tables`` begins lines for the form with tables, ``#? both`` lines for either.
    """
    form, table = "both", ""
    for line in lines:
        if line.startswith("#? "):
            form, _, table = line.removeprefix("#? ").partition(" ")
        elif form == "both" or (form == "tables") == tables:
            columns = set(_PLACEHOLDER.findall(line)) - {"place", "folder"}
            if form == "rows" and columns:
                yield from (_fill(line, row) for row in rows[table])
            else:
                yield line


def _fill(line: str, row: Mapping[str, str]) -> str:
    """Put the cells of a row into a line; a key whose cell is empty is left out."""
    for column, cell in row.items():
        line = line.replace(f"<{column}>", cell) if cell else re.sub(rf", [a-z_]+: <{column}>", "", line)
    return line


def _render_rows(rows: list[dict[str, str]]) -> str:
    return render_table(rows[0].keys(), [row.values() for row in rows])


def _save_all(model: Path, contents: Mapping[Path, str]) -> None:
    """Write the tables, then the model that names them; if one fails, leave nothing behind."""
    written: list[Path] = []
    folders: list[Path] = []
    try:
        for path in [*(each for each in contents if each != model), model]:
            if not path.parent.exists():
                path.parent.mkdir()
                folders.append(path.parent)
            save(path, contents[path])
            written.append(path)
    except BaseException as error:
        for path in written:
            with suppress(OSError):
                path.unlink()
        for folder in folders:
            with suppress(OSError):
                folder.rmdir()
        if isinstance(error, OSError):
            raise MachineError(f"the folder of tables was not made: {error.strerror or error}") from error
        raise
