// A way that the page's own engine found, told step by step: for ends, days and absences that no story was written for.

const ONE_RUN = "One run of many: where the days of a meeting are not known, the first is taken to come after half its interval.";

// What begins only after the day of the model is not drawn, and yet a message that starts later may go by it.
const channelOf = (id) => {
  if (channelById.has(id)) return channelById.get(id);
  const [sender, receiver] = id.split("#")[0].split("->");
  return { id, sender, receiver, by: "a channel that begins later", assumed: engine !== null && engine.isAssumed(id), facts: [] };
};

const factOf = (each, label) => each?.facts.find((fact) => fact.label === label);
const happens = (channel) => {
  const fact = factOf(channel, "Happens");
  return { text: fact ? fact.text : "", assumed: channel.assumed || Boolean(fact && fact.assumed) };
};
const byWords = (channel) => [channel.by, happens(channel).text].filter(Boolean).join(", ");
const waitWords = (days) => (days === 1 ? "1 day's wait" : `${sayDays(days)}' wait`);

const hearsWords = (id) => {
  const meets = factOf(stakeholderById.get(id), "Meets");
  return meets ? `next meets (${meets.text})` : "takes it in";
};

// What is waited for on one step, in the order in which it is waited for.
const waitsOf = (leg) => {
  const channel = channelOf(leg.channel);
  return [
    leg.departs > leg.ready ? `${waitWords(leg.departs - leg.ready)} for the next ${channel.by}` : "",
    leg.arrives > leg.departs ? `${sayDays(leg.arrives - leg.departs)} on the way` : "",
    leg.heard > leg.arrives ? `${waitWords(leg.heard - leg.arrives)} until ${nameOf(channel.receiver)} ${hearsWords(channel.receiver)}` : "",
  ].filter(Boolean);
};

// A step that no time is recorded for counts as taking none, which is no finding.
const NO_TIME = " (no time recorded)";
const noTime = (leg) => (leg && leg.untimed ? NO_TIME : "");
const isUnknownHowLong = (legs) => legs.length > 0 && legs.every((leg) => leg.untimed);
const notCounted = (legs) => {
  const count = legs.filter((leg) => leg.untimed).length;
  if (!count) return "";
  return `, not counting ${legs.length === count ? (count === 1 ? "its only step, which has" : `its ${count} steps, which have`) : `${count} of the ${legs.length} steps, which ${count === 1 ? "has" : "have"}`} no time recorded`;
};

const whoButton = (id) => make("button", { type: "button", class: "link", text: nameOf(id), onclick: () => select("stakeholder", id) });

// One step: on which day who hears it, from whom, by what, and after what wait; without days where none are known.
const stepItem = (id, leg = null) => {
  const channel = channelOf(id);
  const waits = leg ? waitsOf(leg) : [];
  return make(
    "li",
    {},
    leg ? make("span", { class: "day", text: `${startSentence(sayHeard(leg))}: ` }) : "",
    whoButton(channel.receiver),
    make("span", { class: "hint" }, `from ${nameOf(channel.sender)}: ${byWords(channel)}${noTime(leg)}`, happens(channel).assumed ? assumedBadge() : ""),
    waits.length > 0 && make("span", { class: "hint", text: startSentence(`${joinWords(waits)}.`) }),
  );
};
const stepList = (ids, legs, className = "steps") => make("ol", { class: className }, ids.map((id, index) => stepItem(id, legs ? legs[index] : null)));

const isDated = (found) => found.legs !== null && found.heard !== null;
const NO_STEP_HAS_TIME = "No step has a time recorded, so how long it takes is not known.";

const describeFound = (found, start) => {
  const steps = countWord(found.channels.length, "step", "steps");
  if (!found.legs) return `In ${steps}; how long it takes is not known.`;
  if (found.heard === null) return `What starts on ${sayDay(start)} is never heard: a step on every way is closed for good, or has no more dates, before it gets there. The route recorded has ${steps}.`;
  if (isUnknownHowLong(found.legs)) return `In ${steps}. ${NO_STEP_HAS_TIME}`;
  const heard = found.legs.at(-1) || { heard: start };
  return `In ${steps}: starts on ${sayDay(start)}, heard ${heard.about ? "" : "on "}${sayHeard(heard)}, ${heard.heard === start ? "the same day" : `${sayDays(heard.heard - start)} later`}${notCounted(found.legs)}.`;
};

const describeBack = ({ legs, back }, start) => {
  const all = [...legs, ...back.legs];
  if (isUnknownHowLong(all)) return NO_STEP_HAS_TIME;
  const home = back.legs.at(-1) || back;
  return `The answer is ready on ${sayDay(back.ready)}, and is back ${home.about ? "" : "on "}${sayHeard(home)}: ${sayDays(back.heard - start)} after the start${notCounted(all)}.`;
};
const NOBODY_ASKS = "No message asks for an answer here. One is taken to set out on the day the other has heard.";
const NOBODY_ASKS_WHEN = "No message asks for an answer here.";

const foundParts = ({ message, found, delivery, asksAnswer }) => {
  const { start } = state;
  const isCutOff = state.without.size > 0 && delivery !== null && delivery.reached;
  if (!found.reached) return [make("p", { class: "none", text: isCutOff ? `No route is left without ${absentNames()}.` : "No route recorded." })];
  const parts = [
    make("p", { class: "short", text: describeFound(found, start) }),
    isDated(found) && !isUnknownHowLong(found.legs) ? make("p", { class: "hint", text: ONE_RUN }) : "",
    stepList(found.channels, isDated(found) ? found.legs : null),
    make("p", { class: "figure", text: found.level ? `Level kept all the way: ${found.level}.` : "Level not known." }),
  ];
  if (!asksAnswer) return parts;
  parts.push(make("h3", { text: "The way back (dotted on the map)" }));
  const { back } = found;
  if (!message) parts.push(make("p", { class: "hint", text: found.heard === null ? NOBODY_ASKS_WHEN : NOBODY_ASKS }));
  if (!back || !back.reached) return [...parts, make("p", { class: "none", text: "No route recorded for the answer." })];
  if (isDated(back)) parts.push(make("p", { class: "say", text: describeBack(found, start) }));
  else if (back.legs) parts.push(make("p", { class: "say", text: "No answer ready on that day ever comes back: a step on every way is closed or has no more dates." }));
  return [...parts, stepList(back.channels, isDated(back) ? back.legs : null)];
};
