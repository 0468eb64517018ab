// When is something heard, and by which route first? The calendars come as tables (see wires.js). Where the days of a
// calendar are not known it makes the journey wait half as long as it can when it is first met with; on the way back
// its days are known: `known` maps its number to its phase.

const NOTHING_KNOWN = new Map();

const makeCalendar = (clock, known = NOTHING_KNOWN) => {
  const { tables, never, lengths, parts } = clock;
  // The first day, on or after a day, that a table and the known days of a calendar both allow.
  const waitFor = (day, table, calendar) => {
    let allowed = tables[table][day];
    for (let found = -1; allowed !== found; allowed = tables[table][found]) {
      const late = (known.get(calendar) - allowed * parts[calendar]) % lengths[calendar];
      found = Math.min(allowed + Math.floor((late < 0 ? late + lengths[calendar] : late) / parts[calendar]), never);
      if (tables[table][found] === found) return found;
    }
    return allowed;
  };
  const leave = (day, channel) => {
    const calendar = clock.calendars[channel];
    return known.has(calendar) ? waitFor(day, clock.departsSoonest[channel], calendar) : tables[clock.departs[channel]][day];
  };
  const arrive = (departs, channel) => tables[clock.takes[channel]][departs];
  const hear = (day, stakeholder) => {
    if (clock.due[stakeholder] < 0) return day;
    const calendar = clock.meetingCalendars[stakeholder];
    const inTime = tables[clock.due[stakeholder]][day];
    if (known.has(calendar)) return waitFor(inTime, clock.meetsSoonest[stakeholder], calendar);
    return tables[clock.meets[stakeholder]][inTime];
  };
  return { never, leave, arrive, hear };
};

// What a place without times is followed by: everything happens at once.
const AT_ONCE = { never: Infinity, leave: (day) => day, arrive: (day) => day, hear: (day) => day };

const byOrder = (one, other) =>
  one.before.rank - other.before.rank || one.at - other.at || one.before.place - other.before.place || one.channel - other.channel;

// A label's rank is that of its stakeholders among all of so many steps; its place counts its channels too.
const rankLabels = (labels) => {
  labels.sort(byOrder);
  labels.forEach((label, place) => {
    const last = labels[place - 1];
    const isSame = place > 0 && last.before.rank === label.before.rank && last.at === label.at;
    label.rank = isSame ? last.rank : place;
    label.place = place;
  });
  return labels;
};

// The route by which each hears first from any of the roots, if all of them are ready on a day: a label for each who
// hears, with the day and the label before it. Of routes that arrive on the same day the shortest, then the first by
// stakeholders and channels. A shorter route that comes somewhere later may yet be in time there for the next
// departure, so routes are followed in that order, step by step, and dropped only where another came no later.
const findFirstLabels = (left, roots, ready, shut, calendar) => {
  const { wires } = left;
  const found = new Array(wires.count).fill(null);
  const passing = passingFrom(wires, roots);
  const starts = [...new Set(roots.filter((each) => !left.gone[each]))].sort((one, other) => one - other);
  let labels = starts.map((at, place) => ({ at, day: ready, channel: -1, before: null, rank: place, place }));
  while (labels.length) {
    const next = [];
    for (const label of labels) {
      if (found[label.at] && label.day >= found[label.at].day) continue;
      found[label.at] = label;
      if (!passing[label.at]) continue;
      for (const channel of wires.onwards[label.at]) {
        const at = wires.to[channel];
        if (shut[channel] || (found[at] && found[at].day <= label.day)) continue;
        const day = calendar.hear(calendar.arrive(calendar.leave(label.day, channel), channel), at);
        if (day < (found[at] ? found[at].day : calendar.never)) next.push({ at, day, channel, before: label });
      }
    }
    labels = rankLabels(next);
  }
  return found;
};

const routeOf = (label) => {
  const route = { stakeholders: [], channels: [] };
  for (let each = label; each; each = each.before) {
    route.stakeholders.unshift(each.at);
    if (each.before) route.channels.unshift(each.channel);
  }
  return route;
};

const countLegs = (label) => (label.before ? 1 + countLegs(label.before) : 0);

// Of several who may hear, the one that hears first; then by the shortest route, then by the first.
const findFirst = (labels, ends) => {
  const known = ends.map((each) => labels[each]).filter(Boolean);
  if (known.length < 2) return known[0] || null;
  const rows = known.map((label) => ({ label, legs: countLegs(label), route: routeOf(label).stakeholders }));
  const isBefore = (one, other) => {
    const difference = one.label.day - other.label.day || one.legs - other.legs;
    if (difference) return difference < 0;
    const at = one.route.findIndex((each, index) => each !== other.route[index]);
    return at >= 0 && one.route[at] < other.route[at];
  };
  return rows.reduce((best, each) => (isBefore(each, best) ? each : best)).label;
};

// Whether a step waited for something whose days are not known.
const isAbout = ({ clock, to }, channel, { ready, departs, arrives, heard }) =>
  clock !== null && ((departs !== ready && clock.calendars[channel] >= 0) || (heard !== arrives && clock.meetingCalendars[to[channel]] >= 0));

// Whether nothing that a step goes by has a time recorded: that it takes no day is no finding.
const isUntimed = ({ clock, to }, channel, { ready, heard }) => clock !== null && clock.untimed[channel] === 1 && clock.due[to[channel]] < 0 && heard === ready;

// The steps along some channels, ready on a day. `about` is whether the day on which a step is heard is only about
// right, because something that was waited for on the way has no known days; what comes later then is not either.
const tellLegs = (wires, channels, ready, calendar, about = false) => {
  const legs = [];
  let day = ready;
  let unsure = about;
  for (const channel of channels) {
    const departs = calendar.leave(day, channel);
    const arrives = calendar.arrive(departs, channel);
    const heard = calendar.hear(arrives, wires.to[channel]);
    const leg = { channel: wires.channelIds[channel], ready: day, departs, arrives, heard };
    unsure = unsure || isAbout(wires, channel, leg);
    legs.push({ ...leg, about: unsure, untimed: isUntimed(wires, channel, leg) });
    day = heard;
  }
  return legs;
};

// The phases that a journey gives to the calendars of unknown days that it waited for.
const findPhases = (wires, route, legs) => {
  const { clock } = wires;
  const known = new Map();
  legs.forEach(({ departs, heard }, index) => {
    const channel = route.channels[index];
    for (const [calendar, event] of [
      [clock.calendars[channel], departs],
      [clock.meetingCalendars[wires.to[channel]], heard],
    ]) {
      if (calendar >= 0) known.set(calendar, (event * clock.parts[calendar]) % clock.lengths[calendar]);
    }
  });
  return known;
};
