// The table view: everything the map draws, in words. Sortable, found by the same words, never more than a page
// of rows at once.

const PAGE_ROWS = 100;

// Kinds that stand for a number of people: of these alone is it "unknown" where the model gives none.
const PEOPLED = new Set(["practice", "patient-group", "community", "membership", "volunteers"]);
for (const each of stakeholders) if (each.people !== null) PEOPLED.add(each.kind);
const notStated = () => [make("span", { "aria-hidden": "true", text: "–" }), make("span", { class: "unseen", text: "not stated" })];

const openButton = (type, id, text) =>
  make("button", {
    type: "button",
    class: "link",
    text,
    onclick: () => select(type, id),
  });

// Typical days, with the worst and what they rest on below; a number without end is "never".
const daysColumn = (heading, key) => {
  const words = (days) => (days === null ? "never" : days.toLocaleString("en-GB"));
  return [
    heading,
    ({ delivery }) => (delivery[key] ? (delivery[key][0] ?? Infinity) : null),
    {
      number: true,
      cell: ({ delivery }) => {
        if (!delivery[key]) return notStated();
        const [typical, worst, basis] = delivery[key];
        return [words(typical), make("span", { class: "hint", text: `at worst ${words(worst)}` }), basis ? make("span", { class: "mark", text: basis.replace("times ", "") }) : ""];
      },
    },
  ];
};
const followButton = (message, delivery) =>
  make("button", {
    type: "button",
    class: "link",
    text: shortMessage(message),
    "aria-label": `Follow “${shortMessage(message)}” for ${memberName(message, memberOf(message, delivery))}`,
    onclick: () => {
      setState({ message: message.message, member: memberOf(message, delivery), selected: null, weakIn: null });
      showStory();
    },
  });
const anyDelivery = (has) => rest.messages.some((message) => message.deliveries.some(has));
const anyWeakPoint = (has) => rest.messages.some((message) => (message.weak_points || []).some(has));
const onlyIf = (wanted, column) => (wanted ? [column] : []);
const shareWords = (share) => (share > 0 && share < 0.005 ? "under 1%" : share < 1 && share >= 0.995 ? "over 99%" : `${Math.round(100 * share)}%`);
const loopWords = new Map([
  ["two-way", "two-way"],
  ["one-way", "one-way"],
  ["no-route", "no route"],
]);

