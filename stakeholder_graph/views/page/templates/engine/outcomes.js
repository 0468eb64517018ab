// What becomes of every delivery of a message: whether it is heard and whether its answer comes back. One sweep for all
// the deliveries that share a side, and one more for their answers.

const findOutcomes = (left, message) => {
  const asked = findAsked(left, message);
  const outcomes = new Map(asked.map((each) => [each.name, { member: each.member, reached: false, answered: false }]));
  const shut = shutFor(left, message.kind);
  const isFound = new Map(); // who answers to whom: one sweep for each shared end
  const answersReach = (sender, receiver, downwards) => {
    const root = downwards ? sender : receiver;
    if (!isFound.has(root)) isFound.set(root, countSteps(left, [root], shut, { back: downwards }));
    return isFound.get(root)[downwards ? receiver : sender] >= 0;
  };
  for (const fan of isLoose(message) ? [] : gatherFans(message, asked)) {
    const steps = countSteps(left, fan.roots, shut, { back: !fan.downwards });
    const labels = findLabelsOfFan(left, message, fan);
    for (const each of fan.asked) {
      const far = fan.downwards ? each.receivers[0] : each.senders[0];
      if (!left.stands(far) || steps[far] < 0) continue;
      const outcome = outcomes.get(each.name);
      outcome.reached = true;
      if (!message.answered) continue;
      const [sender, receiver] = findEnds(left, message, each, steps, labels, shut);
      outcome.answered = answersReach(sender, receiver, fan.downwards);
    }
  }
  for (const each of isLoose(message) ? asked : []) {
    const route = findShortest(left, each.senders, each.receivers, shut);
    if (!route) continue;
    const [sender, receiver] = findEnds(left, message, each, null, null, shut);
    Object.assign(outcomes.get(each.name), { reached: true, answered: message.answered && answersReach(sender, receiver, true) });
  }
  return outcomes;
};

// Where any of several may tell, those who are told by whom come from one search for all of them.
const findLabelsOfFan = (left, message, fan) =>
  message.answered && fan.downwards && message.senders.any
    ? findFirstLabels(left, fan.roots.filter(left.stands), 0, shutFor(left, message.kind), calendarOf(left))
    : null;

const calendarOf = (left, known) => (left.clock ? makeCalendar(left.clock, known) : AT_ONCE);

// Who tells and who hears: where any of several would do, the two whose journey from the first day arrives first.
const findEnds = (left, message, each, steps, labels, shut) => {
  if (!message.senders.any && !message.receivers.any) return [each.senders[0], each.receivers[0]];
  const found = labels || findFirstLabels(left, each.senders.filter(left.stands), 0, shut, calendarOf(left));
  const label = findFirst(found, each.receivers);
  const route = label ? routeOf(label) : findShortest(left, each.senders, each.receivers, shut);
  return [route.stakeholders[0], route.stakeholders.at(-1)];
};

// Each register's people once, as the sum that is known; null where nobody knows, 0 where there is nobody to count.
const countPeople = (wires, members) => {
  const known = new Set();
  let unknown = 0;
  for (const member of members) {
    const register = member === null ? -1 : wires.registers[member];
    if (register < 0) unknown += 1;
    else known.add(register);
  }
  const sum = [...known].reduce((total, register) => total + wires.people[register], 0);
  return { people: known.size || !members.length ? sum : null, unknown };
};
