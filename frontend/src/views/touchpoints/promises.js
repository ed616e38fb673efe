/** Service promises: ways to reach support, how long an answer should take and how long it takes. */
import { bound, classes, html, prompt, useId, useState } from "../../lib.js";
import { Button, Field, RowList, Select } from "../../parts.js";
import { channel, offered } from "./channels.js";
import { Duration } from "./duration.js";

export function Promises({ state, onNews }) {
  const heading = useId();
  const { promises } = state.doc;
  const name = (id) => channel(state, promises.find((one) => one.id === id).channel).label || "The promise";
  const move = (id, to) => {
    state.move("promise", id, to);
    onNews?.(`${name(id)}, now ${to + 1} of ${promises.length}`);
  };
  const remove = (id) => {
    onNews?.(`${name(id)} removed`);
    state.remove("promise", id);
  };
  return html`<section class="promises" aria-labelledby=${heading}>
    <h3 id=${heading}>Service promises</h3>
    <p class="finding" role="status">${state.facts?.promises?.headline || "How long does an answer take, and how long should it?"}</p>
    <${RowList} label="Service promises" noun="service promise" items=${promises} name="workshop:workshop:promises" onAdd=${(to) => state.add("promise", { channel: unpromised(state) }, to)} onMove=${move} onRemove=${remove}>
      ${(promise, index) => html`<${Row} state=${state} promise=${promise} index=${index} />`}
    <//>
  </section>`;
}

/** The first channel of the map that nothing is promised for. */
function unpromised(state) {
  const taken = new Set(state.doc.promises.map((one) => one.channel));
  return offered(state).find(({ value }) => !taken.has(value))?.value ?? "";
}

function Row({ state, promise, index }) {
  const field = (name) => ({ ...bound(state, "promise", promise, name), note: prompt(state, "touchpoints", `promise.${name}`) });
  const { id, self_service: own } = promise;
  const of = `promise ${index + 1}`;
  const said = state.facts?.promises?.rows?.[id];
  return html`<div class="promise">
    <${Way} state=${state} promise=${promise} of=${of} />
    <${Duration} label="Promised" of=${of} ...${field("expected")} />
    <${Duration} label="Really takes" of=${of} ...${field("actual")} />
    <${Button} class="self" icon=${own ? "check" : "plus"} aria-pressed=${String(own)} aria-label=${`They can do it themselves, ${of}`} data-field=${`promise:${id}:self_service`}
      onClick=${() => state.edit("promise", id, { self_service: !own })}>They can do it themselves<//>
    <div class="wordly"><${Field} label=${`What we say in return, ${of}`} quiet placeholder="What we promise, word for word" kind="text" rows=${1} ...${field("note")} /></div>
    ${said && html`<p class="verdict"><${Bar} ...${said.overrun} /><span class=${classes(said.overrun?.late && "pain")}>${said.text}</span></p>`}
  </div>`;
}

/** The promise as a full line, what goes beyond it behind. */
function Bar({ late, kept, took }) {
  if (late === undefined) return null;
  return html`<span class="time" aria-hidden="true"><i style=${`width:${100 * (late ? kept : took)}%`}></i>${late && html`<i class="over"></i>`}</span>`;
}

const OTHER = " other";

/** A channel of the vocabulary, or a way of one's own. */
function Way({ state, promise, of }) {
  const options = offered(state);
  const known = options.some(({ value }) => value === promise.channel);
  const [typing, setTyping] = useState(promise.channel !== "" && !known);
  const pick = (value) => {
    setTyping(value === OTHER);
    state.edit("promise", promise.id, { channel: value === OTHER ? "" : value });
    if (value === OTHER) state.focus("promise", promise.id, "channel");
  };
  const all = [...(promise.channel ? [] : [{ value: "", label: "Choose" }]), ...options, { value: OTHER, label: "Another way …" }];
  const label = html`Way to reach you<span class="vh">, ${of}</span>`;
  if (typing) {
    return html`<div class="way"><${Field} label=${label} placeholder="Another way" ...${bound(state, "promise", promise, "channel")} />
      <${Button} bare icon="x" label="Choose from the list" onClick=${() => pick(options[0]?.value ?? "")} /></div>`;
  }
  return html`<div class="way"><${Select} label=${label} options=${all} ...${bound(state, "promise", promise, "channel")} onInput=${pick} /></div>`;
}
