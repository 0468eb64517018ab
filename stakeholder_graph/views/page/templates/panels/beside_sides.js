// The sides that can be looked at beside the page's own place, put together from what they have otherwise than it.

const besides = document.getElementById("data-beside") ? readIsland("data-beside") : { sides: [], facts: [] };
const sideByKey = new Map(besides.sides.map((each) => [each.key, each]));
const sideFacts = besides.facts.map(([label, text, source, assumed, link]) => ({ label, text, source, assumed, link }));

// What is new comes gathered: the values that many have alike, and then the names and ends of each.
const spreadAlike = (gathered) => gathered.flatMap(([values, those]) => those.map(([id, sender, receiver, twin]) => ({ ...values, id, sender, receiver, twin })));

// What is known already, without whom a side lacks, with whom it has besides, and with the values that differ.
const applyDifferences = (known, { gone, new: added, changed }, defaults, complete) => {
  const left = new Set(gone);
  const otherwise = new Map(changed.flatMap(([values, ids]) => ids.map(([id]) => [id, values])));
  const withDefaults = (values) => Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value ?? defaults[name] ?? null]));
  const read = ({ facts: numbers, ...values }) => ({ ...withDefaults(values), ...(numbers ? { facts: numbers.map((number) => sideFacts[number]) } : {}) });
  const kept = known.filter((each) => !left.has(each.id));
  return [...kept.map((each) => complete({ ...each, ...read(otherwise.get(each.id) || {}) })), ...spreadAlike(added).map((each) => complete({ ...defaults, ...read(each) }))];
};

const OWN_SCENE = { stakeholders, channels, tiers: rest.tiers, groups: rest.groups, kinds: rest.kinds, shared: rest.shared, width: rest.width, height: rest.height };

const addMaps = (scene) => {
  const of = new Map(scene.stakeholders.map((each) => [each.id, each]));
  const channelOf = new Map(scene.channels.map((each) => [each.id, each]));
  const kindOf = new Map([...rest.kinds, ...scene.kinds].map((each) => [each.kind, each]));
  const sharedOf = new Map([...rest.shared, ...scene.shared].map((each) => [each.id, each]));
  for (const each of scene.channels) {
    of.get(each.sender).sends.push(each);
    of.get(each.receiver).hears.push(each);
  }
  return { ...scene, of, channelOf, kindOf, sharedOf };
};
const NO_DIFFERENCES = { gone: [], new: [], changed: [] };
const openScene = (given) => {
  const scene = given || { ...OWN_SCENE, kinds: [], shared: [], stakeholders: NO_DIFFERENCES, channels: NO_DIFFERENCES };
  return addMaps({
    ...scene,
    stakeholders: applyDifferences(stakeholders, scene.stakeholders, NO_STAKEHOLDER_VALUES, (each) => ({ ...each, r: each.size, sends: [], hears: [] })),
    channels: applyDifferences(channels, scene.channels, NO_CHANNEL_VALUES, (each) => ({ ...each })),
  });
};

// A wiring says only what it has otherwise than the page's own.
const fillSame = (own, other) => {
  const filled = { ...own, ...other };
  if (own.clock && other.clock) filled.clock = { ...own.clock, ...other.clock };
  return filled;
};

// One side with both its scenes, made when it is first looked at: {side, here, there, engine, messages}.
const openedSides = new Map();
const openSide = (key) => {
  if (!openedSides.has(key)) {
    const side = sideByKey.get(key);
    openedSides.set(key, {
      side,
      here: openScene(side.here),
      there: openScene(side.there),
      engine: side.ways ? createEngine(fillSame(ways, side.ways)) : null,
      messages: new Map(side.messages.map((each) => [each.message, each])),
    });
  }
  return openedSides.get(key);
};
