"""plot, as a person at a terminal meets it: every figure, its words, and what it refuses."""

import pytest

from bench.generate_place import generate_place
from tests.cli.calling import call

HILL = "examples/second-way-round/place.yaml"
SWALE = "models/gallery/swale.yaml"
ONE_MESSAGE = """
messages:
  decision: {says: A decision reaches every practice, from: governing-body, to: every practice}
"""


@pytest.mark.parametrize("figure", ["map", "down", "up", "curve", "weak-points", "mixing"])
def test_every_figure_is_drawn_and_says_in_words_what_it_shows(figure, tmp_path):
    path = tmp_path / "figure.svg"
    said = call("plot", SWALE, "--figure", figure, "--alt", "-o", path)
    assert (said.status, said.error) == (0, "")
    first, _, words = said.text.partition("\n")
    assert first == f"wrote {path}"
    assert words.strip()
    assert words.strip().split()[0].encode() in path.read_bytes()


def test_a_place_that_a_page_shows_in_groups_is_drawn_with_everybody_in_it(tmp_path):
    model, path = tmp_path / "large.yaml", tmp_path / "map.svg"
    model.write_text(generate_place(1600, 2400, seed=1) + ONE_MESSAGE, encoding="utf-8")
    said = call("plot", model, "--alt", "-o", path)
    assert (said.status, said.error) == (0, "")
    assert "1,600 stakeholders" in said.text
    assert "They stand in rows: system, neighbourhood and practice." in said.text
    assert b"Neighbourhood" in path.read_bytes()


def test_the_words_are_told_only_when_asked_for(tmp_path):
    said = call("plot", SWALE, "-o", tmp_path / "map.svg")
    assert said.text == f"wrote {tmp_path / 'map.svg'}\n"


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["--by", "kind"], "add '--figure mixing'"),
        (["--message", "concern"], "add '--figure down'"),
        (["--figure", "mixing", "--message", "concern"], "the mixing figure has no '--message'"),
        (["--figure", "weak-points", "--seed", "2"], "the figure of weak points has no '--seed'"),
        (["--figure", "up", "--message", "decision"], "the message 'decision' does not go up"),
        (["--figure", "down", "--message", "decisions"], "did you mean 'decision'"),
        (["--figure", "pie"], "is not one of"),
    ],
)
def test_what_a_figure_does_not_have_is_refused_with_what_to_do(words, hint, tmp_path):
    said = call("plot", SWALE, *words, "-o", tmp_path / "figure.svg")
    assert said.status == 2
    assert hint in said.error
    assert not (tmp_path / "figure.svg").exists()


def test_a_scenario_is_drawn_as_it_would_be(tmp_path):
    for name, extra in (("as-it-is", ()), ("without", ("--without", "forum"))):
        assert call("plot", HILL, *extra, "-o", tmp_path / f"{name}.svg").status == 0
    assert (tmp_path / "as-it-is.svg").read_bytes() != (tmp_path / "without.svg").read_bytes()
