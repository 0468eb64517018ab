"""From a model to sheets that the people in the place can answer."""

from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from stakeholder_graph.analysis.agreement.sheets import build_sheet, find_all_bodies
from stakeholder_graph.analysis.place.basis import measure_assumed_share
from stakeholder_graph.assess.ends import find_readings
from stakeholder_graph.assess.setting import Choice, Setting
from stakeholder_graph.documents.document import Document
from stakeholder_graph.errors import UsageError
from stakeholder_graph.model.selectors import Directory, SelectionError, read_selector
from stakeholder_graph.results.answers import Answer

EVERYBODY = "all"


def build_check_sheet(document: Document, whom: Sequence[str], *, on: date | None = None) -> Answer:
    """Build the questions that the people of some bodies could answer about their own channels.

    Parameters
    ----------
    document
        A model without errors; it is not changed.
    whom
        Ids, names, aliases or towns; "every KIND"; or "all" for everybody who has a channel and can be asked.
    on
        The day to look at; the model's own if None.

    Raises
    ------
    UsageError
        If nobody is called that, or none of them stands on the day.
    """
    setting = Setting(document, Choice(on=on))
    named = [body for each in whom for body in _find_bodies(setting, each)]
    bodies = [each for each in named if each in setting.structure.number_of]
    if not bodies:
        raise UsageError(
            "nobody who is meant stands on that day", "name another day with '--on', or somebody else"
        )
    sheet = build_sheet(setting.structure, bodies)
    assumed = measure_assumed_share(setting.structure, (), whole=True)
    return replace(setting.answer("check-sheet", {"for": tuple(whom)}, assumed=assumed), sheet=sheet)


def _find_bodies(setting: Setting, given: str) -> tuple[str, ...]:
    if given == EVERYBODY:
        return find_all_bodies(setting.structure)
    selector = read_selector(given)
    if selector.way != "every":
        return find_readings(setting.place, given)[0]
    try:
        return Directory(setting.place.stakeholders, setting.place.kinds).find_members(selector)
    except SelectionError as fault:
        raise UsageError(fault.message, fault.hint) from None
