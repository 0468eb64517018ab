"""What does the map show, in words? Its title, the lines below it, and the sentences for whoever does not see it."""

from stakeholder_graph.results.answers import Answer
from stakeholder_graph.results.messages import MessageAnswer
from stakeholder_graph.results.scene import Scene
from stakeholder_graph.views.analysis.weak_point_sentences import describe_weak_point
from stakeholder_graph.views.figures.arrangement import find_tiers
from stakeholder_graph.views.figures.figure import clean_text
from stakeholder_graph.views.figures.ways import Shown, Ways
from stakeholder_graph.views.frame import describe_assumed, describe_opening
from stakeholder_graph.views.messages.losses import find_weak_points
from stakeholder_graph.views.messages.sentences import describe_message, describe_reach
from stakeholder_graph.views.words import Names, join_words, say_date, say_number, start_sentence

TITLES = {"map": "how messages travel", "down": "what goes down", "up": "what goes up"}
LONGEST_ABOUT = 2_000
LIMIT = "A graph shows channels, not power, trust or quality."


def title_map(scene: Scene, shows: Shown) -> str:
    """Name the place, what the figure shows of it and the day."""
    day = f", {say_date(scene.as_of)}" if scene.as_of is not None else ""
    return f"{clean_text(scene.place)}: {TITLES[shows]}{day}"


def describe_notes(scene: Scene, answer: Answer | None, ways: Ways | None) -> list[str]:
    """Say below the figure what the model is about, whole with its caveats, what is drawn, and what is assumed."""
    about = clean_text(scene.about, LONGEST_ABOUT) + (" …" if len(scene.about) > LONGEST_ABOUT else "")
    drawn = f"{_count(scene)} {LIMIT}" if ways is None else f"{_describe_drawn(ways)} {LIMIT}"
    assumed = f" {describe_assumed(answer.assumed_share)}" if answer is not None else ""
    return [each for each in (about, f"{drawn}{assumed}") if each]


def _count(scene: Scene) -> str:
    stakeholders, channels = len(scene.stakeholders), len(scene.channels)
    of = "stakeholder" if stakeholders == 1 else "stakeholders"
    return f"{say_number(stakeholders)} {of}, {say_number(channels)} {'channel' if channels == 1 else 'channels'}."


def name_reached(ways: Ways) -> tuple[str, str]:
    """Say what the tick and the cross mean: of several messages, each of them, and one or more of them."""
    heard = {each.counted for each in ways.messages} == {"senders"}
    reached, missed = ("is heard", "is not heard") if heard else ("hears", "does not hear")
    if len(ways.messages) < 2:
        return reached, missed
    if heard:
        return "is heard, by every message of its own", "is not heard, by one or more"
    return "hears every message meant for it", "does not hear one or more"


def _describe_drawn(ways: Ways) -> str:
    names = [clean_text(each.says or each.message).rstrip(".") for each in ways.messages]
    if not names:
        return "No message of the model goes this way."
    return f"Drawn: {'; '.join(names)}. Of each delivery, the route that arrives first; there may be others."


def describe_map(scene: Scene, answer: Answer | None) -> str:
    """Say what the whole map shows."""
    rows = join_words(list(find_tiers(scene)))
    of = f"Map of {clean_text(scene.place)}: {_count(scene)}"
    if not scene.stakeholders:
        return of
    told = f"{of} They stand in rows: {rows}."
    if answer is None or not answer.messages:
        return told
    return f"{told} {describe_opening(answer)} {describe_assumed(answer.assumed_share)}"


def describe_ways(scene: Scene, answer: Answer | None, ways: Ways, shows: Shown) -> str:
    """Say who hears or is heard, and who is the only way through for most."""
    of = f"Map of {clean_text(scene.place)} with only {TITLES[shows]}."
    if not ways.messages or answer is None:
        return f"{of} No message of the model goes this way."
    names = Names(answer.stakeholders)
    told = [of]
    told += [f"{describe_message(each)}: {describe_reach(each, names)}." for each in ways.messages]
    worst = _describe_worst(ways.messages, names)
    return " ".join([*told, *([worst] if worst else []), describe_assumed(answer.assumed_share)])


def _describe_worst(messages: tuple[MessageAnswer, ...], names: Names) -> str:
    """Say whose absence cuts off most, of all these messages."""
    counted = dict.fromkeys(each.counted for each in messages)
    found = [each for way in counted for each in find_weak_points(messages, way)]
    if not found:
        return ""
    worst = max(found, key=lambda each: (each.point.people or 0, len(each.point.cuts_off)))
    said = start_sentence(describe_weak_point(worst.point, worst.message, names))
    return f"The only way through for most: {said[:1].lower()}{said[1:]}."
