// The place as the page knows it: read once from the JSON islands, never changed afterwards.
// Everything is looked up in Maps, so that an id may be any word at all ("constructor" as well as "ccg").

const readIsland = (id) => JSON.parse(document.getElementById(id).textContent);

const rest = readIsland("data-rest");
const NO_FACT_VALUES = { text: "", source: "", assumed: false, link: null };
const facts = readRows(rest.facts).map((each) => ({ ...NO_FACT_VALUES, ...each }));
const factLists = readRows(rest.fact_lists).map((each) => each.facts.map((number) => facts[number]));
const readFacts = (number, id) => factLists[number].map((fact) => (fact.text === "" ? { ...fact, text: id } : fact));

// The islands leave out what is null or false; here it is again.
const NO_STAKEHOLDER_VALUES = { lane: null, label_shown: false, assumed: false, isolated: false, cuts_off: 0, people: null, part_of: null };
const NO_CHANNEL_VALUES = { twin: null, bend: 0, assumed: false, cuts_off: 0 };
const NO_DELIVERY_VALUES = {
  sender: null,
  receiver: null,
  reached: false,
  level: "",
  independent_routes: 0,
  loop: null,
  days: null, // [typical, at worst, "times assumed"], where null days are never; null where not known
  round_trip: null, // the same, there and back
  story: null, // its sentences by number; none in a place too large for them
  chance: null, // only where a source states a reliability
  holds: null, // [share of plausible versions in which it arrives, in words]
};

const kindById = new Map(rest.kinds.map((each) => [each.kind, each]));
// The lines of a label: which of the spaces of a name are breaks, as the bits of a number.
const breakName = (name, breaks) => {
  let space = 0;
  return typeof breaks === "string" ? breaks : name.replace(/ /g, () => ((breaks >> space++) & 1 ? "\n" : " "));
};
const packedStakeholders = readRows(readIsland("data-stakeholders"));
const idAt = (place) => (typeof place === "number" ? packedStakeholders[place].id : place ?? null);
const stakeholders = packedStakeholders.map((each) => ({
  ...NO_STAKEHOLDER_VALUES,
  color: kindById.get(each.kind).fill,
  look: kindById.get(each.kind).shape,
  ...each,
  r: each.size,
  label: breakName(each.name, each.label),
  search: (each.search || [null]).map((word) => word ?? each.id),
  part_of: idAt(each.part_of),
  facts: readFacts(each.facts, each.id),
  sends: [],
  hears: [],
}));
const packedChannels = readRows(readIsland("data-channels"));
const channelIdAt = (place) => packedChannels[place].id ?? `${idAt(packedChannels[place].from)}->${idAt(packedChannels[place].to)}`;
const channels = packedChannels.map((each, index) => ({
  ...NO_CHANNEL_VALUES,
  ...each,
  id: channelIdAt(index),
  sender: idAt(each.from),
  receiver: idAt(each.to),
  twin: each.twin === undefined ? null : channelIdAt(each.twin),
  facts: readFacts(each.facts, channelIdAt(index)),
}));
rest.ties = readRows(rest.ties).map((each) => ({ ...each, sender: idAt(each.sender), receiver: idAt(each.receiver) }));
rest.groups = readRows(rest.groups).map((each) => ({ ...each, members: each.members.map(idAt) }));
// id, name, and what it is called in sentences where that differs
rest.names = rest.names.map((each) => {
  const [first, ...more] = [each].flat();
  return typeof first === "number" ? [packedStakeholders[first].id, packedStakeholders[first].name, ...more] : [first, ...more];
});

const stakeholderById = new Map(stakeholders.map((each) => [each.id, each]));
const channelById = new Map(channels.map((each) => [each.id, each]));
const sharedById = new Map(rest.shared.map((each) => [each.id, each]));
const tierByName = new Map(rest.tiers.map((each) => [each.tier, each]));
const groupById = new Map(rest.groups.map((each) => [each.id, each])); // of a large place
const messageById = new Map(rest.messages.map((each) => [each.message, each]));
const nameById = new Map(rest.names.map(([id, name]) => [id, name]));
for (const each of rest.shared) nameById.set(each.id, each.name);
for (const each of stakeholders) nameById.set(each.id, each.name);

for (const channel of channels) {
  stakeholderById.get(channel.sender).sends.push(channel);
  stakeholderById.get(channel.receiver).hears.push(channel);
}

// What a message is counted over, and so what a person chooses to follow: its receivers, its senders or pairs.
const memberOf = (message, delivery) => {
  if (message.counted === "pairs") return `${delivery.sender}->${delivery.receiver}`;
  return message.counted === "receivers" ? delivery.receiver : delivery.sender;
};

// Stakeholders and channels of a route come by number; one that nothing knows comes as its id.
const idOf = (list, key) => (each) => (typeof each === "number" ? list[each][key] : each);
const readWay = (way) => {
  const route = (way.route || []).map(idOf(rest.names, 0));
  const shortest = (way.channels || []).map(idOf(channels, "id"));
  // what is told and drawn: the journey date by date, where that goes another way than the fewest steps
  const told = way.journey ? way.journey.map(idOf(channels, "id")) : shortest;
  return { route, told };
};

for (const message of rest.messages) {
  message.says ??= null;
  if (message.weak_points) message.weak_points = readRows(message.weak_points);
  for (const weakPoint of message.weak_points || []) {
    weakPoint.cuts_off = weakPoint.cuts_off.map(idAt);
    weakPoint.people ??= null;
    weakPoint.holds ??= null; // [share of plausible versions, in words]
  }
  message.deliveries = readRows(message.deliveries).map((each) => ({
    ...NO_DELIVERY_VALUES,
    ...each,
    sender: idAt(each.sender),
    receiver: idAt(each.receiver),
    ...readWay(each),
    hops: each.reached ? each.route.length - 1 : null,
    answer: each.answer ? readWay(each.answer) : null,
  }));
  message.byMember = new Map(message.deliveries.map((each) => [memberOf(message, each), each]));
}

// Whether it is drawn as the only way through.
const isMarked = (each) => each.cuts_off >= rest.marked_from;

// The messages for which something is the only way through, with the weak point as the answer gave it.
const weakPointsOf = (type, id) =>
  rest.messages.flatMap((message) =>
    (message.weak_points || [])
      .filter((each) => each.type === type && each.id === id)
      .map((weakPoint) => ({ message, weakPoint })),
  );
