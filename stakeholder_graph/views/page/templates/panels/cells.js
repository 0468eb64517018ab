// What stands in the cells of the tables: buttons that lead on, days, routes, and words for what is not there.

const notStated = () => [make("span", { "aria-hidden": "true", text: "–" }), make("span", { class: "unseen", text: "not stated" })];

const openButton = (type, id, text) => make("button", { type: "button", class: "link", text, onclick: () => select(type, id) });
const nameButton = (id) => (stakeholderById.has(id) ? openButton("stakeholder", id, nameOf(id)) : nameOf(id));

// On paper nothing can be unfolded or pressed: there everybody is named, and headings are text.
let isOnPaper = false;
window.addEventListener("beforeprint", () => {
  isOnPaper = true;
});
window.addEventListener("afterprint", () => {
  isOnPaper = false;
});

// A few names as buttons, the others behind one that says how many.
const NAMED_FIRST = 1;
const nameList = (members) => {
  if (!members.length) return "";
  if (isOnPaper) return members.map(([text]) => text).join("; ");
  const items = members.map(([text, id]) => make("li", {}, id ? openButton("stakeholder", id, text) : text));
  if (items.length <= NAMED_FIRST + 1) return make("ul", { class: "who" }, items);
  const list = make("ul", { class: "who" }, items.slice(0, NAMED_FIRST));
  const more = make("button", { type: "button", class: "small", text: `and ${items.length - NAMED_FIRST} more` });
  more.addEventListener("click", () => {
    const row = more.parentElement;
    row.before(...items.slice(NAMED_FIRST));
    row.remove();
    (items[NAMED_FIRST].querySelector("button") || list).focus();
  });
  list.append(make("li", {}, more));
  return list;
};

const listWords = (names) => names.join("; ");
const routeWords = (route) => route.map(nameOf).join(" → ");
const answerWords = (delivery) => {
  if (!delivery.answer) return "no way back recorded";
  const back = routeWords(delivery.answer.route);
  return back === routeWords([...delivery.route].reverse()) ? "and back the same way" : `and back: ${back}`;
};
const routeCell = (message, delivery) => {
  if (!delivery.reached) return make("span", { class: "none", text: "no route recorded" });
  return [routeWords(delivery.route), message.asks_answer ? make("span", { class: "hint", text: answerWords(delivery) }) : ""];
};

const factText = (each, label) => {
  const fact = each.facts.find((one) => one.label === label);
  return fact ? `${fact.text}${fact.assumed ? " (assumed)" : ""}` : "";
};

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

const followButton = (message, member) =>
  make("button", {
    type: "button",
    class: "link",
    text: state.ofMessage ? "Follow" : shortMessage(message),
    "aria-label": `Follow “${shortMessage(message)}” for ${memberName(message, member)}`,
    onclick: () => {
      setState({ message: message.message, member, selected: null, weakIn: null, panel: "trace" });
      showStory();
    },
  });

const shareWords = (share) => (share > 0 && share < 0.005 ? "under 1%" : share < 1 && share >= 0.995 ? "over 99%" : `${Math.round(100 * share)}%`);
const wordsOf = (id) => (stakeholderById.has(id) ? findWords(stakeholderById.get(id)) : plain(nameOf(id)));
