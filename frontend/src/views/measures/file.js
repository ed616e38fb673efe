/** Readings and counts from a file: chosen, read by the kernel, and said what came of it. */
import { html, inWords, useRef, useState } from "../../lib.js";
import { Button, Icon } from "../../parts.js";
import { base64 } from "../../files.js";

const LIMIT = 5_000_000;

export function ReadFile({ state }) {
  const input = useRef(null);
  const [news, setNews] = useState(null);
  const take = async ({ target }) => {
    const [file] = target.files;
    target.value = "";
    if (!file) return;
    if (file.size > LIMIT) return setNews({ problem: `${file.name} is larger than 5 MB. Bring in a part of it, for instance one year.` });
    setNews({ text: "Reading…" });
    const send = async () => state.call("read_figures", { name: file.name, data: await base64(file) });
    setNews(await send().catch(({ message }) => ({ problem: message })));
  };
  return html`<${Button} icon="upload" onClick=${() => input.current.click()}>Read a file<//>
    <input type="file" accept=".csv,.tsv,.txt,.xlsx,.xlsm,.ods" hidden ref=${input} onChange=${take} aria-label=${inWords(state, "File with readings or {customers} by stage")} />
    <span class="filenews" role="status">${news && html`<${News} news=${news} onClose=${() => setNews(null)} />`}</span>`;
}

function News({ news, onClose }) {
  if (news.problem) return html`<span class="msg"><${Icon} name="warn" /><span>${news.problem}</span></span>`;
  const { text, refused = [], more } = news;
  return html`<span class="told">${text}</span>
    ${refused.length > 0 && html`<ul>${refused.map(({ row, reason }) => html`<li key=${row}>Row ${row}: ${reason}</li>`)}${more && html`<li>${more}</li>`}</ul>`}
    ${refused.length > 0 && html`<${Button} bare icon="x" label="Dismiss" onClick=${onClose} />`}`;
}
