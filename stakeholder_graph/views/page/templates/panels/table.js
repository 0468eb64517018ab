// The table view: everything the map and the panels say, in words. Sortable, found by the same words, never more than
// a page of rows at once; which table, how it is sorted and which page are in the address.

const PAGE_ROWS = 50;
const PAPER_ROWS = 1000;
const [TABLE_OF_STAKEHOLDERS, ...TABLES_BESIDES] = TABLES_OF_PLACE;
const TABLES = [TABLE_OF_STAKEHOLDERS, TABLE_OF_LOSSES, TABLE_OF_MESSAGES, TABLE_OF_WEAK_POINTS, TABLE_OF_SILOS, TABLE_OF_STANDARDS, ...TABLES_BESIDES, TABLE_OF_SOURCES];

keep("table", { initial: "stakeholders", key: "table", write: (id) => (id === "stakeholders" ? "" : id), read: (text) => (TABLES.some((each) => each.id === text) ? text : "stakeholders") });
// the number of a column, with a minus where the largest stand first; "" where the most important do
keep("sort", { initial: "", key: "sort", read: (text) => (/^-?\d{1,2}$/.test(text) ? text : "") });
keep("page", { initial: 0, key: "page", write: (page) => (page ? String(page + 1) : ""), read: (text) => Math.max(0, (Number.parseInt(text, 10) || 1) - 1) });
keep("ofMessage", { initial: null, key: "of", read: (text) => (messageById.has(text) ? text : null) });
keep("vouchedBy", { initial: null, key: "vouched", write: (index) => (index === null ? "" : String(index)), read: (text) => (text !== "" && sources[Number(text)] ? Number(text) : null) });

const compare = (one, other) => {
  if (one === null || other === null) return (one === null ? 1 : 0) - (other === null ? 1 : 0);
  if (typeof one === "number" && typeof other === "number") return one - other;
  return String(one).localeCompare(String(other), "en-GB", { numeric: true, sensitivity: "base" });
};

const rowsOf = (table) => {
  if (table.changes) return table.rows();
  table.known ??= table.rows();
  return table.known;
};
const columnsOf = (table) => table.columns.filter(([, , how = {}]) => !how.shown || how.shown());
const orderOf = (table) => {
  const index = Math.abs(Number(state.sort));
  return state.sort !== "" && index < columnsOf(table).length ? { index, down: state.sort.startsWith("-") } : null;
};

// Which of its rows a table is held to, in words: nothing where it shows them all.
const limitsOf = (table) => [
  state.query.trim() && `those with “${state.query.trim()}”`,
  table.ofMessage && state.ofMessage && `of “${shortMessage(messageById.get(state.ofMessage))}”`,
  table.vouched && state.vouchedBy !== null && `those for which “${sources[state.vouchedBy].title}” vouches`,
].filter(Boolean);
const SHOW_ALL = { query: "", ofMessage: null, vouchedBy: null, page: 0 };

const tellRows = (table, count) => {
  const all = rowsOf(table).length;
  const limits = limitsOf(table);
  if (limits.length) return `${count.toLocaleString("en-GB")} of ${countWord(all, "row", "rows")}, ${limits.join(", ")}`;
  return count || !table.none ? countWord(count, "row", "rows") : table.none;
};

// What is left of a table for what is looked for, in the order asked for.
const findRows = (table) => {
  const words = plain(state.query).split(/\s+/).filter(Boolean);
  table.found ??= new Map(); // row -> the words it is found by
  const wordsFor = (row) => {
    if (!table.found.has(row)) table.found.set(row, table.words(row));
    return table.found.get(row);
  };
  const rows = rowsOf(table).filter(
    (row) =>
      (!state.ofMessage || !table.ofMessage || table.ofMessage(row) === state.ofMessage) &&
      (state.vouchedBy === null || !table.vouched || table.vouched(row, state.vouchedBy)) &&
      (!words.length || words.every((word) => wordsFor(row).includes(word))),
  );
  const order = orderOf(table);
  if (!order) return rows;
  const value = columnsOf(table)[order.index][1];
  const sign = order.down ? -1 : 1;
  return rows
    .map((row) => [value(row), row])
    .sort(([a], [b]) => (a === null || b === null ? compare(a, b) : sign * compare(a, b)))
    .map(([, row]) => row);
};

