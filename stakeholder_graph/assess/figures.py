"""From document to figure: what was asked is found, laid out for paper and drawn."""

from typing import TYPE_CHECKING, Literal

from stakeholder_graph.assess.questions import analyse, find_only_ways
from stakeholder_graph.assess.setting import AS_IT_STANDS, Choice, Setting
from stakeholder_graph.documents.document import Document
from stakeholder_graph.errors import UsageError
from stakeholder_graph.model.quoting import quote

if TYPE_CHECKING:
    from stakeholder_graph.results.answers import Answer
    from stakeholder_graph.views.figures.figure import Figure, FileFormat
    from stakeholder_graph.views.figures.ways import Shown

MOST_CURVES = 12
Grouping = Literal["sector", "kind", "service", "organisation", "part_of"]


def draw_figure(
    document: Document,
    file_format: "FileFormat",
    choice: Choice = AS_IT_STANDS,
    *,
    shows: "Shown" = "map",
    message: str | None = None,
) -> "Figure":
    """Draw the map of a place as SVG, PNG or PDF, or only what goes down in it, or up.

    Parameters
    ----------
    document, choice
        As for `analyse`.
    file_format
        ``svg``, ``png`` or ``pdf``.
    shows
        ``map``, ``down`` or ``up``. A message goes down where its senders stand on higher tiers than its receivers,
        on average over both ends, and up where they stand on lower ones.
    message
        The id of the one message to show going down or up; all that go this way if None.

    Returns
    -------
    The file, what it shows in words, and its size in points; the same place gives the same bytes.

    Raises
    ------
    UsageError
        As for `analyse`, and if no message of the model goes this way, or not the one that was named.
    """
    from stakeholder_graph.assess.surveying import is_surveyed, survey
    from stakeholder_graph.layout import build_scene
    from stakeholder_graph.views.figures.maps import render_map
    from stakeholder_graph.views.figures.ways import find_going

    setting = Setting(document, choice)
    if message is not None:
        setting.find_message(message)
    answer = survey(document, choice) if is_surveyed(setting) else analyse(document, choice)
    scene = build_scene(setting.place, answer)
    if shows != "map" and not find_going(scene, answer, shows, message):
        which = f"the message {quote(message)} does not go" if message is not None else "no message goes"
        raise UsageError(f"{which} {shows}", "leave out '--message'" if message else "draw the map")
    return render_map(scene, answer, file_format, shows, message)


def draw_weak_points(
    document: Document,
    file_format: "FileFormat",
    choice: Choice = AS_IT_STANDS,
    *,
    message: str | None = None,
) -> "Figure":
    """Draw whose absence cuts off how many, of one message or of all; the same place gives the same bytes.

    Raises
    ------
    UsageError
        As for `find_only_ways`.
    """
    from stakeholder_graph.views.figures.weak_points import render_weak_points

    return render_weak_points(find_only_ways(document, choice, message=message), file_format)


def draw_mixing(
    document: Document,
    file_format: "FileFormat",
    choice: Choice = AS_IT_STANDS,
    *,
    by: Grouping = "sector",
) -> "Figure":
    """Draw which groups of a place tell which; the same place gives the same bytes.

    Parameters
    ----------
    document, file_format, choice
        As for `draw_figure`.
    by
        Which groups: ``sector``, ``kind``, ``service``, ``organisation`` or ``part_of``.

    Raises
    ------
    UsageError
        If the choice names what the model does not have.
    """
    from stakeholder_graph.analysis.place.basis import measure_assumed_share
    from stakeholder_graph.analysis.place.mixing import count_mixing
    from stakeholder_graph.views.figures.mixing import render_mixing

    setting = Setting(document, choice)
    assumed = measure_assumed_share(setting.structure, (), whole=True)
    answer = setting.answer("silos", {"by": by}, assumed=assumed)
    return render_mixing(answer, count_mixing(setting.structure, by), file_format)


def draw_curve(answer: "Answer", file_format: "FileFormat") -> "Figure":
    """Draw who has heard by which day, from an answer of `simulate`; the same answer gives the same bytes.

    Raises
    ------
    UsageError
        If it has so many messages that nobody could read the figure.
    """
    from stakeholder_graph.views.figures.curves import render_curves

    if len(answer.messages or ()) > MOST_CURVES:
        raise UsageError(
            f"a figure has room for the curves of {MOST_CURVES} messages", "name one with '--message'"
        )
    return render_curves(answer, file_format)
