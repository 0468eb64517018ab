// What stands out on the map for what is being looked at: who is lit, who is cut off, which way a message goes.
//
// An emphasis says:
//   lit          Set of the stakeholders that stand out, null where everybody does; the others fade
//   channelsLit  Set of the channels drawn strongly, null where none is singled out
//   lost         Set of stakeholders crossed out: they no longer hear, or are no longer heard
//   gone         Set of stakeholders and channels that were taken away: drawn as a ghost
//   routes       [{channels, look: "there" | "back" | "second"}], drawn over the lines, the last on top
//   at           Map of stakeholder -> "heard" | "waiting": how far a message has come
//   marks        Map of stakeholder or channel -> "added" | "removed" | "changed", beside another side
//   chosen       the stakeholder with a ring around it, null for none; that of the state where it says nothing
//
// Each part says by `addEmphasis` what it makes stand out, null for nothing; of those that say something the first
// in ASKED is drawn. What is taken away is marked whatever else is looked at.

const NOTHING = { lit: null, channelsLit: null, lost: new Set(), gone: new Set(), routes: [], at: new Map(), marks: new Map() };

const ASKED = ["calendar", "route", "weak point", "neighbours", "chosen", "absence"];
const emphases = new Map();
const addEmphasis = (name, find) => emphases.set(name, find);

const endsOf = (ids) => {
  const ends = new Set();
  for (const id of ids) {
    const channel = channelById.get(id);
    if (channel) ends.add(channel.sender).add(channel.receiver);
  }
  return ends;
};

const endsOfMember = (message, member) => (message.counted === "pairs" ? member.split("->") : [member]);

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
  const lost = new Set(weakPoint.cuts_off.flatMap((member) => endsOfMember(message, member)));
  const around = selected.type === "stakeholder" ? [selected.id] : emphasiseSelected(selected).lit;
  const lit = new Set([...around, ...lost]);
  const between = channels.filter((each) => lit.has(each.sender) && lit.has(each.receiver));
  return { ...NOTHING, lit, lost, channelsLit: new Set(between.map((each) => each.id)) };
};

addEmphasis("weak point", () => {
  const weak = weakPointShown();
  return weak && emphasiseLost(state.selected, weak);
});
addEmphasis("chosen", () => state.selected && emphasiseSelected(state.selected));

const findEmphasis = () => {
  const absence = emphases.get("absence")?.() || NOTHING;
  let shown = NOTHING;
  for (const name of ASKED) {
    const asked = emphases.get(name)?.();
    if (!asked) continue;
    shown = asked;
    break;
  }
  return { ...shown, gone: absence.gone, lost: shown.lost.size ? shown.lost : absence.lost };
};
