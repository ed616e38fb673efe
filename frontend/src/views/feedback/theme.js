/** The drawer of one theme: its name, where it belongs, what it moves, and every comment in it. */
import { bound, html, prompt, useLayoutEffect, useRef, useState } from "../../lib.js";
import { Button, Chips, Confirm, Field } from "../../parts.js";
import { Comments } from "./comments.js";
import { Split } from "./split.js";

/** Touchpoints as options, numbered as people see them. */
export const spots = (state) => state.doc.touchpoints.map(({ id, name }, at) => ({ value: id, label: `${at + 1} ${name || "Without a name"}` }));

export function Theme({ state, facts, theme, told, again, onClose }) {
  const [asking, ask] = useState("");
  const put = (touchpoints) => state.edit("theme", theme.id, { touchpoints });
  const remove = () => state.call("feedback_dissolve", { theme: theme.id }).then(again, () => {});
  const inside = useRef(null);
  // A new theme begins with its name.
  useLayoutEffect(() => void (theme.name || inside.current.querySelector("input, textarea")?.focus()), []);
  return html`<div class="inside" ref=${inside}>
    <div class="two">
      <${Field} label="What they say, in a few words" kind="words" ...${bound(state, "theme", theme, "name")} note=${prompt(state, "feedback", "theme.name")} />
      <${Field} label="Our own note" kind="text" rows=${1} ...${bound(state, "theme", theme, "note")} note=${prompt(state, "feedback", "theme.note")} />
    </div>
    <${Chips} legend="Belongs to" multiple options=${spots(state)} value=${theme.touchpoints} first=${8} onChange=${put} />
    ${told?.lines?.length > 0 && html`<ul class="lines">${told.lines.map((text) => html`<li key=${text}>${text}</li>`)}</ul>`}
    ${told?.actions?.length > 0 && html`<p class="soft">What we do about it: ${told.actions.map((one, at) => html`${at > 0 && ", "}<b key=${one.id} dir="auto">${one.name}</b>`)}</p>`}
    ${!told?.n && html`<p class="soft">Nothing is in it yet. Open the comments in no theme below, and put those here that say so.</p>`}
    <${Comments} state=${state} facts=${facts} where=${{ theme: theme.id }} again=${again} />
    ${asking === "split" && html`<${Split} state=${state} theme=${theme} onLeave=${() => ask("")} again=${again} />`}
    ${asking === "away" && html`<${Confirm} text=${`Dissolve “${theme.name}”? Its comments stay.`} yes="Dissolve it" onYes=${remove} onNo=${() => ask("")} />`}
    ${!asking && html`<p class="row">
      <${Button} bare onClick=${() => ask("split")}>Split it<//><${Button} bare onClick=${() => ask("away")}>Dissolve it<//><${Button} bare class="push" onClick=${onClose}>Close<//>
    </p>`}
  </div>`;
}
