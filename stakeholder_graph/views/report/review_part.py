"""Who involves people, how, and at which level? Each commissioner and provider, as claimed and as practised."""

from collections.abc import Iterator

from stakeholder_graph.results.reviews import Review
from stakeholder_graph.views.blocks import Say, Table
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
    AlikeWays,
    group_ways,
    mark_level,
    say_level,
    say_way,
)
from stakeholder_graph.views.review.outline import outline_bodies, outline_voices
from stakeholder_graph.views.review.sentences import describe_review

PARTNERS_SHOWN = 3
NOT_STATED = "not stated"
HIGHEST_LEVEL = "Commissioners and providers, at the highest level of any way (* no source vouches for it)"


def build_review(material: Material, number: str) -> Part:
    """Build the part with a row for each commissioner and provider."""
    numbering = Numbering(number)
    proofs, review = material.proofs, material.answer.review
    blocks: list[Block] = [
        numbering.number(
            prove(describe_review(material.answer), proofs.find_annex("review"), proofs.call("review"))
        )
    ]
    if review is not None:
        for section in outline_bodies(material.read(full=False), review):
            blocks += convert_blocks(
                [each for each in section.blocks if isinstance(each, Table)], HIGHEST_LEVEL
            )
    return Part(title="How people are involved", number=number, anchor="review", blocks=tuple(blocks))


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
