/** Comments to search, to read page by page, and to put into themes with the keyboard. */
import { useAnswer } from "../../answer.js";
import { classes, html, useEffect, useId, useRef, useState } from "../../lib.js";
import { Button, Face } from "../../parts.js";
import { ranked, steady } from "./ranked.js";

/** How long a search waits for the next letter, in ms. */
const QUIET = 300;

/**
 * @param {object} props
 * @param {{theme?: string, touchpoint?: string}} props.where which comments; theme "none" are those in no theme
 * @param {string} [props.coder] who sorts them
 * @param {boolean} [props.first] whether the first comment takes the focus when it is there, so that keys sort at once
 */
export function Comments({ state, facts, where, coder = "", first = false, again }) {
  const id = useId();
  const [search, setSearch] = useState("");
  const [page, setPage] = useState(0);
  const { value, problem, busy, again: reload } = useAnswer(state, "feedback_comments", { ...where, search, page, coder }, [facts.themes]);
  const box = useRef(null);
  const [news, setNews] = useState("");
  const order = useRef([]);
  const themes = steady(ranked(state.doc.themes, facts.themes).map(({ theme }) => theme), order.current);
  order.current = themes.map((one) => one.id);
  const put = async (row, theme) => {
    setNews(theme ? `Put into ${themes.find((one) => one.id === theme)?.name}` : "In no theme now");
    await state.call("feedback_code", { ids: [row.id], theme, coder }).catch(({ message }) => setNews(message));
    reload();
    again();
  };
  const rows = value?.rows ?? [];
  useEffect(() => {
    // Who searches already goes on searching.
    if (first && rows.length && !document.activeElement?.matches("input, select, textarea")) box.current.querySelector("[data-comment]").focus();
  }, [first && rows.length > 0]);
  return html`<div class="comments" ref=${box}>
    <div class="finder">
      <${Search} id=${id} onSearch=${(text) => { setPage(0); setSearch(text); }} />
      <p class="soft small" role="status">${problem || value?.said || (busy && "Reading…")}${news && ` · ${news}`}</p>
    </div>
    <ol class="said-list" aria-label="Comments" onKeyDown=${(event) => keys(event, box.current, rows, themes, put)}>
      ${rows.map((row) => html`<${Comment} key=${row.id} state=${state} row=${row} themes=${themes} onPut=${(theme) => put(row, theme)} onFelt=${(feeling) => state.call("feedback_felt", { id: row.id, feeling }).then(reload, ({ message }) => setNews(message))} />`)}
    </ol>
    ${value?.pages > 1 && html`<p class="row">
      <${Button} icon="left" aria-disabled=${page ? null : "true"} onClick=${() => page && setPage(page - 1)}>Before<//>
      <span class="soft num">Page ${page + 1} of ${value.pages}</span>
      <${Button} aria-disabled=${page + 1 < value.pages ? null : "true"} onClick=${() => page + 1 < value.pages && setPage(page + 1)}>Next<//>
    </p>`}
    ${themes.length > 0 && rows.length > 0 && html`<p class="keys small"><span><kbd>↓</kbd><kbd>↑</kbd> go through the comments,</span> <span><kbd>1</kbd>${themes.length > 1 && html`–<kbd>${Math.min(9, themes.length)}</kbd>`} put one into that theme,</span> <span><kbd>0</kbd> takes it out</span></p>`}
  </div>`;
}

function Search({ id, onSearch }) {
  const timer = useRef(0);
  useEffect(() => () => clearTimeout(timer.current), []);
  const type = ({ target }) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onSearch(target.value.trim()), QUIET);
  };
  return html`<span class="f"><label class="lbl" for=${id}>Search the comments</label><input class="in" id=${id} type="search" dir="auto" onInput=${type} /></span>`;
}

/** Arrows go from comment to comment, digits put the one that has the focus into a theme. */
function keys(event, box, rows, themes, put) {
  const item = event.target.closest("[data-comment]");
  if (!item || event.target !== item || event.altKey || event.ctrlKey || event.metaKey) return;
  const items = [...box.querySelectorAll("[data-comment]")];
  const at = items.indexOf(item);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const digit = /^\d$/.test(event.key) ? Number(event.key) : null;
  if (step) items[at + step]?.focus();
  else if (digit === 0) put(rows[at], "");
  else if (digit && themes[digit - 1]) put(rows[at], themes[digit - 1].id);
  else return;
  event.preventDefault();
}

const FEELINGS = [-2, -1, 0, 1, 2];

function Comment({ state, row, themes, onPut, onFelt }) {
  const levels = state.vocabulary.emotions ?? [];
  const word = (feeling) => levels.find((one) => one.feeling === feeling)?.label ?? String(feeling);
  return html`<li data-comment=${row.id} tabindex="0" class=${classes(row.theme && "coded")}>
    <span class="mood">${row.feeling === null ? html`<i class="unknown"></i>` : html`<${Face} value=${row.feeling} size=${22} />`}
      <select class="in plain" aria-label="How it sounds" title=${row.by} value=${row.feeling === null ? "" : String(row.feeling)} onChange=${({ target }) => onFelt(target.value === "" ? null : Number(target.value))}>
        <option value="">not said</option>${FEELINGS.map((feeling) => html`<option value=${String(feeling)}>${word(feeling)}</option>`)}</select>
    </span>
    <p><span class="comment" dir="auto">${row.comment}</span><small class="soft">${row.said}${row.by && html` · ${row.by}`}</small>${row.heard && html`<b class="heard small" dir="auto">${row.heard}</b>`}</p>
    ${themes.length > 0 && html`<select class="in" aria-label="Theme of this comment" value=${row.theme} onChange=${({ target }) => onPut(target.value)}>
      <option value="">no theme</option>${themes.map((one, at) => html`<option value=${one.id}>${at < 9 ? `${at + 1} ` : ""}${one.name || "Without a name"}</option>`)}</select>`}
  </li>`;
}
