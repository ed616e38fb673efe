/** What a curve needs to know of a workshop's document; pure. */

/** Kinds of line by the order of the personas, as the chart's scale has them. */
export const DASHES = [[1, 0], [9, 5], [2, 5], [14, 5, 2, 5], [5, 3], [2, 3, 2, 9]];

/** Kinds of mark by the order of the personas, with Vega's names; five of them, so that with six lines all 30 pairs differ. */
export const MARKERS = [
  { shape: "circle", path: "M16.5 8a5.5 5.5 0 1 0 11 0 5.5 5.5 0 1 0-11 0" },
  { shape: "square", path: "M17 3h10v10H17z" },
  { shape: "triangle-up", path: "M22 1.5 28 13H16z" },
  { shape: "diamond", path: "M22 1l6 7-6 7-6-7z" },
  { shape: "triangle-down", path: "M22 14.5 16 3h12z" },
];

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

/** How far apart lines run that agree, at most and in all, in feelings; as in charts/emotion.py. */
const APART = 0.09;
const SPREAD = 0.36;

/**
 * Rows with what the chart needs to know of each one's line; as charts/emotion.py prepares them. Worked out here and not
 * in the chart, where a change of one row would make it work out all.
 */
export function prepared(rows) {
  const felt = rows.filter(({ feeling }) => feeling !== null);
  const lines = new Map();
  for (const row of felt) lines.set(row.persona_id, [...(lines.get(row.persona_id) ?? []), row]);
  const orders = felt.map((row) => row.persona_order);
  const [one, other] = [Math.min(...orders), Math.max(...orders)];
  const apart = Math.min(APART, SPREAD / Math.max(1, other - one));
  const drawn = [...lines.values()].flatMap((line) => {
    const feelings = line.map(({ feeling }) => feeling);
    const lane = ((one + other) / 2 - line[0].persona_order) * apart;
    const about = { top: Math.max(...feelings), low: Math.min(...feelings), personas: lines.size };
    const place = (row, order, edge) => ({ ...row, ...about, order, edge, height: row.feeling + lane });
    const [first, last] = [line[0], line.at(-1)];
    return [place(first, first.order - 0.5, true), ...line.map((row) => place(row, row.order, false)), place(last, last.order + 0.5, true)];
  });
  return [...rows.filter(({ feeling }) => feeling === null), ...drawn];
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

/** More personas than this are counted, not named one by one. */
const NAMED = 3;

/** The finding in one sentence, from the kernel's facts: where these personas are lowest. */
export function finding(personas, curves) {
  const places = new Map();
  for (const { id, name } of personas) {
    const lowest = curves?.[id]?.find(({ label }) => label === "Lowest")?.title;
    if (lowest !== undefined) places.set(lowest, [...(places.get(lowest) ?? []), name || "Nobody yet"]);
  }
  const [most, ...others] = [...places].sort(([, one], [, other]) => other.length - one.length);
  if (!most) return "";
  const told = ([title, names]) => `${list(names)} ${names.length > 1 ? "are" : "is"} lowest at “${title}”`;
  if (personas.length > NAMED) return `${many(most, personas.length)} lowest at “${most[0]}”`;
  if (!others.length) return told(most);
  return `Lowest: ${[most, ...others].map(([title, names]) => `${list(names)} at “${title}”`).join(", ")}`;
}

function many([, names], all) {
  if (names.length === all) return `All ${all} are`;
  return names.length > 1 ? `${names.length} of ${all} are` : `Nobody agrees where it hurts most: ${names[0]} is`;
}

function list(names) {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
