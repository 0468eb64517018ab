"""The engine of the page beside the tool itself: hundreds of places are asked the same of both, many at a time."""

import random
from datetime import timedelta
from functools import cache
from pathlib import Path

import pytest
from msgspec.structs import replace

from stakeholder_graph.analysis.clock.dating import Dating
from stakeholder_graph.analysis.clock.itineraries import add_itineraries, build_timetable
from stakeholder_graph.analysis.clock.timing import is_timed, is_timed_channel, is_timed_stakeholder
from stakeholder_graph.analysis.clock.wired_clock import add_clock
from stakeholder_graph.analysis.place.coverage import Coverage
from stakeholder_graph.analysis.place.deliveries import find_asked
from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.analysis.place.wiring import build_wiring
from stakeholder_graph.analysis.routes.routes import find_deliveries
from stakeholder_graph.assess.following import Follower
from stakeholder_graph.assess.questions import analyse
from stakeholder_graph.assess.setting import AS_IT_STANDS, Choice, Setting
from stakeholder_graph.assess.wires import wire as wire_setting
from stakeholder_graph.model.cadence import read_duration
from stakeholder_graph.model.records import End
from stakeholder_graph.results.journeys import Itinerary
from stakeholder_graph.scenarios.apply import remove
from stakeholder_graph.views.page import page as page_module
from stakeholder_graph.views.page.ways import build_ways
from stakeholder_graph.views.trace.itinerary_sentences import Diary, list_legs
from stakeholder_graph.views.words import Names
from tests.analysis.places import DAY, any_of, every, one, random_places
from tests.analysis.places import message as build_message
from tests.analysis.timed_places import DURATIONS, build_timed_place, read_text
from tests.opened_models import ALL, open_document

TEMPLATES = Path(page_module.__file__).parent / "templates"
PARTS = ("unpack", "wires", "absences", "asked", "reach", "independent", "clock", "outcomes", "engine")
ASK = """
(cases) => cases.map(({ways, questions}) => {
  const engine = createEngine(ways);
  const open = (options) => ({...options, without: new Set(options.without)});
  return questions.map(([question, options]) => {
    if (question === "lose") return engine.lose(new Set(options));
    if (question === "hasOwn") return engine.hasOwn(options);
    const answer = engine[question](open(options));
    return answer instanceof Map ? Object.fromEntries(answer) : answer;
  });
})
"""


@pytest.fixture(scope="module")
def ask(browser):
    """Ask the engine of many places at once: (ways, questions) for each."""
    script = "\n".join((TEMPLATES / "engine" / f"{each}.js").read_text(encoding="utf-8") for each in PARTS)
    with browser.new_context() as context:
        page = context.new_page()
        page.evaluate(f"() => {{ window.createEngine = (() => {{ {script}\nreturn createEngine; }})(); }}")
        yield lambda cases: page.evaluate(ASK, cases)


def wire(place, *messages):
    structure = Structure(place)
    return build_ways(add_clock(build_wiring(structure, messages), structure, messages))


def take_away(place, without):
    for ref in without:
        place = remove(place, ref.partition(":")[2])
    return place


def find_outcomes(place, message):
    """Whether each delivery is reached, and whether it is answered; who answers may depend on who hears first."""
    structure = Structure(place)
    asked = find_asked(structure, message)
    deliveries = find_deliveries(structure, message, asked)
    if message.answered and "any" in {message.senders.quantity, message.receivers.quantity}:
        deliveries = Dating(structure).add_days(message, asked, deliveries)
    return {
        one.name: (delivery.reached, delivery.loop == "two-way")
        for one, delivery in zip(asked, deliveries, strict=True)
    }


def lose(place, message, without, before=None):
    before = before or find_outcomes(place, message)
    after = find_outcomes(take_away(place, without), message)
    coverage = Coverage(place)
    now = dict(zip(before, after.values(), strict=False)) if message.is_loose else after  # whoever counts
    lost, unanswered = (
        [name for name, had in before.items() if had[which] and not now[name][which]] for which in (0, 1)
    )
    return {
        "message": message.id,
        "before": sum(reached for reached, _ in before.values()),
        "reached": sum(reached for reached, _ in after.values()),
        "count": len(after),
        "lost": lost,
        "people": coverage.count_people(lost),
        "peopleUnknown": coverage.count_unknown(lost),
        "unanswered": unanswered,
        "unansweredPeople": coverage.count_people(unanswered),
        "unansweredPeopleUnknown": coverage.count_unknown(unanswered),
    }


