/** The sign of a moment of truth: filled when it is one, hollow when it is only suggested. */
import { html } from "../../lib.js";

export function Truth({ label, hollow }) {
  const named = label ? { role: "img", "aria-label": label } : { "aria-hidden": "true" };
  return html`<svg class="mot" viewBox="0 0 12 12" ...${named}>
    ${hollow ? html`<path d="M6 1.2 10.8 6 6 10.8 1.2 6z" fill="none" stroke="currentColor" stroke-width="1.3" />` : html`<use href="#wk-mot" />`}
  </svg>`;
}
