"""A paper as a web page: one file, without a script, that asks the network for nothing and prints on A4."""

import base64
import hashlib
from importlib.resources import files

from stakeholder_graph.views.report import furniture
from stakeholder_graph.views.report.paper import Block, Grid, Listed, Paper, Paragraph, Picture
from stakeholder_graph.views.report.sound import build_sound_paper, find_turned, share_width

LETTERS = 88
"""How many letters of a table go side by side on a printed page."""
NARROWEST, WIDEST = 5.2, 44.0
"""In ems, on a screen: the least width of a column, so that a number is not broken, and the most that a table asks
for because of it. A table wider than the screen is scrolled."""


def render_html(paper: Paper) -> str:
    """Render a paper as one self-contained HTML file.

    Returns
    -------
    The text of the file, to be written as UTF-8; the same for the same paper. Whatever a model says stands in it as
    text, never as markup.
    """
    from jinja2 import Environment
    from markupsafe import Markup

    sound = build_sound_paper(paper)
    folder = files("stakeholder_graph.views.report") / "templates"
    style = (folder / "paper.css").read_text(encoding="utf-8") + _style_paper(sound)
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.filters.update(kind=_name_kind, picture=_embed)
    template = environment.from_string((folder / "paper.html").read_text(encoding="utf-8"))
    page = template.render(
        policy=_build_policy(style),
        style=Markup(style),  # noqa: S704 - our own file, and numbers and escaped letters
        paper=sound,
        parts=tuple(zip(sound.parts, find_turned(sound), strict=True)),
        words=furniture,
    )
    return page + "\n"


def _name_kind(block: Block) -> str:
    """Name what a block is, for the template."""
    kinds = {Paragraph: "paragraph", Listed: "list", Grid: "table", Picture: "picture"}
    return kinds[type(block)]


def _embed(picture: Picture) -> str:
    """Write a drawing as an address that holds it. As a picture it can run nothing and ask for nothing."""
    return "data:image/svg+xml;base64," + base64.b64encode(picture.svg).decode("ascii")


def _style_paper(paper: Paper) -> str:
    """Write the widths of each table's columns, and what stands at the foot of a printed page."""
    rules = []
    grids = [each for part in paper.parts for each in part.blocks if isinstance(each, Grid)]
    for number, grid in enumerate(grids, start=1):
        shares = share_width(grid, LETTERS)
        least = min(NARROWEST / min(shares), WIDEST) if shares else 0
        rules.append(f"@media screen {{ #table-{number} {{ min-width: {least:.1f}em; }} }}")
        for column, share in enumerate(shares, start=1):
            rules.append(f"#table-{number} col:nth-child({column}) {{ width: {share:.2%}; }}")
    foot = f"@bottom-left {{ content: {_quote(paper.running)}; }}"
    pages = f'"{furniture.PAGE} " counter(page) " {furniture.OF} " counter(pages)'
    rules.append(f"@page {{ {foot} @bottom-right {{ content: {pages}; }} }}")
    return "\n".join(rules) + "\n"


def _quote(text: str) -> str:
    """Write text for a style sheet, every letter but the plainest as its number."""
    plain = (each if each.isascii() and each.isalnum() else f"\\{ord(each):06x}" for each in text)
    return '"' + "".join(plain) + '"'


def _build_policy(style: str) -> str:
    """Allow the one style of the page and the pictures inside it, and nothing from anywhere else."""
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    )
