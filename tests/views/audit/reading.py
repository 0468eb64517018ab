"""How tests read an audit: the sentences about evidence, and a whole text without its line breaks."""

import re

from stakeholder_graph.views.audit.evidence_sentences import describe_evidence
from stakeholder_graph.views.audit.evidence_words import Telling
from stakeholder_graph.views.text import render_text
from stakeholder_graph.views.words import Names
from tests.views.audit.answers import PEOPLE

TELLING = Telling(names=Names(PEOPLE), parts={"voice": "the voice body", "ccg": "the commissioner"})


def tell(*evidence):
    return list(describe_evidence(evidence, TELLING))


def read_on_one_line(answer):
    return re.sub(r"\s+", " ", render_text(answer))
