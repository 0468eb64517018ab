"""What the author of a model is told of its public copy, in full, on standard error."""

from typing import TYPE_CHECKING

from stakeholder_graph.cli.output import tell
from stakeholder_graph.views.withheld_sentences import describe_left_out, describe_unsearched

if TYPE_CHECKING:
    from stakeholder_graph.assess.publishing import PublicCopy


def tell_author(copy: "PublicCopy") -> None:
    """Tell what a public copy leaves out, one line each, and which names were too ordinary to be looked for."""
    for each in copy.left_out:
        tell(describe_left_out(each.what, each.treatment, each.called, each.became), err=True)
    for sentence in describe_unsearched(copy.unsearched):
        tell(sentence, err=True)
