/** The curves of several personas over one another: the finding in words, a legend, the plot, the chosen moment. */
import { chosen } from "../chosen.js";
import { html, useEffect, useState } from "../lib.js";
import { byPair, finding, signed } from "../moments.js";
import { Face } from "../parts.js";
import { Facts } from "./curve/facts.js";
import { Legend } from "./curve/legend.js";
import { CurvePlot } from "./curve/plot.js";
import { AsTable } from "./curve/table.js";

/** With more lines than this one always stands in front: that of the persona who is being written. */
const EQUAL = 4;

export function Curve({ state, options }) {
  const { doc, selected } = state;
  const [hidden, flip] = useHidden(doc, options);
  const personas = doc.personas.filter(({ id }) => !hidden.has(id));
  const [front, steady, setFront, glance] = useFront(personas, selected);
  const spot = doc.touchpoints.find(({ id }) => id === selected.touchpoint);
  const alone = personas.length === 1 ? personas[0].id : undefined;
  const pick = (touchpoint, persona = alone) => state.select(persona ? chosen(persona, touchpoint) : { touchpoint });
  if (!doc.personas.length) return html`<p class="soft">The curve begins with the first persona.</p>`;
  return html`<section class="curves">
    <h3>${finding(front ? personas.filter(({ id }) => id === front) : personas, state.facts?.curves) || "How the journey feels"}</h3>
    <${Legend} doc=${doc} hidden=${hidden} front=${steady} onFlip=${flip} onFront=${setFront} onGlance=${glance} />
    <${CurvePlot} state=${state} personas=${personas} current=${spot?.id} front=${front} onPick=${pick} stages />
    ${spot && html`<${Spot} doc=${doc} spot=${spot} personas=${personas} />`}
    ${alone && html`<${Facts} facts=${state.facts?.curves?.[alone]} onGo=${pick} />`}
    ${doc.touchpoints.length > 0 && html`<${AsTable} doc=${doc} personas=${personas} />`}
  </section>`;
}

/** Ids of the personas that are not shown, and how to show or hide one. */
function useHidden({ personas }, options) {
  const [hidden, setHidden] = useState(() => new Set(options?.hidden));
  useEffect(() => setHidden((before) => kept(before, personas)), [personas]);
  return [hidden, (id) => setHidden((before) => toggled(before, id))];
}

/** Who stands in front: whom one glances at, else who was put there, else, of many, the persona being written. */
function useFront(personas, selected) {
  const [put, setPut] = useState(null);
  const [glanced, glance] = useState("");
  const there = (id) => personas.some((one) => one.id === id);
  const usual = personas.length <= EQUAL ? "" : there(selected.persona) ? selected.persona : personas[0].id;
  const steady = put === "" || there(put) ? put : usual;
  return [there(glanced) && personas.length > 1 ? glanced : steady, steady, setPut, glance];
}

function toggled(before, id) {
  const after = new Set(before);
  return after.delete(id) ? after : after.add(id);
}

/** Personas that are gone are not hidden any more; the same set when nothing changed. */
function kept(hidden, personas) {
  const left = [...hidden].filter((id) => personas.some((persona) => persona.id === id));
  return left.length === hidden.size ? hidden : new Set(left);
}

function Spot({ doc, spot, personas }) {
  const written = byPair(doc);
  const moment = ({ id }) => written.get(`${id}.${spot.id}`);
  return html`<div class="spot">
    <b dir="auto">${doc.touchpoints.indexOf(spot) + 1} · ${spot.name}</b>
    <ul>${personas.map((persona) => html`<li key=${persona.id}><${Told} persona=${persona} moment=${moment(persona)} /></li>`)}</ul>
  </div>`;
}

function Told({ persona, moment }) {
  const scored = moment?.feeling !== undefined && moment.feeling !== null;
  return html`${scored && html`<${Face} value=${moment.feeling} size=${22} hollow=${moment.evidence === "assumption"} />`}
    <span dir="auto">${persona.name || "No name yet"}</span>
    <span class="soft">${scored ? [moment.word, signed(moment.feeling)].filter(Boolean).join(" ") : "no feeling yet"}</span>`;
}
