"""Who is meant where a model names stakeholders: ids, ``every KIND``, ``any KIND``, ``its KIND`` and lists.

Selectors are resolved once, when a model is read or an edit is applied; a place holds ids only.
"""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Literal

from msgspec import Struct

from stakeholder_graph.model.quoting import list_some, quote
from stakeholder_graph.model.records import AbsentStakeholder, End, KindOfStakeholder, Quantity, Stakeholder

Way = Literal["id", "every", "any", "its", "all its", "list"]
_WAYS: dict[str, Way] = {"every": "every", "any": "any", "its": "its"}


class Selector(Struct, frozen=True, kw_only=True):
    """What was written where stakeholders are named.

    ``way`` says which form it takes; ``id`` belongs to that form, ``parts`` to a list, and the other fields
    narrow ``every`` and ``any`` (``kind`` also names what ``its`` looks for).
    """

    way: Way
    id: str = ""
    parts: tuple["Selector", ...] = ()
    kind: str | None = None
    part_of: str | None = None
    sector: str | None = None
    role: str | None = None
    tag: str | None = None
    service: str | None = None
    tier: str | None = None

    @property
    def is_own(self) -> bool:
        """Whether it stands for what belongs to the other end."""
        return self.way in {"its", "all its"} or any(part.is_own for part in self.parts)

    @property
    def uses_membership(self) -> bool:
        """Whether whom it stands for depends on what is part of what."""
        return self.is_own or self.part_of is not None or any(part.uses_membership for part in self.parts)

    def __str__(self) -> str:
        if self.way == "id":
            return self.id
        if self.way == "list":
            return "[" + ", ".join(map(str, self.parts)) + "]"
        narrowing = self._narrowing()
        if narrowing.keys() == {"kind"}:
            return f"{self.way} {self.kind}"
        return f"{self.way} {{{', '.join(f'{key}: {value}' for key, value in narrowing.items())}}}"

    def _narrowing(self) -> dict[str, str]:
        said = {
            "kind": self.kind,
            "part_of": self.part_of,
            "sector": self.sector,
            "role": self.role,
            "tag": self.tag,
            "service": self.service,
            "tier": self.tier,
        }
        return {key: value for key, value in said.items() if value is not None}


