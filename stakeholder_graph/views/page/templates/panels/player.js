// A route played step by step: on the map a dot goes along it, in the text the step stands out and is read out.
//
// On a phone the map is far from the steps, so that there are buttons at both: they do the same, and whoever plays it is
// taken to the map.

const STEP_MS = 2400;
const TRAVEL_MS = 1200;
let playing = 0; // the timer of the next step, 0 while nothing is played

const stopPlaying = () => {
  clearTimeout(playing);
  playing = 0;
  map.halt?.();
};

const atMap = make("div", { class: "at-map", hidden: true });
document.getElementById("map-view").before(atMap);
let playedAtMap = false; // the steps then stay where they are, and the map in sight

const fillAtMap = (way) => {
  playedAtMap = false;
  const player = way && makePlayer(way, true);
  atMap.hidden = !player;
  atMap.replaceChildren(...(player ? [player] : []));
};
const goToMap = () => {
  if (!isNarrow() || state.view !== "map") return;
  playedAtMap = true;
  atMap.querySelector("button").focus({ preventScroll: true });
  document.getElementById("status").scrollIntoView({ block: "start" });
};

const makePlayer = (way, isAtMap = false) => {
  const ids = [...way.there, ...way.back];
  if (!ids.length) return "";
  const play = make("button", { type: "button", class: "small", text: "Play" });
  const earlier = make("button", { type: "button", class: "small", text: "Previous", "aria-label": "Previous step" });
  const next = make("button", { type: "button", class: "small", text: "Next", "aria-label": "Next step" });
  const where = make("span", { class: "count" });
  const showAt = (step) => {
    setState({ step });
    if (step && state.view === "map") map.travel?.(ids[step - 1], TRAVEL_MS);
    announce(step ? `Step ${step} of ${ids.length}: ${stepText(step)}` : "The whole route.");
  };
  const playOn = () => {
    if (state.step >= ids.length) {
      stopPlaying();
      showStep();
      return;
    }
    showAt(state.step + 1);
    playing = setTimeout(playOn, STEP_MS);
    showStep();
  };
  const byHand = (step) => () => {
    playedAtMap = isAtMap;
    stopPlaying();
    showAt(step());
  };
  play.addEventListener("click", () => {
    playedAtMap = isAtMap;
    if (playing) {
      stopPlaying();
      showStep();
      return;
    }
    if (state.step >= ids.length) setState({ step: 0 });
    if (!isAtMap) goToMap();
    playOn();
  });
  earlier.addEventListener("click", byHand(() => Math.max(0, state.step - 1)));
  next.addEventListener("click", byHand(() => Math.min(ids.length, state.step + 1)));
  const show = () => {
    const step = Math.min(state.step, ids.length);
    play.textContent = playing ? "Pause" : step ? "Play on" : "Play";
    if (!playing && step === ids.length) play.textContent = "Play again";
    earlier.disabled = step === 0;
    next.disabled = step === ids.length;
    const part = step > way.there.length ? " (the way back)" : "";
    where.textContent = step ? `Step ${step} of ${ids.length}${part}` : countWord(ids.length, "step", way.back.length ? "steps there and back" : "steps");
  };
  const label = isAtMap ? "Step by step on the map" : "Step by step";
  players.set(isAtMap, show);
  return make("div", { class: isAtMap ? "at-map-player" : "player", role: "group", "aria-label": label }, play, earlier, next, where);
};
const players = new Map(); // at the map or not -> what tells its buttons which step it is
const showStep = () => {
  for (const show of players.values()) show();
};

const stepItems = () => [...document.querySelectorAll("#trace-result ol.steps > li")];
const stepText = (step) => stepItems()[step - 1]?.textContent || "";
const markStep = () => {
  stepItems().forEach((item, index) => {
    const now = index + 1 === state.step;
    item.classList.toggle("now", now);
    if (now) item.setAttribute("aria-current", "step");
    else item.removeAttribute("aria-current");
    if (now && isReady() && !playedAtMap) item.scrollIntoView({ block: "nearest" });
  });
  showStep();
};