// A column: [heading, row => text or number to sort and show, how], where how may hold {cell: row => element,
// low: hidden when narrow, number: sorted from the largest, expected: row => whether a missing number is "unknown"}
const tableKinds = [
  {
    id: "stakeholders",
    name: "Stakeholders",
    rows: () => stakeholders,
    words: findWords,
    columns: [
      ["Name", (each) => each.name, { cell: (each) => openButton("stakeholder", each.id, each.name) }],
      ["Kind", (each) => kindName(each.kind)],
      ["Tier", (each) => (tierByName.get(each.tier) || { name: "" }).name, { low: true }],
      ["Part of", (each) => (each.part_of ? nameOf(each.part_of) : ""), { low: true }],
      ["People", (each) => each.people, { low: true, number: true, expected: (each) => PEOPLED.has(each.kind) }],
      ["Sends to", (each) => each.sends.length, { number: true }],
      ["Hears from", (each) => each.hears.length, { number: true }],
      ["Only way through for", (each) => each.cuts_off, { number: true }],
      ["Rests on", (each) => each.rests_on, { low: true }],
    ],
    order: { column: 5, down: true },
  },
  {
    id: "channels",
    name: "Channels",
    rows: () => channels,
    words: (each) => plain(`${findWords(stakeholderById.get(each.sender))} ${findWords(stakeholderById.get(each.receiver))} ${each.by}`),
    columns: [
      ["From", (each) => nameOf(each.sender), { cell: (each) => openButton("stakeholder", each.sender, nameOf(each.sender)) }],
      ["To", (each) => nameOf(each.receiver), { cell: (each) => openButton("stakeholder", each.receiver, nameOf(each.receiver)) }],
      ["By", (each) => each.by, { cell: (each) => openButton("channel", each.id, each.by) }],
      ["Happens", (each) => factText(each, "Happens"), { low: true }],
      ["Level", (each) => factText(each, "Level of engagement"), { low: true }],
      ["Both ways", (each) => (each.twin ? "yes" : "no"), { low: true }],
      ["Only way through for", (each) => each.cuts_off, { number: true }],
      ["Rests on", (each) => each.rests_on],
    ],
  },
  {
    id: "ties",
    name: "Formal ties",
    rows: () => rest.ties,
    words: (each) => plain(`${nameOf(each.sender)} ${nameOf(each.receiver)} ${each.label}`),
    columns: [
      ["From", (each) => nameOf(each.sender), { cell: (each) => openButton("stakeholder", each.sender, nameOf(each.sender)) }],
      ["Tie", (each) => each.label],
      ["To", (each) => nameOf(each.receiver), { cell: (each) => openButton("stakeholder", each.receiver, nameOf(each.receiver)) }],
      ["Source", (each) => (each.assumed ? "assumed" : each.source)],
    ],
  },
  {
    id: "messages",
    name: "Messages",
    rows: () => rest.messages.flatMap((message) => message.deliveries.map((delivery) => ({ message, delivery }))),
    words: ({ message, delivery }) => plain([shortMessage(message), ...[delivery.sender, delivery.receiver].map((id) => (stakeholderById.has(id) ? findWords(stakeholderById.get(id)) : nameOf(id)))].join(" ")),
    columns: [
      ["Message", ({ message }) => shortMessage(message), { wide: true, cell: ({ message, delivery }) => followButton(message, delivery) }],
      ["From", ({ delivery }) => nameOf(delivery.sender)],
      ["To", ({ delivery }) => nameOf(delivery.receiver)],
      ["Route", ({ delivery }) => (delivery.reached ? routeWords(delivery.route) : "no route recorded"), { low: true, wide: true, cell: ({ message, delivery }) => routeCell(message, delivery) }],
      ["Steps", ({ delivery }) => delivery.hops, { number: true, low: true }],
      ...onlyIf(anyDelivery((each) => each.days), daysColumn("Typical days there", "days")),
      ...onlyIf(anyDelivery((each) => each.round_trip), daysColumn("Typical days there and back", "round_trip")),
      ...onlyIf(anyDelivery((each) => each.loop), ["Loop", ({ delivery }) => loopWords.get(delivery.loop) || "none asked for", { low: true }]),
      ...onlyIf(anyDelivery((each) => each.chance !== null), ["Chance", ({ delivery }) => delivery.chance, { number: true, low: true, cell: ({ delivery }) => (delivery.chance === null ? notStated() : shareWords(delivery.chance)) }]),
      ["Routes that share nobody", ({ delivery }) => (delivery.reached ? delivery.independent_routes : null), { number: true, low: true }],
      ...onlyIf(anyDelivery((each) => each.level), ["Level", ({ delivery }) => delivery.level, { low: true }]),
    ],
  },
  {
    id: "weak-points",
    name: "Only ways through",
    rows: () => rest.messages.flatMap((message) => (message.weak_points || []).map((weakPoint) => ({ message, weakPoint }))),
    words: ({ message, weakPoint }) => plain(`${shortMessage(message)} ${weakPointName(weakPoint)} ${weakPoint.id}`),
    columns: [
      ["Message", ({ message }) => shortMessage(message)],
      ["Only way through", ({ weakPoint }) => weakPointName(weakPoint), { cell: ({ message, weakPoint }) => make("button", { type: "button", class: "link", text: weakPointName(weakPoint), onclick: () => select(weakPoint.type, weakPoint.id, message.message) }) }],
      ["What it is", ({ weakPoint }) => ({ stakeholder: "stakeholder", channel: "channel", shared: "several depend on it" })[weakPoint.type], { low: true }],
      ["Cuts off", ({ weakPoint }) => weakPoint.cuts_off.length, { number: true }],
      ["People", ({ weakPoint }) => weakPoint.people, { number: true, expected: () => true }],
      ...onlyIf(anyWeakPoint((each) => each.holds), ["Holds in plausible versions", ({ weakPoint }) => (weakPoint.holds ? weakPoint.holds[0] : null), { number: true, low: true, cell: ({ weakPoint }) => (weakPoint.holds ? weakPoint.holds[1] : notStated()) }]),
      ["Whom", ({ message, weakPoint }) => listWords(weakPoint.cuts_off.map((each) => memberName(message, each))), { low: true }],
    ],
  },
];

const factText = (each, label) => {
  const fact = each.facts.find((one) => one.label === label);
  return fact ? `${fact.text}${fact.assumed ? " (assumed)" : ""}` : "";
};
const listWords = (names) => (names.length > 8 ? `${names.slice(0, 8).join("; ")}; and ${names.length - 8} more` : names.join("; "));
const routeWords = (route) => route.map(nameOf).join(" → ");
const answerWords = (delivery) => {
  if (!delivery.answer) return "no way back recorded";
  const back = routeWords(delivery.answer.route);
  return back === routeWords([...delivery.route].reverse()) ? "and back the same way" : `and back: ${back}`;
};
const routeCell = (message, delivery) => {
  if (!delivery.reached) return "no route recorded";
  return [routeWords(delivery.route), message.asks_answer ? make("span", { class: "hint", text: answerWords(delivery) }) : ""];
};

const compare = (one, other) => {
  if (one === null || other === null) return (one === null ? 1 : 0) - (other === null ? 1 : 0);
  if (typeof one === "number" && typeof other === "number") return one - other;
  return String(one).localeCompare(String(other), "en-GB", { numeric: true, sensitivity: "base" });
};

