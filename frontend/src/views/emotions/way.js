/** Which moment is being written, and which come before and after it. */
import { emptyMoment, momentId } from "../../ops.js";

/** The selected persona and touchpoint, the first ones where nothing is selected, and their moment. */
export function present(state) {
  const { personas, touchpoints, moments } = state.doc;
  const persona = personas.find((one) => one.id === state.selected.persona) ?? personas[0];
  const touchpoint = touchpoints.find((one) => one.id === state.selected.touchpoint) ?? touchpoints[0];
  const id = momentId(persona.id, touchpoint.id);
  const moment = moments.find((one) => one.id === id) ?? emptyMoment(persona.id, touchpoint.id);
  return { persona, touchpoint, moment };
}

/** The moments before and after; behind a persona's last one comes the next persona's first. */
export function neighbours(state) {
  const { personas, touchpoints } = state.doc;
  const { persona, touchpoint } = present(state);
  const at = touchpoints.indexOf(touchpoint);
  const who = personas.indexOf(persona);
  const place = (nearby, person) => (nearby ? { persona: person, touchpoint: nearby } : null);
  return {
    before: place(touchpoints[at - 1], persona),
    next: place(touchpoints[at + 1], persona) ?? place(personas[who + 1] && touchpoints[0], personas[who + 1]),
  };
}
