/** The map on a narrow page: a card for each touchpoint. */
import { html } from "../../lib.js";
import { bands, spoken } from "../../moments.js";
import { Avatar, Face } from "../../parts.js";
import { Held } from "./cell.js";
import { Pins, pinsOf } from "./measured.js";
import { fieldOf, held } from "./lanes.js";
import { pointed, ways } from "./ways.js";
import { channel } from "../touchpoints/channels.js";

export function Cards({ state, rows, lanes, flow, measured, onGo }) {
  const { doc } = state;
  const roads = flow ? ways(doc) : [];
  const pins = measured ? pinsOf(state) : {};
  return html`<div class="spots">${bands(doc).map(({ stage, spots, first }) => html`<section key=${stage.id}>
    <h4 dir="auto">${stage.name || "A stage"}</h4>
    <${Pins} pins=${pins[stage.id]} />
    <ol start=${first}>${spots.map((spot, i) => html`<${Card} key=${spot.id} state=${state} spot=${spot} index=${first - 1 + i} rows=${rows} lanes=${lanes} roads=${roads} pins=${pins[spot.id]} onGo=${onGo} />`)}</ol>
  </section>`)}</div>`;
}

function Card({ state, spot, index, rows, lanes, roads, pins, onGo }) {
  const called = (name) => channel(state, name).label;
  const places = held("channels", spot, {});
  return html`<li class="spotcard">
    <p class="n">${index + 1}${spot.moment_of_truth && html` <svg class="mot" viewBox="0 0 12 12" role="img" aria-label="moment of truth"><use href="#wk-mot" /></svg>`}</p>
    <h5 dir="auto">${spot.name || "Without a name"}</h5>
    ${places && lanes.some(({ name }) => name === "channels") && html`<${Held} state=${state} lane="channels" value=${places} />`}
    ${rows.map(({ persona, moments }) => html`<${Lived} key=${persona.id} state=${state} persona=${persona} spot=${spot} moment=${moments[index]} lanes=${lanes} alone=${rows.length === 1} onGo=${onGo} />`)}
    <${Pins} pins=${pins} />
    ${roads.filter(({ from }) => from === index).map((way) => html`<p key=${way.id} class=${way.breaks ? "pain small" : "soft small"}>${pointed(way, state.doc, called)}</p>`)}
  </li>`;
}

function Lived({ state, persona, spot, moment, lanes, alone, onGo }) {
  const lines = lanes.filter(({ name }) => !["feeling", "channels"].includes(name)).map((lane) => ({ ...lane, value: held(lane.name, spot, moment) })).filter(({ value }) => value !== null);
  return html`<div class="lived">
    <button type="button" class="mood" onClick=${() => onGo(fieldOf("feeling", moment), moment)}>
      ${moment.feeling === null ? html`<i class="none"></i>` : html`<${Face} value=${moment.feeling} size=${32} hollow=${moment.evidence === "assumption"} />`}
      <span>${!alone && html`<b dir="auto">${persona.name || "No name yet"}: </b>`}${moment.feeling === null ? "no face yet" : spoken(moment)}</span>
      ${!alone && html`<${Avatar} face=${persona.face} size=${28} />`}
    </button>
    ${lines.length > 0 && html`<dl>${lines.map(({ name, title, value }) => html`<div key=${name} class=${`is-${name}`}><dt>${title}</dt><dd><${Held} state=${state} lane=${name} value=${value} /></dd></div>`)}</dl>`}
  </div>`;
}
