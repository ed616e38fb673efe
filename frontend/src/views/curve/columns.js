/** What plots over touchpoints share: one column each, with a button for its head. */

/** Columns narrower than this many px have no room for names. */
export const NAMES = 68;

/** The arrows, Home and End go along the heads, which are one stop for the Tab key, and choose a touchpoint. */
export function along(event, onPick) {
  const { key, currentTarget } = event;
  const heads = [...currentTarget.parentElement.querySelectorAll(":scope > .col > .t")];
  const at = heads.indexOf(currentTarget.firstElementChild);
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: heads.length - 1 }[key];
  if (to === undefined || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (!heads[to]) return;
  heads[to].focus();
  onPick?.(heads[to].dataset.spot);
}
