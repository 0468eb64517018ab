"""From document to page or figure: analysed, laid out and drawn."""

from typing import TYPE_CHECKING, Literal

from stakeholder_graph.assess.questions import analyse
from stakeholder_graph.assess.setting import AS_IT_STANDS, Choice, Setting
from stakeholder_graph.documents.document import Document
from stakeholder_graph.errors import UsageError
from stakeholder_graph.layout import build_scene

if TYPE_CHECKING:
    from stakeholder_graph.results.answers import Answer
    from stakeholder_graph.results.scene import Scene

HEADLINE_LIMIT = 5
MOST_CURVES = 12
FigureFormat = Literal["svg", "png", "pdf"]


def build_page(document: Document, choice: Choice = AS_IT_STANDS) -> str:
    """Build the interactive page of a place: one self-contained HTML file.

    Raises
    ------
    UsageError
        As for `analyse`.
    """
    from stakeholder_graph.views.analysis.headlines import Headline, find_headlines, find_opening
    from stakeholder_graph.views.frame import CAUTION, describe_assumed
    from stakeholder_graph.views.page.page import Content, render_page

    scene, answer = _draw(document, choice, dated=True)
    assumed = Headline(sentence=describe_assumed(answer.assumed_share), command="")
    told = (find_opening(answer), *find_headlines(answer)[: HEADLINE_LIMIT - 1], assumed)
    return render_page(Content(scene=scene, answer=answer, headlines=told, caution=CAUTION))


def draw_figure(document: Document, file_format: FigureFormat, choice: Choice = AS_IT_STANDS) -> bytes:
    """Draw the map of a place as SVG, PNG or PDF; the same place gives the same bytes.

    Raises
    ------
    UsageError
        As for `analyse`.
    """
    from stakeholder_graph.views.figures.scene import render_figure

    scene, answer = _draw(document, choice)
    return render_figure(scene, file_format, answer=answer)


def draw_curve(answer: "Answer", file_format: FigureFormat) -> bytes:
    """Draw who has heard by which day, from an answer of `simulate`, as SVG, PNG or PDF; always the same bytes.

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
