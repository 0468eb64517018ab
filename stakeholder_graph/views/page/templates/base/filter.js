// Who is faded because the legend says so: kinds, sectors, or what rests on a source or on none.

const sectorOf = (each) => {
  const fact = each.facts.find((one) => one.label === "Sector");
  return fact ? fact.text : "";
};
const sectorNames = [...new Set(stakeholders.map(sectorOf))].filter(Boolean).sort((one, other) => one.localeCompare(other, "en-GB"));
const sectorById = new Map(stakeholders.map((each) => [each.id, sectorOf(each)]));
const BASES = ["sourced", "assumed"];

keep("off", {
  initial: new Set(), // kinds that are faded
  key: "fade",
  write: (off) => [...off].join(","),
  read: (text) => new Set(text.split(",").filter((kind) => kindById.has(kind))),
});
keep("offSectors", {
  initial: new Set(), // sectors that are faded, by their place among all
  key: "sectors",
  write: (off) => [...off].map((name) => sectorNames.indexOf(name)).join(","),
  read: (text) => new Set(text.split(",").flatMap((number) => (number && sectorNames[Number(number)] ? [sectorNames[Number(number)]] : []))),
});
// "sourced": those that no source vouches for are faded; "assumed": the others are
keep("basis", { initial: "", key: "basis", read: (text) => (BASES.includes(text) ? text : "") });

const isFaded = (each) =>
  state.off.has(each.kind) || state.offSectors.has(sectorById.get(each.id)) || (state.basis !== "" && (state.basis === "assumed") !== each.assumed);
