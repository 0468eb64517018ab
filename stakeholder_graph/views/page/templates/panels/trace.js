// Following one message: which way it goes, hop by hop, and which way the answer comes back.
//
// Where the story of a delivery was told by the analysis, it is shown word for word. For other ends, another day to
// start, or with something taken away, the engine finds the way, and the page tells its steps.

const NOT_FOLLOWING = { message: null, member: null, from: null, to: null, sent: null, sentBy: null, step: 0, second: false };

// The two ends between which anything at all is followed; "" where the end is still to be chosen.
const readEnd = (text) => (engine && stakeholderById.has(text) ? text : null);
keep("from", { initial: null, key: "from", read: readEnd, step: true });
keep("to", { initial: null, key: "to", read: readEnd, step: true });
// the day on which it starts, counted from the day of the model
keep("start", {
  initial: 0,
  key: "start",
  write: (day) => (day ? engine.date(day) : ""),
  read: (text) => readDay(text, 0, LAST_START) ?? 0,
});
keep("step", { initial: 0, key: "step", write: (step) => (step ? String(step) : ""), read: (text) => Math.max(0, Math.floor(Number(text)) || 0) });
keep("second", { initial: false, key: "second", write: (shown) => (shown ? "shown" : ""), read: (text) => text === "shown" });

const LAST_START = 364;
const DAY_MS = 86_400_000;
const readDay = (text, least, most) => {
  if (!engine || !text) return null;
  const day = Math.round((Date.parse(`${text}T00:00:00Z`) - Date.parse(`${engine.date(0)}T00:00:00Z`)) / DAY_MS);
  return Number.isInteger(day) && day >= least && day <= most ? day : null;
};

const isBetween = () => state.from !== null || state.to !== null;

// The way that is asked for, null for none: its ends, its channels there and back, and what was found besides.
let wayFor = "";
let wayFound = null;
const wayShown = () => {
  const key = JSON.stringify([state.message, state.member, state.from, state.to, state.start, absenceKey()]);
  if (key !== wayFor) {
    wayFor = key;
    wayFound = findWay();
  }
  return wayFound;
};
const findWay = () => {
  const delivery = isBetween() ? null : deliveryShown();
  if (!delivery && !(state.from && state.to && state.from !== state.to)) return null;
  const message = messageById.get(state.message) || null;
  const ends = delivery ? endsAsked(message, delivery) : { sender: state.from, receiver: state.to };
  const found = engine ? askTheWay(message, ends) : null;
  const told = delivery !== null && delivery.story !== null && (!engine || (state.start === 0 && !state.without.size));
  if (!told && !found) return null; // a page without its wiring finds no way by itself
  const source = told ? delivery : found;
  return {
    message,
    delivery,
    found,
    told,
    reached: source.reached,
    sender: source.sender,
    receiver: source.receiver,
    there: (told ? delivery.told : found.channels) || [],
    back: (told ? delivery.answer?.told : found.back?.channels) || [],
    second: found && found.second,
    asksAnswer: !message || message.asks_answer,
  };
};
// Between any two an answer is taken to set out on the day the other has heard.
const askTheWay = (message, ends) => {
  const asked = { start: state.start, without: state.without };
  const found = engine.follow({ message: message && message.message, ...ends, ...asked });
  if (message || !found.reached) return found;
  const back = engine.follow({ message: null, sender: ends.receiver, receiver: ends.sender, ...asked, start: found.heard ?? state.start });
  return { ...found, back };
};
const endsAsked = (message, delivery) => ({
  sender: message.counted === "receivers" ? null : delivery.sender,
  receiver: message.counted === "senders" ? null : delivery.receiver,
});

addEmphasis("route", () => {
  const shown = wayShown();
  if (!shown) return null;
  const second = state.second && shown.second ? shown.second.channels : [];
  const ends = [shown.sender, shown.receiver].filter((id) => id !== null);
  const there = state.step ? shown.there.slice(0, state.step) : shown.there;
  const back = state.step ? shown.back.slice(0, Math.max(0, state.step - shown.there.length)) : shown.back;
  return {
    ...NOTHING,
    lit: new Set([...endsOf([...shown.there, ...shown.back, ...second]), ...ends]),
    channelsLit: new Set(), // the route itself is drawn over the lines
    lost: new Set(shown.reached ? [] : shown.delivery ? endsOfMember(shown.message, state.member) : ends),
    routes: [
      { channels: second, look: "second" },
      { channels: back, look: "back" },
      { channels: there, look: "there" },
    ].filter((each) => each.channels.length),
  };
});

// One part of a story, block by block; where it has no dates, its steps come from the channels.
const storyParts = (blocks, told) =>
  (blocks || []).map(([kind, ...numbers]) => {
    if (kind === "way") return stepList(told, null);
    if (kind === "say" || kind === "figure") return make("p", { class: kind }, sentence(numbers[0]));
    return make(kind === "steps" ? "ol" : "ul", { class: "steps" }, numbers.map((each) => make("li", {}, sentence(each))));
  });

