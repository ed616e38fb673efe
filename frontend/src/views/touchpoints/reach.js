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

/** Is this an end of the hand-over? Without a channel of its own it ends at all channels of its touchpoint. */
export function endsAt(handover, spot, channel) {
  const ends = [[handover.source, handover.from_channel], [handover.target, handover.to_channel]];
  return ends.some(([id, name]) => id === spot.id && (name === channel || !spot.channels.includes(name)));
}

/** Where hand-overs break: "touchpoint channel" of both their ends. */
export function breaks({ handovers, touchpoints }) {
  const torn = handovers.filter(({ works }) => works === false);
  const ends = touchpoints.flatMap((spot) => spot.channels.filter((one) => torn.some((broken) => endsAt(broken, spot, one))).map((one) => `${spot.id} ${one}`));
  return new Set(ends);
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
