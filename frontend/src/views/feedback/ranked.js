/** Themes in the order people see them; pure. */

/** The loudest first; new ones without comments at the end. */
export function ranked(themes, told = {}) {
  return themes.map((theme) => ({ theme, told: told[theme.id] })).sort((one, other) => (other.told?.n ?? 0) - (one.told?.n ?? 0));
}
