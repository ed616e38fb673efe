/** A measure over time, small: the line, its intervals, the target dashed, what was promised dotted. */
import { html, useMemo } from "../../lib.js";
import { placed } from "./scale.js";

const WIDTH = 168, HEIGHT = 48;

export function Spark({ said }) {
  return useMemo(() => drawn(said), [said]);
}

function drawn({ points, target, promised }) {
  if (!points?.length) return html`<span class="spark"></span>`;
  const { marks, y } = placed(points, { width: WIDTH, height: HEIGHT }, target, promised);
  const across = (value) => `M0 ${y(value)}H${WIDTH}`;
  return html`<svg class="spark" width=${WIDTH} height=${HEIGHT} viewBox=${`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
    <path class="reach" d=${band(marks)} />
    ${target !== null && target !== undefined && html`<path class="target" d=${across(target)} />`}
    ${promised !== null && promised !== undefined && html`<path class="promised" d=${across(promised)} />`}
    <path class="line" d=${marks.map(({ x, y }, i) => `${i ? "L" : "M"}${x} ${y}`).join("")} />
    ${marks.map(({ x, y }, i) => html`<circle key=${i} class=${i === marks.length - 1 ? "last" : ""} cx=${x} cy=${y} r=${i === marks.length - 1 ? 4 : 2} />`)}
  </svg>`;
}

/** The intervals as one area; runs of points that have one, each at least a bar wide. */
function band(marks) {
  const runs = [[]];
  for (const mark of marks) {
    if (mark.low === null) runs.push([]);
    else runs.at(-1).push(mark);
  }
  return runs.filter((run) => run.length).map((run) => {
    const wide = run.length > 1 ? run : [{ ...run[0], x: run[0].x - 3 }, { ...run[0], x: run[0].x + 3 }];
    const top = wide.map(({ x, high }) => `${x} ${high}`), low = [...wide].reverse().map(({ x, low }) => `${x} ${low}`);
    return `M${[...top, ...low].join("L")}Z`;
  }).join("");
}
