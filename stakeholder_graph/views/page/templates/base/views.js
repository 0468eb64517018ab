// The views that fill the centre, one at a time. Each says its name here; a button of the same name opens it.

const VIEWS = ["map", "table"];
const showing = new Map(); // view -> what to do when it is opened

// Whoever makes a view says what to do each time it is opened, and each time the state changes while it is.
const addView = (view, { opened = () => {}, changed = () => {} }) => showing.set(view, { opened, changed });

const fillViews = () => {
  let shown = "";
  for (const view of VIEWS) document.getElementById(`show-${view}`).addEventListener("click", () => setState({ view }));
  onState((_, change) => {
    for (const view of VIEWS) {
      document.getElementById(`${view}-view`).hidden = view !== state.view;
      document.getElementById(`show-${view}`).setAttribute("aria-pressed", String(view === state.view));
    }
    document.getElementById("map-tools").hidden = state.view !== "map";
    const { opened, changed } = showing.get(state.view);
    if (shown !== state.view) opened();
    shown = state.view;
    changed(change);
  });
};
