"""What does an intelligence review say? Of whom something is recorded, and what its media are good for."""

from collections.abc import Iterable

from stakeholder_graph.results.answers import Answer
from stakeholder_graph.results.reviews import BodyReviewed, MediumUsed, Review
from stakeholder_graph.units import LADDER
from stakeholder_graph.views.review.involving_sentences import find_claims_above
from stakeholder_graph.views.words import Names, join_words, list_some, say_all, say_number, start_sentence

NO_WAY = "no way of involving people is recorded"
LEVELS_TOLD = (
    f"Levels from low to high: {', '.join(LADDER)}. Told is the highest by any way, of claims and of practice each "
    "by itself; * where no source vouches for it. None: no way is recorded. No level: for so many ways no practised "
    "level is."
)
IN_HANDS = "in the hands of an NHS commissioner or a board"
NAMED_AT_MOST = 3
FROM_MEMORY = "What is commonly said of them, from memory: a reminder, and no finding about this place."
NO_WORD = "a word of this model's own, of which nothing is said here"


def describe_review(answer: Answer) -> str:
    """Say of how many bodies and ways something is recorded, how many claim too much, and who holds the voices."""
    review = answer.review
    if review is None or not (review.bodies or review.voices):
        return "No commissioner, no provider and nobody who speaks for people is in the model."
    voices = _count_voices(review, Names(answer.stakeholders))
    return " ".join(filter(None, (_count_bodies(review), _count_ways(review), voices)))


def _count_bodies(review: Review) -> str:
    total, known = len(review.bodies), sum(each.way_count > 0 for each in review.bodies)
    if not total:
        return "The model has no commissioner and no provider."
    if not known:
        return f"For {_say_bodies(total)} {NO_WAY}."
    if known == total:
        return f"For {_say_bodies(total)} some way of involving people is recorded."
    rest = f"for {say_number(total - known)} none is"
    return (
        f"For {say_number(known)} of {_say_bodies(total)} some way of involving people is recorded; {rest}."
    )


def _say_bodies(count: int) -> str:
    return (
        "the one commissioner or provider"
        if count == 1
        else f"{say_number(count)} commissioners and providers"
    )


def _count_ways(review: Review) -> str:
    """Say of how many ways the level is known, and how many claim more than they practise."""
    total = len(review.ways)
    if not total:
        return ""
    unknown = sum(each.level is None for each in review.ways)
    ways = "1 way" if total == 1 else f"{say_number(total)} ways"
    of = f"any of {ways}" if unknown == total > 1 else f"{say_number(unknown)} of {ways}"
    known = f"The level practised is not recorded for {of}. " if unknown else ""
    both = sum(each.gap is not None for each in review.ways)
    if not both:
        return f"{known}For no way are both a claimed and a practised level recorded, so no claim can be checked."
    above = find_claims_above(review.ways)
    said = _compare_claims(len(above), both)
    assumed = sum(each.level_basis == "assumed" for each in above)
    doubt = f" (in {_say_all_of(assumed, len(above))} what is practised is only assumed)" if assumed else ""
    return f"{known}{said}{doubt}."


def _compare_claims(above: int, total: int) -> str:
    """Say how many of the claims that can be checked stand above what is practised."""
    if total == 1:
        return f"The one claim that can be checked {'stands' if above else 'does not stand'} above what is practised"
    if above in (0, total):
        all_ = start_sentence(say_all(total)) if above else f"None of {say_number(total)}"
        return f"{all_} claims that can be checked {'stand' if above else 'stands'} above what is practised"
    stand = "stands" if above == 1 else "stand"
    return f"{say_number(above)} of {say_number(total)} claims that can be checked {stand} above what is practised"


def _say_all_of(count: int, total: int) -> str:
    """Say that it is all of them, or how many."""
    return "all of these" if count == total > 1 else "this one" if total == 1 else say_number(count)


def _count_voices(review: Review, names: Names) -> str:
    """Say how many voices are in the hands of the commissioner or a board they speak to, the stated ones first."""
    total = len(review.voices)
    if not total:
        return "Nobody who speaks for people is in the model."
    theirs = [each.voice for each in review.voices if each.in_hands and each.in_hands_basis != "assumed"]
    assumed = sum(bool(each.in_hands) and each.in_hands_basis == "assumed" for each in review.voices)
    if total == 1:
        told = "is" if theirs or assumed else "is not known to be"
        doubt = " (on assumptions only)" if assumed else ""
        return f"The one voice {told} {IN_HANDS} it holds to account{doubt}."
    which = f" ({join_words(names.call_all(theirs))})" if 0 < len(theirs) <= NAMED_AT_MOST else ""
    are = "is" if len(theirs) == 1 else "are" if theirs else "is known to be"
    who = f"Of {say_number(total)} voices, {say_number(len(theirs)) if theirs else 'none'}"
    if len(theirs) == total:
        who = f"{start_sentence(say_all(total))} voices"
    more = f"; {say_number(assumed)} {'more ' if theirs else ''}on assumptions only" if assumed else ""
    return f"{who} {are} {IN_HANDS} they hold to account{which}{more}{_say_unrecorded(review)}."


def _say_unrecorded(review: Review) -> str:
    """Say of how many voices it is not recorded who chose, pays or runs them."""
    unknown, total = sum(not each.holders for each in review.voices), len(review.voices)
    which = "any of them" if unknown == total else f"{say_number(unknown)} of them"
    return f"; who chose, pays or runs {which} is not recorded" if unknown else ""


def say_basis(basis: str) -> str:
    """Say what something rests on, for a table."""
    return "partly assumed" if basis == "partly" else basis


def describe_unknown_bodies(bodies: Iterable[BodyReviewed], names: Names, shown: int) -> str:
    """Say of which bodies nothing is recorded, and that this is no finding about them; "" if there are none."""
    unknown = [each.body for each in bodies if not each.way_count]
    if not unknown:
        return ""
    who = list_some(names.call_all(unknown), shown)
    return f"Of {who} {NO_WAY}. That is a gap in what is known, and no finding about them."


def describe_medium(medium: MediumUsed) -> str:
    """Say what is commonly said for and against a way of involving people, and when to use it."""
    count = "1 way" if medium.way_count == 1 else f"{say_number(medium.way_count)} ways"
    name = f"{start_sentence(medium.medium)} ({count})"
    if medium.advantages is None:
        return f"{name}: {NO_WORD}."
    return (
        f"{name}. For it: {medium.advantages}. Against it: {medium.drawbacks}. Use it when {medium.use_when}."
    )
