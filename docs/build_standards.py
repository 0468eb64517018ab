"""Write the tables of docs/standards.md from the program and its built-in standards.

    python docs/build_standards.py            writes the page
    python docs/build_standards.py --check    says whether it is up to date (status 1 if not)

As in build_reference.py: what stands between ``<!-- made: NAME -->`` and ``<!-- end -->`` is made here.
"""

import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from build_reference import describe_value, draw_table

from stakeholder_graph.documents.fields import Field, RecordType
from stakeholder_graph.standards import fields as language
from stakeholder_graph.standards.families.channels import ALWAYS_OPEN, USED_ONCE
from stakeholder_graph.standards.packs import list_packs, open_standard
from stakeholder_graph.standards.rule_fields import RuleField
from stakeholder_graph.standards.rules import Rule, Standard
from stakeholder_graph.standards.verdicts import EVIDENCE_LIMIT

PAGE = Path(__file__).parent / "standards.md"
_MADE = re.compile(r"(<!-- made: ([a-z -]+) -->)(.*?)(<!-- end -->)", re.DOTALL)

TAKES = {
    "source": "the id of a source",
    "ends": "[ends](#ends)",
    "part": "a part",
    "parts": "a part, or a list",
    "narrowings": "a [narrowing](#narrowing), or a list",
    "gone": "parts, or [what is gone](#without)",
    "wishes": "[what is asked of a channel](#wishes)",
    "expectations": "a list of [expectations](#what-a-rule-can-expect)",
}
"""What a value that only standards have looks like to the one who writes it."""


def main(arguments: Sequence[str]) -> int:
    """Write the page, or check it; return the exit status."""
    if build_page() == PAGE.read_text(encoding="utf-8"):
        return 0
    if "--check" in arguments:
        sys.stderr.write("out of date: standards.md; run python docs/build_standards.py\n")
        return 1
    PAGE.write_text(build_page(), encoding="utf-8", newline="\n")
    sys.stdout.write("wrote docs/standards.md\n")
    return 0


def build_page() -> str:
    """Return the page with everything between its markers made anew."""

    def fill(found: re.Match[str]) -> str:
        begin, name, old, end = found.groups()
        made = MAKERS[name]()
        return f"{begin}\n{made}\n{end}" if "\n" in old else f"{begin}{made}{end}"

    return _MADE.sub(fill, PAGE.read_text(encoding="utf-8"))


def describe_record(record: RecordType) -> str:
    """Write the keys of one record."""
    rows = (describe_field(each) for each in record.fields)
    return f"{record.says}\n\n{draw_table(('key', 'takes', 'if not stated', 'what it says'), rows)}"


def describe_field(field: Field) -> tuple[str, str, str, str]:
    """Write the row of one key."""
    missing = "**required**" if field.required else field.default
    return f"`{field.name}`", describe_what_it_takes(field), missing, field.says


def describe_what_it_takes(field: Field) -> str:
    """Say what a key takes."""
    if isinstance(field, RuleField):
        if field.takes == "words":
            return "some of " + ", ".join(f"`{each}`" for each in field.words)
        return TAKES[field.takes]
    if field.type == "values":
        return "a mapping of ids"
    return re.sub(r"\[([^]]+)\]\(#([^)]+)\)", r"[\1](language.md#\2)", describe_value(field))


def make_expectations() -> str:
    """Write every kind of expectation with its keys."""
    parts = [
        f"### {name}\n\n{describe_record(kind.record)}"
        for name, kind in sorted(language.EXPECTATIONS.items())
    ]
    parts.append(f"### {language.ANY}\n\nTakes a list of expectations; one of them is enough.")
    return "\n\n".join(parts)


def make_packs() -> str:
    """Write every built-in standard with its rules."""
    return "\n\n".join(map(describe_standard, map(read_pack, list_packs())))


def read_pack(name: str) -> Standard:
    """Read a built-in standard."""
    standard = open_standard(name).value
    if standard is None:
        raise SystemExit(f"docs/build_standards.py: the standard {name} has errors")
    return standard


def describe_standard(standard: Standard) -> str:
    """Write one standard: what it is, when it holds, and its rules."""
    dates = [
        f"from {standard.since}" if standard.since else "",
        f"until {standard.until}" if standard.until else "",
    ]
    holds = " ".join(filter(None, dates)) or "always"
    rows = (describe_rule(standard, each) for each in standard.rules.values())
    table = draw_table(("rule", "asks", "of", "severity", "from"), rows)
    about = f"{standard.about.strip()}\n\n" if standard.about else ""
    return f"### {standard.id}\n\n{standard.title}. Holds {holds}; {len(standard.rules)} rules.\n\n{about}{table}"


def describe_rule(standard: Standard, rule: Rule) -> tuple[str, str, str, str, str]:
    """Write the row of one rule."""
    asked = standard.cast[rule.applies_to].name if rule.applies_to is not None else "the place"
    source = standard.sources[rule.source]
    cited = ", ".join(each for each in (source.author, source.title, rule.where) if each)
    question = rule.question if rule.expects else f"{rule.question} (No structure can show it.)"
    return f"`{rule.id}`", question, asked, rule.severity, cited


MAKERS: dict[str, Callable[[], str]] = {
    "standard": lambda: describe_record(language.STANDARD),
    "part": lambda: describe_record(language.PART),
    "narrowing": lambda: describe_record(language.NARROWING),
    "rule": lambda: describe_record(language.RULE),
    "wishes": lambda: describe_record(language.WISHES),
    "without": lambda: describe_record(language.GONE),
    "waiver": lambda: describe_record(language.WAIVER),
    "expectations": make_expectations,
    "packs": make_packs,
    "evidence-limit": lambda: str(EVIDENCE_LIMIT),
    "always-open": lambda: ", ".join(sorted(ALWAYS_OPEN)),
    "used-once": lambda: ", ".join(USED_ONCE),
}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
