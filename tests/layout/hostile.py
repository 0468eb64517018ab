"""A place in which every text tries to run as script: id, name, note, source, title and all the rest."""

from datetime import date
from itertools import pairwise

from stakeholder_graph.model.cadence import Cadence
from stakeholder_graph.model.place import Place
from stakeholder_graph.model.records import (
    Channel,
    KindOfStakeholder,
    Seats,
    SharedDependency,
    Source,
    Stakeholder,
    Term,
    Terms,
    Tie,
    Vouching,
)
from stakeholder_graph.results.answers import Answer, AssumedShare
from stakeholder_graph.results.deliveries import AnswerBack, Delivery
from stakeholder_graph.results.journeys import Itinerary, Leg
from stakeholder_graph.results.messages import MessageAnswer
from stakeholder_graph.results.names import Named
from stakeholder_graph.results.weak_points import WeakPoint

RUN = "window.ran=(window.ran||0)+1"
TAGS = (
    "script",
    "ScRiPt",
    "svg/onload={run}><script",
    "/title><script",
    "/textarea><script",
    "/style><script",
)
ATTRIBUTES = (
    "onerror",
    "onload",
    "onmouseover",
    "onfocus autofocus",
    "onclick",
    "onanimationstart",
    "ontoggle",
)
ELEMENTS = (
    "img src=x",
    "svg",
    "body",
    "input",
    "details open",
    "iframe srcdoc=x",
    "video src=x",
    "a href=x",
    "style",
)
OTHERS = (
    "javascript:{run}",
    "</script><script>{run}</script>",
    "<!--<script>{run}</script>-->",
    "--><script>{run}</script>",
    "]]><script>{run}</script>",
    '"><script>{run}</script>',
    "'><script>{run}</script>",
    '" onmouseover="{run}" x="',
    "' onfocus='{run}' autofocus x='",
    "{{ ''.__class__ }}{{% raw %}}",
    "${{{run}}}",
    "`;{run};`",
    "\\u003cscript\\u003e{run}\\u003c/script\\u003e",
    "&lt;script&gt;{run}&lt;/script&gt;",
    "&#60;script&#62;{run}&#60;/script&#62;",
    "\u2028{run}\u2029",
    "\u202egnol {run}",
    "\x00<script>{run}</script>",
    "<svg><animate onbegin={run} attributeName=x dur=1s>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror={run}>",
    "<meta http-equiv=refresh content='0;url=javascript:{run}'>",
    "<link rel=stylesheet href=https://example.invalid/x.css>",
    "<img src=https://example.invalid/x.png>",
    "<base href=https://example.invalid/>",
    "<a href=javascript:{run}>href</a>",
    "=cmd|' /C calc'!A0",
    "__proto__",
    "constructor",
    "toString",
    "hasOwnProperty",
    "%3Cscript%3E{run}%3C/script%3E",
    "$\\alpha_{{1}}$",
    "\ud800 lone",
    "\ue0001\ue001 and \ue000999999\ue001",  # what marks a name in the page's sentences
    "x" * 100_000,
)
PAYLOADS = (
    *(f"<{tag.format(run=RUN)}>{RUN}</script>" for tag in TAGS),
    *(f"<{element} {attribute}={RUN}>" for element in ELEMENTS for attribute in ATTRIBUTES),
    *(f"{quote}><img src=x {attribute}={RUN}>" for quote in ('"', "'") for attribute in ATTRIBUTES),
    *(f"{quote} {attribute}={RUN} x={quote}" for quote in ('"', "'") for attribute in ATTRIBUTES),
    *(other.format(run=RUN) for other in OTHERS),
)
assert len(PAYLOADS) > 100


