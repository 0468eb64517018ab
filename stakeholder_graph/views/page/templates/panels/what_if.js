// What if somebody or something were not there? Who no longer hears, who is no longer heard, who gets no answer.

const ABSENT_VERBS = {
  receivers: ["no longer hears", "no longer hear"],
  senders: ["is no longer heard", "are no longer heard"],
  pairs: ["no longer arrives", "no longer arrive"],
};
const TYPE_HINTS = { stakeholder: "", channel: "channel", shared: "several depend on it" };

let thingsToTake = null;
const listThings = () => {
  thingsToTake ??= [
    ...stakeholderChoices.map((each) => ({ ...each, value: `stakeholder:${each.value}` })),
    ...rest.shared.map((each) => ({ value: `shared:${each.id}`, text: each.name, hint: TYPE_HINTS.shared, words: plain(`${each.name} ${each.id}`) })),
    ...channels.flatMap((each) => [...new Set([`channel:${each.id}`, refOfOne(each.id)])].map((ref) => ({ each, ref }))).map(({ each, ref }) => {
      const those = channelsOf(refParts(ref).id);
      const by = those.map((one) => one.by).join(", ");
      return {
        value: ref,
        text: `${nameOf(each.sender)} to ${nameOf(each.receiver)}`,
        hint: `${those.length > 1 ? `all ${those.length} channels` : TYPE_HINTS.channel} · ${by}`,
        words: plain(`${nameOf(each.sender)} to ${nameOf(each.receiver)} ${each.id} ${by} channel`),
      };
    }),
  ];
  return thingsToTake.filter((each) => !state.without.has(each.value));
};

// Python's own sentence where it has one: for one absence alone, of those whom it cuts off itself.
const weakPointTold = (message, row) => {
  if (state.without.size !== 1) return null;
  const { type, id } = refParts([...state.without][0]);
  const found = (message.weak_points || []).find((each) => each.type === type && each.id === id);
  return found && found.cuts_off.length === row.lost.length ? found : null;
};

const lossSentence = (message, members, people, unknownCount) => {
  const [one, many] = ABSENT_VERBS[message.counted];
  const known = tellPeople(people, unknownCount);
  return `${startSentence(tellMembers(message, members))} ${members.length === 1 ? one : many}${known ? ` (${known})` : ""}.`;
};
const answerSentence = (message, members) => {
  const { people, peopleUnknown } = engine.count(members.map((member) => endsOfMember(message, member)[0]));
  const known = tellPeople(people, peopleUnknown);
  return `${startSentence(tellMembers(message, members))} ${members.length === 1 ? "still gets" : "still get"} through, but no answer comes back${known ? ` (${known})` : ""}.`;
};

const memberList = (message, members, title) =>
  make(
    "details",
    {},
    make("summary", { text: `${title} (${members.length.toLocaleString("en-GB")})` }),
    ...longList(members.map((member) => make("li", {}, make("button", { type: "button", class: "link", text: memberName(message, member), onclick: () => follow(message, member) })))),
  );

const lossParts = (row) => {
  const message = messageById.get(row.message);
  const lost = new Set(row.lost);
  const unanswered = row.unanswered.filter((member) => !lost.has(member));
  const gone = goneNow();
  const own = row.lost.filter((member) => endsOfMember(message, member).some((id) => gone.has(id)));
  const others = row.lost.filter((member) => !own.includes(member));
  const told = weakPointTold(message, row);
  const onMap = make("button", { type: "button", class: "small", text: "Mark these alone on the map", "aria-pressed": String(state.loss === row.message) });
  onMap.addEventListener("click", () => setState({ ...NOT_FOLLOWING, loss: state.loss === row.message ? null : row.message, selected: null, weakIn: null }));
  return [
    make("h4", { text: shortMessage(message) }),
    told ? make("p", {}, sentence(told.loss)) : row.lost.length ? make("p", { text: lossSentence(message, row.lost, row.people, row.peopleUnknown) }) : "",
    !told && own.length && others.length ? make("p", { class: "hint", text: `Among them ${tellMembers(message, own)}: taken away or without what ${own.length === 1 ? "it depends" : "they depend"} on.` }) : "",
    unanswered.length ? make("p", { text: answerSentence(message, unanswered) }) : "",
    row.lost.length ? memberList(message, row.lost, message.counted === "receivers" ? "Who no longer hears" : message.counted === "senders" ? "Who is no longer heard" : "What no longer arrives") : "",
    unanswered.length ? memberList(message, unanswered, "Who gets no answer") : "",
    row.lost.length > 0 ? make("p", { class: "gap" }, onMap) : "",
  ];
};