class SelectionError(ValueError):
    """A selector that stands for nobody, or for more than it may.

    ``code``, ``message`` and ``hint`` make a Problem of it; ``selector`` is the part that failed, where known.
    """

    def __init__(self, code: str, message: str, hint: str = "", *, selector: Selector | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint
        self.selector = selector


def read_selector(text: str) -> Selector:
    """Understand a selector written as one text: an id, ``every KIND``, ``any KIND``, ``its KIND``."""
    words = text.split()
    if len(words) > 1:
        if words[0] in _WAYS:
            return Selector(way=_WAYS[words[0]], kind=" ".join(words[1:]))
        if words[:2] == ["all", "its"] and len(words) > 2:
            return Selector(way="all its", kind=" ".join(words[2:]))
    return Selector(way="id", id=text)


SUGGESTION_LENGTH_LIMIT = 200
COMPARED_LIMIT = 50


def suggest(word: str, known: Iterable[str]) -> str:
    """Return "did you mean …?" for the known word most like this one, or nothing.

    Of many known words only those are compared in full that begin and end most like it: a table of thousands
    of wrong names would otherwise take minutes.
    """
    from difflib import SequenceMatcher, get_close_matches
    from heapq import nlargest

    if len(word) > SUGGESTION_LENGTH_LIMIT:
        return ""
    wanted = word.casefold()
    folded = {each.casefold(): each for each in known if len(each) <= SUGGESTION_LENGTH_LIMIT}
    options: Iterable[str] = folded
    if len(folded) > COMPARED_LIMIT:
        options = nlargest(COMPARED_LIMIT, folded, key=lambda each: _count_shared_ends(wanted, each))
    close = get_close_matches(wanted, options, cutoff=0.6)
    if not close:
        return ""

    def rank(each: str) -> tuple[float, bool]:
        return SequenceMatcher(None, wanted, each).ratio(), each[:1] == wanted[:1]

    return f"did you mean {quote(folded[max(close, key=rank)])}?"


def _count_shared_ends(first: str, second: str) -> int:
    """Count, of the first two and four characters and the last two and four, in how many two words agree."""
    return (
        (first[:2] == second[:2])
        + (first[:4] == second[:4])
        + (first[-2:] == second[-2:])
        + (first[-4:] == second[-4:])
    )


class Directory:
    """Finds stakeholders by what selectors say of them."""

    def __init__(
        self, stakeholders: Mapping[str, Stakeholder], kinds: Mapping[str, KindOfStakeholder]
    ) -> None:
        self.stakeholders = stakeholders
        self.kinds = kinds
        self._below: dict[str, dict[str, list[str]]] = {}

    @cached_property
    def _words(self) -> dict[str, str]:
        """Every way to write a kind: its id, name or plural, with blanks or hyphens."""
        words: dict[str, str] = {}
        for kind in self.kinds.values():
            for word in (kind.plural, kind.name, kind.id):
                words[word.lower().replace(" ", "-")] = kind.id
        return words

    @cached_property
    def _by_kind(self) -> dict[str, list[str]]:
        by_kind: dict[str, list[str]] = {}
        for each in self.stakeholders.values():
            by_kind.setdefault(each.kind, []).append(each.id)
        return by_kind

    def find_kind(self, word: str) -> str:
        """Return the kind a word stands for, which may be its plural.

        Raises
        ------
        SelectionError
            If there is no such kind.
        """
        found = self._words.get(word.strip().lower().replace(" ", "-"))
        if found is None:
            hint = suggest(word, self._words) or f"known kinds: {list_some(self.kinds)}"
            raise SelectionError("unknown-kind", f"there is no kind {quote(word)}", hint)
        return found

    def check_id(self, stakeholder: str) -> str:
        """Return the id if a stakeholder has it.

        Raises
        ------
        SelectionError
            If none has it.
        """
        if stakeholder not in self.stakeholders:
            hint = suggest(stakeholder, self.stakeholders)
            raise SelectionError("unknown-stakeholder", f"there is no stakeholder {quote(stakeholder)}", hint)
        return stakeholder

    def find_members(self, selector: Selector, *, of: str | None = None) -> tuple[str, ...]:
        """Find whom a selector stands for, in the order of the model.

        Parameters
        ----------
        selector
            What was written.
        of
            The stakeholder at the other end, for ``its KIND`` and ``all its KIND``.

        Raises
        ------
        SelectionError
            If it stands for nobody, names what does not exist, or ``its`` stands for several.
        """
        if selector.way == "id" and selector.id in self.stakeholders:
            return (selector.id,)
        try:
            return self._find_members(selector, of)
        except SelectionError as fault:
            fault.selector = fault.selector or selector
            raise

    def _find_members(self, selector: Selector, of: str | None) -> tuple[str, ...]:
        if selector.way == "id":
            return (self.check_id(selector.id),)
        if selector.way == "list":
            members = (member for part in selector.parts for member in self.find_members(part, of=of))
            return tuple(dict.fromkeys(members))
        if selector.is_own:
            if of is None:
                raise SelectionError(
                    "its-without-other-end",
                    f"{quote(str(selector))} needs stakeholders named at the other end",
                    "write ids or 'every KIND' at the other end",
                )
            return self._find_own(selector, of)
        return self._find_every(selector)

    def read_end(self, selector: Selector) -> End:
        """Turn a selector into one side of a message.

        Raises
        ------
        SelectionError
            As for `find_members`.
        """
        quantity: Quantity = "any" if selector.way == "any" else "every"
        return End(members=self.find_members(selector), quantity=quantity, is_group=selector.way != "id")

    def _find_every(self, selector: Selector) -> tuple[str, ...]:
        members = self.find_fitting(selector)
        if not members:
            raise SelectionError("nobody-selected", f"{quote(str(selector))} stands for nobody")
        return members

    def find_fitting(self, said: Selector | AbsentStakeholder) -> tuple[str, ...]:
        """Find everybody of whom all that is said holds, in the order of the model; it may be nobody.

        Raises
        ------
        SelectionError
            If it names a kind, or a whole, that does not exist.
        """
        if said.kind is not None:
            candidates: Iterable[str] = self._by_kind.get(self.find_kind(said.kind), ())
        else:
            candidates = self.stakeholders
        if said.part_of is not None:
            whole = self.check_id(said.part_of)
            candidates = [each for each in candidates if whole in self._find_wholes(each)]
        return tuple(each for each in candidates if self._fits(self.stakeholders[each], said))

    def _fits(self, stakeholder: Stakeholder, selector: Selector | AbsentStakeholder) -> bool:
        tier = stakeholder.tier or (
            self.kinds[stakeholder.kind].tier if stakeholder.kind in self.kinds else None
        )
        return (
            selector.sector in {None, stakeholder.sector}
            and selector.tier in {None, tier}
            and (selector.role is None or selector.role in stakeholder.roles)
            and (selector.tag is None or selector.tag in stakeholder.tags)
            and (selector.service is None or selector.service in stakeholder.services)
        )

    def _find_wholes(self, stakeholder: str) -> list[str]:
        """Climb from a stakeholder to all it is part of, nearest first; a cycle ends the climb."""
        wholes: dict[str, None] = {}
        whole = self.stakeholders[stakeholder].part_of
        while whole is not None and whole in self.stakeholders and whole not in wholes:
            wholes[whole] = None
            whole = self.stakeholders[whole].part_of
        return list(wholes)

    def _find_below(self, kind: str) -> dict[str, list[str]]:
        """Return, for every stakeholder that has some, those of a kind below it at any depth."""
        if kind not in self._below:
            below: dict[str, list[str]] = {}
            for member in self._by_kind.get(kind, ()):
                for whole in self._find_wholes(member):
                    below.setdefault(whole, []).append(member)
            self._below[kind] = below
        return self._below[kind]

    def _find_own(self, selector: Selector, of: str) -> tuple[str, ...]:
        kind = self.find_kind(selector.kind or "")
        below = self._find_below(kind)
        for near in (of, *self._find_wholes(of)):
            if self.stakeholders[near].kind == kind:
                return (near,)
            if near in below:
                own = tuple(below[near])
                if len(own) > 1 and selector.way == "its":
                    plural = self.kinds[kind].plural
                    raise SelectionError(
                        "several-its",
                        f"{quote(of)} has {len(own)} {plural}, from {quote(own[0])} to {quote(own[-1])}",
                        f"write 'all its {plural}', or name the one",
                    )
                return own
        raise SelectionError(
            "nobody-selected",
            f"{quote(of)} has no {self.kinds[kind].name} near it",
            "set part_of so that one can be found, or name it",
        )
