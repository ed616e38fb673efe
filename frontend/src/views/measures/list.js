/** The measures, one line each: what it is, its trend, where it stands; a press opens its form below. */
import { classes, html, inWords, useId, useLayoutEffect, useRef, useState } from "../../lib.js";
import { Button, Icon } from "../../parts.js";
import { Editor } from "./editor.js";
import { Spark } from "./spark.js";
import { blankReading, termOf, told } from "./terms.js";

export function Gauges({ state, children }) {
  const heading = useId();
  const { measures } = state.doc;
  const [adding, setAdding] = useState(false);
  const list = useRef(null);
  const add = (term) => {
    setAdding(false);
    const id = state.add("measure", { name: "", kind: term.name, unit: term.unit, better: term.better });
    state.add("reading", blankReading(state, { id, kind: term.name }));
    state.select({ measure: id });
    state.focus("measure", id, "name");
  };
  return html`<section class="gauges" aria-labelledby=${heading}>
    <div class="gaugehead">
      <div role="status"><h3 id=${heading}>${state.facts?.measures?.headline || "What we follow"}</h3></div>
      <p class="row">
        ${children}
        <${Button} go=${!measures.length} icon="plus" aria-expanded=${String(adding)} data-field="workshop:workshop:measures" onClick=${() => setAdding(!adding)}>Add a measure<//>
      </p>
    </div>
    ${adding && html`<${Kinds} state=${state} onPick=${add} onLeave=${() => setAdding(false)} />`}
    ${measures.length > 0
      ? html`<ol ref=${list}>${measures.map((measure) => html`<${Row} key=${measure.id} state=${state} measure=${measure} />`)}</ol>`
      : !adding && html`<p class="soft">Nothing yet. Begin with the lowest moment of the map: which number would show that it hurts less?</p>`}
  </section>`;
}

/** Kinds to begin with, the usual ones first; each says what it is. */
function Kinds({ state, onPick, onLeave }) {
  const box = useRef(null);
  useLayoutEffect(() => box.current.querySelector("button")?.focus(), []);
  return html`<div class="measurekinds" role="group" aria-label="Kind of measure" ref=${box} onKeyDown=${({ key }) => key === "Escape" && onLeave()}>
    ${(state.vocabulary.measures ?? []).map((term) => html`<button type="button" key=${term.name} class="measurekind" onClick=${() => onPick(term)}>
      <b>${term.label}</b><span class="soft small">${inWords(state, term.definition ?? "") || "A number of your own, with its unit."}</span>
    </button>`)}
  </div>`;
}

function Row({ state, measure }) {
  const { id } = measure;
  const open = state.selected.measure === id;
  const body = useId();
  const said = told(state, id);
  const name = measure.name || termOf(state, measure.kind).label;
  return html`<li class=${classes("gauge", open && "open")}>
    <h4><button type="button" class="sum" aria-expanded=${String(open)} aria-controls=${body} onClick=${() => state.select({ measure: open ? null : id })}>
      <span class="what"><b dir="auto">${name}</b>${said.place && html`<small class="soft">at <bdi>${said.place}</bdi></small>`}</span>
      <${Spark} said=${said} />
      <span class="now">${said.latest ? html`<b class="num">${said.latest}</b><small class="soft num">${[said.reach, said.when].filter(Boolean).join(" · ")}</small>` : html`<small class="soft">no reading yet</small>`}</span>
      <span class="goal"><${Verdict} said=${said} /></span>
      <${Icon} name="chev" />
    </button></h4>
    <div id=${body} hidden=${!open}>${open && html`<${Editor} state=${state} measure=${measure} said=${said} />`}</div>
  </li>`;
}

/** The latest reading against target, promise and the first reading; a mark says it without colour. */
function Verdict({ said }) {
  const worse = said.trend?.sure && said.trend.good === false;
  return html`<span class=${classes("verdict", said.state)}>${said.state === "reached" && html`<${Icon} name="check" />`}${said.verdict}</span>
    ${said.promise && html`<span class=${classes(said.late && "pain")}>${said.late && html`<${Icon} name="warn" />`}${said.promise}</span>`}
    ${said.trend && html`<span class=${classes("soft", worse && "pain")}>Since ${said.trend.first}: ${said.trend.text}.</span>`}`;
}