const describeLosses = () => {
  if (!state.without.size) return "Everything is there.";
  const found = lossesNow();
  const names = `Without ${absentNames()}`;
  if (!found.length) return `${names}, nothing is lost: whoever was reached still is, and every answer still comes back.`;
  const [first] = found;
  const message = messageById.get(first.message);
  const worst = first.lost.length ? lossSentence(message, first.lost, first.people, first.peopleUnknown) : answerSentence(message, first.unanswered);
  return `${names}, ${found.length} of ${countWord(rest.messages.length, "message", "messages")} ${found.length === 1 ? "loses" : "lose"} somebody. ${found.length > 1 ? "Most of all, of" : "Of"} “${shortMessage(message)}”: ${worst}`;
};

const fillWhatIf = (form, result) => {
  if (!engine || !rest.messages.length) {
    form.append(make("p", { class: "quiet", text: "This model names no message that somebody's absence could stop." }));
    return;
  }
  const chosen = makeCombobox({
    id: "take-away",
    labelledBy: "take-away-label",
    placeholder: "Stakeholder, channel or shared post",
    choices: listThings,
    onChoose: (ref) => {
      chosen.input.value = "";
      withdraw(ref);
      chosen.input.focus();
    },
  });
  const chips = make("ul", { class: "chips", "aria-label": "Taken away" });
  form.append(make("div", { class: "field" }, make("label", { id: "take-away-label", for: "take-away", text: "What might not be there" }), chosen.element), chips);
  const chip = (ref) => {
    const name = refName(ref);
    const back = () => {
      putBack(ref);
      announce(`${startSentence(name)} is back. ${describeLosses()}`);
      (chips.querySelector("button") || chosen.input).focus();
    };
    return make("li", {}, make("button", { type: "button", class: "chip", "aria-label": `Put back ${name}`, onclick: back }, name, make("span", { "aria-hidden": "true", text: "✕" })));
  };
  let told = null;
  onState(() => {
    const key = `${absenceKey()} ${state.loss}`;
    if (key === told) return;
    told = key;
    chips.replaceChildren(...[...state.without].map(chip));
    chips.hidden = !state.without.size;
    result.replaceChildren(...(state.without.size ? whatIfParts() : [make("p", { class: "quiet", text: "Nothing is taken away. Choose one thing or several, one after another." })]));
  });
};

const whatIfParts = () => {
  const found = lossesNow();
  const losing = new Set(found.map((each) => each.message));
  const untouched = rest.messages.filter((each) => !losing.has(each.message));
  const title = make("h3", { id: "what-if-title-of", tabindex: "-1", text: `Without ${absentNames()}` });
  if (!found.length) return [title, make("p", { class: "short", text: "Nothing is lost: whoever was reached still is, and every answer still comes back." })];
  return [
    title,
    make("p", { class: "short", text: `${found.length} of ${countWord(rest.messages.length, "message", "messages")} ${found.length === 1 ? "loses" : "lose"} somebody.` }),
    ...found.flatMap(lossParts),
    untouched.length > 0 && make("details", {}, make("summary", { text: `Nobody is lost (${countWord(untouched.length, "message", "messages")})` }), ...longList(untouched.map((each) => make("li", { text: shortMessage(each) })))),
    make("p", { class: "hint", text: "Routes only: what is left may be slower or less sure." }),
  ].filter(Boolean);
};

addDetailsAction((type, id) => {
  if (!engine || !rest.messages.length) return null;
  const ref = type === "channel" ? refOfOne(id) : `${type}:${id}`;
  if (state.without.has(ref)) return make("button", { type: "button", class: "small", text: "Put it back", onclick: () => putBack(ref) });
  return make("button", { type: "button", class: "small", text: "What if this goes?", onclick: () => withdraw(ref) });
});
