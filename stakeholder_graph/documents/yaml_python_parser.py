"""How YAML is parsed where the C library is missing: by PyYAML's own parser, made to agree with the C one."""

import re

from yaml.error import Mark
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner, ScannerError
from yaml.tokens import ScalarToken

_BLOCK_INDICATORS = re.compile(r"(?:([+-])([1-9]?)|([1-9])([+-]?)|)(?=[\t#])")
_UNICODE_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|[^\0])")


class PythonParser(Reader, Scanner, Parser):
    """Give the events of a YAML text; slower than the C parser, with the same answers.

    Where PyYAML's two parsers differ, the C one is right by the YAML specification or is the stricter.
    """

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)

    def scan_to_next_token(self) -> None:
        """Skip what separates tokens; unlike PyYAML also a tab, wherever no indentation is meant."""
        super().scan_to_next_token()
        while self.peek() == "\t" and (self.flow_level or not self.allow_simple_key):
            self.forward()
            super().scan_to_next_token()

    def scan_flow_scalar_non_spaces(self, double: bool, start_mark: Mark) -> list[str]:  # noqa: FBT001
        """Read a stretch of a quoted text; unlike PyYAML refuse escapes of what is no character."""
        if double:
            self._refuse_impossible_escapes(start_mark)
        chunks: list[str] = super().scan_flow_scalar_non_spaces(double, start_mark)
        return chunks

    def scan_plain(self) -> ScalarToken:
        """Read a text without quotes; unlike PyYAML let it contain a question mark inside braces."""
        start_mark = end_mark = self.get_mark()
        chunks: list[str] = []
        spaces: list[str] = []
        while self.peek() != "#":
            length = self._count_plain_characters(start_mark)
            if not length:
                break
            self.allow_simple_key = False
            chunks += (*spaces, self.prefix(length))
            self.forward(length)
            end_mark = self.get_mark()
            spaces = self.scan_plain_spaces(self.indent + 1, start_mark)
            if not spaces or (not self.flow_level and self.column < self.indent + 1):
                break
        return ScalarToken("".join(chunks), True, start_mark, end_mark)

    def _count_plain_characters(self, start_mark: Mark) -> int:
        length = 0
        while (character := self.peek(length)) not in "\0 \t\r\n":
            if self.flow_level and character in ",[]{}":
                break
            if character == ":":
                following = self.peek(length + 1)
                if self.flow_level and following in ",?[]{}":
                    self.forward(length)
                    complaint = "found unexpected ':'"
                    raise ScannerError(
                        "while scanning a plain scalar", start_mark, complaint, self.get_mark()
                    )
                if following in "\0 \t\r\n":
                    break
            length += 1
        return length

    def scan_plain_spaces(self, indent: int, start_mark: Mark) -> list[str]:
        """Read what stands between two words; unlike PyYAML a tab is white space."""
        start = self.pointer
        while self.peek() in " \t":
            self.forward()
        if self.peek() not in "\r\n":
            between = self.buffer[start : self.pointer]
            return [between] if between else []
        breaks: list[str] = []
        while self.peek() in " \t\r\n":
            if self.peek() in "\r\n":
                breaks.append(self._scan_one_break())
                self.allow_simple_key = True
                if self.prefix(3) in {"---", "..."} and self.peek(3) in "\0 \t\r\n":
                    return []
                continue
            if self.peek() == "\t" and self.column < indent:
                complaint = "found a tab character that violates indentation"
                raise ScannerError("while scanning a plain scalar", start_mark, complaint, self.get_mark())
            self.forward()
        return breaks[1:] or [" "]

    def scan_block_scalar_indicators(self, start_mark: Mark) -> tuple[bool | None, int | None]:
        """Read what follows ``|`` or ``>``; unlike PyYAML a tab or a comment may come at once."""
        match = _BLOCK_INDICATORS.match(self.buffer, self.pointer)
        if match is None:
            given: tuple[bool | None, int | None] = super().scan_block_scalar_indicators(start_mark)
            return given
        self.forward(match.end() - match.start())
        sign, digit = match[1] or match[4], match[2] or match[3]
        return (sign == "+" if sign else None), (int(digit) if digit else None)

    def scan_block_scalar_ignored_line(self, start_mark: Mark) -> None:
        """Skip the rest of a line with ``|`` or ``>``; unlike PyYAML also tabs."""
        while self.peek() in " \t":
            self.forward()
        super().scan_block_scalar_ignored_line(start_mark)

    def scan_block_scalar_indentation(self) -> tuple[list[str], int, Mark]:
        """Find how far a text is indented; unlike PyYAML refuse a tab there."""
        found: tuple[list[str], int, Mark] = super().scan_block_scalar_indentation()
        self._refuse_tab()
        return found

    def scan_block_scalar_breaks(self, indent: int) -> tuple[list[str], Mark]:
        """Skip blank lines of a text; unlike PyYAML refuse a tab in its indentation."""
        found: tuple[list[str], Mark] = super().scan_block_scalar_breaks(indent)
        if self.column < indent:
            self._refuse_tab()
        return found

    def _refuse_tab(self) -> None:
        if self.peek() == "\t":
            complaint = "found a tab character where an indentation space is expected"
            raise ScannerError("while scanning a block scalar", self.get_mark(), complaint, self.get_mark())

    def _scan_one_break(self) -> str:
        # Both ways of ending a line, and \r\n, count as one line break.
        self.forward(2 if self.prefix(2) == "\r\n" else 1)
        return "\n"

    def _refuse_impossible_escapes(self, start_mark: Mark) -> None:
        # The stretch ends at white space or the closing quote; neither can stand inside one of these escapes.
        length = 0
        while self.peek(length) not in '"\0 \t\r\n':
            if self.peek(length) != "\\":
                length += 1
                continue
            escape = _UNICODE_ESCAPE.match(self.buffer, self.pointer + length)
            if escape is None:
                return
            code_point = int(escape[1] or escape[2] or "0", 16)
            if 0xD800 <= code_point <= 0xDFFF or code_point > 0x10FFFF:
                raise ScannerError(
                    "while parsing a quoted scalar",
                    start_mark,
                    "found invalid Unicode character escape code",
                    start_mark,
                )
            length += len(escape[0])
