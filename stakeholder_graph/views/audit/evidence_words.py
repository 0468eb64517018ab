"""With what is evidence told? The names, what the parts of a standard are called, and what each key is about."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from stakeholder_graph.results.audits import Evidence
from stakeholder_graph.views.audit.evidence_groups import Group
from stakeholder_graph.views.words import Names, join_words

Parts = Mapping[str, str]
"""What the parts are called that the rules of one standard speak of, by their ids."""

KEYS = {
    "level": "the level practised",
    "claimed_level": "the level claimed",
    "trusted": "whether it is trusted",
    "purpose": "what it is for",
    "carries": "what it carries",
    "open": "when it is open",
    "standing": "whether it stands open all the time",
    "since": "since when",
    "until": "until when",
    "people": "how many people there are",
    "services": "which services it has to do with",
    "sector": "its sector",
    "part_of": "what it is part of",
    "speaks_for": "for whom it speaks",
    "cost_hours": "what it costs in hours",
    "seats": "its seats",
    "every": "how often it is used",
    "channels": "whom it hears, and who hears it",
    "reach": "what they say",
    "days": "days it takes",
    "routes": "routes that share nobody in between",
    "chosen": "who chose it",
    "paid": "who pays for it",
    "run": "who runs it",
}
"""What is looked at, by its key in the model."""


class Telling(Struct, frozen=True, kw_only=True):
    """What sentences about evidence are made with; of several alike, up to ``shown`` are named."""

    names: Names
    parts: Parts
    shown: int = 3

    def name_part(self, part: str | None) -> str:
        """Name a part that a rule speaks of: "the strategic committee"."""
        return self.parts.get(part or "", (part or "somebody").replace("-", " "))

    def tell(self, ids: Iterable[str]) -> str:
        """Name a few, else count them."""
        known = list(dict.fromkeys(ids))
        return join_words(self.names.call_all(known)) if len(known) <= self.shown else self.names.count(known)

    def are_single(self, ids: Iterable[str]) -> bool:
        """Say whether a verb in the singular fits."""
        return self.names.are_single(list(dict.fromkeys(ids)))


def name_key(aspect: str | None) -> str:
    """Say what was looked at."""
    return KEYS.get(aspect or "", (aspect or "what it is").replace("_", " "))


def list_ends(group: Group) -> tuple[list[str], list[str]]:
    """Return who tells or gives in each piece of a group, and who hears or takes."""
    return [each.ids[0] for each in group], [each.ids[-1] for each in group]


def say_spared(evidence: Evidence, telling: Telling) -> str:
    """Say without whom a route was asked for; "" where it was not."""
    part = telling.name_part(evidence.role)
    spared = {
        "without": f" without {part}",
        "run_by": f" without what {part} runs",
        "not_via": f", and not by way of {part}",
    }
    return spared.get(evidence.aspect or "", "") if evidence.role is not None else ""
