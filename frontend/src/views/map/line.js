/**
 * The curve in pieces, one for each pair of neighbouring scores; the same curve as the handout's and Vega's "monotone".
 * Method: M. Steffen, A simple method for monotonic interpolation in one dimension (1990).
 */

/** Units of the drawing: a column is 100 wide, a step of feeling 26 high, zero lies in the middle. */
export const COLUMN = 100;
export const HEIGHT = 180;
const STEP = 26;

/** Where a feeling lies, from the top. */
export const height = (feeling) => HEIGHT / 2 - STEP * feeling;

/**
 * The pieces through the scored columns, with a level way in and out.
 * @param {(number|null)[]} feelings by column
 * @returns {{from: number, to: number, gap: boolean, d: string}[]} columns it touches, whether it leads over unscored ones
 */
export function pieces(feelings) {
  const points = feelings.map((feeling, i) => ({ x: COLUMN * (i + 0.5), y: height(feeling ?? 0), known: feeling !== null })).filter(({ known }) => known);
  if (!points.length) return [];
  const slopes = slopesOf(points);
  const inner = points.slice(1).map((end, i) => piece(points[i], end, slopes[i], slopes[i + 1]));
  const [first, last] = [points[0], points.at(-1)];
  return [level(first.x - COLUMN / 2, first), ...inner, level(last.x, last)];
}

function piece(a, b, before, after) {
  const third = (b.x - a.x) / 3;
  const curve = `C${a.x + third} ${round(a.y + third * before)} ${b.x - third} ${round(b.y - third * after)} ${b.x} ${b.y}`;
  return { ...columns(a.x, b.x), gap: b.x - a.x > COLUMN, start: a, d: `M${a.x} ${a.y}${curve}` };
}

function level(x, { y }) {
  const end = x + COLUMN / 2;
  return { ...columns(x, end), gap: false, start: { x, y }, d: `M${x} ${y}H${end}` };
}

const columns = (from, to) => ({ from: Math.floor(from / COLUMN), to: Math.ceil(to / COLUMN) - 1 });
const round = (number) => Math.round(number * 100) / 100;

/** The area between a piece and the zero line. */
export const area = ({ start, d }) => `${d}V${height(0)}H${start.x}Z`;

function slopesOf(points) {
  if (points.length < 2) return [0];
  if (points.length === 2) return Array(2).fill(rise(...points));
  const inner = points.slice(2).map((after, i) => slope(points[i], points[i + 1], after));
  const first = (3 * rise(points[0], points[1]) - inner[0]) / 2;
  const last = (3 * rise(...points.slice(-2)) - inner.at(-1)) / 2;
  return [first, ...inner, last];
}

function slope(a, b, c) {
  const [before, after] = [rise(a, b), rise(b, c)];
  if (before * after <= 0) return 0;
  const parabola = (before * (c.x - b.x) + after * (b.x - a.x)) / (c.x - a.x);
  return Math.sign(before) * 2 * Math.min(Math.abs(before), Math.abs(after), Math.abs(parabola) / 2);
}

const rise = (a, b) => (b.y - a.y) / (b.x - a.x);
