"""Which shape and colour stands for which kind: seven looks at most, told apart without colour.

The colours are Okabe and Ito's, which people with any colour vision can tell apart, darkened where needed to
stand out 3:1 from white as the accessibility rules ask of anything that carries meaning.
"""

from dataclasses import dataclass

from stakeholder_graph.results.scene import Shape


@dataclass(frozen=True, slots=True)
class Look:
    """How one group of kinds is drawn."""

    shape: Shape
    fill: str


BOARD = Look("square", "#0072b2")
CIVIC = Look("diamond", "#a8568a")
FEDERATION = Look("hexagon", "#d55e00")
VOICE = Look("circle", "#008a65")
PRACTICE = Look("triangle", "#b07400")
COMMUNITY = Look("ellipse", "#857a00")
POST = Look("star", "#5b6670")

LOOKS: tuple[Look, ...] = (BOARD, CIVIC, FEDERATION, VOICE, PRACTICE, COMMUNITY, POST)

LOOK_BY_KIND = {
    "commissioner": BOARD,
    "board": BOARD,
    "committee": BOARD,
    "council": CIVIC,
    "partnership": CIVIC,
    "scrutiny": CIVIC,
    "regulator": CIVIC,
    "civic-body": CIVIC,
    "federation": FEDERATION,
    "network": FEDERATION,
    "neighbourhood-body": FEDERATION,
    "forum": VOICE,
    "patient-group": VOICE,
    "voice-body": VOICE,
    "practice": PRACTICE,
    "practice-role": PRACTICE,
    "provider": PRACTICE,
    "community": COMMUNITY,
    "volunteers": COMMUNITY,
    "membership": COMMUNITY,
    "infrastructure-body": COMMUNITY,
    "post": POST,
    "group": POST,
    "artefact": POST,
}

LOOK_BY_TIER = {
    "national": CIVIC,
    "system": BOARD,
    "place": BOARD,
    "neighbourhood": FEDERATION,
    "practice": PRACTICE,
    "people": COMMUNITY,
}


def choose_look(kind: str, tier: str) -> Look:
    """Return the look of a kind; one that a model made up looks like its tier."""
    return LOOK_BY_KIND.get(kind) or LOOK_BY_TIER.get(tier, POST)
