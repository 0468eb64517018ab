"""What `review` found, as the rows of one flat table: a body, a way, a hold on a voice or a medium in each."""

from collections.abc import Iterator

from stakeholder_graph.results.answers import Answer
from stakeholder_graph.results.reviews import EngagementRow, VoiceReviewed
from stakeholder_graph.views.cells import JOIN, Cell, Row
from stakeholder_graph.views.review.hold_sentences import HOLDS, list_flags
from stakeholder_graph.views.words import Names

REVIEW_COLUMNS = (
    *(
        "record",
        "id",
        "name",
        "kind",
        "services",
        "way_count",
        "unknown_level_count",
        "through",
        "through_name",
    ),
    *(
        "partner",
        "partner_name",
        "by",
        "hears",
        "tells",
        "standing",
        "claimed_level",
        "level",
        "gap",
        "purpose",
    ),
    *("speaks_to", "in_hands", "in_hands_basis", "hold", "relation", "hand", "share", "held_by_those"),
    *("evidence", "source", "address", "certainty", "basis", "level_basis"),
    *("channel_count", "advantages", "drawbacks", "use_when"),
)


def list_review(answer: Answer, names: Names) -> Iterator[Row]:
    """List every body with nothing left out, every way, every hold on every voice, and every medium."""
    review = answer.review
    if review is None:
        return
    for body in review.bodies:
        yield _make(
            *("body", body.body, names),
            kind=body.kind,
            services=JOIN.join(body.services) or None,
            way_count=body.way_count,
            unknown_level_count=body.unknown_level_count,
            claimed_level=body.claimed_level,
            level=body.level,
            level_basis=body.level_basis if body.level is not None else None,
            basis=body.basis if body.way_count else None,
        )
    for way in review.ways:
        yield _make("way", way.body, names, **_tell_way(way, names))
    for voice in review.voices:
        yield from _list_holds(voice, names)
    for medium in review.media:
        yield _make(
            *("medium", medium.medium, names),
            way_count=medium.way_count,
            channel_count=medium.channel_count,
            advantages=medium.advantages,
            drawbacks=medium.drawbacks,
            use_when=medium.use_when,
        )


def _make(record: str, id_: str, names: Names, /, **cells: Cell) -> Row:
    """Make a row from the cells it has, by the names of their columns."""
    known = {"record": record, "id": id_, "name": names.find_name(id_), **cells}
    return tuple(known.get(column) for column in REVIEW_COLUMNS)


def _tell_way(way: EngagementRow, names: Names) -> dict[str, Cell]:
    same = (
        *(
            "through",
            "partner",
            "by",
            "hears",
            "tells",
            "standing",
            "claimed_level",
            "level",
            "gap",
            "purpose",
        ),
        *("evidence", "source", "address", "certainty", "basis"),
    )
    return {
        **{key: getattr(way, key) for key in same},
        "level_basis": way.level_basis if way.level is not None else None,
        "through_name": names.find_name(way.through) if way.through is not None else None,
        "partner_name": names.find_name(way.partner),
    }


def _list_holds(voice: VoiceReviewed, names: Names) -> Iterator[Row]:
    """List each who chose, pays or runs a voice; a row without a partner where it is not recorded."""
    speaks_to = JOIN.join(voice.answers_to) or None
    for hold, flag in zip(HOLDS, list_flags(voice), strict=True):
        said: dict[str, Cell] = {
            "speaks_to": speaks_to,
            "in_hands": voice.in_hands,
            "in_hands_basis": voice.in_hands_basis if voice.in_hands else None,
            "hold": hold,
            "held_by_those": flag,
        }
        holders = [each for each in voice.holders if each.hold == hold]
        for each in holders:
            yield _make(
                *("voice", voice.voice, names),
                **said,
                partner=each.holder,
                partner_name=names.find_name(each.holder),
                relation=each.relation,
                hand=each.hand,
                share=each.share,
                source=each.source,
                address=each.address,
                certainty=each.certainty,
                basis=each.basis,
            )
        if not holders:
            yield _make("voice", voice.voice, names, **said)
