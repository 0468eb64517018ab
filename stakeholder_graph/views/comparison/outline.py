"""What does `compare` say, and in which order? How well each side was looked at, each criterion, then figures."""

from collections.abc import Iterator, Sequence

from stakeholder_graph.results.answers import Answer
from stakeholder_graph.results.comparisons import Bar, Comparison, Difference, Reading
from stakeholder_graph.views.blocks import EVERYTHING, Block, Bullets, Outline, Say, Section
from stakeholder_graph.views.comparison import phrases
from stakeholder_graph.views.comparison import sentences as said
from stakeholder_graph.views.comparison.choice import find_told
from stakeholder_graph.views.comparison.looked_at import describe_sides
from stakeholder_graph.views.comparison.numbers import tabulate_figures
from stakeholder_graph.views.comparison.phrases import CRITERIA, SIDES_AS_COLUMNS
from stakeholder_graph.views.comparison.rule_sentences import (
    describe_results,
    describe_rule_basis,
    describe_rule_count,
    differs_on_paper,
)
from stakeholder_graph.views.comparison.scenarios import describe_changing, describe_scenarios
from stakeholder_graph.views.frame import CAUTION
from stakeholder_graph.views.words import Names, join_words, list_some, say_date, say_share, start_sentence

SUPPLIED = "The places share no message of their own, so each was asked the same two: one down, one up."
PATTERNS_SHOWN = 5
SHOWN = 5
"""How many sentences of a criterion a screen shows."""


def outline_comparison(answer: Answer, comparison: Comparison, *, full: bool) -> Outline:
    """Lay out a comparison; ``full`` tells everything where a screen tells the first few."""
    sections = (
        Section(
            title="What is compared, and how well each was looked at",
            blocks=tuple(describe_sides(comparison, full=full)),
        ),
        *_scenarios(comparison, full=full),
        *(_criteria(comparison, full=full) if full or not comparison.same_place else ()),
        Section(title="Standards that do not come out alike", blocks=tuple(_rules(comparison, full=full))),
        Section(title="On paper only", blocks=tuple(_barred(comparison, full=full))),
        tabulate_figures(comparison, full=full),
        Section(
            title="What could not be compared, and why", blocks=tuple(_not_compared(comparison, full=full))
        ),
    )
    notes = [SUPPLIED] if comparison.supplied else []
    return Outline(
        title=describe_title(answer, comparison),
        opening=_describe_opening(comparison),
        sections=tuple(section for section in sections if section.blocks),
        closing=(
            *notes,
            CAUTION,
            "The sides stand in the order given; nothing is added up to a score.",
            _describe_assumed(comparison),
        ),
    )


def _describe_assumed(comparison: Comparison) -> str:
    """Say how much of each side is only assumed; of scenarios, of the place as it is."""
    sides = comparison.sides[:1] if comparison.same_place else comparison.sides
    told = [
        f"{'none' if each.assumed_existence == 0 else say_share(each.assumed_existence or 0.0)} ({each.label})"
        for each in sides
        if each.assumed_existence is not None
    ]
    return f"Only assumed, of the stakeholders and channels: {', '.join(told)}."


def describe_title(answer: Answer, comparison: Comparison) -> str:
    """Name the places, or the place and how many scenarios."""
    sides = comparison.sides
    if comparison.same_place:
        count = len(sides) - 1
        scenarios = "1 scenario" if count == 1 else f"{count} scenarios"
        return f"{sides[0].place} on {say_date(answer.as_of)}, as it is and under {scenarios}"
    if len(sides) <= SIDES_AS_COLUMNS:
        return (
            join_words([each.label for each in sides], "beside")
            if len(sides) == 2
            else join_words([each.label for each in sides])
        )
    return f"{len(sides)} places side by side"


