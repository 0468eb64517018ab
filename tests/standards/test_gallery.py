"""Every fault a standard can have, one at a time in a healthy one: where it is found and what hint it gives.

The cases are data, in `gallery/*.toml`, in the manner of `tests/readers/gallery`: ``change`` replaces a piece of
`gallery/healthy.yaml`, and ``gives`` lists every problem as ``line:column-end code: hint``. After a change of wording

    python tests/standards/test_gallery.py --write

fills ``gives`` anew; read the difference before you commit it.
"""

import json
import re
import sys
import tempfile
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from stakeholder_graph.standards.reading import read_standard  # noqa: E402

GALLERY = Path(__file__).parent / "gallery"
HEALTHY = (GALLERY / "healthy.yaml").read_text(encoding="utf-8")
FILES = {
    path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(GALLERY.glob("*.toml"))
}
CASES = [
    pytest.param(case, id=f"{name}: {case['shows']}") for name, file in FILES.items() for case in file["case"]
]


def read(folder: Path, text: str):
    path = folder / "hill.yaml"
    path.write_bytes(text.encode())
    return read_standard(path, "hill.yaml")


def damage(case):
    old, new = case["change"]
    assert HEALTHY.count(old) == 1, case["shows"]
    return HEALTHY.replace(old, new)


def tell(problems):
    told = []
    for each in problems:
        warning = "" if each.is_error else "warning "
        place = f"{each.span.line}:{each.span.column}-{each.span.end_column}"
        told.append(f"{place} {warning}{each.code}" + (f": {each.hint}" if each.hint else ""))
    return told


def test_the_healthy_standard_has_no_problem(tmp_path):
    found = read(tmp_path, HEALTHY)
    assert found.problems == ()
    assert list(found.value.rules) == ["heard", "open"]


@pytest.mark.parametrize("case", CASES)
def test_fault_is_found_where_it_stands_with_what_to_do(case, tmp_path):
    found = read(tmp_path, damage(case))
    assert tell(found.problems) == case["gives"]
    assert (found.value is None) == any(each.is_error for each in found.problems)
    assert all(0 < len(each.message) <= 300 and each.message.isprintable() for each in found.problems)
    assert all(each.hint.isprintable() for each in found.problems)


def test_every_code_has_a_case():
    folder = ROOT / "stakeholder_graph/standards"
    source = "".join(
        (folder / f"{name}.py").read_text(encoding="utf-8")
        for name in ("reading", "rule_reader", "usefulness", "written")
    )
    codes = set(re.findall(r'(?:report|FaultError)\(\s*"([a-z]+(?:-[a-z]+)*)"', source))
    codes |= {"unknown-role", "unknown-sector", "unknown-kind"}
    assert len(codes) > 12
    shown = {
        each.split()[1 + (" warning " in each)].rstrip(":")
        for case in CASES
        for each in case.values[0]["gives"]
    }
    assert codes - shown == set()


def test_every_prefix_of_a_healthy_standard_ends_in_problems_or_none(tmp_path):
    for end in range(0, len(HEALTHY), 11):
        found = read(tmp_path, HEALTHY[:end])
        assert all(each.span.line >= 1 and each.span.column >= 1 for each in found.problems)


def test_a_word_that_a_place_defines_warns_of_nothing(tmp_path):
    from tests.standards.asking import read_small

    place = read_small(
        "kinds: {club: {plural: clubs}}\nroles: {elder: {name: Elder}}\nstakeholders: {a: {name: A, kind: club}}\n"
    )
    path = tmp_path / "hill.yaml"
    path.write_text(HEALTHY.replace("{kind: forum}", "{kind: clubs, role: elder}"), encoding="utf-8")
    assert read_standard(path, "hill.yaml", place).problems == ()
    assert [each.code for each in read_standard(path, "hill.yaml").problems] == [
        "unknown-kind",
        "unknown-role",
    ]


def write_gallery() -> None:
    for name, file in FILES.items():
        parts = [f"about = {as_toml(file['about'])}\n"]
        for case in file["case"]:
            with tempfile.TemporaryDirectory() as folder:
                gives = tell(read(Path(folder), damage(case)).problems)
            parts.append(f"\n[[case]]\nshows = {as_toml(case['shows'])}\n")
            parts.append(f"change = [{', '.join(map(as_toml, case['change']))}]\n")
            inner = "".join(f"\n  {as_toml(each)}," for each in gives)
            parts.append(f"gives = [{inner}\n]\n" if gives else "gives = []\n")
        (GALLERY / f"{name}.toml").write_text("".join(parts), encoding="utf-8")


def as_toml(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


if __name__ == "__main__":
    if sys.argv[1:] != ["--write"]:
        sys.exit(__doc__)
    write_gallery()
