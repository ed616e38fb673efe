/** How small the map must be for all its columns to stand side by side; pure. */

/** Widths in letters: the names of the lanes, and a column that still reads well. */
export const NAMES = 6;
export const COLUMN = 7.3;

/** Smaller nobody reads it: from here on it scrolls. */
const SMALLEST = 0.45;

/** Unasked, the map becomes no smaller than this. */
const READABLE = 0.75;

/**
 * @param {{size: {width: number, letters: number}, columns: number, fit?: boolean}} what `fit` is undefined until somebody chose
 * @returns {number} the zoom, at most 1
 */
export function fitting({ size, columns, fit }) {
  if (fit === false || !size.width) return 1;
  const needed = size.letters * (NAMES + columns * COLUMN);
  const zoom = Math.min(1, Math.max(SMALLEST, Math.floor((100 * size.width) / needed) / 100));
  return fit || zoom >= READABLE ? zoom : 1;
}

/** Does the map fit as it is, or is it as if somebody had chosen 100 %? */
export const fits = ({ size, columns, fit }) => fit ?? (fitting({ size, columns }) < 1 || size.width >= size.letters * (NAMES + columns * COLUMN));
