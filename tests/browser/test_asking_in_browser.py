"""What the page is asked: which way a message goes, what if somebody were gone, and who has heard by which day.

By mouse, by keyboard alone, and with the map taken out of the page; what it says is what the tool says.
"""

import pytest

from stakeholder_graph.assess.questions import analyse
from stakeholder_graph.assess.setting import AS_IT_STANDS, Choice, Setting, open_model
from stakeholder_graph.assess.wires import wire
from stakeholder_graph.layout import build_scene
from stakeholder_graph.views.blocks import Say
from stakeholder_graph.views.page.page import Content, render_page
from stakeholder_graph.views.trace.delivery_outline import tell_delivery
from stakeholder_graph.views.trace.delivery_sentences import describe_in_short
from stakeholder_graph.views.words import Names
from tests.browser.conftest import SOMERSET

DULVERTON = "L85003-patients"
MANAGERS = "engagement-managers"
FOLLOWED = f"#message=concern&member={DULVERTON}"
DRAWN = "document.querySelector('#map canvas').describe()"
AT_MOST_KEYS = 12
FOCUSED_TEXT = "document.activeElement.textContent || document.activeElement.id"
LOOKED_AT = {
    "a story": FOLLOWED,
    "a step": f"{FOLLOWED}&step=2",
    "between two": "#from=L85003&to=governing-body&second=shown",
    "an absence": f"#without=stakeholder:{MANAGERS}&ask=what-if",
    "a day": "#sent=decision&day=2012-11-05&ask=calendar",
}


@pytest.fixture(scope="module")
def somerset():
    """Our example, and what the tool says of it."""
    document = open_model(str(SOMERSET))
    return document, analyse(document, dated=True)


@pytest.fixture(scope="module")
def asked_file(somerset, tmp_path_factory):
    document, answer = somerset
    path = tmp_path_factory.mktemp("page") / "asked.html"
    scene = build_scene(document.place, answer)
    wiring = wire(Setting(document, AS_IT_STANDS))
    path.write_text(render_page(Content(scene=scene, answer=answer, wiring=wiring)), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def concern(somerset):
    """The concern of the patients of Dulverton: its message, its delivery and the names in both."""
    answer = somerset[1]
    message = next(each for each in answer.messages if each.message == "concern")
    delivery = next(each for each in message.deliveries if each.sender == DULVERTON)
    return message, delivery, Names(answer.stakeholders)


def write_model(folder, text):
    """The page of a model of a few lines, with the engine in it."""
    (folder / "model.yaml").write_text(text, encoding="utf-8")
    document = open_model(str(folder / "model.yaml"))
    answer = analyse(document, dated=True)
    content = Content(
        scene=build_scene(document.place, answer),
        answer=answer,
        wiring=wire(Setting(document, AS_IT_STANDS)),
    )
    path = folder / "model.html"
    path.write_text(render_page(content), encoding="utf-8")
    return path


class Keyboard:
    """Presses keys and counts them; typing a name counts as none, as it takes as many letters as it has."""

    def __init__(self, page):
        self.page = page
        self.count = 0

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)
            self.count += 1

    def tab_to(self, text):
        for _ in range(AT_MOST_KEYS):
            self.press("Tab")
            if text in self.page.evaluate(FOCUSED_TEXT):
                return
        raise AssertionError(f"{text!r} is too far away; in focus is {self.page.evaluate(FOCUSED_TEXT)!r}")


def say(block):
    return [block.text] if isinstance(block, Say) else block.items


def choose(page, box, name):
    page.fill(box, name)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")


def remove_map(page):
    page.evaluate("document.getElementById('map').remove()")


# --- following ---


