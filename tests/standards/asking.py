"""One expectation asked of one small place, both written as in their files."""

from pathlib import Path
from textwrap import dedent, indent

from stakeholder_graph.analysis.place.structure import Structure
from stakeholder_graph.model.place import Place
from stakeholder_graph.readers.place_file import Tables, build_document
from stakeholder_graph.results.audits import Check
from stakeholder_graph.standards.casting import Cast
from stakeholder_graph.standards.checker import check_standards
from stakeholder_graph.standards.reading import read_standard
from stakeholder_graph.standards.rules import Standard

KINDS = (
    "board",
    "commissioner",
    "committee",
    "community",
    "council",
    "forum",
    "practice",
    "provider",
    "network",
)
ROLES = ("seldom-heard", "lay-member", "ppi-lead")

CAST = "".join(
    [
        *(f"  {kind}: {{name: the {kind}, who: {{kind: {kind}}}}}\n" for kind in KINDS),
        *(f"  {role}: {{name: the {role}, who: {{role: {role}}}}}\n" for role in ROLES),
        "  voice: {name: the voice, who: [{role: voice-body}, {kind: voice-body}]}\n",
        "  arm: {name: the commissioner's board, who: {kind: board, part_of: commissioner}}\n",
    ]
)


def write_standard(rules: str, cast: str = CAST, more: str = "") -> str:
    return (
        "format: stakeholder-graph/standard/1\nstandard: own\ntitle: Our own\n"
        f"{more}sources: {{us: {{title: What we want, kind: memory}}}}\ncast:\n{cast}rules:\n{rules}"
    )


def write_rule(expects: str, name: str = "one", more: str = "") -> str:
    said = indent(f"{more}expects:\n{indent(dedent(expects).strip(), '  ')}\n", "    ")
    return (
        f"  {name}:\n    question: Is it so?\n    why: So that it is.\n    source: us\n"
        f"    says: It is not so.\n    remedy: Make it so.\n{said}"
    )


def read_own(text: str, folder: Path) -> Standard:
    path = folder / "own.yaml"
    path.write_text(text, encoding="utf-8")
    read = read_standard(path, "own.yaml")
    assert read.value is not None, read.problems
    return read.value


def read_small(model: str) -> Place:
    """Read a place from what stands below its first two lines."""
    data = f"format: stakeholder-graph/1\nplace: Small\n{dedent(model)}".encode()
    document = build_document(Path("small.yaml"), data, Tables(Path(), "small.yaml"))
    assert document.place is not None, document.problems
    return document.place


def check(place: Place, standard: Standard, day=None) -> tuple[Check, ...]:
    structure = Structure(place, day)
    return check_standards(structure, [Cast(standard, structure)])


def ask_all(expects: str, model: str | Place, folder: Path, *, more: str = "", day=None) -> tuple[Check, ...]:
    standard = read_own(write_standard(write_rule(expects, more=more)), folder)
    return check(model if isinstance(model, Place) else read_small(model), standard, day)


def ask(expects: str, model: str | Place, folder: Path, **more) -> Check:
    (found,) = ask_all(expects, model, folder, **more)
    return found


def ask_twice(expects: str, model: str, folder: Path, **more) -> tuple[str, str]:
    """Return what comes of it in the place as it is written, and in the same place if it is complete."""
    found = (read_small(model), read_small(f"complete: true\n{dedent(model)}"))
    as_it_is, complete = (ask(expects, each, folder, **more).result for each in found)
    return as_it_is, complete
