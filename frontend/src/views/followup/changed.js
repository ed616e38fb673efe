/** What changed on the map since it was given a name. */
import { html, useId, useState } from "../../lib.js";
import { signed } from "../../moments.js";
import { Button, Face, Icon, Select } from "../../parts.js";

/** So many sentences are read; the others wait behind a button. */
const FIRST = 8;

export function Changed({ compared, one, onPick }) {
  const heading = useId();
  if (!compared) return null;
  const { versions = [], version, headline, felt = [], others = [], problem } = compared;
  return html`<section class="changed-map" aria-labelledby=${heading}>
    <div class="top">
      <div><h3 id=${heading}>What changed on the map</h3>
      <p class="finding" role="status">${problem ?? headline}</p></div>
      ${versions.length > 0 && html`<${Select} label="Compared with" name=${one ? `follow_up:${one.id}:version` : null} value=${version} onInput=${onPick}
        options=${versions.map(({ name, label }) => ({ value: name, label }))} />`}
    </div>
    ${!problem && versions.length === 0 && html`<p class="soft">Nothing on the map has changed since the day it was made. What changes from now on will stand here; the next round, below, gives the map as it stands a name of its own.</p>`}
    ${felt.length > 0 && html`<ul class="felt">${felt.map((row) => html`<${Felt} key=${row.moment} ...${row} />`)}</ul>`}
    <${Others} list=${others} />
  </section>`;
}

function Felt({ persona, touchpoint, before, after }) {
  return html`<li>
    <p><b dir="auto">${touchpoint || "A touchpoint without a name"}</b><span class="soft small" dir="auto">${persona}</span></p>
    <span class="way"><${Score} value=${before} /><${Icon} name="right" /><span class="vh">became</span><${Score} value=${after} /></span>
    <span class="verdict">${verdict(before, after)}</span>
  </li>`;
}

function Score({ value }) {
  if (value === null) return html`<span class="soft small">not said</span>`;
  return html`<span class="scored"><${Face} value=${value} size=${34} /><span class="num">${signed(value)}</span></span>`;
}

function verdict(before, after) {
  if (before === null) return "new";
  if (after === null) return "taken back";
  const steps = Math.abs(after - before);
  return `${["", "one step", "two steps", "three steps", "four steps"][steps]} ${after > before ? "better" : "worse"}`;
}

function Others({ list }) {
  const [all, setAll] = useState(false);
  if (list.length === 0) return null;
  const shown = all ? list : list.slice(0, FIRST);
  return html`<ul class="others-of">${shown.map((words) => html`<li key=${words} dir="auto">${words}</li>`)}</ul>
    ${list.length > FIRST && html`<${Button} bare aria-expanded=${String(all)} onClick=${() => setAll(!all)}>${all ? "Fewer" : `All ${list.length}`}<//>`}`;
}
