/** A theme that says two things: the kit shows how it would part. */
import { useAnswer } from "../../answer.js";
import { html, useState } from "../../lib.js";
import { Button } from "../../parts.js";

export function Split({ state, theme, onLeave, again }) {
  const { value, problem, busy } = useAnswer(state, "feedback_split", { theme: theme.id });
  const [said, setSaid] = useState("");
  const part = () => state.call("feedback_part", { theme: theme.id }).then(again, ({ message }) => setSaid(message)).then(onLeave);
  const parts = value?.themes ?? [];
  return html`<div class="conf" role="group" aria-label="Split this theme">
    <p>${busy ? "Reading the comments once more…" : parts.length > 1 ? "It may be these, each a theme of its own:" : problem || value?.note || "These comments do not part."}</p>
    <ul class="parts">${(parts.length > 1 ? parts : []).map((one) => html`<li key=${one.key}><b dir="auto">${one.name}</b><span class="soft num">${one.n}</span><span class="say" dir="auto">“${one.quotes[0]}”</span></li>`)}</ul>
    <p class="row">${parts.length > 1 && html`<${Button} onClick=${part}>Split into ${parts.length}<//>`}<${Button} bare onClick=${onLeave}>Keep it whole<//></p>
    <p class="msg" role="status">${said}</p>
  </div>`;
}
