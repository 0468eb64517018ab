// Moving about in the map: mouse, touch, buttons and keyboard. Every action has a way without dragging.

const TOUCH_SLACK = 6;

const nameFound = ({ type, id }) => {
  if (type === "group") return nameGroup(groupById.get(id));
  if (type === "channel") return channelTitle(channelById.get(id));
  return `${nameOf(id)}, ${kindName(stakeholderById.get(id).kind)}`;
};

const nameGroup = ({ name, members }) => `${name}: ${countWord(members.length, "stakeholder", "stakeholders")}. Click to open.`;

// choose and tell are otherwise where a map draws another place than the page's own.
const addMapPointers = (map, tip, { choose = select, tell = nameFound, leave = () => state.selected && unselect() } = {}) => {
  const { element } = map;
  const pointers = new Map();
  let moved = 0;
  let spread = 0;

  const at = (event) => {
    const box = element.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const middle = () => {
    const all = [...pointers.values()];
    const x = all.reduce((sum, each) => sum + each.x, 0) / all.length;
    const y = all.reduce((sum, each) => sum + each.y, 0) / all.length;
    const far = all.length > 1 ? Math.hypot(all[0].x - all[1].x, all[0].y - all[1].y) : 0;
    return { x, y, far };
  };

  element.addEventListener("pointerdown", (event) => {
    pointers.set(event.pointerId, at(event));
    if (pointers.size === 1) moved = 0;
    spread = middle().far;
    element.setPointerCapture(event.pointerId);
    tip.hidden = true;
  });
  element.addEventListener("pointermove", (event) => {
    if (!pointers.has(event.pointerId)) {
      showTip(event);
      return;
    }
    const before = middle();
    pointers.set(event.pointerId, at(event));
    const after = middle();
    moved += Math.hypot(after.x - before.x, after.y - before.y);
    if (moved > TOUCH_SLACK || pointers.size > 1) {
      element.classList.add("moving");
      map.panBy(after.x - before.x, after.y - before.y);
    }
    if (pointers.size > 1 && spread > 0) {
      moved += 10;
      map.zoomBy(after.far / spread, after.x, after.y);
      spread = after.far;
    }
  });
  const lift = (event) => {
    const alone = pointers.size === 1;
    pointers.delete(event.pointerId);
    element.classList.remove("moving");
    if (event.type !== "pointerup" || !alone || moved > TOUCH_SLACK) return;
    const { x, y } = at(event);
    const found = map.pick(x, y);
    if (found && found.type === "group") setState({ opened: found.id });
    else if (found) {
      map.markCursor(null);
      choose(found.type, found.id);
    } else leave();
  };
  element.addEventListener("pointerup", lift);
  element.addEventListener("pointercancel", lift);
  element.addEventListener("pointerleave", () => {
    tip.hidden = true;
  });
  element.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      const { x, y } = at(event);
      const step = event.deltaMode === 1 ? 16 * event.deltaY : event.deltaY;
      map.zoomBy(Math.exp(-Math.max(-120, Math.min(120, step)) / 400), x, y);
    },
    { passive: false },
  );

  // The name under the pointer; nothing is said here that the details do not say.
  const showTip = (event) => {
    const { x, y } = at(event);
    const found = map.pick(x, y);
    element.classList.toggle("over", found !== null);
    tip.hidden = found === null;
    if (!found) return;
    tip.textContent = tell(found);
    tip.style.left = `${Math.max(4, Math.min(x + 14, element.clientWidth - tip.offsetWidth - 6))}px`;
    tip.style.top = `${Math.max(4, y > 60 ? y - 14 - tip.offsetHeight : y + 18)}px`;
  };
};

const addMapKeys = (map, container) => {
  let beside = [];
  let last = null; // where the cursor was when the map lost it

  const tell = (id, how) => {
    const each = stakeholderById.get(id);
    const weak = each.cuts_off > 1 ? ` The only way through for ${each.cuts_off}.` : "";
    const position = beside.length > 1 ? ` ${beside.indexOf(id) + 1} of ${beside.length}.` : "";
    announce(
      `${how}${each.name}, ${kindName(each.kind)}.${position} Sends to ${each.sends.length}, hears from ${each.hears.length}.${weak}`,
    );
  };
  const goTo = (id, how) => {
    last = id;
    map.markCursor(id);
    tell(id, how);
  };
  const unique = (ids) => [...new Set(ids)];
  const walk = (key) => {
    const id = map.cursor();
    if (!id || key === "Home") {
      const first = state.selected && state.selected.type === "stakeholder" ? state.selected.id : last || stakeholders[0].id;
      beside = [];
      goTo(key === "Home" ? stakeholders[0].id : first, "");
      return;
    }
    const here = stakeholderById.get(id);
    if (key === "ArrowRight" || key === "ArrowLeft") {
      const onward = key === "ArrowRight";
      const next = unique(onward ? here.sends.map((each) => each.receiver) : here.hears.map((each) => each.sender));
      if (!next.length) {
        announce(onward ? `${here.name} has no channel out: the end of the way.` : `${here.name} has no channel in.`);
        return;
      }
      beside = next;
      goTo(next[0], onward ? "On to " : "Back to ");
      return;
    }
    if (beside.length < 2) beside = stakeholders.filter((each) => each.tier === here.tier).map((each) => each.id);
    const step = key === "ArrowDown" ? 1 : -1;
    goTo(beside[(beside.indexOf(id) + step + beside.length) % beside.length], "");
  };

  container.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !stakeholders.length) return;
    const moves = new Map([
      ["ArrowLeft", [80, 0]],
      ["ArrowRight", [-80, 0]],
      ["ArrowUp", [0, 80]],
      ["ArrowDown", [0, -80]],
    ]);
    const actions = new Map([
      ["+", () => map.zoomBy(1.25)],
      ["=", () => map.zoomBy(1.25)],
      ["-", () => map.zoomBy(0.8)],
      ["0", () => map.fit()],
      ["Home", () => walk("Home")],
      ["/", () => document.getElementById("find").focus()],
      [
        "Enter",
        () => {
          if (!map.cursor()) walk("Home");
          select("stakeholder", map.cursor());
        },
      ],
    ]);
    for (const [key, [dx, dy]] of moves) actions.set(key, () => (event.shiftKey ? map.panBy(dx, dy) : walk(key)));
    const action = actions.get(event.key);
    if (!action) return;
    event.preventDefault();
    action();
  });
  container.addEventListener("blur", () => map.markCursor(null));
};