def list_refs(place):
    structure = Structure(place)
    return [
        *(f"stakeholder:{each}" for each in structure.ids),
        *(f"channel:{each.id}" for each in structure.channels),
        *(f"channel:{each.id}#1" for each in structure.channels if "#" not in each.id),
        *(f"shared:{each}" for each in place.shared),
    ]


def can_take_away(place, without):
    try:
        take_away(place, without)
    except ValueError:  # what was taken away first took the other with it
        return False
    return True


def draw_absences(dice, place):
    """Everything alone, and some two or three at once."""
    refs = list_refs(place)
    several = [dice.sample(refs, dice.choice((2, 3))) for _ in range(6) if len(refs) > 2]
    return [[], *([each] for each in refs), *(each for each in several if can_take_away(place, each))]


def test_who_no_longer_hears_is_who_the_tool_says_whatever_is_taken_away(ask):
    dice = random.Random(5)
    places = list(random_places(180, seed=50))
    tried = [(place, message, draw_absences(dice, place)) for place, message in places]
    answers = ask(
        [
            {"ways": wire(place, message), "questions": [["lose", each] for each in absences]}
            for place, message, absences in tried
        ]
    )
    for (place, message, absences), found in zip(tried, answers, strict=True):
        before = find_outcomes(place, message)
        for without, (answer,) in zip(absences, found, strict=True):
            assert answer == lose(place, message, without, before), (place, message, without)


def put_off(dice, place):
    """Let some stand only later, who depend on what others may stand without."""
    later = {
        id_: replace(each, since=DAY + timedelta(days=90), until=None, depends_on=("pot",))
        for id_, each in place.stakeholders.items()
        if dice.random() < 0.4
    }
    return replace(place, as_of=DAY, stakeholders={**place.stakeholders, **later})


def test_whoever_stands_only_later_and_is_taken_away_costs_any_to_any_nothing(ask):
    dice, tried = random.Random(8), []
    for place, _ in random_places(60, seed=51):
        ids = list(place.stakeholders)
        ends = (any_of(*dice.sample(ids, dice.randint(1, len(ids)))) for _ in range(2))
        asking = build_message(*ends, answered=dice.random() < 0.5)
        late = put_off(dice, place)
        tried.append((late, asking, [[each] for each in list_refs(late)]))
    answers = ask(
        [
            {"ways": wire(place, asking), "questions": [["lose", each] for each in refs]}
            for place, asking, refs in tried
        ]
    )
    renamed = 0
    for (place, asking, absences), found in zip(tried, answers, strict=True):
        before = find_outcomes(place, asking)
        for without, (answer,) in zip(absences, found, strict=True):
            assert answer == lose(place, asking, without, before), (place, asking, without)
            renamed += {*before} != {*find_outcomes(take_away(place, without), asking)}
    assert renamed > 20


# --- journeys ---


def says_no_time(leg):
    diary, names = Diary(), Names(())
    itinerary = Itinerary(start=leg.ready, heard=leg.heard, days=0, dated=True, legs=(leg,))
    (told,) = list_legs(itinerary, diary, names)
    return told.endswith("(no time recorded).")


def tell_legs(itinerary, *, about=False):
    """The steps of a journey; a day is "about" once something was waited for whose days are not known.

    The last says of a step, as a story does, that no time is recorded for it.
    """
    for leg in itinerary.legs if itinerary is not None else ():
        about = about or (leg.departs != leg.ready and leg.every_dated is False)
        about = about or (leg.heard != leg.arrives and leg.meets_dated is False)
        yield leg.channel, leg.ready, leg.departs, leg.arrives, leg.heard, about, says_no_time(leg)


def tell_way(way, itinerary, *, about=False):
    """What the engine says of one way, as the tool has it; route and channels only where they are the journey's."""
    heard = itinerary is not None and itinerary.heard is not None
    return {
        "reached": way.reached,
        "legs": list(tell_legs(itinerary, about=about)),
        "days": itinerary.days if itinerary is not None else None,
        "heard": itinerary.heard if heard else None,
        "level": way.level,
        "has second": way.independent_routes >= 2,
        "channels": [leg.channel for leg in itinerary.legs] if heard else None,
    }


def read_way(way, first):
    def date(day):
        return None if day is None else f"{first + timedelta(days=day)}"

    heard = way["heard"] is not None
    return {
        "reached": way["reached"],
        "legs": [
            (
                leg["channel"],
                *(date(leg[key]) for key in ("ready", "departs", "arrives", "heard")),
                leg["about"],
                leg["untimed"],
            )
            for leg in way["legs"] or ()
        ],
        "days": way["days"],
        "heard": date(way["heard"]),
        "level": way["level"],
        "has second": way["second"] is not None,
        "channels": way["channels"] if heard else None,
    }


