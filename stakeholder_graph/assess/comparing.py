"""Places, or one place and its scenarios, from documents to one answer that sets them side by side."""

import hashlib
from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from stakeholder_graph import __version__
from stakeholder_graph.analysis.clock.dating import KnownDays
from stakeholder_graph.analysis.place.basis import measure_assumed_share
from stakeholder_graph.analysis.place.deliveries import Asked, find_asked
from stakeholder_graph.analysis.place.silos import find_silos
from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.analysis.routes.messages import summarise_message
from stakeholder_graph.analysis.routes.weak_points import find_weak_points
from stakeholder_graph.assess.auditing import check_against, find_standing
from stakeholder_graph.assess.following import Follower
from stakeholder_graph.assess.setting import Choice, Setting
from stakeholder_graph.compare.changes import find_changes
from stakeholder_graph.compare.gone import find_still_asked
from stakeholder_graph.compare.joining import find_common_messages, join_sides
from stakeholder_graph.compare.labels import label_sides
from stakeholder_graph.compare.rules import Audited, align_rules
from stakeholder_graph.compare.sides import Labelled, MeasuredSide, MessageAsked, describe_asked, measure_side
from stakeholder_graph.documents.document import Document
from stakeholder_graph.errors import UsageError
from stakeholder_graph.model.quoting import list_some, quote, show
from stakeholder_graph.model.records import Message
from stakeholder_graph.model.selectors import suggest
from stakeholder_graph.model.supplied_messages import supply_messages
from stakeholder_graph.results.answers import Answer, AssumedShare
from stakeholder_graph.results.comparisons import Comparison
from stakeholder_graph.results.deliveries import Delivery
from stakeholder_graph.standards.rules import Standard
from stakeholder_graph.units import stands_on

if TYPE_CHECKING:
    from stakeholder_graph.views.figures.figure import Figure, FileFormat

MOST_SIDES = 60
"""A figure has room for so many sides."""


class Column(Struct, frozen=True, kw_only=True):
    """One side before it is measured: a model, and the scenario it is asked under, None for the place as it is."""

    document: Document
    setting: Setting
    scenario: str | None
    label: str


def compare_places(
    documents: Sequence[Document],
    scenarios: Sequence[str] = (),
    *,
    on: date | None = None,
    advance: Callable[[float], None] = lambda share: None,
) -> Answer:
    """Set places side by side, or one place beside its scenarios, on three criteria and never as one score.

    Every model is asked as it is first, then under each scenario that is named. One model alone, with none named,
    is asked under all of its scenarios.

    Parameters
    ----------
    documents
        Models without errors; none is changed.
    scenarios
        Names of scenarios; each must belong to at least one of the models.
    on
        The day to look at; each model's own if None.
    advance
        Is told from time to time which share of the work is done, 0 to 1.

    Raises
    ------
    UsageError
        If there is nothing to set beside each other, or no model has such a scenario.
    """
    columns = _find_columns(documents, scenarios, on)
    same_place = (
        len({(each.document.sha256, *sorted(each.document.tables_sha256.items())) for each in columns}) == 1
    )
    supplied = False
    chosen: Sequence[str] | None = None
    if not same_place:
        chosen = find_common_messages([_describe_all(each.setting) for each in columns])
        supplied = not chosen
    sides: list[MeasuredSide] = []
    audited: list[Audited] = []
    standards: dict[str, tuple[Standard, ...]] = {}
    known = KnownDays()
    for number, column in enumerate(columns):
        before = columns[0].setting.structure if same_place and number else None
        follower = Follower(_choose_structure(column, supplied=supplied), known=known if same_place else None)
        messages = _choose_messages(column, follower.structure, chosen if not supplied else None)
        sides.append(_measure(column, follower, messages, before))
        advance((number + 0.7) / len(columns))
        file = column.document.file
        standards[file] = standards.get(file) or find_standing(column.document, on)
        audited.append(_audit(follower, standards[file]))
        advance((number + 1) / len(columns))
    rules = align_rules(audited, same_place=same_place)
    comparison = join_sides(sides, same_place=same_place, supplied=supplied, rules=rules)
    days = {each.side.as_of for each in sides}
    return Answer(
        command="compare",
        place="; ".join(dict.fromkeys(each.side.place for each in sides)),
        as_of=days.pop() if len(days) == 1 else None,
        tool_version=__version__,
        model=" ".join(dict.fromkeys(each.file for each in documents)),
        model_sha256=_sum_up([each.sha256 for each in documents]),
        tables_sha256={name: digest for each in documents for name, digest in each.tables_sha256.items()},
        options={
            "scenario": tuple(scenarios) or None,
            "without": (),
            "on": on.isoformat() if on is not None else None,
        },
        assumed_share=_share_of_all(comparison),
        stakeholders=(),
        comparison=comparison,
    )


def draw_comparison(answer: Answer, file_format: "FileFormat") -> "Figure":
    """Draw what differs, one small plot for each measure, as SVG, PNG or PDF; always the same bytes.

    Raises
    ------
    UsageError
        If it has so many sides that nobody could read the figure.
    """
    from stakeholder_graph.views.figures.comparison import render_comparison

    comparison = answer.comparison
    if comparison is None or len(comparison.sides) > MOST_SIDES:
        raise UsageError(f"a figure has room for {MOST_SIDES} sides", "compare fewer at a time")
    return render_comparison(answer, comparison, file_format)


