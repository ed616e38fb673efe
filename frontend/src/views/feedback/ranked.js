/** Themes in the order people see them; pure. */

/** The loudest first; new ones without comments at the end. */
export function ranked(themes, told = {}) {
  return themes.map((theme) => ({ theme, told: told[theme.id] })).sort((one, other) => (other.told?.n ?? 0) - (one.told?.n ?? 0));
}

/** The same themes in the order they were first shown in: a digit means the same theme while people sort. */
export function steady(themes, before) {
  const known = before.filter((id) => themes.some((one) => one.id === id));
  const order = [...known, ...themes.map(({ id }) => id).filter((id) => !known.includes(id))];
  return order.map((id) => themes.find((one) => one.id === id));
}

/** Where no comment names the touchpoint, as in a survey with one open question, the themes that belong to it speak. */
export function ofThemes(state, facts, row) {
  const heard = state.doc.themes.filter(({ id, touchpoints }) => touchpoints.includes(row.touchpoint) && facts.themes[id]?.quote);
  return heard.slice(0, 3).map(({ id, name }) => ({ id, text: facts.themes[id].quote, feeling: facts.themes[id].face ?? null, said: `${name || "a theme without a name"} · ${facts.themes[id].n}` }));
}

/** Letters of a name that a button has room for. */
const ROOM = 24;

/** A name as a button calls it. */
export function called(name) {
  const whole = name.trim().replace(/\s+/gu, " ");
  return whole.length <= ROOM ? whole : whole.split(/[\s,]+/u)[0];
}
