/** Chooses the face of a persona: drawn people, or an own picture made small in the browser. */
import { html, useId, useRef, useState } from "../../lib.js";
import { Avatar, Button, avatars } from "../../parts.js";
import { shrink } from "./picture.js";

/** As many as stand in a row beside the two buttons. */
const FIRST = 7;

export function FacePicker({ name, value, error, onInput }) {
  const [all, setAll] = useState(false);
  const [problem, setProblem] = useState("");
  const file = useRef(null);
  const id = useId();
  const own = value?.startsWith("data:");
  const first = avatars.slice(0, avatars.indexOf(value) < FIRST && !own ? FIRST : FIRST - 1);
  const shown = all ? avatars : avatars.filter((one) => first.includes(one) || one === value);
  const upload = async ({ target }) => {
    const [picture] = target.files;
    target.value = "";
    if (!picture) return;
    setProblem("");
    await shrink(picture).then(onInput, ({ message }) => setProblem(message));
  };
  const choice = (face, label) => html`<label key=${face} title=${label}>
    <${Avatar} face=${face} />
    <input type="radio" name=${id} aria-label=${label} checked=${face === value} data-field=${face === (value || avatars[0]) ? name : null} onChange=${() => onInput(face)} />
  </label>`;
  const message = problem || error?.text;
  return html`<fieldset aria-describedby=${message ? `${id}e` : null}>
    <legend>Face</legend>
    <div class="avas">
      ${own && choice(value, "Own picture")}
      ${shown.map((face) => choice(face, `Face ${avatars.indexOf(face) + 1}`))}
      <${Button} bare aria-expanded=${String(all)} onClick=${() => setAll(!all)}>${all ? "Fewer" : `All ${avatars.length}`}<//>
      <${Button} onClick=${() => file.current.click()}>Own picture<//>
      <input type="file" accept="image/*" hidden ref=${file} onChange=${upload} aria-label="Own picture, a file" />
    </div>
    ${message && html`<p class="msg" role="status" id=${`${id}e`}>${message}</p>`}
  </fieldset>`;
}
