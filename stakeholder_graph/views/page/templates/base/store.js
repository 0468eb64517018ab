// What is being looked at: one state for the whole page, told to everybody who asked, kept in the address.
//
// Every part keeps its own piece of the state: `keep(name, {initial, key, write, read, step})`. `write` gives its text
// for the address ("" for nothing), `read` the value an address asks for; without them it is not in the address. A
// change of a piece that is a `step` is one that the browser's button "back" takes back.

const state = {};
const kept = [];
const keep = (name, { initial, key = null, write = (value) => value || "", read = (text) => text || initial, step = false }) => {
  state[name] = initial;
  if (key) kept.push({ name, key, write, read, step });
};

const listeners = [];
const onState = (listener) => listeners.push(listener);

const tellState = (change, isStep) => {
  Object.assign(state, change);
  writeAddress(isStep);
  for (const listener of listeners) listener(state, change);
};
const setState = (change) => tellState(change, isReady());

// Goes where an address leads; the browser keeps what was looked at before by itself.
const goTo = (address) => tellState(readAddress(address), false);

// Once the page stands, a change is somebody's doing; before, it is what the address asked for.
const isReady = () => document.documentElement.classList.contains("ready");

let said = 0;
const announce = (text) => {
  const status = document.getElementById("status");
  said += 1;
  status.textContent = text + (said % 2 ? "" : "\u00a0"); // a repeated sentence is spoken again
};

// The address may be barred to us (inside a notebook, in some viewers): then nothing is kept, and nothing breaks.
let addressNow = "";
let stepsNow = "";
const writeAddress = (isStep) => {
  const parts = new URLSearchParams();
  const taken = [];
  for (const { name, key, write, step } of kept) {
    const text = write(state[name]);
    if (text) parts.set(key, text);
    if (step) taken.push(text);
  }
  const before = stepsNow;
  addressNow = `#${parts}`;
  stepsNow = taken.join("\n");
  try {
    if (isStep && stepsNow !== before) history.pushState(null, "", addressNow);
    else history.replaceState(null, "", addressNow);
  } catch {
    /* see above */
  }
};

// Each piece is read in the order in which it was kept, so that a later one may look at an earlier one.
const readAddress = (asked) => {
  const parts = new URLSearchParams(asked);
  const found = {};
  for (const { name, key, read } of kept) found[name] = read(parts.get(key) || "", found, parts);
  return found;
};
