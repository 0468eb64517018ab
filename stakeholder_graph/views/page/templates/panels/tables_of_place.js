// The tables of what the model holds: stakeholders, channels, ties, what several depend on, and sources.
//
// A table: {id, name, rows: () => rows, words: row => what it is found by, columns, says: text above it}. Its rows come
// most important first. A column: [heading, row => text or number to sort and to save, how], where how may hold
// {cell: row => element, low: left out when narrow, wide, number: sorted from the largest, expected: row => whether a
// missing number is "unknown", shown: () => whether it is wanted at all}.

const rowsOfTables = readIsland("data-tables");

// Kinds that stand for a number of people: of these alone is it "unknown" where the model gives none.
const PEOPLED = new Set(["practice", "patient-group", "community", "membership", "volunteers"]);
for (const each of stakeholders) if (each.people !== null) PEOPLED.add(each.kind);

const byCuts = (list, also) => [...list].sort((one, other) => other.cuts_off - one.cuts_off || also(other) - also(one));

const sources = rowsOfTables.sources.map(([title, kind, published, accessed, evidence, author, where, link], index) => ({ index, title, kind, published, accessed, evidence, author, where, link }));
const sourceByTitle = new Map(sources.map((each) => [each.title, each]));
// What a source vouches for, counted when somebody looks at the table of sources.
const vouchedFor = (list) => {
  const counts = new Map();
  for (const { facts: all } of list) {
    for (const title of new Set(all.map((each) => each.source))) counts.set(title, (counts.get(title) || 0) + 1);
  }
  return counts;
};
let vouching = null;
const vouchingNow = () => {
  vouching ??= [vouchedFor(stakeholders), vouchedFor(channels), vouchedFor(rest.ties.map((tie) => ({ facts: [tie] })))];
  return vouching;
};
const vouchCount = (which) => (source) => vouchingNow()[which].get(source.title) || 0;
const vouchCell = (which, table) => (source) => {
  const count = vouchCount(which)(source);
  const onclick = () => setState({ table, vouchedBy: source.index, sort: "", page: 0, query: "" });
  return count ? make("button", { type: "button", class: "link", text: count.toLocaleString("en-GB"), "aria-label": `Show the ${count} ${table} for which “${source.title}” vouches`, onclick }) : "0";
};
const isVouchedBy = (list, index) => list.some((fact) => fact.source === sources[index].title);

// On paper the sources stand at the end, with where they can be read.
const tellSource = ({ title, author, published, accessed, link }) => [title, author, published ? `published ${published}` : "", accessed ? `looked at ${accessed}` : "", link].filter(Boolean).join(", ");
window.addEventListener("beforeprint", () => {
  const place = document.getElementById("paper-sources");
  if (sources.length) place.replaceChildren(make("h2", { text: "Sources" }), make("ul", {}, sources.map((each) => make("li", { text: tellSource(each) }))));
});

const restsOnColumn = ["Rests on", (each) => each.rests_on, { cell: (each) => (each.rests_on === "assumed" ? assumedBadge() : each.rests_on) }];