def test_a_concern_from_dulverton_is_told_there_and_back_as_a_trace_tells_it(
    asked_file, concern, open_window
):
    message, delivery, names = concern
    with open_window(asked_file) as window:
        page = window.page
        page.locator("#find").focus()
        page.keyboard.type(DULVERTON)
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        assert page.locator("#details-title").inner_text() == "Patients of Exmoor Medical Centre"
        row = page.locator("#details .messages li", has_text="concern")
        assert describe_in_short(delivery) in row.inner_text()
        row.locator("button").click()
        assert window.focused == "trace-title-of"

        story = tell_delivery(message, delivery, names)
        result = page.locator("#trace-result")
        told = [each for block in (*story.there, *story.back, *story.asked) for each in say(block)]
        shown = [part for line in result.locator(".say, .figure, li").all() for part in [line.inner_text()]]
        assert shown[: len(told)] == told
        assert len(result.locator("ol").nth(0).locator("li").all()) == len(delivery.itinerary.legs)
        assert result.locator("ol .mark").all_inner_texts()[:3] == ["assumed"] * 3
        lost = result.locator("ul").last.locator("button").all_inner_texts()
        assert "Patient Engagement Managers" in lost

        result.locator("ol a.name", has_text="West Somerset Health Forum").first.click()
        assert page.locator("#details-title").inner_text() == "West Somerset Health Forum"
        drawn = {each["look"]: len(each["channels"]) for each in page.evaluate(DRAWN)["routes"]}
        assert drawn == {"there": 4, "back": 4}


def test_a_story_shows_beside_it_how_long_it_takes_of_all(asked_file, open_window):
    """The headline's typical days are the middle of all: one journey takes more or less than that."""
    with open_window(asked_file, FOLLOWED) as window:
        told = window.page.inner_text("#trace-result")
        assert "Of all that are answered: typically in about 233 days there and back, at most 487" in told


def test_a_page_without_its_wiring_still_tells_every_story(somerset_file, open_window):
    with open_window(somerset_file, "#message=concern&member=L85002-ppg") as window:
        page = window.page
        result = page.locator("#trace-result")
        assert [len(each.locator("li").all()) for each in result.locator("ol").all()] == [3, 3]
        text = result.inner_text()
        for words in (
            "In 3 steps, typically in 62 days, at worst 160; typically in 121 days there and back",
            "Level kept all the way: consult. Every route recorded goes through Bridgwater Bay Health Forum and "
            "Patient Engagement Managers.",
            "Heard by Somerset CCG Governing Body about 15 November 2012: 45 days after the start.",
            "66%",
            "The way back",
            "Without any one of these, no route is left",
        ):
            assert words in text
        assert page.locator("#trace-message option").count() == 1 + 2
        page.locator("#what-if summary").first.click()
        assert "could stop" in page.locator("#what-if-form").inner_text()


def test_the_steps_of_a_place_without_times_say_by_what_they_go(somerset_file, open_window):
    with open_window(somerset_file, "#message=decision&member=L85002") as window:
        result = window.page.locator("#trace-result")
        assert "In 2 steps." in result.inner_text()
        assert "meeting, every month" in result.locator("ol li").first.inner_text()
        assert "days" not in result.inner_text()


def test_no_route_recorded_is_said_in_words(somerset_file, open_window):
    with open_window(somerset_file, "#message=concern&member=unregistered") as window:
        assert "No route recorded." in window.page.locator("#trace-result").inner_text()
        assert window.page.evaluate(DRAWN)["routes"] == []
    with open_window(somerset_file, "#message=concern&member=L85004-ppg") as window:
        assert "No route recorded for the answer." in window.page.locator("#trace-result").inner_text()


def test_anything_is_followed_from_anyone_to_anyone_and_its_ends_are_swapped(asked_file, open_window):
    with open_window(asked_file) as window:
        page = window.page
        page.select_option("#trace-message", label="Anything, from anyone to anyone")
        choose(page, "#trace-from", "L85003")
        choose(page, "#trace-to", "Governing Body")
        title = page.locator("#trace-title-of")
        assert title.inner_text() == "From Exmoor Medical Centre to Somerset CCG Governing Body"
        text = page.locator("#trace-result").inner_text()
        assert "In 2 steps: starts on 1 October 2012" in text
        assert "7 December 2012, 67 days later." in text
        assert "from=L85003&to=governing-body" in page.url
        page.get_by_role("button", name="Swap ends").click()
        assert title.inner_text() == "From Somerset CCG Governing Body to Exmoor Medical Centre"


