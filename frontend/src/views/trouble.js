/** Stands where a form would be while the database cannot be worked with: what is wrong, and the way out. */
import { html, useState } from "../lib.js";
import { Button } from "../parts.js";

export function Trouble({ room, state }) {
  const { kind, text, backup } = room.get("trouble");
  const [asked, setAsked] = useState("");
  const [said, setSaid] = useState("");
  const ask = (name) => () => {
    if (asked) return;
    setAsked(name);
    setSaid("");
    state.call(name).then(({ text: words }) => setSaid(words ?? ""), ({ message }) => setSaid(message)).finally(() => setAsked(""));
  };
  const button = (name, label, more) => html`<${Button} ...${more} onClick=${ask(name)} aria-disabled=${asked ? "true" : null}>${asked === name ? "One moment…" : label}<//>`;
  return html`<section class="empty trouble" aria-label="The workshops cannot be opened">
    <${Drawing} />
    <div>
      <h2>${kind === "damaged" ? "Your workshops need a hand" : "The workshops cannot be opened"}</h2>
      <p>${text}</p>
      ${backup && html`<p>The newest backup is of <b>${backup.when}</b>.</p>`}
      ${kind === "damaged" && !backup && html`<p>There is no backup of it yet.</p>`}
      <p class="row">
        ${backup && button("restore", "Bring the backup back", { go: true })}
        ${kind !== "damaged" && button("try_again", "Try again", { go: true })}
        ${kind === "damaged" && button("begin_anew", backup ? "Go on without it" : "Begin anew", { go: !backup })}
      </p>
      <p class="soft" role="status">${said}</p>
    </div>
  </section>`;
}

/** A closed drawer. */
function Drawing() {
  return html`<svg class="flat" width="140" height="140" viewBox="0 0 140 140" aria-hidden="true">
    <circle cx="70" cy="70" r="70" /><path d="M34 46h72v50H34zM34 71h72M62 58h16M62 84h16" />
  </svg>`;
}
