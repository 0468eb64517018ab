"""What stands side by side, and how well was each side looked at?"""

from collections.abc import Iterator

from stakeholder_graph.results.comparisons import Comparison
from stakeholder_graph.views.blocks import EVERYTHING, Block, Say, Table
from stakeholder_graph.views.comparison import phrases
from stakeholder_graph.views.comparison import sentences as said
from stakeholder_graph.views.comparison.phrases import SIDES_AS_COLUMNS
from stakeholder_graph.views.words import join_words, list_some, say_date, say_share, start_sentence


def describe_sides(comparison: Comparison, *, full: bool) -> Iterator[Block]:
    """Tell what stands side by side, and how well each side was looked at."""
    sides = comparison.sides
    if comparison.same_place:
        rows = tuple((each.label, each.scenario_says or "") for each in sides)
        yield Table(columns=("Side", "What it is"), rows=rows)
        looked = said.describe_looked(sides[0])
        yield Say(
            text=f"Parts looked for in the place as it is: {looked}. {_say_assumed(sides[0].assumed_existence)} "
            "What a scenario changes is supposed."
        )
        return
    aligned = tuple(
        (
            each.label,
            say_date(each.as_of) if each.as_of else "no date",
            str(each.found_count),
            str(each.absent_count),
            str(each.silent_count),
            f"{each.stakeholder_count:,}",
            f"{each.channel_count:,}",
            "none"
            if each.assumed_existence == 0
            else phrases.NOT_KNOWN
            if each.assumed_existence is None
            else say_share(each.assumed_existence),
        )
        for each in sides
    )
    columns = ("Side", "Day", "Parts found", "Absent", "Unsaid", "Stakeholders", "Channels", "Assumed")
    yield Table(columns=columns, rows=aligned, spare=5)
    yield from _tell_published(comparison)
    yield from _tell_parts(comparison, full=full)


def _say_assumed(share: float | None) -> str:
    if share is None:
        return ""
    how_much = start_sentence("none" if share == 0 else say_share(share))
    return f"{how_much} of its stakeholders and channels are only assumed."


def _tell_published(comparison: Comparison) -> Iterator[Block]:
    published = [each.label for each in comparison.sides if each.published_only]
    if len(published) == len(comparison.sides):
        yield Say(text="All are described as published, not as practised: no source but public pages.")
    elif published:
        yield Say(text=f"As published, not as practised: {join_words(published)}.")


def _tell_parts(comparison: Comparison, *, full: bool) -> Iterator[Block]:
    """Tell which parts are played on some sides and known to be absent, or left unsaid, on others."""
    limit = EVERYTHING if full else 4
    for sought, lead in (
        ("absent", "Known to be absent on some sides"),
        ("silent", "Left unsaid on some sides"),
    ):
        told = []
        for part in comparison.parts:
            sides = [
                each.label
                for each, found in zip(comparison.sides, part.sought, strict=True)
                if found == sought
            ]
            if sides and "found" in part.sought:
                few = len(sides) <= SIDES_AS_COLUMNS
                told.append(
                    f"{part.name} ({', '.join(sides) if few else f'{len(sides)} of {len(comparison.sides)}'})"
                )
        if told:
            yield Say(text=f"{lead}: {list_some(told, limit)}.")
