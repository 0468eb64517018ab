"""Comparisons by hand: two places, a place and its scenarios, and more places than a sentence can hold."""

from msgspec.structs import replace

from stakeholder_graph.results.comparisons import (
    Cause,
    Comparison,
    Difference,
    Measure,
    PartAligned,
    Reading,
    RuleAcross,
    Side,
    Tally,
)
from stakeholder_graph.results.names import Named
from tests.views.answers import make_answer

NAMES = tuple(
    Named(id=id_, name=name, kind=kind, kind_plural=plural)
    for id_, name, kind, plural in (
        ("board", "Governing Body", "board", "boards"),
        ("forum", "Vale Forum", "forum", "forums"),
        ("link", "Vale LINk", "voice-body", "voice bodies"),
        ("p1", "Mill Surgery", "practice", "practices"),
    )
)


def make_side(label="Vale", **fields):
    known = {
        "label": label,
        "place": "Vale",
        "scenario": None,
        "scenario_says": None,
        "as_of": "2012-10-01",
        "model": "vale.yaml",
        "model_sha256": "0123456789ab" + "0" * 52,
        "complete": True,
        "stakeholder_count": 8,
        "channel_count": 14,
        "people": 4000,
        "people_unknown_count": 0,
        "assumed_existence": 0.25,
        "assumed_people": 0.0,
        "assumed_level": None,
        "assumed_timing": 1.0,
        "assumed_reliability": None,
        "found_count": 6,
        "absent_count": 12,
        "silent_count": 1,
        "stakeholders": NAMES,
    }
    return Side(**(known | fields))


def make_reading(value, **fields):
    return Reading(value=value, **({"basis": "stated"} | fields))


def make_measure(code, *readings, message="decision", goes="receivers", criterion="effective", unit="share"):
    return Measure(
        measure=code,
        criterion=criterion,
        message=message,
        says="A decision reaches every practice" if message else None,
        goes=goes if message else None,
        unit=unit,
        more_is="better",
        readings=readings,
        comparable=all(each.value is not None and each.bar is None for each in readings),
    )


def make_difference(measure, *sides, **fields):
    return Difference(
        criterion=measure.criterion, measure=measure.measure, message=measure.message, sides=sides, **fields
    )


