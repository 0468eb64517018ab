// The deliveries a message asks for, in the order of the model. Of a group those count that stand, or were taken away;
// whoever is named alone always counts. Nobody is asked to tell only themselves.

const leaveOut = (members, ends) => (members.some((each) => ends.includes(each)) ? members.filter((each) => !ends.includes(each)) : members);

// What it is counted as: its member, or all who may send where any of several may tell any of several.
const countAs = (wires, senders, member) => {
  const one = member === null && senders.length === 1 ? senders[0] : member;
  return { member: one, name: one === null ? senders.map((each) => wires.ids[each]).join("/") : wires.ids[one] };
};

const findAsked = (left, message) => {
  const { wires, gone } = left;
  const present = ({ members, isGroup }) => (isGroup ? members.filter((each) => gone[each] || left.stands(each)) : members);
  const senders = present(message.senders);
  const receivers = present(message.receivers);
  const ask = (from, to, member) => ({ senders: from, receivers: to, ...countAs(wires, from, member) });
  const pair = (from, to) => ({ senders: [from], receivers: [to], member: to, name: `${wires.ids[from]}->${wires.ids[to]}` });
  if (message.partners) return findPartnered(message, present, ask, pair);
  if (message.counted === "pairs") {
    return senders.flatMap((from) => receivers.filter((to) => to !== from).map((to) => pair(from, to)));
  }
  if (message.counted === "receivers") {
    return receivers
      .map((to) => ask(leaveOut(senders, [to]), [to], to))
      .filter((each) => each.senders.length || !senders.length);
  }
  if (message.senders.any) {
    const others = leaveOut(senders, receivers);
    return others.length ? [ask(others, receivers, receivers.length === 1 ? receivers[0] : null)] : [];
  }
  return senders
    .map((from) => ask([from], leaveOut(receivers, [from]), from))
    .filter((each) => each.receivers.length || !receivers.length);
};

const findPartnered = (message, present, ask, pair) => {
  const fromSenders = message.senders.isGroup;
  const asked = [];
  for (const member of present(fromSenders ? message.senders : message.receivers)) {
    for (const partner of message.partners.get(member) || []) {
      const [from, to] = fromSenders ? [member, partner] : [partner, member];
      if (from !== to) asked.push(message.counted === "pairs" ? pair(from, to) : ask([from], [to], member));
    }
  }
  return asked;
};

const isLoose = (message) => message.senders.any && message.receivers.any;

// Deliveries that share a side share one sweep: the side on which any will do, else the one that is not counted, of
// pairs the one with fewer different ends.
const gatherFans = (message, asked) => {
  const differing = (side) => new Set(asked.map((each) => each[side][0])).size;
  let downwards = message.counted === "receivers";
  if (message.senders.any || message.receivers.any) downwards = message.senders.any;
  else if (message.counted === "pairs") downwards = differing("senders") <= differing("receivers");
  const fans = new Map();
  for (const each of asked) {
    const side = downwards ? each.senders : each.receivers;
    const key = side.length === 1 ? side[0] : side;
    if (!fans.has(key)) fans.set(key, { roots: side, downwards, asked: [] });
    fans.get(key).asked.push(each);
  }
  return [...fans.values()];
};
