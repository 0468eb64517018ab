"""plot, as a person at a terminal meets it: every figure, its words, and what it refuses."""

import pytest

from tests.cli.calling import call

HILL = "examples/second-way-round/place.yaml"
SWALE = "models/gallery/swale.yaml"


@pytest.mark.parametrize("figure", ["map", "down", "up", "curve", "weak-points", "mixing"])
def test_every_figure_is_drawn_and_says_in_words_what_it_shows(figure, tmp_path):
    path = tmp_path / "figure.svg"
    said = call("plot", SWALE, "--figure", figure, "--alt", "-o", path)
    assert (said.status, said.error) == (0, "")
    first, _, words = said.text.partition("\n")
    assert first == f"wrote {path}"
    assert words.strip()
    assert words.strip().split()[0].encode() in path.read_bytes()


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
