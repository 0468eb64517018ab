// The place as the engine knows it: everything by number, in the order by which ties are broken.
// Nothing here is changed once it is read; what is taken away is said beside it (see absences.js).

const markOf = (count, numbers) => {
  const marks = new Uint8Array(count);
  for (const each of numbers) marks[each] = 1;
  return marks;
};

// The channels at each stakeholder, by whom they lead to and then by their own number.
const sortChannels = (count, at, far) => {
  const byFar = Array.from({ length: count }, () => []);
  far.forEach((end, channel) => byFar[end].push(channel));
  const found = Array.from({ length: count }, () => []);
  for (const those of byFar) for (const channel of those) found[at[channel]].push(channel);
  return found;
};

// A calendar is 0 for none, 1 for the next one not met yet, and 2 and more for one that was.
const readCalendars = (column) => {
  let met = 0;
  return column.map((each) => (each === 1 ? met++ : each === 0 ? -1 : each - 2));
};

const readClock = (clock, count, channelCount) => {
  if (!clock) return null;
  const meeting = unpackColumn(clock.meeting);
  const spread = (column, none) => {
    const found = new Int32Array(count).fill(none);
    column.forEach((value, index) => (found[meeting[index]] = value));
    return found;
  };
  const tables = clock.tables.map(unpackTable);
  return {
    tables,
    never: tables[0].length - 1,
    departs: unpackColumn(clock.departs),
    departsSoonest: unpackColumn(clock.departs_soonest),
    takes: unpackColumn(clock.takes),
    calendars: readCalendars(unpackColumn(clock.calendars)),
    due: spread(unpackColumn(clock.due), -1),
    meets: spread(unpackColumn(clock.meets), 0),
    meetsSoonest: spread(unpackColumn(clock.meets_soonest), 0),
    meetingCalendars: spread(unpackColumn(clock.meeting_calendars), -1),
    lengths: unpackColumn(clock.lengths),
    parts: unpackColumn(clock.parts),
    answerTakes: unpackColumn(clock.answer_takes),
    untimed: markOf(channelCount, unpackColumn(clock.untimed)),
    timedStakeholders: unpackColumn(clock.timed_stakeholders),
    timedChannels: unpackColumn(clock.timed_channels),
    alwaysTimed: clock.always_timed,
  };
};

const readPartners = (text) => {
  if (text === null) return null;
  const numbers = unpackColumn(text);
  const partners = new Map();
  for (let at = 0; at < numbers.length; at += 2 + numbers[at + 1]) {
    partners.set(numbers[at], numbers.slice(at + 2, at + 2 + numbers[at + 1]));
  }
  return partners;
};

const readWires = (ways) => {
  const { ids } = ways;
  const count = ids.length;
  const from = Int32Array.from(unpackColumn(ways.from));
  const to = Int32Array.from(unpackColumn(ways.to));
  const ordinals = unpackColumn(ways.ordinals);
  const channelIds = ordinals.map((ordinal, at) => `${ids[from[at]]}->${ids[to[at]]}${ordinal === 1 ? "" : `#${ordinal}`}`);
  const groups = ways.groups.map(unpackColumn);
  const end = ([group, any, isGroup]) => ({ members: groups[group], any: Boolean(any), isGroup: Boolean(isGroup) });
  const relays = new Uint8Array(count).fill(1);
  for (const each of unpackColumn(ways.silent)) relays[each] = 0;
  return {
    ids,
    count,
    numberOf: new Map(ids.map((id, number) => [id, number])),
    first: ways.first,
    from,
    to,
    channelIds,
    channelOf: new Map(channelIds.map((id, number) => [id, number])),
    onwards: sortChannels(count, from, to),
    backwards: sortChannels(count, to, from),
    relays,
    off: markOf(count, unpackColumn(ways.off)),
    gone: markOf(count, unpackColumn(ways.gone)),
    offChannels: markOf(from.length, unpackColumn(ways.off_channels)),
    assumedChannels: markOf(from.length, unpackColumn(ways.assumed_channels)),
    rungs: unpackColumn(ways.rungs),
    carries: unpackColumn(ways.carries),
    kinds: ways.kinds,
    registers: unpackColumn(ways.registers),
    people: unpackColumn(ways.people),
    shared: new Map(
      ways.shared.map(([id, those, channels]) => [id, { stakeholders: unpackColumn(those), channels: unpackColumn(channels) }]),
    ),
    messages: new Map(
      ways.messages.map((each, index) => {
        const message = { ...each, index, senders: end(each.senders), receivers: end(each.receivers), partners: readPartners(each.partners) };
        return [each.id, message];
      }),
    ),
    clock: readClock(ways.clock, count, from.length),
  };
};
