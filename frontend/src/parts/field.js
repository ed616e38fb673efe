/** One field with its label, its guiding note and what the kernel says about it. */
import { classes, html, useId, useLayoutEffect, useRef, useState } from "../lib.js";
import { typed } from "../typing.js";
import { Conflict } from "./conflict.js";
import { Icon } from "./marks.js";

const shown = (value) => (value === null || value === undefined ? "" : String(value));

/** A number as people type it; what is no number goes to the kernel as it is, which says what is wrong. */
export function readNumber(text) {
  const plain = text.trim().replace(",", ".").replace(/\s*%$/, "");
  if (plain === "") return null;
  return Number.isFinite(Number(plain)) ? Number(plain) : text;
}

/** Words stay one line of text however many lines they are shown in. */
const oneLine = (text) => text.replace(/\s*[\r\n]+\s*/g, " ");

const READ = { number: readNumber, date: (text) => text || null, words: oneLine };

/** The Enter key makes no new line where the words are one. */
const noLine = (event) => event.key === "Enter" && !event.isComposing && event.preventDefault();

/**
 * Shows `value`, except in an element that has the focus: nobody's text changes while they write it.
 * A refused value stays in the field, because the message beside it talks about it. `was` is what the person's words
 * stand on: what was shown before a key was pressed.
 */
function useOutside(value, error) {
  const ref = useRef(null);
  const was = useRef(value);
  const refused = error && "value" in error;
  const own = refused ? error.value : value;
  const sync = () => {
    if (ref.current && ref.current.value !== shown(own)) ref.current.value = shown(own);
    if (!refused) was.current = value;
  };
  useLayoutEffect(() => {
    const element = ref.current;
    if (element && element.getRootNode().activeElement !== element && (refused || !error)) sync();
  }, [own, Boolean(error)]);
  return { ref, was, onBlur: () => !error && sync() };
}

/** A browser takes six digits for a year where no last day is given. */
const LAST_DAY = "9999-12-31";

const NO_DAY = { text: "There is no such day. Write it again, or choose it from the calendar." };

/** What was typed of a date that is none: the browser gives no value for it, so that nobody else would hear of it. */
function useNoDay() {
  const [wrong, setWrong] = useState(null);
  const look = ({ type, target }) => setWrong(type === "blur" && target.validity?.badInput ? NO_DAY : null);
  return [wrong, look];
}

/**
 * @param {object} props
 * @param {string} props.label
 * @param {string} [props.name] "kind:id:field"; links that focus the field look for it
 * @param {(value: any) => void} props.onInput called on each key press
 * @param {"line"|"words"|"text"|"number"|"date"} [props.kind] `words` is one line that grows where it has no room
 * @param {boolean} [props.voice] set in the serif voice, for words a person says
 * @param {boolean} [props.quiet] label only for screen readers
 * @param {string} [props.by] id of words elsewhere that belong to the field
 * @param {{title: string, text: string, example?: string}} [props.note] shown while the field has the focus
 * @param {{text: string, current?: any}|null} [props.error]
 */
export function Field({ label, name, value, onInput, kind = "line", voice, quiet, note, error: refusal, rows = 2, hint, by, ...more }) {
  const id = useId();
  const { ref, was, onBlur } = useOutside(value, refusal);
  const [noDay, look] = useNoDay();
  const error = refusal ?? noDay;
  const conflict = error?.conflict ? error : null;
  const chosen = (text) => {
    ref.current.value = shown(text);
    was.current = text;
    ref.current.focus();
  };
  const input = (event) => {
    const next = (READ[kind] ?? String)(event.target.value);
    typed(name, was.current, () => onInput(next));
    was.current = next;
    look(event);
  };
  const leave = (event) => {
    onBlur();
    look(event);
  };
  const described = classes(by, error && !conflict && `${id}e`, note?.text && `${id}n`, hint && `${id}h`);
  const props = {
    id, ref, onBlur: leave, dir: "auto", ...more,
    class: classes("in", voice && "voice", kind === "words" && "one-line", more.class),
    "data-field": name,
    "aria-invalid": error && !conflict ? "true" : null,
    "aria-describedby": described || null,
    onInput: input,
  };
  const keys = more.onKeyDown;
  if (kind === "words") props.onKeyDown = (event) => { noLine(event); keys?.(event); };
  const lines = { text: rows, words: 1 }[kind];
  const type = kind === "date" ? "date" : "text";
  return html`<div class=${classes("f", note?.text && "noted")}>
    <label class=${quiet ? "vh" : "lbl"} for=${id}>${label}</label>
    ${lines
      ? html`<textarea ...${props} rows=${lines} style=${`--rows:${lines}`}></textarea>`
      : html`<input ...${props} type=${type} inputmode=${kind === "number" ? "decimal" : null} max=${kind === "date" ? LAST_DAY : null} autocomplete="off" />`}
    ${note?.text && html`<p class="note" id=${`${id}n`}>${note.title && html`<b>${note.title}</b>`}${note.text}<${ForInstance} words=${!shown(value) && note.example} /></p>`}
    ${hint && html`<p class="hint" id=${`${id}h`}>${hint}</p>`}
    ${conflict
      ? html`<${Conflict} label=${label} conflict=${conflict} kind=${kind} onChosen=${chosen} />`
      : html`<${Message} id=${`${id}e`} error=${error} />`}
  </div>`;
}

/** What somebody wrote there in another workshop. */
export function ForInstance({ words }) {
  return words ? html` <span class="eg">For instance: <q dir="auto">${words}</q></span>` : null;
}

/** What the kernel says about a field, under it. */
export function Message({ id, error }) {
  return error ? html`<p class="msg" id=${id}><${Icon} name="warn" /><span>${error.text}</span></p>` : null;
}

/**
 * A list to choose one from.
 * @param {{options: {value: string, label: string}[]}} props
 */
export function Select({ label, name, value, options, onInput, error }) {
  const id = useId();
  return html`<div class="f">
    <label class="lbl" for=${id}>${label}</label>
    <select class="in" id=${id} data-field=${name} value=${shown(value)} aria-invalid=${error ? "true" : null}
      aria-describedby=${error ? `${id}e` : null} onChange=${(event) => onInput(event.target.value)}>
      ${options.map((one) => html`<option value=${one.value}>${one.label}</option>`)}
    </select>
    <${Message} id=${`${id}e`} error=${error} />
  </div>`;
}
