// Where a message is on each day of a year: who has heard, where it waits and for what; as a slider and as a list.

keep("sent", { initial: null, key: "sent", read: (text) => (engine && messageById.has(text) ? text : null), step: true });
keep("sentBy", { initial: null, key: "by", read: (text, { sent }) => (sent && sendersOf(messageById.get(sent)).includes(text) ? text : null) });
keep("day", {
  initial: null, // counted like `start`; null for the day of the start
  key: "day",
  write: (day) => (day === null ? "" : engine.date(day)),
  read: (text, { start }) => readDay(text, start, start + LAST_START),
});

const EVENT_MS = 1100;
const NAMED_IN_EVENT = 3;

// Who sends it, where that makes a difference: somebody for each, each to its own, or anybody of them.
const sendersOf = (message) => [...new Set(message.deliveries.map((each) => each.sender).filter((id) => id !== null))];
const isSentByOne = (message) => (message.counted !== "receivers" || engine.hasOwn(message.message)) && sendersOf(message).length > 0;

// The one message and sender that the calendar tells of: by which leg each stakeholder hears, who hears on which day,
// and the last day on which one hears whom it is meant for; null where no message is chosen.
let yearFor = "";
let yearFound = null;
const yearShown = () => {
  const key = JSON.stringify([state.sent, state.sentBy, state.start, absenceKey()]);
  if (key !== yearFor) {
    yearFor = key;
    yearFound = state.sent ? findYear(messageById.get(state.sent)) : null;
  }
  return yearFound;
};
const findYear = (message) => {
  const sender = isSentByOne(message) ? (state.sentBy ?? sendersOf(message)[0]) : null;
  const legs = engine.trail({ message: message.message, sender, start: state.start, without: state.without });
  const counted = message.deliveries.filter((each) => !sender || each.sender === sender).map((each) => each.receiver);
  const receivers = new Set(counted.filter((id) => id !== null));
  const days = new Map();
  for (const [id, leg] of legs) {
    if (!days.has(leg.heard)) days.set(leg.heard, []);
    days.get(leg.heard).push({ id, leg, rank: leg.channel === null ? 0 : receivers.has(id) ? 1 : 2 });
  }
  for (const events of days.values()) events.sort((one, other) => one.rank - other.rank);
  const last = Math.max(state.start, ...[...receivers].filter((id) => legs.has(id)).map((id) => legs.get(id).heard));
  return { message, sender, legs, last, days: new Map([...days].sort((one, other) => one[0] - other[0])), receivers: [...receivers] };
};
const dayShown = () => state.day ?? state.start;

const heardBy = ({ legs }, ids, day) => ids.filter((id) => legs.has(id) && legs.get(id).heard <= day);

// Where it waits on a day: [{until, about, why, assumed, places: Map of who has it -> for whom it is}], the soonest first.
const findWaits = ({ legs }, day) => {
  const waits = new Map();
  for (const [id, leg] of legs) {
    if (leg.channel === null || leg.ready > day || leg.heard <= day) continue;
    const channel = channelOf(leg.channel);
    const { assumed } = happens(channel);
    const [where, until, why] =
      day < leg.departs
        ? [channel.sender, leg.departs, `for the next ${byWords(channel)}`]
        : day < leg.arrives
          ? [channel.sender, leg.arrives, `on the way from there, by ${channel.by}`]
          : [id, leg.heard, `when it ${hearsWords(id)}`];
    const key = JSON.stringify([until, why, assumed]);
    if (!waits.has(key)) waits.set(key, { until, about: leg.about, why, assumed, places: new Map() });
    const { places } = waits.get(key);
    if (!places.has(where)) places.set(where, []);
    if (where !== id) places.get(where).push(id);
  }
  return [...waits.values()].sort((one, other) => one.until - other.until || other.places.size - one.places.size);
};

addEmphasis("calendar", () => {
  const shown = yearShown();
  if (!shown || !engine.timed(state.without)) return null;
  const day = dayShown();
  const at = new Map([...shown.legs].filter(([, leg]) => leg.heard <= day).map(([id]) => [id, "heard"]));
  for (const { places } of findWaits(shown, day)) for (const where of places.keys()) at.set(where, "waiting");
  const underway = [...shown.legs.values()].filter((leg) => leg.channel !== null && leg.ready <= day && leg.heard > day);
  return { ...NOTHING, lit: new Set(at.keys()), channelsLit: new Set(underway.map((leg) => leg.channel)), at };
});

const describeDay = (shown, day) => {
  const { message, receivers } = shown;
  const heard = heardBy(shown, receivers, day);
  const total = receivers.length;
  const after = day === state.start ? "the day it starts" : `${sayDays(day - state.start)} after the start`;
  const lead = `By ${sayDay(day)} (${after}): `;
  if (!total) return `${lead}${countStakeholders(heardBy(shown, [...shown.legs.keys()], day))} have heard.`;
  if (total === 1) return `${lead}${nameOf(receivers[0])} ${heard.length ? "has heard" : "has not heard yet"}.`;
  const { people, peopleUnknown } = engine.count(heard);
  const known = heard.length ? tellPeople(people, peopleUnknown) : "";
  const whom = people ? `: ${known} are registered with or represented by them` : known && ` (${known})`;
  return `${lead}${heard.length.toLocaleString("en-GB")} of ${countStakeholders(receivers)} have heard${whom}.`;
};
const describeNever = ({ receivers, legs }) => {
  const never = receivers.filter((id) => !legs.has(id));
  if (!never.length) return "";
  return `${never.length} of ${receivers.length} do not hear at all, as far as these calendars reach: ${listWords(never.map(nameOf))}.`;
};

const eventItem = (day, events) => {
  const about = events.every(({ leg }) => leg.about);
  const first = make("span", { class: "day", text: `${startSentence(sayHeard({ heard: day, about }))}: ` });
  const line = ({ id, leg }) => {
    if (leg.channel === null) return [whoButton(id), " sends it"];
    const channel = channelOf(leg.channel);
    return [whoButton(id), make("span", { class: "hint" }, `from ${nameOf(channel.sender)}: ${byWords(channel)}${noTime(leg)}`, happens(channel).assumed ? assumedBadge() : "")];
  };
  if (events.length <= NAMED_IN_EVENT) return make("li", { "data-day": day }, first, events.map((each, index) => (index ? make("div", {}, line(each)) : make("span", {}, line(each)))));
  return make("li", { "data-day": day }, first, `${countStakeholders(events.map((each) => each.id))} hear`, make("details", {}, make("summary", { text: "Who, and from whom" }), ...longList(events.map((each) => make("li", {}, line(each))))));
};

const tellWhom = (ids) => (ids.length > NAMED_IN_EVENT ? countStakeholders(ids) : joinWords(ids.map(nameOf)));
const reachHint = (whom) => whom.length > 0 && make("span", { class: "hint", text: `to reach ${tellWhom(whom)}` });
const waitItem = ({ until, about, why, assumed, places }) => {
  const wait = [` until ${sayHeard({ heard: until, about })}, ${why}`, assumed ? assumedBadge() : ""];
  const all = [...places];
  if (all.length === 1) return make("li", {}, whoButton(all[0][0]), wait, reachHint(all[0][1]));
  const rows = all.map(([where, whom]) => make("li", {}, whoButton(where), reachHint(whom)));
  const whom = [...new Set(all.flatMap(([, ids]) => ids))];
  return make("li", {}, make("strong", { text: countStakeholders([...places.keys()]) }), wait, reachHint(whom), make("details", {}, make("summary", { text: "Where exactly" }), ...longList(rows)));
};
