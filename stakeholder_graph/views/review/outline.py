"""What does `review` say, and in which order? Who involves people how, in whose hands voices are, which media."""

from collections.abc import Iterator, Sequence

from stakeholder_graph.results.reviews import BodyReviewed, EngagementRow, MediumUsed, Review, VoiceReviewed
from stakeholder_graph.views.blocks import Block, Bullets, Reading, Say, Section, Table
from stakeholder_graph.views.certainty import say_doubt
from stakeholder_graph.views.review import hold_sentences, involving_sentences
from stakeholder_graph.views.review import sentences as review_sentences
from stakeholder_graph.views.words import say_number, start_sentence

WAYS_SHOWN = 20
CLAIMS_SHOWN = 10
BODIES_SHOWN = 30
VOICES_SHOWN = 20
NAMES_SHOWN = 5
EVERYTHING_IN = "--format markdown or csv lists them all"


def outline_review(reading: Reading) -> Iterator[Section]:
    """Tell the bodies, claims above practice, the ways, the voices and the media; a document has every row."""
    review = reading.answer.review
    if review is None:
        return
    yield from outline_bodies(reading, review)
    yield from _tell_claims(reading, review.ways)
    yield from _tell_ways(reading, review.ways)
    yield from outline_voices(reading, review.voices)
    yield from _tell_media(reading, review.media)


def outline_bodies(reading: Reading, review: Review) -> Iterator[Section]:
    """Tell of every commissioner and provider how it involves people at best; nothing where there is none."""
    if not review.bodies:
        return
    rows = tuple(_tabulate_body(reading, each) for each in review.bodies)
    more = ("Services", "Stated or assumed") if reading.full else ()
    columns = ("Who", "Ways", "Claims", "Practises", "No level", *more)
    blocks: list[Block] = [
        Say(text=review_sentences.LEVELS_TOLD),
        Table(columns=columns, rows=rows[: reading.limit(BODIES_SHOWN)]),
    ]
    if len(rows) > reading.limit(BODIES_SHOWN):
        blocks.append(Say(text=f"and {len(rows) - BODIES_SHOWN:,} more: {EVERYTHING_IN}."))
    unknown = review_sentences.describe_unknown_bodies(
        review.bodies, reading.names, reading.limit(NAMES_SHOWN)
    )
    if unknown:
        blocks.append(Say(text=unknown))
    yield Section(title="Commissioners and providers", blocks=tuple(blocks))


def _tabulate_body(reading: Reading, body: BodyReviewed) -> tuple[str, ...]:
    row: tuple[str, ...] = (reading.names.call(body.body), "none", "-", "-", "-")
    if body.way_count:
        star = "*" if body.level is not None and body.level_basis == "assumed" else ""
        practised = f"{involving_sentences.say_level(body.level)}{star}"
        levels = (involving_sentences.say_level(body.claimed_level), practised)
        row = (row[0], say_number(body.way_count), *levels, say_number(body.unknown_level_count))
    if not reading.full:
        return row
    return (
        *row,
        ", ".join(body.services) or "-",
        review_sentences.say_basis(body.basis) if body.way_count else "-",
    )


def _tell_claims(reading: Reading, ways: Sequence[EngagementRow]) -> Iterator[Section]:
    above = involving_sentences.group_ways(involving_sentences.find_claims_above(ways))
    if above:
        items = [involving_sentences.describe_claim(each, reading.names) for each in above]
        blocks = (Bullets(items=reading.cut(items, CLAIMS_SHOWN, EVERYTHING_IN)),)
        yield Section(title="Claims above what is practised", blocks=blocks)


def _tell_ways(reading: Reading, ways: Sequence[EngagementRow]) -> Iterator[Section]:
    if not ways:
        return
    block: Block
    if reading.full:
        block = _tabulate_ways(reading, ways)
    else:
        items = [
            involving_sentences.describe_ways(each, reading.names)
            for each in involving_sentences.group_ways(ways)
        ]
        block = Bullets(items=reading.cut(items, WAYS_SHOWN, EVERYTHING_IN))
    yield Section(title="How they involve people", blocks=(block,))


