"""What a YAML file says, and where each piece of it stands.

The tree is built from the parser's events in one pass with an explicit stack, never by a YAML loader. Loaders
guess types (``NO`` becomes false, ``12:30`` becomes 750), drop all but the last of two equal keys, forget
line numbers, and can be made to crash or to run for hours by files of a few hundred bytes. Here every value
stays the text that was written, and everything that could mean something else than it shows is refused by
name.
"""

import re
from collections.abc import Iterable
from itertools import islice
from typing import Any, NoReturn

import yaml
from yaml.error import MarkedYAMLError
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from stakeholder_graph.documents.nodes import Mapping, Node, Scalar, Sequence
from stakeholder_graph.documents.sources import (
    BAD_CHARACTER,
    FILE_SIZE_LIMIT,
    PROBLEM_LIMIT,
    TEXT_LENGTH_LIMIT,
    bad_character,
    decode_text,
    line_and_column,
    too_big,
)
from stakeholder_graph.documents.yaml_syntax import (
    blank_directives,
    explain_syntax,
    find_bad_escapes,
    find_content,
)
from stakeholder_graph.model.problem import Problem, Span
from stakeholder_graph.model.quoting import quote

DEPTH_LIMIT = 32
EVENT_LIMIT = 4_000_000
KEY_LENGTH_LIMIT = 255

_LINE_END = re.compile(r"[\r\n]")


def read_tree(
    data: bytes, file: str, *, use_libyaml: bool = yaml.__with_libyaml__
) -> tuple[Node | None, tuple[Problem, ...]]:
    r"""Read a YAML file into a tree of texts, with everything that is wrong in it.

    Nothing about the content is ever raised. After an error of syntax or a limit nothing further is read; all
    other problems are collected, up to 100, in the order of the file.

    Parameters
    ----------
    data
        The bytes of the file.
    file
        Its name as messages should show it.
    use_libyaml
        Whether to parse with the fast C library; the slow parser gives the same answers.

    Returns
    -------
    tree and problems
        The tree is None if the file could not be read to its end. Beside other problems it is what can still
        be checked: a refused key is left out with its value, so is the second of two equal keys, and an alias
        is an empty text.

    Notes
    -----
    Codes: ``syntax``, ``encoding``, ``bad-character``, ``anchor``, ``alias``, ``merge-key``, ``tag``,
    ``duplicate-key``, ``bad-key``, ``too-deep``, ``too-long``, ``too-big``, ``many-documents``, ``empty``.

    Examples
    --------
    >>> tree, problems = read_tree(b"country: NO", "place.yaml")
    >>> tree
    Mapping([(Scalar('country' at 1:1), Scalar('NO' at 1:10))] at 1:1)
    >>> [(p.code, str(p.span)) for p in read_tree(b"a: 1\na: 2", "place.yaml")[1]]
    [('duplicate-key', 'place.yaml:2:1')]
    """
    if len(data) > FILE_SIZE_LIMIT:
        return None, (too_big(file, Span(file, 1, 1, 1)),)
    text, problems = decode_text(data, file, "save as UTF-8")
    if problems and not text:
        return None, tuple(problems)
    reading = _Reading(text, file, problems)
    root = reading.run(use_libyaml=use_libyaml)
    return root, tuple(sorted(reading.problems, key=_position)[:PROBLEM_LIMIT])


def _position(problem: Problem) -> tuple[int, int]:
    return (problem.span.line, problem.span.column) if problem.span else (0, 0)


class _StopReadingError(Exception):
    """Thrown within this file where going on would be unsafe or of no use."""


