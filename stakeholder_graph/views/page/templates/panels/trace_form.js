// What is to be followed: a message and for whom, or anything between any two; and on which day it starts.

const ANYTHING = "between";

const makeEnd = (name, label) => {
  const box = makeCombobox({
    id: `trace-${name}`,
    labelledBy: `trace-${name}-label`,
    placeholder: "Name, code or town",
    choices: () => stakeholderChoices,
    onChoose: (id) => setState({ [name]: id, step: 0, second: false, weakIn: null }),
  });
  const row = make("div", { class: "field" }, make("label", { id: `trace-${name}-label`, for: `trace-${name}`, text: label }), box.element);
  return { box, row, tell: () => (box.input.value = state[name] ? nameOf(state[name]) : "") };
};

const makeStart = (id) => {
  const input = make("input", { type: "date", id, min: engine.date(0), max: engine.date(LAST_START) });
  input.addEventListener("change", () => {
    const start = readDay(input.value, 0, LAST_START);
    if (start === null) announce(`Choose a day from ${sayDay(0)} to ${sayDay(LAST_START)}.`);
    else setState({ start, day: null, step: 0 });
  });
  const row = make("div", { class: "field" }, make("label", { for: id, text: "Starting on" }), input);
  return { row, tell: () => (input.value = engine.date(state.start)) };
};

const fillTrace = (form, result) => {
  const asked = rest.messages.filter((each) => each.deliveries.length);
  if (!asked.length && !engine) {
    form.append(make("p", { class: "quiet", text: "This model names no message to follow." }));
    return;
  }
  const choice = make(
    "select",
    { id: "trace-message" },
    make("option", { value: "", text: "Choose a message" }),
    asked.map((each, index) => make("option", { value: String(index), text: shortMessage(each) })),
    engine && make("option", { value: ANYTHING, text: "Anything, from anyone to anyone" }),
  );
  const member = makeCombobox({
    id: "trace-member",
    labelledBy: "trace-member-label",
    placeholder: "Type a name",
    choices: () => {
      const message = messageById.get(state.message);
      if (!message) return [];
      return [...message.byMember.keys()].map((each) => {
        const stakeholder = stakeholderById.get(each);
        const text = memberName(message, each);
        return { value: each, text, hint: stakeholder ? stakeholder.search.slice(-2).join(" · ") : "", words: stakeholder ? findWords(stakeholder) : plain(text) };
      });
    },
    onChoose: (each) => setState({ member: each, weakIn: null, step: 0, second: false }),
  });
  const memberLabel = make("label", { id: "trace-member-label", for: "trace-member", text: "For whom" });
  const memberRow = make("div", { class: "field" }, memberLabel, member.element);
  const [from, to] = engine ? [makeEnd("from", "From"), makeEnd("to", "To")] : [null, null];
  const start = hasDates() ? makeStart("trace-start") : null;
  const small = (text, onclick) => make("button", { type: "button", class: "small", text, onclick });
  const swap = small("Swap ends", () => {
    setState({ from: state.to ?? "", to: state.from ?? "", step: 0, second: false });
    swap.focus();
  });
  const others = small("Between two others", () => {
    const delivery = deliveryShown();
    setState({ from: delivery?.sender ?? "", to: delivery?.receiver ?? "", member: null, step: 0, second: false });
    from?.box.input.focus();
  });
  const clear = small("Clear", () => {
    setState({ ...NOT_FOLLOWING, start: 0 });
    choice.focus();
  });
  choice.addEventListener("change", () => {
    const message = asked[choice.value] || null;
    const first = message ? message.byMember.keys().next().value : null;
    const between = choice.value === ANYTHING ? "" : null;
    setState({ ...NOT_FOLLOWING, message: message && message.message, member: first, from: between, to: between, selected: null, weakIn: null });
  });
  form.append(
    ...[make("div", { class: "field" }, make("label", { for: "trace-message", text: "Message" }), choice), memberRow, from?.row, to?.row, start?.row, make("p", { class: "buttons" }, others, swap, clear)].filter(Boolean),
  );

  const showForm = () => {
    const message = messageById.get(state.message) || null;
    const between = isBetween();
    choice.value = message ? String(asked.indexOf(message)) : between ? ANYTHING : "";
    memberRow.hidden = !message || between;
    if (message) memberLabel.textContent = message.counted === "senders" ? "From whom" : message.counted === "pairs" ? "From whom to whom" : "To whom";
    member.input.value = message && state.member ? memberName(message, state.member) : "";
    for (const end of [from, to]) {
      if (!end) continue;
      end.row.hidden = !between;
      end.tell();
    }
    if (start) {
      start.row.hidden = !(message || between) || !engine.timed(state.without);
      start.tell();
    }
    others.hidden = !engine || !message || between;
    swap.hidden = !between;
    clear.hidden = !message && !between;
  };
  let told = "";
  onState((_, change) => {
    const key = JSON.stringify([state.message, state.member, state.from, state.to, state.start, absenceKey()]);
    if (key !== told) {
      told = key;
      stopPlaying();
      showForm();
      showWay(form, result);
    }
    if (change.step !== undefined || change.message !== undefined) markStep();
    onWay();
  });
};

const showWay = (form, result) => {
  const shown = wayShown();
  players.clear();
  onWay = () => {};
  fillAtMap(shown);
  result.replaceChildren(...(shown ? traceParts(shown) : []).filter(Boolean));
  markStep();
  if (!shown) return;
  const [fromName, toName] = endWords(shown);
  announce(shown.reached ? `Route from ${fromName} to ${toName}: ${countWord(shown.there.length, "step", "steps")}.` : `From ${fromName} to ${toName}: no route recorded.`);
};

addDetailsAction((type, id) => {
  if (!engine || type !== "stakeholder") return null;
  return make("button", { type: "button", class: "small", text: "Follow from here", onclick: () => followBetween(id, null) });
});
addDetailsAction((type, id) => {
  if (!engine || type !== "stakeholder") return null;
  return make("button", { type: "button", class: "small", text: "Follow to here", onclick: () => followBetween(null, id) });
});
