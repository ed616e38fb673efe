/** The languages of the handout: the workshop's own first, where the kit speaks it. */

/** Where it does not, the one that stands for it comes first, and is called what it is. */
export function tongues(languages, own) {
  const near = languages.find(({ value }) => value === own || value === own.split("-")[0]) ?? (own ? null : languages[0]);
  const label = near ? `As in the workshop: ${near.label}` : `${languages[0].label}: your language is not here yet`;
  return [{ value: "", label }, ...languages];
}
