"""From document to page or figure: analysed, laid out and drawn."""

from typing import TYPE_CHECKING

from stakeholder_graph.analysis.place.wiring import build_wiring
from stakeholder_graph.assess.questions import analyse
from stakeholder_graph.assess.setting import AS_IT_STANDS, Choice, Setting
from stakeholder_graph.documents.document import Document
from stakeholder_graph.errors import UsageError
from stakeholder_graph.layout import build_scene
from stakeholder_graph.model.quoting import quote

if TYPE_CHECKING:
    from stakeholder_graph.results.answers import Answer
    from stakeholder_graph.results.scene import Scene
    from stakeholder_graph.results.wiring import Wiring
    from stakeholder_graph.views.figures.figure import Figure, FileFormat
    from stakeholder_graph.views.figures.ways import Shown

MOST_CURVES = 12


def build_page(document: Document, choice: Choice = AS_IT_STANDS) -> str:
    """Build the interactive page of a place: one self-contained HTML file.

    Raises
    ------
    UsageError
        As for `analyse`.
    """
    from stakeholder_graph.assess.auditing import audit
    from stakeholder_graph.views.analysis.three_headlines import find_three_headlines
    from stakeholder_graph.views.frame import CAUTION, describe_assumed
    from stakeholder_graph.views.page.page import Content, render_page
    from stakeholder_graph.views.withheld_sentences import describe_withheld

    scene, answer = _draw(document, choice, dated=True)
    content = Content(
        scene=scene,
        answer=answer,
        headlines=find_three_headlines(answer),
        assumed=describe_assumed(answer.assumed_share),
        caution=CAUTION,
        audit=audit(document, choice),
        left_out=() if answer.withheld is None else tuple(describe_withheld(answer.withheld)),
        wiring=wire(Setting(document, choice)),
    )
    return render_page(content)


def wire(setting: Setting) -> "Wiring":
    """Wire a place for a page that follows its messages by itself, its calendars included."""
    from stakeholder_graph.analysis.clock.wired_clock import add_clock

    messages = setting.find_messages()
    return add_clock(build_wiring(setting.structure, messages), setting.structure, messages)


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
        ``map``, ``down`` or ``up``.
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
    from stakeholder_graph.views.figures.maps import render_map
    from stakeholder_graph.views.figures.ways import find_going

    if message is not None:
        Setting(document, choice).find_message(message)
    scene, answer = _draw(document, choice)
    if shows != "map" and not find_going(scene, answer, shows, message):
        which = f"the message {quote(message)} does not go" if message is not None else "no message goes"
        raise UsageError(f"{which} {shows}", "leave out '--message'" if message else "draw the map")
    return render_map(scene, answer, file_format, shows, message)


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


def _draw(document: Document, choice: Choice, *, dated: bool = False) -> "tuple[Scene, Answer]":
    setting = Setting(document, choice)
    answer = analyse(document, choice, dated=dated)
    return build_scene(setting.place, answer), answer
