"""A place of the size and shape of Somerset, built by hand, and an answer to draw with it."""

from datetime import date, timedelta
from itertools import pairwise

from stakeholder_graph.model.cadence import Cadence, Duration
from stakeholder_graph.model.place import Place
from stakeholder_graph.model.records import (
    Channel,
    End,
    KindOfStakeholder,
    Message,
    SharedDependency,
    Source,
    Stakeholder,
    Terms,
    Tie,
    Vouching,
)
from stakeholder_graph.results.answers import Answer, AssumedShare
from stakeholder_graph.results.chances import Chance
from stakeholder_graph.results.deliveries import AnswerBack, Delivery
from stakeholder_graph.results.journeys import Itinerary, Leg, RoundTrip
from stakeholder_graph.results.messages import MessageAnswer
from stakeholder_graph.results.names import Named
from stakeholder_graph.results.silos import Silos
from stakeholder_graph.results.weak_points import WeakPoint

SIZES = {
    "Bridgwater Bay": 10,
    "Central Mendip": 3,
    "Chard, Crewkerne and Ilminster": 8,
    "East Mendip": 3,
    "North Sedgemoor": 5,
    "South Somerset": 19,
    "Taunton": 15,
    "West Mendip": 6,
    "West Somerset": 7,
}
NAMES = (
    "Crewkerne Health Centre",
    "Springmead Surgery",
    "Essex House Medical Centre",
    "Summervale Surgery",
    "The Meadows Surgery",
    "Tawstock Medical Centre",
    "West One Surgery",
    "Church View Surgery",
    "Luson",
    "Cranleigh Gardens Medical Centre",
    "Mendip Country Practice",
    "Dunster & Porlock Surgeries",
    "Abbey Manor Medical Practice",
    "North Curry",
    "Wellington (B)",
    "Glastonbury Health Centre",
)
KINDS = {
    "commissioner": ("commissioner", "commissioners", "place"),
    "board": ("board", "boards", "place"),
    "council": ("council", "councils", "place"),
    "partnership": ("partnership", "partnerships", "place"),
    "scrutiny": ("scrutiny committee", "scrutiny committees", "place"),
    "regulator": ("national body", "national bodies", "national"),
    "post": ("post", "posts", "place"),
    "voice-body": ("voice body", "voice bodies", "place"),
    "infrastructure-body": ("infrastructure body", "infrastructure bodies", "place"),
    "provider": ("provider", "providers", "place"),
    "federation": ("federation", "federations", "neighbourhood"),
    "forum": ("forum", "forums", "neighbourhood"),
    "practice": ("practice", "practices", "practice"),
    "patient-group": ("patient group", "patient groups", "people"),
    "community": ("community", "communities", "people"),
}
BLOG = Vouching(existence="blog")
ODS = Vouching(existence="ods", rest="ods", values={"part_of": "assumption"})


