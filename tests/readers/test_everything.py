"""One model uses every key of the language; every value arrives in the place as it was meant."""

from datetime import date
from pathlib import Path

import pytest

from stakeholder_graph.assess.setting import open_model
from stakeholder_graph.documents import fields as language
from stakeholder_graph.documents.nodes import Mapping, Node, Scalar, Sequence
from stakeholder_graph.model.cadence import Cadence, Duration
from stakeholder_graph.model.lines import (
    AddShared,
    AddStakeholder,
    Change,
    ChannelLine,
    Merge,
    Remove,
    TieLine,
)
from stakeholder_graph.model.records import (
    AbsentStakeholder,
    KindOfStakeholder,
    KnownAbsence,
    Seats,
    SharedDependency,
    Source,
    Term,
    Vouching,
    Window,
)
from stakeholder_graph.scenarios.apply import apply_scenario

MODEL = Path(__file__).parent / "everything.yaml"


@pytest.fixture(scope="module")
def document():
    return open_model(str(MODEL))


@pytest.fixture(scope="module")
def place(document):
    assert document.problems == ()
    return document.place


def entries_below(node: Node) -> list[tuple[str, Node]]:
    if isinstance(node, Scalar):
        return []
    if isinstance(node, Sequence):
        return [entry for item in node.items for entry in entries_below(item)]
    return [entry for key, value in node.entries for entry in ((key.text, value), *entries_below(value))]


def records_of(tree: Mapping, section: str) -> list[Mapping]:
    below = {key.text: value for key, value in tree.entries}[section]
    items = below.items if isinstance(below, Sequence) else [value for _, value in below.entries]
    return [item for item in items if isinstance(item, Mapping)]


def keys_of(nodes: list[Mapping]) -> set[str]:
    return {key.text for node in nodes for key, _ in node.entries}


def test_every_key_is_in_it(document):
    tree = document.tree
    assert keys_of([tree]) == set(language.TOP)
    sections = {
        "kinds": language.KIND,
        "sectors": language.TERM,
        "roles": language.TERM,
        "sources": language.SOURCE,
        "shared": language.SHARED,
        "stakeholders": language.STAKEHOLDER,
        "channels": language.CHANNEL,
        "ties": language.TIE,
        "messages": language.MESSAGE,
        "known_absent": language.ABSENCE,
        "checked": language.CHECKED,
        "scenarios": language.SCENARIO,
    }
    absent = records_of(tree, "known_absent")
    assert {field.name for field in language.ABSENT_STAKEHOLDER.fields} <= keys_of(absent)
    for section, record in sections.items():
        missing = {field.name for field in record.fields} - keys_of(records_of(tree, section))
        assert missing == set(), section
    everything = entries_below(tree)
    for key, record in {"seats": language.SEAT, "open": language.WINDOW, "change": language.CHANGE}.items():
        below = [name for name, value in everything if name == key for name, _ in entries_below(value)]
        assert {field.name for field in record.fields} <= set(below), key
    narrowed = [value for key, value in everything if key == "every" and isinstance(value, Mapping)]
    assert keys_of(narrowed) == {field.name for field in language.SELECTOR.fields}
    assert len(records_of(tree, "corrections")) == 2
    edits = [value for key, value in everything if key == "edits"]
    assert {key for node in edits for item in node.items for key in keys_of([item])} == set(language.EDITS)


def test_top_of_the_file_arrives(place):
    assert place.name == "Everything"
    assert place.as_of == date(2012, 10, 1)
    assert place.about == "A place that uses every key."
    assert place.complete


def test_own_words_arrive_beside_the_built_in_ones(place):
    assert place.kinds["walk-in-centre"] == KindOfStakeholder(
        id="walk-in-centre", name="walk-in centre", plural="walk-in centres", tier="neighbourhood"
    )
    assert place.sectors["faith"] == Term(id="faith", name="Faith groups")
    assert place.roles["chair"] == Term(id="chair", name="Chair")
    assert {"practice"} <= place.kinds.keys()
    assert {"voice"} <= place.sectors.keys()


def without_origin(record):
    return type(record)(
        **{name: getattr(record, name) for name in record.__struct_fields__ if name not in {"origin", "line"}}
    )


