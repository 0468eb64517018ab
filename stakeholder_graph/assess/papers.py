"""From what a report found to a board paper: as a web page, as Word, as PDF, or in plain words."""

from typing import TYPE_CHECKING, Literal

from msgspec.structs import replace

from stakeholder_graph.errors import UsageError
from stakeholder_graph.readers.stored_report import HINT, restore_report
from stakeholder_graph.results.answers import Answer
from stakeholder_graph.results.json_form import render_json
from stakeholder_graph.results.reports import Cover
from stakeholder_graph.views.report.content import build_methods_note, build_paper
from stakeholder_graph.views.report.paper import Paper, Picture

if TYPE_CHECKING:
    from stakeholder_graph.results.scene import Scene
    from stakeholder_graph.views.figures.ways import Shown

PaperFormat = Literal["html", "docx", "pdf", "text", "markdown", "json"]
_CAPTIONS: dict["Shown", str] = {
    "map": "The map: everybody in the model, and who passes messages to whom.",
    "down": "What goes down: of each delivery the route that arrives first.",
    "up": "What comes up: of each delivery the route that arrives first.",
}


def restore(answer: Answer) -> Answer:
    """Return an answer as it would come back from its stored form, so that both are set alike."""
    return restore_report(render_json(answer).encode("utf-8", "backslashreplace"))


def set_paper(
    answer: Answer, paper_format: PaperFormat, *, cover: Cover | None = None, methods: bool = False
) -> str | bytes:
    """Set a report as a paper; a report that was stored and read back gives the same bytes.

    Parameters
    ----------
    answer
        What `report` answers, or what was stored of it.
    paper_format
        ``html``, ``docx``, ``pdf``, ``markdown``, ``text``; ``json`` stores it.
    cover
        Another cover sheet than that of the report; None keeps it.
    methods
        Whether to set the note on methods alone.

    Returns
    -------
    The text of the file, or its bytes for ``docx`` and ``pdf``.

    Raises
    ------
    UsageError
        If the library that the format needs is not installed.
    MachineError
        If that library fails.
    """
    if cover is not None and answer.report is not None:
        answer = replace(answer, report=replace(answer.report, cover=cover))
    restored = restore(answer)
    if paper_format == "json":
        return render_json(restored)
    if methods:
        return _render(build_methods_note(restored), paper_format)
    return _render(build_paper(restored, _draw_pictures(restored, paper_format)), paper_format)


def set_stored(
    answer: Answer, paper_format: PaperFormat, *, cover: Cover | None = None, methods: bool = False
) -> str | bytes:
    """Set what was read from a stored report as `set_paper` does; parts of it that do not fit are no fault of ours.

    Raises
    ------
    UsageError
        If no paper can be set from it, because somebody changed it; or as `set_paper` does.
    MachineError
        As `set_paper` does.
    """
    try:
        return set_paper(answer, paper_format, cover=cover, methods=methods)
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as fault:
        said = "the stored report is damaged: its parts do not fit each other"
        raise UsageError(said, HINT) from fault


def _render(paper: Paper, paper_format: PaperFormat) -> str | bytes:
    """Render a paper; each renderer is imported when it is asked for."""
    if paper_format == "html":
        from stakeholder_graph.views.report.html import render_html

        return render_html(paper)
    if paper_format == "docx":
        from stakeholder_graph.views.report.word import render_word

        return render_word(paper)
    if paper_format == "pdf":
        from stakeholder_graph.views.report.pdf import render_pdf

        return render_pdf(paper)
    from stakeholder_graph.views.report.plain import outline_paper

    if paper_format == "markdown":
        from stakeholder_graph.views.markdown import render_outline_markdown

        return render_outline_markdown(outline_paper(paper, has_tables=True))
    from stakeholder_graph.views.text import render_outline_text

    return render_outline_text(outline_paper(paper, has_tables=False))


def _draw_pictures(answer: Answer, paper_format: PaperFormat) -> tuple[Picture, ...]:
    """Draw the map, and what goes down and up where anything does, as the format can show it."""
    from stakeholder_graph.views.figures.ways import find_going

    if answer.report is None:
        return ()
    scene = answer.report.scene
    going = [each for each in _CAPTIONS if each == "map" or find_going(scene, answer, each)]
    return tuple(_draw(scene, answer, each, paper_format) for each in going)


def _draw(scene: "Scene", answer: Answer, shows: "Shown", paper_format: PaperFormat) -> Picture:
    from stakeholder_graph.views.figures.map_sentences import describe_map, describe_ways
    from stakeholder_graph.views.figures.maps import render_map
    from stakeholder_graph.views.figures.ways import find_going, find_ways

    caption = _CAPTIONS[shows]
    if paper_format in ("text", "markdown"):
        if shows == "map":
            said = describe_map(scene, answer)
        else:
            ways = find_ways(scene, find_going(scene, answer, shows))
            said = describe_ways(scene, answer, ways, shows)
        return Picture(svg=b"", png=b"", width=1, height=1, alternative=said, caption=caption)
    in_dots = paper_format == "docx"
    figure = render_map(scene, answer, "png" if in_dots else "svg", shows, captioned=True)
    return Picture(
        svg=b"" if in_dots else figure.content,
        png=figure.content if in_dots else b"",
        width=figure.width,
        height=figure.height,
        alternative=figure.alternative,
        caption=caption,
        landscape=figure.width > figure.height,
    )
