"""What does a public copy leave out? Sentences that say how much of what sort, and never what it is."""

from collections.abc import Sequence

from stakeholder_graph.model.quoting import list_some, quote, show
from stakeholder_graph.results.withheld import Treatment, Withheld, WithheldSort
from stakeholder_graph.views.words import say_number

OPENING = "This is a public copy."
NOTHING = "Nothing had to be left out of it."
STRUCTURE = (
    "What is not named still stands in its place, so that routes, and who depends on whom, are those of the whole "
    "model."
)
PEOPLE = (
    "Whom a stakeholder that is not named speaks for is not told either, so totals of people leave them out."
)
REST = "What rests on something left out cannot be told from this copy."
_SORTS: dict[WithheldSort, tuple[str, str]] = {
    "stakeholder": ("stakeholder", "stakeholders"),
    "post": ("post that one person may hold", "posts that one person may hold"),
    "shared": ("shared dependency", "shared dependencies"),
    "channel": ("channel", "channels"),
    "tie": ("formal tie", "formal ties"),
    "source": ("source", "sources"),
    "message": ("message", "messages"),
    "absence": ("known absence", "known absences"),
    "scenario": ("scenario", "scenarios"),
    "correction": ("correction", "corrections"),
    "note": ("note", "notes"),
}
_SEVERAL = {"note": " of the model's authors"}


def describe_withheld(withheld: Sequence[Withheld]) -> list[str]:
    """Say what a public copy withholds, one sentence for each sort; the first says that it is one."""
    if not withheld:
        return [f"{OPENING} {NOTHING}"]
    sentences = [OPENING, *map(_describe, withheld)]
    if any(
        each.treatment == "unnamed" and each.what in {"stakeholder", "post", "channel"} for each in withheld
    ):
        sentences.append(STRUCTURE)
    if any(each.what == "stakeholder" for each in withheld):
        sentences.append(PEOPLE)
    if any(each.what in {"tie", "absence", "message", "scenario"} for each in withheld):
        sentences.append(REST)
    return sentences


def describe_left_out(what: WithheldSort, treatment: Treatment, called: str, became: str | None) -> str:
    """Tell the author of a model, in one line, what is withheld and what it is called in public."""
    sort = "post" if what == "post" else _SORTS.get(what, (what,))[0]
    line = f"{sort} {show(called)}: "
    if became is not None:
        return f"{line}called {became}"
    return line + ("left out" if treatment == "left-out" else "told without what describes it")


def describe_unsearched(names: Sequence[str]) -> list[str]:
    """Tell the author which withheld names no search can look for; nothing if there is none."""
    if not names:
        return []
    return [
        f"too short or too ordinary to be searched for in what is written: {list_some(map(quote, names))}"
    ]


def _describe(withheld: Withheld) -> str:
    number, one = say_number(withheld.count), withheld.count == 1
    if withheld.what == "text":
        return f"In {number} {'text' if one else 'texts'} a name was replaced."
    if withheld.what == "rhythm":
        calendar, rests = ("1 calendar is", "it") if one else (f"{number} calendars are", "one of them")
        return (
            f"{calendar} told only by how often, without the dates: days that rest on {rests} are estimates."
        )
    counted = _count(withheld)
    if withheld.treatment == "left-out":
        return f"{counted} {'is' if one else 'are'} left out."
    if withheld.what == "channel":
        return f"Of {counted} only the ends and what findings rest on are told, not what sort of way it is."
    return f"{counted} {'is' if one else 'are'} not named."


def _count(withheld: Withheld) -> str:
    """Count what is withheld: "2 forums", "1 post that one person may hold"."""
    one, several = _SORTS[withheld.what]
    if withheld.kind is not None and withheld.kind_plural is not None:
        one, several = withheld.kind.replace("-", " "), withheld.kind_plural
    return f"{say_number(withheld.count)} {one if withheld.count == 1 else several}{_SEVERAL.get(withheld.what, '')}"