def build_place(sizes=None, extra_practice_in=None):
    sizes = dict(sizes or SIZES)
    stakeholders, channels = {}, []

    def add(identifier, name, kind, **more):
        stakeholders[identifier] = Stakeholder(id=identifier, name=name, kind=kind, **more)

    def join(sender, receiver, both=True, **more):
        terms = Terms(by=more.pop("by", "meeting"), **more)
        there, back = f"{sender}->{receiver}", f"{receiver}->{sender}"
        channels.append(
            Channel(id=there, sender=sender, receiver=receiver, terms=terms, twin=back if both else None)
        )
        if both:
            channels.append(Channel(id=back, sender=receiver, receiver=sender, terms=terms, twin=there))

    add("nhs-england", "NHS Commissioning Board", "regulator", vouching=BLOG)
    add("ccg", "Somerset CCG", "commissioner", vouching=BLOG)
    add(
        "governing-body",
        "Somerset CCG Governing Body",
        "board",
        part_of="ccg",
        vouching=BLOG,
        meets=Cadence(text="every 2 months"),
        papers_due=Duration(7, "day"),
    )
    add(
        "engagement-managers",
        "Patient Engagement Managers",
        "post",
        part_of="ccg",
        vouching=BLOG,
        depends_on=("pilot-funding",),
        aliases=("PEMs",),
        note="Two posts, funded as a pilot.",
    )
    add("council", "Somerset County Council", "council", vouching=BLOG)
    add("hwb", "Health and Wellbeing Board", "partnership", part_of="council")
    add("scrutiny", "Scrutiny Committee", "scrutiny", part_of="council")
    add("link", "Somerset LINk", "voice-body", vouching=BLOG, until=date(2013, 3, 31))
    add("vcs", "Voluntary and community groups", "infrastructure-body")
    add("musgrove", "Taunton and Somerset NHS Foundation Trust", "provider")
    add("yeovil", "Yeovil District Hospital NHS Foundation Trust", "provider")
    add("ended", "Somerset Primary Care Trust", "commissioner", until=date(2012, 1, 1))
    add("unregistered", "People with no GP", "community")
    join("nhs-england", "ccg", both=False, by="letter")
    join("ccg", "governing-body")
    join(
        "engagement-managers",
        "governing-body",
        by="report",
        level="consult",
        reliability=0.8,
        takes=Duration(5, "working day"),
        vouching=BLOG,
    )
    join("governing-body", "hwb")
    join("hwb", "council")
    join("link", "engagement-managers", vouching=BLOG)
    join("vcs", "link", both=False, by="newsletter")
    number = 0
    for name, size in sizes.items():
        federation = name.casefold().replace(",", "").replace(" ", "-")
        add(federation, name, "federation", vouching=BLOG)
        add(f"{federation}-forum", f"{name} Health Forum", "forum", part_of=federation, vouching=BLOG)
        join(federation, "governing-body", every=Cadence(text="every month"))
        join(f"{federation}-forum", "engagement-managers", every=Cadence(text="every month"), vouching=BLOG)
        for _ in range(size + (1 if name == extra_practice_in else 0)):
            number += 1
            code = f"L85{number:03d}" if _ < size else "L85999"
            title = NAMES[number % len(NAMES)]
            add(
                code,
                title,
                "practice",
                part_of=federation,
                people=5000 + 37 * number,
                town="Crewkerne",
                vouching=ODS,
            )
            add(f"{code}-ppg", f"{title} patient group", "patient-group", part_of=code)
            add(f"{code}-people", f"Patients of {title}", "community", part_of=code)
            join(federation, code, every=Cadence(text="every month"))
            join(code, f"{code}-ppg", every=Cadence(text="every 50 days"), level="involve")
            join(f"{code}-ppg", f"{code}-people", by="conversation")
            join(f"{code}-ppg", f"{federation}-forum", every=Cadence(text="every quarter"))
        if name == extra_practice_in:
            number -= 1
    return Place(
        name="Somerset",
        as_of=date(2012, 10, 1),
        about="The structure for patient voice as planned in 2012.",
        kinds={k: KindOfStakeholder(id=k, name=n, plural=p, tier=t) for k, (n, p, t) in KINDS.items()},
        sources={
            "blog": Source(
                id="blog",
                title="A Clinical Commissioning Group Patient Engagement Strategy",
                kind="seed",
                url="https://example.org/blog",
            ),
            "ods": Source(
                id="ods", title="NHS ODS practice file 2013", kind="public", url="javascript:alert(1)"
            ),
            "assumption": Source(id="assumption", title="Assumption", kind="assumption"),
        },
        stakeholders=stakeholders,
        channels=tuple(channels),
        ties=(Tie(sender="council", receiver="link", relation="funds", vouching=BLOG),),
        shared={"pilot-funding": SharedDependency(id="pilot-funding", name="Pilot funding", vouching=BLOG)},
        messages=(
            Message(
                id="decision",
                senders=End(members=("governing-body",), quantity="every", is_group=False),
                receivers=End(members=("L85001",), quantity="every"),
            ),
        ),
    )


def build_itinerary(channels, start):
    """A journey that waits 15 days for every step."""
    day, legs = date.fromisoformat(start), []
    for each in channels:
        ready, day = day.isoformat(), day + timedelta(days=15)
        sender, receiver = each.split("->")
        legs.append(
            Leg(
                sender=sender,
                receiver=receiver,
                channel=each,
                by="meeting",
                ready=ready,
                departs=day.isoformat(),
                arrives=day.isoformat(),
                heard=day.isoformat(),
                every="month",
                every_dated=False,
            )
        )
    days = (day - date.fromisoformat(start)).days
    return Itinerary(start=start, heard=day.isoformat(), days=days, dated=False, legs=tuple(legs))


