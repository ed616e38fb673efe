/** What only the person who leads reads: on this computer's screen when it is asked for, never in the handout. */
import { html, inWords, useEffect, useState } from "../../lib.js";

const KEY = "workshop-kit:facilitator";
const MARK = "data-wk-facilitator";

function recalled() {
  try {
    return localStorage.getItem(KEY) === "on";
  } catch {
    return false;
  }
}

/** Whether notes are shown, and how to change that: for the whole page, remembered by the browser. */
export function useGuide() {
  const [on, setOn] = useState(recalled);
  useEffect(() => {
    document.documentElement.toggleAttribute(MARK, on);
  }, [on]);
  useEffect(() => {
    // The same switch stands in the head of every open notebook.
    const follow = ({ detail }) => setOn(detail);
    document.addEventListener(KEY, follow);
    return () => document.removeEventListener(KEY, follow);
  }, []);
  const turn = () => {
    try {
      localStorage.setItem(KEY, on ? "off" : "on");
    } catch {
      // A browser that keeps nothing forgets the switch with the page.
    }
    document.dispatchEvent(new CustomEvent(KEY, { detail: !on }));
  };
  return [on, turn];
}

export function Guide({ state, here }) {
  const notes = state.vocabulary?.prompts?.[here]?.facilitator;
  const block = (state.doc?.blocks ?? []).find((one) => one.id === state.pace?.block);
  const own = (block?.questions ?? "").split("\n").filter((line) => line.trim());
  const asks = [...own, ...(notes?.discuss ?? [])];
  if (!notes && !block) return null;
  const list = (lines) => html`<ul>${lines.map((line) => html`<li key=${line} dir="auto">${inWords(state, line)}</li>`)}</ul>`;
  return html`<section class="guide" aria-label="Facilitator notes">
    <div>
      <h2 class="h5">Only on this screen, never in the handout</h2>
      ${notes && html`<p class="say">“${inWords(state, notes.question)}”</p>`}
      ${block?.text && html`<p class="todo" dir="auto"><b>${block.title}.</b> ${block.text}</p>`}
    </div>
    ${asks.length > 0 && html`<div><h2 class="h5">Ask</h2>${list(asks)}</div>`}
    ${notes?.say.length > 0 && html`<div><h2 class="h5">Say</h2>${list(notes.say)}</div>`}
    ${notes?.watch.length > 0 && html`<div><h2 class="h5">Watch for</h2>${list(notes.watch)}</div>`}
  </section>`;
}
