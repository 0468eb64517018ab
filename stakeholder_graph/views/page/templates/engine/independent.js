// Is there a second route, one that shares nobody in between with the first?
//
// Beside the route that is shown, the shortest that shares nobody with it. Where that one bars every other, and yet two
// routes that share nobody exist, these two are told: the one more unlike the route shown, and the other `instead` of
// it. Two are told as well where the route shown waits for what begins later. A direct channel is one route, and
// parallel direct channels are one. Of a side where any of several will do, each is used up by one route; `shared` says
// which sides have one end that all routes share.

const findSecond = (left, shown, { senders, receivers, shut, shared }) => {
  const ends = { senders, receivers, shut, shared };
  const isOpen = shown.channels.every((channel) => !shut[channel]);
  const first = isOpen ? shown : findShortest(left, senders, receivers, shut);
  const beside = findBeside(left, first, ends);
  if (beside) return { route: beside, instead: isOpen ? null : first };
  const pair = findPair(left, first, ends);
  if (!pair) return null;
  const one = findBeside(left, pair[1], ends);
  const other = findBeside(left, one, ends);
  const alike = (route) => route.stakeholders.filter((each) => shown.stakeholders.includes(each)).length;
  return alike(one) <= alike(other) ? { route: one, instead: other } : { route: other, instead: one };
};

// Whom a route uses up: all on it but the ends that all routes share.
const findUsed = (route, shared) => route.stakeholders.slice(shared.senders ? 1 : 0, route.stakeholders.length - (shared.receivers ? 1 : 0));

const findBeside = (left, route, { senders, receivers, shut, shared }) => {
  const { wires } = left;
  const used = new Set(findUsed(route, shared));
  const closed = Uint8Array.from(shut);
  for (const each of used) for (const channel of [...wires.onwards[each], ...wires.backwards[each]]) closed[channel] = 1;
  if (!used.size) {
    const [from, to] = route.stakeholders;
    for (const channel of wires.onwards[from]) if (wires.to[channel] === to) closed[channel] = 1;
  }
  const isFree = (each) => !used.has(each);
  return findShortest(left, senders.filter(isFree), receivers.filter(isFree), closed);
};

// Two routes that share nobody, found by leading a second one through, if need be back along the first; null if there
// are no two. In graph terms: one augmenting path over stakeholders that are split in thought. `each` says that a way
// may leave somebody, `~each` that it has come to somebody on the first route and must go back along it.
const findPair = (left, first, { senders, receivers, shut, shared }) => {
  const { wires } = left;
  const [start, end] = [wires.count, wires.count + 1];
  const stops = new Set(receivers.filter(left.stands));
  const starts = senders.filter((each) => left.stands(each) && !stops.has(each));
  const isStart = markOf(wires.count, starts);
  const passing = passingFrom(wires, stops);
  const used = findUsed(first, shared);
  if (!used.length) return null;
  const before = new Map(used.map((each, at) => [each, at ? used[at - 1] : start]));
  const after = new Map(used.map((each, at) => [each, at + 1 < used.length ? used[at + 1] : end]));

  const listNext = (each) => {
    if (each === start && !shared.senders) return starts;
    if (each !== start && !shared.receivers && stops.has(each)) return [end];
    return wires.onwards[each === start ? starts[0] : each]
      .filter((channel) => !shut[channel] && !isStart[wires.to[channel]] && passing[wires.to[channel]])
      .map((channel) => (shared.receivers && stops.has(wires.to[channel]) ? end : wires.to[channel]));
  };
  const came = new Map([[start, start]]);
  const queue = [start];
  const enter = (state, origin) => {
    if (came.has(state)) return;
    came.set(state, origin);
    queue.push(state);
  };
  for (const at of queue) {
    if (at < 0) {
      enter(before.get(~at), at);
      continue;
    }
    for (const head of listNext(at)) {
      if (head === end && at !== start && after.get(at) !== end) return followPair(left, reroute(at, came, before, after, start, end), first, shared);
      if (head === end) continue;
      if (!before.has(head)) enter(head, at);
      else if (before.get(head) !== at) enter(~head, at);
    }
    if (before.has(at)) enter(~at, at);
  }
  return null;
};

// Take up the way just found: first drop what it goes back along, then add what it uses. Returns the two routes.
const reroute = (last, came, before, after, start, end) => {
  const steps = [];
  for (let [state, next] = [last, end]; next !== start; [state, next] = [came.get(state), state]) steps.push([state, next]);
  for (const [state, next] of steps) {
    if (state >= 0) continue;
    after.delete(next);
    before.delete(~state);
  }
  for (const [state, next] of steps) {
    if (state < 0 || next === ~state) continue;
    const head = next < 0 ? ~next : next;
    if (state !== start) after.set(state, head);
    if (head !== end) before.set(head, state);
  }
  const routes = [];
  for (const [each, above] of before) {
    if (above !== start) continue;
    const route = [each];
    while (after.get(route.at(-1)) !== end) route.push(after.get(route.at(-1)));
    routes.push(route);
  }
  return routes;
};

const followPair = (left, routes, first, shared) =>
  routes.map((each) => ({
    stakeholders: [...(shared.senders ? [first.stakeholders[0]] : []), ...each, ...(shared.receivers ? [first.stakeholders.at(-1)] : [])],
  }));
