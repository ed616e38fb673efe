/** Where feedback is: in a file, in the clipboard, in a file that grows, in a database. */
import { html, useId, useState } from "../../lib.js";
import { Button, Choice, Field } from "../../parts.js";

const WAYS = [
  { value: "file", label: "A file" }, { value: "text", label: "Paste text" }, { value: "path", label: "A file that grows" }, { value: "query", label: "A database" },
];

export function Ways({ value, onPick }) {
  return html`<${Choice} legend="Where is it?" options=${WAYS} value=${value} onPick=${onPick} />`;
}

export function Paste({ go, onText }) {
  const [text, setText] = useState("");
  const [name, setName] = useState("");
  const lines = text.split("\n").filter((one) => one.trim()).length;
  return html`<div class="way">
    <${Field} label="Comments, one on each line, or a table copied from a spreadsheet" kind="text" rows=${6} value=${text} onInput=${setText} hint="Stars or grades may stand before or behind the words." />
    <div class="paste-name"><${Field} label="What do you call it?" value=${name} onInput=${setName} placeholder="Reviews, September" /></div>
    <p class="row"><${Button} go=${go} aria-disabled=${lines ? null : "true"} onClick=${() => lines && onText(text, name.trim())}>Look at ${lines === 1 ? "this line" : lines ? `these ${lines} lines` : "it"}<//></p>
  </div>`;
}

/** A file of this computer that is read again whenever it changes. */
export function Path({ go, onPath }) {
  const [path, setPath] = useState("");
  return html`<div class="way">
    <${Field} label="Folder and name of the file on this computer" value=${path} onInput=${setPath} placeholder="/home/ines/reviews.csv" spellcheck="false"
      hint="It stays connected: when it changes, it is read again and the numbers follow." />
    <p class="row"><${Button} go=${go} aria-disabled=${path.trim() ? null : "true"} onClick=${() => path.trim() && onPath(path.trim())}>Look at it<//></p>
  </div>`;
}

/** The address of a database holds a password: it is used once, and kept nowhere. */
export function Query({ go, onQuery }) {
  const id = useId();
  const [url, setUrl] = useState("");
  const [sql, setSql] = useState("");
  const [name, setName] = useState("");
  const ready = url.trim() && sql.trim();
  return html`<div class="way">
    <div class="two">
      <div class="f"><label class="lbl" for=${id}>Address of the database</label>
        <input class="in" id=${id} type="password" autocomplete="off" spellcheck="false" placeholder="postgresql://name:password@host/shop" aria-describedby=${`${id}h`} onInput=${({ target }) => setUrl(target.value)} />
        <p class="hint" id=${`${id}h`}>Ask whoever looks after it. The address is used for this reading; its password is never kept in the workshop or shown.</p></div>
      <${Field} label="Query" kind="text" rows=${3} value=${sql} onInput=${setSql} placeholder="SELECT date, rating, comment FROM reviews" hint="Only reading is possible: nothing in the database can be changed." spellcheck="false" />
      <${Field} label="What do you call it?" value=${name} onInput=${setName} placeholder="reviews in the shop" />
    </div>
    <p class="row"><${Button} go=${go} aria-disabled=${ready ? null : "true"} onClick=${() => ready && onQuery({ url: url.trim(), sql, name: name.trim() })}>Look at it<//></p>
  </div>`;
}
