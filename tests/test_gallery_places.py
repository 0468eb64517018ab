"""The gallery of places says nothing that no page says, and shows what is our reading of one."""

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from stakeholder_graph.model.place import Place
from stakeholder_graph.model.records import Record, Tie
from stakeholder_graph.readers.place_file import read_place

ROOT = Path(__file__).resolve().parents[1]
GALLERY = ROOT / "models" / "gallery"
LINKS = ROOT.parent / "shared" / "data" / "involvement" / "documented_involvement_edges.csv"
MODELS = sorted(GALLERY.glob("*.yaml"))

SAID, LIKELY = "As published, not as practised", 0.8
OUR_READING = re.compile(r"our (reading|nearest word)|[Pp]lanned|[Tt]he other page|versions of the page")


@pytest.fixture(scope="module", params=MODELS, ids=lambda path: path.stem)
def place(request) -> Place:
    return open_place(request.param.stem)


def open_place(name: str) -> Place:
    document = read_place(GALLERY / f"{name}.yaml")
    assert document.problems == ()
    assert document.place is not None
    return document.place


def list_links(place: Place) -> list[Record]:
    """What the lines of channels and ties say of themselves, one for each line."""
    terms = {channel.terms.line: channel.terms for channel in place.channels}
    return [*terms.values(), *place.ties]


def find_addresses(place: Place) -> set[str | None]:
    return {each.url for each in place.sources.values() if each.kind == "public"}


def test_there_are_places_to_compare():
    assert len(MODELS) >= 8


def test_each_says_that_it_is_as_published(place):
    assert place.about is not None
    assert place.about.startswith(SAID)
    assert "silent" in place.about
    assert "The day is assumed." in place.about
    assert place.name.startswith("NHS ")
    assert place.name.endswith(" CCG")


def test_silence_is_left_as_silence(place):
    """A page that does not mention a way does not say that there is none."""
    assert not place.complete
    assert place.known_absent == ()
    assert place.absent_stakeholders == ()


def test_every_stakeholder_is_named_by_a_page(place):
    for each in place.stakeholders.values():
        assert place.sources[each.vouching.existence].kind == "public", each.id


def test_every_source_of_its_own_is_a_page_with_its_address(place):
    own = [each for each in place.sources.values() if each.id not in {"memory", "assumption"}]
    assert own
    for each in own:
        assert each.kind == "public"
        assert each.url
        assert each.evidence == "paper"


def test_every_channel_and_tie_has_a_page_or_is_called_our_reading(place):
    for each in list_links(place):
        source = place.sources[each.vouching.existence]
        assert source.kind == "public" or (source.kind == "assumption" and "Our reading" in (each.note or ""))


def test_every_channel_and_tie_says_how_sure_it_is_and_why_it_is_less_than_likely(place):
    for each in list_links(place):
        assert each.certainty is not None
        assert each.certainty <= LIKELY, "a page alone is never certain"
        if each.certainty < LIKELY:
            assert OUR_READING.search(each.note or ""), each


def test_what_only_a_tie_says_is_a_channel_of_our_reading(place):
    """Somebody sits somewhere, the page says; that messages pass because of it is said by us."""
    said = {each.line for each in list_links(place) if "that messages pass" in (each.note or "")}
    unsure = {channel.terms.line for channel in place.channels if (channel.terms.certainty or 1) < LIKELY}
    assert said <= unsure


def test_no_numbers_but_those_of_a_page(place):
    for terms in {channel.terms.line: channel.terms for channel in place.channels}.values():
        assert (terms.every, terms.takes, terms.reliability, terms.level, terms.claimed_level) == (None,) * 5
        assert terms.cost_hours is None
    for each in place.stakeholders.values():
        assert (each.people, each.volunteers, each.reliability, each.cost_hours) == (None,) * 4
        for said in ("meets", "seats"):
            if getattr(each, said):
                assert place.sources[each.vouching.find_source(said)].kind == "public", each.id


def test_each_has_who_commissions_and_asks_for_a_decision_and_a_concern(place):
    roles = {role for each in place.stakeholders.values() for role in each.roles}
    assert {"place-lead", "decision-maker"} <= roles
    messages = {each.id: each for each in place.messages}
    assert {"decision", "concern"} <= set(messages)
    assert messages["concern"].answered


def read_links() -> Iterator[tuple[str, str]]:
    """The place and the address of every link of the table that lies beside the project."""
    if not LINKS.exists():
        pytest.skip("the table of published links does not lie beside this project")
    with LINKS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield row["ccg_name_2013"].replace("&", "and") + " CCG", row["source_url"]


def test_every_address_of_the_table_is_in_the_model_and_no_other(place):
    addresses = defaultdict(set)
    for name, address in read_links():
        addresses[name].add(address)
    assert find_addresses(place) == addresses[place.name]


def test_every_model_is_in_the_readme_with_its_number_of_pages_and_links(place):
    row = next(
        line
        for line in (GALLERY / "README.md").read_text(encoding="utf-8").splitlines()
        if line.startswith(f"| {place.name.removeprefix('NHS ').removesuffix(' CCG')} ")
    )
    pages, links = (int(cell) for cell in row.strip("| ").split("|")[-2:])
    assert pages == len(find_addresses(place))
    assert links == sum(name == place.name for name, _ in read_links())


def find_ties(place: Place, relation: str) -> dict[str, Tie]:
    group = "patient-liaison-group"
    return {tie.sender: tie for tie in place.ties if tie.receiver == group and tie.relation == relation}


def test_swale_keeps_both_pages_that_contradict_each_other():
    """One page lets the lay member chair the group and the representative sit in it, the other the reverse."""
    place = open_place("swale")
    chairs, members = find_ties(place, "chairs"), find_ties(place, "member_of")
    assert set(chairs) == set(members) == {"lay-member", "patient-representative"}
    for one, other in (("lay-member", "patient-representative"), ("patient-representative", "lay-member")):
        assert chairs[one].vouching.existence == members[other].vouching.existence
        assert chairs[one].vouching.existence != chairs[other].vouching.existence
    assert all((tie.certainty or 1) <= 0.5 for tie in (*chairs.values(), *members.values()))
    assert "contradict" in (place.about or "")


def test_mansfield_and_ashfield_counts_twenty_seats_and_four_deputies():
    seats = open_place("mansfield-and-ashfield").stakeholders["citizens-panel"].seats
    deputies = [each.count for each in seats if each.role.startswith("deputy")]
    assert deputies == [4]
    assert sum(each.count or 0 for each in seats) - 4 == 4 + 10 + 2 + 4


def test_one_page_gives_two_models_that_differ_only_in_names():
    def shape(name: str) -> object:
        place = open_place(name)
        return (
            [(each.id, each.kind, each.roles, each.part_of) for each in place.stakeholders.values()],
            [(channel.id, channel.terms.certainty) for channel in place.channels],
            [(tie.sender, tie.receiver, tie.relation, tie.certainty) for tie in place.ties],
        )

    assert shape("fareham-and-gosport") == shape("south-eastern-hampshire")
