// What is taken away, as `--without` takes it: a stakeholder with its channels, a channel one way, or a shared
// dependency with all that depends on it. "channel:a->b" is every channel from a to b, "channel:a->b#2" the second.

const takeAway = (wires, without) => {
  const gone = Uint8Array.from(wires.gone); // counted where a message names them, and never reached
  const shut = new Uint8Array(wires.from.length);
  const takeChannels = (id) => {
    const [pair, ordinal] = id.split("#");
    const [sender, receiver] = pair.split("->").map((each) => wires.numberOf.get(each));
    if (sender === undefined || receiver === undefined) return;
    const wanted = ordinal === "1" ? pair : id;
    for (const channel of wires.onwards[sender]) {
      if (wires.to[channel] === receiver && (!ordinal || wires.channelIds[channel] === wanted)) shut[channel] = 1;
    }
  };
  for (const ref of without) {
    const type = ref.slice(0, ref.indexOf(":"));
    const id = ref.slice(ref.indexOf(":") + 1);
    if (type === "channel") takeChannels(id);
    if (type === "stakeholder" && wires.numberOf.has(id)) gone[wires.numberOf.get(id)] = 1;
    const shared = type === "shared" ? wires.shared.get(id) : null;
    for (const each of shared ? shared.stakeholders : []) gone[each] = 1;
    for (const each of shared ? shared.channels : []) shut[each] = 1;
  }
  for (let channel = 0; channel < shut.length; channel += 1) {
    if (gone[wires.from[channel]] || gone[wires.to[channel]]) shut[channel] = 1;
  }
  const clock = isStillTimed(wires.clock, gone, shut) ? wires.clock : null;
  return { wires, gone, shut, clock, stands: (each) => !gone[each] && !wires.off[each], masks: new Map() };
};

// Whether anything is left that says anything of time: else nothing is known of days, as the tool has it.
const isStillTimed = (clock, gone, shut) =>
  clock !== null && (clock.alwaysTimed || clock.timedStakeholders.some((each) => !gone[each]) || clock.timedChannels.some((each) => !shut[each]));

// The channels that a message of a kind cannot use: those of the day alone, or with those that come later open too.
const shutFor = (left, kind, later = false) => {
  const key = `${later} ${kind === null ? "" : `of ${kind}`}`;
  if (!left.masks.has(key)) {
    const { carries, kinds, offChannels } = left.wires;
    const cannot = kinds.map((carried) => kind !== null && carried !== null && !carried.includes(kind));
    left.masks.set(key, left.shut.map((mark, channel) => (mark || cannot[carries[channel]] || (!later && offChannels[channel]) ? 1 : 0)));
  }
  return left.masks.get(key);
};