class _Reading:
    """One pass over one file: its text, and the problems found so far.

    ``Any`` stands for the parser's events and marks: two parsers, one in C, share their shape but no type.
    """

    def __init__(self, text: str, file: str, problems: list[Problem]) -> None:
        self.text = text
        self.file = file
        self.problems = problems
        self.has_escapes = "\\" in text
        # Entries to be taken out again at the end, so that the loop over the events need not know of them.
        self.refused: list[tuple[list[tuple[Scalar, Node]], int]] = []

    def run(self, *, use_libyaml: bool) -> Node | None:
        # The parsers never see bad characters, a byte order mark or directives, which they treat differently.
        self.text, directive_problems = blank_directives(self.text, self.file)
        self.problems.extend(directive_problems)
        parser = _open_parser(self.text, use_libyaml=use_libyaml)
        try:
            root = self._build(islice(iter(parser.get_event, None), EVENT_LIMIT))
        except _StopReadingError:
            return None
        except MarkedYAMLError as error:
            self.problems.append(explain_syntax(error, self.text, self.file))
            return None
        finally:
            parser.dispose()
        for entries, position in reversed(self.refused):
            del entries[position]
        return root

    def _build(self, events: Iterable[Any]) -> Node | None:  # noqa: PLR0912, PLR0915
        # One long function on purpose: it runs once for each of up to four million events, and calls and
        # attribute look-ups per event would double the time to read a large place.
        #
        # `items`, `entries`, `seen` and `key` are the container that is being filled: a list has `items`
        # only; a mapping has `entries`, the keys `seen` in it, and the `key` that waits for its value.
        # `stack` keeps the same four of each container around it. The file itself is a list of one item.
        root: list[Node] = []
        items: list[Node] = root
        entries: list[tuple[Scalar, Node]] = []
        seen: dict[str, Scalar] | None = None
        key: Scalar | None = None
        stack: list[
            tuple[list[Node], list[tuple[Scalar, Node]], dict[str, Scalar] | None, Scalar | None]
        ] = []
        complex_key_depth = 0
        has_escapes = self.has_escapes
        for event in events:
            kind = event.__class__
            if kind is ScalarEvent:
                text = event.value
                start = event.start_mark
                end = event.end_mark
                style = event.style
                line = start.line
                node = Scalar(
                    text,
                    line + 1,
                    start.column + 1,
                    end.column + 1 if end.line == line else self._first_line_end(start),
                    not style,
                )
                if event.anchor is not None or event.tag is not None:
                    self._refuse_anchor_and_tag(event)
                if len(text) > TEXT_LENGTH_LIMIT or (
                    has_escapes and style == '"' and BAD_CHARACTER.search(text) is not None
                ):
                    self._refuse_text(node, event)
                if seen is None:
                    items.append(node)
                elif key is not None:
                    entries.append((key, node))
                    key = None
                else:
                    key = node
                    if text in seen or len(text) > KEY_LENGTH_LIMIT or (text == "<<" and not style):
                        self._refuse_key(node, seen)
                        self.refused.append((entries, len(entries)))
                    else:
                        seen[text] = node
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                if len(stack) == DEPTH_LIMIT:
                    # Checked before the parser goes deeper: the C parser crashes at a depth of some 24,900.
                    self._stop(
                        "too-deep", f"lists and mappings are nested more than {DEPTH_LIMIT} deep", event
                    )
                if event.anchor is not None or event.tag is not None:
                    self._refuse_anchor_and_tag(event)
                line, column = event.start_mark.line + 1, event.start_mark.column + 1
                container: Mapping | Sequence
                container = Mapping(line, column) if kind is MappingStartEvent else Sequence(line, column)
                if seen is None:
                    items.append(container)
                elif key is not None:
                    entries.append((key, container))
                    key = None
                else:
                    if not complex_key_depth:
                        self._refuse_container_as_key(container)
                        complex_key_depth = len(stack) + 1
                    self.refused.append((entries, len(entries)))
                    key = Scalar("", line, column, column + 1, plain=True)
                stack.append((items, entries, seen, key))
                if isinstance(container, Mapping):
                    entries, seen, key = container.entries, {}, None
                else:
                    items, seen, key = container.items, None, None
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                items, entries, seen, key = stack.pop()
                if len(stack) < complex_key_depth:
                    complex_key_depth = 0
            elif kind is AliasEvent:
                self._refuse_alias(event)
                start = event.start_mark
                node = Scalar("", start.line + 1, start.column + 1, event.end_mark.column + 1, plain=True)
                if seen is None:
                    items.append(node)
                elif key is not None:
                    entries.append((key, node))
                    key = None
                else:
                    key = node
                    self.refused.append((entries, len(entries)))
            elif kind is DocumentEndEvent:
                self._expect_nothing_after(event)
                break
        else:
            if root:
                self._stop_at_size()
        return self._expect_content(root)

    def _add(self, code: str, message: str, hint: str, span: Span, *related: Span) -> None:
        self.problems.append(Problem(code=code, message=message, hint=hint, span=span, related=related))
        if len(self.problems) >= PROBLEM_LIMIT:
            raise _StopReadingError

    def _stop(self, code: str, message: str, event: Any) -> NoReturn:
        self._add(code, message, "", self._span(event))
        raise _StopReadingError

    def _span(self, event: Any) -> Span:
        start, end = event.start_mark, event.end_mark
        last = end.column + 1 if end.line == start.line else self._first_line_end(start)
        return Span(self.file, start.line + 1, start.column + 1, max(last, start.column + 1))

    def _first_line_end(self, start: Any) -> int:
        line_end = _LINE_END.search(self.text, start.index)
        line = self.text[start.index : line_end.start() if line_end else len(self.text)]
        return int(start.column) + len(line.rstrip(" \t")) + 1

    def _refuse_anchor_and_tag(self, event: Any) -> None:
        if event.anchor is not None:
            self._add(
                "anchor",
                f"the anchor {quote('&' + event.anchor)} is not supported",
                "write the values out; a text that begins with & needs quotes",
                self._span(event),
            )
        if event.tag is not None:
            self._add(
                "tag",
                f"the tag {quote(event.tag.replace('tag:yaml.org,2002:', '!!'))} is not supported",
                "delete it; a text that begins with ! needs quotes",
                self._span(event),
            )

    def _refuse_alias(self, event: Any) -> None:
        self._add(
            "alias",
            f"the reference {quote('*' + event.anchor)} is not supported",
            "write the values out; a text that begins with * needs quotes",
            self._span(event),
        )

    def _refuse_text(self, node: Scalar, event: Any) -> None:
        if len(node.text) > TEXT_LENGTH_LIMIT:
            self._add(
                "too-long",
                f"this text has {len(node.text)} characters, more than the {TEXT_LENGTH_LIMIT} allowed",
                "keep names and notes short, and longer documents in files of their own",
                node.span(self.file),
            )
            node.text = node.text[:TEXT_LENGTH_LIMIT]
        if event.style == '"' and self.has_escapes:
            for character, index, end in find_bad_escapes(
                self.text, event.start_mark.index, event.end_mark.index
            ):
                line, column = line_and_column(self.text, index)
                found = bad_character(character, Span(self.file, line, column, column + end - index))
                self._add(found.code, found.message, found.hint, found.span or node.span(self.file))

    def _refuse_key(self, node: Scalar, seen: dict[str, Scalar]) -> None:
        span = node.span(self.file)
        first = seen.get(node.text)
        if first is not None:
            place = first.span(self.file)
            self._add(
                "duplicate-key",
                f"the key {quote(node.text)} is already given in line {first.line}",
                "keep one of the two",
                span,
                place,
            )
        elif len(node.text) > KEY_LENGTH_LIMIT:
            self._add(
                "bad-key", f"a key may have {KEY_LENGTH_LIMIT} characters, not {len(node.text)}", "", span
            )
        else:
            self._add("merge-key", "the merge key '<<' is not supported", "write the values out", span)

    def _refuse_container_as_key(self, container: Mapping | Sequence) -> None:
        what = "a mapping" if isinstance(container, Mapping) else "a list"
        self._add(
            "bad-key",
            f"{what} cannot be a key",
            "put text that contains { } or [ ] in quotes",
            container.span(self.file),
        )

    def _expect_nothing_after(self, event: Any) -> None:
        # Parsers are not asked for a second document: what stands before one costs them quadratic time.
        index, is_document = find_content(self.text, event.end_mark.index)
        if index == len(self.text):
            return
        line, column = line_and_column(self.text, index)
        if is_document:
            self._add(
                "many-documents",
                "a second document begins here",
                "keep one place in one file, and delete the lines '---' and '...'",
                Span(self.file, line, column, column + 1),
            )
            return
        self._add(
            "syntax",
            "this line does not belong to what stands above it",
            "check its indentation",
            Span(self.file, line, column, column + 1),
        )
        raise _StopReadingError

    def _stop_at_size(self) -> NoReturn:
        self._add("too-big", f"this file has more than {EVENT_LIMIT} pieces", "", Span(self.file, 1, 1, 1))
        raise _StopReadingError

    def _expect_content(self, root: list[Node]) -> Node | None:
        only = root[0] if root else None
        if only is None or (isinstance(only, Scalar) and only.plain and not only.text and not self.problems):
            self._add(
                "empty",
                "this file says nothing",
                "start one with: stakeholder-graph new",
                Span(self.file, 1, 1, 1),
            )
            return None
        return only


def _open_parser(text: str, *, use_libyaml: bool) -> Any:
    if use_libyaml:
        return yaml.CSafeLoader(text)
    from stakeholder_graph.documents.yaml_python_parser import PythonParser

    return PythonParser(text)
