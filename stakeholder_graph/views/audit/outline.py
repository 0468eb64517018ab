"""What does `audit` say, and in which order? What is not met, what is, what cannot be told, and who plays a part."""

from collections.abc import Callable, Iterator, Sequence

from stakeholder_graph.results.audits import Audit
from stakeholder_graph.views.audit import cast_sentences
from stakeholder_graph.views.audit import sentences as say
from stakeholder_graph.views.audit.evidence_words import Telling
from stakeholder_graph.views.audit.groups import HeldRule, group_checks, keep_result
from stakeholder_graph.views.audit.questions import find_beyond, list_to_find_out
from stakeholder_graph.views.blocks import Block, Bullets, Reading, Say, Section, Table
from stakeholder_graph.views.words import say_number

NOT_MET_SHOWN = 10
PROVING_AT_MOST = 1
UNPLAYED_SHOWN = 12
QUESTIONS_SHOWN = 12
LISTED_SHOWN = 6
REASONS_SHOWN = 3
SUBJECTS_SHOWN = 4
ALIKE_SHOWN = 3
PARTS_SHOWN = 8
EVERYTHING_IN = "--format markdown tells them all"


def outline_audit(reading: Reading) -> Iterator[Section]:
    """Tell what is not met before what is met, and what cannot be told with what to find out."""
    held = group_checks(reading.answer.checks or ())
    audit = reading.answer.audit
    yield from _tell_worse(reading)
    yield from _tell_not_met(reading, keep_result(held, "not-met"))
    yield from _tell_stale(audit)
    yield from _list(reading, "Waived", keep_result(held, "waived"), say.describe_waived)
    yield from _tell_met(reading, keep_result(held, "met"))
    yield from _tell_open(reading, keep_result(held, "cannot-tell"))
    yield from _list(
        reading,
        "Does not apply",
        keep_result(held, "not-applicable"),
        lambda each: say.describe_inapplicable(each, _start_telling(reading, each)),
    )
    if audit is not None:
        yield _tell_cast(reading, audit)


def _tell_worse(reading: Reading) -> Iterator[Section]:
    worse = [each for each in reading.answer.checks or () if each.worse]
    if worse:
        items = [say.describe_worse(each, reading.names) for each in worse]
        blocks = (Bullets(items=reading.cut(items, NOT_MET_SHOWN, EVERYTHING_IN)),)
        yield Section(title="Worse than in the baseline", blocks=blocks)


def _tell_not_met(reading: Reading, held: Sequence[HeldRule]) -> Iterator[Section]:
    """Tell each rule that is not met: what it means, why we say so, what to do, and who asks for it.

    On a screen the most severe are told so, and each of the others in a line with one reason.
    """
    if not held:
        return
    blocks: list[Block] = []
    for each in held[: reading.limit(NOT_MET_SHOWN)]:
        blocks += _tell_breach(reading, each)
    left_out = held[reading.limit(NOT_MET_SHOWN) :]
    if left_out:
        blocks.append(
            Say(text=f"And {say_number(len(left_out))} more that are not met, each with one reason:")
        )
        told = [say.describe_breach(each, _start_telling(reading, each)) for each in left_out]
        blocks.append(Bullets(items=tuple(told)))
    yield Section(title=f"Not met ({say_number(len(held))}), the most severe first", blocks=tuple(blocks))


def _tell_breach(reading: Reading, held: HeldRule) -> Iterator[Block]:
    """Tell one rule that is not met; a document tells the reasons for each of whom it was asked, and the sources."""
    names, check, telling = reading.names, held.check, _start_telling(reading, held)
    yield Say(text=say.describe_question(held, names), strong=True)
    items = (
        say.describe_meaning(held),
        say.describe_several(held, names, reading.limit(SUBJECTS_SHOWN)),
        *(
            (*say.describe_each_reason(held, telling), say.describe_sources(held), say.describe_beyond(check))
            if reading.full
            else say.describe_reasons(held, telling, REASONS_SHOWN)
        ),
        say.describe_remedy(check),
        f"Why it is asked: {check.why}" if reading.full else "",
        say.describe_origin(check),
    )
    yield Bullets(items=tuple(filter(None, items)), indent=1)


