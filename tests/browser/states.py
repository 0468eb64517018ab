"""Every state the page can be in, as one table: a view, panel or menu that is added needs a line here.

Each says how it is reached, by an address or by what is clicked, and what is to be seen then, so that no test looks
at a page that has stayed where it was.
"""

from dataclasses import dataclass
from urllib.parse import urlencode

from stakeholder_graph.results.answers import Answer
from tests.browser.conftest import START_AFRESH

LEAVE = """
() => {
  for (const menu of document.querySelectorAll("details.menu[open]")) menu.open = false;
  const find = document.getElementById("find");
  find.value = "";
  find.dispatchEvent(new Event("input", { bubbles: true }));
  find.blur();
  for (const each of document.querySelectorAll("[role=combobox]")) each.dispatchEvent(new Event("blur"));
}
"""
TABLES = (
    *("stakeholders", "channels", "ties", "shared", "messages", "weak-points", "silos", "standards", "lost"),
    "sources",
)


@dataclass(frozen=True)
class State:
    """A state: its address without the mark before it, what to click in it, and what must be in sight."""

    address: str
    shows: str
    clicks: tuple[str, ...] = ()
    fills: str = ""

    def open(self, page) -> None:
        """Bring a page from whatever state it is in to this one."""
        page.evaluate(LEAVE)
        page.evaluate(START_AFRESH, self.address)
        for each in self.clicks:
            page.locator(each).first.click()
        if self.fills:
            page.fill("#find", self.fills)
        page.locator(self.shows).first.wait_for(state="visible", timeout=5_000)


def list_states(answer: Answer, *, side: str) -> dict[str, State]:
    """List the states of the page of an answer that has a weak point and a shared dependency.

    ``side`` is the key of what can be looked at side by side with it.
    """
    message = next(each for each in answer.messages if each.weak_points and each.deliveries)
    point = next(each for each in message.weak_points if each.type == "stakeholder")
    channel = next(each for each in message.weak_points if each.type == "channel")
    shared = next((each.id for each in answer.stakeholders if each.kind == "shared"), None)
    delivery = next(each for each in message.deliveries if each.reached)
    member = delivery.receiver if message.counted == "receivers" else delivery.sender
    if message.counted == "pairs":
        member = f"{delivery.sender}->{delivery.receiver}"

    def at(**asked: str) -> str:
        return urlencode(asked)

    chosen = f"stakeholder:{point.id}"
    states = {
        "map": State(at(view="map", q=""), "#map canvas"),
        "a stakeholder": State(at(at=chosen, view="map"), "#details-title"),
        "a channel": State(at(at=f"channel:{channel.id}", view="map"), "#details-title"),
        "neighbours": State(at(at=chosen, steps="2", way="out", view="map"), "#details-title"),
        "a weak point": State(at(at=chosen, weak=message.message, view="map"), "#details-title"),
        "the weak points": State(at(ask="weak", view="map"), "#weak-list button"),
        "the legend": State(at(ask="legend", view="map"), "#legend-list input"),
        "a message followed": State(
            at(message=message.message, member=member, view="map"), "#trace-result li"
        ),
        "between two": State(
            at(**{"from": delivery.sender}, to=delivery.receiver, second="shown", view="map"),
            "#trace-result li",
        ),
        "an absence": State(at(without=chosen, ask="what-if", view="map"), "#banner button"),
        "a day": State(at(sent=message.message, ask="calendar", view="map"), "#calendar-result > *"),
        "names found": State(at(view="map"), "[role=option]", fills="a"),
        "help": State(at(view="map"), ".map-help .menu-list", clicks=(".map-help summary",)),
        "saving": State(at(view="table"), "#save-menu .menu-list", clicks=("#save-menu summary",)),
        "side by side": State(at(view="beside", beside=side), "#beside canvas"),
        "picked side by side": State(at(view="beside", beside=side, pick=chosen), ".picked > *"),
        "a table filtered": State(at(view="table", q="e"), "tbody tr"),
        "details over a table": State(at(view="table", at=chosen), "#details-title"),
    }
    if shared is not None:
        states["a shared dependency"] = State(at(at=f"shared:{shared}", view="map"), "#details-title")
    for table in TABLES:
        lost = {"without": chosen} if table == "lost" else {}
        states[f"the table {table}"] = State(at(view="table", table=table, **lost), "thead th")
    return states
