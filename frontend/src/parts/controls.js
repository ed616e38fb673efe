/** Things to press and to choose from. */
import { classes, html, useId, useLayoutEffect, useRef, useState } from "../lib.js";
import { signed } from "../moments.js";
import { EvidenceMark, Face, Icon, MARKS } from "./marks.js";

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
 * @param {{legend: string, levels: {feeling: number, label: string}[], value: number|null, onPick: (value: number|null) => void}} props
 *   `levels` are the vocabulary's faces, worst first
 */
export function Faces({ legend, levels = [], value, onPick, name, hollow }) {
  const box = useRef(null);
  const pick = (one) => onPick(one === value ? null : one);
  const keys = (event) => {
    const chosen = !event.altKey && !event.ctrlKey && !event.metaKey && levels[Number(event.key) - 1];
    if (!chosen) return;
    event.preventDefault();
    box.current.querySelectorAll("button")[Number(event.key) - 1].focus();
    if (chosen.feeling !== value) onPick(chosen.feeling);
  };
  return html`<fieldset class="faces" onKeyDown=${keys} ref=${box}>
    <legend>${legend}</legend>
    <div>
      ${levels.map(({ feeling, label }, index) => html`<button type="button" class="fb" key=${feeling} aria-pressed=${String(feeling === value)}
        aria-keyshortcuts=${index + 1} data-field=${feeling === (value ?? 0) ? name : null} onClick=${() => pick(feeling)}>
        <${Face} value=${feeling} size=${64} hollow=${hollow && feeling === value} />
        <span>${label}</span><small>${signed(feeling)}</small>
      </button>`)}
    </div>
  </fieldset>`;
}

/**
 * Words to pick from, and a word of one's own. Where one word is taken, an own one counts from its first letter on.
 * @param {object} props
 * @param {{value: string, label?: string, icon?: string}[]} props.options
 * @param {string[]|string} props.value a list when `multiple`, else one word
 * @param {string} [props.ownLabel] offers a field for a word that is not in the list
 * @param {string[]} [props.some] words that only some of several things have
 * @param {number} [props.first] how many to show before "All"
 */
export function Chips({ legend, quiet, options, value, multiple, some = [], onChange, ownLabel, first = Infinity, name }) {
  const [all, setAll] = useState(false);
  const [writing, setWriting] = useState(false);
  const taken = multiple ? (value ?? []) : value ? [value] : [];
  const known = options.map((one) => one.value);
  const own = writing && !multiple ? [] : [...taken, ...some].filter((one) => !known.includes(one)).map((one) => ({ value: one, label: one }));
  const visible = all ? options : options.filter((one, index) => index < first || taken.includes(one.value) || some.includes(one.value));
  const press = (word) => {
    const without = taken.filter((one) => one !== word);
    const next = without.length < taken.length ? without : multiple ? [...taken, word] : [word];
    onChange(multiple ? next : (next[0] ?? ""));
  };
  return html`<fieldset>
    <legend class=${quiet && "vh"}>${legend}</legend>
    <div class="chips">
      ${[...visible, ...own].map((one, index) => html`<button type="button" class="chipb" key=${one.value} aria-pressed=${some.includes(one.value) ? "mixed" : String(taken.includes(one.value))}
        data-field=${index === 0 ? name : null} onClick=${() => press(one.value)}>
        ${one.icon && html`<${Icon} name=${one.icon} />`}<span dir="auto">${one.label ?? one.value}</span>
      </button>`)}
      ${options.length > first && html`<${Button} bare aria-expanded=${String(all)} onClick=${() => setAll(!all)}>${all ? "Fewer" : `All ${options.length}`}<//>`}
      ${ownLabel && html`<${OwnWord} label=${ownLabel} open=${writing} onOpen=${setWriting} value=${multiple ? "" : value}
        onTry=${multiple ? null : onChange} onAdd=${(word) => !taken.includes(word) && press(word)} />`}
    </div>
  </fieldset>`;
}

/** A button that becomes a field; Enter takes the word, Escape brings back what was there. */
function OwnWord({ label, open, value, onOpen, onTry, onAdd }) {
  const box = useRef(null);
  const before = useRef(null);
  const byKey = useRef(false);
  useLayoutEffect(() => {
    if (open || byKey.current) box.current.firstElementChild.focus();
    byKey.current = false;
  }, [open]);
  const start = () => {
    before.current = value;
    onOpen(true);
  };
  const leave = ({ target }) => {
    const word = target.value.trim();
    if (word) onAdd(word);
    else onTry?.(before.current);
    onOpen(false);
  };
  const keys = (event) => {
    if (event.isComposing || (event.key !== "Escape" && event.key !== "Enter")) return;
    // The button gets the focus while the key is still down, and would be pressed by it.
    event.preventDefault();
    if (event.key === "Escape") event.target.value = "";
    byKey.current = true;
    event.target.blur();
  };
  const shown = open
    ? html`<input class="in own" dir="auto" aria-label=${label} maxlength="300" onInput=${({ target }) => onTry?.(target.value.trim())} onBlur=${leave} onKeyDown=${keys} />`
    : html`<${Button} bare icon="plus" onClick=${start}>${label}<//>`;
  return html`<span class="ownword" ref=${box}>${shown}</span>`;
}
