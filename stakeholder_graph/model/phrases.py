"""Does a text say a phrase, however it is written: in capitals, over two lines, escaped for a page or for JSON?"""

import html
import re
from collections.abc import Iterable, Iterator

_ESCAPED = re.compile(r"\\+(?:u([0-9a-fA-F]{4})|(.))", re.DOTALL)
_BLANKS = "bfnrt"
_BETWEEN = re.compile(r'(?:[^\w"]|_)+')
_MARK = ' " '
_ROUNDS = 3


def fold(text: str) -> str:
    r"""Return the words of a text in small letters, one blank between two; of all signs only quotation marks stay.

    These part the values of JSON, so that two that stand side by side are no phrase.

    Examples
    --------
    >>> fold("Frome &amp; Mells\n  Health-Forum")
    'frome mells health forum'
    """
    for _ in range(_ROUNDS):
        plain = html.unescape(_ESCAPED.sub(_unescape, text)) if "\\" in text or "&" in text else text
        if plain == text:
            break
        text = plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return " ".join(_BETWEEN.sub(" ", text.casefold()).replace('"', _MARK).split())


def _unescape(found: re.Match[str]) -> str:
    if found[1]:
        return chr(int(found[1], 16))
    return " " if found[2] in _BLANKS else found[2]


class PhraseBook:
    """Phrases to look for; each is found where all its words stand in their order, and whole.

    A phrase that is not written in the letters of English is found within a word too: many scripts put no blanks
    between words.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._within: list[tuple[str, str]] = []
        for phrase in dict.fromkeys(phrases):
            folded = fold(phrase)
            if not folded.replace('"', "").strip():
                continue
            if folded.isascii():
                words = tuple(folded.split(" "))
                self._by_first.setdefault(words[0], []).append((words, phrase))
            else:
                self._within.append((folded, phrase))

    def find_in(self, text: str) -> list[str]:
        """Find the phrases that a text says, each once, the first met first."""
        if not self._by_first and not self._within:
            return []
        return list(dict.fromkeys(self._find_in(fold(text))))

    def _find_in(self, folded: str) -> Iterator[str]:
        words = folded.split(" ")
        for at, word in enumerate(words):
            for phrase, written in self._by_first.get(word, ()):
                if len(phrase) == 1 or tuple(words[at : at + len(phrase)]) == phrase:
                    yield written
        for phrase_within, written in self._within:
            if phrase_within in folded:
                yield written


def replace_phrase(text: str, phrase: str, by: str) -> str:
    """Put something else wherever a text says a phrase, with the article before it.

    A text that still says it then is replaced as a whole.

    Examples
    --------
    >>> replace_phrase("The Cedar Group and the Oaks", "cedar-group", "a forum")
    'A forum and the Oaks'
    """
    folded = fold(phrase)
    words = r"[\W_]+".join(re.escape(each) for each in folded.split(" ") if each != '"')
    bounds = (r"(?<![^\W_])", r"(?![^\W_])") if folded.isascii() else ("", "")
    pattern = f"{bounds[0]}(?:(?:the|an?)[\\W_]+)?{bounds[0]}{words}{bounds[1]}"

    def begin(found: re.Match[str]) -> str:
        return by if found.start() else by[:1].upper() + by[1:]

    replaced = re.sub(pattern, begin, text, flags=re.IGNORECASE)
    return by if PhraseBook([phrase]).find_in(replaced) else replaced
