"""Check sheets, what came back, and two models side by side, made by hand about the Vale."""

from stakeholder_graph.results.agreements import (
    Agreement,
    CheckSheet,
    OnlyInOne,
    SaidByOne,
    SheetEdit,
    SheetQuestion,
    ToldOtherwise,
)
from tests.views.answers import make_answer

SHEET = CheckSheet(
    bodies=("L85001", "west"),
    questions=(
        SheetQuestion(
            body="L85001",
            channel="L85001-ppg->L85001",
            partner="L85001-ppg",
            by="word of mouth",
            hears=True,
            tells=False,
        ),
        SheetQuestion(
            body="L85001",
            channel="west->L85001",
            partner="west",
            by="meeting",
            hears=True,
            tells=True,
            every="month",
            level="inform",
            source="paper",
            source_title="The paper of May 2012",
            certainty=1.0,
            assumed=False,
        ),
        SheetQuestion(
            body="west",
            channel="west->governing-body",
            partner="governing-body",
            by="report",
            hears=False,
            tells=True,
            every="2 weeks",
        ),
    ),
)
EDITS = (
    SheetEdit(
        body="L85001",
        channel="west->L85001",
        said="instead",
        key="certainty",
        was="0.5",
        becomes="0.95",
        note="since May",
        both_ways=True,
    ),
    SheetEdit(
        body="L85001",
        channel="west->L85001",
        said="instead",
        key="every",
        was=None,
        becomes="quarter",
        note="since May",
        both_ways=True,
    ),
    SheetEdit(
        body="west",
        channel="west->L85001",
        said="true",
        key="certainty",
        was="0.5",
        becomes="0.95",
        both_ways=True,
    ),
    SheetEdit(
        body="west",
        channel="west->governing-body",
        said="not so",
        key="channel",
        was="west->governing-body",
        becomes=None,
    ),
    SheetEdit(
        body="L85001",
        channel="L85001-ppg->L85001",
        said="don't know",
        key="certainty",
        was="0.8",
        becomes="0.8",
    ),
    SheetEdit(
        body="L85001",
        channel="",
        said="left out",
        key="left out",
        was=None,
        becomes=None,
        note="The town council",
    ),
)
AGREEMENT = Agreement(
    models=("plans/lead.yaml", "plans/practice.yaml"),
    both_stakeholder_count=9,
    stakeholder_share=0.9,
    both_channel_count=6,
    channel_share=0.75,
    both_tie_count=0,
    tie_share=0.0,
    matched_names=(("west", "western"),),
    only_in_one=(
        OnlyInOne(section="channel", id="governing-body->east#2", side=0, denied=True),
        OnlyInOne(section="tie", id="governing-body->west: accountable_to", side=0),
        OnlyInOne(section="stakeholder", id="east", side=1),
        OnlyInOne(section="channel", id="east->L85003", side=1, denied=True),
    ),
    told_otherwise=(
        ToldOtherwise(section="stakeholder", id="L85001", key="people", first="8200", second="8500"),
        ToldOtherwise(section="channel", id="west->L85001", key="certainty", first="0.5", second="0.9"),
        ToldOtherwise(section="channel", id="west->L85001", key="every", first="month", second="quarter"),
    ),
    said_by_one=(
        SaidByOne(section="stakeholder", id="L85001", key="meets", side=0, value="month"),
        SaidByOne(section="channel", id="west->governing-body", key="every", side=1, value="2 weeks"),
    ),
)


def make_sheet(**changes):
    """Make an answer of check-sheet that holds questions."""
    return make_answer("check-sheet", **({"messages": None, "sheet": SHEET} | changes))


def make_returned(*, applied: bool = False, **changes):
    """Make an answer of check-sheet that holds what came back."""
    said = {"messages": None, "sheet_edits": EDITS, "options": {"returned": ("back.csv",), "apply": applied}}
    return make_answer("check-sheet", **(said | changes))


def make_agreement(**changes):
    """Make an answer of agree."""
    said = {"messages": None, "agreement": AGREEMENT, "options": {"second": "plans/practice.yaml"}}
    return make_answer("agree", **(said | changes))
