"""The interactive page: one file that opens from a memory stick and asks the network for nothing.

The page is put together from the templates beside this file. Everything a model says goes in as text: through
Jinja's autoescaping into the page, or as JSON into islands that the script reads and writes with
``textContent``.
"""

import base64
import hashlib
import json
from collections.abc import Iterator, Sequence
from importlib.resources import files
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from stakeholder_graph.results.answers import Answer
from stakeholder_graph.results.beside import Beside
from stakeholder_graph.results.json_form import Json, build_json
from stakeholder_graph.results.scene import Scene
from stakeholder_graph.results.wiring import Wiring
from stakeholder_graph.views.analysis.headlines import Headline
from stakeholder_graph.views.frame import describe_title
from stakeholder_graph.views.messages.doubt_sentences import EXPLAINED, tells_stability
from stakeholder_graph.views.page.besides import build_besides
from stakeholder_graph.views.page.islands import Islands
from stakeholder_graph.views.page.messages import Messages
from stakeholder_graph.views.page.parts import SCRIPTS, STYLES
from stakeholder_graph.views.page.proofs import describe_proof, find_proof, find_whole_proof
from stakeholder_graph.views.page.pyvis_door import build_network
from stakeholder_graph.views.page.tables import build_tables
from stakeholder_graph.views.page.ways import build_ways
from stakeholder_graph.views.words import say_date, say_number

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from markupsafe import Markup

SURVEYED = (
    "The place is so large that this page was made without typical days, chances, standards and how far its findings "
    "withstand doubt: the commands “trace”, “simulate” and “audit” tell them."
)


class Content(Struct, frozen=True, kw_only=True):
    """Everything a page is made from; what is left out is simply not offered by the page.

    ``scene`` is the drawing. ``answer`` is what ``analyse`` said: routes, journeys, days, weak points, how much is
    assumed. ``headlines`` stand first, most important first; one that tells of a message is linked to the view that
    proves it. ``assumed`` says how much is only assumed, ``caution`` what the whole does not tell, and ``left_out``
    what this copy leaves out, sentence by sentence; each is empty for nothing to say. ``audit`` is what an audit
    said of the standards, None where none was made. Without ``wiring`` the page follows nothing by
    itself. ``besides`` are the sides it can be looked at beside.
    """

    scene: Scene
    answer: Answer
    headlines: tuple[Headline, ...] = ()
    assumed: str = ""
    caution: str = ""
    audit: Answer | None = None
    left_out: tuple[str, ...] = ()
    wiring: Wiring | None = None
    besides: tuple[Beside, ...] = ()


def render_page(content: Content) -> str:
    """Render the interactive page of a place as one self-contained HTML file.

    Returns
    -------
    The text of the file, to be written as UTF-8. The same content gives the same text.
    """
    from jinja2 import Environment
    from markupsafe import Markup

    scene, answer = content.scene, content.answer
    ways = build_ways(content.wiring) if content.wiring is not None else None
    folder = files("stakeholder_graph.views.page") / "templates"
    style = _join(folder, STYLES)
    script = '"use strict";\n(() => {\n' + _join(folder, SCRIPTS) + "\n})();\n"
    islands = Islands(scene, build_network(scene))
    page = Environment(autoescape=True).from_string(folder.joinpath("page.html").read_text(encoding="utf-8"))
    return page.render(
        style=Markup(style),  # noqa: S704 - our own file
        script=Markup(script),  # noqa: S704 - our own files
        policy=_build_policy(script, style),
        island=_render_island,
        stakeholders=islands.build_stakeholders(),
        channels=islands.build_channels(),
        rest=_build_rest(scene, islands, Messages(answer, [each.id for each in scene.channels])),
        tables=build_tables(scene, answer, content.audit),
        ways=ways,
        besides=build_besides(scene, answer, ways, content.besides) if content.besides else None,
        scene=scene,
        answer=answer,
        headlines=list(_tell_headlines(content.headlines)),
        changed=_say_change(answer),
        stakeholder_count=_say_count(len(scene.stakeholders), "stakeholder"),
        channel_count=_say_count(len(scene.channels), "channel"),
        assumed=content.assumed,
        left_out=content.left_out,
        explained=EXPLAINED if tells_stability(answer) else "",
        caution=content.caution,
        as_of=say_date(scene.as_of) if scene.as_of else "",
    )


def _tell_headlines(headlines: Sequence[Headline]) -> Iterator[tuple[str, str, str]]:
    """Tell each headline with the address of its proof, and what that shows. The first tells of everybody."""
    for number, each in enumerate(headlines):
        proof = find_proof(each) if number else find_whole_proof(each)
        yield each.sentence, proof, describe_proof(proof)


def _say_change(answer: Answer) -> str:
    """Say which scenario, or without whom, the page is of; "" for the place as it is written down."""
    title = describe_title(answer)
    return "" if title == describe_title(replace(answer, options={})) else title


def _say_count(count: int, one: str) -> str:
    return f"{say_number(count)} {one}{'' if count == 1 else 's'}"


def _join(folder: "Traversable", names: Sequence[str]) -> str:
    return "\n".join(folder.joinpath(name).read_text(encoding="utf-8") for name in names)


def _render_island(value: object) -> "Markup":
    """Write JSON that cannot end its script element, whatever text it holds."""
    from markupsafe import Markup

    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    safe = text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    return Markup(safe)  # noqa: S704 - no character is left that markup could begin with


def _build_policy(script: str, style: str) -> str:
    """Allow the one script and the one style of the page, and nothing from anywhere else."""
    return (
        f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(style)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


def _build_rest(scene: Scene, islands: Islands, messages: Messages) -> Json:
    """Build all the script needs besides the stakeholders and channels."""
    found = messages.build()
    return {
        "place": scene.place,
        "width": scene.width,
        "marked_from": scene.marked_from,
        "height": scene.height,
        "as_of": scene.as_of,
        "tiers": build_json(scene.tiers),
        "kinds": build_json(scene.kinds),
        "groups": islands.build_groups(),
        "ties": islands.build_ties(),
        "shared": build_json(scene.shared),
        **islands.build_facts(),
        "names": islands.build_names(messages.list_names()),
        "sentences": found["sentences"],
        "messages": islands.build_messages(found["messages"]),
    }
