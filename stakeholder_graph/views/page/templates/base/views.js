// The views that fill the centre, one at a time. Each says its name here, which brings out its button.

const showing = new Map(); // view -> what to do when it is opened, and when the state changes while it is

const addView = (view, { opened = () => {}, changed = () => {} }) => {
  const button = document.getElementById(`show-${view}`);
  button.hidden = false;
  button.addEventListener("click", () => setState({ view }));
  showing.set(view, { opened, changed });
};

const fillViews = () => {
  let shown = "";
  onState((_, change) => {
    for (const view of showing.keys()) {
      document.getElementById(`${view}-view`).hidden = view !== state.view;
      document.getElementById(`show-${view}`).setAttribute("aria-pressed", String(view === state.view));
    }
    document.body.dataset.view = state.view;
    document.getElementById("map-tools").hidden = state.view !== "map";
    const { opened, changed } = showing.get(state.view);
    if (shown !== state.view) opened();
    shown = state.view;
    changed(change);
  });
};
