from collections import Counter

import pytest
from msgspec.structs import replace

from stakeholder_graph.results.reports import ChangeEffect, CheckedWith, Cover, TriedChange
from stakeholder_graph.results.withheld import Withheld
from stakeholder_graph.views.report.change_sentences import describe_now, describe_then
from stakeholder_graph.views.report.content import build_methods_note, build_paper
from stakeholder_graph.views.report.paper import Block, Grid, Listed, Paper, Paragraph, Picture, Words
from stakeholder_graph.views.report.summary import choose_effects
from stakeholder_graph.views.words import Names
from tests.opened_models import ALL
from tests.opened_reports import open_paper, open_report
from tests.views.answers import make_answer
from tests.views.report.measured import (
    find_summary,
    join,
    list_sentences,
    list_texts,
    measure_reading_age,
)

READING_AGE = 13
PICTURE = Picture(
    svg=b"<svg/>", png=b"", width=10, height=10, alternative="A map.", caption="The map.", landscape=True
)


def list_words(block: Block) -> list[Words]:
    if isinstance(block, Paragraph):
        return [block.words]
    if isinstance(block, Listed):
        return list(block.items)
    return [cell for row in block.rows for cell in row] if isinstance(block, Grid) else []


def list_anchors(paper: Paper) -> list[str]:
    found = [part.anchor for part in paper.parts]
    for part in paper.parts:
        for block in part.blocks:
            found += [block.anchor] if not isinstance(block, Listed) else []
            found += block.anchors if isinstance(block, Grid | Listed) else ()
    return [each for each in found if each]


def list_links(paper: Paper) -> set[str]:
    words = [each for part in paper.parts for block in part.blocks for each in list_words(block)]
    return {run.to for each in words for run in each if run.to}


def leads_to_proof(words: Words) -> bool:
    return any(run.to for run in words)


def find_part(paper: Paper, anchor: str):
    (part,) = (each for each in paper.parts if each.anchor == anchor)
    return part


def read_all(paper: Paper) -> str:
    return "\n".join(text for part in paper.parts for text in (part.title, *list_texts(part)))


@pytest.mark.parametrize("name", ALL)
def test_every_link_leads_to_an_anchor_that_is_there_once(name):
    paper = open_paper(name)
    anchors = Counter(list_anchors(paper))
    assert [each for each, count in anchors.items() if count > 1] == []
    assert list_links(paper) - anchors.keys() == set()


@pytest.mark.parametrize("name", ALL)
def test_every_sentence_that_states_a_finding_leads_to_its_proof(name):
    paper = open_paper(name)
    found = [block for part in find_summary(paper) for block in part.blocks]
    found += find_part(paper, "findings").blocks
    found += [each for each in find_part(paper, "risks").blocks if isinstance(each, Grid)]
    found += [each for each in find_part(paper, "standards").blocks if isinstance(each, Listed)]
    found += [find_part(paper, anchor).blocks[0] for anchor in ("risks", "standards", "review", "surety")]
    for block in found:
        if isinstance(block, Paragraph):
            assert leads_to_proof(block.words), join(block.words)
        elif isinstance(block, Grid):
            assert all(any(map(leads_to_proof, row)) for row in block.rows), block.caption
        elif isinstance(block, Listed):
            assert all(map(leads_to_proof, block.items))


@pytest.mark.parametrize("name", ALL)
def test_proofs_of_the_summary_stand_in_annexes(name):
    paper = open_paper(name)
    first = next(number for number, part in enumerate(paper.parts) if part.number.startswith("Annex"))
    in_annexes = set(list_anchors(replace(paper, parts=paper.parts[first:])))
    assert list_links(replace(paper, parts=find_summary(paper))) <= in_annexes


@pytest.mark.parametrize("name", ALL)
def test_summary_can_be_read_at_thirteen(name):
    sentences = list_sentences(open_paper(name), open_report(name))
    assert len(sentences) > 4
    assert measure_reading_age(sentences) <= READING_AGE


@pytest.mark.parametrize("name", ALL)
def test_summary_holds_no_codes(name):
    texts = [text for part in find_summary(open_paper(name)) for text in list_texts(part)]
    coded = [each.id for each in open_report(name).stakeholders if any(map(str.isdigit, each.id))]
    assert not [text for text in texts if any(f"({each})" in text for each in coded)]
    assert not [text for text in texts if "[" in text or "->" in text]


@pytest.mark.parametrize("name", ALL)
def test_paper_has_its_parts_in_order_and_no_table_is_ragged(name):
    paper = open_paper(name)
    numbered = [part.number for part in paper.parts if part.number]
    assert numbered[:7] == ["1", "2", "3", "4", "5", "6", "7"]
    assert paper.parts[0].title == "Recommendation"
    assert numbered[7:] == [f"Annex {chr(ord('A') + at)}" for at in range(len(numbered) - 7)]
    for part in paper.parts:
        for grid in (each for each in part.blocks if isinstance(each, Grid)):
            assert grid.caption
            assert {len(row) for row in grid.rows} <= {len(grid.columns)}
            assert len(grid.widths) == len(grid.columns)
            assert sum(grid.widths) == pytest.approx(1, abs=0.01)
            assert not grid.anchors or len(grid.anchors) == len(grid.rows)


