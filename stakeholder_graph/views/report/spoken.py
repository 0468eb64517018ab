"""How is everybody called where a sentence must be short? By name alone: the annexes give the codes."""

from collections.abc import Iterable

from stakeholder_graph.views.words import Names, find_ends

ARTICLES = ("A ", "An ", "The ")


class SpokenNames(Names):
    """Names without the codes behind them; one that begins with an article begins small."""

    def call(self, id_: str) -> str:
        """Name one id."""
        if "->" in id_:
            return " to ".join(self.call(end) for end in find_ends(id_))
        name = self.find_name(id_)
        return name[:1].lower() + name[1:] if name.startswith(ARTICLES) else name

    def call_all(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Name several ids, in the order given."""
        return tuple(self.call(each) for each in ids)
