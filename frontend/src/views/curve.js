/** The emotion curve: one persona's with faces and words, or several over one another. */
import { liveChart } from "../chart.js";
import { classes, html, useEffect, useLayoutEffect, useMemo, useRef, useState } from "../lib.js";
import { DASHES, bands, byPair, ends, finding, rowsOf, sameRows, signed, spoken } from "../moments.js";
import { Avatar, Face } from "../parts.js";

/** Columns narrower than this many px have no room for names; below the second number, none for words over the faces. */
const NAMES = 68;
const WORDS = 50;

/**
 * What a curve says, in the kernel's words.
 * @param {{facts?: {label: string, title: string, detail: string}[]}} props
 */
export function Facts({ facts }) {
  if (!facts?.length) return null;
  return html`<dl class="facts">${facts.map(({ label, title, detail }) => html`<div key=${label}>
    <dt>${label}</dt>
    <dd><span dir="auto">${title}</span><small dir="auto">${detail}</small></dd>
  </div>`)}</dl>`;
}

/**
 * The plot of one persona or several over the touchpoints, with a button for each column.
 * @param {{state: object, personas: object[], current?: string, onPick: (touchpoint: string) => void, stages?: boolean}} props
 * whom to show, the id of the marked column, and whether the names of the stages stand over the columns
 */
export function CurvePlot({ state, personas, current, onPick, stages }) {
  const { doc } = state;
  const rows = useMemo(() => rowsOf(doc, personas), [doc.moments, doc.personas, doc.touchpoints, personas.map(({ id }) => id).join()]);
  const count = doc.touchpoints.length;
  const [place, chart] = usePlot(state, rows, count > 0);
  if (!count) return html`<p class="soft">The curve begins with the first touchpoint.</p>`;
  const column = doc.touchpoints.findIndex(({ id }) => id === current) + 1;
  const several = personas.length > 1;
  const label = `Moments of ${personas.map(({ name }) => name).join(", ")}, choose one`;
  return html`<div class="curve-room">
    <div class=${classes("curve", several && "several")} style=${`--columns:${count}`} data-room=${room(place.width, count)} role="group" aria-label=${label}>
      ${stages && bands(doc).map(({ stage, spots, first }) => html`<p key=${stage.id} class="band" style=${`grid-column:${first}/span ${spots.length}`}>${stage.name}</p>`)}
      <${Heads} doc=${doc} personas=${personas} current=${current} onPick=${onPick} />
      <div class="plot" aria-hidden="true">
        ${column > 0 && html`<i class="hl" style=${`left:${(100 * (column - 1)) / count}%;width:${100 / count}%`}></i>`}
        <div class="chart" ref=${chart}></div>
        ${place.failed && html`<p class="soft">${place.failed}</p>`}
        ${place.x && !several && html`<${Faces} doc=${doc} rows=${rows} place=${place} column=${column} />`}
        ${place.x && several && html`<${Ends} rows=${rows} personas=${personas} place=${place} />`}
      </div>
    </div>
  </div>`;
}

/** Keeps a chart beside the rows, and tells where its scales put things: `x(order)` and `y(feeling)` in % of the plot. */
function usePlot(state, rows, open) {
  const el = useRef();
  const live = useRef();
  const [place, setPlace] = useState({});
  useLayoutEffect(() => {
    if (!el.current) return undefined;
    const drawn = (scale) => setPlace((before) => moved(before, scale("x"), scale("y")));
    const load = () => state.room.script("vega");
    live.current = { rows, chart: liveChart(el.current, "emotion_curve", { moments: rows }, { drawn, load }) };
    live.current.chart.opened.catch((error) => {
      console.error(error);
      setPlace({ failed: "The curve cannot be drawn in this browser. All feelings are saved." });
    });
    return () => {
      live.current.chart.destroy();
      live.current = undefined;
    };
  }, [open]);
  // In the layout phase, so that faces and curve are painted in the same frame.
  useLayoutEffect(() => {
    if (!live.current || sameRows(live.current.rows, rows)) return;
    live.current.rows = rows;
    live.current.chart.update("moments", rows);
  }, [rows]);
  return [place, el];
}

/** The places by the scales of a drawing; the earlier ones when nothing moved, so that nothing is drawn again. */
function moved(before, x, y) {
  // The page is not asked for sizes: right after a drawing that would make it lay everything out once more.
  const width = x.range()[1];
  const height = y.range()[0];
  const key = [...x.domain(), width, height].join();
  if (before.key === key) return before;
  return { key, width, x: (order) => (100 * x(order)) / width, y: (feeling) => (100 * y(feeling)) / height };
}

const room = (width, count) => (width / count >= NAMES ? "names" : width / count >= WORDS ? "words" : "faces");

