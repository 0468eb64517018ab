"""Small whole models to start from, put together by chance and then damaged in ways a model can be damaged.

Byte mutations alone seldom get past the YAML; these know lines, keys, values and ids, so that most of what they
make is read to the end. Every key of the language is in some piece.
"""

import random
import re

HEAD = b"""format: stakeholder-graph/1
place: P
as_of: 2012-10-01
"""

# Sections in the order of the language; the first line of each always stands there, of the others a few.
SECTIONS: dict[str, tuple[str, ...]] = {
    "kinds": ("walk-in: {name: walk-in, plural: walk-ins, tier: place, note: x}",),
    "sectors": ("faith: {name: Faith, note: x}",),
    "roles": ("chair: {name: Chair}",),
    "sources": (
        "blog: {title: B, kind: seed, url: 'https://x.org', author: a, published: 2012-02, accessed: 2013-01-31}",
        "paper: {title: P, kind: public, where: p 2, evidence: both ends, note: x, private: true}",
    ),
    "shared": (
        "funding: {name: F, kind: funding, reliability: 0.7, source: {all: memory, reliability: assumption}}",
        "hall: {name: H, certainty: likely, since: 2012-01-01, until: 2013-03-31}",
    ),
    "stakeholders": (
        "ccg: {name: C, kind: commissioner}\n"
        "  board: {name: B, kind: board, part_of: ccg}\n"
        "  p1: {name: P1, kind: practice, part_of: ccg, people: 10}\n"
        "  g1: {name: G1, kind: patient-group, part_of: p1}",
        "lay: {name: L, kind: post, all_seats: true, seats: [{role: GP, count: 7, voting: true, chosen_by: ccg}, "
        "{role: x, held_by: lay, paid_by: p1}], speaks_for: [every practice, g1]}",
        "town: {name: T, kind: group, sector: voice, roles: [place-lead], aliases: [U, V], tags: [a], tier: people, "
        "town: Y, services: [s]}",
        "club: {name: K, kind: forum, meets: every 2 months, papers_due: 5 working days, volunteers: 3, "
        "relays: false, reliability: 0.9, certainty: unsure}",
        "rows: {for_each: t.csv, id: '{code}', name: '{name} x', kind: '{kind}', part_of: '{of}', "
        "people: '{n}', tags: ['{of}', x], source: memory}",
    ),
    "channels": (
        "- {from: board, to: every practice, both_ways: true, by: meeting, every: month}\n"
        "- {from: every practice, to: its patient-group, both_ways: true, by: report}",
        "- {from: {every: {kind: practices, part_of: ccg, tier: practice}}, to: [board, g1], by: x, "
        "open: [2012-10-01 to 2012-12-20, {since: 2013-01-07, until: 2013-03-31}]}",
        "- {from: all its practices, to: ccg, by: x, takes: 2 weeks, reliability: 5e-1, level: consult, "
        "claimed_level: involve, carries: [decision], purpose: y}",
        "- {from: g1, to: board, by: x, formal: true, trusted: false, cost_hours: 12.5, every: [2012-11-05]}",
        "- {from: board, to: g1, by: x, every: 'RRULE:FREQ=MONTHLY;BYDAY=1MO', since: 2012-10-01, private: true}",
        "- {for_each: v.csv, from: '{who}', to: '{whom}', by: '{how}', every: '{often}'}",
    ),
    "ties": ("- {from: ccg, to: all its practices, is: commissions, source: memory}",),
    "messages": (
        "decision: {from: board, to: every practice, says: D, kind: decision, heard_within: 10 working days}",
        "concern: {from: every patient-group, to: any board, answered: true, answer_takes: 1 month, "
        "answered_within: 60 days, routes: 2, level: inform, chance: 0.8}",
        "own: {from: every practice, to: its patient-group, certainty: 1, note: x}",
        "all: {from: {any: {kind: practice}}, to: [p1, board]}",
    ),
    "known_absent": (
        "- {from: g1, to: ccg, is: funds, source: memory}",
        "- {from: g1, to: ccg}",
        "- {stakeholder: {kind: committees, part_of: ccg, role: place-lead, sector: voice, tag: a, service: s, "
        "tier: place}, source: memory, since: 2012-10-01}",
        "- {for_each: t.csv, stakeholder: {part_of: ccg, kind: '{kind}', tag: '{code}'}}",
    ),
    "corrections": (
        "- {change: {channel: 'board:p1', set: {certainty: 0.9, every: month}, source: memory, confirms: true}}",
        "- {change: {channel: 'board:p1', set: {certainty: 0.2}, one_way: true}}",
        "- {add_tie: {from: ccg, to: g1, is: hosts}}",
        "- {add_stakeholder: {id: n, name: N, kind: forum}}\n"
        "- {add_channel: {from: every practice, to: n, by: x}}",
        "- {change: {stakeholder: every practice, set: {certainty: likely}, source: memory}}",
    ),
    "scenarios": (
        "a: {says: A, note: x, edits: [{remove: p1}, {remove: [g1]}]}",
        "b: {edits: [{add_stakeholder: {id: new, name: N, kind: forum, part_of: ccg}}, {add_channel: {from: every "
        "practice, to: new, by: x, every: 2 weeks from 2012-10-03}}, {add_tie: {from: ccg, to: new, is: hosts}}]}",
        "c: {edits: [{change: {stakeholder: every practice, set: {people: 100, part_of: board}, source: memory}}]}",
        "d: {edits: [{change: {channel: 'board:p1', set: {every: quarter}}}, {remove: 'board->p1'}]}",
        "e: {edits: [{merge: {stakeholders: [p1, g1], into: {id: one, name: O, kind: practice, part_of: ccg}}}]}",
        "f: {edits: [{add_shared: {id: s, name: S}}, {change: {stakeholder: p1, set: {depends_on: [s]}}}, "
        "{remove: s}, {change: {shared: s, set: {name: S}}}]}",
    ),
}
NEEDED = ("stakeholders", "channels", "messages")

