"""How each family of expectations is judged: met, not met, or not to be told from what the model says."""

from collections.abc import Callable, Mapping
from typing import Any

from stakeholder_graph.standards import rules
from stakeholder_graph.standards.families.channels import judge_channel
from stakeholder_graph.standards.families.crossing import judge_crossing
from stakeholder_graph.standards.families.equity import judge_no_worse
from stakeholder_graph.standards.families.hands import judge_hands
from stakeholder_graph.standards.families.routes import judge_route
from stakeholder_graph.standards.families.seats import judge_members, judge_seats
from stakeholder_graph.standards.families.sorts import judge_claims, judge_levels, judge_share, judge_states
from stakeholder_graph.standards.families.standing import judge_exists
from stakeholder_graph.standards.families.ties import judge_funding, judge_tie
from stakeholder_graph.standards.inquiry import Inquiry
from stakeholder_graph.standards.verdicts import Verdict, judge_any


def judge(inquiry: Inquiry, wanted: rules.Expectation) -> Verdict:
    """Judge one expectation."""
    if isinstance(wanted, rules.AnyOf):
        return judge_any(judge(inquiry, each) for each in wanted.expectations)
    return _JUDGES[type(wanted)](inquiry, wanted)


_JUDGES: Mapping[type, Callable[[Inquiry, Any], Verdict]] = {
    rules.Exists: judge_exists,
    rules.ChannelWanted: judge_channel,
    rules.TieWanted: judge_tie,
    rules.FundedBy: judge_funding,
    rules.RouteWanted: judge_route,
    rules.SeatsWanted: judge_seats,
    rules.MembersWanted: judge_members,
    rules.OtherHands: judge_hands,
    rules.NoWorse: judge_no_worse,
    rules.LevelsWanted: judge_levels,
    rules.ClaimsKept: judge_claims,
    rules.States: judge_states,
    rules.ShareWanted: judge_share,
    rules.Crosses: judge_crossing,
}
"""Who judges each kind of expectation."""