def test_source_and_shared_dependency_arrive(place):
    assert without_origin(place.sources["blog"]) == Source(
        id="blog",
        title="A strategy",
        kind="seed",
        url="https://example.org/strategy",
        author="an officer",
        published="2012-02",
        accessed="2013-01-31",
        where="page 2",
        evidence="both ends",
        note="Read twice.",
        private=True,
    )
    assert without_origin(place.shared["funding"]) == SharedDependency(
        id="funding",
        name="Pilot funding",
        kind="funding",
        reliability=0.7,
        note="Ends soon.",
        vouching=Vouching(existence="blog", rest="blog", values={"reliability": "assumption"}),
        certainty=0.8,
        private=False,
        since=date(2012, 1, 1),
        until=date(2013, 3, 31),
    )


def test_stakeholder_arrives_with_all_it_says(place):
    board = place.stakeholders["board"]
    assert board.name == "The Board"
    assert (board.kind, board.part_of, board.sector, board.tier) == (
        "board",
        "ccg",
        "nhs-commissioning",
        "system",
    )
    assert board.roles == ("decision-maker", "chair")
    assert board.aliases == ("Governing Body", "GB")
    assert board.tags == ("top",)
    assert board.town == "Yeovil"
    assert board.services == ("commissioning",)
    assert board.people == 0
    assert board.meets == Cadence(text="2 months", interval=Duration(2, "month"))
    assert board.papers_due == Duration(5, "working day")
    assert board.seats == (
        Seats(role="GP", count=7, voting=True, chosen_by="ccg", held_by="centre", paid_by="ccg"),
        Seats(role="lay member"),
    )
    assert board.all_seats is True
    assert board.speaks_for == ("ccg", "L1", "L2")
    assert board.volunteers == 3
    assert board.relays is False
    assert board.reliability == 0.95
    assert board.depends_on == ("funding",)
    assert board.note == "The top."
    assert board.vouching == Vouching(existence="paper", rest="paper", values={"meets": "memory"})
    assert board.certainty == 0.9
    assert board.private
    assert (board.since, board.until) == (date(2012, 4, 1), date(2019, 12, 31))


def test_one_text_is_a_list_of_one(place):
    assert place.stakeholders["centre"].roles == ("chair",)
    assert place.stakeholders["centre"].tags == ("open",)


def test_rows_of_a_table_arrive_with_what_vouches_for_them(place):
    hill, vale = place.stakeholders["L1"], place.stakeholders["L2"]
    assert (hill.name, hill.people, hill.town, hill.tags) == (
        "Hill Surgery",
        6000,
        "Yeovil",
        ("rural", "small"),
    )
    assert (vale.name, vale.people, vale.town, vale.tags) == ("Vale, Surgery", None, None, ())
    assert hill.vouching.existence == "paper"
    assert hill.vouching.find_source("people") == "paper"
    assert hill.vouching.find_source("part_of") is None, "it is not from the table"
    assert place.stakeholders["L1-ppg"].part_of == "L1"
    assert place.stakeholders["L1-ppg"].certainty == 0.5
    assert hill.line == vale.line


def test_channel_arrives_both_ways_with_all_it_says(place):
    there, back = place.channels[:2]
    assert (there.id, there.twin, back.id, back.twin) == ("board->L1", "L1->board", "L1->board", "board->L1")
    terms = there.terms
    assert terms is back.terms
    assert terms.by == "meeting"
    assert terms.every == Cadence(text="monthly on the last thursday", nth=-1, weekday=3)
    assert terms.open == (
        Window(since=date(2012, 10, 1), until=date(2012, 12, 20)),
        Window(since=date(2013, 1, 7), until=date(2013, 3, 31)),
    )
    assert terms.takes == Duration(2, "week")
    assert terms.reliability == 0.5
    assert (terms.level, terms.claimed_level) == ("consult", "involve")
    assert terms.carries == ("decision", "concern")
    assert terms.purpose == "To decide together."
    assert (terms.formal, terms.trusted) == (True, False)
    assert terms.cost_hours == 12.5
    assert terms.depends_on == ("funding",)
    assert terms.note == "The main one."
    assert terms.vouching == Vouching(existence="blog", rest="blog", values={"every": "memory"})
    assert terms.certainty == 0.2
    assert terms.private
    assert (terms.since, terms.until) == (date(2012, 10, 1), date(2015, 12, 31))


def test_cadences_arrive(place):
    by_id = {channel.id: channel.terms.every for channel in place.channels}
    assert by_id["L1->L1-ppg"].dates == (date(2012, 10, 8), date(2012, 11, 5))
    assert by_id["L1-ppg->board"].rule == "FREQ=MONTHLY;BYDAY=1MO"
    assert by_id["centre->L1"] == Cadence(text="month", interval=Duration(1, "month"))
    assert by_id["centre->L2"] is None


