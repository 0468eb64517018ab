// The place as the page knows it: read once from the JSON islands, never changed afterwards.
// Everything is looked up in Maps, so that an id may be any word at all ("constructor" as well as "ccg").

const readIsland = (id) => JSON.parse(document.getElementById(id).textContent);

const rest = readIsland("data-rest");
const facts = rest.facts.map(([label, text, source, assumed, link]) => ({ label, text, source, assumed, link }));

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
  chance: null, // only where a source states a reliability
};

const stakeholders = readIsland("data-stakeholders").map((each, index) => ({
  ...NO_STAKEHOLDER_VALUES,
  ...each,
  r: each.size,
  facts: rest.stakeholder_facts[index].map((number) => facts[number]),
  sends: [],
  hears: [],
}));
const channels = readIsland("data-channels").map((each, index) => ({
  ...NO_CHANNEL_VALUES,
  ...each,
  sender: each.from,
  receiver: each.to,
  facts: rest.channel_facts[index].map((number) => facts[number]),
}));

const stakeholderById = new Map(stakeholders.map((each) => [each.id, each]));
const channelById = new Map(channels.map((each) => [each.id, each]));
const sharedById = new Map(rest.shared.map((each) => [each.id, each]));
const kindById = new Map(rest.kinds.map((each) => [each.kind, each]));
const tierByName = new Map(rest.tiers.map((each) => [each.tier, each]));
const groupById = new Map((rest.groups || []).map((each) => [each.id, each])); // of a large place
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
  for (const weakPoint of message.weak_points || []) {
    weakPoint.people ??= null;
    weakPoint.holds ??= null; // [share of plausible versions, in words]
  }
  message.deliveries = message.deliveries.map((each) => ({
    ...NO_DELIVERY_VALUES,
    ...each,
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
