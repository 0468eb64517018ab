// What differs between two sides: who and what is there on one of them only, what is otherwise, and what that means for
// each message. Of two different places only what can be held against each other is.

const factByLabel = (each) => new Map(each.facts.map((fact) => [fact.label, fact]));
const factKey = (fact) => (fact ? `${fact.text}\n${fact.assumed}` : "");

// The values that differ: [{label, here, there}], a fact or undefined on each side.
const findOtherwise = (one, other) => {
  const [here, there] = [factByLabel(one), factByLabel(other)];
  const labels = [...new Set([...here.keys(), ...there.keys()])];
  const found = labels.filter((label) => factKey(here.get(label)) !== factKey(there.get(label)));
  const name = one.name === other.name ? [] : [{ label: "Name", here: { text: one.name }, there: { text: other.name } }];
  return [...name, ...found.map((label) => ({ label, here: here.get(label), there: there.get(label) }))];
};

const findDifferences = ({ here, there }) => {
  const compareAll = (mine, others) => {
    const both = [...mine.values()].filter((each) => others.has(each.id));
    return {
      removed: [...mine.values()].filter((each) => !others.has(each.id)),
      added: [...others.values()].filter((each) => !mine.has(each.id)),
      changed: both.map((each) => ({ each, otherwise: findOtherwise(each, others.get(each.id)) })).filter(({ otherwise }) => otherwise.length),
    };
  };
  return { stakeholders: compareAll(here.of, there.of), channels: compareAll(here.channelOf, there.channelOf) };
};

const marksOf = ({ stakeholders: people, channels: lines }, how) => {
  const marks = new Map();
  for (const each of [...people[how], ...lines[how]]) marks.set(each.id, how);
  for (const { each } of [...people.changed, ...lines.changed]) marks.set(each.id, "changed");
  return marks;
};

// What becomes of a message on one side, null where it is not sent there: who is reached and answered, and their people.
const tallyMessage = (of, message) => {
  const outcomes = of && of.outcomes({ message });
  if (!outcomes) return null;
  const members = (what) => [...outcomes].filter(([, each]) => each[what]).map(([member]) => member);
  return { count: outcomes.size, reached: members("reached"), answered: members("answered") };
};

const median = (numbers) => {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted.length ? sorted[Math.floor((sorted.length - 1) / 2)] : null;
};
// Typical days of one run that starts on the day of the model, over whom it reaches, and for how many of them a step
// has no time recorded; null where nobody can tell.
const MOST_RUNS = 400;
const measureRun = (of, { message, counted: over }, reached) => {
  if (over === "pairs" || !reached.length || reached.length > MOST_RUNS) return null;
  const runs = reached.map((member) => of.follow({ message, [over === "senders" ? "sender" : "receiver"]: member }));
  if (runs.some(({ days, legs }) => days === null || isUnknownHowLong(legs))) return null;
  return { days: median(runs.map(({ days }) => days)), untimed: runs.filter(({ legs }) => legs.some((leg) => leg.untimed)).length };
};

// Rows {id, message, here, there, ofOthers, gained, lost, cleared, arisen}, for every message of either side. Days are
// those of whom it reaches: where it reaches others on the other side they are left out, which is then `ofOthers`.
const compareMessages = ({ side, there: scene, engine: other, messages: theirs }) => {
  const isThere = ({ type, id }) => (type === "stakeholder" ? scene.of : type === "channel" ? scene.channelOf : scene.sharedOf).has(id);
  const ids = [...new Set([...rest.messages.map((each) => each.message), ...theirs.keys()])];
  return ids.map((id) => {
    const own = messageById.get(id);
    const message = own || theirs.get(id);
    const here = own ? tallyMessage(engine, id) : null;
    const there = theirs.has(id) ? tallyMessage(other, id) : null;
    const [before, after] = [new Set(here?.reached), new Set(there?.reached)];
    const held = side.same_place && here && there;
    const ofOthers = Boolean(here && there) && !(before.size === after.size && there.reached.every((each) => before.has(each)));
    const days = (of, tally) => (ofOthers ? null : measureRun(of, message, tally.reached));
    return {
      id,
      message,
      here: here && { ...here, run: days(engine, here) },
      there: there && { ...there, run: days(other, there) },
      ofOthers: ofOthers && engine.timed() && other.timed() && here.reached.length > 0 && there.reached.length > 0,
      gained: held ? there.reached.filter((each) => !before.has(each)) : [],
      lost: held ? here.reached.filter((each) => !after.has(each)) : [],
      cleared: held ? theirs.get(id).cleared.map(([type, point]) => ({ type, id: point })).filter(isThere) : [],
      arisen: held ? theirs.get(id).arisen.map(([type, point, count]) => ({ type, id: point, count })) : [],
    };
  });
};
