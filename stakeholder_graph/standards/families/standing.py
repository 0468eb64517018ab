"""Is somebody there?"""

from stakeholder_graph.standards.inquiry import Inquiry
from stakeholder_graph.standards.rules import Exists
from stakeholder_graph.standards.verdicts import Result, Verdict


def judge_exists(inquiry: Inquiry, wanted: Exists) -> Verdict:
    """Judge whether so many play a part.

    That there are no more of them than the model names is known only where it is complete.
    """
    members = inquiry.cast.find(wanted.who).members
    if not members and wanted.at_least > 0:
        return inquiry.judge_lack(wanted.who)
    count, most = len(members), wanted.at_most
    result: Result = "met"
    if most is not None and count > most:
        result = "not-met"
    elif count < wanted.at_least:
        result = "not-met" if inquiry.is_complete else "cannot-tell"
    elif most is not None and not inquiry.is_complete and not inquiry.cast.find(wanted.who).is_known_absent:
        result = "cannot-tell"
    scribe = inquiry.scribe
    shown = [scribe.show_stakeholder(result, each, role=wanted.who) for each in members]
    if result == "cannot-tell":
        asked = f"{wanted.at_least} or more" if count < wanted.at_least else f"{most} or fewer"
        shown.insert(0, scribe.say_silent(role=wanted.who, aspect="others", found=str(count), wanted=asked))
    elif not members:
        shown = [scribe.show_absence(inquiry.cast.find(wanted.who).absence, role=wanted.who, supports=result)]
    return Verdict(result, tuple(shown))
