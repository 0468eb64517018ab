"""Papers that chance writes, for what must hold of every paper."""

from hypothesis import strategies as st

from stakeholder_graph.views.report.paper import CoverLine, Grid, Listed, Paper, Paragraph, Part, Run
from tests.views.report.hostile import MARKUP
from tests.views.report.papers import build_picture

ANCHORS = st.sampled_from(["", "a", "b", "A", "annex a", "#", "x" * 60])
TEXTS = st.one_of(
    st.sampled_from(MARKUP),
    st.text(max_size=20),
    st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=0x17F), max_size=40),
)
RUNS = st.builds(
    Run,
    text=TEXTS,
    strong=st.booleans(),
    assumed=st.booleans(),
    to=ANCHORS,
    address=st.sampled_from(["", "", "https://example.org/?a=1&b=2", "javascript:alert(1)"]),
)
WORDS = st.lists(RUNS, max_size=3).map(tuple)
PARAGRAPHS = st.builds(
    Paragraph,
    words=WORDS,
    number=st.sampled_from(["", "2.1"]),
    anchor=ANCHORS,
    look=st.sampled_from(["plain", "lead", "caution", "small", "command"]),
)
LISTS = st.builds(
    Listed,
    items=st.lists(WORDS, min_size=1, max_size=3).map(tuple),
    numbered=st.booleans(),
    anchors=st.lists(ANCHORS, max_size=3).map(tuple),
)


@st.composite
def grids(draw):
    count = draw(st.integers(1, 4))
    row = st.tuples(*[WORDS] * count)
    return Grid(
        caption=draw(TEXTS),
        columns=draw(st.tuples(*[TEXTS] * count)),
        rows=tuple(draw(st.lists(row, max_size=3))),
        widths=draw(st.tuples(*[st.floats(0.5, 5)] * count)),
        anchor=draw(ANCHORS),
        anchors=tuple(draw(st.lists(ANCHORS, max_size=3))),
        landscape=draw(st.booleans()),
    )


PICTURES = st.builds(
    build_picture,
    alternative=TEXTS,
    caption=TEXTS,
    anchor=ANCHORS,
    landscape=st.booleans(),
    width=st.floats(1, 2_000),
    height=st.floats(1, 2_000),
)
PARTS = st.builds(
    Part,
    title=TEXTS,
    number=st.sampled_from(["", "2", "Annex A"]),
    anchor=ANCHORS,
    level=st.sampled_from([1, 2, 3]),
    new_page=st.booleans(),
    boxed=st.booleans(),
    blocks=st.lists(st.one_of(PARAGRAPHS, LISTS, grids(), PICTURES), max_size=3).map(tuple),
)
PAPERS = st.builds(
    Paper,
    title=TEXTS,
    subtitle=TEXTS,
    cover=st.lists(st.builds(CoverLine, label=TEXTS, text=TEXTS), max_size=2).map(tuple),
    parts=st.lists(PARTS, max_size=4).map(tuple),
    running=TEXTS,
    about=TEXTS,
    author=TEXTS,
    date=st.sampled_from([None, "2012-11-14"]),
)


def list_words(paper):
    """List every text that a reader must find, but for what stands at the foot or in properties."""
    yield from (paper.title, paper.subtitle)
    for line in paper.cover:
        yield from (line.label, line.text)
    for part in paper.parts:
        yield part.title
        for block in part.blocks:
            yield from list_block(block)


def list_block(block):
    if isinstance(block, Paragraph):
        words = [block.words]
    elif isinstance(block, Listed):
        words = block.items
    elif isinstance(block, Grid):
        yield from (block.caption, *block.columns)
        words = [cell for row in block.rows for cell in row]
    else:
        words = []
        yield block.caption
    yield from (run.text for each in words for run in each)
