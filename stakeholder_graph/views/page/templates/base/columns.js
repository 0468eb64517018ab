// Rows of like values, read from their columns as views/page/columns.py writes them.

const readNumbers = (how, text) => {
  if (how === "b") return unpackRuns(text).map((number) => (number === 0 ? null : number === 2));
  const unpacked = new Map([["p", unpackNumbers], ["s", unpackSteps], ["r", unpackRuns]]).get(how.toLowerCase())(text);
  const by = how === how.toLowerCase() ? 1 : 100;
  return unpacked.map((number) => (number === 0 ? null : (number > 0 ? number - 1 : number) / by));
};
const readColumn = (column) => {
  if (column.all) return column.all;
  if (column.lengths) {
    const numbers = readNumbers(...column.numbers);
    let at = 0;
    return readNumbers(...column.lengths).map((length) => (length === null ? null : numbers.slice(at, (at += length))));
  }
  if (!Array.isArray(column[0])) return readNumbers(...column);
  const [pool, how, text] = column;
  return readNumbers(how, text).map((place) => (place === null ? null : pool[place]));
};
const readRows = ({ count, ...columns }) => {
  const rows = Array.from({ length: count }, () => ({}));
  for (const [name, column] of Object.entries(columns))
    readColumn(column).forEach((value, index) => {
      if (value !== null && value !== undefined) rows[index][name] = value;
    });
  return rows;
};
