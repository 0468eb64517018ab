"""How hard is a summary to read? Its sentences, with the names of stakeholders out of the way, and their grade."""

import re
import warnings

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import pyphen
    import textstat

from stakeholder_graph.results.answers import Answer
from stakeholder_graph.views.report.paper import Block, Grid, Listed, Paper, Paragraph, Part, Words

HYPHENS = pyphen.Pyphen(lang="en_GB")
PROOF = re.compile(r" ?\((?:Annex [A-Z]|section \d)\)")
NUMBER = re.compile(r"\d[\d,.]*(?<![,.])")
TAG = re.compile(r" \((?:from the model|this program's own trial)\)")


def list_texts(part: Part) -> list[str]:
    return [text for block in part.blocks for text in _list_block(block)]


def _list_block(block: Block) -> list[str]:
    if isinstance(block, Paragraph):
        return [join(block.words)]
    if isinstance(block, Listed):
        return list(map(join, block.items))
    if isinstance(block, Grid):
        return [block.caption, *(join(cell) for row in block.rows for cell in row)]
    return [block.caption]


def join(words: Words) -> str:
    return "".join(run.text for run in words)


def find_summary(paper: Paper) -> tuple[Part, ...]:
    """The parts of the summary: its heading and those below it."""
    start = next(number for number, part in enumerate(paper.parts) if part.anchor == "summary")
    rest = paper.parts[start + 1 :]
    end = next(number for number, part in enumerate(rest) if part.level == 1)
    return (paper.parts[start], *rest[:end])


def list_sentences(paper: Paper, answer: Answer) -> list[str]:
    """The sentences of the summary.

    A name of a stakeholder is one short word: no board can change what it is called. So is a number, of which the
    measure knows no syllables. Cells of a table that are a name or a number are no sentences, and are left out.
    """
    names = sorted({each.name for each in answer.stakeholders}, key=len, reverse=True)
    texts = [text for part in find_summary(paper) for text in list_texts(part)]
    found = []
    for text in texts:
        plain = TAG.sub("", PROOF.sub("", text)).strip()
        for name in names:
            small = name[:1].lower() + name[1:]
            plain = plain.replace(name, "Bob").replace(small, "Bob")
        plain = NUMBER.sub("ten", plain).replace("%", " percent")
        if plain.endswith((".", "?", ":")):
            found.append(plain)
    return found


def measure_reading_age(sentences: list[str]) -> float:
    """The Flesch-Kincaid grade of a text, plus five: the age at which a school class reads it."""
    text = " ".join(sentences)
    words = re.findall(r"[A-Za-z'’-]+", text)
    syllables = sum(_count_syllables(word.lower()) for word in words)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        count = textstat.sentence_count(text)
    return 0.39 * len(words) / count + 11.8 * syllables / len(words) - 15.59 + 5


def _count_syllables(word: str) -> int:
    """Count as the library does; a word its dictionary lacks, at which it stumbles, by its hyphens."""
    try:
        return textstat.syllable_count(word)
    except KeyError:
        return len(HYPHENS.positions(word)) + 1
