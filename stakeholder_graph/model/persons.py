"""Does a text name a person, where a post should stand?"""

import re
from itertools import takewhile

HINT = "name the post, such as 'practice manager', never the person"

_TITLE = re.compile(r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Cllr|Councillor|Rev|Revd|Sir|Dame)\b\.?(?=\s)")
_IN_A_WORD = re.compile(r"[\w'-]$")
_NAMES = 3


def find_person(text: str) -> str | None:
    """Find the first person a text names by a title and a name, such as "Mrs Smith"; None if it names none.

    A name without a title is not found: no list of names tells a person from a place.

    Examples
    --------
    >>> find_person("ask Mrs J. Smith at the desk")
    'Mrs J. Smith'
    >>> find_person("ask the practice manager, a Dr or a nurse") is None
    True
    """
    for title in _TITLE.finditer(text):
        if _IN_A_WORD.match(text[title.start() - 1 : title.start()]):
            continue
        words = text[title.end() :].split(maxsplit=_NAMES)[:_NAMES]
        name = list(takewhile(lambda each: each[0].isupper(), words))
        if name:
            return " ".join((title[0], *name)).rstrip(",;:!?)")
    return None
