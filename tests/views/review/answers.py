"""A review made by hand: bodies known well, partly and not at all, and voices in every sort of hands."""

from stakeholder_graph.results.answers import Answer
from stakeholder_graph.results.names import Named
from stakeholder_graph.results.reviews import (
    BodyReviewed,
    EngagementRow,
    Holder,
    MediumUsed,
    Review,
    VoiceReviewed,
)
from tests.views.answers import NAMED, make_answer

PAGE = {"source": "page-2012", "address": "https://example.org/page", "certainty": 1.0, "basis": "stated"}


def name(id_: str, called: str, kind: str, plural: str) -> Named:
    """Name somebody."""
    return Named(id=id_, name=called, kind=kind, kind_plural=plural)


PEOPLE = (
    *NAMED,
    name("ccg", "Vale CCG", "commissioner", "commissioners"),
    name("team", "CCG engagement team", "post", "posts"),
    name("trust", "Vale Hospital", "provider", "providers"),
    name("hospice", "Vale Hospice", "provider", "providers"),
    name("care", "Vale Care", "provider", "providers"),
    name("council", "Vale Council", "council", "councils"),
    name("healthwatch", "Healthwatch Vale", "voice-body", "voice bodies"),
    name("peoples-board", "People's Board", "board", "boards"),
    name("residents", "Residents", "community", "communities"),
    name("carers", "Carers", "community", "communities"),
    *(name(f"group-{n}", f"Group {n}", "patient-group", "patient groups") for n in range(1, 6)),
)
WAYS = (
    EngagementRow(
        body="care",
        partner="residents",
        by="survey",
        hears=True,
        tells=False,
        standing=True,
        claimed_level="involve",
        level="consult",
        gap=1,
    ),
    EngagementRow(
        body="ccg",
        through="team",
        partner="carers",
        by="meeting",
        hears=True,
        tells=True,
        standing=False,
        level="consult",
        level_basis="stated",
        purpose="Ask about what is to be commissioned.",
        evidence="both ends",
        **PAGE,
    ),
    EngagementRow(
        body="ccg",
        through="team",
        partner="peoples-board",
        by="Citizens' jury",
        hears=True,
        tells=True,
        standing=True,
        claimed_level="collaborate",
        level="tokenistic",
        gap=4,
        level_basis="stated",
        evidence="paper",
        **PAGE,
    ),
    EngagementRow(
        body="ccg",
        through="team",
        partner="residents",
        by="meeting",
        hears=True,
        tells=True,
        standing=False,
        level="consult",
        level_basis="stated",
        purpose="Ask about what is to be commissioned.",
        evidence="both ends",
        **PAGE,
    ),
    EngagementRow(
        body="trust",
        partner="residents",
        by="survey",
        hears=True,
        tells=False,
        standing=True,
        claimed_level="involve",
        level="consult",
        gap=1,
    ),
    EngagementRow(
        body="trust", partner="healthwatch", by="report", hears=False, tells=True, standing=True, **PAGE
    ),
)
BODIES = (
    BodyReviewed(
        body="care",
        kind="provider",
        services=("social care",),
        way_count=1,
        unknown_level_count=0,
        claimed_level="involve",
        level="consult",
    ),
    BodyReviewed(
        body="ccg",
        kind="commissioner",
        services=(),
        way_count=3,
        unknown_level_count=0,
        claimed_level="collaborate",
        level="consult",
        level_basis="stated",
        basis="stated",
    ),
    BodyReviewed(
        body="hospice",
        kind="provider",
        services=("hospital care", "social care"),
        way_count=0,
        unknown_level_count=0,
    ),
    BodyReviewed(
        body="trust",
        kind="provider",
        services=("hospital care",),
        way_count=2,
        unknown_level_count=1,
        claimed_level="involve",
        level="consult",
        basis="partly",
    ),
)
VOICES = (
    *(
        VoiceReviewed(
            voice=f"group-{n}",
            answers_to=("L85001",),
            holders=(Holder(holder="L85001", hold="run", relation="part_of", hand="practice"),),
            run_by_those=False,
            in_hands=False,
        )
        for n in range(1, 6)
    ),
    VoiceReviewed(
        voice="healthwatch",
        answers_to=("ccg", "trust"),
        holders=(Holder(holder="council", hold="paid", relation="funds", hand="council", **PAGE),),
        paid_by_those=False,
        in_hands=False,
    ),
    VoiceReviewed(voice="L85001-ppg", answers_to=(), holders=()),
    VoiceReviewed(
        voice="peoples-board",
        answers_to=("governing-body",),
        holders=(
            Holder(holder="ccg", hold="chosen", relation="appoints", hand="commissioner", **PAGE),
            Holder(
                holder="ccg", hold="chosen", relation="chosen_by", hand="commissioner", share=0.75, **PAGE
            ),
            Holder(holder="ccg", hold="paid", relation="pays", hand="commissioner", **PAGE),
            Holder(holder="ccg", hold="run", relation="part_of", hand="commissioner", **PAGE),
            Holder(holder="ccg", hold="run", relation="runs", hand="commissioner", **PAGE),
        ),
        chosen_by_those=True,
        paid_by_those=True,
        run_by_those=True,
        in_hands=True,
        in_hands_basis="stated",
    ),
)
MEDIA = (
    MediumUsed(medium="Citizens' jury", channel_count=2, way_count=1),
    MediumUsed(
        medium="email",
        channel_count=0,
        advantages="quick",
        drawbacks="easily missed",
        use_when="a known person must act",
    ),
    MediumUsed(
        medium="meeting",
        channel_count=14,
        way_count=2,
        advantages="two-way; trust grows",
        drawbacks="few can come; waits for its date",
        use_when="views must be weighed together",
    ),
    MediumUsed(
        medium="survey",
        channel_count=2,
        way_count=2,
        advantages="many voices, comparable",
        drawbacks="answers only what is asked",
        use_when="numbers are needed",
    ),
)
REVIEW = Review(bodies=BODIES, ways=WAYS, voices=VOICES, media=MEDIA)


def make_reviewed_answer(review=REVIEW, **changes) -> Answer:
    """Make the answer of `review` about the Vale, with some of it changed."""
    return make_answer("review", **{"messages": None, "review": review, "stakeholders": PEOPLE, **changes})
