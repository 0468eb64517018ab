"""The models that come with the project: read without a problem, say where everything is from, and are comparable."""

import re
from collections.abc import Iterator

import pytest

from stakeholder_graph.model.place import Place
from stakeholder_graph.model.records import Record
from tests.opened_models import ALL, MODELS, OURS, PAIRS, ask, open_place

TEXTS = sorted(path for ending in ("yaml", "csv", "md") for path in MODELS.rglob(f"*.{ending}"))

DESIGNED = {
    "commissioning-cycle",
    "gamsu-as-recommended",
    "gamsu-unclear-leadership",
    "public-centred",
}

TITLE_OF_A_PERSON = re.compile(
    r"\b(Dr|Mr|Mrs|Ms|Miss|Cllr|Prof|Professor|Sir|Dame|Lord|Lady|Councillor) [A-Z]"
)
PICTURE_THAT_SHOWS = re.compile(
    r"\b(diagram|picture|image|graphic|figure)s?\b[^.;:]{0,60}\b(show|shows|showed)\b", re.I
)
ITEM_NUMBER = re.compile(r"\bS00\d\b|\bR\d\d\b")


def list_lines(place: Place) -> Iterator[tuple[str, Record]]:
    for stakeholder in place.stakeholders.values():
        yield stakeholder.id, stakeholder
    for channel in place.channels:
        yield channel.id, channel.terms
    for tie in place.ties:
        yield f"{tie.sender} {tie.relation} {tie.receiver}", tie
    for shared in place.shared.values():
        yield shared.id, shared
    for absent in place.known_absent:
        yield f"{absent.sender} to {absent.receiver}", absent


@pytest.mark.parametrize("name", ALL)
def test_model_reads_without_a_problem_or_a_warning(name):
    place = open_place(name)
    assert place.about
    assert place.as_of is not None


@pytest.mark.parametrize("name", ALL)
def test_model_is_analysed(name):
    messages = ask(name, None).messages
    assert messages
    assert all(each.delivery_count for each in messages)


@pytest.mark.parametrize("name", OURS)
def test_every_line_says_who_vouches_for_it(name):
    assert [line for line, record in list_lines(open_place(name)) if record.vouching.existence is None] == []


@pytest.mark.parametrize("name", ALL)
def test_every_source_can_be_followed_up_and_is_used(name):
    place = open_place(name)
    used = {"memory", "assumption"}
    for _, record in list_lines(place):
        vouching = record.vouching
        used |= {each for each in (vouching.existence, vouching.rest, *vouching.values.values()) if each}
    text = (MODELS / f"{name}.yaml").read_text(encoding="utf-8")
    for source in place.sources.values():
        assert source.id in used or re.search(rf"source:.*\b{source.id}\b", text), (
            f"nothing rests on {source.id}"
        )
        if source.kind == "public":
            assert (source.url or "").startswith("https://" if name in OURS else "http"), source.id
        if source.kind == "seed":
            assert source.author, source.id


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.relative_to(MODELS).as_posix())
def test_no_person_no_item_number_and_no_picture_that_nobody_has_seen(path):
    text = path.read_text(encoding="utf-8")
    for forbidden in (TITLE_OF_A_PERSON, PICTURE_THAT_SHOWS, ITEM_NUMBER):
        assert forbidden.findall(text) == []


@pytest.mark.parametrize("name", OURS)
def test_only_a_design_is_complete_and_it_says_so(name):
    place = open_place(name)
    assert place.complete == (name in DESIGNED)
    if place.complete:
        assert "Complete: what is not in this file is not in the design." in " ".join(
            (place.about or "").split()
        )


@pytest.mark.parametrize("name", OURS)
def test_every_model_is_in_the_readme(name):
    readme = (MODELS / "README.md").read_text(encoding="utf-8")
    assert f"\n| `{name}.yaml` | " in readme


@pytest.mark.parametrize("name", OURS)
def test_parts_that_rules_speak_of_are_played(name):
    roles = {role for each in open_place(name).stakeholders.values() for role in each.roles}
    assert {"place-lead", "board", "decision-maker"} <= roles


@pytest.mark.parametrize("pair", PAIRS, ids="-".join)
def test_variants_have_the_same_people_and_the_same_messages(pair):
    def compare_by(place: Place) -> object:
        people = {
            each.id: (each.name, each.roles)
            for each in place.stakeholders.values()
            if each.kind == "community"
        }
        messages = {
            each.id: (
                each.says,
                each.kind,
                each.senders.members,
                each.heard_within,
                each.answered,
                each.routes,
            )
            for each in place.messages
        }
        return people, messages, place.as_of

    one, other = map(open_place, pair)
    assert compare_by(one) == compare_by(other)
    assert one.name != other.name
