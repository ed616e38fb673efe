/** What the map shows of a moment, lane by lane; pure. */
import { byPair } from "../../moments.js";
import { emptyMoment } from "../../ops.js";

/** Lanes from the top; a lane without `always` stays away while nobody has written in it. */
export const LANES = [
  { name: "feeling", title: "Feeling", always: true },
  { name: "channels", title: "Where", always: true },
  { name: "doing", title: "Does", always: true },
  { name: "thinking", title: "Thinks" },
  { name: "quote", title: "Says" },
  { name: "pains", title: "Pain" },
  { name: "delights", title: "Delight" },
  { name: "objections", title: "Objection" },
  { name: "support", title: "Help" },
  { name: "ideas", title: "Idea" },
];

/** Entries that say something. */
export const said = (items = []) => items.filter(({ text }) => text.trim());

/** What a lane holds at a touchpoint: a feeling, a text, entries or channels; nothing gives null. */
export function held(lane, spot, moment) {
  if (lane === "feeling") return moment.feeling;
  const value = lane === "channels" ? spot.channels : moment[lane];
  if (typeof value === "string") return value.trim() || null;
  const items = lane === "channels" ? value : said(value);
  return items?.length ? items : null;
}

/** The rows of some personas: for each its moments by touchpoint, written or not. */
export function rowsFor(doc, personas) {
  const written = byPair(doc);
  return personas.map((persona) => ({
    persona,
    moments: doc.touchpoints.map((spot) => written.get(`${persona.id}.${spot.id}`) ?? emptyMoment(persona.id, spot.id)),
  }));
}

/** Names of the lanes that have something to show. */
export function filled(doc, rows) {
  const holds = ({ name }) => rows.some(({ moments }) => moments.some((moment, i) => held(name, doc.touchpoints[i], moment) !== null));
  return LANES.filter(holds).map(({ name }) => name);
}

/** Lanes to draw: those somebody switched on or off, else those that always stand there or hold something. */
export function shown(choice, full) {
  return LANES.filter(({ name, always }) => choice[name] ?? (always || full.includes(name)));
}

/** The field of the form that a cell leads to. */
export function fieldOf(lane, moment) {
  if (lane === "channels") return ["moment", moment.id, "feeling"];
  const [first] = Array.isArray(moment[lane]) ? said(moment[lane]) : [];
  return first ? ["entry", first.id, "text"] : ["moment", moment.id, lane];
}

/** A cell in words, for those who do not see faces and triangles. */
export const HURTS = ["", "hardly hurts", "hurts", "hurts badly"];