def draw_message(dice, place, *, any_side=False):
    """From every one to every other, or any of several on a side; mostly answered."""
    ids = list(place.stakeholders)

    def draw_end():
        members = dice.sample(ids, dice.randint(1, 3))
        return dice.choice((one(members[0]), every(*members), any_of(*members), any_of(*members)))

    takes = dice.choice((None, *DURATIONS))
    return build_message(
        draw_end() if any_side else every(*ids),
        draw_end() if any_side else every(*ids),
        kind=dice.choice((None, "decision", "concern")),
        answered=dice.random() < 0.8,
        answer_takes=read_duration(takes) if takes else None,
    )


def trace(place, message, start):
    """Tell all deliveries of a message date by date; days over all starts are counted where any one will do."""
    structure = Structure(place)
    asked = find_asked(structure, message)
    deliveries = find_deliveries(structure, message, asked)
    if is_any(message):
        follower = Follower(structure)
        deliveries = follower.dating.add_days(message, asked, deliveries)
        return asked, follower.add_itineraries(message, asked, deliveries, start)
    return asked, add_itineraries(build_timetable(structure, start), message, asked, deliveries)


def is_any(message):
    return "any" in {message.senders.quantity, message.receivers.quantity}


def ask_of_journeys(ask, tried, starts):
    """Ask the engine and the tool for every delivery of a message, for a start on one day."""
    cases, expected = [], []
    for (place, asking), start in zip(tried, starts, strict=True):
        asked, deliveries = trace(place, asking, place.as_of + timedelta(days=start))
        questions = [["follow", {**name_ends(asking, each), "start": start}] for each in asked]
        cases.append({"ways": wire(place, asking), "questions": questions})
        expected.append(deliveries)
    for (place, asking), deliveries, found in zip(tried, expected, ask(cases), strict=True):
        for delivery, answer in zip(deliveries, found, strict=True):
            yield place, asking, delivery, answer


def name_ends(message, asked):
    sender, receiver = (
        side[0] if end.quantity == "every" else None
        for side, end in ((asked.senders, message.senders), (asked.receivers, message.receivers))
    )
    return {"message": message.id, "sender": sender, "receiver": receiver}


def compare(place, asking, delivery, answer, *, with_back=True):
    said = (place, asking, delivery.sender, delivery.receiver)
    assert read_way(answer, place.as_of) == tell_way(delivery, delivery.itinerary), said
    back = delivery.answer
    if with_back:
        assert (answer["back"] is None) == (back is None), said
    if with_back and back is not None:
        about = any(leg["about"] for leg in answer["legs"] or ())
        assert read_way(answer["back"], place.as_of) == tell_way(back, back.itinerary, about=about), said


def draw_timed(count, *, any_side=False):
    places = [(seed, build_timed_place(seed)) for seed in range(count)]
    return [(place, draw_message(random.Random(seed), place, any_side=any_side)) for seed, place in places]


def test_a_journey_is_the_one_that_a_trace_tells_there_and_back_leg_by_leg(ask):
    tried = draw_timed(70)
    legs, answers, untimed = 0, 0, 0
    for place, asking, delivery, answer in ask_of_journeys(ask, tried, [0] * len(tried)):
        compare(place, asking, delivery, answer)
        legs += len(answer["legs"] or ())
        answers += bool(answer["back"] and answer["back"]["legs"])
        untimed += sum(leg["untimed"] for leg in answer["legs"] or ())
    assert legs > 600
    assert answers > 100
    assert untimed > 50


def test_everybody_hears_on_the_day_on_which_a_trace_to_them_arrives(ask):
    cases, expected = [], []
    for place, asking in draw_timed(40):
        _, deliveries = trace(place, asking, place.as_of)
        sender = min(place.stakeholders)
        asked = {"message": asking.id, "sender": sender}
        cases.append({"ways": wire(place, asking), "questions": [["spread", asked], ["trail", asked]]})
        heard = {
            each.receiver: each.itinerary.heard
            for each in deliveries
            if each.sender == sender and each.itinerary is not None and each.itinerary.heard is not None
        }
        steps = {
            each.receiver: list(tell_legs(each.itinerary))[-1]
            for each in deliveries
            if each.receiver in heard and each.sender == sender
        }
        expected.append((place, sender, heard, steps))
    for (place, sender, heard, steps), (days, trail) in zip(expected, ask(cases), strict=True):
        said = {each: f"{place.as_of + timedelta(days=day)}" for each, day in days.items() if each != sender}
        assert said == heard, place
        for each, (channel, _, _, _, day, about, untimed) in steps.items():
            leg = trail[each]
            assert leg["channel"] == channel
            told = (f"{place.as_of + timedelta(days=leg['heard'])}", leg["about"], leg["untimed"])
            assert told == (day, about, untimed)
    assert sum(len(heard) for _, _, heard, _ in expected) > 60


