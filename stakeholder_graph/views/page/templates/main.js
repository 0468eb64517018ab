// Puts the page together: the parts, the buttons, the two views, and what the address asks for.

const mapBox = document.getElementById("map");
fill(mapBox, {
  role: "application",
  tabindex: "0",
  "aria-label": `Map of ${rest.place}. Arrow keys walk along channels, Enter opens details. The table says all of it in words.`,
}, []);
const map = createMap(mapBox, { stakeholders, channels, tiers: rest.tiers, width: rest.width, height: rest.height, groups: rest.groups }, findEmphasis, { resized: () => showChosen() });
addMapPointers(map, document.getElementById("tip"));
addMapKeys(map, mapBox);
addNeighbourKeys(map, mapBox);

const find = makeCombobox({
  id: "find",
  placeholder: "Name, code or town",
  choices: () => stakeholderChoices,
  onChoose: (id) => {
    select("stakeholder", id);
    if (state.view === "map") map.show(id);
  },
});
document.getElementById("find-slot").append(find.element);

fillPanels();
fillMenus();
fillLegend(document.getElementById("legend-list"));
fillWeakPoints(document.getElementById("weak-list"));
fillTrace(document.getElementById("trace-form"), document.getElementById("trace-result"));
fillAbsence(document.getElementById("banner"));
fillWhatIf(document.getElementById("what-if-form"), document.getElementById("what-if-result"));
fillCalendar(document.getElementById("calendar-form"), document.getElementById("calendar-result"));
fillDetails(document.getElementById("details"));
const tables = fillTables(document.getElementById("tables"));
fillSaving(map, tables);

const showChosen = () => {
  if (state.selected && state.selected.type === "stakeholder" && !state.weakIn) map.show(state.selected.id);
};
addView("map", {
  opened: () => map.fit(),
  changed: (change) => {
    map.setState(state, change);
    showChosen();
  },
});
addView("table", {});
fillBeside(document.getElementById("beside"));
fillViews();

document.getElementById("zoom-in").addEventListener("click", () => map.zoomBy(1.35));
document.getElementById("zoom-out").addEventListener("click", () => map.zoomBy(1 / 1.35));
document.getElementById("zoom-fit").addEventListener("click", () => map.fit());

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && closeMenu()) return;
  if (event.key === "Escape" && state.selected) closeDetails();
  else if (event.key === "Escape" && state.near) setState({ near: null });
  else if (event.key === "Escape" && (state.message || state.sent || isBetween())) setState({ ...NOT_FOLLOWING });
  else if (event.key === "/" && document.activeElement === document.body) {
    event.preventDefault();
    find.input.focus();
  }
});
window.addEventListener("hashchange", () => {
  const asked = location.hash.slice(1);
  if (document.getElementById(asked)) return; // a skip link is no wish for another view
  goTo(asked);
  find.input.value = "";
});
for (const proof of document.querySelectorAll("a.proof")) {
  proof.addEventListener("click", (event) => {
    event.preventDefault(); // inside a notebook the address may be another page's
    setState(readAddress(proof.getAttribute("href").slice(1)));
  });
}

goTo(location.hash.slice(1));
document.documentElement.classList.add("ready");
