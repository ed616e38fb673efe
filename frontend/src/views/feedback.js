/** Step 5: what customers really say, beside what the team has guessed. */
import { html, intro, useMemo, useState } from "../lib.js";
import { Button, Intro, Section } from "../parts.js";
import { Asking } from "./feedback/asking.js";
import { useHeard } from "./feedback/asked.js";
import { Bring } from "./feedback/bring.js";
import { Brought } from "./feedback/brought.js";
import { Comments } from "./feedback/comments.js";
import { Coders } from "./feedback/coders.js";
import { Empty } from "./feedback/empty.js";
import { useHeld } from "./feedback/held.js";
import { Guess } from "./feedback/guess.js";
import { Heard } from "./feedback/heard.js";
import { Measures } from "./feedback/measures.js";
import { NotRead } from "./feedback/notread.js";
import { Sources } from "./feedback/sources.js";
import { Trend } from "./feedback/trend.js";

export function Feedback({ state, options }) {
  const [report, tell] = useState(null);
  const heard = useHeard(state);
  // What was said there stays when the step has something to show at last.
  const done = (told) => {
    tell({ ...told, first: !heard.facts?.total });
    return heard.again();
  };
  const held = useHeld();
  return html`<div ref=${held}><p class="vh" role="status">${report?.said}</p>
    <${Step} state=${state} options=${options} heard=${heard} report=${report} onDone=${done} onClose=${() => tell(null)} /></div>`;
}

function Step({ state, options, heard: { facts, problem, again }, report, onDone, onClose }) {
  const words = intro(state, "feedback");
  if (problem && !facts) return html`<${Intro} ...${words} /><p class="msg" role="alert">${problem}</p>`;
  if (!facts) return html`<${Intro} ...${words} /><p class="soft" role="status">Reading what was said…</p>`;
  if (!facts.total) return html`<${Empty} state=${state} words=${words} facts=${facts} options=${options} again=${again} onDone=${onDone} />`;
  const told = report && html`<${Brought} state=${state} report=${report} onClose=${onClose} />`;
  return html`<${Full} state=${state} facts=${facts} words=${words} options=${options} again=${again} problem=${problem} onDone=${onDone} top=${report?.first && told} below=${!report?.first && told} />`;
}

/** The table of satisfaction alone, for a board. */
export function Satisfaction({ state }) {
  return html`<section class="feedback"><h3>How satisfied are they?</h3><${Measures} state=${state} facts=${state.heard} /></section>`;
}

function Full({ state, facts, words, options, again, problem, onDone, top, below }) {
  const [bringing, bring] = useState(false);
  const { headline } = facts;
  const brought = (told) => {
    bring(false);
    return onDone(told);
  };
  const guess = useMemo(() => html`<${Guess} state=${state} facts=${facts} again=${again} />`, [facts, state.doc, state.selected.touchpoint]);
  return html`<div class="feedback">
    <${Intro} eye=${words.eye} title=${headline.title || words.title} done=${headline.detail || words.done} />
    ${problem && html`<p class="msg" role="alert">${problem}</p>`}
    ${top}
    ${guess}
    <${Heard} state=${state} facts=${facts} again=${again} />
    ${facts.refused > 0 && html`<${NotRead} state=${state} count=${facts.refused} />`}
    <div class="more">
      <${Section} lazy title="How satisfied are they?" hint="NPS, CSAT and effort, by touchpoint, segment, channel …"><${Measures} state=${state} facts=${facts} /><//>
      <${Section} lazy title="Month by month" hint="what gets better, what gets worse"><${Trend} state=${state} facts=${facts} /><//>
      <${Section} lazy title="Every comment" hint=${`${facts.comments.toLocaleString("en")}, to search and to sort`}><${Comments} state=${state} facts=${facts} where=${{}} again=${again} /><//>
      <${Section} lazy title="Do two people read it alike?" hint=${facts.agreement?.short || "a second opinion on the themes"}><${Coders} state=${state} facts=${facts} again=${again} /><//>
      <${Section} title="Where it comes from" hint=${facts.sources_said}><${Sources} state=${state} facts=${facts} again=${again} /><//>
      <${Section} title="Ask them yourself" hint="a short survey and an interview guide, made from your map"><${Asking} state=${state} /><//>
    </div>
    <section class="bringing">
      ${below}
      ${bringing
        ? html`<h3>Bring more in</h3><${Bring} state=${state} options=${options} onDone=${brought} onLeave=${() => bring(false)} />`
        : html`<p class="row"><${Button} icon="plus" onClick=${() => bring(true)}>Bring more feedback in<//></p>`}
    </section>
  </div>`;
}