def test_steps_with_no_time_recorded_say_so_and_are_not_counted_in_the_days(asked_file, open_window):
    """From a hospital by way of the scrutiny hearing, four steps of which nobody has recorded how long they take."""
    with open_window(asked_file, "#from=yeovil-ft&to=L85003") as window:
        result = window.page.locator("#trace-result")
        there = result.locator("ol").nth(0).locator("li").all_inner_texts()
        untimed = ["no time recorded" in each for each in there]
        assert 0 < sum(untimed) < len(untimed)
        counted = f"not counting {sum(untimed)} of the {len(untimed)} steps, which have no time recorded"
        assert counted in result.locator(".short").inner_text()
        back = result.locator("ol").nth(1).locator("li").all_inner_texts()
        both = sum(untimed) + sum("no time recorded" in each for each in back)
        assert f"not counting {both} of the {len(there) + len(back)} steps" in result.inner_text()
        asked = "No message asks for an answer here. One is taken to set out on the day the other has heard."
        assert asked in result.inner_text()


UNTIMED = """
format: stakeholder-graph/1
place: Two ways
as_of: 2024-01-01
stakeholders:
  board: {name: Board, kind: board}
  forum: {name: Forum, kind: forum}
  people: {name: People, kind: community}
channels:
  - {from: board, to: forum, by: letter}
  - {from: board, to: forum, by: meeting, every: month}
  - {from: forum, to: people, by: talk}
messages:
  news: {says: News, from: board, to: people}
"""


@pytest.fixture(scope="module")
def untimed_file(tmp_path_factory):
    """A place of two steps with no time recorded, beside a meeting that is not needed."""
    folder = tmp_path_factory.mktemp("page")
    (folder / "untimed.yaml").write_text(UNTIMED, encoding="utf-8")
    document = open_model(str(folder / "untimed.yaml"))
    answer = analyse(document, dated=True)
    wiring = wire(Setting(document, AS_IT_STANDS))
    path = folder / "untimed.html"
    page = render_page(Content(scene=build_scene(document.place, answer), answer=answer, wiring=wiring))
    path.write_text(page, encoding="utf-8")
    return path


def test_where_no_step_has_a_time_nobody_can_tell_how_long_it_takes(untimed_file, open_window):
    with open_window(untimed_file, "#from=board&to=people") as window:
        assert window.page.locator("#trace-result .short").inner_text() == (
            "In 2 steps. No step has a time recorded, so how long it takes is not known."
        )
    with open_window(untimed_file, "#sent=news&ask=calendar") as window:
        text = window.page.inner_text("#calendar-result")
        assert "letter (no time recorded)" in text
        assert "2 do so by a step that has no time recorded: it is told as if it took none." in text


def test_a_channel_that_stands_for_several_is_taken_away_as_all_of_them(untimed_file, open_window):
    with open_window(untimed_file, "#without=channel:board->forum&ask=what-if") as window:
        page = window.page
        assert "Without all channels from Board to Forum" in page.inner_text("#what-if-result")
        assert {"board->forum", "board->forum#2"} <= set(page.evaluate(DRAWN)["gone"])
    with open_window(untimed_file, "#without=channel:board->forum%232&ask=what-if") as window:
        page = window.page
        assert "Without the channel from Board to Forum by meeting" in page.inner_text("#what-if-result")
        assert "Nothing is lost" in page.inner_text("#what-if-result")
        assert "board->forum" not in page.evaluate(DRAWN)["gone"]
    with open_window(untimed_file, "#sent=news&ask=calendar&without=channel:board->forum%232") as window:
        said = window.page.inner_text("#calendar-result")
        assert "What is left of this model says of no step when it happens" in said


def test_a_second_route_is_shown_or_said_to_be_none(asked_file, open_window):
    with open_window(asked_file, "#from=L85003&to=governing-body") as window:
        page = window.page
        page.get_by_role("button", name="Show the second route").click()
        drawn = {each["look"]: each["channels"] for each in page.evaluate(DRAWN)["routes"]}
        assert drawn["second"][-1] == "engagement-managers->governing-body"
        assert len(drawn["second"]) == page.locator("#trace-result .second-steps li").count() == 4
        assert "second=shown" in page.url
    with open_window(asked_file, FOLLOWED) as window:
        assert "No second route that shares nobody in between is recorded." in window.page.inner_text(
            "#trace-result"
        )