const TABLES_OF_PLACE = [
  {
    id: "stakeholders",
    name: "Stakeholders",
    rows: () => byCuts(stakeholders, (each) => each.sends.length + each.hears.length),
    words: findWords,
    vouched: (each, index) => isVouchedBy(each.facts, index),
    columns: [
      ["Name", (each) => each.name, { cell: (each) => openButton("stakeholder", each.id, each.name) }],
      ["Kind", (each) => kindName(each.kind)],
      ["Sector", (each) => sectorById.get(each.id), { low: true, shown: () => sectorNames.length > 0 }],
      ["Tier", (each) => (tierByName.get(each.tier) || { name: "" }).name, { low: true }],
      ["Part of", (each) => (each.part_of ? nameOf(each.part_of) : ""), { low: true, cell: (each) => (each.part_of ? nameButton(each.part_of) : "") }],
      ["People", (each) => each.people, { low: true, number: true, expected: (each) => PEOPLED.has(each.kind) }],
      ["Sends to", (each) => each.sends.length, { number: true, low: true }],
      ["Hears from", (each) => each.hears.length, { number: true, low: true }],
      ["Only way through for", (each) => each.cuts_off, { number: true }],
      restsOnColumn,
    ],
  },
  {
    id: "channels",
    name: "Channels",
    rows: () => byCuts(channels, () => 0),
    words: (each) => `${wordsOf(each.sender)} ${wordsOf(each.receiver)} ${plain(each.by)}`,
    vouched: (each, index) => isVouchedBy(each.facts, index),
    columns: [
      ["From", (each) => nameOf(each.sender), { cell: (each) => nameButton(each.sender) }],
      ["To", (each) => nameOf(each.receiver), { cell: (each) => nameButton(each.receiver) }],
      ["By", (each) => each.by, { cell: (each) => openButton("channel", each.id, each.by) }],
      ["Happens", (each) => factText(each, "Happens"), { low: true }],
      ["Level", (each) => factText(each, "Level of engagement"), { low: true }],
      ["Both ways", (each) => (each.twin ? "yes" : "no"), { low: true }],
      ["Only way through for", (each) => each.cuts_off, { number: true }],
      restsOnColumn,
    ],
  },
  {
    id: "ties",
    name: "Formal ties",
    rows: () => rest.ties,
    words: (each) => plain(`${nameOf(each.sender)} ${nameOf(each.receiver)} ${each.label}`),
    vouched: (each, index) => isVouchedBy([each], index),
    columns: [
      ["From", (each) => nameOf(each.sender), { cell: (each) => nameButton(each.sender) }],
      ["Tie", (each) => each.label],
      ["To", (each) => nameOf(each.receiver), { cell: (each) => nameButton(each.receiver) }],
      ["Source", (each) => (each.assumed ? "assumed" : each.source), { cell: (each) => (each.assumed ? assumedBadge() : each.source) }],
    ],
  },
  {
    id: "shared",
    name: "Depended on by several",
    rows: () => byCuts(rest.shared.map((each) => ({ ...each, cuts_off: each.cuts_off_count || 0 })), (each) => each.stakeholders.length + each.channels.length),
    words: (each) => plain(`${each.name} ${each.id}`),
    columns: [
      ["What several depend on", (each) => each.name, { cell: (each) => openButton("shared", each.id, each.name) }],
      ["Stakeholders that depend on it", (each) => each.stakeholders.length, { number: true }],
      ["Channels that depend on it", (each) => each.channels.length, { number: true }],
      ["Only way through for", (each) => each.cuts_off, { number: true }],
      ["Rests on", (each) => (each.assumed ? "assumed" : "a source"), { cell: (each) => (each.assumed ? assumedBadge() : "a source") }],
    ],
  },
];

const TABLE_OF_SOURCES = {
  id: "sources",
  name: "Sources",
  rows: () => sources,
  words: (each) => plain([each.title, each.kind, each.author || "", each.where || ""].join(" ")),
  columns: [
    ["Source", (each) => each.title, { wide: true, cell: (each) => (each.link ? make("a", { href: each.link, rel: "noreferrer noopener", target: "_blank", text: each.title }) : each.title) }],
    ["What it is", (each) => each.kind],
    ["Published", (each) => each.published || ""],
    ["Looked at", (each) => each.accessed || "", { low: true, shown: () => sources.some((each) => each.accessed) }],
    ["Evidence", (each) => each.evidence || ""],
    ["Author", (each) => each.author || "", { low: true }],
    ["Where in it", (each) => each.where || "", { low: true }],
    ["Stakeholders it tells of", vouchCount(0), { number: true, cell: vouchCell(0, "stakeholders") }],
    ["Channels it tells of", vouchCount(1), { number: true, cell: vouchCell(1, "channels") }],
    ["Ties it tells of", vouchCount(2), { number: true, cell: vouchCell(2, "ties") }],
  ],
};
