"""The reports of the models that come with the project, found once for all the tests that read them."""

from functools import cache

from stakeholder_graph.assess.papers import restore
from stakeholder_graph.assess.reporting import report
from stakeholder_graph.assess.setting import Choice
from stakeholder_graph.results.answers import Answer
from stakeholder_graph.views.report.content import build_paper
from stakeholder_graph.views.report.paper import Paper
from tests.opened_models import open_document


@cache
def open_report(name: str, scenario: str | None = None) -> Answer:
    return restore(report(open_document(name), Choice(scenario=scenario)))


@cache
def open_paper(name: str) -> Paper:
    return build_paper(open_report(name))
