/** Which channel serves which stage, where hand-overs break, and whom a cell is about; pure. */

/**
 * Channels in the order of the journey, each with its touchpoints by stage.
 * @returns {{name: string, spots: Map<string, {id: string, name: string, number: number}[]>}[]}
 */
export function byChannel({ touchpoints }) {
  const rows = new Map();
  touchpoints.forEach(({ id, stage, name, channels }, index) => {
    for (const channel of new Set(channels)) {
      const row = rows.get(channel) ?? rows.set(channel, new Map()).get(channel);
      row.set(stage, [...(row.get(stage) ?? []), { id, name, number: index + 1 }]);
    }
  });
  return [...rows].map(([name, spots]) => ({ name, spots }));
}

/** Where a hand-over breaks: "touchpoint channel" of both its ends; without a channel of its own, all of the touchpoint's. */
export function breaks({ handovers, touchpoints }) {
  const channels = new Map(touchpoints.map((one) => [one.id, one.channels]));
  const end = (id, channel) => (channels.get(id)?.includes(channel) ? [channel] : (channels.get(id) ?? [])).map((one) => `${id} ${one}`);
  return new Set(handovers.filter(({ works }) => works === false).flatMap((one) => [...end(one.source, one.from_channel), ...end(one.target, one.to_channel)]));
}

/** Changes of channel that the kernel found and nobody has answered since. */
export function unanswered({ handovers, touchpoints }, found = []) {
  const known = new Set(handovers.map(({ source, target }) => `${source} ${target}`));
  const here = new Set(touchpoints.map(({ id }) => id));
  return found.filter(({ source, target }) => here.has(source) && here.has(target) && !known.has(`${source} ${target}`));
}

const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/** The cell that a key leads to in a table of so many rows and columns; null when the key leads nowhere. */
export function keyed([row, column], key, rows, columns, rtl = false) {
  if (key === "Home") return [row, 0];
  if (key === "End") return [row, columns - 1];
  if (!STEPS[key]) return null;
  const [down, right] = STEPS[key];
  const within = (place, count) => Math.min(Math.max(place, 0), count - 1);
  return [within(row + down, rows), within(column + (rtl ? -right : right), columns)];
}

/** Names as a phrase: "5, 6 and 7". */
export const listed = (names) => (names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`);
