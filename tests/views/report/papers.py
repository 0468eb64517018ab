"""Papers written by hand, so that a format is tested on what it is given and on nothing else."""

import struct
import zlib

from stakeholder_graph.views.report.paper import (
    CoverLine,
    Grid,
    Listed,
    Paper,
    Paragraph,
    Part,
    Picture,
    Run,
)

SVG = b"""<svg xmlns="http://www.w3.org/2000/svg" width="480" height="150" viewBox="0 0 480 150">
<rect width="480" height="150" fill="#ffffff"/>
<path d="M80 75 H240 M240 75 L400 35 M240 75 L400 115" stroke="#4c5966" stroke-width="3" fill="none"/>
<circle cx="80" cy="75" r="24" fill="#0b3c5d"/>
<rect x="216" y="51" width="48" height="48" fill="#b3400e"/>
<circle cx="400" cy="35" r="20" fill="#c3d5e4" stroke="#16202a" stroke-width="2"/>
<circle cx="400" cy="115" r="20" fill="#c3d5e4" stroke="#16202a" stroke-width="2"/>
</svg>
"""
ALTERNATIVE = "The board is joined to the forum, and the forum to two practices. The forum is a square."


def build_png(width: int = 48, height: int = 15) -> bytes:
    """Make a picture of one colour."""

    def chunk(name: bytes, content: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(name + content))
        return struct.pack(">I", len(content)) + name + content + check

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    lines = (b"\x00" + bytes((195, 213, 228)) * width) * height
    body = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(lines)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def say(text: str, **how: object) -> tuple[Run, ...]:
    """Write words of one run."""
    return (Run(text=text, **how),)


def build_picture(**how: object) -> Picture:
    given = {"alternative": ALTERNATIVE, "caption": "Figure 1. The way down.", "width": 480, "height": 150}
    return Picture(**{"svg": SVG, "png": build_png(), **given, **how})


def build_paper(*blocks: object, **how: object) -> Paper:
    """Make a paper of one part with these blocks."""
    parts = (Part(title="What we found", number="1", blocks=blocks, anchor="found"),)
    given = {"title": "Who hears whom", "subtitle": "Exshire", "cover": (), "parts": parts}
    return Paper(**{**given, "running": "Exshire", "about": "A paper for the board.", **how})


RECOMMENDATION = Part(
    title="Recommendation",
    number="1",
    anchor="recommendation",
    boxed=True,
    blocks=(
        Paragraph(words=say("The governing body is asked to:"), look="lead"),
        Listed(
            numbered=True,
            items=(
                (
                    Run(text="note", strong=True),
                    Run(text=" that 76 practices hear a decision only through one post;"),
                ),
                (Run(text="discuss", strong=True), Run(text=" the three changes in section 2;")),
                (Run(text="approve", strong=True), Run(text=" a check of this paper with those it names.")),
            ),
        ),
    ),
)
SUMMARY = Part(
    title="Summary on one page",
    number="2",
    anchor="summary",
    new_page=True,
    blocks=(
        Paragraph(
            number="2.1",
            words=(
                Run(text="On paper, a decision of the board reaches all 76 practices. "),
                Run(text="Annex A, line 1", to="row-1"),
                Run(text=" shows each of them."),
            ),
        ),
        Paragraph(
            number="2.2",
            words=(
                Run(text="It takes about seven weeks, "),
                Run(text="where most of the days are assumed", assumed=True),
                Run(text=". See "),
                Run(text="annex B", to="annex-b"),
                Run(text="."),
            ),
        ),
        Paragraph(
            number="2.3",
            words=say("If the engagement managers were gone, nobody would be heard."),
            anchor="p23",
        ),
        Paragraph(words=say("Three weakest places"), look="lead"),
        Grid(
            caption="The three weakest places",
            columns=("Only way through", "Who would no longer hear", "People"),
            rows=(
                (say("Engagement managers"), say("All 76 patient groups"), say("540,000")),
                (say("East Mendip Federation"), say("Nine practices"), say("61,200")),
                (say("Pilot funding"), say("All 76 patient groups"), say("540,000")),
            ),
            widths=(3, 4, 1.2),
        ),
        Listed(
            items=(
                say("Have a second post beside the engagement managers."),
                say("Have the forums report to the local involvement network as well."),
                say("Have each federation write to its practices after each meeting."),
            )
        ),
        Paragraph(
            look="caution",
            words=say("Nine in ten of the days and four in ten of the channels are only assumed."),
        ),
    ),
)
MAP = Part(
    title="The map",
    number="3",
    anchor="map",
    blocks=(
        Paragraph(
            number="3.1", words=say("The map has the tiers as rows, from the board down to the people.")
        ),
        build_picture(anchor="figure-1"),
        Paragraph(
            look="small",
            words=(
                Run(text="Drawn from "),
                Run(text="the paper of 2012", address="https://example.org/p?a=1&b=2"),
                Run(text="."),
            ),
        ),
        Paragraph(look="command", words=say("stakeholder-graph report models/somerset.yaml -o paper.pdf")),
    ),
)
DETAIL = Part(
    title="How the map is read",
    number="3.1",
    level=2,
    blocks=(Paragraph(words=say("A square is the only way through.")), Paragraph(words=())),
)
LONG_TABLE = Part(
    title="Each practice, and how it hears",
    number="Annex A",
    anchor="annex-a",
    new_page=True,
    blocks=(
        Paragraph(words=say("Every practice in the model, with the way on which it hears a decision first.")),
        Grid(
            caption="Practices and their ways",
            columns=("Practice", "Way", "Days"),
            rows=tuple(
                (
                    say(f"Practice {number}"),
                    say("Governing body, federation, practice" + ", by its manager" * (number % 4)),
                    say(str(10 + number % 40)),
                )
                for number in range(1, 101)
            ),
            widths=(3, 6, 1),
            anchors=tuple(f"row-{number}" for number in range(1, 101)),
        ),
    ),
)
TURNED = Part(
    title="The register",
    number="Annex B",
    anchor="annex-b",
    new_page=True,
    blocks=(
        Paragraph(words=say("One line for each thing that is the only way through.")),
        Grid(
            caption="Risks",
            columns=("Cause", "Event", "Effect", "People affected", "Mitigation tried"),
            rows=tuple(
                (
                    say(f"Post {number} is not renewed"),
                    say("It goes quiet"),
                    say("Nine patient groups are no longer heard by the governing body"),
                    say(f"{number * 700:,}"),
                    (
                        Run(text="A second post beside it: nobody cut off, "),
                        Run(text="on paper", assumed=True),
                    ),
                )
                for number in range(1, 31)
            ),
            widths=(2, 1.5, 3, 1, 3),
            landscape=True,
        ),
    ),
)
PAPER = Paper(
    title="Who hears whom in Exshire",
    subtitle="How the voice of patients travels, and where it would be lost",
    cover=(
        CoverLine(label="Meeting", text="Governing Body"),
        CoverLine(label="Date", text="14 November 2012"),
        CoverLine(label="Agenda item", text=""),
        CoverLine(label="Purpose", text="For discussion"),
        CoverLine(label="Report author and role", text=""),
        CoverLine(label="Consultation or involvement so far", text="None is recorded in the model."),
    ),
    parts=(RECOMMENDATION, SUMMARY, MAP, DETAIL, LONG_TABLE, TURNED),
    running="Exshire: who hears whom, as it stood on 1 October 2012",
    about="A paper for the governing body on how messages travel in Exshire.",
    date="2012-11-14",
    author="Head of engagement",
)
