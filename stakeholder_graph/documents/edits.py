"""The edits of a scenario as written -> typed edits; whom they name is looked up when they are applied."""

from msgspec.structs import replace

from stakeholder_graph.documents import fields as language
from stakeholder_graph.documents.ids import compose
from stakeholder_graph.documents.nodes import Node, Scalar, Sequence
from stakeholder_graph.documents.records import RecordReader, Values
from stakeholder_graph.documents.texts import FaultError
from stakeholder_graph.documents.values import read_value
from stakeholder_graph.documents.written_selectors import read_selector_node
from stakeholder_graph.model.lines import (
    AddShared,
    AddStakeholder,
    Change,
    ChannelLine,
    Edit,
    Merge,
    Remove,
    TieLine,
)
from stakeholder_graph.model.place import Scenario
from stakeholder_graph.model.problem import Origin
from stakeholder_graph.model.quoting import quote
from stakeholder_graph.model.records import SharedDependency, Stakeholder, Terms, Tie
from stakeholder_graph.model.selectors import suggest

_FIELDS = {each.name: each for each in language.SCENARIO.fields}


def build_channel_line(values: Values, line: str, origin: Origin) -> ChannelLine:
    """Build a channel line of its values; what is not an end or a direction are its terms."""
    sender, receiver = values.pop("from"), values.pop("to")
    both_ways = bool(values.pop("both_ways", False))
    by_membership = sender.uses_membership or receiver.uses_membership
    terms = Terms(**values, by_membership=by_membership, line=line, origin=origin)
    return ChannelLine(sender=sender, receiver=receiver, both_ways=both_ways, terms=terms)


def build_tie_line(values: Values, line: str, origin: Origin) -> TieLine:
    """Build a tie line of its values."""
    sender, receiver = values.pop("from"), values.pop("to")
    tie = Tie(sender="", receiver="", **values, line=line, origin=origin)
    return TieLine(sender=sender, receiver=receiver, tie=tie)


def read_scenario(reader: RecordReader, node: Node, given: str, origin: Origin) -> Scenario | None:
    """Read one scenario with its edits.

    Returns
    -------
    Scenario or None
        None if it is no mapping or has no list of edits; its problems have been noted.
    """
    entries = reader.find_entries(node, f"scenario {quote(given)}")
    if entries is None:
        return None
    said = {key.text: value for key, value in entries}
    for key, _ in entries:
        if key.text not in _FIELDS:
            hint = suggest(key.text, _FIELDS) or f"known keys: {', '.join(_FIELDS)}"
            reader.report("unknown-key", f"a scenario has no key {quote(key.text)}", hint, node=key)
    values: Values = {}
    for name in ("says", "may_be_so", "note"):
        if name in said:
            try:
                values[name] = read_value(said[name], _FIELDS[name], reader.words)
            except FaultError as fault:
                reader.report_fault(fault, said[name])
    edits = said.get("edits")
    if not isinstance(edits, Sequence):
        hint = "write 'edits: [{remove: ID}]'"
        reader.report(
            "missing-key", f"scenario {quote(given)} needs a list of 'edits'", hint, node=edits or node
        )
        return None
    read, origins = read_edits(reader, edits, f"scenarios.{given}", (*origin.keys, "edits"))
    return Scenario(
        id=given,
        **values,
        edits=read,
        edit_origins=origins,
        origin=origin,
    )


def read_edits(
    reader: RecordReader, node: Sequence, line: str, keys: tuple[str | int, ...]
) -> tuple[tuple[Edit, ...], tuple[Origin, ...]]:
    """Read a list of edits, each with where it stands; ``line`` and ``keys`` lead to the list."""
    read: list[Edit] = []
    origins: list[Origin] = []
    for number, item in enumerate(node.items):
        at = Origin((*keys, number))
        made = _read_edit(reader, item, f"{line}.{number}", at)
        read += made
        origins += [at] * len(made)
    return tuple(read), tuple(origins)


def _read_edit(reader: RecordReader, node: Node, line: str, origin: Origin) -> list[Edit]:
    """Read one edit, which may stand for several; problems are noted and give none."""
    entries = reader.find_entries(node, "an edit")
    if entries is None:
        return []
    known = f"an edit is one of {', '.join(language.EDITS)}"
    if not entries:
        reader.report("unknown-edit", "this edit changes nothing", known, node=node)
        return []
    for key, _ in entries:
        if key.text not in language.EDITS:
            hint = suggest(key.text, language.EDITS) or known
            reader.report("unknown-edit", f"there is no edit {quote(key.text)}", hint, node=key)
            return []
    if len(entries) > 1:
        hint = "begin each with '- ', or with a brace of its own"
        reader.report("unknown-edit", "one edit makes one change", hint, node=entries[1][0])
        return []
    (key, entry) = entries[0]
    try:
        return _READERS[key.text](reader, entry, line, origin)
    except FaultError as fault:
        reader.report_fault(fault, entry)
        return []


def _read_remove(reader: RecordReader, entry: Node, line: str, origin: Origin) -> list[Edit]:
    items = entry.items if isinstance(entry, Sequence) else [entry]
    for item in items:
        if not isinstance(item, Scalar):
            raise FaultError(
                "expected-text", "'remove' takes an id, 'sender:receiver', or a list of them", node=item
            )
    return [Remove(target=compose(item.text)) for item in items if isinstance(item, Scalar)]


