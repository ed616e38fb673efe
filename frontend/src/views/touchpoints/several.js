/** What can be done to the picked touchpoints at once. It stays at the foot of the screen while the board is higher. */
import { count, html, sentence, useLayoutEffect, useId, useMemo, useState } from "../../lib.js";
import { Button, Chips, Choice, Confirm, Select } from "../../parts.js";
import { channel, offered } from "./channels.js";
import { CONTACT, PHASE, SETTING } from "./editor.js";
import { written } from "./moves.js";
import { agreed, all, common, counted, giveChannel, moveAll, removeAll, setAll } from "./picks.js";

const START = ".pickseveral";

export function Several({ state, spots, onStop, onNews }) {
  const id = useId();
  const [changing, setChanging] = useState(false);
  const [asking, ask] = useState(false);
  const texts = written(state.doc, spots.map((one) => one.id));
  // The question was about those that were picked then.
  useLayoutEffect(() => ask(false), [spots.map((one) => one.id).join(" ")]);
  const take = (event) => {
    onStop(state.doc.touchpoints.length - spots.length > 1 ? START : ".add", event);
    removeAll(state, spots);
    onNews(`${sentence(counted(spots))} removed`);
  };
  const remove = (event) => {
    if (!texts) return take(event);
    setChanging(false);
    return ask(true);
  };
  const keys = (event) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    if (asking) ask(false);
    else onStop(START);
  };
  const them = spots.length > 1 ? "them" : "it";
  return html`<section class="card several" aria-labelledby=${id} onKeyDown=${keys}>
    <div class="top">
      <h3 id=${id}>${spots.length ? `${sentence(counted(spots))} picked` : "Press each touchpoint you mean"}</h3>
      <span class="push row">
        ${spots.length > 0 && html`
          <${Button} aria-expanded=${String(changing)} onClick=${() => setChanging(!changing)}>Change<//>
          <${Button} bare onClick=${remove}>Remove<//>`}
        <${Button} onClick=${(event) => onStop(START, event)}>Done<//>
      </span>
    </div>
    ${asking && html`<${Confirm} text=${`${sentence(count(texts, "text"))} about ${spots.length > 1 ? "these" : "the"} ${counted(spots).replace("one ", "")} would go with ${them}.`}
      yes=${`Remove ${them}`} no=${`Keep ${them}`} onYes=${take} onNo=${() => ask(false)} />`}
    ${changing && spots.length > 0 && html`<${Choices} state=${state} spots=${spots} onNews=${onNews} />`}
  </section>`;
}

function Choices({ state, spots, onNews }) {
  const options = useMemo(() => offered(state), [state.vocabulary.channels]);
  const { every, some } = common(spots);
  const pick = (next) => {
    const given = next.find((name) => !every.includes(name));
    const name = given ?? every.find((one) => !next.includes(one));
    giveChannel(state, spots, name, Boolean(given));
    onNews(`${channel(state, name).label} ${given ? "given to" : "taken from"} ${all(spots)}`);
  };
  const move = (stage) => {
    moveAll(state, spots, stage);
    onNews(`Moved to ${state.doc.stages.find((one) => one.id === stage).name || "a stage without a name"}: ${all(spots)}`);
  };
  const stage = agreed(spots, "stage");
  const stages = state.doc.stages.map((one) => ({ value: one.id, label: one.name || "Without a name" }));
  const choice = (field, legend, choices) => html`<${Choice} legend=${legend} options=${choices} value=${agreed(spots, field)}
    onPick=${(value) => { setAll(state, spots, field, value); onNews(`Set for ${all(spots)}`); }} />`;
  return html`<div class="stack">
    <div>
      <${Chips} legend="Channels" multiple ownLabel="Own channel" first=${10} options=${options} value=${every} some=${some} onChange=${pick} />
      ${some.length > 0 && html`<p class="soft small">Dashed: not all of them have it. Press it to give it to all.</p>`}
    </div>
    <div class="segs">
      <${Select} label="Stage" options=${stage ? stages : [{ value: "", label: "Several stages" }, ...stages]} value=${stage} onInput=${(to) => to && move(to)} />
      ${choice("contact", "Whose place is it?", CONTACT)}
      ${choice("setting", "Where", SETTING)}
      ${choice("phase", "Before or after buying", PHASE)}
    </div>
  </div>`;
}