ONLY_WAY = Cause(kind="only-way", ids=("forum",), count=3, basis="stated")
REACHED = make_measure(
    "reached",
    make_reading(1.0, of=4, counted="practices"),
    make_reading(
        0.25,
        of=4,
        counted="practices",
        causes=(Cause(kind="stops", ids=("forum",), count=3, basis="stated"),),
    ),
)
CUT_OFF = make_measure(
    "cut-off",
    make_reading(0.0, of=4, counted="practices", causes=(Cause(kind="second-route", count=4),)),
    make_reading(0.75, of=4, counted="practices", causes=(ONLY_WAY,)),
    message="concern",
    goes="senders",
)
PEOPLE_CUT_OFF = make_measure(
    "people-cut-off",
    make_reading(0.0, of=4000, causes=(Cause(kind="second-route", count=4),)),
    make_reading(0.5, of=4000, causes=(ONLY_WAY,)),
    message="concern",
    goes="senders",
    unit="people-share",
)
DAYS = make_measure(
    "typical-days",
    make_reading(12, basis="assumed", bar="assumed"),
    make_reading(40, causes=(Cause(kind="slow", ids=("board",), days=21.5),)),
    unit="days",
)
ISOLATED = make_measure(
    "isolated",
    make_reading(0.0, of=8),
    make_reading(0.25, of=8, causes=(Cause(kind="no-channel", ids=("link", "p1"), count=2),)),
    message=None,
    criterion="inclusive",
)
CHANNELS = make_measure(
    "channels-per-thousand",
    make_reading(3.5),
    make_reading(None, bar="silent"),
    message=None,
    criterion="efficient",
    unit="per-thousand",
)
TWO = Comparison(
    same_place=False,
    same_size=False,
    supplied=True,
    sides=(
        make_side(),
        make_side("Hill", place="Hill", model="hill.yaml", published_only=True, complete=False, as_of=None),
    ),
    parts=(
        PartAligned(
            part="forums",
            name="forums",
            sought=("found", "absent"),
            members=(("forum",), ()),
            comparable=True,
        ),
        PartAligned(
            part="voice-body",
            name="voice body",
            sought=("silent", "found"),
            members=((), ("link",)),
            comparable=False,
        ),
    ),
    measures=(REACHED, CUT_OFF, PEOPLE_CUT_OFF, DAYS, ISOLATED, CHANNELS),
    differences=(
        make_difference(REACHED, 0, 1, basis="stated"),
        make_difference(CUT_OFF, 0, 1, basis="stated"),
        make_difference(PEOPLE_CUT_OFF, 0, 1, basis="stated"),
        make_difference(ISOLATED, 0, 1, basis="stated"),
    ),
    barred=(make_difference(DAYS, 0, 1, bar="assumed"),),
    rules=(
        RuleAcross(
            rule="strategic-committee",
            standard="seeds",
            question="Does a committee for involvement report to the board?",
            results=("met", "not-met"),
            bases=("stated", "stated"),
            tallies=(Tally(met_count=1), Tally(not_met_count=1)),
            sides=(0, 1),
        ),
        RuleAcross(
            rule="public-majority",
            standard="seeds",
            question="Is half of each board chosen by the public?",
            results=("cannot-tell", "not-met"),
            bases=("assumed", "stated"),
            tallies=(Tally(met_count=4, unknown_count=1), Tally(not_met_count=1)),
            counted="boards",
            sides=(0, 1),
        ),
        RuleAcross(
            rule="sponsor",
            standard="seeds",
            question="Does a leader stand up for involvement?",
            results=("met", "cannot-tell"),
            bases=("stated", "assumed"),
            tallies=(Tally(met_count=1), Tally(unknown_count=1)),
        ),
        RuleAcross(
            rule="open-door",
            standard="seeds",
            question="Can anyone write to the board?",
            results=("met", "not-met"),
            bases=("stated", "assumed"),
            tallies=(Tally(met_count=1), Tally(not_met_count=1, assumed_count=1)),
        ),
    ),
)


def make_scenarios():
    """Return a place as it is beside a scenario that takes the forum away and adds a channel."""
    edits = (
        Cause(kind="removed", ids=("forum",), count=1),
        Cause(kind="added", ids=("p1->board",), count=1),
    )
    return replace(
        TWO,
        same_place=True,
        same_size=True,
        supplied=False,
        sides=(
            make_side("as it is"),
            make_side("no-forum", scenario="no-forum", scenario_says="The forum ends"),
        ),
        parts=(),
        measures=(REACHED, CUT_OFF, PEOPLE_CUT_OFF, ISOLATED),
        differences=(
            make_difference(REACHED, 0, 1, edits=edits),
            make_difference(CUT_OFF, 0, 1, edits=edits[:1]),
        ),
        barred=(),
        rules=(),
    )


def make_many(count=6):
    """Return more places than stand in one sentence: half of them reach everybody."""
    readings = [make_reading(float(number % 2), of=4, counted="practices") for number in range(count)]
    reached = make_measure("reached", *readings)
    days = make_measure(
        "typical-days", *(make_reading(10 * number + 1) for number in range(count)), unit="days"
    )
    return replace(
        TWO,
        sides=tuple(make_side(f"Place {number}") for number in range(count)),
        parts=(),
        measures=(reached, days),
        differences=(make_difference(reached, *range(count)), make_difference(days, *range(count))),
        barred=(),
        rules=(),
    )


def make_compared(comparison=TWO):
    return replace(
        make_answer(),
        command="compare",
        place="; ".join(dict.fromkeys(each.place for each in comparison.sides)),
        options={"scenario": None, "without": (), "on": None},
        messages=None,
        silos=None,
        stakeholders=(),
        tables_sha256={},
        notes=(),
        comparison=comparison,
    )
