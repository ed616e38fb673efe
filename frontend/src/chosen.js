/** Which moment was chosen, and when: a choice of long ago does not count when the step opens again. */
import { momentId } from "./ops.js";

/** What to select so that a moment is seen. */
export const chosen = (persona, touchpoint) => ({ persona, touchpoint, moment: { id: momentId(persona, touchpoint), at: Date.now() } });