def _tabulate_ways(reading: Reading, ways: Sequence[EngagementRow]) -> Table:
    names = reading.names
    rows = tuple(
        (
            names.call(each.body),
            names.call(each.through) if each.through else "-",
            names.call(each.partner),
            each.by,
            involving_sentences.say_way(each),
            "yes" if each.standing else "at times",
            involving_sentences.say_level(each.claimed_level),
            involving_sentences.say_level(each.level)
            + (" [assumed]" if each.level and each.level_basis == "assumed" else ""),
            "-" if each.gap is None else f"{each.gap:+d}",
            each.purpose or involving_sentences.NOT_RECORDED,
            each.evidence or involving_sentences.NOT_RECORDED,
            each.source or "-",
            ", ".join(filter(None, (each.basis, say_doubt([each.certainty], [each.source])))),
        )
        for each in ways
    )
    columns = (
        *(
            "Who",
            "Through",
            "Whom",
            "By",
            "Direction",
            "Standing",
            "Claimed",
            "Practised",
            "Claim above practice",
        ),
        *("What for", "Evidence", "Source", "Stated or assumed"),
    )
    return Table(columns=columns, rows=rows)


def outline_voices(reading: Reading, voices: Sequence[VoiceReviewed]) -> Iterator[Section]:
    """Tell who chose, pays and runs each voice: in short on a screen, with names in a document."""
    if not voices:
        return
    names = reading.names
    groups = hold_sentences.group_voices(voices, names)
    items = [
        *filter(None, (hold_sentences.describe_in_hands(each, names) for each in groups)),
        *hold_sentences.describe_other_hands(voices, names),
        *hold_sentences.describe_unclear(voices, names),
    ]
    blocks: list[Block] = [Say(text=hold_sentences.IN_HANDS_MEANS)]
    if reading.full:
        blocks.append(_tabulate_holders(reading, voices))
    else:
        blocks += [Say(text=hold_sentences.DASH_MEANS), _tabulate_hands(reading, groups)]
        left_out = len(groups) - reading.limit(VOICES_SHOWN)
        if left_out > 0:
            blocks.append(Say(text=f"and {left_out:,} more: {EVERYTHING_IN}."))
    if items:
        blocks.append(Bullets(items=reading.cut(items, VOICES_SHOWN, EVERYTHING_IN)))
    unheard = hold_sentences.describe_unheard(voices, names, reading.limit(NAMES_SHOWN))
    if unheard:
        blocks.append(Say(text=unheard))
    yield Section(title="In whose hands each voice is", blocks=tuple(blocks))


def _tabulate_hands(reading: Reading, groups: Sequence[Sequence[VoiceReviewed]]) -> Table:
    rows = tuple(
        (
            start_sentence(hold_sentences.name_voices(each, reading.names)),
            *(hold_sentences.say_hands(each[0], hold) or "-" for hold in hold_sentences.HOLDS),
        )
        for each in groups[: reading.limit(VOICES_SHOWN)]
    )
    return Table(columns=("Voice", "Chosen by", "Paid by", "Run by"), rows=rows)


def _tabulate_holders(reading: Reading, voices: Sequence[VoiceReviewed]) -> Table:
    names = reading.names
    rows = tuple(
        (
            names.call(each.voice),
            ", ".join(names.call_all(each.answers_to)) or involving_sentences.NOT_RECORDED,
            *(hold_sentences.describe_holds(each, hold, names) for hold in hold_sentences.HOLDS),
            hold_sentences.say_in_hands(each),
        )
        for each in voices
    )
    columns = ("Voice", "Speaks to", "Chosen by", "Paid by", "Run by", "In the commissioner's hands")
    return Table(columns=columns, rows=rows)


def _tell_media(reading: Reading, media: Sequence[MediumUsed]) -> Iterator[Section]:
    """Tell what is commonly said of the ways used to involve people; a document has the other common ones too."""
    used = sorted((each for each in media if each.way_count), key=lambda each: (-each.way_count, each.medium))
    blocks: list[Block] = [Say(text=review_sentences.FROM_MEMORY)]
    if reading.full:
        blocks.append(_tabulate_media(media))
    else:
        blocks.append(Bullets(items=tuple(map(review_sentences.describe_medium, used))))
    if used or reading.full:
        yield Section(title="Ways of involving people that this place uses", blocks=tuple(blocks))


def _tabulate_media(media: Sequence[MediumUsed]) -> Table:
    rows = tuple(
        (
            start_sentence(each.medium),
            say_number(each.way_count),
            say_number(each.channel_count),
            each.advantages or "-",
            each.drawbacks or "-",
            each.use_when or "-",
        )
        for each in sorted(media, key=lambda each: (-each.way_count, -each.channel_count, each.medium))
    )
    columns = (
        "By",
        "Ways of involving people",
        "Channels of any sort",
        "For it",
        "Against it",
        "Use it when",
    )
    return Table(columns=columns, rows=rows)
