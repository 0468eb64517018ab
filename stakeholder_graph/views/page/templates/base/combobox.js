// A box to type in with a list to choose from (the ARIA combobox pattern), for finding stakeholders and members.
// It never holds more than LONGEST choices in the page, however large the place.

const LONGEST = 40;
const plain = (text) => text.toLowerCase().normalize("NFD").replace(/\p{Mn}/gu, "");

// Whose name or code it is stands first, then whose name begins so, then who has a word that does.
const fitOf = (each, asked) => {
  const name = plain(each.text);
  const all = ` ${each.words} `;
  if (name === asked || all.includes(` ${asked} `)) return 0;
  if (name.startsWith(asked)) return 1;
  return all.includes(` ${asked}`) ? 2 : 3;
};
const sortByFit = (found, asked) => {
  const fits = new Map(found.map((each) => [each, fitOf(each, asked)]));
  found.sort((one, other) => fits.get(one) - fits.get(other) || one.text.length - other.text.length || one.text.localeCompare(other.text, "en-GB", { numeric: true }));
};

// choices: () => [{value, text, hint, words}], where words is what it can be found by
const makeCombobox = ({ id, label, labelledBy, placeholder, choices, onChoose }) => {
  const listId = `${id}-list`;
  const input = make("input", {
    id,
    type: "text",
    role: "combobox",
    autocomplete: "off",
    spellcheck: "false",
    "aria-expanded": "false",
    "aria-controls": listId,
    "aria-autocomplete": "list",
    "aria-label": label,
    "aria-labelledby": labelledBy,
    placeholder,
  });
  const list = make("ul", { id: listId, role: "listbox", "aria-label": label || placeholder, hidden: true });
  let found = [];
  let active = -1;

  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    active = -1;
  };
  const setActive = (index) => {
    active = index;
    [...list.children].forEach((item, number) => item.setAttribute("aria-selected", String(number === index)));
    if (index < 0) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", `${id}-${index}`);
    return list.children[index].scrollIntoView({ block: "nearest" });
  };
  const choose = (choice) => {
    input.value = choice.text;
    close();
    onChoose(choice.value);
  };
  const open = () => {
    const words = plain(input.value).split(/\s+/).filter(Boolean);
    const all = choices().filter((each) => words.every((word) => each.words.includes(word)));
    if (words.length) sortByFit(all, words.join(" "));
    found = all.slice(0, LONGEST);
    list.replaceChildren(
      ...found.map((each, index) =>
        make(
          "li",
          { id: `${id}-${index}`, role: "option", "aria-selected": "false", onmousedown: (event) => event.preventDefault(), onclick: () => choose(each) },
          make("span", { text: each.text }),
          each.hint ? make("span", { class: "hint", text: each.hint }) : null,
        ),
      ),
    );
    list.hidden = found.length === 0;
    input.setAttribute("aria-expanded", String(found.length > 0));
    active = -1;
    input.removeAttribute("aria-activedescendant");
    return all.length;
  };

  input.addEventListener("input", () => {
    const count = open();
    announce(count === 0 ? "Nothing found." : `${countWord(count, "match", "matches")}.`);
  });
  input.addEventListener("focus", () => input.select());
  input.addEventListener("click", open);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) open();
      if (!found.length) return;
      const step = event.key === "ArrowDown" ? 1 : -1;
      setActive(active < 0 && step < 0 ? found.length - 1 : (active + step + found.length) % found.length);
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (list.hidden) return;
      if (found.length) choose(found[Math.max(active, 0)]);
    } else if (event.key === "Escape") {
      if (!list.hidden) {
        event.stopPropagation();
        close();
      } else if (input.value) {
        event.stopPropagation();
        input.value = "";
      }
    }
  });
  return { element: make("div", { class: "combobox" }, input, list), input };
};

const findWords = (each) => plain([each.name, ...each.search, kindName(each.kind)].join(" "));
const stakeholderChoices = stakeholders.map((each) => ({
  value: each.id,
  text: each.name,
  hint: [kindName(each.kind), ...each.search.slice(-2)].join(" · "),
  words: findWords(each),
}));
