// The questions at the side: each under its heading, one of them open at a time.

const panels = [...document.querySelectorAll("details.panel")];

keep("panel", {
  initial: "trace", // "" where all are closed
  key: "ask",
  write: (panel) => (panel === "trace" ? "" : panel || "none"),
  read: (text, asked, parts) => {
    if (panels.some((each) => each.id === text)) return text;
    return text || (isNarrow() && !["message", "from", "to"].some((key) => parts.has(key))) ? "" : "trace";
  },
});

const fillPanels = () => {
  for (const each of panels) {
    each.firstElementChild.addEventListener("click", (event) => {
      event.preventDefault();
      setState({ panel: each.open ? "" : each.id });
    });
  }
  onState(() => {
    for (const each of panels) each.open = each.id === state.panel;
  });
};
