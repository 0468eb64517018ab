// Who is reached, by which route of fewest steps, and at which level. Of equally short routes the one is taken whose
// stakeholders, read from the sender, come first; of parallel channels the first. Roots and ends pass on whatever
// they do else; a route goes through nobody who does not.

const passingFrom = (wires, roots) => {
  const passing = Uint8Array.from(wires.relays);
  for (const each of roots) passing[each] = 1;
  return passing;
};

// How many steps each is from the roots (or to them, `back`); -1 where no route leads.
const countSteps = (left, roots, shut, { back = false } = {}) => {
  const { wires } = left;
  const [next, far] = back ? [wires.backwards, wires.from] : [wires.onwards, wires.to];
  const steps = new Int32Array(wires.count).fill(-1);
  const queue = [...new Set(roots.filter(left.stands))].sort((one, other) => one - other);
  const passing = passingFrom(wires, queue);
  for (const each of queue) steps[each] = 0;
  for (const each of queue) {
    if (!passing[each]) continue;
    for (const channel of next[each]) {
      const head = far[channel];
      if (steps[head] < 0 && !shut[channel]) {
        steps[head] = steps[each] + 1;
        queue.push(head);
      }
    }
  }
  return steps;
};

// The route of fewest steps from any of the senders to any of the receivers; null if there is none.
const findShortest = (left, senders, receivers, shut) => walkDown(left, senders, receivers, shut, countSteps(left, receivers, shut, { back: true }));

const walkDown = (left, senders, receivers, shut, steps) => {
  const { wires } = left;
  const starts = senders.filter((each) => left.stands(each) && steps[each] >= 0);
  if (!starts.length) return null;
  const passing = passingFrom(wires, receivers);
  let at = starts.reduce((best, each) => (steps[each] - steps[best] || each - best) < 0 ? each : best);
  const route = { stakeholders: [at], channels: [] };
  while (steps[at] > 0) {
    const nearer = steps[at] - 1;
    const channel = wires.onwards[at].find((each) => steps[wires.to[each]] === nearer && passing[wires.to[each]] && !shut[each]);
    at = wires.to[channel];
    route.channels.push(channel);
    route.stakeholders.push(at);
  }
  return route;
};

const LADDER_RUNGS = ["tokenistic", "inform", "consult", "involve", "collaborate", "empower"];

// The best over routes of the lowest rung along a route, with every unknown rung taken to be `unknown`.
const findBestRung = (left, senders, receivers, shut, unknown) => {
  const { wires } = left;
  const passing = passingFrom(wires, senders);
  const best = new Int32Array(wires.count).fill(-1);
  const waiting = LADDER_RUNGS.map(() => []);
  const enter = (each, rung) => {
    best[each] = rung;
    if (!passing[each]) return;
    for (const channel of wires.onwards[each]) {
      const own = wires.rungs[channel] < 0 ? unknown : wires.rungs[channel];
      if (own >= 0 && best[wires.to[channel]] < 0 && !shut[channel]) waiting[Math.min(own, rung)].push(wires.to[channel]);
    }
  };
  for (const each of senders.filter(left.stands)) if (best[each] < 0) enter(each, LADDER_RUNGS.length);
  for (let rung = LADDER_RUNGS.length - 1; rung >= 0; rung -= 1) {
    for (const each of waiting[rung]) if (best[each] < 0) enter(each, rung);
  }
  return Math.max(-1, ...receivers.filter(left.stands).map((each) => best[each]));
};

// Known where it is the same whether unknown rungs are as high as can be or those channels are not used at all.
const findLevel = (left, senders, receivers, shut) => {
  const sure = findBestRung(left, senders, receivers, shut, -1);
  if (sure < 0) return null;
  return sure === findBestRung(left, senders, receivers, shut, LADDER_RUNGS.length - 1) ? LADDER_RUNGS[sure] || null : null;
};