def test_a_route_is_stepped_through_with_each_step_read_out(asked_file, open_window):
    with open_window(asked_file, FOLLOWED) as window:
        page = window.page
        for number in (1, 2, 3):
            page.get_by_role("button", name="Next step").click()
            marked = page.locator("[aria-current=step]")
            assert marked.count() == 1
            said = page.locator("#status").inner_text()
            assert said.startswith(f"Step {number} of 8: {marked.inner_text()[:20]}")
        assert [len(each["channels"]) for each in page.evaluate(DRAWN)["routes"]] == [3]
        assert "step=3" in page.url
        page.get_by_role("button", name="Previous step").click()
        assert "Step 2 of 8" in page.locator(".player").inner_text()


def test_a_route_is_played_and_paused(asked_file, open_window):
    with open_window(asked_file, FOLLOWED, reduced_motion="reduce") as window:
        page = window.page
        page.get_by_role("button", name="Play", exact=True).click()
        assert "Step 1 of 8" in page.locator(".player").inner_text()
        page.get_by_role("button", name="Pause").click()
        assert page.get_by_role("button", name="Play on").is_visible()


# --- taking away ---


def test_an_absence_says_what_the_tool_says_of_it(asked_file, somerset, concern, open_window):
    document, _ = somerset
    message, _, _ = concern
    without = analyse(document, Choice(without=(MANAGERS,)))
    lost = next(each for each in without.messages if each.message == "concern")
    count = message.reached_count - lost.reached_count
    with open_window(asked_file) as window:
        page = window.page
        page.locator("#what-if > summary").click()
        choose(page, "#take-away", "Patient Engagement Managers")
        text = page.locator("#what-if-result").inner_text()
        assert "Without Patient Engagement Managers" in text
        assert (
            f"Without Patient Engagement Managers, {count} communities are not heard (548,997 people)" in text
        )
        assert "Nobody is lost (3 messages)" in text
        assert "Patient Engagement Managers" in page.locator("#banner").inner_text()
        drawn = page.evaluate(DRAWN)
        assert len(drawn["lost"]) == count
        assert MANAGERS in drawn["gone"]
        assert f"without=stakeholder%3A{MANAGERS}" in page.url


def test_several_absences_together_are_put_back_one_by_one(asked_file, open_window):
    with open_window(
        asked_file, f"#without=stakeholder:{MANAGERS}+stakeholder:south-somerset&ask=what-if"
    ) as window:
        page = window.page
        result = page.locator("#what-if-result")
        assert "19 practices no longer hear (121,075 people)." in result.inner_text()
        page.get_by_role("button", name="Put back Patient Engagement Managers").click()
        told = "Without South Somerset Federation, 19 practices are not heard (121,075 people)"
        assert told in result.inner_text()  # word for word as the tool says it
        page.locator("#banner").get_by_role("button", name="Put back").click()
        assert page.locator("#banner").is_hidden()
        assert "Nothing is taken away." in result.inner_text()


def test_nothing_lost_is_said_too(asked_file, open_window):
    with open_window(asked_file, "#without=stakeholder:unregistered&ask=what-if") as window:
        assert "Nothing is lost" in window.page.inner_text("#what-if-result")


def test_what_is_followed_follows_the_absence(asked_file, open_window):
    with open_window(asked_file, f"{FOLLOWED}&without=stakeholder:{MANAGERS}") as window:
        page = window.page
        assert "No route is left without Patient Engagement Managers." in page.inner_text("#trace-result")
        page.locator("#banner").get_by_role("button", name="Put back").click()
        assert "In 4 steps" in page.inner_text("#trace-result")


def test_whoever_is_looked_at_can_be_taken_away_there_and_then(asked_file, open_window):
    with open_window(asked_file, f"#at=stakeholder:{MANAGERS}") as window:
        page = window.page
        page.get_by_role("button", name="What if this goes?").click()
        assert window.focused == "what-if-title-of"
        assert (
            page.locator("#status")
            .inner_text()
            .startswith("Without Patient Engagement Managers, 1 of 4 messages")
        )


