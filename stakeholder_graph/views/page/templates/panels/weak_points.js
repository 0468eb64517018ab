// Whose absence cuts whom off: one list of buttons for each message, the widest effect first.

const FIRST_SHOWN = 6;

const typeWords = new Map([
  ["stakeholder", ""],
  ["channel", "the channel "],
  ["shared", "depended on by several: "],
]);
const weakPointName = (weakPoint) => {
  const channel = weakPoint.type === "channel" && channelById.get(weakPoint.id);
  return channel ? `${nameOf(channel.sender)} to ${nameOf(channel.receiver)}` : nameOf(weakPoint.id);
};

const weakPointItem = (message, weakPoint) => {
  const people = peopleWords(weakPoint.people);
  const mark = () => {
    select(weakPoint.type, weakPoint.id, message.message);
    announce(`${weakPointName(weakPoint)}: without it ${counted(message, weakPoint.cuts_off.length)} are cut off.`);
  };
  return make(
    "li",
    {},
    make(
      "button",
      { type: "button", class: "row", onclick: mark },
      make("span", { class: "kind-of", text: typeWords.get(weakPoint.type) }),
      make("strong", { text: weakPointName(weakPoint) }),
      make("span", { class: "hint", text: `for ${counted(message, weakPoint.cuts_off.length)}${people ? ` · ${people}` : ""}` }),
    ),
  );
};

const fillWeakPoints = (box) => {
  const worst = (message) => Math.max(0, ...message.weak_points.map((each) => each.people || 0));
  const asked = rest.messages
    .filter((each) => each.weak_points)
    .sort((one, other) => worst(other) - worst(one) || other.weak_points.length - one.weak_points.length);
  if (!asked.length) {
    box.append(make("p", { class: "quiet", text: "Not asked here." }));
    return;
  }
  for (const message of asked) {
    const total = message.weak_points.length;
    const toTable = () => {
      setState({ view: "table", table: "weak-points", ofMessage: message.message, query: "", sort: "", page: 0 });
      document.getElementById("centre").focus();
    };
    box.append(
      make("h3", { text: shortMessage(message) }),
      total ? make("ul", { class: "weak-points" }, message.weak_points.slice(0, FIRST_SHOWN).map((each) => weakPointItem(message, each))) : make("p", { class: "quiet", text: "Nobody is the only way through." }),
      total > FIRST_SHOWN ? make("p", { class: "gap" }, make("button", { type: "button", class: "small", text: `All ${total} in the table`, onclick: toTable })) : "",
      total > FIRST_SHOWN ? make("p", { class: "paper-only", text: `And ${total - FIRST_SHOWN} more, in the table.` }) : "",
    );
  }
};
