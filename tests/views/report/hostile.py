"""Texts that mean something to some format, none of which may mean anything in a paper."""

from itertools import product

from stakeholder_graph.views.report.paper import CoverLine, Grid, Listed, Paper, Paragraph, Part
from tests.views.report.papers import build_picture, say

MARKUP = (
    "<script>alert(1)</script>",
    "</script></style><img src=x onerror=alert(1)>",
    "<b>bold</b>",
    "&amp; &lt; &#x41; &copy;",
    "]]> <![CDATA[ x ]]>",
    "<!-- comment -->",
    "{{ paper }} {% raw %}",
    "#sys.inputs.paper",
    '#panic("no")',
    '#import "@preview/x:1.0.0"',
    "$ x^2 $",
    "@reference <label>",
    "= Heading",
    "- item",
    "+ item",
    "/ term: meaning",
    "*strong* _emphasis_ `raw`",
    "// comment /* comment */",
    "\\u{1F600} \\ \\n",
    "~ -- --- ...",
    "'single' \"double\"",
    '=HYPERLINK("https://example.org")',
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "{ PAGE } \\* MERGEFORMAT",
    "w:t xml:space='preserve'",
    "<w:p/>",
    "javascript:alert(1)",
    "data:text/html,x",
    "url(https://example.org/x.png)",
    "</td></tr></table>",
    "# heading",
    "| a | b |",
    "[link](https://example.org)",
    "%PDF-1.7 endobj",
    "(\\) Tj ET",
)
INVISIBLE = (
    "a\x00b",
    "a\x07\x1b[31mb",
    "a\ud800b",
    "a\udfffb",
    "a\ufffe\uffffb",
    "a\u202eb\u202c",
    "a\u2066b\u2069",
    "a\u200fb",
    "a\u200bb",
    "a\ufeffb",
    "a\u00adb",
    "a\nb\r\nc\td",
    "a\u2028b\u2029c",
    "a\U000e0041b",
    "a\ue000b",
)
LETTERS = (
    "",
    " ",
    "é ß ø Ł ő",
    "Ελληνικά кириллица",
    "עברית العربية",
    "日本語 中文 한국어",
    "বাংলা हिन्दी ไทย",
    "👩‍👩‍👧 🇬🇧 😀 ⚕",
    "e\u0301\u0301\u0301\u0301\u0301",
    "1,000\u00a0people",
    "W" * 10_000,
    "practice-" * 400,
)
HOSTILE = (
    *MARKUP,
    *INVISIBLE,
    *LETTERS,
    *(one + other for one, other in product(MARKUP[:14], MARKUP[:14])),
    *(other + one for one, other in product(INVISIBLE, MARKUP[:5])),
)
FEWER = (*MARKUP, *INVISIBLE, *LETTERS, *HOSTILE[70::9])
"""For a format that takes its time."""


def build_hostile_paper(*texts: str) -> Paper:
    """Make a paper that says each text everywhere that a paper can say something."""
    return Paper(
        title="".join(texts)[:300],
        subtitle="".join(texts)[:300],
        cover=tuple(CoverLine(label=each, text=each) for each in texts),
        parts=tuple(_build_part(each) for each in texts),
        running=texts[0],
        about=texts[0],
        author=texts[0],
    )


def _build_part(text: str) -> Part:
    return Part(
        title=text,
        anchor=text,
        blocks=(
            Paragraph(words=say(text, to=text), anchor=f"p {text}"),
            Paragraph(words=say(text, strong=True, address=text), look="caution", number=text[:5]),
            Paragraph(words=say(text, assumed=True), look="command"),
            Listed(items=(say(text), say(text)), anchors=(f"l {text}", text), numbered=True),
            Grid(
                caption=text,
                columns=(text, "b"),
                rows=((say(text), say(text, to=f"p {text}")),),
                widths=(1, 3),
                anchor=f"g {text}",
                anchors=(f"r {text}",),
            ),
            build_picture(alternative=text, caption=text),
        ),
    )


SAID = 11
"""How often each text stands among the words of the paper."""
