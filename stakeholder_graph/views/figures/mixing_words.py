"""What does the table of groups say? Its title, its notes, and its words for whoever does not see it."""

from stakeholder_graph.results.answers import Answer
from stakeholder_graph.results.mixing import Mixing, MixingGroup
from stakeholder_graph.views.figures.figure import clean_text
from stakeholder_graph.views.frame import describe_assumed, describe_title
from stakeholder_graph.views.words import join_words, list_some, say_number, say_share

GROUPINGS = {
    "sector": "sectors",
    "kind": "kinds",
    "service": "services",
    "organisation": "organisations",
    "part_of": "parents",
}
INSIDE = {
    "sector": "inside a sector",
    "kind": "between two of a kind",
    "service": "inside a service",
    "organisation": "inside an organisation",
    "part_of": "between parts of the same",
}
READING = (
    "Row tells column. Number: pairs of a sender and a receiver that a channel joins; below it, what share that is "
    "of all such pairs there could be; 0: no channel is recorded. Darker: a larger share. Boxed: inside one group. "
    "E-I: from -1, all channels inside, to +1, all to others; in brackets what chance alone gives. A place built as "
    "a hub with spokes scores high on it."
)
NAMED_AT_MOST = 4


def title_mixing(answer: Answer, mixing: Mixing) -> str:
    """Name the place, the day and the grouping."""
    return clean_text(f"Which {GROUPINGS[mixing.by]} tell which: {describe_title(answer)}", 400)


def describe_mixing_notes(answer: Answer, mixing: Mixing, left_out: int) -> list[str]:
    """Say how the table is read, who is not in it, and what is assumed."""
    lacking = []
    if not mixing.groups:
        lacking.append(f"The model says nothing of {GROUPINGS[mixing.by]}.")
    elif mixing.ungrouped_count:
        are = "stakeholder is" if mixing.ungrouped_count == 1 else "stakeholders are"
        lacking.append(f"{say_number(mixing.ungrouped_count)} {are} in none of them.")
    if left_out:
        lacking.append(f"The {say_number(left_out)} smallest groups are not drawn.")
    reading = [READING] if mixing.groups else []
    return [*reading, " ".join([*lacking, describe_assumed(answer.assumed_share)])]


def describe_mixing(answer: Answer, mixing: Mixing) -> str:
    """Say how much stays inside, who tells whom most, and which groups tell or hear no other."""
    of = f"Table of which {GROUPINGS[mixing.by]} tell which in {clean_text(answer.place or '')}."
    if not mixing.groups:
        return f"{of} The model says nothing of {GROUPINGS[mixing.by]}."
    total = sum(map(sum, mixing.joined))
    if not total:
        return f"{of} No channel joins any of them."
    inside = sum(row[number] for number, row in enumerate(mixing.joined))
    told = [
        of,
        f"{say_number(inside)} of {say_number(total)} joined pairs ({say_share(inside / total)}) are"
        f" {INSIDE[mixing.by]}.",
        *_describe_most(mixing),
        *_describe_silent(mixing),
        describe_assumed(answer.assumed_share),
    ]
    return " ".join(told)


def _describe_most(mixing: Mixing) -> list[str]:
    """Say between which two groups most pairs are joined."""
    cells = [
        (count, tells, hears)
        for tells, row in enumerate(mixing.joined)
        for hears, count in enumerate(row)
        if tells != hears and count
    ]
    if not cells:
        return ["No channel leads from one to another."]
    count, tells, hears = max(cells, key=lambda each: (each[0], -each[1], -each[2]))
    share = say_share(count / mixing.possible[tells][hears])
    return [
        f"Between two, most are from {_call(mixing.groups[tells])} to {_call(mixing.groups[hears])}:"
        f" {say_number(count)}, {share} of what is possible."
    ]


def _describe_silent(mixing: Mixing) -> list[str]:
    """Say which groups tell no other group, and which hear none."""
    numbers = range(len(mixing.groups))
    mute = [i for i in numbers if not any(mixing.joined[i][j] for j in numbers if j != i)]
    deaf = [j for j in numbers if not any(mixing.joined[i][j] for i in numbers if i != j)]
    told = []
    for which, verb in ((mute, "tell"), (deaf, "hear")):
        if which and len(mixing.groups) > 1:
            named = [_call(mixing.groups[each]) for each in which]
            said = join_words(named) if len(named) <= NAMED_AT_MOST else list_some(named, NAMED_AT_MOST - 1)
            told.append(f"No channel is recorded by which {said} {verb} another.")
    return told


def _call(group: MixingGroup) -> str:
    return clean_text(group.name)
