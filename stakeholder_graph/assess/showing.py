"""A place shown in a notebook, by the same page that the command line writes."""

from os import PathLike, fspath
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from stakeholder_graph.assess.drawing import build_page
from stakeholder_graph.assess.publishing import make_public
from stakeholder_graph.assess.setting import AS_IT_STANDS, Choice, open_model
from stakeholder_graph.documents.document import Document
from stakeholder_graph.errors import UsageError
from stakeholder_graph.model.place import Place
from stakeholder_graph.model.problem import Problem
from stakeholder_graph.model.quoting import show as show_text
from stakeholder_graph.model.supplied_messages import supply_messages

HEIGHT = 800


class Page(Struct, frozen=True, kw_only=True):
    """The interactive page of a place; a notebook shows it when it is the last value of a cell."""

    html: str
    title: str
    height: int = HEIGHT

    def _repr_html_(self) -> str:
        from stakeholder_graph.views.page.notebook import render_frame

        return render_frame(self.html, title=self.title, height=self.height)

    def save(self, path: str | PathLike[str]) -> None:
        """Write the page to a file; what was there before is replaced as a whole."""
        from stakeholder_graph.documents.saving import save

        save(Path(path), self.html)


def show(
    model: Document | Place | str | PathLike[str],
    choice: Choice = AS_IT_STANDS,
    *,
    public: bool = False,
    height: int = HEIGHT,
) -> Page:
    """Show a place in a notebook: the interactive page, in a frame of its own.

    Parameters
    ----------
    model
        The path of a model, a model that was opened, or a place. A place without messages is given those that
        every place is asked about.
    choice
        A scenario, absences and a day, as for `analyse`.
    public
        Whether to show the public copy: nothing private, no notes, no post that one person holds.
    height
        How high the frame is, in points of the screen.

    Raises
    ------
    UsageError
        If the model has errors, or the choice names what it does not have.

    Examples
    --------
    >>> from stakeholder_graph import example_place, show
    >>> place = example_place("ccg -> practice-1", kinds={"ccg": "commissioner", "practice-1": "practice"})
    >>> show(place)._repr_html_().startswith("<iframe")
    True
    """
    document = _open(model)
    copy = make_public(document, choice) if public else None
    page = build_page(document, choice) if copy is None else build_page(copy.document, copy.choice)
    if copy is not None:
        copy.check(page, "the page")
    name = document.place.name if document.place is not None else ""
    return Page(html=page, title=f"How messages travel in {name}", height=height)


def _open(model: Document | Place | str | PathLike[str]) -> Document:
    if isinstance(model, Document):
        return model
    if isinstance(model, Place):
        return _hold(model)
    document = open_model(fspath(model))
    first = next((each for each in document.problems if each.is_error), None)
    if first is not None:
        raise UsageError(f"{show_text(document.file)} has errors, the first: {first.message}", first.hint)
    return document


def _hold(place: Place) -> Document:
    """Hold a place that was never written down as a model that was read."""
    supplied, lacking = supply_messages(place)
    problems: tuple[Problem, ...] = () if lacking is None else (lacking,)
    return Document(
        path=Path(),
        file="a place made in Python",
        place=replace(place, messages=place.messages + supplied),
        problems=problems,
        sha256="",
    )
