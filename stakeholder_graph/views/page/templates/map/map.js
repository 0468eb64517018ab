// The map: draws the scene on a canvas and keeps it in step with the state. It knows positions, never how to find them.
//
// The seam for another renderer is what createMap returns: {element, setState, fit, lookLike, zoomBy, panBy, show, pick,
// markCursor, cursor, travel, halt, toSVG, toPNG, saveAs}.

const REST_MS = 110;
const MARGIN = 18; // around a group that is opened
const SHARPEST = 3;

// scene: {stakeholders, channels, tiers, width, height, groups}; emphasis: () => what stands out just now, see emphasis.js;
// moved: told of the view whenever somebody moves the map, so that another can be made to look alike; resized: told when
// it was drawn anew because its box has another size; together: the scenes that stand side by side and move as one;
// isOwn: whether it is the place of the page, whose title and share of what is assumed its picture carries
const createMap = (container, given, emphasis, { moved = () => {}, resized = () => {}, together = [given], isOwn = true } = {}) => {
  const groupOf = new Map((given.groups || []).flatMap((group) => group.members.map((id) => [id, group.id])));
  const canvas = make("canvas", { class: "canvas", "aria-hidden": "true" });
  container.append(canvas);
  const context = canvas.getContext("2d", { alpha: false });

  const view = { k: 1, x: 0, y: 0 };
  let scene = given; // as it is set into the box
  let boxSize = { width: 0, height: 0 };
  let stakeholderById = new Map(scene.stakeholders.map((each) => [each.id, each]));
  let labels = findLabels(scene);
  let whole = 1;
  let opened = "";
  let isMovedByHand = false;
  let standing = findStanding(scene, opened);
  let stress = NOTHING;
  let colours = readColours(container, "map-colours");
  let names = [];
  let cursor = null;
  let moving = false;
  let resting = 0;
  let drawnIn = 0;
  let traveller = null;
  let halt = () => {};

  // --- drawing ---

  const size = () => ({ width: container.clientWidth || 800, height: container.clientHeight || 500 });
  const setAnew = () => {
    const now = size();
    if (now.width === boxSize.width && now.height === boxSize.height) return;
    boxSize = now;
    const set = setIntoBox(given, together, now);
    if (set === scene) return;
    scene = set;
    stakeholderById = new Map(scene.stakeholders.map((each) => [each.id, each]));
    labels = findLabels(scene);
    standing = findStanding(scene, opened);
  };
  const chosenStakeholder = () => (state.selected && state.selected.type === "stakeholder" ? state.selected.id : null);
  const chosenNow = () => (stress.chosen === undefined ? chosenStakeholder() : stress.chosen);
  const buildFrame = (more) => ({
    scene,
    view,
    size: size(),
    colours,
    standing,
    stress,
    tiers: scene.tiers,
    isFaded,
    membersOf: (group) => group.members.map((id) => stakeholderById.get(id)),
    chosen: chosenNow(),
    cursor,
    names,
    font: fontAt(view.k),
    plain: moving,
    traveller,
    ...more,
  });
  // However many events there are, it is drawn once a frame: plainly while it moves, sharply when it rests.
  const apply = () => {
    if (!drawnIn) drawnIn = requestAnimationFrame(drawNow);
  };
  const drawNow = () => {
    cancelAnimationFrame(drawnIn);
    drawnIn = 0;
    const { width, height } = size();
    const ratio = moving ? 1 : Math.min(SHARPEST, window.devicePixelRatio || 1);
    const [wide, tall] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (canvas.width !== wide || canvas.height !== tall) {
      canvas.width = wide;
      canvas.height = tall;
    }
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.globalAlpha = 1;
    context.fillStyle = colours["band-odd"];
    context.fillRect(0, 0, width, height);
    if (moving) names = moveNames(names, view);
    const pen = makeCanvasPen(context, moving);
    drawMap(pen, buildFrame());
    if (scene.groups && scene.groups.length && view.k > 1.3 * whole) drawMinimap(pen, buildFrame());
  };
  const placeNames = () => {
    const { width, height } = size();
    const items = placeLabels(labels, { view, standing, stress, chosen: chosenNow(), size: fontAt(view.k) });
    names = fitNames(items, { width, height, size: fontAt(view.k), near: view.k >= NEAR * whole });
  };
  const settle = () => {
    moving = false;
    placeNames();
    drawNow();
  };
  const move = () => {
    keepInSight();
    moved(view);
    movePlainly();
  };
  const movePlainly = () => {
    moving = true;
    apply();
    clearTimeout(resting);
    resting = setTimeout(settle, REST_MS);
  };

  // --- where we look ---

  const keepInSight = () => {
    const { width, height } = size();
    view.x = Math.max(80 - scene.width * view.k, Math.min(width - 80, view.x));
    view.y = Math.max(60 - scene.height * view.k, Math.min(height - 60, view.y));
  };
  const lookAt = ([left, top, right, bottom], most) => {
    const { width, height } = size();
    view.k = Math.min(width / (right - left), (height - HEAD_ROOM) / (bottom - top), most);
    view.x = width / 2 - ((left + right) / 2) * view.k;
    view.y = Math.max(HEAD_ROOM - top * view.k, height / 2 - ((top + bottom) / 2) * view.k);
  };
  const fit = () => {
    open("");
    setAnew();
    isMovedByHand = false;
    lookAt([0, 0, scene.width, scene.height], 1.6);
    whole = view.k;
    clearTimeout(resting);
    settle();
    moved(view);
  };
  const lookLike = (other) => {
    setAnew();
    Object.assign(view, other);
    movePlainly();
  };
  const zoomBy = (factor, x = size().width / 2, y = size().height / 2) => {
    const k = Math.max(0.5 * whole, Math.min(8, view.k * factor));
    view.x = x - ((x - view.x) / view.k) * k;
    view.y = y - ((y - view.y) / view.k) * k;
    view.k = k;
    isMovedByHand = true;
    move();
  };
  const panBy = (dx, dy) => {
    isMovedByHand = true;
    shift(dx, dy);
  };
  const shift = (dx, dy) => {
    view.x += dx;
    view.y += dy;
    move();
  };
  const open = (id) => {
    if (id === opened) return;
    opened = id;
    standing = findStanding(scene, opened);
    if (standing.opened) lookAtOpened();
  };
  const lookAtOpened = () => {
    const [left, top, right, bottom] = boxOfGroup(standing.opened);
    lookAt([left - MARGIN, top - MARGIN, right + MARGIN, bottom + MARGIN], 1.6);
  };
  // In a box of another size it is drawn anew: the whole of it, or what somebody moved into the middle.
  const resize = () => {
    if (standing.opened) {
      setAnew();
      lookAtOpened();
    } else if (isMovedByHand) {
      const [x, y] = [(boxSize.width / 2 - view.x) / view.k / scene.width, (boxSize.height / 2 - view.y) / view.k / scene.height];
      setAnew();
      view.x = boxSize.width / 2 - x * scene.width * view.k;
      view.y = boxSize.height / 2 - y * scene.height * view.k;
    } else fit();
    settle();
    resized();
  };
  const watch = new ResizeObserver(() => {
    if (!canvas.isConnected) watch.disconnect();
    else if (container.clientWidth && (container.clientWidth !== boxSize.width || container.clientHeight !== boxSize.height)) resize();
  });
  watch.observe(container);

  // Bring a stakeholder into sight.
  const show = (id) => {
    if (groupOf.has(id) && groupOf.get(id) !== opened) open(groupOf.get(id));
    const each = stakeholderById.get(id);
    const { width, height } = size();
    const x = each.x * view.k + view.x;
    const y = each.y * view.k + view.y;
    const [dx, dy] = [Math.max(30 - x, Math.min(0, width - 30 - x)), Math.max(12 - y, Math.min(0, height - 20 - y))];
    if (dx || dy) shift(dx, dy);
  };

  const pick = (x, y) => {
    const wx = (x - view.x) / view.k;
    const wy = (y - view.y) / view.k;
    return pickStakeholder(standing, wx, wy, 8 / view.k) || pickGroup(standing, wx, wy) || pickLine(standing, wx, wy, 6 / view.k);
  };

  // --- in step with the state ---

  const update = (_, change = {}) => {
    stress = emphasis();
    if (change && "opened" in change) open(change.opened);
    if (moving) apply();
    else settle();
  };
  const markCursor = (id) => {
    cursor = id;
    update();
    if (id) show(id);
  };

  // A dot goes along a channel, at an even pace; without motion for those who want none.
  const travel = (id, milliseconds) => {
    halt();
    const channel = standing.channelById.get(id);
    const way = channel && wayOfChannel(channel, standing.spots);
    if (!way || window.matchMedia("(prefers-reduced-motion: reduce)").matches) return Promise.resolve();
    const along = evenly(way);
    return new Promise((done) => {
      let begun = null;
      let frame = 0;
      halt = () => {
        cancelAnimationFrame(frame);
        traveller = null;
        halt = () => {};
        apply();
        done();
      };
      const step = (now) => {
        begun ??= now;
        const share = Math.min(1, (now - begun) / milliseconds);
        traveller = along(share);
        drawNow();
        if (share < 1) frame = requestAnimationFrame(step);
        else halt();
      };
      frame = requestAnimationFrame(step);
    });
  };

  const recolour = () => {
    colours = readColours(container, "map-colours");
    settle();
  };
  for (const asked of ["(prefers-color-scheme: dark)", "(forced-colors: active)"]) window.matchMedia(asked).addEventListener("change", recolour);

  const savePicture = (how) => drawPicture(how, container, { ...buildFrame({ plain: false, cursor: null, traveller: null }), colours: readColours(container, "map-colours light") }, isOwn);
  const saveAs = async (how) => {
    const picture = await savePicture(how);
    saveText(picture, fileName(`map.${how}`), picture.type);
    announce("Saved the map as it is in sight, with its legend.");
  };
  canvas.describe = () => describeFrame(buildFrame());
  printAsVectors(canvas, () => {
    fit();
    return savePicture("drawing");
  });

  return {
    element: canvas,
    setState: update,
    fit,
    lookLike,
    zoomBy,
    panBy,
    show,
    pick,
    markCursor,
    cursor: () => cursor,
    travel,
    halt: () => halt(),
    toSVG: () => savePicture("svg"),
    toPNG: () => savePicture("png"),
    saveAs,
  };
};