PARALLEL = """
format: stakeholder-graph/1
place: Two ways
as_of: 2012-10-01
stakeholders:
  c: {name: CCG, kind: commissioner}
  p1: {name: P one, kind: practice}
channels:
  - {from: c, to: p1, by: letter}
  - {from: c, to: p1, by: visit}
messages: {m: {from: c, to: every practice}}
"""


@pytest.mark.parametrize(
    ("channel", "by", "other"), [("c->p1", "letter", "visit"), ("c->p1#2", "visit", "letter")]
)
def test_of_two_channels_between_the_same_two_either_can_be_taken_alone(
    tmp_path, open_window, channel, by, other
):
    path = write_model(tmp_path, PARALLEL)
    with open_window(path, f"#at=channel:{channel.replace('#', '%23')}") as window:
        page = window.page
        page.get_by_role("button", name="What if this goes?").click()
        assert f"Without the channel from CCG to P one by {by}" in page.inner_text("#what-if-result")
        assert "Nothing is lost" in page.inner_text("#what-if-result")
        address = page.url.partition("#")[2]
    with open_window(path, f"#{address}&from=c&to=p1") as window:
        assert f"Without the channel from CCG to P one by {by}." in window.page.inner_text("#banner")
        assert other in window.page.text_content("#trace-result ol.steps")


def test_both_channels_between_the_same_two_can_still_be_taken_at_once(tmp_path, open_window):
    with open_window(write_model(tmp_path, PARALLEL), "#ask=what-if") as window:
        page = window.page
        page.locator("#take-away").fill("CCG to P one")
        options = page.locator("#take-away-list [role=option]").all_inner_texts()
        assert [
            next(each for each in ("all 2 channels", "letter", "visit") if each in text) for text in options
        ] == [
            "all 2 channels",
            "letter",
            "visit",
        ]
        page.locator("#take-away-list [role=option]").first.click()
        assert "P one no longer hears" in page.inner_text("#what-if-result")


# --- through the year ---


def test_the_calendar_says_who_has_heard_by_each_day_and_where_it_waits(asked_file, open_window):
    with open_window(asked_file) as window:
        page = window.page
        page.locator("#calendar > summary").click()
        page.select_option("#calendar-message", label="A commissioning decision reaches every practice")
        result = page.locator("#calendar-result")
        assert "0 of 76 practices have heard." in result.inner_text()
        page.get_by_role("button", name="To the next day on which somebody hears").click()
        slider = page.locator("#calendar-day")
        slider.focus()
        for _ in range(40):
            page.keyboard.press("ArrowRight")
        text = result.inner_text()
        assert (
            "76 of 76 practices have heard: 548,997 people are registered with or represented by them."
            in text
        )
        assert "One run of many" in text
        assert slider.get_attribute("aria-valuetext") in text
        page.get_by_role("button", name="To the day before on which somebody hears").click()
        assert set(page.evaluate(DRAWN)["at"].values()) <= {"heard", "waiting"}
        page.locator("#calendar-start").fill("2012-11-01")
        page.keyboard.press("Tab")
        assert "start=2012-11-01" in page.url


def test_the_calendar_agrees_with_the_story(asked_file, concern, open_window):
    legs = concern[1].itinerary.legs
    with open_window(asked_file, f"#sent=concern&by={DULVERTON}&day=2012-12-01&ask=calendar") as window:
        result = window.page.locator("#calendar-result")
        assert "Somerset CCG Governing Body has not heard yet." in result.inner_text()
        assert "West Somerset Health Forum until" in result.inner_text()
        days = [each.get_attribute("data-day") for each in result.locator(".days > li").all()]
        start = legs[0].ready
        told = {
            window.page.evaluate("([a, b]) => (Date.parse(b) - Date.parse(a)) / 864e5", [start, each.heard])
            for each in legs
        }
        assert {int(each) for each in days} >= {int(each) for each in told}


EACH_TO_ITS_OWN = """
format: stakeholder-graph/1
place: Two councils
as_of: 2012-10-01
stakeholders:
  north: {name: North council, kind: council}
  south: {name: South council, kind: council}
  p1: {name: P one, kind: practice, part_of: north}
  p2: {name: P two, kind: practice, part_of: south}
  p3: {name: P three, kind: practice, part_of: south}
channels:
  - {from: north, to: p1, by: visit, every: [2013-01-07]}
  - {from: south, to: [p1, p2, p3], by: letter, takes: 1 day}
messages: {m: {says: Each council tells its practices, from: its council, to: every practice}}
"""


