"""How YAML is parsed where the C library is missing: by PyYAML's own parser, made to agree with the C one."""

import re

from yaml.error import Mark
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner, ScannerError
from yaml.tokens import ScalarToken

_TOUCHING_COLON = re.compile(r":[,?\[\]{}]")
_UNICODE_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|[\s\S])")


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
        """Read a text without quotes; unlike PyYAML refuse a colon that touches a bracket or a comma."""
        start_mark, start = self.get_mark(), self.pointer
        token: ScalarToken = super().scan_plain()
        if self.flow_level:
            colon = _TOUCHING_COLON.search(self.buffer, start, self.pointer + 2)
            if colon is not None:
                raise ScannerError(
                    "while scanning a plain scalar",
                    start_mark,
                    "found unexpected ':'",
                    self._mark_at(colon.start()),
                )
        return token

    def _mark_at(self, index: int) -> Mark:
        return Mark(self.name, index, 0, 0, None, 0)

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
