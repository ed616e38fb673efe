/** Channels as the vocabulary knows them; own words stand for themselves. */

/** How a channel is called and drawn. */
export function channel(state, name) {
  const known = (state.vocabulary.channels ?? []).find((one) => one.name === name);
  return { name, label: known?.label ?? name, icon: sign(known?.icon) || "dots" };
}

/** Icons are named `i-web` in the vocabulary and `web` in the page. */
export const sign = (icon) => (icon ?? "").replace(/^i-/, "");

/**
 * All channels to choose from: those in use on the map first, then those that fit where the touchpoint is, then the rest
 * in the vocabulary's order, which mixes shop and screen.
 * @param {{setting: string}} [touchpoint]
 */
export function offered(state, touchpoint) {
  const uses = new Map();
  for (const { channels } of state.doc.touchpoints) {
    for (const name of channels) uses.set(name, (uses.get(name) ?? 0) + 1);
  }
  const known = new Map((state.vocabulary.channels ?? []).map((one) => [one.name, one]));
  const own = [...uses.keys()].filter((name) => !known.has(name));
  const rank = (name) => [uses.get(name) ?? 0, known.get(name)?.setting === touchpoint?.setting ? 1 : 0];
  return [...known.keys(), ...own]
    .sort((a, b) => rank(b)[0] - rank(a)[0] || rank(b)[1] - rank(a)[1])
    .map((name) => {
      const { label, icon } = channel(state, name);
      return { value: name, label, icon };
    });
}

/** The fields that a choice of channels sets: what is still open follows the first known channel. */
export function chosen(state, touchpoint, channels) {
  const known = (state.vocabulary.channels ?? []).find((one) => channels.includes(one.name));
  const fields = { channels };
  for (const field of ["setting", "contact"]) {
    if (known?.[field] && !touchpoint[field]) fields[field] = known[field];
  }
  return fields;
}
