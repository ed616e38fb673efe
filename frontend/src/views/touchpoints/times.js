/** Minutes, hours and days; pure. */

export const UNITS = [{ name: "minutes", size: 1 }, { name: "hours", size: 60 }, { name: "days", size: 1440 }];

const size = (unit) => UNITS.find(({ name }) => name === unit).size;

/** The largest unit in which a time is a plain number: 90 is minutes, 150 two and a half hours, 1440 a day. */
export function best(minutes) {
  if (typeof minutes !== "number") return "minutes";
  const fits = UNITS.filter(({ size: one }) => minutes >= one && Number.isInteger((2 * minutes) / one) && (minutes >= 2 * one || minutes === one));
  return fits.at(-1)?.name ?? "minutes";
}

/** A stored time as the field shows it; what is no number stays as it was typed. */
export function shown(minutes, unit) {
  if (minutes === null || minutes === undefined) return "";
  return typeof minutes === "number" ? String(Number((minutes / size(unit)).toFixed(2))) : String(minutes);
}

const LETTERS = { m: "minutes", h: "hours", d: "days" };

/** What was typed: "20", "1,5", or with its unit, "2 h", "3 days". Words go to the kernel as they are, which says what is wrong. */
export function read(text, unit) {
  const plain = text.trim().toLowerCase().replace(",", ".");
  if (plain === "") return { minutes: null, unit };
  const found = /^([\d.]+)\s*(m|min|mins|minutes?|h|hrs?|hours?|d|days?)?$/.exec(plain);
  if (!found || !Number.isFinite(Number(found[1]))) return { minutes: text.trim(), unit };
  const named = found[2] ? LETTERS[found[2][0]] : unit;
  return { minutes: Number((Number(found[1]) * size(named)).toFixed(4)), unit: named };
}