def _read_add_stakeholder(reader: RecordReader, entry: Node, line: str, origin: Origin) -> list[Edit]:
    values = reader.read_record(entry, language.ADD_STAKEHOLDER, what="a new stakeholder")
    if values is None:
        return []
    voices = values.pop("speaks_for", None)
    return [AddStakeholder(stakeholder=Stakeholder(**values, line=line, origin=origin), speaks_for=voices)]


def _read_add_shared(reader: RecordReader, entry: Node, line: str, origin: Origin) -> list[Edit]:
    values = reader.read_record(entry, language.ADD_SHARED, what="a new shared dependency")
    if values is None:
        return []
    return [AddShared(shared=SharedDependency(**values, line=line, origin=origin))]


def _read_add_channel(reader: RecordReader, entry: Node, line: str, origin: Origin) -> list[Edit]:
    values = reader.read_record(entry, language.CHANNEL)
    return [] if values is None else [build_channel_line(values, line, origin)]


def _read_add_tie(reader: RecordReader, entry: Node, line: str, origin: Origin) -> list[Edit]:
    values = reader.read_record(entry, language.TIE)
    return [] if values is None else [build_tie_line(values, line, origin)]


_CHANGED = {
    "stakeholder": language.STAKEHOLDER,
    "channel": language.RecordType(
        name="channel change", says="", fields=(*language.CHANNEL_TERMS, *language.COMMON)
    ),
    "shared": language.SHARED,
}


def _read_change(reader: RecordReader, entry: Node, line: str, origin: Origin) -> list[Edit]:
    entries = reader.find_entries(entry, "'change'")
    if entries is None:
        return []
    said = {key.text: value for key, value in entries}
    known = [each.name for each in language.CHANGE.fields]
    for key, _ in entries:
        if key.text not in known:
            hint = suggest(key.text, known) or f"known keys: {', '.join(known)}"
            raise FaultError("unknown-key", f"'change' has no key {quote(key.text)}", hint, node=key)
    targets = [name for name in _CHANGED if name in said]
    if len(targets) != 1 or "set" not in said:
        hint = "write {stakeholder: ID, set: {meets: every month}}"
        raise FaultError(
            "missing-key", "'change' needs one of stakeholder, channel, shared, and 'set'", hint, node=entry
        )
    target = targets[0]
    values = _read_new_values(reader, said["set"], _CHANGED[target])
    fields = {each.name: each for each in language.CHANGE.fields}
    source = None
    if "source" in said:
        source = reader.read_source(said["source"], fields["source"])
    confirms = "confirms" in said and bool(reader.read_field(said["confirms"], fields["confirms"]))
    if confirms and source is None:
        hint = "add 'source: NAME'"
        raise FaultError("missing-key", "'confirms' needs the source that does", hint, node=said["confirms"])
    one_way = "one_way" in said and bool(reader.read_field(said["one_way"], fields["one_way"]))
    if one_way and target != "channel":
        hint = "take 'one_way' away"
        raise FaultError("unknown-key", "only a channel is changed one way", hint, node=said["one_way"])
    change = Change(
        values=values, source=source, confirms=confirms, one_way=one_way, line=line, origin=origin
    )
    if target == "stakeholder":
        selector = read_selector_node(said[target], fields[target], reader.words)
        return [replace(change, stakeholder=selector)]
    named = str(reader.read_field(said[target], fields[target]))
    return [replace(change, channel=named) if target == "channel" else replace(change, shared=named)]


def _read_new_values(
    reader: RecordReader, node: Node, record: language.RecordType
) -> tuple[tuple[str, object], ...]:
    entries = reader.find_entries(node, "'set'")
    if not entries:
        raise FaultError("expected-mapping", "'set' takes keys and their new values", node=node)
    loose = language.RecordType(
        name=f"{record.name} change",
        says="",
        fields=tuple(
            replace(each, required=False)
            for each in record.fields
            if each.name not in {"source", "speaks_for"}
        ),
    )
    problem_count = len(reader.problems)
    values = reader.read_entries(entries, node, loose, what=f"a {record.name}")
    if values == {} and len(reader.problems) == problem_count:
        raise FaultError("missing-key", "'set' sets nothing", "write a key and its new value", node=node)
    return tuple(values.items()) if values is not None else ()


def _read_merge(reader: RecordReader, entry: Node, line: str, origin: Origin) -> list[Edit]:
    said = {key.text: value for key, value in reader.find_entries(entry, "'merge'") or ()}
    if said.keys() != {"stakeholders", "into"}:
        hint = "write {stakeholders: [a, b], into: {id: c, name: C, kind: board}}"
        raise FaultError(
            "missing-key", "'merge' needs 'stakeholders' and 'into', and nothing else", hint, node=entry
        )
    members = reader.read_field(said["stakeholders"], language.MERGE.fields[0])
    values = reader.read_record(said["into"], language.MERGED, what="'into'")
    if values is None:
        return []
    if not isinstance(members, tuple) or len(members) < 2:
        raise FaultError("out-of-range", "'merge' takes two or more stakeholders", node=said["stakeholders"])
    return [Merge(stakeholders=members, into=Stakeholder(**values, line=line, origin=origin))]


_READERS = {
    "remove": _read_remove,
    "add_stakeholder": _read_add_stakeholder,
    "add_shared": _read_add_shared,
    "add_channel": _read_add_channel,
    "add_tie": _read_add_tie,
    "change": _read_change,
    "merge": _read_merge,
}
