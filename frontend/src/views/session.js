/** Running a session, in the head of each notebook: timer, plan, parking lot, history. */
import { html, useEffect, useRef, useState } from "../lib.js";
import { Button } from "../parts.js";
import { Clock, Late } from "./session/clock.js";
import { History } from "./session/history.js";
import { Parking, waiting } from "./session/parking.js";
import { Plan } from "./session/plan.js";

export { Guide, useGuide } from "./session/guide.js";

/**
 * @param {{state: object, options: {step: string, plans?: object[]}, onSaid: (words: string) => void}} props
 *   `children` is the way to the steps beside this one
 */
export function Session({ state, options, onSaid, children }) {
  const [open, setOpen] = useState("");
  const box = useRef(null);
  const shut = () => {
    box.current?.querySelector(`[data-opens="${open}"]`)?.focus();
    setOpen("");
  };
  const turn = (name) => (open === name ? shut() : setOpen(name));
  useKey(box, () => setOpen("parking"));
  const planned = state.doc?.blocks?.length > 0;
  const opens = (name) => ({ "data-opens": name, "aria-expanded": String(open === name), onClick: () => turn(name) });
  return html`<div class="session" ref=${box}>
    <div class="bar">
      ${planned && html`<${Clock} state=${state} here=${options.step} onSaid=${onSaid} />`}
      ${state.doc && html`<div class="row doors">
        <${Door} short=${planned} icon="event" words=${planned ? "Session plan" : "Plan the session"} ...${opens("plan")} />
        <${Door} short=${planned} icon="park" words="Park a note" count=${waiting(state.doc)} aria-keyshortcuts="Alt+L" ...${opens("parking")} />
        <${Door} short=${planned} icon="history" words="History" ...${opens("history")} />
      </div>`}
      <div class="row turn">${children}</div>
    </div>
    ${planned && html`<${Late} state=${state} onSaid=${onSaid} />`}
    ${open === "plan" && state.doc && html`<${Plan} state=${state} plans=${options.plans ?? []} onClose=${shut} onSaid=${onSaid} />`}
    ${open === "history" && state.doc && html`<${History} state=${state} onClose=${shut} onSaid=${onSaid} />`}
    ${open === "parking" && state.doc && html`<${Parking} state=${state} here=${options.step} onClose=${shut} />`}
  </div>`;
}

/** A button that opens something below; beside the clock there is room for its icon only. */
function Door({ short, words, count = 0, ...more }) {
  const title = more["aria-keyshortcuts"] ? `${words} (${more["aria-keyshortcuts"]})` : words;
  return html`<${Button} bare title=${title} ...${more}>
    <span class=${short && "vh"}>${words}</span>${count > 0 && html`<b class="count">${count}<span class="vh"> to come back to</span></b>`}
  <//>`;
}

/** Alt+L (for later) parks a note from anywhere in the notebook. */
function useKey(box, then) {
  useEffect(() => {
    const listen = (event) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.code !== "KeyL" || event.defaultPrevented) return;
      // On some keyboards it writes @ or ł.
      if (event.target.matches?.("textarea, input") && event.key.toLowerCase() !== "l") return;
      if (!isOurs(box.current)) return;
      event.preventDefault();
      then();
      box.current.querySelector(".parking .in")?.focus();
    };
    document.addEventListener("keydown", listen, true);
    return () => document.removeEventListener("keydown", listen, true);
  }, []);
}

/** Of several notebooks in one page, the one that is seen and has the focus. */
function isOurs(element) {
  if (!element?.offsetParent) return false;
  const focused = document.activeElement?.closest(".jp-NotebookPanel");
  return !focused || focused.contains(element);
}
