/** Step 6: what could be better, everybody's scores one person at a time, and the reveal. */
import { html, intro } from "../lib.js";
import { Intro } from "../parts.js";
import { usePriorities } from "./priorities/asked.js";
import { Cards } from "./priorities/cards.js";
import { Opportunities } from "./priorities/list.js";
import { Scoring } from "./priorities/scoring.js";
import { Sources } from "./priorities/sources.js";

export function Priorities({ state }) {
  const told = usePriorities(state);
  return html`<div class="priorities">
    <${Intro} ...${intro(state, "priorities")} />
    <${Opportunities} state=${state} told=${told} />
    <div class="springs">
      <${Sources} state=${state} told=${told} />
      <${Cards} state=${state} told=${told} />
    </div>
    <${Scoring} state=${state} told=${told} />
  </div>`;
}
