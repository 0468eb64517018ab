"""What does a board paper need? Everything that is found of a place for it, from document to one answer."""

from collections import Counter
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from pathlib import PurePath
from platform import python_version

from msgspec.structs import replace

from stakeholder_graph.analysis.clock.timing import START_COUNT
from stakeholder_graph.analysis.engagement.involving import find_address
from stakeholder_graph.analysis.place.basis import is_channel_assumed
from stakeholder_graph.analysis.place.deliveries import find_asked
from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.assess.auditing import audit
from stakeholder_graph.assess.changes import WANTED, try_changes
from stakeholder_graph.assess.following import Follower
from stakeholder_graph.assess.questions import analyse
from stakeholder_graph.assess.reviewing import review
from stakeholder_graph.assess.setting import AS_IT_STANDS, Choice, Setting
from stakeholder_graph.assess.surveying import is_surveyed, survey
from stakeholder_graph.assess.weakest import find_weakest
from stakeholder_graph.documents.document import Document
from stakeholder_graph.layout import build_scene
from stakeholder_graph.model.place import Place
from stakeholder_graph.model.records import Stakeholder
from stakeholder_graph.model.vocabulary import EVIDENCE
from stakeholder_graph.results.answers import Answer
from stakeholder_graph.results.deliveries import Delivery
from stakeholder_graph.results.messages import MessageAnswer
from stakeholder_graph.results.reports import (
    CheckedWith,
    Cover,
    EvidenceGrade,
    NotedLine,
    Report,
    SourceUsed,
    TracedWay,
    WeakPlace,
)
from stakeholder_graph.results.scene import Scene
from stakeholder_graph.units import SEED
from stakeholder_graph.views.messages.sentences import find_counted

LIBRARIES = ("PyYAML", "matplotlib", "msgspec", "networkx", "numpy")
"""What the figures of a paper are computed and drawn with."""
NAMED_AT_MOST = 3
"""So many members of a weak place are named, and what the model notes of them is told."""
MENDED = 8
"""How many weak places are tried to be mended, the weakest first, until enough changes help."""


def report(document: Document, choice: Choice = AS_IT_STANDS, *, cover: Cover | None = None) -> Answer:
    """Find everything a board paper tells, as one answer that can be stored and set again without the model.

    Parameters
    ----------
    document
        A model without errors; it is not changed.
    choice
        What to change for this question.
    cover
        What stands on the cover sheet; all of it is to be filled in by hand if None.

    Returns
    -------
    Answer
        What `analyse`, `audit` and `review` found, and what `Report` says beside. Two deliveries, one that goes out
        and one that comes in, are told date by date.

    Raises
    ------
    UsageError
        If the choice names what the model does not have, or the place has no messages.
    """
    setting = Setting(document, choice)
    surveyed = is_surveyed(setting)
    analysed = survey(document, choice) if surveyed else analyse(document, choice)
    audited = audit(document, choice)
    reviewed = review(document, choice)
    messages, traces = _tell_ways(setting, analysed.messages or ())
    complete = setting.place.complete
    mended = find_weakest(messages, complete=complete, shown=MENDED)
    changes, idle, told_change_count = try_changes(setting, messages, mended)
    found = Report(
        cover=cover or Cover(),
        about=setting.place.about,
        complete=complete,
        scene=_strip(build_scene(setting.place, analysed)),
        weakest=tuple(replace(each, noted=_list_notes(setting, each)) for each in mended[:WANTED]),
        changes=changes,
        told_change_count=told_change_count,
        idle_changes=idle,
        traces=traces,
        sources=_list_sources(setting.structure),
        evidence=_count_grades(setting.structure),
        checked=_list_checks(setting.place),
        seed=SEED,
        libraries={"Python": python_version(), **{each: version(each) for each in LIBRARIES}},
    )
    return replace(
        analysed,
        command="report",
        model=PurePath(analysed.model).name,
        tables_sha256=_name_tables(analysed),
        notes=tuple(dict.fromkeys((*analysed.notes, *audited.notes, *(("surveyed",) if surveyed else ())))),
        messages=messages,
        checks=audited.checks,
        audit=audited.audit,
        review=reviewed.review,
        report=found,
    )


def _name_tables(answer: Answer) -> dict[str, str]:
    """Name tables from where the model is: a paper says nothing of the machine it was made on."""
    folder = PurePath(answer.model).parent
    return {
        (path.relative_to(folder) if path.is_relative_to(folder) else PurePath(path.name)).as_posix(): digest
        for path, digest in ((PurePath(name), digest) for name, digest in answer.tables_sha256.items())
    }


def _strip(scene: Scene) -> Scene:
    """Leave out of a drawing what only a details panel tells."""
    return replace(
        scene,
        stakeholders=tuple(replace(each, facts=()) for each in scene.stakeholders),
        channels=tuple(replace(each, facts=()) for each in scene.channels),
    )


# ---------------------------------------------------------------- the ways that are told step by step


