/** Each measure over time, large enough to read: interval, target, what was promised. */
import { html, useMemo } from "../lib.js";
import { Plot } from "./measures/plot.js";

export function Trends({ state }) {
  const { measures } = state.doc;
  const rows = state.facts?.measures?.rows ?? {};
  const drawn = measures.filter(({ id }) => rows[id]?.points.length);
  return useMemo(() => drawn.length > 0 && html`<section class="courses" aria-label="Trends">
    <h3>Over time</h3>
    <ul>${drawn.map(({ id }) => html`<${Trend} key=${id} state=${state} said=${rows[id]} onOpen=${() => state.focus("measure", id, "name")} />`)}</ul>
    <p class="hint">The pale band is the 95 % interval: as far as the number may as well be, for all the answers behind it. Without a band it is not known. Dashed: the target. Dotted: what was promised.</p>
  </section>`, [measures, rows]);
}

function Trend({ state, said, onOpen }) {
  const go = (event) => {
    event.preventDefault();
    onOpen();
  };
  return html`<li class="course">
    <h4><a href="#" onClick=${go} dir="auto">${said.name}</a></h4>
    <p class="soft">${said.latest}${said.trend ? `; since ${said.trend.first} ${said.trend.text}` : ""}.</p>
    <${Plot} state=${state} said=${said} />
    <div class="vh"><table><caption>${said.name}</caption><thead><tr><th scope="col">Day</th><th scope="col">Value</th><th scope="col">Interval</th></tr></thead>
      <tbody>${said.points.map((one) => html`<tr key=${one.reading}><th scope="row">${one.day}</th><td>${one.words}</td><td>${one.reach}</td></tr>`)}</tbody></table></div>
  </li>`;
}