@pytest.mark.parametrize("name", ALL)
def test_paper_gives_no_score_and_no_likelihood(name):
    text = read_all(open_paper(name)).lower()
    assert "likelihood" not in text
    assert "out of 10" not in text


def test_summary_of_somerset_is_told_in_three_answers_three_places_and_three_changes():
    summary = find_summary(open_paper("somerset"))
    assert [part.title for part in summary] == [
        "Summary on one page",
        "Three answers, and how much is assumed",
        "Three weak places",
        "Three changes that would help",
    ]
    _, answers, weak, changes = summary
    assert join(answers.blocks[1].words).startswith("An answer comes back typically in about 233 days")
    places, notes = weak.blocks
    assert list(map(join, places.rows[0])) == [
        "Patient Engagement Managers",
        "A person's concern reaches the governing body and is answered.",
        "76 communities are heard only through here. The same goes for Pilot funding for the engagement posts. "
        "This is partly assumed. (Annex B)",
        "548,997",
    ]
    assert "Somerset LINk: It ends on 31 March 2013." in join(notes.words)
    (proposed,) = changes.blocks
    assert list(map(join, proposed.rows[0])) == [
        "Practices and federations pass on people's concerns too, and the answers. (from the model)",
        "Without Patient Engagement Managers, 76 of 81 communities (548,997 people) are cut off.",
        "Without Patient Engagement Managers, nobody is cut off. (Annex D)",
        "76 practices with 9 federations: meeting every month. 9 federations with Somerset CCG Governing Body: "
        "meeting every month.",
    ]
    assert list(map(join, proposed.rows[2])) == [
        "Find out whether People with no GP and People who use no health service have a direct channel with "
        "Somerset CCG Governing Body. (this program's own trial)",
        "79 of 81 communities hear.",
        "81 of 81 communities hear. (Annex D)",
        "First, only to ask.",
    ]
    assert join(answers.blocks[3].words) == (
        "Only assumed: 75% of the bodies and channels used, over 99% of the times and none of the numbers of people. "
        "(Annex G)"
    )


def list_asked(name: str) -> list[str]:
    return list_texts(find_part(open_paper(name), "recommendation"))


@pytest.mark.parametrize(
    "name", ["gallery/oxfordshire", "gallery/enfield", "gallery/hounslow", "gallery/south-sefton"]
)
def test_what_a_source_does_not_say_is_to_be_found_out_and_not_approved(name):
    asked = list_asked(name)
    assert any(each.startswith("Ask to find out whether this is so already: “") for each in asked)
    assert not any(each.startswith("Approve") for each in asked)


@pytest.mark.parametrize("name", ALL)
def test_what_is_to_be_approved_is_sound_and_lasts_the_year(name):
    found = open_report(name).report
    sound = [each for each in found.changes[: found.told_change_count] if each.is_sound and each.mends]
    approved = [each for each in list_asked(name) if each.startswith("Approve")]
    assert len(approved) == min(len(sound), 1)
    assert all(each.until is None and not each.may_be_so and not each.unsure for each in sound)


def test_a_change_that_stops_within_the_year_says_when_and_why():
    told = read_all(open_paper("somerset"))
    assert "It holds only until 31 March 2013, when Somerset LINk ends." in told
    assert "better until 31 March 2013" in told
    assert "Channels added" not in told


def test_a_stand_in_and_a_doubt_are_told_beside_the_weak_places():
    told = "\n".join(list_texts(find_summary(open_paper("north-east-lincolnshire-2014"))[2]))
    assert "Practices of North East Lincolnshire: One stands for all of them." in told
    assert "Members of accord: The model is unsure whether this is there." in told


def test_a_risk_names_the_change_that_mends_it_or_says_that_none_was_tried():
    told = "\n".join(list_texts(find_part(open_paper("somerset"), "risks")))
    assert (
        "“Practices and federations pass on people's concerns too, and the answers” mends it, on paper"
        in told
    )
    assert "Nothing that was aimed at it was tried." in told


def test_what_a_change_does_is_told_of_as_many_as_there_then_are():
    effect = ChangeEffect(
        kind="reached",
        message="down",
        before_count=2,
        after_count=1,
        after_total=1,
        before_people=12300,
        after_people=12300,
        better=False,
    )
    message, names = make_answer().messages[0], Names(make_answer().stakeholders)
    assert message.delivery_count == 3
    assert describe_now(effect, message, names) == "2 of 3 practices hear."
    assert describe_then(effect, message, names) == "1 of 1 hears."


