"""Random places in which every private field, and every note, holds a word that stands nowhere else."""

from datetime import date
from itertools import count

from hypothesis import strategies as st

from stakeholder_graph.model.cadence import Cadence, Duration, read_cadence
from stakeholder_graph.model.lines import AddStakeholder, Change, ChannelLine, Numbering, Remove, TieLine
from stakeholder_graph.model.place import Place, Scenario
from stakeholder_graph.model.records import (
    Channel,
    CheckedWith,
    End,
    KnownAbsence,
    Message,
    Seats,
    SharedDependency,
    Source,
    Stakeholder,
    Terms,
    Tie,
    Vouching,
)
from stakeholder_graph.model.selectors import read_selector
from stakeholder_graph.model.vocabulary import KINDS, ROLES, SECTORS, SOURCES

SORTS = ("board", "forum", "practice", "patient-group", "post", "post", "scrutiny", "group")


class Canaries:
    """Words that stand nowhere else: ``hidden`` may be in no output, ``told`` must be in the copy."""

    def __init__(self):
        self._count = count()
        self.hidden = []
        self.told = []

    def word(self, *, hidden):
        word = f"Canary{next(self._count):04}bird"
        (self.hidden if hidden else self.told).append(word)
        return word


@st.composite
def private_places(draw):
    """Draw a place and its canaries. The first stakeholder is a board in public, so that messages have an end."""
    canaries = Canaries()
    sources = _draw_sources(draw, canaries)
    shared = _draw_shared(draw, canaries)
    stakeholders = _draw_stakeholders(draw, canaries, sources, shared)
    channels = _draw_channels(draw, canaries, list(stakeholders), shared)
    named = [each.name for each in stakeholders.values()]
    place = Place(
        name="Mendip",
        as_of=date(2012, 10, 1),
        about=f"Of {', '.join(named)}; and {canaries.word(hidden=False)}.",
        kinds=KINDS,
        sectors=SECTORS,
        roles=ROLES,
        complete=draw(st.booleans()),
        sources={**SOURCES, **sources},
        stakeholders=stakeholders,
        channels=tuple(channels),
        ties=_draw_ties(draw, canaries, list(stakeholders)),
        shared=shared,
        messages=_draw_messages(draw, canaries, stakeholders),
        known_absent=_draw_absences(draw, canaries, list(stakeholders)),
        checked=(
            CheckedWith(
                on=date(2012, 9, 1), members=tuple(stakeholders)[:2], note=canaries.word(hidden=True)
            ),
        ),
        scenarios=_draw_scenarios(draw, canaries, list(stakeholders), named),
    )
    return place, canaries


def _draw_sources(draw, canaries):
    sources = {}
    for number in range(3):
        private = number > 0 and draw(st.booleans())
        sources[f"source{number}"] = Source(
            id=f"source{number}",
            title=canaries.word(hidden=True) if private else f"Minutes {number}",
            kind=draw(st.sampled_from(("seed", "public", "memory"))),
            url=f"https://example.org/{canaries.word(hidden=True)}" if private else None,
            where=canaries.word(hidden=True) if private else None,
            note=canaries.word(hidden=True),
            private=private,
        )
    return sources


def _draw_shared(draw, canaries):
    private, is_post = draw(st.booleans()), draw(st.booleans())
    hidden = private or is_post
    shared = SharedDependency(
        id="money",
        name=canaries.word(hidden=hidden),
        kind="post" if is_post else "funding",
        reliability=0.9,
        note=canaries.word(hidden=True),
        private=private,
    )
    return {"money": shared}


def _draw_stakeholders(draw, canaries, sources, shared):
    stakeholders = {}
    for number in range(draw(st.integers(4, 7))):
        kind = draw(st.sampled_from(SORTS)) if number else "board"
        private = number > 0 and draw(st.booleans())
        hidden = private or kind == "post"
        id_ = f"{canaries.word(hidden=hidden)}-{kind}".lower()
        stakeholders[id_] = Stakeholder(
            id=id_,
            name=f"{canaries.word(hidden=hidden)} {kind}",
            kind=kind,
            part_of=draw(st.sampled_from((None, *stakeholders))),
            aliases=(canaries.word(hidden=hidden), canaries.word(hidden=hidden)),
            tags=(canaries.word(hidden=hidden),),
            town=canaries.word(hidden=hidden),
            services=(canaries.word(hidden=hidden),),
            seats=(Seats(role=canaries.word(hidden=hidden), count=1),),
            people=draw(st.sampled_from((None, 1000 + number))),
            meets=draw(st.sampled_from((None, read_cadence("monthly on the last thursday")))),
            depends_on=draw(st.sampled_from(((), tuple(shared)))),
            note=canaries.word(hidden=True),
            private=private,
            vouching=Vouching(existence=draw(st.sampled_from((None, *sources)))),
            line=f"stakeholders.{id_}",
        )
    return stakeholders


