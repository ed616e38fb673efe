/** Ways from one touchpoint to another, beside the order of the numbers: branches ahead, and loops back. */

/**
 * @typedef {{id: string, source: string, target: string, label: string, back: boolean, number: number, name: string}} Way
 *   `number` and `name` are the target's; `back` when it was met before
 */

/** Ways by the touchpoint they start from. @returns {Map<string, Way[]>} */
export const waysFrom = (doc) => grouped(doc, "source", "target");

/** Ways by the touchpoint they lead to; `number` and `name` are those of where they start. */
export const waysTo = (doc) => grouped(doc, "target", "source");

function grouped(doc, by, other) {
  const place = new Map(doc.touchpoints.map((one, index) => [one.id, index]));
  const groups = new Map();
  for (const { id, source, target, label } of doc.arrows) {
    if (source === target || !place.has(source) || !place.has(target)) continue;
    const here = { source, target }[by];
    const far = place.get({ source, target }[other]);
    const way = { id, source, target, label, back: place.get(target) < place.get(source), number: far + 1, name: doc.touchpoints[far].name || "Without a name" };
    groups.set(here, [...(groups.get(here) ?? []), way]);
  }
  return groups;
}

/** Keeps the lists that say the same as before, so that their cards are not drawn again. */
export function steady(before, now) {
  for (const [id, ways] of now) if (JSON.stringify(before.get(id)) === JSON.stringify(ways)) now.set(id, before.get(id));
  return now;
}

/** Where a new way may lead: every other touchpoint that none leads to yet, those ahead and those behind. */
export function ends(doc, id) {
  const at = doc.touchpoints.findIndex((one) => one.id === id);
  const taken = new Set(doc.arrows.filter((one) => one.source === id).map((one) => one.target));
  const free = doc.touchpoints.map((one, index) => ({ value: one.id, label: `${index + 1} · ${one.name || "Without a name"}`, index }))
    .filter((one) => one.value !== id && !taken.has(one.value));
  return { ahead: free.filter((one) => one.index > at), behind: free.filter((one) => one.index < at) };
}

/** "Goes back to 5, Waits in line". */
export const told = ({ back, number, name }) => `${back ? "Goes back to" : "Goes on to"} ${number}, ${name}`;
