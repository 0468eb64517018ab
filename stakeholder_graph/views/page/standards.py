"""What does the page's table say of standards? Of each rule how it came out, why, what to do, and who asks for it."""

from collections.abc import Iterable, Iterator, Mapping

from stakeholder_graph.results.answers import Answer
from stakeholder_graph.results.audits import Outcome
from stakeholder_graph.results.json_form import Json
from stakeholder_graph.views.audit import sentences as say
from stakeholder_graph.views.audit.groups import HeldRule, group_checks, keep_result
from stakeholder_graph.views.blocks import EVERYTHING
from stakeholder_graph.views.words import Names, end_sentence, start_sentence

NAMED_AT_MOST = 3
RESULTS: Mapping[Outcome, str] = {
    "not-met": "not met",
    "waived": "waived",
    "cannot-tell": "cannot tell",
    "met": "met",
    "not-applicable": "does not apply",
}


def list_rules(answer: Answer, names: Names) -> list[Json]:
    """List every rule of an audit: what is not met first, the most severe first; empty where none was asked.

    A row holds the question, how it came out, how severe that is, whether it rests on assumptions, why in sentences,
    what to do, who asks for it, where that can be read, and the standard.
    """
    held = group_checks(answer.checks or ())
    titles = (
        {each.standard: each.title for each in answer.audit.standards} if answer.audit is not None else {}
    )
    return [
        [
            each.check.question,
            RESULTS[each.result],
            each.check.severity,
            each.basis,
            list(dict.fromkeys(_tell(each, answer, names))),
            each.check.remedy if each.result in ("not-met", "waived", "cannot-tell") else "",
            start_sentence(end_sentence(each.check.reference)),
            each.check.address,
            titles.get(each.check.standard, each.check.standard),
        ]
        for result in RESULTS
        for each in keep_result(held, result)
    ]


def _tell(held: HeldRule, answer: Answer, names: Names) -> Iterator[str]:
    """Say why a rule came out so, in the words of an audit."""
    telling = say.make_telling(answer.audit, held.check.standard, names, NAMED_AT_MOST)
    if held.result == "met":
        yield from _leave_out_question(held, [say.describe_met(held, telling, NAMED_AT_MOST)])
    elif held.result == "not-applicable":
        yield from _leave_out_question(held, [say.describe_inapplicable(held, telling)])
    elif held.result == "waived":
        yield from _leave_out_question(held, [say.describe_waived(held)])
    else:
        meaning = say.describe_meaning(held) if held.result == "not-met" else ""
        yield from filter(None, (meaning, say.describe_several(held, names, NAMED_AT_MOST)))
        yield from say.describe_reasons(held, telling, EVERYTHING)
    yield from filter(None, (say.describe_beyond(held.check),))


def _leave_out_question(held: HeldRule, told: Iterable[str]) -> Iterator[str]:
    for each in told:
        yield start_sentence(each.removeprefix(held.check.question).strip())
