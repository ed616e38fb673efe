/** Whose line that is, said at its end. */
import { classes, html } from "../../lib.js";
import { ends } from "../../moments.js";
import { Avatar } from "../../parts.js";

/** More names than this at one end are counted; the legend has them all. */
const NAMED = 3;

export function Ends({ rows, personas, place, front }) {
  const called = calls(personas);
  return ends(rows).map(({ feeling, personas: ids }) => {
    const who = personas.filter(({ id }) => ids.includes(id));
    const named = who.filter(({ id }) => !front || id === front);
    const names = (named.length ? named : who).map(({ id }) => called.get(id));
    return html`<span key=${feeling} class=${classes("end", !named.length && "quiet")} style=${`top:${place.y(feeling)}%`}>
      ${who.length < 3 && html`<span class="heads">${who.map(({ id, face }) => html`<${Avatar} key=${id} face=${face} size=${26} />`)}</span>`}
      <b dir="auto">${label(names)}</b>
    </span>`;
  });
}

/** What everybody is called where there is little room: by the first name, unless two share one. */
export function calls(personas) {
  const first = ({ name }) => name.trim().split(/[\s,]+/u)[0] || "No name yet";
  const firsts = personas.map(first);
  return new Map(personas.map((one, i) => [one.id, firsts.indexOf(firsts[i]) === firsts.lastIndexOf(firsts[i]) ? firsts[i] : one.name || firsts[i]]));
}

/** As many names as there is room for. */
export function label(names) {
  const shown = names.length > NAMED + 1 ? names.slice(0, NAMED) : names;
  const more = names.length - shown.length;
  return [...shown, ...(more ? [`${more} more`] : [])].join(", ");
}
