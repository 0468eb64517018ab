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
        return urlencode({"at": at, "weak": headline.message, "ask": "weak"})
    if headline.member is not None:
        return urlencode({"message": headline.message, "member": headline.member})
    return ""


def find_whole_proof(headline: Headline) -> str:
    """Return the address of the table of everybody a headline counts, empty where it counts nobody."""
    if headline.message is None or headline.point is not None:
        return find_proof(headline)
    return urlencode({"view": "table", "table": "messages", "of": headline.message})


def describe_proof(address: str) -> str:
    """Say what an address of the page shows, as an invitation to follow it; "" for no address."""
    if not address:
        return ""
    if "at=" in address:
        return "See who is cut off"
    return "See each of them" if "view=table" in address else "Follow one of them step by step"
