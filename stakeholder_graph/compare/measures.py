"""What is measured, under which criterion, in which unit? The three criteria stand side by side, never added up."""

from typing import Literal

from msgspec import Struct

from stakeholder_graph.results.comparisons import Criterion, Reading, Unit


class MeasureKind(Struct, frozen=True, kw_only=True):
    """One thing that is measured.

    ``for_size`` says whether it fits sides of the same size, of other sizes, or any; ``for_ends`` whether it is
    wanted only where a message is about others on some sides.
    """

    code: str
    criterion: Criterion
    unit: Unit
    more_is: Literal["better", "worse", "neither"]
    for_size: Literal["same", "other", "any"] = "any"
    for_ends: Literal["other", "any"] = "any"


class SideReading(Struct, frozen=True, kw_only=True):
    """One measure of one side, before it is joined to others.

    ``succeeding`` are the members of whom it is true, ``used`` the stakeholders and channels that their routes go
    through: what an edit must touch to change it. Both are empty for measures of structure.
    """

    measure: str
    message: str | None
    reading: Reading
    succeeding: frozenset[str] = frozenset()
    used: frozenset[str] = frozenset()


_Size = Literal["same", "other", "any"]


def _kind(
    code: str,
    criterion: Criterion,
    unit: Unit,
    more_is: Literal["better", "worse", "neither"],
    *,
    for_size: _Size = "any",
    for_ends: Literal["other", "any"] = "any",
) -> MeasureKind:
    return MeasureKind(
        code=code,
        criterion=criterion,
        unit=unit,
        more_is=more_is,
        for_size=for_size,
        for_ends=for_ends,
    )


MEASURES = {
    kind.code: kind
    for kind in (
        _kind("reached", "effective", "share", "better"),
        _kind("answered", "effective", "share", "better"),
        _kind("second-route", "effective", "share", "better"),
        _kind("cut-off", "effective", "share", "worse"),
        _kind("people-cut-off", "effective", "people-share", "worse"),
        _kind("typical-days", "effective", "days", "worse"),
        _kind("worst-days", "effective", "days", "worse"),
        _kind("typical-days-back", "effective", "days", "worse"),
        _kind("chance", "effective", "chance", "better"),
        _kind("patient-groups-heard", "inclusive", "share", "better", for_ends="other"),
        _kind("patient-groups-answered", "inclusive", "share", "better", for_ends="other"),
        _kind("communities-heard", "inclusive", "share", "better"),
        _kind("communities-answered", "inclusive", "share", "better"),
        _kind("seldom-heard-heard", "inclusive", "share", "better"),
        _kind("seldom-heard-answered", "inclusive", "share", "better"),
        _kind("off-list-heard", "inclusive", "share", "better"),
        _kind("people-left-out", "inclusive", "people-share", "worse"),
        _kind("one-way", "inclusive", "share", "worse"),
        _kind("isolated", "inclusive", "share", "worse"),
        _kind("closed-groups", "inclusive", "share", "worse"),
        _kind("cost-hours", "efficient", "hours", "worse", for_size="same"),
        _kind("cost-per-thousand", "efficient", "per-thousand", "worse", for_size="other"),
        _kind("channels", "efficient", "count", "neither", for_size="same"),
        _kind("channels-per-thousand", "efficient", "per-thousand", "neither", for_size="other"),
        _kind("standing-channels", "efficient", "count", "neither", for_size="same"),
        _kind("standing-per-thousand", "efficient", "per-thousand", "neither", for_size="other"),
        _kind("steps", "efficient", "steps", "worse"),
    )
}
"""By its code, everything that is measured, in the order in which it is told."""
