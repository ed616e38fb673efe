/** What others did meanwhile to something that is edited here, and what becomes of the words. */
import { itemOf } from "./ops.js";

/** Keep what was refused, and why, where the person can decide about it. */
export function refuse(state, item, op) {
  const { field, current, gone } = item;
  if (gone) return lose(state, item, op);
  if (op.op !== "set" || !(field in op.fields)) return state.note(item.text);
  // The kernel takes an operation whole or not at all; the other fields have done nothing wrong.
  const rest = without(op.fields, field);
  if (Object.keys(rest).length) state.send({ ...op, fields: rest, ...(op.expect && { expect: without(op.expect, field) }) });
  const value = op.fields[field];
  if (item.conflict && Array.isArray(value)) {
    const list = together(op.expect[field] ?? [], value, current ?? []);
    return state.send({ ...op, fields: { [field]: list }, expect: { [field]: current } });
  }
  const { kind, id, text, conflict, what, who, at } = item;
  const more = conflict ? { conflict, what, who, at, yours: Boolean(who) && who === state.you } : {};
  return state.refusals.set(`${kind}:${id}:${field}`, { kind, id, field, text, current, value, stands: op.expect?.[field], ...more });
}

/** Somebody removed what was edited: words are kept, of anything else it is only said. */
function lose(state, { kind, id, gone, text }, op) {
  const words = Object.entries(op.fields ?? {}).filter(([name, value]) => typeof value === "string" && value.trim() && !["of", "list", "stage"].includes(name));
  if (!words.length) state.note(gone.words ?? text);
  for (const [field, value] of words) state.refusals.set(`${kind}:${id}:${field}`, { kind, id, field, text, value, gone, op });
}

/** A field with words that wait for a choice was changed once more. */
export function overwrite(state, { kind, id, fields, who, at }) {
  for (const [field, value] of Object.entries(fields)) {
    state.refusals.update(`${kind}:${id}:${field}`, value, { who, at, yours: Boolean(who) && who === state.you });
  }
}

/** A list that two people changed from the same one: what either added is there, what either took is not. */
function together(from, mine, theirs) {
  const kept = theirs.filter((one) => mine.includes(one) || !from.includes(one));
  return [...kept, ...mine.filter((one) => !from.includes(one) && !kept.includes(one))];
}

const without = (fields, field) => Object.fromEntries(Object.entries(fields).filter(([name]) => name !== field));

/** End a conflict with a value: one's own, theirs, or both. */
export function choose(state, name, value) {
  const { kind, id, field, current } = state.refusals.get(name);
  state.refusals.delete(name);
  if (value === current) state.rebase();
  else state.do({ op: "set", kind, id, fields: { [field]: value }, expect: { [field]: current } });
}

/** Bring back what somebody removed, and then the words that were typed into it. */
export async function bringBack(state, rev) {
  await state.call("bring_back", { rev });
  const lost = state.refusals.waiting.filter(([, { gone }]) => gone?.rev === rev);
  for (const [name] of lost) state.refusals.delete(name);
  for (const op of new Set(lost.map(([, { op }]) => op))) if (op) state.do(op);
  state.tell();
}

/** Let words go that wait for a choice. */
export function letGo(state, name) {
  state.refusals.delete(name);
  state.tell();
}

/** Somebody removed the field that had the focus: say who, and keep what stood in it. */
export function missed(state, { field: name, value }) {
  const [kind, id, field] = name.split(":");
  if (itemOf(state.doc, kind, id)) return;
  state.call("removed", { id }).then((gone) => {
    if (!gone.words) return;
    state.refusals.set(name, { kind, id, field, text: gone.words, value, ...state.refusals.get(name), gone });
    state.tell();
  }, () => {});
}

/** What the status line says while words wait for a choice. */
export function waitingWords({ conflict, yours, who, what, gone }) {
  if (!conflict) return `${gone.words ?? "Somebody removed this."} What you wrote is kept.`;
  return `${yours ? "You" : who || "Somebody"} changed “${what}” meanwhile. Choose which words stay.`;
}
