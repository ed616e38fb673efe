/** What customers said that may stand behind a line: one press cites it. Silent where nobody has said anything alike. */
import { html, useEffect, useId, useState } from "../lib.js";

/** What is written into the line: the words, and where they were said. */
export const citation = ({ text, said }) => [`“${text}”`, said].filter(Boolean).join(" ");

/**
 * @param {object} props
 * @param {object} props.state
 * @param {string} props.text what the line says
 * @param {string} [props.touchpoint] id of the only touchpoint to look at
 * @param {(cites: string) => void} props.onPick
 * @param {[kind: string, id: string, field: string]} props.to the field that holds it, and has the focus afterwards
 */
export function Citable({ state, text, touchpoint = "", onPick, to }) {
  const id = useId();
  const [rows, setRows] = useState([]);
  useEffect(() => {
    let here = true;
    const show = (answer) => here && setRows(answer?.rows ?? []);
    // Without an answer the field is there to write in.
    state.call?.("feedback_citable", { text, touchpoint })?.then(show, () => {});
    return () => { here = false; };
  }, [touchpoint]);
  if (!rows.length) return null;
  const pick = (row) => {
    onPick(citation(row));
    // The field shows the words first: while it has the focus, nobody writes into it.
    queueMicrotask(() => state.focus(...to));
  };
  return html`<div class="citable" role="group" aria-labelledby=${id}>
    <p class="lbl" id=${id}>Said in the feedback; press one to cite it</p>
    ${rows.map((row) => html`<button type="button" key=${row.id} onClick=${() => pick(row)}><q dir="auto">${row.text}</q> <small dir="auto">${row.said}</small></button>`)}
  </div>`;
}
