"""Small places to review: who is there in one line each, ties in words."""

from datetime import date

from msgspec.structs import replace

from stakeholder_graph.analysis.engagement.holding import review_voices
from stakeholder_graph.analysis.engagement.involving import find_ways, sum_up_bodies
from stakeholder_graph.analysis.engagement.parties import Parties
from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.model.place import Place
from stakeholder_graph.model.records import Channel, Source, Terms, Tie, Vouching
from stakeholder_graph.model.vocabulary import SOURCES
from tests.analysis.places import PlaceDraft

PAGE = Source(id="page", title="A page", kind="public", url="https://example.org/page", evidence="one end")
SAID = Vouching(existence="page")


def build(draft: PlaceDraft, *ties: str, on: date | None = None) -> Place:
    """Build a place with ties written as ``ccg funds group``; those behind ``page:`` have a source."""
    built = tuple(map(_read_tie, ties))
    return replace(draft.build(on), ties=built, sources={**SOURCES, "page": PAGE})


def _read_tie(text: str) -> Tie:
    vouching = SAID if text.startswith("page: ") else Vouching()
    sender, relation, receiver = text.removeprefix("page: ").split()
    return Tie(sender=sender, receiver=receiver, relation=relation, vouching=vouching)


def join_both(place: Place, first: str, second: str, **said) -> Place:
    """Add a channel both ways, as one line of a model does."""
    terms = Terms(**({"by": "meeting"} | said))
    there, back = f"{first}->{second}", f"{second}->{first}"
    channels = (
        Channel(id=there, sender=first, receiver=second, terms=terms, twin=back),
        Channel(id=back, sender=second, receiver=first, terms=terms, twin=there),
    )
    return replace(place, channels=(*place.channels, *channels))


def find_parties(place: Place) -> Parties:
    return Parties(Structure(place))


def list_ways(place: Place):
    structure = Structure(place)
    return find_ways(structure, Parties(structure))


def list_bodies(place: Place):
    structure = Structure(place)
    parties = Parties(structure)
    return {each.body: each for each in sum_up_bodies(structure, parties, find_ways(structure, parties))}


def list_voices(place: Place):
    structure = Structure(place)
    return {each.voice: each for each in review_voices(structure, Parties(structure))}


def start() -> PlaceDraft:
    """Start with a commissioner, its board and its team, a trust, and people."""
    draft = PlaceDraft()
    draft.add("ccg", kind="commissioner").add("board", kind="board", part_of="ccg")
    draft.add("team", kind="post", part_of="ccg").add("trust", kind="provider")
    draft.add("people", kind="community")
    return draft
