"""Two models side by side as rows: what only one has or says, what they tell otherwise, who was matched by name."""

from collections.abc import Iterator

from stakeholder_graph.results.answers import Answer
from stakeholder_graph.views.agreement.sentences import name_record, place_beside_nothing
from stakeholder_graph.views.cells import Row
from stakeholder_graph.views.words import Names

AGREEMENT_COLUMNS = ("record", "section", "id", "name", "key", "first", "second", "denied")


def list_agreement(answer: Answer, names: Names) -> Iterator[Row]:
    """List the counts, then everything the two models do not share, then the matches by name."""
    agreement = answer.agreement
    if agreement is None:
        return
    counts = {
        "stakeholder": (agreement.both_stakeholder_count, agreement.stakeholder_share),
        "channel": (agreement.both_channel_count, agreement.channel_share),
        "tie": (agreement.both_tie_count, agreement.tie_share),
    }
    for section, (count, share) in counts.items():
        yield ("in-both", section, None, None, "count", count, count, None)
        yield ("in-both", section, None, None, "share", share, share, None)
    for told in agreement.told_otherwise:
        what = (told.section, told.id, name_record(told.section, told.id, names))
        yield ("told-otherwise", *what, told.key, told.first, told.second, None)
    for said in agreement.said_by_one:
        what = (said.section, said.id, name_record(said.section, said.id, names))
        yield ("said-by-one", *what, said.key, *place_beside_nothing(said, None), None)
    for only in agreement.only_in_one:
        what = (only.section, only.id, name_record(only.section, only.id, names))
        yield ("only-in-one", *what, None, only.side == 0, only.side == 1, only.denied)
    for first, second in agreement.matched_names:
        yield ("matched-by-name", "stakeholder", first, names.find_name(first), "id", first, second, None)
