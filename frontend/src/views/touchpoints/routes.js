/**
 * Ways as lines that touch no card: they leave a card at its number's height, run in the gutter between two columns, and
 * where they must pass other columns, on a lane over the cards (ahead) or under them (back).
 *
 * @typedef {{column: number, order: number, left: number, right: number, stub: number, y: number, over: number}} Spot
 *   a card: its column and place in the journey, its edges, where its number's row ends, the number's height, and where
 *   the lanes over its row of stages begin
 * @typedef {{left: number, right: number}} Column
 */

const STEP = 8, LANE = 10, ROUND = 10, HEAD = 7;

/**
 * Which gutters a way uses and which lane, from the places alone. Gutter 0 is left of the first column.
 * @returns {{from: "left"|"right", to: "left"|"right", out: number, into: number, lane: "over"|"under"|null, back: boolean}}
 */
export function plan(source, target) {
  const back = target.order < source.order;
  if (source.column === target.column) {
    const side = back ? "left" : "right";
    const gutter = source.column + (back ? 0 : 1);
    return { from: side, to: side, out: gutter, into: gutter, lane: null, back };
  }
  const ahead = target.column > source.column;
  const out = source.column + (ahead ? 1 : 0);
  const into = target.column + (ahead ? 0 : 1);
  const lane = out === into ? null : back ? "under" : "over";
  return { from: ahead ? "right" : "left", to: ahead ? "left" : "right", out, into, lane, back };
}

/** Puts spans on as few tracks as they need without overlapping; gives the track of each. */
export function tracks(spans) {
  const ends = [];
  const order = spans.map(([from, to], index) => ({ from: Math.min(from, to), to: Math.max(from, to), index })).sort((a, b) => a.from - b.from);
  const found = [];
  for (const { from, to, index } of order) {
    const free = ends.findIndex((end) => end < from);
    const track = free < 0 ? ends.length : free;
    ends[track] = to;
    found[index] = track;
  }
  return found;
}

/** How many lanes over the cards the ways need. */
export function lanesOver(ways, spots) {
  const plans = ways.map((way) => plan(spots.get(way.source), spots.get(way.target))).filter((one) => one.lane === "over");
  return plans.length ? Math.max(...tracks(plans.map((one) => [one.out, one.into]))) + 1 : 0;
}

/**
 * @param {{id: string, source: string, target: string}[]} ways
 * @param {Map<string, Spot>} spots
 * @param {Column[]} columns
 * @param {number[]} floors where each column's content ends
 * @returns {{id: string, back: boolean, points: number[][]}[]}
 */
export function routes(ways, spots, columns, floors) {
  const lines = ways.map((way) => ({ ...way, ...plan(spots.get(way.source), spots.get(way.target)) }));
  leave(lines, spots);
  over(lines.filter((one) => one.lane === "over"), spots);
  under(lines.filter((one) => one.lane === "under"), floors);
  const x = gutters(lines, columns);
  return lines.map((line) => ({ id: line.id, back: line.back, points: points(line, spots, x) }));
}

/** Ends on the same side of a card stand beside one another, those that go up first. */
function leave(lines, spots) {
  const sides = new Map();
  const end = (line, which, id, side, far) => {
    const key = `${id} ${side}`;
    sides.set(key, [...(sides.get(key) ?? []), { line, which, toward: { over: -1, under: Infinity }[line.lane] ?? spots.get(far).y }]);
  };
  for (const line of lines) {
    end(line, "start", line.source, line.from, line.target);
    end(line, "end", line.target, line.to, line.source);
  }
  for (const [key, found] of sides) {
    const { y } = spots.get(key.split(" ")[0]);
    found.sort((a, b) => a.toward - b.toward);
    found.forEach((one, index) => {
      one.line[one.which] = y + (index - (found.length - 1) / 2) * STEP;
      one.line[`${one.which}Crowd`] = found.length;
    });
  }
}

function over(lines, spots) {
  const found = tracks(lines.map((one) => [one.out, one.into]));
  lines.forEach((line, index) => { line.level = spots.get(line.target).over + found[index] * LANE; });
}

/** A lane lies right under the columns it passes, or under another lane there. */
function under(lines, floors) {
  const laid = [];
  for (const line of lines) {
    const [from, to] = [Math.min(line.out, line.into), Math.max(line.out, line.into)];
    line.level = Math.max(...floors.slice(from, to)) + LANE;
    const clash = (other) => other.from < to && from < other.to && Math.abs(other.level - line.level) < LANE;
    while (laid.some(clash)) line.level += LANE;
    laid.push({ from, to, level: line.level });
  }
}

/** Where in its gutters each line runs; lines that would lie on one another stand beside. */
function gutters(lines, columns) {
  const runs = lines.flatMap((line) => line.lane
    ? [{ line, part: "out", gutter: line.out, span: [line.start, line.level] }, { line, part: "into", gutter: line.into, span: [line.level, line.end] }]
    : [{ line, part: "out", gutter: line.out, span: [line.start, line.end] }]);
  const x = new Map(lines.map((line) => [line, {}]));
  for (let gutter = 0; gutter <= columns.length; gutter += 1) {
    const here = runs.filter((run) => run.gutter === gutter);
    const found = tracks(here.map((run) => run.span.map(Math.round)));
    const { middle, width } = room(columns, gutter);
    const step = Math.min(STEP, (width - 2 * HEAD) / Math.max(1, ...found));
    here.forEach((run, index) => {
      const track = found[index];
      x.get(run.line)[run.part] = middle + (track % 2 ? 1 : -1) * Math.ceil(track / 2) * step;
    });
  }
  return x;
}

/** The free room of a gutter; outside the board it is as wide as between two columns. */
function room(columns, gutter) {
  const width = columns.length > 1 ? columns[1].left - columns[0].right : 24;
  const margin = Math.min(width, 24);
  if (gutter === 0) return { middle: columns[0].left - margin / 2, width: margin };
  const left = columns[gutter - 1].right;
  return gutter === columns.length ? { middle: left + margin / 2, width: margin } : { middle: (left + columns[gutter].left) / 2, width };
}

function points(line, spots, x) {
  const edge = (id, side, crowd) => {
    const spot = spots.get(id);
    return side === "left" ? spot.left - 3 : crowd > 2 ? spot.right : spot.stub;
  };
  const from = edge(line.source, line.from, line.startCrowd);
  const to = edge(line.target, line.to, line.endCrowd);
  const { out, into } = x.get(line);
  return line.lane
    ? [[from, line.start], [out, line.start], [out, line.level], [into, line.level], [into, line.end], [to, line.end]]
    : [[from, line.start], [out, line.start], [out, line.end], [to, line.end]];
}

/** A path along points with round corners. */
export function path(points) {
  const length = (a, b) => Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1]);
  const near = (a, b, reach) => a.map((value, axis) => value + Math.sign(b[axis] - value) * reach);
  const bends = points.slice(1, -1).map((corner, index) => {
    const [before, after] = [points[index], points[index + 2]];
    const reach = Math.min(ROUND, length(before, corner) / 2, length(corner, after) / 2);
    return `L${near(corner, before, reach)}Q${corner} ${near(corner, after, reach)}`;
  });
  return `M${points[0]}${bends.join("")}L${points.at(-1)}`;
}

/** A triangle at the end of the points. */
export function head(points) {
  const [[before], [x, y]] = points.slice(-2);
  const tail = x - Math.sign(x - before) * HEAD;
  return `M${x},${y}L${tail},${y - HEAD * 0.6}L${tail},${y + HEAD * 0.6}z`;
}
