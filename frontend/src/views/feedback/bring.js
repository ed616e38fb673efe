/** Bringing feedback in: choose where it is, look at how it is read, import. */
import { html, useEffect, useRef, useState } from "../../lib.js";
import { Button } from "../../parts.js";
import { useArrival } from "./arrive.js";
import { Look } from "./look.js";
import { Paste, Path, Query, Ways } from "./ways.js";
import { leave, send } from "./upload.js";

/**
 * @param {object} props
 * @param {boolean} [props.first] nothing is there yet: the button that begins is the one of the screen
 * @param {(report: object) => void} props.onDone something was imported, and what became of its rows
 */
export function Bring({ state, options, onDone, onLeave, first }) {
  const [from, setFrom] = useState(null);
  const [way, setWay] = useState("file");
  const [sent, setSent] = useState(null);
  const [problem, setProblem] = useState("");
  const stop = useRef({});
  useEffect(() => () => { stop.current.gone = true; }, []);
  const begun = useRef(false);
  begun.current ||= Boolean(from || sent);
  const ways = useArrival(begun.current && !from && !sent, ":checked");
  useEffect(() => () => { if (from?.upload) leave(state, from.upload); }, [from]);
  const file = async (picked) => {
    stop.current = {};
    setProblem("");
    setSent({ name: picked.name, share: 0 });
    const done = await send(state, picked, (share) => setSent({ name: picked.name, share }), stop.current).catch(({ message }) => setProblem(message));
    setSent(null);
    if (done) setFrom({ upload: done });
  };
  const done = (told) => {
    setFrom(null);
    onDone(told);
  };
  if (from) return html`<${Look} state=${state} options=${options} from=${from} onDone=${done} onLeave=${() => setFrom(null)} />`;
  if (sent) return html`<${Sending} sent=${sent} onStop=${() => { stop.current.gone = true; setSent(null); }} />`;
  return html`<div class="bring" ref=${ways} onDragOver=${(event) => event.preventDefault()} onDrop=${(event) => dropped(event, file)}>
    <${Ways} value=${way} onPick=${setWay} />
    ${way === "file" && html`<${Choose} go=${first} onFile=${file} />`}
    ${way === "text" && html`<${Paste} go=${first} onText=${(text, name) => setFrom({ text, name })} />`}
    ${way === "path" && html`<${Path} go=${first} onPath=${(path) => setFrom({ path })} />`}
    ${way === "query" && html`<${Query} go=${first} onQuery=${(query) => setFrom({ query })} />`}
    ${problem && html`<p class="msg" role="alert">${problem}</p>`}
    ${onLeave && html`<p><${Button} bare onClick=${onLeave}>Not now<//></p>`}
  </div>`;
}

function dropped(event, onFile) {
  const [file] = event.dataTransfer?.files ?? [];
  if (!file) return;
  event.preventDefault();
  onFile(file);
}

function Choose({ go, onFile }) {
  const input = useRef(null);
  const take = ({ target }) => {
    const [file] = target.files;
    target.value = "";
    if (file) onFile(file);
  };
  return html`<div class="way">
    <p class="row"><${Button} go=${go} icon="upload" data-field="theme::name" onClick=${() => input.current.click()}>Choose a file<//><span class="soft small">or drop it here</span></p>
    <p class="soft small">CSV, TSV, Excel (.xlsx) or OpenDocument (.ods), with one row for each answer or one column for each question.</p>
    <input type="file" accept=".csv,.tsv,.tab,.txt,.xlsx,.xlsm,.ods" hidden ref=${input} onChange=${take} aria-label="Feedback file" />
  </div>`;
}

function Sending({ sent, onStop }) {
  const said = useArrival();
  return html`<div class="running">
    <p tabindex="-1" ref=${said}><b dir="auto">${sent.name}</b> <span class="soft">is on its way</span></p>
    <p class="row"><progress max="1" value=${sent.share} aria-label=${`${sent.name}, part that has arrived`}></progress><span class="num soft">${Math.round(100 * sent.share)} %</span><${Button} bare onClick=${onStop}>Cancel<//></p>
  </div>`;
}
