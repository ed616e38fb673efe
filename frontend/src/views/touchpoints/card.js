/** A touchpoint on the board. */
import { classes, html, useMemo } from "../../lib.js";
import { Button, Icon } from "../../parts.js";
import { channel } from "./channels.js";
import { Told } from "./told.js";
import { Truth } from "./truth.js";

const WAYS = { up: "up", down: "down", left: "to the stage before", right: "to the next stage" };

/** Drawn again only when something of its own changed: the board stays quick while somebody types below. */
export function Card({ state, touchpoint, number, open, over, ways, picked }) {
  const { channels: vocabulary } = state.vocabulary;
  const reason = state.facts.suggested?.[touchpoint.id];
  return useMemo(() => {
    const { id, name, channels, contact, setting, moment_of_truth: truth } = touchpoint;
    const where = { both: "online and offline" }[setting] ?? setting;
    const shown = name || "Without a name";
    return html`<li class=${classes("tp", (open || picked) && "sel", over)} data-card=${id} data-drop=${id} draggable=${picked === undefined ? "true" : null}>
      <div class="n">${picked !== undefined && html`<span class=${classes("tick", picked && "on")}>${picked && html`<${Icon} name="check" />`}</span>`}<span>${number}</span>${truth && html`<${Truth} label="moment of truth" />`}
        ${!truth && reason && html`<button type="button" class="sug" data-truth=${id} title="Mark it as a moment of truth"
          aria-label=${`Mark ${shown} as a moment of truth: ${reason}`}><${Truth} hollow />${reason}</button>`}
      </div>
      <button type="button" class=${classes("open", !name && "soft")} aria-expanded=${picked === undefined ? String(open) : null}
        aria-pressed=${picked === undefined ? null : String(picked)} dir="auto">${shown}</button>
      ${channels.length > 0 && html`<p class="ch">${channels.map((one) => channel(state, one)).map((one) => html`<span key=${one.name}>
        <${Icon} name=${one.icon} /><bdi>${one.label}</bdi></span>`)}</p>`}
      ${(contact || where) && html`<p class="meta">${[contact, where].filter(Boolean).join(", ")}</p>`}
      ${ways && html`<${Told} ways=${ways} />`}
      ${open && html`<p class="mv"><span class="grip"><${Icon} name="grip" /></span>${Object.entries(WAYS).map(([way, words]) => html`<${Button} bare key=${way} icon=${way}
        label=${`Move ${shown} ${words}`} data-way=${way} />`)}</p>`}
    </li>`;
  }, [touchpoint, number, open, over, reason, vocabulary, ways, picked]);
}
