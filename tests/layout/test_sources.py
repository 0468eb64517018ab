"""The sources of a drawing: only those that vouch for something, with their dates; and how certain a line counts."""

import pytest

from stakeholder_graph.layout.facts import build_stakeholder_facts
from stakeholder_graph.layout.sources import build_sources
from stakeholder_graph.model.place import Place
from stakeholder_graph.model.records import Source, Stakeholder, Vouching
from stakeholder_graph.results.scene import SceneSource

MINUTES = Source(
    id="minutes",
    title="Minutes",
    kind="public",
    url="https://example.org/m",
    published="2014-05-08",
    evidence="paper",
)
BAD = Source(id="bad", title="Odd", kind="memory", url="javascript:alert(1)")
UNUSED = Source(id="unused", title="Never named", kind="public")


def make_place(vouching, certainty=None):
    board = Stakeholder(id="board", name="Board", kind="board", vouching=vouching, certainty=certainty)
    sources = {each.id: each for each in (MINUTES, BAD, UNUSED)}
    return Place(name="The Vale", sources=sources, stakeholders={"board": board}), board


def test_a_source_that_vouches_for_a_line_or_one_value_is_told_and_no_other():
    place, _ = make_place(Vouching(existence="minutes", values={"people": "bad"}))
    minutes, bad = build_sources(place)
    assert minutes == SceneSource(
        id="minutes",
        title="Minutes",
        kind="public",
        link="https://example.org/m",
        published="2014-05-08",
        evidence="paper",
    )
    assert bad.link is None  # not safe to follow


def test_a_place_that_nothing_vouches_for_has_no_sources():
    place, _ = make_place(Vouching())
    assert build_sources(place) == ()


@pytest.mark.parametrize(
    ("vouching", "certainty", "told"),
    [
        (Vouching(existence="minutes"), None, "not stated; counts as certain (1)"),
        (Vouching(existence="bad"), None, "not stated; counts as likely (0.8)"),
        (Vouching(), None, "not stated; counts as unsure (0.5)"),
        (Vouching(existence="minutes"), 0.2, "doubtful (0.2)"),
    ],
)
def test_every_line_says_how_certain_it_is_and_whether_that_is_stated(vouching, certainty, told):
    place, board = make_place(vouching, certainty)
    facts = {each.label: each for each in build_stakeholder_facts(place, board)}
    assert facts["How certain it is"].text == told
    if certainty is None:
        assert not facts["How certain it is"].assumed  # it is how it counts, and nobody's claim
