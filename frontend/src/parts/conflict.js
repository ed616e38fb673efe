/** Two versions of one field: what stands there now, beside the words that are in the field, and the choice. */
import { html, useId } from "../lib.js";
import { Button } from "./controls.js";

/** Texts so short are names and numbers: two of them in one field make no sense. */
const SHORT = 24;

/**
 * @param {object} props
 * @param {string} props.label what the field is called
 * @param {object} props.conflict as `state.error` gives it
 * @param {"line"|"words"|"text"|"number"|"date"} props.kind
 * @param {(value: any) => void} props.onChosen after the choice; the field takes the focus
 */
export function Conflict({ label, conflict, kind, onChosen }) {
  const id = useId();
  const { current, value, who, at, yours } = conflict;
  const pick = (chosen) => () => {
    conflict.choose(chosen);
    onChosen(chosen);
  };
  const both = joined(kind, current, value);
  return html`<div class="conf" role="group" aria-label=${`Two versions: ${label}`} aria-describedby=${id}>
    <div id=${id}>
      <p>${verdict({ who, at, yours, current })}</p>
      ${!isEmpty(current) && html`<p class="say" dir="auto">${quoted(current)}</p>`}
    </div>
    <p class="row">
      <${Button} onClick=${pick(value)}>Keep mine<//>
      <${Button} onClick=${pick(current)}>${taking({ who, yours, current })}<//>
      ${both && html`<${Button} bare onClick=${pick(both)}>Keep both<//>`}
    </p>
  </div>`;
}

const isEmpty = (value) => value === null || value === undefined || value === "";
const quoted = (value) => (typeof value === "string" && !/^[“«„「"]/.test(value) ? `“${value}”` : String(value));

/** "Tom changed this at 14:01 to", and then stands what. */
function verdict({ who, at, yours, current }) {
  const subject = yours ? "You" : html`<bdi>${who || "Somebody"}</bdi>`;
  const place = `${yours ? " in another window" : ""}${at ? ` at ${at}` : ""}`;
  return isEmpty(current)
    ? html`<b>${subject} emptied this${place}.</b>`
    : html`<b>${subject} changed this${place}</b> to`;
}

function taking({ who, yours, current }) {
  if (isEmpty(current)) return "Leave it empty";
  if (yours) return "Take the other one";
  return who && who.length <= SHORT ? html`<span>Take <bdi>${who}</bdi>’s</span>` : "Take theirs";
}

/** Both texts, theirs first because it was there first; null where the two do not go together. */
function joined(kind, theirs, mine) {
  const texts = typeof theirs === "string" && typeof mine === "string" && theirs.trim() && mine.trim();
  if (!texts || kind === "date" || kind === "number") return null;
  if (kind !== "text" && Math.max(theirs.length, mine.length) <= SHORT) return null;
  if (mine.includes(theirs) || theirs.includes(mine)) return null;
  return kind === "text" ? `${theirs}\n${mine}` : `${theirs} / ${mine}`;
}
