"""How is a place drawn? Puts positions, looks, facts and weak points together in one scene."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import hypot

from stakeholder_graph.analysis.place.basis import is_channel_assumed
from stakeholder_graph.layout.beside import lay_out_beside
from stakeholder_graph.layout.columns import TIERS
from stakeholder_graph.layout.facts import (
    build_channel_facts,
    build_stakeholder_facts,
    describe_basis,
    find_tie_source,
)
from stakeholder_graph.layout.looks import LOOKS, choose_look
from stakeholder_graph.layout.positions import place_stakeholders
from stakeholder_graph.layout.sources import build_sources
from stakeholder_graph.layout.spots import Layout, Spot
from stakeholder_graph.model.place import Place
from stakeholder_graph.model.records import Channel, KindOfStakeholder, Record
from stakeholder_graph.results.answers import Answer
from stakeholder_graph.results.scene import (
    Scene,
    SceneChannel,
    SceneGroup,
    SceneKind,
    SceneShared,
    SceneStakeholder,
    SceneTie,
    SceneTier,
)
from stakeholder_graph.results.weak_points import WeakPointType
from stakeholder_graph.units import stands_on

SMALL_PLACE = 40
BEND_IN_ROW = 0.22
BEND_APART = 0.12
APART = 8.0
OVER_ROW = 44.0


@dataclass(slots=True)
class Cut:
    """The most members one thing cuts off for one message, and whom they speak for (None: unknown)."""

    count: int = 0
    people: int | None = None


Cuts = Mapping[tuple[WeakPointType, str], Cut]


@dataclass(slots=True)
class Standing:
    """What of a place stands on its day, and how much was left out."""

    place: Place
    left_out_count: int = field(default=0)


def build_scene(place: Place, answer: Answer | None = None) -> Scene:
    """Draw a place: tiers as rows, neighbourhoods as columns, weak points marked as the answer found them.

    Parameters
    ----------
    place
        The place; it is drawn as it stands on its ``as_of``. What does not stand then is left out.
    answer
        What ``analyse`` said of it. Without one nothing is marked as a weak point.

    Returns
    -------
    The same scene for the same place on every machine. An empty place gives an empty scene.
    """
    standing, cuts = _leave_out_what_does_not_stand(place), _find_cuts(answer)
    return _draw(standing, cuts, place_stakeholders(standing.place, _weigh(cuts)))


def build_scenes_beside(
    one: tuple[Place, Answer | None], other: tuple[Place, Answer | None]
) -> tuple[Scene, Scene]:
    """Draw two places, each with what was found of it, so that they can be looked at side by side.

    Versions of one place have one layout; two places have their tiers at the same heights.
    """
    standing = [_leave_out_what_does_not_stand(place) for place, _ in (one, other)]
    cuts = [_find_cuts(answer) for _, answer in (one, other)]
    priority = {**_weigh(cuts[1]), **_weigh(cuts[0])}
    layouts = lay_out_beside(standing[0].place, standing[1].place, priority)
    first, second = map(_draw, standing, cuts, layouts)
    return first, second


def _weigh(cuts: Cuts) -> dict[str, float]:
    """Say whose names matter most: those that cut off the most."""
    return {key[1]: float(cut.count) for key, cut in cuts.items() if key[0] == "stakeholder"}


def _draw(standing: Standing, cuts: Cuts, layout: Layout) -> Scene:
    """Draw what stands; the layout may hold more than that."""
    drawn = standing.place
    joined = {end for channel in drawn.channels for end in (channel.sender, channel.receiver)}
    spots = layout.spots
    ordered = sorted(drawn.stakeholders, key=lambda one: (spots[one].y, spots[one].x, one))
    return Scene(
        place=drawn.name,
        about=drawn.about or "",
        as_of=drawn.as_of.isoformat() if drawn.as_of else None,
        width=round(layout.width, 2),
        height=round(layout.height, 2),
        tiers=_build_tiers(layout),
        kinds=_build_kinds(drawn, layout),
        stakeholders=tuple(_build_stakeholder(drawn, one, spots[one], cuts, joined) for one in ordered),
        channels=_build_channels(drawn, layout, cuts),
        ties=_build_ties(drawn),
        shared=_build_shared(drawn, cuts),
        sources=build_sources(drawn),
        groups=_build_groups(drawn, layout),
        left_out_count=standing.left_out_count,
        marked_from=1 if len(drawn.stakeholders) <= SMALL_PLACE else 2,
    )


def _leave_out_what_does_not_stand(place: Place) -> Standing:
    def holds(record: Record) -> bool:
        return stands_on(place.as_of, record.since, record.until)

    stakeholders = {each.id: each for each in place.stakeholders.values() if holds(each)}
    channels = tuple(
        each
        for each in place.channels
        if holds(each.terms) and each.sender in stakeholders and each.receiver in stakeholders
    )
    ties = tuple(
        each
        for each in place.ties
        if holds(each) and each.sender in stakeholders and each.receiver in stakeholders
    )
    left_out_count = len(place.stakeholders) - len(stakeholders) + len(place.channels) - len(channels)
    drawn = Place(
        name=place.name,
        about=place.about,
        as_of=place.as_of,
        kinds=place.kinds,
        sectors=place.sectors,
        roles=place.roles,
        sources=place.sources,
        stakeholders=stakeholders,
        channels=channels,
        ties=ties,
        shared=place.shared,
    )
    return Standing(drawn, left_out_count)


def _find_cuts(answer: Answer | None) -> Cuts:
    cuts: dict[tuple[WeakPointType, str], Cut] = {}
    for message in (answer.messages or ()) if answer else ():
        for weak_point in message.weak_points or ():
            cut = cuts.setdefault((weak_point.type, weak_point.id), Cut())
            if len(weak_point.cuts_off) > cut.count:
                cut.count, cut.people = len(weak_point.cuts_off), weak_point.people
    return cuts


def _build_tiers(layout: Layout) -> tuple[SceneTier, ...]:
    return tuple(
        SceneTier(tier=tier, name=tier.capitalize(), top=round(top, 2), bottom=round(bottom, 2))
        for tier, top, bottom in layout.bands
    )


def _build_groups(place: Place, layout: Layout) -> tuple[SceneGroup, ...]:
    """Build the groups, each of those who are there."""
    return tuple(
        SceneGroup(
            id=each.id,
            name=each.name,
            x=round(each.x, 2),
            y=round(each.y, 2),
            width=each.width,
            height=each.height,
            members=tuple(one for one in each.members if one in place.stakeholders),
        )
        for each in layout.groups
    )


def _find_kind(place: Place, kind: str) -> KindOfStakeholder:
    words = kind.replace("-", " ")
    return place.kinds.get(kind) or KindOfStakeholder(id=kind, name=words, plural=words, tier="place")


def _build_kinds(place: Place, layout: Layout) -> tuple[SceneKind, ...]:
    """Build the legend: top tier first, kinds that look alike together, then by name."""
    counts: dict[str, int] = {}
    tiers: dict[str, str] = {}
    for each in place.stakeholders.values():
        counts[each.kind] = counts.get(each.kind, 0) + 1
        tier = layout.spots[each.id].tier
        if each.kind not in tiers or TIERS.index(tier) < TIERS.index(tiers[each.kind]):
            tiers[each.kind] = tier
    entries = []
    for kind, count in counts.items():
        known = _find_kind(place, kind)
        look = choose_look(kind, known.tier)
        entry = SceneKind(
            kind=kind, name=known.name, plural=known.plural, shape=look.shape, fill=look.fill, count=count
        )
        entries.append(((LOOKS.index(look), TIERS.index(tiers[kind]), known.name, kind), entry))
    return tuple(entry for _, entry in sorted(entries, key=lambda one: one[0]))


def _build_stakeholder(
    place: Place, stakeholder_id: str, spot: Spot, cuts: Cuts, joined: set[str]
) -> SceneStakeholder:
    stakeholder = place.stakeholders[stakeholder_id]
    kind = _find_kind(place, stakeholder.kind)
    look = choose_look(stakeholder.kind, kind.tier)
    cut = cuts.get(("stakeholder", stakeholder_id), Cut())
    town = (stakeholder.town,) if stakeholder.town else ()
    return SceneStakeholder(
        id=stakeholder_id,
        name=stakeholder.name,
        label="\n".join(spot.lines),
        label_width=round(spot.label_width, 2),
        label_height=round(spot.label_height, 2),
        label_shown=spot.label_shown,
        kind=stakeholder.kind,
        kind_name=kind.name,
        tier=spot.tier,
        x=round(spot.x, 2),
        y=round(spot.y, 2),
        size=spot.size,
        lane=None if spot.lane is None else round(spot.x + spot.lane, 2),
        shape=look.shape,
        fill=look.fill,
        assumed=place.is_assumed(stakeholder.vouching.existence),
        rests_on=describe_basis(place, stakeholder),
        isolated=stakeholder_id not in joined,
        cuts_off_count=cut.count,
        cuts_off_people=cut.people,
        people=stakeholder.people,
        part_of=stakeholder.part_of if stakeholder.part_of in place.stakeholders else None,
        search=(*stakeholder.aliases, stakeholder_id, *town),
        facts=build_stakeholder_facts(place, stakeholder),
    )


def _build_channels(place: Place, layout: Layout, cuts: Cuts) -> tuple[SceneChannel, ...]:
    pairs: dict[tuple[str, str], int] = {}
    opposite = {(each.sender, each.receiver) for each in place.channels}
    drawn: list[SceneChannel] = []
    known = {each.id for each in place.channels}
    for each in place.channels:
        number = pairs.get((each.sender, each.receiver), 0)
        pairs[each.sender, each.receiver] = number + 1
        alone = (each.receiver, each.sender) not in opposite
        twin = each.twin if each.twin in known else None
        drawn.append(
            SceneChannel(
                id=each.id,
                sender=each.sender,
                receiver=each.receiver,
                label=each.terms.by,
                twin=twin,
                bend=round(_find_bend(each, layout, number, apart=not alone and twin is None), 3),
                assumed=is_channel_assumed(place, each),
                rests_on=describe_basis(place, each.terms),
                cuts_off_count=cuts.get(("channel", each.id), Cut()).count,
                facts=build_channel_facts(place, each),
            )
        )
    return tuple(drawn)


def _find_bend(channel: Channel, layout: Layout, number: int, *, apart: bool) -> float:
    """Return how far to push the middle of a line aside, as a share of its length.

    Lines within one row curve upwards over what stands between their ends; further channels between the same
    two, and channels back that are lines of their own, are set apart.
    """
    sender, receiver = layout.spots[channel.sender], layout.spots[channel.receiver]
    length = hypot(sender.x - receiver.x, sender.y - receiver.y) or 1.0
    bend = (number + (1 if apart else 0)) * min(BEND_APART, APART / length)
    if abs(sender.y - receiver.y) < 1.0:
        over = min(BEND_IN_ROW, OVER_ROW / length)
        return over + bend if sender.x < receiver.x else -over - bend
    return bend


def _build_ties(place: Place) -> tuple[SceneTie, ...]:
    return tuple(
        SceneTie(
            sender=each.sender,
            receiver=each.receiver,
            label=each.relation.replace("_", " "),
            assumed=place.is_assumed(each.vouching.existence),
            source=find_tie_source(place, each),
        )
        for each in place.ties
    )


def _build_shared(place: Place, cuts: Cuts) -> tuple[SceneShared, ...]:
    return tuple(
        SceneShared(
            id=each.id,
            name=each.name,
            assumed=place.is_assumed(each.vouching.existence),
            cuts_off_count=cuts.get(("shared", each.id), Cut()).count,
            stakeholders=tuple(s.id for s in place.stakeholders.values() if each.id in s.depends_on),
            channels=tuple(c.id for c in place.channels if each.id in c.terms.depends_on),
        )
        for each in place.shared.values()
    )