// What a single absence would do to this delivery: nobody is heard along a route that is not there.
const cutOffBy = (message, member) => {
  if (!message.weak_points) return [];
  const found = message.weak_points.filter((each) => each.cuts_off.includes(member));
  if (!found.length) return [make("p", { class: "figure", text: "No single absence cuts this off." })];
  return [
    make("h3", { text: "Without any one of these, no route is left" }),
    ...longList(
      found.map((each) =>
        make(
          "li",
          {},
          make("button", { type: "button", class: "link", onclick: () => select(each.type, each.id) }, make("span", { class: "kind-of", text: typeWords.get(each.type) }), weakPointName(each)),
        ),
      ),
    ),
  ];
};

// How long it takes of all, so that this one can be held beside them.
const typicalOf = (message) => (message.typical === undefined || message.byMember.size < 2 ? "" : make("p", { class: "hint" }, sentence(message.typical)));

const toldParts = ({ message, delivery }) => {
  const { story, answer } = delivery;
  if (!delivery.reached) return [make("p", { class: "none", text: "No route recorded." }), ...storyParts(story.asked, [])];
  const parts = [make("p", { class: "short" }, sentence(story.short)), typicalOf(message), ...storyParts(story.there, delivery.told)];
  if (message.asks_answer) {
    parts.push(make("h3", { text: "The way back (dotted on the map)" }));
    if (answer) parts.push(...storyParts(story.back, answer.told));
    else parts.push(make("p", { class: "none", text: "No route recorded for the answer." }));
  }
  return [...parts, ...storyParts(story.asked, []), ...cutOffBy(message, memberOf(message, delivery))];
};

// The second route: one beside the first that shares nobody in between, or that none is recorded.
const secondParts = ({ reached, second, there }) => {
  if (!engine || !reached || !there.length) return [];
  if (!second) return [make("p", { class: "figure", text: "No second route that shares nobody in between is recorded." })];
  const { instead } = second;
  const lists = [
    ...(instead ? [make("p", { class: "figure", text: "It shares nobody with another first route, of which it is told here:" }), stepList(instead.channels, null, "second-steps"), make("p", { class: "figure", text: "The second:" })] : []),
    stepList(second.channels, null, "second-steps"),
  ];
  const shown = make("button", { type: "button", class: "small", text: "Show the second route", onclick: () => setState({ second: !state.second }) });
  onWay = () => {
    shown.setAttribute("aria-pressed", String(state.second));
    for (const each of lists) each.hidden = !state.second;
  };
  const words = instead ? "Two routes that share nobody in between are recorded, though none beside the one above." : "It shares nobody in between with the first.";
  return [make("h3", { text: "A second route (dashed on the map)" }), make("p", { class: "figure", text: words }), make("p", { class: "gap" }, shown), ...lists];
};
let onWay = () => {};

const endWords = (way) => {
  const any = (end) => (way.message ? `any of its ${end}` : "nobody");
  return [way.sender === null ? any("senders") : nameOf(way.sender), way.receiver === null ? any("receivers") : nameOf(way.receiver)];
};
const changedWords = () => {
  const parts = [];
  if (state.without.size) parts.push(`without ${absentNames()}`);
  if (state.start) parts.push(`for a start on ${sayDay(state.start)}`);
  return parts.length ? startSentence(`${parts.join(", ")}. Chance and typical days are told only for the place as it stands, from the day of the model.`) : "";
};
const traceParts = (way) => {
  const [from, to] = endWords(way);
  const changed = way.told ? "" : changedWords();
  return [
    make("h3", { id: "trace-title-of", tabindex: "-1", text: `From ${from} to ${to}` }),
    make("p", { class: "kind-of", text: way.message ? `For “${shortMessage(way.message)}”` : "For anything one tells the other" }),
    changed ? make("p", { class: "hint", text: changed }) : "",
    makePlayer(way),
    ...(way.told ? toldParts(way) : foundParts(way)),
    ...secondParts(way),
  ];
};

// Opens the story of one delivery from elsewhere, or the way between any two, and takes whoever asked for it there.
const follow = (message, member) => {
  setState({ ...NOT_FOLLOWING, message: message.message, member, weakIn: null, view: "map", panel: "trace" });
  showStory();
};
const followBetween = (from, to) => {
  setState({ ...NOT_FOLLOWING, from: from ?? "", to: to ?? "", weakIn: null, selected: null, panel: "trace" });
  if (from && to) showStory();
  else document.getElementById(from ? "trace-to" : "trace-from").focus();
};
const showStory = () => showPart("trace", "trace-title-of");
