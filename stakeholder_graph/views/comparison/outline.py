"""What does `compare` say, and in which order? How well each side was looked at, each criterion, then figures."""

from collections.abc import Iterator, Sequence

from stakeholder_graph.results.answers import Answer
from stakeholder_graph.results.comparisons import Bar, Comparison, Criterion, Difference, Measure, Reading
from stakeholder_graph.views.blocks import EVERYTHING, Block, Bullets, Outline, Say, Section, Table
from stakeholder_graph.views.comparison import phrases
from stakeholder_graph.views.comparison import sentences as said
from stakeholder_graph.views.comparison.choice import find_told, find_worth_showing
from stakeholder_graph.views.comparison.rule_sentences import (
    describe_results,
    describe_rule_basis,
    describe_rule_count,
    differs_on_paper,
)
from stakeholder_graph.views.comparison.scenarios import describe_changing, describe_scenarios
from stakeholder_graph.views.frame import CAUTION
from stakeholder_graph.views.words import Names, join_words, list_some, say_date, say_share, start_sentence

CRITERIA: tuple[tuple[Criterion, str], ...] = (
    ("effective", "Effective: what arrives, and is answered"),
    ("inclusive", "Inclusive: who is left out"),
    ("efficient", "Efficient: with how much"),
)
SUPPLIED = "The places share no message of their own, so each was asked the same two: one down, one up."
SIDES_AS_COLUMNS = 4
"""Up to so many sides stand as columns, more as rows."""
LABEL_WIDTH = 26
PATTERNS_SHOWN = 5
SHOWN = 5
"""How many sentences of a criterion a screen shows."""
COLUMNS_AT_MOST = 8


def outline_comparison(answer: Answer, comparison: Comparison, *, full: bool) -> Outline:
    """Lay out a comparison; ``full`` tells everything where a screen tells the first few."""
    sections = (
        Section(
            title="What is compared, and how well each was looked at",
            blocks=tuple(_sides(comparison, full=full)),
        ),
        *_scenarios(comparison, full=full),
        *(_criteria(comparison, full=full) if full or not comparison.same_place else ()),
        Section(title="Standards that do not come out alike", blocks=tuple(_rules(comparison, full=full))),
        Section(title="On paper only", blocks=tuple(_barred(comparison, full=full))),
        *_figures(comparison, full=full),
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


def _sides(comparison: Comparison, *, full: bool) -> Iterator[Block]:
    sides = comparison.sides
    if comparison.same_place:
        rows = tuple((each.label, each.scenario_says or "") for each in sides)
        yield Table(columns=("Side", "What it is"), rows=rows)
        looked = said.describe_looked(sides[0])
        yield Say(
            text=f"Parts looked for in the place as it is: {looked}. {_say_assumed(sides[0].assumed_existence)} "
            "What a scenario changes is supposed."
        )
        return
    aligned = tuple(
        (
            each.label,
            say_date(each.as_of) if each.as_of else "no date",
            str(each.found_count),
            str(each.absent_count),
            str(each.silent_count),
            f"{each.stakeholder_count:,}",
            f"{each.channel_count:,}",
            "none"
            if each.assumed_existence == 0
            else phrases.NOT_KNOWN
            if each.assumed_existence is None
            else say_share(each.assumed_existence),
        )
        for each in sides
    )
    columns = ("Side", "Day", "Parts found", "Absent", "Unsaid", "Stakeholders", "Channels", "Assumed")
    yield Table(columns=columns, rows=aligned, spare=5)
    yield from _tell_published(comparison)
    yield from _tell_parts(comparison, full=full)


def _say_assumed(share: float | None) -> str:
    if share is None:
        return ""
    how_much = start_sentence("none" if share == 0 else say_share(share))
    return f"{how_much} of its stakeholders and channels are only assumed."


def _tell_published(comparison: Comparison) -> Iterator[Block]:
    published = [each.label for each in comparison.sides if each.published_only]
    if len(published) == len(comparison.sides):
        yield Say(text="All are described as published, not as practised: no source but public pages.")
    elif published:
        yield Say(text=f"As published, not as practised: {join_words(published)}.")


def _tell_parts(comparison: Comparison, *, full: bool) -> Iterator[Block]:
    """Tell which parts are played on some sides and known to be absent, or left unsaid, on others."""
    limit = EVERYTHING if full else 4
    for sought, lead in (
        ("absent", "Known to be absent on some sides"),
        ("silent", "Left unsaid on some sides"),
    ):
        told = []
        for part in comparison.parts:
            sides = [
                each.label
                for each, found in zip(comparison.sides, part.sought, strict=True)
                if found == sought
            ]
            if sides and "found" in part.sought:
                few = len(sides) <= SIDES_AS_COLUMNS
                told.append(
                    f"{part.name} ({', '.join(sides) if few else f'{len(sides)} of {len(comparison.sides)}'})"
                )
        if told:
            yield Say(text=f"{lead}: {list_some(told, limit)}.")


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


def _figures(comparison: Comparison, *, full: bool) -> Iterator[Section]:
    kept = find_worth_showing(comparison)
    shown = [each for each in comparison.measures if full or (each.measure, each.message) in kept]
    left_out = len(comparison.measures) - len(shown)
    more = f"{left_out} more measures: --format markdown." if left_out else ""
    doubt = "? assumptions or silence may change it, or others are reached than elsewhere"
    key = f"{doubt}; {phrases.NOT_KNOWN} not known. {more}".rstrip()
    if len(comparison.sides) <= SIDES_AS_COLUMNS:
        columns = ("Measure", *(_shorten(each.label, full=full) for each in comparison.sides))
        rows: list[tuple[str, ...]] = []
        for criterion, _ in CRITERIA:
            of_criterion = [each for each in shown if each.criterion == criterion]
            if of_criterion:
                rows.append((criterion.upper(), *("" for _ in comparison.sides)))
            rows += [
                (
                    phrases.describe_measure(each),
                    *(phrases.describe_value(each, one) for one in each.readings),
                )
                for each in of_criterion
            ]
        blocks: list[Block] = [Table(columns=columns, rows=tuple(rows))] if rows else []
        yield Section(title="In numbers", blocks=(*blocks, Say(text=key)))
        return
    blocks = []
    for message in dict.fromkeys(each.message for each in shown):
        of_message = [each for each in shown if each.message == message]
        of_message = [each for each in of_message if any(r.value is not None for r in each.readings)]
        width = len(of_message) if full else COLUMNS_AT_MOST
        if of_message:
            blocks.append(_tabulate(comparison, message, of_message[:width], full=full))
    yield Section(title="In numbers", blocks=(*blocks, Say(text=key)))


def _tabulate(
    comparison: Comparison, message: str | None, measures: Sequence[Measure], *, full: bool
) -> Table:
    head = f"[{message}]" if message is not None else "The place"
    names = [phrases.MEASURE_WORDS[each.measure] for each in measures]
    return Table(
        columns=(head, *(each.name if full else each.short for each in names)),
        rows=tuple(
            (
                _shorten(side.label, full=full),
                *(phrases.describe_value(each, each.readings[number]) for each in measures),
            )
            for number, side in enumerate(comparison.sides)
        ),
    )


def _shorten(label: str, *, full: bool) -> str:
    return label if full or len(label) <= LABEL_WIDTH else f"{label[: LABEL_WIDTH - 1].rstrip()}…"


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
