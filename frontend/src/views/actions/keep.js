/** The dates of the actions, for the calendar of a phone or a desk. */
import { html, useState } from "../../lib.js";
import { Button } from "../../parts.js";
import { hand } from "../handout/hand.js";

export function Calendar({ state, label = "To a calendar" }) {
  const [said, setSaid] = useState("");
  const make = async () => {
    setSaid("Making it…");
    await state.call("export", { ending: ".ics" }).then((file) => setSaid(`Saved as ${hand(file)}. Open it, and your calendar takes the dates.`), ({ message }) => setSaid(message));
  };
  return html`<span class="calendar">
    <${Button} icon="download" onClick=${make}>${label}<//>
    <span class="small" role="status" dir="auto">${said}</span>
  </span>`;
}
