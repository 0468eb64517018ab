// Two sides in words: what each message does on either, who is gained and lost, and line by line what differs.

const heardWords = { receivers: ["hears", "hear"], senders: ["is heard", "are heard"], pairs: ["arrives", "arrive"] };
const sideLabel = ({ side }) => side.label;
const OWN_LABEL = rest.place;

const tellRun = ({ days, untimed }, count) => `typically ${sayDays(days)} in one run that starts on the day of the model${untimed ? `, not counting steps with no time recorded (${untimed === count ? "each of them has some" : `${untimed.toLocaleString("en-GB")} of them ${untimed === 1 ? "has" : "have"} some`})` : ""}`;
const OF_OTHERS = "Days are not told: those who get through are not the same on both sides, so the days would be of others.";

const tellSide = (tally, message, of) => {
  if (!tally) return [make("span", { class: "hint", text: "not asked there" })];
  const [, many] = heardWords[message.counted];
  const { people, peopleUnknown } = message.counted === "pairs" ? { people: null, peopleUnknown: 0 } : of.count(tally.reached);
  const known = tellPeople(people, peopleUnknown);
  const lines = [`${tally.reached.length.toLocaleString("en-GB")} of ${tally.count.toLocaleString("en-GB")} ${many}${known ? ` (${known})` : ""}`];
  if (tally.answered.length || message.asks_answer) lines.push(`${tally.answered.length.toLocaleString("en-GB")} can be answered`);
  if (tally.run) lines.push(tellRun(tally.run, tally.reached.length));
  return lines.map((text, index) => make("span", index ? { class: "hint", text } : { text }));
};

const tellChange = (row, opened) => {
  const { message, lost, gained, cleared, arisen } = row;
  const [one, many] = heardWords[message.counted];
  const named = (ids, verbs) => `${startSentence(tellMembers(message, ids))} ${ids.length === 1 ? verbs[0] : verbs[1]}`;
  const parts = [];
  if (lost.length) parts.push(make("p", { class: "lost-words", text: `${named(lost, message.counted === "receivers" ? ["no longer hears", "no longer hear"] : message.counted === "senders" ? ["is no longer heard", "are no longer heard"] : ["no longer arrives", "no longer arrive"])}.` }), sideMembers(lost, message, "Who that is", opened));
  if (gained.length) parts.push(make("p", { text: `${named(gained, [`${one} now`, `${many} now`])}.` }), sideMembers(gained, message, "Who that is", opened));
  const answers = row.here && row.there ? row.there.answered.length - row.here.answered.length : 0;
  if (answers) parts.push(make("p", { text: `${Math.abs(answers).toLocaleString("en-GB")} ${answers > 0 ? "more" : "fewer"} can be answered.` }));
  if (cleared.length) parts.push(make("p", { text: `No longer the only way through: ${joinWords(cleared.slice(0, 3).map((each) => pointName(each.type, each.id, opened)))}${cleared.length > 3 ? ` and ${cleared.length - 3} more` : ""}.` }));
  if (arisen.length) parts.push(make("p", { text: `Newly the only way through: ${joinWords(arisen.slice(0, 3).map((each) => `${pointName(each.type, each.id, opened)} (for ${each.count})`))}${arisen.length > 3 ? ` and ${arisen.length - 3} more` : ""}.` }));
  const days = row.ofOthers ? make("p", { class: "hint", text: OF_OTHERS }) : "";
  if (parts.length) return [...parts, days];
  return [days, make("span", { class: "hint", text: opened.side.same_place && row.here && row.there ? "The same who hear, the same only ways through." : "Not held against each other: other ends." })];
};

const sideName = (id, { here, there }) => (here.of.get(id) || there.of.get(id) || { name: nameOf(id) }).name;
const endsOfChannel = (id, { here, there }) => here.channelOf.get(id) || there.channelOf.get(id);
const sharedName = (id, { here, there }) => (here.sharedOf.get(id) || there.sharedOf.get(id) || { name: id }).name;
const pointName = (type, id, opened) => {
  if (type === "shared") return sharedName(id, opened);
  const channel = type === "channel" && endsOfChannel(id, opened);
  return channel ? `the channel from ${sideName(channel.sender, opened)} to ${sideName(channel.receiver, opened)}` : sideName(id, opened);
};

const sideMembers = (members, message, title, opened) =>
  make(
    "details",
    {},
    make("summary", { text: `${title} (${members.length.toLocaleString("en-GB")})` }),
    ...longList(members.map((member) => make("li", {}, ...endsOfMember(message, member).map((id, index) => [index ? " to " : "", pickButton("stakeholder", id, sideName(id, opened))]).flat()))),
  );

const pickButton = (type, id, text) => make("button", { type: "button", class: "link", text, onclick: () => setState({ picked: { type, id } }) });

