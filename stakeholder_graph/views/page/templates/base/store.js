// What is being looked at: one state for the whole page, told to everybody who asked, kept in the address.
//
// Every part keeps its own piece of the state: `keep(name, {initial, key, write, read})`. `write` gives its text for
// the address ("" for nothing), `read` the value an address asks for; without them it is not in the address.

const state = {};
const kept = [];
const keep = (name, { initial, key = null, write = (value) => value || "", read = (text) => text || initial }) => {
  state[name] = initial;
  if (key) kept.push({ name, key, write, read });
};

const listeners = [];
const onState = (listener) => listeners.push(listener);

const setState = (change) => {
  Object.assign(state, change);
  writeAddress();
  for (const listener of listeners) listener(state, change);
};

// Once the page stands, a change is somebody's doing; before, it is what the address asked for.
const isReady = () => document.documentElement.classList.contains("ready");

let said = 0;
const announce = (text) => {
  const status = document.getElementById("status");
  said += 1;
  status.textContent = text + (said % 2 ? "" : "\u00a0"); // a repeated sentence is spoken again
};

// The address may be barred to us (inside a notebook, in some viewers): then nothing is kept, and nothing breaks.
const writeAddress = () => {
  const parts = new URLSearchParams();
  for (const { name, key, write } of kept) {
    const text = write(state[name]);
    if (text) parts.set(key, text);
  }
  try {
    history.replaceState(null, "", `#${parts}`);
  } catch {
    /* see above */
  }
};

// Each piece is read in the order in which it was kept, so that a later one may look at an earlier one.
const readAddress = (address) => {
  const parts = new URLSearchParams(address);
  const asked = {};
  for (const { name, key, read } of kept) asked[name] = read(parts.get(key) || "", asked, parts);
  return asked;
};
