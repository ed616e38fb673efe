/** Past the head of the page in one press: its steps and tools come before every step, nineteen stops of the Tab key. */
import { html, useRef } from "../lib.js";

const FIRST = "button, a[href], select, textarea, input:not([hidden]), [tabindex='0']";

const shown = (one) => one.getClientRects().length > 0 && one.tabIndex >= 0;

export function Skip() {
  const own = useRef(null);
  const go = () => {
    const head = own.current.closest(".wk");
    const later = [...document.querySelectorAll(".wk")].filter((view) => head.compareDocumentPosition(view) & Node.DOCUMENT_POSITION_FOLLOWING);
    const first = later.flatMap((view) => [...view.querySelectorAll(FIRST)]).find(shown);
    first?.focus();
    first?.scrollIntoView({ block: "center" });
  };
  return html`<button type="button" class="btn skip" ref=${own} onClick=${go}>Skip to the step</button>`;
}
