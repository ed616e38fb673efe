/** What came of an import: a sentence for every row of the file, there where somebody waits for it. */
import { html, useEffect, useId, useRef } from "../../lib.js";
import { Button, Icon } from "../../parts.js";
import { NotRead } from "./notread.js";

/** The button that was pressed is gone, so the focus comes here; the page says the sentence aloud elsewhere. */
export function Brought({ state, report, onClose }) {
  const id = useId();
  const box = useRef(null);
  useEffect(() => {
    box.current?.focus({ preventScroll: true });
    box.current?.scrollIntoView({ block: "nearest" });
  }, [report]);
  return html`<section class="brought" tabindex="-1" ref=${box} aria-labelledby=${id}>
    <div class="toast">
      <span class="ok"><${Icon} name="check" /></span>
      <p><b id=${id} dir="auto">${report.said}</b>${report.notes && html`<br /><span class="soft">${report.notes}</span>`}</p>
      <${Button} bare icon="x" label="Dismiss" onClick=${onClose} />
    </div>
    ${report.refused > 0 && html`<${NotRead} state=${state} count=${report.refused} source=${report.source} open />`}
  </section>`;
}
