/** What a key means in the step of emotions. */

const TEXTS = "textarea, select, [contenteditable], input:not([type=radio], [type=checkbox])";

/** Where the arrows have a work of their own. */
const ARROWS = `${TEXTS}, input, [role=tab]`;

const TURNS = { ArrowRight: "next", ArrowLeft: "before" };

/** From inside a text too, where a key alone belongs to the text. */
const WITH_ALT = { KeyN: "next", KeyP: "before" };

/**
 * @param {KeyboardEvent} event
 * @returns {{turn: "next"|"before", person: boolean}|{face: number}|null} going on, by a moment or by a person; a face,
 *   counted from 0; or nothing of ours
 */
export function meant({ key, code, altKey, ctrlKey, metaKey, shiftKey, isComposing, target }) {
  if (ctrlKey || metaKey || isComposing) return null;
  // On some keyboards Alt and a letter write another one, as ñ and ł; in a text that is what is meant.
  const writes = target.matches(TEXTS) && !/^[np]$/i.test(key);
  const turn = altKey ? !writes && WITH_ALT[code] : !target.matches(ARROWS) && TURNS[key];
  if (turn) return { turn, person: shiftKey };
  const face = !altKey && !target.matches(TEXTS) && /^[1-5]$/.test(key);
  return face ? { face: Number(key) - 1 } : null;
}
