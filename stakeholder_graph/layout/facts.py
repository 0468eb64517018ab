"""What does the model say about a stakeholder or a channel, and who vouches for it?

A source vouches for the line, not for its numbers: the first fact of a record rests on the source of the
record itself, every other on the source of its own field. What nothing vouches for is marked as assumed; a
note is the model's own remark, and needs nobody to vouch for it.
"""

import re
from collections.abc import Iterable

from stakeholder_graph.model.cadence import Cadence
from stakeholder_graph.model.place import Place
from stakeholder_graph.model.records import Channel, Record, Seats, Stakeholder, Tie
from stakeholder_graph.results.scene import SceneFact
from stakeholder_graph.units import CERTAINTY_WORDS

SAFE_LINK = re.compile(r"(?:https?://[^\s\\]+|mailto:[^\s\\]+)\Z", re.IGNORECASE)

BARE_INTERVAL = re.compile(r"(?:\d+ )?(?:day|week|month|quarter|year|working day)s?\Z|\d+ weeks from ")
YES_OR_NO = {None: None, True: "yes", False: "no"}

Line = tuple[str, str, object]


def build_stakeholder_facts(place: Place, stakeholder: Stakeholder) -> tuple[SceneFact, ...]:
    """Build the lines of a stakeholder's details, the record itself first. Unstated values have no line."""
    kind = place.kinds.get(stakeholder.kind)
    sector = place.sectors.get(stakeholder.sector or "")
    lines: list[Line] = [
        ("name", "Name", stakeholder.name if "name" in stakeholder.vouching.values else None),
        ("aliases", "Also known as", "; ".join(stakeholder.aliases)),
        ("sector", "Sector", sector.name if sector else stakeholder.sector),
        ("part_of", "Part of", _name(place, stakeholder.part_of)),
        ("roles", "Role", _role_names(place, stakeholder.roles)),
        ("town", "Town", stakeholder.town),
        ("people", "People", None if stakeholder.people is None else f"{stakeholder.people:,}"),
        ("speaks_for", "Speaks for", ", ".join(stakeholder.speaks_for)),
        ("services", "Services", ", ".join(stakeholder.services)),
        ("meets", "Meets", _describe_cadence(stakeholder.meets)),
        ("papers_due", "Papers due before a meeting", stakeholder.papers_due),
        ("seats", "Seats", "; ".join(_describe_seats(each) for each in stakeholder.seats)),
        ("all_seats", "All its seats are here", "yes" if stakeholder.all_seats else None),
        ("volunteers", "Volunteers", stakeholder.volunteers),
        ("relays", "Passes messages on", None if stakeholder.relays else "no"),
        ("reliability", "Passes a message on, as a chance", stakeholder.reliability),
        ("depends_on", "Depends on", _names(place, stakeholder.depends_on)),
        ("tags", "Tags", ", ".join(stakeholder.tags)),
    ]
    vouching = stakeholder.vouching.existence
    record = _build_fact(place, "Kind", kind.name if kind else stakeholder.kind, vouching)
    code = _build_fact(place, "Code in the model", stakeholder.id, vouching)
    return (record, code, *_build_facts(place, stakeholder, [*lines, *_common_lines(stakeholder)]))


def build_channel_facts(place: Place, channel: Channel) -> tuple[SceneFact, ...]:
    """Build the lines of a channel's details, the record itself first. Unstated values have no line."""
    terms = channel.terms
    lines: list[Line] = [
        ("every", "Happens", _describe_cadence(terms.every)),
        ("open", "Open", "; ".join(f"{each.since} to {each.until}" for each in terms.open)),
        ("takes", "Takes", terms.takes),
        ("level", "Level of engagement", terms.level),
        ("claimed_level", "Level claimed", terms.claimed_level),
        ("reliability", "Gets through, as a chance", terms.reliability),
        ("carries", "Carries only", None if terms.carries is None else ", ".join(terms.carries) or "nothing"),
        ("purpose", "Purpose", terms.purpose),
        ("formal", "Formal", YES_OR_NO[terms.formal]),
        ("trusted", "Trusted", YES_OR_NO[terms.trusted]),
        ("cost_hours", "Hours a year", terms.cost_hours),
        ("depends_on", "Depends on", _names(place, terms.depends_on)),
    ]
    record = _build_fact(place, "By", terms.by, terms.vouching.existence)
    return (record, *_build_facts(place, terms, [*lines, *_common_lines(terms)]))


