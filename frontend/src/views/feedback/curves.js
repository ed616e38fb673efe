/** Two curves over the touchpoints as paths of an SVG, 100 units a column wide and 100 high; pure. */

/** Where a feeling lies, in % from the top: +2 … −2. */
export const height = (feeling) => 50 - 19 * Math.max(-2.2, Math.min(2.2, feeling));

const middle = (order) => 100 * order - 50;
const round = (number) => Math.round(number * 100) / 100;

/** A line that is level at each point and swings between them. */
function swung(points) {
  return points.slice(1).map(([x, y], at) => {
    const [from, level] = points[at];
    const half = (from + x) / 2;
    return `C${half} ${round(level)} ${half} ${round(y)} ${x} ${round(y)}`;
  }).join("");
}

const from = ([x, y]) => `M${x} ${round(y)}`;

/** The customers' line, through the touchpoints that have enough answers. */
export function line(rows, field = "mean") {
  const points = rows.filter((row) => row[field] !== null).map((row) => [middle(row.order), height(row[field])]);
  return points.length ? from(points[0]) + swung(points) : "";
}

/** The guess runs on to both edges. */
export function edged(rows, columns) {
  const points = rows.filter(({ guess }) => guess !== null).map(({ order, guess }) => [middle(order), height(guess)]);
  if (!points.length) return "";
  return `M0 ${round(points[0][1])}H${points[0][0]}${swung(points)}H${100 * columns}`;
}

/** The band of the intervals, there along their upper ends and back along the lower. */
export function band(rows) {
  const known = rows.filter(({ low, high }) => low !== null && high !== null);
  if (known.length < 2) return "";
  const upper = known.map(({ order, high }) => [middle(order), height(high)]);
  const lower = known.map(({ order, low }) => [middle(order), height(low)]).reverse();
  return `${from(upper[0])}${swung(upper)}L${lower[0][0]} ${round(lower[0][1])}${swung(lower)}Z`;
}
