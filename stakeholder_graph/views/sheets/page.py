"""A check sheet as a page to be printed and ticked: one file, without a script, that asks the network for nothing."""

import base64
import hashlib
from importlib.resources import files

from stakeholder_graph.results.agreements import CheckSheet
from stakeholder_graph.results.answers import Answer
from stakeholder_graph.views.frame import CAUTION
from stakeholder_graph.views.sheets.sentences import LEFT_OUT_QUESTION, LEVELS, NO_NAMES, ask, list_answers
from stakeholder_graph.views.words import Names, say_date

MODEL_SHOWN = 12


def render_sheet_page(answer: Answer, sheet: CheckSheet) -> str:
    """Render a check sheet as one self-contained HTML file, each body on paper of its own.

    Parameters
    ----------
    answer
        The answer of check-sheet.
    sheet
        Its sheet, or some of its bodies.

    Returns
    -------
    The text of the file, to be written as UTF-8. Whatever a model says stands in it as text, never as markup.
    """
    from jinja2 import Environment
    from markupsafe import Markup

    folder = files("stakeholder_graph.views.sheets") / "templates"
    style = (folder / "sheet.css").read_text(encoding="utf-8")
    names = Names(answer.stakeholders)
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    template = environment.from_string((folder / "sheet.html").read_text(encoding="utf-8"))
    bodies = [
        {
            "name": names.call(body),
            "questions": [
                (ask(each, names), list_answers(each), each.channel)
                for each in sheet.questions
                if each.body == body
            ],
        }
        for body in sheet.bodies
    ]
    return (
        template.render(
            policy=_build_policy(style),
            style=Markup(style),  # noqa: S704 - our own file
            place=answer.place,
            as_of=say_date(answer.as_of) if answer.as_of else "",
            bodies=bodies,
            levels=tuple(LEVELS.items()),
            left_out=LEFT_OUT_QUESTION,
            no_names=NO_NAMES,
            caution=CAUTION,
            version=answer.tool_version,
            model=answer.model_sha256[:MODEL_SHOWN],
        )
        + "\n"
    )


def _build_policy(style: str) -> str:
    """Allow the one style of the page, and nothing else from anywhere."""
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