TABLES = {
    "t.csv": b'code,name,kind,of,n\nL1,Hill,practice,ccg,10\nL2,"Vale, x",forum,L1,\n',
    "v.csv": b"who;whom;how;often\nccg;p1;visit;month\ng1;board;post;\n",
}

HOSTILE = (
    "",
    "~",
    "null",
    "yes",
    "NO",
    "0",
    "-1",
    "1e400",
    ".nan",
    "nan",
    "0x10",
    "007",
    "1_000",
    "50%",
    "0,5",
    "1.",
    "99999999999999999999",
    "2023-02-29",
    "9999-12-31",
    "0001-01-01",
    "12:30",
    "[]",
    "{}",
    "[[]]",
    "[{}]",
    "{a: b}",
    "[a, [b]]",
    "'{code}'",
    "'{'",
    "'}'",
    "'{}'",
    "'{nix}'",
    "every",
    "every practise",
    "every practice",
    "any practice",
    "its practice",
    "its board",
    "all its practices",
    "all its",
    "every every",
    "[every practice]",
    "{every: practice}",
    "{any: {}}",
    "{every: {kind: board, tag: x}}",
    "{every: {part_of: p1}}",
    "a:b",
    "board:p1",
    "p1->g1#2",
    "->",
    ":",
    "a->a",
    "p1",
    "g1",
    "ccg",
    "board",
    "P1",
    "ｐ1",
    "zoé",
    "zoe\u0301",
    "рractice",
    "a\u200bb",
    "a b",
    "a_b",
    "-a",
    "a-",
    "RRULE:FREQ=DAILY;INTERVAL=0",
    "RRULE:FREQ=MONTHLY;BYDAY=9MO",
    "RRULE:",
    "RRULE:FREQ=DAILY;UNTIL=20121231T000000Z",
    "DTSTART:00000000 RRULE:FREQ=DAILY",
    "RRULE:FREQ=YEARLY;BYMONTH=13",
    "every 0 days",
    "0 weeks",
    "9999 months",
    "367 times a year",
    "monthly on the fifth monday",
    "day from 2012-13-01",
    "0 days",
    "3661 days",
    "1 fortnight",
    '"\\u202e"',
    '"\\e"',
    '"a\\nb"',
    "'='",
    '"=1+1"',
    "javascript:alert(1)",
    "&a x",
    "*a",
    "!!int 1",
    "<<",
    "|",
    ">",
    "# x",
    "\u2028",
    "x" * 300,
    "../x.csv",
    "/etc/passwd",
    "t.csv",
    "v.csv",
    "stakeholder-graph/2",
    "memory",
    "blog",
    "funding",
    "true",
    "decision",
    "2012-10-01 to 2012-09-01",
    "to",
)
_VALUE = re.compile(r"(?<=: )[^,{}\[\]\n]+|(?<=[\[,] )[^,{}\[\]\n:]+(?=[,\]])")
_KEY = re.compile(r"[a-z_0-9-]+(?=: )")
_WORD = re.compile(r"[A-Za-z0-9_-]+")


