/** Chooses the face of a persona: drawn people, or an own picture made small in the browser. */
import { html, useId, useRef, useState } from "../../lib.js";
import { Avatar, Button, avatars } from "../../parts.js";
import { shrink } from "./picture.js";

/** As many as stand in a row beside the two buttons. */
const FIRST = 7;

export function FacePicker({ name, value, error, onInput }) {
  const [all, setAll] = useState(false);
  const [news, setNews] = useState({});
  const [drawn, setDrawn] = useState("");
  const file = useRef(null);
  const opener = useRef(null);
  const id = useId();
  const own = value?.startsWith("data:");
  const first = avatars.slice(0, avatars.indexOf(value) < FIRST && !own ? FIRST : FIRST - 1);
  const shown = all ? avatars : avatars.filter((one) => first.includes(one) || one === value);
  const upload = async ({ target }) => {
    const [picture] = target.files;
    target.value = "";
    if (!picture) return;
    setNews({ text: "One moment…" });
    try {
      const small = await shrink(picture);
      if (!own) setDrawn(value);
      onInput(small);
      setNews({ text: `${picture.name} is the face now. Only a small copy is kept.` });
    } catch ({ message }) {
      setNews({ problem: message });
    }
  };
  const remove = () => {
    onInput(drawn);
    setNews({ text: "The picture is gone." });
    opener.current.querySelector("button:last-of-type").focus();
  };
  const choice = (face, label) => html`<label key=${face} title=${label}>
    <${Avatar} face=${face} />
    <input type="radio" name=${id} aria-label=${label} checked=${face === value} data-field=${face === (value || avatars[0]) ? name : null} onChange=${() => { setNews({}); onInput(face); }} />
  </label>`;
  const problem = news.problem || error?.text;
  return html`<fieldset aria-describedby=${`${id}e`}>
    <legend>Face</legend>
    <div class="avas">
      ${own && choice(value, "Own picture")}
      ${shown.map((face) => choice(face, `Face ${avatars.indexOf(face) + 1}`))}
      <span class="row" ref=${opener}>
        <${Button} bare aria-expanded=${String(all)} onClick=${() => setAll(!all)}>${all ? "Fewer" : `All ${avatars.length}`}<//>
        ${own && html`<${Button} key="away" bare onClick=${remove}>Remove picture<//>`}
        <${Button} key="own" onClick=${() => file.current.click()}>${own ? "Another picture" : "Own picture"}<//>
      </span>
      <input type="file" accept="image/*" hidden ref=${file} onChange=${upload} aria-label="Own picture, a file" />
    </div>
    <p class=${problem ? "msg" : "hint"} role="status" id=${`${id}e`}>${problem || news.text}</p>
  </fieldset>`;
}