function Heads({ doc, personas, current, onPick }) {
  const written = byPair(doc);
  const told = (spot) => personas.map(({ id, name }) => {
    const words = spoken(written.get(`${id}.${spot.id}`));
    return personas.length > 1 ? `${name}: ${words}` : words;
  });
  return doc.touchpoints.map((spot, index) => html`<div key=${spot.id} class=${classes("col", spot.id === current && "on")}>
    <button type="button" class="t" title=${spot.name} aria-current=${spot.id === current ? "true" : "false"} onClick=${() => onPick?.(spot.id)}>
      <i>${index + 1}</i><span class="nm">${spot.name}</span><span class="vh">, ${told(spot).join("; ")}</span>
    </button>
  </div>`);
}

/** Faces over the curve, each with its word; a dashed ring where nobody has said how it feels. */
function Faces({ doc, rows, place, column }) {
  const written = byPair(doc);
  return rows.map(({ persona_id, order, feeling, evidence }) => {
    const spot = doc.touchpoints[order - 1];
    if (!spot) return null;
    const on = order === column;
    if (feeling === null) return html`<i key=${spot.id} class="d none" style=${at(place, order, 0)}></i>`;
    const { word } = written.get(`${persona_id}.${spot.id}`);
    return html`<span key=${spot.id} class=${classes("d", on && "on")} style=${at(place, order, feeling)}>
      <${Face} value=${feeling} size=${on ? 44 : 28} hollow=${evidence === "assumption"} />
      ${word && html`<span class=${classes("w", feeling < 0 && "below")}>${word}</span>`}
    </span>`;
  });
}

/** Who each line belongs to, at its end. */
function Ends({ rows, personas, place }) {
  const face = (id) => personas.find((persona) => persona.id === id)?.face;
  return ends(rows).map(({ feeling, personas: who }) => html`<span key=${feeling} class="end" style=${`top:${place.y(feeling)}%`}>
    ${who.map((id) => html`<${Avatar} key=${id} face=${face(id)} size=${26} />`)}
  </span>`);
}

const at = ({ x, y }, order, feeling) => `left:${x(order)}%;top:${y(feeling)}%`;

/** The view of its own: a legend that shows and hides personas, the finding in words, the curves, the chosen moment. */
export function Curve({ state, options }) {
  const { doc, selected } = state;
  const [hidden, setHidden] = useState(() => new Set(options?.hidden));
  const personas = doc.personas.filter(({ id }) => !hidden.has(id));
  const flip = (id) => setHidden((before) => toggled(before, id));
  useEffect(() => setHidden((before) => kept(before, doc.personas)), [doc.personas]);
  const spot = doc.touchpoints.find(({ id }) => id === selected.touchpoint);
  if (!doc.personas.length) return html`<p class="soft">The curve begins with the first persona.</p>`;
  return html`<section class="curves">
    <h3>${finding(personas, state.facts?.curves) || "How the journey feels"}</h3>
    <${Legend} doc=${doc} hidden=${hidden} onFlip=${flip} />
    <${CurvePlot} state=${state} personas=${personas} current=${spot?.id} onPick=${(touchpoint) => state.select({ touchpoint })} stages />
    ${spot && html`<${Spot} doc=${doc} spot=${spot} personas=${personas} />`}
    ${personas.length === 1 && html`<${Facts} facts=${state.facts?.curves?.[personas[0].id]} />`}
  </section>`;
}

function toggled(before, id) {
  const after = new Set(before);
  return after.delete(id) ? after : after.add(id);
}

/** Personas that are gone are not hidden any more; the same set when nothing changed. */
function kept(hidden, personas) {
  const left = [...hidden].filter((id) => personas.some((persona) => persona.id === id));
  return left.length === hidden.size ? hidden : new Set(left);
}

function Legend({ doc, hidden, onFlip }) {
  if (doc.personas.length < 2) return null;
  return html`<div class="who-shows" role="group" aria-label="Personas shown">
    ${doc.personas.map(({ id, name, face }, index) => html`<button type="button" key=${id} class="who-show" aria-pressed=${hidden.has(id) ? "false" : "true"} onClick=${() => onFlip(id)}>
      <${Avatar} face=${face} size=${28} /><span>${name || "No name yet"}</span>
      <svg class="dash" width="36" height="8" aria-hidden="true"><path d="M2 4h32" stroke-dasharray=${DASHES[index % DASHES.length].join(" ")} /></svg>
    </button>`)}
    <span class="soft small">filled: seen or cited · hollow: assumption</span>
  </div>`;
}

function Spot({ doc, spot, personas }) {
  const written = byPair(doc);
  const moment = ({ id }) => written.get(`${id}.${spot.id}`);
  return html`<div class="spot">
    <b>${doc.touchpoints.indexOf(spot) + 1} · ${spot.name}</b>
    <ul>${personas.map((persona) => html`<li key=${persona.id}><${Told} persona=${persona} moment=${moment(persona)} /></li>`)}</ul>
  </div>`;
}

function Told({ persona, moment }) {
  const scored = moment?.feeling !== undefined && moment.feeling !== null;
  return html`${scored && html`<${Face} value=${moment.feeling} size=${22} hollow=${moment.evidence === "assumption"} />`}
    <span>${persona.name}</span>
    <span class="soft">${scored ? [moment.word, signed(moment.feeling)].filter(Boolean).join(" ") : "no feeling yet"}</span>`;
}
