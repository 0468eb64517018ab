// Columns of whole numbers, packed as views/page/packing.py packs them: five bits to a letter, the lowest is the sign.

const PACKED_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const PACKED_VALUES = new Map([...PACKED_LETTERS].map((letter, value) => [letter.charCodeAt(0), value]));

const unpackNumbers = (text) => {
  const numbers = [];
  let number = 0;
  let shift = 0;
  for (let at = 0; at < text.length; at += 1) {
    const value = PACKED_VALUES.get(text.charCodeAt(at));
    number |= (value & 31) << shift;
    shift += 5;
    if (value < 32) {
      numbers.push(number & 1 ? -(number >>> 1) : number >>> 1);
      number = shift = 0;
    }
  }
  return numbers;
};

const unpackSteps = (text) => {
  let sum = 0;
  return unpackNumbers(text).map((step) => (sum += step));
};

const unpackRuns = (text) => {
  const pairs = unpackNumbers(text);
  const numbers = [];
  for (let at = 0; at < pairs.length; at += 2) for (let left = pairs[at + 1]; left > 0; left -= 1) numbers.push(pairs[at]);
  return numbers;
};

// A column says by its first letter how it is packed: plain, by its steps, or by its runs.
const unpackColumn = (text) => {
  const packed = text.slice(1);
  if (text[0] === "p") return unpackNumbers(packed);
  return text[0] === "s" ? unpackSteps(packed) : unpackRuns(packed);
};

// A table of days comes as the runs of its steps ("A"), or of how these differ from a week before ("B").
const unpackTable = (text) => {
  const table = unpackRuns(text.slice(1));
  if (text[0] === "B") for (let at = 7; at < table.length; at += 1) table[at] += table[at - 7];
  for (let at = 1; at < table.length; at += 1) table[at] += table[at - 1];
  return Int32Array.from(table);
};
