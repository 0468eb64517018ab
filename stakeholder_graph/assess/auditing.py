"""Which standards does the place meet? From document to answer."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from stakeholder_graph.analysis.clock.dating import Dating
from stakeholder_graph.analysis.place.basis import measure_assumed_share
from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.assess.setting import AS_IT_STANDS, Choice, Setting
from stakeholder_graph.documents.document import Document
from stakeholder_graph.errors import UsageError
from stakeholder_graph.model.quoting import show
from stakeholder_graph.results.answers import Answer, OptionValue
from stakeholder_graph.results.audits import Audit, Check
from stakeholder_graph.standards.baseline import (
    Baseline,
    build_baseline,
    compare_with_baseline,
    find_worse,
    read_baseline,
)
from stakeholder_graph.standards.casting import Cast
from stakeholder_graph.standards.checker import check_standards, describe_standard
from stakeholder_graph.standards.packs import list_packs, open_standard, open_standing
from stakeholder_graph.standards.rules import Standard
from stakeholder_graph.standards.waivers import Waiver, apply_waivers, find_stale, read_waivers
from stakeholder_graph.standards.written import Written


class AuditFiles(Struct, frozen=True, kw_only=True):
    """What a place is held against, as it was read: the standards, what is waived, and what was accepted before.

    ``renewed`` is what stands where a new baseline is to be written, None where nothing does.
    """

    standards: tuple[Written[Standard], ...]
    waivers: Written[tuple[Waiver, ...]] | None = None
    baseline: Written[Baseline] | None = None
    renewed: Written[Baseline] | None = None

    @property
    def baselines(self) -> tuple[Written[Baseline], ...]:
        """The baselines that a new one may not fall short of: the one it renews last, and each once."""
        found = [each for each in (self.baseline, self.renewed) if each is not None]
        return tuple({each.file: each for each in found}.values())

    @property
    def all(self) -> tuple[Written[Any], ...]:
        """Every file, in the order in which it was asked for."""
        return (*self.standards, *((self.waivers,) if self.waivers is not None else ()), *self.baselines)


def audit(
    document: Document,
    choice: Choice = AS_IT_STANDS,
    *,
    standards: Sequence[str] = (),
    waivers: str | None = None,
    baseline: str | None = None,
) -> Answer:
    """Hold a place against standards: which of their rules it meets, which not, and where nobody can tell.

    Parameters
    ----------
    document
        A model without errors; it is not changed.
    choice
        What to change for this question.
    standards
        Names of built-in standards, or YAML files; every built-in one that holds on the day if empty.
    waivers, baseline
        Files: what is accepted for now, and what was accepted before and may only improve.

    Raises
    ------
    UsageError
        If the choice names what the model does not have, or one of the files cannot be read.
    """
    return hold(document, choice, open_files(document, choice, standards, waivers, baseline))


def open_files(
    document: Document,
    choice: Choice,
    standards: Sequence[str] = (),
    waivers: str | None = None,
    baseline: str | None = None,
    *,
    renews: str | None = None,
) -> AuditFiles:
    """Read what a place is held against; nothing about the content of the files is raised.

    Where a new baseline ``renews`` one that exists, that is read too; it counts as the baseline if no other is given.

    Raises
    ------
    UsageError
        If no standard is called so.
    """
    place = document.place
    day = choice.on or (place.as_of if place is not None else None)
    named = tuple(open_standard(each, place) for each in dict.fromkeys(standards))
    known = {*list_packs(), *(each.value.id for each in named if each.value is not None)}
    renewed = read_baseline(Path(renews), renews) if renews is not None and Path(renews).exists() else None
    return AuditFiles(
        standards=named or open_standing(day, place),
        waivers=read_waivers(Path(waivers), waivers, known) if waivers is not None else None,
        baseline=read_baseline(Path(baseline), baseline) if baseline is not None else renewed,
        renewed=renewed,
    )


def hold(document: Document, choice: Choice, files: AuditFiles) -> Answer:
    """Hold a place against what was read; see `audit`."""
    standards = _find_sound(files)
    setting = Setting(document, choice)
    day = setting.structure.day
    casts = [Cast(each, setting.structure) for each in standards]
    checks = check_standards(setting.structure, casts)
    waivers = files.waivers.value or () if files.waivers is not None else ()
    stale = find_stale(checks, waivers, day)
    checks = apply_waivers(checks, waivers, day)
    if files.baseline is not None:
        checks = compare_with_baseline(checks, files.baseline.value or {})
    framed = Audit(
        standards=tuple(describe_standard(each, day) for each in standards),
        cast=tuple(member for cast in casts for member in cast.tell()),
        stale_waivers=stale,
        has_baseline=files.baseline is not None,
    )
    options: dict[str, OptionValue] = {
        "standard": tuple(each.file for each in files.standards),
        "waivers": files.waivers.file if files.waivers is not None else None,
        "baseline": files.baseline.file if files.baseline is not None else None,
    }
    assumed = measure_assumed_share(setting.structure, [], whole=True)
    answer = setting.answer("audit", options, assumed=assumed)
    designed = ("designed-place",) if setting.structure.place.complete else ()
    return replace(answer, notes=(*answer.notes, *designed), checks=checks, audit=framed)


def find_standing(document: Document, on: date | None = None) -> tuple[Standard, ...]:
    """Find every built-in standard that holds on a day, the model's own if None."""
    return tuple(_find_sound(open_files(document, Choice(on=on))))


def check_against(
    structure: Structure, standards: Sequence[Standard], *, dating: Dating | None = None
) -> tuple[Check, ...]:
    """Hold a place as it is compiled against standards, and nothing else; ``dating`` has its calendars already."""
    return check_standards(structure, [Cast(each, structure) for each in standards], dating=dating)


def find_shortcomings(answer: Answer) -> tuple[str, ...]:
    """Say how an audit fell short, as codes: ``not-met``, or with a baseline ``worse``; and ``stale-waiver``."""
    checks, framed = answer.checks or (), answer.audit
    with_baseline = framed is not None and framed.has_baseline
    code = "worse" if with_baseline else "not-met"
    short = any(each.worse if with_baseline else each.result == "not-met" for each in checks)
    stale = framed is not None and bool(framed.stale_waivers)
    return (*((code,) if short else ()), *(("stale-waiver",) if stale else ()))


def renew_baseline(answer: Answer, before: Baseline) -> bytes:
    """Write a new baseline of an audit; what an old one says of standards that were not asked is kept."""
    return build_baseline(answer.checks or (), before)


def count_worse(answer: Answer, before: Baseline) -> int:
    """Count the checks of an audit that a baseline had better; one that is waived counts."""
    return len(find_worse(answer.checks or (), before))


def _find_sound(files: AuditFiles) -> list[Standard]:
    for each in files.all:
        first = next((problem for problem in each.problems if problem.is_error), None)
        if first is not None:
            where = f" ({first.span})" if first.span is not None else ""
            raise UsageError(f"{show(each.file)} cannot be used: {first.message}{where}", first.hint)
    held: dict[str, Standard] = {}
    for each in files.standards:
        if each.value is not None and each.value.id in held:
            raise UsageError(f"two standards are called {show(each.value.id)}", "name only one of them")
        held |= {each.value.id: each.value} if each.value is not None else {}
    return list(held.values())
