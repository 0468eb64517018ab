"""Who involves people, how, and at which level? Each commissioner and provider, as claimed and as practised."""

from collections.abc import Iterator, Sequence, Set

from stakeholder_graph.results.reviews import BodyReviewed, Review
from stakeholder_graph.units import LADDER
from stakeholder_graph.views.blocks import Say
from stakeholder_graph.views.report.blocks_of_paper import (
    Numbering,
    convert_blocks,
    convert_sections,
    prove,
    tabulate,
)
from stakeholder_graph.views.report.material import Material
from stakeholder_graph.views.report.paper import Block, Grid, Part
from stakeholder_graph.views.review.involving_sentences import (
    NOT_RECORDED,
    AlikeWays,
    group_ways,
    mark_level,
    say_level,
    say_way,
)
from stakeholder_graph.views.review.outline import outline_bodies, outline_voices
from stakeholder_graph.views.review.sentences import describe_review
from stakeholder_graph.views.words import say_number

PARTNERS_SHOWN = 3
NOT_STATED = "not stated"
LEVELS = (
    "Commissioners and providers: by what they involve people, and how many ways are at which level (* no source "
    "vouches for any of them)"
)


def build_review(material: Material, number: str) -> Part:
    """Build the part with a row for each commissioner and provider."""
    numbering = Numbering(number)
    proofs, review = material.proofs, material.answer.review
    blocks: list[Block] = [
        numbering.number(
            prove(describe_review(material.answer), proofs.find_annex("review"), proofs.call("review"))
        )
    ]
    if review is not None and review.bodies:
        columns = ("Who", "Ways", "Type of engagement", "Claims", "Practises")
        blocks.append(
            tabulate(LEVELS, columns, [_tell_body(material, review, each) for each in review.bodies])
        )
    return Part(title="How people are involved", number=number, anchor="review", blocks=tuple(blocks))


def _tell_body(material: Material, review: Review, body: BodyReviewed) -> tuple[str, ...]:
    """Tell by what means one body involves people, and how many of its ways are at which level, highest first."""
    ways = [each for each in review.ways if each.body == body.body]
    if not ways:
        return (material.names.call(body.body), "none", "-", "-", "-")
    assumed = {
        level
        for level in LADDER
        if all(each.level_basis == "assumed" for each in ways if each.level == level)
    }
    return (
        material.names.call(body.body),
        say_number(len(ways)),
        ", ".join(sorted({each.by for each in ways})),
        _count_levels([each.claimed_level for each in ways], set()),
        _count_levels([each.level for each in ways], assumed),
    )


def _count_levels(levels: Sequence[str | None], starred: Set[str]) -> str:
    """Count ways by level: "collaborate* 1, consult* 10"; what is not recorded comes last."""
    told = [
        f"{level}{'*' if level in starred else ''} {say_number(levels.count(level))}"
        for level in reversed(LADDER)
        if level in levels
    ]
    unknown = levels.count(None)
    if unknown == len(levels):
        return NOT_RECORDED
    return ", ".join((*told, *([f"{NOT_RECORDED} {say_number(unknown)}"] if unknown else [])))


def build_review_annex(material: Material, number: str) -> Iterator[Part]:
    """Build the annex with every way of involving people, and in whose hands each voice is."""
    review = material.answer.review
    blocks: tuple[Block, ...] = tuple(_explain(material, review)) if review is not None else ()
    yield Part(
        title="How people are involved, way by way",
        number=number,
        anchor=material.proofs.find_annex("review"),
        new_page=True,
        blocks=blocks,
    )
    if review is not None:
        for title, converted in convert_sections(outline_voices(material.read(full=False), review.voices)):
            yield Part(title=title, level=2, blocks=converted)


def _explain(material: Material, review: Review) -> Iterator[Block]:
    """Tell every way, after what levels are and of whom nothing is recorded."""
    for section in outline_bodies(material.read(full=False), review):
        yield from convert_blocks([each for each in section.blocks if isinstance(each, Say)], "")
    if review.ways:
        yield _tabulate_ways(material, review)


def _tabulate_ways(material: Material, review: Review) -> Grid:
    return tabulate(
        "Ways of involving people: by whom, with whom, at which level",
        ("Who", "With whom", "Type of engagement", "Claimed", "Practised", "Evidence"),
        [_tell_ways(material, each) for each in group_ways(review.ways)],
    )


def _tell_ways(material: Material, alike: AlikeWays) -> tuple[str, ...]:
    names, way = material.names, alike.way
    who = names.call(alike.bodies[0]) if len(alike.bodies) == 1 else names.count(alike.bodies)
    through = f", through {names.call(way.through)}" if way.through is not None else ""
    partners = alike.partners
    whom = ", ".join(names.call_all(partners)) if len(partners) <= PARTNERS_SHOWN else names.count(partners)
    standing = "" if way.standing else ", at times only"
    return (
        f"{who}{through}",
        whom,
        f"{way.by} ({say_way(way)}{standing})",
        say_level(way.claimed_level),
        f"{say_level(way.level)}{mark_level(way) if way.level is not None else ''}",
        way.evidence or NOT_STATED,
    )
