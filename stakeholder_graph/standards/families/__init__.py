"""How each family of expectations is judged: met, not met, or not to be told from what the model says."""

from collections.abc import Callable, Mapping
from typing import Any

from stakeholder_graph.standards import rules
from stakeholder_graph.standards.families.channels import judge_channel
from stakeholder_graph.standards.families.standing import judge_exists
from stakeholder_graph.standards.families.ties import judge_funding, judge_tie
from stakeholder_graph.standards.inquiry import Inquiry
from stakeholder_graph.standards.verdicts import Verdict, judge_any


def judge(inquiry: Inquiry, wanted: rules.Expectation) -> Verdict:
    """Judge one expectation."""
    if isinstance(wanted, rules.AnyOf):
        return judge_any(judge(inquiry, each) for each in wanted.expectations)
    if type(wanted) not in _JUDGES:
        return Verdict("cannot-tell")
    return _JUDGES[type(wanted)](inquiry, wanted)


_JUDGES: Mapping[type, Callable[[Inquiry, Any], Verdict]] = {
    rules.Exists: judge_exists,
    rules.ChannelWanted: judge_channel,
    rules.TieWanted: judge_tie,
    rules.FundedBy: judge_funding,
}
"""Who judges each kind of expectation."""
