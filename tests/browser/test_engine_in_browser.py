"""The engine of the page beside the tool itself: hundreds of places are asked the same of both, many at a time."""

import random
from pathlib import Path

import pytest

from stakeholder_graph.analysis.clock.dating import Dating
from stakeholder_graph.analysis.clock.wired_clock import add_clock
from stakeholder_graph.analysis.place.coverage import Coverage
from stakeholder_graph.analysis.place.deliveries import find_asked
from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.analysis.place.wiring import build_wiring
from stakeholder_graph.analysis.routes.routes import find_deliveries
from stakeholder_graph.scenarios.apply import remove
from stakeholder_graph.views.page import page as page_module
from stakeholder_graph.views.page.ways import build_ways
from tests.analysis.places import random_places

TEMPLATES = Path(page_module.__file__).parent / "templates"
PARTS = ("unpack", "wires", "absences", "asked", "reach", "independent", "clock", "outcomes", "engine")
ASK = """
(cases) => cases.map(({ways, questions}) => {
  const engine = createEngine(ways);
  const open = (options) => ({...options, without: new Set(options.without)});
  return questions.map(([question, options]) => {
    if (question === "lose") return engine.lose(new Set(options));
    if (question === "spread") return Object.fromEntries(engine.spread(open(options)));
    return engine[question](question === "follow" ? open(options) : options);
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


def lose(place, message, without):
    before, after = find_outcomes(place, message), find_outcomes(take_away(place, without), message)
    coverage = Coverage(place)
    lost, unanswered = (
        [name for name, had in before.items() if had[which] and not after[name][which]] for which in (0, 1)
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
    places = list(random_places(400, seed=50))
    tried = [(place, message, draw_absences(dice, place)) for place, message in places]
    answers = ask(
        [
            {"ways": wire(place, message), "questions": [["lose", each] for each in absences]}
            for place, message, absences in tried
        ]
    )
    for (place, message, absences), found in zip(tried, answers, strict=True):
        for without, (answer,) in zip(absences, found, strict=True):
            assert answer == lose(place, message, without), (place, message, without)
