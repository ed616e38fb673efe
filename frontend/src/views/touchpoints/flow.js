/** Ways drawn over the board; on narrow screens and for screen readers they are words in the cards instead. */
import { classes, html, useLayoutEffect, useMemo, useRef, useState } from "../../lib.js";
import { head, lanesOver, path, routes } from "./routes.js";

const round = (value) => Math.round(value * 2) / 2;

/** @param {{doc: object, ways: import("./ways.js").Way[], open: string|null, shape: string}} props `shape` changes when cards move */
export function Flow({ doc, ways, open, shape }) {
  const svg = useRef(null);
  const [lines, setLines] = useState([]);
  const order = doc.touchpoints.map((one) => `${one.id}@${one.stage}${one.moment_of_truth ? "!" : ""}`).join(" ");
  const found = ways.map((one) => `${one.source}>${one.target}`).join(" ");
  const draw = () => setLines(drawn(svg.current, ways));
  const latest = useRef(draw);
  latest.current = draw;
  useLayoutEffect(() => latest.current(), [order, found, shape]);
  useLayoutEffect(() => watched(svg.current.parentElement, () => latest.current()), [doc.stages]);
  const old = useRef("");
  const now = JSON.stringify(lines);
  return useMemo(() => {
    old.current = now;
    return html`<svg class="flow" ref=${svg} aria-hidden="true">
      ${lines.map((line) => html`<g key=${line.id} class=${classes(line.back && "back", (line.source === open || line.target === open) && "on")} data-way-of=${line.id}>
        <path class="line" d=${line.path} /><path class="head" d=${line.head} />
      </g>`)}
    </svg>`;
  }, [now, open]);
}

/** Calls back when a card grows, a stage gets one more, or the board another width. */
function watched(board, changed) {
  if (!globalThis.ResizeObserver) return undefined;
  const watch = new ResizeObserver(changed);
  for (const one of [board, ...board.querySelectorAll(".stage ol")]) watch.observe(one);
  return () => watch.disconnect();
}

/** Lines for what stands on the board now; makes room for the lanes over and under the cards first. */
function drawn(svg, ways) {
  const board = svg.parentElement;
  if (!ways.length || globalThis.window.getComputedStyle(svg).display === "none") {
    keep(board, 0, 0);
    return [];
  }
  let now = measured(board, svg, ways);
  keep(board, lanesOver(ways, now.spots));
  now = measured(board, svg, ways);
  const lines = routes(ways, now.spots, now.columns, now.floors);
  const lowest = Math.max(...lines.flatMap((line) => line.points.map(([, y]) => y)));
  keep(board, null, Math.max(0, Math.ceil(lowest + 12 - now.floor)));
  return lines.map(({ id, back, points }, index) => {
    const { source, target } = ways[index];
    return { id, back, source, target, path: path(points.map((one) => one.map(round))), head: head(points.map((one) => one.map(round))) };
  });
}

/** Room over and under the cards, as properties of the board. */
function keep(board, lanes, under) {
  const put = (name, value) => value !== null && value !== undefined && board.style.getPropertyValue(name) !== value && board.style.setProperty(name, value);
  put("--lanes", lanes === null ? null : String(lanes));
  put("--under", under === undefined ? null : `${under}px`);
}

/** Where columns, their ends and the cards at the ends of ways are, from the board's corner. */
function measured(board, svg, ways) {
  const zero = svg.getBoundingClientRect();
  const box = (element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    return { left: left - zero.left, right: right - zero.left, top: top - zero.top, bottom: bottom - zero.top };
  };
  const stages = [...board.querySelectorAll(".stage")].map((element) => ({
    element, ...box(element), over: box(element.lastElementChild).top, end: box(element.lastElementChild.lastElementChild).bottom,
  }));
  const lefts = [...new Set(stages.map((one) => Math.round(one.left)))].sort((a, b) => a - b);
  const columnOf = (stage) => lefts.indexOf(Math.round(stage.left));
  const columns = lefts.map((left) => stages.find((one) => Math.round(one.left) === left)).map(({ left, right }) => ({ left, right }));
  const floors = columns.map((_, column) => Math.max(...stages.filter((one) => columnOf(one) === column).map((one) => one.end)));
  const needed = new Set(ways.flatMap((way) => [way.source, way.target]));
  const cards = [...board.querySelectorAll("[data-card]")];
  const spots = new Map();
  cards.forEach((card, order) => {
    if (!needed.has(card.dataset.card)) return;
    const stage = stages.find((one) => one.element.contains(card));
    const row = box(card.firstElementChild);
    const { left, right } = columns[columnOf(stage)];
    const stub = Math.min(right, box(card.firstElementChild.lastElementChild).right + 8);
    spots.set(card.dataset.card, { column: columnOf(stage), order, left, right, stub, y: (row.top + row.bottom) / 2, over: stage.over + 6 });
  });
  return { columns, floors, spots, floor: Math.max(...stages.map((one) => one.bottom)) };
}
