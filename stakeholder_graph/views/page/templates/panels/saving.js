// Taking it along: the map as a picture, the table as a file for a spreadsheet, paper, and a link to what is seen.

const saveText = (text, name, type) => {
  const link = make("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
};
const fileName = (ending) => `${plain(rest.place).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "") || "place"}-${ending}`;

// A cell that a spreadsheet would take for a formula begins with an apostrophe.
const csvCell = (value) => {
  const text = typeof value === "number" ? String(value) : String(value ?? "");
  const safe = typeof value !== "number" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};
const writeCsv = (rows) => `\ufeff${rows.map((row) => row.map(csvCell).join(",")).join("\r\n")}\r\n`;

const fillSaving = (map, tables) => {
  const box = document.getElementById("link-box");
  const text = document.getElementById("link-text");
  const onMap = (format) => () => {
    setState({ view: "map" });
    map.saveAs(format);
  };
  document.getElementById("save-png").addEventListener("click", onMap("png"));
  document.getElementById("save-svg").addEventListener("click", onMap("svg"));
  document.getElementById("save-csv").addEventListener("click", () => {
    saveText(writeCsv(tables.listRows()), fileName(`${tables.name()}.csv`), "text/csv");
    announce(`Saved. ${tables.tell()}.`);
  });
  document.getElementById("print-page").addEventListener("click", () => window.print());

  const showLink = () => {
    text.value = location.protocol === "about:" ? addressNow : location.href;
    box.hidden = false;
    text.focus();
    text.select();
    announce("Your browser does not let the page copy: copy the link that is selected.");
  };
  document.getElementById("copy-link").addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      announce("Copied: the link leads to what you see now.");
    } catch {
      showLink(); // barred in many offices, and inside a notebook
    }
  });
  text.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    document.getElementById("copy-link").focus();
  });
  text.addEventListener("blur", () => {
    box.hidden = true;
  });
};