def build_model(chance: random.Random) -> str:
    """Put a sound model together: what is needed, and a few pieces more."""
    parts = [HEAD.decode()]
    for section, (first, *more) in SECTIONS.items():
        chosen = [each for each in more if chance.random() < 0.12]
        if section in NEEDED or chance.random() < 0.15:
            chosen = [first, *chosen]
        if chosen:
            parts.append(section + ":\n" + "".join(f"  {each}\n" for each in chosen).replace("  - {", "- {"))
    return "".join(parts)


def mutate_model(chance: random.Random) -> bytes:
    """Build a model and damage it in none to four places."""
    text = build_model(chance)
    for _ in range(chance.choice((0, 1, 1, 1, 1, 1, 2, 2, 3))):
        text = chance.choice(_DAMAGES)(text, chance)
    data = text.encode("utf-8", "surrogatepass")
    if chance.random() < 0.02:
        at = chance.randrange(len(data) + 1)
        data = data[:at] + bytes([chance.randrange(256)]) + data[at:]
    return data


def _replace(pattern: re.Pattern[str], text: str, chance: random.Random, new: str) -> str:
    found = list(pattern.finditer(text))
    if not found:
        return text
    place = chance.choice(found)
    return text[: place.start()] + new + text[place.end() :]


def _another(pattern: re.Pattern[str], text: str, chance: random.Random) -> str:
    return chance.choice(pattern.findall(text) or [""])


def _insert_hostile(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(HOSTILE) + text[at:]


def _change_lines(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    action = chance.randrange(4)
    if action == 0:
        del lines[one]
    elif action == 1:
        lines.insert(other, lines[one])
    elif action == 2:
        lines[one], lines[other] = lines[other], lines[one]
    else:
        lines[one] = chance.choice((" ", "  ", "\t", "- ")) + lines[one]
    return "\n".join(lines)


def _cut(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + text[at + chance.randrange(20) :]


_DAMAGES = (
    lambda text, chance: _replace(_VALUE, text, chance, chance.choice(HOSTILE)),
    lambda text, chance: _replace(_VALUE, text, chance, chance.choice(HOSTILE)),
    lambda text, chance: _replace(_VALUE, text, chance, _another(_VALUE, text, chance)),
    lambda text, chance: _replace(_KEY, text, chance, _another(_KEY, text, chance)),
    lambda text, chance: _replace(_KEY, text, chance, chance.choice(HOSTILE)),
    lambda text, chance: _replace(_WORD, text, chance, _another(_WORD, text, chance)),
    _insert_hostile,
    _change_lines,
    _cut,
)
