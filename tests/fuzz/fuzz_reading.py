"""Throw mutated files at everything that reads, and fail on anything but problems with a place.

    python tests/fuzz/fuzz_reading.py --seconds 60
    python tests/fuzz/fuzz_reading.py --target yaml-two-parsers --runs 20000

With atheris installed (Python 3.11, in an environment of its own; it is no dependency of this project)
mutation is guided by coverage; without it, it is blind. A reader may answer with a value or with problems
whose line and column count from 1 and whose message is short; an exception, a crash or two seconds of time
are a failure. The target "model" takes small whole models, with their tables, scenarios and analysis:

    python tests/fuzz/fuzz_reading.py --target model --blind --runs 1000000 --seconds 36000
"""

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

try:
    import atheris
except ImportError:
    atheris = None
    from stakeholder_graph.assess.questions import analyse
    from stakeholder_graph.assess.setting import Choice, correct, try_scenarios
    from stakeholder_graph.documents.table_writing import render_table
    from stakeholder_graph.documents.tables import read_table
    from stakeholder_graph.documents.yaml_events import read_tree
    from stakeholder_graph.errors import UsageError
    from stakeholder_graph.readers.place_file import Tables, build_document
else:
    with atheris.instrument_imports(include=["stakeholder_graph", "yaml"]):
        from stakeholder_graph.assess.questions import analyse
        from stakeholder_graph.assess.setting import Choice, correct, try_scenarios
        from stakeholder_graph.documents.table_writing import render_table
        from stakeholder_graph.documents.tables import read_table
        from stakeholder_graph.documents.yaml_events import read_tree
        from stakeholder_graph.errors import UsageError
        from stakeholder_graph.readers.place_file import Tables, build_document

from stakeholder_graph.analysis.clock.timing import LAST_DAY
from tests.fuzz.model_pieces import TABLES, mutate_model

SECONDS_ALLOWED = 2.0
MESSAGE_LENGTH_ALLOWED = 300
HINT_LENGTH_ALLOWED = 3_000

SEEDS = (
    b"format: stakeholder-graph/1\nplace: Somerset\nas_of: 2012-10-01\n",
    b"stakeholders:\n  ccg: {name: Somerset CCG, kind: commissioner, roles: [place-lead]}\n"
    b"  p: {for_each: a/b.csv, id: '{code}', people: \"{list_size}\"}\n",
    b"channels:\n  - from: every federation # up\n    to: board\n    both_ways: true\n  - {from: a, to: b}\n",
    b"\xef\xbb\xbfa: |\n  text\n\n  more\r\nb: >-\n  folded\nc: 'it''s'\nd: \"\\u00e9\\e\\ud800\"\n",
    b"%YAML 1.2\n%TAG ! x\n--- &a !t\n? [k]\n: *a\n<<: {a: 1, a: 2}\n...\n---\n",
    b"a: b: c\n\tx: [1, {2: 3}\n",
    "name: Zoé \U0001d11e\n# nothing\n- \u2028x\n".encode(),
    b'id,name,list_size\r\nL85004,"Park, Street",7000\r\n\'=x,"two\nlines","say ""hi"""\r\n',
    b"id;name\n1;\"open\n2;'=1+1;extra\n;;\n",
    b"a\tb\t\n \t'\t\n",
)


def fuzz_yaml(data: bytes) -> None:
    tree, problems = read_tree(data, "place.yaml")
    check_problems(problems)
    assert tree is not None or problems


def fuzz_two_parsers(data: bytes) -> None:
    fast, slow = (read_tree(data, "place.yaml", use_libyaml=choice) for choice in (True, False))
    # In one malformed file of some 600 the parsers stop at different characters; that is borne.
    if bool(fast[1]) != bool(slow[1]) or (not fast[1] and outline(fast[0]) != outline(slow[0])):
        raise AssertionError(f"the parsers disagree: {fast} {slow}")


def fuzz_table(data: bytes) -> None:
    table, problems = read_table(data, "rows.csv")
    check_problems(problems)
    if table is None:
        assert problems
        return
    for row in table.rows:
        for column in table.columns:
            span = table.column_span(row, column)
            assert 1 <= row.line <= span.line <= len(table.source_lines)
            assert 1 <= span.column <= span.end_column <= len(table.source_lines[span.line - 1]) + 1
    if not problems and all(any(row.values) for row in table.rows):
        again, more = read_table(
            render_table(table.columns, [row.values for row in table.rows]).encode(), "again.csv"
        )
        assert again is not None
        assert not more
        assert again.columns == table.columns
        assert [row.values for row in again.rows] == [row.values for row in table.rows]


class TablesInMemory(Tables):
    """Finds the tables of the pieces, whatever folder they are asked for in."""

    def find_bytes(self, reference, shown, asked_at):
        return TABLES.get(reference) or super().find_bytes(reference + "/no", shown, asked_at)


def fuzz_model(data: bytes) -> None:
    """Read a whole model, correct it, try its scenarios, and analyse it as it stands and in each of them."""
    read = build_document(Path("place.yaml"), data, TablesInMemory(NOWHERE, "place.yaml"))
    document = try_scenarios(correct(read))
    check_problems(document.problems)
    assert document.is_sound == (document.place is not None)
    if document.place is None:
        assert any(problem.is_error for problem in document.problems)
        return
    for scenario in (None, *document.place.scenarios):
        try:
            analyse(document, Choice(scenario=scenario))
        except UsageError as fault:
            day = document.place.as_of
            assert not document.place.messages or (day is not None and day > LAST_DAY), fault


