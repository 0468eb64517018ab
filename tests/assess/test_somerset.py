"""Somerset in 2012, asked through the library.

The numbers are a regression, not truth: they say what the answers were when this was written, so that a change
that nobody meant is seen. Where the model itself is corrected, correct them here.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from stakeholder_graph.assess.questions import analyse, find_only_ways, find_who_does_not_hear, trace
from stakeholder_graph.assess.setting import Choice, open_model

ROOT = Path(__file__).parents[2]
MODEL = ROOT / "models" / "somerset.yaml"


@pytest.fixture(scope="module")
def document():
    return open_model(str(MODEL))


@pytest.fixture(scope="module")
def answer(document):
    return analyse(document)


def test_272_stakeholders_stand_in_october_2012(answer):
    assert sum(each.kind != "shared" for each in answer.stakeholders) == 272


def test_how_many_each_message_reaches(answer):
    assert {each.message: (each.delivery_count, each.reached_count) for each in answer.messages} == {
        "decision": (76, 76),
        "decision-to-people": (81, 79),
        "concern": (81, 79),
        "practice-view": (76, 76),
    }


def test_whose_absence_cuts_off_most(answer):
    first = {
        each.message: [(w.id, len(w.cuts_off)) for w in each.weak_points[:2]] for each in answer.messages
    }
    assert first["decision"] == []
    assert first["concern"] == [("engagement-managers", 76), ("pilot-funding", 76)]


def test_without_the_engagement_managers_exactly_those_are_not_heard(document, answer):
    """What the weak point promised is what deleting it and asking again gives."""
    without = analyse(document, Choice(without=("engagement-managers",)))
    heard = [
        {
            each.sender
            for each in next(m for m in a.messages if m.message == "concern").deliveries
            if each.reached
        }
        for a in (answer, without)
    ]
    (weak,) = (
        w
        for m in answer.messages
        if m.message == "concern"
        for w in m.weak_points
        if w.id == "engagement-managers"
    )
    assert heard[0] - heard[1] == set(weak.cuts_off)
    assert len(weak.cuts_off) == 76


def test_the_people_counted_do_not_change_with_who_is_absent(document, answer):
    practice = next(each.id for each in answer.stakeholders if each.kind == "practice")
    without = analyse(document, Choice(without=(practice,)))
    assert [each.people for each in without.messages] == [each.people for each in answer.messages]


def test_each_question_alone_answers_as_all_together(document, answer):
    """But for the stability, which only analyse estimates."""
    alone = find_only_ways(document)
    for one, other in zip(alone.messages, answer.messages, strict=True):
        assert one.weak_points == tuple(replace(point, stability=None) for point in other.weak_points)
    assert [each.reached_count for each in alone.messages] == [each.reached_count for each in answer.messages]
    assert find_who_does_not_hear(document).silos == replace(answer.silos, isolated_stability=None)


def test_the_same_bytes_whatever_the_hash_seed():
    """Sets and dicts of texts are in another order under every seed; answers are not."""
    ask = (
        "from stakeholder_graph.assess.questions import analyse, find_only_ways\n"
        "from stakeholder_graph.assess.setting import Choice, open_model\n"
        "from stakeholder_graph.results.json_form import render_json\n"
        "document = open_model('models/somerset.yaml')\n"
        "print(render_json(analyse(document)))\n"
        "print(render_json(find_only_ways(document, Choice(without=('pilot-funding', 'link')), pairs=True)))\n"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", ask],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": str(seed)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in range(6)
    }
    assert len(outputs) == 1
    assert len(outputs.pop()) > 10_000


def test_a_delivery_asked_about_alone_is_told_as_among_all_the_others(document, answer):
    """The same days, chances and routes in analyse and in a trace of one delivery; stability only in analyse."""
    for message in answer.messages:
        for delivery in message.deliveries[3::60]:
            counted = (
                {"sender": delivery.sender}
                if message.counted == "senders"
                else {"receiver": delivery.receiver}
            )
            (alone,) = trace(document, message=message.message, **counted).messages
            answered = delivery.answer and replace(alone.deliveries[0].answer, itinerary=None)
            told = replace(alone.deliveries[0], itinerary=None, waits=(), answer=answered)
            assert told == replace(delivery, stability=None)
