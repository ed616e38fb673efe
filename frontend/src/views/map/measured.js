/** Measures on the map: the latest reading at the touchpoint or stage it belongs to. */
import { classes, html, useMemo } from "../../lib.js";
import { bands } from "../../moments.js";
import { Icon } from "../../parts.js";

/** Pins by the touchpoint or stage they stand on. */
export const pinsOf = (state) => state.facts?.measures?.places ?? {};

export function Measured({ state }) {
  const { doc } = state;
  const pins = pinsOf(state);
  return useMemo(() => {
    const parts = bands(doc);
    const whole = parts.some(({ stage }) => pins[stage.id]), single = doc.touchpoints.some(({ id }) => pins[id]);
    if (!whole && !single) return null;
    return html`<tbody class="pinned">
      ${whole && html`<tr><th scope="row">Measured</th>${parts.map(({ stage, spots }) => html`<td key=${stage.id} colspan=${spots.length}><${Pins} pins=${pins[stage.id]} /></td>`)}</tr>`}
      ${single && html`<tr><th scope="row">${whole ? html`<span class="vh">Measured at a touchpoint</span>` : "Measured"}</th>${doc.touchpoints.map(({ id }) => html`<td key=${id}><${Pins} pins=${pins[id]} /></td>`)}</tr>`}
    </tbody>`;
  }, [doc.stages, doc.touchpoints, pins]);
}

export function Pins({ pins }) {
  if (!pins?.length) return null;
  return html`<ul>${pins.map(({ id, name, latest, state, verdict, late }) => html`<li key=${id} class="pin" title=${verdict}>
    <b class=${classes("num", late && "pain")}>${state === "reached" && html`<${Icon} name="check" label="target reached" />`}${late && html`<${Icon} name="warn" label="promise broken" />`}${latest || "not yet"}</b>
    <span dir="auto">${name}</span>
  </li>`)}</ul>`;
}
