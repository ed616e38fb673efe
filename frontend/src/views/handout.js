/** The last step: one page to print or to send. */
import { html, intro, useEffect, useMemo, useState } from "../lib.js";
import { Button, Choice, Intro, Toast } from "../parts.js";

const PAPERS = [
  { value: "a4", label: "A4" },
  { value: "letter", label: "Letter" },
  { value: "a3", label: "A3" },
];

export function Handout({ state }) {
  const [paper, setPaper] = useState("a4");
  const [made, setMade] = useState(null);
  const [problem, setProblem] = useState("");
  const [busy, setBusy] = useState(false);
  const make = async () => {
    setBusy(true);
    setProblem("");
    await state.call("handout", { paper }).then(setMade, ({ message }) => setProblem(message));
    setBusy(false);
  };
  return html`
    <${Intro} eye="Step 5 · 5 min" title="What do they take home?" done="One file, without internet: to send, to print, to open on a phone." ...${intro(state, "handout")} />
    <div class="make">
      <${Choice} legend="Paper" options=${PAPERS} value=${paper} onPick=${setPaper} />
      <${Button} go icon="print" aria-disabled=${busy ? "true" : null} onClick=${() => !busy && make()}>${busy ? "Drawing the map…" : made ? "Make it again" : "Make the handout"}<//>
    </div>
    ${problem && html`<p class="msg" role="alert">${problem}</p>`}
    ${made && html`<${Made} made=${made} />`}
  `;
}

function Made({ made }) {
  const [toast, setToast] = useState(true);
  const address = useMemo(() => URL.createObjectURL(new Blob([made.html], { type: "text/html" })), [made]);
  useEffect(() => {
    setToast(true);
    return () => URL.revokeObjectURL(address);
  }, [made]);
  const save = html`<${Button} icon="download" href=${address} download=${made.name}>Save a copy<//>`;
  return html`<div class="made">
    ${toast ? html`<${Toast} title="Handout ready" text="One file, opens offline" onClose=${() => setToast(false)}>${save}<//>` : html`<p>${save}</p>`}
    ${made.path && html`<p class="soft small">Also in <span class="path">${made.path}</span></p>`}
    <iframe title="Preview of the handout" sandbox="" srcdoc=${made.html}></iframe>
  </div>`;
}
