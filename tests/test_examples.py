"""The stories run: every `$ stakeholder-graph …` of the README and the examples gives the block that follows it.

After a change of wording

    python tests/test_examples.py --write

fills the blocks anew. Read them aloud before you commit: does the story still fit?
"""

import re
import shlex
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.cli.calling import call  # noqa: E402

STORIES = [ROOT / "README.md", *sorted(ROOT.glob("examples/*/README.md"))]
BLOCK = re.compile(r"(?<=^```console\n)(.*?)(?=^```$)", re.MULTILINE | re.DOTALL)
PROMPT = "$ stakeholder-graph "


def split_commands(block: str) -> Iterator[tuple[str, str]]:
    """Split a block into its commands, each with the output written below it."""
    pieces = re.split(r"^(?=\$ )", block, flags=re.MULTILINE)
    for piece in filter(None, pieces):
        command, _, output = piece.partition("\n")
        yield command, output


def answer(command: str, folder: Path) -> str:
    """Run a command as if in the top folder of the project; what it writes stays in a folder of its own."""
    for name in ("examples", "models"):
        if not (folder / name).exists():
            (folder / name).symlink_to(ROOT / name)
    said = call(*shlex.split(command.removeprefix(PROMPT), comments=True), folder=folder)
    return said.text + said.error


def commands_of(story: Path) -> list[tuple[str, str]]:
    blocks = BLOCK.findall(story.read_text(encoding="utf-8"))
    return [each for block in blocks for each in split_commands(block) if each[0].startswith(PROMPT)]


@pytest.mark.parametrize(
    ("command", "output"),
    [
        pytest.param(*each, id=f"{story.parent.name}: {each[0].removeprefix(PROMPT)}")
        for story in STORIES
        for each in commands_of(story)
    ],
)
def test_story_shows_what_the_command_says(command, output, tmp_path):
    assert output == answer(command, tmp_path)


@pytest.mark.parametrize("story", STORIES[1:], ids=lambda story: story.parent.name)
def test_every_example_asks_its_own_place(story):
    model = f"examples/{story.parent.name}/place.yaml"
    assert commands_of(story)
    assert all(model in command for command, _ in commands_of(story))


def test_the_model_in_the_readme_is_the_one_that_is_run():
    models = re.findall(
        r"(?<=^```yaml\n)(.*?)(?=^```$)", STORIES[0].read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )
    assert (ROOT / "examples/ten-lines/place.yaml").read_text(encoding="utf-8") in models


def write_story(story: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:

        def fill(block: re.Match[str]) -> str:
            return "".join(
                f"{command}\n{answer(command, Path(folder)) if command.startswith(PROMPT) else output}"
                for command, output in split_commands(block[0])
            )

        text = story.read_text(encoding="utf-8")
        story.write_text(BLOCK.sub(fill, text), encoding="utf-8")


if __name__ == "__main__":
    if sys.argv[1:2] != ["--write"]:
        sys.exit(__doc__)
    for path in map(Path, sys.argv[2:] or STORIES):
        write_story(path)
