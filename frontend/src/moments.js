/** What a curve needs to know of a workshop's document; pure. */

/** Kinds of line by the order of the personas, as the chart's scale has them. */
export const DASHES = [[1, 0], [9, 5], [2, 5], [14, 5, 2, 5], [5, 3], [2, 3, 2, 9]];

/** @param {object} doc @returns {Map<string, object>} written moments by "persona.touchpoint" */
export function byPair(doc) {
  return new Map((doc.moments ?? []).map((moment) => [`${moment.persona}.${moment.touchpoint}`, moment]));
}

/**
 * Rows of the dataset `moments`: every pair of these personas and the touchpoints, scored or not.
 * @param {object} doc
 * @param {object[]} personas those to show; the order among all of them keeps each one's kind of line
 */
export function rowsOf(doc, personas) {
  const written = byPair(doc);
  return personas.flatMap((persona) => doc.touchpoints.map((spot, index) => {
    const moment = written.get(`${persona.id}.${spot.id}`);
    return {
      persona_id: persona.id,
      persona_order: doc.personas.findIndex(({ id }) => id === persona.id) + 1,
      order: index + 1,
      feeling: moment?.feeling ?? null,
      evidence: moment?.evidence ?? "assumption",
    };
  }));
}

/** Do two lists of rows draw the same picture? */
export function sameRows(one, other) {
  return one.length === other.length && one.every((row, i) => Object.keys(row).every((key) => row[key] === other[i][key]));
}

/** Stages with their touchpoints, without the empty ones: `{stage, first, spots}`, first counts from 1. */
export function bands(doc) {
  const counted = doc.stages.map((stage) => ({ stage, spots: doc.touchpoints.filter((spot) => spot.stage === stage.id) }));
  let first = 1;
  return counted.filter(({ spots }) => spots.length).map(({ stage, spots }) => {
    const band = { stage, spots, first };
    first += spots.length;
    return band;
  });
}

/** A score as people write it: −2 … +2. */
export function signed(feeling) {
  return feeling > 0 ? `+${feeling}` : String(feeling).replace("-", "−");
}

/** A moment's feeling in words, for those who do not see the curve. */
export function spoken(moment) {
  if (moment?.feeling === undefined || moment.feeling === null) return "no feeling yet";
  return [moment.word, signed(moment.feeling), moment.evidence === "assumption" ? "assumed" : ""].filter(Boolean).join(", ");
}

/** Where personas end: `{order, feeling, personas}`, one for each last place, so that equal ends stand side by side. */
export function ends(rows) {
  const last = new Map();
  for (const row of rows) if (row.feeling !== null && row.feeling !== undefined) last.set(row.persona_id, row);
  const places = new Map();
  for (const { persona_id, feeling } of last.values()) places.set(feeling, [...(places.get(feeling) ?? []), persona_id]);
  return [...places].map(([feeling, personas]) => ({ feeling, personas }));
}

/** The finding in one sentence, from the kernel's facts: where each of these personas is lowest. */
export function finding(personas, curves) {
  const lowest = personas.map((persona) => ({ persona, fact: curves?.[persona.id]?.find(({ label }) => label === "Lowest") }));
  const known = lowest.filter(({ fact }) => fact);
  if (!known.length) return "";
  const titles = new Set(known.map(({ fact }) => fact.title));
  const names = known.map(({ persona }) => persona.name || "Nobody yet");
  if (titles.size === 1) return `${list(names)} ${names.length > 1 ? "are" : "is"} lowest at “${[...titles][0]}”`;
  return `Lowest: ${known.map(({ fact }, i) => `${names[i]} at “${fact.title}”`).join(", ")}`;
}

function list(names) {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
