/** Step 4: one persona's curve over all touchpoints, its facts in words, and the moment that is being written. */
import { html, intro, useId, useMemo, useState } from "../lib.js";
import { Avatar, Button, Face, Intro } from "../parts.js";
import { momentId } from "../ops.js";
import { Facts } from "./curve/facts.js";
import { CurvePlot } from "./curve/plot.js";
import { felt, levels } from "./emotions/feeling.js";
import { meant } from "./emotions/keys.js";
import { Moment } from "./emotions/moment.js";
import { People } from "./emotions/people.js";
import { asOther, neighbours, present, useWay } from "./emotions/way.js";
import { Story } from "./story.js";

export function Emotions({ state }) {
  const { personas, touchpoints } = state.doc;
  if (!personas.length) return html`<${Nobody} />`;
  if (!touchpoints.length) return html`<${Nowhere} />`;
  return html`<${Step} state=${state} />`;
}

function Step({ state }) {
  const { persona, touchpoint, moment } = present(state);
  const { root, show, go } = useWay(state);
  const shown = useMemo(() => [persona], [persona]);
  const [said, setSaid] = useState("");
  const panel = useId();
  const at = (id) => ({ persona, touchpoint: { id } });
  const pick = ({ feeling, label }) => {
    state.edit("moment", moment.id, felt(state, moment, feeling));
    setSaid(`${touchpoint.name}: ${label}`);
  };
  const keys = (event) => {
    const { turn, person, face } = (!event.defaultPrevented && meant(event)) || {};
    if (turn) go(person ? asOther(state, turn === "next" ? 1 : -1) : neighbours(state)[turn]);
    else if (levels(state)[face]) pick(levels(state)[face]);
    else return;
    event.preventDefault();
  };
  return html`<div class="emotions" ref=${root} onKeyDown=${keys}>
    <${Intro} ...${intro(state, "emotions")} />
    <${People} state=${state} chosen=${persona} panel=${panel} onChoose=${(other) => show({ persona: other, touchpoint })}>
      <p class="legend"><${Face} value=${0} size=${20} hollow />hollow: assumption, nobody has seen or said it</p>
    <//>
    <p class="vh" role="status">${said}</p>
    <div role="tabpanel" id=${panel} aria-labelledby=${`${panel}-${persona.id}`}>
      <${CurvePlot} state=${state} personas=${shown} current=${touchpoint.id} onPick=${(id) => show(at(id))} />
      <${Said} facts=${state.facts.curves?.[persona.id]} onGo=${(id) => go(at(id))} />
      <${Moment} key=${momentId(persona.id, touchpoint.id)} state=${state} persona=${persona} touchpoint=${touchpoint} moment=${moment} onGo=${go} />
    </div>
    <${Story} state=${state} persona=${persona} />
  </div>`;
}

function Said({ facts, onGo }) {
  if (facts?.length) return html`<${Facts} facts=${facts} onGo=${onGo} />`;
  return html`<p class="unsaid soft">Give the moments a face: then the highest, the lowest and the ending stand here in words.</p>`;
}

function Nobody() {
  return html`<div class="empty">
    <${Avatar} size=${140} />
    <div>
      <h2>Nobody to feel anything yet</h2>
      <p>A curve belongs to a person. Give one a face and a name first.</p>
      <p class="row"><${Button} go href="01_personas.ipynb" data-notebook="01_personas.ipynb" data-field="workshop:workshop:personas">Add a persona<//></p>
    </div>
  </div>`;
}

function Nowhere() {
  return html`<div class="empty">
    <svg class="flat" width="140" height="140" viewBox="0 0 140 140" aria-hidden="true"><circle cx="70" cy="70" r="70" /><path d="M14 70h112" /></svg>
    <div>
      <h2>No moments yet</h2>
      <p>The curve runs over the touchpoints. List where you meet, in the order it is lived.</p>
      <p class="row"><${Button} go href="02_touchpoints.ipynb" data-notebook="02_touchpoints.ipynb">Add touchpoints<//></p>
    </div>
  </div>`;
}
