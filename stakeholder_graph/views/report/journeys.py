"""How does one message go down, and how does one come up? Two journeys told step by step, in an annex."""

from collections.abc import Iterator

from stakeholder_graph.results.deliveries import Delivery
from stakeholder_graph.results.messages import MessageAnswer
from stakeholder_graph.results.reports import TracedWay
from stakeholder_graph.views.messages import sentences
from stakeholder_graph.views.report.blocks_of_paper import convert_blocks, plain
from stakeholder_graph.views.report.material import Material
from stakeholder_graph.views.report.paper import Paragraph, Part
from stakeholder_graph.views.trace.delivery_outline import tell_delivery

CHOSEN = (
    "Told are the middle ones: as many take longer as are quicker. A journey that starts on another day, or "
    "elsewhere, takes another time."
)


def build_journeys_annex(material: Material, number: str) -> Iterator[Part]:
    """Build the annex with a journey that goes out and one that comes in, their steps numbered."""
    yield Part(
        title="Two journeys, step by step" if len(material.report.traces) > 1 else "A journey, step by step",
        number=number,
        anchor=material.proofs.find_annex("journeys"),
        new_page=True,
        blocks=(Paragraph(words=plain(CHOSEN)),),
    )
    for traced in material.report.traces:
        message = material.by_id[traced.message]
        delivery = _find(message, traced)
        if delivery is not None:
            story = tell_delivery(message, delivery, material.names)
            title = sentences.describe_message(message)
            blocks = (*story.there, *story.back, *story.asked)
            yield Part(title=title, level=2, blocks=tuple(convert_blocks(blocks, title)))


def _find(message: MessageAnswer, traced: TracedWay) -> Delivery | None:
    found = (
        each for each in message.deliveries or () if sentences.find_counted(message, each) == traced.member
    )
    return next(found, None)
