"""Put lines into the text of a model, and leave every other character of it as somebody wrote it.

Nothing is rendered anew: comments, blank lines, quotes and order stay. What comes out is read again and held against
what went in, so that a file whose layout is not understood is refused and never damaged.
"""

import re
from collections.abc import Sequence as Lines

from stakeholder_graph.documents.nodes import Mapping, Node, Scalar, Sequence
from stakeholder_graph.documents.yaml_events import read_tree
from stakeholder_graph.errors import UsageError

_BY_HAND = "put the lines in by hand:"
_LINE_END = re.compile(r"\r\n|\r|\n")


def add_entries(data: bytes, section: str, lines: Lines[str]) -> bytes:
    """Add lines at the end of one section of a model; a section that is not there begins at the end of the file.

    Parameters
    ----------
    data
        The bytes of a model that was read without errors.
    section
        A key at the top of a model whose value is a list, or a mapping of records.
    lines
        What to add, without indentation: entries such as ``- {remove: x}`` or ``x: {…}``, and comments.

    Raises
    ------
    UsageError
        If the section is laid out so that lines cannot be added to it, such as ``[…]`` on one line. The hint says
        what would have been added.
    """
    text = data.decode("utf-8")
    tree, problems = read_tree(data, "")
    if not isinstance(tree, Mapping) or problems:
        raise _refuse(section, lines)
    starts = [0, *(found.end() for found in _LINE_END.finditer(text))]
    first_end = _LINE_END.search(text)
    end = first_end[0] if first_end is not None else "\n"
    at, indent, head = _find_place(tree, section, _LINE_END.split(text))
    place = starts[at] if at < len(starts) else len(text)
    added = "".join(line + end for line in (*head, *(" " * indent + line for line in lines)))
    before = text[:place] if text[:place].endswith(("\r", "\n")) else text[:place] + end
    new = (before + added + text[place:]).encode("utf-8")
    tree_after, problems = read_tree(new, "")
    if problems or not isinstance(tree_after, Mapping) or not _only_gained(tree, tree_after, section):
        raise _refuse(section, lines)
    return new


def _refuse(section: str, lines: Lines[str]) -> UsageError:
    return UsageError(
        f"nothing was written: '{section}' is laid out so that lines cannot be added to it",
        "\n".join((_BY_HAND, f"{section}:", *(f"  {line}" for line in lines))),
    )


def _find_place(tree: Mapping, section: str, written: list[str]) -> tuple[int, int, list[str]]:
    """Find before which line (from 0) to add, how deep, and what to add above."""
    keys = [key for key, _ in tree.entries]
    found = next((number for number, key in enumerate(keys) if key.text == section), None)
    if found is None:
        at = _find_end(written, 0, len(written), comments=False)
        return at, 2, ["", f"{section}:"]
    start = keys[found].line
    later = sorted(key.line for key in keys if key.line > start)
    below = later[0] - 1 if later else len(written)
    value = tree.entries[found][1]
    indent = 2 if isinstance(value, Scalar) else value.column - 1
    return _find_end(written, start, below, comments=True), indent, []


def _find_end(written: list[str], start: int, below: int, *, comments: bool) -> int:
    """Find the line after the last that says something, of those before ``below``; comments say something or not."""
    while below > start:
        line = written[below - 1].strip()
        if line and line != "..." and not (comments and line.startswith("#")):
            return below
        below -= 1
    return below


def _only_gained(before: Mapping, after: Mapping, section: str) -> bool:
    """Say whether everything is still what it was, and nothing but the section has more than before."""
    new = {key.text: value for key, value in after.entries}
    old = {key.text: value for key, value in before.entries}
    if new.keys() - old.keys() - {section} or old.keys() - new.keys():
        return False
    return all(
        _begins_with(new[name], value) if name == section else _says_the_same(new[name], value)
        for name, value in old.items()
    )


def _begins_with(new: Node, old: Node) -> bool:
    if isinstance(old, Scalar):
        return not old.text and old.plain and not isinstance(new, Scalar)
    if isinstance(old, Sequence) and isinstance(new, Sequence):
        return all(map(_says_the_same, new.items, old.items)) and len(new.items) > len(old.items)
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        pairs = zip(new.entries, old.entries, strict=False)
        same = all(a.text == b.text and _says_the_same(x, y) for (a, x), (b, y) in pairs)
        return same and len(new.entries) > len(old.entries)
    return False


def _says_the_same(one: Node, other: Node) -> bool:
    if isinstance(one, Scalar) and isinstance(other, Scalar):
        return one.text == other.text and one.plain == other.plain
    if isinstance(one, Sequence) and isinstance(other, Sequence):
        return len(one.items) == len(other.items) and all(map(_says_the_same, one.items, other.items))
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        pairs = zip(one.entries, other.entries, strict=False)
        return len(one.entries) == len(other.entries) and all(
            a.text == b.text and _says_the_same(x, y) for (a, x), (b, y) in pairs
        )
    return False
