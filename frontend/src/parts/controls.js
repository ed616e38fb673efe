/** Things to press and to choose from. */
import { classes, html, useId, useLayoutEffect, useRef, useState } from "../lib.js";
import { EvidenceMark, FEELINGS, Face, Icon, MARKS } from "./marks.js";

/**
 * @param {object} props
 * @param {boolean} [props.go] the one primary button of a screen
 * @param {boolean} [props.bare] without a border
 * @param {string} [props.icon]
 * @param {string} [props.label] the name of a button that shows only its icon
 */
export function Button({ go, bare, icon, label, href, children, class: more, ...rest }) {
  const look = classes("btn", go && "go", bare && "bare", label && "icon", more);
  const inside = html`${icon && html`<${Icon} name=${icon} />`}${children}`;
  if (href) return html`<a class=${look} href=${href} aria-label=${label} ...${rest}>${inside}</a>`;
  return html`<button type="button" class=${look} aria-label=${label} ...${rest}>${inside}</button>`;
}

/**
 * Some choices side by side, one of them taken.
 * @param {{legend: string, options: {value: any, label: string, icon?: string}[], value: any, onPick: (value: any) => void}} props
 */
export function Choice({ legend, quiet, options, value, onPick, name, class: more }) {
  const id = useId();
  return html`<fieldset class=${more}>
    <legend class=${quiet && "vh"}>${legend}</legend>
    <div class="seg">
      ${options.map((one) => html`<label key=${one.value}>
        <input type="radio" name=${id} checked=${one.value === value} onChange=${() => onPick(one.value)} data-field=${one === options[0] ? name : null} />
        ${one.icon && html`<${Icon} name=${one.icon} />`}<span>${one.label}</span>
      </label>`)}
    </div>
  </fieldset>`;
}

/** How sure we are of a line: assumption, observed or cited. */
export function Evidence({ of, value, onPick }) {
  const id = useId();
  return html`<fieldset class="seg marks">
    <legend class="vh">Evidence for ${of}</legend>
    ${MARKS.map((one) => html`<label key=${one.value} title=${one.value}>
      <input type="radio" name=${id} aria-label=${one.value} checked=${one.value === value} onChange=${() => onPick(one.value)} />
      <${EvidenceMark} value=${one.value} /><span aria-hidden="true">${one.value}</span>
    </label>`)}
  </fieldset>`;
}

/**
 * The five feelings as buttons; keys 1–5 press them, and pressing the taken one again takes it back.
 * @param {{legend: string, value: number|null, onPick: (value: number|null) => void}} props
 */
export function Faces({ legend, value, onPick, name, hollow }) {
  const box = useRef(null);
  const pick = (one) => onPick(one === value ? null : one);
  const keys = (event) => {
    const chosen = !event.altKey && !event.ctrlKey && !event.metaKey && FEELINGS[Number(event.key) - 1];
    if (!chosen) return;
    event.preventDefault();
    box.current.querySelectorAll("button")[Number(event.key) - 1].focus();
    if (chosen.value !== value) onPick(chosen.value);
  };
  return html`<fieldset class="faces" onKeyDown=${keys} ref=${box}>
    <legend>${legend}</legend>
    <div>
      ${FEELINGS.map((one, index) => html`<button type="button" class="fb" key=${one.value} aria-pressed=${String(one.value === value)}
        aria-keyshortcuts=${index + 1} data-field=${one.value === (value ?? 0) ? name : null} onClick=${() => pick(one.value)}>
        <${Face} value=${one.value} size=${64} hollow=${hollow && one.value === value} />
        <span>${one.word}</span><small>${signed(one.value)}</small>
      </button>`)}
    </div>
  </fieldset>`;
}

/** A score as it is written: −2, 0, +1. */
export const signed = (value) => (value > 0 ? `+${value}` : String(value).replace("-", "−"));

/**
 * Words to pick from, and a word of one's own.
 * @param {object} props
 * @param {{value: string, label?: string, icon?: string}[]} props.options
 * @param {string[]|string} props.value a list when `multiple`, else one word
 * @param {string} [props.ownLabel] offers a field for a word that is not in the list
 * @param {number} [props.first] how many to show before "All"
 */
export function Chips({ legend, quiet, options, value, multiple, onChange, ownLabel, first = Infinity, name }) {
  const [all, setAll] = useState(false);
  const taken = multiple ? (value ?? []) : value ? [value] : [];
  const known = options.map((one) => one.value);
  const own = taken.filter((one) => !known.includes(one)).map((one) => ({ value: one, label: one }));
  const visible = all ? options : options.filter((one, index) => index < first || taken.includes(one.value));
  const press = (word) => {
    const without = taken.filter((one) => one !== word);
    const next = without.length < taken.length ? without : multiple ? [...taken, word] : [word];
    onChange(multiple ? next : (next[0] ?? ""));
  };
  return html`<fieldset>
    <legend class=${quiet && "vh"}>${legend}</legend>
    <div class="chips">
      ${[...visible, ...own].map((one, index) => html`<button type="button" class="chipb" key=${one.value} aria-pressed=${String(taken.includes(one.value))}
        data-field=${index === 0 ? name : null} onClick=${() => press(one.value)}>
        ${one.icon && html`<${Icon} name=${one.icon} />`}<span dir="auto">${one.label ?? one.value}</span>
      </button>`)}
      ${options.length > first && html`<${Button} bare aria-expanded=${String(all)} onClick=${() => setAll(!all)}>${all ? "Fewer" : `All ${options.length}`}<//>`}
      ${ownLabel && html`<${OwnWord} label=${ownLabel} onAdd=${(word) => !taken.includes(word) && press(word)} />`}
    </div>
  </fieldset>`;
}

function OwnWord({ label, onAdd }) {
  const [open, setOpen] = useState(false);
  const input = useRef(null);
  useLayoutEffect(() => input.current?.focus(), [open]);
  const leave = () => {
    const word = input.current.value.trim();
    if (word) onAdd(word);
    setOpen(false);
  };
  const keys = ({ key, target }) => {
    if (key === "Escape") target.value = "";
    if (key === "Escape" || key === "Enter") target.blur();
  };
  if (!open) return html`<${Button} bare icon="plus" onClick=${() => setOpen(true)}>${label}<//>`;
  return html`<input class="in own" dir="auto" aria-label=${label} maxlength="300" ref=${input} onBlur=${leave} onKeyDown=${keys} />`;
}
