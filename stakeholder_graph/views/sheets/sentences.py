"""What a check sheet asks, and what its answers become, in words for people who never saw a model."""

from collections.abc import Mapping, Sequence

from stakeholder_graph.model.replies import ONE_WAY
from stakeholder_graph.results.agreements import SheetEdit, SheetQuestion
from stakeholder_graph.units import LADDER
from stakeholder_graph.views.words import Names, join_words, say_cadence, start_sentence

ANSWERS = ("true", "not so", "don't know", "instead")
"""What may be answered, as it is written."""

BOTH_WAYS = "to each other"
ONE_WAY_HINT = "Where it goes one way only, answer only we hear or only we tell."

LEVELS = {
    "tokenistic": "for show, nothing comes of it",
    "inform": "people are told",
    "consult": "people are asked what they think",
    "involve": "people work on it with those who decide",
    "collaborate": "it is decided together",
    "empower": "people decide",
}
"""The rungs of the ladder of engagement, lowest first, as people would say them."""

HOW_OFTEN = "week, 2 weeks, month, quarter, year, 4 times a year"
LONGEST_NAME = 200
LONGEST_TITLE = 120
LEFT_OUT_QUESTION = (
    "Is there somebody you hear from, or pass messages on to, whom we left out? Who, how, and how often?"
)
NO_NAMES = "Please name posts and bodies, never persons."

_BY = {
    "meeting": "at a meeting",
    "phone": "by phone",
    "website": "on a website",
    "social media": "on social media",
    "event": "at an event",
    "visit": "on a visit",
    "survey": "in a survey",
    "focus group": "in a focus group",
    "noticeboard": "on a noticeboard",
    "portal": "through a portal",
    "conversation": "in conversation",
}


def ask(question: SheetQuestion, names: Names) -> str:
    """Put what the model believes of one channel as a statement to confirm: "We think you hear from …"."""
    partner = _shorten(names.find_name(question.partner))
    if question.hears and question.tells:
        what = f"you and {partner} pass messages {BOTH_WAYS}"
    else:
        what = f"you hear from {partner}" if question.hears else f"you pass messages to {partner}"
    how = _BY.get(question.by, f"by {_shorten(question.by)}")
    often = say_cadence(question.every) if question.every is not None else ""
    was_read = not question.assumed and question.source_title is not None
    guessed = was_read and question.every_assumed  # the source tells of the channel, not of how often
    sentences = [f"We think {what}: {', '.join(filter(None, (how, '' if guessed else often)))}."]
    if was_read:
        sentences.append(
            f"We read it in: {_shorten(question.source_title or '', LONGEST_TITLE).rstrip('. ')}."
        )
    else:
        sentences.append("We assume it.")
    if not often:
        sentences.append("We do not know how often: can you say?")
    elif guessed:
        sentences.append(f"That it is {often} is our guess.")
    if question.level is not None:
        sentences.append(f"As we understand it, {LEVELS[question.level]} ({question.level}).")
    return " ".join(sentences)


def list_claims(question: SheetQuestion) -> tuple[str, ...]:
    """List the words of a question for which whoever calls it true vouches: how often, and at which level."""
    often = say_cadence(question.every) if question.every is not None else ""
    level = f"({question.level})" if question.level is not None else ""
    return tuple(filter(None, (often, level)))


def asks_both_ways(asked: str) -> bool:
    """Say whether a question that was asked spoke of a channel and its way back at once."""
    return BOTH_WAYS in asked


def _shorten(text: str, longest: int = LONGEST_NAME) -> str:
    """Cut a text that no cell of a table should have to hold."""
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def list_answers(question: SheetQuestion) -> tuple[str, ...]:
    """List what may be answered to one question."""
    return (*ANSWERS, *ONE_WAY) if question.hears and question.tells else ANSWERS


def join_answers() -> str:
    """List what may be answered to any question."""
    return join_words(ANSWERS, last="or")


def say_how_to_answer(body: str, names: Names) -> str:
    """Say to the people of one body how a table of questions is answered."""
    levels = "; ".join(f"{level}: {LEVELS[level]}" for level in LADDER)
    return (
        f"For the people of {_shorten(names.call(body))}: is it so, what we wrote down here of whom you hear from "
        f"and whom you pass messages to? Under 'answer' write {join_answers()}. Where we say that you pass messages "
        f"{BOTH_WAYS} and it goes one way only, write only we hear or only we tell. With instead, say under "
        f"'instead_how_often' how often it is ({HOW_OFTEN}) or under 'instead_level' at which level ({levels}). "
        f"What you cannot answer may stay empty. {NO_NAMES}"
    )


def describe_sheet(bodies: Sequence[str], question_count: int, names: Names) -> str:
    """Say whom the questions are for, and how many there are."""
    questions = "1 question" if question_count == 1 else f"{question_count:,} questions"
    who = names.tell(bodies) if bodies else "nobody"
    return f"{questions} for {who}, for their own people to answer."


def say_key(key: str) -> str:
    """Name what an answer changes."""
    return {
        "certainty": "how sure",
        "source": "who says so",
        "every": "how often",
        "level": "level",
        "channel": "the channel",
        "left out": "whom we left out",
    }.get(key, key)


def describe_edits(edits: Sequence[SheetEdit], names: Names, *, applied: bool) -> str:
    """Say whose sheets were read, how much they change, and whether that was written."""
    bodies = tuple(dict.fromkeys(each.body for each in edits if each.body))
    if not bodies:
        return "Nothing was answered on the sheets that were read."
    changed = {each.channel for each in edits if each.channel and each.was != each.becomes}
    count = "1 channel" if len(changed) == 1 else f"{len(changed):,} channels"
    who = start_sentence(join_words(names.call_all(bodies)) if len(bodies) <= 3 else names.count(bodies))
    if not changed:
        written = " Nothing was written." if applied else ""
        return f"{who} answered. No answer changes anything.{written}"
    done = "and are in the model now" if applied else "but nothing has been written yet"
    return f"{who} answered. Their answers change {count}, {done}."


def describe_dispute(
    votes: Mapping[str, bool], disputed: Sequence[tuple[str, Mapping[str, str]]], names: Names
) -> str:
    """Say where the two ends of a channel contradict each other, for a note in the model."""
    told = []
    if len(set(votes.values())) == 2:
        yes, no = (
            [names.call(each) for each, vote in sorted(votes.items()) if vote is kept]
            for kept in (True, False)
        )
        told.append(
            f"{join_words(yes)} says that there is such a channel, {join_words(no)} that there is not."
        )
    for key, said in disputed:
        claims = [f"{names.call(each)} says {value}" for each, value in sorted(said.items())]
        told.append(f"{start_sentence(say_key(key))}: {join_words(claims)}.")
    return " ".join(told)