NOWHERE = Path("/nonexistent")

# Each target takes the bytes of one file.
TARGETS: dict[str, Callable[[bytes], None]] = {
    "yaml": fuzz_yaml,
    "yaml-two-parsers": fuzz_two_parsers,
    "table": fuzz_table,
    "model": fuzz_model,
}


def check_problems(problems: Iterable) -> None:
    for problem in problems:
        assert problem.code
        assert 0 < len(problem.message) <= MESSAGE_LENGTH_ALLOWED
        assert problem.message.isprintable()
        assert len(problem.hint) <= HINT_LENGTH_ALLOWED
        assert problem.hint.isprintable()
        for span in (problem.span, *problem.related):
            assert span.line >= 1
            assert 1 <= span.column <= span.end_column


def outline(node: object) -> object:
    """Everything two readings of one file must agree in."""
    if node is None:
        return None
    place = (node.line, node.column)
    if hasattr(node, "text"):
        # The parsers place a text left out after a question mark differently.
        return (node.text, *place, node.end_column, node.plain) if node.text else node.plain
    if hasattr(node, "items"):
        return ("list", *place, [outline(item) for item in node.items])
    return ("mapping", *place, [(outline(key), outline(value)) for key, value in node.entries])


def run_once(targets: dict[str, Callable[[bytes], None]], data: bytes) -> None:
    for name, target in targets.items():
        start = time.process_time()
        target(data)
        if time.process_time() - start > SECONDS_ALLOWED:
            raise TimeoutError(f"{name} took too long")


def mutate(chance: random.Random) -> bytes:
    """Change a seed in one to eight places: copies, cuts, joins, and pieces that readers find hard."""
    hard = (
        b": ",
        b"- ",
        b"\t",
        b"\n",
        b"\r",
        b'"',
        b"'",
        b"[",
        b"{",
        b"}",
        b"]",
        b",",
        b"&a",
        b"*a",
        b"!t",
        b"<<",
        b"#",
        b"|",
        b">",
        b"? ",
        b"---",
        b"...",
        b"%",
        b"\\",
        b"\\u",
        b"\0",
        b"\xc3\xa9",
        b"\xff",
        b";",
        b"  ",
    )
    data = bytearray(chance.choice(SEEDS))
    for _ in range(chance.randint(1, 8)):
        start, end = sorted((chance.randint(0, len(data)), chance.randint(0, len(data))))
        action = chance.randrange(4)
        if action == 0:
            data[start:start] = chance.choice(hard)
        elif action == 1:
            del data[start : min(end, start + 8)]
        elif action == 2:
            data[start:start] = data[start : min(end, start + 30)]
        else:
            other = chance.choice(SEEDS)
            data[start:start] = other[chance.randint(0, len(other)) :][:40]
    return bytes(data)


def run_blind(targets: dict[str, Callable[[bytes], None]], runs: int, seconds: float, seed: int) -> int:
    chance = random.Random(seed)
    deadline = time.monotonic() + seconds
    started = time.monotonic()
    is_model = set(targets) == {"model"}
    count = failures = 0
    for data in SEEDS:
        run_once(targets, data)
    while (not runs or count < runs) and time.monotonic() < deadline:
        data = mutate_model(chance) if is_model else mutate(chance)
        count += 1
        if count % 50_000 == 0:
            print(f"{count} inputs, {failures} failures", flush=True)
        try:
            run_once(targets, data)
        except Exception as error:  # noqa: BLE001 - any exception is a finding
            failures += 1
            print(f"{type(error).__name__}: {str(error)[:600]}\n  input: {data!r}")
            if failures == 10:
                break
    rate = count / max(time.monotonic() - started, 0.001)
    print(f"{count} inputs, {failures} failures, {rate:.0f} inputs a second")
    return 1 if failures else 0


def run_guided(targets: dict[str, Callable[[bytes], None]], runs: int, seconds: float, seed: int) -> None:
    with tempfile.TemporaryDirectory() as corpus:
        for number, data in enumerate(SEEDS):
            Path(corpus, f"seed-{number}").write_bytes(data)
        options = [sys.argv[0], corpus, f"-max_total_time={int(seconds)}", f"-seed={seed}", "-max_len=2000"]
        options += [f"-runs={runs}"] if runs else []
        options += ["-print_final_stats=1", f"-artifact_prefix={tempfile.gettempdir()}/"]
        atheris.Setup(options, lambda data: run_once(targets, data))
        # Leaves the process: with 0, or at the first failure after writing its input to a file.
        atheris.Fuzz()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--runs", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--target", choices=sorted(TARGETS), action="append")
    parser.add_argument("--blind", action="store_true", help="do not use atheris")
    chosen = parser.parse_args()
    targets = {name: TARGETS[name] for name in chosen.target or TARGETS}
    if atheris is None or chosen.blind:
        return run_blind(targets, chosen.runs, chosen.seconds, chosen.seed)
    run_guided(targets, chosen.runs, chosen.seconds, chosen.seed)
    return 0


if __name__ == "__main__":
    sys.exit(main())
