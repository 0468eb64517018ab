"""From returned check sheets to corrections of the model: shown first, and written only if that is wanted."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from stakeholder_graph.analysis.agreement.replies import Weighed, name_source, weigh_replies
from stakeholder_graph.analysis.agreement.sheet_edits import build_corrections, show_edits
from stakeholder_graph.analysis.agreement.sheets import build_sheet, find_first_ways
from stakeholder_graph.analysis.place.basis import measure_assumed_share
from stakeholder_graph.assess.setting import AS_IT_STANDS, Setting, correct, name_everything, try_scenarios
from stakeholder_graph.documents.additions import add_entries
from stakeholder_graph.documents.document import Document
from stakeholder_graph.documents.saving import save
from stakeholder_graph.documents.sheets import read_sheet
from stakeholder_graph.documents.sources import read_bytes
from stakeholder_graph.errors import UsageError
from stakeholder_graph.model.persons import find_person
from stakeholder_graph.model.place import Place
from stakeholder_graph.model.problem import Problem
from stakeholder_graph.model.quoting import quote
from stakeholder_graph.model.records import Source
from stakeholder_graph.model.replies import Remark, Reply, ReturnedSheet
from stakeholder_graph.readers.place_file import Tables, build_document
from stakeholder_graph.results.answers import Answer
from stakeholder_graph.views.sheets.sentences import asks_both_ways, describe_dispute, list_claims
from stakeholder_graph.views.words import Names, say_date
from stakeholder_graph.writers.edit_lines import render_edit, render_remark, render_source

WRITER_LENGTH_LIMIT = 200


class Returned(Struct, frozen=True, kw_only=True):
    """What returned sheets say: an answer that shows it, what is wrong in them, and what would be written.

    ``texts`` are the bytes of the sheets that were read, by the names messages use.
    """

    answer: Answer
    problems: tuple[Problem, ...]
    texts: Mapping[str, bytes]
    weighed: tuple[Weighed, ...] = ()
    remarks: tuple[Remark, ...] = ()


def read_returned(document: Document, sheets: Iterable[Path]) -> Returned:
    """Read returned sheets, and weigh what they say; nothing is written.

    Parameters
    ----------
    document
        The model that was asked about, without errors; it is not changed.
    sheets
        The CSV files that came back.

    Raises
    ------
    UsageError
        If the model cannot be asked anything.
    """
    setting = Setting(document, AS_IT_STANDS)
    found: list[ReturnedSheet] = []
    problems: list[Problem] = []
    texts: dict[str, bytes] = {}
    for path in dict.fromkeys(sheets):
        data = read_bytes(path, str(path))
        if isinstance(data, Problem):
            problems.append(data)
            continue
        texts[str(path)] = data
        sheet, more = read_sheet(data, str(path), setting.place)
        found.append(sheet)
        problems += more
    replies = [reply for sheet in found for reply in sheet.replies]
    problems += _find_repeated(setting.place, replies)
    replies = [each for reply in replies for each in _spread(setting.place, reply)]
    problems += dict.fromkeys(_find_changed_questions(setting, replies))
    remarks = tuple(remark for sheet in found for remark in sheet.remarks)
    is_sound = not any(each.is_error for each in problems)
    names = Names(name_everything(setting.structure))
    weighed = (
        weigh_replies(setting.place, replies, lambda votes: describe_dispute(votes, [], names))
        if is_sound
        else ()
    )
    answer = setting.answer(
        "check-sheet",
        {"returned": tuple(texts), "apply": False},
        assumed=measure_assumed_share(setting.structure, (), whole=True),
    )
    shown = show_edits(weighed, remarks, [reply for sheet in found for reply in sheet.settled])
    return Returned(
        answer=replace(answer, sheet_edits=shown),
        problems=tuple(problems),
        texts=texts,
        weighed=weighed,
        remarks=remarks,
    )


def write_corrections(
    document: Document, returned: Returned, *, by: str, day: date, keep_remarks: bool = False
) -> Answer:
    """Write what returned sheets say into the model: a source for each, and corrections from it.

    They are added to the text of the file; what was in it stays as it is, to the last character.

    Parameters
    ----------
    document
        The model as it was read.
    returned
        What the sheets say, without errors.
    by
        The post that answered.
    day
        The day on which the sheets came back.
    keep_remarks
        Whether what people wrote beside their answers goes into the model too, as comments.

    Raises
    ------
    UsageError
        If the file has changed since it was read, if lines cannot be added to it, or if it would have a problem
        then that it has not now; nothing is written.
    MachineError
        If the machine could not write it: the file is as it was.
    """
    _check_writer(by)
    data = document.texts[document.file]
    kept = returned if keep_remarks else replace(returned, remarks=())
    new = _add(document, data, kept, by=by, day=day, keep_remarks=keep_remarks)
    if new != data:
        _check_sound(_open(document, new))
        on_disk = read_bytes(document.path, document.file)
        if isinstance(on_disk, Problem) or hashlib.sha256(on_disk).hexdigest() != document.sha256:
            raise UsageError("nothing was written: the file has changed since it was read", "try again")
        save(document.path, new)
    return replace(returned.answer, options={**returned.answer.options, "apply": True})


def _check_writer(by: str) -> None:
    if not by.strip() or not by.isprintable() or len(by) > WRITER_LENGTH_LIMIT:
        raise UsageError(
            f"{quote(by)} does not say who answered", 'name the post, such as --by "practice manager"'
        )
    person = find_person(by)
    if person is not None:
        raise UsageError(f"{quote(person)} is a person", 'name the post, such as --by "practice manager"')


def _open(document: Document, data: bytes) -> Document:
    """Read what the model would be, as if it were on the disk."""
    return try_scenarios(
        correct(build_document(document.path, data, Tables(document.path.parent, document.file)))
    )


def _check_sound(after: Document) -> None:
    if not after.is_sound:
        first = next(each for each in after.problems if each.is_error)
        raise UsageError(f"nothing was written: the model would have an error: {first.message}", first.hint)


def _add(
    document: Document, data: bytes, returned: Returned, *, by: str, day: date, keep_remarks: bool
) -> bytes:
    """Add the sources and corrections to the text of a model."""
    setting = Setting(document, AS_IT_STANDS)
    names = Names(name_everything(setting.structure))
    sources = _Sources(setting.place, names, by=by, day=day)

    def say_dispute(weighed: Weighed) -> str:
        disputed = [(key, {body: str(value) for body, value in told}) for key, told in weighed.disputed]
        return describe_dispute(weighed.votes, disputed, names)

    corrections = build_corrections(setting.place, returned.weighed, sources.name, say_dispute)
    lines: list[str] = []
    for remark in returned.remarks:
        lines += render_remark(remark)
    for each in corrections:
        for remark in each.remarks if keep_remarks else ():
            lines += render_remark(remark)
        lines += map(render_edit, each.edits)
    if not any(each.edits for each in corrections):
        return data
    if sources.made:
        data = add_entries(data, "sources", [render_source(each) for each in sources.made.values()])
    return add_entries(data, "corrections", lines)


class _Sources:
    """The sources that returned sheets become, each made when it is first needed."""

    def __init__(self, place: Place, names: Names, *, by: str, day: date) -> None:
        self.place = place
        self.names = names
        self.by = by
        self.day = day
        self.made: dict[tuple[str, ...], Source] = {}

    def name(self, bodies: tuple[str, ...]) -> str:
        """Name the source of what one body said, or of what several said alike."""
        key = bodies if len(bodies) == 1 else ()
        if key not in self.made:
            self.made[key] = self._make(key)
        return self.made[key].id

    def _make(self, bodies: tuple[str, ...]) -> Source:
        day = self.day.isoformat()
        wanted = name_source("".join(bodies), day)
        taken = self.place.sources.keys() | {each.id for each in self.made.values()}
        free = next(each for each in _number(wanted) if each not in taken)
        who = self.names.call(bodies[0]) if bodies else "both ends"
        return Source(
            id=free,
            title=f"Check sheet, {who}, {say_date(day)}",
            kind="memory",
            author=self.by,
            published=day,
            evidence="one end" if bodies else "both ends",
        )


def _number(wanted: str) -> Iterator[str]:
    """Yield a name, and then the name with a number behind it."""
    yield wanted
    number = 2
    while True:
        yield f"{wanted}-{number}"
        number += 1


def _spread(place: Place, reply: Reply) -> Iterator[Reply]:
    """Yield a reply, and once more for the way back where it was asked about both and they are told apart by now."""
    yield reply
    back = _find_way_back(place, reply) if asks_both_ways(reply.question) else None
    if back is not None:
        yield replace(reply, channel=back, note=None)


def _find_way_back(place: Place, reply: Reply) -> str | None:
    """Find the one channel that leads back, by the same medium, from where one leads that stands alone."""
    there = next(each for each in place.channels if each.id == reply.channel)
    found = [
        each.id
        for each in place.channels
        if (each.sender, each.receiver, each.terms.by) == (there.receiver, there.sender, there.terms.by)
        and each.twin is None
    ]
    return found[0] if there.twin is None and len(found) == 1 else None


def _find_repeated(place: Place, replies: Iterable[Reply]) -> Iterator[Problem]:
    """Find what the people of one body answered twice."""
    first_ways = find_first_ways(place)
    first: dict[tuple[str, str], Reply] = {}
    for reply in replies:
        before = first.setdefault((reply.body, first_ways[reply.channel]), reply)
        if before is not reply:
            yield Problem(
                code="answered-twice",
                message=f"{quote(reply.body)} answers twice about {quote(reply.channel)}",
                hint="keep the answer that holds",
                span=reply.span,
                related=(before.span,) if before.span is not None else (),
            )


def _find_changed_questions(setting: Setting, replies: Sequence[Reply]) -> Iterator[Problem]:
    """Find what was called true of a question that did not say yet what the model says now."""
    sheet = build_sheet(setting.structure, {reply.body for reply in replies})
    questions = {(each.body, each.channel): each for each in sheet.questions}
    first_ways = find_first_ways(setting.place)
    for reply in replies:
        asked = " ".join(reply.question.split())
        now = questions.get((reply.body, first_ways[reply.channel]))
        if reply.said != "true" or not asked or now is None:
            continue
        lost_its_way_back = (
            asks_both_ways(asked)
            and not (now.hears and now.tells)
            and _find_way_back(setting.place, reply) is None
        )
        if lost_its_way_back or not all(each in asked for each in list_claims(now)):
            yield Problem(
                code="question-changed",
                message="the model says something else of this now than when it was asked",
                hint="write a new sheet, and ask again",
                span=reply.question_span or reply.span,
            )