const cellOf = (row, [, value, how = {}], isFirst) => {
  const shown = value(row);
  const missing = () => (how.expected && how.expected(row) ? "unknown" : notStated());
  const number = () => shown.toLocaleString("en-GB", { maximumFractionDigits: 1 });
  const content = how.cell ? how.cell(row) : shown === null || shown === "" ? missing() : typeof shown === "number" ? number() : shown;
  const className = [how.low ? "low" : "", how.number ? "number" : "", how.wide ? "wide" : ""].filter(Boolean).join(" ");
  return make(isFirst ? "th" : "td", { scope: isFirst ? "row" : null, class: className || null }, content);
};

const tableElement = (table, rows, title, sortBy) => {
  const columns = columnsOf(table);
  const order = orderOf(table);
  const heading = ([text, , how = {}], index) => {
    const sorted = order && order.index === index ? (order.down ? "descending" : "ascending") : null;
    if (isOnPaper) return make("th", { scope: "col", "aria-sort": sorted, text }); // a button would not be repeated on the next page
    const arrow = sorted ? make("span", { "aria-hidden": "true", text: order.down ? " ▾" : " ▴" }) : "";
    return make("th", { scope: "col", "aria-sort": sorted, class: how.low ? "low" : null }, make("button", { type: "button", onclick: () => sortBy(index) }, text, arrow));
  };
  return make(
    "table",
    {},
    title,
    make("thead", {}, make("tr", {}, columns.map(heading))),
    make("tbody", {}, rows.map((row) => make("tr", {}, columns.map((column, index) => cellOf(row, column, index === 0))))),
  );
};

// Which table, which message, which words: what stands above the rows.
const tableControls = () => {
  const open = (id) => setState({ table: id, sort: "", page: 0 });
  const tabs = make("div", { class: "tabs", role: "group", "aria-label": "Which table" });
  const choice = make("select", { id: "table-choice" });
  choice.addEventListener("change", () => open(choice.value));
  const filter = make("input", { type: "search", id: "table-filter", autocomplete: "off", spellcheck: "false" });
  filter.addEventListener("input", () => setState({ query: filter.value, page: 0 }));
  const message = make("select", { id: "table-message" }, make("option", { value: "", text: "All messages" }), rest.messages.map((each) => make("option", { value: each.message, text: shortMessage(each) })));
  message.addEventListener("change", () => setState({ ofMessage: message.value || null, page: 0 }));
  const ofMessage = make("p", { class: "field" }, make("label", { for: "table-message", text: "Of which message" }), message);
  const fresh = (tables, current) => {
    tabs.replaceChildren(...tables.map((each) => make("button", { type: "button", "aria-pressed": String(each === current), onclick: () => open(each.id), "data-table": each.id }, `${each.name} `, make("span", { class: "count", text: rowsOf(each).length.toLocaleString("en-GB") }))));
    choice.replaceChildren(...tables.map((each) => make("option", { value: each.id, text: `${each.name} (${rowsOf(each).length})` })));
    choice.value = current.id;
    if (filter.value !== state.query) filter.value = state.query;
    message.value = state.ofMessage || "";
    ofMessage.hidden = !current.ofMessage || rest.messages.length < 2;
  };
  const element = make(
    "div",
    {},
    tabs,
    make("div", { class: "fields" }, make("p", { class: "field which" }, make("label", { for: "table-choice", text: "Which table" }), choice), make("p", { class: "field" }, make("label", { for: "table-filter", text: "Only rows with" }), filter), ofMessage),
  );
  return { element, fresh };
};

