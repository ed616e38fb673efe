/** The plot of one persona or several over the touchpoints: heads of the columns, the chart, and what lies over it. */
import { liveChart } from "../../chart.js";
import { classes, followed, html, useLayoutEffect, useMemo, useRef, useState } from "../../lib.js";
import { bands, byPair, prepared, rowsOf, sameRows, spoken } from "../../moments.js";
import { Face } from "../../parts.js";
import { NAMES, along } from "./columns.js";
import { Ends } from "./ends.js";

/** Columns narrower than this many px have no room for words over the faces. */
const WORDS = 50;

/**
 * @param {{state: object, personas: object[], current?: string, onPick: (touchpoint: string, persona?: string) => void,
 *   front?: string, stages?: boolean}} props
 * whom to show, the id of the marked column, who stands before the others, and whether the names of the stages stand
 * over the columns
 */
export function CurvePlot({ state, personas, current, onPick, front = "", stages }) {
  const { doc } = state;
  const who = personas.map(({ id }) => id).join();
  const rows = useMemo(() => rowsOf(doc, personas), [doc.moments, doc.personas, doc.touchpoints, who]);
  const count = doc.touchpoints.length;
  const [place, chart] = usePlot(state, rows, front, count > 0);
  const { width, over } = useSize(chart, count > 0);
  if (!count) return html`<p class="soft">The curve begins with the first touchpoint.</p>`;
  const column = doc.touchpoints.findIndex(({ id }) => id === current) + 1;
  const several = personas.length > 1;
  const click = ({ currentTarget, clientX, target }) => {
    const plot = currentTarget.getBoundingClientRect();
    const spot = doc.touchpoints[Math.floor((count * (clientX - plot.left)) / plot.width)];
    if (spot) onPick?.(spot.id, personOf(target));
  };
  const look = classes("curve", several && "several", personas.length > 3 && "many");
  const label = `Moments of ${personas.map(({ name }) => name).join(", ")}, choose one`;
  return html`<div class="curve-room" style=${`--over:${over}px`}>
    <div class=${look} style=${`--columns:${count}`} data-room=${room(width, count)} lang=${doc.language || null} role="group" aria-label=${label}>
      ${stages && bands(doc).map(({ stage, spots, first }) => html`<p key=${stage.id} class="band" style=${`grid-column:${first}/span ${spots.length}`}>${stage.name}</p>`)}
      <${Heads} doc=${doc} personas=${personas} current=${current} onPick=${onPick} />
      <div class="plot" aria-hidden="true" onClick=${click}>
        ${column > 0 && html`<i class="hl" style=${`left:${(100 * (column - 1)) / count}%;width:${100 / count}%`}></i>`}
        <div class="chart" ref=${chart}></div>
        ${place.failed && html`<p class="soft">${place.failed}</p>`}
        ${place.x && !several && html`<${Faces} doc=${doc} rows=${rows} place=${place} column=${column} />`}
        ${place.x && several && html`<${Ends} rows=${rows} personas=${personas} place=${place} front=${front} />`}
      </div>
    </div>
  </div>`;
}

/** Whose line or mark that is: Vega leaves the row on what it draws. */
const personOf = (element) => element.__data__?.datum?.persona_id;

/** Keeps a chart beside the rows, and tells where its scales put things: `x(order)` and `y(feeling)` in % of the plot. */
function usePlot(state, rows, front, open) {
  const el = useRef();
  const live = useRef();
  const [place, setPlace] = useState({});
  useLayoutEffect(() => {
    if (!el.current) return undefined;
    const drawn = (scale) => setPlace((before) => moved(before, scale("x"), scale("y")));
    const load = () => state.room.script("vega");
    live.current = { rows, chart: liveChart(el.current, "emotion_curve", { moments: prepared(rows) }, { drawn, load }) };
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
    live.current.chart.update("moments", prepared(rows));
  }, [rows]);
  useLayoutEffect(() => {
    live.current?.chart.set("front", front);
  }, [front]);
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

/**
 * Width of the plot and height of what stands over it, in px. They are known before the chart is there, so that nothing
 * moves under a text when it comes; the heads scroll away where the plot stays in view (emotions.css).
 */
function useSize(chart, open) {
  const [size, setSize] = useState({ width: 0, over: 0 });
  useLayoutEffect(() => {
    if (!open) return undefined;
    const plot = chart.current.parentElement;
    const look = () => {
      const { clientWidth: width, offsetTop: over } = plot;
      setSize((before) => (before.width === width && before.over === over ? before : { width, over }));
    };
    return followed(plot.parentElement, look);
  }, [open]);
  return size;
}

const room = (width, count) => (width / count >= NAMES ? "names" : width / count >= WORDS ? "words" : "faces");

/** A button over each column, one stop for the Tab key; the arrows go along them. */
function Heads({ doc, personas, current, onPick }) {
  const pick = useRef();
  pick.current = onPick;
  const written = byPair(doc);
  const told = (spot) => personas.map(({ id, name }) => {
    const words = spoken(written.get(`${id}.${spot.id}`));
    return personas.length > 1 ? `${name}: ${words}` : words;
  });
  const stop = Math.max(0, doc.touchpoints.findIndex(({ id }) => id === current));
  return doc.touchpoints.map(({ id, name }, index) => html`<${Head} key=${id} id=${id} number=${index + 1} name=${name} told=${told({ id }).join("; ")}
    on=${id === current} stop=${index === stop} pick=${pick} />`);
}

function Head({ id, number, name, told, on, stop, pick }) {
  return useMemo(() => html`<div class=${classes("col", on && "on")} onKeyDown=${(event) => along(event, pick.current)}>
    <button type="button" class="t" title=${name} data-spot=${id} tabindex=${stop ? 0 : -1} aria-current=${on ? "true" : "false"} onClick=${() => pick.current?.(id)}>
      <i>${number}</i><span class="nm">${name}</span><span class="vh">, ${told}</span>
    </button>
  </div>`, [id, number, name, told, on, stop]);
}

/** Faces over the curve, each with its word; a dashed ring where nobody has said how it feels. */
function Faces({ doc, rows, place, column }) {
  const written = byPair(doc);
  return rows.map(({ persona_id, order, feeling, evidence }) => {
    const spot = doc.touchpoints[order - 1];
    if (!spot) return null;
    const word = written.get(`${persona_id}.${spot.id}`)?.word;
    return html`<${Mark} key=${spot.id} x=${place.x(order)} y=${place.y(feeling ?? 0)} feeling=${feeling} word=${word} hollow=${evidence === "assumption"} on=${order === column} />`;
  });
}

function Mark({ x, y, feeling, word, hollow, on }) {
  return useMemo(() => {
    const style = `left:${x}%;top:${y}%`;
    if (feeling === null) return html`<i class=${classes("d", "none", on && "on")} style=${style}></i>`;
    return html`<span class=${classes("d", on && "on")} style=${style}>
      <${Face} value=${feeling} size=${on ? 44 : 28} hollow=${hollow} />
      ${word && html`<span class=${classes("w", feeling < 0 && "below", x < 10 && "start", x > 90 && "end-of")} dir="auto">${word}</span>`}
    </span>`;
  }, [x, y, feeling, word, hollow, on]);
}
