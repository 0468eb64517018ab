"""What does each scenario change most? A sentence or two for each, in the order of the model."""

from collections.abc import Iterator

from stakeholder_graph.results.comparisons import Comparison, Difference
from stakeholder_graph.views.comparison import sentences as said
from stakeholder_graph.views.comparison.choice import find_largest_changes
from stakeholder_graph.views.words import Names, join_words, start_sentence

NOTHING = "nothing that may be said"


def describe_scenarios(comparison: Comparison, *, full: bool) -> Iterator[str]:
    """Say of each scenario what it changes most, what can no longer be asked, and which edits do that."""
    for number in range(1, len(comparison.sides)):
        yield f"{comparison.sides[number].label}: {_describe(comparison, number, full=full)}"


def describe_changing(comparison: Comparison) -> str:
    """Say how many scenarios change anything that may be said, and name those that do not."""
    scenarios = range(1, len(comparison.sides))
    idle = [comparison.sides[each].label for each in scenarios if not _changes_something(comparison, each)]
    if len(idle) == len(scenarios):
        return "No scenario changes anything that may be said as a finding"
    changing = len(scenarios) - len(idle)
    verb = "changes" if changing == 1 else "change"
    named = f" ({join_words(idle)} {'does' if len(idle) == 1 else 'do'} not)" if idle else ""
    return f"{changing} of {len(scenarios)} scenarios {verb} something that may be said{named}"


def _changes_something(comparison: Comparison, side: int) -> bool:
    """Say whether a scenario changes anything that may be said: a figure, a rule, or what can be asked at all."""
    return bool(
        find_largest_changes(comparison, side, comparison.differences)
        or any(side in each.sides for each in comparison.rules)
        or any(each.readings[side].bar == "gone" for each in comparison.measures)
    )


def _describe(comparison: Comparison, side: int, *, full: bool) -> str:
    found = find_largest_changes(comparison, side, comparison.differences)
    parts = [*_tell(comparison, found, full=full)]
    gone = _describe_gone(comparison, side)
    parts += [gone] if gone else []
    rules = sum(side in each.sides for each in comparison.rules)
    if rules:
        parts.append(f"{rules} {'rule' if rules == 1 else 'rules'} of standards: see below")
    if not parts:
        parts.append(NOTHING)
        on_paper = find_largest_changes(comparison, side, comparison.barred)[:1]
        parts += [f"on paper only, {each}" for each in _tell(comparison, on_paper, full=full)]
    return f"{'. '.join([parts[0], *map(start_sentence, parts[1:])])}."


def _tell(comparison: Comparison, found: list[Difference], *, full: bool) -> Iterator[str]:
    """Say each change, and the edits behind it once where the next has the same."""
    for place, each in enumerate(found):
        following = found[place + 1] if place + 1 < len(found) else None
        edits = ""
        if following is None or following.edits != each.edits:
            names = said.find_names(comparison, each)
            edits = said.describe_edits(each.edits, names, full=full)
        yield f"{said.describe_change(comparison, each, full=full)}{edits}"


def _describe_gone(comparison: Comparison, side: int) -> str:
    """Say which messages can no longer be asked, because the body at one of their ends is gone."""
    measures = [
        each for each in comparison.measures if each.message is not None and each.readings[side].bar == "gone"
    ]
    if not measures:
        return ""
    messages = tuple(dict.fromkeys(each.message or "" for each in measures))
    names = Names(comparison.sides[side].stakeholders)
    ids = dict.fromkeys(id_ for each in measures for cause in each.readings[side].causes for id_ in cause.ids)
    bodies = join_words(names.call_all(ids))
    which = "the body it goes from or to" if len(messages) == 1 else "the body they go from or to"
    return f"not asked: {', '.join(messages)}; {which} is gone ({bodies})"
