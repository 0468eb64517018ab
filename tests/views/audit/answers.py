"""An audit made by hand, with one rule of every outcome and every sort of evidence."""

from dataclasses import dataclass

from stakeholder_graph.results.answers import Answer
from stakeholder_graph.results.audits import (
    AppliedWaiver,
    Audit,
    CastMember,
    Check,
    Evidence,
    StaleWaiver,
    StandardHeld,
)
from stakeholder_graph.results.names import Named
from tests.views.answers import NAMED, make_answer

PEOPLE = (
    *NAMED,
    Named(id="ccg", name="Vale CCG", kind="commissioner", kind_plural="commissioners"),
    Named(id="council", name="Vale Council", kind="council", kind_plural="councils"),
    Named(id="healthwatch", name="Healthwatch Vale", kind="voice-body", kind_plural="voice bodies"),
    Named(id="peoples-board", name="People's Board", kind="board", kind_plural="boards"),
    Named(id="trust", name="Vale Hospital", kind="provider", kind_plural="providers"),
)
BLOG = {"source": "blog-2013", "address": "https://example.org/blog", "certainty": 1.0, "basis": "stated"}


@dataclass
class Rule:
    """What every check of one rule says."""

    rule: str
    question: str
    says: str
    severity: str = "high"
    standard: str = "seeds"

    def check(self, result: str, *evidence: Evidence, **changes) -> Check:
        """Make the check of this rule with a result."""
        values = {
            "rule": self.rule,
            "standard": self.standard,
            "result": result,
            "severity": self.severity,
            "question": self.question,
            "why": f"The reason for {self.rule}.",
            "says": self.says,
            "remedy": f"Mend {self.rule}.",
            "reference": "Mark Gamsu, Leadership, Passion and Patient and Public Involvement; Action 1",
            "address": "https://example.org/blog",
            "evidence": evidence,
            "basis": "stated",
        }
        return Check(**{**values, **changes})


def say(supports: str, kind: str, *ids: str, **more) -> Evidence:
    """Make one piece of evidence."""
    return Evidence(supports=supports, kind=kind, ids=ids, **more)


COMMITTEE = Rule(
    "strategic-committee",
    "Does a strategic committee for involvement report to the commissioner's board?",
    "Involvement has no standing committee that the board must listen to.",
)
HANDS = Rule(
    "voice-in-other-hands",
    "Is the voice body free of those it holds to account?",
    "Those who should be challenged choose, pay and run the challenger.",
)
GROUPS = Rule(
    "groups-heard",
    "Does every practice hear its patient group?",
    "Some groups talk to nobody.",
    severity="medium",
)
PROVIDERS = Rule("provider-links", "Does every big provider hear the voice body?", "Providers hear nobody.")
ROUTE = Rule("quick-voice", "Is a voice heard within 60 days?", "A voice comes too late.", severity="medium")
SEATS = Rule(
    "public-seats", "Does the public choose seats on the board?", "Nobody chosen by the public sits there."
)
DIALOGUE = Rule("dialogue", "Is there an ongoing programme of dialogue?", "There is none.", severity="medium")
JOINT = Rule("joint-funding", "Do both leads fund the voice body?", "It hangs on one purse.", severity="low")
PLAN = Rule("joint-plan", "Is there a joint plan?", "There is no joint plan.", severity="low")
TRUST = Rule("acted-on", "Does the board act on what it hears?", "Nobody acts.", severity="low")
ICB = Rule("icb-duty", "Does the ICB involve the public?", "It does not.", standard="icb-era")

