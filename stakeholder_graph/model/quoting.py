"""How text from a model is shown inside a message: quoted, harmless to a terminal, and never long."""

from collections.abc import Iterable

_SHORT_ESCAPES = {"\t": "\\t", "\n": "\\n", "\r": "\\r", "\0": "\\0"}


def quote(text: str, limit: int = 80) -> str:
    r"""Show a piece of a model in quotes, so that a message stays one harmless line.

    Whatever cannot be seen (control characters, marks that turn the reading direction, zero-width characters,
    spaces other than the plain one) is written as an escape. The text between the quotes is at most ``limit``
    characters long and ends with an ellipsis where something was cut off.

    Parameters
    ----------
    text
        Any text, however long or hostile.
    limit
        The largest number of characters between the quotes.

    Returns
    -------
    str
        The text in single quotes, or in double quotes if it contains a single one.

    Examples
    --------
    >>> quote("Zoé")
    "'Zoé'"
    >>> quote("bell" + chr(7))
    "'bell\\x07'"
    >>> quote("abcdef", limit=4)
    "'abc…'"
    """
    # One character more than fits is enough to know that something has to be cut.
    shown = text[: limit + 1]
    pieces = list(shown) if shown.isprintable() else [_visible(character) for character in shown]
    if sum(map(len, pieces)) > limit:
        kept: list[str] = []
        room = limit - 1
        for piece in pieces:
            room -= len(piece)
            if room < 0:
                break
            kept.append(piece)
        pieces = [*kept, "…"]
    mark = '"' if "'" in shown else "'"
    return f"{mark}{''.join(pieces)}{mark}"


def show(text: str, limit: int = 60) -> str:
    """Show a piece of a model as `quote` does, without the quotes."""
    return quote(text, limit)[1:-1]


def list_some(texts: Iterable[str], limit: int = 40) -> str:
    """List the first texts, without quotes and each on one harmless line: "a, b, c and 9 more"."""
    known = list(texts)
    shown = ", ".join(show(text) for text in known[:limit])
    return f"{shown} and {len(known) - limit} more" if len(known) > limit else shown


def _visible(character: str) -> str:
    if character.isprintable():
        return character
    short = _SHORT_ESCAPES.get(character)
    if short is not None:
        return short
    code_point = ord(character)
    if code_point <= 0xFF:
        return f"\\x{code_point:02x}"
    return f"\\u{code_point:04x}" if code_point <= 0xFFFF else f"\\U{code_point:08x}"