def test_where_each_tells_its_own_nobody_has_heard_by_a_letter_from_another(tmp_path, open_window):
    path = write_model(tmp_path, EACH_TO_ITS_OWN)
    with open_window(path, "#sent=m&day=2013-01-06&ask=calendar") as window:
        page = window.page
        assert "P one has not heard yet." in page.inner_text("#calendar-said")
        page.locator("#calendar-day").press("ArrowRight")
        assert "P one has heard." in page.inner_text("#calendar-said")
    with open_window(path, "#message=m&member=p1") as window:
        assert "7 January 2013" in window.page.inner_text("#trace-result")
    with open_window(path, "#sent=m&by=south&day=2012-10-02&ask=calendar") as window:
        assert "2 of 2 practices have heard" in window.page.inner_text("#calendar-said")


BEGINS_LATER = """
format: stakeholder-graph/1
place: Later
as_of: 2012-10-01
sources: {minutes: {title: Minutes, kind: public}}
stakeholders:
  c: {name: CCG, kind: commissioner}
  f: {name: Forum, kind: forum}
  p1: {name: P one, kind: practice}
channels:
  - {from: c, to: f, by: post, every: month, since: 2012-11-01, source: {all: minutes}}
  - {from: f, to: p1, by: post, every: month, since: 2012-11-01}
"""


def test_a_step_by_what_begins_later_says_that_it_is_assumed_where_no_source_vouches(tmp_path, open_window):
    path = write_model(tmp_path, BEGINS_LATER + "  - {from: c, to: p1, by: visit, every: [2013-09-01]}\n")
    with open_window(path, "#from=c&to=p1&start=2012-11-05") as window:
        first, second = window.page.locator("#trace-result ol.steps > li").all()
        assert "a channel that begins later" in first.inner_text()
        assert first.locator(".badge.assumed").count() == 0
        assert second.locator(".badge.assumed").count() == 1


def test_a_place_without_times_has_no_slider_and_says_why(tmp_path, open_window):
    (tmp_path / "still.yaml").write_text(
        "format: stakeholder-graph/1\nplace: Still\nas_of: 2024-01-01\nstakeholders:\n"
        "  board: {name: Board, kind: board}\n  forum: {name: Forum, kind: forum}\n"
        "channels:\n  - {from: board, to: forum, by: letter}\n"
        "messages:\n  news: {says: News, from: board, to: forum}\n",
        encoding="utf-8",
    )
    document = open_model(str(tmp_path / "still.yaml"))
    answer = analyse(document, dated=True)
    wiring = wire(Setting(document, AS_IT_STANDS))
    path = tmp_path / "still.html"
    page = render_page(Content(scene=build_scene(document.place, answer), answer=answer, wiring=wiring))
    path.write_text(page, encoding="utf-8")
    with open_window(path, "#sent=news&ask=calendar", fresh=True) as window:
        assert "nobody can tell on which day" in window.page.inner_text("#calendar-result")
        assert window.page.locator("#calendar-day").count() == 0


# --- everywhere ---


@pytest.mark.parametrize("hash_", LOOKED_AT.values(), ids=LOOKED_AT)
def test_what_is_looked_at_is_what_its_address_opens(asked_file, open_window, hash_):
    with open_window(asked_file, hash_) as window:
        said = window.page.inner_text(".side")
        address = window.page.url.partition("#")[2]
    with open_window(asked_file, f"#{address}") as window:
        assert window.page.inner_text(".side") == said


@pytest.mark.parametrize("hash_", LOOKED_AT.values(), ids=LOOKED_AT)
def test_a_phone_has_room_for_what_is_asked(asked_file, open_window, hash_):
    with open_window(asked_file, hash_, viewport={"width": 390, "height": 844}) as window:
        assert window.page.evaluate("document.documentElement.scrollWidth") == 390
        small = window.page.evaluate(
            """[...document.querySelectorAll(".side :is(button, select, input, summary), .banner button")]
                .filter((each) => each.offsetParent && !["checkbox", "radio"].includes(each.type))
                .map((each) => [each.textContent, each.offsetHeight, each.offsetWidth])
                .filter(([, height, width]) => height < 24 || width < 24)"""
        )
        assert small == []


