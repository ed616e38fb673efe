/** Going on with what exists: an earlier workshop, or a file. */
import { count, html, useId, useRef, useState } from "../../lib.js";
import { base64 } from "../../files.js";
import { Button, Icon } from "../../parts.js";

const LIMIT = 20_000_000;

export function Earlier({ state, workshops }) {
  const [problem, setProblem] = useState("");
  const open = (id) => state.call("open", { id }).catch(({ message }) => setProblem(message));
  return html`<section>
    <h3>Go on where you were</h3>
    <ul class="earlier">
      ${workshops.map((one) => html`<li key=${one.id}>
        <span><b dir="auto">${one.title}</b><span class="soft small">${size(one)}</span></span>
        ${one.current
          ? html`<span class="soft"><${Icon} name="check" /> open now</span>`
          : html`<${Button} onClick=${() => open(one.id)}>Open<span class="vh"> ${one.title}</span><//>`}
      </li>`)}
    </ul>
    ${problem && html`<p class="msg" role="status">${problem}</p>`}
  </section>`;
}

function size({ personas = 0, touchpoints = 0, when }) {
  return [count(personas, "persona"), count(touchpoints, "touchpoint"), when].filter(Boolean).join(", ");
}

export function Import({ state }) {
  const [news, setNews] = useState({});
  const input = useRef(null);
  const id = useId();
  const take = async ({ target }) => {
    const [file] = target.files;
    target.value = "";
    if (!file) return;
    if (file.size > LIMIT) return setNews({ problem: `${file.name} is larger than 20 MB, which no workshop is.` });
    setNews({ busy: true });
    const send = async () => state.call("import", { name: file.name, data: await base64(file) });
    setNews(await send().then(() => ({ done: `${file.name} is open.` }), ({ message }) => ({ problem: message })));
  };
  return html`<section>
    <h3>Open a file</h3>
    <p class="soft">A workshop saved as .yaml or .json, or a handout that carries its data.</p>
    <p class="row">
      <${Button} icon="upload" aria-describedby=${`${id}m`} onClick=${() => input.current.click()}>${news.busy ? "Reading…" : "Choose a file"}<//>
      <input type="file" accept=".json,.yaml,.yml,.html" hidden ref=${input} onChange=${take} aria-label="Workshop file" />
    </p>
    <p id=${`${id}m`} role="status" class=${news.problem ? "msg" : "soft"}>${news.problem ?? news.done}</p>
  </section>`;
}
