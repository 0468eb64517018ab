// What stands out on the map for what is being looked at: who is lit, who is cut off, which way a message goes.
//
// An emphasis says:
//   lit          Set of the stakeholders that stand out, null where everybody does; the others fade
//   channelsLit  Set of the channels drawn strongly, null where none is singled out
//   lost         Set of stakeholders crossed out: they no longer hear, or are no longer heard
//   gone         Set of stakeholders and channels that were taken away: drawn as a ghost
//   routes       [{channels, look: "there" | "back" | "second"}], drawn over the lines, the last on top
//   at           Map of stakeholder -> "heard" | "waiting": how far a message has come
//   marks        Map of stakeholder or channel -> "only-here" | "only-there" | "changed"

const NOTHING = { lit: null, channelsLit: null, lost: new Set(), gone: new Set(), routes: [], at: new Map(), marks: new Map() };

const endsOf = (ids) => {
  const ends = new Set();
  for (const id of ids) {
    const channel = channelById.get(id);
    if (channel) ends.add(channel.sender).add(channel.receiver);
  }
  return ends;
};

const emphasiseDelivery = (delivery) => {
  const back = delivery.answer ? delivery.answer.told : [];
  const lit = endsOf([...delivery.told, ...back]);
  for (const end of [delivery.sender, delivery.receiver]) if (end !== null) lit.add(end);
  return {
    ...NOTHING,
    lit,
    channelsLit: new Set(), // the route itself is drawn over the lines
    lost: new Set(delivery.reached ? [] : [delivery.sender, delivery.receiver]),
    routes: [
      { channels: back, look: "back" },
      { channels: delivery.told, look: "there" },
    ],
  };
};

const emphasiseSelected = ({ type, id }) => {
  if (type === "stakeholder") {
    const { sends, hears } = stakeholderById.get(id);
    const joined = [...sends, ...hears].map((each) => each.id);
    return { ...NOTHING, lit: endsOf(joined).add(id), channelsLit: new Set(joined) };
  }
  if (type === "channel") {
    const { twin } = channelById.get(id);
    return { ...NOTHING, lit: endsOf([id]), channelsLit: new Set(twin ? [id, twin] : [id]) };
  }
  const shared = sharedById.get(id);
  return { ...NOTHING, lit: new Set([...shared.stakeholders, ...endsOf(shared.channels)]), channelsLit: new Set(shared.channels) };
};

const emphasiseLost = (selected, { message, weakPoint }) => {
  const ends = (member) => (message.counted === "pairs" ? member.split("->") : [member]);
  const lost = new Set(weakPoint.cuts_off.flatMap(ends));
  const around = selected.type === "stakeholder" ? [selected.id] : emphasiseSelected(selected).lit;
  const lit = new Set([...around, ...lost]);
  const between = channels.filter((each) => lit.has(each.sender) && lit.has(each.receiver));
  return { ...NOTHING, lit, lost, channelsLit: new Set(between.map((each) => each.id)) };
};

const findEmphasis = () => {
  const delivery = deliveryShown();
  if (delivery) return emphasiseDelivery(delivery);
  if (!state.selected) return NOTHING;
  const weak = weakPointShown();
  return weak ? emphasiseLost(state.selected, weak) : emphasiseSelected(state.selected);
};
