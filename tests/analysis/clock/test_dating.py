"""Days that are taken over from another version of a place: the same, to the last bit, as if they were found anew."""

from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from stakeholder_graph.analysis.clock import answer_days
from stakeholder_graph.analysis.clock.dating import Dating, KnownDays
from stakeholder_graph.analysis.place.deliveries import find_asked
from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.analysis.place.usable import find_usable
from stakeholder_graph.analysis.routes.routes import find_deliveries
from stakeholder_graph.model.example import example_place
from stakeholder_graph.model.records import End, Message
from stakeholder_graph.readers.place_file import read_place
from stakeholder_graph.scenarios.apply import apply_scenario, remove
from tests.analysis.places import message
from tests.analysis.timed_places import build_timed_place

SOMERSET = Path(__file__).parents[3] / "models/somerset.yaml"


def date_all(place, messages, known=None):
    structure = Structure(place)
    dating = Dating(structure, known=known)
    found = []
    for each in messages:
        asked = find_asked(structure, each)
        found.append(dating.add_days(each, asked, find_deliveries(structure, each, asked)))
    return msgspec.json.encode(found)


@pytest.fixture
def counted(monkeypatch):
    """Count how often days are found and not taken over."""
    calls = []

    def count(clock, message, asked, deliveries):
        calls.append(message.id)
        return original(clock, message, asked, deliveries)

    original = answer_days.add_days
    monkeypatch.setattr(answer_days, "add_days", count)
    return calls


def test_every_scenario_of_somerset_has_the_same_bytes_whether_taken_over_or_found(counted):
    place = read_place(str(SOMERSET)).place
    quick = [each for each in place.messages if each.id in ("decision", "practice-view")]
    versions = [place]
    versions += [
        apply_scenario(place, place.scenarios[each])[0]
        for each in ("gp-side-carries-concerns", "forums-talk", "gp-side-only")
    ]
    known = KnownDays()
    taken = [date_all(each, quick, known) for each in versions]
    # Concerns on the GP side touch neither; forums that talk touch no practice's view.
    assert len(counted) == 2 * len(versions) - 3
    assert taken == [date_all(each, quick) for each in versions]


@pytest.mark.parametrize("seed", range(12))
def test_whatever_is_taken_away_the_bytes_are_the_same(seed):
    place = replace(build_timed_place(seed), complete=True)
    ids = sorted(place.stakeholders)
    asked = [message(ids[0], ids[-1], answered=True), message(ids[1], ids[0])]
    known = KnownDays()
    date_all(place, asked, known)
    for gone in (*ids[2:5], *(f"{each.sender}:{each.receiver}" for each in place.channels[:3])):
        version = remove(place, gone)
        assert date_all(version, asked, known) == date_all(version, asked)


def test_what_a_message_could_use_is_what_lies_between_its_ends_there_and_back():
    place = example_place("board -> forum -> p1; forum -> link; p2 -> forum; p1 -> post -> board")
    structure = Structure(place)
    news, worry = message("board", "forum"), message("p2", "link")
    found = [find_usable(structure, each, find_asked(structure, each)) for each in (news, worry)]
    # Whatever p1 says comes back to the forum by way of the board; nothing comes back to p2, and link tells nobody.
    assert [each.id for each in found[0].stakeholders] == ["board", "forum", "p1", "post"]
    assert [each.id for each in found[1].stakeholders] == ["board", "forum", "link", "p1", "p2", "post"]


def test_a_change_where_nothing_passes_leaves_what_could_be_used_alone():
    place = example_place("board -> forum -> p1; forum -> link; p2 -> forum")
    news = message("board", "p1")
    before, after = Structure(place), Structure(remove(place, "link"))
    asked = find_asked(before, news)
    assert find_usable(before, news, asked) == find_usable(after, news, asked)
    through = Structure(remove(place, "forum"))
    assert find_usable(before, news, asked) != find_usable(through, news, asked)


def test_the_way_there_of_an_answered_question_is_followed_once(counted):
    place = read_place(str(SOMERSET)).place
    concern = next(each for each in place.messages if each.id == "concern")
    members = concern.senders.members[:5]
    again = Message(
        id="again",
        kind=concern.kind,
        senders=End(members=members, quantity="every"),
        receivers=concern.receivers,
    )
    structure = Structure(place)
    asked = find_asked(structure, again)
    deliveries = find_deliveries(structure, again, asked)
    whole = find_asked(structure, concern)
    dating = Dating(structure)
    dating.add_days(concern, whole, find_deliveries(structure, concern, whole))
    told = dating.add_days(again, asked, deliveries, is_own=False)
    assert counted == ["concern"]
    assert told == Dating(structure).add_days(again, asked, deliveries)
