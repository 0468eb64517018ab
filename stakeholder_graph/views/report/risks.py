"""What would a risk register say of each weak point? Cause, event, effect, people, and what was tried against it."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from stakeholder_graph.results.messages import MessageAnswer
from stakeholder_graph.results.reports import ChangeEffect
from stakeholder_graph.results.weak_points import WeakPoint
from stakeholder_graph.units import Basis
from stakeholder_graph.views.messages import sentences
from stakeholder_graph.views.messages.doubt_sentences import EXPLAINED, describe_heard, describe_stability
from stakeholder_graph.views.report.blocks_of_paper import Numbering, plain, prove, tabulate
from stakeholder_graph.views.report.change_sentences import name_change
from stakeholder_graph.views.report.material import Material
from stakeholder_graph.views.report.paper import Block, Grid, Paragraph, Part, Words
from stakeholder_graph.views.words import find_ends, say_date, say_number, start_sentence

LINES_SHOWN = 6
ALIKE_FROM = 3
"""So many weak points of one sort, and more, are one line."""
NO_LIKELIHOOD = (
    "No line says how likely its cause is: nothing in the model could tell. Who owns a risk, and how it is scored, "
    "is for the place to decide."
)
NONE_FOUND = "No weak point was found: no single absence cuts anybody off in the model."
ALIKE_TOLD = "Weak points that are alike share a line."
LEFT_OUT = (
    "Channels that begin or end at a stakeholder of the same table, and cut off no others, are left out: they are "
    "the same weak place."
)
NOT_TRIED = "Nothing that was aimed at it was tried."
NOT_MENDED = "What was tried beside it is not known to mend it."
BASES: dict[Basis, str] = {"stated": "stated", "partly": "partly assumed", "assumed": "assumed"}


class RiskLine(Struct, frozen=True, kw_only=True):
    """One line of the register: the weak points of one message that are alike, or one."""

    message: MessageAnswer
    points: tuple[WeakPoint, ...]

    @property
    def people(self) -> int:
        """The most people that one of them cuts off, as far as known."""
        return max(each.people or 0 for each in self.points)

    @property
    def cut_count(self) -> int:
        """The most members that one of them cuts off."""
        return max(len(each.cuts_off) for each in self.points)


def list_risks(material: Material) -> tuple[RiskLine, ...]:
    """Gather the weak points into lines, most people first; what cuts off a whole lot alone is told alone."""
    groups: dict[tuple[str, str, str], list[WeakPoint]] = {}
    for message, point in material.proofs.points:
        groups.setdefault((message.message, point.type, _name_sort(material, point)), []).append(point)
    lines: list[RiskLine] = []
    for (message_id, _, _), points in groups.items():
        message = material.by_id[message_id]
        if len(points) < ALIKE_FROM:
            lines += [RiskLine(message=message, points=(each,)) for each in points]
        else:
            lines.append(RiskLine(message=message, points=tuple(points)))
    return tuple(sorted(lines, key=lambda each: (-each.people, -each.cut_count)))


def _name_sort(material: Material, point: WeakPoint) -> str:
    """Name what is alike: weak points of one kind, or channels between the same two kinds."""
    if point.type == "channel":
        return " to ".join(material.names.say_kind([end], 2) for end in find_ends(point.id))
    return material.names.say_kind([point.id], 2) if point.type == "stakeholder" else point.id


def build_risks(material: Material, number: str) -> Part:
    """Build the part with the lines that a register would take first."""
    numbering = Numbering(number)
    lines = list_risks(material)
    proofs = material.proofs
    where, anchor = proofs.call("weak"), proofs.find_annex("weak")
    if not lines:
        blocks: tuple[Block, ...] = (numbering.number(prove(NONE_FOUND, anchor, where)),)
        return Part(title="Risks", number=number, anchor="risks", blocks=blocks)
    told = lines[:LINES_SHOWN]
    lead = "These lines can go into a risk register."
    if len(lines) > len(told):
        lead += f" They are the first {len(told)} of {len(lines)}, most people first. {ALIKE_TOLD}"
    return Part(
        title="Risks",
        number=number,
        anchor="risks",
        blocks=(
            numbering.number(prove(lead, anchor, where)),
            tabulate(
                "Lines for a risk register",
                ("Cause", "Event", "Effect", "People", "Tried against it"),
                [_tell_line(material, each) for each in told],
            ),
            numbering.number(plain(NO_LIKELIHOOD)),
        ),
    )


def _tell_line(material: Material, line: RiskLine) -> tuple[Words, ...]:
    point = line.points[0]
    anchor = material.proofs.find_point(line.message.message, point.type, point.id)
    basis = BASES[point.basis]
    effect = f"{_say_effect(material, line)}{'' if basis == 'stated' else f' ({basis})'}."
    return (
        plain(_say_cause(material, line)),
        plain(_say_event(line)),
        prove(effect, anchor, material.proofs.call("weak")),
        plain(_say_people(line)),
        _say_tried(material, line),
    )


def _say_cause(material: Material, line: RiskLine) -> str:
    """Say what is lost: one body, source or channel, or any one of several alike."""
    point, names = line.points[0], material.names
    loss = {"stakeholder": "Loss or silence of", "shared": "End of", "channel": "Failure of"}[point.type]
    if len(line.points) == 1:
        return f"{loss} {names.call_point(point)}."
    count = say_number(len(line.points))
    if point.type != "channel":
        return f"{loss} any one of {count} {names.say_kind([each.id for each in line.points], 2)}."
    ends = [find_ends(each.id) for each in line.points]
    senders, receivers = {each for each, _ in ends}, {each for _, each in ends}
    between = f"{names.say_kind(senders, 2)} to {names.say_kind(receivers, 2)}"
    return f"{loss} any one of {count} channels from {between}."


def _say_event(line: RiskLine) -> str:
    what = (line.message.kind or "message").replace("-", " ")
    return f"No way is left for the {what}."


def _say_effect(material: Material, line: RiskLine) -> str:
    message, names = line.message, material.names
    if len(line.points) == 1:
        cuts_off = line.points[0].cuts_off
        verb = sentences.say_verb(message, one=names.are_single(cuts_off), no=True)
        return f"{start_sentence(names.tell(cuts_off))}{verb}"
    counts = sorted({len(each.cuts_off) for each in line.points})
    every = sorted({member for each in line.points for member in each.cuts_off})
    span = (
        say_number(counts[0]) if len(counts) == 1 else f"{say_number(counts[0])} to {say_number(counts[-1])}"
    )
    one = counts[-1] == 1
    of = f"{say_number(len(every))} {names.say_kind(every, len(every))}"
    return f"{span} of {of}{sentences.say_verb(message, one=one, no=True)}, depending on which it is"


def _say_people(line: RiskLine) -> str:
    known = [each.people for each in line.points if each.people is not None]
    if not known:
        return "not known"
    if len(line.points) == 1:
        return say_number(known[0])
    return f"up to {say_number(max(known))}"


def _say_tried(material: Material, line: RiskLine) -> Words:
    """Say which change mends it, wholly or in part, of those that were tried."""
    ids: set[tuple[str, str]] = {(each.type, each.id) for each in line.points}
    for number, change in enumerate(material.report.changes):
        effect = next((each for each in change.effects if _is_about(each, line, ids)), None)
        if effect is not None:
            wholly = "mends it" if effect.after_count == 0 and len(ids) == 1 else "mends part of it"
            until = f", until {say_date(effect.until)}" if effect.until is not None else ""
            told = f"{name_change(change)} {wholly}{until}, on paper."
            return prove(told, material.proofs.find_change(number), material.proofs.call("changes"))
    tried = (*material.report.changes, *material.report.idle_changes)
    is_aimed_at = any(each.id in change.beside for change in tried for each in line.points)
    return plain(NOT_MENDED if is_aimed_at else NOT_TRIED)


def _is_about(effect: ChangeEffect, line: RiskLine, ids: set[tuple[str, str]]) -> bool:
    if effect.kind != "cut-off" or not effect.better or effect.message != line.message.message:
        return False
    return (effect.type or "", effect.id or "") in ids


# ---------------------------------------------------------------- the annex


def build_weak_annex(material: Material, number: str) -> Iterator[Part]:
    """Build the annex with every weak point of every message."""
    proofs = material.proofs
    opening = [Paragraph(words=plain(LEFT_OUT) if proofs.points else plain(NONE_FOUND))]
    holds = any(point.stability is not None for _, point in proofs.points)
    if holds:
        opening.append(Paragraph(words=plain(EXPLAINED), look="small"))
    yield Part(
        title="Every weak point",
        number=number,
        anchor=proofs.find_annex("weak"),
        new_page=True,
        blocks=tuple(opening),
    )
    for message in material.messages:
        points = [point for each, point in proofs.points if each.message == message.message]
        if points:
            title = sentences.describe_message(message)
            heard = describe_heard(message.heard_stability, message.counted, message.reached_count)
            lead = (Paragraph(words=plain(heard)),) if heard else ()
            yield Part(title=title, level=2, blocks=(*lead, _tabulate_points(material, message, points)))


def _tabulate_points(material: Material, message: MessageAnswer, points: Sequence[WeakPoint]) -> Grid:
    names, proofs = material.names, material.proofs
    holds = any(each.stability is not None for each in points)
    rows = [
        (
            start_sentence(names.call_point(each)),
            _name_cut(material, each),
            "not known" if each.people is None else say_number(each.people),
            BASES[each.basis],
            *(
                [describe_stability(each.stability, message.counted).strip() or "not looked at"]
                if holds
                else []
            ),
        )
        for each in points
    ]
    return tabulate(
        f"The only ways through: {message.message}",
        (
            "What is the only way through",
            "Whom its absence cuts off",
            "People",
            "Stated or assumed",
            *(["In plausible versions"] if holds else []),
        ),
        rows,
        anchors=[proofs.find_point(message.message, each.type, each.id) for each in points],
    )


def _name_cut(material: Material, point: WeakPoint) -> str:
    called = material.names.call_all(point.cuts_off)
    if len(called) <= 3:
        return "; ".join(called)
    shown = "; ".join(called[:2])
    return f"{material.names.count(point.cuts_off)}: {shown} and {say_number(len(called) - 2)} more"