const fillTables = (box) => {
  const tables = () => TABLES.filter((each) => rowsOf(each).length || each.none);
  if (!stakeholders.length) {
    box.append(make("p", { class: "quiet", text: "This model is empty." }));
    return { name: () => "table", tell: () => "No rows", listRows: () => [] };
  }
  const currentTable = () => tables().find((each) => each.id === state.table) || TABLE_OF_STAKEHOLDERS;
  const controls = tableControls();
  const says = make("p", { class: "says" });
  const place = make("div", { class: "scroll", role: "region", tabindex: "0" });
  const pages = make("div", { class: "pages" });
  box.append(controls.element, says, place, pages);

  const sortBy = (index) => {
    const table = currentTable();
    const [heading, , how = {}] = columnsOf(table)[index];
    const order = orderOf(table);
    const down = order && order.index === index ? !order.down : Boolean(how.number);
    setState({ sort: `${down ? "-" : ""}${index}`, page: 0 });
    place.querySelectorAll("thead button")[index].focus();
    announce(`Sorted by ${heading}, ${down ? "largest first" : "smallest first"}.`);
  };
  const showAll = () => {
    setState({ ...SHOW_ALL });
    document.getElementById("table-filter").focus();
  };
  const titleOf = (table, count) => {
    const order = orderOf(table) || count < 2 ? "" : ", the most important first";
    const told = `${table.name}: ${tellRows(table, count)}${order}`;
    if (!limitsOf(table).length) return make("caption", { text: told });
    return make("caption", {}, make("strong", { class: "mark", text: told }), " ", make("button", { type: "button", class: "small", text: `Show all ${rowsOf(table).length.toLocaleString("en-GB")}`, onclick: showAll }));
  };
  const turn = (page, pageCount) => () => {
    setState({ page });
    place.focus();
    announce(`Page ${page + 1} of ${pageCount}.`);
  };
  const render = (pageRows = PAGE_ROWS) => {
    const table = currentTable();
    const rows = findRows(table);
    const pageCount = Math.max(1, Math.ceil(rows.length / pageRows));
    const page = Math.min(state.page, pageCount - 1);
    const shown = rows.slice(page * pageRows, (page + 1) * pageRows);
    const focused = document.activeElement && document.activeElement.dataset.table;
    controls.fresh(tables(), table);
    if (focused) box.querySelector(`.tabs [data-table="${table.id}"]`).focus();
    says.textContent = table.says || "";
    says.hidden = !table.says;
    place.setAttribute("aria-label", `Table of ${table.name.toLowerCase()}`);
    place.replaceChildren(tableElement(table, shown, titleOf(table, rows.length), sortBy));
    pages.replaceChildren(
      ...(pageCount > 1
        ? [
            make("button", { type: "button", text: "Earlier rows", disabled: page === 0, onclick: turn(page - 1, pageCount) }),
            make("span", { text: `Rows ${page * pageRows + 1} to ${page * pageRows + shown.length} of ${rows.length}` }),
            make("button", { type: "button", text: "Later rows", disabled: page === pageCount - 1, onclick: turn(page + 1, pageCount) }),
          ]
        : []),
    );
  };

  let told = null;
  onState(() => {
    if (state.view !== "table") return;
    const key = JSON.stringify([state.table, state.query, state.sort, state.page, state.ofMessage, state.vouchedBy, absenceKey()]);
    if (told === key) return;
    told = key;
    render();
  });
  for (const [when, pageRows] of [
    ["beforeprint", PAPER_ROWS],
    ["afterprint", PAGE_ROWS],
  ]) {
    window.addEventListener(when, () => {
      if (state.view === "table") render(pageRows);
    });
  }
  return {
    name: () => {
      const table = currentTable();
      return limitsOf(table).length ? `${table.id}-${findRows(table).length}-of-${rowsOf(table).length}` : table.id;
    },
    tell: () => `${currentTable().name}: ${tellRows(currentTable(), findRows(currentTable()).length)}`,
    listRows: () => {
      const columns = columnsOf(currentTable());
      return [columns.map(([heading]) => heading), ...findRows(currentTable()).map((row) => columns.map(([, value]) => value(row) ?? ""))];
    },
  };
};