PHONE = {"width": 390, "height": 844}
ARRIVED = {
    FOLLOWED: "trace-title-of",
    "#from=L85003&to=governing-body": "trace-title-of",
    f"#at=stakeholder:{MANAGERS}&weak=concern&ask=weak": "details-title",
    f"#without=stakeholder:{MANAGERS}&ask=what-if": "what-if-title-of",
    "#sent=decision&day=2012-11-05&ask=calendar": "calendar-title-of",
    "#view=table&table=messages&of=concern": "centre",
}
TOP_OF = "(id) => Math.round(document.getElementById(id).getBoundingClientRect().top)"


@pytest.mark.parametrize(("hash_", "part"), ARRIVED.items(), ids=ARRIVED.values())
def test_on_a_phone_a_link_opens_at_what_it_shows(asked_file, open_window, hash_, part):
    with open_window(asked_file, hash_, fresh=True, viewport=PHONE) as window:
        window.page.wait_for_function("(id) => document.activeElement.id === id", arg=part)
        assert 0 <= window.page.evaluate(TOP_OF, part) <= 40


def test_on_a_phone_a_route_is_played_where_the_map_is(asked_file, open_window):
    with open_window(asked_file, FOLLOWED, viewport=PHONE, reduced_motion="reduce") as window:
        page = window.page
        steps = page.get_by_role("group", name="Step by step", exact=True)
        steps.get_by_role("button", name="Next step").click()
        assert page.evaluate(TOP_OF, "map") > PHONE["height"]
        steps.get_by_role("button", name="Play on").click()
        at_map = page.get_by_role("group", name="Step by step on the map")
        assert "Step 2 of 8" in at_map.inner_text()
        assert page.locator("#status").inner_text().startswith("Step 2 of 8: ")
        assert 0 < page.evaluate(TOP_OF, "map") < PHONE["height"] / 3
        at_map.get_by_role("button", name="Pause").click()
        at_map.get_by_role("button", name="Next step").click()
        assert "Step 3 of 8" in at_map.inner_text()
        assert "Step 3 of 8" in steps.inner_text()
        assert 0 < page.evaluate(TOP_OF, "map") < PHONE["height"] / 3


def test_by_keyboard_without_a_map_by_which_route_and_how_late(asked_file, open_window):
    with open_window(asked_file, fresh=True) as window:
        remove_map(window.page)
        keys = Keyboard(window.page)
        keys.press("/")
        window.page.keyboard.type("L85003-patients")
        keys.press("Enter")
        keys.tab_to("A person's concern reaches the governing body")
        keys.press("Enter")
        assert window.focused == "trace-title-of"
        assert keys.count <= AT_MOST_KEYS
        assert "131 days after the start" in window.page.inner_text("#trace-result")


def test_by_keyboard_without_a_map_what_if_somebody_goes(asked_file, open_window):
    with open_window(asked_file, fresh=True) as window:
        remove_map(window.page)
        keys = Keyboard(window.page)
        keys.press("/")
        window.page.keyboard.type("Patient Engagement Managers")
        keys.press("Enter")
        keys.tab_to("What if this goes?")
        keys.press("Enter")
        assert window.focused == "what-if-title-of"
        assert keys.count <= AT_MOST_KEYS
        assert "76 communities are not heard" in window.page.inner_text("#what-if-result")


def test_by_keyboard_without_a_map_who_has_heard_by_when(asked_file, open_window):
    with open_window(asked_file, fresh=True) as window:
        remove_map(window.page)
        keys = Keyboard(window.page)
        keys.press("/", "Tab")
        keys.tab_to("Through the year")
        keys.press("Enter", "Tab")
        window.page.keyboard.type("A commissioning decision reaches every practice")
        assert keys.count <= AT_MOST_KEYS
        days = window.page.locator("#calendar-result .days > li").all_inner_texts()
        assert any("76 practices and 76 communities hear" in each for each in days)
        keys.tab_to("calendar-day")
        keys.press("End")
        assert "76 of 76 practices have heard" in window.page.inner_text("#calendar-result")
