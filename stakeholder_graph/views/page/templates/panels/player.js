// A route played step by step: on the map a dot goes along it, in the text the step stands out and is read out.

const STEP_MS = 2400;
const TRAVEL_MS = 1200;
let playing = 0; // the timer of the next step, 0 while nothing is played

const stopPlaying = () => {
  clearTimeout(playing);
  playing = 0;
  map.halt?.();
};

const makePlayer = (way) => {
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
    stopPlaying();
    showAt(step());
  };
  play.addEventListener("click", () => {
    if (playing) {
      stopPlaying();
      showStep();
      return;
    }
    if (state.step >= ids.length) setState({ step: 0 });
    playOn();
  });
  earlier.addEventListener("click", byHand(() => Math.max(0, state.step - 1)));
  next.addEventListener("click", byHand(() => Math.min(ids.length, state.step + 1)));
  showStep = () => {
    const step = Math.min(state.step, ids.length);
    play.textContent = playing ? "Pause" : step ? "Play on" : "Play";
    if (!playing && step === ids.length) play.textContent = "Play again";
    earlier.disabled = step === 0;
    next.disabled = step === ids.length;
    const part = step > way.there.length ? " (the way back)" : "";
    where.textContent = step ? `Step ${step} of ${ids.length}${part}` : countWord(ids.length, "step", way.back.length ? "steps there and back" : "steps");
  };
  return make("div", { class: "player", role: "group", "aria-label": "Step by step" }, play, earlier, next, where);
};
let showStep = () => {};

const stepItems = () => [...document.querySelectorAll("#trace-result ol.steps > li")];
const stepText = (step) => stepItems()[step - 1]?.textContent || "";
const markStep = () => {
  stepItems().forEach((item, index) => {
    const now = index + 1 === state.step;
    item.classList.toggle("now", now);
    if (now) item.setAttribute("aria-current", "step");
    else item.removeAttribute("aria-current");
    if (now && isReady()) item.scrollIntoView({ block: "nearest" });
  });
  showStep();
};