def _share_of_all(comparison: Comparison) -> AssumedShare:
    """Return how much of the place as it is is only assumed; of several places each side tells its own."""
    first = comparison.sides[0]
    if not comparison.same_place:
        return AssumedShare()
    return AssumedShare(
        existence=first.assumed_existence,
        people=first.assumed_people,
        level=first.assumed_level,
        timing=first.assumed_timing,
        reliability=first.assumed_reliability,
    )


def _sum_up(digests: Sequence[str]) -> str:
    """Return the fingerprint of one model, or one that several share: that of theirs, one after the other."""
    different = list(dict.fromkeys(digests))
    if len(different) == 1:
        return different[0]
    return hashlib.sha256("".join(different).encode("ascii")).hexdigest()


def _find_columns(documents: Sequence[Document], scenarios: Sequence[str], on: date | None) -> list[Column]:
    known: dict[str, None] = {}
    for document in documents:
        if document.place is None:
            raise UsageError(f"{show(document.file)} cannot be asked anything while it has errors")
        known.update(dict.fromkeys(document.place.scenarios))
    for name in scenarios:
        if name not in known:
            hint = suggest(name, known) or (
                f"scenarios: {list_some(known)}" if known else "the models have none"
            )
            raise UsageError(f"no model has a scenario {quote(name)}", hint)
    wanted = tuple(dict.fromkeys(scenarios)) or (tuple(known) if len(documents) == 1 else ())
    asked = [
        (document, name)
        for document in documents
        for name in (None, *(each for each in wanted if document.place and each in document.place.scenarios))
    ]
    if len(asked) < 2:
        raise UsageError(
            "there is nothing to set beside it: the model has no scenario",
            "name a second model, or add a scenario",
        )
    labels = label_sides(asked, on)
    return [
        Column(
            document=document,
            setting=Setting(document, Choice(scenario=name, on=on)),
            scenario=name,
            label=label,
        )
        for (document, name), label in zip(asked, labels, strict=True)
    ]


def _describe_all(setting: Setting) -> list[MessageAsked]:
    structure = setting.structure
    return [describe_asked(structure, each, find_asked(structure, each)) for each in _find_own(setting)]


def _find_own(setting: Setting) -> list[Message]:
    """Return the messages of a place's own that stand on the day: none that were supplied."""
    day = setting.structure.day
    return [
        each
        for each in setting.place.messages
        if not each.supplied and stands_on(day, each.since, each.until)
    ]


def _choose_structure(column: Column, *, supplied: bool) -> Structure:
    structure = column.setting.structure
    if not supplied:
        return structure
    messages = supply_messages(replace(structure.place, messages=(), as_of=structure.day))[0]
    return Structure(replace(structure.place, messages=messages), column.setting.choice.on)


def _choose_messages(
    column: Column, structure: Structure, chosen: Sequence[str] | None
) -> tuple[Message, ...]:
    if structure is not column.setting.structure:
        return structure.place.messages
    if chosen is None:
        return column.setting.find_messages()
    return tuple(each for each in _find_own(column.setting) if each.id in chosen)


def _measure(
    column: Column, follower: Follower, messages: Sequence[Message], before: Structure | None
) -> MeasuredSide:
    structure = follower.structure
    followed = []
    for message in messages:
        asked = find_still_asked(structure, message)
        deliveries = _date_the_middle(follower, message, asked, follower.follow(message, asked))
        answer = summarise_message(
            structure,
            message,
            asked,
            deliveries=deliveries,
            weak_points=find_weak_points(structure, message),
        )
        followed.append((message, asked, answer))
    return measure_side(
        structure,
        Labelled(
            label=column.label,
            scenario=column.scenario,
            scenario_says=column.setting.says,
            model=column.document.file,
            model_sha256=column.document.sha256,
        ),
        followed,
        find_silos(structure, [answer for _, _, answer in followed]),
        measure_assumed_share(
            structure,
            [(message, asked) for message, asked, _ in followed],
            whole=True,
            followed=True,
        ),
        changes=find_changes(before, structure) if before is not None else None,
    )


def _audit(follower: Follower, standards: Sequence[Standard]) -> Audited:
    """Hold a side against standards, with the calendars that it was measured by."""
    structure = follower.structure
    place = structure.place
    return Audited(
        checks=check_against(structure, standards, dating=follower.dating),
        kinds={each: place.kinds[place.stakeholders[each].kind].plural for each in structure.ids},
    )


def _date_the_middle(
    follower: Follower, message: Message, asked: list[Asked], deliveries: tuple[Delivery, ...]
) -> tuple[Delivery, ...]:
    """Tell the journey of the delivery whose typical days are the middle ones, for what it waits for longest."""
    timed = [number for number, each in enumerate(deliveries) if each.typical_days is not None]
    if not timed or not follower.dating.is_timed:
        return deliveries
    timed.sort(key=lambda number: deliveries[number].typical_days or 0)
    middle = timed[len(timed) // 2]
    told = follower.add_itineraries(message, [asked[middle]], [deliveries[middle]], None)
    return (*deliveries[:middle], *told, *deliveries[middle + 1 :])
