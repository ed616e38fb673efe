/** A persona as the handout prints it, drawn anew with each key press. */
import { channelOptions, html } from "../../lib.js";
import { Avatar, EvidenceMark, MARKS } from "../../parts.js";
import { filled, quoted, written } from "./words.js";

export function Card({ state, persona }) {
  const named = [persona.name || "No name yet", persona.age].filter(Boolean).join(", ");
  const labels = new Map(channelOptions(state).map((one) => [one.value, one.label]));
  const evidence = state.facts?.evidence?.[persona.id];
  return html`<article class="card persona">
    <${Avatar} face=${persona.face} size=${92} />
    <div class="id"><h3 dir="auto">${named}</h3>${persona.role && html`<p dir="auto">${persona.role}</p>`}</div>
    ${!persona.role && !persona.quote && filled(persona) === 0 && html`<p class="hint">The card fills itself while you write.</p>`}
    ${persona.quote?.trim() && html`<blockquote class="say" dir="auto">${quoted(persona.quote)}</blockquote>`}
    <div class="two">
      <div>
        <${Lines} title="Wants" entries=${[...written(persona, "goals"), ...written(persona, "long_term_goals")]} />
      </div>
      <div>
        <${Lines} title="Hurts" entries=${[...written(persona, "pains"), ...written(persona, "challenges")]} />
        ${persona.channels?.length > 0 && html`<h4>Reaches us by</h4><p dir="auto">${persona.channels.map((one) => labels.get(one) ?? one).join(", ")}</p>`}
      </div>
    </div>
    ${evidence && html`<p class="foot num">${[...MARKS].reverse().map(({ value }) => html`<span key=${value}><${EvidenceMark} value=${value} />${value} ${evidence[value] ?? 0}</span>`)}</p>`}
  </article>`;
}

function Lines({ title, entries }) {
  if (!entries.length) return null;
  return html`<h4>${title}</h4>
    <ul>
      ${entries.map((one) => html`<li key=${one.id}><${EvidenceMark} value=${one.evidence} label=${one.evidence ?? "assumption"} /><span dir="auto">${one.text}</span></li>`)}
    </ul>`;
}
