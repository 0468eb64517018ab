// Following one message: which way it goes, hop by hop, and which way the answer comes back.

const stepsOf = (ids) =>
  make(
    "ol",
    { class: "steps" },
    ids.map((id) => {
      const channel = channelById.get(id);
      if (!channel) return make("li", { text: id });
      const every = channel.facts.find((fact) => fact.label === "Happens");
      return make(
        "li",
        {},
        make("button", { type: "button", class: "link", text: nameOf(channel.receiver), onclick: () => select("stakeholder", channel.receiver) }),
        make(
          "span",
          { class: "hint" },
          `from ${nameOf(channel.sender)}: ${[channel.by, every ? every.text : ""].filter(Boolean).join(", ")}`,
          channel.assumed || (every && every.assumed) ? assumedBadge() : "",
        ),
      );
    }),
  );

const wayParts = (way, ids) => [
  make("p", { class: "way-facts", text: [levelWords(way.level), routeCountWords(way.independent_routes), dayWords(way), chanceWords(way.chance)].filter(Boolean).join("; ") }),
  way.basis && way.basis !== "stated"
    ? make("p", { class: "quiet" }, way.basis === "assumed" ? "What this rests on is " : "Some of what this rests on is ", assumedBadge())
    : "",
  stepsOf(ids),
];

const traceParts = (message, delivery) => {
  const from = delivery.sender === null ? "any of its senders" : nameOf(delivery.sender);
  const to = delivery.receiver === null ? "any of its receivers" : nameOf(delivery.receiver);
  const parts = [make("h3", { text: `From ${from} to ${to}` })];
  if (!delivery.reached) return [...parts, make("p", { class: "none", text: "No route recorded." })];
  parts.push(...wayParts(delivery, delivery.channels));
  if (!message.asks_answer) return parts;
  parts.push(make("h3", { text: "The way back (dotted on the map)" }));
  const { answer } = delivery;
  if (answer && answer.reached) parts.push(...wayParts(answer, answer.channels));
  else parts.push(make("p", { class: "none", text: "No route recorded for the answer." }));
  if (delivery.loop) parts.push(make("p", { class: "quiet", text: `In all: ${loopWords.get(delivery.loop)}.` }));
  return parts;
};

const fillTrace = (form, result) => {
  const asked = rest.messages.filter((each) => each.deliveries.length);
  if (!asked.length) {
    form.append(make("p", { class: "quiet", text: "This model names no message to follow." }));
    return;
  }
  const choice = make(
    "select",
    { id: "trace-message" },
    make("option", { value: "", text: "Choose a message" }),
    asked.map((each, index) => make("option", { value: String(index), text: shortMessage(each) })),
  );
  const box = makeCombobox({
    id: "trace-member",
    labelledBy: "trace-member-label",
    placeholder: "Type a name",
    choices: () => {
      const message = messageById.get(state.message);
      if (!message) return [];
      return [...message.byMember.keys()].map((member) => {
        const each = stakeholderById.get(member);
        const text = memberName(message, member);
        return { value: member, text, hint: each ? each.search.slice(-2).join(" · ") : "", words: each ? findWords(each) : plain(text) };
      });
    },
    onChoose: (member) => setState({ member, weakIn: null }),
  });
  const clear = make("button", {
    type: "button",
    class: "small",
    text: "Clear",
    onclick: () => {
      setState({ message: null, member: null });
      choice.focus();
    },
  });
  const memberLabel = make("label", { id: "trace-member-label", for: "trace-member", text: "For whom" });
  const memberRow = make("div", { class: "field" }, memberLabel, box.element);
  choice.addEventListener("change", () => {
    const message = asked[Number(choice.value)] && choice.value !== "" ? asked[Number(choice.value)] : null;
    const first = message ? message.byMember.keys().next().value : null;
    setState({ message: message ? message.message : null, member: first, selected: null, weakIn: null });
  });
  form.append(
    make("div", { class: "field" }, make("label", { for: "trace-message", text: "Message" }), choice),
    memberRow,
    make("p", { class: "buttons" }, clear),
  );

  let told = "";
  onState(() => {
    const message = messageById.get(state.message) || null;
    choice.value = message ? String(asked.indexOf(message)) : "";
    memberRow.hidden = !message;
    clear.hidden = !message;
    const delivery = deliveryShown();
    const key = `${state.message} ${state.member}`;
    if (key === told) return;
    told = key;
    box.input.value = message && delivery ? memberName(message, state.member) : "";
    if (message) memberLabel.textContent = message.counted === "senders" ? "From whom" : message.counted === "pairs" ? "From whom to whom" : "To whom";
    result.replaceChildren(...(message && delivery ? traceParts(message, delivery) : []));
    if (!message || !delivery) return;
    const side = form.closest(".side");
    if (side.scrollHeight > side.clientHeight) side.scrollTop = form.parentElement.offsetTop - side.offsetTop - 8;
    else if (isReady() && !form.contains(document.activeElement)) form.parentElement.scrollIntoView({ block: "start" });
    announce(
      delivery.reached
        ? `Route from ${nameOf(delivery.sender)} to ${nameOf(delivery.receiver)}: ${countWord(delivery.channels.length, "step", "steps")}.`
        : `${memberName(message, state.member)}: no route recorded.`,
    );
  });
};
