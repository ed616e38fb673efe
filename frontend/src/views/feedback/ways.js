/** Where feedback is: in a file, in the clipboard, in a file that grows. */
import { html, useState } from "../../lib.js";
import { Button, Choice, Field } from "../../parts.js";

const WAYS = [
  { value: "file", label: "A file" }, { value: "text", label: "Paste text" }, { value: "path", label: "A file that grows" },
];

export function Ways({ value, onPick }) {
  return html`<${Choice} legend="Where is it?" options=${WAYS} value=${value} onPick=${onPick} />`;
}

export function Paste({ go, onText }) {
  const [text, setText] = useState("");
  const lines = text.split("\n").filter((one) => one.trim()).length;
  return html`<div class="way">
    <${Field} label="Comments, one on each line, or a table copied from a spreadsheet" kind="text" rows=${6} value=${text} onInput=${setText} />
    <p class="row"><${Button} go=${go} aria-disabled=${lines ? null : "true"} onClick=${() => lines && onText(text)}>Look at ${lines === 1 ? "this line" : lines ? `these ${lines} lines` : "it"}<//></p>
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
