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

// One part of a story, block by block; where it has no dates, its steps come from the channels.
const storyParts = (blocks, told) =>
  (blocks || []).map(([kind, ...numbers]) => {
    if (kind === "way") return stepsOf(told);
    if (kind === "say" || kind === "figure") return make("p", { class: kind }, sentence(numbers[0]));
    return make(kind === "steps" ? "ol" : "ul", { class: "steps" }, numbers.map((each) => make("li", {}, sentence(each))));
  });

// What a single absence would do to this delivery: nobody is heard along a route that is not there.
const cutOffBy = (message, member) => {
  if (!message.weak_points) return [];
  const found = message.weak_points.filter((each) => each.cuts_off.includes(member));
  if (!found.length) return [make("p", { class: "figure", text: "No single absence cuts this off." })];
  return [
    make("h3", { text: "Without any one of these, no route is left" }),
    ...longList(
      found.map((each) =>
        make(
          "li",
          {},
          make("button", { type: "button", class: "link", onclick: () => select(each.type, each.id) }, make("span", { class: "kind-of", text: typeWords.get(each.type) }), weakPointName(each)),
        ),
      ),
    ),
  ];
};

const traceParts = (message, delivery) => {
  const from = delivery.sender === null ? "any of its senders" : nameOf(delivery.sender);
  const to = delivery.receiver === null ? "any of its receivers" : nameOf(delivery.receiver);
  const { story, answer } = delivery;
  const parts = [make("h3", { id: "trace-title-of", tabindex: "-1", text: `From ${from} to ${to}` })];
  if (!delivery.reached) return [...parts, make("p", { class: "none", text: "No route recorded." }), ...storyParts(story.asked, [])];
  parts.push(make("p", { class: "short" }, sentence(story.short)), ...storyParts(story.there, delivery.told));
  if (message.asks_answer) {
    parts.push(make("h3", { text: "The way back (dotted on the map)" }));
    if (answer) parts.push(...storyParts(story.back, answer.told));
    else parts.push(make("p", { class: "none", text: "No route recorded for the answer." }));
  }
  return [...parts, ...storyParts(story.asked, []), ...cutOffBy(message, memberOf(message, delivery))];
};

// Opens the story of one delivery from elsewhere, and takes whoever asked for it there.
const follow = (message, member) => {
  setState({ message: message.message, member, weakIn: null, view: "map" });
  showStory();
};
const showStory = () => {
  const title = document.getElementById("trace-title-of");
  title.focus({ preventScroll: true });
  title.scrollIntoView({ block: "nearest" });
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
        ? `Route from ${nameOf(delivery.sender)} to ${nameOf(delivery.receiver)}: ${countWord(delivery.told.length, "step", "steps")}.`
        : `${memberName(message, state.member)}: no route recorded.`,
    );
  });
};