def test_of_each_to_its_own_the_trail_of_a_sender_is_what_is_followed_to_each_of_its_own(ask):
    cases, dice = [], random.Random(9)
    for seed in range(30):
        place = build_timed_place(seed)
        ids = sorted(place.stakeholders)
        partners = {each: tuple(dice.sample(ids, 1)) for each in dice.sample(ids, 3)}
        senders = End(
            members=tuple({each: None for (each,) in partners.values()}), quantity="every", is_group=False
        )
        asking = build_message(senders, every(*partners), partners=partners)
        asked = find_asked(Structure(place), asking)
        ends = [{"message": "m", "sender": each.senders[0], "receiver": each.receivers[0]} for each in asked]
        questions = [
            [question, {key: value for key, value in each.items() if key != left_out}]
            for each in ends
            for question, left_out in (("trail", "receiver"), ("follow", None))
        ]
        cases.append(({"ways": wire(place, asking), "questions": [["hasOwn", "m"], *questions]}, ends))
    heard = 0
    for (_, ends), (has_own, *found) in zip(cases, ask([case for case, _ in cases]), strict=True):
        assert has_own is True
        for each, trail, followed in zip(ends, found[::2], found[1::2], strict=True):
            leg = trail.get(each["receiver"])
            assert (leg and leg["heard"]) == followed["heard"], each
            heard += leg is not None
    assert heard > 20


def test_on_any_other_day_it_is_the_one_that_a_trace_from_that_day_tells(ask):
    tried, dice = draw_timed(45), random.Random(6)
    for found in ask_of_journeys(ask, tried, [dice.randrange(1, 365) for _ in tried]):
        compare(*found)


def test_where_any_of_several_may_tell_or_hear_it_is_the_same_two(ask):
    tried = draw_timed(40, any_side=True)
    for place, asking, delivery, answer in ask_of_journeys(ask, tried, [0] * len(tried)):
        compare(place, asking, delivery, answer)
        assert (answer["sender"], answer["receiver"]) == (delivery.sender, delivery.receiver)
        if is_any(asking):
            assert (answer["route"], answer["channels"]) == (list(delivery.route), list(delivery.channels))


def test_whatever_is_timed_is_asked_after_the_absence(ask):
    """What is left is followed as a place of its own; without all that says anything of time no day is told."""
    dice, tried = random.Random(7), draw_timed(30)
    cases, still = [], 0
    for place, asking in tried:
        timed = [id_ for id_, each in place.stakeholders.items() if is_timed_stakeholder(each)]
        timed += [each.id for each in place.channels if is_timed_channel(each) and "#" not in each.id]
        for gone in ([dice.choice(sorted(place.stakeholders))], timed):
            absent = [each for number, each in enumerate(gone) if each not in gone[:number]]
            absent = [each for each in absent if "->" not in each or not {*each.split("->")} & {*absent}]
            refs = [f"{'channel' if '->' in each else 'stakeholder'}:{each}" for each in absent]
            left = take_away(place, refs)
            ends = [each for each in sorted(place.stakeholders) if each in left.stakeholders]
            asked = [
                {"message": None, "sender": one, "receiver": other}
                for one in ends
                for other in ends
                if one != other
            ]
            cases.append({"ways": wire(left, asking), "questions": [["follow", each] for each in asked]})
            cases.append(
                {
                    "ways": wire(place, asking),
                    "questions": [["follow", {**each, "without": refs}] for each in asked],
                }
            )
            still += not is_timed(left)
    answers = ask(cases)
    for alone, absent in zip(answers[::2], answers[1::2], strict=True):
        assert alone == absent
    assert still > 5


SLOW_AND_QUICK = """
format: stakeholder-graph/1
place: By the short way it takes months
as_of: 2012-10-01
stakeholders:
  near: {name: Near, kind: group}
  far: {name: Far, kind: group}
  between: {name: Between, kind: group}
  end: {name: End, kind: group}
channels:
  - {from: near, to: end, by: post, every: [2013-01-31], both_ways: true}
  - {from: far, to: between, by: post, both_ways: true}
  - {from: between, to: end, by: post, both_ways: true}
"""


