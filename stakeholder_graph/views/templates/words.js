// The words of the page and the making of its elements. Text only ever goes in as text, never as markup.

const SVG = "http://www.w3.org/2000/svg";

const fill = (element, attributes, children) => {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "text") element.textContent = value;
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.flat().filter((each) => each !== null && each !== undefined && each !== false));
  return element;
};
const make = (tag, attributes = {}, ...children) => fill(document.createElement(tag), attributes, children);
const draw = (tag, attributes = {}, ...children) => fill(document.createElementNS(SVG, tag), attributes, children);

const countWord = (count, one, many) => `${count.toLocaleString("en-GB")} ${count === 1 ? one : many}`;
const nameOf = (id) => (id === null ? "nobody" : nameById.get(id) || id);
const peopleWords = (people) => (people === null || people === undefined ? "" : countWord(people, "person", "people"));
const kindName = (kind) => (kindById.get(kind) ? kindById.get(kind).name : kind);
const shortMessage = (message) => message.says || message.message;
const memberName = (message, member) => {
  const delivery = message.byMember.get(member);
  if (message.counted === "pairs" && delivery) return `${nameOf(delivery.sender)} to ${nameOf(delivery.receiver)}`;
  return nameOf(member);
};
// A name with its code, for lists in which several stakeholders may share a name.
const fullName = (each) => (each.name.toLowerCase() === each.id ? each.name : `${each.name} (${each.id})`);

const counted = (message, count) =>
  `${count} of ${message.delivery_count} ${message.counted === "pairs" ? "pairs" : message.counted}`;

const levelWords = (level) => (level === null || level === undefined ? "level of engagement not known" : `level: ${level}`);

const dayWords = (each) => {
  if (each.typical_days === null) return "";
  const worst = each.worst_days === null ? "" : `, at worst ${each.worst_days}`;
  const best = each.best_days === null ? "" : `, at best ${each.best_days}`;
  return `typically ${countWord(Math.round(each.typical_days), "day", "days")}${best}${worst}`;
};

const chanceWords = (chance) => {
  if (!chance) return "";
  const range = chance.low === undefined ? "" : ` (${Math.round(100 * chance.low)} to ${Math.round(100 * chance.high)}%)`;
  return `gets through with a chance of ${Math.round(100 * chance.value)}%${range}`;
};

const routeCountWords = (count) => {
  if (count <= 1) return "no second route recorded";
  return count === 2 ? "there is a second route that shares nobody" : `${count} routes that share nobody`;
};

const loopWords = new Map([
  ["two-way", "there is a way up and a way back"],
  ["one-way", "heard, but no way back recorded"],
  ["no-route", "no route recorded"],
]);

const assumedBadge = () => make("span", { class: "badge assumed", text: "assumed" });

// "what / says who" for one fact: the value, then its source, or the badge that says nobody vouches for it.
const factSource = (fact) => {
  if (fact.assumed) return make("span", { class: "source" }, assumedBadge());
  if (!fact.source) return "";
  const text = fact.link
    ? make("a", { href: fact.link, rel: "noreferrer noopener", target: "_blank", text: fact.source })
    : fact.source;
  return make("span", { class: "source" }, "Source: ", text);
};
