/** What a persona holds, counted in words. */
import { count, sentence } from "../../lib.js";

/** What the lists of a persona are called: over the card, over the form, and one of their lines. */
export const listNames = (state) => state.vocabulary?.persona?.lists ?? {};

/** Lines of a persona that say something. */
export function written(persona, list) {
  return (persona[list] ?? []).filter((entry) => entry.text?.trim());
}

/** How many lines of a persona say something. */
export function filled(persona) {
  const lists = Object.values(persona).filter((value) => value?.[0]?.text !== undefined);
  return lists.flat().filter((entry) => entry.text.trim()).length;
}

/** "Two goals, one wish", or that it is empty. */
export function listWords(state, persona, lists, empty = "empty, may stay so") {
  const names = listNames(state);
  const words = lists
    .map((list) => [written(persona, list).length, names[list]?.noun ?? list, names[list]?.many])
    .filter(([many]) => many)
    .map(([many, noun, plural]) => count(many, noun, plural || undefined));
  return words.length ? words.join(", ") : empty;
}

/** A number as a word. */
export const number = (many) => count(many, "", "").trim();

/** "Two of seven", or that it is empty. */
export function fieldWords(item, fields) {
  const many = fields.filter((field) => item[field]).length;
  if (many === fields.length) return "complete";
  return many ? `${number(many)} of ${number(fields.length)}` : "empty, may stay so";
}

/** The persona's name, or "Guest 2" while it has none. */
export function called(state, persona) {
  if (persona.name?.trim()) return persona.name;
  const customer = state.doc.customer || "customer";
  const place = state.doc.personas.findIndex((one) => one.id === persona.id) + 1;
  return `${sentence(customer)} ${place}`;
}

/** "40 % of guests"; nothing while it is not said. */
export function shareWords(state, { share }) {
  const open = share === null || share === undefined || share === "";
  return open ? "" : `${share}\u00a0% of ${state.doc.customers || "customers"}`;
}

/** Where a persona stands, each with its title, in the order of the card. */
export function details(state, persona) {
  const words = Object.entries(state.vocabulary?.persona?.details ?? {});
  return words.map(([field, { card }]) => [card, persona[field]]).filter(([, text]) => text?.trim());
}

const OPEN = "“„\"";
const CLOSE = "”“\"";
const ANY = /[“”„"]/;

/** A quote without the marks around it, which the card adds, and with single marks inside. */
export function spoken(text) {
  let plain = text?.trim() ?? "";
  const around = plain.length > 1 && OPEN.includes(plain[0]) && CLOSE.includes(plain.at(-1));
  if (around && !ANY.test(plain.slice(1, -1))) plain = plain.slice(1, -1).trim();
  return plain.replaceAll("“", "‘").replaceAll("”", "’").replaceAll("„", "‚");
}

/** What the kernel misses in a persona, each with the field that would mend it. */
export function leftOf(state, persona) {
  const { missing = [] } = state.facts?.steps?.find((one) => one.step === "personas") ?? {};
  return missing.filter((one) => one.kind === "persona" && one.id === persona.id);
}
