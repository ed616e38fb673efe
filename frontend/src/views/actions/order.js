/** The orders in which a list of actions can be read, and the days in it. */

/**
 * @param {{id: string, owner: string, due: string|null}[]} actions
 * @param {"own"|"date"|"person"} order
 * @param {string[]} byDate ids by need, as the kernel found it: overdue first, closed last
 */
export function sorted(actions, order, byDate) {
  if (order === "own") return actions;
  const place = new Map(byDate.map((id, at) => [id, at]));
  const inTime = [...actions].sort((a, b) => (place.get(a.id) ?? Infinity) - (place.get(b.id) ?? Infinity) || 0);
  return order === "date" ? inTime : inTime.sort((a, b) => rank(a).localeCompare(rank(b)));
}

/** Names by the alphabet; those without one last. */
const rank = ({ owner }) => (owner.trim() ? `0${owner.trim().toLocaleLowerCase()}` : "1");

/** The same order as before, with what came at the end and without what went. */
export function again(before, actions) {
  const now = new Map(actions.map((one) => [one.id, one]));
  const stayed = before.filter((one) => now.has(one.id)).map((one) => now.get(one.id));
  const known = new Set(before.map((one) => one.id));
  return [...stayed, ...actions.filter((one) => !known.has(one.id))];
}

/**
 * A day as people write it: 2 June; with the year where that is not the one it is: 2 Jun 2025.
 * @param {string} iso
 * @param {string} today
 */
export function day(iso, today = "") {
  const [year, month, date] = iso.split("-").map(Number);
  if (!year || !month || !date) return iso;
  const known = today.startsWith(`${iso.slice(0, 4)}-`);
  const name = new Date(Date.UTC(2000, month - 1, 1)).toLocaleDateString("en-GB", { month: known ? "long" : "short", timeZone: "UTC" });
  return known ? `${date} ${name}` : `${date} ${name} ${year}`;
}

/** What a new status changes: the day on which an action was closed goes with it. */
export function closing(status, today) {
  return { status, closed: status === "done" || status === "dropped" ? (today ?? null) : null };
}

/** How it stands, behind the name of who does it: ", overdue for three weeks". */
export const after = (owner, words = "") => (owner && words ? `, ${words[0].toLocaleLowerCase()}${words.slice(1)}` : words);
