/** What a persona holds, counted in words. */
import { count } from "../../lib.js";

/** The lists of a persona, in the order of the form. */
export const LISTS = {
  goals: { title: "Wants today", noun: "goal" },
  long_term_goals: { title: "Wants in the long run", noun: "wish" },
  pains: { title: "What hurts", noun: "pain" },
  challenges: { title: "What stands in the way", noun: "challenge" },
  motivations: { title: "What drives them", noun: "motive" },
  preferences: { title: "How they like it", noun: "preference" },
  online_activity: { title: "Online", noun: "online habit" },
  purchase_habits: { title: "Buying", noun: "buying habit" },
  service_interactions: { title: "Asking for help", noun: "service habit" },
  decision_process: { title: "Deciding", noun: "step" },
  fun: { title: "For fun", noun: "pleasure" },
  worries: { title: "Awake at night because of", noun: "worry" },
};

/** Lines of a persona that say something. */
export function written(persona, list) {
  return (persona[list] ?? []).filter((entry) => entry.text?.trim());
}

export const filled = (persona) => Object.keys(LISTS).reduce((sum, list) => sum + written(persona, list).length, 0);

const PLURALS = { wish: "wishes", worry: "worries" };

/** "Two goals, one wish", or that it is empty. */
export function listWords(persona, lists, empty = "empty, may stay so") {
  const counts = new Map();
  for (const list of lists) {
    const { noun } = LISTS[list];
    counts.set(noun, (counts.get(noun) ?? 0) + written(persona, list).length);
  }
  const words = [...counts].filter(([, many]) => many).map(([noun, many]) => count(many, noun, PLURALS[noun]));
  return words.length ? words.join(", ") : empty;
}

/** "Two of seven", or that it is empty. */
export function fieldWords(item, fields) {
  const many = fields.filter((field) => item[field]).length;
  if (many === fields.length) return "complete";
  return many ? `${count(many, "").trim()} of ${count(fields.length, "", "").trim()}` : "empty, may stay so";
}

/** A quote with its marks, unless it brings its own. */
export function quoted(text) {
  const plain = text?.trim();
  if (!plain) return "";
  return /^["“„«「‚‘']/.test(plain) ? plain : `“${plain}”`;
}