def build_answer(place):
    """An answer written by hand: what analyse would say of this tree, days and chance made up."""
    practices = sorted(each.id for each in place.stakeholders.values() if each.kind == "practice")
    down, up = [], []
    for each in practices:
        federation = place.stakeholders[each].part_of
        route = ("governing-body", federation, each)
        there = tuple(f"{a}->{b}" for a, b in pairwise(route))
        down.append(
            Delivery(
                sender="governing-body",
                receiver=each,
                reached=True,
                hops=2,
                route=route,
                channels=there,
                only_ways=route[1:-1],
                independent_routes=1,
                independent_routes_by_shared=1,
                level=None,
                basis="partly",
            )
        )
        up_route = (f"{each}-ppg", f"{federation}-forum", "engagement-managers", "governing-body")
        up_there = tuple(f"{a}->{b}" for a, b in pairwise(up_route))
        back = tuple(reversed(up_route))
        back_there = tuple(f"{a}->{b}" for a, b in pairwise(back))
        answered = each != practices[3]
        up.append(
            Delivery(
                sender=f"{each}-ppg",
                receiver="governing-body",
                reached=True,
                hops=3,
                route=up_route,
                channels=up_there,
                only_ways=up_route[1:-1],
                independent_routes=1,
                independent_routes_by_shared=1,
                best_days=5,
                typical_days=62,
                worst_days=160,
                itinerary=build_itinerary(up_there, "2012-10-01"),
                chance=Chance(value=0.66),
                level="consult",
                basis="partly",
                answer=AnswerBack(
                    reached=answered,
                    hops=3,
                    route=back,
                    channels=back_there,
                    only_ways=back[1:-1],
                    independent_routes=1,
                    level="inform",
                    itinerary=build_itinerary(back_there, "2012-11-29"),
                )
                if answered
                else AnswerBack(reached=False),
                round_trip=RoundTrip(best_days=12, typical_days=121, worst_days=None) if answered else None,
                loop="two-way" if answered else "one-way",
            )
        )
    up.append(Delivery(sender="unregistered", receiver="governing-body", reached=False, loop="no-route"))
    groups = tuple(sorted(f"{each}-ppg" for each in practices))
    federations = sorted({place.stakeholders[each].part_of for each in practices})
    parts = {f: tuple(p for p in practices if place.stakeholders[p].part_of == f) for f in federations}
    people = {f: sum(place.stakeholders[p].people for p in members) for f, members in parts.items()}
    by_size = sorted(federations, key=lambda f: (-people[f], f))
    total = sum(people.values())
    return Answer(
        command="analyse",
        place=place.name,
        as_of="2012-10-01",
        tool_version="0.1.0",
        model_sha256="ab" * 32,
        tables_sha256={},
        options={},
        assumed_share=AssumedShare(existence=0.62, people=0.0, level=1.0, timing=0.97, reliability=None),
        stakeholders=(
            *(
                Named(id=s.id, name=s.name, kind=s.kind, kind_plural=place.kinds[s.kind].plural)
                for s in place.stakeholders.values()
            ),
            Named(id="pilot-funding", name="Pilot funding", kind="shared", kind_plural="shared"),
        ),
        messages=(
            MessageAnswer(
                message="decision",
                says="A commissioning decision reaches every practice",
                kind="decision",
                counted="receivers",
                asks_answer=False,
                delivery_count=len(practices),
                reached_count=len(practices),
                people=total,
                people_of_reached=total,
                people_unknown_count=0,
                deliveries=tuple(down),
                weak_points=tuple(
                    WeakPoint(type="stakeholder", id=f, cuts_off=parts[f], people=people[f]) for f in by_size
                ),
            ),
            MessageAnswer(
                message="concern",
                says="A patient's concern reaches the board and is answered",
                kind="concern",
                counted="senders",
                asks_answer=True,
                delivery_count=len(groups) + 1,
                reached_count=len(groups),
                people=total,
                people_of_reached=total,
                people_unknown_count=1,
                deliveries=tuple(up),
                weak_points=(
                    WeakPoint(type="stakeholder", id="engagement-managers", cuts_off=groups, people=total),
                    WeakPoint(type="shared", id="pilot-funding", cuts_off=groups, people=total),
                    WeakPoint(
                        type="channel",
                        id="engagement-managers->governing-body",
                        cuts_off=groups,
                        people=total,
                    ),
                    *(
                        WeakPoint(
                            type="stakeholder",
                            id=f"{f}-forum",
                            cuts_off=tuple(f"{p}-ppg" for p in parts[f]),
                            people=people[f],
                        )
                        for f in by_size
                    ),
                ),
            ),
        ),
        silos=Silos(
            isolated=("unregistered",),
            not_reached=(),
            no_way_up=("unregistered",),
            one_way=(),
            siblings=(),
            groups=(),
            brokers=(),
        ),
    )


SENTENCES = (
    "The decision reaches all 76 of 76 practices.",
    "76 of 77 voices have a way to the governing body; People with no GP have no route recorded.",
    "Patient Engagement Managers are the only way through for 76 of 77 voices [concern].",
    "No second route is recorded between any practice and its federation.",
    "97% of the timing this rests on is assumed.",
)
