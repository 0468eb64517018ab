"""What was accepted of a place at one time, so that later it may only get better."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

import msgspec
from msgspec.structs import replace

from stakeholder_graph.documents.nodes import Mapping as MappingNode
from stakeholder_graph.documents.nodes import Node, Scalar
from stakeholder_graph.documents.records import RecordReader
from stakeholder_graph.model.problem import Problem
from stakeholder_graph.model.quoting import quote
from stakeholder_graph.results.audits import Check, Outcome
from stakeholder_graph.standards.written import Written, build_words, check_format, read_file

FORMAT = "stakeholder-graph/baseline/1"
RANK: Mapping[str, int] = {"not-met": 0, "waived": 0, "cannot-tell": 1, "not-applicable": 1, "met": 2}
"""How good an outcome is: what is waived is not met, and what does not apply is as good as what nobody can tell."""

OUTCOMES: tuple[Outcome, ...] = ("met", "not-met", "cannot-tell", "not-applicable")
THE_PLACE = "the place"
"""How a rule that is asked once, of the place, is written among those that are asked of somebody."""

Baseline: TypeAlias = Mapping[tuple[str, str, str | None], Outcome]
"""The outcome of each check, by its standard, its rule and whom it was asked of."""


def build_baseline(checks: Sequence[Check], before: Baseline | None = None) -> bytes:
    """Write what holds now as JSON that people can read and compare: sorted, one line for each check.

    What was accepted ``before`` of standards that were not asked now is kept.
    """
    asked = {each.standard for each in checks}
    known = {key: result for key, result in (before or {}).items() if key[0] not in asked}
    for check in checks:
        result: Outcome = "not-met" if check.result == "waived" else check.result
        known[check.standard, check.rule, check.subject] = result
    found: dict[str, dict[str, dict[str, Outcome]]] = {}
    for standard, rule, subject in sorted(known, key=lambda key: (key[0], key[1], key[2] or "")):
        rules = found.setdefault(standard, {})
        rules.setdefault(rule, {})[subject or THE_PLACE] = known[standard, rule, subject]
    form = {"format": FORMAT, "standards": found}
    return msgspec.json.format(msgspec.json.encode(form), indent=2) + b"\n"


def read_baseline(path: Path, file: str) -> Written[Baseline]:
    """Read what was accepted, with everything that is wrong in the file; JSON is read as the YAML it also is."""

    def build(tree: Node, data: bytes) -> tuple[Baseline | None, Sequence[Problem]]:
        reader = RecordReader(file, build_words(None))
        return _build(reader, tree), reader.problems

    return read_file(path, file, build)


def _build(reader: RecordReader, tree: Node) -> Baseline | None:
    top = check_format(reader, tree, FORMAT, "baselines")
    if top is None:
        return None
    written = {key.text: value for key, value in top.entries}
    if "format" not in written or "standards" not in written:
        reader.report(
            "missing-key",
            "a baseline needs 'format' and 'standards'",
            "write a new one: stakeholder-graph audit MODEL --write-baseline FILE",
            node=tree,
        )
        return None
    found: dict[tuple[str, str, str | None], Outcome] = {}
    for standard, rules in _list_entries(reader, written["standards"], "'standards'"):
        for rule, subjects in _list_entries(reader, rules, "a standard"):
            for subject, result in _list_entries(reader, subjects, "a rule"):
                outcome = next(
                    (each for each in OUTCOMES if isinstance(result, Scalar) and result.text == each), None
                )
                if outcome is None:
                    known = f"write one of {', '.join(OUTCOMES)}"
                    reader.report("unknown-word", "this is no result of a check", known, node=result)
                    continue
                key = standard.text, rule.text, None if subject.text == THE_PLACE else subject.text
                found[key] = outcome
    return found


def _list_entries(reader: RecordReader, node: Node, what: str) -> list[tuple[Scalar, Node]]:
    if isinstance(node, MappingNode):
        return node.entries
    shown = f", not {quote(node.text)}" if isinstance(node, Scalar) else ""
    reader.report("expected-mapping", f"{what} takes a mapping{shown}", "write {name: value}", node=node)
    return []


def compare_with_baseline(checks: Sequence[Check], baseline: Baseline) -> tuple[Check, ...]:
    """Say of each check what the baseline had, and whether it is worse now.

    What is new is worse if it is not met. Where a rule is asked of nobody any more, the worst it had counts. What is
    waived is accepted, and not worse.
    """
    return tuple(_compare(each, _find_before(each, baseline)) for each in checks)


def find_worse(checks: Sequence[Check], baseline: Baseline) -> list[Check]:
    """Find the checks that would make the baseline worse; one that is waived would."""
    return [each for each in checks if _is_worse(each, _find_before(each, baseline))]


def _compare(check: Check, before: Outcome | None) -> Check:
    worse = _is_worse(check, before) and check.result != "waived"
    return replace(check, baseline=before, worse=worse)


def _is_worse(check: Check, before: Outcome | None) -> bool:
    return RANK[check.result] < RANK[before if before is not None else "cannot-tell"]


def _find_before(check: Check, baseline: Baseline) -> Outcome | None:
    key = check.standard, check.rule, check.subject
    if key in baseline or check.subject is not None:
        return baseline.get(key)
    asked = [result for (standard, rule, _), result in baseline.items() if (standard, rule) == key[:2]]
    return min(asked, key=RANK.__getitem__, default=None)