def _draw_terms(draw, canaries, shared):
    private = draw(st.booleans())
    return Terms(
        by=canaries.word(hidden=private),
        every=draw(
            st.sampled_from(
                (None, Cadence(text="month", interval=Duration(1, "month")), read_cadence("4 times a year"))
            )
        ),
        takes=draw(st.sampled_from((None, Duration(3, "day")))),
        reliability=draw(st.sampled_from((None, 0.8))),
        purpose=canaries.word(hidden=private),
        carries=draw(st.sampled_from((None, ("concern",)))),
        depends_on=draw(st.sampled_from(((), tuple(shared)))),
        note=canaries.word(hidden=True),
        private=private,
    )


def _draw_channels(draw, canaries, ids, shared):
    numbering = Numbering()
    pairs = [(one, other) for one in ids for other in ids if one != other]
    for sender, receiver in draw(st.lists(st.sampled_from(pairs), min_size=2, max_size=12)):
        terms = _draw_terms(draw, canaries, shared)
        yield Channel(id=numbering.take_id(sender, receiver), sender=sender, receiver=receiver, terms=terms)


def _draw_ties(draw, canaries, ids):
    hidden = draw(st.booleans())
    return (
        Tie(
            sender=ids[0],
            receiver=ids[1],
            relation="funds",
            private=hidden,
            note=canaries.word(hidden=True),
        ),
    )


def _draw_absences(draw, canaries, ids):
    return (
        KnownAbsence(
            sender=ids[1], receiver=ids[0], relation="elects", private=True, note=canaries.word(hidden=True)
        ),
        KnownAbsence(sender=ids[0], receiver=ids[2], relation="elects", note=canaries.word(hidden=True)),
    )


def _draw_messages(draw, canaries, stakeholders):
    ids = list(stakeholders)
    senders = End(members=tuple(draw(st.sets(st.sampled_from(ids[1:]), min_size=1))), quantity="every")
    board = End(members=(ids[0],), quantity="every", is_group=False)
    return (
        Message(
            id="concern",
            says=f"What {stakeholders[ids[-1]].name} says, {canaries.word(hidden=False)}",
            kind="concern",
            senders=senders,
            receivers=board,
            answered=True,
            note=canaries.word(hidden=True),
        ),
        Message(
            id=canaries.word(hidden=True),
            says=canaries.word(hidden=True),
            senders=board,
            receivers=senders,
            private=True,
        ),
    )


def _draw_scenarios(draw, canaries, ids, named):
    gone = draw(st.integers(1, len(ids) - 1))
    added = Stakeholder(
        id=canaries.word(hidden=True).lower(), name=canaries.word(hidden=True), kind="forum", private=True
    )
    channel = ChannelLine(
        sender=read_selector(ids[0]),
        receiver=read_selector(added.id),
        both_ways=True,
        terms=_draw_terms(draw, canaries, {}),
    )
    tie = TieLine(
        sender=read_selector(ids[0]),
        receiver=read_selector(ids[1]),
        tie=Tie(sender="", receiver="", relation="pays", private=True, note=canaries.word(hidden=True)),
    )
    changed = Change(
        stakeholder=read_selector(ids[1]),
        values=(("note", canaries.word(hidden=True)), ("reliability", 0.4)),
    )
    return {
        "goes": Scenario(
            id="goes",
            says=f"{named[gone]} goes",
            note=canaries.word(hidden=True),
            edits=(Remove(target=ids[gone]),),
        ),
        f"without-{ids[gone]}": Scenario(id=f"without-{ids[gone]}", edits=(changed,)),
        "more": Scenario(id="more", edits=(AddStakeholder(stakeholder=added), channel)),
        "tied": Scenario(id="tied", edits=(tie,)),
    }
