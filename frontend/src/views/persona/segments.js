/** Personas suggested from a table of customers: which columns tell people apart, and the groups that come of it. */
import { useAnswer } from "../../answer.js";
import { html, inWords, useEffect, useId, useRef, useState } from "../../lib.js";
import { newId } from "../../ids.js";
import { Button, avatars } from "../../parts.js";
import { useArrival } from "../feedback/arrive.js";
import { useHeld } from "../feedback/held.js";
import { leave, send } from "../feedback/upload.js";

export function Segments({ state, onMade }) {
  const input = useRef(null);
  const held = useHeld();
  const [sent, setSent] = useState(null);
  const [problem, setProblem] = useState("");
  const take = async ({ target }) => {
    const [file] = target.files;
    target.value = "";
    if (!file) return;
    setProblem("");
    setSent({ name: file.name, share: 0 });
    const upload = await send(state, file, (share) => setSent({ name: file.name, share }), {}).catch(({ message }) => setProblem(message));
    setSent(upload ? { name: file.name, upload } : null);
  };
  return html`<div class="segments" ref=${held}>
    ${!sent && html`<p><${Button} bare icon="upload" onClick=${() => input.current.click()}>Suggest from a table of ${inWords(state, "{customers}")}<//></p>`}
    <input type="file" accept=".csv,.tsv,.tab,.txt,.xlsx,.xlsm,.ods" hidden ref=${input} onChange=${take} aria-label="Customer table" />
    ${sent && !sent.upload && html`<p role="status" class="soft">${sent.name}: ${Math.round(100 * sent.share)} %</p>`}
    ${sent?.upload && html`<${Groups} state=${state} name=${sent.name} upload=${sent.upload} onMade=${onMade} onLeave=${() => setSent(null)} />`}
    ${problem && html`<p class="msg" role="alert">${problem}</p>`}
  </div>`;
}

function Groups({ state, name, upload, onMade, onLeave }) {
  useEffect(() => () => { leave(state, upload); }, [upload]);
  const id = useId();
  const title = useArrival();
  const [columns, setColumns] = useState(null);
  const { value, problem, busy } = useAnswer(state, "segments", { upload, columns });
  const [taken, setTaken] = useState([]);
  const chosen = columns ?? value?.columns.filter(({ on }) => on).map((one) => one.name) ?? [];
  const flip = (one) => setColumns(chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one]);
  const accept = (group) => {
    setTaken((before) => [...before, group.name]);
    onMade(made(state, group), group.name);
  };
  return html`<section class="look" aria-labelledby=${id} aria-busy=${String(busy)}>
    <div class="split"><div><h3 id=${id} dir="auto" tabindex="-1" ref=${title}>Who is in ${name}?</h3><p class="soft" role="status">${busy ? "Looking for groups…" : value?.said}</p></div><${Button} bare onClick=${onLeave}>Done<//></div>
    ${value && html`<fieldset><legend>What tells them apart</legend><div class="chips">${value.columns.map((one) => html`<button type="button" class="chipb" key=${one.name}
      aria-pressed=${String(chosen.includes(one.name))} disabled=${!one.usable} title=${one.about} onClick=${() => flip(one.name)}><span dir="auto">${one.name}</span></button>`)}</div></fieldset>`}
    ${(problem || value?.note) && html`<p class=${problem ? "msg" : "soft"} role="status">${problem || value.note}</p>`}
    <ul class="groups">${(value?.segments ?? []).map((group) => html`<li key=${group.name}>
      <p class="num share">${group.share} %<small class="soft">${group.n} people</small></p>
      <div><b dir="auto">${group.name}</b><ul class="soft">${group.lines.map((text) => html`<li key=${text} dir="auto">${text}</li>`)}</ul></div>
      ${taken.includes(group.name) ? html`<span class="soft">is a persona now</span>` : html`<${Button} onClick=${() => accept(group)}>Make a persona<span class="vh"> of ${group.name}</span><//>`}
    </li>`)}</ul>
  </section>`;
}

/** A persona of a group: its numbers are evidence, its face and story are for people to find. */
function made(state, { name, share, lines, cites }) {
  const used = new Set(state.doc.personas.map((one) => one.face));
  const sum = state.doc.personas.reduce((all, one) => all + (one.share ?? 0), 0);
  const habits = lines.map((text) => ({ id: newId(), text, evidence: "cited", cites }));
  return state.add("persona", {
    name, face: avatars.find((one) => !used.has(one)) ?? "", share: sum + share <= 100 ? share : null, purchase_habits: habits,
  });
}
