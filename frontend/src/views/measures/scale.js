/** Where a trend's points stand in a small drawing; pure. */

/** @typedef {{date: string, value: number, low: number|null, high: number|null}} Point */

const DAY = 86_400_000;
const time = ({ date }) => Date.parse(`${date}T00:00:00Z`) / DAY;

/** The values a drawing must hold: points, their intervals, the target and what was promised. */
export function extent(points, ...lines) {
  const values = points.flatMap(({ value, low, high }) => [value, low ?? value, high ?? value]).concat(lines.filter((one) => one !== null && one !== undefined));
  const [low, high] = [Math.min(...values), Math.max(...values)];
  // A level line stands in the middle.
  return low === high ? [low - 1, high + 1] : [low, high];
}

/** Places in a box of this width and height, with room at its edges. */
export function placed(points, { width, height, edge = 5 }, ...lines) {
  const [low, high] = extent(points, ...lines);
  const days = points.map(time);
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const x = (day) => (first === last ? width / 2 : edge + ((width - 2 * edge) * (day - first)) / (last - first));
  const y = (value) => edge + ((height - 2 * edge) * (high - value)) / (high - low);
  return {
    y,
    marks: points.map((point, i) => ({
      x: round(x(days[i])), y: round(y(point.value)),
      low: point.low === null ? null : round(y(point.low)), high: point.high === null ? null : round(y(point.high)),
    })),
  };
}

const round = (number) => Math.round(number * 10) / 10;