def _tell_ways(
    setting: Setting, messages: Sequence[MessageAnswer]
) -> tuple[tuple[MessageAnswer, ...], tuple[TracedWay, ...]]:
    """Choose a delivery that goes out and one that comes in, and date both."""
    follower = Follower(setting.structure)
    told: list[TracedWay] = []
    dated = list(messages)
    for outward in (True, False):
        chosen = _choose_way(messages, outward=outward)
        if chosen is None:
            continue
        number, at, member = chosen
        dated[number] = _date(setting, follower, dated[number], at)
        told.append(TracedWay(message=messages[number].message, member=member))
    return tuple(dated), tuple(told)


def _choose_way(messages: Sequence[MessageAnswer], *, outward: bool) -> tuple[int, int, str] | None:
    """Choose the typical delivery of the message that concerns most: the middle one in days, else in steps."""
    going = [
        number
        for number, each in enumerate(messages)
        if each.counted == ("receivers" if outward else "senders") and each.reached_count
    ]
    if not going:
        return None
    number = min(going, key=lambda each: (-messages[each].delivery_count, each))
    deliveries = messages[number].deliveries or ()
    reached = [at for at, each in enumerate(deliveries) if each.reached]
    reached.sort(key=lambda at: _measure_way(deliveries[at]))
    at = reached[len(reached) // 2]
    member = find_counted(messages[number], deliveries[at])
    return None if member is None else (number, at, member)


def _measure_way(delivery: Delivery) -> tuple[float, int]:
    """Return how long a delivery is in typical days, there and back where an answer comes, then in steps."""
    back = delivery.round_trip.typical_days if delivery.round_trip is not None else None
    days = back if back is not None else delivery.typical_days
    return (float("inf") if days is None else days, delivery.hops or 0)


def _date(setting: Setting, follower: Follower, message: MessageAnswer, at: int) -> MessageAnswer:
    """Date one delivery of a message, for a start on the day of the model."""
    asked = setting.find_message(message.message)
    deliveries = list(message.deliveries or ())
    one = find_asked(setting.structure, asked)[at]
    (deliveries[at],) = follower.add_itineraries(asked, [one], [deliveries[at]], None)
    return replace(message, deliveries=tuple(deliveries))


# ---------------------------------------------------------------- what is known of those it names


def _list_notes(setting: Setting, weak: WeakPlace) -> tuple[NotedLine, ...]:
    """List what the model says of those whom a weak place names: at most a few, and none where it says nothing."""
    members = weak.members if len(weak.members) <= NAMED_AT_MOST else ()
    named = dict.fromkeys((*((weak.id,) if weak.id is not None else ()), *weak.alike, *members))
    known = setting.place.stakeholders
    lines = (
        NotedLine(
            id=each,
            note=known[each].note if each in members else None,
            certainty=known[each].certainty,
            until=_find_end(setting, known[each]),
        )
        for each in named
        if each in known
    )
    return tuple(each for each in lines if (each.note, each.certainty, each.until) != (None, None, None))


def _find_end(setting: Setting, stakeholder: Stakeholder) -> str | None:
    day, until = setting.structure.day, stakeholder.until
    if day is None or until is None or (until - day).days >= START_COUNT:
        return None
    return until.isoformat()


# ---------------------------------------------------------------- where it was learnt


def _list_sources(structure: Structure) -> tuple[SourceUsed, ...]:
    place = structure.place
    stakeholders = Counter(_find_stakeholder_sources(structure))
    channels = Counter(each.terms.vouching.existence for each in structure.channels)
    return tuple(
        SourceUsed(
            source=name,
            title=each.title,
            kind=each.kind,
            evidence=each.evidence,
            author=each.author,
            published=each.published,
            address=find_address(place, name),
            stakeholder_count=stakeholders[name],
            channel_count=channels[name],
        )
        for name, each in sorted(place.sources.items())
        if name not in ("memory", "assumption") or stakeholders[name] or channels[name]
    )


def _find_stakeholder_sources(structure: Structure) -> Iterable[str | None]:
    return (structure.place.stakeholders[each].vouching.existence for each in structure.ids)


def _count_grades(structure: Structure) -> tuple[EvidenceGrade, ...]:
    """Count how well stakeholders and channels are known; what is only assumed has no grade."""
    place = structure.place

    def grade(source: str | None, *, assumed: bool) -> str | None:
        known = place.sources.get(source or "")
        return known.evidence if known is not None and not assumed else None

    stakeholders = Counter(
        grade(each, assumed=place.is_assumed(each)) for each in _find_stakeholder_sources(structure)
    )
    channels = Counter(
        grade(each.terms.vouching.existence, assumed=is_channel_assumed(place, each))
        for each in structure.channels
    )
    return tuple(
        EvidenceGrade(grade=each, stakeholder_count=stakeholders[each], channel_count=channels[each])
        for each in (*EVIDENCE, None)
    )


def _list_checks(place: Place) -> tuple[CheckedWith, ...]:
    found = [
        CheckedWith(on=each.on.isoformat(), members=each.members, by=each.by, note=each.note)
        for each in place.checked
    ]
    return tuple(sorted(found, key=lambda each: each.on, reverse=True))