def test_ties_arrive(place):
    tie = place.ties[0]
    assert (tie.sender, tie.receiver, tie.relation) == ("ccg", "L1", "commissions")
    assert tie.vouching.values == {"relation": "blog"}
    assert (tie.note, tie.certainty, tie.private) == ("By contract.", 1.0, True)
    assert (tie.since, tie.until) == (date(2012, 4, 1), date(2020, 1, 1))
    assert [(each.sender, each.receiver, each.relation) for each in place.ties[2:]] == [
        ("centre", "L1", "represents"),
        ("centre", "L2", "represents"),
    ]


def test_messages_arrive(place):
    decision, concern = place.messages
    assert (decision.id, decision.says, decision.kind) == (
        "decision",
        "A decision reaches every practice",
        "decision",
    )
    assert (decision.senders.members, decision.senders.is_group) == (("board",), False)
    assert (decision.receivers.members, decision.receivers.quantity) == (("L1", "L2"), "every")
    assert decision.heard_within == Duration(10, "working day")
    assert decision.answered
    assert (decision.answer_takes, decision.answered_within) == (Duration(1, "month"), Duration(60, "day"))
    assert (decision.routes, decision.level, decision.chance) == (2, "inform", 0.8)
    assert (decision.note, decision.certainty, decision.private) == ("The main one.", 1.0, True)
    assert (decision.since, decision.until) == (date(2012, 10, 1), date(2014, 12, 31))
    assert decision.vouching.existence == "blog"
    assert concern.receivers.quantity == "any"
    assert concern.counted == "senders"


def test_known_absence_arrives(place):
    (absence,) = place.known_absent
    assert without_origin(absence) == KnownAbsence(
        sender="centre",
        receiver="board",
        relation="funds",
        note="We looked.",
        vouching=Vouching(existence="memory"),
        certainty=0.8,
        private=True,
        since=date(2012, 10, 1),
        until=date(2014, 12, 31),
    )


def test_check_with_those_mapped_arrives(place):
    (check,) = place.checked
    practices = tuple(sorted(each.id for each in place.stakeholders.values() if each.kind == "practice"))
    assert (check.on, check.members) == (date(2012, 11, 20), practices)
    assert (check.by, check.note) == ("engagement manager", "Two practices were away.")


def test_absent_stakeholder_arrives(place):
    (absence,) = place.absent_stakeholders
    assert without_origin(absence) == AbsentStakeholder(
        kind="committee",
        part_of="ccg",
        sector="voice",
        role="ppi-committee",
        tag="strategic",
        service="care",
        tier="system",
        note="We asked for one.",
        vouching=Vouching(existence="memory"),
        certainty=0.8,
        private=True,
        since=date(2012, 10, 1),
        until=date(2014, 12, 31),
    )


def test_corrections_arrive_and_have_been_made(place):
    assert [type(edit) for edit in place.corrections] == [Change, Change]
    assert [getattr(edit, "one_way", None) for edit in place.corrections] == [True, False]
    assert [origin.keys for origin in place.correction_origins] == [("corrections", 0), ("corrections", 1)]
    (terms,) = (each.terms for each in place.channels if each.id == "centre->L2")
    assert (terms.certainty, terms.level, terms.line) == (0.95, "consult", "corrections.0")
    assert terms.vouching.existence == "memory"
    assert terms.vouching.find_source("level") == "memory"
    assert place.stakeholders["centre"].meets == Cadence(text="week", interval=Duration(1, "week"))
    assert place.stakeholders["centre"].vouching.find_source("meets") == "assumption"


def test_edits_arrive_and_can_be_made(place):
    scenario = place.scenarios["everything"]
    assert (scenario.says, scenario.note) == ("Every edit there is", "In one go.")
    assert scenario.may_be_so
    assert {type(edit) for edit in scenario.edits} == {
        Remove,
        AddStakeholder,
        AddShared,
        ChannelLine,
        TieLine,
        Change,
        Merge,
    }
    assert len(scenario.edit_origins) == len(scenario.edits)
    edited, problems = apply_scenario(place, scenario)
    assert problems == ()
    assert {"one", "forum"} <= edited.stakeholders.keys()
    assert not {"L1", "L2", "L2-ppg", "board"} & edited.stakeholders.keys(), (
        "the board falls with the funding"
    )
    assert edited.stakeholders["one"].people == 7000


def test_reading_is_the_same_twice(place):
    assert open_model(str(MODEL)).place == place
