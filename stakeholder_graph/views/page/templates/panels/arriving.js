// On a phone, where everything stands one below the other, whoever follows a link is taken to what it shows.

const TOLD_IN = new Map([
  ["trace", "trace-title-of"],
  ["what-if", "what-if-title-of"],
  ["calendar", "calendar-title-of"],
]);
const partShown = () => {
  if (state.view !== "map") return document.getElementById("centre");
  if (state.selected) return document.getElementById("details-title");
  const panel = document.getElementById(state.panel);
  return document.getElementById(TOLD_IN.get(state.panel)) || panel?.querySelector("summary") || document.getElementById("centre");
};
const arrive = () => {
  if (!isNarrow()) return;
  const part = partShown();
  part.focus({ preventScroll: true });
  part.scrollIntoView({ block: "start" });
};
const arriveAt = (address) => {
  if (address && !document.getElementById(address)) setTimeout(arrive); // once the page shows it
};

window.addEventListener("load", () => arriveAt(location.hash.slice(1)));
window.addEventListener("hashchange", () => arriveAt(location.hash.slice(1)));
for (const proof of document.querySelectorAll("a.proof")) proof.addEventListener("click", () => setTimeout(arrive));