@pytest.mark.parametrize(
    ("senders", "receivers"),
    [
        (any_of("near", "far"), every("end")),
        (any_of("near", "far"), one("end")),
        (every("end"), any_of("near", "far")),
        (any_of("near", "far"), any_of("end")),
    ],
)
def test_the_answer_that_counts_is_that_of_the_two_who_are_first_and_not_of_the_nearest(
    ask, senders, receivers
):
    """Near is one step from End and waits for January; Far is two steps away, and told on the first day."""
    place = read_text(SLOW_AND_QUICK)
    asking = build_message(senders, receivers, answered=True)
    answering = "end->between" if "end" in receivers.members else "between->end"
    ((found,),) = ask([{"ways": wire(place, asking), "questions": [["lose", [f"channel:{answering}"]]]}])
    assert found[0] == lose(place, asking, [f"channel:{answering}"])
    assert (len(found[0]["lost"]), len(found[0]["unanswered"])) == (0, 1)


def test_of_several_who_may_answer_it_is_the_first_to_hear_as_the_calendars_have_it(ask):
    tried = [
        (place, asking)
        for place, asking in draw_timed(40, any_side=True)
        if is_any(asking) and asking.answered
    ]
    cases = [{"ways": wire(*each), "questions": [["outcomes", {"message": "m"}]]} for each in tried]
    for (place, asking), (found,) in zip(tried, ask(cases), strict=True):
        said = {each: (outcome["reached"], outcome["answered"]) for each, outcome in found.items()}
        assert said == find_outcomes(place, asking), (place, asking)


# --- the models that come with the project ---


@cache
def ask_tool(name):
    return analyse(open_document(name), dated=True)


@pytest.mark.parametrize("name", ALL)
def test_of_every_model_that_comes_with_the_project_it_tells_the_same(ask, name):
    """The first only ways through of each message are taken away; all messages are followed to all their ends."""
    known = ask_tool(name)
    setting = Setting(open_document(name), AS_IT_STANDS)
    asked_for = setting.find_messages()
    points = dict.fromkeys(
        f"{each.type}:{each.id}" for found in known.messages for each in found.weak_points[:2]
    )
    told = [
        (asking, name_ends(asking, one), delivery)
        for asking, found in zip(asked_for, known.messages, strict=True)
        for one, delivery in zip(find_asked(setting.structure, asking), found.deliveries, strict=True)
    ]
    questions = [*(["lose", [each]] for each in points), *(["follow", ends] for _, ends, _ in told)]
    (answers,) = ask([{"ways": build_ways(wire_setting(setting)), "questions": questions}])
    before = {each.id: find_outcomes(setting.place, each) for each in asked_for}
    for without, found in zip(points, answers, strict=False):
        assert found == [lose(setting.place, each, [without], before[each.id]) for each in asked_for], without
    for (asking, _, delivery), found in zip(told, answers[len(points) :], strict=True):
        compare(setting.place, asking, delivery, found)
        assert found["channels"] == list(delivery.channels)


def test_what_it_says_of_an_absence_is_what_the_whole_answer_without_it_says(ask):
    """`analyse --without` itself, calendars and all, for the only ways through of Somerset and for two at once."""
    document, before = open_document("somerset"), ask_tool("somerset")
    points = dict.fromkeys(
        (each.type, each.id) for found in before.messages for each in found.weak_points[:1]
    )
    one, *others = points
    tried = [*([each] for each in points), [one, others[-1]]]
    questions = [["lose", [f"{kind}:{each}" for kind, each in those]] for those in tried]
    wiring = wire_setting(Setting(document, AS_IT_STANDS))
    (answers,) = ask([{"ways": build_ways(wiring), "questions": questions}])
    for those, losses in zip(tried, answers, strict=True):
        after = analyse(document, Choice(without=tuple(each for _, each in those)))
        for then, now, loss in zip(before.messages, after.messages, losses, strict=True):
            both = list(zip(then.deliveries, now.deliveries, strict=True))
            assert (loss["before"], loss["reached"]) == (then.reached_count, now.reached_count)
            assert len(loss["lost"]) == sum(old.reached > new.reached for old, new in both)
            assert len(loss["unanswered"]) == sum(
                old.loop == "two-way" and new.loop != "two-way" for old, new in both
            )