def build_hostile_place():
    at = 0

    def take():
        nonlocal at
        at += 1
        return PAYLOADS[at % len(PAYLOADS)]

    vouching = Vouching(existence="s", rest="s")
    kinds = {take(): None for _ in range(12)}
    kinds = {each: KindOfStakeholder(id=each, name=take(), plural=take(), tier=take()) for each in kinds}
    names = list(kinds)
    stakeholders = {}
    for number, each in enumerate(PAYLOADS):
        stakeholders[each] = Stakeholder(
            id=each,
            name=PAYLOADS[number - 1],
            kind=names[number % len(names)],
            part_of=PAYLOADS[number - 1],
            sector=take(),
            roles=(take(),),
            aliases=(take(), take()),
            tags=(take(),),
            town=take(),
            services=(take(),),
            meets=Cadence(text=take()),
            seats=(Seats(role=take(), chosen_by=take(), held_by=take()),),
            depends_on=("shared", take()),
            note=take(),
            vouching=vouching if number % 2 else Vouching(),
        )
    channels = []
    for number, each in enumerate(PAYLOADS[1:]):
        terms = Terms(
            by=take(),
            every=Cadence(text=take()),
            level=take(),
            purpose=take(),
            note=take(),
            carries=(take(),),
        )
        ends = (PAYLOADS[number], each)
        channels.append(Channel(id="->".join(ends), sender=ends[0], receiver=each, terms=terms))
    return Place(
        name="</title><script>" + RUN + "</script>",
        as_of=date(2012, 10, 1),
        about='"><script>' + RUN + "</script>",
        kinds=kinds,
        sectors={each: Term(id=each, name=each) for each in PAYLOADS[:3]},
        sources={"s": Source(id="s", title=take(), kind="public", url="javascript:" + RUN)},
        stakeholders=stakeholders,
        channels=tuple(channels),
        ties=tuple(Tie(sender=each, receiver=PAYLOADS[0], relation=take()) for each in PAYLOADS[1:20]),
        shared={"shared": SharedDependency(id="shared", name=take())},
    )


def build_hostile_answer(place):
    ids = list(place.stakeholders)
    route = tuple(ids[:4])
    hops = tuple(each.id for each in place.channels[:3])
    back = AnswerBack(reached=False)
    legs = tuple(
        Leg(
            sender=sender,
            receiver=receiver,
            channel=channel,
            by=said,
            ready="2012-10-01",
            departs="2012-10-02",
            arrives="2012-10-03",
            heard="2012-10-04",
            every=said,
            takes=said,
            meets=said,
            papers_due=said,
        )
        for (sender, receiver), channel, said in zip(
            pairwise(route), hops, (ids[0], ids[20], ids[-2]), strict=True
        )
    )
    delivery = Delivery(
        sender=ids[0],
        receiver=ids[3],
        reached=True,
        hops=3,
        route=route,
        channels=hops,
        itinerary=Itinerary(start="2012-10-01", heard="2012-10-04", days=3, dated=True, legs=legs),
        answer=back,
        level=ids[5],
    )
    message = MessageAnswer(
        message=ids[7],
        says=ids[8],
        kind=ids[9],
        counted="senders",
        asks_answer=True,
        delivery_count=1,
        reached_count=1,
        people=None,
        people_of_reached=None,
        people_unknown_count=1,
        deliveries=(delivery,),
        weak_points=(
            WeakPoint(type="stakeholder", id=ids[1], cuts_off=(ids[0],), people=None),
            WeakPoint(type="shared", id="shared", cuts_off=(ids[0],), people=None),
            WeakPoint(type="channel", id=hops[0], cuts_off=(ids[0],), people=None),
        ),
    )
    return Answer(
        command="analyse",
        place=place.name,
        as_of="2012-10-01",
        tool_version=ids[10],
        model_sha256=ids[11],
        tables_sha256={},
        options={},
        assumed_share=AssumedShare(),
        stakeholders=tuple(
            Named(id=each.id, name=each.name, kind=each.kind, kind_plural=each.kind)
            for each in place.stakeholders.values()
        ),
        messages=(message,),
    )
