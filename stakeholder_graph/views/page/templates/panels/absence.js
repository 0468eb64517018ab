// What is taken away at the moment, and what that costs. A banner says so as long as it lasts, and every view follows.

const NO_LOSSES = [];

keep("without", {
  initial: new Set(), // "stakeholder:ID", "channel:ID", "shared:ID"
  key: "without",
  write: (refs) => [...refs].join(" "),
  read: (text) => new Set(engine ? text.split(" ").filter((ref) => isThereToTake(refParts(ref))) : []),
  step: true,
});
// the one message whose losses are marked on the map, null for all of them
keep("loss", { initial: null, key: "loss", read: (text, { without }) => (without.size && messageById.has(text) ? text : null) });

let lossesFor = "";
let losses = NO_LOSSES;
const absenceKey = () => [...state.without].sort().join(" ");
// The messages that lose somebody, as the engine says, most people first.
const lossesNow = () => {
  if (!engine || !state.without.size) return NO_LOSSES;
  const key = absenceKey();
  if (key !== lossesFor) {
    lossesFor = key;
    losses = engine
      .lose(state.without)
      .filter((each) => each.lost.length || each.unanswered.length)
      .sort((one, other) => (other.people || 0) - (one.people || 0) || other.lost.length - one.lost.length || other.unanswered.length - one.unanswered.length);
  }
  return losses;
};

const setAbsence = (refs) => setState({ without: new Set(refs), loss: null, step: 0, second: false });
const putBack = (ref) => setAbsence([...state.without].filter((each) => each !== ref));
const withdraw = (ref) => {
  setState({ without: new Set([...state.without, ref]), loss: null, step: 0, second: false, selected: null, weakIn: null });
  showPart("what-if", "what-if-title-of");
  announce(describeLosses());
};

// Takes whoever asked for a part of a panel there.
const showPart = (panel, id) => {
  if (state.panel !== panel) setState({ panel });
  const part = document.getElementById(id);
  if (!part) return;
  part.focus({ preventScroll: true });
  part.scrollIntoView({ block: "nearest" });
};

// Everything that is not there for the time being: what was taken away, what depends on it, and their channels.
const goneNow = () => {
  const gone = new Set();
  const loseStakeholder = (id) => {
    gone.add(id);
    const { sends, hears } = stakeholderById.get(id);
    for (const each of [...sends, ...hears]) gone.add(each.id);
  };
  for (const ref of state.without) {
    const { type, id } = refParts(ref);
    if (type === "stakeholder") loseStakeholder(id);
    else if (type === "channel") for (const each of channelsOf(id)) gone.add(each.id);
    else {
      for (const each of sharedById.get(id).stakeholders) if (stakeholderById.has(each)) loseStakeholder(each);
      for (const each of sharedById.get(id).channels) gone.add(each);
    }
  }
  return gone;
};

addEmphasis("absence", () => {
  if (!state.without.size) return null;
  const gone = goneNow();
  const marked = lossesNow().filter((each) => !state.loss || each.message === state.loss);
  const lost = new Set(marked.flatMap((each) => each.lost.flatMap((member) => endsOfMember(messageById.get(each.message), member))));
  const lit = new Set([...gone, ...lost].filter((id) => stakeholderById.has(id)));
  for (const end of endsOf([...gone].filter((id) => channelById.has(id)))) lit.add(end);
  return { ...NOTHING, lit, lost: new Set([...lost].filter((id) => !gone.has(id))), gone, channelsLit: new Set() };
});

const NAMED_IN_BANNER = 3;
const fillAbsence = (banner) => {
  fill(banner, { role: "region", "aria-label": "Taken away" }, []);
  let told = null;
  onState(() => {
    const key = absenceKey();
    if (key === told) return;
    told = key;
    banner.hidden = !state.without.size;
    const refs = [...state.without];
    const names = refs.slice(0, NAMED_IN_BANNER).map(refName);
    if (refs.length > NAMED_IN_BANNER) names.push(`${refs.length - NAMED_IN_BANNER} more`);
    banner.replaceChildren(
      ...(refs.length
        ? [
            make("p", {}, "Without ", make("strong", { text: joinWords(names) }), ".", make("span", { class: "roomy", text: ` The headlines and the only ways through still count ${refs.length > 1 ? "them" : "it"} in.` })),
            make("button", { type: "button", class: "small", text: "What that costs", onclick: () => showPart("what-if", "what-if-title-of") }),
            make("button", { type: "button", class: "small", text: refs.length > 1 ? "Put all back" : "Put back", onclick: () => putAllBack() }),
          ]
        : []),
    );
  });
};
const putAllBack = () => {
  const hadFocus = document.getElementById("banner").contains(document.activeElement);
  setAbsence([]);
  announce("Everything is back.");
  if (hadFocus) document.getElementById("centre").focus({ preventScroll: true });
};