const fillTables = (box) => {
  const kinds = tableKinds.filter((kind) => kind.rows().length);
  if (!kinds.length) {
    box.append(make("p", { class: "quiet", text: "This model is empty." }));
    return { name: () => "table", listRows: () => [] };
  }
  let current = kinds[0];
  let page = 0;
  const orders = new Map();
  const tabs = kinds.map((kind) => make("button", { type: "button", "aria-pressed": "false", onclick: () => show(kind) }, `${kind.name} `, make("span", { class: "count", text: kind.rows().length })));
  const filter = make("input", { type: "search", id: "table-filter", autocomplete: "off", spellcheck: "false" });
  const place = make("div", { class: "scroll", role: "region", tabindex: "0" });
  const pages = make("div", { class: "pages" });
  box.append(
    make("div", { class: "tabs", role: "group", "aria-label": "Which table" }, tabs),
    make("p", { class: "field" }, make("label", { for: "table-filter", text: "Only rows with" }), filter),
    place,
    pages,
  );

  const show = (kind) => {
    current = kind;
    page = 0;
    render();
  };
  const sortBy = (index) => {
    const order = orders.get(current.id) || current.order;
    const again = order && order.column === index;
    const down = again ? !order.down : Boolean((current.columns[index][2] || {}).number);
    orders.set(current.id, { column: index, down });
    page = 0;
    render();
    place.querySelectorAll("thead button")[index].focus();
    announce(`Sorted by ${current.columns[index][0]}, ${down ? "largest first" : "smallest first"}.`);
  };
  const findRows = () => {
    const words = plain(state.query).split(/\s+/).filter(Boolean);
    const rows = current.rows().filter((row) => {
      if (!words.length) return true;
      const text = current.words(row);
      return words.every((word) => text.includes(word));
    });
    const order = orders.get(current.id) || current.order;
    if (!order) return rows;
    const value = current.columns[order.column][1];
    return [...rows].sort((one, other) => {
      const [a, b] = [value(one), value(other)];
      const unknown = a === null || b === null;
      return unknown || !order.down ? compare(a, b) : compare(b, a);
    });
  };
  const cellOf = (row, [heading, value, how = {}], first) => {
    const shown = value(row);
    const missing = () => (how.expected && how.expected(row) ? "unknown" : notStated());
    const content = how.cell ? how.cell(row) : shown === null ? missing() : typeof shown === "number" ? shown.toLocaleString("en-GB", { maximumFractionDigits: 1 }) : shown;
    const className = [how.low ? "low" : "", how.number ? "number" : "", how.wide ? "wide" : ""].filter(Boolean).join(" ");
    return make(first ? "th" : "td", { scope: first ? "row" : null, class: className || null }, shown === "assumed" && !how.cell ? assumedBadge() : content);
  };
  const render = () => {
    const rows = findRows();
    const pageCount = Math.max(1, Math.ceil(rows.length / PAGE_ROWS));
    page = Math.min(page, pageCount - 1);
    const shown = rows.slice(page * PAGE_ROWS, (page + 1) * PAGE_ROWS);
    const order = orders.get(current.id) || current.order;
    kinds.forEach((kind, index) => tabs[index].setAttribute("aria-pressed", String(kind === current)));
    place.setAttribute("aria-label", `Table of ${current.name.toLowerCase()}`);
    place.replaceChildren(
      make(
        "table",
        {},
        make("caption", { text: `${current.name}: ${countWord(rows.length, "row", "rows")}${state.query ? ` with “${state.query}”` : ""}` }),
        make(
          "thead",
          {},
          make(
            "tr",
            {},
            current.columns.map(([heading, , how = {}], index) => {
              const sorted = order && order.column === index ? (order.down ? "descending" : "ascending") : null;
              return make(
                "th",
                { scope: "col", "aria-sort": sorted, class: how.low ? "low" : null },
                make("button", { type: "button", onclick: () => sortBy(index) }, heading, sorted ? make("span", { "aria-hidden": "true", text: order.down ? " ▾" : " ▴" }) : ""),
              );
            }),
          ),
        ),
        make("tbody", {}, shown.map((row) => make("tr", {}, current.columns.map((column, index) => cellOf(row, column, index === 0))))),
      ),
    );
    const turn = (step) => () => {
      page += step;
      render();
      place.focus();
      announce(`Page ${page + 1} of ${pageCount}.`);
    };
    pages.replaceChildren(
      ...(pageCount > 1
        ? [
            make("button", { type: "button", text: "Earlier rows", disabled: page === 0, onclick: turn(-1) }),
            make("span", { text: `Rows ${page * PAGE_ROWS + 1} to ${page * PAGE_ROWS + shown.length} of ${rows.length}` }),
            make("button", { type: "button", text: "Later rows", disabled: page === pageCount - 1, onclick: turn(1) }),
          ]
        : []),
    );
  };

  filter.addEventListener("input", () => setState({ query: filter.value }));
  let told = null;
  onState(() => {
    if (state.view !== "table") return;
    if (filter.value !== state.query) filter.value = state.query;
    if (told === state.query) return;
    told = state.query;
    page = 0;
    render();
  });
  const textOf = ([, value], row) => value(row) ?? "";
  return {
    name: () => current.id,
    listRows: () => [current.columns.map(([heading]) => heading), ...findRows().map((row) => current.columns.map((column) => textOf(column, row)))],
  };
};
