/** The opened touchpoint, with all it is made of. */
import { bound, count, html, prompt, sentence, useId, useMemo } from "../../lib.js";
import { Button, Chips, Choice, Confirm, Field, Select } from "../../parts.js";
import { chosen, offered } from "./channels.js";
import { inStage } from "./moves.js";
import { Truth as Sign } from "./truth.js";
import { Ways } from "./wayform.js";

export const CONTACT = [{ value: "direct", label: "Ours, direct" }, { value: "indirect", label: "Theirs, indirect" }];
export const SETTING = [{ value: "online", label: "Online" }, { value: "offline", label: "Offline" }, { value: "both", label: "Both" }];
export const PHASE = [{ value: "before", label: "Before" }, { value: "during", label: "During" }, { value: "after", label: "After" }];

export function Editor({ state, touchpoint, onClose, onNews, removal }) {
  const { doc } = state;
  const id = useId();
  const keys = (event) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    onClose();
  };
  const number = doc.touchpoints.indexOf(touchpoint) + 1;
  return html`<section class="card edit" aria-labelledby=${id} onKeyDown=${keys}>
    <${Top} id=${id} number=${number} touchpoint=${touchpoint} onClose=${onClose} removal=${removal} />
    <div class="stack"><${Words} state=${state} touchpoint=${touchpoint} /></div>
    <div class="stack facets"><${Choices} state=${state} touchpoint=${touchpoint} /></div>
    <${Ways} state=${state} touchpoint=${touchpoint} onNews=${onNews} />
  </section>`;
}

function Top({ id, number, touchpoint, onClose, removal }) {
  const name = touchpoint.name || "Without a name";
  return html`<div class="top">
    <h3 id=${id}>${number} · <bdi>${name}</bdi></h3>
    <span class="push row">
      <${Button} bare onClick=${() => removal.ask(touchpoint.id)}>Remove<//>
      <${Button} onClick=${onClose}>Close<//>
    </span>
    ${removal.asking === touchpoint.id && html`<${Confirm} text=${`${sentence(count(removal.texts, "text"))} about “${name}” would go with it.`}
      yes="Remove it" onYes=${() => removal.take(touchpoint.id)} onNo=${removal.keep} />`}
  </div>`;
}

function Words({ state, touchpoint }) {
  const field = (name) => ({ ...bound(state, "touchpoint", touchpoint, name), note: prompt(state, "touchpoints", `touchpoint.${name}`) });
  const move = (stage) => state.move("touchpoint", touchpoint.id, inStage(state.doc, stage).length, stage);
  const stages = state.doc.stages.map((stage) => ({ value: stage.id, label: stage.name || "Without a name" }));
  return html`
    <${Field} label=${`Name, in the ${state.doc.customer || "customer"}’s words`} kind="words" ...${field("name")} />
    <${Field} label="What happens" kind="text" rows=${3} ...${field("description")} />
    <div class="pair">
      <${Select} label="Stage" options=${stages} ...${field("stage")} onInput=${move} />
      <${Field} label="Who looks after it" kind="words" ...${field("owner")} />
      <${Field} label="What is in their hand" kind="words" ...${field("device")} />
    </div>`;
}

function Choices({ state, touchpoint }) {
  const { id } = touchpoint;
  const options = useMemo(() => offered(state, touchpoint), [id, state.vocabulary.channels]);
  const choice = (field, legend, choices) => html`<${Choice} legend=${legend} options=${choices} value=${touchpoint[field]}
    name=${`touchpoint:${id}:${field}`} onPick=${(value) => state.edit("touchpoint", id, { [field]: value })} />`;
  return html`
    <${Chips} legend="Channels" multiple ownLabel="Own channel" first=${11} options=${options} value=${touchpoint.channels}
      name=${`touchpoint:${id}:channels`} onChange=${(channels) => state.edit("touchpoint", id, chosen(state, touchpoint, channels))} />
    <div class="segs">
      ${choice("contact", "Whose place is it?", CONTACT)}
      ${choice("setting", "Where", SETTING)}
      ${choice("phase", "Before or after buying", PHASE)}
      <${Truth} state=${state} touchpoint=${touchpoint} />
    </div>`;
}

function Truth({ state, touchpoint }) {
  const hint = useId();
  const suggested = state.facts.suggested?.[touchpoint.id];
  const { id, moment_of_truth: truth } = touchpoint;
  return html`<div>
    <p class="soft small" id=${hint}>${suggested ? `Suggested: ${suggested}` : "Does it decide here?"}</p>
    <button type="button" class="btn" aria-pressed=${String(truth)} aria-describedby=${hint} data-field=${`touchpoint:${id}:moment_of_truth`}
      onClick=${() => state.edit("touchpoint", id, { moment_of_truth: !truth })}>
      <${Sign} hollow=${!truth} />Moment of truth
    </button>
  </div>`;
}
