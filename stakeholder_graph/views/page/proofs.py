"""Where on the interactive page can a headline be checked? The address, within the page, of its proof."""

from urllib.parse import urlencode

from stakeholder_graph.views.analysis.headlines import Headline


def find_proof(headline: Headline) -> str:
    """Return the address of the view that proves a headline, empty where the page has none.

    That is the weak point it tells of, else the route of the first member it concerns.
    """
    if headline.message is None:
        return ""
    if headline.point is not None:
        at = f"{headline.point.type}:{headline.point.id}"
        return urlencode({"at": at, "weak": headline.message})
    if headline.member is not None:
        return urlencode({"message": headline.message, "member": headline.member})
    return ""
