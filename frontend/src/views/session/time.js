/**
 * A session's clock as a page shows it. The kernel says how many seconds each block had taken at the moment it spoke;
 * the page counts on from there by its own clock, so that a wrong time of day on either side does no harm.
 *
 * @typedef {{block: string, running: boolean, spent: Record<string, number>, planned: Record<string, number>,
 *            done: string[], heard: number}} Pace
 */

/** What the kernel said, with the moment at which it was heard. */
export const heard = (pace, at = Date.now()) => ({ ...pace, heard: at });

/** Seconds a block has taken. */
export function spent(pace, id, at) {
  const ran = pace.running && pace.block === id ? Math.max(0, at - pace.heard) / 1000 : 0;
  return (pace.spent?.[id] ?? 0) + ran;
}

/** Whether a minute has ended since the kernel spoke, so that its words may be old. */
export function isOld(pace, at) {
  if (!pace.running) return false;
  const planned = (pace.planned?.[pace.block] ?? 0) * 60;
  const minute = (when) => Math.floor((spent(pace, pace.block, when) - planned) / 60);
  return minute(at) !== minute(pace.heard);
}

/** Seconds as a clock shows them: 44:10, 1:02:05. */
export function clock(seconds) {
  const whole = Math.floor(seconds);
  const two = (number) => String(number).padStart(2, "0");
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  return hours ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

/** A number of minutes as people write it: 40, 7.5. */
export const minutes = (number) => String(Math.round((number ?? 0) * 10) / 10);

/**
 * Two rows of bars on one scale, in minutes: the plan, and what happened.
 * @returns {{planned: {id: string, size: number}[], actual: {id: string, size: number, over: number, now: boolean}[],
 *            rest: {planned: number, actual: number}}}
 */
export function bars(blocks, pace, at) {
  const has = (block) => pace.planned?.[block.id] ?? Math.max(0, (block.minutes ?? 0) - (block.cut ?? 0));
  const planned = blocks.filter(has).map((block) => ({ id: block.id, size: has(block) }));
  const begun = blocks.filter((block) => spent(pace, block.id, at) > 0 || block.id === pace.block);
  const actual = begun.map((block) => {
    const took = spent(pace, block.id, at) / 60;
    const now = block.id === pace.block;
    const over = now ? Math.max(0, took - has(block)) : 0;
    return { id: block.id, size: took - over, over, now };
  });
  const sum = (rows) => rows.reduce((total, row) => total + row.size + (row.over ?? 0), 0);
  const whole = Math.max(sum(planned), sum(actual));
  return { planned, actual, rest: { planned: whole - sum(planned), actual: whole - sum(actual) } };
}
