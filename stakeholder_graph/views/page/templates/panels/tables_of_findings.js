// The tables of what was found: messages, only ways through, who does not hear whom, standards, and what an absence costs.

const anyDelivery = (has) => rest.messages.some((message) => message.deliveries.some(has));
const anyWeakPoint = (has) => rest.messages.some((message) => (message.weak_points || []).some(has));
const loopWords = new Map([
  ["two-way", "two-way"],
  ["one-way", "one-way"],
  ["no-route", "no route"],
]);

// Who does not get through first, then who has no way back, then who waits longest.
const deliveryRank = ({ delivery }) => (delivery.reached ? (delivery.loop === "one-way" ? 1 : 2) : 0);
const deliveryDays = ({ delivery }) => ((delivery.round_trip || delivery.days || [0])[0] ?? Infinity);
const deliveryRows = () =>
  rest.messages
    .flatMap((message) => message.deliveries.map((delivery) => ({ message, delivery, member: memberOf(message, delivery) })))
    .sort((one, other) => deliveryRank(one) - deliveryRank(other) || (deliveryDays(other) > deliveryDays(one) ? 1 : deliveryDays(other) < deliveryDays(one) ? -1 : 0));

// What an absence does to a delivery, where something is taken away at the moment.
const lossOf = ({ message, member }) => {
  const loss = lossesNow().find((each) => each.message === message.message);
  if (!loss) return "";
  if (loss.lost.includes(member)) return message.counted === "receivers" ? "no longer hears" : message.counted === "pairs" ? "no longer arrives" : "is no longer heard";
  return loss.unanswered.includes(member) ? "gets no answer any more" : "";
};
const lostRows = () => deliveryRows().filter((row) => lossOf(row));

const TABLE_OF_MESSAGES = {
  id: "messages",
  name: "Messages",
  rows: deliveryRows,
  words: ({ message, delivery }) => `${plain(shortMessage(message))} ${wordsOf(delivery.sender)} ${wordsOf(delivery.receiver)}`,
  ofMessage: ({ message }) => message.message,
  columns: [
    ["Message", ({ message }) => shortMessage(message), { wide: true, cell: ({ message, member }) => followButton(message, member) }],
    ["From", ({ delivery }) => nameOf(delivery.sender), { cell: ({ delivery }) => nameButton(delivery.sender) }],
    ["To", ({ delivery }) => nameOf(delivery.receiver), { cell: ({ delivery }) => nameButton(delivery.receiver) }],
    ["As things are taken away now", lossOf, { shown: () => lossesNow().length > 0, cell: (row) => (lossOf(row) ? make("strong", { text: lossOf(row) }) : "as before") }],
    ["Route", ({ delivery }) => (delivery.reached ? routeWords(delivery.route) : "no route recorded"), { low: true, wide: true, cell: ({ message, delivery }) => routeCell(message, delivery) }],
    ["Steps", ({ delivery }) => delivery.hops, { number: true, low: true }],
    [...daysColumn("Typical days there", "days"), () => anyDelivery((each) => each.days)],
    [...daysColumn("Typical days there and back", "round_trip"), () => anyDelivery((each) => each.round_trip)],
    ["Loop", ({ delivery }) => loopWords.get(delivery.loop) || "none asked for", { low: true, shown: () => anyDelivery((each) => each.loop) }],
    ["Chance", ({ delivery }) => delivery.chance, { number: true, low: true, shown: () => anyDelivery((each) => each.chance !== null), cell: ({ delivery }) => (delivery.chance === null ? notStated() : shareWords(delivery.chance)) }],
    ["Arrives in plausible versions", ({ delivery }) => (delivery.holds ? delivery.holds[0] : null), { number: true, low: true, shown: () => anyDelivery((each) => each.holds), cell: ({ delivery }) => (delivery.holds ? delivery.holds[1] : notStated()) }],
    ["Routes that share nobody", ({ delivery }) => (delivery.reached ? delivery.independent_routes : null), { number: true, low: true }],
    ["Level", ({ delivery }) => delivery.level, { low: true, shown: () => anyDelivery((each) => each.level) }],
  ].map(([heading, value, how = {}, shown]) => [heading, value, shown ? { ...how, shown } : how]),
};

const cutOffMembers = ({ message, weakPoint }) => weakPoint.cuts_off.map((member) => [memberName(message, member), message.counted === "pairs" ? null : member]);

const TABLE_OF_WEAK_POINTS = {
  id: "weak-points",
  name: "Only ways through",
  rows: () =>
    rest.messages
      .flatMap((message) => (message.weak_points || []).map((weakPoint) => ({ message, weakPoint })))
      .sort((one, other) => (other.weakPoint.people || 0) - (one.weakPoint.people || 0) || other.weakPoint.cuts_off.length - one.weakPoint.cuts_off.length),
  words: ({ message, weakPoint }) => plain(`${shortMessage(message)} ${weakPointName(weakPoint)} ${weakPoint.id}`),
  ofMessage: ({ message }) => message.message,
  none: "Nobody is the only way through.",
  columns: [
    ["Only way through", ({ weakPoint }) => weakPointName(weakPoint), { cell: ({ message, weakPoint }) => make("button", { type: "button", class: "link", text: weakPointName(weakPoint), onclick: () => select(weakPoint.type, weakPoint.id, message.message) }) }],
    ["What it is", ({ weakPoint }) => ({ stakeholder: "stakeholder", channel: "channel", shared: "several depend on it" })[weakPoint.type], { low: true }],
    ["Message", ({ message }) => shortMessage(message), { wide: true }],
    ["Cuts off", ({ weakPoint }) => weakPoint.cuts_off.length, { number: true }],
    ["People", ({ weakPoint }) => weakPoint.people, { number: true, expected: () => true }],
    ["Holds in plausible versions", ({ weakPoint }) => (weakPoint.holds ? weakPoint.holds[0] : null), { number: true, low: true, shown: () => anyWeakPoint((each) => each.holds), cell: ({ weakPoint }) => (weakPoint.holds ? weakPoint.holds[1] : notStated()) }],
    ["Whom", (row) => listWords(cutOffMembers(row).map(([name]) => name)), { low: true, wide: true, cell: (row) => nameList(cutOffMembers(row)) }],
  ],
};