CHECKS = (
    GROUPS.check("met", say("met", "channel", "L85001-ppg", "L85001"), subject="L85001", basis="assumed"),
    GROUPS.check(
        "not-met", say("not-met", "known-absent", "L85003-ppg", "L85003", aspect="channel"), subject="L85003"
    ),
    GROUPS.check(
        "cannot-tell",
        say("cannot-tell", "silent", "L85003-ppg", "L85002", aspect="channel"),
        subject="L85002",
        basis="assumed",
    ),
    COMMITTEE.check("not-met", say("not-met", "known-absent", role="committee", **BLOG)),
    HANDS.check(
        "not-met",
        say("not-met", "tie", "ccg", "peoples-board", aspect="appoints", found="chosen", **BLOG),
        say("not-met", "tie", "ccg", "peoples-board", aspect="pays", found="paid", **BLOG),
        say("not-met", "tie", "ccg", "peoples-board", aspect="runs", found="run", **BLOG),
        say("not-met", "seats", "peoples-board", "ccg", aspect="chosen_by", found="4 of 5", wanted="0"),
        worse=True,
        baseline="met",
    ),
    ROUTE.check(
        "met",
        say(
            *("met", "route", "L85001-ppg", "L85001", "west", "governing-body"),
            aspect="heard_within",
            found="45 days",
            wanted="60 days",
            source="assumption",
            certainty=0.5,
        ),
        basis="assumed",
    ),
    SEATS.check(
        "met",
        say(
            "met",
            "seats",
            "governing-body",
            "unregistered",
            aspect="chosen_by",
            found="2 of 9",
            wanted="1",
            **BLOG,
        ),
    ),
    DIALOGUE.check("cannot-tell", say("cannot-tell", "silent", role="dialogue"), basis="assumed"),
    PROVIDERS.check(
        "cannot-tell",
        say("met", "stakeholder", "healthwatch", role="voice"),
        say("cannot-tell", "silent", "healthwatch", "trust", aspect="channel"),
        say("cannot-tell", "silent", "trust", aspect="chosen"),
    ),
    JOINT.check(
        "waived",
        say("not-met", "complete", "ccg", "healthwatch", aspect="funds"),
        waiver=AppliedWaiver(
            reason="the budget is set in April", owner="Director of Finance", until="2013-03-31"
        ),
    ),
    PLAN.check("cannot-tell", say("cannot-tell", "silent", "council", "healthwatch", aspect="funds")),
    TRUST.check("cannot-tell", say("cannot-tell", "beyond-structure", found="Whether the board acts on it.")),
    ICB.check(
        "not-applicable",
        say(
            "not-applicable", "value", aspect="since", found="2012-10-01", wanted="2022-07-01", basis="stated"
        ),
    ),
)
AUDIT = Audit(
    standards=(
        StandardHeld(
            standard="seeds",
            title="What five documents ask of a place",
            about="…",
            rule_count=10,
            standing_rule_count=10,
            sha256="cd" * 32,
        ),
    ),
    cast=(
        CastMember(
            part="board",
            name="the commissioner's board",
            standard="seeds",
            members=("governing-body",),
            by="role board",
        ),
        CastMember(
            part="committee",
            name="the strategic committee for patient and public involvement",
            standard="seeds",
            members=(),
            by="role ppi-committee",
            known_absent=True,
        ),
        CastMember(
            part="dialogue",
            name="the ongoing programme of dialogue",
            standard="seeds",
            members=(),
            by="role dialogue",
        ),
        CastMember(
            part="voice",
            name="the voice body",
            standard="seeds",
            members=("healthwatch",),
            by="kind voice-body",
        ),
    ),
    stale_waivers=(
        StaleWaiver(rule="sponsor", owner="Chief Officer", until="2012-06-30", because="ended"),
        StaleWaiver(rule="no-such-rule", owner="Chair", until="2014-01-01", because="unknown-rule"),
    ),
    has_baseline=True,
)


def make_audited_answer(checks=CHECKS, audit=AUDIT, **changes) -> Answer:
    """Make the answer of `audit` about the Vale, with some of it changed."""
    values = {"messages": None, "checks": checks, "audit": audit, "stakeholders": PEOPLE}
    return make_answer("audit", **{**values, **changes})
