// The slider of the year, its buttons, and the same as a list of days for whoever would rather read.

const fillCalendar = (form, result) => {
  const asked = engine ? rest.messages.filter((each) => each.deliveries.length) : [];
  if (!asked.length) {
    form.append(make("p", { class: "quiet", text: "This model names no message to watch through the year." }));
    return;
  }
  const choice = make(
    "select",
    { id: "calendar-message" },
    make("option", { value: "", text: "Choose a message" }),
    asked.map((each, index) => make("option", { value: String(index), text: shortMessage(each) })),
  );
  const sender = makeCombobox({
    id: "calendar-sender",
    labelledBy: "calendar-sender-label",
    placeholder: "Type a name",
    choices: () => (state.sent ? sendersOf(messageById.get(state.sent)) : []).map((id) => stakeholderChoices.find((each) => each.value === id)).filter(Boolean),
    onChoose: (id) => setState({ sentBy: id, day: null }),
  });
  const senderRow = make("div", { class: "field" }, make("label", { id: "calendar-sender-label", for: "calendar-sender", text: "Sent by" }), sender.element);
  const start = hasDates() ? makeStart("calendar-start") : null;
  choice.addEventListener("change", () => {
    const message = asked[choice.value];
    setState({ ...NOT_FOLLOWING, sent: message ? message.message : null, day: null, selected: null, weakIn: null });
  });
  form.append(make("div", { class: "field" }, make("label", { for: "calendar-message", text: "Message" }), choice), senderRow, start ? start.row : "");

  let told = "";
  let onDay = () => {};
  onState(() => {
    const message = messageById.get(state.sent);
    const key = JSON.stringify([state.sent, state.sentBy, state.start, absenceKey()]);
    if (key !== told) {
      told = key;
      stopYear();
      const shown = yearShown();
      choice.value = message ? String(asked.indexOf(message)) : "";
      senderRow.hidden = !message || !isSentByOne(message);
      sender.input.value = shown && shown.sender ? nameOf(shown.sender) : "";
      if (start) {
        start.row.hidden = !message || !engine.timed(state.without);
        start.tell();
      }
      const parts = shown ? yearParts(shown) : { elements: [], onDay: () => {} };
      result.replaceChildren(...parts.elements.filter(Boolean));
      onDay = parts.onDay;
    }
    onDay();
  });
};

let turning = 0; // the timer of the next day that something happens on, 0 while nothing is played
const stopYear = () => {
  clearTimeout(turning);
  turning = 0;
};

const yearParts = (shown) => {
  if (!engine.timed(state.without)) return { elements: [make("p", { class: "none", text: `${state.without.size ? "What is left of this model" : "This model"} says of no step when it happens, so nobody can tell on which day it is where.` })], onDay: () => {} };
  const last = state.start + LAST_START;
  const days = [...shown.days.keys()];
  const within = days.filter((day) => day <= Math.min(last, shown.last));
  const slider = make("input", { type: "range", id: "calendar-day", min: state.start, max: last, step: 1, "aria-describedby": "calendar-said" });
  const date = make("output", { id: "calendar-date", for: "calendar-day", class: "day" });
  const said = make("p", { id: "calendar-said", class: "short" });
  const waitTitle = make("h4", { text: "Where it waits on this day" });
  const waitBox = make("div", {});
  const items = days.map((day) => eventItem(day, shown.days.get(day)));
  const setDay = (day) => setState({ day: Math.max(state.start, Math.min(last, day)) });
  const tell = () => announce(describeDay(shown, dayShown()));
  const button = (text, label, step) =>
    make("button", {
      type: "button",
      class: "small",
      "aria-label": label,
      text,
      onclick: () => {
        stopYear();
        setDay(step());
        tell();
      },
    });
  const later = (step) => within.find((day) => day > step) ?? last;
  const sooner = (step) => within.filter((day) => day < step).pop() ?? state.start;
  const play = make("button", { type: "button", class: "small", text: "Play" });
  const turn = () => {
    if (dayShown() >= (within[within.length - 1] ?? state.start)) {
      stopYear();
      tell();
    } else {
      setDay(later(dayShown()));
      turning = setTimeout(turn, EVENT_MS);
    }
    play.textContent = turning ? "Pause" : "Play";
  };
  play.addEventListener("click", () => {
    if (turning) {
      stopYear();
      play.textContent = "Play";
      tell();
      return;
    }
    if (dayShown() >= (within[within.length - 1] ?? state.start)) setDay(state.start);
    turning = setTimeout(turn, EVENT_MS);
    play.textContent = "Pause";
  });
  slider.addEventListener("input", () => {
    stopYear();
    setDay(Number(slider.value));
  });
  slider.addEventListener("change", tell);
  const onDay = () => {
    const day = dayShown();
    const words = describeDay(shown, day);
    slider.value = String(day);
    slider.setAttribute("aria-valuetext", words);
    date.textContent = sayDay(day, weekdayFormat);
    said.textContent = words;
    if (!turning) play.textContent = "Play";
    const waits = findWaits(shown, day);
    waitTitle.hidden = waits.length === 0;
    waitBox.replaceChildren(...(waits.length ? longList(waits.map(waitItem)) : []));
    for (const item of items) item.classList.toggle("past", Number(item.dataset.day) <= day);
  };
  const never = describeNever(shown);
  const unsaid = [...shown.legs.values()].filter((leg) => leg.untimed).length;
  const elements = [
    make("h3", { id: "calendar-title-of", tabindex: "-1", text: `“${shortMessage(shown.message)}”, day by day` }),
    shown.sender ? make("p", { class: "kind-of", text: `Sent by ${nameOf(shown.sender)}` }) : "",
    state.without.size > 0 && make("p", { class: "hint", text: startSentence(`without ${absentNames()}.`) }),
    make("div", { class: "year" }, make("label", { for: "calendar-day", text: "Day" }), date, slider),
    make(
      "div",
      { class: "player", role: "group", "aria-label": "Day by day" },
      play,
      button("−", "One day earlier", () => dayShown() - 1),
      button("+", "One day later", () => dayShown() + 1),
      button("Before", "To the day before on which somebody hears", () => sooner(dayShown())),
      button("Next", "To the next day on which somebody hears", () => later(dayShown())),
    ),
    said,
    make("p", { class: "hint", text: `${ONE_RUN} It is told as if everybody passed it on by every channel that may carry it.${unsaid ? ` Of those who hear, ${unsaid.toLocaleString("en-GB")} ${unsaid === 1 ? "does" : "do"} so by a step that has no time recorded: it is told as if it took none.` : ""}` }),
    never ? make("p", { class: "none", text: never }) : "",
    waitTitle,
    waitBox,
    make("h4", { text: "All days on which somebody hears" }),
    ...dayList(items.filter((each) => Number(each.dataset.day) <= shown.last)),
    ...laterParts(items.filter((each) => Number(each.dataset.day) > shown.last)),
  ];
  return { elements, onDay };
};

const dayList = (items) => {
  const parts = longList(items);
  parts[0].classList.add("days");
  return parts;
};
const laterParts = (items) => (items.length ? [make("details", {}, make("summary", { text: `Afterwards others would hear too (${countWord(items.length, "day", "days")})` }), ...dayList(items))] : []);
