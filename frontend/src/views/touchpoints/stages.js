/** Changing the stages: names, guiding questions, signs, their order, and what becomes of a removed one's touchpoints. */
import { bound, count, html, prompt, sentence, useId, useLayoutEffect, useRef, useState } from "../../lib.js";
import { Button, Field, Icon, RowList } from "../../parts.js";
import { Change } from "./change.js";
import { sign } from "./channels.js";
import { inStage, written } from "./moves.js";

export function Stages({ state, onClose, onNews, onChanged }) {
  const id = useId();
  const [changing, setChanging] = useState(false);
  const other = useRef(null);
  const [asking, setAsking] = useState(null);
  const { stages } = state.doc;
  const name = (stage) => stage.name || "the stage without a name";
  const take = (stage) => {
    state.remove("stage", stage.id);
    setAsking(null);
    onNews(`${sentence(name(stage))} removed`);
  };
  const remove = (stageId) => {
    const stage = stages.find((one) => one.id === stageId);
    if (inStage(state.doc, stageId).length) setAsking(stageId);
    else take(stage);
  };
  const move = (stageId, to) => {
    state.move("stage", stageId, to);
    onNews(`${sentence(name(stages.find((one) => one.id === stageId)))}, now ${to + 1} of ${stages.length}`);
  };
  const keep = () => {
    setChanging(false);
    queueMicrotask(() => other.current?.querySelector("button").focus());
  };
  return html`<section class="card stages" aria-labelledby=${id}>
    <div class="top"><h3 id=${id}>The stages</h3><${Button} class="push" onClick=${onClose}>Done<//></div>
    <${RowList} label="Stages" noun="stage" items=${stages} onAdd=${(to) => state.add("stage", { name: "" }, to)} onMove=${move} onRemove=${remove}>
      ${(stage, index) => html`<${Row} state=${state} stage=${stage} index=${index} />
        ${asking === stage.id && html`<${Ask} state=${state} stage=${stage} name=${name(stage)} onTake=${() => take(stage)} onNo=${() => setAsking(null)} />`}`}
    <//>
    ${changing
      ? html`<${Change} state=${state} onDone=${onChanged} onNo=${keep} />`
      : html`<p class="other" ref=${other}><${Button} bare icon="repeat" onClick=${() => setChanging(true)}>Take another set of stages<//></p>`}
  </section>`;
}

function Row({ state, stage, index }) {
  const field = (name) => ({ ...bound(state, "stage", stage, name), note: prompt(state, "touchpoints", `stage.${name}`) });
  return html`<div class="stagerow">
    <${Field} label=${`Name of stage ${index + 1}`} quiet kind="words" placeholder="Name" ...${field("name")} />
    <${Field} label=${`Guiding question of stage ${index + 1}`} quiet kind="words" placeholder="Guiding question" ...${field("question")} />
    <${Sign} state=${state} stage=${stage} index=${index} />
  </div>`;
}

const SIGNS = ["eye", "search", "compass", "scale", "bag", "heart", "megaphone", "flag", "clock", "door", "star", "repeat", "wave", "home", "phone", "store"];

/** A button with the stage's sign that opens the others. */
function Sign({ state, stage, index }) {
  const [open, setOpen] = useState(false);
  const button = useRef(null);
  const pick = (icon) => {
    state.edit("stage", stage.id, { icon: stage.icon === icon ? "" : icon });
    setOpen(false);
    button.current?.focus();
  };
  const keys = (event) => {
    if (event.key !== "Escape" || !open) return;
    event.preventDefault();
    setOpen(false);
    button.current.focus();
  };
  return html`<div class="sign" onKeyDown=${keys}>
    <button type="button" class="btn icon" ref=${button} aria-expanded=${String(open)} aria-label=${`Sign of stage ${index + 1}`} onClick=${() => setOpen(!open)}>
      <${Icon} name=${sign(stage.icon) || "plus"} />
    </button>
    ${open && html`<div class="signs" role="group" aria-label="Signs">${SIGNS.map((one) => html`<button type="button" class="btn icon" key=${one}
      aria-pressed=${String(sign(stage.icon) === one)} aria-label=${one} onClick=${() => pick(`i-${one}`)}><${Icon} name=${one} /></button>`)}</div>`}
  </div>`;
}

/** A stage with touchpoints is not removed without asking where they go. */
function Ask({ state, stage, name, onTake, onNo }) {
  const box = useRef(null);
  useLayoutEffect(() => box.current.querySelector("button").focus(), []);
  const spots = inStage(state.doc, stage.id);
  const texts = written(state.doc, spots.map((one) => one.id));
  const { stages } = state.doc;
  const at = stages.indexOf(stage);
  const beside = [stages[at - 1], stages[at + 1]].filter(Boolean);
  const keep = (near) => {
    const first = near === stages[at + 1] ? 0 : inStage(state.doc, near.id).length;
    for (const [index, one] of spots.entries()) state.move("touchpoint", one.id, first + index, near.id);
    onTake();
  };
  const lose = () => {
    for (const one of spots) state.remove("touchpoint", one.id);
    onTake();
  };
  const keys = (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    onNo();
  };
  return html`<div class="conf" role="group" aria-label=${`Remove ${name}`} ref=${box} onKeyDown=${keys}>
    <p><b>${sentence(name)}</b> holds ${count(spots.length, "touchpoint")}${texts > 0 && ` with ${count(texts, "text")}`}. What happens to ${spots.length > 1 ? "them" : "it"}?</p>
    <p class="row">
      ${beside.map((near) => html`<${Button} key=${near.id} onClick=${() => keep(near)}>Move to ${near.name || (near === stages[at + 1] ? "the next stage" : "the stage before")}<//>`)}
      <${Button} onClick=${lose}>Remove all<//>
      <${Button} bare onClick=${onNo}>Keep the stage<//>
    </p>
  </div>`;
}
