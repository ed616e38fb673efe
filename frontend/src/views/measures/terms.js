/** Measures as the vocabulary and the kernel know them. */

/** The kind of a measure; of an unknown one, that it is a number. */
export function termOf(state, kind) {
  const terms = state.vocabulary.measures ?? [];
  return terms.find(({ name }) => name === kind) ?? terms.find(({ name }) => name === "own") ?? { label: "", parts: [] };
}

/** What the kernel says about a measure. */
export const told = (state, id) => state.facts?.measures?.rows?.[id] ?? { points: [], readings: {}, groups: [] };

/** Readings of one of two groups stand apart from those that make the trend. */
export const inGroup = ({ group }) => group !== "";

/** A day as the document has it: 2026-03-05. */
export function today(now = new Date()) {
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** A fresh reading: with as many numbers as its kind is worked out from, or only the result. */
export function blankReading(state, measure, more = {}, counted = true) {
  const { parts } = termOf(state, measure.kind);
  return { measure: measure.id, date: today(), parts: counted ? parts.map(() => null) : [], ...more };
}
