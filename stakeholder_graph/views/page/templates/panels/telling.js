// Words for what the page itself finds out: dates, numbers of stakeholders, whom an absence silences.

const DATE = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
const dateFormat = new Intl.DateTimeFormat("en-GB", DATE);
const weekdayFormat = new Intl.DateTimeFormat("en-GB", { ...DATE, weekday: "long" });
const sayDay = (day, format = dateFormat) => format.format(new Date(`${engine.date(day)}T00:00:00Z`)).replace(",", "");
// A day that rests on a meeting whose days are not known is told as "about" that day.
const sayHeard = (leg) => `${leg.about ? "about " : ""}${sayDay(leg.heard)}`;
const hasDates = () => engine !== null && engine.date(0) !== null;
const sayDays = (count) => countWord(count, "day", "days");
const startSentence = (text) => text.slice(0, 1).toUpperCase() + text.slice(1);
const joinWords = (words) => (words.length > 1 ? `${words.slice(0, -1).join(", ")} and ${words[words.length - 1]}` : words.join(""));

// "76 practices", "6 patient groups and 1 community", "12 stakeholders": by kind where there are no more than two.
const countStakeholders = (ids) => {
  const kinds = new Map();
  for (const id of ids) {
    const kind = stakeholderById.get(id)?.kind;
    kinds.set(kind, (kinds.get(kind) || 0) + 1);
  }
  if (kinds.size > 2 || kinds.has(undefined) || !kinds.size) return countWord(ids.length, "stakeholder", "stakeholders");
  const told = [...kinds].sort((one, other) => other[1] - one[1]);
  return joinWords(told.map(([kind, count]) => countWord(count, kindById.get(kind).name, kindById.get(kind).plural)));
};
// A member of which any will do is named by all of them.
const anyName = (message, member) => (message.byMember.has(member) || !member.includes("/") ? memberName(message, member) : `any of ${joinWords(member.split("/").map(nameOf))}`);
const tellMembers = (message, members) => {
  if (members.length === 1) return anyName(message, members[0]);
  return message.counted === "pairs" ? countWord(members.length, "pair", "pairs") : countStakeholders(members);
};

// Known people first; that those of some are not known is never left out.
const tellPeople = (people, unknownCount) => {
  if (!people) return unknownCount ? "people not known" : "";
  return `${peopleWords(people)}${unknownCount ? `; of ${unknownCount} not known` : ""}`;
};

const refParts = (ref) => ({ type: ref.slice(0, ref.indexOf(":")), id: ref.slice(ref.indexOf(":") + 1) });
// What a channel's ref takes away: every channel between the same two, or the one whose number it says.
const channelsOf = (id) => {
  const { sender, receiver } = channelOf(id);
  const [pair, ordinal] = id.split("#");
  const all = [...(stakeholderById.get(sender)?.sends || [])].filter((each) => each.receiver === receiver);
  return ordinal ? all.filter((each) => each.id === (ordinal === "1" ? pair : id)) : all;
};
// The ref that takes away this one channel alone: of several between the same two the first has its number added.
const refOfOne = (id) => `channel:${id}${channelsOf(id).length > 1 ? "#1" : ""}`;
const isThereToTake = ({ type, id }) => isKnown({ type, id }) || (type === "channel" && id.endsWith("#1") && channelsOf(id).length > 0);
const refName = (ref) => {
  const { type, id } = refParts(ref);
  if (type !== "channel") return nameOf(id);
  const { sender, receiver } = channelOf(id);
  const ends = `from ${nameOf(sender)} to ${nameOf(receiver)}`;
  return channelsOf(id).length > 1 ? `all channels ${ends}` : `the channel ${ends}${id.includes("#") ? ` by ${channelsOf(id)[0].by}` : ""}`;
};
const absentNames = () => joinWords([...state.without].map(refName));