// The messages in which somebody is left out in the way a row of the silos says.
const SILO_DELIVERIES = new Map([
  ["not-reached", (id) => (each) => each.receiver === id && !each.reached],
  ["no-way-up", (id) => (each) => each.sender === id && !each.reached],
  ["one-way", (id) => (each) => each.sender === id && each.loop === "one-way"],
]);
const siloMessages = ({ code, ids }) => {
  const isOne = SILO_DELIVERIES.get(code);
  if (!isOne) return [];
  return rest.messages.flatMap((message) => {
    const found = message.deliveries.find(isOne(ids[0]));
    return found ? [{ message, member: memberOf(message, found) }] : [];
  });
};

// A sentence as plain text, for sorting, for finding and for a spreadsheet.
const textOf = (told) => tellSentence(told).map((part) => (typeof part === "string" ? part : part.textContent)).join("");

const TABLE_OF_SILOS = {
  id: "silos",
  name: "Silos",
  rows: () => rowsOfTables.silos.map(([code, ids, told]) => ({ code, ids, told })),
  words: ({ code, ids }) => `${plain(rowsOfTables.silo_words[code])} ${ids.map(wordsOf).join(" ")}`,
  none: "Nobody is left out of a message, and nobody hears others only through a hub.",
  columns: [
    ["Who", ({ ids }) => listWords(ids.map(nameOf)), { wide: true, cell: ({ ids }) => nameList(ids.map((id) => [nameOf(id), id])) }],
    ["What was found", ({ code, told }) => [rowsOfTables.silo_words[code], textOf(told)].filter(Boolean).join(". "), { wide: true, cell: ({ code, told }) => [rowsOfTables.silo_words[code], told ? make("span", { class: "hint" }, tellSentence(told)) : ""] }],
    ["In which messages", (row) => siloMessages(row).map(({ message }) => shortMessage(message)).join("; "), { wide: true, cell: (row) => make("ul", { class: "why" }, siloMessages(row).map(({ message, member }) => make("li", {}, followButton(message, member)))) }],
  ],
};

const ruleText = (told) => told.map(textOf).join(" ");
const SEVERITIES = ["low", "medium", "high"];
const TABLE_OF_STANDARDS = {
  id: "standards",
  name: "Standards",
  rows: () => rowsOfTables.rules.map(([question, result, severity, basis, told, remedy, reference, address, standard]) => ({ question, result, severity, basis, told, remedy, reference, address, standard })),
  words: (row) => plain([row.question, row.result, row.severity, row.reference, row.standard, ruleText(row.told)].join(" ")),
  says: rowsOfTables.rule_counts,
  columns: [
    ["Question", (row) => row.question, { wide: true }],
    ["Answer", (row) => row.result, { cell: (row) => [make("strong", { text: row.result }), " ", row.basis !== "stated" && row.result !== "cannot tell" ? make("span", { class: "mark", text: row.basis === "partly" ? "partly assumed" : "assumed" }) : ""] }],
    ["Severity", (row) => SEVERITIES.indexOf(row.severity), { number: true, low: true, cell: (row) => row.severity }],
    ["Why", (row) => ruleText(row.told), { wide: true, cell: (row) => make("ul", { class: "why" }, row.told.map((each) => make("li", {}, tellSentence(each)))) }],
    ["What to do", (row) => row.remedy, { low: true, wide: true }],
    ["Asked by", (row) => row.reference, { low: true, wide: true, cell: (row) => (row.address ? make("a", { href: row.address, rel: "noreferrer noopener", target: "_blank", text: row.reference }) : row.reference) }],
  ],
};

const TABLE_OF_LOSSES = {
  id: "lost",
  name: "What the absence costs",
  rows: lostRows,
  changes: true,
  words: TABLE_OF_MESSAGES.words,
  ofMessage: ({ message }) => message.message,
  columns: [
    ["Who", ({ message, member }) => memberName(message, member), { cell: ({ message, member }) => (message.counted === "pairs" ? memberName(message, member) : nameButton(member)) }],
    ["What happens", lossOf, { cell: (row) => make("strong", { text: lossOf(row) }) }],
    ["Message", ({ message }) => shortMessage(message), { wide: true, cell: ({ message, member }) => followButton(message, member) }],
    ["People", ({ member }) => (stakeholderById.has(member) ? stakeholderById.get(member).people : null), { number: true, expected: ({ member }) => stakeholderById.has(member) && PEOPLED.has(stakeholderById.get(member).kind) }],
  ],
};
