"""What `audit` found, as the rows of one flat table: a row for each piece of evidence of each check."""

from collections.abc import Iterator

from stakeholder_graph.results.answers import Answer
from stakeholder_graph.results.audits import Audit, Check, Evidence
from stakeholder_graph.views.cells import JOIN, Cell, Row
from stakeholder_graph.views.words import Names

AUDIT_COLUMNS = (
    *(
        "record",
        "standard",
        "rule",
        "id",
        "name",
        "result",
        "severity",
        "basis",
        "question",
        "says",
        "remedy",
    ),
    *(
        "reference",
        "reference_address",
        "evidence_number",
        "supports",
        "kind",
        "ids",
        "names",
        "role",
        "aspect",
    ),
    *("found", "wanted", "source", "address", "certainty", "evidence_basis"),
    *("waiver_reason", "waiver_owner", "waiver_until", "baseline", "worse"),
)


def list_checks(answer: Answer, names: Names) -> Iterator[Row]:
    """List every check with its evidence, then the parts and who plays them, and the stale waivers."""
    for check in answer.checks or ():
        told = _tell_check(check, names)
        if not check.evidence:
            yield _make("check", **told)
        for number, each in enumerate(check.evidence, start=1):
            yield _make("check", **told, evidence_number=number, **_tell_evidence(each, names))
    if answer.audit is not None:
        yield from _list_frame(answer.audit, names)


def _make(record: str, **cells: Cell) -> Row:
    """Make a row from the cells it has, by the names of their columns."""
    known = {"record": record, **cells}
    return tuple(known.get(column) for column in AUDIT_COLUMNS)


def _tell_check(check: Check, names: Names) -> dict[str, Cell]:
    waiver = check.waiver
    return {
        "standard": check.standard,
        "rule": check.rule,
        "id": check.subject,
        "name": names.find_name(check.subject) if check.subject is not None else None,
        "result": check.result,
        "severity": check.severity,
        "basis": check.basis,
        "question": check.question,
        "says": check.says,
        "remedy": check.remedy,
        "reference": check.reference,
        "reference_address": check.address,
        "waiver_reason": waiver.reason if waiver is not None else None,
        "waiver_owner": waiver.owner if waiver is not None else None,
        "waiver_until": waiver.until if waiver is not None else None,
        "baseline": check.baseline,
        "worse": check.worse,
    }


def _tell_evidence(evidence: Evidence, names: Names) -> dict[str, Cell]:
    return {
        "supports": evidence.supports,
        "kind": evidence.kind,
        "ids": JOIN.join(evidence.ids) or None,
        "names": JOIN.join(map(names.find_name, evidence.ids)) or None,
        "role": evidence.role,
        "aspect": evidence.aspect,
        "found": evidence.found,
        "wanted": evidence.wanted,
        "source": evidence.source,
        "address": evidence.address,
        "certainty": evidence.certainty,
        "evidence_basis": evidence.basis,
    }


def _list_frame(audit: Audit, names: Names) -> Iterator[Row]:
    for part in audit.cast:
        said: dict[str, Cell] = {"standard": part.standard, "role": part.part, "question": part.name}
        absent = "known-absent" if part.known_absent else "nobody-recorded"
        for member in part.members:
            yield _make("part", **said, id=member, name=names.find_name(member), found=part.by)
        if not part.members:
            yield _make("part", **said, result=absent, wanted=part.by)
    for stale in audit.stale_waivers:
        waiver: dict[str, Cell] = {"waiver_owner": stale.owner, "waiver_until": stale.until}
        yield _make("stale-waiver", rule=stale.rule, result=stale.because, **waiver)
