// The engine of this page; null where the page was made without the wiring of its place.

const ways = readIsland("data-ways");
const engine = ways ? createEngine(ways) : null;