def _describe_opening(comparison: Comparison) -> str:
    """Say how many rules come out otherwise, how many figures differ, on paper only, or could not be taken."""
    total, only = len(comparison.measures), len(comparison.barred)
    lacking = sum(any(each.value is None for each in measure.readings) for measure in comparison.measures)
    untaken = f"; {lacking} of {total} measures could not be taken on every side" if lacking else ""
    rules = describe_rule_count(comparison)
    if comparison.same_place:
        return f"{describe_changing(comparison)}{f'; {rules}' if rules else ''}."
    if not comparison.differences and not only:
        return f"{start_sentence(rules) if rules else 'Nothing differs'}{untaken}."
    found = len(comparison.differences)
    figures = f"{found:,} measured {'difference holds' if found == 1 else 'differences hold'} up"
    if not found:
        figures = "no difference that is measured may be said as a finding"
    on_paper = f", {only:,} {'is' if only == 1 else 'are'} on paper only" if only else ""
    return f"{start_sentence('; '.join(each for each in (rules, figures) if each))}{on_paper}{untaken}."


def _scenarios(comparison: Comparison, *, full: bool) -> Iterator[Section]:
    """Tell of one place what each of its scenarios changes most."""
    if comparison.same_place:
        items = tuple(describe_scenarios(comparison, full=full))
        blocks: tuple[Block, ...] = (Bullets(items=items),)
        if not full:
            blocks = (
                *blocks,
                Say(text="All that changes, and what does so on paper only: --format markdown."),
            )
        yield Section(title="What changes most, scenario by scenario", blocks=blocks)


def _criteria(comparison: Comparison, *, full: bool) -> Iterator[Section]:
    """Tell under each criterion what may be said; where that is nothing at all, say so once."""
    told = find_told(comparison, comparison.differences)
    if not told:
        nothing = Say(text="No difference that is measured may be said as a finding.")
        yield Section(title="Effective, inclusive, efficient", blocks=(nothing,))
        return
    for criterion, title in CRITERIA:
        found = [each for each in told if each.criterion == criterion]
        items = _tell(comparison, found, SHOWN, full=full)
        blocks: list[Block] = [Bullets(items=items)] if items else [Say(text="No difference may be said.")]
        touched = {side for each in found for side in each.sides}
        gone = {
            side
            for each in comparison.measures
            for side, reading in enumerate(each.readings)
            if reading.bar == "gone"
        }
        untouched = [
            each.label
            for side, each in enumerate(comparison.sides)
            if side not in touched and side not in gone
        ]
        if comparison.same_place and items and untouched:
            blocks.append(Say(text=f"No difference: {', '.join(untouched)}."))
        yield Section(title=title, blocks=tuple(blocks))


