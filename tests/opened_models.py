"""The models that come with the project, opened and answered once for all the tests that ask of them."""

from functools import cache
from pathlib import Path

from stakeholder_graph.assess.questions import analyse
from stakeholder_graph.assess.setting import Choice, open_model
from stakeholder_graph.documents.document import Document
from stakeholder_graph.model.place import Place
from stakeholder_graph.results.answers import Answer
from stakeholder_graph.results.messages import MessageAnswer

MODELS = Path(__file__).resolve().parents[1] / "models"
OURS = sorted(path.stem for path in MODELS.glob("*.yaml"))
ALL = [*OURS, *sorted(f"gallery/{path.stem}" for path in MODELS.glob("gallery/*.yaml"))]
PAIRS = [
    ("gamsu-as-recommended", "gamsu-unclear-leadership"),
    ("federated-shared-team", "federated-four-teams"),
    ("commissioning-cycle", "public-centred"),
    ("today-independent-healthwatch", "today-healthwatch-absorbed"),
]


@cache
def open_document(name: str) -> Document:
    return open_model(str(MODELS / f"{name}.yaml"))


def open_place(name: str) -> Place:
    document = open_document(name)
    assert document.problems == ()
    assert document.place is not None
    return document.place


@cache
def ask(name: str, scenario: str | None) -> Answer:
    return analyse(open_document(name), Choice(scenario=scenario))


def find_message(name: str, message: str, scenario: str | None = None) -> MessageAnswer:
    (found,) = (each for each in ask(name, scenario).messages or () if each.message == message)
    return found


def count_reached(name: str, scenario: str | None = None) -> dict[str, str]:
    """How many of how many deliveries of each message are reached, as text."""
    return {
        each.message: f"{each.reached_count} of {each.delivery_count}"
        for each in ask(name, scenario).messages or ()
    }
