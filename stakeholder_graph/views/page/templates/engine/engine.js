// What the page finds out by itself: the same answers as the tool's, for whatever is taken away, and for any day.
//
// createEngine(ways) over the island `data-ways`. Pure: no document, no state. A ref is "stakeholder:ID", "channel:ID"
// or "shared:ID"; `without` is a Set of them, taken away as `--without` does. Days are numbers counted from the day of
// the model (0).
//
// follow({message, sender, receiver, start, without}): one delivery of a message, by the ids of its ends; an end left
//   out is whoever the message names there. Between two whom the message does not join, one of its kind is followed;
//   with `message` null, one of no kind. Returns {sender, receiver, reached, route, channels, legs, ready, heard, days,
//   level, second, back}. Whether it is reached, its level and its second route are about the place as it stands on
//   day 0; route and legs are the journey that starts on `start`, which after day 0 may use what begins later. `legs`
//   is null in a place without times, and empty where a start on that day is never heard: `route` then is a shortest.
//   A leg is {channel, ready, departs, arrives, heard, about, untimed}; `about` says that `heard` is only about that
//   day, because something on the way so far was waited for whose days are not known; `untimed` that neither its
//   channel nor its receiver has a time recorded, so that it counts as taking none.
//   `second` is {route, channels, instead}: see independent.js. `back` is the answer, null where none is asked for.
// lose(without): for every message {message, before, reached, count, lost, people, peopleUnknown, unanswered,
//   unansweredPeople, unansweredPeopleUnknown}, compared with nothing taken away. `lost` are the members that were
//   reached and are not any more; `unanswered` those who had an answer and have none any more, lost or not.
// outcomes({message, without}): a Map from each counted member to {reached, answered}; null where there is no such message.
// spread({message, sender, start, without}): a Map from id to the day on which it has heard; whoever never does is not
//   in it. Without a sender all who may send do so.
// trail({message, sender, start, without}): the same, with how each has heard: {channel, ready, departs, arrives,
//   heard, about, untimed}; of those who begin, channel, ready, departs and arrives are null.
// hasOwn(message): whether each of one side of the message has its own on the other, so that no sender tells all.
// isAssumed(channel): of one that begins later, whether it is only assumed that it does, or how often it is used.
// count(ids): {people, peopleUnknown}, each practice's people once, as in lose.
// date(day): the ISO date of a day, null where the model names none. timed(without): whether what is
//   left of the place says anything of time.
//
// What it does not know, and claims nothing about: chance, days over all starts, stability.

const NEVER_HEARD_AFTER = 3660; // days from a start after day 0, as in the tool

