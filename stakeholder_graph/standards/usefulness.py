"""Which rules and parts of a standard can never come to bear? A problem for each, where it stands."""

from stakeholder_graph.documents.nodes import Mapping, Node
from stakeholder_graph.model.quoting import quote
from stakeholder_graph.standards.rule_reader import RuleReader
from stakeholder_graph.standards.rules import Part, Rule, Standard


def check_usefulness(standard: Standard, top: Mapping, reader: RuleReader) -> None:
    """Warn of dates on which nothing holds and of parts nobody speaks of; refuse parts found through themselves."""
    if standard.since is not None and standard.until is not None and standard.until < standard.since:
        reader.report(
            "never-applies",
            f"this standard ends on {standard.until}, before it begins on {standard.since}",
            "swap 'since' and 'until'",
            node=_find(top, "until"),
            severity="warning",
        )
    for rule in standard.rules.values():
        _check_dates(standard, rule, top, reader)
    whole = not reader.error_count  # what could not be read may speak of any part
    for part in standard.cast.values():
        if whole and part.id not in reader.used:
            reader.report(
                "unused-part",
                f"no rule speaks of the part {quote(part.id)}",
                "take it away, or write a rule that needs it",
                node=_find_key(top, "cast", part.id),
                severity="warning",
            )
        _check_circles(standard, part, top, reader)


def _check_dates(standard: Standard, rule: Rule, top: Mapping, reader: RuleReader) -> None:
    starts = [day for day in (standard.since, rule.since) if day is not None]
    ends = [day for day in (standard.until, rule.until) if day is not None]
    own = rule.since is not None or rule.until is not None
    if own and starts and ends and min(ends) < max(starts):
        reader.report(
            "never-applies",
            f"the rule {quote(rule.id)} never holds: it ends on {min(ends)}, before it begins on {max(starts)}",
            "mend its dates, or those of the standard",
            node=_find_key(top, "rules", rule.id),
            severity="warning",
        )


def _check_circles(standard: Standard, part: Part, top: Mapping, reader: RuleReader) -> None:
    """Refuse a part whose players are found below those of a part that is found below its own."""
    met: set[str] = set()
    waiting = [part.id]
    while waiting:
        here = standard.cast.get(waiting.pop())
        wholes = (
            {each.part_of for each in here.who if each.part_of is not None} if here is not None else set()
        )
        if part.id in wholes:
            reader.report(
                "part-of-itself",
                f"the part {quote(part.id)} is found by way of itself",
                "take one 'part_of' away",
                node=_find_key(top, "cast", part.id),
            )
            return
        waiting += sorted(wholes - met)
        met |= wholes


def _find(node: Node, *keys: str) -> Node:
    """Find what stands behind some keys, one within the other; the last that is there."""
    for key in keys:
        if isinstance(node, Mapping):
            node = next((value for name, value in node.entries if name.text == key), node)
    return node


def _find_key(top: Mapping, section: str, key: str) -> Node:
    """Find a key of a section itself, not what stands behind it."""
    within = _find(top, section)
    if isinstance(within, Mapping):
        return next((name for name, _ in within.entries if name.text == key), within)
    return within
