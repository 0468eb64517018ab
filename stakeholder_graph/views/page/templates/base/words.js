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

const counted = (message, count) =>
  `${count} of ${message.delivery_count} ${message.counted === "pairs" ? "pairs" : message.counted}`;

const assumedBadge = () => make("span", { class: "badge assumed", text: "assumed" });

// Sentences come ready made, so that they are those of a trace, word for word. A name stands in them as its number
// between two marks, and leads to whom it names; what is assumed stands in brackets, and is made to stand out.
const nameLink = (number, own) => {
  const [id, name, called = name] = rest.names[number] || ["", ""];
  if (id === own || !stakeholderById.has(id)) return called;
  return make("a", {
    class: "name",
    href: `#${new URLSearchParams({ at: `stakeholder:${id}` })}`,
    text: called,
    onclick: (event) => {
      event.preventDefault(); // inside a notebook the address may be another page's
      select("stakeholder", id);
    },
  });
};
const markAssumed = (text) =>
  text.split(/((?:times |reliabilities )?(?:partly )?assumed)(?=[)\]])/).map((part, index) => (index % 2 ? make("span", { class: "mark", text: part }) : part));
// ``own`` is whose details it stands in: nothing leads to where one is already.
const sentence = (number, own = null) => tellSentence(rest.sentences[number], own);
const tellSentence = (text, own = null) => text.split(/\ue000(\d+)\ue001/).flatMap((part, index) => (index % 2 ? [nameLink(Number(part), own)] : markAssumed(part)));

// "what / says who" for one fact: the value, then its source, or the badge that says nobody vouches for it.
const factSource = (fact) => {
  if (fact.assumed) return make("span", { class: "source" }, assumedBadge());
  if (!fact.source) return "";
  const text = fact.link
    ? make("a", { href: fact.link, rel: "noreferrer noopener", target: "_blank", text: fact.source })
    : fact.source;
  const source = sourceByTitle.get(fact.source);
  const more = source ? [source.published ? `published ${source.published}` : "", source.evidence ? `evidence: ${source.evidence}` : ""].filter(Boolean).join("; ") : "";
  return make("span", { class: "source" }, "Source: ", text, more ? ` (${more})` : "");
};
