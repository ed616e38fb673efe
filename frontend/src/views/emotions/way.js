/** Which moment is being written, and which come before and after it. */
import { chosen } from "../../chosen.js";
import { useLayoutEffect, useRef, useState } from "../../lib.js";
import { emptyMoment, momentId } from "../../ops.js";

/** How long a chosen moment is come back to, in ms: a reload or a pause, not last week's workshop. */
const LATELY = 30 * 60_000;

/** The selected persona and touchpoint, the first ones where nothing is selected, and their moment. */
export function present(state) {
  const { personas, touchpoints, moments } = state.doc;
  const persona = personas.find((one) => one.id === state.selected.persona) ?? personas[0];
  const touchpoint = touchpoints.find((one) => one.id === state.selected.touchpoint) ?? touchpoints[0];
  const id = momentId(persona.id, touchpoint.id);
  const moment = moments.find((one) => one.id === id) ?? emptyMoment(persona.id, touchpoint.id);
  return { persona, touchpoint, moment };
}

/** Where the step opens: at a moment that was chosen lately, else at the first one without a feeling. */
export function opening({ doc, selected }, now = Date.now()) {
  const { id, at } = selected.moment ?? {};
  const lately = now - at < LATELY && places(doc).find((place) => idOf(place) === id);
  return lately || unfelt(doc) || places(doc)[0];
}

/** The moments before and after; behind a persona's last one comes the next persona's first, then what was left out. */
export function neighbours(state) {
  const { personas, touchpoints } = state.doc;
  const { persona, touchpoint } = present(state);
  const at = touchpoints.indexOf(touchpoint);
  const who = personas.indexOf(persona);
  const place = (nearby, person) => (nearby ? { persona: person, touchpoint: nearby } : null);
  const next = place(touchpoints[at + 1], persona) ?? place(personas[who + 1] && touchpoints[0], personas[who + 1]);
  const left = next ? null : unfelt(state.doc, momentId(persona.id, touchpoint.id));
  return { before: place(touchpoints[at - 1], persona), next: next ?? left, left: Boolean(left) };
}

/** The same touchpoint as the persona `step` places on, round and round. */
export function asOther(state, step) {
  const { personas } = state.doc;
  const { persona, touchpoint } = present(state);
  const other = personas.at((personas.indexOf(persona) + step) % personas.length);
  return other === persona ? null : { persona: other, touchpoint };
}

const idOf = ({ persona, touchpoint }) => momentId(persona.id, touchpoint.id);
const places = ({ personas, touchpoints }) => personas.flatMap((persona) => touchpoints.map((touchpoint) => ({ persona, touchpoint })));

/** The first place without a feeling, but not `besides`. */
function unfelt(doc, besides) {
  const done = new Set(doc.moments.filter((one) => one.feeling !== null).map((one) => one.id));
  return places(doc).find((place) => !done.has(idOf(place)) && idOf(place) !== besides) ?? null;
}

/** Going to another moment puts the focus on its face, once it is drawn. */
export function useWay(state) {
  const root = useRef(null);
  const going = useRef(false);
  const show = ({ persona, touchpoint }) => state.select(chosen(persona.id, touchpoint.id));
  const [, drawAgain] = useState(false);
  useLayoutEffect(() => {
    show(opening(state));
    // At the first drawing the page does not listen yet to what is selected.
    drawAgain(true);
  }, []);
  useLayoutEffect(() => {
    if (!going.current) return;
    going.current = false;
    const faces = root.current.querySelector(".moment .faces");
    (faces.querySelector("[aria-pressed=true]") ?? faces.querySelector("button")).focus();
  }, [state.selected]);
  const go = (place) => {
    if (!place) return;
    going.current = true;
    show(place);
  };
  return { root, show, go };
}
