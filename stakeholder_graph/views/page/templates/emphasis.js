// What stands out on the map for what is being looked at: who is lit, who is cut off, which way a message goes.

// Which stakeholders and channels stand out just now; null where everything does.
const findEmphasis = () => {
  const delivery = deliveryShown();
  if (delivery) {
    const back = delivery.answer ? delivery.answer.told : [];
    const lit = new Set();
    for (const id of [...delivery.told, ...back]) {
      const channel = channelById.get(id);
      if (channel) lit.add(channel.sender).add(channel.receiver);
    }
    if (delivery.sender !== null) lit.add(delivery.sender);
    if (delivery.receiver !== null) lit.add(delivery.receiver);
    return { lit, lost: new Set(delivery.reached ? [] : [delivery.sender, delivery.receiver]), there: delivery.told, back };
  }
  const none = { lost: new Set(), there: [], back: [] };
  if (!state.selected) return { ...none, lit: null };
  const { type, id } = state.selected;
  const lit = new Set();
  if (type === "stakeholder") {
    lit.add(id);
    const at = stakeholderById.get(id);
    for (const channel of [...at.sends, ...at.hears]) lit.add(channel.sender).add(channel.receiver);
  } else if (type === "channel") {
    lit.add(channelById.get(id).sender).add(channelById.get(id).receiver);
  } else {
    for (const each of sharedById.get(id).stakeholders) lit.add(each);
    for (const each of sharedById.get(id).channels) lit.add(channelById.get(each).sender).add(channelById.get(each).receiver);
  }
  const shown = weakPointShown();
  if (!shown) return { ...none, lit };
  const ends = (member) => (shown.message.counted === "pairs" ? member.split("->") : [member]);
  const lost = new Set(shown.weakPoint.cuts_off.flatMap(ends));
  return { ...none, lit: new Set([...(type === "stakeholder" ? [id] : lit), ...lost]), lost };
};

const isChannelLit = (channel, lit) => {
  if (deliveryShown()) return false; // the route itself is drawn over the lines
  if (weakPointShown()) return lit.has(channel.sender) && lit.has(channel.receiver);
  const { type, id } = state.selected;
  if (type === "stakeholder") return channel.sender === id || channel.receiver === id;
  if (type === "channel") return channel.id === id || channel.twin === id;
  return sharedById.get(id).channels.includes(channel.id);
};
