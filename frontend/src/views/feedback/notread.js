/** Rows that could not be read, each with the reason, and as a file to mend. */
import { useAnswer } from "../../answer.js";
import { hand } from "../../files.js";
import { count, html, sentence, useEffect, useRef, useState } from "../../lib.js";
import { Button } from "../../parts.js";

export function NotRead({ state, count: rows, source = "", open: first = false }) {
  const [open, setOpen] = useState(first);
  const box = useRef(null);
  useEffect(() => {
    const show = () => {
      setOpen(true);
      queueMicrotask(() => box.current?.focus());
    };
    document.addEventListener("workshop-kit:not-read", show);
    return () => document.removeEventListener("workshop-kit:not-read", show);
  }, []);
  if (!open) return null;
  return html`<section class="notread" tabindex="-1" ref=${box} aria-label="Rows that were not read">
    <div class="split"><h3>${sentence(count(rows, "row"))} not read</h3><${Button} bare icon="x" label="Close the list" onClick=${() => setOpen(false)} /></div>
    <${Reasons} state=${state} source=${source} />
  </section>`;
}

function Reasons({ state, source }) {
  const { value, problem } = useAnswer(state, "feedback_refused", { source });
  const [said, setSaid] = useState("");
  const save = () => state.call("feedback_refused_file", { source }).then((file) => setSaid(`Saved as ${hand(file)}`), ({ message }) => setSaid(message));
  return html`<p class="soft">Nothing was dropped in silence. Mend these rows in the file and bring it in again: what is here already is not counted twice.</p>
    ${problem && html`<p class="msg" role="alert">${problem}</p>`}
    <ol class="reasons">${(value?.rows ?? []).map((row, at) => html`<li key=${at}><b class="num">${row.where}</b><span>${row.reason}</span>${row.text && html`<q class="soft" dir="auto">${row.text}</q>`}</li>`)}</ol>
    ${value?.more > 0 && html`<p class="soft small">and ${value.more} more, all of them in the file</p>`}
    ${value?.note && html`<p class="soft">${value.note}</p>`}
    <p class="row"><${Button} icon="download" onClick=${save}>Save these rows as a file<//><span class="soft" role="status">${said}</span></p>`;
}