def _tell_met(reading: Reading, held: Sequence[HeldRule]) -> Iterator[Section]:
    """Tell each rule that is met in a line with its proof, those that rest on more than assumptions first."""
    if not held:
        return
    surest = sorted(held, key=lambda each: each.basis == "assumed")
    items = [
        say.describe_met(each, _start_telling(reading, each), reading.limit(PROVING_AT_MOST))
        for each in surest
    ]
    yield Section(title=f"Met ({say_number(len(held))})", blocks=(Bullets(items=tuple(items)),))


def _tell_open(reading: Reading, held: Sequence[HeldRule]) -> Iterator[Section]:
    """Tell what to find out before the open rules can be told; a document lists every one of them as well."""
    if not held:
        return
    beyond = find_beyond(held)
    blocks: list[Block] = []
    items = [str(each) for each in list_to_find_out(held, reading.answer, reading.names)]
    if items:
        blocks.append(Say(text="To find out, and to write into the model:"))
        blocks.append(Bullets(items=reading.cut(items, QUESTIONS_SHOWN, EVERYTHING_IN)))
    if beyond:
        blocks.append(Say(text="No model of a structure can answer; ask people:"))
        questions = [each.check.question for each in beyond]
        blocks.append(Bullets(items=reading.cut(questions, QUESTIONS_SHOWN, EVERYTHING_IN)))
    if reading.full:
        blocks.append(_tabulate_open(reading, held))
    yield Section(title=f"Cannot tell ({say_number(len(held))})", blocks=tuple(blocks))


def _tabulate_open(reading: Reading, held: Sequence[HeldRule]) -> Table:
    rows = tuple(
        (
            each.check.question,
            each.check.severity,
            say.describe_several(each, reading.names, 3) or "-",
            " ".join(_tell_open_reasons(reading, each)) or "-",
            f"{each.check.standard}: {each.check.rule}",
        )
        for each in held
    )
    return Table(
        columns=("Cannot tell", "Severity", "Asked of", "What is known and what is not", "Rule"), rows=rows
    )


def _tell_open_reasons(reading: Reading, held: HeldRule) -> tuple[str, ...]:
    return say.describe_reasons(held, _start_telling(reading, held), reading.limit(REASONS_SHOWN))


def _start_telling(reading: Reading, held: HeldRule) -> Telling:
    return say.make_telling(
        reading.answer.audit, held.check.standard, reading.names, reading.limit(ALIKE_SHOWN)
    )


def _tell_stale(audit: Audit | None) -> Iterator[Section]:
    stale = audit.stale_waivers if audit is not None else ()
    if stale:
        blocks = (Bullets(items=tuple(map(say.describe_stale, stale))),)
        yield Section(title="Waivers that waive nothing any more", blocks=blocks)


def _list(
    reading: Reading, title: str, held: Sequence[HeldRule], describe: Callable[[HeldRule], str]
) -> Iterator[Section]:
    if held:
        blocks = (Bullets(items=reading.cut([describe(each) for each in held], LISTED_SHOWN, EVERYTHING_IN)),)
        yield Section(title=f"{title} ({say_number(len(held))})", blocks=blocks)


def _tell_cast(reading: Reading, audit: Audit) -> Section:
    """Say who was taken to play the parts that the rules speak of: where they are many, those to check by hand."""
    every = cast_sentences.describe_cast(audit.cast, reading.names, reading.limit(ALIKE_SHOWN))
    guessed = tuple(filter(cast_sentences.is_guessed, audit.cast))
    short = reading.full or len(every) <= PARTS_SHOWN
    played = every if short else cast_sentences.describe_cast(guessed, reading.names, ALIKE_SHOWN)
    sure = len(every) - len(played)
    items = (
        *reading.cut(played, PARTS_SHOWN, EVERYTHING_IN),
        *((cast_sentences.describe_sure_parts(sure),) if sure else ()),
        *cast_sentences.describe_unplayed(audit.cast, reading.limit(UNPLAYED_SHOWN)),
    )
    blocks = (Bullets(items=items),) if items else ()
    return Section(title="Who was taken to play which part", blocks=blocks)