def describe_basis(place: Place, record: Record) -> str:
    """Say what sort of source a record rests on, and its name where that rests on another.

    It is "seed", "public", "memory" or "assumed"; for instance "seed; name: memory".
    """
    basis = _find_basis(place, record.vouching.existence)
    name = _find_basis(place, record.vouching.values.get("name", record.vouching.existence))
    return basis if name == basis else f"{basis}; name: {name}"


def _find_basis(place: Place, source_id: str | None) -> str:
    return "assumed" if place.is_assumed(source_id) else place.sources[source_id or ""].kind


def find_tie_source(place: Place, tie: Tie) -> str:
    """Return the title of the source that vouches for a tie, empty if nothing does."""
    source = place.sources.get(tie.vouching.existence or "")
    return source.title if source else ""


def _common_lines(record: Record) -> list[Line]:
    return [
        ("since", "Since", record.since),
        ("until", "Until", record.until),
        ("certainty", "How certain it is", _describe_certainty(record.certainty)),
        ("note", "Note", record.note),
    ]


def _build_facts(place: Place, record: Record, lines: Iterable[Line]) -> tuple[SceneFact, ...]:
    told = tuple(
        _build_fact(place, label, str(value), record.vouching.find_source(field), is_remark=field == "note")
        for field, label, value in lines
        if value is not None and str(value) != ""
    )
    return told if record.certainty is not None else (*told, _build_certainty(place, record))


def _build_certainty(place: Place, record: Record) -> SceneFact:
    """Say how certain a line counts as that does not say it: as its source has it, which needs nobody to vouch."""
    counted = _describe_certainty(place.find_certainty(record))
    return SceneFact(
        label="How certain it is",
        text=f"not stated; counts as {counted}",
        source="",
        assumed=False,
        link=None,
    )


def _build_fact(
    place: Place, label: str, text: str, source_id: str | None, *, is_remark: bool = False
) -> SceneFact:
    source = place.sources.get(source_id) if source_id is not None else None
    url = source.url if source is not None else None
    return SceneFact(
        label=label,
        text=text,
        source=source.title if source is not None else "",
        assumed=not is_remark and place.is_assumed(source_id),
        link=url if url is not None and SAFE_LINK.match(url) else None,
    )


def _describe_certainty(certainty: float | None) -> str | None:
    if certainty is None:
        return None
    words = [word for word, value in CERTAINTY_WORDS.items() if value == certainty]
    return f"{words[0]} ({certainty:g})" if words else f"{certainty:g}"


def _describe_cadence(cadence: Cadence | None) -> str | None:
    """Say how often, with the "every" that a model may leave out."""
    if cadence is None:
        return None
    return f"every {cadence.text}" if BARE_INTERVAL.match(cadence.text) else cadence.text


def _describe_seats(seats: Seats) -> str:
    count = "" if seats.count is None else f"{seats.count} "
    votes = {None: "", True: ", voting", False: ", not voting"}[seats.voting]
    chosen = f", chosen by {seats.chosen_by}" if seats.chosen_by else ""
    held = f", held by {seats.held_by}" if seats.held_by else ""
    paid = f", paid by {seats.paid_by}" if seats.paid_by else ""
    return f"{count}{seats.role}{votes}{chosen}{held}{paid}"


def _name(place: Place, stakeholder_id: str | None) -> str | None:
    known = place.stakeholders.get(stakeholder_id or "")
    return known.name if known else stakeholder_id


def _role_names(place: Place, roles: tuple[str, ...]) -> str:
    return ", ".join(place.roles[each].name if each in place.roles else each for each in roles)


def _names(place: Place, shared_ids: tuple[str, ...]) -> str:
    return ", ".join(place.shared[each].name if each in place.shared else each for each in shared_ids)
