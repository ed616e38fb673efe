/** Which channel serves which stage: numbers are touchpoints, hatched cells are gaps. */
import { classes, html, useId, useMemo } from "../../lib.js";
import { Icon } from "../../parts.js";
import { offered } from "./channels.js";

export function Matrix({ state }) {
  const { touchpoints, stages } = state.doc;
  const heading = useId();
  const rows = useMemo(() => byChannel(touchpoints), [touchpoints]);
  const channels = offered(state).filter((one) => rows.has(one.value));
  if (!channels.length) return null;
  return html`<section class="matrix" aria-labelledby=${heading}>
    <h3 id=${heading}>Channels by stage</h3>
    <div class="wide" role="group" tabindex="0" aria-labelledby=${heading}>
      <table>
        <caption class="vh">Which channel serves which stage; numbers are touchpoints</caption>
        <thead><tr><th scope="col">Channel</th>${stages.map((stage) => html`<th scope="col" key=${stage.id} dir="auto">${stage.name}</th>`)}</tr></thead>
        <tbody>${channels.map((one) => html`<tr key=${one.value}>
          <th scope="row"><${Icon} name=${one.icon} /><bdi>${one.label}</bdi></th>
          ${stages.map((stage) => html`<${Cell} key=${stage.id} spots=${rows.get(one.value).get(stage.id)} />`)}
        </tr>`)}</tbody>
      </table>
    </div>
    <p class="soft small">Hatched: no touchpoint. Numbers are touchpoints.</p>
  </section>`;
}

function Cell({ spots = [] }) {
  return html`<td class=${classes(!spots.length && "gap")}>${spots.length
    ? spots.map(({ number, name }) => html`<span class="nb" key=${number} title=${name}>${number}</span>`)
    : html`<span class="vh">no touchpoint</span>`}</td>`;
}

/** Touchpoints by channel and stage. */
function byChannel(touchpoints) {
  const rows = new Map();
  touchpoints.forEach(({ stage, name, channels }, index) => {
    for (const channel of channels) {
      const row = rows.get(channel) ?? rows.set(channel, new Map()).get(channel);
      row.set(stage, [...(row.get(stage) ?? []), { number: index + 1, name }]);
    }
  });
  return rows;
}
