"""Which standards does the place meet? From document to answer."""

from collections.abc import Sequence

from msgspec.structs import replace

from stakeholder_graph.analysis.place.basis import measure_assumed_share
from stakeholder_graph.assess.setting import AS_IT_STANDS, Choice, Setting
from stakeholder_graph.documents.document import Document
from stakeholder_graph.errors import UsageError
from stakeholder_graph.model.quoting import show
from stakeholder_graph.results.answers import Answer, OptionValue
from stakeholder_graph.results.audits import Audit
from stakeholder_graph.standards.casting import Cast
from stakeholder_graph.standards.checker import check_standards, describe_standard
from stakeholder_graph.standards.packs import open_standard, open_standing
from stakeholder_graph.standards.rules import Standard
from stakeholder_graph.standards.written import Written


def audit(document: Document, choice: Choice = AS_IT_STANDS, *, standards: Sequence[str] = ()) -> Answer:
    """Hold a place against standards: which of their rules it meets, which not, and where nobody can tell.

    Parameters
    ----------
    document
        A model without errors; it is not changed.
    choice
        What to change for this question.
    standards
        Names of built-in standards, or YAML files; every built-in one that holds on the day if empty.

    Raises
    ------
    UsageError
        If the choice names what the model does not have, or a standard cannot be read.
    """
    setting = Setting(document, choice)
    day = setting.structure.day
    held = find_sound(open_standards(setting, standards))
    casts = [Cast(each, setting.structure) for each in held]
    checks = check_standards(setting.structure, casts)
    framed = Audit(
        standards=tuple(describe_standard(each, day) for each in held),
        cast=tuple(member for cast in casts for member in cast.tell()),
    )
    assumed = measure_assumed_share(setting.structure, [], whole=True)
    options: dict[str, OptionValue] = {"standard": tuple(standards)}
    return replace(setting.answer("audit", options, assumed=assumed), checks=checks, audit=framed)


def open_standards(setting: Setting, standards: Sequence[str]) -> tuple[Written[Standard], ...]:
    """Read the standards that were named, else every built-in one that holds on the day."""
    if not standards:
        return open_standing(setting.structure.day, setting.place)
    return tuple(open_standard(each, setting.place) for each in dict.fromkeys(standards))


def find_sound(opened: Sequence[Written[Standard]]) -> list[Standard]:
    """Return the standards that were read.

    Raises
    ------
    UsageError
        If one of them has errors, or two have one id.
    """
    held: dict[str, Standard] = {}
    for each in opened:
        if each.value is None:
            first = next(problem for problem in each.problems if problem.is_error)
            where = f" ({first.span})" if first.span is not None else ""
            raise UsageError(f"{show(each.file)} cannot be used: {first.message}{where}", first.hint)
        if each.value.id in held:
            raise UsageError(f"two standards are called {show(each.value.id)}", "name only one of them")
        held[each.value.id] = each.value
    return list(held.values())
