"""What does the chart of the only ways through say? Its headings, its notes, and its words for who cannot see it."""

from collections.abc import Mapping, Sequence

from stakeholder_graph.results.answers import Answer
from stakeholder_graph.views.analysis.weak_point_sentences import NO_ONLY_WAY, describe_weak_point
from stakeholder_graph.views.figures.figure import clean_text
from stakeholder_graph.views.frame import describe_assumed, describe_title
from stakeholder_graph.views.messages.losses import FoundWeakPoint
from stakeholder_graph.views.words import Names, end_sentence, say_number, start_sentence

HEADINGS: Mapping[str, tuple[str, str, str]] = {
    "receivers": ("Without these, some would not hear", "how many of those that should", "people"),
    "senders": ("Without these, some would not be heard", "how many of those that should", "people"),
    "pairs": ("Without these, some would not arrive", "how many of all deliveries", "people"),
}
ALL = "all that should hear, or be heard"
MOST_TOLD = 3
BETWEEN = (
    "Most people first. Bars count whom an absence cuts off, all on one scale; people are told in figures alone. "
    "Each stands once, for the message where its absence counts most. A channel is left out where one of its ends "
    "already cuts off all that it does."
)


def title_chart(answer: Answer) -> str:
    """Name the place, the day and what is shown."""
    return clean_text(f"The only ways through: {describe_title(answer)}", 400)


def name_people(people: int | None) -> str:
    """Write how many people, or that it is not known."""
    return "not known" if people is None else say_number(people)


def describe_chart_notes(answer: Answer, *, has_any: bool) -> list[str]:
    """Say below the chart how it is ordered, or that there is nothing to show, and what is assumed."""
    return [
        BETWEEN if has_any else end_sentence(start_sentence(NO_ONLY_WAY)),
        describe_assumed(answer.assumed_share),
    ]


def describe_chart(answer: Answer, panels: Sequence[Sequence[FoundWeakPoint]], left_out: int) -> str:
    """Say whose absence cuts off most, in each direction."""
    of = f"Chart of the only ways through in {clean_text(answer.place or '')}."
    if not panels:
        return f"{of} {end_sentence(start_sentence(NO_ONLY_WAY))}"
    names = Names(answer.stakeholders)
    told = [of]
    for shown in panels:
        told += [
            end_sentence(start_sentence(describe_weak_point(each.point, each.message, names)))
            for each in shown[:MOST_TOLD]
        ]
    more = sum(len(shown[MOST_TOLD:]) for shown in panels) + left_out
    if more:
        told.append(f"{say_number(more)} more cut off as many or fewer.")
    return " ".join([*told, describe_assumed(answer.assumed_share)])