def _tell(comparison: Comparison, found: Sequence[Difference], shown: int, *, full: bool) -> tuple[str, ...]:
    """Say the largest differences; of scenarios, the largest of each, in the order of the scenarios."""
    if comparison.same_place:
        each_shown = EVERYTHING if full else max(1, shown // (len(comparison.sides) - 1))
        of_scenarios = [
            [each for each in found if each.sides == (0, number)]
            for number in range(1, len(comparison.sides))
        ]
    else:
        each_shown = EVERYTHING if full else shown
        of_scenarios = [list(found)]
    said_of = [tuple(said.describe_differences(comparison, each, full=full)) for each in of_scenarios]
    items = [item for each in said_of for item in each[:each_shown]]
    left_out = sum(map(len, said_of)) - len(items)
    if left_out == 1 and not comparison.same_place:
        return said_of[0]
    return (*items, *((f"and {left_out:,} more: --format markdown lists them all",) if left_out else ()))


def _barred(comparison: Comparison, *, full: bool) -> Iterator[Block]:
    """Tell what differs and may not be said as a finding, by what stands in its way."""
    if comparison.same_place and not full:
        return
    told = find_told(comparison, (*comparison.differences, *comparison.barred))
    for bar in dict.fromkeys(each.bar for each in comparison.barred):
        items = _tell(comparison, [each for each in told if each.bar == bar], SHOWN - 1, full=full)
        if items and bar is not None and bar in said.ON_PAPER:
            yield Say(text=f"{said.ON_PAPER[bar]}{_name_incomplete(comparison, bar)}:")
            yield Bullets(items=items)


def _name_incomplete(comparison: Comparison, bar: Bar) -> str:
    """Name the sides whose models do not say that what they leave out is absent."""
    sides = [each.label for each in comparison.sides if not each.complete]
    if bar != "silent" or not sides:
        return ""
    if len(sides) == len(comparison.sides):
        return " (no model here is said to be complete)"
    few = len(sides) <= SIDES_AS_COLUMNS
    return f" (not said to be complete: {', '.join(sides) if few else f'{len(sides)} models'})"


def _cut(items: Sequence[str], shown: int, *, full: bool) -> tuple[str, ...]:
    if full or len(items) <= shown + 1:
        return tuple(items)
    return (*items[:shown], f"and {len(items) - shown:,} more: --format markdown lists them all")


def _rules(comparison: Comparison, *, full: bool) -> Iterator[Block]:
    """Tell the rules that evidence shows met here and not met there, put together where they come out alike.

    Those of which nobody can tell, or that are only assumed, are counted, and named only where everything is.
    """
    found = [each for each in comparison.rules if each.sides]
    told = comparison.rules if full else found
    outcomes = {each: describe_results(comparison, each) for each in told}
    patterns = list(dict.fromkeys(outcomes.values()))
    shown = patterns[: EVERYTHING if full else PATTERNS_SHOWN]
    for outcome in shown:
        yield Say(text=f"{outcome}:")
        questions = [
            f"{each.question}{describe_rule_basis(each)}" for each in told if outcomes[each] == outcome
        ]
        yield Bullets(items=_cut(questions, SHOWN, full=full))
    if full:
        return
    cut = sum(outcomes[each] not in shown for each in found)
    if cut:
        yield Say(text=f"and {cut} more {'rule' if cut == 1 else 'rules'}: --format markdown lists them all.")
    assumed = [each for each in comparison.rules if differs_on_paper(each)]
    if assumed and not comparison.same_place:
        yield Say(text="On paper only, as it rests on what is only assumed:")
        items = [f"{each.question} {describe_results(comparison, each)}." for each in assumed]
        yield Bullets(items=_cut(items, SHOWN, full=full))
    left_out = len(comparison.rules) - len(found) - (0 if comparison.same_place else len(assumed))
    if left_out:
        rules = "1 more rule comes" if left_out == 1 else f"{left_out} more rules come"
        why = "nobody can tell, or it is only assumed" if comparison.same_place else "nobody can tell"
        yield Say(text=f"{rules} out otherwise, but on some side {why}: --format markdown.")


def _not_compared(comparison: Comparison, *, full: bool) -> Iterator[Block]:
    """Group the measures without a value on some side by why."""
    by_bar: dict[Bar, dict[str, list[str]]] = {}
    for measure in comparison.measures:
        lacking = [each for each in measure.readings if each.value is None]
        if lacking:
            names = by_bar.setdefault(_find_worst_bar(lacking), {})
            of_messages = names.setdefault(phrases.MEASURE_WORDS[measure.measure].name, [])
            of_messages += [measure.message] if measure.message is not None else []
    items = []
    for bar, names in by_bar.items():
        told = [f"{name} [{', '.join(of)}]" if of else name for name, of in names.items()]
        why = "".join(f" {each}." for each in _tell_ends(comparison)) if bar == "never" else ""
        items.append(
            f"{start_sentence(said.BARS[bar])}: {list_some(told, EVERYTHING if full else SHOWN)}.{why}"
        )
    if items:
        yield Bullets(items=tuple(items))


def _tell_ends(comparison: Comparison) -> Iterator[str]:
    """Tell why some starts are never heard: on which side what ends on which day."""
    told: dict[str, None] = {}
    for measure in comparison.measures:
        for side, reading in zip(comparison.sides, measure.readings, strict=True):
            for cause in reading.causes if reading.bar == "never" else ():
                if cause.kind == "ends":
                    told[f"{side.label}: {said.describe_end(cause, Names(side.stakeholders))}"] = None
    yield from told


def _find_worst_bar(lacking: Sequence[Reading]) -> Bar:
    order: tuple[Bar, ...] = ("never", "silent", "untimed", "not-asked", "gone", "nobody")
    bars = {each.bar or "silent" for each in lacking}
    return next((each for each in order if each in bars), "silent")