const createEngine = (ways) => {
  const wires = readWires(ways);
  const whole = takeAway(wires, []);
  const before = new Map();

  const findDelivery = (left, message, sender, receiver) => {
    const [from, to] = [sender, receiver].map((id) => (id === null ? null : wires.numberOf.get(id)));
    const known = message ? findAsked(left, message) : [];
    for (const each of known) {
      const senders = from === null ? each.senders : each.senders.filter((one) => one === from);
      const receivers = to === null ? each.receivers : each.receivers.filter((one) => one === to);
      if (senders.length && receivers.length) {
        return { senders, receivers, shared: { senders: !message.senders.any, receivers: !message.receivers.any } };
      }
    }
    if (from === undefined || to === undefined || from === null || to === null) return null;
    return { senders: [from], receivers: [to], shared: { senders: true, receivers: true } };
  };

  const name = (route) => ({
    route: route.stakeholders.map((each) => wires.ids[each]),
    channels: route.channels.map((each) => wires.channelIds[each]),
  });

  const tellSecond = (left, route, ends) => {
    const second = findSecond(left, route, ends);
    return second && { ...name(second.route), instead: second.instead && name(second.instead) };
  };

  const NOT_REACHED = { reached: false, route: [], channels: [], legs: null, ready: null, heard: null, days: null, level: null, second: null };

  // One way, ready on a day; `known` are the phases of calendars that have been met with.
  const followWay = (left, kind, { senders, receivers, shared }, { start, ready, known, about = false }) => {
    const shut = shutFor(left, kind);
    const shortest = findShortest(left, senders, receivers, shut);
    if (!shortest) {
      const only = (ends) => (ends.length === 1 ? wires.ids[ends[0]] : null);
      return { told: { sender: only(senders), receiver: only(receivers), ...NOT_REACHED }, way: null };
    }
    let [way, legs] = [shortest, null];
    if (left.clock) {
      const calendar = calendarOf(left, known);
      const open = shutFor(left, kind, start > 0);
      const label = ready < calendar.never ? findFirst(findFirstLabels(left, senders, ready, open, calendar), receivers) : null;
      const isHeard = label && (start === 0 || label.day <= start + NEVER_HEARD_AFTER);
      if (isHeard) way = routeOf(label);
      legs = isHeard ? tellLegs(wires, way.channels, ready, calendar, about) : [];
      way.heard = isHeard ? label.day : null;
    }
    const told = {
      sender: wires.ids[way.stakeholders[0]],
      receiver: wires.ids[way.stakeholders.at(-1)],
      reached: true,
      ...name(way),
      legs,
      ready: legs && ready,
      heard: legs && way.heard,
      days: legs && way.heard !== null ? way.heard - ready : null,
      level: findLevel(left, senders, receivers, shut),
      second: tellSecond(left, way, { senders, receivers, shut, shared }),
    };
    return { told, way };
  };

  const followBack = (left, message, there, way, start) => {
    const [from, to] = [way.stakeholders.at(-1), way.stakeholders[0]];
    const ends = { senders: [from], receivers: [to], shared: { senders: true, receivers: true } };
    const { clock } = left;
    if (!clock) return followWay(left, message.kind, ends, { start, ready: 0 }).told;
    const isHeard = there.heard !== null;
    const ready = isHeard ? clock.tables[clock.answerTakes[message.index]][there.heard] : clock.never;
    const known = isHeard ? findPhases(wires, way, there.legs) : undefined;
    const about = isHeard && there.legs.some((leg) => leg.about);
    const { told } = followWay(left, message.kind, ends, { start, ready, known, about });
    return { ...told, ready: told.legs && ready < clock.never ? ready : null };
  };

  const follow = ({ message: id = null, sender = null, receiver = null, start = 0, without = [] }) => {
    const left = takeAway(wires, without);
    const message = id === null ? null : wires.messages.get(id);
    const ends = findDelivery(left, message, sender, receiver);
    if (!ends) return { sender, receiver, ...NOT_REACHED, back: null };
    const { told, way } = followWay(left, message ? message.kind : null, ends, { start, ready: start });
    const isAnswered = way && message && message.answered;
    return { ...told, back: isAnswered ? followBack(left, message, told, way, start) : null };
  };

  const outcomesBefore = (message) => {
    if (!before.has(message.id)) before.set(message.id, findOutcomes(whole, message));
    return before.get(message.id);
  };

  const outcomes = ({ message: id, without = [] }) => {
    const message = wires.messages.get(id);
    return message ? findOutcomes(takeAway(wires, without), message) : null;
  };

  const loseOf = (left, message) => {
    const [then, now] = [outcomesBefore(message), findOutcomes(left, message)];
    const countReached = (outcomes) => [...outcomes.values()].filter((each) => each.reached).length;
    const nowOf = (member) => (isLoose(message) ? [...now.values()][0] : now.get(member)); // one delivery, whoever counts
    const ceased = (what) => [...then].filter(([member, outcome]) => outcome[what] && !nowOf(member)?.[what]);
    const sum = (members) => countPeople(wires, members.map(([, outcome]) => outcome.member));
    const [lost, unanswered] = [ceased("reached"), ceased("answered")];
    const [people, unansweredPeople] = [sum(lost), sum(unanswered)];
    return {
      message: message.id,
      before: countReached(then),
      reached: countReached(now),
      count: now.size,
      lost: lost.map(([member]) => member),
      people: people.people,
      peopleUnknown: people.unknown,
      unanswered: unanswered.map(([member]) => member),
      unansweredPeople: unansweredPeople.people,
      unansweredPeopleUnknown: unansweredPeople.unknown,
    };
  };

  const lose = (without) => {
    const left = takeAway(wires, without);
    return [...wires.messages.values()].map((message) => loseOf(left, message));
  };

  const findLabels = ({ message: id = null, sender = null, start = 0, without = [] }) => {
    const left = takeAway(wires, without);
    const message = id === null ? null : wires.messages.get(id);
    const chosen = sender === null ? [...new Set(message ? message.senders.members : [])] : [wires.numberOf.get(sender)];
    const roots = chosen.filter((each) => each !== undefined && left.stands(each));
    const shut = shutFor(left, message ? message.kind : null, start > 0);
    return findFirstLabels(left, roots, start, shut, calendarOf(left)).filter(Boolean);
  };
  const spread = (asked) => new Map(findLabels(asked).map(({ at, day }) => [wires.ids[at], day]));

  const trail = (asked) => {
    const calendar = calendarOf(takeAway(wires, asked.without || []));
    const told = new Map(); // label -> leg: each is told once, after the one before it
    const tell = (label) => {
      if (!told.has(label)) told.set(label, label.before ? tellNext(label, tell(label.before)) : begin(label));
      return told.get(label);
    };
    const begin = ({ day }) => ({ channel: null, ready: null, departs: null, arrives: null, heard: day, about: false, untimed: false });
    const tellNext = ({ channel }, last) => tellLegs(wires, [channel], last.heard, calendar, last.about)[0];
    return new Map(findLabels(asked).map((label) => [wires.ids[label.at], tell(label)]));
  };

  const hasOwn = (id) => wires.messages.get(id).partners !== null;
  const isAssumed = (id) => wires.assumedChannels[wires.channelOf.get(id)] === 1;
  const count = (ids) => {
    const { people, unknown } = countPeople(wires, ids.map((id) => wires.numberOf.get(id) ?? null));
    return { people, peopleUnknown: unknown };
  };
  const timed = (without = []) => takeAway(wires, without).clock !== null;

  const date = (day) => {
    if (wires.first === null || day === null) return null;
    const found = new Date(`${wires.first}T00:00:00Z`);
    found.setUTCDate(found.getUTCDate() + day);
    return found.toISOString().slice(0, 10);
  };

  return { follow, outcomes, lose, spread, trail, hasOwn, isAssumed, count, timed, date };
};
