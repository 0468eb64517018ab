"""The words every model may use: kinds, sectors, roles, relations, tiers and sources."""

from stakeholder_graph.model.records import KindOfStakeholder, Source, Term

TIERS = ("national", "system", "place", "neighbourhood", "practice", "people")
"""The rows of a drawing, from the top down."""

RELATIONS = (
    "funds",
    "appoints",
    "elects",
    "pays",
    "runs",
    "hosts",
    "commissions",
    "accountable_to",
    "reports_to",
    "member_of",
    "represents",
    "scrutinises",
    "co_leads",
    "chairs",
)
"""What a tie can be."""

SOURCE_KINDS = ("seed", "public", "memory", "assumption")
EVIDENCE = ("paper", "one end", "both ends", "observed")

_KINDS = (
    ("commissioner", "commissioners", "system"),
    ("council", "councils", "system"),
    ("board", "boards", "system"),
    ("committee", "committees", "system"),
    ("partnership", "partnerships", "place"),
    ("forum", "forums", "neighbourhood"),
    ("federation", "federations", "neighbourhood"),
    ("network", "networks", "neighbourhood"),
    ("practice", "practices", "practice"),
    ("practice-role", "practice roles", "practice"),
    ("patient-group", "patient groups", "practice"),
    ("provider", "providers", "place"),
    ("voice-body", "voice bodies", "place"),
    ("infrastructure-body", "infrastructure bodies", "place"),
    ("neighbourhood-body", "neighbourhood bodies", "neighbourhood"),
    ("civic-body", "civic bodies", "place"),
    ("scrutiny", "scrutiny bodies", "system"),
    ("regulator", "regulators", "national"),
    ("community", "communities", "people"),
    ("volunteers", "groups of volunteers", "people"),
    ("membership", "memberships", "people"),
    ("post", "posts", "system"),
    ("group", "groups", "place"),
    ("artefact", "artefacts", "place"),
)

_SECTORS = (
    ("nhs-commissioning", "NHS commissioning"),
    ("nhs-provider", "NHS providers"),
    ("general-practice", "General practice"),
    ("local-government", "Local government"),
    ("voice", "Patient and public voice"),
    ("vcs", "Voluntary and community sector"),
    ("community", "Communities"),
    ("education", "Education"),
    ("independent", "Independent sector"),
    ("national", "National bodies"),
)

_ROLES = (
    ("place-lead", "Place lead"),
    ("board", "Board"),
    ("decision-maker", "Decision maker"),
    ("voice-body", "Voice body"),
    ("lay-member", "Lay member"),
    ("ppi-lead", "Lead for patient and public involvement"),
    ("sponsor", "Leader-level sponsor"),
    ("provider-practice", "Good practice in provider organisations"),
    ("voice-support", "Voice and engagement support"),
    ("wider-civic", "Wider civic body"),
    ("seldom-heard", "Seldom heard"),
    ("disadvantaged", "Disadvantaged"),
    ("entry-point", "Point of entry"),
    ("ppi-committee", "Strategic committee for patient and public involvement"),
    ("wellbeing-board", "Health and Wellbeing Board"),
    ("dialogue", "Ongoing programme of dialogue"),
    ("engagement-strategy", "Community engagement strategy"),
    ("joint-plan", "Joint plan for supporting infrastructure bodies"),
    ("intelligence-review", "Intelligence review of involvement"),
    ("engagement-team", "The commissioner's own engagement work"),
    ("big-provider", "Big NHS provider"),
    ("director", "Director"),
    ("representative", "Speaks for the public on a board or forum"),
    ("cross-service", "Works across services"),
    ("planning", "Plans services"),
    ("commissioning", "Commissions services"),
    ("delivery", "Delivers services"),
    ("not-on-a-list", "On no practice's list"),
    ("non-user", "Uses no health service"),
    ("receptionist", "Receptionists"),
    ("nurse", "Nurses"),
    ("practice-manager", "Practice managers"),
    ("locum", "Locums"),
    ("partner-gp", "Partner GPs"),
)

KINDS = {
    kind: KindOfStakeholder(id=kind, name=kind.replace("-", " "), plural=plural, tier=tier)
    for kind, plural, tier in _KINDS
}
SECTORS = {sector: Term(id=sector, name=name) for sector, name in _SECTORS}
ROLES = {role: Term(id=role, name=name) for role, name in _ROLES}

SOURCES = {
    "memory": Source(id="memory", title="From memory", kind="memory"),
    "assumption": Source(id="assumption", title="Assumed so that the model runs", kind="assumption"),
}
"""The sources that always exist."""