def test_the_summary_tells_of_each_change_what_none_before_it_does():
    first = ChangeEffect(
        kind="reached",
        message="down",
        before_count=1,
        after_count=2,
        after_total=3,
        before_people=None,
        after_people=None,
        better=True,
    )
    second = replace(first, kind="answered")
    one = TriedChange(kind="scenario", effects=(first,))
    both = TriedChange(kind="scenario", effects=(first, second))
    assert choose_effects((one, both, one)) == (first, second, first)


def test_involving_people_is_told_by_type_and_with_every_level():
    (rows,) = (
        each.rows for each in find_part(open_paper("somerset"), "review").blocks if isinstance(each, Grid)
    )
    (ccg,) = (row for row in rows if "Clinical Commissioning Group" in join(row[0]))
    assert list(map(join, ccg[1:])) == ["11", "email, meeting", "not recorded", "collaborate* 1, consult* 10"]


def test_note_on_methods_says_how_versions_are_drawn_and_cites_the_model():
    answer = open_report("somerset")
    told = read_all(build_methods_note(answer))
    assert "drawn again 1,000 times" in told
    assert "8 of 10 draws where it is likely" in told
    model = f"File somerset.yaml, SHA-256 beginning {answer.model_sha256[:12]}."
    assert f"The model: Somerset, as it stands on 1 October 2012. {model}" in told


def test_silence_is_not_told_as_a_breach():
    told = list_texts(find_part(open_paper("somerset"), "standards"))
    assert any("45 cannot be told from the model" in text for text in told)
    assert any("not the same as not met" in text for text in told)


def test_a_place_with_nothing_weak_says_so_and_that_it_proves_little():
    summary = find_summary(open_paper("public-centred"))
    assert summary[2].title == "No weak places"
    assert list_texts(summary[2])[0].startswith("No weak place was found.")
    assert list_texts(summary[3]) == ["Nothing weak was found to mend. (Annex D)"]


def test_cover_fields_nobody_wrote_are_left_to_be_filled_in():
    paper = open_paper("somerset")
    empty = {each.label for each in paper.cover if not each.text}
    assert {"Meeting", "Report author (post)", "Conflicts of interest", "Equality impact"} <= empty
    assert "Recommendations" not in empty


def test_cover_fields_come_as_they_were_written():
    answer = open_report("gallery/swale")
    cover = Cover(meeting="Governing Body", date="2019-05-30", author="Head of engagement")
    paper = build_paper(replace(answer, report=replace(answer.report, cover=cover)))
    told = {each.label: each.text for each in paper.cover}
    assert (told["Meeting"], told["Date of meeting"]) == ("Governing Body", "30 May 2019")
    assert (paper.date, paper.author) == ("2019-05-30", "Head of engagement")


def test_it_says_whether_and_when_the_model_was_checked_with_those_mapped():
    assert "No check with those mapped is recorded." in read_all(open_paper("gallery/swale"))
    answer = open_report("gallery/swale")
    check = CheckedWith(on="2019-04-20", members=("ccg",), by="engagement manager", note="All was well")
    told = read_all(build_paper(replace(answer, report=replace(answer.report, checked=(check,)))))
    assert "Checked with Swale CCG on 20 April 2019 by the engagement manager. All was well." in told
    assert "check it before it is relied on" not in told


def test_pictures_make_an_annex_of_their_own():
    paper = build_paper(open_report("gallery/swale"), [PICTURE])
    part = find_part(paper, "annex-map")
    assert (part.number, part.blocks[-1]) == ("Annex A", PICTURE)
    assert find_part(open_paper("gallery/swale"), "annex-journeys").number == "Annex A"


def test_a_public_copy_lists_what_it_leaves_out():
    withheld = (Withheld(what="note", treatment="left-out", count=3),)
    paper = build_paper(replace(open_report("gallery/swale"), withheld=withheld))
    told = list_texts(find_part(paper, "annex-withheld"))
    assert told[0] == "This is a public copy."
    assert any("3 notes" in text for text in told)


def test_note_on_methods_says_what_is_needed_to_work_it_out_again():
    answer = open_report("somerset")
    told = read_all(build_methods_note(answer))
    assert answer.model_sha256 in told
    assert all(digest in told for digest in answer.tables_sha256.values())
    assert all(f"{name} {version}" in told for name, version in answer.report.libraries.items())
    assert "Version 0.1.0" in told


def test_it_is_cited_as_the_file_for_citing_says():
    from stakeholder_graph.views.report.method import CITATION
    from tests.opened_models import MODELS

    cited = (MODELS.parent / "CITATION.cff").read_text(encoding="utf-8")
    title = next(line for line in cited.splitlines() if line.startswith("title:")).split('"')[1]
    assert title in CITATION
    assert "The stakeholder-graph maintainers" in cited
    assert CITATION.startswith("The stakeholder-graph maintainers.")


def test_journeys_are_told_in_numbered_steps():
    part = next(each for each in open_paper("somerset").parts if "(concern)" in each.title)
    steps = [block for block in part.blocks if isinstance(block, Listed) and block.numbered]
    assert [len(each.items) for each in steps] == [4, 4]
