/** Guess against customer: the team's curve over the customers' ratings, with a verdict for each touchpoint. */
import { classes, followed, html, inWords, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from "../../lib.js";
import { Face, Icon } from "../../parts.js";
import { NAMES, along } from "../curve/columns.js";
import { band, edged, height, line } from "./curves.js";
import { Taken } from "./taken.js";

export function Guess({ state, facts, again }) {
  const { guess: rows } = facts;
  const [chosen, choose] = useChosen(state, facts);
  if (!rows.length) return html`<p class="soft">The two curves begin with the first touchpoint.</p>`;
  return html`<section class="guessed" aria-label=${inWords(state, "Guess against {customer}")}>
    <${Plot} rows=${rows} language=${state.doc.language} chosen=${chosen?.touchpoint} onChoose=${choose} />
    <${Legend} facts=${facts} />
    ${chosen && html`<${Taken} key=${chosen.touchpoint} state=${state} facts=${facts} row=${chosen} again=${again} />`}
  </section>`;
}

/** The touchpoint that is looked at: at first the one that surprised most. */
function useChosen(state, { guess, headline }) {
  const [id, setId] = useState(headline.touchpoint);
  useEffect(() => setId((before) => before || headline.touchpoint), [headline.touchpoint]);
  const choose = (touchpoint) => {
    setId(touchpoint);
    state.select({ touchpoint });
  };
  return [guess.find(({ touchpoint }) => touchpoint === id), choose];
}

function Plot({ rows, language, chosen, onChoose }) {
  const box = useRef(null);
  const room = useRoom(box, rows.length);
  const stop = Math.max(0, rows.findIndex(({ touchpoint }) => touchpoint === chosen));
  const column = rows.findIndex(({ touchpoint }) => touchpoint === chosen);
  return html`<div class="curve-room"><div class="curve against" ref=${box} style=${`--columns:${rows.length}`} data-room=${room}
    role="group" aria-label="Guess and answers at each touchpoint, choose one">
    ${rows.map((row, at) => html`<${Head} key=${row.touchpoint} row=${row} language=${language} on=${row.touchpoint === chosen} stop=${at === stop} onChoose=${onChoose} />`)}
    <div class="plot" aria-hidden="true">
      ${column >= 0 && html`<i class="hl" style=${`left:${(100 * column) / rows.length}%;width:${100 / rows.length}%`}></i>`}
      <${Lines} rows=${rows} />
      ${rows.map((row) => html`<${Marks} key=${row.touchpoint} row=${row} columns=${rows.length} />`)}
    </div>
    ${rows.map((row) => html`<div key=${row.touchpoint} class=${classes("col", row.touchpoint === chosen && "on")}><${Said} row=${row} /></div>`)}
  </div></div>`;
}

/** How much a column can hold: "names", or "faces" only. */
function useRoom(box, columns) {
  const [room, setRoom] = useState("names");
  useLayoutEffect(() => {
    const { current } = box;
    return followed(current, () => setRoom(current.clientWidth / columns >= NAMES ? "names" : "faces"));
  }, [columns]);
  return room;
}

function Head({ row, language, on, stop, onChoose }) {
  return html`<div class=${classes("col", on && "on")} onKeyDown=${(event) => along(event, onChoose)}>
    <button type="button" class="t" title=${row.name} data-spot=${row.touchpoint} tabindex=${stop ? 0 : -1} aria-current=${String(on)} onClick=${() => onChoose(row.touchpoint)}>
      <i>${row.order}</i><span class="nm" dir="auto" lang=${language || null}>${row.name || "Without a name"}</span><span class="vh">: ${row.spoken}</span>
    </button>
  </div>`;
}

function Lines({ rows }) {
  const id = useId();
  const columns = rows.length;
  const known = rows.filter(({ drawn }) => drawn);
  return useMemo(() => html`<svg class="lines" viewBox=${`0 0 ${100 * columns} 100`} preserveAspectRatio="none">
    <defs><linearGradient id=${`${id}g`} gradientUnits="userSpaceOnUse" x1="0" y1="12" x2="0" y2="88">
      ${[2, 1, 0, -1, -2].map((feeling, at) => html`<stop offset=${at / 4} style=${`stop-color:var(--f${feeling})`} />`)}
    </linearGradient></defs>
    <path class="zero" d=${`M0 50H${100 * columns}`} />
    <path d=${band(known)} fill=${`url(#${id}g)`} opacity=".2" />
    <path class="heard" d=${line(known)} stroke=${`url(#${id}g)`} />
    <path class="believed" d=${edged(rows, columns)} />
  </svg>`, [rows]);
}

/** The ring of the guess, the interval, and the face of what was said. */
function Marks({ row, columns }) {
  const x = (100 * (row.order - 0.5)) / columns;
  const at = (feeling) => `left:${x}%;top:${height(feeling)}%`;
  return html`
    ${row.guess !== null && html`<i class="ring" style=${at(row.guess)}></i>`}
    ${row.drawn && html`<i class="span" style=${`${at(row.high)};height:${height(row.low) - height(row.high)}%`}></i>
      <span class="d" style=${at(row.mean)}><${Face} value=${row.face} size=${24} /></span>`}`;
}

/** The verdict, which the head of the column says too for those who do not see. */
function Said({ row }) {
  const { verdict, direction, words, figures } = row;
  const look = { agrees: "", differs: "diff", "too few answers": "few", "no guess": "few" }[verdict];
  const sign = verdict === "agrees" ? "check" : verdict === "differs" && direction;
  return html`<div class=${classes("verd", look)} aria-hidden="true">
    <b>${sign && html`<${Icon} name=${sign} />`}<span>${verdict}</span></b>
    ${words && html`<small class="than">${words}</small>`}<small class="num">${figures}</small>
  </div>`;
}

function Legend({ facts }) {
  return html`<p class="legend">
    <span><svg width="34" height="12" aria-hidden="true"><path class="believed" d="M2 6h30" /></svg>${facts.legend.guess}</span>
    <span><svg width="34" height="12" aria-hidden="true"><path d="M2 6h30" stroke="var(--f1)" stroke-width="4" /></svg>${facts.legend.heard}</span>
    <span>${facts.legend.few}</span>
  </p>`;
}
