/** Which sections a handout has and in which order; pure. No choice means all of them, also those of later versions. */

/**
 * @param {{value: string, label: string}[]} sections all there are, in the usual order
 * @param {string[]} chosen as the document keeps it
 * @returns {{printed: {id: string, name: string}[], left: {value: string, label: string}[]}}
 */
export function split(sections, chosen) {
  const known = new Map(sections.map((one) => [one.value, one]));
  const names = (chosen ?? []).filter((name) => known.has(name));
  const printed = names.length ? names : [...known.keys()];
  return {
    printed: printed.map((name) => ({ id: name, name: known.get(name).label })),
    left: sections.filter(({ value }) => !printed.includes(value)),
  };
}

/** The choice as it is kept: nothing while it is what everybody gets. */
function kept(sections, names) {
  const usual = sections.map(({ value }) => value);
  return names.join() === usual.join() ? [] : names;
}

/** A section at another place of the printed ones. */
export function moved(sections, chosen, id, to) {
  const names = split(sections, chosen).printed.map((one) => one.id).filter((name) => name !== id);
  return kept(sections, [...names.slice(0, to), id, ...names.slice(to)]);
}

/** Without a section; the last one stays. */
export function without(sections, chosen, id) {
  const names = split(sections, chosen).printed.map((one) => one.id);
  return names.length > 1 ? kept(sections, names.filter((name) => name !== id)) : (chosen ?? []);
}

/** With a section again: behind the one that it usually follows, of those that are printed. */
export function withAgain(sections, chosen, id) {
  const usual = sections.map(({ value }) => value);
  const names = split(sections, chosen).printed.map((one) => one.id);
  const before = usual.slice(0, usual.indexOf(id)).reverse().find((name) => names.includes(name));
  const at = before === undefined ? 0 : names.indexOf(before) + 1;
  return kept(sections, [...names.slice(0, at), id, ...names.slice(at)]);
}
