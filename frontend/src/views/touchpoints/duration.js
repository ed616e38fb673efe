/** Times as people type them, in minutes underneath. */
import { html, useId, useLayoutEffect, useRef, useState } from "../../lib.js";
import { Icon } from "../../parts.js";
import { UNITS, best, read, shown } from "./times.js";

/**
 * A number and its unit.
 * @param {{label: string, of: string, name: string, value: number|null, onInput: (minutes: number|string|null) => void, note?: object, error?: object}} props
 */
export function Duration({ label, of, name, value, onInput, note, error }) {
  const id = useId();
  const field = useRef(null);
  // Until somebody types, the unit follows the value; after that it is theirs.
  const [own, setOwn] = useState(null);
  const unit = own ?? best(value);
  const words = shown(value, unit);
  useLayoutEffect(() => {
    if (field.current !== field.current.getRootNode().activeElement && !error) field.current.value = words;
  }, [words, Boolean(error)]);
  const type = ({ target }) => {
    const typed = read(target.value, unit);
    setOwn(typed.unit);
    onInput(typed.minutes);
  };
  const change = ({ target }) => {
    setOwn(target.value);
    onInput(read(field.current.value, target.value).minutes);
  };
  const blur = () => {
    if (!error) field.current.value = words;
  };
  return html`<div class="f duration" role="group" aria-labelledby=${`${id}l`}>
    <label class="lbl" id=${`${id}l`} for=${id}>${label}</label>
    <span class="pairs">
      <input class="in" id=${id} ref=${field} aria-label=${`${label}, ${of}`} inputmode="decimal" autocomplete="off" data-field=${name} aria-invalid=${error ? "true" : null}
        aria-describedby=${[note && `${id}n`, error && `${id}e`].filter(Boolean).join(" ") || null} onInput=${type} onBlur=${blur} />
      <select class="in" aria-label=${`Unit: ${label}, ${of}`} value=${unit} onChange=${change}>${UNITS.map((one) => html`<option key=${one.name} value=${one.name}>${one.name}</option>`)}</select>
    </span>
    ${note?.text && html`<p class="note" id=${`${id}n`}>${note.title && html`<b>${note.title}</b>`}${note.text}</p>`}
    ${error && html`<p class="msg" id=${`${id}e`}><${Icon} name="warn" /><span>${error.text}</span></p>`}
  </div>`;
}
