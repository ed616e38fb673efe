/** Who has scored, as circles with initials, and empty ones for those who have not. */
import { html } from "../../lib.js";

const MOST = 12;

/** The first letters of a name, as its script has them. */
export function initials(name) {
  const words = name.trim().split(/\s+/);
  const first = (word) => [...(word ?? "")][0] ?? "";
  // Letters of two words stay two letters, in scripts that would join them as well.
  return (words.length > 1 ? `${first(words[0])}\u200c${first(words.at(-1))}` : first(words[0])).toLocaleUpperCase();
}

export function People({ people, asked, onPick }) {
  const shown = people.slice(0, MOST);
  const waiting = Math.min(Math.max((asked ?? 0) - people.length, 0), MOST - shown.length);
  return html`<ul class="scorers" aria-label="Who has scored">
    ${shown.map(({ name }) => html`<li key=${name}>${onPick
      ? html`<button type="button" class="initials" title=${name} aria-label=${`${name}, score again`} onClick=${() => onPick(name)}><span aria-hidden="true">${initials(name)}</span></button>`
      : html`<span class="initials" title=${name}><span aria-hidden="true">${initials(name)}</span><span class="vh">${name}</span></span>`}</li>`)}
    ${people.length > MOST && html`<li><span class="initials"><span>+${people.length - MOST}</span></span></li>`}
    ${Array.from({ length: waiting }, (_, index) => html`<li key=${index} aria-hidden="true"><span class="initials wait"></span></li>`)}
  </ul>`;
}
