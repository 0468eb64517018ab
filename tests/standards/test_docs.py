"""The page about standards is up to date, its examples are right, and its links lead somewhere."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from stakeholder_graph.standards.reading import read_standard
from stakeholder_graph.standards.waivers import read_waivers

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/standards.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```yaml\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)


def find_anchors(page):
    titles = re.findall(r"^#+ (.+)$", page, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}


def test_the_page_is_up_to_date():
    check = [sys.executable, ROOT / "docs/build_standards.py", "--check"]
    done = subprocess.run(check, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("block", BLOCKS, ids=range(len(BLOCKS)))
def test_every_example_is_right(block, tmp_path):
    path = tmp_path / "own.yaml"
    path.write_text(block, encoding="utf-8")
    read = read_standard if "/standard/" in block else read_waivers
    found = read(path, "own.yaml")
    assert (found.problems, bool(found.value)) == ((), True)


def test_every_link_leads_somewhere():
    pages = {"": PAGE, "language.md": (ROOT / "docs/language.md").read_text(encoding="utf-8")}
    anchors = {name: find_anchors(page) for name, page in pages.items()}
    for target in re.findall(r"\]\(([^)\s]+)\)", PAGE):
        name, _, heading = target.partition("#")
        assert heading in anchors[name], target
