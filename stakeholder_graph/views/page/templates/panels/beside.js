// Side by side: two maps of one layout, moved together, and below them in words what differs and what it means.

keep("side", { initial: "", key: "beside", read: (text) => (sideByKey.has(text) ? text : ""), step: true });
keep("picked", {
  initial: null, // {type: "stakeholder" | "channel", id} on either side
  key: "pick",
  write: (picked) => (picked ? `${picked.type}:${picked.id}` : ""),
  read: (text) => (text ? refParts(text) : null),
});

const MARK_KEYS = [
  ["removed", "−", "only on this side"],
  ["added", "+", "only on the other side"],
  ["changed", "=", "on both, and otherwise"],
];

const fillBeside = (box) => {
  if (!besides.sides.length) return;
  const choice = make("select", { id: "beside-choice" }, besides.sides.map((each) => make("option", { value: each.key, text: each.says ? `${each.label}: ${each.says}` : each.label })));
  choice.addEventListener("change", () => setState({ side: choice.value, picked: null }));
  const places = ["here", "there"].map(makePane);
  const note = make("p", { class: "caution" });
  const legend = make("p", { class: "beside-key" });
  const words = make("div", { class: "beside-words" });
  const pickedBox = make("div", { class: "picked", role: "status" });
  box.append(
    make("div", { class: "beside-top" }, make("div", { class: "field" }, make("label", { for: "beside-choice", text: "Beside it" }), choice), note),
    make("div", { class: "panes" }, places.map((each) => each.pane)),
    legend,
    pickedBox,
    words,
  );

  let opened = null;
  let differences = null;
  let maps = [];
  let lostThere = new Set();
  const emphasise = (scene, how) => () => {
    const { picked } = state;
    const marks = opened.side.same_place ? marksOf(differences, how) : new Map();
    const shown = { ...NOTHING, marks, lost: how === "added" ? lostThere : NOTHING.lost, chosen: null };
    if (!picked) return shown;
    const at = picked.type === "stakeholder" ? scene.of.get(picked.id) : null;
    const ids = at ? [...at.sends, ...at.hears].map((each) => each.id) : scene.channelOf.has(picked.id) ? [picked.id] : [];
    const lit = new Set(ids.flatMap((id) => [scene.channelOf.get(id).sender, scene.channelOf.get(id).receiver]));
    if (at) lit.add(at.id);
    return { ...shown, lit: lit.size ? lit : null, channelsLit: new Set(ids), chosen: at ? at.id : null };
  };

  const open = (key) => {
    opened = openSide(key);
    differences = opened.side.same_place ? findDifferences(opened) : null;
    const rows = engine && opened.engine ? compareMessages(opened) : [];
    lostThere = new Set(rows.flatMap((row) => row.lost.flatMap((member) => endsOfMember(row.message, member))));
    fillHeading(places[0].heading, OWN_LABEL, rest.as_of ? `as it stands on ${OWN_DATE}` : "");
    fillHeading(places[1].heading, opened.side.label, opened.side.says || (opened.side.as_of ? `as it stands on ${opened.side.as_of}` : ""));
    const follow = (view) => maps.forEach((each) => each.lookLike(view));
    maps = [];
    maps = places.map(({ area, tip }, index) => {
      const scene = index ? opened.there : opened.here;
      area.replaceChildren();
      const map = createMap(area, scene, emphasise(scene, index ? "added" : "removed"), { moved: (view) => follow({ ...view }), together: [opened.here, opened.there], isOwn: false });
      area.append(tip);
      addMapPointers(map, tip, {
        choose: (type, id) => setState({ picked: { type, id } }),
        tell: ({ type, id }) => (type === "group" ? nameGroup(scene.groups.find((each) => each.id === id)) : pointName(type, id, opened)),
        leave: () => state.picked && setState({ picked: null }),
      });
      return map;
    });
    note.textContent = opened.side.same_place
      ? "Both maps have one layout and move together. What is taken away elsewhere on this page is not taken away here."
      : "Two different places: each has its own layout, on the same tiers, and they move together. Neither is ranked.";
    legend.replaceChildren(...(opened.side.same_place ? MARK_KEYS.map(([mark, sign, text]) => make("span", { class: `mark-key ${mark}` }, make("span", { class: "sign", "aria-hidden": "true", text: sign }), text)) : []), ...(lostThere.size ? [make("span", { class: "mark-key" }, make("span", { class: "sign cross", "aria-hidden": "true", text: "×" }), "no longer hears, or is no longer heard, on the other side")] : []));
    words.replaceChildren(
      ...(rows.length ? [make("h3", { text: "What it means" }), meaningTable(rows, opened)] : []),
      ...(opened.side.same_place
        ? [
            ...differenceParts("removed", "Only here", differences, opened.here, opened),
            ...differenceParts("added", "Only there", differences, opened.there, opened),
            ...changedParts(differences, opened),
          ]
        : partsTable(opened)),
    );
  };

  const tellPicked = () => {
    const { picked } = state;
    const on = ({ of, channelOf }) => picked && (picked.type === "stakeholder" ? of : channelOf).get(picked.id);
    const [here, there] = opened ? [on(opened.here), on(opened.there)] : [];
    pickedBox.hidden = !here && !there;
    if (pickedBox.hidden) return pickedBox.replaceChildren();
    const otherwise = here && there ? findOtherwise(here, there) : [];
    const where = here && there ? (otherwise.length ? "On both sides, and otherwise:" : "The same on both sides.") : here ? `Only here: not in ${opened.side.label}.` : `Only there: not in ${OWN_LABEL} as it is here.`;
    const clear = make("button", { type: "button", class: "small", text: "Clear", onclick: () => setState({ picked: null }) });
    return pickedBox.replaceChildren(make("h3", { text: startSentence(pointName(picked.type, picked.id, opened)) }), make("p", { text: opened.side.same_place ? where : here ? `In ${OWN_LABEL}.` : `In ${opened.side.label}.` }), otherwise.length ? otherwiseList(otherwise) : "", clear);
  };

  let told = "";
  addView("beside", {
    opened: () => maps[0] && maps[0].fit(),
    changed: (change) => {
      const key = state.side || besides.sides[0].key;
      choice.value = key;
      if (told !== key) {
        told = key;
        open(key);
        maps[0].fit();
        announce(`${OWN_LABEL} beside ${opened.side.label}.`);
      }
      for (const map of maps) map.setState(state, change);
      if (state.picked && change.picked && state.picked.type === "stakeholder")
        for (const [index, scene] of [opened.here, opened.there].entries()) if (scene.of.has(state.picked.id)) maps[index].show(state.picked.id);
      tellPicked();
    },
  });
};

const OWN_DATE = rest.as_of ? new Date(`${rest.as_of}T00:00:00Z`).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }) : "";

const fillHeading = (heading, label, says) => heading.replaceChildren(make("span", { text: label }), says ? make("span", { class: "hint", text: says }) : "");

const makePane = (which) => {
  const heading = make("h3", { id: `beside-${which}-title` });
  const area = make("div", { class: "pane-map" });
  const tip = make("div", { class: "tip", "aria-hidden": "true", hidden: true });
  return { heading, area, tip, pane: make("section", { class: "pane", "aria-labelledby": `beside-${which}-title` }, make("p", { class: "which", text: which === "here" ? "Here" : "There" }), heading, area) };
};
