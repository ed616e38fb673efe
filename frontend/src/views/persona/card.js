/**
 * A persona as the handout prints it, drawn anew with each key press.
 *
 * The same elements in the same order as templates/handout/sections/personas.html.j2, with the same stylesheet
 * (templates/handout/persona.css) and the same words (templates/vocabulary/persona.yaml).
 */
import { classes, html, useId } from "../../lib.js";
import { MARKS, avatars } from "../../parts.js";
import { called, details, shareWords, spoken, written } from "./words.js";

export function Card({ state, persona, level = 3, children }) {
  const id = useId();
  const { known } = state.facts?.people?.[persona.id] ?? {};
  const share = shareWords(state, persona);
  const name = html`<bdi>${called(state, persona)}</bdi>${persona.age && html`, <span class="age">${persona.age}</span>`}`;
  return html`<article class="persona" aria-labelledby=${id}>
    <div class="persona-in">
      <div class="self">
        <div class="who">
          <${Portrait} face=${persona.face} />
          <div>
            <${`h${level}`} id=${id}>${name}<//>
            ${(persona.role || share) && html`<p class="role">${persona.role && html`<bdi>${persona.role}</bdi>`}${persona.role && share && " · "}${share && html`<bdi>${share}</bdi>`}</p>`}
            ${spoken(persona.quote) && html`<blockquote><q>${spoken(persona.quote)}</q></blockquote>`}
          </div>
        </div>
        <${Details} state=${state} persona=${persona} />
        ${(persona.story ?? "").split("\n").filter((part) => part.trim()).map((part, index) => html`<p class="story" key=${index}>${part}</p>`)}
        ${known && html`<p class="known">${known}</p>`}
        ${children}
      </div>
      <${Blocks} state=${state} persona=${persona} />
    </div>
  </article>`;
}

function Portrait({ face }) {
  if (face?.startsWith("data:image/")) return html`<img class="portrait" alt="" src=${face} />`;
  if (avatars.includes(face)) return html`<svg class="portrait" aria-hidden="true"><use href=${`#wk-${face}`} /></svg>`;
  return html`<svg class="portrait nobody" viewBox="0 0 104 104" aria-hidden="true"><circle cx="52" cy="42" r="18" /><path d="M14 108c0-28 16-42 38-42s38 14 38 42z" /></svg>`;
}

function Details({ state, persona }) {
  const said = details(state, persona);
  if (!said.length) return null;
  return html`<dl class="details">${said.flatMap(([title, text]) => [html`<dt key=${title}>${title}</dt>`, html`<dd key=${`${title}-text`}>${text}</dd>`])}</dl>`;
}

function Blocks({ state, persona }) {
  const { lists = {}, channels: reach } = state.vocabulary?.persona ?? {};
  const blocks = Object.entries(lists).map(([name, { card }], place) => ({ name, card, place, lines: written(persona, name) }));
  const channels = (persona.channels ?? []).filter((one) => one.trim());
  const shown = blocks.filter((one) => one.lines.length);
  if (!shown.length && !channels.length) return null;
  return html`<div class="blocks">
    ${shown.map(({ name, card, place, lines }) => html`<div class=${classes("block", name)} key=${name} style=${`--place:${place + 1}`}><h4>${card}</h4><ul>
      ${lines.map((line) => html`<${Line} key=${line.id} line=${line} />`)}
    </ul></div>`)}
    ${channels.length > 0 && html`<div class="block" style=${`--place:${blocks.length + 1}`}><h4>${reach?.card}</h4><p>${channels.map((name) => html`<${Channel} key=${name} state=${state} name=${name} />`)}</p></div>`}
  </div>`;
}

function Line({ line }) {
  const { value, mark } = MARKS.find((one) => one.value === line.evidence) ?? MARKS[0];
  return html`<li><svg class="mark" role="img" aria-label=${value}><use href=${`#wk-ev-${mark}`} /></svg><span>${line.severity && html`<${Severity} level=${line.severity} />`}${line.text}${line.cites && html` <cite>${line.cites}</cite>`}</span></li>`;
}

function Severity({ level }) {
  return html`<svg class="hurt" role="img" aria-label=${`severity ${level} of 3`}><use href=${`#wk-hurt-${level}`} /></svg> `;
}

function Channel({ state, name }) {
  const known = (state.vocabulary?.channels ?? []).find((one) => one.name === name.toLowerCase());
  const icon = known?.icon ?? "i-dots";
  return html`<span class="chip"><svg aria-hidden="true"><use href=${`#wk-${icon}`} /></svg>${known?.label ?? name}</span>`;
}
