/** Before anybody has been heard: what to do tonight. */
import { count, html, useId } from "../../lib.js";
import { Intro, Section } from "../../parts.js";
import { Asking } from "./asking.js";
import { Bring } from "./bring.js";
import { Out } from "./sources.js";

export function Empty({ state, words, facts, options, again, onDone }) {
  const { customers, themes } = state.doc;
  const id = useId();
  return html`<div class="feedback unheard">
    <${Intro} ...${words} />
    <${Out} state=${state} out=${facts.taken_out} again=${again} />
    <div class="tonight">
      <div>
        <${Silence} />
        ${themes.length
          ? html`<h3>The themes are here, their comments are not</h3>
            <p class="soft">${gone(facts.taken_out, count(themes.length, "theme"), customers || "customers")}</p>`
          : html`<h3>So far this map is what you believe</h3>
            <p class="soft">Nobody has asked the ${customers || "customers"} yet, or nobody has put the answers here. Half an hour tonight is enough for a first look:</p>`}
      </div>
      <ol>
        <li><b>Copy your last thirty reviews</b><span>from the page where people rate you, and paste them here, one on each line. Or what you wrote down in an interview.</span></li>
        <li><b>Save your survey or your tickets as a file</b><span>CSV or Excel, as they come. The kit finds out what the columns mean, and you correct it.</span></li>
        <li><b>Nothing written down?</b><span>Print the short survey below and lay it where people wait, or send it. Thirty answers tell a lot.</span></li>
      </ol>
    </div>
    <${Bring} state=${state} options=${options} onDone=${onDone} first />
    ${options?.kinds?.length > 0 && html`<h3 id=${id} class="good-for">What each kind of feedback is good for</h3>
      <dl class="good" aria-labelledby=${id}>${options.kinds.map(({ kind, label, good_for }) => html`<div key=${kind}><dt>${label}</dt><dd>${good_for}</dd></div>`)}</dl>`}
    <${Section} title="Ask them yourself" hint="a short survey and an interview guide, made from your map"><${Asking} state=${state} /><//>
  </div>`;
}

/** Why themes have no comments: a source took them along, or a file never had them. */
const gone = (out, themes, customers) => out
  ? `“${out.name}” took its comments along; what you found in them (${themes}) stays. Bring it back above, or bring in others:`
  : `What was found stays (${themes}). What single ${customers} said goes with its source, and no file of a workshop carries it. Bring their comments in to read them here:`;

/** The guess, and where the other curve will be. */
function Silence() {
  return html`<svg class="silence" viewBox="0 0 320 110" aria-hidden="true">
    <path class="zero" d="M0 55H320" />
    <path class="believed" d="M8 42C40 42 40 74 72 74S104 30 136 30s32 56 64 56 32-62 64-62 26 10 48 10" />
    ${[[72, 74], [136, 30], [200, 86], [264, 24]].map(([x, y]) => html`<circle cx=${x} cy=${y} r="5" />`)}
  </svg>`;
}
