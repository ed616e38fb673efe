/** The map as a table: stages and touchpoints over the columns, lanes as rows, for one persona or several. */
import { classes, html, useId, useLayoutEffect, useMemo, useRef } from "../../lib.js";
import { bands } from "../../moments.js";
import { Avatar } from "../../parts.js";
import { sign } from "../touchpoints/channels.js";
import { Icon } from "../../parts.js";
import { Cell } from "./cell.js";
import { keepOneStop, neighbour } from "./keys.js";
import { fieldOf } from "./lanes.js";
import { HEIGHT, height, pieces } from "./line.js";
import { Ways } from "./flow.js";
import { Measured } from "./measured.js";

/**
 * @param {object} props
 * @param {object} props.state
 * @param {{persona: object, moments: object[]}[]} props.rows
 * @param {{name: string, title: string}[]} props.lanes
 * @param {boolean} props.flow whether arrows are drawn
 * @param {boolean} props.measured whether measures stand on the map
 * @param {(kind: string, id: string, field: string, lane: string) => void} props.onGo
 */
export function Grid({ state, rows, lanes, flow, measured, zoom, onGo, label }) {
  const table = useRef(null);
  const paint = useId();
  const { doc, selected, facts } = state;
  useLayoutEffect(() => keepOneStop(table.current));
  const go = (cell) => {
    const { lane, moment: id } = cell.dataset;
    const moment = rows.flatMap(({ moments }) => moments).find((one) => one.id === id);
    onGo(fieldOf(lane, moment), moment);
  };
  const keys = (event) => {
    const cell = event.target.closest("td[data-moment]");
    if (!cell || event.altKey || event.metaKey) return;
    const to = neighbour(cell, event);
    if (to) to.focus();
    else if (event.key === "Enter" || event.key === " ") go(cell);
    else if (!event.key.startsWith("Arrow")) return;
    event.preventDefault();
  };
  const on = { onKeyDown: keys, onFocusIn: ({ target }) => target.matches("td") && keepOneStop(table.current, target), onClick: ({ target }) => target.closest("td[data-moment]") && go(target.closest("td[data-moment]")) };
  const body = useMemo(() => rows.map((row) => html`<${Person} key=${row.persona.id} state=${state} row=${row} lanes=${lanes} alone=${rows.length === 1} paint=${paint} />`),
    [rows, lanes, doc, facts, selected.touchpoint, state.vocabulary]);
  const head = useMemo(() => html`<${Head} doc=${doc} current=${selected.touchpoint} onPick=${(touchpoint) => state.select({ touchpoint })} />`, [doc.stages, doc.touchpoints, selected.touchpoint]);
  return html`<${Paint} id=${paint} />
    <table ref=${table} role="grid" aria-label=${label} style=${`--columns:${doc.touchpoints.length};${zoom === 1 ? "" : `zoom:${zoom}`}`} ...${on}>
      <colgroup><col class="names" />${doc.touchpoints.map(({ id }) => html`<col key=${id} />`)}</colgroup>
      ${head}
      ${flow && html`<${Ways} state=${state} />`}
      ${measured && html`<${Measured} state=${state} />`}
      ${body}
    </table>`;
}

/** Colours of the curve by height, one pair for all columns. */
function Paint({ id }) {
  const stops = [2, 1, 0, -1, -2].map((feeling) => html`<stop key=${feeling} offset=${(height(feeling) - height(2)) / (height(-2) - height(2))} style=${`stop-color:var(--f${feeling})`} />`);
  const along = { gradientUnits: "userSpaceOnUse", x1: 0, x2: 0, y1: height(2), y2: height(-2) };
  return html`<svg class="vh" width="1" height="1" viewBox=${`0 0 1 ${HEIGHT}`} aria-hidden="true"><defs>
    <linearGradient id=${`${id}l`} ...${along}>${stops}</linearGradient><linearGradient id=${`${id}a`} ...${along}>${stops}</linearGradient>
  </defs></svg>`;
}

function Head({ doc, current, onPick }) {
  const first = new Set(bands(doc).map(({ spots }) => spots[0].id));
  return html`<thead>
    <tr>
      <td class="corner" rowspan="2"></td>
      ${bands(doc).map(({ stage, spots }) => html`<th key=${stage.id} class="stage-of" scope="colgroup" colspan=${spots.length}><span title=${stage.name}>${stage.icon && html`<${Icon} name=${sign(stage.icon)} />`}<bdi>${stage.name || "A stage"}</bdi></span></th>`)}
    </tr>
    <tr>${doc.touchpoints.map((spot, i) => html`<th key=${spot.id} scope="col" class=${classes("spot-of", spot.id === current && "on", first.has(spot.id) && "first")} onClick=${() => onPick(spot.id)}>
      <i>${i + 1}${spot.moment_of_truth && html` <svg class="mot" viewBox="0 0 12 12" role="img" aria-label="moment of truth"><use href="#wk-mot" /></svg>`}</i>
      <b dir="auto">${spot.name || "Without a name"}</b>
    </th>`)}</tr>
  </thead>`;
}

function Person({ state, row, lanes, alone, paint }) {
  const { persona, moments } = row;
  const { doc, selected, facts } = state;
  const feelings = moments.map(({ feeling }) => feeling).join();
  const lines = useMemo(() => byColumn(moments), [feelings]);
  const marks = marked(facts?.curves?.[persona.id]);
  return html`<tbody>
    ${!alone && html`<tr class="whose"><th scope="rowgroup" colspan=${doc.touchpoints.length + 1}><span><${Avatar} face=${persona.face} size=${36} /><b dir="auto">${persona.name || "No name yet"}</b></span></th></tr>`}
    ${lanes.map(({ name, title }) => html`<tr key=${name} class=${`lane of-${name}`}>
      <th scope="row">${title}</th>
      ${doc.touchpoints.map((spot, i) => html`<${Cell} key=${spot.id} state=${state} lane=${name} spot=${spot} moment=${moments[i]} index=${i}
        line=${name === "feeling" ? lines[i] : null} mark=${marks[spot.id]} on=${spot.id === selected.touchpoint} paint=${paint} />`)}
    </tr>`)}
  </tbody>`;
}

/** For each column the pieces of the curve that cross it. */
function byColumn(moments) {
  const all = pieces(moments.map(({ feeling }) => feeling));
  const columns = moments.map(() => []);
  for (const piece of all) for (let i = piece.from; i <= piece.to; i += 1) columns[i].push(piece);
  return columns;
}

/** The lowest and the best column by the kernel's facts. */
function marked(facts = []) {
  const at = (label) => facts.find((one) => one.label === label)?.touchpoint;
  const [low, high] = [at("Lowest"), at("Highest")];
  return low === high ? {} : { [low]: "lowest", [high]: "best" };
}
