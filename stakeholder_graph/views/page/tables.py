"""What do the tables of the page say beyond what is drawn? Silos, standards and sources, row by row.

Names stand in the sentences as their number between two marks (messages.py), so that each can lead to whom it names.
"""

from collections.abc import Iterator

from stakeholder_graph.results.answers import Answer
from stakeholder_graph.results.json_form import Json
from stakeholder_graph.results.scene import Scene
from stakeholder_graph.results.silos import Silos
from stakeholder_graph.views.analysis import silo_sentences
from stakeholder_graph.views.audit.sentences import describe_counts
from stakeholder_graph.views.page.messages import NumberedNames
from stakeholder_graph.views.page.standards import list_rules
from stakeholder_graph.views.words import Names

SOURCE_KINDS = {
    "seed": "a document the model began with",
    "public": "public",
    "memory": "memory: nobody else can look it up",
    "assumption": "assumption: nobody vouches for it",
}
SILO_WORDS: dict[str, Json] = {
    "isolated": "isolated: no channel in and none out",
    "not-reached": "some message does not reach them",
    "no-way-up": "no way up: what they say does not arrive",
    "one-way": "one way: heard, but with no way back for an answer",
    "through-hub": "hear each other only through a hub",
    "one-way-in": "a group with one only way in or out",
    "service": "within and across a service",
}


def build_tables(scene: Scene, answer: Answer, audit: Answer | None = None) -> dict[str, Json]:
    """Build the rows of the tables that are not read off the map; ``audit`` is what an audit said, if one is made."""
    names = NumberedNames(answer.stakeholders)
    return {
        "silo_words": SILO_WORDS,
        "silos": [*_list_silos(answer.silos, names)] if answer.silos is not None else [],
        "rules": list_rules(audit, names) if audit is not None else [],
        "rule_counts": describe_counts(audit) if audit is not None else "",
        "sources": [
            [
                each.title,
                SOURCE_KINDS[each.kind],
                each.published,
                each.accessed,
                each.evidence,
                each.author,
                each.where,
                each.link,
            ]
            for each in scene.sources
        ],
    }


def _list_silos(silos: Silos, names: Names) -> Iterator[Json]:
    """List who does not hear whom: a code, whom it is about, and a sentence where the code alone does not say it."""
    for code, ids in (
        ("isolated", silos.isolated),
        ("not-reached", silos.not_reached),
        ("no-way-up", silos.no_way_up),
        ("one-way", silos.one_way),
    ):
        for each in ids:
            yield [code, [each], ""]
    for hub in silos.siblings:
        yield ["through-hub", [*hub.members], silo_sentences.describe_siblings([hub], names, 1)]
    for group in silo_sentences.find_closed_groups(silos.groups):
        if not silo_sentences.is_body_with_members(group, names):
            yield ["one-way-in", [*group.members], silo_sentences.describe_ways(group, names)]
    services = [each for each in silos.groups if each.by == "service"]
    for service in services:
        for told in silo_sentences.describe_services([service], names):
            yield ["service", [*service.members], told]