const meaningTable = (rows, opened) =>
  make(
    "div",
    { class: "scroll", role: "region", tabindex: "0", "aria-label": "What it means for each message" },
    make(
      "table",
      { class: "meaning" },
      make("caption", { text: "What it means for each message, on paper. Days are those of one run, and not the typical ones over all days to start that are told elsewhere; where the days of a meeting are not known, half its interval is assumed. They are told only where the same get through on both sides." }),
      make("thead", {}, make("tr", {}, ["Message", `Here: ${OWN_LABEL}`, `There: ${sideLabel(opened)}`, "What differs"].map((text) => make("th", { scope: "col", text })))),
      make(
        "tbody",
        {},
        rows.map((row) =>
          make(
            "tr",
            {},
            make("th", { scope: "row", text: row.message.says || row.id }),
            make("td", {}, ...tellSide(row.here, row.message, engine)),
            make("td", {}, ...tellSide(row.there, row.message, opened.engine)),
            make("td", { class: "wide" }, ...tellChange(row, opened)),
          ),
        ),
      ),
    ),
  );

// --- what differs ---

const factWords = (fact) => (fact ? [fact.text, fact.assumed ? assumedBadge() : fact.source ? make("span", { class: "source", text: `Source: ${fact.source}` }) : ""] : [make("span", { class: "quiet", text: "not said" })]);
const otherwiseList = (otherwise) => make("ul", { class: "plain otherwise" }, otherwise.map(({ label, here, there }) => make("li", {}, `${label}: `, ...factWords(here), make("span", { text: " → " }), ...factWords(there))));

const channelWords = (each, opened) => `${sideName(each.sender, opened)} to ${sideName(each.receiver, opened)}: ${each.by}`;
const badgeOf = (each) => (each.assumed ? assumedBadge() : "");

// Many channels of one sort are told as one line: who they lead from and to by kind, and by what.
const FEW_ALIKE = 3;
const channelGroups = (list, { of, kindOf }, opened) => {
  const groups = new Map();
  for (const each of list) {
    const [from, to] = [of.get(each.sender).kind, of.get(each.receiver).kind];
    const key = `${from}\n${to}\n${each.by}`;
    if (!groups.has(key)) groups.set(key, { from, to, by: each.by, list: [] });
    groups.get(key).list.push(each);
  }
  const plural = (kind) => (kindOf.get(kind) ? kindOf.get(kind).plural : kind);
  const row = (each) => make("li", {}, pickButton("channel", each.id, channelWords(each, opened)), badgeOf(each));
  return [...groups.values()].flatMap(({ from, to, by, list: alike }) =>
    alike.length <= FEW_ALIKE
      ? alike.map(row)
      : [make("li", {}, make("details", {}, make("summary", { text: `${alike.length} channels from ${plural(from)} to ${plural(to)}: ${by}` }), ...longList(alike.map(row))))],
  );
};

const differenceParts = (how, title, differences, scene, opened) => {
  const { stakeholders: people, channels: lines } = differences;
  const count = people[how].length + lines[how].length;
  return [
    make("h3", { text: `${title} (${count.toLocaleString("en-GB")})` }),
    count === 0 ? make("p", { class: "quiet", text: "Nobody and nothing." }) : "",
    ...(people[how].length ? longList(people[how].map((each) => make("li", {}, pickButton("stakeholder", each.id, each.name), make("span", { class: "kind-of", text: ` ${(scene.kindOf.get(each.kind) || { name: each.kind }).name}` }), badgeOf(each)))) : []),
    ...(lines[how].length ? [make("ul", { class: "plain" }, channelGroups(lines[how], scene, opened))] : []),
  ];
};

const changedParts = ({ stakeholders: people, channels: lines }, opened) => {
  const rows = [
    ...people.changed.map(({ each, otherwise }) => make("li", {}, pickButton("stakeholder", each.id, each.name), otherwiseList(otherwise))),
    ...lines.changed.map(({ each, otherwise }) => make("li", {}, pickButton("channel", each.id, channelWords(each, opened)), otherwiseList(otherwise))),
  ];
  return [make("h3", { text: `There on both sides, and otherwise (${rows.length.toLocaleString("en-GB")})` }), ...(rows.length ? longList(rows) : [make("p", { class: "quiet", text: "Nobody and nothing." })])];
};

// Two different places: who plays which part in each.
const SOUGHT = new Map([
  ["absent", "known to be absent"],
  ["silent", "not said"],
]);
const partsTable = (opened) => {
  const cell = (part, index, scene) => {
    const members = part.members[index];
    if (!members.length) return make("td", {}, make("span", { class: "quiet", text: SOUGHT.get(part.sought[index]) || "nobody" }));
    return make("td", {}, ...longList(members.map((id) => make("li", {}, pickButton("stakeholder", id, (scene.of.get(id) || { name: id }).name)))));
  };
  return [
    make(
      "div",
      { class: "scroll", role: "region", tabindex: "0", "aria-label": "Who plays which part" },
      make(
        "table",
        {},
        make("caption", { text: "Who plays which part. Two different places are held against each other by the parts that are played in them, found by role and kind; “not said” is no absence." }),
        make("thead", {}, make("tr", {}, ["Part", `Here: ${OWN_LABEL}`, `There: ${sideLabel(opened)}`].map((text) => make("th", { scope: "col", text })))),
        make("tbody", {}, opened.side.parts.map((part) => make("tr", {}, make("th", { scope: "row", text: startSentence(part.name) }), cell(part, 0, opened.here), cell(part, 1, opened.there)))),
      ),
    ),
  ];
};
